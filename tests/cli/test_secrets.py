"""What nobody should read in a report, however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from asterisk_ls.main import main
from asterisk_ls.schema.secrets import masked


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("password = hunter2", "password = *******"),
        ("password=>hunter2", "password=>*******"),
        ("password hunter2", "password *******"),
        ("password: hunter2", "password: *******"),
        ("secret\thunter2 ", "secret\t******* "),
        (";password=hunter2", ";password=*******"),
        ("passwrd = hunter2", "passwrd = *******"),
        ("dbpass = hunter2", "dbpass = *******"),
        ("key = hunter2", "key = *******"),
        ("outbound_auth/password = hunter2", "outbound_auth/password = *******"),
        ("set_var = SIP_PASSWORD=hunter2", "set_var = SIP_PASSWORD=*******"),
        ("register => joe:hunter2@host/6001", "register => joe:*******@host/6001"),
        ("register joe:hunter2@host", "register joe:*******@host"),
        ("register => joe:hunter2:auth@host", "register => joe:************@host"),
        ("contact = sip:joe:hunter2@host", "contact = sip:joe:*******@host"),
        ("outbound_proxy = sip:joe:hunter2 x@host", "outbound_proxy = sip:joe:*********@host"),
        ("contact = sip:joe:hun@ter2@host", "contact = sip:joe:********@host"),
        ("contact = <sip:joe:hunter2@>", "contact = <sip:joe:*******@>"),
        ("contact = sip:h:5060,sip:joe:1234,x@host", "contact = sip:h:5060,sip:joe:******@host"),
        ("contact sip:joe:hunter2@host;x = y", "contact sip:joe:*******@host;x = y"),
        ("register => joe:hun@ter2@host", "register => joe:********@host"),
        ("same => n,Dial(SIP/joe:hunter2@host)", "same => n,Dial(SIP/joe:*******@host)"),
        ("1234 => 4242,Joe", "1234 => ****,Joe"),
        ("1234 4242,Joe", "1234 ****,Joe"),
        ("agent => 1001,4242,Joe", "agent => 1001,****,Joe"),
        ("conf => 600,4242,4343", "conf => 600,*********"),
    ],
)
def test_a_secret_becomes_stars_of_the_same_length(line: str, shown: str) -> None:
    """The caret below the line stays where it belongs."""
    assert masked(line) == shown


@pytest.mark.parametrize(
    "line",
    [
        "",
        "password",
        "[6001](phone)",
        "contact = sip:6001@192.0.2.1:5060",
        "aors = 6001",
        "auth_type = password",
        "dtls_private_key = /etc/asterisk/keys/pbx.pem",
        "priv_key_file = /etc/asterisk/keys/pbx.pem",
        "exten => 1234,1,Dial(PJSIP/${EXTEN:1}@trunk)",
        "match = 2001:db8::1",
        "contact = sip:pbx:5060;x=a@b",
        "contact = sip:6001@[2001:db8::1]:5060",
        "contact = sip:pbx:5060,sip:6001@192.0.2.1",
    ],
)
def test_what_is_no_secret_stays_readable(line: str) -> None:
    """A report that hides what it is about helps nobody."""
    assert masked(line) == line


LEAKY = {
    "pjsip.conf": "[a]\ntype=auth\nusername=a\npassword hunter2\nsecret: hunter2\ndbpass=hunter2\nkey=hunter2\n",
    "sip.conf": "[general]\nregister => joe:hunter2@host\nregister joe:hunter2@host\n",
    "voicemail.conf": "[default]\n1234 hunter2,Joe\n1234 > hunter2,Joe\n1234 => hunter2,Joe\n",
    "res_pgsql.conf": "[general]\ndbpass=hunter2\ndbpass hunter2\n",
}


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit", "diff", "dump"])
def test_no_way_of_writing_a_secret_gets_it_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """Nor in a line that Asterisk cannot read, nor in what a fix makes of it."""
    for name, text in LEAKY.items():
        (tmp_path / name).write_text(text)
    arguments = {
        "diff": ["check", str(tmp_path), "--diff", "--unsafe-fixes"],
        "dump": ["dump", *(str(tmp_path / name) for name in LEAKY)],
    }
    main(arguments.get(form, ["check", str(tmp_path), "--format", form]))
    captured = capsys.readouterr()
    assert captured.out
    assert "hunter2" not in captured.out + captured.err

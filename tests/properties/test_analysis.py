"""An analysis that is kept up over edits is the one that a fresh look at the files gives."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.rules.base import SEVERITIES
from asterisk_ls.semantic import memo
from asterisk_ls.semantic.project import Project
from asterisk_ls.syntax.file import file_of
from asterisk_ls.text import Edit, Span

OFFICE = {
    "pjsip.conf": (
        "[udp]\ntype=transport\nbind=0.0.0.0\n\n[phone](!)\ntype=endpoint\nallow=ulaw\n\n"
        "[6001](phone)\nauth=6001\naors=6001\n\n[6001]\ntype=auth\nusername=6001\npassword=x\n\n"
        "[6001]\ntype=aor\nmax_contacts=1\n\n#include phones/*.conf\n"
    ),
    "phones/a.conf": "[6002](phone)\naors=6001\n\n[6002]\ntype=aor\n",
    "phones/b.conf": "[6003](phone)\nauth=gone\n",
    "pjsip_wizard.conf": "[trunk]\ntype=wizard\nremote_hosts=203.0.113.1\ntransport=udp\n",
    "http.conf": "[general]\nenabled=no\n",
    "rtp.conf": "[general]\nrtpstart=10000\n",
    "acl.conf": "[lan]\npermit=10.0.0.0/8\n",
    "sorcery.conf": "",
    "voicemail.conf": "[general]\nformat=wav\n\n[default]\n6001 => 4242,Anna\n",
    "queues.conf": "[general]\nautofill=yes\n\n[sales]\nmusicclass=jazz\nmember => PJSIP/6001\n",
    "modules.conf": "[modules]\nautoload=yes\nload=res_pjsip.so\nnoload=chan_iax2.so\n",
    "musiconhold.conf": "[jazz]\nmode=files\ndirectory=jazz\n",
    "extensions.conf": "[globals]\nMAIN=6001\n\n[phones]\nexten => ${MAIN},1,Dial(PJSIP/6001)\n same => n,Hangup()\ninclude => more\n",
}
PIECES = [
    "x",
    "\n",
    "[",
    "]",
    "=",
    "[6001](phone)\n",
    "[6004](phone,more)\nallow=g722\n",
    "[more](!,phone)\n",
    "[phone](!)\n",
    "[6001](+)\n",
    "[tcp]\ntype=transport\nbind=0.0.0.0:5061\n",
    "[trunk]\ntype=wizard\nremote_hosts=sip.example.com\naccepts_auth=yes\ninbound_auth/username=x\n",
    "[lan]\npermit=192.0.2.0/24\n",
    "type=aor\n",
    "mailboxes=6001@default,6002@more\nmoh_suggest=more\n",
    "6002 => 4711,Bob,,,attach=maybe|bogus=1\n",
    "aliasescontext=more\n",
    "[general]\nstrategy=linear\n",
    "[default](!)\n",
    "strategy=random\nmusicclass=more\nmember=PJSIP/6002\n",
    "noload=res_pjsip_authenticator_digest.so\n",
    "noload=res_pjsip.so\n",
    "autoload=no\n",
    "context=phones\n",
    "[anonymous]\ntype=endpoint\ncontext=more\nsubscribe_context=phones\n",
    "exten => _X.,1,Dial(PJSIP/${EXTEN}@trunk)\n",
    "exten => 6001,hint,PJSIP/6001\n",
    "[globals]\nMAIN=6002\n",
    "[more]\nexten => 6001,1(x),Goto(phones,6001,1)\n",
    "exten => 6001,1,NoOp()\n",
    "exten => 6001,x,NoOp()\n",
    "include => more\n",
    "[phones](+)\n same => n,Answer()\n",
    "regcontext=more\n",
    "type=auth\n",
    "type=endpoint\n",
    "type=global\n",
    "type=identify\nmatch=192.0.2.1\nendpoint=6001\n",
    "[both](+)\ntype=identify\nmatch=192.0.2.1,203.0.113.0/24\nendpoint=6002\n",
    "[other]\ntype=identify\nmatch=192.0.2.1\nmatch=203.0.113.9/24\nendpoint=6003\n",
    "[all](+)\ntype=identify\nmatch=203.0.0.0/8,0.0.0.0/0\nendpoint=6001\n",
    "[global]\ntype=global\nendpoint_identifier_order=username,ip\ndisable_multi_domain=yes\n",
    "identify_by=ip\n",
    "context=public\n",
    "outbound_auth=6001\n",
    "enabled=yes\n",
    "[line](+)\ntype=registration\nserver_uri=sip:example.com\nclient_uri=sip:6001@example.com\noutbound_auth=6001\n",
    "[ws]\ntype=transport\nprotocol=wss\nbind=0.0.0.0\n",
    "webrtc=yes\n",
    "icesupport=no\n",
    "type=registration\nserver_uri=sip:a@example.com\nclient_uri=sip:b@example.com\ntransport=tcp\n",
    "type=phoneprov\nendpoint=6001\nPROFILE=x\nMAC=aabbccddeeff\n",
    "acl=lan\n",
    "aors=6001,6002\n",
    "auth=6001\n",
    "max_contacts=many\n",
    "setvar=A=B\n",
    "allow+=,alaw\n",
    ";--\n",
    "--;\n",
    "; asterisk-ls: ignore\n",
    "; asterisk-ls: ignore-file[unknown-option]\n",
    "#include phones/b.conf\n",
    "[res_pjsip]\nauth=config,pjsip.conf,criteria=type=auth\n",
]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(sorted(OFFICE)), st.floats(0, 1), st.sampled_from([0, 0, 1, 40]), st.sampled_from(PIECES)
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=150, deadline=None)
@given(EDITS)
@example([("pjsip.conf", 0.0, 0, "[\n[e]()\n"), ("pjsip.conf", 0.004, 1, "[1]\n")])  # an empty name is anybody's
@example([("pjsip_wizard.conf", 0.0, 0, "[];--\n--;[]\n\nr=\n"), ("pjsip_wizard.conf", 0.12, 1, "")])  # two headers
@example(  # a file that two others include has two places in the order of reading
    [
        ("phones/a.conf", 0.0, 0, "[6001](phone)\n"),
        ("sorcery.conf", 0.0, 0, "#include phones/b.conf\n"),
        ("pjsip_wizard.conf", 0.0, 1, "[phone](!)\n"),
    ]
)
def test_after_any_edits_the_analysis_is_the_one_from_scratch(edits: list[tuple[str, float, int, str]]) -> None:
    """Findings, objects and log do not depend on the way on which the texts came to be."""
    check([(path, at, size, new) for path, at, size, new in edits])


@pytest.mark.parametrize("seed", range(5))
def test_a_long_session_stays_right(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many edits one after the other, most of them in one file, many at the start of a line.

    The lists of who asked about what wear out on the way.
    """
    monkeypatch.setattr(memo, "SPARE", 0)
    choice = random.Random(seed)  # noqa: S311 - nothing here is secret
    paths = ["pjsip.conf"] * 6 + sorted(OFFICE)
    check(
        [(choice.choice(paths), choice.random(), choice.choice([0, 0, 1, 9]), choice.choice(PIECES)) for _ in range(60)]
    )


MISTAKES = [
    "setvar=A=B\n",
    "direct_media=maybe\n",
    "; asterisk-ls: ignore\n",
    "aors=gone\n",
    "call_group=1\ncall_group=2\n",
    "allow=!all\n",
    "[6001]\ntype=aor\n",
    "[6002]\ntype=endpoint\nauth=gone\n",
    "[6003]\ntype=endpoint\n",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(MISTAKES), max_size=12), st.integers(1, 12))
def test_of_many_findings_the_gravest_are_given(mistakes: list[str], most: int) -> None:
    """As many as are asked for, sorted by position, and none that is left out is graver than one that is given."""
    text = "[6000]\ntype=endpoint\n" + "".join(mistakes)
    analysis = api.analysis(api.load({"pjsip.conf": text.encode()}).project)
    everything = analysis.findings("pjsip.conf")
    given_ = analysis.findings("pjsip.conf", most)
    assert [one for one in everything if one in given_] == list(given_)
    ranks = sorted(SEVERITIES.index(one.severity) for one in everything)
    assert sorted(SEVERITIES.index(one.severity) for one in given_) == ranks[:most]
    labels = {label for label, _ in analysis.project.source.file("pjsip.conf").items()}
    assert analysis.findings_in("pjsip.conf", labels) == everything


def test_an_address_that_changes_again_and_again() -> None:
    """Identifies are compared with those that are there now, not with those that were there before the first edit."""
    text = "".join(
        f"[{name}]\ntype=endpoint\n[{name}]\ntype=identify\nendpoint={name}\nmatch=192.0.2.{name}\n" for name in "12"
    )
    analysis = api.analysis(api.load({"pjsip.conf": text.encode()}).project)
    first, last = text.index("2.1\n") + 2, text.rindex("2.2\n") + 2
    found = []
    for at, digit in ((first, "2"), (first, "3"), (last, "3"), (last, "4"), (first, "4")):
        analysis = analysis.with_edit("pjsip.conf", Edit(Span(at, at + 1), digit))
        found.append([one.message for one in analysis.all_findings()])
    same = ["identify `1` is asked before, and takes it for endpoint `1`"]
    assert found == [same, [], same, [], same]


@pytest.mark.parametrize(
    ("pjsip", "other", "path", "before", "new"),
    [
        pytest.param(
            "[udp]\ntype=transport\nbind=0.0.0.0\n",
            "#include pjsip.conf\n",
            "pjsip.conf",
            "bind",
            "async_operations=1\n",
            id="a section that two files have, and an object for one of them",
        ),
        pytest.param(
            "[6001]\ntype=endpoint\nacl=lan\n#include pjsip.conf\n",
            "[lan]\npermit=10.0.0.0/8\n",
            "acl.conf",
            "]",
            "x",
            id="a file that includes itself, ten times deep",
        ),
    ],
)
def test_sections_that_are_read_more_than_once(pjsip: str, other: str, path: str, before: str, new: str) -> None:
    """They are told of as a fresh look does, in the order in which they are read."""
    texts = {"pjsip.conf": pjsip, "acl.conf" if path == "acl.conf" else "websocket_client.conf": other}
    analysis = api.analysis(api.load({name: text.encode() for name, text in texts.items()}).project)
    at = texts[path].index(before)
    texts[path] = texts[path][:at] + new + texts[path][at:]
    analysis = analysis.with_edit(path, Edit(Span(at, at), new))
    fresh = api.load({name: text.encode() for name, text in texts.items()})
    assert analysis.all_findings() == fresh.findings
    assert analysis.project.creations == fresh.project.creations


def check(edits: list[tuple[str, float, int, str]]) -> None:
    """Make the edits, and compare with what is read afresh after each."""
    texts = dict(OFFICE)
    analysis = api.analysis(api.load({path: text.encode() for path, text in texts.items()}).project)
    for path, at, size, new in edits:
        text = texts[path]
        start = text.rfind("\n", 0, int(at * len(text))) + 1 if size == 0 else int(at * len(text))
        texts[path] = text[:start] + new + text[start + size :]
        analysis = analysis.with_edit(path, Edit(Span(start, start + size), new))
        fresh = api.load({path: text.encode() for path, text in texts.items()})
        assert analysis.all_findings() == fresh.findings
        assert api.Loaded(analysis.project, ()).to_json() == fresh.to_json()
        again = Project(analysis.project.source, analysis.project.schema, analysis.project.environment)
        assert (again.creations, again.losses) == (analysis.project.creations, analysis.project.losses)


def test_a_dialplan_that_comes_and_goes() -> None:
    """Contexts are looked for once there is a dialplan, and no longer when it is gone."""
    analysis = api.analysis(
        api.load(
            {"pjsip.conf": b"[6001]\ntype=endpoint\ncontext=gone\naors=6001\n[6001]\ntype=aor\nmax_contacts=1\n"}
        ).project
    )
    found = []
    for file in (file_of("[phones]\nexten => 1,1,Answer()\n"), None):
        analysis = analysis.with_file("extensions.conf", file)
        found.append([one.rule for one in analysis.all_findings()])
    assert [[rule for rule in some if rule == "undefined-context"] for some in found] == [["undefined-context"], []]

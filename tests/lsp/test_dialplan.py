"""Somebody types in the dialplan."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

from lsp.client import PUSH, SERVER, insertion, server

DIALPLAN = """\
[phones]
exten => 100,1,Answer()
 same => n,Dial(PJSIP/6001,20,tT)
 same => n(busy),Goto(sales,200,1)

[sales]
exten => 200,1,Hangup()
"""
MARKDOWN = copy.deepcopy(PUSH)
MARKDOWN["textDocument"]["signatureHelp"] = {
    "signatureInformation": {
        "documentationFormat": ["markdown"],
        "parameterInformation": {"labelOffsetSupport": True},
    }
}


def test_what_is_typed_is_completed(tmp_path: Path) -> None:
    """From the application to its option letters, while the line has no end."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "extensions.conf", DIALPLAN)
        assert client.labels(uri, 2, 11)[0] == "Dial"
        client.change(uri, 2, insertion(3, 0, " same => n,VoiceMail(\n"))
        client.change(uri, 3, insertion(3, 21, "6001,"))
        offered = {item["label"]: item for item in client.at("completion", uri, 3, 26)["items"]}
        assert offered["u"]["detail"] == "the greeting for absence"
        resolved = client.ask("completionItem/resolve", offered["u"])
        assert resolved["documentation"]["value"] == "Option `u` of `VoiceMail`: the greeting for absence."
        application = next(one for one in client.at("completion", uri, 3, 13)["items"] if one["label"] == "VoiceMail")
        assert application["textEdit"]["newText"] == "VoiceMail"  # its parenthesis is there
        assert "Takes a message" in client.ask("completionItem/resolve", application)["documentation"]["value"]


def test_characters_that_bring_up_a_list(tmp_path: Path) -> None:
    """In the dialplan those of its grammar; in other files these say nothing."""
    with server(tmp_path) as client:
        assert set("{&@(,^") <= set(client.offers["completionProvider"]["triggerCharacters"])
        uri = client.open(tmp_path / "extensions.conf", "[phones]\nexten => 1,1,NoOp(${\nexten => 2,1,NoOp(a \n")
        other = client.open(tmp_path / "pjsip.conf", "[6001]\ntype = endpoint\nallow = {\n")

        def offered(uri: str, line: int, character: int, typed: str) -> list[Any]:
            context = {"triggerKind": 2, "triggerCharacter": typed}
            return list(client.at("completion", uri, line, character, context=context)["items"])

        assert offered(uri, 1, 20, "{")
        assert not offered(uri, 2, 20, " ")
        assert not offered(other, 2, 9, "{")


def test_a_list_that_comes_up_by_itself_begins_with_the_usual(tmp_path: Path) -> None:
    """All of them where somebody asks, and those that it may become once something is typed."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "extensions.conf", "[phones]\nexten => 1,1,\nexten => 2,1,csp\n")
        comma = {"triggerKind": 2, "triggerCharacter": ","}
        usual = client.at("completion", uri, 1, 13, context=comma)
        labels = {item["label"] for item in usual["items"]}
        assert usual["isIncomplete"]
        assert "Dial" in labels
        assert "ChanSpy" not in labels
        assert {"Dial", "ChanSpy"} <= set(client.labels(uri, 1, 13))
        assert "ChanSpy" in client.labels(uri, 2, 16)
        assert "Dial" not in client.labels(uri, 2, 16)


def test_signature_help(tmp_path: Path) -> None:
    """Where the parameter stands in the call, or what it says for a client that looks for it itself."""
    with server(tmp_path, capabilities=MARKDOWN) as client:
        assert client.offers["signatureHelpProvider"]["triggerCharacters"] == ["(", ","]
        uri = client.open(tmp_path / "extensions.conf", DIALPLAN)
        found = client.at("signatureHelp", uri, 2, 27)
        (signature,) = found["signatures"]
        start, end = signature["parameters"][found["activeParameter"]]["label"]
        assert signature["label"][start:end] == "timeout"
        assert signature["documentation"]["kind"] == "markdown"
        assert client.at("signatureHelp", uri, 0, 3) is None
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "extensions.conf", DIALPLAN)
        (signature,) = client.at("signatureHelp", uri, 2, 27)["signatures"]
        assert [one["label"] for one in signature["parameters"]][1:] == ["timeout", "options", "URL"]
        assert signature["documentation"]["kind"] == "plaintext"


def test_hover_shows_what_the_installed_asterisk_says(tmp_path: Path) -> None:
    """Below our own words, as for options."""
    sample = Path(__file__).parents[1] / "schema" / "documentation.xml"
    text = sample.read_text().replace('name="Sing"', 'name="Answer"').replace('option name="l"', 'option name="i"')
    installed = tmp_path / "core-en_US.xml"
    installed.write_text(text)
    options = {"documentation": str(installed)}
    with server(tmp_path, options=options) as client:
        uri = client.open(tmp_path / "extensions.conf", DIALPLAN.replace("Answer()", "Answer(0,i)"))
        found = client.at("hover", uri, 1, 17)["contents"]["value"]
        assert found.startswith("`Answer([delay[,options]])`")
        assert "The caller *hears* it." in found
        assert client.at("hover", uri, 1, 24)["contents"]["value"].endswith("\n\n---\n\nLoud.")


def test_the_words_of_the_dialplan_are_read_when_they_are_asked_for() -> None:
    """A server that has warmed up, and a directory without a dialplan, read nothing of them."""
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, cwd=SERVER)


SCRIPT = """
import io
import sys
from pygls.io_ import StdoutWriter
from asterisk_ls.lsp.main import new_server
server = new_server()
server.protocol.set_writer(StdoutWriter(io.BytesIO()))
params = {"processId": None, "rootUri": None, "capabilities": {}}
server.protocol.handle({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params})
server.warm_up()
server.session.open("file:///nowhere/pjsip.conf", 1, "[6001]\\ntype = aor\\n")
server.prepare("file:///nowhere/pjsip.conf")

def has_read():
    return "asterisk_ls.schema.dialplan" in sys.modules and bool(
        sys.modules["asterisk_ls.schema.dialplan"]._vocabulary.cache_info().misses
    )

assert not has_read()
server.session.open("file:///elsewhere/extensions.conf", 1, "[phones]\\n")
server.prepare("file:///elsewhere/extensions.conf")
assert has_read()
"""

"""The features of an editor on any text: at every offset they answer, and what they write is what they say."""

from __future__ import annotations

import functools
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.features.code_actions import actions
from asterisk_ls.features.completion import Key, Kind, completions, documentation
from asterisk_ls.features.document_symbols import document_symbols
from asterisk_ls.features.fixing import applied
from asterisk_ls.features.folding import folds
from asterisk_ls.features.hover import hover
from asterisk_ls.features.links import links
from asterisk_ls.features.naming import name_at
from asterisk_ls.features.references import highlights
from asterisk_ls.features.rename import Prepared, Refusal, Renaming, prepare_rename, rename
from asterisk_ls.features.signature_help import signature_help
from asterisk_ls.features.snippet_texts import SNIPPETS
from asterisk_ls.features.snippets import filled_in
from asterisk_ls.features.workspace_symbols import workspace_symbols
from asterisk_ls.syntax.file import file_of
from asterisk_ls.text import Span, decode

if TYPE_CHECKING:
    from asterisk_ls.features.code_actions import Action
    from asterisk_ls.semantic.project import Project

CORPUS = Path(os.environ.get("ASTERISK_LS_CORPUS", Path(__file__).parents[2].parent / "shared/corpus"))
SECRETS = ("hunter2", "letmein", "4242")
"""What stands behind every password of the texts."""
BESIDE = {
    "templates.conf": b"[phone](!)\ntype = endpoint\ncontext = phones\n",
    "acl.conf": b"[office]\npermit = 192.0.2.0/24\n",
    "extensions.conf": b"[phones]\nexten => 6001,1,NoOp()\n",
    "voicemail.conf": b"[default]\n6001 => 4242,Anna\n",
}
"""Files that are there as well."""
TEXTS = {
    "pjsip.conf": (
        "",
        "\n",
        "\ufeff[6001]\ntype = aor\n",
        "[",
        "[6001](",
        "[6001](phone,",
        "[6001](!)(phone) x\n",
        "[6001](+type=aor)\nmax_contacts = 1\n",
        "#",
        '#include "',
        "#tryinclude templates.conf ; all of them\n[6001](phone)\nauth = 6001 , ,anna\n",
        "#exec /bin/true\n",
        "= x\n\\= y\n\\name = z\n+= 1\n => 2\n",
        "[6001]\r\ntype = endpoint\r\nallow=!all,ulaw,ALAW\r\naors=6001\r\n",
        "[6001]\ntype => auth\nusername = 6001\npassword = hunter2 ; letmein\nset_var = PASSWORD=letmein\nsetvar = a=b\n",
        "[a]\ntype = aor\ntype = auth\nmax_contacts = many\ncontact = sip:a:letmein@192.0.2.1\n",
        "[a]\n;--\ntype = aor\n--; max_contacts = ;-- x --; 1\n--;\n[b]\ntype=aor\n",
        "[a](nobody)\nallow = ula,gsm,\ndtmf_mode = \ntransport = x\nwebrtc = maybe\nacl = home\n",
        "[rules]\ntype = acl\nacl = office, home\n\n[6001]\ntype = identify\nendpoint = carrier\nmatch = x\n",
        "[6001]\ntype = endpoint\nauth = 6001\naors = 6001,6002\nmailboxes = 6001@default\ncontext = \\;phones\n",
        "[global]\ntype = global\ndebug = no\n[global]\ntype = global\n[x]\ntype = globl\nendpoint_identifier_order = ip\n",
        "[\0]\ntype\0 = aor\n[\udce9]\ntype = aor\n",
    ),
    "pjsip_wizard.conf": (
        "[6001]\ntype = wizard\naccepts_auth = yes\ninbound_auth/username = a\ninbound_auth/password = hunter2\n",
        "[6001]\ntype = wizard\nendpoint/allow = ulaw\naor/max_contacts = many\nremote_hosts = x\n",
    ),
    "confbridge.conf": (
        "[general]\n[sales]\ntype = bridge\nmax_members = 10\nvideo_mode = x\n[menu]\ntype = menu\n* = x\n",
    ),
    "queues.conf": ("[general]\nautofill = yes\n[sales]\nstrategy = ringall\nmember => PJSIP/6001\n",),
    "voicemail.conf": ("[general]\nformat = wav\n[default]\n6001 => 4242,Anna\n",),
    "nothing.conf": ("[a]\nb = c\n",),
    "extensions.conf": (
        (
            "[general]\nstatic = yes\n[globals]\nTRUNK = PJSIP/anna:letmein@x\nTRUNKPASS = hunter2\n"
            "[phones]\nexten => 1,1,NoOp(${TRUNK}${TRUNKPASS})\n"
        ),
        (
            "[phones](!)\nexten => 6001,1,Dial(PJSIP/6001,20,tTU(sub^a^b)L(1:2))\nsame => n(again),Goto(again)\n"
            "same=>n,Goto(phones,6001,again)\n[more](phones)\ninclude => phones\ninclude => phones,9:00-17:00,*,*,*\n"
        ),
        (
            "[phones]\nexten => _NXX!/_6[0-9]X.,1,GotoIf($[${X}]?a:more,${EXTEN:1:-1},1)\nexten=>1,hint,PJSIP/6001&Local/1@a\n"
            "exten => 1,n+2(x),Set(CALLERID(num)=${IF($[1]?${LEN(${X})}:b)})\nsame = n,MSet(A=1,HASH(x,y)=${CUT(A,-,1)})\n"
        ),
        (
            "[a]\nexten => s,1,ExecIf($[1]?Set(X=1):Playback(a,skip))\nsame => n,TryExec(Dial(${X}\nsame => n,Exec(\n"
            "same => n,VoiceMail(6001@default&6002,u)  ; x\nexten\nexten =>\nexten => ,\nexten => 1,(\nsame => n,)(\n"
        ),
        (
            "[a]\nexten => [2,1,A(\nexten => _.,1,ChannelRedirect(${CHANNEL},a,1,1)\nswitch => Realtime/a@b\nignorepat => 9\n"
            "same => n,Originate(PJSIP/6001,exten,a,s,1)\nsame => n,Dial(,,\\,$\nsame => n,Goto(a^b,$[,${\n"
        ),
    ),
}
CASES = [
    pytest.param(path, text, id=f"{path} {number}") for path, some in TEXTS.items() for number, text in enumerate(some)
]
PIECES = ("[", "]", "(", ")", "!", "+", "=", "=>", ",", ";", ";--", "--;", "\n", "\r\n", " ", "\\", "#include ", '"')
WORDS = (
    "6001",
    "phone",
    "type",
    "aor",
    "endpoint",
    "allow",
    "ulaw",
    "aors",
    "auth",
    "password",
    "=6001",
    "templates.conf",
)

DIALPLAN_PIECES = (
    *("(", ")", ",", "${", "}", "$[", "]", ":", "?", "=", "&", "^", "@", "/", '"', "\\", " ", "\n", "same => n,"),
    *("Dial", "Goto", "GotoIf", "Set", "ExecIf", "CALLERID", "EXTEN", "PJSIP", "6001", "phones", "n", "U", "_X."),
)


def _project(path: str, text: str) -> Project:
    return _loaded(path, text).project


@functools.lru_cache(maxsize=4)
def _loaded(path: str, text: str) -> api.Loaded:
    return api.load({**BESIDE, path: text.encode("utf-8", "surrogateescape")})


def check_everywhere(path: str, text: str) -> None:
    """Ask for everything at every offset, and beyond the end."""
    project = _project(path, text)
    text = decode(text.encode("utf-8", "surrogateescape"))
    check_structure(project, path, text)
    for offset in range(len(text) + 2):
        check_completion(project, path, text, offset)
        check_options(path, text, offset)
        check_names(project, path, text, offset)
        check_signature(project, path, offset)
        found = hover(project, path, offset)
        if found is not None:
            assert found.text
            assert found.span.start <= min(offset, len(text)) <= found.span.end
            assert "\n" not in text[found.span.start : found.span.end]
            assert not any(secret in found.text for secret in SECRETS)


def check_names(project: Project, path: str, text: str, offset: int) -> None:
    """A name holds the cursor; it is among the places that name the same; what a rename writes lies in its file."""
    name = name_at(project, path, offset)
    if name is None:
        return
    assert name.span.start - 1 <= min(offset, len(text)) <= name.span.end
    if name.things:
        assert name.span in [one.span for one in highlights(project, path, offset)] or not name.is_plain
    prepared, found = prepare_rename(project, path, offset), rename(project, path, offset, "a-new-name")
    assert isinstance(found, Renaming) is isinstance(prepared, Prepared) or isinstance(found, Refusal)
    for edit in found.edits if isinstance(found, Renaming) else ():
        file = project.source.file(edit.path)
        assert file is not None
        assert "\n" not in file.text[edit.span.start : edit.span.end]


def check_structure(project: Project, path: str, text: str) -> None:
    """Entries lie within each other, folds within the file, links on one line, and no secret is shown."""
    for entry in document_symbols(project, path):
        for one in (entry, *entry.children):
            assert one.name
            assert (entry.whole[:2]) <= one.whole[:2] <= one.name_at[:2] <= one.name_at[2:]
            assert one.name_at[2:] <= one.whole[2:] <= entry.whole[2:] <= (text.count("\n"), len(text))
            assert not any(secret in one.detail for secret in SECRETS)
    file = project.source.file(path)
    assert file is not None
    assert all(0 <= fold.first < fold.last <= file.lines for fold in folds(file))
    assert all("\n" not in text[link.span.start : link.span.end] for link in links(project, path))
    assert all(found.name for found in workspace_symbols(project, "a"))


@functools.cache
def is_documented(key: Key) -> bool:
    """Whether there is something to say about an item; asked often about the same ones."""
    return bool(documentation(api.load({}).project.schema, key))


def check_signature(project: Project, path: str, offset: int) -> None:
    """The parameters stand in the call, and one of them is being written if there are any."""
    found = signature_help(project, path, offset)
    if found is not None:
        assert all(found.label[span.start : span.end] for span in found.parameters)
        assert len(found.texts) == len(found.parameters)
        assert found.active in range(max(1, len(found.parameters)))


def check_options(path: str, text: str, offset: int) -> None:
    """An option that is taken is one that Asterisk reads."""
    found = completions(_project(path, text), path, offset, snippets=False)
    for item in [item for item in found.items if item.kind is Kind.OPTION][:3]:
        new = file_of(text[: item.span.start] + item.text + text[item.span.end :])
        here = new.at_offset(item.span.start)
        assert here is not None
        assert any(option.name == item.label for option in here[1].options)


def check_completion(project: Project, path: str, text: str, offset: int) -> None:
    """What is replaced holds the cursor and lies on one line; what is written is there afterwards."""
    for snippets in (True, False):
        for item in completions(project, path, offset, snippets=snippets).items:
            assert 0 <= item.span.start <= min(offset, len(text)) <= item.span.end <= len(text)
            assert "\n" not in text[item.span.start : item.span.end]
            assert snippets or not item.is_snippet
            assert not any(secret in item.text for secret in SECRETS)
            assert item.sort
            assert not item.key or is_documented(item.key)


@pytest.mark.parametrize(("path", "text"), CASES)
def test_every_offset_has_an_answer(path: str, text: str) -> None:
    check_everywhere(path, text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES + WORDS), max_size=24).map("".join))
def test_every_offset_of_any_text_has_an_answer(text: str) -> None:
    check_everywhere("pjsip.conf", text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(DIALPLAN_PIECES), max_size=24).map("".join))
def test_every_offset_of_any_line_of_the_dialplan_has_an_answer(text: str) -> None:
    check_everywhere("extensions.conf", f"[phones]\nexten => 6001,1,{text}\n")


@pytest.mark.parametrize(
    "path",
    ["pjsip.conf", "pjsip_wizard.conf", "confbridge.conf", "queues.conf", "features.conf", "extensions.conf"],
)
@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus")
def test_every_line_of_a_sample_has_an_answer(path: str) -> None:
    """Of each line three offsets, since there are many."""
    text = decode((CORPUS / "samples-22" / path).read_bytes())
    project = api.load({path: text.encode("utf-8", "surrogateescape")}).project
    start = 0
    for line in text.split("\n"):
        for offset in (start, start + len(line) // 2, start + len(line)):
            if not line.startswith(";"):
                check_completion(project, path, text, offset)
                hover(project, path, offset)
        start += len(line) + 1


def _applied(text: str, path: str, action: Action) -> str:
    return applied(text, [edit for edit in action.edits if edit.path == path])


@pytest.mark.parametrize(("path", "text"), CASES)
def test_what_an_action_cures_is_gone(path: str, text: str) -> None:
    """Each action is done by itself; its finding is not found again."""
    loaded = _loaded(path, text)
    text = loaded.text(path)
    findings = [finding for finding in loaded.findings if finding.location.path == path]
    before = Counter((finding.rule, finding.message) for finding in findings)
    for action in actions(loaded.project, path, Span(0, len(text)), findings):
        files = {**BESIDE, path: _applied(text, path, action).encode("utf-8", "surrogateescape")}
        for other in {edit.path for edit in action.edits} - {path}:
            files[other] = _applied(decode(BESIDE[other]), other, action).encode()
        after = Counter((finding.rule, finding.message) for finding in api.load(files).findings)
        if action.finding is not None:
            key = (action.finding.rule, action.finding.message)
            assert after[key] < before[key], action.title


@pytest.mark.parametrize(("path", "snippet"), [(path, one) for path, some in SNIPPETS.items() for one in some])
def test_a_snippet_is_a_working_configuration(path: str, snippet: object) -> None:
    """Once its password is filled in, nothing in it is wrong, and all of its sections load."""
    text = filled_in(snippet.text).replace("password =\n", "password = example\n")  # type: ignore[attr-defined]
    transport = "[udp]\ntype = transport\nbind = 0.0.0.0:5070\n"
    files = {"pjsip.conf": transport + text} if path == "pjsip.conf" else {"pjsip.conf": transport, path: text}
    loaded = api.load({name: content.encode() for name, content in files.items()})
    assert not [one for one in loaded.findings if one.severity in (api.Severity.ERROR, api.Severity.WARNING)]
    assert loaded.objects
    assert not loaded.lost

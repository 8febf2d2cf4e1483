"""Fixes cure: what they write is read as their titles say, and nothing is left to fix."""

from collections import Counter
from collections.abc import Mapping

from hypothesis import example, given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.features.fixing import applied, fixed
from asterisk_ls.findings.report import LocatedFinding, LocatedFix
from asterisk_ls.text import decode, encode

Files = dict[str, bytes]

NAMES = [
    "6001",
    "alice",
    "phone",
    "1000-auth;;",
    "\ttab",
    " blank ",
    "a,b",
    ">x",
    "transport-tls",
    "transport-ws",
    "é",
    "x\\",
]
TYPES = [
    "endpoint",
    "aor",
    "auth",
    "identify",
    "registration",
    "transport",
    "global",
    "peer",
    "Endpoint",
    "endpiont",
    "resource_list",
]
LINES = [
    "allow = ulaw;g729",
    "allow = ulaw,,alaw",
    "allow = (ulow,)",
    "allow = ulow,alow:20,pcma",
    "allow = ulaw|g711|bogus",
    "disallow = all",
    "disallow = !ulaw",
    "allow = !all",
    "auth_type = oauth",
    "auth_type = userpas",
    "identify_by = transport,usrname",
    "direct_media = maybe",
    "rtp_symmetric = enabled",
    "force_rport = ",
    "direct_media_method = nope",
    "dtmf_mode = rfc2833",
    "callerid_privacy = secret",
    "endpoint_identifier_order = ip, anonymos,x",
    "security_mechanisms = sdes",
    "tos_audio = expedited",
    "contact = 192.0.2.1",
    "contact = sip:u@" + "a.b" * 100,
    "contact = " + "a.b" * 100,
    "contact = sip:6001@192.0.2.1;transport=tcp;lr",
    "outbound_proxy = proxy.example.com;lr",
    "outbound_proxy = sip:proxy.example.com:abc",
    "server_uri = sip.example.com:5060",
    "client_uri = " + "x.y" * 100,
    "client_uri = sip:@@",
    "match = 010.0.0.1, 10.1",
    "bind = 5060",
    "max_contacts = ten",
    "setvar = A=B",
    "set_var = A",
    "max_contacts: 5",
    "secret = a;b",
    "username = x",
    "password = x;y",
    "inlcude = x",
    "#includeifexists other.conf",
    "#inclde other.conf",
    'include "other.conf"',
    "tryinclude other.conf",
    "# a comment",
    "#============",
    "// another",
    "#include 'other.conf'",
    "[unclosed",
    "[unclosed](phone",
    "endpoint = alice",
    "line = no",
    "threadpool_max_size = 10",
    "type = aor",
    "call_group = 1-3,x",
    "call_group = 1",
    "call_group = 2",
    "timers = sometimes",
    "timers_sess_expires = 60",
    "dtls_setup = both",
    "webrtc = yes",
    "use_avpf = no",
    "media_encryption = sdes",
    "method = tlsv9",
    "protocol = tpc",
    "list_item = a,a",
    "event = presense",
    "; asterisk-ls: ignore[unkown-option]",
]  # fmt: skip
REFERENCES = ["auth", "aors", "outbound_auth", "transport", "endpoint", "acl"]
SLIPS = st.sampled_from(["", "x", ";", "\\;", "s", "é"])


@st.composite
def sections(draw: st.DrawFn) -> str:
    """A section with mistakes, among them names that are nearly those of other sections."""
    name = draw(st.sampled_from(NAMES)).replace(";", r"\;")
    modifiers = draw(st.sampled_from(["", "", "", "(!)", "(phone)", "(+)", "( phone )", "(phnoe)", "(alise,!)"]))
    lines = [f"[{name}]{modifiers}", f"type = {draw(st.sampled_from(TYPES))}"]
    lines += draw(st.lists(st.sampled_from(LINES), max_size=4))
    for option in draw(st.lists(st.sampled_from(REFERENCES), max_size=2)):
        target = draw(st.sampled_from(NAMES))
        lines.append(f"{option} = {target.replace(';', draw(st.sampled_from([';', chr(92) + ';'])))}{draw(SLIPS)}")
    return "".join(f"{line}\n" for line in lines)


BROKEN = st.lists(sections(), min_size=1, max_size=6).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(BROKEN, st.sampled_from(["safe", "unsafe"]))
@example("[e]\ntype=endpoint\nallow = ulaw;g729\n", "unsafe")
@example("[1000-auth\\;\\;]\ntype=auth\nusername=x\npassword=x\n\n[1000]\ntype=endpoint\nauth=1000-auth\\;\n", "unsafe")
@example("[\tauth]\ntype=auth\nusername=x\npassword=x\n\n[1000]\ntype=endpoint\nauth=auths\n", "unsafe")
def test_fixes_settle(text: str, kind: str) -> None:
    """Whatever fix is left would cost an object that Asterisk has, and a second run changes nothing."""
    files, unsafe = _files(text), kind == "unsafe"
    after = {**files, **_fixed(files, unsafe=unsafe)}
    loaded = _load(after)
    for finding in loaded.findings:
        for fix in finding.fixes:
            if fix.safe or (unsafe and not fix.choice and fix is finding.fixes[0]):
                now = _load(_with(after, fix)).objects
                assert any(not set(ids) <= set(now.get(type_, ())) for type_, ids in loaded.objects.items()), fix.title
    assert _fixed(after, unsafe=unsafe) == {}


@settings(max_examples=200, deadline=None)
@given(BROKEN)
@example("[\ttab]\ntype = endpoint\n\n[\ttab](+)\ntype = endpoint\n")  # another section adds to it by that name
def test_each_fix_cures_what_it_is_for(text: str) -> None:
    """After one fix alone, there is one finding of that rule less that says the same, and none on what was written."""
    files = _files(text)
    findings = _load(files).findings
    for finding in findings:
        for fix in finding.fixes:
            said, left = _said(findings, finding), _said(_load(_with(files, fix)).findings, finding)
            assert left[finding.message] < said[finding.message], (finding.rule, fix.title)


def _files(text: str) -> Files:
    return {"pjsip.conf": encode(text), "other.conf": b"[far]\ntype=aor\n", "acl.conf": b"[lan]\npermit=10.0.0.0/8\n"}


def _load(files: Mapping[str, bytes]) -> api.Loaded:
    return api.load(dict(files))


def _fixed(files: Files, *, unsafe: bool) -> Mapping[str, bytes]:
    return fixed(files, _load(files), _load, unsafe=unsafe, wanted=lambda _: True).changed


def _with(files: Files, fix: LocatedFix) -> Files:
    """The files after one fix."""
    after = dict(files)
    for path in {edit.path for edit in fix.edits}:
        edits = [edit for edit in fix.edits if edit.path == path]
        after[path] = encode(applied(decode(files[path]), edits))
    return after


def _said(findings: tuple[LocatedFinding, ...], like: LocatedFinding) -> Counter[str]:
    """How often the rule of a finding says what in that file."""
    return Counter(one.message for one in findings if one.rule == like.rule and one.location.path == like.location.path)

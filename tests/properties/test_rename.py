"""A rename leaves a configuration as it was, but for the name."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from hypothesis import event, given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.features.fixing import applied
from asterisk_ls.features.naming import name_at
from asterisk_ls.features.references import references
from asterisk_ls.features.rename import Prepared, Refusal, Renaming, prepare_rename, rename
from asterisk_ls.text import decode, encode

Files = dict[str, bytes]
FILES = (
    "pjsip.conf",
    "more.conf",
    "pjsip_wizard.conf",
    "acl.conf",
    "musiconhold.conf",
    "extensions.conf",
    "queues.conf",
    "voicemail.conf",
)

NAMES = ["6001", "6002", "phone", "Phone", "carrier", "carrier-iauth", "udp", "lan", "a\\;b", "global"]
CONTEXTS = ["phones", "menu", "macro-ring", "out"]
EXTENSIONS = ["6001", "6002", "s", "_6XXX", "_X."]
LABELS = ["", "(top)", "(again)"]
CALLS = [
    "NoOp()",
    "Goto(top)",
    "Goto(6001,1)",
    "Goto(menu,s,1)",
    "Goto(phones,6001,again)",
    "GotoIf($[1]?again:menu,6002,top)",
    "Gosub(out,s,1(a,b))",
    "Dial(PJSIP/6001&PJSIP/6002/sip:6001@192.0.2.1,20,m(phone)G(menu^s^1))",
    "Dial(Local/6001@phones)",
    "Dial(PJSIP/${EXTEN})",
    "Goto(me${X},s,1)",
    "Macro(ring,6001)",
    "VoiceMail(6001@default&6002@default,u)",
    "Queue(6001)",
    "MusicOnHold(Phone)",
    "ExecIf($[1]?Dial(PJSIP/6001):Goto(again))",
    "Set(X=${PJSIP_ENDPOINT(6001,context)})",
    "Set(X=PJSIP/6001)",
    "Dial(PJSIP/carrier) ; PJSIP/6001",
]
NEW = [*NAMES, *CONTEXTS, "top", "macro-call", "7001", "7001", "7001", "seven", "anonymous", "a;b", ""]
TYPES = ["endpoint", "aor", "auth", "identify", "transport", "registration", "acl", "peer"]
OPTIONS = {
    "endpoint": ["auth", "aors", "aors", "outbound_auth", "transport", "acl", "moh_suggest"],
    "identify": ["endpoint"],
    "registration": ["endpoint", "transport", "outbound_auth"],
    "acl": ["acl"],
}
FIXED = {
    "identify": "match = 192.0.2.1\n",
    "auth": "username = x\npassword = example\n",
    "transport": "bind = 0.0.0.0\n",
    "registration": "server_uri = sip:a@192.0.2.1\nclient_uri = sip:b@192.0.2.1\n",
}
MODIFIERS = ["", "", "", "(!)", "(phone)", "(!,phone)", "(6001)", "(+)", "(+type=aor)", "(Phone,6002)"]
COMMENTS = ["; 6001 phone\n", ";--\naors = 6001\n[phone]\n--;\n", "aors = 60;-- x --;01\n", ""]


@st.composite
def sections(draw: st.DrawFn) -> str:
    """A section that names others."""
    type_ = draw(st.sampled_from(TYPES))
    lines = [f"[{draw(st.sampled_from(NAMES))}]{draw(st.sampled_from(MODIFIERS))}\n"]
    lines += [f"type = {type_}\n"] * draw(st.integers(0, 1)) + [FIXED.get(type_, "")]
    for option in draw(st.lists(st.sampled_from(OPTIONS.get(type_, ["@x"])), max_size=3)):
        names = draw(
            st.lists(st.sampled_from(NAMES), min_size=1, max_size=3 if option in ("aors", "auth", "acl") else 1)
        )
        lines.append(f"{option} {draw(st.sampled_from(['=', '=', '=>', '+=']))} {', '.join(names)}\n")
    lines.append(draw(st.sampled_from(COMMENTS)))
    return "".join(lines)


QUEUES = """\
[6001]
musicclass = phone
context = phones
member => PJSIP/6001,0,PJSIP/6001
member => Local/6001@phones/n
"""


@st.composite
def dialplans(draw: st.DrawFn) -> str:
    """Contexts that go to each other."""
    found = []
    for context in draw(st.lists(st.sampled_from(CONTEXTS), min_size=1, max_size=4)):
        found.append(f"[{context}]\n")
        found += [f"include => {name}\n" for name in draw(st.lists(st.sampled_from(CONTEXTS), max_size=1))]
        for exten in draw(st.lists(st.sampled_from(EXTENSIONS), max_size=3)):
            calls = draw(st.lists(st.sampled_from(CALLS), min_size=1, max_size=3))
            found.append(f"exten => {exten},1{draw(st.sampled_from(LABELS))},{calls[0]}\n")
            found += [f" same => n{draw(st.sampled_from(LABELS))},{call}\n" for call in calls[1:]]
            found += [f"exten => {exten},hint,PJSIP/6001&Local/6001@phones\n"] * draw(st.integers(0, 1))
    return "".join(found)


BASE = """\
[udp]
type = transport
bind = 0.0.0.0
[6001]
type = endpoint
auth = 6001
aors = 6001,6002
context = phones
mailboxes = 6001@default
[6001]
type = auth
username = 6001
password = example
[6001]
type = aor
max_contacts = 1
"""
WIZARD = """\
[{0}]
type = wizard
remote_hosts = 192.0.2.7
accepts_auth = yes
inbound_auth/username = x
inbound_auth/password = example
endpoint/acl = lan
transport = udp
"""


@st.composite
def directories(draw: st.DrawFn) -> Files:
    """A `pjsip.conf` in two files, a wizard, access lists, music."""
    some = draw(st.lists(sections(), max_size=6))
    cut = draw(st.integers(0, len(some)))
    texts = {
        "pjsip.conf": BASE + "".join(some[:cut]) + "#include more.conf\n" + "".join(some[cut:]),
        "more.conf": draw(sections()),
        "pjsip_wizard.conf": WIZARD.format(draw(st.sampled_from(["carrier", "6001"]))),
        "acl.conf": "[lan]\npermit = 10.0.0.0/8\n[6001]\npermit = 10.0.0.0/8\n",
        "extensions.conf": draw(dialplans()),
        "queues.conf": QUEUES,
        "voicemail.conf": "[default]\n6001 => 1,A\n6002 => 1,B\n[phones]\n6001 => 1,C\n",
        "musiconhold.conf": "[Phone]\nmode = files\ndirectory = x\n",
    }
    return {path: encode(text) for path, text in texts.items()}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(directories(), st.floats(0, 1), st.sampled_from(NEW))
def test_a_rename_changes_a_name_and_nothing_else(files: Files, at: float, new: str) -> None:
    """Asterisk has the same objects, and nothing is found that was not found before. Comments are what they were."""
    before = api.load(files)
    path, offset = _chosen(before, at)
    prepared = prepare_rename(before.project, path, offset)
    found = rename(before.project, path, offset, new)
    event("renamed" if isinstance(found, Renaming) else "refused" if isinstance(prepared, Prepared) else "impossible")
    if not isinstance(found, Renaming):
        return
    assert isinstance(prepared, Prepared)
    changed = _after(files, found)
    after = api.load(changed)
    _check_objects(before.objects, after.objects, prepared.name, new)
    _check_objects(_lost(before), _lost(after), prepared.name, new)
    assert _dialplan(before, prepared.name, new) == _dialplan(after, prepared.name, new)
    assert not Counter(one.rule for one in after.findings) - Counter(one.rule for one in before.findings)
    for name, data in files.items():
        assert _comments(data) == _comments(changed[name])


@settings(max_examples=12, deadline=None, derandomize=True)
@given(directories(), st.floats(0, 1))
def test_a_rename_can_be_taken_back(files: Files, at: float) -> None:
    """With the old name again, the files are what they were, but for how a name was written."""
    before = api.load(files)
    path, offset = _chosen(before, at)
    prepared = prepare_rename(before.project, path, offset)
    found = rename(before.project, path, offset, "seven")
    if not isinstance(found, Renaming) or not isinstance(prepared, Prepared) or ";" in prepared.name:
        return
    changed = _after(files, found)
    first = next(edit for edit in found.edits if edit.path == path)
    back = rename(api.load(changed).project, path, first.span.start, prepared.name)
    if isinstance(back, Refusal) and "another section" in back.reason:
        return  # one that could not be meant kept the name
    assert isinstance(back, Renaming), back
    assert {name: data.lower() for name, data in _after(changed, back).items()} == {
        name: data.lower() for name, data in files.items()
    }


@settings(max_examples=12, deadline=None, derandomize=True)
@given(directories(), st.floats(0, 1))
def test_whoever_refers_is_referred_to(files: Files, at: float) -> None:
    """Each place that a search for references finds finds the one that it was found from."""
    project = api.load(files).project
    path, offset = _chosen(api.load(files), at)
    for one in references(project, path, offset, with_definition=False):
        others = references(project, one.path, one.span.start)
        assert any(other.path == path and other.span.start <= offset <= other.span.end for other in others)


def _chosen(loaded: api.Loaded, at: float) -> tuple[str, int]:
    """One of the places where a name stands."""
    places = [
        (path, offset)
        for path in FILES
        for offset in [match.start() for match in re.finditer(r"[^\s\[\](),=>&@/;]+", loaded.text(path))]
        if (found := name_at(loaded.project, path, offset)) is not None and found.span.start == offset
    ]
    return places[int(at * (len(places) - 1))]


def _after(files: Files, renaming: Renaming) -> Files:
    return {
        path: encode(applied(decode(data), [edit for edit in renaming.edits if edit.path == path]))
        for path, data in files.items()
    }


def _check_objects(
    before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]], old: str, new: str
) -> None:
    """The same number of each type, and only those called by the old name have another one."""
    for type_ in {*before, *after}:
        gone = Counter(before.get(type_, ())) - Counter(after.get(type_, ()))
        come = Counter(after.get(type_, ())) - Counter(before.get(type_, ()))
        assert all(id_.startswith(old) for id_ in gone)
        assert Counter(new + id_[len(old) :] for id_ in gone.elements()) == come


def _lost(loaded: api.Loaded) -> dict[str, list[str]]:
    """What is lost, by type."""
    found: dict[str, list[str]] = {}
    for one in loaded.lost:
        found.setdefault(one.type, []).append(one.id)
    return found


def _dialplan(loaded: api.Loaded, old: str, new: str) -> Counter[tuple[object, ...]]:
    """The steps and includes of the dialplan, in which one name is as good as the other."""
    found: Counter[tuple[object, ...]] = Counter()
    for kept in loaded.project.plan.scripts.values() if loaded.project.plan is not None else ():
        script = kept.result
        found.update((script.context, *step[:6]) for step in script.steps)
        found.update((script.context, include.context) for include in script.includes)
    written = re.compile(rf"(?<![\w-])(?:{re.escape(old)}|{re.escape(new)})(?![\w-])", re.IGNORECASE)
    again = re.compile("ring|call")  # `Macro` has only the end of a name
    return Counter(
        tuple([again.sub("*", written.sub("*", one)) if isinstance(one, str) else one for one in key])
        for key in found.elements()
    )


def _comments(data: bytes) -> list[str]:
    """Whatever a `;` begins, and block comments."""
    return re.findall(r";--.*?--;|(?<!\\);[^\n]*", decode(data), re.DOTALL)

"""What the steps of a dialplan call and name."""

from __future__ import annotations

import pytest

from asterisk_ls.semantic.dialplan.calls import calls_of, references_in
from asterisk_ls.semantic.dialplan.model import HINT, Step
from asterisk_ls.semantic.model import Place
from asterisk_ls.syntax.held import SectionId
from asterisk_ls.syntax.nodes import Option

START = "6001,1,"


def step_of(text: str, priority: int = 1) -> Step:
    """`exten => 6001,1,TEXT` as it is read."""
    value = START + text
    place = Place(SectionId("extensions.conf", 0), Option(0, "exten", value, "=>"))
    name, opening, rest = text.partition("(")
    if priority == HINT:
        return Step("6001", None, HINT, "", text, "", place, len(START), -1)
    at = len(START) + len(name) + 1 if opening else -1
    return Step("6001", None, priority, "", name, rest.removesuffix(")"), place, len(START), at)


def shown(text: str, priority: int = 1) -> list[str]:
    """Each reference as `kind: part part part`, `-` for one that is left out, `?` for what is computed."""
    found = []
    value = START + text
    for reference in references_in(step_of(text, priority)):
        words = []
        for part in reference.parts:
            if part is None:
                words.append("-")
                continue
            written = value[part.span.start : part.span.end]
            assert part.text in (part.prefix + written, part.text if not written else "")
            words.append("?" if part.computed else part.text if written else f"({part.text})")
        found.append(f"{reference.names}{'?' if reference.asks else ''}: {' '.join(words)}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Answer()", []),
        ("NoOp(Goto(a,b,1))", []),
        ("Goto(1)", ["place: - - 1"]),
        ("Goto(s,1)", ["place: - s 1"]),
        ("Goto(menu,s,1)", ["place: menu s 1"]),
        ("Goto(menu,s,start)", ["place: menu s start"]),
        ("Goto(menu,${EXTEN},1)", ["place: menu ? 1"]),
        ("Goto(,s,1)", ["place: - s 1"]),
        ("Goto()", []),
        ("GOTO(menu,s,1)", ["place: menu s 1"]),
        ("GotoIf($[${A} = 1]?yes:no)", ["place: - - yes", "place: - - no"]),
        ("GotoIf($[${A} = 1]?menu,s,1)", ["place: menu s 1"]),
        ("GotoIf($[${A} = 1]?:menu,s,1)", ["place: menu s 1"]),
        ("GotoIf($[${IF($[1]?a:b)}]?1:2)", ["place: - - 1", "place: - - 2"]),
        ("GotoIfTime(9:00-17:00,mon-fri,*,*?open,s,1:closed,s,1)", ["place: open s 1", "place: closed s 1"]),
        ("Gosub(sub,s,1(a,b))", ["place: sub s 1"]),
        ("Gosub(start)", ["place: - - start"]),
        ("GosubIf($[${A}]?sub,s,1(a):other,s,1(b,c))", ["place: sub s 1", "place: other s 1"]),
        ("Macro(dial,PJSIP/6001)", ["place: macro-dial (s) (1)"]),
        ("Macro(${X},1)", ["place: ? (s) (1)"]),
        ("ChannelRedirect(${C},menu,s,1)", ["place: menu s 1"]),
        ("Dial(PJSIP/6001)", ["device: PJSIP 6001", "endpoint: 6001"]),
        ("Dial(PJSIP/6001&SIP/6002,30)", ["device: PJSIP 6001", "endpoint: 6001", "device: SIP 6002"]),
        ("Dial(PJSIP/100@trunk)", ["device: PJSIP 100@trunk", "endpoint: 100@trunk"]),
        ("Dial(PJSIP/trunk/sip:1@host)", ["device: PJSIP trunk/sip:1@host", "endpoint: trunk"]),
        ("Dial(PJSIP/${EXTEN})", ["device: PJSIP ?", "endpoint: ?"]),
        ("Dial(${TECH}/6001)", []),
        ("Dial(Local/6001@phones/n)", ["device: Local 6001@phones/n", "place: phones 6001 (1)"]),
        ("Dial(Local/6001)", ["device: Local 6001", "place: (default) 6001 (1)"]),
        ("Dial(PJSIP/a,,U(sub^x)m(jazz)G(menu^s^1))", [
            "device: PJSIP a", "endpoint: a", "place: sub (s) (1)", "music class: jazz", "place: menu s 1",
        ]),
        ("Dial(PJSIP/a,,b(pre^s^1(x^y)))", ["device: PJSIP a", "endpoint: a", "place: pre s 1"]),
        ("Dial(PJSIP/a,,M(check))", ["device: PJSIP a", "endpoint: a", "place: macro-check (s) (1)"]),
        ("RetryDial(wait,5,3,PJSIP/a,,g)", ["device: PJSIP a", "endpoint: a"]),
        ("Queue(sales,t,,,60)", ["queue: sales"]),
        ('Queue("sales")', []),
        ("Queue(sales,,,,,,after)", ["queue: sales", "place: after (s) (1)"]),
        ("AddQueueMember(sales,PJSIP/a)", ["queue: sales", "device: PJSIP a", "endpoint: a"]),
        ("VoiceMail(6001,u)", ["mailbox: 6001 (default)"]),
        ("VoiceMail(6001@office&6002@office)", ["mailbox: 6001 office", "mailbox: 6002 office"]),
        ("VoiceMail(${EXTEN}@office,ud(exit))", ["mailbox: ? office", "context: exit"]),
        ("VoiceMailMain(@office)", ["voicemail context: office"]),
        ("ConfBridge(1,big,guest,menu)", ["bridge profile: big", "user profile: guest", "menu: menu"]),
        ("Park(lot)", ["parking lot: lot"]),
        ("Background(hello,,,menu)", ["context: menu"]),
        ("Originate(PJSIP/a,exten,menu,s,1)", ["device: PJSIP a", "endpoint: a", "place: menu s 1"]),
        ("Originate(PJSIP/a,app,Playback,hello)", ["device: PJSIP a", "endpoint: a"]),
        ("ExecIf($[${A}]?Goto(menu,s,1):Queue(sales))", ["place: menu s 1", "queue: sales"]),
        ("ExecIfTime(9:00-17:00,*,*,*?Queue(sales))", ["queue: sales"]),
        ("Exec(Goto(menu,s,1))", ["place: menu s 1"]),
        ("Set(CHANNEL(musicclass)=jazz)", ["music class: jazz"]),
        ("Set(CHANNEL(hangup_handler_push)=bye,s,1(a))", ["place: bye s 1"]),
        ("Set(A=${QUEUE_WAITING_COUNT(sales)})", ["queue: sales"]),
        ("NoOp(${LEN(${VM_INFO(6001@office,count)})})", ["mailbox: 6001 office"]),
        ("NoOp(${VM_INFO(6001,exists)})", ["mailbox?: 6001 (default)"]),
        ("NoOp(${DIALPLAN_EXISTS(menu,s,1)})", ["place?: menu s 1"]),
        ("NoOp(${EXTENSION_STATE(6001@phones)})", ["place?: phones 6001 -"]),
        ("Dial(${PJSIP_DIAL_CONTACTS(6001)})", ["endpoint: 6001"]),
    ],
)  # fmt: skip
def test_references(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PJSIP/6001", ["device: PJSIP 6001", "endpoint: 6001"]),
        ("PJSIP/a&SIP/b", ["device: PJSIP a", "endpoint: a", "device: SIP b"]),
        ("Custom:light", []),
        ("PJSIP/a,CustomPresence:a", ["device: PJSIP a", "endpoint: a"]),
        ("PJSIP/${EXTEN}", ["device: PJSIP ?", "endpoint: ?"]),
    ],
)
def test_hints(text: str, expected: list[str]) -> None:
    assert shown(text, HINT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dial(PJSIP/a)", [("Dial", "PJSIP/a")]),
        ("Answer", [("Answer", "")]),
        ("ExecIf($[1]?Set(a=b):NoOp(c))", [("ExecIf", "$[1]?Set(a=b):NoOp(c)"), ("Set", "a=b"), ("NoOp", "c")]),
        ("ExecIf($[1]? Set(a=b))", [("ExecIf", "$[1]? Set(a=b)"), (" Set", "a=b")]),
        ("ExecIf($[1],Set,a=b)", [("ExecIf", "$[1],Set,a=b"), ("Set", "a=b")]),
        ("ExecIf($[1]?Return)", [("ExecIf", "$[1]?Return"), ("Return", "")]),
        ("ExecIf($[1]?Exec(Dial(PJSIP/a)))", [
            ("ExecIf", "$[1]?Exec(Dial(PJSIP/a))"), ("Exec", "Dial(PJSIP/a)"), ("Dial", "PJSIP/a"),
        ]),
        ("ExecIf($[1]?${APP}(x))", [("ExecIf", "$[1]?${APP}(x)")]),
        ("ExecIf(1)", [("ExecIf", "1")]),
    ],
)  # fmt: skip
def test_calls(text: str, expected: list[tuple[str, str]]) -> None:
    """An application, and those that it runs; each lies where it says."""
    value = START + text
    found = calls_of(step_of(text))
    assert [(call.application, call.data.text) for call in found] == expected
    for call in found:
        assert value[call.name.start : call.name.end] == call.application
        assert value[call.start :].startswith(call.data.text)

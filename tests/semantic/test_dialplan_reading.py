"""What one section adds to its context: each case is a section and the steps that come of it, one a line."""

from __future__ import annotations

import pytest

from asterisk_ls.semantic.dialplan.model import Script, Step
from asterisk_ls.semantic.dialplan.reading import script_of
from asterisk_ls.semantic.dialplan.variables import globals_of, value_among
from asterisk_ls.semantic.unit import read_unit
from asterisk_ls.syntax.source import MappingSource

CASES = [
    ("exten => 100,1,Answer()\nsame => n,Hangup", ["100 1 Answer()", "100 2 Hangup"], []),
    (
        "exten => 100,1(in),NoOp( a, b )\n same => n+10(out),Echo()",
        ["100 1 [in] NoOp( a, b )", "100 12 [out] Echo()"],
        [],
    ),
    ("exten => _1[2,3]X,1,Dial(PJSIP/${EXTEN:1})", ["_1[2,3]X 1 Dial(PJSIP/${EXTEN:1})"], []),
    ("exten => 1-00/555-1234,1,NoOp()", ["1-00 from 5551234 1 NoOp()"], []),
    ("exten => 100/,1,NoOp()\nsame => n,Hangup()", ["100 from  1 NoOp()", "100 from  2 Hangup()"], []),
    ("exten => 1 0 0,1,NoOp()", ["100 1 NoOp()"], []),
    ("exten => ${IN},1,NoOp()", ["${IN} 1 NoOp()"], []),
    ("exten => ${OUT:1:2}5,1,NoOp()", ["235 1 NoOp()"], []),
    ("exten => 1,1,A(x) y", ["1 1 A(x)"], ["text-after-application"]),
    ("exten => 1,1,A(x", ["1 1 A(x)"], ["unclosed-application"]),
    ("exten => 1,hint,PJSIP/${EXTEN}\nsame => n,Lost()", ["1 -1 PJSIP/1"], ["next-after-hint"]),
    ("exten => 1,hint,PJSIP/1&Custom:${X}1", ["1 -1 PJSIP/1&Custom:1"], []),
    ("exten => 1,5(five),A()\nexten => 1,five,B()", ["1 5 [five] A()", "1 5 B()"], []),
    ("same => n,A()", [], ["same-without-extension"]),
    ("exten => 1,n,A()\nexten => 1,same,A()", [], ["first-priority-next", "first-priority-next"]),
    (
        "exten => 1,0,A()\nexten => 1,A()\nexten => 1,1(a,A()",
        [],
        ["invalid-priority", "invalid-priority", "unclosed-label"],
    ),
    ("exten => ,1,A()", [], ["empty-extension"]),
    ("exten => _.,1,A()", ["_. 1 A()"], ["discouraged-pattern"]),
    ("extern => 1,1,A()", [], ["unknown-dialplan-directive"]),
]
GLOBALS = "[globals]\nIN = ${ENV(IN)}\n_OUT = 12345\n"


@pytest.mark.parametrize(("lines", "steps", "kinds"), CASES)
def test_a_section(lines: str, steps: list[str], kinds: list[str]) -> None:
    """The steps and the kinds of faults that lines come to."""
    read = script(lines)
    assert list(map(_shown, read.steps)) == steps
    assert [fault.kind for fault in read.faults] == kinds


def test_places_of_steps() -> None:
    """A step knows where its application and what it is given stand."""
    step = script("exten => 100,n+0, Dial(PJSIP/1)\nexten => 100,1, Dial(PJSIP/1)").steps[0]
    assert step.place.option is not None
    value = step.place.option.value
    assert value[step.application_start :].startswith("Dial(")
    assert value[step.data_start :] == "PJSIP/1)"


def script(lines: str) -> Script:
    """What a section of these lines adds."""
    source = MappingSource({"extensions.conf": f"{GLOBALS}[here]\n{lines}\n".encode()})
    unit = read_unit(source, "extensions.conf", None)
    categories = list(unit.ordered())
    return script_of(categories[-1], value_among(globals_of(categories)))


def _shown(step: Step) -> str:
    exten, caller, priority, label, application, data, _, _, start = step
    who = exten if caller is None else f"{exten} from {caller}"
    what = application if start < 0 else f"{application}({data})"
    return " ".join([who, str(priority), *([f"[{label}]"] if label else []), what])

"""What work a text makes grows with the text: four times as much of it is about four times the work.

Work is counted in steps of the interpreter, so that a slow machine changes nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from asterisk_ls import api
from asterisk_ls.syntax.reading import MOST_REPEATS
from asterisk_ls.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

FEW = 40
MOST = 6
"""Times the work that four times the text may make. In squares it would go towards sixteen."""


def steps(work: Callable[[], object]) -> int:
    """How many instructions it takes."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if event == "call":
            frame.f_trace_lines, frame.f_trace_opcodes = False, True
        elif event == "opcode":
            count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def check(files: dict[str, str]) -> None:
    """Look for everything there is to find."""
    api.load({name: text.encode() for name, text in files.items()})


def sections(count: int) -> str:
    """Many short sections."""
    return "".join(f"[phone{number}]\ntype = aor\n" for number in range(count))


def lines(count: int, line: str) -> str:
    """One long section."""
    return "[phone]\ntype = endpoint\n" + "".join(line.replace("{}", str(number)) + "\n" for number in range(count))


TEXTS: dict[str, Callable[[int], str]] = {
    "a comment that swallows all sections": lambda count: ";--\n" + sections(count),
    "findings that comments silence": lambda count: lines(count, "bogus{} = 1 ; asterisk-ls: ignore[unknown-option]"),
    "comments for the whole file": lambda count: lines(count, "bogus{} = 1 ; asterisk-ls: ignore-file[refused-value]"),
    "many findings in one section": lambda count: lines(count, "bogus{} = 1"),
    "many repetitions in one section": lambda count: lines(count, "context = c{}"),
    "duplicates": lambda count: "[phone]\ntype = aor\n" * count,
    "many sections of a type that may be there once": lambda count: sections(count).replace("aor", "global"),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_work_grows_with_the_text(text: Callable[[int], str]) -> None:
    """No text makes work that grows faster than it does itself."""
    few, many = {"pjsip.conf": text(FEW)}, {"pjsip.conf": text(4 * FEW)}
    check(many)  # imports, and what is remembered of single lines
    assert steps(lambda: check(many)) < MOST * steps(lambda: check(few))


def test_a_finding_lists_few_related_places() -> None:
    """Among thousands of duplicates each finding names a few others, and says how many there are besides."""
    loaded = api.load({"pjsip.conf": b"[phone]\ntype = aor\n" * 50})
    assert {(len(finding.related), finding.more_related) for finding in loaded.findings} == {(10, 39)}
    few = api.load({"pjsip.conf": b"[phone]\ntype = aor\n" * 11})
    assert {(len(finding.related), finding.more_related) for finding in few.findings} == {(10, 0)}


def test_lines_that_are_inherited_too_often_are_not_copied() -> None:
    """Where each section has the lines of the one above twice, reading ends before memory does."""
    heirs = "".join(f"[a{number + 1}](a{number},a{number})\n" for number in range(100))
    loaded = api.load({"pjsip.conf": f"[a0]\ntype = aor\n{heirs}".encode()})
    assert [(finding.rule, finding.location.start.line) for finding in loaded.findings] == [("too-much-inherited", 18)]


def test_lines_that_all_sections_inherit_are_counted_through_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many heirs that Asterisk has no memory for them are told of, whichever of them was written last."""
    for module in ("syntax.walk", "semantic.linking"):
        monkeypatch.setattr(f"asterisk_ls.{module}.MOST_INHERITED_BY_ALL", 6)
    text = "[a](!)\ntype = aor\nmax_contacts = 1\n[b](a)\n[c](a)\n[d](a)\n"
    before = api.load({"pjsip.conf": text.encode()}).project
    more = before.with_edit("pjsip.conf", Edit(Span(len(text), len(text)), "[e](a)\n"))
    less = more.with_edit("pjsip.conf", Edit(Span(len(text), len(text) + 7), ""))
    assert [one.units["pjsip.conf"].refused for one in (before, more, less)] == [False, True, False]


def test_files_are_read_again_so_many_times_and_no_more() -> None:
    """Ten files of which each includes the next one ten times are not read ten billion times."""
    files = {f"{number}.conf": f"#include {number + 1}.conf\n".encode() * 10 for number in range(1, 10)}
    files |= {"pjsip.conf": b"#include 1.conf\n", "10.conf": b"[phone]\ntype = aor\n"}
    unit = api.load(files).project.units["pjsip.conf"]
    assert len(unit.reading.places) == len(files) + MOST_REPEATS
    assert {fault.kind for fault in unit.ordered_faults()} == {"repeated-include"}

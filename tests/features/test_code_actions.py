"""What is offered depends on what is asked for."""

from __future__ import annotations

import pytest

from asterisk_ls import api
from asterisk_ls.features.code_actions import ActionKind, actions
from asterisk_ls.text import Span

EVERYWHERE = Span(0, 99)
FILES = {"pjsip.conf": b"[6001]\ntype = endpoint\nsetvar = a=b\nset_vars = c=d\n"}


def kinds(asked: tuple[str, ...], span: Span = EVERYWHERE) -> set[ActionKind]:
    loaded = api.load(FILES)
    return {action.kind for action in actions(loaded.project, "pjsip.conf", span, loaded.findings, asked)}


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ((), {ActionKind.QUICK_FIX, ActionKind.FIX_ALL}),
        (("quickfix",), {ActionKind.QUICK_FIX}),
        (("source",), {ActionKind.FIX_ALL}),
        (("source.fixAll",), {ActionKind.FIX_ALL}),
        (("source.fixAll.asterisk",), {ActionKind.FIX_ALL}),
        (("source.fixAll.other",), set()),
        (("source.organizeImports", "refactor"), set()),
    ],
)
def test_only_what_is_asked_for(asked: tuple[str, ...], given: set[ActionKind]) -> None:
    assert kinds(asked) == given


def test_quick_fixes_are_found_by_range() -> None:
    assert kinds(("quickfix",), Span(0, 1)) == set()


def test_the_line_counts_where_nothing_is_touched() -> None:
    """What is underlined at the place itself goes before it."""
    loaded = api.load(FILES)
    line = Span(23, 35)

    def cured(span: Span) -> list[int]:
        given = actions(loaded.project, "pjsip.conf", span, loaded.findings, ("quickfix",), around=line)
        return [one.finding.location.span.start for one in given if one.finding and one.title == "use `set_var`"]

    assert FILES["pjsip.conf"][line.start : line.end] == b"setvar = a=b"
    assert cured(Span(33, 33)) == [23]
    assert cured(Span(36, 36)) == [36]

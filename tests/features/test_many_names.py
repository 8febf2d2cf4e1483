"""Completion of names where there are more than can be shown."""

from __future__ import annotations

from asterisk_ls import api
from asterisk_ls.features.completion import completions
from asterisk_ls.features.items import MOST, Completions


def offered(typed: str, count: int = 1000) -> Completions:
    """What is offered behind `aors = ` in an endpoint, when there are `count` aors 000, 001 and so on."""
    aors = "".join(f"[{number:03}]\ntype = aor\n" for number in range(count))
    text = f"{aors}[desk007]\ntype = endpoint\naors = {typed}"
    project = api.load({"pjsip.conf": text.encode()}).project
    return completions(project, "pjsip.conf", len(text), snippets=False)


def test_few_names_are_all_there() -> None:
    """What is typed is left to the editor."""
    found = offered("x", MOST)
    assert len(found.items) == MOST
    assert not found.incomplete


def test_of_many_names_those_that_hold_what_is_typed() -> None:
    """Where these are too many as well, the ones that begin so; the rest comes when more is typed."""
    found = offered("")
    assert (len(found.items), found.incomplete) == (MOST, True)
    found = offered("99")
    assert {item.label for item in found.items} == {f"{n:03}" for n in range(1000) if "99" in f"{n:03}"}
    assert found.incomplete
    found = offered("1", 5000)
    assert len(found.items) == MOST
    assert all(item.label.startswith("1") for item in found.items)


def test_nothing_holds_what_is_typed() -> None:
    """Then nothing is offered, and it may be otherwise when less is typed."""
    found = offered("none")
    assert (found.items, found.incomplete) == ((), True)

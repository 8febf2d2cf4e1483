"""Completion of names where there are more than can be shown."""

from __future__ import annotations

from asterisk_ls import api
from asterisk_ls.features.completion import completions
from asterisk_ls.features.items import MOST, MOST_IN_LINE, Completions, Kind


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


def of_dialplan(text: str) -> Completions:
    """What is offered at the end of a dialplan."""
    project = api.load({"extensions.conf": text.encode()}).project
    return completions(project, "extensions.conf", len(text), snippets=False)


def test_of_many_contexts_those_that_hold_what_is_typed() -> None:
    """As of any names."""
    contexts = "".join(f"[floor-{number}]\nexten => 1,1,Answer()\n" for number in range(10_000))
    found = of_dialplan(f"{contexts}[phones]\ninclude => ")
    assert (len(found.items), found.incomplete) == (MOST_IN_LINE, True)
    found = of_dialplan(f"{contexts}[phones]\ninclude => floor-999")
    assert {item.label for item in found.items} == {"floor-999", *(f"floor-999{digit}" for digit in range(10))}


def test_of_many_extensions_those_that_hold_what_is_typed() -> None:
    """Those of the contexts that are included count as well."""
    extensions = "".join(f"exten => {number},1,Answer()\n" for number in range(10_000, 20_000))
    text = f"[phones]\n{extensions}[desk]\ninclude => phones\nexten => s,1,Goto("
    found = of_dialplan(text)
    assert (len(found.items), found.incomplete) == (MOST_IN_LINE + 3, True)  # with a priority and the two contexts
    found = of_dialplan(f"{text}1999")
    assert {item.label for item in found.items} >= {f"1999{digit}" for digit in range(10)}
    assert len(found.items) < MOST_IN_LINE


def test_of_very_many_steps_those_near_the_cursor() -> None:
    """What they set is offered; what is set thousands of lines away is not."""
    steps = "".join(f" same => n,Set(X{number}=1)\n" for number in range(10_000))
    text = f"[phones]\nexten => 1,1,Answer()\n{steps} same => n,NoOp(${{"
    assert sum(item.kind is Kind.VARIABLE for item in of_dialplan(text).items) == MOST_IN_LINE
    labels = [item.label for item in of_dialplan(f"{text}X999").items]
    assert {f"X999{digit}" for digit in range(10)} <= set(labels)
    assert "X999" not in labels

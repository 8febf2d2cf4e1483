"""Lists of `permit` and `deny` that do not keep out, or let in, whom they seem to.

`ast_apply_ha` in `main/acl.c` begins with everybody let in, and goes through all rules: the last one that matches counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import parse_acl_item, pieces
from asterisk_ls.schema.verdict import Fate, Verdict
from asterisk_ls.semantic.apply.identification import Network
from asterisk_ls.semantic.model import Fault, Place
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.semantic.model import Category

OF_REQUESTS, OF_CONTACTS = "", "contact_"
"""What stands before `permit` and `deny`: nothing, for who sends a request, or what the addresses are that he registers."""


class _Rule(NamedTuple):
    place: Place
    part: Span
    allows: bool
    network: Network | None
    """None for a mask with gaps."""
    text: str


def doubts_of_access(category: Category, lists: Iterable[str] = (OF_REQUESTS,)) -> Iterator[Fault]:
    """What the rules of an object, or of a section of `acl.conf`, come to."""
    for prefix in lists:
        rules = list(_rules(category, prefix))
        if not rules:
            continue
        if all(rule.allows for rule in rules):
            if all(rule.network is None or rule.network.length for rule in rules):  # who writes 0.0.0.0/0 means it
                yield _doubt("permit-without-deny", rules[0])
            continue
        for number, rule in enumerate(rules):
            later = next(
                (one for one in rules[number + 1 :] if one.allows is not rule.allows and _covers(one, rule)), None
            )
            if later is not None and rule.allows:
                yield _doubt("overruled-permit", rule, later.text)


def lets_everybody_in(category: Category) -> bool:
    """Whether the rules of a list, if any, keep out only some: the last one that is about all addresses decides."""
    about_all = [rule.allows for rule in _rules(category, "") if rule.network is not None and not rule.network.length]
    return about_all[-1] if about_all else True


def _covers(one: _Rule, other: _Rule) -> bool:
    return one.network is not None and other.network is not None and one.network.covers(other.network)


def _rules(category: Category, prefix: str) -> Iterator[_Rule]:
    for part in category.parts:
        for option in part.options:
            name = option.name.lower()
            if not name.startswith(prefix) or name[len(prefix) :] not in ("permit", "deny"):
                continue
            for item in pieces(option.value):
                rule = parse_acl_item(item.text)
                if rule.network is None:
                    continue
                allows = name.endswith("permit") is not rule.inverted
                ones = f"{rule.mask:0{rule.network.bits}b}".rstrip("0")
                network = None
                if "0" not in ones:
                    network = Network(rule.network.bits, rule.network.number, len(ones))
                span = Span(item.start, item.end)
                yield _Rule(Place(part.section, option), span, allows, network, f"{option.name} = {item.text}")


def _doubt(kind: str, rule: _Rule, *detail: str) -> Fault:
    return Fault(kind, rule.place, verdict=Verdict(Fate.MISREAD, part=rule.part), detail=detail)

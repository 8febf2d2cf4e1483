"""Access lists in `rtp.conf` and `manager.conf`: Asterisk reads their rules and names as it reads those of PJSIP.

What follows from a bad line differs: `rtp.conf` goes on without the rest of it, `manager.conf` goes on without the user.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.values import Item, acl_names, duplicate_acl, parse_acl_item, pieces
from asterisk_ls.schema.verdict import LINE, LogLine
from asterisk_ls.semantic.model import Fault, Place
from asterisk_ls.semantic.named_acls import RULES, faults_of_name
from asterisk_ls.semantic.queries import SectionsNamed
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.model import Category

MEDIA, MANAGER = "rtp.conf", "manager.conf"
FILES = (MEDIA, MANAGER)
_LISTS_OF_MEDIA = ("ice_", "stun_")


def access_faults(file: str, category: Category, ask: Callable[[Any], Any]) -> Iterator[tuple[Fault, Item, str]]:
    """What Asterisk minds, with the part of the value that it is about and half a line on it; empty for a name."""
    if category.template or (fold(category.name) == "general") is not (file == MEDIA):
        return
    if file == MEDIA and ask(SectionsNamed(file, category.name))[:1] != (category.section,):
        return  # only the first `[general]` is looked at
    named: set[str] = set()
    for place in category.places():
        line = place.option
        list_, sense = _sense(file, line.name) if line is not None else ("", "")
        if line is None or not sense:
            continue
        if sense in RULES:
            yield from _rules(file, category.name, place, line.value)
            named.add(list_)
            continue
        for item in acl_names(line.value):
            if list_ + fold(item.text) in named:
                log = (duplicate_acl(item.text), *_user_lost(file, category.name, line.value))
                yield Fault("", place, log=log), item, f"`{item.text}` is named twice"
                continue
            named.add(list_ + fold(item.text))
            for fault in faults_of_name(item.text, place, ask):
                yield fault, item, ""


def _sense(file: str, name: str) -> tuple[str, str]:
    """Which list a line belongs to, and whether it gives rules or names; two empty texts for any other line."""
    lower = name.lower()
    list_ = ""
    if file == MEDIA:
        list_ = next((prefix for prefix in _LISTS_OF_MEDIA if lower.startswith(prefix)), "")
        lower = lower[len(list_) :] if list_ else ""
        lower = "deny" if lower == "blacklist" else lower
    return (list_, lower) if lower in (*RULES, "acl") else ("", "")


def _rules(file: str, user: str, place: Place, value: str) -> Iterator[tuple[Fault, Item, str]]:
    for item in pieces(value):
        rule = parse_acl_item(item.text)
        if rule.network is None:
            yield Fault("", place, log=(*rule.log, *_user_lost(file, user, value))), item, rule.complaint
            return


def _user_lost(file: str, user: str, value: str) -> tuple[LogLine, ...]:
    if file != MANAGER:
        return ()
    return (LogLine("ERROR", f"Invalid ACL '{value}' for manager user '{user}' on line {LINE}. Deleting user"),)

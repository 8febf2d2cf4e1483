"""Lists of words and names."""

from __future__ import annotations

from collections.abc import Callable

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import error, ignored, nearest, quoted, refused, replaced, warning
from asterisk_ls.schema.values.ciphers import judge_cipher
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import Item, items, nested_pieces, pieces
from asterisk_ls.schema.values.digests import judge_algorithms
from asterisk_ls.schema.values.menus import judge_menu_actions
from asterisk_ls.schema.verdict import ID, TAKEN, LogLine, Verdict
from asterisk_ls.text import BLANKS, Span

_IDENTIFIERS = ("ip", "username", "anonymous", "header", "auth_username", "request_uri")
_MECHANISMS = ("none", "msrp-tls", "sdes-srtp", "dtls-srtp")


def split_list(text: str, separators: str = ",") -> tuple[Item, ...]:
    """The items of an ordinary list: blanks around them dropped, empty ones left out."""
    return tuple(items(text, separators))


def judge_list(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """Each list has a handler of its own."""
    handler = _HANDLERS.get(option.key)
    if handler is None and context.file == "confbridge.conf":
        handler = judge_menu_actions
    return handler(option, name, value, context) if handler else TAKEN


def judge_name_list(option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """`named_call_group`: any names, but at least one when there is text at all."""
    if not option.key.startswith("named_"):
        return TAKEN
    if not name.startswith(option.key):
        return refused(f"the name has to be in lower case: `{option.key}`")
    if value and not split_list(value):
        return refused("there is no name in this list")
    return TAKEN


def _identify_by(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    known = option.value.values
    for item in items(value):
        if item.text.lower() not in known:
            line = error(f"Unrecognized identification method {item.text} specified for endpoint {ID}")
            return _unknown_item(value, item, known, line)
    return TAKEN


def _redirect_methods(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    if not value:
        return TAKEN
    known = option.value.values
    for item in nested_pieces(value, ",", unescape=False):
        if item.text.lower() not in known:
            line = error(f"Unrecognized SIP method '{item.text}' for follow_redirect_methods on endpoint {ID}")
            return _unknown_item(value, item, known, line)
    return TAKEN


def _events(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    known = tuple(word.upper() for word in option.value.values)
    for item in items(value):
        if item.text.upper() not in known:
            return _unknown_item(value, item, known, error(f"Unknown event name '{item.text}'"))
    return TAKEN


def _unknown_item(value: str, item: Item, known: tuple[str, ...], *log: LogLine) -> Verdict:
    candidates = nearest(item.text, known)
    better = replaced(value, item, candidates[0]) if candidates else None
    others = (*candidates, *(word for word in known if word not in candidates))
    complaint = f"{quoted(item.text)} is none of {', '.join(known)}" if item.text else "an item is missing"
    return refused(complaint, *log, part=item, suggestion=better, candidates=others)


def _identifier_order(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """Compared byte for byte: a blank behind a comma disables what follows it, silently."""
    known = option.value.values or _IDENTIFIERS
    extra = option.value.extra.get("known")
    if isinstance(extra, (list, tuple)):
        known = tuple(str(word) for word in extra)
    bad = [item for item in pieces(value) if item.text and item.text not in known]
    if not bad:
        return TAKEN
    right = {item: _identifier(item.text.strip(BLANKS), known) for item in bad}
    blanks = [quoted(item.text.strip(BLANKS)) for item in bad if item.text.strip(BLANKS) in known]
    others = [quoted(item.text.strip(BLANKS)) for item in bad if item.text.strip(BLANKS) not in known]
    complaints = []
    if blanks:
        complaints.append(f"{_counted('the blank disables', 'the blanks disable', blanks)} {' and '.join(blanks)}")
    if others:
        complaints.append(f"no identifier is called {' or '.join(others)}")
    better = ",".join(right.get(item) or item.text for item in pieces(value) if item.text)
    part = bad[0] if len(bad) == 1 else Span(bad[0].start, bad[-1].end)
    complaint = ", and ".join(complaints)
    if all(right.values()):
        return ignored(complaint, part=part, suggestion=better)
    return ignored(complaint, part=part, candidates=known if len(bad) == 1 else ())


def _identifier(word: str, known: tuple[str, ...]) -> str:
    """The identifier that a word means; empty when it looks like none."""
    return word if word in known else next(iter(nearest(word, known)), "")


def _counted(one: str, several: str, things: list[str]) -> str:
    return one if len(things) == 1 else several


def _security_mechanisms(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    for item in items(value):
        word = item.text.partition(";")[0].strip()
        if word.lower() not in _MECHANISMS:
            candidates = nearest(word, _MECHANISMS)
            complaint = f"{quoted(word)} is none of {', '.join(_MECHANISMS)}"
            return ignored(complaint, part=item, candidates=candidates or _MECHANISMS)
    return TAKEN


def _list_items(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`list_item` of a `resource_list`; an item of an earlier line is a duplicate as well, which is not seen here."""
    seen: set[str] = set()
    twice = []
    for item in items(value):
        if item.text in seen:
            twice.append(item)
        seen.add(item.text)
    if not twice:
        return TAKEN
    log = [warning(f"Ignoring duplicated list item '{item.text}'") for item in twice]
    return ignored(f"{quoted(twice[0].text)} is already in the list", *log, part=twice[0])


_HANDLERS: dict[str, Callable[[OptionSchema, str, str, ValueContext], Verdict]] = {
    "cipher": judge_cipher,
    "identify_by": _identify_by,
    "follow_redirect_methods": _redirect_methods,
    "supported_algorithms_uac": judge_algorithms,
    "supported_algorithms_uas": judge_algorithms,
    "default_auth_algorithms_uac": judge_algorithms,
    "default_auth_algorithms_uas": judge_algorithms,
    "endpoint_identifier_order": _identifier_order,
    "security_mechanisms": _security_mechanisms,
    "list_item": _list_items,
    "events": _events,
}

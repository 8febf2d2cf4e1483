"""Access lists: addresses with masks, lists of them, and the names of sections of `acl.conf`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.addresses import Address, odd_reading, parse_address
from asterisk_ls.schema.values.answers import (
    error,
    misread,
    notice,
    quoted,
    refused,
    warning,
)
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import Item, items, pieces, scan_decimal
from asterisk_ls.schema.verdict import ID, LINE, TAKEN, Fate, LogLine, Verdict
from asterisk_ls.text import BLANKS
from asterisk_ls.tuples import NamedTuple

_MAPPED_ADDRESS = "IPv4-mapped ACL network address specified. Converting to an IPv4 ACL network address."
_MAPPED_MASK = "IPv4-mapped ACL netmask specified. Converting to an IPv4 ACL netmask."


_PLAIN = re.compile(
    r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
    r"(?:/(?:3[0-2]|[12]?\d|255\.255\.255\.(?:0|255)|0\.0\.0\.0))?",
    re.ASCII,
)
"""What nearly all rules look like."""
_ANYWHERE = ValueContext()


class AclItem(NamedTuple):
    """One rule of an access list, or what is wrong with it."""

    network: Address | None
    """The address with its host bits cleared; None when the item is refused."""
    mask: int = 0
    inverted: bool = False
    complaint: str = ""
    log: tuple[LogLine, ...] = ()


def parse_acl_item(text: str, *, port_allowed: bool = False, context: ValueContext | None = None) -> AclItem:
    """`[!]address[/mask]`, as `ast_append_ha` reads one. Of the context it needs whether an interface exists."""
    context = context or _ANYWHERE
    written, slash, mask_text = text.partition("/")
    inverted = written.startswith("!")
    written = written[inverted:]
    address, log = parse_address(written, port_allowed=port_allowed, has_zone=context.resolves)
    if address is None:
        what = f"{quoted(written)} is no IP address"
        if log:
            what = f"{quoted(written)} has a port, which is not allowed here"
        elif written != written.strip(BLANKS):
            what = "blanks around an address are not allowed"
        return AclItem(None, complaint=what, log=(*log, warning(f"Invalid IP address: {written}")))
    if address.unmapped is not address:
        address, log = address.unmapped, (*log, notice(_MAPPED_ADDRESS))
    mask, problem, more = _mask(mask_text if slash else None, address.bits)
    log += more
    if mask is None:
        return AclItem(None, complaint=problem, log=log)
    return AclItem(Address(address.bits, address.number & mask, address.port), mask, inverted, "", log)


def judge_acl_rule(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """`permit`, `deny` and their like: a list of addresses; a blank behind a comma breaks it."""
    if not value and _skips_empty(option, context):
        return TAKEN
    if name == option.key and _PLAIN.fullmatch(value):
        return TAKEN
    sense = _sense(option, name, context)
    if sense[:1] in "aA" and "acl" in option.key:
        return _named(option, name, value, context)
    verdict = _rules(value, context)
    if verdict.fate is Fate.REFUSED:
        return refused(
            verdict.complaint,
            *verdict.log,
            *refused_acl_log(name, value, context),
            part=verdict.part,
            suggestion=verdict.suggestion,
        )
    if sense.lower() not in {"permit", "deny"} and verdict is TAKEN:
        return misread(
            f"the name has to be in lower case: {quoted(name)} is a deny rule for all requests",
            f"deny={value}",
        )
    return verdict


def judge_acl_names(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """`acl`, `contact_acl`, `x5u_acl`: names of sections of `acl.conf`. Whether they exist is for others to ask."""
    if not value and _skips_empty(option, context):
        return TAKEN
    if _sense(option, name, context)[:1] in "aA":
        return _named(option, name, value, context)
    verdict = _rules(value, context)
    return (
        refused(
            f"the name has to be in lower case: {quoted(name)} is read as a deny rule",
            *verdict.log,
            *refused_acl_log(name, value, context),
        )
        if verdict.fate is Fate.REFUSED
        else misread(
            f"the name has to be in lower case: {quoted(name)} is a deny rule for all requests", f"deny={value}"
        )
    )


def judge_ref_list(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """A list of names; only lists of ACLs have a handler that can refuse."""
    if option.key.endswith("acl"):
        return judge_acl_names(option, name, value, context)
    return TAKEN


def acl_names(value: str) -> Iterator[Item]:
    """The section names of an `acl` line; only leading blanks are dropped."""
    for piece in pieces(value):
        text = piece.text.lstrip(BLANKS)
        yield Item(text, piece.end - len(text))


def judge_match_list(_option: OptionSchema, _name: str, value: str, context: ValueContext) -> Verdict:
    """`match` of an `identify`: addresses, networks, host names. Names are looked up later."""
    if _PLAIN.fullmatch(value):
        return TAKEN
    odd: Verdict | None = None
    for item in items(value):
        if "/" not in item.text and parse_address(item.text, has_zone=context.resolves)[0] is None:
            continue
        rule = parse_acl_item(item.text, port_allowed=True, context=context)
        if rule.network is None:
            message = f"Failed to add address '{item.text}' to ip endpoint identifier '{ID}'"
            return refused(rule.complaint, *rule.log, error(message), part=item)
        if rule.log:
            odd = odd or misread("an IPv4 address in IPv6 clothes", rule.network.text, *rule.log, part=item)
        odd = odd or _oddity(item, rule)
    return odd or TAKEN


def match_hosts(value: str, context: ValueContext | None = None) -> Iterator[Item]:
    """The items of a `match` line that Asterisk takes for host names and looks up."""
    has_zone = (context or _ANYWHERE).resolves
    for item in items(value):
        if "/" not in item.text and parse_address(item.text, has_zone=has_zone)[0] is None:
            yield item


def _rules(value: str, context: ValueContext) -> Verdict:
    odd: Verdict | None = None
    log: tuple[LogLine, ...] = ()
    for item in pieces(value):
        rule = parse_acl_item(item.text, context=context)
        log += rule.log
        if rule.network is None:
            tight = item.stripped()
            better = None
            if tight.text != item.text and parse_acl_item(tight.text).network is not None:
                better = ",".join(piece.stripped().text for piece in pieces(value))
            return refused(rule.complaint, *log, part=item, suggestion=better)
        odd = odd or _oddity(item, rule)
    if odd is None:
        return TAKEN if not log else misread("an IPv4 address in IPv6 clothes", None, *log)
    return misread(odd.complaint, odd.reads_as, *log, part=odd.part, suggestion=odd.suggestion)


def _oddity(item: Item, rule: AclItem) -> Verdict | None:
    written, _, mask = item.text.partition("/")
    understood = odd_reading(written.removeprefix("!"))
    if understood:
        return misread(f"reads as {understood}", understood, part=item)
    odd_mask = odd_reading(mask) if "." in mask else None
    if odd_mask:
        return misread(f"a mask, which reads as {odd_mask}", odd_mask, part=item)
    network = rule.network
    if network is not None and "." in mask and not _is_contiguous(rule.mask, network.bits):
        flipped = 2**network.bits - 1 - rule.mask
        better = None
        if _is_contiguous(flipped, network.bits):
            better = f"{written}/{Address(network.bits, flipped).text}"
        return misread("the mask has gaps: only its one bits are compared", None, part=item, suggestion=better)
    return None


def _is_contiguous(mask: int, bits: int) -> bool:
    rest: int = (1 << bits) - 1 - mask
    return (rest & (rest + 1)) == 0


def _mask(text: str | None, bits: int) -> tuple[int | None, str, tuple[LogLine, ...]]:
    """The mask as a number, or None with what is wrong, and the lines about it."""
    if text is None:
        return 2**bits - 1, "", ()
    if ":" in text or "." in text:
        mask, log = parse_address(text, port_allowed=False)
        if mask is None:
            return None, f"{quoted(text)} is no netmask", (*log, warning(f"Invalid netmask: {text}"))
        if mask.unmapped is not mask:
            mask, log = mask.unmapped, (*log, notice(_MAPPED_MASK))
        if mask.bits != bits:
            line = warning("Address and mask are not using same address scheme.")
            return None, "address and mask are of different kinds, IPv4 and IPv6", (*log, line)
        return mask.number, "", log
    found = scan_decimal(text)
    if found is None or not 0 <= found[0] <= bits:
        complaint = f"{quoted(text)} is no netmask: a number from 0 to {bits}, or an address"
        return None, complaint, (warning(f"Invalid CIDR netmask: {text}"),)
    return (2**bits - 1) ^ (2 ** (bits - found[0]) - 1), "", ()


def _named(_option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    seen: set[str] = set()
    log: list[LogLine] = []
    first: Item | None = None
    for item in acl_names(value):
        if item.text.lower() in seen:
            first = first or item
            log.append(duplicate_acl(item.text))
        seen.add(item.text.lower())
    if first is None:
        return TAKEN
    return refused(f"{quoted(first.text)} is named twice", *log, *refused_acl_log(name, value, context), part=first)


def duplicate_acl(name: str) -> LogLine:
    """What Asterisk says of an ACL that one object names twice."""
    return error(f"Named ACL '{name}' occurs multiple times in ACL definition. Please update your ACL configuration.")


def refused_acl_log(name: str, value: str, context: ValueContext) -> tuple[LogLine, ...]:
    """What the types with a handler of their own add to a refusal."""
    if context.file == "ari.conf":
        return (error(f"Bad ACL '{value}' at line '{LINE}' of ari.conf"),)
    if context.type == "acl" and context.release >= (14,):
        which = "contact ACL" if name.startswith("contact_") else "ACL"
        return (
            error(f"Bad {which} '{value}' at line '{LINE}' of pjsip.conf"),
            error("There is an error in ACL configuration. Blocking ALL SIP traffic."),
        )
    return ()


def _sense(option: OptionSchema, name: str, context: ValueContext) -> str:
    """What the handler compares: the written name behind its prefix, which it wants in lower case for `contact_`."""
    if option.key == "local_net":
        return "deny"
    if context.file == "acl.conf":
        return option.key
    if option.key.startswith("x5u_"):
        return name[4:]
    return name.removeprefix("contact_") if name.startswith("contact_") else name


def _skips_empty(option: OptionSchema, context: ValueContext) -> bool:
    return context.type not in {"acl", "user", "named_acl_type", "named_acl"} or option.key == "local_net"

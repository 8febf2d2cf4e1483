"""`identify`: an endpoint, and something to know it by."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.schema.values import (
    Address,
    is_plain_ipv4,
    match_header_problem,
    match_hosts,
    match_request_uri_problem,
    parse_acl_item,
    parse_address,
    split_list,
)
from asterisk_ls.schema.verdict import ID, Fate, Verdict
from asterisk_ls.semantic.apply.view import refusal, remark
from asterisk_ls.semantic.model import Fault
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.values import Item
    from asterisk_ls.semantic.apply.view import View
    from asterisk_ls.semantic.model import Place


MATCHES = "matches"
"""The fact of an identify that names its networks, blanks between them."""
_BUCKETS = 53


class Network(NamedTuple):
    """Addresses that begin with the same bits, with one source port or, with port 0, any."""

    bits: int
    """Of an address: 32 or 128."""
    number: int
    """The first address."""
    length: int
    """How many bits are the same."""
    port: int = 0

    @property
    def size(self) -> int:
        """How many addresses there are."""
        return 1 << (self.bits - self.length)

    @property
    def text(self) -> str:
        """As it is compared: `203.0.113.0/24`, and a port behind a colon."""
        return f"{Address(self.bits, self.number).text}/{self.length}" + (f":{self.port}" if self.port else "")

    @property
    def shown(self) -> str:
        """As a person writes it: a single address without its length."""
        return Address(self.bits, self.number).text if self.length == self.bits and not self.port else self.text

    def covers(self, other: Network) -> bool:
        """Whether all that the other one matches is matched by this one."""
        return (
            self.bits == other.bits
            and self.length <= other.length
            and self.number == other.number >> (other.bits - self.length) << (other.bits - self.length)
            and self.port in (0, other.port)
        )

    def outer(self) -> Iterator[Network]:
        """The network itself, and all that cover it."""
        for length in range(self.length + 1):
            shift = self.bits - length
            for port in {0, self.port}:
                yield Network(self.bits, self.number >> shift << shift, length, port)


def facts_of_identify(view: View) -> dict[str, str]:
    """The endpoint, and the networks that are matched; none where an item is the exception to others."""
    endpoint = view.get("endpoint")
    found = {"endpoint": endpoint} if endpoint else {}
    lines = [value for _, value in view.all("match")] if "match" in view.values else []
    if lines and not any("!" in value for value in lines):
        networks = dict.fromkeys(network for value in lines for _, network in networks_of(value))
        found[MATCHES] = " ".join(networks)
    return found


def networks_of(value: str) -> Iterator[tuple[Item, str]]:
    """The items of a `match` line, each with its network as it can be compared: `203.0.113.0/24`, and a port."""
    for item in split_list(value):
        rule = parse_acl_item(item.text, port_allowed=True)
        if rule.network is None:
            yield item, item.text.lower()
            continue
        address, ones = rule.network, f"{rule.mask:0{rule.network.bits}b}".rstrip("0")
        if "0" not in ones:
            yield item, Network(address.bits, address.number, len(ones), address.port).text


@lru_cache(maxsize=4096)
def network_of(text: str) -> Network | None:
    """The network that `Network.text` stands for; None for the name of a host."""
    address, slash, rest = text.partition("/")
    if not slash:
        return None
    length, _, port = rest.partition(":")
    found, _ = parse_address(address)
    return None if found is None else Network(found.bits, found.number, int(length), int(port or "0"))


def doubts_of_identify(view: View) -> Iterator[Fault]:
    """Lines that match more than they seem to, or that hang on an answer of the DNS."""
    for option in ("match_header", "match_request_uri"):
        if view.values.get(option) and view.values.get("match"):
            yield Fault("match-or-header", view.at(option), detail=(option,))
    for place, value in view.all("match"):
        if is_plain_ipv4(value):
            continue
        for item in split_list(value):
            rule = parse_acl_item(item.text, port_allowed=True)
            address = rule.network
            if address is None:
                yield _doubt("match-by-name", place, item, item.text)
                continue
            ones = f"{rule.mask:0{address.bits}b}".rstrip("0")
            if rule.inverted or "0" in ones:
                continue
            network = Network(address.bits, address.number, len(ones), address.port)
            written = parse_address(item.text.partition("/")[0])[0]
            if written is not None and written.unmapped.number != address.number:
                yield _doubt("host-bits", place, item, written.text, network.text)
            if network.size >= _MANY:
                yield _doubt("wide-match", place, item, network.text, view.get("endpoint"))


_MANY = 256
"""Addresses of a network that is more than a handful of servers."""


def _doubt(kind: str, place: Place, item: Item, *detail: str) -> Fault:
    verdict = Verdict(Fate.MISREAD, part=Span(item.start, item.end))
    return Fault(kind, place, verdict=verdict, detail=detail)


def identify(view: View) -> Iterator[Fault]:
    """The checks of `ip_identify_apply` in `res_pjsip_endpoint_identifier_ip.c`, in its order."""
    if not view.get("endpoint"):
        yield refusal(
            view, "missing-required-option", f"Identify '{view.id}' missing required endpoint name.", "endpoint"
        )
        return
    matches = [(place, value) for place, value in view.all("match") if value.strip(", ")]
    header, uri = view.get("match_header"), view.get("match_request_uri")
    if not (header or uri or matches):
        text = f"Identify '{view.id}' is not configured to match anything."
        yield refusal(view, "missing-required-option", text, "match")
        return
    for option, problem in (
        ("match_header", match_header_problem(header, view.release) if header else None),
        ("match_request_uri", match_request_uri_problem(uri) if uri else None),
    ):
        if problem is not None:
            line = problem.line._replace(message=problem.line.message.replace(ID, view.id))
            yield Fault(
                "bad-match-pattern", view.at(option), fatal=True, log=(line,), detail=(option, problem.complaint)
            )
            return
    hosts = [(place, host.text) for place, value in matches for host in match_hosts(value, view.context)]
    for place, host in sorted(hosts, key=_turn):
        if not view.environment.resolves(host.rpartition(":")[0] or host):
            text = f"Identify '{view.id}' failed when adding resolution results of '{host}'"
            fault = refusal(view, "unresolvable-host", text, "match", host)
            yield Fault(fault.kind, place, fatal=True, log=fault.log, detail=fault.detail)
            return
    seen: set[str] = set()
    for _, host in hosts:
        if host in seen:
            text = f"Identify '{view.id}' provided address '{host}' did not resolve to any address"
            yield remark(view, "repeated-match", text, "match", host)
        seen.add(host)


def _turn(found: tuple[Place, str]) -> tuple[int, bytes]:
    """When a host name is looked up: they lie in the buckets of a hash table, not in the order of the lines."""
    name = found[1].encode(errors="surrogateescape")
    hashed = 5381
    for byte in name:
        hashed = (hashed * 33 ^ byte) & 0xFFFFFFFF
    return (hashed & 0x7FFFFFFF) % _BUCKETS, name

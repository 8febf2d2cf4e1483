"""`identify`: an endpoint, and something to know it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import (
    Address,
    match_header_problem,
    match_hosts,
    match_request_uri_problem,
    parse_acl_item,
    split_list,
)
from asterisk_ls.schema.verdict import ID
from asterisk_ls.semantic.apply.view import refusal, remark
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.values import Item
    from asterisk_ls.semantic.apply.view import View
    from asterisk_ls.semantic.model import Place


MATCHES = "matches"
"""The fact of an identify that names its networks, blanks between them."""
_BITS = 32
_BUCKETS = 53


def facts_of_identify(view: View) -> dict[str, str]:
    """The endpoint, and the networks that are matched; none where an item is the exception to others."""
    lines = [value for _, value in view.all("match")] if "match" in view.values else []
    if not lines or any("!" in value for value in lines):
        return {}
    networks = dict.fromkeys(network for value in lines for _, network in networks_of(value))
    return {"endpoint": view.get("endpoint"), MATCHES: " ".join(networks)}


def networks_of(value: str) -> Iterator[tuple[Item, str]]:
    """The items of a `match` line, each with its network as it can be compared: `203.0.113.0/24`, and a port."""
    for item in split_list(value):
        rule = parse_acl_item(item.text, port_allowed=True)
        if rule.network is None:
            yield item, item.text.lower()
        elif rule.network.bits == _BITS and f"{rule.mask:032b}".rstrip("0").count("0") == 0:
            yield item, network_name(rule.network, f"{rule.mask:b}".count("1"))


def network_name(address: Address, length: int) -> str:
    """The network of so many bits that an address lies in."""
    number = address.number >> (_BITS - length) << (_BITS - length)
    return f"{Address(_BITS, number).text}/{length}" + (f":{address.port}" if address.port else "")


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

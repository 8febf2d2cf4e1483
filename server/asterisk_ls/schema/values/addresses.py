"""IP addresses as Asterisk and pjproject read them.

Both hand the text to the C library, which also takes the old forms of `inet_aton`: fewer than four numbers, octal and
hexadecimal ones. `10.1` is 10.0.0.1, `010.0.0.1` is 8.0.0.1, and a bare `5075` is 0.0.19.211.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import misread, quoted, refused, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import ULONG_MAX, integer_prefix, is_digits
from asterisk_ls.schema.verdict import TAKEN, LogLine, Verdict
from asterisk_ls.tuples import NamedTuple

_PLAIN_V4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)", re.ASCII)
_PLAIN_BIND = re.compile(rf"(?:{_PLAIN_V4.pattern})(?::[1-9]\d{{0,3}})?", re.ASCII)
_DIGITS = frozenset("0123456789")
_MAXIMA = (2**32 - 1, 2**24 - 1, 2**16 - 1, 2**8 - 1)
_MAPPED = 0xFFFF
HIGHEST_PORT = 65535
LONGEST_HOST = 255
_SIP_PORTS = frozenset(("5060", "5061", "5062", "5065", "5070", "5080", "8088", "8089"))
"""Numbers that are hardly meant as the last part of an IPv6 address."""


class Address(NamedTuple):
    """An address with its port: `bits` is 32 or 128."""

    bits: int
    number: int
    port: int = 0
    is_named: bool = False
    """Whether it was given as the name of a host, whose address is not known: `number` says nothing then."""

    @property
    def text(self) -> str:
        """The address as one would write it, without the port."""
        if self.bits == 32:  # noqa: PLR2004 - an IPv4 address
            return ".".join(str(self.number >> shift & 255) for shift in (24, 16, 8, 0))
        import ipaddress  # noqa: PLC0415 - few values hold IPv6 addresses

        return str(ipaddress.IPv6Address(self.number))

    @property
    def unmapped(self) -> Address:
        """The IPv4 address that an IPv4-mapped IPv6 address stands for; itself when it is none."""
        if self.bits == 128 and self.number >> 32 == _MAPPED:  # noqa: PLR2004 - an IPv6 address
            return Address(32, self.number & (2**32 - 1), self.port)
        return self


def is_plain_ipv4(text: str) -> bool:
    """Whether it is four decimal numbers with dots, as everybody writes them."""
    return _PLAIN_V4.fullmatch(text) is not None


def ipv4_number(text: str, *, whole: bool = True) -> int | None:
    """What `inet_aton` makes of a text. Without `whole`, anything may follow behind a blank."""
    parts: list[int] = []
    position = 0
    while True:
        found = integer_prefix(text[position:]) if text[position : position + 1] in _DIGITS else None
        number, length = found or (2**32, 0)
        if number > 2**32 - 1:
            return None
        parts.append(number)
        position += length
        if text[position : position + 1] != ".":
            break
        if len(parts) == 4 or number > 255:  # noqa: PLR2004
            return None
        position += 1
    rest = text[position:]
    if rest and (whole or rest[0] not in " \t\n\v\f\r"):
        return None
    if parts[-1] > _MAXIMA[len(parts) - 1]:
        return None
    result = parts[-1]
    for index, part in enumerate(parts[:-1]):
        result += part << (24 - 8 * index)
    return result


def _any_zone(_: str) -> bool:
    return True


def ipv6_number(text: str, has_zone: Callable[[str], bool] = _any_zone) -> int | None:
    """What the C library makes of an IPv6 address. `has_zone` says whether there is an interface such as `eth0`."""
    address, percent, zone = text.partition("%")
    if ":" not in address or (percent and not zone):
        return None
    import ipaddress  # noqa: PLC0415 - few values hold IPv6 addresses

    try:
        number = int(ipaddress.IPv6Address(address))
    except ValueError:
        return None
    if percent and not is_digits(zone):
        is_link_local = number >> 118 == 0x3FA or number >> 112 & 0xFF0F == 0xFF02  # noqa: PLR2004 - fe80::/10, ff.2::
        interface = zone.partition(":")[0]  # `lo:1` is an alias of `lo`
        if not is_link_local or not (interface == "lo" or has_zone(interface)):
            return None
    return number


def split_host_port(text: str) -> tuple[str, str | None]:
    """`ast_sockaddr_split_hostport`: host and port; several colons without brackets are an IPv6 address."""
    if text.startswith("["):
        host, bracket, rest = text[1:].partition("]")
        if not bracket:
            return host, None
        return host, rest[1:] if rest.startswith(":") else None
    if text.count(":") == 1:
        host, _, port = text.partition(":")
        return host, port
    return text, None


def parse_address(
    text: str, *, port_allowed: bool = True, has_zone: Callable[[str], bool] = _any_zone
) -> tuple[Address | None, tuple[LogLine, ...]]:
    """`ast_sockaddr_parse`: the address, or None, and what is logged on the way."""
    host, port = split_host_port(text)
    if port is not None and not port_allowed:
        return None, (warning(f"Port disallowed in {text}"),)
    number = 0
    if port:
        match = re.match(r"[ \t\n\v\f\r]*([+-]?\d+)$", port, re.ASCII)
        if match is None:
            return None, ()
        number = int(match[1][:30]) if abs(int(match[1][:30])) <= ULONG_MAX else ULONG_MAX
    v4 = ipv4_number(host)
    if v4 is not None:
        return Address(32, v4, number % 65536), ()
    v6 = ipv6_number(host, has_zone)
    if v6 is not None:
        return Address(128, v6, number % 65536), ()
    return None, ()


def odd_reading(text: str) -> str | None:
    """What Asterisk understands, where the text looks like something else; None for a plain address.

    `text` has been found to be an address. `0` for 0.0.0.0 is usage, not an accident.
    """
    host, port = split_host_port(text)
    number = ipv4_number(host)
    understood = None
    if number is not None and not is_plain_ipv4(host) and host != "0":
        understood = Address(32, number).text
    if port and not (is_digits(port) and int(port[:9]) <= HIGHEST_PORT):
        address, _ = parse_address(text)
        if address is not None:
            return f"{understood or host}:{address.port}"
    return understood


def judge_bind(_option: OptionSchema, _name: str, value: str, context: ValueContext) -> Verdict:
    """`bind`, which pjproject reads."""
    if _PLAIN_BIND.fullmatch(value):
        return TAKEN
    found = parse_bind(value, context)
    if found is None:
        host, port = split_host_port(value)
        if port and is_digits(port) and int(port[:9]) > HIGHEST_PORT:
            return refused(f"ports end at {HIGHEST_PORT}")
        return refused(f"{quoted(value)} is no address to bind to: an IP address, or one with `:port`")
    if not value:
        return misread("empty: binds to 0.0.0.0", "0.0.0.0")  # noqa: S104 - that is what Asterisk does
    host = value.split(":", maxsplit=1)[0] if value.count(":") <= 1 else ""
    head, _, tail = value.rpartition(":")
    head = "::" if head == ":" else head
    if not host and tail in _SIP_PORTS and not found.port and ipv6_number(head) is not None:
        complaint = f"without brackets `{tail}` belongs to the address, and is no port"
        return misread(complaint, found.text, suggestion=f"[{head}]:{tail}")
    if host and found.bits == 32 and ipv4_number(host, whole=False) is not None and not is_plain_ipv4(host):  # noqa: PLR2004
        better = f"0.0.0.0:{host}" if is_digits(host) and 1 < int(host[:9]) <= HIGHEST_PORT else None
        return misread(f"an address, which reads as {found.text}", found.text, suggestion=better)
    return TAKEN


def parse_bind(text: str, context: ValueContext | None = None) -> Address | None:
    """`pj_sockaddr_parse`: where a transport binds; None when it refuses the text."""
    colons = text.count(":")
    if colons <= 1:
        host, _, port = text.partition(":")
        return _bind_v4(host, port, context)
    if text.startswith("["):
        end = text.find("]")
        if end < 0:
            return None
        last = text.rfind(":")
        return _bind_v6(text[1:end], "" if last < end else text[last + 1 :], context)
    whole = _bind_v6(text, "", context)
    if whole is not None:
        return whole
    host, _, port = text.rpartition(":")
    return _bind_v6(host, port, context)


def _bind_v4(host: str, port: str, context: ValueContext | None) -> Address | None:
    number = _port_number(port)
    if number is None or len(host) >= LONGEST_HOST:
        return None
    if not host:
        return Address(32, 0, number)
    address = ipv4_number(host, whole=False) if len(host) < 16 else ipv4_number(host)  # noqa: PLR2004
    if address is None or address == 2**32 - 1:
        address = ipv4_number(host)
    if address is not None:
        return Address(32, address, number)
    if re.fullmatch(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?", host) and not re.fullmatch(r"[\d.]+", host):
        resolves = context.resolves if context else (lambda _: True)
        return Address(32, 0, number, is_named=True) if resolves(host) else None
    return None


def _bind_v6(host: str, port: str, context: ValueContext | None) -> Address | None:
    number = _port_number(port)
    address = ipv6_number(host, context.resolves if context else _any_zone) if host else 0
    if number is None or address is None:
        return None
    return Address(128, address, number)


def _port_number(port: str) -> int | None:
    if port and not is_digits(port):
        return None
    number = int(port[:12] or "0")
    return number if number <= HIGHEST_PORT else None


def judge_sockaddr(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`server = 127.0.0.1:8125`: an IP address; names are not looked up."""
    address, log = parse_address(value)
    if address is None:
        return refused(f"{quoted(value)} is no IP address", *log)
    odd = odd_reading(value)
    return misread(f"reads as {odd}", odd) if odd else TAKEN


def judge_host(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`media_address`: an address or any other text, which is taken for a host name."""
    host, _ = split_host_port(value)
    if not host or not host[0].isdigit() or ipv4_number(host) is None:
        return TAKEN
    odd = odd_reading(value)
    return misread(f"an address, which reads as {odd}", odd) if odd else TAKEN

"""A made-up `pjsip.conf` of any length: a transport, a template, and three sections for each phone."""

from __future__ import annotations

from itertools import count, islice

_HEAD = """\
[transport-udp]
type = transport
protocol = udp
bind = 0.0.0.0

[desk-phone](!)
type = endpoint
disallow = all
allow = ulaw,alaw
direct_media = no

"""
_PHONE = """\
[{number}](desk-phone)
context = floor-{floor}
auth = {number}{missing}
aors = {number}{missing}

[{number}]
type = auth
username = {number}
password = made-up-{number}

[{number}]
type = aor
max_contacts = 2
qualify_frequency = 60

"""


def office(lines: int, *, is_dirty: bool = False) -> str:
    """So many lines. Dirty: each phone names an auth and an AOR that are not there."""
    missing = "-gone" if is_dirty else ""
    phones = (_PHONE.format(number=number, floor=number % 50, missing=missing) for number in count(100_000))
    rows = (row for piece in (_HEAD, *islice(phones, lines // 15 + 1)) for row in piece.splitlines(keepends=True))
    return "".join(islice(rows, lines))

"""A made-up dialplan for any number of phones, and a whole configuration directory around it."""

from __future__ import annotations

from bench.office import office

_HEAD = """\
[general]
static = yes

[globals]
TRUNK = PJSIP/provider

"""
_CONTEXT = """\
[floor-{floor}]
include => services

"""
_EXTENSION = """\
exten => {number},hint,PJSIP/{number}
exten => {number},1,NoOp(Call from ${{CALLERID(num)}} to ${{EXTEN}})
 same => n,Set(CDR(userfield)=floor-{floor})
 same => n(ring),Dial(PJSIP/{number},30,t)
 same => n,GotoIf($["${{DIALSTATUS}}" = "BUSY"]?busy:gone)
 same => n(busy),VoiceMail({number}@default,b)
 same => n,Hangup()
 same => n(gone),VoiceMail({number}@default,u)
 same => n,Hangup()

"""
_TAIL = """\
[services]
exten => *97,1,VoiceMailMain(@default)
 same => n,Hangup()
"""
FLOORS = 50
"""Contexts, as many as the phones of `office` are spread over."""
FIRST = 100_000
"""The number of the first phone, as in `office`."""
_PER_PHONE = 25
"""Lines that a phone has in all files together."""


def contexts(phones: int) -> list[str]:
    """The dialplan of so many phones, a text for each context."""
    numbers = range(FIRST, FIRST + phones)
    floors = [[number for number in numbers if number % FLOORS == floor] for floor in range(FLOORS)]
    return [
        _CONTEXT.format(floor=floor) + "".join(_EXTENSION.format(number=number, floor=floor) for number in some)
        for floor, some in enumerate(floors)
        if some
    ] + [_TAIL]


def dialplan(phones: int) -> str:
    """One `extensions.conf` for so many phones: about ten lines for each."""
    return _HEAD + "".join(contexts(phones))


def exchange(lines: int) -> dict[str, str]:
    """About so many lines in more than fifty files: phones, their mailboxes, and a file for each context."""
    phones = lines // _PER_PHONE
    boxes = "".join(f"{number} => 4711{number},Phone {number}\n" for number in range(FIRST, FIRST + phones))
    return {
        "pjsip.conf": office(11 + 15 * phones),
        "extensions.conf": f"{_HEAD}#include dialplan/*.conf\n",
        "voicemail.conf": f"[general]\nformat = wav\n\n[default]\n{boxes}",
        "modules.conf": "[modules]\nautoload = yes\n",
        **{f"dialplan/{number:02}.conf": chunk for number, chunk in enumerate(contexts(phones))},
    }

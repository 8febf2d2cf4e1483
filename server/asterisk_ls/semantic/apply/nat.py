"""What a transport says of the world outside: its addresses there, and which networks are not outside.

`process_nat` in `res_pjsip_nat.c` writes the signalling address into what is sent to where no `local_net` is;
`session_outgoing_nat_hook` in `res_pjsip_session.c` writes the media address into the SDP of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.schema.values import parse_address
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.placeholders import has_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View

MEDIA, SIGNALING = "external_media_address", "external_signaling_address"
LOCAL = "local_net"
EXTERNAL = "external"
"""The fact of a transport that has another address outside."""
_LOCAL_HOST = ("127.", "localhost")
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?")
_NUMBERS = re.compile(r"[0-9.]*\.[0-9.]*")


def doubts_of_nat(view: View) -> Iterator[Fault]:
    """Half of what a server behind NAT needs, and addresses that are none."""
    values = view.values
    given = [option for option in (MEDIA, SIGNALING) if values.get(option)]
    if not given:
        if values.get(LOCAL):
            yield Fault("incomplete-nat", view.at(LOCAL), detail=(LOCAL, ""))
        return
    for option in given:
        problem = _problem(values[option])
        if problem:
            yield Fault("bad-external-address", view.at(option), detail=(option, problem))
    if any(values[option].startswith(_LOCAL_HOST) for option in given):
        return
    if len(given) == 1:
        yield Fault("incomplete-nat", view.at(given[0]), detail=(given[0], values[given[0]]))
    elif not values.get(LOCAL):
        yield Fault("incomplete-nat", view.at(SIGNALING), detail=("", ""))


def _problem(text: str) -> str:
    """Why a text is neither an address nor the name of a host; empty when it may be one."""
    if has_placeholder(text) or "${" in text:
        return ""
    address, _ = parse_address(text, port_allowed=False)
    if address is not None:
        return ""
    address, _ = parse_address(text)
    if address is not None:
        return "port"
    if _NUMBERS.fullmatch(text):
        return "number"
    return "" if _HOST.fullmatch(text) else "name"

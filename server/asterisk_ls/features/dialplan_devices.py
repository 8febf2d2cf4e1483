"""What a call can be made to: the technologies, and behind `PJSIP/` and the like the names of what they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.dialplan_roles import Role
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asterisk_ls.features.dialplan_slots import Slot

USUAL = ("PJSIP", "Local", "IAX2", "DAHDI")
"""Technologies that most dialplans have."""
NAMES: Mapping[str, str] = {"pjsip": "endpoint", "iax2": "iax-peer", "sip": "sip-peer"}
"""Technologies whose resources have names: what they are the names of."""


class Device(NamedTuple):
    """The piece of a dial string that is being written."""

    target: str
    """What it is the name of: `technology`, `endpoint`, `dialplan-context`; empty where nothing is known."""
    span: Span
    """As that of a slot."""
    typed: str
    technology: str = ""


def device_of(slot: Slot, text: str) -> Device:
    """The piece that the cursor is in: of `PJSIP/100@carrier` the technology, or what stands behind a `/` or `@`.

    `text` is that of the line.
    """
    at = slot.span.start + len(slot.typed)
    end = min([slot.span.end, *(where for mark in "/@" if (where := text.find(mark, at, slot.span.end)) >= 0)])
    technology, slash, resource = slot.typed.partition("/")
    if not slash:
        return Device("technology", Span(slot.span.start, end), slot.typed)
    name = fold(technology)
    if "/" in resource:
        return Device("", Span(at, end), "", technology)
    _, behind, host = resource.rpartition("@")
    target = "dialplan-context" if behind and name == "local" else NAMES.get(name, "")
    return Device(target, Span(at - len(host), end), host, technology)


TARGETS: Mapping[Role, str] = {
    Role.AGENT: "agent",
    Role.AOR: "aor",
    Role.BRIDGE_PROFILE: "confbridge-bridge",
    Role.CONTEXT: "dialplan-context",
    Role.ENDPOINT: "endpoint",
    Role.FOLLOW_ME: "follow-me",
    Role.MAILBOXES: "mailbox",
    Role.MENU: "confbridge-menu",
    Role.MUSIC: "musiconhold-class",
    Role.PARKING_LOT: "parking-lot",
    Role.QUEUE: "queue",
    Role.QUEUE_RULE: "queue-rule",
    Role.USER_PROFILE: "confbridge-user",
    Role.VOICEMAIL_CONTEXT: "voicemail-context",
}
"""Roles of names that are somewhere else in the configuration."""

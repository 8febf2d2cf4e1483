"""Whether what a call names is certainly there: a quick look, by which most names are done with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.naming import Names
from asterisk_ls.semantic.dialplan.targets import lack_of
from asterisk_ls.semantic.elsewhere import MAILBOX
from asterisk_ls.semantic.queries import NameThere, Objects

if TYPE_CHECKING:
    from asterisk_ls.schema.vocabulary import Vocabulary
    from asterisk_ls.semantic.dialplan.called import CallReference
    from asterisk_ls.semantic.dialplan.targets import Ask

KINDS = {
    Names.AGENT: "agent",
    Names.BRIDGE_MENU: "conference-part",
    Names.BRIDGE_PROFILE: "conference-part",
    Names.FOLLOW_ME: "follow-me",
    Names.MUSIC_CLASS: "musiconhold-class",
    Names.PARKING_LOT: "parking-lot",
    Names.QUEUE: "queue",
    Names.QUEUE_RULE: "queue-rule",
    Names.USER_PROFILE: "conference-part",
}
"""What `NameThere` calls them."""


def is_there(reference: CallReference, ask: Ask, words: Vocabulary, context: str, exten: str) -> bool:
    """Whether there is nothing to say of a name that a step of an extension in a context names."""
    names, parts, asks = reference
    if asks:
        return True
    first = parts[0]
    if names is Names.PLACE:
        return lack_of(ask, context, exten, parts) is None
    if first is None:
        return True
    if names is Names.DEVICE:
        return parts[1] is not None and first.text.lower() in words.technologies
    if names is Names.ENDPOINT:
        return bool(ask(Objects("endpoint", first.text))) if not first.computed else "@" not in first.text
    if names is Names.MAILBOX:
        second = parts[1]
        if first.computed or (second is not None and second.computed):
            return True
        return ask(NameThere(MAILBOX, f"{first.text}@{second.text if second is not None else ''}")) is not False
    kind = KINDS.get(names)
    return first.computed or (kind is not None and ask(NameThere(kind, first.text)) is not False)

"""Options whose values are names of something else, in files whose facts do not say so.

Read from the code that looks the names up: `ast_named_acl_find`, `get_mohbyname`, `ast_context_find` and so on. Where
Asterisk takes any text, the kind of the value stays what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schema_build.grammar import Keys

_CONTEXT, _MADE, _MUSIC = "dialplan-context", "created-dialplan-context", "musiconhold-class"
_BOX, _ACL, _LOT = "mailbox", "acl.conf", "parking-lot"

NAMED: dict[str, dict[str, str]] = {
    "agents.conf": {"musiconhold": _MUSIC},
    "calendar.conf": {"context": _CONTEXT},
    "chan_dahdi.conf": {
        **dict.fromkeys(("context", "dring1context", "dring2context", "dring3context"), _CONTEXT),
        **dict.fromkeys(("mohinterpret", "mohsuggest", "musicclass", "musiconhold"), _MUSIC),
        **dict.fromkeys(("mailbox", "mwi_mailboxes"), _BOX),
        "parkinglot": _LOT,
    },
    "chan_mobile.conf": {"context": _CONTEXT},
    "confbridge.conf": {"music_on_hold_class": _MUSIC, "regcontext": _MADE},
    "console.conf": {"context": _CONTEXT, "mohinterpret": _MUSIC, "parkinglot": _LOT},
    "http.conf": {"acl": _ACL},
    "iax.conf": {
        "acl": _ACL,
        "context": _CONTEXT,
        "mailbox": _BOX,
        "mohinterpret": _MUSIC,
        "mohsuggest": _MUSIC,
        "parkinglot": _LOT,
        "regcontext": _MADE,
    },
    "manager.conf": {"acl": _ACL},
    "motif.conf": {"musicclass": _MUSIC},
    "ooh323.conf": {"context": _CONTEXT},
    "res_parking.conf": {"comebackcontext": _CONTEXT, "context": _MADE, "parkedmusicclass": _MUSIC},
    "rtp.conf": {"ice_acl": _ACL, "stun_acl": _ACL},
    "sip.conf": {
        **dict.fromkeys(("context", "outofcall_message_context", "subscribecontext"), _CONTEXT),
        **dict.fromkeys(("acl", "contactacl", "directmediaacl"), _ACL),
        **dict.fromkeys(("mohinterpret", "mohsuggest"), _MUSIC),
        "mailbox": _BOX,
        "parkinglot": _LOT,
        "regcontext": _MADE,
    },
    "sla.conf": {"autocontext": _MADE},
    "unistim.conf": {"context": _CONTEXT, "mailbox": _BOX, "musiconhold": _MUSIC, "parkinglot": _LOT},
    "xmpp.conf": {"context": _CONTEXT},
}
"""By file and option: what data calls such names."""


def with_names(file: str, types: Keys) -> Keys:
    """The types of a file, whose options say what they name."""
    named = NAMED.get(file, {})
    for entry in types.values():
        for option, line in entry.get("options", {}).items():
            target = named.get(option.lower())
            if target is not None and "targets" not in line:
                line["targets"] = [target]
    return types

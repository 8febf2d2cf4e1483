"""Which argument of which application or function names what: one table for rules, completion, definition and rename.

Read from the code of the applications. Indices count from 0; applications are in small letters, as they are looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from asterisk_ls.tuples import NamedTuple


class Names(StrEnum):
    """What a name stands for."""

    PLACE = "place"
    """A place in the dialplan: context, extension, and priority or label. Parts that are left out are those of the call."""
    CONTEXT = "context"
    DEVICE = "device"
    """A kind of channel and what it is asked for: `PJSIP`, `6001`."""
    ENDPOINT = "endpoint"
    """An endpoint of `pjsip.conf`; with an `@` in it, what follows may be the endpoint, and what precedes a user."""
    AOR = "aor"
    QUEUE = "queue"
    QUEUE_RULE = "queue rule"
    MAILBOX = "mailbox"
    """A box, and its context in `voicemail.conf`."""
    VOICEMAIL_CONTEXT = "voicemail context"
    MUSIC_CLASS = "music class"
    PARKING_LOT = "parking lot"
    BRIDGE_PROFILE = "bridge profile"
    USER_PROFILE = "user profile"
    BRIDGE_MENU = "menu"
    FOLLOW_ME = "follow-me entry"
    AGENT = "agent"
    MODULE = "module"


class Way(StrEnum):
    """How names stand in an argument."""

    WHOLE = "whole"
    """All of it is one name."""
    LIST = "list"
    """Names between `&`."""
    MAILBOXES = "mailboxes"
    """`box@context` between `&`."""
    MAILBOX = "mailbox"
    """`box@context`."""
    DEVICES = "devices"
    """`technology/resource` between `&`."""
    DEVICE = "device"
    LABEL = "label"
    """`context,extension,priority`, the first two of which may be left out."""
    CARET_LABEL = "caret label"
    """The same with `^` or `,` between the parts, and with `(arguments)` behind it."""
    SUBROUTINE = "subroutine"
    """`context^arguments`: what runs is extension `s` of the context."""
    MACRO = "macro"
    """`name^arguments`: what runs is extension `s` of the context `macro-name`."""
    CONTEXT_FIRST = "context first"
    """`context,extension,priority`, the last two of which may be left out."""
    EXTENSION = "extension"
    """`extension@context`."""


class Naming(NamedTuple):
    """One argument, or one letter of options, that names something."""

    at: int
    names: Names
    way: Way = Way.WHOLE
    asks: bool = False
    """Whether it is all right when there is no such thing: the call asks whether there is, or makes one."""


class OptionNaming(NamedTuple):
    """A letter of options whose argument names something."""

    letter: str
    names: Names
    way: Way = Way.WHOLE


class OptionsNaming(NamedTuple):
    """Which argument holds options, and which of their letters name something."""

    at: int
    letters: tuple[OptionNaming, ...]


_PREDIAL = (OptionNaming("b", Names.PLACE, Way.CARET_LABEL), OptionNaming("B", Names.PLACE, Way.CARET_LABEL))
_DIAL = OptionsNaming(
    2,
    (
        *_PREDIAL,
        OptionNaming("F", Names.PLACE, Way.CARET_LABEL),
        OptionNaming("G", Names.PLACE, Way.CARET_LABEL),
        OptionNaming("M", Names.PLACE, Way.MACRO),
        OptionNaming("U", Names.PLACE, Way.SUBROUTINE),
        OptionNaming("m", Names.MUSIC_CLASS),
    ),
)
_QUEUE = Naming(0, Names.QUEUE)
_INTERFACE = Naming(1, Names.DEVICE, Way.DEVICE)
_BOX = Naming(0, Names.MAILBOX, Way.MAILBOX)

APPLICATIONS: Mapping[str, tuple[Naming, ...]] = {
    "addqueuemember": (_QUEUE, _INTERFACE),
    "agentlogin": (Naming(0, Names.AGENT),),
    "agentrequest": (Naming(0, Names.AGENT),),
    "background": (Naming(3, Names.CONTEXT),),
    "blindtransfer": (Naming(1, Names.CONTEXT),),
    "chanisavail": (Naming(0, Names.DEVICE, Way.DEVICES),),
    "confbridge": (
        Naming(1, Names.BRIDGE_PROFILE),
        Naming(2, Names.USER_PROFILE),
        Naming(3, Names.BRIDGE_MENU),
    ),
    "dial": (Naming(0, Names.DEVICE, Way.DEVICES),),
    "directory": (Naming(0, Names.VOICEMAIL_CONTEXT), Naming(1, Names.CONTEXT)),
    "disa": (Naming(1, Names.CONTEXT),),
    "followme": (Naming(0, Names.FOLLOW_ME),),
    "musiconhold": (Naming(0, Names.MUSIC_CLASS),),
    "originate": (Naming(0, Names.DEVICE, Way.DEVICE),),
    "page": (Naming(0, Names.DEVICE, Way.DEVICES),),
    "park": (Naming(0, Names.PARKING_LOT),),
    "parkandannounce": (Naming(0, Names.PARKING_LOT), Naming(3, Names.DEVICE, Way.DEVICE)),
    "parkedcall": (Naming(0, Names.PARKING_LOT),),
    "pausequeuemember": (_QUEUE, _INTERFACE),
    "privacymanager": (Naming(3, Names.CONTEXT),),
    "queue": (
        _QUEUE,
        Naming(6, Names.PLACE, Way.SUBROUTINE),
        Naming(7, Names.QUEUE_RULE),
    ),
    "queuelog": (Naming(0, Names.QUEUE, asks=True),),
    "queueupdate": (_QUEUE,),
    "readexten": (Naming(2, Names.CONTEXT),),
    "removequeuemember": (_QUEUE, _INTERFACE),
    "setmusiconhold": (Naming(0, Names.MUSIC_CLASS),),
    "startmusiconhold": (Naming(0, Names.MUSIC_CLASS),),
    "unpausequeuemember": (_QUEUE, _INTERFACE),
    "vmauthenticate": (_BOX,),
    "vmsayname": (_BOX,),
    "voicemail": (Naming(0, Names.MAILBOX, Way.MAILBOXES),),
    "voicemailmain": (_BOX,),
    "voicemailplaymsg": (_BOX,),
}
"""Those whose data is separated by commas in the ordinary way."""

OPTIONS: Mapping[str, OptionsNaming] = {
    "bridge": OptionsNaming(1, (OptionNaming("F", Names.PLACE, Way.CARET_LABEL),)),
    "bridgewait": OptionsNaming(2, (OptionNaming("m", Names.MUSIC_CLASS),)),
    "dial": _DIAL,
    "followme": OptionsNaming(1, _PREDIAL),
    "originate": OptionsNaming(6, _PREDIAL),
    "page": OptionsNaming(1, _PREDIAL),
    "park": OptionsNaming(1, (OptionNaming("c", Names.PLACE, Way.LABEL),)),
    "queue": OptionsNaming(
        1, (*_PREDIAL, OptionNaming("F", Names.PLACE, Way.CARET_LABEL), OptionNaming("m", Names.MUSIC_CLASS))
    ),
    "voicemail": OptionsNaming(1, (OptionNaming("d", Names.CONTEXT),)),
    "waitexten": OptionsNaming(1, (OptionNaming("m", Names.MUSIC_CLASS),)),
}

OTHERS = frozenset(
    {
        *("channelredirect", "gosub", "gosubif", "goto", "gotoif", "gotoiftime", "macro", "macroexclusive"),
        *("retrydial",),
    }
)
"""Those whose data is read in a way of its own: see `references`."""

FUNCTIONS: Mapping[str, tuple[Naming, ...]] = {
    "AGENT": (Naming(0, Names.AGENT, asks=True),),
    "DEVICE_STATE": (Naming(0, Names.DEVICE, Way.DEVICE),),
    "DIALPLAN_EXISTS": (Naming(0, Names.PLACE, Way.CONTEXT_FIRST, asks=True),),
    "EVAL_EXTEN": (Naming(0, Names.PLACE, Way.LABEL),),
    "EVAL_SUB": (Naming(0, Names.PLACE, Way.LABEL),),
    "EXTENSION_STATE": (Naming(0, Names.PLACE, Way.EXTENSION, asks=True),),
    "HINT": (Naming(0, Names.PLACE, Way.EXTENSION, asks=True),),
    "IFMODULE": (Naming(0, Names.MODULE, asks=True),),
    "MAILBOX_EXISTS": (Naming(0, Names.MAILBOX, Way.MAILBOX, asks=True),),
    "PJSIP_AOR": (Naming(0, Names.AOR),),
    "PJSIP_DIAL_CONTACTS": (Naming(0, Names.ENDPOINT), Naming(1, Names.AOR)),
    "PJSIP_ENDPOINT": (Naming(0, Names.ENDPOINT),),
    "QUEUE_EXISTS": (Naming(0, Names.QUEUE, asks=True),),
    "QUEUE_GET_CHANNEL": (_QUEUE,),
    "QUEUE_MEMBER": (_QUEUE,),
    "QUEUE_MEMBER_COUNT": (_QUEUE,),
    "QUEUE_MEMBER_LIST": (_QUEUE,),
    "QUEUE_MEMBER_PENALTY": (_QUEUE,),
    "QUEUE_VARIABLES": (_QUEUE,),
    "QUEUE_WAITING_COUNT": (_QUEUE,),
    "VALID_EXTEN": (Naming(0, Names.PLACE, Way.CONTEXT_FIRST, asks=True),),
    "VMCOUNT": (Naming(0, Names.MAILBOX, Way.MAILBOXES),),
    "VM_INFO": (Naming(0, Names.MAILBOX, Way.MAILBOX),),
}
"""A place takes all of the arguments: its parts are told apart as arguments are."""

WRITTEN: Mapping[tuple[str, str], Naming] = {
    ("CHANNEL", "after_bridge_goto"): Naming(0, Names.PLACE, Way.CARET_LABEL),
    ("CHANNEL", "hangup_handler_push"): Naming(0, Names.PLACE, Way.CARET_LABEL),
    ("CHANNEL", "hangup_handler_wipe"): Naming(0, Names.PLACE, Way.CARET_LABEL),
    ("CHANNEL", "musicclass"): Naming(0, Names.MUSIC_CLASS),
    ("CHANNEL", "parkinglot"): Naming(0, Names.PARKING_LOT),
    ("CONFBRIDGE", "bridge,template"): Naming(0, Names.BRIDGE_PROFILE),
    ("CONFBRIDGE", "menu,template"): Naming(0, Names.BRIDGE_MENU),
    ("CONFBRIDGE", "user,music_on_hold_class"): Naming(0, Names.MUSIC_CLASS),
    ("CONFBRIDGE", "user,template"): Naming(0, Names.USER_PROFILE),
}
"""What `Set(FUNCTION(argument)=value)` names with its value."""

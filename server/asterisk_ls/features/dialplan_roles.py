"""What an argument of an application or a function stands for: a context, a queue, a device to call.

Which of them name what is told by the table that rules and references use; see `semantic/dialplan/naming.py`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.naming import APPLICATIONS, FUNCTIONS, OPTIONS, WRITTEN, Names, Way
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from asterisk_ls.schema.vocabulary import Application, Function


class Role(StrEnum):
    """What an argument stands for."""

    NOTHING = ""
    AGENT = "agent"
    AOR = "aor"
    APPLICATION = "application"
    BRIDGE_PROFILE = "bridge-profile"
    CONTEXT = "context"
    DEVICES = "devices"
    """`Technology/Resource`, several with `&` in between."""
    ENDPOINT = "endpoint"
    EXTENSION_AT = "extension-at"
    """`extension@context`, several with `&` in between."""
    FOLLOW_ME = "follow-me"
    GLOBAL = "global"
    GOTO = "goto"
    """`context,extension,priority` of which only the last one has to be there."""
    LETTERS = "letters"
    MACRO = "macro"
    MAILBOXES = "mailboxes"
    """`mailbox@context`, several with `&` in between."""
    MENU = "menu"
    MODULE = "module"
    MUSIC = "music"
    PARKING_LOT = "parking-lot"
    PLACE = "place"
    """`context,extension,priority` of which the first has to be there."""
    QUEUE = "queue"
    QUEUE_RULE = "queue-rule"
    TARGETS = "targets"
    """Of a condition: what a Goto takes, a colon, and the same again."""
    USER_PROFILE = "user-profile"
    VARIABLE = "variable"
    VOICEMAIL_CONTEXT = "voicemail-context"
    WORDS = "words"


_OF_NAMES: Mapping[Names, Role] = {
    Names.AGENT: Role.AGENT,
    Names.AOR: Role.AOR,
    Names.BRIDGE_MENU: Role.MENU,
    Names.BRIDGE_PROFILE: Role.BRIDGE_PROFILE,
    Names.CONTEXT: Role.CONTEXT,
    Names.DEVICE: Role.DEVICES,
    Names.ENDPOINT: Role.ENDPOINT,
    Names.FOLLOW_ME: Role.FOLLOW_ME,
    Names.MAILBOX: Role.MAILBOXES,
    Names.MODULE: Role.MODULE,
    Names.MUSIC_CLASS: Role.MUSIC,
    Names.PARKING_LOT: Role.PARKING_LOT,
    Names.QUEUE: Role.QUEUE,
    Names.QUEUE_RULE: Role.QUEUE_RULE,
    Names.USER_PROFILE: Role.USER_PROFILE,
    Names.VOICEMAIL_CONTEXT: Role.VOICEMAIL_CONTEXT,
}
_OF_PLACES: Mapping[Way, Role] = {
    Way.CARET_LABEL: Role.GOTO,
    Way.CONTEXT_FIRST: Role.PLACE,
    Way.EXTENSION: Role.EXTENSION_AT,
    Way.LABEL: Role.GOTO,
    Way.MACRO: Role.MACRO,
    Way.SUBROUTINE: Role.CONTEXT,
}
_OTHERS: Mapping[str, Mapping[int, Role]] = {
    "channelredirect": {1: Role.GOTO},
    "gosub": {0: Role.GOTO},
    "gosubif": {1: Role.TARGETS},
    "goto": {0: Role.GOTO},
    "gotoif": {1: Role.TARGETS},
    "gotoiftime": {1: Role.TARGETS},
    "macro": {0: Role.MACRO},
    "macroexclusive": {0: Role.MACRO},
    "originate": {2: Role.PLACE},
    "pickup": {0: Role.EXTENSION_AT},
    "retrydial": {3: Role.DEVICES},
}
"""Applications that read what they are given in a way of their own."""
_GLOBALS = frozenset({"GLOBAL", "GLOBAL_DELETE", "GLOBAL_EXISTS"})
_ELSEWHERE = frozenset({"CURLOPT", "ENV", "EXPORT", "IAXVAR", "IMPORT", "SHARED"})
"""Functions whose variables are not those of the channel."""
_VARIABLES = frozenset({"var", "var1", "var2", "variable", "varname", "varn"})
"""How parameters are called that take the name of a variable."""
SPREADING = frozenset({Role.GOTO, Role.PLACE})
"""Roles of several arguments in a row."""


def role_in_application(application: Application, number: int) -> tuple[Role, int]:
    """What the argument of that number, counted from 0, stands for, and which argument that begins with."""
    key = fold(application.name)
    known = {naming.at: _role_of(naming.names, naming.way) for naming in APPLICATIONS.get(key, ())}
    return _role({**known, **_OTHERS.get(key, {})}, application, number)


def role_in_function(function: Function, number: int) -> tuple[Role, int]:
    """The same for a function."""
    namings = FUNCTIONS.get(function.name, ())
    role, first = _role({naming.at: _role_of(naming.names, naming.way) for naming in namings}, function, number)
    if role is Role.VARIABLE and function.name in _GLOBALS:
        return Role.GLOBAL, first
    if role is Role.VARIABLE and function.name in _ELSEWHERE:
        return Role.NOTHING, first
    return role, first


def role_of_letter(word: Application | Function, letter: str) -> Role:
    """What stands between the parentheses behind an option letter."""
    known = OPTIONS.get(fold(word.name))
    found = next((naming for naming in known.letters if naming.letter == letter), None) if known is not None else None
    return _role_of(found.names, found.way) if found is not None else Role.NOTHING


def role_of_assigned(function: str, argument: str) -> Role:
    """What is assigned to a function: `Set(CHANNEL(musicclass)=…)`."""
    naming = WRITTEN.get((function, argument.lower()))
    return _role_of(naming.names, naming.way) if naming is not None else Role.NOTHING


def _role_of(names: Names, way: Way) -> Role:
    return _OF_PLACES.get(way, Role.NOTHING) if names is Names.PLACE else _OF_NAMES.get(names, Role.NOTHING)


def _role(known: Mapping[int, Role], word: Application | Function, number: int) -> tuple[Role, int]:
    for first, role in known.items():
        if number == first or (role in SPREADING and number > first):
            return role, first
    if number >= len(word.parameters):
        return Role.NOTHING, number
    parameter = word.parameters[number]
    if parameter.letters:
        return Role.LETTERS, number
    if parameter.words:
        return Role.WORDS, number
    return Role.VARIABLE if fold(parameter.name) in _VARIABLES else Role.NOTHING, number

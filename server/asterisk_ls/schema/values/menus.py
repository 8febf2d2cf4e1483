"""What a key does in a menu of `confbridge.conf`, and `applicationmap` of `features.conf`."""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import ignored, nearest, quoted, refused, replaced, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import Item
from asterisk_ls.schema.verdict import TAKEN, Verdict

_WITH_ARGUMENTS = ("dialplan_exec(", "playback_and_continue(", "playback(")


def judge_menu_actions(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """A list of actions; a misspelt one does nothing, and nobody says so."""
    known = tuple(word.partition("(")[0] for word in option.value.values)
    for item in _actions(value):
        lower = item.text.lower()
        if lower in known and f"{lower}(" not in _WITH_ARGUMENTS:
            continue
        if any(lower.startswith(start) for start in _WITH_ARGUMENTS):
            continue
        candidates = nearest(item.text.partition("(")[0], known)
        better = replaced(value, item, candidates[0]) if candidates and "(" not in item.text else None
        return ignored(f"no action is called {quoted(item.text)}", part=item, suggestion=better, candidates=candidates)
    return TAKEN


def judge_applicationmap(_option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """`name = *9,self/both,Playback(tt-monkeys)`."""
    arguments = _arguments(value)
    if len(arguments) < 3 or not all(arguments[:3]):  # noqa: PLR2004 - keys, who, application
        line = warning(f"Invalid applicationmap syntax for '{name}'. Missing required argument")
        return refused("needs keys, who may press them, and an application: `*9,self,Playback(beep)`", line)
    application = arguments[2]
    if application.startswith("("):
        line = warning(f"Applicationmap item '{name}' does not contain an application name.")
        return refused("the application has no name", line)
    who = arguments[1].partition("/")[0]
    if who.lower() not in {"self", "caller", "peer", "callee"}:
        line = warning(f"Invalid 'activate_on' value {who} for applicationmap item {name}")
        return refused(f"{quoted(who)} is neither `self` nor `peer`", line, candidates=("self", "peer"))
    return TAKEN


def _actions(value: str) -> list[Item]:
    """Commas separate, except between the brackets of the next action."""
    found = []
    start = 0
    while start < len(value):
        opening, closing, comma = (value.find(character, start) for character in "(),")
        ends_at_bracket = 0 <= opening < comma < closing
        end = closing if ends_at_bracket else comma
        end = len(value) if end < 0 else end
        item = Item(value[start:end], start).stripped()
        if item.text:
            found.append(item)
        start = end + 1
    return found


def _arguments(value: str) -> list[str]:
    """`AST_STANDARD_APP_ARGS` with five places: commas outside brackets and quotes separate."""
    found: list[str] = []
    current = ""
    depth = {"(": 0, "[": 0}
    in_quotes = False
    position = 0
    while position < len(value):
        character = value[position]
        if character == "," and not any(depth.values()) and not in_quotes and len(found) < 4:  # noqa: PLR2004 - five places
            found.append(current)
            current = ""
        elif character == "\\" and position + 1 < len(value):
            position += 1
            current += value[position]
        elif character == '"':
            in_quotes = not in_quotes
        else:
            if character in depth:
                depth[character] += 1
            elif character in ")]":
                opening = "(" if character == ")" else "["
                depth[opening] = max(0, depth[opening] - 1)
            current += character
        position += 1
    found.append(current)
    return found

"""`eventfilter` of `manager.conf`: which events a user gets (`manager_add_filter` in `main/manager.c`)."""

from __future__ import annotations

import re

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import ignored, quoted, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.regexes import regex_problem
from asterisk_ls.schema.verdict import TAKEN, Verdict

_ACTIONS = ("include", "exclude")
_METHODS = ("none", "exact", "starts_with", "ends_with", "contains", "regex")
_PARTS = ("action", "name", "header", "method")


def judge_event_filter(_option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """`eventfilter = regex`, or `eventfilter(action(…),name(…),header(…),method(…)) = text`."""
    pattern = value.removeprefix("!")
    method = "regex"
    start = name.find("(")
    if start < 0 and not pattern:
        return _bad(name, pattern, "Legacy filter with no filter pattern specified", "there is nothing to filter by")
    if start >= 0:
        found = _criteria(name, name[start + 1 :].strip(), pattern)
        if isinstance(found, Verdict):
            return found
        method = found.get("method", "none")
        if not pattern and method != "none":
            return _bad(
                name, pattern, f"method can't be '{method}' with no filter pattern", "there is no text to look for"
            )
        if pattern and method == "none":
            complaint = "a text to look for needs `method(…)`"
            return _bad(name, pattern, "method can't be 'none' with a filter pattern", complaint)
        if not ({"name", "header"} & found.keys()) and method == "none":
            text = "No name or header option found and no filter pattern"
            return _bad(name, pattern, text, "there is nothing to filter by")
    problem = regex_problem(pattern) if method == "regex" else None
    if problem is not None:
        said = warning(f"Unable to compile regex filter for '{pattern}'")
        return ignored(f"not a regular expression: {problem[0].lower()}{problem[1:]}", said)
    return TAKEN


def _criteria(name: str, text: str, pattern: str) -> dict[str, str] | Verdict:
    """What stands between the parentheses, by part."""
    if not text.endswith(")"):
        return _bad(name, pattern, "Filter options not formatted correctly", "the name ends with `)`")
    found: dict[str, str] = {}
    for token in re.split(r"[ ,)]+", text):
        if not token:
            continue
        part = next((part for part in _PARTS if token.startswith(part)), None)
        if part is None:
            return _bad(name, pattern, f"Filter option '{token}' is unknown", f"no part of a filter {quoted(token)}")
        given = token.partition("(")[2].strip()
        if not given:
            return _bad(name, pattern, f"'{part}' parameter not formatted correctly", f"`{part}(…)` needs a word")
        known = {"action": _ACTIONS, "method": _METHODS}.get(part)
        if known is not None and given not in known:
            complaint = f"{quoted(given)} is none of {', '.join(known)}"
            return _bad(name, pattern, f"'{part}' option '{given}' is unknown", complaint)
        found[part] = given
    if not found:
        return _bad(name, pattern, "No action, name, header, or method option found", "there is nothing to filter by")
    return found


def _bad(name: str, pattern: str, text: str, complaint: str) -> Verdict:
    return ignored(f"{complaint}: the filter is left out", warning(f" '{name} = {pattern}': {text}"))

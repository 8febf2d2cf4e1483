"""`match_header` and `match_request_uri` of an `identify`, which Asterisk looks at once the object is complete."""

from __future__ import annotations

from asterisk_ls.schema.values.answers import error
from asterisk_ls.schema.values.cstrings import strip
from asterisk_ls.schema.values.regexes import regex_problem
from asterisk_ls.schema.verdict import ID, LogLine
from asterisk_ls.tuples import NamedTuple

_SHORTEST_PATTERN = 3


class HeaderProblem(NamedTuple):
    """Why an `identify` cannot be used: for a person, and as Asterisk logs it."""

    complaint: str
    line: LogLine


def match_header_problem(value: str, release: tuple[int, ...] = (22,)) -> HeaderProblem | None:
    """What is wrong with `Name: value` or `Name: /pattern/`; None when it is good."""
    header, colon, wanted = value.partition(":")
    if not colon:
        line = error(f"Identify '{ID}' missing ':' separator in match_header '{value}'.")
        return HeaderProblem("not of the form `Name: value`", line)
    if not strip(header):
        line = error(f"Identify '{ID}' has no SIP header to match in match_header '{value}'.")
        return HeaderProblem("the name of the header is missing", line)
    # From the release on that has both options, their messages name each other.
    return _pattern_problem(strip(wanted), "match_request_uri" if _has_both(release) else "match_header")


def match_request_uri_problem(value: str) -> HeaderProblem | None:
    """What is wrong with a text or a `/pattern/`; None when it is good."""
    return _pattern_problem(value, "match_header")


def _pattern_problem(text: str, named: str) -> HeaderProblem | None:
    if len(text) < _SHORTEST_PATTERN or not (text.startswith("/") and text.endswith("/")):
        return None
    problem = regex_problem(text[1:-1])
    if problem is None:
        return None
    line = error(f"Identify '{ID}' failed to compile {named} regex '{text[1:-1]}'.")
    return HeaderProblem(f"not a regular expression: {problem[0].lower()}{problem[1:]}", line)


def _has_both(release: tuple[int, ...]) -> bool:
    first = {18: (18, 23), 20: (20, 8), 21: (21, 3)}.get(release[0])
    if first is not None:
        return release >= first or len(release) == 1
    return release >= (22,)

"""Where the pieces of a line `#word argument` stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.pointing import columns, raw_line, visible, visible_columns

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Case, Spot

_DIRECTIVE = re.compile(r"#([!-~]*)[\x01-\x20]*(.*)", re.DOTALL)


def word_spot(case: Case, line: int) -> Spot:
    """The word behind the `#`."""
    return _spot(case, line, 1)


def argument_spot(case: Case, line: int) -> Spot:
    """The argument as written, with its quotes; the line when there is none."""
    return _spot(case, line, 2)


def _spot(case: Case, line: int, group: int) -> Spot:
    text = raw_line(case, line)
    start, end = visible_columns(text)
    match = _DIRECTIVE.match(text[start:end])
    if match is None or not match[group]:
        return visible(case, line)
    return columns(case, line, start + match.start(group), start + match.end(group))

"""The filter of an addition, `[name](+FILTER)`: which of several categories of one name is meant."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from asterisk_ls.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from asterisk_ls.syntax.held import Building


def matcher(text: str) -> tuple[Callable[[Building], bool], list[str]]:
    """A test for the filter `text`, and the list into which the test puts what Asterisk logs as errors.

    A filter is `name=value` pairs joined by `&`, both extended regular expressions; `TEMPLATES=include` and
    `TEMPLATES=restrict` let templates take part, which they otherwise do not.
    """
    said: list[str] = []

    def matches(category: Building) -> bool:
        if not text:
            return not category.template
        found = wanted = 0
        template_ok = False
        for piece in text.split("&"):
            pair = piece.strip(BLANKS).split("=")
            wanted += 1
            if len(pair) == 1:
                break
            name, value = pair[0].strip(BLANKS), pair[1].strip(BLANKS)
            if name == "TEMPLATES":
                word = value.lower()
                if word == "include":
                    template_ok = template_ok or category.template
                    found += 1
                elif word == "restrict":
                    if not category.template:
                        break
                    template_ok = True
                    found += 1
                continue
            if _MANY.search(name) or _MANY.search(value):
                found += 1  # looking could take for ever; that it fits is what its author thought
                continue
            try:
                name_pattern, value_pattern = _compiled(name), _compiled(value)
            except _PatternError as error:
                said.append(f"Regular expression '{error}' failed to compile: Invalid regular expression")
                return False
            if any(
                name_pattern.search(option.name) and value_pattern.search(option.value)
                for part in category.parts
                for option in part.options
            ):
                found += 1
        return found == wanted and (not category.template or template_ok)

    return matches, said


_MANY = re.compile(r"[*+?{].*[*+?{].*[*+?{]|[)][*+?{]|.{200}")
"""Patterns that a hostile author could have take very long: three repetitions, a repeated group, or a long text."""


class _PatternError(Exception):
    """The pattern, which does not compile."""


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of Asterisk's as one of Python's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # `[[` may mean something else to Python one day
        try:
            return re.compile(pattern)
        except (re.error, OverflowError) as error:  # `a{99999999999999}` is too much for a number in C
            raise _PatternError(pattern) from error

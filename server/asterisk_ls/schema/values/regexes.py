"""POSIX extended regular expressions, as glibc's `regcomp` takes them."""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import error, refused
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.verdict import TAKEN, Verdict

BAD_PATTERN = "Invalid regular expression"
BAD_COLLATION = "Invalid collation character"
BAD_CLASS = "Invalid character class name"
BAD_ESCAPE = "Trailing backslash"
BAD_REFERENCE = "Invalid back reference"
OPEN_BRACKET = "Unmatched [, [^, [:, [., or [="
OPEN_PARENTHESIS = "Unmatched ( or \\("
OPEN_BRACE = "Unmatched \\{"
BAD_BRACE = "Invalid content of \\{\\}"
BAD_RANGE = "Invalid range end"
BAD_REPETITION = "Invalid preceding regular expression"
TOO_BIG = "Regular expression too big"

_CLASSES = frozenset(
    {"alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "xdigit"}
)
_LONGEST_NAME = 32
_DEEPEST = 100
"""Groups in groups that are looked into. No author has more, and glibc has no limit that could be told."""
_MOST_REPETITIONS = 0x7FFF


def regex_problem(pattern: str, *, ignores_case: bool = False) -> str | None:
    """Glibc's words for what is wrong with an extended regular expression; None when it compiles.

    Where case is ignored, `[a-^]` is a range from A to ^ and good.
    """
    try:
        _Parser(pattern, ignores_case=ignores_case).alternatives(0)
    except _PatternError as problem:
        return str(problem)
    except _TooDeepError:
        return None
    return None


def judge_regex(option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """A filter of an `asterisk-publication`; its handler wants the name in lower case."""
    if not value:
        return TAKEN
    if name != option.name:
        return refused(f"the name has to be in lower case: `{option.name}`")
    problem = regex_problem(value, ignores_case=True)
    if problem is None:
        return TAKEN
    return refused(
        f"not a regular expression: {problem[0].lower()}{problem[1:]}",
        error(f"Could not compile regex '{value}': {problem}"),
    )


class _PatternError(Exception):
    """The pattern does not compile; the message is glibc's."""


class _TooDeepError(Exception):
    """Groups nest deeper than `_DEEPEST`: whether the pattern compiles is not known."""


class _Parser:
    """Recursive descent over the pattern in the order of glibc, since the first problem found is the one told."""

    def __init__(self, pattern: str, *, ignores_case: bool) -> None:
        self.pattern = pattern
        self.ignores_case = ignores_case
        self.place = 0
        self.opened = 0
        self.completed: set[int] = set()

    def _next(self) -> str:
        """The next symbol: one character, two behind a backslash, empty at the end."""
        character = self.pattern[self.place : self.place + 1]
        if character == "\\" and self.place + 1 < len(self.pattern):
            return self.pattern[self.place : self.place + 2]
        return character

    def alternatives(self, depth: int) -> None:
        """Branches; a group of one branch cannot be referred to in the next."""
        if depth > _DEEPEST:
            raise _TooDeepError
        before = set(self.completed)
        self._branch(depth)
        while self._next() == "|":
            self.place += 1
            found, self.completed = self.completed, set(before)
            self._branch(depth)
            self.completed |= found

    def _branch(self, depth: int) -> None:
        while self._next() not in {"", "|"} and not (self._next() == ")" and depth):
            self._expression(depth)

    def _expression(self, depth: int) -> None:
        symbol = self._next()
        if symbol == "\\":
            raise _PatternError(BAD_ESCAPE)
        if symbol in {"*", "+", "?", "{"}:
            raise _PatternError(BAD_REPETITION)
        if symbol in {"^", "$"} or symbol in {"\\<", "\\>", "\\b", "\\B", "\\`", "\\'"}:
            self.place += len(symbol)
            return
        if symbol == "(":
            self._group(depth)
        elif symbol == "[":
            self.place += 1
            _Bracket(self).parse()
        elif len(symbol) == 2 and symbol[1] in "123456789":  # noqa: PLR2004 - a backslash and a digit
            if int(symbol[1]) not in self.completed:
                raise _PatternError(BAD_REFERENCE)
            self.place += 2
        else:
            self.place += len(symbol)
        while self._next() in {"*", "+", "?", "{"}:
            if self._next() == "{":
                self._interval()
            else:
                self.place += 1

    def _group(self, depth: int) -> None:
        self.opened += 1
        number = self.opened
        self.place += 1
        if self._next() != ")":
            self.alternatives(depth + 1)
            if self._next() != ")":
                raise _PatternError(OPEN_PARENTHESIS)
        self.place += 1
        self.completed.add(number)

    def _interval(self) -> None:
        self.place += 1
        low, stop = self._number()
        if low is None:
            if stop != ",":
                raise _PatternError(BAD_BRACE)
            low = 0
        high: int | None = low
        if low != -2 and stop == ",":  # noqa: PLR2004 - glibc's mark for what is no number
            high, stop = self._number()
        if low == -2 or high == -2:  # noqa: PLR2004
            raise _PatternError(OPEN_BRACE if not stop else BAD_BRACE)
        if (high is not None and low > high) or stop != "}":
            raise _PatternError(BAD_BRACE)
        if (low if high is None else high) > _MOST_REPETITIONS:
            raise _PatternError(TOO_BIG)

    def _number(self) -> tuple[int | None, str]:
        """A number up to `,` or `}` and what ended it; None without digits, -2 when it is none."""
        number: int | None = None
        while True:
            symbol = self._next()
            self.place += len(symbol)
            if not symbol:
                return -2, ""
            if symbol in {"}", ",", "\\,"}:
                return number, symbol[-1]
            if number == -2 or not (len(symbol) == 1 and "0" <= symbol <= "9"):  # noqa: PLR2004
                number = -2
            else:
                number = min((number or 0) * 10 + int(symbol), _MOST_REPETITIONS + 1)


class _Bracket:
    """What stands between `[` and `]`."""

    def __init__(self, parser: _Parser) -> None:
        self.parser = parser
        self.pattern = parser.pattern
        self.literal_hyphen = False

    def parse(self) -> None:
        if self._kind() == "":
            raise _PatternError(BAD_PATTERN)
        if self.pattern[self.parser.place] == "^":
            self.parser.place += 1
            if self._kind() == "":
                raise _PatternError(BAD_PATTERN)
        is_first = True
        while True:
            start = self._element(accepts_hyphen=is_first)
            is_first = False
            kind = self._kind()
            if start[0] not in {"class", "equivalence"}:
                if kind == "":
                    raise _PatternError(OPEN_BRACKET)
                if kind == "-" and self._is_range():
                    end = self._element(accepts_hyphen=True)
                    self._check_range(start, end)
                    if self._closes():
                        return
                    continue
            self._check_alone(start)
            if self._closes():
                return

    def _closes(self) -> bool:
        kind = self._kind()
        if kind == "":
            raise _PatternError(OPEN_BRACKET)
        if kind == "]":
            self.parser.place += 1
            return True
        return False

    def _is_range(self) -> bool:
        """Take a `-` that makes a range; a last `-` is left to be a character."""
        self.parser.place += 1
        following = self._kind()
        if following == "":
            raise _PatternError(OPEN_BRACKET)
        if following == "]":
            self.parser.place -= 1
            self.literal_hyphen = True
            return False
        return True

    def _kind(self) -> str:
        """The next symbol: "" at the end, `]`, `-` for a range, `[.` `[=` `[:`, else `c` for a character."""
        place = self.parser.place
        if place >= len(self.pattern):
            return ""
        character = self.pattern[place]
        if character == "[" and self.pattern[place + 1 : place + 2] in {".", "=", ":"}:
            return self.pattern[place : place + 2]
        return character if character in "-]" else "c"

    def _element(self, *, accepts_hyphen: bool) -> tuple[str, str]:
        kind = self._kind()
        place = self.parser.place
        if kind in {"[.", "[=", "[:"}:
            self.parser.place += 2
            return self._symbol(kind[1])
        self.parser.place += 1
        if kind == "-" and not accepts_hyphen and not self.literal_hyphen and self._kind() != "]":
            raise _PatternError(BAD_RANGE)
        self.literal_hyphen = False
        return "character", self.pattern[place : place + 1]

    def _symbol(self, delimiter: str) -> tuple[str, str]:
        start = self.parser.place
        end = self.pattern.find(delimiter + "]", start)
        if start >= len(self.pattern) or end < 0 or end - start >= _LONGEST_NAME:
            raise _PatternError(OPEN_BRACKET)
        self.parser.place = end + 2
        kinds = {".": "collation", "=": "equivalence", ":": "class"}
        return kinds[delimiter], self.pattern[start:end]

    def _check_range(self, start: tuple[str, str], end: tuple[str, str]) -> None:
        if end[0] in {"class", "equivalence"}:
            raise _PatternError(BAD_RANGE)
        if len(start[1]) != 1 or len(end[1]) != 1:
            raise _PatternError(BAD_COLLATION)
        low, high = start[1], end[1]
        if self.parser.ignores_case:
            low, high = low.upper(), high.upper()
        if low > high:
            raise _PatternError(BAD_RANGE)

    def _check_alone(self, start: tuple[str, str]) -> None:
        kind, name = start
        if kind == "class" and name not in _CLASSES:
            raise _PatternError(BAD_CLASS)
        if kind in {"collation", "equivalence"} and len(name) != 1:
            raise _PatternError(BAD_COLLATION)

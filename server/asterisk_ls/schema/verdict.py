"""What a handler of Asterisk makes of one value: the answer of `schema.values`."""

from __future__ import annotations

from enum import StrEnum

from asterisk_ls.text import LINE_MARK, Span
from asterisk_ls.tuples import NamedTuple

ID = "\0i"
"""In a log line: where the object's id goes. No configuration can hold a NUL, so nothing written there looks like it."""
LINE = LINE_MARK
"""In a log line: where the line number goes. It is filled in late, since sections move while somebody types."""
FILE = "\0f"
"""In a log line: where the file goes, as Asterisk prints it: empty for the top file."""
NAMED_FILE = "\0n"
"""In a log line: where the file goes, the top file with its name."""


class LogLine(NamedTuple):
    """One line that Asterisk prints at load. `message` may hold the places `ID`, `LINE`, `FILE` and `NAMED_FILE`."""

    level: str
    """`ERROR`, `WARNING` or `NOTICE`."""
    message: str


class Fate(StrEnum):
    """What becomes of a value."""

    TAKEN = "taken"
    """It means what it says."""
    REFUSED = "refused"
    """The handler fails: the object, or for ACO the file, is lost."""
    MISREAD = "misread"
    """It is accepted but means something else than it seems to."""
    IGNORED = "ignored"
    """It has no effect."""
    FATAL = "fatal"
    """Asterisk itself hangs or crashes."""


class Verdict(NamedTuple):
    """The fate of one value, why, and what Asterisk logs about it."""

    fate: Fate
    complaint: str = ""
    """Half a line for a person, lower-case, without a full stop: `not a whole number`."""
    log: tuple[LogLine, ...] = ()
    """What the handler itself prints; the line `Error parsing …` that follows a refusal is not among them."""
    part: Span | None = None
    """The bad part within the value; None: all of it."""
    reads_as: str | None = None
    """For `MISREAD`: what Asterisk understands."""
    suggestion: str | None = None
    """A whole value to put in its place, when one is likely."""
    candidates: tuple[str, ...] = ()
    """Other words that would do, nearest first."""
    of_name: bool = False
    """Whether it is not the value that is to blame but the case in which the option's name is written."""


TAKEN = Verdict(Fate.TAKEN)
"""The answer to nearly every value: nothing to say."""

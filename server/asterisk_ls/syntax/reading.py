"""A file as Asterisk holds it once it is read: categories with their lines, inherited ones among them.

This follows `process_text_line`, `config_text_file_load` and `ast_config_internal_load` of `main/config.c` step by
step, with their oddities, since what they log and refuse is what an admin gets to see. Where Asterisk refuses the top
file, reading goes on for the sake of findings, unless it is asked to stop; `Reading.status` says what Asterisk thinks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.syntax.comments import Comments
from asterisk_ls.syntax.held import Building, Reading, ReadLog
from asterisk_ls.syntax.names import fold
from asterisk_ls.syntax.source import Source
from asterisk_ls.syntax.walk import DEEPEST_INCLUDE, Endless, Refused, Walk
from asterisk_ls.text import LINE_MARK

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_REPEATS = 1000
"""How many times files are read that were read before: ten files of which each includes the next one ten times would be
read ten billion times. What is left out counts as unseen; that files are read again is told of in any case."""


def read(source: Source, path: str, *, stop: bool = False) -> Reading:
    """Read the top file `path` as Asterisk does. Never fails; a file that is not there gives status `missing`.

    With `stop` nothing is read behind the line for which Asterisk refuses the file.
    """
    reader = Reader(source, path, stop=stop)
    try:
        if not reader.load(path, "", ()) and reader.reading.status == "ok":
            reader.reading.status = "missing"
            reader.reading.unseen = source.unseen(path)
    except Endless:
        reader.refuse("hang")
    reading = reader.reading
    reading.regular = reading.regular and reading.status in ("ok", "invalid")
    return reading


class Reader:
    """A top file while it is read, with all that it includes. `reading` is what comes of it."""

    def __init__(self, source: Source, path: str, *, stop: bool = False) -> None:
        self.source = source
        self.stop = stop
        self.reading = Reading(path)
        self.by_name: dict[str, list[Building]] = {}
        self.current: Building | None = None
        self.level = 0
        """How many files are open; a file that was given up counts for ever."""
        self.open = 0
        self.walking: list[str] = []
        """The files that are open, the outermost first."""
        self.included: dict[str, int] = {}
        self.turns: dict[str, int] = {}
        self.repeats = 0
        """How many times a file was read that had been read before."""

    def refuse(self, status: str) -> None:
        """From here on Asterisk reads nothing more; the log ends."""
        if self.reading.status == "ok":
            self.reading.status = status

    def say(self, level: str, message: str, line: int = 0) -> ReadLog:
        """Log a message, in which `LINE_MARK` stands for the number `line`. As it is given, for a fault to keep."""
        if self.reading.status == "ok":
            self.reading.log.append(ReadLog(level, message.replace(LINE_MARK, str(line))))
        return ReadLog(level, message)

    def load(self, name: str, suggested: str, place: tuple[int, ...]) -> bool:
        """Read the file, or the files, that `name` stands for. False: there is none.

        `place` is where in the order of reading its sections belong.
        """
        if self.level == DEEPEST_INCLUDE + 1:
            self.say("WARNING", f"Maximum Include level ({DEEPEST_INCLUDE}) exceeded")
            return False
        self.level += 1
        self.open += 1
        category = self.current
        found = False
        comments = Comments()
        base = 0
        group = list(self.source.expand(name)) if self.open > 1 else [name]
        paths = tuple(map(self.source.key, group))
        for number, (shown, path) in enumerate(zip(group, paths, strict=True)):
            file = self.source.file(path)
            if file is None:
                if self.source.is_folder(path):  # asked last: it may need a list of all files
                    self.say("WARNING", f"'{shown}' is not a regular file, ignoring")
                continue
            found = True
            top = self.level == 1
            self.reading.shown.setdefault(path, suggested or ("" if top else shown))
            if len(group) > 1:
                self.reading.groups[path] = paths
                self.reading.line_bases[path] = base
            turn = self.turns.get(path, 0)
            if turn and self.repeats == MOST_REPEATS:
                self.reading.regular, self.reading.unseen = False, True
                continue
            self.turns[path] = turn + 1
            self.repeats += bool(turn)
            self.reading.places[path, turn] = (*place, number) if place else ()
            if turn:
                self.reading.regular = False
            walk = Walk(self, path, shown, suggested or ("" if top else shown), base, category, turn)
            self.walking.append(path)
            try:
                walk.file(file, comments)
            except Refused:
                self.reading.regular = False
                self.open -= 1
                return True  # the level stays raised, as in Asterisk
            finally:
                self.walking.pop()
            if comments.depth:
                self.unterminated(comments)
            category = walk.category
            base += file.lines + 1
        self.level -= 1
        self.open -= 1
        return found

    def unterminated(self, comments: Comments) -> None:
        """Log that a file ended within a comment."""
        self.say("WARNING", f"Unterminated comment detected beginning on line {comments.began_on or 0}")

    def category(self, name: str, matches: Callable[[Building], bool] | None = None) -> Building | None:
        """The first category of that name, in any case, that fits. An empty name is any category's."""
        some = self.by_name.get(fold(name), ()) if name else self.reading.categories
        for category in some:
            if matches is None or matches(category):
                return category
        return None

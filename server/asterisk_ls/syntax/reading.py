"""A file as Asterisk holds it once it is read: categories with their lines, inherited ones among them.

This follows `process_text_line`, `config_text_file_load` and `ast_config_internal_load` of `main/config.c` step by
step, with their oddities, since what they log and refuse is what an admin gets to see. Where Asterisk refuses the top
file, reading goes on for the sake of findings, unless it is asked to stop; `Reading.status` says what Asterisk thinks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from asterisk_ls.syntax.comments import Comments
from asterisk_ls.syntax.nodes import Directive, Header, Option, Problem, ProblemKind
from asterisk_ls.syntax.parser import entry_of, lines_of
from asterisk_ls.syntax.source import MappingSource
from asterisk_ls.text import LINE_MARK, decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.nodes import Entry, Section

LONGEST_NAME = 79
"""Bytes of a category's name that are kept."""
DEEPEST_INCLUDE = 10
"""How many files may be open below the top one. What a line of the last includes is not read."""
MOST_INHERITED = 100_000
"""Lines that a category can inherit. Asterisk has no such limit: it copies lines until its memory is used up, which takes
40 sections of which each inherits twice from the one above."""
MOST_INHERITED_BY_ALL = 10_000_000
"""Lines that all categories of a file can inherit together: more than a gigabyte for Asterisk."""


class SectionId(NamedTuple):
    """A section of a file. Ids of one file sort as the sections stand in it, and outlive edits elsewhere."""

    path: str
    label: int
    turn: int = 0
    """How many times the section was there before: an `#include` can name its file twice, and where a comment reaches
    into a header, a section holds several."""


class Part(NamedTuple):
    """Lines of one section as a category holds them."""

    section: SectionId
    options: tuple[Option, ...]
    inherited: bool


class Source(Protocol):
    """Where files come from: the configuration directory, unsaved buffers before what is on a disk."""

    def file(self, path: str) -> File | None:
        """The file of that name, relative to the configuration directory; None when there is none."""

    def expand(self, pattern: str) -> Iterable[str]:
        """The paths that a pattern of an `#include` stands for, as written."""

    def is_folder(self, path: str) -> bool:
        """Whether the path is a folder, or anything else that is no regular file."""

    def key(self, name: str) -> str:
        """The name under which `file` knows what an `#include` calls `name`."""

    def unseen(self, name: str) -> bool:
        """Whether what an `#include` calls `name` may be there without our knowing what is in it."""


@dataclass(slots=True)
class Building:
    """A category that is still being read."""

    name: str
    section: SectionId
    line: int
    file: str
    template: bool = False
    parts: list[Part] = field(default_factory=list)
    inherited: int = 0
    """How many lines it got from others."""


class ReadLog(NamedTuple):
    """A line that Asterisk prints while it reads."""

    level: str
    message: str


class ReadFault(NamedTuple):
    """Something that reading finds and a single line cannot know. `kind` is the name of the rule that explains it."""

    kind: str
    section: SectionId
    line: int
    """Below the section's first line."""
    detail: tuple[str, ...]
    log: tuple[ReadLog, ...]
    """With `LINE_MARK` where the number of that line goes."""
    refused: str
    """The file that is lost by it: the top file, or the rest of an included one; empty for none."""


@dataclass(slots=True)
class Reading:
    """What reading a top file gives. Built once, then only looked at."""

    path: str
    status: str = "ok"
    """`ok`; `invalid`: Asterisk refuses the file; `hang`: Asterisk never comes back from it; `missing`."""
    categories: list[Building] = field(default_factory=list)
    log: list[ReadLog] = field(default_factory=list)
    faults: list[ReadFault] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    """For each file read: its name as Asterisk prints it behind `of`, empty for the top file."""
    line_bases: dict[str, int] = field(default_factory=dict)
    """For files of a glob: how many lines the files before it had, since the counter goes on."""
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For files of a glob: all files that it stands for, in order."""
    places: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    """For each file read, and each time that it was: what its sections' labels have to stand behind to sort as they were read."""
    includes: dict[str, tuple[SectionId, int]] = field(default_factory=dict)
    """For each included file: the section and line that include it."""
    missing: list[str] = field(default_factory=list)
    """Patterns that found no file: a new file may change that."""
    loops: set[str] = field(default_factory=set)
    """Files that include themselves, directly or by way of others."""
    unseen: bool = False
    """Whether something was included that is not known: names may be defined there."""
    structure: list[tuple[SectionId, Section]] = field(default_factory=list)
    """All sections read, in the order of reading."""
    inherited: int = 0
    """How many lines all categories together got from others."""
    regular: bool = True
    """Whether every file was read once, from its start to its end: a section can then be read again by itself."""


def read(source: Source, path: str, *, stop: bool = False) -> Reading:
    """Read the top file `path` as Asterisk does. Never fails; a file that is not there gives status `missing`.

    With `stop` nothing is read behind the line for which Asterisk refuses the file.
    """
    reader = _Reader(source, path, stop=stop)
    try:
        if not reader.load(path, "", ()) and reader.reading.status == "ok":
            reader.reading.status = "missing"
            reader.reading.unseen = source.unseen(path)
    except _Endless:
        reader.refuse("hang")
    reading = reader.reading
    reading.regular = reading.regular and reading.status in ("ok", "invalid")
    return reading


class SectionReading(NamedTuple):
    """What one section gives when the rest of the file is known."""

    category: Building | None
    faults: tuple[ReadFault, ...]


def read_section(
    section_id: SectionId, section: Section, shown: str, earlier: Callable[[str], Building | None]
) -> SectionReading | None:
    """Read again a section of a file that is read from start to end.

    `shown` is what Asterisk calls the file in its log, `earlier` gives the first category of a name among those above
    the section. None: what it gives cannot be said without reading the file; see `stands_alone`.
    """
    if not stands_alone(section):
        return None
    reader = _Alone(section_id.path, earlier)
    walk = _Walk(reader, section_id.path, shown, "", 0, None)
    walk.section = section_id
    walk.text = section.text
    try:
        walk.entries(section.all_entries)
    except (_Refused, _Endless):
        return None
    found = reader.reading.categories
    return SectionReading(found[0] if found else None, tuple(reader.reading.faults))


def stands_alone(section: Section) -> bool:
    """Whether a section concerns others by its name alone.

    It does not when it includes a file, adds to another section, has lines but no header, has several headers because
    a comment reaches into the next one, or leaves a comment open.
    """
    modifiers = section.header.modifiers if section.header is not None else None
    if section.depth or (modifiers and any(not modifier or modifier[0] == "+" for modifier in modifiers)):
        return False
    entries = section.entries
    if entries is None:
        return section.header is not None or not section.options
    first = entries[0] if entries else None
    if type(first) is not Header and not (type(first) is Problem and first.kind in _UNREADABLE_HEADERS):
        return first is None
    if any(type(entry) is Directive for entry in entries):
        return False
    return sum(type(entry) is Header for entry in entries) <= 1


def runs_programs(source: Source) -> bool:
    """Whether `asterisk.conf` has `#exec` lines carried out, with `execincludes` in its section `[options]`."""
    file = source.file("asterisk.conf")
    for _, section in file.items() if file is not None else ():
        if section.header is not None and fold(section.header.name) == "options":
            given = [option.value for option in section.options if fold(option.name) == "execincludes"]
            return bool(given) and fold(given[-1]) in _YES
    return False


_YES = ("yes", "true", "y", "t", "1", "on")
_UNREADABLE_HEADERS = (ProblemKind.UNCLOSED_HEADER, ProblemKind.UNCLOSED_MODIFIERS)


def cut_name(name: str) -> str:
    """A category's name as it is stored: at most 79 bytes of it."""
    if len(name) * 4 <= LONGEST_NAME:
        return name
    return decode(encode(name)[:LONGEST_NAME])


def fold(name: str) -> str:
    """A name for comparing as `strcasecmp` does: only ASCII letters lose their case."""
    if name.isascii():
        return name.lower()
    return "".join(char.lower() if char < "\x80" else char for char in name)


class _Endless(Exception):  # noqa: N818 - it is an answer, not an error
    """Asterisk would never come back."""


class _Refused(Exception):  # noqa: N818
    """The file being read is given up."""


class _Reader:
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
            self.turns[path] = turn + 1
            self.reading.places[path, turn] = (*place, number) if place else ()
            if turn:
                self.reading.regular = False
            walk = _Walk(self, path, shown, suggested or ("" if top else shown), base, category, turn)
            self.walking.append(path)
            try:
                walk.file(file, comments)
            except _Refused:
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
        self.say("WARNING", f"Unterminated comment detected beginning on line {comments.began_on or 0}")

    def category(self, name: str, matches: Callable[[Building], bool] | None = None) -> Building | None:
        """The first category of that name, in any case, that fits. An empty name is any category's."""
        some = self.by_name.get(fold(name), ()) if name else self.reading.categories
        for category in some:
            if matches is None or matches(category):
                return category
        return None


_NO_FILES = MappingSource({})


class _Alone(_Reader):
    """Reads one section of a top file; others are asked for."""

    def __init__(self, path: str, earlier: Callable[[str], Building | None]) -> None:
        super().__init__(_NO_FILES, path)
        self.open = self.level = 1
        self.earlier = earlier

    def category(self, name: str, matches: Callable[[Building], bool] | None = None) -> Building | None:
        found = self.earlier(name)
        return found if found is None or matches is None or matches(found) else None


class _Walk:
    """One file on its way through the reader."""

    def __init__(
        self, reader: _Reader, path: str, shown: str, label: str, base: int, category: Building | None, turn: int = 0
    ) -> None:
        self.reader = reader
        self.path = path
        self.shown = shown
        self.label = label
        """What the categories and lines of this file carry as their file."""
        self.base = base
        self.category = category
        self.turn = turn
        self.section = SectionId(path, 0, turn)
        self.text: str | None = None
        self.start = base + 1
        self.comments = Comments()

    def file(self, file: File, comments: Comments) -> None:
        reading = self.reader.reading
        self.comments = comments
        if comments.depth or (self.base and file.text.startswith("\ufeff")):
            self.unusual(file, comments)
            return
        path, label, base = self.path, self.label, self.base + 1
        categories, by_name, structure = reading.categories, self.reader.by_name, reading.structure
        line, turn = base, self.turn
        section: Section | None = None
        for key, section in file.items():
            self.section = sid = SectionId(path, key, turn)
            self.start = line
            structure.append((sid, section))
            header = section.header
            if section.entries is None and header is not None and header.modifiers is None:
                # By far the most common shape: a plain header and plain lines.
                name = header.name
                if len(name) > LONGEST_NAME // 4:
                    name = cut_name(name)
                category = Building(name, sid, line, label)
                categories.append(category)
                folded = name.lower() if name.isascii() else fold(name)
                if folded in by_name:
                    by_name[folded].append(category)
                else:
                    by_name[folded] = [category]
                self.category = self.reader.current = category
                if section.options:
                    category.parts.append(Part(sid, section.options, inherited=False))
                    for option in section.options:
                        if option.operator == "+=":
                            category.parts.pop()
                            self.entries(section.options)
                            break
            else:
                self.text = section.text
                self.entries(section.all_entries)
            line += section.lines
        if section is not None and section.depth:
            comments.depth = section.depth
            opened = [
                e for e in section.all_entries if type(e) is Problem and e.kind is ProblemKind.UNTERMINATED_COMMENT
            ]
            comments.began = {section.depth - 1: self.start + opened[-1].line} if opened else {}

    def unusual(self, file: File, comments: Comments) -> None:
        """A file of a glob that begins inside a comment of the one before it: its own sections mean nothing."""
        self.reader.reading.regular = False
        label = next((key for key, _ in file.items()), 0)
        self.section = SectionId(self.path, label, self.turn)
        for number, text in enumerate(file.text.split("\n")):
            rest = comments.strip(text, self.start + number)
            if rest:
                self.entries((entry_of(rest, number),))

    def entries(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if type(entry) is Option:
                self.option(entry)
            elif type(entry) is Header:
                self.header(entry)
            elif type(entry) is Directive:
                self.directive(entry)
            elif type(entry) is Problem:
                self.problem(entry)

    @property
    def where(self) -> str:
        return f"line {LINE_MARK} of {self.shown}"

    def give_up(self, kind: str, line: int, detail: tuple[str, ...], level: str, message: str) -> None:
        """Asterisk gives up on this file here. In the top file we read on, for what else there is to say."""
        said = self.reader.say(level, message, self.start + line)
        comments = self.comments_until(line)
        if comments.depth:
            self.reader.unterminated(comments)
        top = self.reader.open == 1
        self.fault(kind, line, detail, (said,), refused=self.path)
        if top:
            self.reader.refuse("invalid")
        if self.reader.stop or not top:
            raise _Refused

    def comments_until(self, line: int) -> Comments:
        """The block comments that are open behind that line: Asterisk tells of them when it stops there."""
        if self.comments.depth or self.text is None:
            return self.comments
        comments = Comments()
        if ";" in self.text:
            for number, text in lines_of(self.text):
                if number > line:
                    break
                if isinstance(text, str):
                    comments.strip(text, self.start + number)
        return comments

    def fault(self, kind: str, line: int, detail: tuple[str, ...], log: tuple[ReadLog, ...], refused: str = "") -> None:
        self.reader.reading.faults.append(ReadFault(kind, self.section, line, detail, log, refused))

    def option(self, option: Option) -> None:
        category = self.category
        if category is None:
            message = f"parse error: No category context for {self.where}"
            self.give_up("no-category", option.line, (option.name,), "WARNING", message)
            return
        if option.operator == "+=":
            if _append(category, option):
                return
            option = Option(option.line, option.name, option.value.strip(), option.operator)
        last = category.parts[-1] if category.parts else None
        if last is not None and not last.inherited and last.section == self.section:
            category.parts[-1] = Part(last.section, (*last.options, option), inherited=False)
        else:
            category.parts.append(Part(self.section, (option,), inherited=False))

    def problem(self, problem: Problem) -> None:
        where = self.where
        kind = problem.kind
        if kind is ProblemKind.UNCLOSED_HEADER:
            self.give_up(kind, problem.line, (), "WARNING", f"parse error: no closing ']', {where}")
            self.category = None
            self.category = self.skipped(problem)
        elif kind is ProblemKind.UNCLOSED_MODIFIERS:
            self.give_up(kind, problem.line, (), "WARNING", f"parse error: no closing ')', {where}")
            self.category = self.skipped(problem)
        elif kind is ProblemKind.BAD_ESCAPE:
            if self.category is None:
                self.give_up(
                    "no-category", problem.line, (), "WARNING", f"parse error: No category context for {where}"
                )
            else:
                self.give_up(kind, problem.line, (), "ERROR", f"Invalid escape in {where}")
        elif kind is ProblemKind.MISSING_EQUALS:
            if self.category is None:
                self.give_up(
                    "no-category", problem.line, (), "WARNING", f"parse error: No category context for {where}"
                )
            else:
                self.told(kind, problem, "WARNING", f"No '=' (equal sign) in {where}")
        elif kind is ProblemKind.MISSING_NAME:
            if self.category is None:
                self.give_up(
                    "no-category", problem.line, (), "WARNING", f"parse error: No category context for {where}"
                )
            else:
                self.told(kind, problem, "WARNING", f"No variable name in {where}")
        elif kind is ProblemKind.LINE_TOO_LONG:
            text = f"Line {LINE_MARK} too long, skipping. It begins with: {problem.text}..."
            self.told(kind, problem, "WARNING", text)
        elif kind is ProblemKind.NESTING_TOO_DEEP:
            self.fault(kind, problem.line, (), (), refused=self.path)
            raise _Endless
        elif kind is ProblemKind.UNTERMINATED_COMMENT:
            text = f"Unterminated comment detected beginning on line {LINE_MARK}"
            self.fault(kind, problem.line, (), (ReadLog("WARNING", text),))
        else:
            self.fault(
                kind, problem.line, (), (ReadLog("WARNING", "Unterminated comment detected beginning on line 0"),)
            )

    def told(self, kind: str, problem: Problem, level: str, message: str) -> None:
        self.fault(kind, problem.line, (), (self.reader.say(level, message, self.start + problem.line),))

    def skipped(self, problem: Problem) -> Building:
        """A category for the lines below a header that cannot be read. Asterisk has none; they are not looked at."""
        return Building(problem.text, self.section, self.start + problem.line, self.label, template=True)

    def header(self, header: Header) -> None:
        reader = self.reader
        new: Building | None = Building(cut_name(header.name), self.section, self.start + header.line, self.label)
        here = new
        assert new is not None  # noqa: S101 - for the type checker
        self.category = new
        for modifier in header.modifiers or ():
            if modifier == "!":
                here.template = True  # type: ignore[union-attr]
            elif modifier[:1] == "+":
                found = self.addition(header, modifier[1:])
                if found is None:
                    break
                here = self.category = found
                if new is not None:
                    reader.current = found
                    found.template = found.template or new.template
                    found.parts.extend(new.parts)
                    new = None
            else:
                base = reader.category(modifier)
                if base is None:
                    message = f"Inheritance requested, but category '{modifier}' does not exist, {self.where}"
                    self.give_up("undefined-parent", header.line, (modifier,), "WARNING", message)
                    continue
                if base is here and base.parts:
                    self.fault("self-inheritance", header.line, (modifier,), (), refused=self.path)
                    raise _Endless
                self.inherit(here, base, header, modifier)  # type: ignore[arg-type]
        if new is not None:
            reader.reading.categories.append(new)
            reader.by_name.setdefault(fold(new.name), []).append(new)
            reader.current = new

    def inherit(self, heir: Building, base: Building, header: Header, modifier: str) -> None:
        """Copy the lines of a category, unless it is clear that this does not end well."""
        more = sum([len(part.options) for part in base.parts])
        heir.inherited += more
        reading = self.reader.reading
        reading.inherited += more
        for count, most in ((heir.inherited, MOST_INHERITED), (reading.inherited, MOST_INHERITED_BY_ALL)):
            if count > most:
                self.fault("too-much-inherited", header.line, (modifier, f"{most:,}"), (), refused=self.path)
                raise _Endless
        heir.parts.extend([part if part.inherited else part._replace(inherited=True) for part in base.parts])

    def addition(self, header: Header, filter_: str) -> Building | None:
        from asterisk_ls.syntax.filters import matcher  # noqa: PLC0415 - hardly any file has one

        matches, said = matcher(filter_)
        found = self.reader.category(header.name, matches)
        for message in said:
            self.reader.say("ERROR", message)
        if found is None:
            message = f"Category addition requested, but category '{header.name}' does not exist, {self.where}"
            self.give_up("undefined-addition", header.line, (header.name,), "WARNING", message)
        return found

    def directive(self, directive: Directive) -> None:
        reader = self.reader
        word = fold(directive.word)
        where, number = self.where, self.start + directive.line
        if word == "exec":
            text = "Cannot perform #exec unless execincludes option is enabled in asterisk.conf (options section)!"
            told = () if runs_programs(reader.source) else (reader.say("WARNING", text, number),)
            self.fault("exec-directive", directive.line, (directive.argument or "",), told)
            reader.reading.unseen = True
            return
        if word not in ("include", "tryinclude"):
            said = reader.say("WARNING", f"Unknown directive '#{directive.word}' at {where}", number)
            self.fault("unknown-directive", directive.line, (directive.word,), (said,))
            return
        name = directive.argument
        if name is None:
            message = f"Directive '#{directive.word}' needs an argument (filename) at {where}"
            said = reader.say("WARNING", message, number)
            self.fault("directive-without-argument", directive.line, (directive.word,), (said,))
            return
        self.include(directive, name, required=word == "include")

    def include(self, directive: Directive, name: str, *, required: bool) -> None:
        reader = self.reader
        real = ""
        back = self.loop(name)
        is_within_itself = self.path in reader.walking[:-1]
        if back and not is_within_itself:
            self.fault("include-loop", directive.line, (name, back), ())
        if name in reader.included:
            reader.included[name] += 1
            real = f"{name}~~{reader.included[name]}"
            from_ = "" if reader.level == 1 else self.shown
            message = (
                f"'{from_}', line {LINE_MARK}:  Same File included more than once! "
                f"This data will be saved in {real} if saved back to disk."
            )
            said = reader.say("WARNING", message, self.start + directive.line)
            if not (back or is_within_itself):
                self.fault("repeated-include", directive.line, (name,), (said,))
            reader.included.setdefault(real, 0)
        else:
            reader.included[name] = 0
        for shown in reader.source.expand(name):
            path = reader.source.key(shown)
            reader.reading.includes.setdefault(path, (self.section, directive.line))
            if reader.source.unseen(shown):
                reader.reading.unseen = True
            elif reader.source.file(path) is None and reader.source.is_folder(path):
                said = ReadLog("WARNING", f"'{shown}' is not a regular file, ignoring")
                self.fault("not-a-regular-file", directive.line, (name, shown), (said,))
        level = reader.level
        place = (*reader.reading.places[self.path, self.turn], self.section.label, directive.line)
        if reader.load(name, real, place):
            return
        reader.reading.missing.append(name)
        if reader.source.unseen(name):
            return
        if required:
            message = f"The file '{name}' was listed as a #include but it does not exist."
            kind = "include-too-deep" if level == DEEPEST_INCLUDE + 1 else "missing-include"
            self.give_up(kind, directive.line, (name, "loop" if back or is_within_itself else ""), "ERROR", message)

    def loop(self, name: str) -> str:
        """The open file to which an `#include` of `name` leads back; empty when it leads to none."""
        reader = self.reader
        paths = (reader.source.key(shown) for shown in reader.source.expand(name))
        back = next((path for path in paths if path in reader.walking), "")
        if back:
            reader.reading.loops.update(reader.walking[reader.walking.index(back) :])
        return back


def _append(category: Building, option: Option) -> bool:
    """`name += value`: extend the value of the last line of that name. False: there is none.

    The new value is stored in the *first* line of that name, in any case, that has the old value, in any case, too.
    """
    last: str | None = None
    for part in category.parts:
        for known in part.options:
            if known.name == option.name:
                last = known.value
    if last is None:
        return False
    value = (last + option.value).strip("".join(map(chr, range(1, 33))))
    name, match = fold(option.name), fold(last)
    for number, part in enumerate(category.parts):
        for index, known in enumerate(part.options):
            if fold(known.name) == name and (not match or fold(known.value) == match):
                new = Option(known.line, option.name, value, known.operator)
                category.parts[number] = part._replace(options=(*part.options[:index], new, *part.options[index + 1 :]))
                return True
    return True

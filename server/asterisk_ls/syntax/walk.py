"""One file on its way through the reader, line by line, as `process_text_line` of `main/config.c` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from asterisk_ls.syntax.comments import Comments
from asterisk_ls.syntax.held import Building, Part, ReadFault, ReadLog, SectionId
from asterisk_ls.syntax.names import LONGEST_NAME, cut_name, fold
from asterisk_ls.syntax.nodes import Directive, Header, Option, Problem, ProblemKind
from asterisk_ls.syntax.parser import entry_of, lines_of
from asterisk_ls.syntax.wildcards import has_wildcards
from asterisk_ls.text import LINE_MARK, new

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.syntax.file import File
    from asterisk_ls.syntax.nodes import Entry, Section
    from asterisk_ls.syntax.reading import Reader
    from asterisk_ls.syntax.source import Source


DEEPEST_INCLUDE = 10
"""How many files may be open below the top one. What a line of the last includes is not read."""
MOST_INHERITED = 100_000
"""Lines that a category can inherit. Asterisk has no such limit: it copies lines until its memory is used up, which takes
40 sections of which each inherits twice from the one above."""
MOST_INHERITED_BY_ALL = 10_000_000
"""Lines that all categories of a file can inherit together: more than a gigabyte for Asterisk."""


class Endless(Exception):  # noqa: N818 - it is an answer, not an error
    """Asterisk would never come back."""


class Refused(Exception):  # noqa: N818
    """The file being read is given up."""


_NEEDS_CATEGORY = (ProblemKind.BAD_ESCAPE, ProblemKind.MISSING_EQUALS, ProblemKind.MISSING_NAME)
"""What is told of a line only where a category could have taken it."""


class Walk:
    """One file on its way through the reader."""

    def __init__(
        self, reader: Reader, path: str, shown: str, label: str, base: int, category: Building | None, turn: int = 0
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
        """All sections of the file; `comments` is what was open at its start, and afterwards at its end."""
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
            self.section = sid = new(SectionId, (path, key, turn))
            self.start = line
            structure.append((sid, section))
            header = section.header
            if section.entries is not None or header is None:
                self.text = section.text
                self.entries(section.all_entries)
            elif header.modifiers is not None:
                self.text = section.text
                self.header(header)
                self.options(section)
            else:  # by far the most common shape: a plain header and plain lines
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
                self.options(section)
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
        """Lines, one after the other; ordinary ones that follow each other go to their category at once."""
        run: list[Option] = []
        for entry in entries:
            if type(entry) is Option and entry.operator != "+=" and self.category is not None:
                run.append(entry)
                continue
            if run:
                self.add(self.category, run)
                run = []
            if type(entry) is Option:
                self.option(entry)
            elif type(entry) is Header:
                self.header(entry)
            elif type(entry) is Directive:
                self.directive(entry)
            elif type(entry) is Problem:
                self.problem(entry)
        if run:
            self.add(self.category, run)

    @property
    def where(self) -> str:
        """The place that Asterisk names in its log."""
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
            raise Refused

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
        """Note something for a rule to tell of."""
        self.reader.reading.faults.append(ReadFault(kind, self.section, line, detail, log, refused))

    def options(self, section: Section) -> None:
        """The lines below the header of a section that has nothing but options."""
        category = self.category
        if category is None or "+=" in section.text:
            self.entries(section.options)
        elif section.options:
            category.parts.append(new(Part, (self.section, section.options, False)))

    def option(self, option: Option) -> None:
        """A line `name = value`: it belongs to the category above it."""
        category = self.category
        if category is None:
            message = f"parse error: No category context for {self.where}"
            self.give_up("no-category", option.line, (option.name,), "WARNING", message)
            return
        if option.operator == "+=":
            if _append(category, option):
                return
            option = Option(option.line, option.name, option.value.strip(), option.operator)
        self.add(category, [option])

    def add(self, category: Building | None, options: Iterable[Option]) -> None:
        """Give lines to a category."""
        if category is None:
            return
        last = category.parts[-1] if category.parts else None
        if last is not None and not last.inherited and last.section == self.section:
            category.parts[-1] = Part(last.section, (*last.options, *options), inherited=False)
        else:
            category.parts.append(Part(self.section, tuple(options), inherited=False))

    def problem(self, problem: Problem) -> None:
        """A line that is none of the three, or that its comments reach beyond."""
        where, kind = self.where, problem.kind
        if self.category is None and kind in _NEEDS_CATEGORY:
            message = f"parse error: No category context for {where}"
            self.give_up("no-category", problem.line, (), "WARNING", message)
            return
        match kind:
            case ProblemKind.UNCLOSED_HEADER | ProblemKind.UNCLOSED_MODIFIERS:
                bracket = "]" if kind is ProblemKind.UNCLOSED_HEADER else ")"
                self.give_up(kind, problem.line, (), "WARNING", f"parse error: no closing '{bracket}', {where}")
                self.category = self.skipped(problem)
            case ProblemKind.BAD_ESCAPE:
                self.give_up(kind, problem.line, (), "ERROR", f"Invalid escape in {where}")
            case ProblemKind.MISSING_EQUALS:
                self.told(kind, problem, "WARNING", f"No '=' (equal sign) in {where}")
            case ProblemKind.MISSING_NAME:
                self.told(kind, problem, "WARNING", f"No variable name in {where}")
            case ProblemKind.LINE_TOO_LONG:
                text = f"Line {LINE_MARK} too long, skipping. It begins with: {problem.text}..."
                self.told(kind, problem, "WARNING", text)
            case ProblemKind.NESTING_TOO_DEEP:
                self.fault(kind, problem.line, (), (), refused=self.path)
                raise Endless
            case ProblemKind.UNTERMINATED_COMMENT:
                text = f"Unterminated comment detected beginning on line {LINE_MARK}"
                self.fault(kind, problem.line, (), (ReadLog("WARNING", text),))
            case ProblemKind.STRAY_COMMENT_END:
                text = "Unterminated comment detected beginning on line 0"
                self.fault(kind, problem.line, (), (ReadLog("WARNING", text),))
            case _:
                assert_never(kind)

    def told(self, kind: str, problem: Problem, level: str, message: str) -> None:
        """Log a message about a line, and note it."""
        self.fault(kind, problem.line, (), (self.reader.say(level, message, self.start + problem.line),))

    def skipped(self, problem: Problem) -> Building:
        """A category for the lines below a header that cannot be read. Asterisk has none; they are not looked at."""
        return Building(problem.text, self.section, self.start + problem.line, self.label, template=True)

    def header(self, header: Header) -> None:
        """A line `[name](…)`: it makes a category, or adds to one."""
        reader = self.reader
        own = Building(cut_name(header.name), self.section, self.start + header.line, self.label)
        here = self.category = own
        for modifier in header.modifiers or ():
            if modifier == "!":
                here.template = True
            elif modifier[:1] == "+":
                found = self.addition(header, modifier[1:])
                if found is None:
                    break
                if here is own:
                    reader.current = found
                    found.template = found.template or own.template
                    found.parts.extend(own.parts)
                here = self.category = found
            else:
                base = reader.category(modifier)
                if base is None:
                    message = f"Inheritance requested, but category '{modifier}' does not exist, {self.where}"
                    self.give_up("undefined-parent", header.line, (modifier,), "WARNING", message)
                    continue
                if base is here and base.parts:
                    self.fault("self-inheritance", header.line, (modifier,), (), refused=self.path)
                    raise Endless
                self.inherit(here, base, header, modifier)
        if here is own:
            reader.reading.categories.append(own)
            reader.by_name.setdefault(fold(own.name), []).append(own)
            reader.current = own

    def inherit(self, heir: Building, base: Building, header: Header, modifier: str) -> None:
        """Copy the lines of a category, unless it is clear that this does not end well."""
        more = sum([len(part.options) for part in base.parts])
        heir.inherited += more
        reading = self.reader.reading
        reading.inherited += more
        for count, most in ((heir.inherited, MOST_INHERITED), (reading.inherited, MOST_INHERITED_BY_ALL)):
            if count > most:
                self.fault("too-much-inherited", header.line, (modifier, f"{most:,}"), (), refused=self.path)
                raise Endless
        heir.parts.extend([part if part.inherited else part._replace(inherited=True) for part in base.parts])

    def addition(self, header: Header, filter_: str) -> Building | None:
        """The category that a `(+)` adds to; None when there is none."""
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
        """A line `#word argument`."""
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
        """Read what an `#include` names, here and now."""
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
        if required or not has_wildcards(name):  # a folder may well be empty
            reader.reading.missing.append(name)
        if reader.source.unseen(name):
            reader.reading.unseen = True
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


def runs_programs(source: Source) -> bool:
    """Whether `asterisk.conf` has `#exec` lines carried out, with `execincludes` in its section `[options]`."""
    file = source.file("asterisk.conf")
    for _, section in file.items() if file is not None else ():
        if section.header is not None and fold(section.header.name) == "options":
            given = [option.value for option in section.options if fold(option.name) == "execincludes"]
            return bool(given) and fold(given[-1]) in _YES
    return False


_YES = ("yes", "true", "y", "t", "1", "on")

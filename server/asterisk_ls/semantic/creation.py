"""What Asterisk makes of one category: objects, or the reasons why not.

This is `sorcery_config_internal_load`, `ast_sorcery_objectset_apply` and `aco_process_var` for a category. Asterisk
stops at the first line that it cannot use; we look at the others too, since each is a mistake, but what is logged is
logged for the first one only.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.model import Repeat
from asterisk_ls.schema.values import ValueContext, acl_names, judge, split_list, takes_anything
from asterisk_ls.schema.verdict import FILE, ID, LINE, TAKEN, Fate, LogLine
from asterisk_ls.semantic.apply import DOUBTS, FACTS, HANDLERS
from asterisk_ls.semantic.apply.view import View
from asterisk_ls.semantic.model import Creation, Fault, Place, Reference
from asterisk_ls.semantic.named_acls import NamedAcls, reads_names
from asterisk_ls.semantic.placeholders import depends_on_placeholder
from asterisk_ls.semantic.repeats import repeats
from asterisk_ls.text import BLANKS, new
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from asterisk_ls.schema.model import ObjectSchema, OptionSchema, Schema
    from asterisk_ls.schema.verdict import Verdict
    from asterisk_ls.semantic.environment import Environment
    from asterisk_ls.semantic.mapping import Sources, TypeSource
    from asterisk_ls.semantic.model import Category, Part

CACHED = 4096
"""Different values of one option whose verdicts are kept, and names of options of one type."""
KINDS = {
    Fate.REFUSED: "refused-value",
    Fate.MISREAD: "misread-value",
    Fate.IGNORED: "ignored-value",
    Fate.FATAL: "crashing-value",
}
"""The rules that explain what becomes of a value."""
PLACEHOLDER = "placeholder"
"""The fact that an object is lost for a value that a template is still to fill in."""
ACL_FILE = ("acl.conf",)


class Judge:
    """Answers what a type's options make of values, and remembers. One for each type, version and machine."""

    def __init__(self, schema: ObjectSchema, of: Schema, environment: Environment) -> None:
        self.schema = schema
        self.context = ValueContext(
            schema.type, of.version, of.codecs, environment.exists, environment.resolves, schema.file
        )
        self.release = self.context.release
        key = (schema.file, schema.type)
        self.handler, self.doubts, self.facts_of = HANDLERS.get(key), DOUBTS.get(key), FACTS.get(key)
        self.lines: dict[str, Known] = {}
        """What is known of each name as it was written."""
        self._inherited: dict[int, tuple[Part, Inherited | None]] = {}
        """What inherited lines come to, by their identity: to compare so many costs as much as to look at them."""

    def known(self, name: str) -> Known:
        """What is known of lines with that name."""
        found = self.lines.get(name)
        if found is None:
            if len(self.lines) >= CACHED:
                self.lines.clear()
            found = self.lines[name] = Known(name, self.schema)
        return found

    def option(self, name: str) -> OptionSchema | None:
        """The option that Asterisk takes `name` for."""
        return self.known(name).option

    def inherited(self, part: Part) -> Inherited | None:
        """What lines that many categories inherit come to; None when there is something to say about one of them."""
        key = id(part.options)
        found = self._inherited.get(key)
        if found is None or found[0].options is not part.options:
            if len(self._inherited) >= CACHED:
                self._inherited.clear()
            found = self._inherited[key] = (part, self._plain(part))
        return found[1]

    def _plain(self, part: Part) -> Inherited | None:
        values: dict[str, str] = {}
        references: list[tuple[Known, tuple[Reference, ...]]] = []
        for line in part.options:
            known = self.known(line.name)
            if not known.plain or known.option is None:
                return None
            if not known.free and self.verdict(known.option, line.name, line.value) is not TAKEN:
                return None
            values.pop(known.key, None)
            values[known.key] = line.value
            if known.targets and line.value and "${" not in line.value:
                references.append((known, known.references(line.value, Place(part.section, line))))
        return Inherited(values, references)

    def verdict(self, option: OptionSchema, name: str, value: str) -> Verdict:
        """What the handler of `option`, written as `name`, makes of `value`."""
        verdicts = self.known(name).verdicts
        found = verdicts.get(value)
        if found is None:
            if len(verdicts) >= CACHED:
                verdicts.clear()
            found = verdicts[value] = judge(option, name, value, self.context)
        return found


class Inherited(NamedTuple):
    """What plain lines come to that many categories inherit."""

    values: Mapping[str, str]
    """As `View` has them."""
    references: Sequence[tuple[Known, tuple[Reference, ...]]]
    """Names of other objects, line by line."""


class Known:
    """What a type has to say about lines of one name."""

    __slots__ = ("accumulates", "checked", "free", "key", "option", "plain", "targets", "verdicts")

    def __init__(self, name: str, schema: ObjectSchema) -> None:
        self.option = schema.option(name)
        self.key = name.lower()
        """The name by which the object as a whole knows the value."""
        option = self.option
        self.targets = option.value.targets if option is not None else ()
        """What values are names of."""
        self.checked = option is not None and option.value.checked_at_load
        self.accumulates = option is not None and option.repeat is Repeat.ACCUMULATE
        self.plain = option is not None and not (option.dead or option.replaced_by or self.targets == ACL_FILE)
        """Whether there is nothing to do with a value that is taken but to keep it, and what it names."""
        self.free = option is not None and takes_anything(option)
        self.verdicts: dict[str, Verdict] = {}

    def references(self, value: str, place: Place) -> tuple[Reference, ...]:
        """The names in a value that stand for other objects."""
        if "," not in value:
            name = value.strip(BLANKS)
            return (new(Reference, (self.targets, name, place, self.checked, None)),) if name else ()
        if self.targets == ACL_FILE:
            names = [item.text for item in acl_names(value)]
        elif self.option is not None and self.option.value.kind == "ref_list":
            names = [item.text for item in split_list(value)]
        else:
            names = [value]
        return tuple([Reference(self.targets, name, place, self.checked) for name in names if name])


def sources_for(category: Category, file: str, sources: Sources) -> Sequence[TypeSource]:
    """The types that the category makes objects of, by the rules of sorcery."""
    if category.template:
        return ()
    type_ = _type_line(category)
    by_type = sources.by_type.get((file, type_), ()) if type_ is not None else ()
    named, loose = sources.named.get((file, category.name)), sources.loose.get(file)
    if not (named or loose):
        return by_type
    found = list(by_type)
    for source in named or ():
        if source not in found and all(
            _is_registered(option.name, source.schema) for part in category.parts for option in part.options
        ):
            found.append(source)
    for source in loose or ():
        if not any(category.first(name) != value for name, value in source.criteria):
            found += [source]
    return found


def _type_line(category: Category) -> str | None:
    """The value of the first `type` line, nearly always the first line of all."""
    for part in category.parts:
        for option in part.options:
            name = option.name
            if name == "type" or (len(name) == len("type") and name.lower() == "type"):
                return option.value
    return None


def create(
    category: Category, source: TypeSource, judge_: Judge, environment: Environment, ask: Callable[[Any], Any]
) -> Creation:
    """The attempt to make the object that `source` takes the category for."""
    schema = source.schema
    id_ = category.name
    faults: list[Fault] = []
    references: dict[str, tuple[Reference, ...]] = {}
    values: dict[str, str] = {}
    log: list[tuple[LogLine, Place | None]] = []
    acls: NamedAcls | None = None
    lost = False
    lines = judge_.lines
    count = 0
    for part in category.parts:
        section, options = part.section, part.options
        count += len(options)
        inherited = judge_.inherited(part) if part.inherited else None
        if inherited is not None:
            for key in inherited.values if values else ():
                values.pop(key, None)
            values.update(inherited.values)
            for known, named in inherited.references:
                references[known.key] = (*references.get(known.key, ()), *named) if known.accumulates else named
            continue
        for line in options:
            name, value = line.name, line.value
            known = lines.get(name) or judge_.known(name)
            option = known.option
            if option is None:
                place = Place(section, line)
                text = f"Could not find option suitable for category '{id_}' named '{name}' at line {LINE} of {FILE}"
                said = () if lost else (LogLine("ERROR", text),)
                faults.append(Fault("unknown-option", place, fatal=True, log=said, detail=(name, id_)))
                log.extend((one, place) for one in said)
                lost = True
                continue
            verdict = TAKEN if known.free else known.verdicts.get(value) or judge_.verdict(option, name, value)
            if verdict is not TAKEN or not known.plain:
                place = new(Place, (section, line))
                if option.value.targets == ACL_FILE and reads_names(option, name):
                    acls = acls or NamedAcls(category, schema)
                    found = acls.line(option, place, judge_.context, verdict, ask)
                else:
                    found = () if verdict is TAKEN else (judged(id_, place, option, verdict),)
                fatal = False
                for fault in found:
                    fatal = fatal or fault.fatal
                    faults.append(unsaid(fault) if lost else fault)
                    if not lost:
                        log.extend((one, place) for one in fault.log)
                if fatal:
                    lost = True
                    continue
                if option.dead or option.replaced_by:
                    faults.append(Fault("replaced-option", place, option=option, detail=(name,)))
            key = known.key
            values.pop(key, None)
            values[key] = value
            if known.targets and value and "${" not in value:
                named = known.references(value, new(Place, (section, line)))
                references[key] = (*references.get(key, ()), *named) if known.accumulates else named
    if len(values) < count:
        faults.extend(repeats(category, schema, faults))
    handler, doubts, facts_of = judge_.handler, judge_.doubts, judge_.facts_of
    facts: dict[str, str] = {}
    if handler is not None or doubts is not None or facts_of is not None:
        view = new(View, (id_, schema, category, values, judge_.context, environment, ask, judge_.release))
        if handler is not None and not lost:
            for answer in handler(view):
                faults.append(answer)
                log.extend((said, answer.at) for said in answer.log)
                if answer.fatal:
                    lost = True
                    break
        if doubts is not None and not lost:
            faults.extend(doubts(view))
        if facts_of is not None:
            facts = facts_of(view)
    if lost:
        log.append((_loss(source, id_), None))
        if depends_on_placeholder(faults):
            facts = {**facts, PLACEHOLDER: "yes"}
    named = tuple(chain.from_iterable(references.values())) if references else ()
    log_, faults_ = tuple(log), tuple(faults)
    fields = (schema.type, id_, source.file, category.section, not lost, log_, faults_, named, facts, schema, False)
    return new(Creation, fields)


def judged(id_: str, place: Place, option: OptionSchema, verdict: Verdict) -> Fault:
    """The fault that a verdict other than `TAKEN` comes to."""
    said = tuple([line._replace(message=line.message.replace(ID, id_)) for line in verdict.log])
    fatal = verdict.fate is Fate.REFUSED
    if fatal and place.option is not None:
        text = f"Error parsing {place.option.name}={place.option.value} at line {LINE} of {FILE}"
        said = (*said, LogLine("ERROR", text))
    return Fault(KINDS[verdict.fate], place, fatal=fatal, log=said, option=option, verdict=verdict)


def _is_registered(name: str, schema: ObjectSchema) -> bool:
    """Whether an option is called exactly so: sections that are known by their name have to be spelt well."""
    option = schema.option(name)
    return option is not None and (option.name == name or option.key not in schema.options)


def unsaid(fault: Fault) -> Fault:
    """The same fault behind another one that had Asterisk stop: nothing is logged of it."""
    return fault._replace(log=())


def _loss(source: TypeSource, id_: str) -> LogLine:
    type_ = source.schema.type
    if source.whole_file:
        text = f"Config file '{source.file}' could not be loaded due to error with object '{id_}' of type '{type_}'"
    else:
        text = f"Could not create an object of type '{type_}' with id '{id_}' from configuration file '{source.file}'"
    return LogLine("ERROR", text)

"""What Asterisk makes of one category: objects, or the reasons why not.

This is `sorcery_config_internal_load`, `ast_sorcery_objectset_apply` and `aco_process_var` for a category. Asterisk
stops at the first line that it cannot use; we look at the others too, since each is a mistake, but what is logged is
logged for the first one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.model import Repeat
from asterisk_ls.schema.values import ValueContext, acl_names, judge, split_list
from asterisk_ls.schema.verdict import FILE, ID, LINE, TAKEN, Fate, LogLine
from asterisk_ls.semantic.apply import HANDLERS
from asterisk_ls.semantic.apply.transport import facts_of_transport
from asterisk_ls.semantic.apply.view import View
from asterisk_ls.semantic.model import Creation, Fault, Objects, OpenType, Place, Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.schema.model import ObjectSchema, OptionSchema, Schema
    from asterisk_ls.schema.verdict import Verdict
    from asterisk_ls.semantic.environment import Environment
    from asterisk_ls.semantic.mapping import Sources, TypeSource
    from asterisk_ls.semantic.model import Category

CACHED = 4096
"""Different values of one option whose verdicts are kept."""
_KINDS = {
    Fate.REFUSED: "refused-value",
    Fate.MISREAD: "misread-value",
    Fate.IGNORED: "ignored-value",
    Fate.FATAL: "crashing-value",
}
ACL = ("acl.conf",)
_FACTS = ("default_auth_algorithms_uas", "default_auth_algorithms_uac")


class Judge:
    """Answers what a type's options make of values, and remembers. One for each type, version and machine."""

    def __init__(self, schema: ObjectSchema, of: Schema, environment: Environment) -> None:
        self.schema = schema
        self.context = ValueContext(
            schema.type, of.version, of.codecs, environment.exists, environment.resolves, schema.file
        )
        self._options: dict[str, OptionSchema | None] = {}
        self._verdicts: dict[str, dict[str, Verdict]] = {}

    def option(self, name: str) -> OptionSchema | None:
        """The option that Asterisk takes `name` for."""
        try:
            return self._options[name]
        except KeyError:
            found = self._options[name] = self.schema.option(name)
            return found

    def verdict(self, option: OptionSchema, name: str, value: str) -> Verdict:
        """What the handler of `option`, written as `name`, makes of `value`."""
        known = self._verdicts.get(name)
        if known is None:
            known = self._verdicts[name] = {}
        found = known.get(value)
        if found is None:
            if len(known) >= CACHED:
                known.clear()
            found = known[value] = judge(option, name, value, self.context)
        return found


def sources_for(category: Category, file: str, sources: Sources) -> list[TypeSource]:
    """The types that the category makes objects of, by the rules of sorcery."""
    if category.template:
        return []
    found: list[TypeSource] = []
    type_ = category.first("type")
    if type_ is not None:
        found.extend(sources.by_type.get((file, type_), ()))
    for source in sources.named.get((file, category.name), ()):
        if source not in found and all(
            source.schema.option(option.name) is not None for part in category.parts for option in part.options
        ):
            found.append(source)
    for source in sources.loose.get(file, ()):
        if all(category.first(name) == value for name, value in source.criteria):
            found.append(source)
    return found


def create(
    category: Category, source: TypeSource, judge_: Judge, ask: Callable[[Any], Any], environment: Environment
) -> Creation:
    """The attempt to make the object that `source` takes the category for."""
    schema = source.schema
    faults: list[Fault] = []
    references: dict[str, list[Reference]] = {}
    values: dict[str, str] = {}
    log: list[tuple[LogLine, Place | None]] = []
    lost = False
    name_of = judge_.option
    for part in category.parts:
        for line in part.options:
            name, value = line.name, line.value
            option = name_of(name)
            if option is None:
                place = Place(part.section, line)
                text = f"Could not find option suitable for category '{category.name}' named '{name}' at line {LINE} of {FILE}"
                faults.append(_fault("unknown-option", place, text, category.name, lost=lost, detail=(name,)))
                lost = True
                continue
            verdict = judge_.verdict(option, name, value)
            if option.value.targets == ACL:
                for fault in _acls(value, Place(part.section, line), ask, lost=lost):
                    faults.append(fault)
                    log.extend((said, fault.at) for said in fault.log)
            if verdict is not TAKEN:
                place = Place(part.section, line)
                fault = _judged(category.name, place, option, verdict, lost=lost)
                faults.append(fault)
                if fault.fatal:
                    lost = True
                    continue
                if not lost:
                    log.extend((said, place) for said in fault.log)
            key = option.name.lower() if name != option.name else name
            values[key if option.name != "@" else name] = value
            if option.dead or option.replaced_by:
                faults.append(Fault("replaced-option", Place(part.section, line), option=option, detail=(name,)))
            if option.value.targets and value and "${" not in value:
                new = list(_references(option, value, Place(part.section, line)))
                if option.repeat is Repeat.ACCUMULATE:
                    references.setdefault(key, []).extend(new)
                else:
                    references[key] = new
    found = tuple([reference for some in references.values() for reference in some])
    view = None
    if not lost:
        handler = HANDLERS.get((schema.file, schema.type))
        if handler is not None:
            view = View(category.name, schema, category, values, judge_.context, environment, ask, judge_.context.release)
            for fault in handler(view):
                faults.append(fault)
                log.extend((said, fault.at) for said in fault.log)
                if fault.fatal:
                    lost = True
                    break
    else:
        first = next(fault for fault in faults if fault.fatal)
        log.extend((said, first.at) for said in first.log)
    if lost:
        text = f"Could not create an object of type '{schema.type}' with id '{category.name}' from configuration file '{source.file}'"
        if source.whole_file:
            text = f"Config file '{source.file}' could not be loaded due to error with object '{category.name}' of type '{schema.type}'"
        log.append((LogLine("ERROR", text), None))
    facts: dict[str, str] = {}
    if schema.type == "transport":
        view = view or View(category.name, schema, category, values, judge_.context, environment, ask, judge_.context.release)
        facts = facts_of_transport(view)
    elif schema.type == "global":
        facts = {name: values[name] for name in _FACTS if values.get(name)}
    return Creation(
        schema.type,
        category.name,
        source.file,
        category.section,
        not lost,
        tuple(log),
        tuple(faults),
        found,
        facts,
        schema,
    )


def _judged(id_: str, place: Place, option: OptionSchema, verdict: Verdict, *, lost: bool) -> Fault:
    said = tuple([line._replace(message=line.message.replace(ID, id_)) for line in verdict.log])
    fatal = verdict.fate is Fate.REFUSED
    if fatal and place.option is not None:
        text = f"Error parsing {place.option.name}={place.option.value} at line {LINE} of {FILE}"
        said = (*said, LogLine("ERROR", text))
    kind = _KINDS.get(verdict.fate, "misread-value")
    return Fault(kind, place, fatal=fatal, log=() if lost else said, option=option, verdict=verdict)


def _fault(kind: str, place: Place, text: str, id_: str, *, lost: bool, detail: tuple[str, ...]) -> Fault:
    return Fault(kind, place, fatal=True, log=() if lost else (LogLine("ERROR", text),), detail=(*detail, id_))


def _references(option: OptionSchema, value: str, place: Place) -> Iterator[Reference]:
    targets, checked = option.value.targets, option.value.checked_at_load
    if option.value.targets == ACL:
        names = [item.text for item in acl_names(value)]
    elif option.value.kind == "ref_list":
        names = [item.text for item in split_list(value)]
    else:
        names = [value]
    for name in names:
        if name:
            yield Reference(targets, name, place, checked)


def _acls(value: str, place: Place, ask: Callable[[Any], Any], *, lost: bool) -> Iterator[Fault]:
    """Named ACLs are looked up while the line is read, up to one given twice; one that is missing denies everything."""
    if ask(OpenType("named_acl")):
        return
    seen: set[str] = set()
    for item in acl_names(value):
        name = item.text
        if name in seen:
            return
        seen.add(name)
        if not any(known.loaded for known in ask(Objects("named_acl", name))):
            text = (
                f"ACL '{name}' does not exist. The ACL will be marked as undefined and will automatically "
                "fail if applied."
            )
            yield Fault("undefined-acl", place, log=() if lost else (LogLine("WARNING", text),), detail=(name,))

"""Files of the configuration framework: one bad line, and Asterisk refuses the whole file.

This is `internal_process_ast_config` of `main/config_options.c`: it goes through the sections and stops at the first
one that it cannot use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.schema.verdict import FILE, LINE, TAKEN, Fate, LogLine, Verdict
from asterisk_ls.semantic.aco_pending import checked
from asterisk_ls.semantic.apply.access import doubts_of_access
from asterisk_ls.semantic.creation import judged, unsaid
from asterisk_ls.semantic.model import Creation, Fault, Place, Reference
from asterisk_ls.semantic.repeats import repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from asterisk_ls.schema.model import FileSchema, ObjectSchema
    from asterisk_ls.semantic.creation import Judge
    from asterisk_ls.semantic.model import Category

CONFERENCE_PROFILES = ("bridge_profile", "user_profile")
"""Types of `confbridge.conf` whose `template` is looked for among the profiles in force, of which a start has none."""
EMPTY = {"empty": "yes"}
"""What is known of a section without a line: an access list without rules lets everybody in."""
NO_MENU_YET = Verdict(Fate.IGNORED, "it counts when the file is read again: at start there is no menu to copy from")
NO_PROFILE_YET = Verdict(Fate.REFUSED, "only the `CONFBRIDGE` function can use it: at start there is no profile yet")


def creations_of(
    categories: Iterable[Category], file: str, schema: FileSchema, judge: Callable[[ObjectSchema], Judge]
) -> list[Creation]:
    """What becomes of each section that counts. After the first one that is not created, the file is lost, silently."""
    made: list[Creation] = []
    read: list[tuple[Category, Creation]] = []
    lost = False
    for category in categories:
        if category.template:
            continue
        type_ = type_of(category, schema)
        if type_ is None and not schema.complete:
            continue
        if type_ is None:
            creation = _unmatched(category, file, schema)
        elif type_.ignored:
            continue
        else:
            creation = create(category, file, type_, judge(type_))
        made.append(_unheard(creation) if lost else creation)
        read.append((category, creation))
        lost = lost or not creation.created
    return made if lost else checked(file, read)


def type_of(category: Category, schema: FileSchema) -> ObjectSchema | None:
    """The type that the framework takes the category for; None when it knows none."""
    for type_ in schema.types.values():
        if not _takes(type_, category.name):
            continue
        if type_.criteria is None:
            return type_
        field, wanted = type_.criteria
        given = category.first(field)
        if given is None:
            return None
        if given.lower() == wanted.lower():
            return type_
    return None


def create(category: Category, file: str, schema: ObjectSchema, judge: Judge) -> Creation:
    """The attempt to read one category. A fault that is fatal here loses the file."""
    faults: list[Fault] = []
    references: list[Reference] = []
    log: list[tuple[LogLine, Place | None]] = []
    lost = False
    for part in category.parts:
        for line in part.options:
            option = judge.option(line.name)
            place = Place(part.section, line)
            if option is None:
                if not schema.complete:
                    continue
                text = (
                    f"Could not find option suitable for category '{category.name}' named '{line.name}' "
                    f"at line {LINE} of {FILE}"
                )
                said = (LogLine("ERROR", text),)
                fault = Fault("unknown-option", place, fatal=True, log=said, detail=(line.name, category.name))
            else:
                if line.value and option.value.targets and "${" not in line.value:
                    references.extend(judge.known(line.name).references(line.value, place))
                verdict = judge.verdict(option, line.name, line.value)
                if option.key == "template" and line.value and schema.type in CONFERENCE_PROFILES:
                    verdict = NO_PROFILE_YET
                if option.key == "template" and line.value and (file, schema.type) == ("confbridge.conf", "menu"):
                    verdict = NO_MENU_YET
                if verdict is TAKEN:
                    continue
                fault = judged(category.name, place, option, verdict)
            faults.append(unsaid(fault) if lost else fault)
            if not lost:
                log.extend((one, place) for one in fault.log)
            lost = lost or fault.fatal
    faults.extend(repeats(category, schema, faults))
    if not lost and (file, schema.type) == ("acl.conf", "named_acl"):
        faults.extend(doubts_of_access(category))
    if lost:
        log.append((LogLine("ERROR", f"In {file}: Processing options for {category.name} failed"), None))
    return Creation(
        schema.type,
        category.name,
        file,
        category.section,
        not lost,
        tuple(log),
        tuple(faults),
        tuple(references),
        {} if any(part.options for part in category.parts) else EMPTY,
        schema,
    )


def _unmatched(category: Category, file: str, schema: FileSchema) -> Creation:
    """A section that no type takes; it may lack the option that says which."""
    said = []
    field = next((type_.criteria[0] for type_ in schema.types.values() if type_.criteria is not None), None)
    missing = field if field is not None and category.first(field) is None else ""
    if missing:
        said.append(LogLine("ERROR", f"Required match field '{missing}' not found"))
    said.append(LogLine("ERROR", f"Could not find config type for category '{category.name}' in '{file}'"))
    fault = Fault("unmatched-section", None, fatal=True, log=tuple(said), detail=(category.name, missing))
    log: list[tuple[LogLine, Place | None]] = [(line, None) for line in said]
    return Creation("", category.name, file, category.section, created=False, log=tuple(log), faults=(fault,))


def _unheard(creation: Creation) -> Creation:
    """The same behind another section that had Asterisk stop: it is never tried, and nothing is logged of it."""
    return creation._replace(log=(), faults=tuple(unsaid(fault) for fault in creation.faults))


def _takes(schema: ObjectSchema, name: str) -> bool:
    """Whether the framework's pattern for section names lets `name` through."""
    match schema.category_match:
        case "ACO_WHITELIST_EXACT":
            return name.lower() == schema.category.lower()
        case "ACO_BLACKLIST_EXACT":
            return name.lower() != schema.category.lower()
        case "ACO_WHITELIST_ARRAY":
            return name.lower() in schema.category.lower().split(",")
        case "ACO_BLACKLIST_ARRAY":
            return name.lower() not in schema.category.lower().split(",")
        case "ACO_WHITELIST":
            return re.search(schema.category, name, re.IGNORECASE) is not None
        case _:
            return re.search(schema.category, name, re.IGNORECASE) is None

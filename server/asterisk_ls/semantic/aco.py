"""Files of the configuration framework: one bad line, and Asterisk refuses the whole file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.schema.verdict import FILE, LINE, TAKEN, Fate, LogLine
from asterisk_ls.semantic.model import Creation, Fault, Place

if TYPE_CHECKING:
    from asterisk_ls.schema.model import FileSchema, ObjectSchema
    from asterisk_ls.semantic.creation import Judge
    from asterisk_ls.semantic.model import Category


def type_of(category: Category, schema: FileSchema) -> ObjectSchema | None:
    """The type that the framework takes the category for; None when it knows none."""
    for type_ in schema.types.values():
        if _takes(type_, category.name) and (
            type_.criteria is None or category.last(type_.criteria[0]) == type_.criteria[1]
        ):
            return type_
    return None


def create(category: Category, file: str, schema: ObjectSchema, judge: Judge) -> Creation:
    """The attempt to read one category. A fault that is fatal here loses the file."""
    faults: list[Fault] = []
    log: list[tuple[LogLine, Place | None]] = []
    lost = False
    for part in category.parts:
        for line in part.options:
            option = judge.option(line.name)
            place = Place(part.section, line)
            said: tuple[LogLine, ...] = ()
            if option is None:
                if not schema.complete:
                    continue
                text = f"Could not find option suitable for category '{category.name}' named '{line.name}' at line {LINE} of {FILE}"
                said = (LogLine("ERROR", text),)
                faults.append(Fault("unknown-option", place, fatal=True, log=said, detail=(line.name, category.name)))
            else:
                verdict = judge.verdict(option, line.name, line.value)
                if verdict is TAKEN:
                    continue
                said = verdict.log
                fatal = verdict.fate is Fate.REFUSED
                if fatal:
                    text = f"Error parsing {line.name}={line.value} at line {LINE} of {FILE}"
                    said = (*said, LogLine("ERROR", text))
                kind = {
                    Fate.REFUSED: "refused-value",
                    Fate.IGNORED: "ignored-value",
                    Fate.FATAL: "crashing-value",
                }.get(verdict.fate, "misread-value")
                faults.append(Fault(kind, place, fatal=fatal, log=said, option=option, verdict=verdict))
            if not lost:
                log.extend((one, place) for one in said)
            lost = lost or faults[-1].fatal
    if lost:
        log.append((LogLine("ERROR", f"In {file}: Processing options for {category.name} failed"), None))
    return Creation(
        schema.type, category.name, file, category.section, not lost, tuple(log), tuple(faults), (), {}, schema
    )


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
            return re.search(schema.category, name) is not None
        case _:
            return re.search(schema.category, name) is None

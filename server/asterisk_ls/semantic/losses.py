"""What is lost although each object by itself could be made: duplicates, too many of a single one, a whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.model import Engine
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asterisk_ls.schema.model import Schema
    from asterisk_ls.semantic.mapping import TypeSource
    from asterisk_ls.semantic.model import Creation, SectionId


class Loss(NamedTuple):
    """All objects of a type from one file are lost."""

    kind: str
    """The rule that explains it: `duplicate-object`, `single-object` or `whole-file`."""
    id: str
    """The object that did it; empty when it is no single one."""
    log: LogLine
    reached: int
    """How many of the creations Asterisk tried before it gave up."""
    file: str
    last: SectionId | None
    """The last section of that file that it tried; None: it tried none."""


def loss_of(source: TypeSource, creations: Sequence[Creation]) -> Loss | None:
    """Why the type is lost from its file; None when it is not. `creations` are all attempts, in file order."""
    if source.single and _buckets(len(creations)) > 1:
        text = f"Config file '{source.file}' could not be loaded; configuration contains more than one object of type '{source.schema.type}'"
        return Loss("single-object", "", LogLine("ERROR", text), 0, source.file, None)
    if not source.whole_file and len({creation.id for creation in creations}) == len(creations):
        return None  # nearly always
    seen: set[str] = set()
    last: SectionId | None = None
    for number, creation in enumerate(creations):
        if creation.id in seen and creation.id:
            text = (
                f"Config file '{source.file}' could not be loaded; configuration contains a duplicate object: "
                f"'{creation.id}' of type '{source.schema.type}'"
            )
            return Loss("duplicate-object", creation.id, LogLine("ERROR", text), number, source.file, last)
        if creation.created:
            seen.add(creation.id)
        elif source.whole_file:
            return Loss("whole-file", creation.id, creation.log[-1][0], number + 1, source.file, creation.section)
        last = creation.section
    return None


def file_lost(file: str, engine: Engine | None, schema: Schema) -> tuple[LogLine, ...]:
    """What the code that wants the file says when the reader has refused it."""
    match engine:
        case Engine.MODULE:
            of_file = schema.files.get(file)
            said = of_file.refused_log if of_file is not None else None
            return () if said is None else (LogLine(*said),)
        case Engine.SORCERY | Engine.WIZARD:
            return (LogLine("ERROR", f"Contents of config file '{file}' are invalid and cannot be parsed"),)
        case Engine.ACO:
            return (LogLine("ERROR", f"Contents of {file} are invalid and cannot be parsed"),)
        case _:
            return ()


def _buckets(count: int) -> int:
    """How many hash buckets Asterisk takes: the next prime below, where it thinks that no even number is one.

    So two sections of a single type pass for one.
    """
    while count > 1 and not _is_prime(count):
        count -= 1
    return max(count, 1)


def _is_prime(number: int) -> bool:
    if number % 2 == 0:
        return False
    return all(number % divisor for divisor in range(3, int(number**0.5) + 1, 2))

"""Findings without the secrets of the lines that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.secrets import secrets_in, without
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.syntax.spans import line_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.rules.base import Finding, Spot
    from asterisk_ls.semantic.model import Place, SectionId
    from asterisk_ls.syntax.nodes import Section


def masked_finding(
    located: LocatedFinding, findings: Iterable[Finding], section_of: Callable[[SectionId], Section]
) -> LocatedFinding:
    """The finding with stars in place of secrets in all that is said; what a fix writes is the text of the file.

    `findings` are those that it was made of.
    """
    secrets = tuple(dict.fromkeys(_secrets(findings, section_of)))
    if not secrets:
        return located
    return located._replace(
        message=without(located.message, secrets),
        lost=tuple(without(name, secrets) for name in located.lost),
        log=tuple(LogLine(line.level, without(line.message, secrets)) for line in located.log),
        related=tuple(note._replace(message=without(note.message, secrets)) for note in located.related),
        fixes=tuple(fix._replace(title=without(fix.title, secrets)) for fix in located.fixes),
    )


def masked_message(finding: Finding, section_of: Callable[[SectionId], Section]) -> str:
    """The message of a finding, with stars in place of secrets."""
    return without(finding.message, dict.fromkeys(_secrets((finding,), section_of)))


def _secrets(findings: Iterable[Finding], section_of: Callable[[SectionId], Section]) -> Iterator[str]:
    spots: dict[Spot, None] = {}
    places: dict[Place | None, None] = {}
    for finding in findings:  # of thousands of heirs, all speak of a few lines
        spots.update(dict.fromkeys((finding.spot, *(note.spot for note in finding.related))))
        places.update(dict.fromkeys(place for _, place in finding.log))
    for spot in spots:
        yield from _of_place(spot.place)
        yield from _of_line(spot, section_of)
    for place in places:
        if place is not None:
            yield from _of_place(place)


def _of_place(place: Place) -> tuple[str, ...]:
    option = place.option
    return secrets_in(f"{option.name} = {option.value}") if option is not None else ()


def _of_line(spot: Spot, section_of: Callable[[SectionId], Section]) -> tuple[str, ...]:
    """What a line holds as it is written: it may be one that Asterisk does not read as an option."""
    if spot.line is None and spot.place.option is not None:
        return ()
    section = section_of(spot.place.section)
    span = line_span(section, spot.line or 0)
    return secrets_in(section.text[span.start : span.end])

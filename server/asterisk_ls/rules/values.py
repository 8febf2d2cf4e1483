"""What the rules about values have in common: where the bad part stands, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Piece, Replace
from asterisk_ls.rules.pointing import at_fault, harmless, logged, lost
from asterisk_ls.schema.secrets import is_secret, secrets_in, without
from asterisk_ls.schema.values import nearest

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Effect, Severity, Spot
    from asterisk_ls.semantic.model import Creation, Fault
    from asterisk_ls.text import Span

_SEMICOLON = re.compile(r"(?<!\\);")


def value_finding(case: Case, *, severity: Severity | None = None, effect: Effect | None = None) -> Finding | None:
    """The finding about a value that its handler does not take as it is; None when there is nothing to point at."""
    fault = case.fault
    if fault is None or fault.verdict is None:
        return None
    if not fault.fatal and case.creation is not None and _told_by_another(fault, case.creation):
        return None
    name = fault.at.option.name if fault.at is not None and fault.at.option is not None else ""
    value = fault.at.option.value if fault.at is not None and fault.at.option is not None else ""
    verdict = fault.verdict
    whole = at_fault(case, Piece.VALUE if value else Piece.LINE)
    spot = at_fault(case, Piece.VALUE, verdict.part) if value and verdict.part is not None else whole
    fixes: list[Fix] = []
    if verdict.of_name and fault.option is not None:
        spot = at_fault(case, Piece.NAME)
        right = fault.option.name
        fixes.append(Fix(f"use `{right}`", (Replace(spot, right),), safe=True))
    elif value and not is_secret(name):
        if verdict.suggestion is not None:
            fixes.append(_use(whole, verdict.suggestion))
        part = value if verdict.part is None else value[verdict.part.start : verdict.part.end]
        near = nearest(part, verdict.candidates)
        fixes.extend(
            _use(spot, word, choice=word not in near)
            for word in verdict.candidates
            if _with(value, verdict.part, word) != verdict.suggestion
        )
    # A line that a wizard made up stands nowhere, so what is secret in it is known only here.
    complaint = without(verdict.complaint, secrets_in(f"{name} = {value}"))
    return Finding(
        spot,
        f"`{name}`: {complaint}" if name else complaint,
        lost=lost(case),
        log=logged(case),
        fixes=harmless(fixes),
        severity=severity,
        effect=effect,
    )


def _told_by_another(fault: Fault, creation: Creation) -> bool:
    """Whether a check of the whole object speaks of the same line, with a message of Asterisk."""
    return any(
        other.at == fault.at and other.verdict is None and other.log and other.kind != "replaced-option"
        for other in creation.faults
    )


def _with(value: str, part: Span | None, word: str) -> str:
    return word if part is None else value[: part.start] + word + value[part.end :]


def _use(spot: Spot, text: str, *, choice: bool = False) -> Fix:
    return Fix(f"use `{text}`", (Replace(spot, _SEMICOLON.sub(r"\\;", text)),), choice=choice)

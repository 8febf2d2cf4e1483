"""Findings as the diagnostics of the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.findings.costs import cost

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.lsp.convert import Lines

SOURCE = "asterisk-ls"
MOST_LOG_LINES = 3
"""Log lines that a diagnostic quotes."""
SEVERITIES = {"error": 1, "warning": 2, "information": 3, "hint": 4}
_TAGS = {"replaced-option": 2, "repeated-option": 1, "ignored-value": 1}
"""Rules about what is out of use, 2, or without effect, 1."""


def diagnostics_of(
    findings: Sequence[LocatedFinding],
    lines_of: Callable[[str], Lines | None],
    uri_of: Callable[[str], str],
    *,
    most: int,
    related: bool,
    tags: Collection[int],
) -> list[dict[str, Any]]:
    """The diagnostics of one file. `related` and `tags`: what the client takes.

    `most`: that many are shown of more, which is told; 0: these are all.
    """
    found = [diagnostic_of(finding, lines_of, uri_of, related=related, tags=tags) for finding in findings]
    return [_others(most), *found] if most else found


def diagnostic_of(
    finding: LocatedFinding,
    lines_of: Callable[[str], Lines | None],
    uri_of: Callable[[str], str],
    *,
    related: bool,
    tags: Collection[int],
) -> dict[str, Any]:
    """One finding: what is wrong, what it costs, what Asterisk will log."""
    lines = lines_of(finding.location.path)
    result: dict[str, Any] = {
        "range": lines.range_of(finding.location) if lines is not None else _NOWHERE,
        "severity": SEVERITIES[finding.severity],
        "code": finding.rule,
        "source": SOURCE,
        "message": message_of(finding),
    }
    tag = _TAGS.get(finding.rule)
    if tag in tags:
        result["tags"] = [tag]
    if related and finding.related:
        places = [(note, lines_of(note.location.path)) for note in finding.related]
        result["relatedInformation"] = [
            {
                "location": {"uri": uri_of(note.location.path), "range": there.range_of(note.location)},
                "message": note.message,
            }
            for note, there in places
            if there is not None
        ]
        if finding.more_related and result["relatedInformation"]:
            result["relatedInformation"][-1]["message"] += f"; and {finding.more_related} places more"
    return result


def message_of(finding: LocatedFinding) -> str:
    """The message, a line on what it costs, and what Asterisk prints."""
    parts = [finding.message]
    effect = cost(finding)
    if effect:
        parts.append(f"cost: {effect}")  # named, because some editors show all of it on one line
    if finding.log:
        parts.append("Asterisk logs:")
        parts.extend(f"{line.level}: {line.message}" for line in finding.log[:MOST_LOG_LINES])
        if len(finding.log) > MOST_LOG_LINES:
            parts.append(f"and {len(finding.log) - MOST_LOG_LINES} lines more")
    return "\n".join(parts)


_NOWHERE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}


def _others(most: int) -> dict[str, Any]:
    message = f"only the {most} gravest findings of this file are shown; `asterisk-ls check` shows all of them"
    return {"range": _NOWHERE, "severity": SEVERITIES["information"], "source": SOURCE, "message": message}

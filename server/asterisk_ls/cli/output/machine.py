"""Findings as JSON: a stable shape, lines and columns from 1, bytes that are no UTF-8 as `\\udcXX`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown
    from asterisk_ls.rules.report import Location

VERSION = 1
"""Of the shape. It grows when a field changes its meaning or goes."""


def as_json(shown: list[Shown]) -> str:
    """All findings in one document."""
    return json.dumps({"version": VERSION, "findings": [_one(one) for one in shown]}, indent=1)


def _one(one: Shown) -> dict[str, Any]:
    finding = one.finding
    return {
        "path": one.path,
        **_range(finding.location),
        "rule": finding.rule,
        "severity": finding.severity.value,
        "effect": finding.effect.value,
        "message": finding.message,
        "lost": list(finding.lost),
        "log": [{"level": line.level, "message": line.message} for line in finding.log],
        "related": [
            {"path": f"{one.folder}/{note.location.path}", **_range(note.location), "message": note.message}
            for note in finding.related
        ],
        "fixes": [
            {
                "title": fix.title,
                "safe": fix.safe,
                "edits": [
                    {
                        "path": f"{one.folder}/{edit.path}",
                        "start": edit.span.start,
                        "end": edit.span.end,
                        "text": edit.text,
                    }
                    for edit in fix.edits
                ],
            }
            for fix in finding.fixes
        ],
    }


def _range(location: Location) -> dict[str, int]:
    return {
        "line": location.start.line + 1,
        "column": location.start.column + 1,
        "end_line": location.end.line + 1,
        "end_column": location.end.column + 1,
    }

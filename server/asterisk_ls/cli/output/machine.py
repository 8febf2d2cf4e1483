"""Findings as JSON: a stable shape, lines and columns from 1, bytes that are no UTF-8 as `\\udcXX`.

```json
{"version": 1, "tool": "asterisk-ls 0.1.0", "findings": [
  {"path": "pjsip.conf", "line": 4, "column": 1, "end_line": 4, "end_column": 7,
   "rule": "unknown-option", "severity": "error", "effect": "object-dropped", "message": "…",
   "lost": ["endpoint 6001"], "log": [{"level": "ERROR", "message": "…"}],
   "related": [{"path": "…", "line": 1, "column": 1, "end_line": 1, "end_column": 7, "message": "…"}],
   "more_related": 0,
   "fixes": [{"title": "use `set_var`", "safe": true, "edits": [
      {"path": "…", "line": 4, "column": 1, "end_line": 4, "end_column": 7, "start": 40, "end": 46,
       "text": "set_var", "masked": false}]}]}]}
```

`start` and `end` count code points from the start of the file. An edit whose text would show a secret is `masked`.
Of many related places ten are listed, and `more_related` says how many there are besides.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from asterisk_ls import __version__
from asterisk_ls.cli.output.edits import edits_of

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown
    from asterisk_ls.findings.report import LocatedFix, Location

VERSION = 1
"""Of the shape. It grows when a field changes its meaning or goes; new fields can come at any time."""


def as_json(shown: list[Shown]) -> str:
    """All findings in one document."""
    findings = [_one(one) for one in shown]
    return json.dumps({"version": VERSION, "tool": f"asterisk-ls {__version__}", "findings": findings}, indent=1)


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
            {"path": one.path_of(note.location.path), **_range(note.location), "message": note.message}
            for note in finding.related
        ],
        "more_related": finding.more_related,
        "fixes": [_fix(one, fix) for fix in finding.fixes],
    }


def _fix(one: Shown, fix: LocatedFix) -> dict[str, Any]:
    edits = [
        {
            "path": edit.path,
            **_range(edit.location),
            "start": edit.location.span.start,
            "end": edit.location.span.end,
            "text": edit.text,
            "masked": edit.masked,
        }
        for edit in edits_of(one, fix)
    ]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _range(location: Location) -> dict[str, int]:
    return {
        "line": location.start.line + 1,
        "column": location.start.column + 1,
        "end_line": location.end.line + 1,
        "end_column": location.end.column + 1,
    }

"""Findings as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from asterisk_ls import __version__, api
from asterisk_ls.cli.output.edits import edits_of
from asterisk_ls.findings.costs import cost
from asterisk_ls.reference.rule_pages import rule_page
from asterisk_ls.text import encode

if TYPE_CHECKING:
    from asterisk_ls.cli.output.edits import ShownEdit
    from asterisk_ls.cli.report import Shown
    from asterisk_ls.findings.report import LocatedFix, Location
    from asterisk_ls.rules.base import Rule

_LEVELS = {"error": "error", "warning": "warning", "information": "note", "hint": "note"}


def sarif(shown: list[Shown], troubles: tuple[str, ...]) -> str:
    """One run with all rules that found something, and what could not be done."""
    used = {one.finding.rule for one in shown}
    rules = [rule for rule in api.rules() if rule.name in used]
    index = {rule.name: number for number, rule in enumerate(rules)}
    times: Counter[str] = Counter()
    run = {
        "tool": {
            "driver": {"name": "asterisk-ls", "version": __version__, "rules": [_rule(rule) for rule in rules]},
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not troubles,
                "toolExecutionNotifications": [{"level": "error", "message": {"text": text}} for text in troubles],
            }
        ],
        "results": [_result(one, index, times) for one in shown],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(rule: Rule) -> dict[str, Any]:
    page = rule_page(rule).strip()
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _paragraphs(rule)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity.value]},
        "properties": {"effect": rule.effect.value},
    }


def _paragraphs(rule: Rule) -> str:
    """What stands on the page before the first example."""
    return rule.page.strip().partition("\n```")[0].strip()


def _result(one: Shown, index: dict[str, int], times: Counter[str]) -> dict[str, Any]:
    finding = one.finding
    costs = cost(finding)
    # The line's number is left out, so that a finding stays the same when it moves; equal ones are counted.
    identity = f"{one.path}\0{finding.rule}\0{finding.message}\0{one.source.strip()}"
    fingerprint = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    times[fingerprint] += 1
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity.value],
        "message": {"text": f"{finding.message} ({costs})" if costs else finding.message},
        "locations": [{"physicalLocation": _physical(one.path, finding.location)}],
        "partialFingerprints": {"asteriskLs/v1": f"{fingerprint}:{times[fingerprint]}"},
        "properties": {
            "effect": finding.effect.value,
            "lost": list(finding.lost),
            "log": [f"{line.level} {line.message}" for line in finding.log],
            "moreRelated": finding.more_related,
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(one.path_of(note.location.path), note.location),
                "message": {"text": note.message},
            }
            for number, note in enumerate(finding.related, 1)
        ]
    fixes = [found for fix in finding.fixes if (found := _fix(one, fix))]
    if fixes:
        result["fixes"] = fixes
    return result


def _fix(one: Shown, fix: LocatedFix) -> dict[str, Any] | None:
    """A fix by file; None when it would show a secret."""
    files: dict[str, list[ShownEdit]] = {}
    for edit in edits_of(one, fix):
        if edit.masked:
            return None
        files.setdefault(edit.path, []).append(edit)
    changes = [
        {
            "artifactLocation": {"uri": _uri(path)},
            "replacements": [
                {"deletedRegion": _region(edit.location), "insertedContent": {"text": edit.text}} for edit in edits
            ],
        }
        for path, edits in files.items()
    ]
    return {"description": {"text": fix.title if fix.safe else f"{fix.title} (unsafe)"}, "artifactChanges": changes}


def _physical(path: str, location: Location) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(path)}, "region": _region(location)}


def _uri(path: str) -> str:
    escaped = quote(encode(path), safe="/")
    return f"file://{escaped}" if PurePosixPath(path).is_absolute() else escaped


def _region(location: Location) -> dict[str, int]:
    return {
        "startLine": location.start.line + 1,
        "startColumn": location.start.column + 1,
        "endLine": location.end.line + 1,
        "endColumn": location.end.column + 1,
    }

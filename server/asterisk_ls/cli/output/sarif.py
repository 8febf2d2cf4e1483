"""Findings as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from asterisk_ls import __version__, api
from asterisk_ls.cli.report import cost

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown
    from asterisk_ls.rules.report import Location

_LEVELS = {"error": "error", "warning": "warning", "information": "note", "hint": "note"}


def sarif(shown: list[Shown]) -> str:
    """One run with all rules that found something."""
    used = {one.finding.rule for one in shown}
    rules = [rule for rule in api.rules() if rule.name in used]
    index = {rule.name: number for number, rule in enumerate(rules)}
    driver = {
        "name": "asterisk-ls",
        "version": __version__,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.summary},
                "help": {"text": rule.page.strip(), "markdown": rule.page.strip()},
                "defaultConfiguration": {"level": _LEVELS[rule.severity.value]},
            }
            for rule in rules
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, index) for one in shown],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=1)


def _result(one: Shown, index: dict[str, int]) -> dict[str, Any]:
    finding = one.finding
    costs = cost(finding)
    identity = f"{one.path}\0{finding.rule}\0{finding.message}\0{one.source.strip()}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity.value],
        "message": {"text": f"{finding.message} ({costs})" if costs else finding.message},
        "locations": [_location(one.path, finding.location)],
        "relatedLocations": [
            {**_location(f"{one.folder}/{note.location.path}", note.location), "message": {"text": note.message}}
            for note in finding.related
        ],
        "partialFingerprints": {
            "asteriskLs/v1": hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        },
    }


def _location(path: str, location: Location) -> dict[str, Any]:
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    region = {
        "startLine": location.start.line + 1,
        "startColumn": location.start.column + 1,
        "endLine": location.end.line + 1,
        "endColumn": location.end.column + 1,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}

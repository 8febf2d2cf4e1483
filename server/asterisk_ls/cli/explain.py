"""`asterisk-ls rules` and `asterisk-ls explain`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from asterisk_ls import api

if TYPE_CHECKING:
    import argparse


def rules(options: argparse.Namespace) -> int:
    """List all rules."""
    if options.format == "json":
        rows = [
            {"name": rule.name, "severity": rule.severity, "effect": rule.effect, "summary": rule.summary}
            for rule in api.rules()
        ]
        print(json.dumps(rows, indent=1))
        return 0
    width = max(len(rule.name) for rule in api.rules())
    for rule in api.rules():
        print(f"{rule.name:{width}}  {rule.severity:11}  {rule.summary}")
    return 0


def explain(options: argparse.Namespace) -> int:
    """Print the page of a rule."""
    by_name = {rule.name: rule for rule in api.rules()}
    rule = by_name.get(options.rule)
    if rule is None:
        from difflib import get_close_matches  # noqa: PLC0415

        near = get_close_matches(options.rule, by_name, 3)
        hint = f"; did you mean {' or '.join(f'`{name}`' for name in near)}?" if near else ""
        print(f"asterisk-ls: there is no rule `{options.rule}`{hint}", file=sys.stderr)
        return 2
    print(f"{rule.name} ({rule.severity}, {rule.effect})\n\n{rule.page.strip()}")
    return 0

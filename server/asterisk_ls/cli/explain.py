"""`asterisk-ls rules` and `asterisk-ls explain`."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

from asterisk_ls import api
from asterisk_ls.cli.terminal import has_colour, trouble
from asterisk_ls.reference.rule_pages import rule_page
from asterisk_ls.settings import SettingsError, check_rules

if TYPE_CHECKING:
    import argparse

_BOLD, _DIM, _MARK, _END = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"


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
    name = options.rule.strip("[]")
    try:
        check_rules([name], by_name, guesses=3)
    except SettingsError as error:
        return trouble(f"{error}" if "did you mean" in str(error) else f"{error}; see `asterisk-ls rules`")
    print(_readable(rule_page(by_name[name]), colour=has_colour("auto", sys.stdout)))
    return 0


def _readable(page: str, *, colour: bool) -> str:
    """A page without the marks of Markdown: examples stand indented, headings stand out."""
    rows = []
    inside = False
    for line in page.strip().split("\n"):
        if line.startswith("```"):
            inside = not inside
        elif inside:
            rows.append(f"    {_example(line) if colour else line}".rstrip())
        elif line.startswith("#"):
            heading = line.lstrip("# ")
            rows.append(f"{_BOLD}{heading}{_END}" if colour else heading)
            if not colour:
                rows.append(("=" if line.startswith("# ") else "-") * len(heading))
        else:
            rows.append(_emphasised(line) if colour else line)
    return "\n".join(rows)


def _example(line: str) -> str:
    if re.match(r"\s*\^+ ", line):
        return f"{_MARK}{line}{_END}"
    return f"{_DIM}{line}{_END}" if line.lstrip().startswith(";") else line


def _emphasised(line: str) -> str:
    line = re.sub(r"`([^`]+)`", rf"{_MARK}\1{_END}", line)
    return re.sub(r"\*\*?([^*]+)\*\*?", rf"{_BOLD}\1{_END}", line)

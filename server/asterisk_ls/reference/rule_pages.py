"""Rules as pages: what `docs/rules` holds and `asterisk-ls explain` prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from asterisk_ls.rules.base import Rule

_FENCE = re.compile(r"^```(?P<info>.+)$", re.MULTILINE)
_BEHAVIOURS = {
    "log": ("What Asterisk logs:", "text"),
    "objects": ("The objects that Asterisk has then:", "text"),
    "conf fixed": ("After `asterisk-ls check --fix`:", "conf"),
    "conf fixed unsafe": ("After `asterisk-ls check --fix --unsafe-fixes`:", "conf"),
    "absent": ("Where this is not to be found:", "text"),
    "toml": ("With this in `.asterisk-ls.toml`:", "toml"),
}
_COSTS = {
    "file-refused": "Asterisk refuses the file",
    "rest-lost": "The rest of a file is lost",
    "module-lost": "A module of Asterisk does not start",
    "type-lost": "All objects of a type are lost",
    "object-dropped": "An object is dropped",
    "ignored": "Something has no effect",
    "misread": "Something is read in another way than it is meant",
    "fails-at-run-time": "It loads, and fails when it is used",
    "crashes": "Asterisk itself crashes or hangs",
    "does-not-start": "Asterisk does not start",
    "style": "Hard to read or risky, but it works",
}
"""The headings of the index, worst first within what is usual."""


def rule_files(rules: Iterable[Rule]) -> dict[str, str]:
    """All files of `docs/rules`: a page for each rule, and the index."""
    known = sorted(rules, key=lambda rule: rule.name)
    return {"README.md": _index(known), **{f"{rule.name}.md": rule_page(rule) for rule in known}}


def rule_page(rule: Rule) -> str:
    """One page: the rule's own text, with a heading, and each example told what it shows."""
    return f"# {rule.name}\n\nSeverity {rule.severity}, effect {rule.effect}.\n\n{_readable(rule.page.strip())}\n"


def _readable(page: str) -> str:
    """The page with the marks that are meant for its tests put into words."""
    return _FENCE.sub(_told, page)


def _told(fence: re.Match[str]) -> str:
    info = fence["info"].strip()
    if info in _BEHAVIOURS:
        sentence, language = _BEHAVIOURS[info]
        return f"{sentence}\n\n```{language}"
    language, _, rest = info.partition(" ")
    title = re.search(r'title="([^"]+)"', rest)
    return f"`{title[1]}`\n\n```{language}" if title else f"```{language}"


def _index(rules: list[Rule]) -> str:
    intro = (
        f"{len(rules)} rules, by what the thing found costs. `asterisk-ls explain RULE` shows the same pages, and a\n"
        "comment `; asterisk-ls: ignore[RULE]` on the line or above it silences one."
    )
    parts = ["# Rules", intro]
    for effect, heading in _COSTS.items():
        rows = [f"| [{r.name}]({r.name}.md) | {r.severity} | {_cell(r.summary)} |" for r in rules if r.effect == effect]
        if rows:
            parts.append("\n".join([f"## {heading}\n", "| rule | severity | what it finds |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

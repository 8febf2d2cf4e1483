"""Applying fixes to texts: those that do not overlap, round after round, until they settle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from asterisk_ls import api
from asterisk_ls.text import decode, encode

if TYPE_CHECKING:
    from asterisk_ls.rules.report import FileEdit, LocatedFinding
    from asterisk_ls.settings import Settings

ROUNDS = 10
"""One cure can make the next one possible; what has not settled by then is left."""


class Overlay(Mapping[str, bytes]):
    """Changed files before those of a directory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.changed: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        """The changed file, or the one of the directory."""
        return self.changed[name] if name in self.changed else self.files[name]

    def __iter__(self) -> Iterator[str]:
        """The names of all files: fixes make no new ones."""
        return iter(self.files)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self.files)


def fixed(
    files: Mapping[str, bytes], findings: tuple[LocatedFinding, ...], settings: Settings, *, unsafe: bool
) -> tuple[dict[str, bytes], int]:
    """The files that fixes change, with their new content, and how many fixes were applied."""
    overlay = Overlay(files)
    count = 0
    for _ in range(ROUNDS):
        edits = _edits(findings, unsafe=unsafe)
        if not edits:
            break
        for path, some in edits.items():
            text = decode(overlay[path])
            for edit in sorted(some, key=lambda edit: edit.span, reverse=True):
                text = text[: edit.span.start] + edit.text + text[edit.span.end :]
            overlay.changed[path] = encode(text)
            count += len(some)
        findings = api.load(overlay, settings=settings, directory=settings.config_directory).findings
    return {path: data for path, data in overlay.changed.items() if data != files.get(path)}, count


def _edits(findings: tuple[LocatedFinding, ...], *, unsafe: bool) -> dict[str, list[FileEdit]]:
    """The edits of this round, by file: whole fixes whose edits meet no other's."""
    taken: dict[str, list[FileEdit]] = {}
    for finding in findings:
        fix = next((fix for fix in finding.fixes if fix.safe or unsafe), None)
        if fix is None or any(_meets(edit, taken.get(edit.path, ())) for edit in fix.edits):
            continue
        for edit in fix.edits:
            taken.setdefault(edit.path, []).append(edit)
    return taken


def _meets(edit: FileEdit, others: list[FileEdit] | tuple[()]) -> bool:
    return any(edit.span.start <= other.span.end and other.span.start <= edit.span.end for other in others)

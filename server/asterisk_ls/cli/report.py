"""A finding with what a report needs beside it: paths as the user knows them, and the line of the source."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from asterisk_ls.findings.baseline import Known
    from asterisk_ls.findings.report import LocatedFinding


class Shown(NamedTuple):
    """A finding of one of the directories that were checked."""

    path: str
    """As the user knows it, with `/`: relative to where the command was started, if it lies there."""
    folder: Path
    """The configuration directory."""
    finding: LocatedFinding
    source: str
    """The line where it starts, secrets masked."""
    text: Callable[[str], str]
    """The text of a file of the directory, by its name in it."""

    def known_beside(self, baseline: Path) -> Known:
        """What it is recognised by in a baseline at that path."""
        from asterisk_ls.findings.baseline import known  # noqa: PLC0415 - few runs have one
        from asterisk_ls.workspace.baseline import name_beside  # noqa: PLC0415

        return known(self.finding, name_beside(baseline, self.folder / self.finding.location.path), self.source)

    def path_of(self, name: str) -> str:
        """The path of another file of the directory."""
        return displayed(self.folder / name)


def displayed(path: Path) -> str:
    """A path as it is printed: relative to where the command was started, if it lies there, else as it was given."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - with a separator at its end
    full = os.path.abspath(path)  # noqa: PTH100 - links stay as they are written
    return (full[len(here) :] if full.startswith(here) else os.path.normpath(path)).replace(os.sep, "/")

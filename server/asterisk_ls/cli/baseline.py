"""A baseline: findings that are known and not to be told again."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.settings import SettingsError
from asterisk_ls.workspace.writing import replace

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown

VERSION = 1
_NUMBERED = re.compile(r"\bline \d+")


class BaselineError(SettingsError):
    """The file is no baseline, or cannot be read or written. The message says what to do."""


class _Known(NamedTuple):
    """A finding as it is recognised wherever its line moves. A hash stands for the line, secrets masked before."""

    path: str
    """Relative to the folder of the baseline."""
    rule: str
    message: str
    line: str


class Baseline:
    """The findings that a file holds; each is taken out once for each time that it was recorded."""

    def __init__(self, path: Path) -> None:
        self._folder = path.resolve().parent
        self._left = _read(path)

    def without_known(self, shown: list[Shown]) -> list[Shown]:
        """The findings that are not recorded."""
        new = []
        for one in shown:
            key = _known(one, self._folder)
            if self._left[key] > 0:
                self._left[key] -= 1
            else:
                new.append(one)
        return new


def write(path: Path, shown: list[Shown]) -> None:
    """Record findings.

    Raises:
        BaselineError: the file cannot be written.
    """
    counts = Counter(_known(one, path.resolve().parent) for one in shown)
    rows = [{**key._asdict(), "count": count} for key, count in sorted(counts.items())]
    text = json.dumps({"version": VERSION, "findings": rows}, indent=1) + "\n"
    try:
        replace(path.resolve(), text.encode("ascii"))
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}"
        raise BaselineError(msg) from error


def _read(path: Path) -> Counter[_Known]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = content["version"]
        known = Counter(
            {_Known(*(str(row[name]) for name in _Known._fields)): int(row["count"]) for row in content["findings"]}
        )
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror}"
        raise BaselineError(msg) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        msg = f"{path} is no baseline; write one with --write-baseline {path}"
        raise BaselineError(msg) from error
    if version != VERSION:
        msg = f"{path} is a baseline of another version; write it anew with --write-baseline {path}"
        raise BaselineError(msg)
    return known


def _known(one: Shown, folder: Path) -> _Known:
    path = os.path.relpath((one.folder / one.finding.location.path).resolve(), folder).replace(os.sep, "/")
    line = hashlib.sha256(one.source.strip().encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return _Known(path, one.finding.rule, _NUMBERED.sub("line", one.finding.message), line)

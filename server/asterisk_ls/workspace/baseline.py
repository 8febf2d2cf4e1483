"""The file of a baseline."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING

from asterisk_ls.findings.baseline import Baseline, Known
from asterisk_ls.settings import SettingsError
from asterisk_ls.workspace.writing import replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

VERSION = 1


class BaselineError(SettingsError):
    """The file is no baseline, or cannot be read or written. The message says what to do."""


def name_beside(baseline: Path, path: Path) -> str:
    """The name of a file in a baseline: relative to where that is."""
    return os.path.relpath(path.resolve(), baseline.resolve().parent).replace(os.sep, "/")


def read(path: Path) -> Baseline:
    """The findings that a file holds.

    Raises:
        BaselineError: the file cannot be read, or is no baseline.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = content["version"]
        counts = {Known(*(str(row[name]) for name in Known._fields)): int(row["count"]) for row in content["findings"]}
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror}"
        raise BaselineError(msg) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        msg = f"{path} is no baseline; write one with --write-baseline {path}"
        raise BaselineError(msg) from error
    if version != VERSION:
        msg = f"{path} is a baseline of another version; write it anew with --write-baseline {path}"
        raise BaselineError(msg)
    return Baseline(counts)


def write(path: Path, findings: Iterable[Known]) -> None:
    """Record findings.

    Raises:
        BaselineError: the file cannot be written.
    """
    rows = [{**key._asdict(), "count": count} for key, count in sorted(Counter(findings).items())]
    text = json.dumps({"version": VERSION, "findings": rows}, indent=1) + "\n"
    try:
        replace(path.resolve(), text.encode("ascii"))
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}"
        raise BaselineError(msg) from error

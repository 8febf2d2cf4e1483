"""A baseline: findings that are known and not to be told again."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from asterisk_ls.cli.report import Shown

VERSION = 1


def write(path: Path, shown: list[Shown]) -> None:
    """Record findings. A finding is known by file, rule and message, so that moved lines stay known."""
    counts = Counter(_key(one) for one in shown)
    rows = [{"path": p, "rule": r, "message": m, "count": n} for (p, r, m), n in sorted(counts.items())]
    path.write_text(json.dumps({"version": VERSION, "findings": rows}, indent=1) + "\n", encoding="utf-8")


def without(path: Path, shown: list[Shown]) -> list[Shown]:
    """The findings that are not recorded there.

    Raises:
        ValueError: the file is no baseline.
        OSError: it cannot be read.
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or content.get("version") != VERSION:
        msg = f"{path} is no baseline of this version; write it anew with --write-baseline"
        raise ValueError(msg)
    left = Counter({(row["path"], row["rule"], row["message"]): row["count"] for row in content["findings"]})
    new = []
    for one in shown:
        key = _key(one)
        if left[key]:
            left[key] -= 1
        else:
            new.append(one)
    return new


def _key(one: Shown) -> tuple[str, str, str]:
    return one.path, one.finding.rule, one.finding.message

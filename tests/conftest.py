"""Markdown pages under `tests` are tests, and `--update` rewrites what they expect."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

os.environ.setdefault("ASTERISK_LS_PARANOID", "1")  # each answer that is taken over is compared with a fresh one

TESTS = Path(__file__).parent
for folder in (TESTS, TESTS.parent / "server"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`."""
    parser.addoption("--update", action="store_true", help="rewrite expected blocks and generated files")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect Markdown files."""
    if file_path.suffix == ".md":
        from mdtest.collect import MarkdownFile  # noqa: PLC0415 - needs the path above

        return MarkdownFile.from_parent(parent, path=file_path)
    return None

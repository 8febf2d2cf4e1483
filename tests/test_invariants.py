"""Layers, types, lint, formatting and the README: what a change has to keep, whatever it does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYTHON = (sys.executable, "-m")
# import-linter has no `python -m`; its script is a line of Python.
LINT_IMPORTS = (sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()")
CHECKS = {
    "ruff check": (*PYTHON, "ruff", "check", "--quiet", "--output-format=concise", "."),
    "ruff format": (*PYTHON, "ruff", "format", "--check", "--quiet", "--output-format=concise", "."),
    "mypy": (*PYTHON, "mypy", "--no-error-summary"),
    "lint-imports": (*LINT_IMPORTS, "--no-cache"),
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_source_is_clean(name: str) -> None:
    """Each tool is content, with the configuration in `pyproject.toml`."""
    done = _run(*CHECKS[name])
    if done.returncode:
        pytest.fail(f"{name} is not content:\n{done.stdout}{done.stderr}", pytrace=False)


def test_the_readme_shows_what_the_command_prints() -> None:
    """Each paragraph of the block under "What it looks like" is one of the real output."""
    shown = (ROOT / "README.md").read_text("utf-8").partition("```text\n")[2].partition("\n```\n")[0]
    printed = _run(*PYTHON, "asterisk_ls", "check", "examples/office").stdout.strip().split("\n\n")
    assert shown
    assert [paragraph for paragraph in shown.split("\n\n") if paragraph not in printed] == []


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command at the root of the repository, on the package as it is there."""
    paths = os.pathsep.join(filter(None, (str(ROOT / "server"), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

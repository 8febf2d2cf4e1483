"""Layers, types, lint and formatting: what a change has to keep, whatever it does."""

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
    paths = os.pathsep.join(filter(None, (str(ROOT / "server"), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        CHECKS[name],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{name} is not content:\n{done.stdout}{done.stderr}", pytrace=False)

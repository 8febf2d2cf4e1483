"""Directories that a real Asterisk 22.10.1 loaded without a complaint have no finding that is an error.

Neither recordings nor directories are part of the repository: `ASTERISK_LS_TRUTH` and `ASTERISK_LS_CORPUS` say where they
are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from asterisk_ls import api

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
RECORDS = Path(os.environ.get("ASTERISK_LS_TRUTH", SHARED / "truth")) / "dirs" / "dev.ndjson"
CORPUS = Path(os.environ.get("ASTERISK_LS_CORPUS", SHARED / "corpus"))
LARGEST = 2_000_000


@pytest.mark.skipif(not (RECORDS.is_file() and CORPUS.is_dir()), reason="no recordings here")
def test_no_false_alarm() -> None:
    """What Asterisk does not mind may be a warning at most."""
    wrong = []
    for folder, left_out in _clean():
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.name not in left_out and path.stat().st_size < LARGEST
        }
        wrong += [
            f"{folder.relative_to(CORPUS)}/{finding.location.path}:{finding.location.start.line + 1} {finding.rule}"
            for finding in api.load(files).findings
            if finding.severity == "error"
        ]
    assert wrong == []


def _clean() -> Iterator[tuple[Path, list[str]]]:
    """The directories without a line in their log, each with the files that it was loaded without."""
    for line in RECORDS.read_text("utf-8").splitlines():
        record = json.loads(line)
        folder = CORPUS / record["dir"]
        if record["boot_ok"] and folder.is_dir() and not any(said["level"] != "NOTICE" for said in record["log"]):
            yield folder, record.get("left_out", [])

"""A finding claims a log line only when a real Asterisk 22.10.1 printed that line.

Neither recordings nor directories are part of the repository: `ASTERISK_LS_TRUTH` and `ASTERISK_LS_CORPUS` say where they
are.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from asterisk_ls import api

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
TRUTH = Path(os.environ.get("ASTERISK_LS_TRUTH", SHARED / "truth"))
CORPUS = Path(os.environ.get("ASTERISK_LS_CORPUS", SHARED / "corpus"))
LARGEST = 2_000_000
UNRECORDED = ("chan_dahdi.conf",)
"""Files of which the recordings have nothing: the module was not there."""
OF_THE_MACHINE = re.compile(
    r"could not be started: (?!Address already in use)|Name or service not known|No such file or directory: "
    r"|Failed to load private key|Error opening directory"
)
"""What depends on the machine of the recordings."""

pytestmark = pytest.mark.skipif(not (TRUTH.is_dir() and CORPUS.is_dir()), reason="no recordings here")


def test_directories() -> None:
    """Whole directories, with all that they include."""
    claimed, wrong = 0, []
    for record in _records("dirs"):
        folder = CORPUS / record["dir"]
        if not record["boot_ok"] or not folder.is_dir():
            continue
        files = _files(folder)
        if record["dir"].startswith("testsuite/"):
            files = {**_suite(), **files}
        for gone in record.get("left_out", []):
            files.pop(gone, None)
        claimed += _compare(record["dir"], files, record["log"], wrong)
    assert wrong == []
    assert claimed > 0


def test_single_faults() -> None:
    """Clean files with one fault each."""
    claimed, wrong = 0, []
    for record in _records("mutants"):
        if record["oracle"]["boot_ok"]:
            text = record["text"].encode("latin-1")
            label = f"{record['base']} {record['mutation']}"
            claimed += _compare(label, {"pjsip.conf": text}, record["oracle"]["log"], wrong)
    assert wrong == []
    assert claimed > 0


def _compare(label: str, files: Mapping[str, bytes], log: list[dict[str, Any]], wrong: list[str]) -> int:
    """How many lines findings claim; those that were not printed go to `wrong`."""
    printed = {(said["level"], said["message"].strip()) for said in log}
    machine = api.Environment(exists=lambda _: False, resolves=lambda host: host == "localhost")
    claimed = [
        (finding, line)
        for finding in api.load(files, target_version="22", environment=machine).findings
        if finding.location.path not in UNRECORDED
        for line in finding.log
        if "****" not in line.message and not OF_THE_MACHINE.search(line.message)
    ]
    wrong += [
        f"{label} {finding.location.path}:{finding.location.start.line + 1} {finding.rule} {line.message}"
        for finding, line in claimed
        if (line.level, line.message.strip()) not in printed
    ]
    return len(claimed)


def _records(suite: str) -> Iterator[dict[str, Any]]:
    for line in (TRUTH / suite / "dev.ndjson").read_text("utf-8").splitlines():
        yield json.loads(line)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.stat().st_size < LARGEST
    }


def _suite() -> dict[str, bytes]:
    """What a test of the test suite has beside its own files."""
    own = ("asterisk.conf", "logger.conf", "modules.conf")
    folder = CORPUS / "testsuite/configs"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name not in own}


def test_the_list_of_modules() -> None:
    """`modules.conf` by itself, each with a start of its own."""
    claimed, wrong = 0, []
    for record in _records("other-files"):
        if record["file"] == "modules.conf":
            text = record["text"].encode("latin-1")
            found = _compare(record["text"], {"modules.conf": text}, record["log"], wrong)
            assert not (found and record["boot_ok"]), record["text"]
            claimed += found
    assert wrong == []
    assert claimed > 0

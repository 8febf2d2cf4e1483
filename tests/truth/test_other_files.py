"""Files beside `pjsip.conf`: our findings claim the log lines that a real Asterisk 22.10.1 printed, and only those.

The recordings are not part of the repository: `ASTERISK_LS_TRUTH` says where they are. `pytest -s` shows the agreement
for each file: records predicted exactly, missed, invented.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from asterisk_ls import api

ROOT = Path(__file__).parents[2]
TRUTH = Path(os.environ.get("ASTERISK_LS_TRUTH", ROOT.parent / "shared" / "truth"))
RECORDS = TRUTH / "other-files" / "dev.ndjson"
OTHER_SPEAKERS = frozenset(
    {
        *("named_acl_changed_cb", "vs_config_reload", "as_config_reload", "sorcery_object_load", "reload_module"),
        *("spawn_mp3", "monmp3thread", "cdr_toggle_runtime_options", "cdr_enable_batch_mode"),
        *("verify_default_profiles", "verify_default_parking_lot", "ast_context_remove_extension_callerid2"),
    }
)
"""Functions whose lines are no complaint about the file: they say that something was read again, or added by itself."""
OF_THE_MACHINE = frozenset(
    {"__ast_file_read_dirs", "write_openssl_error_to_log", "ast_sockaddr_resolve", "__ssl_setup"}
)
NAMES_OF_THE_MACHINE = "store_stunaddr_resolved"
NO_COMPLAINT = "Default country for indication tones"
LOADER = re.compile(
    r"cannot open shared object|undefined symbol|missing dependenc|declined to load|resolve dependencies"
)
ONCE = re.compile(r"Setting '\w+' has been deprecated|Music on hold 'random' setting is deprecated")
"""Said once in the life of an Asterisk; the recordings were made with one for many records."""
SILENT_LOSSES = ("[cls]\ndirectory=/tmp\nmode=playlist\n",)
"""A playlist without an entry is dropped without a word."""

WANTED = {
    "acl.conf": 40,
    "cdr.conf": 193,
    "cel.conf": 72,
    "confbridge.conf": 739,
    "features.conf": 575,
    "followme.conf": 107,
    "http.conf": 277,
    "indications.conf": 71,
    "manager.conf": 432,
    "modules.conf": 23,
    "musiconhold.conf": 221,
    "queuerules.conf": 37,
    "queues.conf": 614,
    "res_parking.conf": 267,
    "rtp.conf": 307,
    "udptl.conf": 110,
    "voicemail.conf": 524,
}
"""How many records of each file have to be predicted exactly: what was reached, so that none is lost again.

Of those that are missed, half have `${X}` in them, which is left for a template to fill in."""

pytestmark = pytest.mark.skipif(not RECORDS.is_file(), reason="no recordings here")


def test_log_lines_are_those_of_a_real_asterisk() -> None:
    """By file: nothing is invented, and so many records are predicted to the line."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    invented = []
    for line in RECORDS.read_text("utf-8").splitlines():
        record = json.loads(line)
        printed = _printed(record)
        claimed, severities = _claimed(record)
        count = counts[record["file"]]
        count["records"] += 1
        count["exact"] += claimed == printed
        count["missed"] += bool(printed - claimed)
        if claimed - printed:
            count["invented"] += 1
            invented.append((record["text"], claimed - printed))
        if not record["log"] and "error" in severities and record["text"] not in SILENT_LOSSES:
            invented.append((record["text"], "an error where Asterisk is silent"))
    for file, count in sorted(counts.items()):
        print(file, dict(count))  # noqa: T201 - for whoever asks
    assert invented == []
    assert {file: count["exact"] for file, count in counts.items()} == WANTED


def _printed(record: dict[str, Any]) -> set[tuple[str, str]]:
    return {
        (said["level"], said["message"].strip())
        for said in record["log"]
        if said["func"] not in OTHER_SPEAKERS | OF_THE_MACHINE | {NAMES_OF_THE_MACHINE}
        and not LOADER.search(said["message"])
        and not ONCE.search(said["message"])
        and not said["message"].startswith(NO_COMPLAINT)
    }


def _claimed(record: dict[str, Any]) -> tuple[set[tuple[str, str]], set[str]]:
    machine = api.Environment(exists=lambda _: False, resolves=lambda host: host == "localhost")
    files = {record["file"]: record["text"].encode("latin-1")}
    findings = api.load(files, target_version="22", environment=machine).findings
    said = {(line.level, line.message.strip()) for finding in findings for line in finding.log}
    claimed = {(level, text) for level, text in said if not (LOADER.search(text) or ONCE.search(text))}
    return claimed, {str(finding.severity) for finding in findings}

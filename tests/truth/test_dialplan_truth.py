"""The dialplan, and which extension answers a number, are those of a real Asterisk 22.10.1.

The recordings are not part of the repository: `ASTERISK_LS_TRUTH` says where they are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asterisk_ls import api

ROOT = Path(__file__).parents[2]
TRUTH = Path(os.environ.get("ASTERISK_LS_TRUTH", ROOT.parent / "shared/truth")) / "dialplan"
READERS = (
    *("pbx_load_config", "process_text_line", "config_text_file_load", "add_priority", "ast_context_verify_includes"),
    *("pbx_extension_helper", "ast_add_extension2_lockopt", "get_timerange", "get_range"),
)
"""Functions of Asterisk whose messages are told of."""

pytestmark = pytest.mark.skipif(not TRUTH.is_dir(), reason="no recordings here")


def test_contexts_and_log() -> None:
    """Extensions with their priorities, includes, switches and ignore patterns, and all that is logged about them."""
    wrong = []
    for record in _records("dev"):
        dialplan = api.dialplan({"extensions.conf": record["text"].encode("latin-1")}, target_version="22")
        recorded = {context["context"]: _recorded(context) for context in record["dialplan"]}
        told = {context["context"]: _told(context) for context in dialplan.to_json()["contexts"]}
        log = {(line["level"], line["message"].strip()) for line in record["log"] if line["func"] in READERS}
        said = {(line.level, line.message.strip()) for line in (*dialplan.log, *dialplan.asides)}
        if recorded != told or log != said:
            wrong.append((record["base"], record["mutation"], log ^ said))
    assert wrong == []


def test_routes() -> None:
    """Which extension answers, which one could, and which ones `dialplan show` lists."""
    wrong = []
    for record in _records("match-dev"):
        dialplan = api.dialplan({"extensions.conf": record["text"].encode("latin-1")}, target_version="22")
        order = [
            [context.name, list(dict.fromkeys(step.exten for step in context.steps))] for context in dialplan.contexts
        ]
        assert sorted(order) == sorted(record["order"])
        for asked in record["numbers"]:
            route = dialplan.route(asked["number"], record["context"])
            told = {} if route is None else route.to_json()
            if any(told.get(key) != value for key, value in asked.items() if key != "number"):
                wrong.append((record["text"], asked, told))
    assert wrong == []


def _records(name: str) -> Iterator[dict[str, Any]]:
    for line in (TRUTH / f"{name}.ndjson").read_text("utf-8").splitlines():
        yield json.loads(line)


def _recorded(context: dict[str, Any]) -> tuple[list[object], ...]:
    return (
        context.get("extens", []),
        sorted(context.get("includes", [])),
        sorted("/".join(switch) for switch in context.get("switches", [])),
        sorted(context.get("ignorepats", [])),
    )


def _told(context: dict[str, Any]) -> tuple[list[object], ...]:
    """As it is recorded: of callers without a number the recordings do not know."""
    steps = [step[:-1] if step[-1] == "" else step for step in context["extens"]]
    return (steps, *(sorted(context[name]) for name in ("includes", "switches", "ignorepats")))


def test_claimed_lines() -> None:
    """What findings say that Asterisk logs, it logs; and of each line that it logs about the dialplan a finding tells."""
    wrong = []
    for record in _records("dev"):
        loaded = api.load({"extensions.conf": record["text"].encode("latin-1")}, target_version="22")
        printed = {(line["level"], line["message"].strip()) for line in record["log"]}
        claimed = {(line.level, line.message.strip()) for finding in loaded.findings for line in finding.log}
        by_reader = {(line["level"], line["message"].strip()) for line in record["log"] if line["func"] in READERS}
        invented = {line for line in claimed if "***" not in line[1]} - printed
        missed = set() if any("***" in text for _, text in claimed) else by_reader - claimed
        if invented or missed:
            wrong.append((record["base"], record["mutation"], sorted(invented), sorted(missed)))
    assert wrong == []

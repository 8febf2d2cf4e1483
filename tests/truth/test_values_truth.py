"""Values compared with what a real Asterisk 22.10.1 did with them.

The recordings are not part of the repository: `ASTERISK_LS_TRUTH` says where they are.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asterisk_ls.schema.values import ValueContext, judge
from asterisk_ls.schema.verdict import FILE, ID, LINE, Fate
from asterisk_ls.text import BLANKS

ROOT = Path(__file__).parents[2]
TRUTH = Path(os.environ.get("ASTERISK_LS_TRUTH", ROOT.parent / "shared" / "truth"))
RECORDS = TRUTH / "values" / "dev.ndjson"
EVERY = 10
NEEDED = 0.995

HANDLERS = {
    *("acl_handler", "append_ha_core", "ast_format_cap_update_by_allow_disallow", "ast_get_group"),
    *("ast_rtp_dtls_cfg_parse", "auth_type_handler", "build_regex", "codec_prefs_handler"),
    *("connected_line_method_handler", "direct_media_glare_mitigation_handler", "direct_media_method_handler"),
    *("follow_redirect_methods_handler", "from_user_handler", "ident_handler", "ip_identify_match_handler"),
    *("list_item_handler", "overload_trigger_handler", "password_digest_handler", "permanent_uri_handler"),
    *("redirect_method_handler", "stir_shaken_handler", "tos_handler", "transport_cipher_add"),
    *("transport_tls_file_handler", "transport_tos_handler"),
}
"""Functions that speak of one value, while it is read."""
OF_THE_MACHINE = re.compile(r"could not be started|getaddrinfo\(|resolution|failed in name|:error:|Couldn't connect")


@pytest.mark.skipif(not RECORDS.is_file(), reason="no recordings here")
def test_values_as_recorded() -> None:
    """Refused or not, and in which words."""
    load = pytest.importorskip("asterisk_ls.schema.load")
    schema = load.load("22")
    wrong = []
    total = 0
    for record in _records():
        kind = schema.type(record["type"], record["file"])
        if kind is None:
            continue
        total += 1
        context = ValueContext(
            record["type"], "22.10.1", schema.codecs, _exists, lambda host: host == "localhost", record["file"]
        )
        refused = False
        lines: set[tuple[str, str]] = set()
        for number, name, value in _options(record["section"]):
            option = kind.option(name)
            assert option is not None, f"{record['type']} has no option {name}"
            verdict = judge(option, name, value, context)
            lines |= {
                (line.level, line.message.replace(ID, "x").replace(LINE, str(number)).replace(FILE, "").strip())
                for line in verdict.log
            }
            refused = verdict.fate is Fate.REFUSED
            if refused:
                break
        said = {(entry["level"], entry["message"].strip()) for entry in record["log"]}
        needed = {(entry["level"], entry["message"].strip()) for entry in record["log"] if entry["func"] in HANDLERS}
        was_refused = any(message.startswith("Error parsing ") for _, message in said)
        if refused != was_refused or not needed <= lines <= said:
            odd = sorted(lines.symmetric_difference(needed))
            wrong.append(f"{record['type']} {record['option']}={record['value']!r}: {refused=} {odd}")
    assert total > 0
    assert len(wrong) <= (1 - NEEDED) * total, "\n".join(wrong[:20])


def _records() -> Iterator[dict[str, Any]]:
    with RECORDS.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % EVERY:
                continue
            record = json.loads(line)
            if not record.get("hang") and not any(OF_THE_MACHINE.search(said["message"]) for said in record["log"]):
                yield record


def _options(section: str) -> Iterator[tuple[int, str, str]]:
    """Line number, name and value of each line, as the parser of Asterisk would see them."""
    for number, line in enumerate(section.split("\n"), 2):
        text = re.split(r"(?<!\\);", line, maxsplit=1)[0].replace("\\;", ";")
        name, equals, value = text.partition("=")
        if equals:
            yield number, name.strip(BLANKS), value.removeprefix(">").strip(BLANKS)


def _exists(path: str) -> bool:
    return path in {"/etc", "/etc/", "/etc/passwd", "/dev/null"} or path.startswith("/etc/asterisk/keys")

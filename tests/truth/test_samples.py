"""Asterisk's own sample files name most options in comments: uncommented one at a time, each is known.

The samples are not part of the repository: `ASTERISK_LS_CORPUS` says where they are.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from asterisk_ls import api
from asterisk_ls.schema.load import load
from asterisk_ls.schema.model import Engine

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("ASTERISK_LS_CORPUS", ROOT.parent / "shared" / "corpus"))
SAMPLES = CORPUS / "samples-22"
ENGINES = load("22").engines
FILES = [path.name for path in sorted(SAMPLES.glob("*.conf")) if ENGINES.get(path.name, Engine.MODULE) != Engine.MODULE]

NOT_OPTIONS = {
    ("acl.conf", "acl"): "shown as it stands in other files",
    ("confbridge.conf", "5"): "key 5 of a menu, in prose far from the menu",
    ("geolocation.conf", "profile_action"): "a mistake of the sample: `profile_precedence` is registered",
    ("pjsip.conf", "exten"): "a line of `extensions.conf`",
    ("pjsip.conf", "t38_bind_rtp_to_media_address"): "a mistake: `t38_bind_udptl_to_media_address` is registered",
}
RULES = {"unknown-option", "unknown-wizard-option"}
_LINE = re.compile(r"[; ]*(?:\[(?P<header>[^\]]+)\]|(?P<name>[\w/.@-]+) *(?:=>?|\+=) *(?P<value>[^;]*[^; ])?)")


@pytest.mark.skipif(not FILES, reason="no samples here")
@pytest.mark.parametrize("file", FILES)
def test_the_options_of_a_sample_are_known(file: str) -> None:
    """Each alone in its section, beside the `type` that the section has."""
    unknown = set()
    for header, type_, options in _sections(file):
        for name, value in options:
            text = f"[{header}]\n{type_}\n{name}={value}\n"
            if {finding.rule for finding in api.load({file: text.encode()}).findings} & RULES:
                unknown.add((file, name))
    assert unknown == {key for key in NOT_OPTIONS if key[0] == file}


def _sections(file: str) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """The sections of a sample with their line `type` and the other options, comment marks ignored."""
    header, type_ = "", ""
    options: list[tuple[str, str]] = []
    for line in [*(SAMPLES / file).read_text("utf-8").split("\n"), "[end]"]:
        match = _LINE.match(line)
        if match is None:
            continue
        if match["header"] is None and match["name"] == "type":
            type_ = type_ or match["value"]
        elif match["header"] is None:
            options.append((match["name"], match["value"]))
        else:
            if header:
                yield header, type_ and f"type={type_}", options
            header, type_, options = match["header"], "", []
            if ENGINES[file] is not Engine.ACO and header in load("22").files[file].types:
                type_ = header

"""What a start brings along: most of its time goes into it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from asterisk_ls.main import main
status = main(["check", "--quiet", sys.argv[1]])
print(status, *sys.modules)
"""
UNWANTED = ("dataclasses", "inspect", "asyncio", "pygls", "asterisk_ls.lsp", "asterisk_ls.features")
"""What takes long to load, or belongs to an editor."""
ELSEWHERE = ("asterisk_ls.schema.dialplan", "asterisk_ls.semantic.dialplan.kept", "asterisk_ls.syntax.dialplan")
"""What only a dialplan needs."""
PHONES = """
[udp]
type=transport
bind=0.0.0.0

[phone](!)
type=endpoint
allow=ulaw

[6001](phone)
auth=6001
aors=6001

[6001]
type=auth
username=6001
password=made-up-6001

[6001]
type=aor
max_contacts=1
"""


@pytest.mark.parametrize(
    ("files", "unwanted"),
    [
        pytest.param({"pjsip.conf": PHONES}, (*UNWANTED, *ELSEWHERE), id="phones"),
        pytest.param({"extensions.conf": "[a]\nexten => 1,1,NoOp()\n"}, UNWANTED, id="a dialplan"),
    ],
)
def test_what_is_not_needed_is_not_loaded(tmp_path: Path, files: dict[str, str], unwanted: tuple[str, ...]) -> None:
    """Neither what is slow to load, nor what belongs to files that are not there."""
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "server")}
    status, *loaded = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment
    ).stdout.split()
    assert status == "0"
    assert [name for name in loaded if name.startswith(unwanted)] == []

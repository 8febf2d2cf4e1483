"""What is used of pygls and attrs beyond what they promise."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
from lsprotocol import types
from pygls.lsp.server import LanguageServer

from asterisk_ls.lsp import light_types, protocol


def test_private_parts_of_pygls_are_there() -> None:
    """The names that the docstring lists, and no others are used."""
    docstring = protocol.__doc__ or ""
    code = Path(protocol.__file__).read_text("utf-8").replace(docstring, "")
    theirs = set(dir(LanguageServer("plain", "1").protocol))
    used = set(re.findall(r"\b_[a-z]\w+", code)) & theirs
    assert used == {name.removeprefix(".") for name in re.findall(r"\._\w+", docstring)}


def test_the_types_of_the_protocol_are_made_without_the_patch_as_well() -> None:
    """Behind the import `attrs.define` is its own again."""
    define = attrs.define
    light_types.import_types()
    assert attrs.define is define
    assert types.Position(1, 2).line == 1

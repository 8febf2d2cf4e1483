"""Data as text: sorted keys, one option a line, so that a change of one option is a change of one line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

_OPENED = frozenset({"", "/kinds", "/types", "/files", "/codecs", "/versions", "/aliases", "/mappings"})
"""Paths of the mappings that take a line for each of their items."""


def text_of(data: Mapping[str, Any]) -> str:
    """The text of one data file."""
    return _text(data, "", "") + "\n"


def _text(value: Any, path: str, indent: str) -> str:  # noqa: ANN401 - any JSON
    if isinstance(value, Mapping) and value and _is_opened(path):
        lines = [
            f"{indent} {json.dumps(key)}: {_text(value[key], f'{path}/{key}', f'{indent} ')}" for key in sorted(value)
        ]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, Sequence) and not isinstance(value, str) and path.endswith(("/apply_rules", "/mappings")):
        lines = [f"{indent} {_line(item)}" for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    return _line(value)


def _is_opened(path: str) -> bool:
    parts = path.split("/")
    is_type = parts[1:2] == ["types"] and (len(parts) == 3 or parts[3:] in (["options"], ["patterns"]))  # noqa: PLR2004
    return path in _OPENED or is_type


def _line(value: Any) -> str:  # noqa: ANN401 - any JSON
    return json.dumps(value, ensure_ascii=False, sort_keys=True)

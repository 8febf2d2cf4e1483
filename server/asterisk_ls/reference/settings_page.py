"""The page of the settings, from the fields of `Settings`."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, get_origin, get_type_hints

from asterisk_ls.settings import Settings, help_texts

_TYPES = {"str": "Text", "bool": "True or false", "tuple": "List of texts", "Mapping": "Table", "int": "Number"}
_EXAMPLE = """\
target-version = "20"
ignore = ["repeated-include"]
exclude = ["old/*.conf"]

[severities]
semicolon-cuts-value = "error"
"""


def settings_page() -> str:
    """Where settings are written, an example, and one entry for each."""
    texts, types = help_texts(), get_type_hints(Settings)
    entries = [_entry(one, texts[one.name], types[one.name]) for one in fields(Settings)]
    head = (
        "# Settings\n\n"
        "They are written in a file `.asterisk-ls.toml`. The nearest one counts, looked for from the configuration\n"
        "directory upwards, unless `--config FILE` names another. A key or a rule that is not known is an error.\n"
        "What the command line says goes before it.\n\n"
        f"```toml\n{_EXAMPLE}```"
    )
    return "\n\n".join([head, *entries]) + "\n"


def _entry(one: Field[Any], text: str, type_: Any) -> str:  # noqa: ANN401 - a type as `typing` gives it
    kind = _TYPES[(get_origin(type_) or type_).__name__]
    return f"## `{one.name.replace('_', '-')}`\n\n{text}.\n\n{kind}; default: {_written(one)}."


def _written(one: Field[Any]) -> str:
    default = one.default if one.default is not MISSING else None
    match default:
        case bool() | int():
            return f"`{str(default).lower()}`"
        case str() if default:
            return f'`"{default}"`'
        case _:
            return "empty"

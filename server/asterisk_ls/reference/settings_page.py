"""The page of the settings, from the fields of `Settings`."""

from __future__ import annotations

from typing import Any, get_origin, get_type_hints

from asterisk_ls.settings import Settings, help_texts, in_editor, in_file

_TYPES = {"str": "Text", "bool": "True or false", "tuple": "List of texts", "Mapping": "Table", "int": "Number"}
_EXAMPLE = """\
target-version = "20"
ignore = ["repeated-include"]
exclude = ["old/*.conf"]

[severities]
semicolon-cuts-value = "error"
"""
_INTRO = """\
# Settings

Each may be written in three places. For each setting by itself, the first of these counts that has it:

1. the command line, such as `--target-version 20`: see [the command line](command-line.md);
2. the settings of the editor, for the server: see [below](#in-an-editor);
3. the project file `.asterisk-ls.toml`: the nearest one, looked for from the configuration directory upwards, or for
   `asterisk-ls check` the one that `--config FILE` names.

What `--ignore` names is left out beside what `ignore` names. In the project file, a key or a rule that is not known is an
error, and what `baseline` and `documentation` name is looked for beside the file.
"""
_EDITOR = """\
## In an editor

`asterisk-ls serve` asks the editor for its section `asterisk`, or takes it out of what the editor sends when settings
change. Names are written there in the way of editors, and nothing else differs:

```json
{"asterisk.targetVersion": "20", "asterisk.severities": {"semicolon-cuts-value": "error"}}
```

An editor that is not asked can give the same as `initializationOptions`, with `asterisk` around it or without; what it
says later goes before that. A setting that is not known or does not fit is told once, and the others hold. The paths in
`baseline` and `documentation` are absolute.
"""


def settings_page() -> str:
    """Where settings are written and what goes before what, an example, and one entry for each."""
    texts, types = help_texts(), get_type_hints(Settings)
    entries = [_entry(name, texts[name], types[name]) for name in Settings._fields]
    return "\n".join([_INTRO, f"```toml\n{_EXAMPLE}```\n", _EDITOR, "\n\n".join(entries)]) + "\n"


def _entry(name: str, text: str, type_: Any) -> str:  # noqa: ANN401 - a type as `typing` gives it
    kind = _TYPES[(get_origin(type_) or type_).__name__]
    head = f"## `{in_file(name)}`\n\nIn an editor: `asterisk.{in_editor(name)}`."
    return f"{head}\n\n{text}.\n\n{kind}; default: {_written(Settings._field_defaults[name])}."


def _written(default: object) -> str:
    match default:
        case bool() | int():
            return f"`{str(default).lower()}`"
        case str() if default:
            return f'`"{default}"`'
        case _:
            return "empty"

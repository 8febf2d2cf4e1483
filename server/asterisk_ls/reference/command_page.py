"""The page of the command line, from the parser that reads it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

_STATUS = """\
## Exit status

| status | means |
|---|---|
| 0 | nothing found, or `--exit-zero` |
| 1 | something found; with `--diff`: something would change; with `objects`: something is lost; with `route`: no extension answers |
| 2 | trouble: an argument, a setting or a file that cannot be used; what could be checked was checked |
| 130 | interrupted |"""


def command_page(parser: argparse.ArgumentParser) -> str:
    """A section for each command: what it does, its arguments and options."""
    parts = ["# Command line", f"{parser.description}"]
    for name, text, command in _commands(parser):
        rows = [row for action in command._actions for row in _rows(action)]  # noqa: SLF001 - no other way to list them
        table = "\n".join(["| argument | what it does |", "|---|---|", *rows])
        parts.append(f"## `{parser.prog} {name}`\n\n{text[:1].upper()}{text[1:]}.\n\n{table}")
    return "\n\n".join([*parts, _STATUS]) + "\n"


def _commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    for action in parser._actions:  # noqa: SLF001 - see above
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            texts = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            for name, command in action.choices.items():
                yield name, texts.get(name, ""), command


def _rows(action: argparse.Action) -> Iterator[str]:
    if "--help" in action.option_strings or action.help == argparse.SUPPRESS:
        return
    value = (
        f"{{{','.join(map(str, action.choices))}}}" if action.choices else str(action.metavar or action.dest.upper())
    )
    if not action.option_strings:
        name = f"{value}..." if action.nargs in ("*", "+") else value
    elif action.nargs == 0:
        name = ", ".join(action.option_strings)
    else:
        name = ", ".join(f"{option} {value}" for option in action.option_strings)
    yield f"| `{name.replace('|', chr(92) + '|')}` | {action.help or ''} |"

"""`--fix` and `--diff`: writing what fixes change, or showing it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls.cli.output.visible import visible
from asterisk_ls.cli.report import displayed
from asterisk_ls.cli.terminal import note
from asterisk_ls.features.fixing import fixed
from asterisk_ls.schema.secrets import masked
from asterisk_ls.text import decode, encode
from asterisk_ls.workspace.writing import write

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from asterisk_ls import api
    from asterisk_ls.workspace.directory import Directory


def repair(
    files: Directory,
    loaded: api.Loaded,
    load: Callable[[Mapping[str, bytes]], api.Loaded],
    options: argparse.Namespace,
    wants: Callable[[str], bool],
) -> int:
    """Write the files that fixes change, or with `--diff` print how they would change. How many files that are.

    Raises:
        NotWrittenError: a file could not be written; those before it are.
    """
    result = fixed(files, loaded, load, unsafe=options.unsafe_fixes, wanted=wants)
    for name, data in sorted(result.changed.items()):
        path = displayed(files.path(name))
        if options.diff:
            _print_diff(path, decode(files[name]), decode(data))
            continue
        write(files.path(name), files[name], data, inside=(files.root, Path.cwd()))
    if not options.diff and not options.quiet:
        for name, titles in sorted(result.titles.items()):
            done = ", ".join(f"{title} ({count}x)" if count > 1 else title for title, count in titles.items())
            note(f"{displayed(files.path(name))}: fixed {titles.total()}: {done}")
    return len(result.changed)


def _print_diff(path: str, before: str, after: str) -> None:
    """A unified diff as `patch` reads it, but for secrets, which are masked."""
    from difflib import unified_diff  # noqa: PLC0415 - only with --diff

    old, new = _lines(before), _lines(after)
    rows = []
    for number, row in enumerate(unified_diff(old, new, path, path)):
        is_line = number > 1 and row[:1] in "+- "  # the first two name the file
        text = row[:1] + masked(row[1:]) if is_line else row
        rows.append(text if text.endswith("\n") else f"{text}\n\\ No newline at end of file\n")
    text = "".join(rows)
    if sys.stdout.isatty():
        print("\n".join(map(visible, text.split("\n"))), end="")
    else:
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            print(text, end="")
        else:
            stream.write(encode(text))


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a newline ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)

"""`asterisk-ls check`."""

from __future__ import annotations

import dataclasses
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls import api
from asterisk_ls.cli import baseline
from asterisk_ls.cli.fixing import fixed
from asterisk_ls.cli.output import write_report
from asterisk_ls.cli.report import Shown, masked
from asterisk_ls.semantic.environment import Environment
from asterisk_ls.settings import SettingsError
from asterisk_ls.text import decode
from asterisk_ls.workspace.directory import Directory, directories
from asterisk_ls.workspace.settings_file import settings_for
from asterisk_ls.workspace.writing import write

if TYPE_CHECKING:
    import argparse

    from asterisk_ls.settings import Settings

TROUBLE = 2


def check(options: argparse.Namespace) -> int:
    """Find, print, and if asked to fix. The exit status."""
    names = [rule.name for rule in api.rules()]
    for name in (*options.select, *options.ignore):
        if name not in names:
            return _trouble(f"there is no rule `{name}`; see `asterisk-ls rules`")
    shown: list[Shown] = []
    troubles: list[str] = []
    would_change = False
    for path in options.paths:
        found, more = directories(path)
        troubles.extend(more)
        for folder, only in found:
            try:
                settings = _settings(options, folder, names)
                files = Directory(folder)
                environment = Environment(exists=os.path.exists) if settings.check_paths else Environment()
                loaded = api.load(
                    files, settings=settings, environment=environment, directory=settings.config_directory
                )
                if options.fix or options.diff:
                    changed, _ = fixed(files, loaded.findings, settings, unsafe=options.unsafe_fixes)
                    changed = {name: data for name, data in changed.items() if only in (None, name)}
                    would_change = would_change or bool(changed)
                    if options.diff:
                        _print_diff(folder, files, changed)
                        continue
                    for name, data in changed.items():
                        write(files.path(name), files[name], data)
                    if changed:
                        print(f"fixed: {', '.join(str(folder / name) for name in changed)}", file=sys.stderr)
                        files = Directory(folder)
                        loaded = api.load(
                            files, settings=settings, environment=environment, directory=settings.config_directory
                        )
            except (SettingsError, api.UnknownVersionError, OSError) as error:
                troubles.append(str(error))
                continue
            troubles.extend(files.troubles)
            shown.extend(_shown(loaded, folder, only, settings))
    for trouble in troubles:
        print(f"asterisk-ls: {trouble}", file=sys.stderr)
    if options.diff:
        return TROUBLE if troubles else int(would_change)
    return _finish(options, shown, troubles=bool(troubles))


def _finish(options: argparse.Namespace, shown: list[Shown], *, troubles: bool) -> int:
    try:
        if options.baseline is not None:
            shown = baseline.without(options.baseline, shown)
        if options.write_baseline is not None:
            baseline.write(options.write_baseline, shown)
            return TROUBLE if troubles else 0
    except (OSError, ValueError, KeyError, TypeError) as error:
        return _trouble(f"{options.baseline or options.write_baseline}: {error}")
    write_report(options.format, shown, colour=_colour(options.color))
    if troubles:
        return TROUBLE
    return 0 if options.exit_zero else int(bool(shown))


def _settings(options: argparse.Namespace, folder: Path, names: list[str]) -> Settings:
    settings = settings_for(folder.resolve(), names, options.config)
    changes: dict[str, object] = {}
    if options.select:
        changes["select"] = tuple(options.select)
    if options.ignore:
        changes["ignore"] = (*settings.ignore, *options.ignore)
    if options.target_version:
        changes["target_version"] = options.target_version
    return dataclasses.replace(settings, **changes)  # type: ignore[arg-type]


def _shown(loaded: api.Loaded, folder: Path, only: str | None, settings: Settings) -> list[Shown]:
    lines: dict[str, list[str]] = {}
    result = []
    for finding in loaded.findings:
        path = finding.location.path
        if only is not None and path != only:
            continue
        if any(Path(path).match(pattern) for pattern in settings.exclude):
            continue
        if path not in lines:
            lines[path] = loaded.text(path).split("\n")
        line = lines[path][finding.location.start.line].rstrip("\r")
        result.append(Shown((folder / path).as_posix(), folder.as_posix(), finding, masked(line)))
    return result


def _print_diff(folder: Path, files: Directory, changed: dict[str, bytes]) -> None:
    from difflib import unified_diff  # noqa: PLC0415

    for name, data in changed.items():
        before = [masked(line) for line in decode(files[name]).splitlines()]
        after = [masked(line) for line in decode(data).splitlines()]
        for line in unified_diff(before, after, f"{folder / name}", f"{folder / name}", lineterm=""):
            print(line)


def _colour(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _trouble(message: str) -> int:
    print(f"asterisk-ls: {message}", file=sys.stderr)
    return TROUBLE

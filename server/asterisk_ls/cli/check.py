"""`asterisk-ls check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls import api
from asterisk_ls.cli.main import SEVERITIES
from asterisk_ls.cli.output import rendered
from asterisk_ls.cli.progress import Progress
from asterisk_ls.cli.report import Shown, displayed
from asterisk_ls.cli.terminal import TROUBLE, emit, has_colour, note, trouble
from asterisk_ls.schema.secrets import masked
from asterisk_ls.settings import SettingsError, check_rules
from asterisk_ls.workspace.directory import Directory
from asterisk_ls.workspace.discovery import Place, is_excluded, places
from asterisk_ls.workspace.host import environment_of, is_own
from asterisk_ls.workspace.settings_file import settings_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from asterisk_ls.settings import Settings


def check(options: argparse.Namespace) -> int:
    """Find, print, and if asked to fix. The exit status."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        return trouble("--unsafe-fixes does nothing without --fix or --diff")
    rules = [rule.name for rule in api.rules()]
    try:
        check_rules((*options.select, *options.ignore), rules)
        found, troubles = places(options.paths, lambda folder: _settings(options, folder, rules).exclude)
    except SettingsError as error:
        return trouble(str(error))
    shown: list[Shown] = []
    changes = 0
    progress = Progress(len(found), shown=not options.quiet)
    for place in found:
        try:
            settings = _settings(options, place.folder, rules)
            new, changed, more = _place(place, options, settings, progress.note)
            if settings.baseline and options.write_baseline is None:
                new = _without_known(new, Path(settings.baseline))
            shown += new
            changes += changed
            troubles += more
        except (SettingsError, api.UnknownVersionError, OSError) as error:
            troubles.append(str(error))
        progress.step()
    progress.clear()
    for text in dict.fromkeys(troubles):
        trouble(text)
    if options.diff:
        return TROUBLE if troubles else int(bool(changes) and not options.exit_zero)
    return max(_finish(options, shown, tuple(dict.fromkeys(troubles))), TROUBLE if troubles else 0)


def _without_known(shown: list[Shown], path: Path) -> list[Shown]:
    from asterisk_ls.workspace import baseline  # noqa: PLC0415 - few runs have one

    are_new = baseline.read(path).are_new(one.known_beside(path) for one in shown)
    return [one for one, is_new in zip(shown, are_new, strict=True) if is_new]


def _settings(options: argparse.Namespace, folder: Path, rules: list[str]) -> Settings:
    return settings_for(folder, rules, options.config).with_overrides(
        select=options.select,
        ignore=options.ignore,
        target_version=options.target_version or "",
        baseline=str(options.baseline or ""),
    )


def _place(
    place: Place, options: argparse.Namespace, settings: Settings, heard: Callable[[str], None]
) -> tuple[list[Shown], int, list[str]]:
    """Check one directory: its findings, how many files fixes change, and what could not be done."""

    def load(files: Mapping[str, bytes]) -> api.Loaded:
        return api.load(
            files,
            settings=settings,
            environment=environment_of(place.folder, settings),
            directory=settings.config_directory,
        )

    def opened() -> Directory:
        return Directory(
            place.folder,
            around=Path.cwd(),
            own=is_own(place.folder, settings),
            heard=lambda name: heard(displayed(place.folder / name)),
        )

    def wants(name: str) -> bool:
        return place.wants(name) and not is_excluded(name, settings.exclude)

    files = opened()
    loaded = load(files)
    changed = 0
    if options.fix or options.diff:
        from asterisk_ls.cli.repair import repair  # noqa: PLC0415 - most runs only look

        changed = repair(files, loaded, load, options, wants)
        if changed and not options.diff:
            files = opened()
            loaded = load(files)
    if files.is_untouched and not files.troubles:
        files.troubles.append(f"{place.folder}: Asterisk reads none of the files here by itself, such as pjsip.conf")
    for name in sorted(place.wanted or ()):
        if not name.endswith("/") and not files.was_read(name) and not options.quiet:
            note(f"{displayed(place.folder / name)}: nothing that is checked here reads this file")
    return _shown(loaded, place.folder, wants), changed, files.troubles


def _shown(loaded: api.Loaded, folder: Path, wants: Callable[[str], bool]) -> list[Shown]:
    lines: dict[str, list[str]] = {}
    result = []
    for finding in loaded.findings:
        path = finding.location.path
        if not wants(path):
            continue
        if path not in lines:
            lines[path] = loaded.text(path).split("\n")
        number = finding.location.start.line
        line = lines[path][number].rstrip("\r") if number < len(lines[path]) else ""
        result.append(Shown(displayed(folder / path), folder, finding, masked(line), loaded.text))
    return result


def _finish(options: argparse.Namespace, shown: list[Shown], troubles: tuple[str, ...]) -> int:
    """Print the report or write the baseline; the exit status. Where there was trouble, nothing is called clean."""
    if options.write_baseline is not None:
        from asterisk_ls.workspace import baseline  # noqa: PLC0415 - see above

        try:
            baseline.write(options.write_baseline, [one.known_beside(options.write_baseline) for one in shown])
        except SettingsError as error:
            return trouble(str(error))
        if not options.quiet:
            note(f"{len(shown)} finding{'' if len(shown) == 1 else 's'} written to {options.write_baseline}")
        return 0
    colour = has_colour(options.color, None if options.output_file else sys.stdout)
    summary = not options.quiet and (not troubles or bool(shown))
    text = rendered(options.format, shown, troubles, colour=colour, summary=summary)
    try:
        emit(text, options.output_file)
    except BrokenPipeError:
        raise
    except OSError as error:
        return trouble(f"{options.output_file or 'output'} cannot be written: {error.strerror or error}")
    return 0 if options.exit_zero else int(any(_is_grave(options, one) for one in shown))


def _is_grave(options: argparse.Namespace, one: Shown) -> bool:
    """Whether a finding is at least as grave as what the run is to fail on."""
    return SEVERITIES.index(one.finding.severity) <= SEVERITIES.index(options.fail_on)

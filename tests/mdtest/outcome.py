"""What the product says about a project of a page."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from asterisk_ls import api
from asterisk_ls.features import fixing
from asterisk_ls.rules import ALL
from asterisk_ls.settings import parse_settings
from asterisk_ls.text import decode
from mdtest.marks import Mark

if TYPE_CHECKING:
    from asterisk_ls.findings.report import LocatedFinding
    from asterisk_ls.semantic.project import Project

Files = dict[str, bytes]


class Cursor(NamedTuple):
    """Where the `<|>` stood."""

    path: str
    offset: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A project and what is known of it."""

    files: Files
    settings: str
    absent: tuple[str, ...] = ()
    cursor: Cursor | None = None

    def marks(self, path: str) -> list[Mark]:
        """The findings in one file, where they are underlined."""
        lines = decode(self.files[path]).split("\n")
        found = []
        for finding in self._loaded().findings:
            if finding.location.path == path:
                start, end = finding.location.start, finding.location.end
                stop = end.column if end.line == start.line else len(lines[start.line].rstrip())
                found.append(Mark(start.line, start.column, max(stop, start.column + 1), finding.rule, finding.message))
        return sorted(found)

    def elsewhere(self) -> str:
        """The findings in files that the page does not show."""
        return "".join(_in_full(f) for f in self._loaded().findings if f.location.path not in self.files)

    def log(self) -> str:
        """What Asterisk prints at load."""
        said = self._loaded().to_json()["log"]
        if "extensions.conf" in self.files:
            dialplan = api.dialplan(self.files)
            said = [*said, *({"level": line.level, "message": line.message} for line in dialplan.said)]
        return _log_lines(said)

    def objects(self) -> str:
        """The objects that are loaded."""
        of_types: dict[str, list[str]] = self._loaded().to_json()["objects"]
        return "".join(f"{kind} {name}\n" for kind in sorted(of_types) for name in sorted(of_types[kind]))

    def findings(self) -> str:
        """The findings in full."""
        return "".join(map(_in_full, self._loaded().findings))

    def dump(self) -> str:
        """How Asterisk reads the first file."""
        reading = api.read(self.files, next(iter(self.files))).to_json()
        out = []
        for category in reading["categories"]:
            file = f"{category['file']}:" if category["file"] else ""
            template = ", template" if category["template"] else ""
            out.append(f"[{_printable(category['name'])}] at {file}{category['line']}{template}\n")
            out.extend(
                f"{line}: {_printable(name)} = {_printable(value)}".rstrip(" ") + "\n"
                for line, name, value, *_ in category["vars"]
            )
        if reading["status"] != "ok":
            out.append(f"status: {reading['status']}\n")
        return "".join(out) + _log_lines(reading["log"])

    def fixed(self, *, unsafe: bool) -> Files:
        """The files once their fixes are applied, until there is none left."""
        done = fixing.fixed(
            self.files,
            self._loaded(),
            lambda files: _loaded(tuple(files.items()), self.settings, self.absent),
            unsafe=unsafe,
            wanted=lambda _: True,
        )
        return {**self.files, **done.changed}

    @property
    def project(self) -> Project:
        """The project of the core."""
        return self._loaded().project

    def found_in(self, path: str) -> list[LocatedFinding]:
        """The findings in one file."""
        return [finding for finding in self._loaded().findings if finding.location.path == path]

    def _loaded(self) -> Any:
        return _loaded(tuple(self.files.items()), self.settings, self.absent)


@functools.lru_cache(maxsize=8)
def _loaded(files: tuple[tuple[str, bytes], ...], settings: str, absent: tuple[str, ...]) -> Any:
    options: dict[str, Any] = tomllib.loads(settings)
    environment = api.Environment(exists=lambda path: path not in absent, resolves=lambda host: host not in absent)
    wanted = parse_settings(options, [rule.name for rule in ALL])
    return api.load(dict(files), environment=environment, settings=wanted)


def _in_full(finding: LocatedFinding) -> str:
    location = finding.location
    where = f"{location.path}:{location.start.line + 1}:{location.start.column + 1}"
    out = [f"{where} {finding.severity} {finding.rule} ({finding.effect})", f"  {finding.message}"]
    out.extend(f"  lost: {lost}" for lost in finding.lost)
    out.extend(f"  log: {line.level} {_printable(line.message.rstrip(' '))}" for line in finding.log)
    out.extend(f"  {r.location.path}:{r.location.start.line + 1}: {r.message}" for r in finding.related)
    out.extend(f"  fix: {fix.title}{'' if fix.safe else ' (unsafe)'}" for fix in finding.fixes)
    return "".join(f"{line}\n" for line in out)


def _log_lines(log: list[Any]) -> str:
    return "".join(
        f"{line}\n" if isinstance(line, str) else f"{line['level']} {_printable(line['message'].rstrip(' '))}\n"
        for line in log
    )


def _printable(text: str) -> str:
    """The text with what cannot be seen as the bytes it stands for: `<E9>`, `<0D>`, `<61*4093>` for a long run."""
    shown = _RUN.sub(lambda match: f"<{ord(match[1]):02X}*{len(match[0])}>", text)
    return _UNSEEN.sub(lambda match: f"<{ord(match[0]) & 0xFF:02X}>", shown)


_RUN = re.compile(r"([!-~])\1{63,}")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\udc80-\udcff]| $")

"""Make `schema/data/dialplan` from facts and from Asterisk's source: `build_dialplan.py FACTS_DIR SOURCE [--into DIR]`.

The facts have what the documentation in the source describes: names of parameters, options, variables. The source, a git
repository of Asterisk with its releases as tags, has what the code does: which arguments it tells apart, which it cannot
do without, which letters it knows, whether a function can be read or written, and which release had what first. The same
facts and the same releases give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dialplan_build.applications import applications
from dialplan_build.functions import functions
from dialplan_build.modules import modules
from dialplan_build.source import Source
from schema_build.timeline import BRANCHES

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).resolve().parents[1] / "server" / "asterisk_ls" / "schema" / "data" / "dialplan"


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("facts", type=Path, help="folder with dialplan-22.json and its like")
    parser.add_argument("source", type=Path, help="git repository of Asterisk")
    parser.add_argument("--into", type=Path, default=DATA, help="folder to write to")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    for name, text in data_files(given.facts, Source(given.source)).items():
        (given.into / name).write_text(text, encoding="utf-8")


def data_files(folder: Path, source: Source) -> dict[str, str]:
    """The text of each data file."""
    facts = {branch: _read(folder / f"dialplan-{branch}.json") for branch in BRANCHES}
    of_modules = {branch: _read(folder / f"modules-{branch}.json")["modules"] for branch in BRANCHES}
    releases = {branch: _tag(folder, branch) for branch in BRANCHES}
    names = [branch if branch == "master" else tag for branch, tag in releases.items()]
    about = f"Made by scripts/build_dialplan.py from Asterisk {', '.join(names)}. Do not edit."
    made = {
        "applications.json": applications(facts, source, releases),
        "functions.json": functions(facts, source, releases),
        "modules.json": modules(of_modules, source, releases),
    }
    return {name: _text({"about": about, **data}) for name, data in made.items()}


def _tag(folder: Path, branch: str) -> str:
    tag: str = _read(folder / f"pjsip-{branch}.json")["tag"]
    return tag


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _text(data: Mapping[str, Any]) -> str:
    """One item a line, so that a change of one application is a change of one line."""
    lines = []
    for key in sorted(data):
        given = data[key]
        if isinstance(given, dict):
            items = ",\n".join(f"  {json.dumps(name)}: {_line(given[name])}" for name in sorted(given))
            lines.append(f" {json.dumps(key)}: {{\n{items}\n }}")
        else:
            lines.append(f" {json.dumps(key)}: {_line(given)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(value: Any) -> str:  # noqa: ANN401 - any JSON
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


if __name__ == "__main__":
    main()

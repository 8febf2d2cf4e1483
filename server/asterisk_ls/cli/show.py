"""`asterisk-ls dump` and `asterisk-ls objects`: how Asterisk sees a file, and what it makes of a directory."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from asterisk_ls import api
from asterisk_ls.cli.report import masked_value
from asterisk_ls.workspace.directory import Directory

if TYPE_CHECKING:
    import argparse


def dump(options: argparse.Namespace) -> int:
    """Show each file: categories, variables, what is logged, whether it is refused."""
    status = 0
    for path in options.files:
        if not path.is_file():
            print(f"asterisk-ls: {path}: there is no such file", file=sys.stderr)
            status = 2
            continue
        folder = options.config_dir or path.parent
        files = Directory(folder)
        try:
            name = path.resolve().relative_to(folder.resolve()).as_posix()
        except ValueError:
            print(f"asterisk-ls: {path} does not lie in {folder}", file=sys.stderr)
            status = 2
            continue
        found = api.read(files, name, directory="/etc/asterisk").to_json()
        for category in found["categories"]:
            category["vars"] = [[line, key, masked_value(key, value)] for line, key, value in category["vars"]]
        if options.format == "json":
            print(json.dumps({"path": str(path), **found}, indent=1))
        else:
            _dump_text(str(path), found)
        for trouble in files.troubles:
            print(f"asterisk-ls: {trouble}", file=sys.stderr)
            status = 2
        status = max(status, int(found["status"] != "ok"))
    return status


def objects(options: argparse.Namespace) -> int:
    """List what Asterisk will have after loading a directory, and what it will not, with why."""
    if not options.directory.is_dir():
        print(f"asterisk-ls: {options.directory}: there is no such directory", file=sys.stderr)
        return 2
    files = Directory(options.directory)
    try:
        loaded = api.load(files, target_version=options.target_version or "22", directory="/etc/asterisk")
    except api.UnknownVersionError as error:
        print(f"asterisk-ls: {error}", file=sys.stderr)
        return 2
    if options.format == "json":
        lost = [
            {"type": one.type, "id": one.id, "path": one.path, "line": one.line, "why": one.why} for one in loaded.lost
        ]
        print(json.dumps({"objects": loaded.objects, "lost": lost}, indent=1))
    else:
        for type_, ids in sorted(loaded.objects.items()):
            print(f"{type_} ({len(ids)})")
            for id_ in ids:
                print(f"    {id_}")
        if loaded.lost:
            print("\nAsterisk will not have:")
            for one in loaded.lost:
                print(f"    {one.type} {one.id}  ({one.path}:{one.line}, {one.why})")
    for trouble in files.troubles:
        print(f"asterisk-ls: {trouble}", file=sys.stderr)
    return 2 if files.troubles else int(bool(loaded.lost))


def _dump_text(path: str, found: dict[str, Any]) -> None:
    print(f"{path}: {'Asterisk refuses the file' if found['status'] == 'invalid' else found['status']}")
    for category in found["categories"]:
        template = " (template)" if category["template"] else ""
        file = f" in {category['file']}" if category["file"] else ""
        print(f"[{category['name']}]{template} at line {category['line']}{file}")
        for line, name, value in category["vars"]:
            print(f"{line:6}  {name} = {value}")
    for line in found["log"]:
        print(f"{line['level']}: {line['message']}")

"""`asterisk-ls dump` and `asterisk-ls objects`: how Asterisk sees a file, and what it makes of a directory."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asterisk_ls import api
from asterisk_ls.cli.folders import opened, settings_of, why_not
from asterisk_ls.cli.output.visible import visible
from asterisk_ls.cli.terminal import TROUBLE, trouble
from asterisk_ls.schema.secrets import masked, masked_option
from asterisk_ls.settings import SettingsError
from asterisk_ls.workspace.discovery import home_of, relative_name
from asterisk_ls.workspace.host import environment_of

if TYPE_CHECKING:
    import argparse

STATUS = {
    "ok": "Asterisk reads it",
    "invalid": "Asterisk refuses the file",
    "hang": "Asterisk never comes back from it",
    "missing": "there is no such file",
}
"""How the status of a reading is said."""


def dump(options: argparse.Namespace) -> int:
    """Show each file: categories, variables, what is logged, whether it is refused."""
    shown: list[dict[str, Any]] = []
    status = max([_dump(path, options, shown) for path in options.files])
    if not shown:
        return status
    if options.format == "json":
        print(json.dumps(shown[0] if len(options.files) == 1 else shown, indent=1))
    else:
        print("\n\n".join("\n".join(map(visible, _dump_text(found))) for found in shown))
    return status


def objects(options: argparse.Namespace) -> int:
    """List what Asterisk will have after loading a directory, and what it will not, with why."""
    folder = options.directory
    why = why_not(folder)
    if why:
        return trouble(why)
    try:
        settings = settings_of(folder).with_overrides(target_version=options.target_version or "")
        files = opened(folder, settings)
        loaded = api.load(
            files,
            settings=settings,
            environment=environment_of(folder, settings),
            directory=settings.config_directory,
        )
    except (api.UnknownVersionError, SettingsError) as error:
        return trouble(str(error))
    if options.format == "json":
        lost = [
            {"type": one.type, "id": one.id, "path": one.path, "line": one.line, "why": one.why} for one in loaded.lost
        ]
        print(json.dumps({"version": 1, "objects": loaded.objects, "lost": lost}, indent=1))
    else:
        print("\n".join(_objects_text(loaded, settings.target_version)))
    for text in files.troubles:
        trouble(text)
    return TROUBLE if files.troubles else int(bool(loaded.lost))


def _dump(path: Path, options: argparse.Namespace, shown: list[dict[str, Any]]) -> int:
    """Read one file, and add it to what is `shown`. The exit status for it."""
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where it may not look
        return trouble(f"{path} is no file" if os.path.lexists(path) else f"{path}: there is no such file")
    folder = options.config_dir or home_of(path)
    name = relative_name(path, folder)
    if name.startswith("../"):
        return trouble(f"{path} does not lie in {folder}")
    try:
        settings = settings_of(folder)
    except SettingsError as error:
        return trouble(str(error))
    files = opened(folder, settings)
    found = api.read(files, name, directory=settings.config_directory).to_json()
    for category in found["categories"]:
        category["vars"] = [[line, *masked_option(key, value)] for line, key, value in category["vars"]]
    for line in found["log"]:
        line["message"] = masked(line["message"])
    shown.append({"path": str(path), **found})
    for text in files.troubles:
        trouble(text)
    return TROUBLE if files.troubles or found["status"] == "missing" else int(found["status"] != "ok")


def _dump_text(found: dict[str, Any]) -> list[str]:
    rows = [f"{found['path']}: {STATUS.get(found['status'], found['status'])}"]
    for category in found["categories"]:
        template = "(!)" if category["template"] else ""
        file = f" of {category['file']}" if category["file"] else ""
        rows += ("", f"[{category['name']}]{template}  ; line {category['line']}{file}")
        rows += (f"{line:6}  {name} = {value}" for line, name, value in category["vars"])
    if found["log"]:
        rows += ("", "Asterisk logs:")
        rows += (f"    {line['level']} {line['message']}" for line in found["log"])
    return rows


def _objects_text(loaded: api.Loaded, version: str) -> list[str]:
    rows = [
        f"Asterisk {version} will have:" if loaded.objects else f"Asterisk {version} will have none of its objects."
    ]
    for type_, ids in sorted(loaded.objects.items()):
        rows.append(f"  {type_} ({len(ids)})")
        rows += (f"    {visible(id_)}" for id_ in ids)
    if not loaded.lost:
        return rows
    why: dict[str, str] = {}
    """By what is lost, and by rule: a file that is refused takes with it what the finding does not list."""
    for finding in loaded.findings:
        at = finding.location
        text = f"{at.path}:{at.start.line + 1}: {finding.message} [{finding.rule}]"
        for name in (*finding.lost, finding.rule):
            why.setdefault(name, text)
    rows += ("", "It will not have:")
    for one in loaded.lost:
        rows.append(f"  {visible(one.type)} {visible(one.id)}  ({visible(one.path)}:{one.line})")
        reason = why.get(f"{one.type} {one.id}") or why.get(one.why) or one.why
        rows.append(f"    {visible(reason)}")
    return rows

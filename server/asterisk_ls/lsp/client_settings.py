"""The settings of the client, `asterisk.*`, over those of the project file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.load import UnknownVersionError
from asterisk_ls.schema.load import load as load_schema
from asterisk_ls.settings import Settings, SettingsError, checked, in_editor, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SECTION = "asterisk"
OF_CLIENT = frozenset(("trace", "server", "enable"))
"""What editors keep beside our settings for themselves, such as `asterisk.trace.server`."""
_NAMES = {in_editor(name): name for name in Settings._fields}


def own_section(given: object) -> dict[str, Any]:
    """What is meant for us among the settings that a client has for all its servers."""
    if not isinstance(given, dict):
        return {}
    section = given.get(SECTION)
    flat = {key: value for key, value in given.items() if key.startswith(f"{SECTION}.")}
    return {**(section if isinstance(section, dict) else {}), **flat}


def merged(settings: Settings, given: Mapping[str, Any], rules: Iterable[str]) -> tuple[Settings, list[str]]:
    """The settings with what the client gives in their place, and a message for each thing that is wrong with it.

    The client writes `targetVersion` or `asterisk.targetVersion` where the project file has `target-version`. A null
    means that nothing is given.
    """
    known = set(rules)
    wrong = []
    chosen: dict[str, Any] = {}
    for key, value in given.items():
        written = key.removeprefix(f"{SECTION}.")
        shown = f"{SECTION}.{written}"
        name = _NAMES.get(re.sub(r"[_-]([a-z])", lambda match: match[1].upper(), written))
        if value is None or written.partition(".")[0] in OF_CLIENT:
            continue
        if name is None:
            wrong.append(f"`{shown}` is no setting{nearest(written, _NAMES)}")
        elif name in chosen:
            wrong.append(f"`{shown}` is set twice")
        else:
            try:
                chosen[name] = checked(name, value, known, shown)
            except SettingsError as error:
                wrong.append(str(error) if error.key == shown else f"`{shown}`: {error}")
    settings = settings._replace(**chosen)
    try:
        load_schema(settings.target_version)
    except UnknownVersionError as error:
        wrong.append(str(error))
        settings = settings._replace(target_version=Settings().target_version)
    return settings, wrong

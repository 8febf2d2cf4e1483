"""The settings of the client, `asterisk.*`, over those of the project file."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.load import UnknownVersionError
from asterisk_ls.schema.load import load as load_schema
from asterisk_ls.settings import Settings, SettingsError, nearest, parse_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OF_CLIENT = frozenset(("trace", "server", "enable"))
"""What editors keep beside our settings for themselves, such as `asterisk.trace.server`."""


def merged(settings: Settings, given: Mapping[str, Any], rules: Iterable[str]) -> tuple[Settings, list[str]]:
    """The settings with what the client gives in their place, and a message for each thing that is wrong with it.

    The client writes `targetVersion` where the project file has `target-version`. A null means that nothing is given.
    """
    known = list(rules)
    wrong = []
    for written, value in given.items():
        if value is None or written in OF_CLIENT:
            continue
        name = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", written).lower()
        if name not in _NAMES:
            wrong.append(f"`asterisk.{written}` is no setting{nearest(written, map(camel, _NAMES))}")
            continue
        try:
            settings = replace(settings, **{name: getattr(parse_settings({name: value}, known), name)})
        except SettingsError as error:
            wrong.append(f"`asterisk.{written}`: {error}")
    try:
        load_schema(settings.target_version)
    except UnknownVersionError as error:
        wrong.append(str(error))
        settings = replace(settings, target_version=Settings().target_version)
    return settings, wrong


def camel(name: str) -> str:
    """The name of a setting as clients write it."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


_NAMES = {one.name: None for one in fields(Settings)}

"""The project file `.asterisk-ls.toml`, looked for upwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls.settings import Settings, SettingsError, parse_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = ".asterisk-ls.toml"


def settings_for(folder: Path, rules: Iterable[str], given: Path | None = None) -> Settings:
    """The settings that hold in a folder: those of `given`, or of the nearest project file above.

    Raises:
        SettingsError: the file cannot be read or has a mistake; the message names it.
    """
    path = given or next((place / NAME for place in (folder, *folder.parents) if (place / NAME).is_file()), None)
    if path is None:
        return Settings()
    import tomllib  # noqa: PLC0415 - most runs have no such file

    try:
        return parse_settings(tomllib.loads(path.read_text(encoding="utf-8")), rules)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, SettingsError) as error:
        msg = f"{path}: {error}"
        raise SettingsError(msg) from error

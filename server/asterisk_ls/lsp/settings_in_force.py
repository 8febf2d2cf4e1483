"""The settings that hold in a folder, out of the project file and what the client says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls import api
from asterisk_ls.lsp.client_settings import merged
from asterisk_ls.settings import Settings, SettingsError
from asterisk_ls.workspace.settings_file import settings_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class SettingsInForce:
    """What the client has set, and what the user was told of mistakes in settings."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        """`tell` shows a message to the user."""
        self._tell = tell
        self._given: Mapping[str, Any] = {}
        self._told: set[str] = set()

    def give(self, given: Mapping[str, Any]) -> None:
        """The client has other settings now. What is wrong in them is told, if it was told before or not."""
        if given != self._given:
            self._told.clear()
        self._given = given

    def of(self, folder: Path | None) -> Settings:
        """The settings that hold in a folder; None: for a buffer that is no file. What is wrong in them is left out."""
        rules = [rule.name for rule in api.rules()]
        settings = Settings()
        try:
            settings = settings_for(folder, rules) if folder is not None else settings
        except SettingsError as error:
            self.complain(str(error))
        settings, wrong = merged(settings, self._given, rules)
        for message in wrong:
            self.complain(message)
        return settings

    def complain(self, message: str) -> None:
        """Tell the user that something is wrong with what they configured; once."""
        if message not in self._told:
            self._told.add(message)
            self._tell(message)

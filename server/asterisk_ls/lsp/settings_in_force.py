"""The settings that hold in a folder, out of the project file and what the client says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from asterisk_ls import api
from asterisk_ls.lsp.client_settings import merged
from asterisk_ls.settings import Settings, SettingsError
from asterisk_ls.workspace.baseline import BaselineError, read
from asterisk_ls.workspace.settings_file import settings_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from asterisk_ls.findings.baseline import Baseline


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
        wrong = []
        try:
            settings = settings_for(folder, rules) if folder is not None else settings
        except SettingsError as error:
            wrong.append(str(error))
        settings, wrong_here = merged(settings, self._given, rules)
        self.complain(*wrong, *wrong_here)
        return settings

    def baseline(self, settings: Settings) -> Baseline | None:
        """The findings that are not to be told; None without any."""
        if not settings.baseline:
            return None
        try:
            return read(Path(settings.baseline))
        except BaselineError as error:
            self.complain(str(error))
            return None

    def complain(self, *messages: str) -> None:
        """Tell the user what is wrong with what they configured: each thing once, and what comes together in one message."""
        new = [message for message in dict.fromkeys(messages) if message not in self._told]
        self._told.update(new)
        if len(new) > 1:  # editors show them one by one, each in the way of the next, or all on one line
            new = [message if message.endswith("?") else f"{message}." for message in new]
        if new:
            self._tell("\n".join(new))

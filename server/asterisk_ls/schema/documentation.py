"""The documentation that an installed Asterisk brings along (`core-en_US.xml`), as Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Documentation:
    """Texts about options, by file, type and name."""

    options: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def option(self, file: str, type_: str, name: str) -> str | None:
        """Markdown about an option; None where there is nothing."""
        return self.options.get((file, type_, name.lower()))

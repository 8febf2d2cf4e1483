"""Questions about a configuration beyond its objects. Each is a small hashable value; `semantic.project` answers."""

from __future__ import annotations

from typing import NamedTuple


class SectionsNamed(NamedTuple):
    """-> tuple[SectionId, ...]: the sections of that name (in any case) in the file and what it includes, in order."""

    file: str
    name: str

    @property
    def subjects(self) -> tuple[tuple[str, ...], ...]:
        """What has to change before the answer can."""
        return (("section", self.file, self.name.lower()),)


class SectionNames(NamedTuple):
    """-> tuple[str, ...]: the names of all sections of the file and what it includes, each once, in order."""

    file: str

    @property
    def subjects(self) -> tuple[tuple[str, ...], ...]:
        """What has to change before the answer can."""
        return (("sections", self.file),)


class Inheritors(NamedTuple):
    """-> tuple[str, ...]: the names of the sections that have lines of this section by inheritance."""

    path: str
    label: int

    @property
    def subjects(self) -> tuple[tuple[str, ...], ...]:
        """What has to change before the answer can."""
        return (("inheritors", self.path, str(self.label)),)

"""What the rules about objects that load and cannot work have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.queries import Objects, OpenType

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Case


def is_certain(case: Case) -> bool:
    """Whether Asterisk will have the object of the case, and all lines of its file are seen."""
    creation = case.creation
    if creation is None or case.ask(OpenType(creation.type)):
        return False
    return any(known.loaded for known in case.ask(Objects(creation.type, creation.id)))

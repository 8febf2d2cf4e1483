"""What the machine has that Asterisk will run on, as far as a configuration depends on it."""

from __future__ import annotations

from collections.abc import Callable

from asterisk_ls.tuples import NamedTuple


def _assumed(_: str) -> bool:
    return True


class Environment(NamedTuple):
    """What is asked of the machine. By default it is assumed that what is written is there."""

    exists: Callable[[str], bool] = _assumed
    """Whether a path, as written, is a readable file or folder."""
    resolves: Callable[[str], bool] = _assumed
    """Whether a host name has an address."""

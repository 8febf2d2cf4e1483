"""What the reading of a value depends on besides its option and its text."""

from __future__ import annotations

from collections.abc import Callable

from asterisk_ls.tuples import NamedTuple


def _assumed(_: str) -> bool:
    return True


class ValueContext(NamedTuple):
    """Whose option it is, on which Asterisk, on which machine."""

    type: str = ""
    """The object type: `endpoint`."""
    version: str = "22"
    """The release (`22.10.1`) or branch (`22`, `master`) that is described."""
    codecs: frozenset[str] = frozenset()
    """What `allow` takes, lower-case; empty: not known, so that every name is taken for one."""
    exists: Callable[[str], bool] = _assumed
    """Whether a path, as written, is a readable file or folder."""
    resolves: Callable[[str], bool] = _assumed
    """Whether a host name has an address."""
    file: str = "pjsip.conf"
    """The configuration file."""

    @property
    def release(self) -> tuple[int, ...]:
        """The version as numbers that compare; a bare branch and `master` stand for their newest release."""
        parts = self.version.split(".")
        if not parts[0].isdecimal():
            return (10**6,)
        return tuple(int(part) for part in parts if part.isdecimal()) if len(parts) > 1 else (int(parts[0]), 10**6)

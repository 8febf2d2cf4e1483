"""Writing fixed files back: whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class NotWrittenError(OSError):
    """The file is as it was; the message says why."""


def write(path: Path, before: bytes, after: bytes, *, inside: tuple[Path, ...]) -> None:
    """Replace `before` by `after`, keeping the file's mode and owner. A link stays, what it leads to is written.

    Raises:
        NotWrittenError: the file holds something else than `before`, lies in none of the folders `inside`, or cannot
            be written.
    """
    real = path.resolve()
    if not any(real.is_relative_to(folder.resolve()) for folder in inside):
        msg = f"{path} leads to {real}, which is not part of what is checked; nothing was written there"
        raise NotWrittenError(msg)
    try:
        unchanged = real.read_bytes() == before
        if unchanged:
            replace(real, after)
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}"
        raise NotWrittenError(msg) from error
    if not unchanged:
        msg = f"{path} changed while it was checked; nothing was written there"
        raise NotWrittenError(msg)


def replace(path: Path, data: bytes) -> None:
    """Put a file in place in one step: who reads it sees the old one or the new one, never half of one.

    Raises:
        OSError: it cannot be written.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        _take_over(path, temporary)
        os.replace(temporary, path)  # noqa: PTH105 - a plain string
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - a plain string
        raise


def _take_over(path: Path, temporary: str) -> None:
    """Mode and owner of the old file for the new one: Asterisk must still be able to read it."""
    try:
        old = path.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)  # noqa: PTH101 - a plain string
        return
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, old.st_mode & 0o7777)  # noqa: PTH101 - a plain string

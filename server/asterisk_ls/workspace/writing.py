"""Writing fixed files back: whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ChangedMeanwhileError(OSError):
    """The file is not what was read any more."""


def write(path: Path, before: bytes, after: bytes) -> None:
    """Replace `before` by `after`, keeping the file's mode.

    Raises:
        ChangedMeanwhileError: the file holds something else than `before`.
        OSError: it cannot be written.
    """
    if path.read_bytes() != before:
        msg = f"{path} changed while it was checked; nothing was written"
        raise ChangedMeanwhileError(msg)
    real = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
        os.chmod(temporary, real.stat().st_mode & 0o7777)  # noqa: PTH101
        os.replace(temporary, real)  # noqa: PTH105
    except OSError:
        os.unlink(temporary)  # noqa: PTH108
        raise

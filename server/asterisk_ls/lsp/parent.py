"""The editor that started the server: a server must not outlive it, even when somebody else holds its pipes open."""

from __future__ import annotations

import os


def is_alive(process: int) -> bool:
    """Whether the process is there, as far as one can know without harm: elsewhere than on POSIX asking would end it."""
    if os.name != "posix" or process <= 0:
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True

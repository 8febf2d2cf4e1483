"""Which file a URI names."""

from __future__ import annotations

from pathlib import Path

from pygls.uris import to_fs_path


def path_of(uri: str) -> Path | None:
    """The file or folder that a URI names, whether it is there or not; None when there can be none."""
    if not uri.startswith("file:"):
        return None
    try:
        path = Path(to_fs_path(uri) or "")
        path.is_file()  # fails for a name that no disk takes, and where nothing may be looked at
    except (OSError, ValueError):
        return None
    return path if path.is_absolute() and "\0" not in str(path) else None

"""Files that a module reads with code of its own, as that code was read by hand, release by release.

Source: the functions named in each table, at the newest release of each branch; first releases were found by looking
through all tags. What a running Asterisk 22.10.1 logs was compared with the templates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema_build.own_code import core, media, queues, server, voicemail

if TYPE_CHECKING:
    from schema_build.own_code.shapes import OwnFile

FILES: dict[str, OwnFile] = {
    file.name: file for file in (*core.FILES, *media.FILES, *queues.FILES, *server.FILES, *voicemail.FILES)
}

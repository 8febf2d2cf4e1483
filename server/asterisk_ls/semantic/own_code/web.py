"""`http.conf` as a whole (`__ast_http_load` in `main/http.c`), and access lists that keep nobody out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values.booleans import read_bool
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.apply.access import doubts_of_access
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.own_code.view import View


def server(view: View) -> Iterator[Fault]:
    """A server that is switched on has to know where to listen: there is no default."""
    if read_bool(view.last_value("enabled") or "") and view.last("bindaddr") is None:
        said = LogLine("WARNING", "Unable to resolve host '(null)'")
        yield Fault("missing-required-option", None, log=(said,), detail=("bindaddr",))


def access(view: View) -> Iterator[Fault]:
    """Whom the rules of a user, or of a part of the server, let in."""
    yield from doubts_of_access(view.category)


HANDLERS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {
    ("http.conf", "general"): server,
    ("http.conf", "restriction"): access,
    ("manager.conf", "user"): access,
}

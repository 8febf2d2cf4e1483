"""Import the 554 types of the protocol in half the time.

`attrs` writes and compiles an `__eq__` and a `__repr__` for each, which is a third of what an editor waits for when it
starts a server. Nothing here compares or prints them, so they are left out while the module is imported.
"""

from __future__ import annotations

import functools
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator


def import_types() -> None:
    """Import `lsprotocol.types`; to be called before anything else does."""
    with _light():
        import lsprotocol.types  # noqa: F401, PLC0415 - this is what it is about


@contextmanager
def _light() -> Iterator[None]:
    define = attrs.define

    def light(cls: Any = None, **more: Any) -> Any:  # noqa: ANN401 - as attrs has it
        given = {"eq": False, "repr": False, **more}
        return functools.partial(define, **given) if cls is None else define(cls, **given)

    attrs.define = light  # type: ignore[assignment]
    try:
        yield
    finally:
        attrs.define = define

"""Options of `global` that rules about other objects look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.queries import AllObjects, OpenType

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Case


def global_option(case: Case, name: str) -> str | None:
    """The value in force: that of the last `global` object, or the default; None where it is not known."""
    if case.ask(OpenType("global")):
        return None
    loaded = [known for known in case.ask(AllObjects("global")) if known.loaded]
    of_file = case.schema.files.get("pjsip.conf")
    of_type = of_file.types.get("global") if of_file is not None else None
    option = of_type.options.get(name) if of_type is not None else None
    default = (option.default if option is not None else None) or ""
    value: str = loaded[-1].facts.get(name, default) if loaded else default
    return value


def asks_addresses_first(case: Case) -> bool | None:
    """Whether a request is identified by its address before its user name is looked at; None where that is not known."""
    order = global_option(case, "endpoint_identifier_order")
    if order is None:
        return None
    known = order.split(",")
    places = [known.index(name) if name in known else len(known) for name in ("ip", "username")]
    return places[0] <= places[1]

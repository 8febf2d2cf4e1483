"""Who reaches an endpoint: by its user name, by an identify, or not at all.

Asterisk checks none of this while it loads. What is found here is what the lines of the endpoint alone can show; a rule asks
about the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import split_list
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View

ANONYMOUS = "anonymous"
"""The name that `res_pjsip_endpoint_identifier_anonymous.c` looks for, with `@` and a domain or without."""
_BY_USER = frozenset(("username", "auth_username"))
_RULES = frozenset(("acl", "deny", "permit"))
_UNUSUAL = frozenset(" \t\"'<>()[]{}|\\^`#?/")
"""What a user name of a SIP address holds only in disguise, as `%20` for a blank."""


def doubts_of_reach(view: View) -> Iterator[Fault]:
    """Endpoints that nobody reaches, and those that anybody does."""
    values = view.values
    ways = {"username", "ip"}
    if "identify_by" in values:
        ways = {item.text.lower() for item in split_list(values["identify_by"])} or ways
        if ways.isdisjoint(_BY_USER):
            yield Fault("unidentified-endpoint", view.at("identify_by"), detail=(", ".join(sorted(ways)),))
            return
    name = view.id
    if name == ANONYMOUS or name.startswith(f"{ANONYMOUS}@"):
        return  # that it is open is what it is for
    if not values.get("auth") and values.keys().isdisjoint(_RULES):
        details = tuple(values.get(option, "") for option in ("context", "aors", "outbound_auth"))
        yield Fault("open-endpoint", detail=details)
    aors = values.get("aors")
    if aors and aors != name and "auth_username" not in ways:
        user = name.partition("@")[0]
        if all(item.text.partition("@")[0] != user for item in split_list(aors)):
            yield Fault("unregistrable-aor", view.at("aors"), detail=(user,))
    if not name.isalnum() and ("@" in name or not _UNUSUAL.isdisjoint(name)):
        yield Fault("unreachable-name", detail=("@" if _UNUSUAL.isdisjoint(name) else "",))

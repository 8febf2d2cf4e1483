"""`ari.conf`, `websocket_client.conf`, `aeap.conf`: users, and connections that Asterisk opens itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values.cstrings import byte_length, nested_pieces
from asterisk_ls.schema.verdict import FILE, LINE, LogLine
from asterisk_ls.semantic.apply.view import refusal
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.queries import Objects, OpenType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View

LONGEST_APP = 73
"""What is left of the 80 characters of a context behind `stasis-`."""


def ari_user(view: View) -> Iterator[Fault]:
    """A user needs a password (`user_apply` in `res/ari/config.c`)."""
    if not view.get("password"):
        text = f"{view.id}: User missing password"
        yield refusal(view, "missing-required-option", text, "password", level="WARNING")


def outbound_websocket(view: View) -> Iterator[Fault]:
    """The checks of `outbound_websocket_apply` in `res/ari/config.c`; all of them are made."""
    client = view.get("websocket_client_id")
    if client and not _is_known(view, client):
        at = view.at("websocket_client_id")
        log = (
            LogLine("ERROR", f"{view.id}: Outbound websocket invalid websocket client id '{client}'"),
            LogLine("ERROR", f"Error parsing websocket_client_id={client} at line {LINE} of {FILE}"),
        )
        yield Fault("undefined-websocket-client", at, fatal=True, log=log, detail=("websocket_client_id", client))
        return
    problems: list[tuple[str, str, str, str]] = []
    """The rule, the option, what is logged, and the name in the option that it is about."""
    if not client:
        problems.append(("missing-required-option", "websocket_client_id", "missing websocket_client_id", ""))
    apps = view.get("apps")
    if not apps:
        problems.append(("missing-required-option", "apps", "missing apps", ""))
    for app in nested_pieces(apps, ",") if apps else ():
        if not app.text:
            problems.append(("bad-stasis-app", "apps", "has empty app", ""))
        elif byte_length(app.text) > LONGEST_APP:
            problems.append(("bad-stasis-app", "apps", f"app '{app.text}' > {LONGEST_APP} characters", app.text))
    if not view.get("local_ari_user"):
        problems.append(("missing-required-option", "local_ari_user", "missing local_ari_user", ""))
    for number, (kind, option, words, name) in enumerate(problems, 1):
        is_last = number == len(problems)
        said = [words, "configuration failed"] if is_last else [words]
        lines = tuple(LogLine("WARNING", f"{view.id}: Outbound websocket {text}") for text in said)
        yield Fault(kind, view.at(option), fatal=is_last, log=lines, detail=(option, name))


def websocket_client(view: View) -> Iterator[Fault]:
    """A client needs to know where to (`wc_apply` in `res_websocket_client.c`)."""
    if not view.get("uri"):
        fault = refusal(
            view, "missing-required-option", f"{view.id}: Websocket client missing uri", "uri", level="WARNING"
        )
        said = LogLine("WARNING", f"{view.id}: Websocket client configuration failed")
        yield Fault(fault.kind, fault.at, fatal=True, log=(*fault.log, said), detail=fault.detail)


def aeap_client(view: View) -> Iterator[Fault]:
    """The checks of `client_config_apply` in `res_aeap.c`."""
    url = view.get("url")
    if not url:
        yield refusal(view, "missing-required-option", f"AEAP - URL must be present for '{view.id}'", "url")
    elif not url.startswith("ws"):
        yield refusal(
            view, "bad-uri", f"AEAP - URL must be ws or wss for '{view.id}'", "url", "it has to begin with `ws`"
        )


def _is_known(view: View, client: str) -> bool:
    return view.ask(OpenType("websocket-client")) or any(
        known.loaded for known in view.ask(Objects("websocket-client", client))
    )

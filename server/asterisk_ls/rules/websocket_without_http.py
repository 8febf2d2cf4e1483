"""A transport for WebSockets waits for connections that nobody accepts.

WebSockets come in by the HTTP server of Asterisk, whatever the `bind` of the transport says: on port 8088, or with TLS on 8089,
under `/ws`. It is switched off unless `http.conf` says otherwise.

```conf title="pjsip.conf"
[ws]
type = transport
protocol = ws
           ^^ websocket-without-http "the HTTP server is switched off"
bind = 0.0.0.0
```

```conf title="http.conf"
[general]
enabled = no
bindaddr = 0.0.0.0
```

```conf fixed unsafe title="http.conf"
[general]
enabled = yes
bindaddr = 0.0.0.0
```

## Without TLS

A browser opens a WebSocket from a page that came by HTTPS with TLS alone. Asterisk does that with `tlsenable` and a certificate in
`http.conf`; another server in front of it may do it in its place, so this is told as an information.

```conf title="pjsip.conf"
[wss]
type = transport
protocol = wss
           ^^^ websocket-without-http "without `tlsenable` in `http.conf` nobody connects with TLS"
bind = 0.0.0.0
```

```conf title="http.conf"
[general]
enabled = yes
bindaddr = 127.0.0.1
```

```conf title="pjsip.conf"
[wss]
type = transport
protocol = wss
bind = 0.0.0.0
```

```conf title="http.conf"
[general]
enabled = yes
bindaddr = 127.0.0.1
tlsenable = yes
tlsbindaddr = 0.0.0.0:8089
tlscertfile = /etc/asterisk/keys/asterisk.pem
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix, Note, Piece, Replace, Severity, Spot
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.plain_files import general_of, is_known, last_setting
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.schema.values import read_bool
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import FileThere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.model import Category

HTTP = "http.conf"


def check(case: Case) -> Iterator[Finding]:
    """Look whether the HTTP server listens, and with TLS."""
    if not is_certain(case) or not is_known(case, HTTP):
        return
    general = general_of(case, HTTP)
    enabled = read_bool(last_setting(general, "enabled").value)
    encrypts = read_bool(last_setting(general, "tlsenable", "sslenable").value) and (
        enabled or last_setting(general, "tlsbindaddr", "sslbindaddr").place is not None
    )
    if not (enabled or encrypts):
        if general is None:
            missing = f"no `{HTTP}`" if not case.ask(FileThere(HTTP)) else f"no `[general]` in `{HTTP}`"
            found = about(case, f"{missing}, so the HTTP server is switched off and nobody connects")
            yield found._replace(severity=Severity.INFORMATION)
            return
        message = f"the HTTP server is switched off in `{HTTP}`, so nobody connects"
        yield about(case, message, related=(_note(general),), fixes=_switched_on(general))
    elif not encrypts and detail(case, 0) == "wss":
        message = f"without `tlsenable` in `{HTTP}` nobody connects with TLS"
        found = about(case, message, related=(_note(general),) if general is not None else ())
        yield found._replace(severity=Severity.INFORMATION)


def _switched_on(general: Category) -> tuple[Fix, ...]:
    line = last_setting(general, "enabled").place
    change = AddLine(Place(general.section, None), "enabled = yes")
    if line is None or line.option is None:
        return (Fix("switch the HTTP server on", (change,)),)
    value = Spot(line, Piece.VALUE) if line.option.value else Spot(line, Piece.LINE)
    return (Fix("switch the HTTP server on", (Replace(value, "yes" if line.option.value else "enabled = yes"),)),)


def _note(general: Category) -> Note:
    place = last_setting(general, "enabled").place
    spot = Spot(Place(general.section, None), Piece.HEADER) if place is None else Spot(place, Piece.LINE)
    return Note(spot, "the HTTP server")

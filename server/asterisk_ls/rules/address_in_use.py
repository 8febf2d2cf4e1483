"""Two transports listen on the same address and port.

The second one cannot be opened and is dropped, with everything that needs it. UDP has ports of its own; TCP and TLS
share theirs. An address of all zeros stands for every address of the machine.

```conf title="pjsip.conf"
[udp]
type = transport
bind = 0.0.0.0:5060

[udp-lan]
type = transport
bind = 192.0.2.1:5060
       ^^^^^^^^^^^^^^ address-in-use "taken by the transport `udp`"
```

```log
ERROR Transport 'udp-lan' could not be started: Address already in use
ERROR Could not create an object of type 'transport' with id 'udp-lan' from configuration file 'pjsip.conf'
```

Give each its own port, or its own address.

Which address a host name stands for is not known here, so two names never count as one.

```conf title="pjsip.conf"
[carrier]
type = transport
bind = sip1.example.com

[office]
type = transport
bind = sip2.example.com
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.losses import is_read_again
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the address, and at the transport that has it."""
    other = detail(case, 1)
    sections = [known.section for known in case.ask(Objects("transport", other))]
    if sections and is_read_again(case, sections):
        return
    related = tuple(Note(Spot(Place(section, None), Piece.HEADER), f"`{other}` listens here") for section in sections)
    yield about(case, f"address and port are taken by the transport `{other}`", related=related)

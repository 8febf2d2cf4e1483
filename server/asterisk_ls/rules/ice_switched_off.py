"""ICE is switched off for all, and an endpoint asks for it.

Without `icesupport` in `rtp.conf` Asterisk offers no candidates, whatever an endpoint says. A browser does not send sound then.

```conf title="rtp.conf"
[general]
icesupport = no
             ^^ ice-switched-off "this switches ICE off for endpoint `6001` too"
```

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = opus
webrtc = yes
```

```conf fixed unsafe title="rtp.conf"
[general]
icesupport = yes
```

It is on unless a line says otherwise.

```conf title="rtp.conf"
[general]
rtpstart = 10000
rtpend = 20000
```

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = opus
webrtc = yes
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Spot
from asterisk_ls.rules.plain_files import first_setting, general_of
from asterisk_ls.schema.values import read_bool
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import NamedBy

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Look at the line of `rtp.conf`, and ask for endpoints only where it switches ICE off."""
    category = case.category
    if case.file != "rtp.conf" or category is None or category.name.lower() != "general":
        return
    setting = first_setting(category, "icesupport")
    if setting.place is None or read_bool(setting.value) or general_of(case, case.file) is not category:
        return
    endpoint = next((known for known in case.ask(NamedBy("endpoint", "ice", "yes")) if known.loaded), None)
    if endpoint is None:
        return
    spot = Spot(setting.place, Piece.VALUE if setting.value else Piece.LINE)
    yield Finding(
        spot,
        f"this switches ICE off for endpoint `{endpoint.id}` too, which has `ice_support` or `webrtc`",
        related=(Note(Spot(Place(endpoint.section, None), Piece.HEADER), "the endpoint"),),
        fixes=(Fix("switch ICE on", (Replace(spot, "yes"),)),) if setting.value else (),
    )

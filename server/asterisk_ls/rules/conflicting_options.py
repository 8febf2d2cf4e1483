"""An object has two options that exclude each other.

Asterisk drops the object.

```conf title="pjsip.conf"
[6001]
type = endpoint
dtls_cert_file = /etc/asterisk/keys/pbx.pem
dtls_auto_generate_cert = yes
^^^^^^^^^^^^^^^^^^^^^^^ conflicting-options "excludes `dtls_cert_file`"
```

* `dtls_auto_generate_cert` makes a certificate, `dtls_cert_file` names one.
* `preferred_codec_only` is the older way to say what `incoming_call_offer_pref` says.
* A profile of `geolocation.conf` has a `location_reference`, or a `format` and `location_info` of its own.

Remove one of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.pointing import about, detail
from asterisk_ls.semantic.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the option, and at the line of the other one."""
    other = detail(case, 1)
    related = tuple(
        Note(Spot(Place(case.section_id, option), Piece.LINE), f"`{other}`")
        for option in case.section.options
        if option.name.lower() == other
    )
    yield about(case, f"`{detail(case, 0)}` excludes `{other}`", piece=Piece.NAME, related=related[-1:])

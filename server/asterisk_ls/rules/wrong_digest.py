"""A digest is not that of the password beside it, or has capital letters.

The digest is made of the user name, the realm and the password, with a colon between them. Where there is one, the password
does not count: with a wrong digest nobody proves anything.

```conf title="pjsip.conf"
[6001]
type = auth
username = 6001
realm = asterisk
password = example
md5_cred = 5f4dcc3b5aa765d61d8327deb882cf99
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-digest "not the digest of `password`, which therefore does not count"
```

```conf fixed unsafe
[6001]
type = auth
username = 6001
realm = asterisk
password = example
md5_cred = 4386950fc5ea6bbd558eb395cbdd9654
```

Without `realm` the digest of who calls in is made for `default_realm`, and that of who is called for the realm of the other
side, which nobody knows here: then it is compared where only calls that come in need it.

## Capital letters

Asterisk puts what stands here into another digest, letter by letter, and the other side has small ones.

```conf title="pjsip.conf"
[6001]
type = auth
username = 6001
md5_cred = 5F4DCC3B5AA765D61D8327DEB882CF99
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-digest "in capital letters no password has this digest"
```

```conf fixed unsafe
[6001]
type = auth
username = 6001
md5_cred = 5f4dcc3b5aa765d61d8327deb882cf99
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.doubts import is_certain
from asterisk_ls.rules.pointing import about, at_fault, detail
from asterisk_ls.semantic.apply.secrets import DEFAULT
from asterisk_ls.semantic.queries import NamedBy, OpenType

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Offer the right digest; it is shown to nobody but who edits the file."""
    if case.creation is None or not is_certain(case):
        return
    kind, better, origin = detail(case, 0), detail(case, 1), detail(case, 3)
    spot = at_fault(case)
    if kind == "case":
        fix = Fix("write it in small letters", (Replace(spot, better),))
        yield about(case, "in capital letters no password has this digest", fixes=(fix,))
    elif origin != DEFAULT or _only_calls_in(case, case.creation.id):
        fix = Fix("write the digest of the password", (Replace(spot, better),))
        yield about(case, "this is not the digest of `password`, which therefore does not count", fixes=(fix,))


def _only_calls_in(case: Case, name: str) -> bool:
    """Whether an auth is asked of others, and never answered with."""
    if any(case.ask(OpenType(type_)) for type_ in ("endpoint", "registration", "outbound-publish")):
        return False
    if any(case.ask(NamedBy(type_, "outbound_auth", name)) for type_ in ("endpoint", "registration")):
        return False
    return bool(case.ask(NamedBy("endpoint", "auth", name)))

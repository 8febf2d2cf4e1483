"""An include names a folder.

Asterisk reads files alone, so a folder counts for nothing, and an `#include` without any file behind it costs the file
that asks. A pattern includes the files of a folder.

```conf title="pjsip.conf"
#tryinclude pjsip.d
            ^^^^^^^ not-a-regular-file "`pjsip.d` is a folder"
```

```conf title="pjsip.d/phones.conf"
[6001]
type = aor
```

```log
WARNING 'pjsip.d' is not a regular file, ignoring
```

```conf fixed unsafe
#tryinclude pjsip.d/*.conf
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.directives import argument_spot
from asterisk_ls.rules.pointing import line_of, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name, and offer a pattern."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    name = case.fault.detail[0]
    spot = argument_spot(case, line_of(case))
    files = f"{name.rstrip('/')}/*.conf"
    yield Finding(
        spot,
        f"`{name}` is a folder: it takes a pattern such as `{files}`" if name else "no name, so the directory is meant",
        log=logged(case),
        fixes=(Fix("include the files in it", (Replace(spot, files),)),) if name else (),
    )

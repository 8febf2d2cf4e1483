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

A folder among the files that a pattern finds is left out, too.

```conf title="pjsip.conf"
#include pjsip.d/*
         ^^^^^^^^^ not-a-regular-file "`pjsip.d/old` is a folder: its files are not included"
```

```conf title="pjsip.d/phones.conf"
[6001]
type = aor
```

```conf title="pjsip.d/old/phones.conf"
[6002]
type = aor
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace, Severity
from asterisk_ls.rules.directives import argument_spot
from asterisk_ls.rules.pointing import detail, line_of, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name, and offer a pattern."""
    name, folder = detail(case, 0), detail(case, 1)
    spot = argument_spot(case, line_of(case))
    if folder != name:
        message = f"`{folder}` is a folder: its files are not included"
        yield Finding(spot, message, log=logged(case), severity=Severity.INFORMATION)
    elif not name:
        yield Finding(spot, "the name is empty, which stands for the directory itself", log=logged(case))
    else:
        files = f"{name.rstrip('/')}/*.conf"
        message = f"`{name}` is a folder: it takes a pattern such as `{files}`"
        fix = Fix("include the files in it", (Replace(spot, files),))
        yield Finding(spot, message, log=logged(case), fixes=(fix,))

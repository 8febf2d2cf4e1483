"""A file is included a second time.

Asterisk reads it again, with a warning: every section of it is there twice. In `pjsip.conf` that makes duplicate
objects, and **all** objects of their types are lost.

```conf title="pjsip.conf"
#include phones.conf
#include phones.conf
         ^^^^^^^^^^^ repeated-include "included before"
```

```conf title="phones.conf"
; none yet
```

```log
WARNING '', line 2:  Same File included more than once! This data will be saved in phones.conf~~1 if saved back to disk.
```

Remove one of the lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.directives import argument_spot
from asterisk_ls.rules.pointing import line_of, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the second one."""
    assert case.fault is not None  # noqa: S101 - a fault is what the rule runs on
    name = case.fault.detail[0]
    message = f"`{name}` was included before: its sections are there twice"
    yield Finding(argument_spot(case, line_of(case)), message, log=logged(case))

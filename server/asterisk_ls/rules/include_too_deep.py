"""Files include files more than ten levels deep.

Asterisk gives up at the eleventh level, as if the file were missing: the rest of the file that asks for it is lost.

```conf title="pjsip.conf"
#include 1.conf
```

```conf title="1.conf"
#include 2.conf
```

```conf title="2.conf"
#include 3.conf
```

```conf title="3.conf"
#include 4.conf
```

```conf title="4.conf"
#include 5.conf
```

```conf title="5.conf"
#include 6.conf
```

```conf title="6.conf"
#include 7.conf
```

```conf title="7.conf"
#include 8.conf
```

```conf title="8.conf"
#include 9.conf
```

```conf title="9.conf"
#include 10.conf
```

```conf title="10.conf"
#include 11.conf
         ^^^^^^^ include-too-deep "more than 10"
```

```conf title="11.conf"
[6001]
type = aor
```

Such a depth is hardly ever meant: look for two files that include each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.directives import argument_spot
from asterisk_ls.rules.pointing import detail, line_of, logged

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name that is one too many."""
    if detail(case, 1):  # a loop, of which another rule tells
        return
    message = "included files nest more than 10 levels deep"
    yield Finding(argument_spot(case, line_of(case)), message, log=logged(case))

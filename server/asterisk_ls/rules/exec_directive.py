"""`#exec` runs a program, and what that program prints is not known here.

Asterisk runs it only with `execincludes = yes` in the section `[options]` of `asterisk.conf`. Otherwise it prints a
warning and reads on without it.

```conf title="pjsip.conf"
[6001]
type = aor
#exec /usr/local/bin/phones
^^^^^^^^^^^^^^^^^^^^^^^^^^^ exec-directive "not run"
```

```log
```

With that option set, nothing is logged.

```conf title="asterisk.conf"
[options]
execincludes = yes
```

```conf title="pjsip.conf"
#exec /usr/local/bin/phones
^^^^^^^^^^^^^^^^^^^^^^^^^^^ exec-directive
```

```log
WARNING Cannot perform #exec unless execincludes option is enabled in asterisk.conf (options section)!
```

The program is never run by this check. Since it could define any section, nothing is reported as undefined in a
configuration that has an `#exec`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import line_of, logged, visible

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the line."""
    message = "`#exec` is not run here, so what it adds is not known"
    yield Finding(visible(case, line_of(case)), message, log=logged(case))

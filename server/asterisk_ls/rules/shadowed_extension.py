"""A pattern never answers, since another one takes all that it matches.

Asterisk takes the first that matches, and a pattern that ends with `!` stands before one that ends there.

```conf title="extensions.conf"
[internal]
exten => _9XX!,1,Answer()
exten => _9XX,1,Echo()
         ^^^^ shadowed-extension "`_9XX!`"
```

Patterns that are the same up to a wildcard are the same.

```conf title="extensions.conf"
[internal]
exten => _9.1,1,Answer()
         ^^^^ text-after-wildcard
exten => _9.2,1,Echo()
         ^^^^ text-after-wildcard
         ^^^^ shadowed-extension
```

Mostly the narrower pattern stands first, wherever it is written.

```conf title="extensions.conf"
[internal]
exten => _9.,1,Answer()
exten => _9XX,1,Echo()
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.pointing import detail
from asterisk_ls.rules.steps import at_part, first_one, parts_at_fault

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Show the one that answers."""
    exten, other = detail(case, 0), detail(case, 1)
    message = f"`{other}` is tried before `{exten}` and takes all that it matches, so this one never answers"
    yield Finding(at_part(case, parts_at_fault(case).exten), message, related=first_one(case, "this one answers"))

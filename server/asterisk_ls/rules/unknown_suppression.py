"""A comment silences a rule that does not exist.

Nothing is silenced by it, or not what was meant.

```conf title="pjsip.conf"
[6001]
type = aor
qualify_frequency = 30 ; asterisk-ls: ignore[refused-valu]
                                             ^^^^^^^^^^^^ unknown-suppression "there is no rule `refused-valu`"
```

```conf fixed
[6001]
type = aor
qualify_frequency = 30 ; asterisk-ls: ignore[refused-value]
```

`ignore[rule]` is for its own line, or for the line below when it stands alone; `ignore-file[rule]` is for the whole
file. Without brackets all rules are silenced.

```conf title="pjsip.conf"
; asterisk-ls: ignore-file[ignored-value]
[6001]
type = aor
; asterisk-ls: ignore[refused-value, misread-value]
max_contacts = many
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.pointing import columns
from asterisk_ls.rules.suppression import speaks_to_us, suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Point at the name, and offer the one that was meant."""
    text = case.section.text
    if not speaks_to_us(text):
        return
    from asterisk_ls.rules import ALL  # noqa: PLC0415 - the list holds this rule too

    known = {rule.name for rule in ALL}
    for suppression in suppressions(text):
        start_of_line = text.rfind("\n", 0, suppression.span.start) + 1
        for name, span in suppression.rules or ():
            if name not in known:
                spot = columns(case, suppression.line, span.start - start_of_line, span.end - start_of_line)
                near = nearest_names(name, known, 1)
                fixes = tuple(Fix(f"use `{other}`", (Replace(spot, other),), safe=True) for other in near)
                yield Finding(spot, f"there is no rule `{name}`", fixes=fixes)

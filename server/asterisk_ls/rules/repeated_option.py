"""A section sets an option twice, and only one of the lines counts.

Of most options it is the last line. Where a list is meant, its items belong in one line, with commas between them.

```conf title="pjsip.conf"
[6001]
type = endpoint
aors = desk
^^^^^^^^^^^ repeated-option "no effect: `aors` is set again below, and the last line counts"
aors = mobile

[desk]
type = aor
contact = sip:desk@192.0.2.1

[mobile]
type = aor
contact = sip:mobile@192.0.2.2
```

```conf fixed unsafe
[6001]
type = endpoint
aors = desk,mobile

[desk]
type = aor
contact = sip:desk@192.0.2.1

[mobile]
type = aor
contact = sip:mobile@192.0.2.2
```

Options that collect what their lines say, such as `allow`, `match` or `set_var`, may be there as often as needed, and
a section may override what it inherits.

## The same line twice

```conf title="pjsip.conf"
[6001]
type = aor
max_contacts = 1
^^^^^^^^^^^^^^^^ repeated-option "`max_contacts` has the same value below"
max_contacts = 1
```

```conf fixed
[6001]
type = aor
max_contacts = 1
```

## More than one type

A section is one object. Its first `type` says of what type, and all its lines have to be options of that type.

```conf title="pjsip.conf"
[6001]
type = aor
type = auth
^^^^^^^^^^^ repeated-option "no effect: the section is of type `aor`"
max_contacts = 1
```
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Note, Piece, Replace, Severity, Spot
from asterisk_ls.rules.curing import removal
from asterisk_ls.rules.pointing import detail
from asterisk_ls.semantic.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.model import OptionSchema
    from asterisk_ls.syntax.nodes import Option


def check(case: Case) -> Iterator[Finding]:
    """Point at the line that could as well not be there."""
    fault = case.fault
    if fault is None or fault.at is None or fault.at.option is None or fault.option is None:
        return
    line, counting = fault.at.option, _counting(case)
    if counting is None:
        return
    same = line.value == counting.value
    yield Finding(
        Spot(fault.at, Piece.LINE),
        _message(line, counting, same=same),
        related=(Note(Spot(Place(fault.at.section, counting), Piece.LINE), "the line that counts"),),
        fixes=tuple(_fixes(case, fault.at, counting, fault.option, same=same)),
        severity=Severity.INFORMATION if same else None,
    )


def _counting(case: Case) -> Option | None:
    number = int(detail(case, 0))
    options = case.section.options
    found = bisect_left(options, number, key=attrgetter("line"))
    return options[found] if found < len(options) and options[found].line == number else None


def _message(line: Option, counting: Option, *, same: bool) -> str:
    if same:
        return f"`{line.name}` has the same value {'below' if line.line < counting.line else 'above'}"
    if line.line > counting.line:
        return f"no effect: the section is of type `{counting.value}`"
    return f"no effect: `{line.name}` is set again below, and the last line counts"


def _fixes(case: Case, at: Place, counting: Option, option: OptionSchema, *, same: bool) -> Iterator[Fix]:
    if not same and at.option is not None and option.value.kind == "ref_list" and at.option.value and counting.value:
        merged = Replace(Spot(Place(at.section, counting), Piece.VALUE), f"{at.option.value},{counting.value}")
        yield from removal(case, merged, title="put both in one line")
    yield from removal(case, safe=same)

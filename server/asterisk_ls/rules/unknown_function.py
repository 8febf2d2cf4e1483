"""A function is used that Asterisk does not have.

When a call comes to the step, Asterisk logs `Function LENGTH not registered`, and nothing stands in its place.

```conf title="extensions.conf"
[internal]
exten => 100,1,NoOp(${STRFTME(${EPOCH},,%H)})
                      ^^^^^^^ unknown-function "no function `STRFTME`"
```

```conf fixed unsafe
[internal]
exten => 100,1,NoOp(${STRFTIME(${EPOCH},,%H)})
```

## Small letters

Other than the names of applications, those of functions are compared letter by letter.

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(CallerID(name)=Reception)
                   ^^^^^^^^ unknown-function "letter by letter"
```

```conf fixed
[internal]
exten => 100,1,Set(CALLERID(name)=Reception)
```

## A function that is gone

```conf title="extensions.conf"
[internal]
exten => 100,1,Set(LANGUAGE()=en)
                   ^^^^^^^^ unknown-function "`LANGUAGE` is not in Asterisk 22: it is gone, 1.4 was the last version to have it; use `CHANNEL(language)`"
```

## Functions of a database

`func_odbc.conf` makes a function of each section.

```conf title="extensions.conf"
[internal]
exten => 100,1,NoOp(${ODBC_NAME(100)} ${ODBC_NMAE(100)})
                                        ^^^^^^^^^ unknown-function "no section `[NMAE]` in `func_odbc.conf`"
```

```conf title="func_odbc.conf"
[NAME]
dsn = asterisk
readsql = SELECT name FROM phones WHERE number='${SQL_ESC(${ARG1})}'
```

Without that file, nothing is said of them.

```conf title="extensions.conf"
[internal]
exten => 100,1,NoOp(${ODBC_NAME(100)})
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Severity
from asterisk_ls.rules.calls import at_call, detail, renaming, when, words_of
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.semantic.queries import FileThere, SectionNames

if TYPE_CHECKING:
    from collections.abc import Iterator

_ODBC = "func_odbc.conf"
_PREFIX = "ODBC_"
"""How functions of that file begin unless a section says otherwise."""


def check(case: Case) -> Iterator[Finding]:
    """Say what became of it, or which one was meant."""
    name = detail(case, 0)
    words = words_of(case)
    upper = name.upper()
    if upper in words.functions:
        message = f"no function `{name}`: names of functions are compared letter by letter"
        yield Finding(at_call(case), message, fixes=(renaming(case, upper, safe=True),))
        return
    missing = words.missing_functions.get(name)
    if missing is not None:
        use = f"; use `{missing.replaced_by}`" if missing.replaced_by else ""
        fixes = (renaming(case, missing.replaced_by),) if missing.renamed else ()
        message = f"`{name}` is not in Asterisk {case.schema.branch}: {when(missing, case)}{use}"
        yield Finding(at_call(case), message, fixes=fixes)
        return
    if case.ask(FileThere(_ODBC)):
        sections = case.ask(SectionNames(_ODBC))
        if not sections or any(name.lower().endswith(f"_{section}") for section in sections):
            return
        if name.startswith(_PREFIX):
            yield Finding(at_call(case), f"no section `[{name.removeprefix(_PREFIX)}]` in `{_ODBC}`")
            return
    elif name.startswith(_PREFIX):
        return
    near = nearest_names(name, tuple(words.functions))
    if near:
        yield Finding(at_call(case), f"no function `{name}`", fixes=tuple(renaming(case, other) for other in near))
    else:
        message = f"no function `{name}` comes with Asterisk {case.schema.branch}"
        yield Finding(at_call(case), message, severity=Severity.INFORMATION)

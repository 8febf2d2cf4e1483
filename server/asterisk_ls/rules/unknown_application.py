r"""A step calls an application that Asterisk does not have.

Asterisk does not look while it loads. When a call comes to the step, it logs `No application 'Dail' for extension
(internal, 100, 1)` and hangs up.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dail(PJSIP/100,20)
               ^^^^ unknown-application "no application `Dail`"
```

```conf fixed unsafe
[internal]
exten => 100,1,Dial(PJSIP/100,20)
```

Capital and small letters are the same.

```conf title="extensions.conf"
[internal]
exten => 100,1,answer()
 same => n,DIAL(PJSIP/100,20)
```

## An application that is gone

```conf title="extensions.conf"
[internal]
exten => 100,1,Macro(ring,PJSIP/100)
               ^^^^^ unknown-application "`Macro` is not in Asterisk 22: it is gone, 20 was the last version to have it; use `Gosub`"

[macro-ring]
exten => s,1,Dial(${ARG1},20)
```

What a macro was is a subroutine now: its context stays as it is, but for the end, which has to be `Return()`.

```conf fixed unsafe
[internal]
exten => 100,1,Gosub(macro-ring,s,1(PJSIP/100))

[macro-ring]
exten => s,1,Dial(${ARG1},20)
```

## An application that came later

```toml
target_version = "18.0"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,If($["${CALLERID(num)}" = "200"])
               ^^ unknown-application "it came with 18.16.0"
```

## A blank that belongs to the name

What stands before the parenthesis is the name, with all its blanks.

```conf title="extensions.conf"
[internal]
exten => 100,1,ExecIf($[1]? Playback(beep))
                           ^^^^^^^^^ unknown-application "the blank belongs to the name"
 same => n,Hangup ()
           ^^^^^^^ unknown-application
```

```conf fixed
[internal]
exten => 100,1,ExecIf($[1]?Playback(beep))
 same => n,Hangup()
```

## Arguments behind a comma

That is how they were written before Asterisk 1.6.

```conf title="extensions.conf"
[internal]
exten => 100,1,Wait,3
               ^^^^^^ unknown-application "no application `Wait,3`: arguments stand in parentheses"
```

```conf fixed unsafe
[internal]
exten => 100,1,Wait(3)
```

## An application of somebody else

Modules that do not come with Asterisk bring applications of their own. Where no name of Asterisk is near, this is an
information.

```conf title="extensions.conf"
[internal]
exten => 100,1,Swift(hello)
               ^^^^^ unknown-application "no application `Swift` comes with Asterisk 22"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Severity
from asterisk_ls.rules.calls import at_call, detail, renaming, span_of, when, words_of
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.rules.steps import option_at_fault, putting
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say what became of it, or which one was meant."""
    written = detail(case, 0)
    name = written.strip()
    words = words_of(case)
    version = f"Asterisk {case.schema.branch}"
    if name != written and name.lower() in words.applications:
        fix = putting(case, "take the blank away", span_of(case), name, safe=True)
        yield Finding(at_call(case), f"no application `{written}`: the blank belongs to the name", fixes=(fix,))
        return
    first, comma, rest = name.partition(",")
    if comma and first.strip().lower() in words.applications:
        step = case.step
        is_bare = step is not None and step.data_start < 0 and "|" not in rest
        text = f"{first.strip()}({rest})" if is_bare else first.strip()
        fix = putting(case, f"use `{text}`", span_of(case), text)
        message = f"no application `{name}`: arguments stand in parentheses"
        yield Finding(at_call(case), message, fixes=(fix,) if is_bare or not rest else ())
        return
    missing = words.missing_applications.get(name.lower())
    if missing is not None:
        use = f"; use `{missing.replaced_by}`" if missing.replaced_by else ""
        fixes = (renaming(case, missing.replaced_by),) if missing.renamed else _of_macro(case, name)
        message = f"`{missing.name}` is not in {version}: {when(missing, case)}{use}"
        yield Finding(at_call(case), message, fixes=fixes)
        return
    near = nearest_names(name, tuple(words.applications[key].name for key in words.applications))
    if near:
        yield Finding(at_call(case), f"no application `{name}`", fixes=tuple(renaming(case, other) for other in near))
    else:
        message = f"no application `{name}` comes with {version}"
        yield Finding(at_call(case), message, severity=Severity.INFORMATION)


def _of_macro(case: Case, name: str) -> tuple[Fix, ...]:
    """`Macro(name,a,b)` as a subroutine."""
    step = case.step
    if name.lower() != "macro" or step is None or step.data_start < 0 or span_of(case).start != step.application_start:
        return ()
    data = parse(step.data)
    arguments = separate(data, most=2).items
    if not arguments or "|" in step.data or data.flaws:
        return ()
    given = f"({arguments[1].text})" if len(arguments) > 1 else ""
    end = step.data_start + len(step.data)
    if option_at_fault(case).value[end : end + 1] != ")":
        return ()
    span = Span(step.application_start, end)
    return (putting(case, "run it as a subroutine", span, f"Gosub(macro-{arguments[0].text},s,1{given}"),)

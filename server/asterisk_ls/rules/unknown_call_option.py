"""An application is given an option that it does not know.

It logs `Unrecognized option: 'y'` when a call comes to the step, and goes on without it.

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20,tY)
                                  ^ unknown-call-option "`Dial` knows no option `Y`"
```

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20,tm(default))
```

## Something else at the place of the options

```conf title="extensions.conf"
[internal]
exten => 100,1,Queue(sales,120)
                           ^^^ unknown-call-option "`120` stands where `Queue` has its options"
```

## An option that is gone

```conf title="extensions.conf"
[internal]
exten => 100,1,Dial(PJSIP/100,20,tM(screen))
                                  ^ unknown-call-option "option `M` of `Dial` is gone, 20 was the last version to have it"

[macro-screen]
exten => s,1,Playback(beep)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.calls import at_call, detail
from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.schema.load import branches

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(case: Case) -> Iterator[Finding]:
    """Say whether other versions know it."""
    name, letter = detail(case, 0), detail(case, 1)
    if len(letter) > 1:
        yield Finding(
            at_call(case), f"`{letter}` stands where `{name}` has its options, and it knows none of these letters"
        )
        return
    all_branches = branches()
    own = all_branches.index(case.schema.branch)
    knowing = [branch for branch in all_branches if _knows(branch, name, letter)]
    before = [branch for branch in knowing if all_branches.index(branch) < own]
    after = [branch for branch in knowing if all_branches.index(branch) > own]
    message = f"`{name}` knows no option `{letter}`"
    if before:
        message = f"option `{letter}` of `{name}` is gone, {before[-1]} was the last version to have it"
    elif after:
        message = f"option `{letter}` of `{name}` came with {after[0]}"
    yield Finding(at_call(case), message)


def _knows(branch: str, name: str, letter: str) -> bool:
    application = vocabulary_of(branch).application(name)
    options = application.options if application is not None else None
    return options is not None and letter in options.flags + options.with_argument

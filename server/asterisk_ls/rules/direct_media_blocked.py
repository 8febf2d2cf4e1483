"""An option of `Dial` keeps media in Asterisk though the endpoint asks for direct media.

Options with which Asterisk waits for digits during the call (`t`, `T`, `h`, `H`, `k`, `K`, `w`, `W`, `x`, `X`) need to hear
them. Where digits are sent within the media stream, the two phones can then not send media to each other.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
auth = 6001
aors = 6001
direct_media = yes

[6001]
type = auth
username = 6001
password = made-up-6001-hall

[6001]
type = aor
max_contacts = 1
```

```conf title="extensions.conf"
[internal]
exten => 6001,1,Dial(PJSIP/6001,30,tT)
                                   ^^ direct-media-blocked "`t` and `T` keep the media of `6001` in Asterisk"
```

It works; it costs the bandwidth that direct media was to save. Without `direct_media = yes` nothing is said, since yes is
the default, nor with `dtmf_mode = info`, where digits come beside the media.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw
auth = 6001
aors = 6001
direct_media = yes
dtmf_mode = info

[6001]
type = auth
username = 6001
password = made-up-6001-hall

[6001]
type = aor
max_contacts = 1
```

```conf title="extensions.conf"
[internal]
exten => 6001,1,Dial(PJSIP/6001,30,tT)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding
from asterisk_ls.rules.steps import in_value
from asterisk_ls.semantic.dialplan.calls import calls_of, references_in
from asterisk_ls.semantic.dialplan.naming import Names
from asterisk_ls.semantic.queries import Objects
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.options import letters
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.dialplan.calls import Call
    from asterisk_ls.semantic.model import Known
    from asterisk_ls.syntax.dialplan.options import Letter

_OPTIONS = 2
"""Which argument of `Dial` has the letters."""
_LISTENING = frozenset("hHkKtTwWxX")
"""Letters with which `app_dial` adds hooks for digits, which `bridge_native_rtp` does not take."""


def check(case: Case) -> Iterator[Finding]:
    """Point at the letters."""
    step = case.step
    if step is None:
        return
    for call in calls_of(step)[:1]:
        listening = _listening(call)
        if not listening:
            continue
        names = [
            resource.text
            for reference in references_in(step)
            if reference.names is Names.DEVICE
            for technology, resource in [reference.parts[:2]]
            if technology is not None and technology.text.lower() == "pjsip" and resource is not None
        ]
        wanting = [name for name in dict.fromkeys(names) if any(map(_wants, case.ask(Objects("endpoint", name))))]
        if wanting:
            span = call.placed(Span(listening[0].span.start, listening[-1].span.end))
            which = " and ".join(f"`{letter}`" for letter in dict.fromkeys(one.letter for one in listening))
            verb = "keeps" if len({one.letter for one in listening}) == 1 else "keep"
            whose = ", ".join(f"`{name}`" for name in wanting)
            yield Finding(in_value(step.place, span), f"{which} {verb} the media of {whose} in Asterisk")


def _listening(call: Call) -> list[Letter]:
    arguments = separate(call.data).items
    if len(arguments) <= _OPTIONS:
        return []
    found = letters(arguments[_OPTIONS], call.data.terms).items
    return [one for one in found if one.letter in _LISTENING and one.letter]


def _wants(known: Known) -> bool:
    return known.loaded and known.facts.get("direct_media") == "yes"

"""What a file lacks is not told while something that it includes is not there to be looked at.

An administrator often keeps secrets, or what differs from machine to machine, in a file beside the others, and it may add
to any section with `(+)`. That the included file is missing is told by itself; what is written and wrong is told as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.model import DIALPLAN_FILE
from asterisk_ls.semantic.homes import home_of
from asterisk_ls.semantic.queries import HasGaps
from asterisk_ls.semantic.wizard import WIZARD_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.rules.base import Case, Rule

_PJSIP = "pjsip.conf"

LACKING: dict[str, tuple[str, ...]] = {
    "auth-without-secret": (),
    "context-without-hints": (DIALPLAN_FILE,),
    "dtls-without-certificate": (),
    "empty-acl": (),
    "empty-context": (DIALPLAN_FILE,),
    "endpoint-without-line": (),
    "half-of-nat": (),
    "https-without-certificate": (),
    "incomplete-nat": (),
    "incomplete-wizard": (),
    "line-without-endpoint": (),
    "missing-aors": (),
    "missing-required-option": (),
    "no-codec-left": (),
    "no-first-priority": (),
    "no-usable-transport": (_PJSIP,),
    "open-anonymous": (),
    "open-endpoint": (),
    "permit-without-deny": (),
    "phone-without-settings": (_PJSIP,),
    "priority-gap": (),
    "section-without-type": (),
    "tls-without-certificate": (),
    "undefined-acl": ("acl.conf",),
    "undefined-context": (DIALPLAN_FILE,),
    "undefined-context-include": (),
    "undefined-endpoint": (_PJSIP, WIZARD_FILE),
    "undefined-profile": ("geolocation.conf",),
    "undefined-reference": (),
    "undefined-target": (),
    "undefined-websocket-client": ("websocket_client.conf",),
    "unidentified-endpoint": (_PJSIP, WIZARD_FILE),
    "unknown-provider": (_PJSIP, WIZARD_FILE),
    "unreachable-aor": (_PJSIP,),
    "unreachable-name": (_PJSIP, WIZARD_FILE),
    "unregistrable-aor": (_PJSIP, WIZARD_FILE),
    "websocket-without-http": ("http.conf",),
}
"""Rules about what is lacking, each with the files that could have it besides the one that the case is about."""


def may_be_unseen(rule: Rule, case: Case) -> bool:
    """Whether a rule speaks of something lacking that may stand where it cannot be seen."""
    return rule.name in LACKING and any(case.ask(HasGaps(file)) for file in _files(rule, case))


def _files(rule: Rule, case: Case) -> Iterator[str]:
    yield case.file
    yield from LACKING[rule.name]
    for target in case.reference.targets if case.reference is not None and rule.name == "undefined-reference" else ():
        file = home_of(target)[0]
        yield file
        if file == _PJSIP:
            yield WIZARD_FILE

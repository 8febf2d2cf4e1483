r"""A semicolon cuts a value.

A `;` begins a comment wherever it stands, also in the middle of a value and without a blank before it. What follows is
lost, and nothing is logged: here the calls go out over UDP.

```conf title="pjsip.conf"
[6001]
type = aor
contact = sip:6001@192.0.2.1;transport=tcp
                            ^^^^^^^^^^^^^^ semicolon-cuts-value "comment"
```

A backslash keeps it.

```conf fixed unsafe
[6001]
type = aor
contact = sip:6001@192.0.2.1\;transport=tcp
```

Codecs are separated by commas.

```conf title="pjsip.conf"
[6001]
type = endpoint
allow = ulaw;alaw
            ^^^^^ semicolon-cuts-value
```

```conf fixed unsafe
[6001]
type = endpoint
allow = ulaw,alaw
```

A comment behind a value is left alone: it is recognised by the blank before it, or by its words.

```conf title="pjsip.conf"
[6001]
type = aor
contact = sip:6001@192.0.2.1 ;transport=tcp
max_contacts = 1;the one in the hall
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Fix, Replace
from asterisk_ls.rules.pointing import columns, raw_line
from asterisk_ls.schema.secrets import is_secret
from asterisk_ls.syntax.comments import comment_start, cuts_words, touches_block
from asterisk_ls.text import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.syntax.nodes import Option

_URI = re.compile(r"sips?:", re.IGNORECASE)
_URI_PARAMETERS = re.compile(r"(?:;(?:[\w.!~*'()%-]+=[^\s;]*|lr|ob|gr))+>?", re.IGNORECASE)
"""Parameters as they stand behind a URI: with a value, or one of the few that have none."""
_WORD = re.compile(r";\S+")


def check(case: Case) -> Iterator[Finding]:
    """Look at lines whose `;` follows text directly, and say something where it was hardly meant as a comment."""
    if not cuts_words(case.section.text):
        return
    lines = case.section.text.split("\n")
    for option in case.section.options:
        if cuts_words(lines[option.line]):
            yield from _cut(case, option)


def _cut(case: Case, option: Option) -> Iterator[Finding]:
    raw = raw_line(case, option.line)
    mark = comment_start(raw, raw.find("=") + 1)
    if not 0 < mark < len(raw) - 1 or raw[mark - 1] in BLANKS or touches_block(raw):
        return
    end = mark + _length(case, option, raw[mark:].rstrip(BLANKS))
    if end > mark:
        spot = columns(case, option.line, mark, end)
        codecs = _are_codecs(case, option, raw[mark:end])
        fix = Fix("separate by commas" if codecs else r"write `\;`", (Replace(spot, _cure(raw[mark:end], codecs)),))
        message = f"`;` begins a comment and cuts the value of `{option.name}`"
        yield Finding(spot, message, fixes=(fix,))


def _cure(cut: str, codecs: bool) -> str:  # noqa: FBT001 - which of two separators
    return cut.replace(";", ",") if codecs else cut.replace(";", r"\;")


def _length(case: Case, option: Option, rest: str) -> int:
    """How much of the comment looks like a part of the value."""
    if option.value.count("(") and option.value.count("(") == option.value.count(")"):
        return 0  # a call of the dialplan that is closed
    if _URI.search(option.value):
        match = _URI_PARAMETERS.match(rest)
        if match is not None and rest[match.end() : match.end() + 1] in ("", " ", "\t", ","):
            return match.end()
    if _WORD.fullmatch(rest) and (is_secret(option.name) or _are_codecs(case, option, rest)):
        return len(rest)
    if option.value.count('"') % 2 and rest.count('"') % 2:
        return len(rest)
    return 0


def _are_codecs(case: Case, option: Option, rest: str) -> bool:
    """Whether a list of codecs goes on behind the semicolon."""
    if option.name.lower() not in ("allow", "disallow"):
        return False
    return all(word.strip().lstrip("!").lower() in case.schema.codecs for word in re.split("[;,]", rest[1:]))

"""Which options hold what nobody should read in a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from asterisk_ls.text import LONGEST_LINE

# Patterns are compiled when they are used first: where all is well, hardly any of them is.
_HIDDEN = (
    r"(?i)pass(?:word|wd|phrase)?|secret|md5_cred|md5secret|password_digest|oauth_secret|oauth_clientid|refresh_token"
    r"|access_token|client_secret|api_?key|token|credentials?|pin|.*(?:password|passwd|passphrase|secret|_token|_pin)"
)
_LOOKS_HIDDEN = r"(?i)pas+w|pass(?![a-z])|pwd|pw$|pin$|^pin(?:s?$|_?code)|secret|cred|token|digest|(?:pass|pin|auth|door|access)_?code|authorization|^\W*(?:\w*(?:api|auth|access|shared)[_-]?)?key$"
"""Misspelt names too: whoever writes `passwrd` still writes a password behind it."""
_FIRST_WORD = r"\s*([^\s=:>]+)(?:\s*[=:>]+\s*|\s+)(?=\S)"
"""`password = x`, and what a mistake makes of it: `password x`, `password: x`."""
_ASSIGNED = r"(?<![\w/@.-])([\w/@.-]+)\s*\+?=>?\s*(?=\S)"
"""`PASSWORD=x` in `set_var = PASSWORD=x`."""
_BEFORE_HOST = r"(?<![^\s=>,;/(&\"'])(?!sips?:)[^\s:@/=<>,(${}]+:([^\s/]{1,500})(?=@)"
"""The password in `register => user:password@host`, not the user in `sip:6001@host`."""
_IN_URI = r"(?i)(?:\bsips?:|://)(?!sips?:)[^:@]*:(?!\d{1,5}(?:[\s;?>/]|$))((?:(?!\bsips?:|://).)+)(?=@)"
"""The password in `sip:user:password@host`, whatever it is made of, up to the last `@` before another URI."""
_STARS = r"\*+"
_PIECES = r"\w+"
_SHORTEST = 6
"""Characters of a password that is no word or number which stands elsewhere by chance."""
_FIELDS = r"\s*(?:\d+[\s=>:]+([^,\s]+)|agent\s*=>?[^,]*,([^,]+)|conf\s*=>?[^,]*,(.+))"
"""A mailbox `1234 => pin,name`, an agent `agent => 1001,password,name`, a conference `conf => 600,pin,pin`."""

_ASKED_FOR = r"(?i)\b(?:Authenticate|DISA)\(\s*(?![/$\s]|no-password\b)([^,()]{1,500})"
"""What a caller has to dial, in a step of the dialplan; not a file of such numbers."""


def is_secret(option_name: str) -> bool:
    """Whether the value of an option of that name has to be masked wherever a person might see it."""
    name = option_name.rpartition("/")[2]
    return re.fullmatch(_HIDDEN, name) is not None


def masked(line: str) -> str:
    """A line of a configuration with what nobody should read replaced by stars, character by character.

    Of a line that is longer than Asterisk reads, the end is not looked at, and replaced: searching takes time that
    grows with the square of the length.
    """
    if len(line) > LONGEST_LINE:
        return masked(line[:LONGEST_LINE]) + "*" * (len(line) - LONGEST_LINE)
    first = re.match(_FIRST_WORD, line)
    if first is not None and _looks_secret(first[1]):
        return _starred(line, first.end(), len(line.rstrip()))
    for match in re.finditer(_ASSIGNED, line):
        if _looks_secret(match[1]):
            return _starred(line, match.end(), len(line.rstrip()))
    for pattern in (_IN_URI, _BEFORE_HOST) if "@" in line else ():
        for match in re.finditer(pattern, line):
            line = _starred(line, *match.span(1))
    for match in re.finditer(_ASKED_FOR, line) if "(" in line else ():
        line = _starred(line, *match.span(1))
    fields = re.match(_FIELDS, line)
    return line if fields is None else _starred(line, *fields.span(fields.lastindex or 0))


def masked_option(name: str, value: str) -> tuple[str, str]:
    """Name and value of an option, masked as in a line of a configuration: a mistake can make anything a name."""
    line = masked(f"{name} = {value}")
    return line[: len(name)], line[len(name) + 3 :]


def masked_value(name: str, value: str) -> str:
    """The value of an option, masked as it is in a line of a configuration."""
    return masked_option(name, value)[1]


@lru_cache(maxsize=1024)
def secrets_in(line: str) -> tuple[str, ...]:
    """The pieces of a line of a configuration that are masked."""
    shown = masked(line)
    pieces = (line[match.start() : match.end()] for match in re.finditer(_STARS, shown)) if shown != line else ()
    return tuple(piece for piece in pieces if piece.strip("*"))


def without(text: str, secrets: Iterable[str]) -> str:
    """A text that may quote secrets, whole, cut or taken apart like a list, with stars in their place.

    A weak one, such as `6001` or `auth`, is masked only where it stands as in `sip:joe:6001@host` and `password=auth`:
    elsewhere it is a name or a word, and stars in place of that would tell it.
    """
    for secret in secrets:
        for piece in dict.fromkeys((secret, *re.findall(_PIECES, secret))):
            lead = "" if _is_strong(piece) else "(?<=[:=])"
            text = re.sub(rf"{lead}{re.escape(piece)}(?!\w)", "*" * len(piece), text)
        for cut in range(len(secret) - 1 if "…" in text else 0, 0, -1):
            text = re.sub(rf"(?<=[:=]){re.escape(secret[:cut])}…", f"{'*' * cut}…", text)
    return text


def _is_strong(secret: str) -> bool:
    return len(secret) >= _SHORTEST and any(map(str.isalpha, secret)) and not secret.isalpha()


@lru_cache(maxsize=4096)
def _looks_secret(written: str) -> bool:
    name = written.lstrip(";").rstrip("+")
    return is_secret(name) or re.search(_LOOKS_HIDDEN, name) is not None


def _starred(line: str, start: int, stop: int) -> str:
    return line[:start] + "*" * (stop - start) + line[stop:]

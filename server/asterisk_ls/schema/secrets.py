"""Which options hold what nobody should read in a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from asterisk_ls.text import LONGEST_LINE

_SECRET = re.compile(
    r"pass(?:word|wd|phrase)?|secret|md5_cred|md5secret|password_digest|oauth_secret|oauth_clientid|refresh_token"
    r"|access_token|client_secret|api_?key|token|credentials?|pin|.*(?:password|passwd|passphrase|secret|_token|_pin)",
    re.IGNORECASE,
)
_LOOKS_SECRET = re.compile(
    r"pas+w|pass(?![a-z])|pwd|secret|cred|token|digest|^\W*(?:\w*(?:api|auth|access|shared)[_-]?)?key$", re.IGNORECASE
)
"""Misspelt names too: whoever writes `passwrd` still writes a password behind it."""
_FIRST_WORD = re.compile(r"\s*([^\s=:>]+)(?:\s*[=:>]+\s*|\s+)(?=\S)")
"""`password = x`, and what a mistake makes of it: `password x`, `password: x`."""
_ASSIGNED = re.compile(r"(?<![\w/@.-])([\w/@.-]+)\s*\+?=>?\s*(?=\S)")
"""`PASSWORD=x` in `set_var = PASSWORD=x`."""
_BEFORE_HOST = re.compile(r"(?<![^\s=>,;/(&\"'])(?!sips?:)[^\s:@/=<>,(${}]+:([^\s/]{1,500})(?=@)")
"""The password in `register => user:password@host`, not the user in `sip:6001@host`."""
_IN_URI = re.compile(
    r"(?:\bsips?:|://)(?!sips?:)[^:@]*:(?!\d{1,5}(?:[\s;?>/]|$))((?:(?!\bsips?:|://).)+)(?=@)", re.IGNORECASE
)
"""The password in `sip:user:password@host`, whatever it is made of, up to the last `@` before another URI."""
_STARS = re.compile(r"\*+")
_PIECES = re.compile(r"\w+")
_SHORTEST = 6
"""Characters of a password that is no word or number which stands elsewhere by chance."""
_FIELDS = re.compile(r"\s*(?:\d+[\s=>:]+([^,\s]+)|agent\s*=>?[^,]*,([^,]+)|conf\s*=>?[^,]*,(.+))")
"""A mailbox `1234 => pin,name`, an agent `agent => 1001,password,name`, a conference `conf => 600,pin,pin`."""


def is_secret(option_name: str) -> bool:
    """Whether the value of an option of that name has to be masked wherever a person might see it."""
    name = option_name.rpartition("/")[2]
    return _SECRET.fullmatch(name) is not None


def masked(line: str) -> str:
    """A line of a configuration with what nobody should read replaced by stars, character by character.

    Of a line that is longer than Asterisk reads, the end is not looked at, and replaced: searching takes time that
    grows with the square of the length.
    """
    if len(line) > LONGEST_LINE:
        return masked(line[:LONGEST_LINE]) + "*" * (len(line) - LONGEST_LINE)
    first = _FIRST_WORD.match(line)
    if first is not None and _looks_secret(first[1]):
        return _starred(line, first.end(), len(line.rstrip()))
    for match in _ASSIGNED.finditer(line):
        if _looks_secret(match[1]):
            return _starred(line, match.end(), len(line.rstrip()))
    for pattern in (_IN_URI, _BEFORE_HOST) if "@" in line else ():
        for match in pattern.finditer(line):
            line = _starred(line, *match.span(1))
    fields = _FIELDS.match(line)
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
    pieces = (line[match.start() : match.end()] for match in _STARS.finditer(shown)) if shown != line else ()
    return tuple(piece for piece in pieces if piece.strip("*"))


def without(text: str, secrets: Iterable[str]) -> str:
    """A text that may quote secrets, whole, cut or taken apart like a list, with stars in their place.

    A weak one, such as `6001` or `auth`, is masked only where it stands as in `sip:joe:6001@host` and `password=auth`:
    elsewhere it is a name or a word, and stars in place of that would tell it.
    """
    for secret in secrets:
        for piece in dict.fromkeys((secret, *_PIECES.findall(secret))):
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
    return is_secret(name) or _LOOKS_SECRET.search(name) is not None


def _starred(line: str, start: int, stop: int) -> str:
    return line[:start] + "*" * (stop - start) + line[stop:]

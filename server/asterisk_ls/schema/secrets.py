"""Which options hold what nobody should read in a report."""

from __future__ import annotations

import re

LONGEST = 8190
"""Characters of a line that are looked at: searching takes time that grows with their square."""
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
_BEFORE_HOST = re.compile(r"(?<![^\s=>,;/(&\"'])(?:sips?:|\w+://)?(?!sips?:)[^\s:@/=>,(${}]+:([^\s@/]++)(?=@)")
"""The password in `register => user:password@host`, not the user in `sip:6001@host`."""
_FIELDS = re.compile(r"\s*(?:\d+[\s=>:]+([^,\s]+)|agent\s*=>?[^,]*,([^,]+)|conf\s*=>?[^,]*,(.+))")
"""A mailbox `1234 => pin,name`, an agent `agent => 1001,password,name`, a conference `conf => 600,pin,pin`."""


def is_secret(option_name: str) -> bool:
    """Whether the value of an option of that name has to be masked wherever a person might see it."""
    name = option_name.rpartition("/")[2]
    return _SECRET.fullmatch(name) is not None


def masked(line: str) -> str:
    """A line of a configuration with what nobody should read replaced by stars, character by character.

    Of a line that is longer than Asterisk reads, the end is not looked at, and replaced.
    """
    if len(line) > LONGEST:
        return masked(line[:LONGEST]) + "*" * (len(line) - LONGEST)
    first = _FIRST_WORD.match(line)
    if first is not None and _looks_secret(first[1]):
        return _starred(line, first.end(), len(line.rstrip()))
    for match in _ASSIGNED.finditer(line):
        if _looks_secret(match[1]):
            return _starred(line, match.end(), len(line.rstrip()))
    for match in _BEFORE_HOST.finditer(line):
        line = _starred(line, *match.span(1))
    fields = _FIELDS.match(line)
    return line if fields is None else _starred(line, *fields.span(fields.lastindex or 0))


def masked_value(name: str, value: str) -> str:
    """The value of an option, masked as it is in a line of a configuration."""
    lead = f"{name} = "
    return masked(lead + value)[len(lead) :]


def _looks_secret(written: str) -> bool:
    name = written.lstrip(";").rstrip("+")
    return is_secret(name) or _LOOKS_SECRET.search(name) is not None


def _starred(line: str, start: int, stop: int) -> str:
    return line[:start] + "*" * (stop - start) + line[stop:]

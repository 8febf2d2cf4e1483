"""SIP URIs as pjproject's own parser takes them, which is stricter than Asterisk's check.

Registrations and publications hand their URIs to it: `sip:u@h:abc`, `sip:@h` or a blank are not for it.
"""

from __future__ import annotations

from asterisk_ls.schema.values.cstrings import is_digits
from asterisk_ls.text import encode

_ALNUM = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_DIGITS = frozenset("0123456789")
_UNRESERVED = frozenset("-_.!~*'()")
_TOKEN = _ALNUM | frozenset("-.!%*_`'~+")
_HOST = _ALNUM | frozenset("_-.")
_PARAMETER = _ALNUM | frozenset("[]/:&+$") | _UNRESERVED
_HEADER = _ALNUM | frozenset("[]/?:+$") | _UNRESERVED
_USER = _ALNUM | _UNRESERVED | frozenset("&=+$,;?/#")
_PASSWORD = _ALNUM | _UNRESERVED | frozenset("&=+$,")
_OTHER_URI = _ALNUM | frozenset("#?;:@&=+-_.!~*'()%$,/")
_HIGHEST_PORT = 65535
_HIGHEST_TTL = 255
_LONGEST_URL = 512


def is_sip_uri(text: str) -> bool:
    """Whether `pjsip_parse_uri` takes the whole text (it takes `tel:` and other schemes as well)."""
    scanner = _Scanner(text)
    try:
        _uri_or_name_address(scanner, in_header=False)
    except _UriSyntaxError:
        return False
    return scanner.at_end() or scanner.peek() in "\r\n"


def is_route(text: str) -> bool:
    """Whether the text is the value of a `Route` header, as an `outbound_proxy` has to be."""
    scanner = _Scanner(text, skips_blanks=True)
    try:
        while True:
            _name_address(scanner)
            _header_parameters(scanner)
            if scanner.peek() != ",":
                break
            scanner.take()
    except _UriSyntaxError:
        return False
    return scanner.at_end() or scanner.peek() in "&\r\n"


def is_contact(text: str) -> bool:
    """Whether the text is the value of a `Contact` header."""
    scanner = _Scanner(text, skips_blanks=True)
    try:
        while True:
            if scanner.peek() == "*":
                scanner.take()
            else:
                _uri_or_name_address(scanner, in_header=True)
                _header_parameters(scanner)
            if scanner.peek() != ",":
                break
            scanner.take()
    except _UriSyntaxError:
        return False
    return scanner.at_end() or scanner.peek() in "&\r\n"


def contact_of_registration(user: str, parameters: str) -> bool:
    """Whether a registration with this `contact_user` and these `contact_header_params` gets a contact.

    The address in it is the machine's own; the shortest one tells whether the whole can fit.
    """
    tail = f";{parameters}" if parameters else ""
    contact = f"<sip:{user or 's'}@1.1.1.1:1>{tail}"
    return len(encode(contact)) < _LONGEST_URL and is_contact(contact)


class _UriSyntaxError(Exception):
    """What pjproject throws."""


class _Scanner:
    """pjlib-util's scanner: a text and a place in it; at the end it sees a NUL."""

    def __init__(self, text: str, *, skips_blanks: bool = False) -> None:
        self.text = text
        self.place = 0
        self.skips_blanks = skips_blanks
        if skips_blanks:
            self.skip_blanks()

    def at_end(self) -> bool:
        return self.place >= len(self.text)

    def peek(self) -> str:
        return self.text[self.place] if self.place < len(self.text) else "\0"

    def take(self) -> str:
        if self.at_end():
            raise _UriSyntaxError
        character = self.text[self.place]
        self.place += 1
        self._maybe_skip()
        return character

    def get(self, spec: frozenset[str]) -> str:
        start = self.place
        while self.peek() in spec:
            self.place += 1
        if self.place == start:
            raise _UriSyntaxError
        found = self.text[start : self.place]
        self._maybe_skip()
        return found

    def get_unescaped(self, spec: frozenset[str]) -> None:
        """What Asterisk's build of pjproject makes of `%`: one more character, with digits behind it or not."""
        self.get(spec | {"%"})

    def get_until(self, character: str) -> str:
        if self.at_end():
            raise _UriSyntaxError
        end = self.text.find(character, self.place)
        end = len(self.text) if end < 0 else end
        found = self.text[self.place : end]
        self.place = end
        self._maybe_skip()
        return found

    def get_quoted(self) -> None:
        position = self.place + 1
        while position < len(self.text) and self.text[position] != "\n":
            if self.text[position] == '"':
                before = self.text[self.place + 1 : position]
                if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
                    self.place = position + 1
                    self._maybe_skip()
                    return
            position += 1
        raise _UriSyntaxError

    def next_not_in(self, stops: str) -> str:
        """The first of the stops ahead; NUL at the end."""
        if self.at_end():
            raise _UriSyntaxError
        for position in range(self.place, len(self.text)):
            if self.text[position] in stops:
                return self.text[position]
        return "\0"

    def skip_blanks(self) -> None:
        while self.peek() in " \t":
            self.place += 1

    def _maybe_skip(self) -> None:
        if self.skips_blanks:
            self.skip_blanks()


def _uri_or_name_address(scanner: _Scanner, *, in_header: bool) -> None:
    scanner.skip_blanks()
    if scanner.peek() not in '"<' and scanner.next_not_in(":\r\n<") == ":":
        scheme = scanner.text[scanner.place : scanner.text.index(":", scanner.place)]
        _uri_of(scheme, scanner, has_parameters=not in_header)
    else:
        _name_address(scanner)


def _name_address(scanner: _Scanner) -> None:
    has_display = False
    if scanner.peek() == '"':
        start = scanner.place
        scanner.get_quoted()
        has_display = scanner.place - start > 2  # noqa: PLR2004 - more than the quotes
    elif scanner.peek() != "<" and scanner.next_not_in(":\r\n<") == "<":
        has_display = bool(scanner.get_until("<").strip())
    scanner.skip_blanks()
    has_bracket = scanner.peek() == "<"
    if has_bracket:
        scanner.take()
    elif has_display:
        raise _UriSyntaxError
    start = scanner.place
    while scanner.peek() in _TOKEN:
        scanner.place += 1
    scheme = scanner.text[start : scanner.place]
    if scanner.peek() != ":" or start >= len(scanner.text):
        raise _UriSyntaxError
    scanner.place = start
    _uri_of(scheme, scanner, has_parameters=True)
    if has_bracket and scanner.take() != ">":
        raise _UriSyntaxError


def _uri_of(scheme: str, scanner: _Scanner, *, has_parameters: bool) -> None:
    skips, scanner.skips_blanks = scanner.skips_blanks, False
    scanner.get(_TOKEN)
    if scanner.take() != ":":
        raise _UriSyntaxError
    if scheme.lower() in {"sip", "sips"}:
        _rest_of_sip_uri(scanner, has_parameters=has_parameters)
        scanner.skips_blanks = skips
        scanner.skip_blanks()
    else:
        scanner.get(_OTHER_URI)
        scanner.skips_blanks = skips


def _rest_of_sip_uri(scanner: _Scanner, *, has_parameters: bool) -> None:
    if scanner.next_not_in("@ \n>") == "@":
        scanner.get_unescaped(_USER)
        if scanner.peek() == ":":
            scanner.take()
            scanner.get_unescaped(_PASSWORD)
        scanner.take()
    _host(scanner)
    if scanner.peek() == ":":
        scanner.take()
        if int(scanner.get(_DIGITS)[:20]) > _HIGHEST_PORT:
            raise _UriSyntaxError
    if not has_parameters:
        return
    while scanner.peek() == ";":
        scanner.take()
        _uri_parameter(scanner)
    if scanner.peek() == "?":
        _uri_headers(scanner)


def _uri_headers(scanner: _Scanner) -> None:
    while True:
        scanner.take()
        scanner.get_unescaped(_HEADER)
        if scanner.peek() == "=":
            scanner.take()
            if scanner.peek() in _HEADER or scanner.peek() == "%":
                scanner.get_unescaped(_HEADER)
        if scanner.peek() != "&":
            break


def _host(scanner: _Scanner) -> None:
    if scanner.peek() == "[":
        scanner.take()
        if not scanner.get_until("]"):
            raise _UriSyntaxError
        scanner.take()
    else:
        scanner.get(_HOST)


def _uri_parameter(scanner: _Scanner) -> None:
    start = scanner.place
    scanner.get_unescaped(_PARAMETER)
    name = scanner.text[start : scanner.place].lower()
    if scanner.peek() != "=":
        return
    scanner.take()
    if scanner.peek() == '"':
        scanner.get_quoted()
    elif scanner.peek() in _PARAMETER or scanner.peek() == "%":
        start = scanner.place
        scanner.get_unescaped(_PARAMETER)
        value = scanner.text[start : scanner.place]
        if name == "ttl" and not (is_digits(value) and int(value[:12]) <= _HIGHEST_TTL):
            raise _UriSyntaxError


def _header_parameters(scanner: _Scanner) -> None:
    while scanner.peek() == ";":
        scanner.take()
        scanner.get(_TOKEN)
        if scanner.peek() == "=":
            scanner.take()
            if scanner.peek() == '"':
                scanner.get_quoted()
            elif scanner.peek() in _TOKEN:
                scanner.get(_TOKEN)

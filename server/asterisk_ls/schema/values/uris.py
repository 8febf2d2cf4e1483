"""SIP URIs as Asterisk's own check takes them."""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import error, misread, quoted, refused, replaced
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import byte_length, items, strip
from asterisk_ls.schema.values.pjsip_uri import is_route, is_sip_uri
from asterisk_ls.schema.verdict import TAKEN, Verdict

LONGEST_URI = 511
LONGEST_HOST = 255
LONGEST_HOST_WITHOUT_PORT = LONGEST_HOST - len("_sips.tcp.")


def sip_uri_problem(text: str) -> str | None:
    """What Asterisk's length check minds about a URI, for a person; None when it passes.

    It looks at the scheme and at lengths only: `sip:` alone, a port of 99999 and blanks all pass.
    """
    if byte_length(text) > LONGEST_URI:
        return f"longer than {LONGEST_URI} characters"
    uri = strip(text)
    if uri.startswith("<") and uri.endswith(">"):
        uri = uri[1:-1]
    lower = uri[:5].lower()
    if lower.startswith("sip:"):
        host = uri[4:]
    elif lower == "sips:":
        host = uri[5:]
    else:
        return "a SIP URI begins with `sip:` or `sips:`"
    before, at, after = uri.partition("@")
    if at:
        host = after
    del before
    has_port = False
    if host.startswith("["):
        end = host.find("]")
        if end < 0:
            return "the `[` of an IPv6 address is not closed"
        has_port = host[end + 1 : end + 2] == ":"
        host = host[: end + 1]
    else:
        host = host.split(";", 1)[0].split("?", 1)[0]
        host, colon, _ = host.partition(":")
        has_port = bool(colon)
    longest = LONGEST_HOST if has_port else LONGEST_HOST_WITHOUT_PORT
    return f"the host is longer than {longest} characters" if byte_length(host) > longest else None


def judge_sip_uri_list(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`contact` of an AOR: SIP URIs with commas between."""
    for item in items(value):
        problem = sip_uri_problem(item.text)
        if problem is not None:
            message = f"Contact uri or hostname length exceeds pjproject limit or is not a sip(s) uri: {item.text}"
            better = replaced(value, item, f"sip:{item.text}") if _lacks_scheme(item.text) else None
            return refused(problem, error(message), part=item, suggestion=better)
    odd = next((item for item in items(value) if not is_sip_uri(item.text)), None)
    if odd is not None:
        return misread(f"{quoted(odd.text)} is no SIP URI, and cannot be called", None, part=odd)
    return TAKEN


def judge_sip_uri(option: OptionSchema, _name: str, value: str, context: ValueContext) -> Verdict:
    """A URI that nobody looks at while loading, or that is checked with the object as a whole."""
    if not value or option.key != "outbound_proxy" or context.type not in {"endpoint", "aor"}:
        return TAKEN
    if is_route(value):
        return TAKEN
    better = f"sip:{value}\\;lr" if _lacks_scheme(value) else None
    return misread(f"{quoted(value)} is no SIP URI: calls that go through it fail", None, suggestion=better)


def _lacks_scheme(text: str) -> bool:
    if sip_uri_problem(text) is None or sip_uri_problem(f"sip:{text}") is not None:
        return False
    head = text.rsplit("@", maxsplit=1)[-1].split(";", maxsplit=1)[0]
    return ":" not in head.split("]")[-1].rstrip("0123456789").rstrip(":") and " " not in text and "." in head

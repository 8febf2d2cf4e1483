"""Sections that belong together, to be filled in: a phone is an endpoint, an auth and an aor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from asterisk_ls.features.cursor import Zone
from asterisk_ls.features.items import Completion, Kind, literal
from asterisk_ls.syntax.spans import line_span
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.scope import Scope
    from asterisk_ls.syntax.nodes import Entry


class Snippet(NamedTuple):
    """Some sections. `${1:word}` is a place to fill in with what stands there at first, `$1` the same again.

    A password has no word: Asterisk refuses an empty one, and would take a made-up one.
    """

    name: str
    detail: str
    text: str


PJSIP = (
    Snippet(
        "phone",
        "endpoint, auth and aor of a phone that registers",
        """[${1:6001}]
type = endpoint
context = ${2:phones}
disallow = all
allow = ${3:ulaw,alaw}
auth = $1
aors = $1

[$1]
type = auth
username = $1
password = $4

[$1]
type = aor
max_contacts = 1
""",
    ),
    Snippet(
        "webrtc-phone",
        "endpoint, auth and aor of a browser",
        """[${1:6001}]
type = endpoint
webrtc = yes
context = ${2:phones}
disallow = all
allow = ${3:opus,ulaw}
auth = $1
aors = $1

[$1]
type = auth
username = $1
password = $4

[$1]
type = aor
max_contacts = 1
remove_existing = yes
""",
    ),
    Snippet(
        "trunk",
        "endpoint, aor, auth, registration and identify of a carrier that wants us to register",
        """[${1:carrier}]
type = endpoint
context = ${2:from-carrier}
disallow = all
allow = ${3:ulaw,alaw}
outbound_auth = $1
aors = $1
from_domain = ${4:sip.example.com}

[$1]
type = auth
username = ${5:account}
password = $6

[$1]
type = aor
contact = sip:$4

[$1]
type = registration
outbound_auth = $1
server_uri = sip:$4
client_uri = sip:$5@$4
contact_user = $5

[$1]
type = identify
endpoint = $1
match = $4
""",
    ),
    Snippet(
        "trunk-by-address",
        "endpoint, aor and identify of a peer that is known by its address",
        """[${1:peer}]
type = endpoint
context = ${2:from-peer}
disallow = all
allow = ${3:ulaw,alaw}
aors = $1

[$1]
type = aor
contact = sip:${4:192.0.2.10}

[$1]
type = identify
endpoint = $1
match = $4
""",
    ),
    Snippet(
        "transport",
        "a transport for phones without encryption",
        """[${1:transport-udp}]
type = transport
protocol = ${2:udp}
bind = ${3:0.0.0.0}
""",
    ),
    Snippet(
        "transport-tls",
        "a transport with encryption",
        """[${1:transport-tls}]
type = transport
protocol = tls
bind = ${2:0.0.0.0}
cert_file = ${3:/etc/asterisk/keys/asterisk.crt}
priv_key_file = ${4:/etc/asterisk/keys/asterisk.key}
method = ${5:tlsv1_2}
""",
    ),
    Snippet(
        "transport-wss",
        "a transport for browsers; http.conf has the port and the certificate",
        """[${1:transport-wss}]
type = transport
protocol = wss
bind = ${2:0.0.0.0}
""",
    ),
    Snippet(
        "phone-template",
        "what phones have in common, and one of them",
        """[${1:phone}](!)
type = endpoint
context = ${2:phones}
disallow = all
allow = ${3:ulaw,alaw}

[${4:6001}]($1)
auth = $4
aors = $4

[$4]
type = auth
username = $4
password = $5

[$4]
type = aor
max_contacts = 1
""",
    ),
)
WIZARD = (
    Snippet(
        "phone",
        "a phone that registers",
        """[${1:6001}]
type = wizard
accepts_registrations = yes
accepts_auth = yes
inbound_auth/username = $1
inbound_auth/password = $2
endpoint/context = ${3:phones}
endpoint/allow = ${4:ulaw,alaw}
aor/max_contacts = 1
""",
    ),
    Snippet(
        "trunk",
        "a carrier that wants us to register",
        """[${1:carrier}]
type = wizard
remote_hosts = ${2:sip.example.com}
sends_auth = yes
sends_registrations = yes
outbound_auth/username = ${3:account}
outbound_auth/password = $4
endpoint/context = ${5:from-carrier}
endpoint/allow = ${6:ulaw,alaw}
""",
    ),
)
SNIPPETS = {"pjsip.conf": PJSIP, "pjsip_wizard.conf": WIZARD}
_PLACE = re.compile(r"\$\{(\d+):([^}]*)\}|\$(\d+)")


def snippets_at(scope: Scope, cursor: Cursor, *, snippets: bool) -> Iterator[Completion]:
    """The snippets of the file, where new sections may begin: behind the last line of a section, or at a `[`.

    Below a header with nothing below it, they go on with that section.
    """
    if cursor.is_assigned or not _is_last(cursor):
        return
    if cursor.zone is Zone.NAME:
        span, name = cursor.span, _waiting_header(scope, cursor)
    else:
        line = line_span(cursor.section, cursor.line).shifted(cursor.start)
        span, name = Span(cursor.span.start, cursor.span.end + cursor.is_closed), ""
        if Span(span.start - 1, span.end) != line:
            return
    newline = "\r\n" if "\r\n" in cursor.section.text else "\n"
    for snippet in SNIPPETS.get(scope.unit.path, ()):
        if name and "](" in snippet.text.partition("\n")[0]:
            continue  # its first section is a template, and the one that is there is none
        text = _below(snippet.text, name) if name else snippet.text
        text = text if cursor.zone is Zone.NAME else text.removeprefix("[")
        yield Completion(
            snippet.name,
            Kind.SNIPPET,
            span,
            (text if snippets else filled_in(text)).rstrip("\n").replace("\n", newline),
            is_snippet=snippets,
            sort=f"{'02' if name else '9'} {snippet.name}",
            detail=snippet.detail,
            key=("snippet", scope.unit.path, snippet.name),
        )


def snippet_text(file: str, name: str) -> str:
    """Markdown that shows a snippet; empty where there is none of that name."""
    text = next((filled_in(one.text) for one in SNIPPETS.get(file, ()) if one.name == name), "")
    return f"```ini\n{text}```" if text else ""


def _waiting_header(scope: Scope, cursor: Cursor) -> str:
    """The name of the section, when there is nothing in it yet."""
    header = cursor.section.header
    is_empty = (
        header is not None and header.modifiers is None and cursor.section.all_entries[1:] in ((), _typed(cursor))
    )
    return header.name if header is not None and is_empty and not scope.types else ""


def _typed(cursor: Cursor) -> tuple[Entry, ...]:
    return tuple(entry for entry in cursor.section.all_entries if entry.line == cursor.line)


def _below(text: str, name: str) -> str:
    """The snippet without its first header, for a section that is called so."""
    _, _, rest = text.partition("\n")
    return rest.replace("$1", literal(name))


def filled_in(text: str) -> str:
    """A snippet with what stands in its places at first, for editors that cannot jump from one to the next."""
    words = {number: word for number, word, _ in _PLACE.findall(text) if number}
    return "\n".join(line.rstrip() for line in _PLACE.sub(lambda m: words.get(m[1] or m[3], ""), text).split("\n"))


def _is_last(cursor: Cursor) -> bool:
    """Whether nothing but the cursor's own line follows in the section, so that no option goes over to a new one."""
    return all(entry.line <= cursor.line for entry in cursor.section.all_entries)

"""Sections that belong together, to be filled in: a phone is an endpoint, an auth and an aor."""

from __future__ import annotations

from asterisk_ls.tuples import NamedTuple


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
        "transport-udp",
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
PHONES = "phones"
"""The context of phones in the snippets."""

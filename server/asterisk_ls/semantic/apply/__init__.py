"""What Asterisk checks once all lines of an object are read: the apply handlers, by object type.

Each is a function from a `View` to faults, in the order of Asterisk's own checks. The first fatal one ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.apply import doubts
from asterisk_ls.semantic.apply.authentication import auth
from asterisk_ls.semantic.apply.endpoint import endpoint
from asterisk_ls.semantic.apply.identification import doubts_of_identify, facts_of_identify, identify
from asterisk_ls.semantic.apply.location import location, profile
from asterisk_ls.semantic.apply.outbound import facts_of_registration, outbound_publish, registration
from asterisk_ls.semantic.apply.provisioning import facts_of_endpoint, phoneprov
from asterisk_ls.semantic.apply.secrets import doubts_of_auth, facts_of_auth
from asterisk_ls.semantic.apply.services import aeap_client, ari_user, outbound_websocket, websocket_client
from asterisk_ls.semantic.apply.signing import attestation, stir_profile, verification
from asterisk_ls.semantic.apply.small import (
    domain_alias,
    facts_of_global,
    global_,
    resource_list,
    system,
)
from asterisk_ls.semantic.apply.transport import facts_of_transport, transport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.apply.view import View
    from asterisk_ls.semantic.model import Fault

HANDLERS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {
    ("pjsip.conf", "auth"): auth,
    ("pjsip.conf", "domain_alias"): domain_alias,
    ("pjsip.conf", "endpoint"): endpoint,
    ("pjsip.conf", "global"): global_,
    ("pjsip.conf", "identify"): identify,
    ("pjsip.conf", "outbound-publish"): outbound_publish,
    ("pjsip.conf", "phoneprov"): phoneprov,
    ("pjsip.conf", "registration"): registration,
    ("pjsip.conf", "resource_list"): resource_list,
    ("pjsip.conf", "system"): system,
    ("pjsip.conf", "transport"): transport,
    ("geolocation.conf", "location"): location,
    ("geolocation.conf", "profile"): profile,
    ("stir_shaken.conf", "attestation"): attestation,
    ("stir_shaken.conf", "tn"): attestation,
    ("stir_shaken.conf", "verification"): verification,
    ("stir_shaken.conf", "profile"): stir_profile,
    ("aeap.conf", "client"): aeap_client,
    ("ari.conf", "outbound_websocket"): outbound_websocket,
    ("ari.conf", "user"): ari_user,
    ("websocket_client.conf", "websocket_client"): websocket_client,
}

DOUBTS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {
    ("pjsip.conf", "acl"): doubts.acl,
    ("pjsip.conf", "aor"): doubts.aor,
    ("pjsip.conf", "auth"): doubts_of_auth,
    ("pjsip.conf", "endpoint"): doubts.endpoint,
    ("pjsip.conf", "identify"): doubts_of_identify,
    ("pjsip.conf", "registration"): doubts.registration,
    ("pjsip.conf", "transport"): doubts.transport,
}
"""What cannot work though Asterisk takes it; looked for in objects that are created."""

FACTS: dict[tuple[str, str], Callable[[View], dict[str, str]]] = {
    ("pjsip.conf", "aor"): doubts.facts_of_aor,
    ("pjsip.conf", "auth"): facts_of_auth,
    ("pjsip.conf", "endpoint"): facts_of_endpoint,
    ("pjsip.conf", "global"): facts_of_global,
    ("pjsip.conf", "identify"): facts_of_identify,
    ("pjsip.conf", "registration"): facts_of_registration,
    ("pjsip.conf", "transport"): facts_of_transport,
}
"""What objects tell others of themselves, whether they could be made or not."""

RANKS = {
    "named_acl": 0,
    "global": 0,
    "system": 0,
    "location": 0,
    "attestation": 0,
    "verification": 0,
    "websocket_client": 0,
    "profile": 1,
    "transport": 2,
    "phoneprov": 9,
}
"""Types whose objects others ask about, lower first; all other types stand at `RANK`."""
RANK = 5

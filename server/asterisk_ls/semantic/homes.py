"""Where the objects are that a reference or a question names."""

from __future__ import annotations

from functools import cache

HOMES = {
    "geolocation-profile": ("geolocation.conf", "profile"),
    "geolocation-location": ("geolocation.conf", "location"),
    "stir-shaken-profile": ("stir_shaken.conf", "profile"),
    "acl.conf": ("acl.conf", "named_acl"),
    "named_acl": ("acl.conf", "named_acl"),
    "websocket-client": ("websocket_client.conf", "websocket_client"),
    "ari-user": ("ari.conf", "user"),
    "confbridge-bridge": ("confbridge.conf", "bridge_profile"),
    "confbridge-user": ("confbridge.conf", "user_profile"),
    "confbridge-menu": ("confbridge.conf", "menu"),
    "parking-lot": ("res_parking.conf", "parking_lot"),
}
"""Names that references use for types of other files; all other names are types of `pjsip.conf`."""

Home = tuple[str, str]
"""The file and type that objects are known by, whatever file `sorcery.conf` has them read from."""


@cache
def home_of(type_: str) -> Home:
    """The file and type behind a name that references and questions use."""
    return HOMES.get(type_, ("pjsip.conf", type_))

"""Option names that people write, and what stands in their place in PJSIP.

Most are those of `sip.conf`, the file of chan_sip, which Asterisk 21 dropped.
"""

from __future__ import annotations

from asterisk_ls.rules.wording import with_article
from asterisk_ls.schema.values.booleans import PLAIN
from asterisk_ls.tuples import NamedTuple


class Advice(NamedTuple):
    """What to do about a wrong name."""

    text: str
    """Half a line that goes behind the name."""
    use: str | None = None
    """The option of the same section to write instead, when its values are written alike."""
    values: frozenset[str] | None = None
    """Those that are; None when all of them are."""

    def fits(self, value: str) -> bool:
        """Whether the value means the same behind `use`."""
        return self.use is not None and (self.values is None or value.lower() in self.values)


def advice_on(type_: str, name: str) -> Advice | None:
    """What is known of a wrong option name in a section of that type; None: nothing."""
    lower = name.lower()
    renamed = SLIPS.get(type_, {}).get(lower)
    if renamed is not None:
        return Advice(f"in {with_article(type_)} it is `{renamed}`", renamed)
    return CHAN_SIP.get(type_, {}).get(lower) or (_SIP_ANYWHERE.get(lower) if type_ in _TAKES_SIP_NAMES else None)


SLIPS: dict[str, dict[str, str]] = {
    "endpoint": {
        "setvar": "set_var",
        "set_vars": "set_var",
        "mailbox": "mailboxes",
        "aor": "aors",
        "auths": "auth",
        "disalow": "disallow",
        "dissallow": "disallow",
        "disallowed": "disallow",
        "alow": "allow",
        "allowed": "allow",
        "transports": "transport",
        "contexts": "context",
        "caller_id": "callerid",
        "callgroups": "call_group",
        "pickupgroups": "pickup_group",
        "outbound_auths": "outbound_auth",
        "t38_bind_rtp_to_media_address": "t38_bind_udptl_to_media_address",
    },
    "aor": {
        "contacts": "contact",
        "max_contact": "max_contacts",
        "maxcontact": "max_contacts",
        "mailbox": "mailboxes",
        "remove_exisiting": "remove_existing",
    },
    "auth": {"user_name": "username", "pasword": "password", "passwords": "password", "authtype": "auth_type"},
    "identify": {"endpoints": "endpoint", "matches": "match"},
    "registration": {
        "outbound_auths": "outbound_auth",
        "server_url": "server_uri",
        "client_url": "client_uri",
        "serveruri": "server_uri",
        "clienturi": "client_uri",
    },
    "transport": {"localnet": "local_net", "local_nets": "local_net", "protocols": "protocol"},
    "resource_list": {"list_items": "list_item"},
    "domain_alias": {"domains": "domain"},
}
"""Wrong names that can only mean one thing."""

_IN_AUTH = "is an option of chan_sip; in PJSIP the password stands in a section of type auth, as `password`"
_USER = "is an option of chan_sip; in PJSIP the user stands in a section of type auth, as `username`"
_CONTACT = "is an option of chan_sip; in PJSIP the address stands in an aor (`contact`) or in an identify (`match`)"
_TRANSPORT = "is an option of chan_sip; in PJSIP it belongs in a section of type transport, as `{}`"
_AOR = "is an option of chan_sip; in PJSIP it belongs in a section of type aor, as `{}`"
_NONE = "is an option of chan_sip and has no counterpart in PJSIP"


def _here(name: str, *, alike: bool = True, values: frozenset[str] | None = None) -> Advice:
    return Advice(f"is an option of chan_sip; in PJSIP it is `{name}`", name if alike else None, values)


_SIP_ANYWHERE: dict[str, Advice] = {
    "secret": Advice(_IN_AUTH),
    "remotesecret": Advice(
        "is an option of chan_sip; in PJSIP the password stands in an auth section that `outbound_auth` names"
    ),
    "md5secret": Advice(
        "is an option of chan_sip; in PJSIP the digest stands in a section of type auth, as `md5_cred`"
    ),
    "username": Advice(_USER),
    "defaultuser": Advice(_USER),
    "authuser": Advice(
        "is an option of chan_sip; in PJSIP the user stands in an auth section that `outbound_auth` names"
    ),
    "host": Advice(_CONTACT),
    "defaultip": Advice(_CONTACT),
    "port": Advice(
        "is an option of chan_sip; in PJSIP the port is part of the address, as in `contact = sip:192.0.2.1:5060`"
    ),
    "nat": Advice("is an option of chan_sip; in PJSIP it is `rtp_symmetric`, `force_rport` and `rewrite_contact`"),
    "qualify": Advice(_AOR.format("qualify_frequency")),
    "qualifyfreq": Advice(_AOR.format("qualify_frequency")),
    "insecure": Advice("is an option of chan_sip; in PJSIP an endpoint without `auth` is not asked for a password"),
    "allowguest": Advice("is an option of chan_sip; in PJSIP guests are let in by an endpoint named `anonymous`"),
    "alwaysauthreject": Advice("is an option of chan_sip; PJSIP always does so"),
    "register": Advice("is an option of chan_sip; in PJSIP it is a section of its own, of type registration"),
    "callbackextension": Advice("is an option of chan_sip; in PJSIP it is `contact_user` of a registration"),
    "regexten": Advice("is an option of chan_sip; in PJSIP only `regcontext` of the global section is left of it"),
    "bindaddr": Advice(_TRANSPORT.format("bind")),
    "udpbindaddr": Advice(_TRANSPORT.format("bind")),
    "tcpbindaddr": Advice(_TRANSPORT.format("bind")),
    "tlsbindaddr": Advice(_TRANSPORT.format("bind")),
    "bindport": Advice(_TRANSPORT.format("bind")),
    "tcpenable": Advice("is an option of chan_sip; in PJSIP it is a transport of its own, with `protocol = tcp`"),
    "tlsenable": Advice("is an option of chan_sip; in PJSIP it is a transport of its own, with `protocol = tls`"),
    "externip": Advice(_TRANSPORT.format("external_signaling_address` and `external_media_address")),
    "externaddr": Advice(_TRANSPORT.format("external_signaling_address` and `external_media_address")),
    "externhost": Advice(_TRANSPORT.format("external_signaling_address` and `external_media_address")),
    "localnet": Advice(_TRANSPORT.format("local_net")),
    "tlscertfile": Advice(_TRANSPORT.format("cert_file")),
    "tlsprivatekey": Advice(_TRANSPORT.format("priv_key_file")),
    "tlscafile": Advice(_TRANSPORT.format("ca_list_file")),
    "tlscadir": Advice(_TRANSPORT.format("ca_list_path")),
    "tlscipher": Advice(_TRANSPORT.format("cipher")),
    "tlsclientmethod": Advice(_TRANSPORT.format("method")),
    "useragent": Advice("is an option of chan_sip; in PJSIP it belongs in the global section, as `user_agent`"),
    "videosupport": Advice("is an option of chan_sip; in PJSIP video is a matter of `allow`"),
    "callcounter": Advice("is an option of chan_sip; PJSIP always keeps count"),
    "call-limit": Advice("is an option of chan_sip; in PJSIP the dialplan counts calls, with `GROUP()`"),
    "limitonpeers": Advice(_NONE),
    "subscribemwi": Advice(_NONE),
}
"""Names of `sip.conf` that mean something for a whole peer, or for the whole file."""

_TAKES_SIP_NAMES = frozenset({"endpoint", "aor", "identify", "registration", "transport", "global", "system"})

CHAN_SIP: dict[str, dict[str, Advice]] = {
    "endpoint": {
        "canreinvite": _here("direct_media", values=PLAIN),
        "directmedia": _here("direct_media", values=PLAIN),
        "dtmfmode": _here("dtmf_mode", values=frozenset({"auto", "inband", "info"})),
        "fromuser": _here("from_user"),
        "fromdomain": _here("from_domain"),
        "callgroup": _here("call_group"),
        "pickupgroup": _here("pickup_group"),
        "namedcallgroup": _here("named_call_group"),
        "namedpickupgroup": _here("named_pickup_group"),
        "mohsuggest": _here("moh_suggest"),
        "musiconhold": _here("moh_suggest", alike=False),
        "rtptimeout": _here("rtp_timeout"),
        "rtpholdtimeout": _here("rtp_timeout_hold"),
        "rtpkeepalive": _here("rtp_keepalive"),
        "allowtransfer": _here("allow_transfer"),
        "allowsubscribe": _here("allow_subscribe"),
        "allowoverlap": _here("allow_overlap", values=PLAIN),
        "subscribecontext": _here("subscribe_context"),
        "outofcall_message_context": _here("message_context"),
        "outboundproxy": _here("outbound_proxy", alike=False),
        "usereqphone": _here("user_eq_phone"),
        "promiscredir": _here("redirect_method", alike=False),
        "callingpres": _here("callerid_privacy", alike=False),
        "fullname": _here("callerid", alike=False),
        "cid_number": _here("callerid", alike=False),
        "cid_tag": _here("callerid_tag"),
        "calleridname": _here("callerid", alike=False),
        "sendrpid": Advice("is an option of chan_sip; in PJSIP it is `send_pai` or `send_rpid`"),
        "trustrpid": _here("trust_id_inbound"),
        "t38pt_udptl": _here("t38_udptl", alike=False),
        "faxdetect": _here("fax_detect", alike=False),
        "encryption": _here("media_encryption", alike=False),
        "avpf": _here("use_avpf"),
        "icesupport": _here("ice_support"),
        "dtlsenable": _here("media_encryption", alike=False),
        "progressinband": _here("inband_progress", alike=False),
        "busylevel": _here("device_state_busy_at"),
        "vmexten": _here("voicemail_extension"),
        "session-timers": _here("timers", alike=False),
        "session_timers": Advice("in an endpoint it is `timers`"),
        "hasvoicemail": Advice("is an option of `users.conf`; in PJSIP `mailboxes` names the mailbox"),
        "mohinterpret": Advice(
            "is an option of chan_sip and has no counterpart in PJSIP; the dialplan sets `CHANNEL(musicclass)`"
        ),
        "contacts": Advice("belongs in the section of type aor that `aors` names, as `contact`"),
        "session-expires": _here("timers_sess_expires"),
        "session-minse": _here("timers_min_se"),
        "tonezone": _here("tone_zone"),
        "autoframing": _here("use_ptime"),
        "maxforwards": Advice("is an option of chan_sip; in PJSIP it belongs in the global section, as `max_forwards`"),
        "codec": _here("allow", alike=False),
        "codecs": Advice("in an endpoint it is `allow`"),
        "password": Advice("belongs to the auth section that `auth` names"),
    },
    "aor": {
        "qualify": _here("qualify_frequency", alike=False),
        "qualifyfreq": _here("qualify_frequency"),
        "maxexpiry": _here("maximum_expiration"),
        "minexpiry": _here("minimum_expiration"),
        "defaultexpiry": _here("default_expiration"),
        "host": _here("contact", alike=False),
    },
    "auth": {
        "secret": _here("password"),
        "passwd": Advice("in an auth it is `password`", "password"),
        "pass": Advice("in an auth it is `password`", "password"),
        "user": Advice("in an auth it is `username`", "username"),
        "md5secret": _here("md5_cred"),
        "defaultuser": _here("username"),
    },
    "identify": {
        "host": _here("match", alike=False),
        "ip": Advice("in an identify it is `match`", "match"),
        "address": Advice("in an identify it is `match`", "match"),
    },
    "registration": {
        "auth": Advice("in a registration it is `outbound_auth`", "outbound_auth"),
        "registertimeout": _here("retry_interval"),
        "registerattempts": _here("max_retries", alike=False),
        "defaultexpiry": _here("expiration"),
        "username": Advice("belongs to the auth section that `outbound_auth` names"),
        "password": Advice("belongs to the auth section that `outbound_auth` names"),
    },
    "transport": {
        "bindaddr": _here("bind"),
        "udpbindaddr": _here("bind"),
        "tcpbindaddr": _here("bind"),
        "tlsbindaddr": _here("bind"),
        "tlscertfile": _here("cert_file"),
        "tlsprivatekey": _here("priv_key_file"),
        "tlscafile": _here("ca_list_file"),
        "tlscadir": _here("ca_list_path"),
        "tlscipher": _here("cipher", alike=False),
        "tlsclientmethod": _here("method"),
        "externip": Advice(
            "is an option of chan_sip; in PJSIP it is `external_signaling_address` and `external_media_address`"
        ),
        "externaddr": Advice(
            "is an option of chan_sip; in PJSIP it is `external_signaling_address` and `external_media_address`"
        ),
        "port": Advice("in a transport it is part of `bind`"),
    },
    "global": {"useragent": _here("user_agent"), "realm": _here("default_realm"), "maxforwards": _here("max_forwards")},
}
"""Names of `sip.conf`, and some that suggest themselves, with their counterpart in a section of that type."""

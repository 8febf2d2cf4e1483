"""`rtp.conf`, `musiconhold.conf`, `indications.conf`: sounds and tones."""

from __future__ import annotations

from schema_build.own_code.shapes import (
    SINCE_16,
    Keys,
    OwnFile,
    Sections,
    Since,
    first,
    many,
    name_of,
    number,
    path,
    special,
    text,
    word,
    yes_no,
    yes_no_or,
)

_ICE: Since = {"13": "13.33.0", "16": "16.10.0"}
_ICE_BLACKLIST: Since = {"13": "13.13.0"}
_STUN_BLACKLIST: Since = {"13": "13.16.0"}
_SOFTWARE: Since = {"13": None, "16": "16.19.0", "18": "18.5.0"}
_RERESOLVE: Since = {"13": None, "16": None, "18": None, "20": "20.20.0", "21": None, "22": "22.10.0", "23": "23.4.0"}
_REPLAY: Since = {"13": "13.38.2", "16": "16.16.1", "18": "18.2.1"}


def _acl(since: Since) -> Keys:
    return many(special("text", since=since))


_RTP = Sections(
    {
        **first(
            {
                "rtpstart": number(low=1024, high=65535, default="5000", reads_as="clamp"),
                "rtpend": number(low=1024, high=65535, default="31000", reads_as="clamp"),
                "rtcpinterval": number(low=500, high=60000, default="5000", reads_as="clamp"),
                "rtpchecksums": special("not_false", "yes"),
                "dtmftimeout": number(
                    low=0,
                    high=64000,
                    default="1200",
                    log=("WARNING", "DTMF timeout of '{number}' outside range, using default of '1200' instead"),
                ),
                "strictrtp": yes_no_or("seqno", default="yes"),
                "probation": number(
                    "scan",
                    low=2,
                    default="4",
                    log=("WARNING", "Value for 'probation' could not be read, using default of '4' instead"),
                ),
                "srtpreplayprotection": yes_no("yes", since=_REPLAY),
                "icesupport": yes_no("yes"),
                "stun_software_attribute": yes_no("yes", since=_SOFTWARE),
                "stunaddr_reresolve_ttl_0": yes_no("yes", since=_RERESOLVE),
                "stunaddr": text(),
                "turnaddr": special("turn_address"),
                "turnusername": text(),
                "turnpassword": text(),
                "dtls_mtu": number(
                    "scan",
                    low=256,
                    default="1200",
                    log=("WARNING", "Value for 'dtls_mtu' could not be read, using default of '1200' instead"),
                    since={"13": "13.28.0", "16": "16.5.0"},
                ),
            }
        ),
        "ice_blacklist": _acl(_ICE_BLACKLIST),
        "stun_blacklist": _acl(_STUN_BLACKLIST),
        **{f"ice_{name}": _acl(_ICE) for name in ("acl", "deny", "permit")},
        **{f"stun_{name}": _acl(_ICE) for name in ("acl", "deny", "permit")},
    },
    "general",
)
_CANDIDATES = Sections({}, "ice_host_candidates", patterns={"^": special("ice_candidate")})

_LOOP: Since = {"13": None, "16": None, "18": "18.19.0", "20": "20.4.0"}
_ANSWERED: Since = {"13": None, "16": "16.29.0", "18": "18.15.0"}
_KILL: Since = {"13": "13.18.0"}
_MODES = ("files", "playlist", "custom", "mp3", "mp3nb", "quietmp3", "quietmp3nb", "httpmp3")
_MUSIC = {
    "general": Sections(
        {"cachertclasses": yes_no("no"), "preferchannelclass": yes_no("yes", since=SINCE_16)},
        "general",
        unknown=("WARNING", "Unknown option '{name}' in [general] section of musiconhold.conf"),
        is_first=False,
    ),
    "class": Sections(
        {
            "name": text(),
            "mode": text(values=list(_MODES), required=True),
            "entry": many(special("playlist_entry", since={"13": None, "16": "16.7.0"})),
            "directory": path(),
            "application": text(),
            "announcement": text(),
            "digit": special("digit"),
            "random": yes_no(
                "no",
                replaced_by="sort",
                extra={
                    "replaced_log": [
                        "WARNING",
                        "Music on hold 'random' setting is deprecated in 14.  Please use 'sort=random' instead.",
                    ]
                },
            ),
            "sort": word("random", "alpha", "randstart"),
            "loop_last": yes_no("no", since=_LOOP),
            "format": special("music_format", "slin"),
            "kill_escalation_delay": number(
                "unsigned",
                default="100",
                log=("WARNING", "kill_escalation_delay '{value}' is invalid.  Setting to 100ms"),
                since=_KILL,
            ),
            "kill_method": word(
                *("process_group", "process"),
                default="process_group",
                reads_as="process_group",
                log=("WARNING", "kill_method '{value}' is invalid.  Setting to 'process_group'"),
                since=_KILL,
            ),
            "answeredonly": yes_no("no", since=_ANSWERED),
        },
    ),
}

_TONES = ("dial", "busy", "ring", "congestion", "callwaiting", "dialrecall", "record", "info", "stutter")
_INDICATIONS = {
    "general": Sections(first({"country": name_of("tone-zone")}), "general"),
    "country": Sections(
        {"description": text(), "ringcadence": special("cadence"), **{tone: text() for tone in _TONES}},
        patterns={"^": text()},
        is_complete=False,
    ),
}

FILES = (
    OwnFile("rtp.conf", "res_rtp_asterisk", {"general": _RTP, "ice_host_candidates": _CANDIDATES}),
    OwnFile("musiconhold.conf", "res_musiconhold", _MUSIC),
    OwnFile(
        "indications.conf",
        "indications",
        _INDICATIONS,
        ("WARNING", "Can't find indications config file indications.conf."),
    ),
)

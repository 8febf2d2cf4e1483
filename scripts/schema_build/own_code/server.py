"""`http.conf` (`main/http.c`, `main/tcptls.c`) and `manager.conf` (`main/manager.c`)."""

from __future__ import annotations

from schema_build.own_code.shapes import (
    Keys,
    OwnFile,
    Sections,
    Since,
    many,
    number,
    path,
    special,
    text,
    yes_no,
)

_TLS_13: Since = {"13": "13.7.1"}
_PAGES: Since = {"13": "13.31.0", "16": "16.8.0"}
_RESTRICTIONS: Since = {
    "13": None,
    "16": None,
    "18": None,
    "20": "20.19.0",
    "21": "21.12.3",
    "22": "22.9.0",
    "23": "23.3.0",
}
_TLS: dict[str, Keys] = {
    "tlsenable": yes_no("no"),
    "sslenable": yes_no("no"),
    "tlscertfile": path("asterisk.pem"),
    "tlscert": path("asterisk.pem"),
    "sslcert": path("asterisk.pem"),
    "tlsprivatekey": path(),
    "sslprivatekey": path(),
    "tlscipher": text(),
    "sslcipher": text(),
    "tlsbindaddr": special("parsed_address", log=("ERROR", "Invalid {name} '{value}'")),
    "sslbindaddr": special("parsed_address", log=("ERROR", "Invalid {name} '{value}'")),
    "tlsservercipherorder": yes_no(since=_TLS_13),
    "tlsdisablev1": yes_no(since=_TLS_13),
    "tlsdisablev11": yes_no(since=_TLS_13),
    "tlsdisablev12": yes_no(since=_TLS_13),
}
"""What `ast_tls_read_conf` takes of a server."""
_INVALID = ("WARNING", "Invalid {name} '{value}' at line {line} of http.conf")

_HTTP = {
    "general": Sections(
        {
            **_TLS,
            "servername": text(since={"13": "13.2.0"}),
            "enabled": yes_no("no"),
            "enablestatic": yes_no("no", replaced_by="enable_static"),
            "enable_static": yes_no("no", since=_PAGES),
            "enable_status": yes_no("no", since=_PAGES),
            "bindport": number(
                "uint32",
                0,
                65535,
                "8088",
                log=("WARNING", "Invalid port {value} specified. Using default port 8088"),
            ),
            "bindaddr": special("listening_address"),
            "prefix": text(),
            "redirect": many(special("redirect", log=("WARNING", "Invalid redirect '{value}'"))),
            "sessionlimit": number("int32", 1, default="100", log=_INVALID),
            "session_inactivity": number("int32", 1, default="30000", log=_INVALID),
            "session_keep_alive": number("scan", 0, default="15000", log=_INVALID),
        },
        "general",
        unknown=("WARNING", "Ignoring unknown option '{name}' in http.conf"),
    ),
    "post_mappings": Sections({}, "post_mappings", patterns={"^": text()}),
    "restriction": Sections(
        {
            "type": text(required=True, since=_RESTRICTIONS),
            **{name: many(text(since=_RESTRICTIONS)) for name in ("acl", "deny", "permit")},
        },
        is_complete=False,
    ),
}

_PERMISSIONS = (
    *("system", "call", "log", "verbose", "command", "agent", "user", "config", "dtmf", "reporting", "cdr", "dialplan"),
    *("originate", "agi", "cc", "aoc", "test", "security", "message", "all", "none"),
)
_FILTERS: Since = {"13": None, "16": None, "18": "18.26.0", "20": "20.11.0", "21": "21.6.0", "22": "22.1.0"}
_DISABLED: Since = {"13": None, "16": "16.25.0", "18": "18.11.0"}
_MANAGER = {
    "general": Sections(
        {
            **_TLS,
            "enabled": yes_no("no"),
            "webenabled": yes_no("no"),
            "port": number("uint32", 1024, 65535, "5038", log=("WARNING", "Invalid port number '{value}'")),
            "bindaddr": special(
                "parsed_address",
                "::",
                log=("WARNING", "Invalid address '{value}' specified, default '::' will be used"),
                extra={"port": "ignored"},
            ),
            "brokeneventsaction": yes_no("no"),
            "allowmultiplelogin": yes_no("yes"),
            "displayconnects": yes_no("yes"),
            "timestampevents": yes_no("no"),
            "debug": yes_no("no"),
            "httptimeout": number(low=1, default="60"),
            "authtimeout": number(
                low=1, default="30", log=("WARNING", "Invalid authtimeout value '{value}', using default value")
            ),
            "authlimit": number(
                low=1, default="50", log=("WARNING", "Invalid authlimit value '{value}', using default value")
            ),
            "channelvars": many(text()),
            "disabledevents": many(text(since=_DISABLED)),
        },
        "general",
        unknown=("NOTICE", "Invalid keyword <{name}> = <{value}> in manager.conf [general]"),
    ),
    "user": Sections(
        {
            "secret": text(),
            **{name: many(text()) for name in ("acl", "deny", "permit")},
            "read": special("permissions", values=list(_PERMISSIONS)),
            "write": special("permissions", values=list(_PERMISSIONS)),
            "displayconnects": yes_no("yes"),
            "allowmultiplelogin": yes_no("yes"),
            "writetimeout": number(
                low=100, default="100", log=("WARNING", "Invalid writetimeout value '{value}' at line {line}")
            ),
            "setvar": many(special("assignment")),
            "eventfilter": many(special("event_filter")),
        },
        patterns={"^eventfilter": many(special("event_filter", since=_FILTERS))},
    ),
}

FILES = (
    OwnFile("http.conf", "http", _HTTP),
    OwnFile(
        "manager.conf",
        "manager",
        _MANAGER,
        ("NOTICE", "Unable to open AMI configuration manager.conf, or configuration is invalid."),
    ),
)

"""`asterisk.conf` (`main/options.c`), `logger.conf` (`main/logger.c`) and `modules.conf` (`main/loader.c`)."""

from __future__ import annotations

from schema_build.own_code.shapes import (
    SINCE_16,
    UNTIL_23,
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
)

_CACHE: Since = {"13": None, "16": "16.16.0", "18": "18.2.0"}
_BACKEND: Since = {"13": None, "16": None, "18": None, "20": "20.15.0", "21": "21.10.0", "22": "22.5.0"}
_SHELL: Since = {"13": None, "16": None, "18": "18.26.2", "20": "20.14.1", "21": "21.9.1", "22": "22.4.1"}
_HIDDEN: Since = {"13": None, "16": "16.9.0"}
_TIMING: Since = dict.fromkeys(("18", "20", "21", "22", "23", "master"))
_SOUNDS: Since = {"13": None, "16": None, "18": "18.21.0", "20": "20.6.0", "21": "21.1.0"}
_TRACE: Since = {"13": None, "16": "16.12.0"}
_DIRECTORIES = (*("etc", "mod", "varlib", "db", "key", "data", "agi", "spool", "run", "log", "sbin"),)
_SWITCHES = (
    *("timestamp", "execincludes", "nofork", "alwaysfork", "quiet", "console", "highpriority", "initcrypto", "nocolor"),
    *("dontwarn", "dumpcore", "cache_record_files", "cache_media_frames", "transcode_via_sln", "autosystemname"),
    *("transmit_silence_during_record", "transmit_silence", "languageprefix", "lightbackground"),
    *("forceblackbackground", "hideconnect", "lockconfdir", "live_dangerously"),
)

_ASTERISK = {
    "directories": Sections(
        {**{f"ast{name}dir": path() for name in _DIRECTORIES}, "astcachedir": path(since=_CACHE)}, "directories"
    ),
    "files": Sections({f"astctl{name}": text() for name in ("", "permissions", "owner", "group")}, "files"),
    "options": Sections(
        {
            "verbose": number(default="0"),
            "debug": special("number_or_bool", "0"),
            "trace": special("number_or_bool", "0", since=_TRACE),
            **{name: yes_no() for name in _SWITCHES},
            "refdebug": yes_no("no", since=SINCE_16),
            "record_cache_dir": path(),
            "mindtmfduration": number("unsigned", default="80"),
            "rtp_use_dynamic": yes_no("yes", since=SINCE_16),
            "rtp_pt_dynamic": number("uint32", 0, 96, "35"),
            "maxcalls": number("scan", 0, default="0"),
            "maxload": special("scan_double", "0"),
            "maxfiles": number(default="0"),
            "runuser": text(),
            "rungroup": text(),
            "systemname": text(),
            "defaultlanguage": text("en"),
            "lockmode": word("lockfile", "flock", default="lockfile", reads_as="lockfile"),
            "minmemfree": number("scan", 0, default="0"),
            "entityid": text(),
            "documentation_language": text("en_US"),
            "stdexten": word("gosub", "macro", default="gosub", reads_as="gosub"),
            "hide_messaging_ami_events": yes_no("no", since=_HIDDEN),
            "internal_timing": yes_no(since=_TIMING),
            "sounds_search_custom_dir": yes_no("no", since=_SOUNDS),
            "channel_storage_backend": text(since=_BACKEND),
            "disable_remote_console_shell": yes_no("no", since=_SHELL),
        },
        "options",
    ),
    "compat": Sections({}, "compat", is_complete=False, ignored=True),
}

_LOGGER = {
    "general": Sections(
        first(
            {
                "appendhostname": yes_no("no"),
                "display_callids": yes_no("yes"),
                "dateformat": text("%b %e %T"),
                "queue_log": yes_no("yes"),
                "queue_log_to_file": yes_no("no"),
                "queue_log_name": text("queue_log"),
                "queue_log_realtime_use_gmt": yes_no("no"),
                "exec_after_rotate": text(),
                "rotatestrategy": word("sequential", "rotate", "timestamp", "none", default="sequential"),
                "rotatetimestamp": yes_no("no", replaced_by="rotatestrategy", since=UNTIL_23),
                "logger_queue_limit": number("scan", 10, default="1000", reads_as="clamp", since={"13": "13.16.0"}),
                "custom_levels": text(since={"13": None, "16": "16.22.0", "18": "18.8.0"}),
            }
        ),
        "general",
    ),
    "logfiles": Sections(
        {},
        "logfiles",
        patterns={
            "^": many(
                special(
                    "log_levels",
                    values=["debug", "notice", "warning", "error", "verbose", "dtmf", "fax", "security", "trace", "*"],
                )
            )
        },
    ),
}

_MODULES = Sections(
    {
        "autoload": yes_no("no", repeat="first"),
        **{name: many(name_of("module")) for name in ("load", "noload", "preload", "preload-require", "require")},
    },
    "modules",
    unknown=("ERROR", "Unknown configuration option '{name}'"),
    is_strict_since_16=True,
)

FILES = (
    OwnFile("asterisk.conf", "options", _ASTERISK),
    OwnFile("logger.conf", "logger", _LOGGER),
    OwnFile("modules.conf", "loader", {"modules": _MODULES}),
)

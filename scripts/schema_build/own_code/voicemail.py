"""`voicemail.conf`: `actual_load_config`, `apply_option` and what follows in `apps/app_voicemail.c`; `app_directory`."""

from __future__ import annotations

from schema_build.own_code.shapes import (
    UNTIL_23,
    OwnFile,
    Sections,
    Since,
    aborting,
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

_URGENT: Since = {"13": None, "16": None, "18": "18.22.0", "20": "20.7.0", "21": "21.2.0"}
_ON_DISK: Since = {"13": None, "16": None, "18": "18.24.0", "20": "20.9.0", "21": "21.4.0"}
_RECORDINGS: Since = {"13": None, "16": None, "18": "18.16.0", "20": "20.1.0"}
_MOST = 9999
_KEYS = {"forward": "#", "reverse": "*", "pause": "0", "restart": "2", "stop": "13456789"}
_PROMPTS = (
    *("login", "newuser", "password", "newpassword", "invalid-password", "passchanged", "reenterpassword"),
    *("mismatch", "pls-try-again", "prepend-timeout"),
)
_IMAP = {
    "imapserver": text("localhost"),
    "imapport": text("143"),
    "imapflags": text(),
    "authuser": text(),
    "authpassword": text(),
    "expungeonhangup": special("not_false", "yes"),
    "imapfolder": text("INBOX"),
    "imapparentfolder": text(),
    "imapgreetings": yes_no("no"),
    "greetingfolder": text(),
    "greetingsfolder": text(),
    "imap_poll_logout": yes_no("no", since={"13": "13.17.0"}),
    "imapreadtimeout": number(default="60"),
    "imapwritetimeout": number(default="60"),
    "imapopentimeout": number(default="60"),
    "imapclosetimeout": number(default="60"),
}


def _warning(message: str) -> tuple[str, str]:
    return ("WARNING", message)


_GENERAL = Sections(
    first(
        {
            "userscontext": text("default", since=UNTIL_23),
            "aliasescontext": text(since={"13": "13.25.0", "16": "16.2.0"}),
            "attach": yes_no("yes"),
            "searchcontexts": yes_no("no"),
            "volgain": special("scan_double", "0.0"),
            "odbcstorage": text("asterisk"),
            "odbctable": text("voicemessages"),
            "odbc_audio_on_disk": yes_no("no", since=_ON_DISK),
            "mailcmd": text("/usr/sbin/sendmail -t"),
            "maxsilence": number(default="0"),
            "maxmsg": number(
                low=0,
                high=_MOST,
                default="100",
                log=_warning("Invalid number of messages per folder '{value}'. Using default value 100"),
                above=_warning(f"Maximum number of messages per folder is {_MOST}. Cannot accept value '{{value}}'"),
            ),
            "backupdeleted": special("number_or_bool", "no"),
            "emaildateformat": text("%A, %B %d, %Y at %r"),
            "pagerdateformat": text("%A, %B %d, %Y at %r"),
            "externpass": path(),
            "externpassnotify": path(),
            "externpasscheck": path(),
            **_IMAP,
            "externnotify": path(),
            "smdienable": yes_no("no"),
            "smdiport": text("/dev/ttyS0"),
            "silencethreshold": number(),
            "serveremail": text("asterisk"),
            "maxsecs": number("scan", default="0", log=_warning("Invalid max message time length")),
            "maxmessage": number(
                "scan",
                default="0",
                log=_warning("Invalid max message time length"),
                since=UNTIL_23,
                replaced_by="maxsecs",
                replaced_log=_warning("Setting 'maxmessage' has been deprecated in favor of 'maxsecs'."),
            ),
            "minsecs": number("scan", default="0", log=_warning("Invalid min message time length")),
            "minmessage": number(
                "scan",
                default="0",
                log=_warning("Invalid min message time length"),
                since=UNTIL_23,
                replaced_by="minsecs",
                replaced_log=_warning("Setting 'minmessage' has been deprecated in favor of 'minsecs'."),
            ),
            "format": special(
                "file_formats", "wav", separator="|", values=["wav49", "wav", "gsm", "ulaw", "alaw", "g722", "sln"]
            ),
            "maxgreet": number("scan", default="0", log=_warning("Invalid max message greeting length")),
            "skipms": number("scan", default="3000", log=_warning("Invalid skipms value")),
            "maxlogins": number("scan", default="3", log=_warning("Invalid max failed login attempts")),
            "minpassword": number("scan", default="0", log=_warning("Invalid minimum password length.  Default to 0")),
            "forcename": yes_no("no"),
            "forcegreetings": yes_no("no"),
            "cidinternalcontexts": text(),
            "review": yes_no("no"),
            "leaveurgent": yes_no("yes", since=_URGENT),
            "tempgreetwarn": yes_no("no"),
            "messagewrap": yes_no("no"),
            "operator": yes_no("no"),
            "saycid": yes_no("no"),
            "sendvoicemail": yes_no("no"),
            "envelope": yes_no("yes"),
            "moveheard": yes_no("yes"),
            "forward_urgent_auto": yes_no("no"),
            "sayduration": yes_no("yes"),
            "saydurationm": number("scan", default="2", log=_warning("Invalid min duration for say duration")),
            "nextaftercmd": yes_no("no"),
            "dialout": name_of("dialplan-context"),
            "callback": name_of("dialplan-context"),
            "exitcontext": name_of("dialplan-context"),
            **{f"vm-{prompt}": text() for prompt in _PROMPTS},
            **{f"listen-control-{act}-key": special("dtmf_keys", key) for act, key in _KEYS.items()},
            "usedirectory": yes_no("no"),
            "passwordlocation": word("voicemail.conf", "spooldir", default="voicemail.conf", case_sensitive=True),
            "pollfreq": number(
                "unsigned", default="30", log=("ERROR", "'{value}' is not a valid value for the pollfreq option!")
            ),
            "pollmailboxes": yes_no("no"),
            "pbxskip": yes_no("no"),
            "fromstring": text(),
            "pagerfromstring": text(),
            "charset": text("ISO-8859-1"),
            "adsifdn": text(),
            "adsisec": text(),
            "adsiver": text(),
            "tz": text(),
            "locale": text(),
            "emailsubject": text(),
            "emailbody": text(),
            "pagersubject": text(),
            "pagerbody": text(),
            "tps_queue_high": number(
                "scan",
                low=1,
                default="500",
                log=_warning("Invalid the taskprocessor high water alert trigger level '{value}'"),
                since={"13": "13.12.0"},
            ),
            "tps_queue_low": number(
                "scan",
                low=-1,
                default="-1",
                log=_warning("Invalid the taskprocessor low water clear alert level '{value}'"),
                since={"13": "13.12.0"},
            ),
            "directoryintro": text(),
        }
    ),
    "general",
)
_ZONES = Sections({}, "zonemessages", patterns={"^": special("zone_message")})
_BOXES = Sections({}, patterns={"^": many(special("mailbox"))}, is_complete=False)

MAILBOX_OPTIONS = Sections(
    {
        "attach": yes_no(),
        "attachfmt": text(),
        "attachextrecs": yes_no("no", since=_RECORDINGS),
        "serveremail": text(),
        "fromstring": text(since={"13": "13.15.0"}),
        "emailbody": text(),
        "emailsubject": text(),
        "language": text(),
        "tz": text(),
        "locale": text(),
        **{f"imap{name}": text() for name in ("user", "server", "port", "flags", "password", "secret", "folder")},
        "imapvmshareid": text(),
        "delete": yes_no("no"),
        "deletevoicemail": yes_no("no"),
        **{
            name: yes_no()
            for name in (
                *("saycid", "sendvoicemail", "review", "tempgreetwarn", "messagewrap", "operator", "envelope"),
                *("moveheard", "sayduration", "forcename", "forcegreetings", "nextaftercmd", "hidefromdir"),
            )
        },
        "leaveurgent": yes_no(since=_URGENT),
        "saydurationm": number("scan", log=_warning("Invalid min duration for say duration")),
        "callback": name_of("dialplan-context"),
        "dialout": name_of("dialplan-context"),
        "exitcontext": name_of("dialplan-context"),
        "minsecs": number("scan", low=0),
        "maxsecs": number(low=1),
        "maxmessage": number(
            low=1,
            since=UNTIL_23,
            replaced_by="maxsecs",
        ),
        "maxmsg": number(
            low=0,
            high=_MOST,
            default="100",
            log=_warning("Invalid number of messages per folder maxmsg={value}. Using default value 100"),
            above=_warning(f"Maximum number of messages per folder is {_MOST}. Cannot accept value maxmsg={{value}}"),
        ),
        "backupdeleted": special("number_or_bool"),
        "volgain": special("scan_double"),
        "passwordlocation": word("voicemail.conf", "spooldir"),
        "options": text(),
        "alias": text(),
    },
    is_inner=True,
)
"""What stands behind the third comma of a mailbox, with `|` between: a type that no section has."""

FILES = (
    OwnFile(
        "voicemail.conf",
        "app_voicemail",
        {"general": _GENERAL, "zonemessages": _ZONES, "mailboxes": _BOXES, "mailbox-options": MAILBOX_OPTIONS},
        aborting("voicemail.conf"),
    ),
)

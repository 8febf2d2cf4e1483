"""`queues.conf`, `queuerules.conf` (`apps/app_queue.c`) and `followme.conf` (`apps/app_followme.c`)."""

from __future__ import annotations

from schema_build.own_code.shapes import (
    SINCE_16,
    UNTIL_21,
    OwnFile,
    Sections,
    Since,
    aborting,
    first,
    many,
    name_of,
    number,
    special,
    text,
    word,
    yes_no,
    yes_no_or,
)

_RESTRICTED: Since = {"13": None, "16": None, "18": "18.24.0", "20": "20.9.0", "21": "21.4.0"}
_UNPAUSE: Since = {"13": None, "16": None, "18": None, "20": "20.16.0", "21": "21.11.0", "22": "22.6.0"}
_CALLER_NAME: Since = {"13": None, "16": None, "18": None, "20": "20.14.0", "21": "21.9.0", "22": "22.4.0"}
_LONGEST: Since = {"13": None, "16": None, "18": "18.19.0", "20": "20.4.0"}
_START_DELAY: Since = {"13": None, "16": None, "18": "18.21.0", "20": "20.6.0", "21": "21.1.0"}
_EMPTY = (
    *("paused", "penalty", "inuse", "ringing", "invalid", "wrapup", "unavailable", "unknown"),
    *("loose", "strict", "yes", "no"),
)
_EMPTY_LOG = ("WARNING", "Unknown option {item} for '{key}'")
_SOUNDS = {
    "queue-youarenext": "queue-youarenext",
    "queue-thereare": "queue-thereare",
    "queue-callswaiting": "queue-callswaiting",
    "queue-quantity1": "queue-quantity1",
    "queue-quantity2": "queue-quantity2",
    "queue-holdtime": "queue-holdtime",
    "queue-minutes": "queue-minutes",
    "queue-minute": "queue-minute",
    "queue-seconds": "queue-seconds",
    "queue-thankyou": "queue-thankyou",
    "queue-callerannounce": None,
    "queue-reporthold": "queue-reporthold",
}

_GENERAL = Sections(
    first(
        {
            "persistentmembers": yes_no("no"),
            "autofill": yes_no("no"),
            "monitor-type": text(values=["MixMonitor", "Monitor"]),
            "shared_lastcall": yes_no("no"),
            "negative_penalty_invalid": yes_no("no"),
            "log_membername_as_agent": yes_no("no"),
            "force_longest_waiting_caller": yes_no_or("prio", default="no", since=_LONGEST),
            "log_unpause_on_reason_change": yes_no("no", since=_UNPAUSE),
            "log-caller-id-name": yes_no("no", since=_CALLER_NAME),
            "updatecdr": yes_no("no", since={"20": None, **UNTIL_21}, removed={"16": "16.18.0", "18": "18.4.0"}),
        }
    ),
    "general",
)
_QUEUE = Sections(
    {
        "musicclass": name_of("musiconhold-class"),
        "music": name_of("musiconhold-class"),
        "musiconhold": name_of("musiconhold-class"),
        "announce": text(),
        "context": name_of("dialplan-context"),
        "timeout": number(low=0, default="15"),
        "ringinuse": yes_no("yes"),
        "setinterfacevar": yes_no("no"),
        "setqueuevar": yes_no("no"),
        "setqueueentryvar": yes_no("no"),
        "monitor-format": text(),
        "monitor-type": text(values=["MixMonitor", "Monitor"], since=UNTIL_21),
        "membermacro": text(since=UNTIL_21),
        "membergosub": text(),
        **{name: text(default) for name, default in _SOUNDS.items()},
        "announce-frequency": number(default="0"),
        "announce-to-first-user": yes_no("no"),
        "min-announce-frequency": number(default="15"),
        "announce-round-seconds": number(
            default="0",
            values=["0", "5", "10", "15", "20", "30"],
            log=(
                "WARNING",
                "'{value}' isn't a valid value for {name} using 0 instead for queue '{id}' at line {line} of queues.conf",
            ),
        ),
        "announce-holdtime": yes_no_or("once", default="yes"),
        "announce-position": yes_no_or("limit", "more", default="yes"),
        "announce-position-only-up": yes_no("no", since=SINCE_16),
        "announce-position-limit": number(default="10"),
        "periodic-announce": text("queue-periodic-announce"),
        "periodic-announce-startdelay": number(default="-1", since=_START_DELAY),
        "periodic-announce-frequency": number(default="0"),
        "relative-periodic-announce": yes_no("no"),
        "random-periodic-announce": yes_no("no"),
        "retry": number(low=1, default="5"),
        "wrapuptime": number(default="0"),
        "penaltymemberslimit": number("scan", default="0"),
        "autofill": yes_no(),
        "autopause": yes_no_or("all", default="no"),
        "autopausedelay": number(default="0"),
        "autopausebusy": yes_no("no"),
        "autopauseunavail": yes_no("no"),
        "maxlen": number(low=0, default="0"),
        "servicelevel": number(default="0"),
        "strategy": word(
            *("ringall", "leastrecent", "fewestcalls", "random", "rrmemory", "linear", "wrandom", "rrordered"),
            default="ringall",
            reads_as="ringall",
            aliases={"roundrobin": "rrmemory"},
            log=("WARNING", "'{value}' isn't a valid strategy for queue '{id}', using ringall instead"),
            repeat="first",
        ),
        "joinempty": special("word_list", "yes", log=_EMPTY_LOG, values=list(_EMPTY)),
        "leavewhenempty": special("word_list", "no", log=_EMPTY_LOG, values=list(_EMPTY)),
        "reportholdtime": yes_no("no"),
        "memberdelay": number(default="0"),
        "weight": number(default="0"),
        "timeoutrestart": yes_no("no"),
        "defaultrule": name_of("queue-rule"),
        "timeoutpriority": word("app", "conf", default="app", reads_as="app"),
        "log-restricted-caller-id": yes_no("yes", since=_RESTRICTED),
        "member": many(special("queue_member")),
    },
    unknown=("WARNING", "Unknown keyword in queue '{id}': {name} at line {line} of queues.conf"),
)
_RULES = {
    "general": Sections(first({"realtime_rules": yes_no("no")}), "general"),
    "rule": Sections(
        {"penaltychange": many(special("penalty_change"))},
        unknown=("WARNING", "Don't know how to handle rule type '{name}' on line {line}"),
    ),
}

_CONNECTING: Since = {"13": "13.20.0"}
_CALLEE: Since = {"13": "13.37.0"}
_PROMPTS = ("norecording", "options", "pls-hold", "status", "sorry")
_FOLLOW_ME = {
    "general": Sections(
        first(
            {
                "featuredigittimeout": number("scan", default="5000"),
                "enable_callee_prompt": yes_no("yes", since=_CALLEE),
                "takecall": text("1"),
                "declinecall": text("2"),
                "call-from-prompt": text(),
                "call_from_prompt": text(),
                **{f"{prompt}-prompt": text() for prompt in _PROMPTS},
                **{f"{prompt.replace('-', '_')}_prompt": text() for prompt in _PROMPTS},
                "connecting-prompt": text(since=_CONNECTING),
                "connecting_prompt": text(since=_CONNECTING),
            }
        ),
        "general",
    ),
    "profile": Sections(
        {
            "musicclass": name_of("musiconhold-class"),
            "musiconhold": name_of("musiconhold-class"),
            "music": name_of("musiconhold-class"),
            "context": name_of("dialplan-context"),
            "enable_callee_prompt": yes_no("yes", since=_CALLEE),
            "takecall": text("1"),
            "declinecall": text("2"),
            "call-from-prompt": text(),
            "call_from_prompt": text(),
            **{f"followme-{prompt}-prompt": text() for prompt in _PROMPTS},
            **{f"{prompt.replace('-', '_')}_prompt": text() for prompt in _PROMPTS},
            "followme-connecting-prompt": text(since=_CONNECTING),
            "connecting_prompt": text(since=_CONNECTING),
            "number": many(text()),
        },
        unknown=("WARNING", "Unknown keyword in profile '{id}': {name} at line {line} of followme.conf"),
    ),
}

FILES = (
    OwnFile("queues.conf", "app_queue", {"general": _GENERAL, "queue": _QUEUE}, aborting("queues.conf")),
    OwnFile("queuerules.conf", "app_queue", _RULES, aborting("queuerules.conf")),
    OwnFile("followme.conf", "app_followme", _FOLLOW_ME, aborting("followme.conf")),
)

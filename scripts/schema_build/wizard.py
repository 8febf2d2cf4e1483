"""`pjsip_wizard.conf`: options without a prefix, and the prefixes that hand the rest to other types."""

from __future__ import annotations

from typing import Any

from schema_build import corrections
from schema_build.facts import Facts, TypeFacts
from schema_build.grammar import Keys, compressed, without_empty
from schema_build.timeline import BRANCHES, limits, start_of

FILE = "pjsip_wizard.conf"
_KINDS: dict[str, Keys] = {
    "bool": {"kind": "bool", "on_bad": "false"},
    "const wizard": {"kind": "noop", "on_bad": "keep"},
    "list host[:port]": {"kind": "host_list", "on_bad": "keep", "trim": True},
    "ref transport": {"kind": "ref", "on_bad": "keep", "targets": ["transport"]},
    "ref context": {"kind": "ref", "on_bad": "keep", "targets": ["dialplan-context"]},
    "uri": {"kind": "sip_uri", "on_bad": "keep"},
    "pattern ${REMOTE_HOST}": {"kind": "uri_pattern", "on_bad": "keep", "extra": {"variables": ["REMOTE_HOST"]}},
    "pattern ${REMOTE_HOST} ${USERNAME}": {
        "kind": "uri_pattern",
        "on_bad": "keep",
        "extra": {"variables": ["REMOTE_HOST", "USERNAME"]},
    },
    "exten": {"kind": "string", "on_bad": "keep"},
    "App(args)": {"kind": "string", "on_bad": "keep"},
}
_SENTENCE = " or "


def wizard_type(facts: Facts) -> tuple[TypeFacts, Keys]:
    """The one type of the file."""
    found = facts.read("pjsip_wizard.json")
    defaults = {option["name"]: option.get("default") for option in found["xml_options"]["22"]}
    life = {branch: start_of(branch) for branch in BRANCHES} | corrections.SINCE[FILE, "wizard", ""]
    options = {
        name: _line(name, described, defaults.get(name), life) for name, described in found["bare_options"].items()
    }
    entry = {
        "criteria": ["type", "wizard"],
        "module": "res_pjsip_config_wizard",
        "options": options,
        "prefixes": found["prefixes"],
        "since": limits(life, {branch: start_of(branch) for branch in BRANCHES}),
    }
    return TypeFacts(FILE, "wizard", "wizard", {}, {"since": life, "removed": {}}), entry


def _line(name: str, described: dict[str, Any], default: str | None, life: dict[str, str]) -> Keys:
    first = {branch: life[branch] for branch in described["in"]}
    first |= corrections.SINCE.get((FILE, "wizard", name), {})
    known = default if default and _SENTENCE not in default else None
    return {
        **compressed(dict(_KINDS[described["kind"]])),
        **without_empty({"default": known, "since": limits(first, life)}),
    }

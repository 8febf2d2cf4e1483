"""Contexts that other modules than `pbx_config` make, from the files that tell them to.

They are known by name alone: what is in them comes and goes with parked calls and registered phones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from asterisk_ls.semantic.model import Category

ALWAYS = frozenset({"parkedcalls", "park-dial"})
"""Those of `res_parking`, which has a lot of its own when nobody configures one."""
STASIS = "stasis-"
"""How the name of a context begins that an application of ARI gets when it comes."""
OPTIONS: Mapping[str, frozenset[str]] = {
    "features.conf": frozenset({"context"}),
    "iax.conf": frozenset({"regcontext"}),
    "meetme.conf": frozenset({"autocontext"}),
    "pjsip.conf": frozenset({"regcontext"}),
    "pjsip_wizard.conf": frozenset({"hint_context", "endpoint/context"}),
    "res_parking.conf": frozenset({"context"}),
    "sip.conf": frozenset({"regcontext"}),
    "skinny.conf": frozenset({"regcontext"}),
    "sla.conf": frozenset({"autocontext"}),
}
"""The options, by file, whose values are contexts that are made when they are not there."""
OTHER_LANGUAGES = ("extensions.ael", "extensions.lua")
"""Files that make contexts in ways that are not followed."""


def contexts_in(path: str, categories: Iterable[Category]) -> frozenset[str]:
    """The contexts that a file has its module make."""
    options = OPTIONS.get(path, frozenset())
    return frozenset(
        name
        for category in categories
        for part in category.parts
        for option in part.options
        if option.name.lower() in options
        for name in option.value.split("&")
    )


def is_made_elsewhere(name: str, named: frozenset[str]) -> bool:
    """Whether a context may come from somewhere else; `named`: those that files name."""
    return name in ALWAYS or name in named or name.startswith(STASIS)

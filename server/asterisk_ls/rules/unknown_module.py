"""A line of modules.conf names a module that this version of Asterisk does not have.

Asterisk logs an error and goes on; it does not start when the module is required.

```conf title="modules.conf"
[modules]
autoload = yes
load = chan_sip.so
       ^^^^^^^^^^^ unknown-module "`chan_sip` is gone from Asterisk 22"
noload = res_pjsip_sesion.so
         ^^^^^^^^^^^^^^^^^^^ unknown-module "no module `res_pjsip_sesion`"
```

Modules that do not come with Asterisk are not known, so only what looks like a slip of the finger is told. To forbid one
that is not there does no harm.

```conf title="modules.conf"
[modules]
autoload = yes
load = codec_amr.so
noload = chan_sip.so
noload = app_conference.so
```

```toml
target-version = "18"
```

```conf title="modules.conf"
[modules]
autoload = yes
load = chan_sip.so
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Effect, Finding, Fix, Piece, Replace, Severity, Spot
from asterisk_ls.rules.modules import read_category
from asterisk_ls.rules.nearest import nearest_names
from asterisk_ls.schema.dialplan import modules_of
from asterisk_ls.semantic.modules import KNOWN, REQUIRING, WANTING, base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.vocabulary import Missing
    from asterisk_ls.semantic.model import Place

_BY_OTHERS = frozenset(
    "app_rpt app_gps app_swift app_flite app_espeak app_unimrcp app_nconference app_konference chan_dongle chan_quectel"
    " chan_sccp chan_usrp chan_usbradio chan_simpleusb chan_tlb chan_voter chan_echolink chan_capi chan_lantiq"
    " codec_amr codec_evs codec_g729a codec_opus codec_silk codec_siren7 codec_siren14 codec_isac format_ogg_opus"
    " res_digium_phone res_fax_digium res_format_attr_amr res_speech_unimrcp res_config_sqlite2".split()
)
"""Modules that others make and whose names look like those of Asterisk's own."""


def check(case: Case) -> Iterator[Finding]:
    """Look at each name."""
    category = read_category(case)
    if category is None:
        return
    there, missing = modules_of(case.schema.version)
    for place in category.places():
        line = place.option
        key = line.name.lower() if line is not None else ""
        if line is None or key not in KNOWN or key == "autoload":
            continue
        module = base(line.value)
        if module in there:
            continue
        if module in missing:
            if key in WANTING:
                yield _finding(place, _gone(case, missing[module]), is_required=key in REQUIRING)
            continue
        near = nearest_names(module, there) if module not in _BY_OTHERS else ()
        if near:
            spot = Spot(place, Piece.VALUE)
            suffix = ".so" if line.value.lower().endswith(".so") else ""
            fixes = tuple(Fix(f"use `{name}`", (Replace(spot, f"{name}{suffix}"),)) for name in near)
            yield _finding(place, f"no module `{module}`", is_required=key in REQUIRING)._replace(fixes=fixes)


def _finding(place: Place, message: str, *, is_required: bool) -> Finding:
    return Finding(
        Spot(place, Piece.VALUE),
        f"{message}, so Asterisk does not start" if is_required else message,
        severity=Severity.ERROR if is_required else None,
        effect=Effect.DOES_NOT_START if is_required else None,
    )


def _gone(case: Case, module: Missing) -> str:
    own = case.schema.branch
    instead = f"; see `{module.replaced_by}`" if module.replaced_by else ""
    later = [branch for branch in module.since if _number(branch) > _number(own)]
    earlier = [branch for branch in module.since if _number(branch) < _number(own)]
    if earlier or module.last:
        return f"`{module.name}` is gone from Asterisk {own}{instead}"
    if own in module.since:
        return f"`{module.name}` needs Asterisk {module.since[own]} or later"
    return (
        f"`{module.name}` needs Asterisk {min(later, key=_number)} or later" if later else f"no module `{module.name}`"
    )


def _number(branch: str) -> int:
    return int(branch) if branch.isdecimal() else 10**6

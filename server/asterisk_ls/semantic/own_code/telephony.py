"""`rtp.conf` (`rtp_reload` in `res/res_rtp_asterisk.c`) and `indications.conf` (`main/indications.c`) as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values.cstrings import scan_decimal
from asterisk_ls.schema.verdict import Fate, LogLine, Verdict
from asterisk_ls.semantic.apply.access import doubts_of_access
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.queries import PlainSections, SectionNames
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.model import Place
    from asterisk_ls.semantic.own_code.view import View

LOWEST, HIGHEST = 1024, 65535
START, END = 5000, 31000
"""The ports that Asterisk uses when nothing is said of them."""


def media(view: View) -> Iterator[Fault]:
    """The first port is even, and the last one is above it; lists of addresses for ICE and STUN keep somebody out."""
    yield from doubts_of_access(view.category, ("ice_", "stun_"))
    start, end = _port(view, "rtpstart", START), _port(view, "rtpend", END)
    first, last = view.first("rtpstart"), view.first("rtpend")
    if start % 2:
        start += 1
        said = LogLine("WARNING", f"Odd start value for RTP port in rtp.conf, rounding up to {start}")
        verdict = Verdict(Fate.MISREAD, f"odd: reads as {start}", (said,), reads_as=str(start), suggestion=str(start))
        yield Fault("misread-value", first, log=(said,), option=view.schema.options["rtpstart"], verdict=verdict)
    if start >= end:
        said = LogLine("WARNING", "Unreasonable values for RTP start/end port in rtp.conf")
        used = f"{START} to {END}"
        complaint = f"no port lies between {start} and {end}, so Asterisk uses {used}"
        verdict = Verdict(Fate.MISREAD, complaint, (said,), reads_as=used)
        name = "rtpend" if last is not None else "rtpstart"
        yield Fault("misread-value", last or first, log=(said,), option=view.schema.options[name], verdict=verdict)


def _port(view: View, name: str, default: int) -> int:
    value = view.first_value(name)
    if value is None:
        return default
    found = scan_decimal(value)
    return min(max(found[0] if found is not None else 0, LOWEST), HIGHEST)


def tones(view: View) -> Iterator[Fault]:
    """`[general]`: the country whose tones are played where nothing else is said."""
    place = view.first("country")
    country = view.first_value("country")
    if not country:
        yield _without_country(place)
        return
    if view.ask(PlainSections(view.file, country)) and fold(country) != "general":
        return
    said = (
        LogLine("WARNING", f"Failed to get indication zone: {country}"),
        LogLine("WARNING", "Unable to set the default country (for indication tones)"),
    )
    verdict = Verdict(Fate.IGNORED, f"there is no section `[{country}]` with tones", said)
    yield Fault("ignored-value", place, log=said, option=view.schema.options["country"], verdict=verdict)


def country(view: View) -> Iterator[Fault]:
    """The tones of a country."""
    name = view.category.name
    lines = [place.option for place in view.places if place.option is not None]
    has_tone = any(line.value and line.name.lower() not in ("description", "ringcadence") for line in lines)
    if not has_tone or not view.last_value("description"):
        said = LogLine("WARNING", f"Indication country '{name}' is invalid")
        missing = "description" if has_tone else "dial"
        yield Fault("missing-required-option", view.last(missing), fatal=True, log=(said,), detail=(missing,))
    names = view.ask(SectionNames(view.file))
    if "general" not in names and names[:1] == (fold(name),):
        yield _without_country(None)


def _without_country(place: Place | None) -> Fault:
    said = LogLine("WARNING", "Missing default country (for indication tones)")
    return Fault("missing-required-option", place, log=(said,), detail=("country",))


HANDLERS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {
    ("indications.conf", "country"): country,
    ("indications.conf", "general"): tones,
    ("rtp.conf", "general"): media,
}

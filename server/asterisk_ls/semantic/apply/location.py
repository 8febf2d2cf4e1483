"""`geolocation.conf`: a location needs a format and the items that the format knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import parse_address, variables_of
from asterisk_ls.semantic.apply.shapes import shape_problem
from asterisk_ls.semantic.apply.view import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View
    from asterisk_ls.semantic.model import Fault

CIVIC_ITEMS = frozenset(
    "country A1 A2 A3 A4 A5 A6 ADDCODE BLD FLR HNO HNS LMK LOC NAM PC PCN PLC POBOX POD POM PRD PRM RD RDBR RDSEC "
    "RDSUBBR ROOM SEAT STS UNIT".split()
)
"""Element names of RFC 4776 and RFC 5139 that Asterisk takes."""


def location(view: View) -> Iterator[Fault]:
    """The checks of `geoloc_location_apply_handler` in `res_geolocation/geoloc_config.c`."""
    info = _items(view, "location_info")
    if not info:
        text = f"Location '{view.id}' is missing required element 'location_info'"
        yield refusal(view, "missing-required-option", text, "location_info")
        return
    yield from _valid(view, info)


def profile(view: View) -> Iterator[Fault]:
    """The checks of `geoloc_profile_apply_handler` in `res_geolocation/geoloc_config.c`."""
    info = _items(view, "location_info")
    if view.get("location_reference"):
        if info or view.get("format").lower() not in ("", "none", "<none>"):
            text = f"Profile '{view.id}' can't have location_reference and location_info or format at the same time"
            yield refusal(view, "conflicting-options", text, "location_reference", "location_info")
    elif info:
        yield from _valid(view, info)
    elif _items(view, "location_info_refinement"):
        text = f"Location '{view.id}' must have a format"
        yield refusal(view, "missing-required-option", text, "format")


def _items(view: View, option: str) -> list[tuple[str, str]]:
    return [item for _, value in view.all(option) for item in variables_of(value)]


def _valid(view: View, info: list[tuple[str, str]]) -> Iterator[Fault]:
    kind = view.get("format").lower()
    names = [name for name, _ in info]
    if kind == "civicaddress":
        for name in names:
            if name not in CIVIC_ITEMS:
                text = f"Location '{view.id}' has invalid item '{name}' in the location"
                yield refusal(view, "bad-location", text, "location_info", name)
                return
    elif kind == "gml":
        problem = shape_problem(info)
        if problem is not None:
            text = f"Location '{view.id}' failed: {problem.log}"
            yield refusal(view, "bad-location", text, "location_info", problem.item, problem.complaint)
            return
    elif kind == "uri":
        if "uri" not in [name.lower() for name in names]:
            said = ",".join(f'{name}="{value}"' for name, value in info)
            text = (
                f"Geolocation location '{view.id}' format is set to 'URI' but no 'URI' was found in location "
                f"parameter '{said}'"
            )
            yield refusal(view, "bad-location", text, "location_info", "URI")
            return
    else:
        yield refusal(view, "missing-required-option", f"Location '{view.id}' must have a format", "format")
        return
    source = view.get("location_source")
    if source and parse_address(source, port_allowed=False)[0] is not None:
        text = (
            f"Geolocation location '{view.id}' location_source '{source}' must be a FQDN. "
            "RFC8787 expressly forbids IP addresses."
        )
        yield refusal(view, "bad-location", text, "location_source", source)

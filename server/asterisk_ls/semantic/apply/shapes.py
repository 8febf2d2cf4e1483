"""GML shapes of `geolocation.conf`: which items a shape takes, how often, and what they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values.cstrings import double_prefix
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FULL_CIRCLE = {"degrees": 360.0, "radians": 100.0}
"""The widest angle that Asterisk takes, by unit."""

Items = list[tuple[str, str]]


class ShapeProblem(NamedTuple):
    """What is wrong with a shape."""

    item: str
    """The item to blame."""
    complaint: str
    """For a person."""
    log: str
    """In Asterisk's words."""


class Count(NamedTuple):
    """How often a shape has an item; `most` is 0 for as often as one likes."""

    least: int
    most: int
    problem: Callable[[str, str, Items], ShapeProblem | None]


def shape_problem(items: Sequence[tuple[str, str]]) -> ShapeProblem | None:
    """What `ast_geoloc_gml_validate_varlist` minds about the items of a location; None when it takes them."""
    shape = _first("shape", items)
    if shape is None:
        return ShapeProblem("shape", "`shape` is missing", "Missing 'shape'")
    if shape not in SHAPES:
        known = ", ".join(SHAPES)
        return ShapeProblem(shape, f"no shape is called `{shape}`: there are {known}", f"Invalid shape '{shape}'")
    system, counts = SHAPES[shape]
    every = list(items)
    given = _first("crs", items)
    if not given:
        # Asterisk adds the item that it takes for granted, and adds "2d" even to a shape that is not flat.
        every.append(("crs", "2d"))
        given = "2d" if system == "any" else system
    problem = _system_problem("crs", given, every)
    if problem is None and system not in ("any", given):
        complaint = f"a {shape} is {system}, not {given}"
        problem = ShapeProblem("crs", complaint, f"Invalid crs '{given}' for shape '{shape}'")
    return problem or _items_problem(every, shape, counts)


def _items_problem(items: Items, shape: str, counts: dict[str, Count]) -> ShapeProblem | None:
    for name, value in items:
        if name == "shape":
            continue
        if name not in counts:
            return ShapeProblem(name, f"a {shape} has no `{name}`", f"Invalid variable name '{name}'")
        problem = counts[name].problem(name, value, items)
        if problem is not None:
            return problem
    for name, count in counts.items():
        found = sum(1 for item, _ in items if item == name)
        if found < count.least:
            complaint = f"a {shape} needs {count.least} `{name}`, not {found}" if found else f"`{name}` is missing"
            return ShapeProblem(name, complaint, f"Number of '{name}' variables {found} is < {count.least}")
        if 0 < count.most < found:
            complaint = f"a {shape} has one `{name}`, not {found}"
            return ShapeProblem(name, complaint, f"Number of '{name}' variables {found} is > {count.most}")
    return None


def _first(name: str, items: Sequence[tuple[str, str]]) -> str | None:
    return next((value for item, value in items if item.lower() == name), None)


def _system_problem(name: str, value: str, _items: Items) -> ShapeProblem | None:
    if value in ("2d", "3d"):
        return None
    log = f"Invalid crs '{value}'.  Must be either '2d' or '3d'"
    return ShapeProblem(name, f"`crs` is `2d` or `3d`, not `{value}`", log)


def _position_problem(name: str, value: str, items: Items) -> ShapeProblem | None:
    system = _first("crs", items) or "2d"
    wanted = {"2d": 2, "3d": 3}.get(system)
    if wanted is None or _numbers(value) == wanted:
        return None
    log = f"Invalid {system} position '{value}'.  Must be {wanted} floating point values."
    return ShapeProblem(name, f"a position has {wanted} numbers with blanks between, which `{value}` has not", log)


def _numbers(value: str) -> int:
    """How many numbers `sscanf` finds; it looks for three."""
    rest, count = value, 0
    while count < 3:  # noqa: PLR2004 - latitude, longitude, altitude
        found = double_prefix(rest)
        if found is None:
            break
        rest = rest[found[1] :]
        count += 1
    return count


def _number_problem(name: str, value: str, _items: Items) -> ShapeProblem | None:
    if double_prefix(value) is not None:
        return None
    log = f"Invalid floating point value '{value}' in '{name}'."
    return ShapeProblem(name, f"`{name}` is a number, which `{value}` is not", log)


def _angle_problem(name: str, value: str, _items: Items) -> ShapeProblem | None:
    angle, _, unit = value.strip().partition(" ")
    unit = unit.strip().partition(" ")[0] or "degrees"
    if not angle:
        return ShapeProblem(name, f"`{name}` is empty", f"Empty angle in '{name}'")
    found = double_prefix(angle)
    if found is None or found[1] != len(angle):
        return ShapeProblem(name, f"`{value}` is no angle", f"Invalid angle '{value}' in '{name}'")
    unit = next((full for full in FULL_CIRCLE if unit.startswith(full[:3])), "")
    if not unit:
        log = f"Invalid UOM '{value}' in '{name}'.  Must be 'degrees' or 'radians'."
        return ShapeProblem(name, f"an angle is in `degrees` or `radians`, which `{value}` is not", log)
    if found[0] > FULL_CIRCLE[unit]:
        log = f"Angle '{angle}' must be <= {FULL_CIRCLE[unit]} for UOM '{unit}' in '{name}'"
        return ShapeProblem(name, f"{angle} {unit} are more than {FULL_CIRCLE[unit]:.0f}", log)
    return None


_CRS = Count(0, 1, _system_problem)
_CRS_NEEDED = Count(1, 1, _system_problem)
_POSITION = Count(1, 1, _position_problem)
_CORNERS = Count(3, 0, _position_problem)
_NUMBER = Count(1, 1, _number_problem)
_ANGLE = Count(1, 1, _angle_problem)
_AXES = {"semiMajorAxis": _NUMBER, "semiMinorAxis": _NUMBER}

SHAPES: dict[str, tuple[str, dict[str, Count]]] = {
    "Point": ("any", {"crs": _CRS, "pos": _POSITION}),
    "Polygon": ("any", {"crs": _CRS, "pos": _CORNERS}),
    "Circle": ("2d", {"crs": _CRS, "pos": _POSITION, "radius": _NUMBER}),
    "Ellipse": ("2d", {"crs": _CRS, "pos": _POSITION, **_AXES, "orientation": _ANGLE}),
    "ArcBand": (
        "2d",
        {
            "crs": _CRS,
            "pos": _POSITION,
            "innerRadius": _NUMBER,
            "outerRadius": _NUMBER,
            "startAngle": _ANGLE,
            "openingAngle": _ANGLE,
        },
    ),
    "Sphere": ("3d", {"crs": _CRS_NEEDED, "pos": _POSITION, "radius": _NUMBER}),
    "Ellipsoid": (
        "3d",
        {"crs": _CRS_NEEDED, "pos": _POSITION, **_AXES, "verticalAxis": _NUMBER, "orientation": _ANGLE},
    ),
    "Prism": ("3d", {"crs": _CRS_NEEDED, "pos": _CORNERS, "height": _NUMBER}),
}
"""Each shape: flat, solid or either, and its items."""

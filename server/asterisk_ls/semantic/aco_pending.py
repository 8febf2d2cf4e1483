"""What is checked of a file of the configuration framework once all its sections are read, before it is put to use.

These are the `pre_apply_config` callbacks of `main/features_config.c`, `main/cel.c` and `main/udptl.c`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import read_bool, read_uint, split_list
from asterisk_ls.schema.verdict import Fate, LogLine, Verdict
from asterisk_ls.semantic.model import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from asterisk_ls.semantic.model import Category, Creation

Read = tuple["Category", "Creation"]
FIRST_PORT, LAST_PORT = 4000, 4999
"""The ports of `udptl.conf` when nothing is said of them."""
LOWEST, HIGHEST = 1024, 65535
_APPLICATION_EVENTS = frozenset({"ALL", "APP_START", "APP_END"})


def checked(file: str, read: Sequence[Read]) -> list[Creation]:
    """The sections of a file that could all be read, with what is minded of them as a whole."""
    check = _CHECKS.get(file)
    if check is None:
        return [creation for _, creation in read]
    minded = dict(check(read))
    found = []
    for number, (_, creation) in enumerate(read):
        fault = minded.get(number)
        if fault is None:
            found.append(creation)
        else:
            is_made = creation.created and not fault.fatal
            log = (*creation.log, *((line, fault.at) for line in fault.log))
            found.append(creation._replace(created=is_made, log=log, faults=(*creation.faults, fault)))
    return found


def _features(read: Sequence[Read]) -> Iterator[tuple[int, Fault]]:
    """A group is made of features that `[applicationmap]` has. The first one that is not there ends it all."""
    known = {
        place.option.name.lower()
        for category, creation in read
        if creation.type == "applicationmap"
        for place in category.places()
        if place.option is not None
    }
    for number, (category, creation) in enumerate(read):
        if creation.type != "featuregroup":
            continue
        for place in category.places():
            if place.option is not None and place.option.name.lower() not in known:
                said = LogLine("WARNING", f"Featuregroup {category.name} refers to non-existent applicationmap item")
                names = tuple(sorted(known))
                yield (
                    number,
                    Fault("undefined-feature", place, fatal=True, log=(said,), detail=(place.option.name, *names)),
                )
                return


def _events(read: Sequence[Read]) -> Iterator[tuple[int, Fault]]:
    """Applications are followed by events of their own, which have to be among those that are tracked."""
    for number, (category, creation) in enumerate(read):
        if creation.type != "general":
            continue
        apps = [place for place in category.places() if _is(place, "apps") and split_list(_value(place))]
        events = {
            item.text.upper()
            for place in category.places()
            if _is(place, "events")
            for item in split_list(_value(place))
        }
        if apps and not events & _APPLICATION_EVENTS:
            text = "Applications are listed to be tracked, but APP events are not tracked"
            yield number, Fault("untracked-applications", apps[0], fatal=True, log=(LogLine("ERROR", text),))


def _ports(read: Sequence[Read]) -> Iterator[tuple[int, Fault]]:
    """The first port lies below the last one."""
    for number, (category, creation) in enumerate(read):
        if creation.type != "global":
            continue
        even = read_bool(category.last("use_even_ports") or "")
        start = _port(category.last("udptlstart"), FIRST_PORT)
        end = _port(category.last("udptlend"), LAST_PORT)
        start += start % 2 if even else 0
        place = category.first_place("udptlend") or category.first_place("udptlstart")
        if start > end and place is not None and place.option is not None and creation.schema is not None:
            text = f"Unreasonable values for UDPTL start/end ports; defaulting to {FIRST_PORT}-{LAST_PORT}."
            said = LogLine("WARNING", text)
            complaint = f"no port lies between {start} and {end}, so Asterisk uses {FIRST_PORT} to {LAST_PORT}"
            verdict = Verdict(Fate.MISREAD, complaint, (said,), reads_as=f"{FIRST_PORT} to {LAST_PORT}")
            option = creation.schema.options[place.option.name.lower()]
            yield number, Fault("misread-value", place, log=(said,), option=option, verdict=verdict)


def _port(value: str | None, default: int) -> int:
    number = read_uint(value, LOWEST, HIGHEST) if value is not None else None
    return default if number is None else number


def _is(place: Place, name: str) -> bool:
    return place.option is not None and place.option.name.lower() == name


def _value(place: Place) -> str:
    return place.option.value if place.option is not None else ""


_CHECKS: dict[str, Callable[[Sequence[Read]], Iterator[tuple[int, Fault]]]] = {
    "cel.conf": _events,
    "features.conf": _features,
    "udptl.conf": _ports,
}

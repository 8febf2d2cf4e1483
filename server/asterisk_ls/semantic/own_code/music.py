"""Music classes as a whole (`load_moh_classes` in `res/res_musiconhold.c`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.verdict import Fate, LogLine, Verdict
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.semantic.own_code.view import View

_WITHOUT_DIRECTORY = frozenset({"custom", "playlist"})
MISSING = "missing-required-option"


def music_class(view: View) -> Iterator[Fault]:
    """A class is lost when it lacks what its mode needs, or when there is no such mode."""
    name = view.category.name
    place = view.last("mode")
    mode = view.last_value("mode") or ""
    lower = mode.lower()
    if not view.last_value("directory") and lower not in _WITHOUT_DIRECTORY:
        said = LogLine("WARNING", f"A directory must be specified for class '{name}'!")
        yield Fault(MISSING, view.last("directory"), fatal=True, log=(said,), detail=("directory",))
        return
    if not mode:
        said = LogLine("WARNING", f"A mode must be specified for class '{name}'!")
        yield Fault(MISSING, place, fatal=True, log=(said,), detail=("mode",))
        return
    if lower == "custom" and not view.last_value("application"):
        said = LogLine("WARNING", f"An application must be specified for class '{name}'!")
        yield Fault(MISSING, view.last("application"), fatal=True, log=(said,), detail=("application",))
        return
    yield from _of_entries(view, lower)
    option = view.schema.options["mode"]
    if lower not in option.value.values:
        said = LogLine("WARNING", f"Don't know how to do a mode '{mode}' music on hold")
        complaint = f"none of {', '.join(option.value.values)}"
        verdict = Verdict(Fate.REFUSED, complaint, (said,), candidates=option.value.values)
        yield Fault("refused-value", place, fatal=True, log=(said,), option=option, verdict=verdict)


def _of_entries(view: View, mode: str) -> Iterator[Fault]:
    """Entries count in a playlist alone, and a playlist needs one."""
    entries = [place for place in view.places if place.option and place.option.name.lower() == "entry"]
    good = [place for place in entries if place.option and _is_entry(place.option.value)]
    if mode == "playlist" and not good and not entries:
        yield Fault(MISSING, None, fatal=True, detail=("entry",))
    if good and mode != "playlist":
        said = LogLine("NOTICE", f"Ignoring playlist entries because we are in '{mode}' mode.")
        verdict = Verdict(Fate.IGNORED, f"entries count with `mode = playlist`, not with `{mode}`", (said,))
        yield Fault("ignored-value", good[0], log=(said,), option=view.schema.options["entry"], verdict=verdict)


def _is_entry(value: str) -> bool:
    return value.startswith("/") or "://" in value


HANDLERS: dict[tuple[str, str], Callable[[View], Iterator[Fault]]] = {("musiconhold.conf", "class"): music_class}

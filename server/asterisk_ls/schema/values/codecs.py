"""`allow` and `disallow`: lists of codecs that change a set in file order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import misread, nearest, quoted, refused, replaced, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import Item, pieces, scan_decimal
from asterisk_ls.schema.verdict import TAKEN, LogLine, Verdict
from asterisk_ls.tuples import NamedTuple

ALL = "all"
ALWAYS_KNOWN = frozenset({ALL, "none"})
_MILLISECONDS = "no number of milliseconds"
_COMMON = ("ulaw", "alaw", "g722", "g729", "gsm", "opus", "vp8", "h264")
_OTHER_NAMES = {"pcmu": "ulaw", "pcma": "alaw", "g711u": "ulaw", "g711a": "alaw", "g711": "ulaw", "mulaw": "ulaw"}


class Step(NamedTuple):
    """One item of a codec list."""

    item: Item
    codec: str
    allowing: bool
    milliseconds: int
    problem: LogLine | None
    complaint: str


def judge_codec_list(option: OptionSchema, _name: str, value: str, context: ValueContext) -> Verdict:
    """A list such as `!all,ulaw,opus:20`; one unknown name and the object is lost."""
    allowing = is_allowing(option)
    known = context.codecs
    if value.lower() in known or (not value and not allowing):
        return TAKEN
    all_steps = tuple(steps(value, known, allowing=allowing))
    bad = [step for step in all_steps if step.problem is not None]
    if not bad:
        return TAKEN if allowing else _confusion(all_steps)
    log = tuple(step.problem for step in bad if step.problem is not None)
    first = bad[0]
    candidates: tuple[str, ...] = ()
    if first.codec and not first.complaint.endswith(_MILLISECONDS):
        likely = _likely(first.codec, known)
        candidates = likely or tuple(name for name in _COMMON if name in known)
    better = _better(value, all_steps, known)
    return refused(first.complaint, *log, part=first.item, suggestion=better, candidates=candidates)


def _better(value: str, all_steps: tuple[Step, ...], known: frozenset[str]) -> str | None:
    """The list with each bad item as it was likely meant, without those that are empty; None where one is a riddle."""
    for step in reversed(all_steps):
        if step.problem is None or not step.item.text:
            continue
        likely = () if step.complaint.endswith(_MILLISECONDS) or not step.codec else _likely(step.codec, known)
        if not likely:
            return None
        value = replaced(value, Item(step.codec, step.item.start + step.item.text.find(step.codec)), likely[0])
    if all(step.item.text for step in all_steps):
        return value
    wrapped = _is_wrapped(value)
    body = value[1:-1] if wrapped else value
    left = ",".join(item.text for piece in pieces(body, ",|") if (item := piece.stripped()).text)
    return (f"({left})" if wrapped else left) if left else None


def codecs_after(lines: Iterable[tuple[str, str]], known: Iterable[str]) -> tuple[str, ...]:
    """The codecs that the lines (`allow` or `disallow`, value) leave, in the order of preference.

    `all` stands for every name in `known`, in its order when it has one.
    """
    names = tuple(sorted(known) if isinstance(known, frozenset | set) else known)
    chosen: dict[str, None] = {}
    for name, value in lines:
        allowing = name.lower() != "disallow"
        if not allowing and not value:
            continue
        if _is_wrapped(value):
            chosen = {} if allowing else dict.fromkeys(names)
        for step in steps(value, frozenset(names), allowing=allowing):
            if step.problem is not None:
                continue
            codec = step.codec.lower()
            if codec == ALL:
                chosen = {**chosen, **dict.fromkeys(names)} if step.allowing else {}
            elif step.allowing:
                chosen.setdefault(codec)
            else:
                chosen.pop(codec, None)
    return tuple(chosen)


def steps(value: str, known: frozenset[str], *, allowing: bool) -> Iterator[Step]:
    """The items of a list in order, each with what it does and what Asterisk says of it."""
    offset = 0
    if _is_wrapped(value):
        value, offset = value[1:-1], 1
    for piece in pieces(value, ",|"):
        item = piece.stripped()._replace(start=piece.stripped().start + offset)
        inverted = item.text.startswith("!")
        codec, colon, size = item.text[inverted:].rpartition(":")
        if not colon:
            codec, size = size, ""
        does_allow = allowing != inverted
        found = scan_decimal(size) if size.strip() else (0, 0)
        if found is None or found[0] < 0:
            line = warning(f"Bad packetization value for codec {codec}")
            yield Step(item, codec, does_allow, 0, line, f"{quoted(size)} is {_MILLISECONDS}")
        elif not codec or (known and codec.lower() not in known and codec.lower() not in ALWAYS_KNOWN):
            line = warning(f"Cannot {'allow' if does_allow else 'disallow'} unknown format '{codec}'")
            complaint = f"there is no codec {quoted(codec)}" if codec else "a codec is missing"
            yield Step(item, codec, does_allow, found[0], line, complaint)
        else:
            yield Step(item, codec, does_allow, found[0], None, "")


def is_allowing(option: OptionSchema) -> bool:
    """Whether the option adds codecs."""
    return option.value.extra.get("op", option.key) != "disallow"


def _is_wrapped(value: str) -> bool:
    return value.startswith("(") and value.endswith(")") and len(value) > 1


def _confusion(all_steps: tuple[Step, ...]) -> Verdict:
    """`disallow = !ulaw` allows it; nothing else that loads is likely to be meant otherwise."""
    for step in all_steps:
        if step.allowing:
            complaint = f"{quoted(step.item.text)} in a `disallow` allows the codec"
            return misread(complaint, f"allow={step.codec}", part=step.item)
    return TAKEN


def _likely(codec: str, known: frozenset[str]) -> tuple[str, ...]:
    other = _OTHER_NAMES.get(codec.lower().replace(".", "").replace("-", ""))
    likely = nearest(codec, sorted(known))
    return (other, *(name for name in likely if name != other)) if other else likely

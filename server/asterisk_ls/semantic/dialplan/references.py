"""What a call names, by the table in `naming`. Spans count from the start of its data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.calls import CallReference, Part, function_calls
from asterisk_ls.semantic.dialplan.naming import APPLICATIONS, FUNCTIONS, OPTIONS, WRITTEN, Names, Naming, Way
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.assignments import assignments
from asterisk_ls.syntax.dialplan.options import letters
from asterisk_ls.syntax.dialplan.outside import find, find_last, split
from asterisk_ls.syntax.dialplan.terms import has_term
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.syntax.dialplan.arguments import Argument
    from asterisk_ls.syntax.dialplan.terms import Data, Term

_MACROS = frozenset({"macro", "macroexclusive"})


@lru_cache(maxsize=4096)
def of_call(application: str, data: Data) -> tuple[CallReference, ...]:
    """What an application, in small letters, names with its data, functions left out."""
    return tuple(_of_call(application, data))


def _of_call(application: str, data: Data) -> Iterator[CallReference]:
    text, terms = data.text, data.terms
    whole = Span(0, len(text))
    if application in ("goto", "gosub"):
        yield from _label(data, whole, Way.LABEL if application == "goto" else Way.CARET_LABEL)
    elif application in ("gotoif", "gotoiftime"):
        question = find(text, "?", whole, terms)
        if question >= 0:
            for branch in split(text, ":", Span(question + 1, whole.end), terms, 2):
                yield from _label(data, branch, Way.LABEL)
    elif application == "gosubif":
        halves = separate(data, separator="?", most=2, raw=True).items
        if len(halves) == 2:  # noqa: PLR2004 - condition and rest
            for one in separate(data, halves[1].span, separator=":", most=2, raw=True).items:
                yield from _label(data, one.span, Way.CARET_LABEL)
    elif application == "channelredirect":
        arguments = separate(data, most=2).items
        if len(arguments) == 2:  # noqa: PLR2004 - channel and place
            yield from _label(data, arguments[1].span, Way.LABEL)
    elif application in _MACROS:
        yield from _named(Naming(0, Names.PLACE, Way.MACRO), data, split(text, ",", whole, terms, 2)[0], terms)
    elif application == "retrydial":
        arguments = separate(data, most=4).items
        if len(arguments) == 4:  # noqa: PLR2004 - the last one is the data of Dial
            yield from _ordinary("dial", data, arguments[3].span)
    elif application in ("set", "mset"):
        yield from _of_assignments(application, data)
    elif application in APPLICATIONS or application in OPTIONS:
        yield from _ordinary(application, data, whole)


def _ordinary(application: str, data: Data, span: Span) -> Iterator[CallReference]:
    arguments = separate(data, span).items
    for naming in APPLICATIONS.get(application, ()):
        if naming.at < len(arguments) and _is_plain(arguments[naming.at]):
            yield from _named(naming, data, arguments[naming.at].span, data.terms)
    options = OPTIONS.get(application)
    if options is None or options.at >= len(arguments):
        if application == "originate":
            yield from _originated(data, arguments)
        return
    known = {naming.letter: naming for naming in options.letters}
    for item in letters(arguments[options.at], data.terms).items:
        naming_ = known.get(item.letter)
        if naming_ is not None and item.argument is not None and _is_plain(item.argument):
            yield from _named(Naming(0, naming_.names, naming_.way), data, item.argument.span, data.terms)
    if application == "originate":
        yield from _originated(data, arguments)


def _is_plain(argument: Argument) -> bool:
    """Whether it is taken as it is written. What has quotes or backslashes in it is left alone."""
    return argument.value == argument.text


def _originated(data: Data, arguments: tuple[object, ...]) -> Iterator[CallReference]:
    """`Originate(channel,exten,context,extension,priority)`."""
    spans = [argument.span for argument in separate(data).items]
    if len(arguments) < 3 or data.of(spans[1]).strip().lower() != "exten":  # noqa: PLR2004 - up to the context
        return
    context = _part(data, spans[2], data.terms)
    extension = _part(data, spans[3], data.terms) if len(spans) > 3 else None  # noqa: PLR2004
    priority = _part(data, spans[4], data.terms) if len(spans) > 4 else None  # noqa: PLR2004
    yield CallReference(
        Names.PLACE, (context, extension or _implied("s", spans[2]), priority or _implied("1", spans[2]))
    )


def _of_assignments(application: str, data: Data) -> Iterator[CallReference]:
    for assigned in assignments(application, data):
        if assigned.function is None or assigned.arguments is None:
            continue
        key = (data.of(assigned.function), data.of(assigned.arguments).strip().lower())
        naming = WRITTEN.get(key)
        if naming is not None:
            yield from _named(naming, data, assigned.value, data.terms)
        inner = tuple(term for term in data.terms if assigned.name.start <= term.span.start < assigned.name.end)
        yield from _of_function(key[0], data, assigned.arguments, inner)


@lru_cache(maxsize=4096)
def of_functions(data: Data) -> tuple[CallReference, ...]:
    """What the functions that are read somewhere in the data name."""
    found: list[CallReference] = []
    for call in function_calls(data.terms):
        if not has_term(call.inner, call.name):
            found += _of_function(data.of(call.name), data, call.arguments, call.inner)
    return tuple(found)


def _of_function(name: str, data: Data, span: Span, terms: tuple[Term, ...]) -> Iterator[CallReference]:
    namings = FUNCTIONS.get(name)
    if not namings:
        return
    arguments = [argument.span for argument in separate(data, span, terms).items]
    for naming in namings:
        if naming.way in (Way.LABEL, Way.CONTEXT_FIRST):
            yield from _place_of(data, arguments[:3], terms, naming)
        elif naming.at < len(arguments):
            asks = naming.asks or (name == "VM_INFO" and data.of(span).replace(" ", "").endswith(",exists"))
            yield from _named(naming._replace(asks=asks), data, arguments[naming.at], terms)


def _place_of(data: Data, spans: list[Span], terms: tuple[Term, ...], naming: Naming) -> Iterator[CallReference]:
    parts = [_part(data, span, terms) for span in spans]
    missing: list[Part | None] = [None] * (3 - len(parts))
    if parts:
        first = naming.way is Way.CONTEXT_FIRST
        yield CallReference(Names.PLACE, (*parts, *missing) if first else (*missing, *parts), naming.asks)


@lru_cache(maxsize=4096)
def of_hint(devices: str) -> tuple[CallReference, ...]:
    """What a hint names: the devices between `&`, before the comma that a presence provider follows."""
    from asterisk_ls.syntax.dialplan.substitution import parse  # noqa: PLC0415 - few call it

    data = parse(devices)
    span = split(devices, ",", Span(0, len(devices)), data.terms, 2)[0]
    return tuple(_named(Naming(0, Names.DEVICE, Way.DEVICES), data, span, data.terms))


def _named(naming: Naming, data: Data, span: Span, terms: tuple[Term, ...]) -> Iterator[CallReference]:
    """What one argument names."""
    match naming.way:
        case Way.WHOLE:
            yield from _single(naming, data, span, terms)
        case Way.LIST:
            for one in split(data.text, "&", span, terms):
                yield from _single(naming, data, one, terms)
        case Way.MAILBOX | Way.MAILBOXES:
            whole = [span] if naming.way is Way.MAILBOX else split(data.text, "&", span, terms)
            for one in whole:
                yield from _mailbox(naming, data, one, terms)
        case Way.DEVICE | Way.DEVICES:
            whole = [span] if naming.way is Way.DEVICE else split(data.text, "&", span, terms)
            for one in whole:
                yield from _device(data, one, terms)
        case Way.LABEL | Way.CARET_LABEL | Way.CONTEXT_FIRST:
            yield from _label(data, span, naming.way, terms)
        case Way.SUBROUTINE | Way.MACRO:
            first = split(data.text, ",^", span, terms, 2)[0]
            part = _part(data, first, terms, "macro-" if naming.way is Way.MACRO else "")
            if part is not None:
                yield CallReference(naming.names, (part, _implied("s", first), _implied("1", first)))
        case Way.EXTENSION:
            extension, *rest = split(data.text, "@", span, terms, 2)
            context = _part(data, rest[0], terms) if rest else None
            yield CallReference(naming.names, (context, _part(data, extension, terms), None), naming.asks)


def _single(naming: Naming, data: Data, span: Span, terms: tuple[Term, ...]) -> Iterator[CallReference]:
    part = _part(data, span, terms)
    if part is not None:
        yield CallReference(naming.names, (part,), naming.asks)


def _mailbox(naming: Naming, data: Data, span: Span, terms: tuple[Term, ...]) -> Iterator[CallReference]:
    box, *rest = split(data.text, "@", span, terms, 2)
    part = _part(data, box, terms)
    context = _part(data, rest[0], terms) if rest else None
    if part is not None:
        yield CallReference(naming.names, (part, context or _implied("default", box)), naming.asks)
    elif context is not None:
        yield CallReference(Names.VOICEMAIL_CONTEXT, (context,), naming.asks)


def _label(data: Data, span: Span, way: Way, terms: tuple[Term, ...] | None = None) -> Iterator[CallReference]:
    """A place to go to."""
    inner = data.terms if terms is None else terms
    if way is Way.CARET_LABEL:
        opening = find(data.text, "(", span, inner)
        span = Span(span.start, opening) if opening >= 0 else span
    spans = split(data.text, "," if way is Way.LABEL else ",^", span, inner)[:3]
    parts = [_part(data, one, inner) for one in spans]
    if any(part is not None for part in parts):
        missing: list[Part | None] = [None] * (3 - len(parts))
        yield CallReference(Names.PLACE, (*missing, *parts))


def _device(data: Data, span: Span, terms: tuple[Term, ...]) -> Iterator[CallReference]:
    """`PJSIP/6001`, and the endpoint in it; `Local/6001@phones`, and the place in it."""
    span = _stripped(data, span)
    slash = find(data.text, "/", span, terms)
    if slash < 0:
        part = _part(data, span, terms)
        if part is not None and not part.computed and ":" not in part.text:
            yield CallReference(Names.DEVICE, (part, None))
        return
    technology, rest = _part(data, Span(span.start, slash), terms), Span(slash + 1, span.end)
    resource = _part(data, rest, terms)
    if technology is None or technology.computed or ":" in technology.text:
        return
    yield CallReference(Names.DEVICE, (technology, resource))
    kind = technology.text.lower()
    if kind == "pjsip" and resource is not None:
        endpoint = _part(data, split(data.text, "/", rest, terms, 2)[0], terms)
        if endpoint is not None:
            yield CallReference(Names.ENDPOINT, (endpoint,))
    elif kind == "local" and resource is not None:
        yield from _local(data, rest, terms)


def _local(data: Data, span: Span, terms: tuple[Term, ...]) -> Iterator[CallReference]:
    options = find_last(data.text, "/", span, terms)
    span = Span(span.start, options) if options >= 0 else span
    extension, *rest = split(data.text, "@", span, terms, 2)
    context = _part(data, rest[0], terms) if rest else None
    parts = (context or _implied("default", extension), _part(data, extension, terms), _implied("1", extension))
    yield CallReference(Names.PLACE, parts)


def _part(data: Data, span: Span, terms: tuple[Term, ...], prefix: str = "") -> Part | None:
    """A word that is written; None for an empty one."""
    if span.start >= span.end:
        return None
    return Part(prefix + data.of(span), span, has_term(terms, span), prefix)


def _implied(text: str, near: Span) -> Part:
    """A word that goes without saying."""
    return Part(text, Span(near.end, near.end))


def _stripped(data: Data, span: Span) -> Span:
    text = data.of(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))

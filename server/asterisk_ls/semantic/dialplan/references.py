"""What a call names, by the table in `naming`. Spans count from the start of the value of the line's option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.called import CallReference, Part
from asterisk_ls.semantic.dialplan.naming import APPLICATIONS, FUNCTIONS, OPTIONS, WRITTEN, Names, Naming, Way
from asterisk_ls.syntax.dialplan.arguments import separate
from asterisk_ls.syntax.dialplan.assignments import assignments
from asterisk_ls.syntax.dialplan.options import letters
from asterisk_ls.syntax.dialplan.outside import find, find_last, split
from asterisk_ls.syntax.dialplan.substitution import parse
from asterisk_ls.syntax.dialplan.terms import function_calls, has_term
from asterisk_ls.text import Span, new

if TYPE_CHECKING:
    from asterisk_ls.syntax.dialplan.arguments import Argument
    from asterisk_ls.syntax.dialplan.terms import Data, Term

_MACRO = Naming(0, Names.PLACE, Way.MACRO)
_MACROS = frozenset({"macro", "macroexclusive"})
_HINT = Naming(0, Names.DEVICE, Way.DEVICES)
_LABELS = {Way.LABEL: ",", Way.CARET_LABEL: ",^", Way.CONTEXT_FIRST: ","}


def of_call(application: str, data: Data, base: int) -> list[CallReference]:
    """What an application, in small letters, names with its data, which begins at `base`; functions are left out."""
    reader = _Reader(data, data.terms, base)
    text, terms = data.text, data.terms
    whole = Span(0, len(text))
    if application in ("goto", "gosub"):
        reader.label(whole, Way.LABEL if application == "goto" else Way.CARET_LABEL)
    elif application in ("gotoif", "gotoiftime"):
        question = find(text, "?", whole, terms)
        if question >= 0:
            for branch in split(text, ":", Span(question + 1, whole.end), terms, 2):
                reader.label(branch, Way.LABEL)
    elif application == "gosubif":
        halves = separate(data, separator="?", most=2, raw=True).items
        if len(halves) == 2:  # noqa: PLR2004 - condition and rest
            for one in separate(data, halves[1].span, separator=":", most=2, raw=True).items:
                reader.label(one.span, Way.CARET_LABEL)
    elif application == "channelredirect":
        arguments = separate(data, most=2).items
        if len(arguments) == 2:  # noqa: PLR2004 - channel and place
            reader.label(arguments[1].span, Way.LABEL)
    elif application in _MACROS:
        reader.named(_MACRO, split(text, ",", whole, terms, 2)[0])
    elif application == "retrydial":
        arguments = separate(data, most=4).items
        if len(arguments) == 4:  # noqa: PLR2004 - the last one is the data of Dial
            reader.ordinary("dial", arguments[3].span)
    elif application in ("set", "mset"):
        reader.assigned(application)
    elif application in APPLICATIONS or application in OPTIONS:
        reader.ordinary(application, whole)
    return reader.found


def of_functions(data: Data, base: int) -> list[CallReference]:
    """What the functions that are read somewhere in the data name."""
    found: list[CallReference] = []
    for call in function_calls(data.terms):
        if not has_term(call.inner, call.name):
            reader = _Reader(data, call.inner, base)
            reader.function(data.of(call.name), call.arguments)
            found += reader.found
    return found


def of_hint(devices: str, base: int = 0) -> list[CallReference]:
    """What a hint names: the devices between `&`, before the comma that a presence provider follows."""
    data = parse(devices)
    reader = _Reader(data, data.terms, base)
    reader.named(_HINT, split(devices, ",", Span(0, len(devices)), data.terms, 2)[0])
    return reader.found


class _Reader:
    """Finds what a text names, among the terms of one level of it. Used once."""

    __slots__ = ("base", "data", "found", "terms", "text")

    def __init__(self, data: Data, terms: tuple[Term, ...], base: int) -> None:
        self.data = data
        self.text = data.text
        self.terms = terms
        self.base = base
        self.found: list[CallReference] = []

    def ordinary(self, application: str, span: Span) -> None:
        """What is separated by commas in the ordinary way."""
        arguments = separate(self.data, span).items
        for naming in APPLICATIONS.get(application, ()):
            if naming.at < len(arguments) and _is_plain(arguments[naming.at]):
                self.named(naming, arguments[naming.at].span)
        options = OPTIONS.get(application)
        if options is not None and options.at < len(arguments) and "(" in arguments[options.at].text:
            known = {naming.letter: naming for naming in options.letters}
            for item in letters(arguments[options.at], self.terms).items:
                option = known.get(item.letter)
                if option is not None and item.argument is not None and _is_plain(item.argument):
                    self.named(Naming(0, option.names, option.way), item.argument.span)
        if application == "originate":
            self.originated([argument.span for argument in arguments])

    def originated(self, spans: list[Span]) -> None:
        """`Originate(channel,exten,context,extension,priority)`."""
        if len(spans) < 3 or self.data.of(spans[1]).strip().lower() != "exten":  # noqa: PLR2004 - up to the context
            return
        given = [self.part(span) for span in spans[2:5]] + [None, None]
        extension, priority = given[1] or self.implied("s", spans[2]), given[2] or self.implied("1", spans[2])
        self.tell(Names.PLACE, (given[0], extension, priority))

    def assigned(self, application: str) -> None:
        """What functions that are written name, and what is written to them."""
        data = self.data
        for assigned in assignments(application, data):
            if assigned.function is None or assigned.arguments is None:
                continue
            name, argument = data.of(assigned.function), data.of(assigned.arguments).strip().lower()
            naming = WRITTEN.get((name, argument))
            if naming is not None:
                self.named(naming, assigned.value)
            start, end = assigned.name
            inner = _Reader(data, tuple(term for term in data.terms if start <= term.span.start < end), self.base)
            inner.function(name, assigned.arguments)
            self.found += inner.found

    def function(self, name: str, span: Span) -> None:
        """What the arguments of a function name."""
        namings = FUNCTIONS.get(name)
        if not namings:
            return
        arguments = [argument.span for argument in separate(self.data, span, self.terms).items]
        for naming in namings:
            if naming.way in (Way.LABEL, Way.CONTEXT_FIRST):
                self.place(arguments[:3], naming.way, asks=naming.asks)
            elif naming.at < len(arguments):
                asks = naming.asks or (name == "VM_INFO" and self.data.of(span).replace(" ", "").endswith(",exists"))
                self.named(naming._replace(asks=asks), arguments[naming.at])

    def named(self, naming: Naming, span: Span) -> None:
        """What one argument names."""
        way = naming.way
        if way is Way.WHOLE:
            part = self.part(span)
            if part is not None:
                self.tell(naming.names, (part,), asks=naming.asks)
        elif way is Way.DEVICE or way is Way.DEVICES:
            for one in (span,) if way is Way.DEVICE else split(self.text, "&", span, self.terms):
                self.device(one)
        elif way is Way.MAILBOX or way is Way.MAILBOXES:
            for one in (span,) if way is Way.MAILBOX else split(self.text, "&", span, self.terms):
                self.mailbox(naming, one)
        elif way is Way.SUBROUTINE or way is Way.MACRO:
            first = split(self.text, ",^", span, self.terms, 2)[0]
            part = self.part(first, "macro-" if way is Way.MACRO else "")
            if part is not None:
                self.tell(naming.names, (part, self.implied("s", first), self.implied("1", first)))
        elif way is Way.EXTENSION:
            extension, *rest = split(self.text, "@", span, self.terms, 2)
            context = self.part(rest[0]) if rest else None
            self.tell(naming.names, (context, self.part(extension), None), asks=naming.asks)
        else:
            self.label(span, way)

    def label(self, span: Span, way: Way) -> None:
        """A place to go to, as one text."""
        if way is Way.CARET_LABEL:
            opening = find(self.text, "(", span, self.terms)
            span = Span(span.start, opening) if opening >= 0 else span
        self.place(split(self.text, _LABELS[way], span, self.terms)[:3], way)

    def place(self, spans: list[Span], way: Way, *, asks: bool = False) -> None:
        """A place to go to, of up to three pieces."""
        parts = [self.part(span) for span in spans]
        missing: list[Part | None] = [None] * (3 - len(parts))
        if any(part is not None for part in parts):
            self.tell(Names.PLACE, (*parts, *missing) if way is Way.CONTEXT_FIRST else (*missing, *parts), asks=asks)

    def mailbox(self, naming: Naming, span: Span) -> None:
        """`box@context`."""
        box, *rest = split(self.text, "@", span, self.terms, 2)
        part = self.part(box)
        context = self.part(rest[0]) if rest else None
        if part is not None:
            self.tell(naming.names, (part, context or self.implied("default", box)), asks=naming.asks)
        elif context is not None:
            self.tell(Names.VOICEMAIL_CONTEXT, (context,), asks=naming.asks)

    def device(self, span: Span) -> None:
        """`PJSIP/6001`, and the endpoint in it; `Local/6001@phones`, and the place in it."""
        text, start, end = self.text, span.start, span.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        slash = find(text, "/", Span(start, end), self.terms)
        technology = self.part(new(Span, (start, end if slash < 0 else slash)))
        if technology is None or technology.computed or ":" in technology.text:
            return
        if slash < 0:
            self.tell(Names.DEVICE, (technology, None))
            return
        rest = new(Span, (slash + 1, end))
        resource = self.part(rest)
        self.tell(Names.DEVICE, (technology, resource))
        if resource is None:
            return
        kind = technology.text.lower()
        if kind == "pjsip":
            endpoint = resource if "/" not in resource.text else self.part(split(text, "/", rest, self.terms, 2)[0])
            if endpoint is not None:
                self.tell(Names.ENDPOINT, (endpoint,))
        elif kind == "local":
            self.local(rest)

    def local(self, span: Span) -> None:
        """`extension@context/options`."""
        options = find_last(self.text, "/", span, self.terms)
        span = Span(span.start, options) if options >= 0 else span
        extension, *rest = split(self.text, "@", span, self.terms, 2)
        context = (self.part(rest[0]) if rest else None) or self.implied("default", extension)
        self.tell(Names.PLACE, (context, self.part(extension), self.implied("1", extension)))

    def part(self, span: Span, prefix: str = "") -> Part | None:
        """A word that is written; None for an empty one."""
        start, end = span
        if start >= end:
            return None
        placed = new(Span, (start + self.base, end + self.base))
        computed = bool(self.terms) and has_term(self.terms, span)
        return new(Part, (prefix + self.text[start:end], placed, computed, prefix))

    def implied(self, text: str, near: Span) -> Part:
        """A word that goes without saying."""
        at = near.end + self.base
        return new(Part, (text, new(Span, (at, at)), False, ""))

    def tell(self, names: Names, parts: tuple[Part | None, ...], *, asks: bool = False) -> None:
        """Note what is named."""
        self.found.append(new(CallReference, (names, parts, asks)))


def _is_plain(argument: Argument) -> bool:
    """Whether it is taken as it is written. What has quotes or backslashes in it is left alone."""
    return argument.value == argument.text

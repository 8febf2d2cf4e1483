"""Which values an option may have: words, codecs, and names of what is somewhere else in the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.cursor import item_at
from asterisk_ls.features.describing import spoken_target
from asterisk_ls.features.items import MOST, Completion, Completions, Kind
from asterisk_ls.features.names import names_for
from asterisk_ls.features.option_names import assignment, type_rank
from asterisk_ls.features.scope import all_types, likely_types, option_in
from asterisk_ls.schema.secrets import is_secret
from asterisk_ls.semantic.own_code.queues import TECHNOLOGY
from asterisk_ls.semantic.queries import LoadedNames
from asterisk_ls.text import BLANKS, Span
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.scope import Scope
    from asterisk_ls.schema.model import ObjectSchema, OptionSchema
    from asterisk_ls.semantic.project import Project

LISTS = frozenset(
    {
        *("codec_list", "codec_prefs", "list", "ref_list", "name_list", "group_list"),
        *("file_formats", "log_levels", "permissions", "word_list"),
    }
)
"""Kinds of value with several items on a line."""
BOOLEANS = ("yes", "no")
_WITH_WORDS = frozenset(
    {
        "bool",
        "not_false",
        "number_or_bool",
        "queue_member",
        "bool_or_uint",
        "bool_or_host",
        "codec_list",
        "event_package",
        "codec_prefs",
    }
)
"""Kinds of value of which the words are known. Of others a default and an example are, which are there to begin with."""

_USUAL_CODECS = {codec: place for place, codec in enumerate(("ulaw", "alaw", "g722", "opus", "g729", "gsm"))}


class Target(NamedTuple):
    """The word of a value that is being written."""

    span: Span
    text: str
    others: frozenset[str]
    """The other items of the list."""
    lead: str = ""
    """What has to stand before a new word: a blank behind `=`."""
    is_negated: bool = False
    """Whether a `!` stands before it."""

    def typed(self, offset: int) -> str:
        """What stands before the cursor."""
        return self.text[: max(0, offset - self.span.start)]


def option_values(project: Project, scope: Scope, cursor: Cursor) -> Completions:
    """What may stand in the value that the cursor is in."""
    if cursor.name.lower() == "type":
        return Completions(tuple(_types(project, scope, cursor)))
    found = option_in(project, scope.types or likely_types(project, scope), cursor.name)
    if found is None or is_secret(cursor.name):
        return Completions()
    schema, option = found
    target = _target(cursor, option)
    if target is None:
        return Completions()
    if option.value.targets:
        return _names(project, cursor, option, target)
    is_free = not option.value.values and option.value.kind not in _WITH_WORDS
    if is_free and target.text:
        return Completions()  # an editor might put the one item that there is in the place of a number on Enter
    return Completions(tuple(_words(project, schema, option, target, cursor.name)), incomplete=is_free)


def _target(cursor: Cursor, option: OptionSchema) -> Target | None:
    """The word to complete; None behind the end of a single value."""
    lead = _lead(cursor)
    if option.value.kind not in LISTS:
        return Target(cursor.span, cursor.text, frozenset(), lead) if cursor.offset <= cursor.span.end else None
    found = item_of(cursor, option)
    if found is None:
        return None
    span, word, others = found
    is_negated = cursor.text[: span.start - cursor.span.start].endswith("!")
    return Target(span, word, frozenset(other.lstrip("!") for other in others), lead, is_negated)


def item_of(cursor: Cursor, option: OptionSchema) -> tuple[Span, str, list[str]] | None:
    """The item of a list that the cursor is in, and the other items; None in the blanks behind an item.

    The `!` before a codec is none of its letters.
    """
    base = cursor.span.start
    separators = option.value.separator or ","
    here = cursor.offset - base
    text = cursor.text.ljust(here)
    item = item_at(text, Span(0, len(text)), here, separators)
    word = text[item.start : item.end]
    if not word and text[:here].strip(BLANKS) and text[:here].rstrip(BLANKS)[-1] not in separators:
        return None
    for mark in separators[1:]:
        text = text.replace(mark, separators[0])
    others = [part.strip(BLANKS) for part in text.split(separators[0])]
    if word in others:
        others.remove(word)
    if word.startswith("!") and option.value.kind == "codec_list" and here > item.start:
        item, word = Span(item.start + 1, item.end), word[1:]
    return item.shifted(base), word, others


def _lead(cursor: Cursor) -> str:
    """A blank, where the value would else stick to the operator, and this line and the section write it with one."""
    if cursor.text:
        return ""
    before = cursor.section.text[: cursor.span.start - cursor.start]
    name = before.rstrip("+=>")
    is_wide = name != before and name[-1:] in BLANKS and assignment(cursor.section).endswith(" ")
    return " " if is_wide else ""


def _types(project: Project, scope: Scope, cursor: Cursor) -> Iterator[Completion]:
    lead = _lead(cursor)
    for schema in all_types(project, scope):
        if schema.criteria is not None and schema.criteria[0].lower() == "type" and cursor.offset <= cursor.span.end:
            value = schema.criteria[1]
            key = ("type", schema.file, schema.type)
            sort = f"{type_rank(schema.type)} {value}"
            yield Completion(value, Kind.TYPE, cursor.span, lead + value, sort=sort, key=key)


def _words(
    project: Project, schema: ObjectSchema, option: OptionSchema, target: Target, written: str
) -> Iterator[Completion]:
    value = option.value
    words: Sequence[str | None] = []
    match value.kind:
        case "bool" | "bool_or_uint" | "bool_or_host" | "not_false" | "number_or_bool":
            words = [*BOOLEANS]
        case "codec_list":
            codecs = sorted(
                project.schema.codecs, key=lambda codec: (_USUAL_CODECS.get(codec, len(_USUAL_CODECS)), codec)
            )
            is_first = not (target.others or target.is_negated or option.key == "disallow")
            words = ["!all", "all", *codecs] if is_first else [*codecs, "all"]
            words = ["all", *codecs] if option.key == "disallow" and not target.others else words
        case "event_package":
            known = value.extra.get("known")
            words = [str(word) for word in known] if isinstance(known, (list, tuple)) else []
        case "queue_member":
            words = [f"{TECHNOLOGY}{name}" for name in project.answer(LoadedNames("endpoint"))[:MOST]]
        case "codec_prefs":
            words = _preferences(option, target)
        case _:
            words = [*(value.values or (option.default, option.example))]
    name = option.name if option.key in schema.options else written
    key = ("option", schema.file, schema.type, name)
    for place, word in enumerate(dict.fromkeys(words)):
        if word and word not in target.others:
            is_default = word == option.default
            yield Completion(
                word,
                Kind.VALUE,
                target.span,
                target.lead + word,
                sort=f"{place:03}",
                detail="default" if is_default else "",
                key=key,
            )


def _preferences(option: OptionSchema, target: Target) -> list[str]:
    """`prefer: pending` and so on, for what the list does not say yet; for an empty one the default as a whole."""
    params = option.value.extra.get("params")
    if not isinstance(params, dict):
        return []
    given = {other.partition(":")[0].strip() for other in target.others}
    words = [f"{name}: {word}" for name, some in sorted(params.items()) if name not in given for word in some]
    return words if given - {""} or not option.default else [option.default, *words]


def _names(project: Project, cursor: Cursor, option: OptionSchema, target: Target) -> Completions:
    """Names of other sections, those that look like the section's own first."""
    own = cursor.section.header.name if cursor.section.header is not None else ""
    names = names_for(project, option.value.targets, target.typed(cursor.offset), own)
    items = [
        Completion(
            name.text,
            Kind.SECTION,
            target.span,
            target.lead + name.text.replace(";", "\\;"),
            sort=f"{_distance(name.text, own)} {name.text}",
            detail=spoken_target(name.target) + ("" if name.loaded else ", will not load"),
        )
        for name in names.some
        if name.text not in target.others
    ]
    return Completions(tuple(items), names.more)


def _distance(name: str, own: str) -> int:
    if not own or name == own:
        return 0
    return 1 if own in name else 2

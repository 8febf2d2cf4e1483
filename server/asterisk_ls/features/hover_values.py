"""What a value is, and what Asterisk makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.describing import one_takes, spoken_target, type_text
from asterisk_ls.features.hover_modules import MODULE, module_text
from asterisk_ls.features.markdown import code, prose
from asterisk_ls.features.names import SECTIONS_ELSEWHERE
from asterisk_ls.features.option_values import LISTS, item_of
from asterisk_ls.features.places import place
from asterisk_ls.features.scope import all_types, option_in
from asterisk_ls.schema.secrets import masked_value
from asterisk_ls.schema.values import codecs_after, read_bool
from asterisk_ls.schema.verdict import Fate
from asterisk_ls.semantic.queries import Objects, OpenType
from asterisk_ls.syntax.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.features.cursor import Cursor
    from asterisk_ls.features.scope import Scope
    from asterisk_ls.schema.documentation import Documentation
    from asterisk_ls.schema.model import ObjectSchema, OptionSchema
    from asterisk_ls.semantic.project import Project
    from asterisk_ls.text import Span

MOST_CODECS = 12
"""Codecs that are listed."""


def value_hover(
    project: Project, scope: Scope, cursor: Cursor, installed: Documentation | None
) -> tuple[Span, str] | None:
    """The piece of the value that the cursor is in, and Markdown about it."""
    if not cursor.text or cursor.offset > cursor.span.end:
        return None
    if masked_value(cursor.name, cursor.text) != cursor.text:
        return cursor.span, "A secret: it is not shown."
    if cursor.name.lower() == "type":
        schema = next((one for one in all_types(project, scope) if (one.criteria or ("", ""))[1] == cursor.text), None)
        return (cursor.span, type_text(schema, installed)) if schema is not None else None
    found = option_in(project, scope.types, cursor.name)
    if found is None:
        return None
    schema, option = found
    if option.value.targets == (MODULE,):
        return cursor.span, module_text(project, cursor.text)
    if option.value.kind in LISTS and (item := item_of(cursor, option)) is not None and item[1]:
        span, word, _ = item
    else:
        span, word = cursor.span, cursor.text
    found_targets = [*_targets(project, option, word)]
    lines = [
        *(found_targets or [f"{code(word)}: {_kind(option, word)}"]),
        *(_verdict(project, schema, option, cursor) or _meaning(option, word)),
        *_codecs(project, scope, cursor, option),
    ]
    return span, "\n\n".join(lines)


def _kind(option: OptionSchema, word: str) -> str:
    if option.value.kind == "codec_list" and fold(word) == "all":
        return "every codec"
    return one_takes(option.value) or "text"


def _verdict(project: Project, schema: ObjectSchema, option: OptionSchema, cursor: Cursor) -> tuple[str, ...]:
    """What is wrong with the value as a whole."""
    written = next((line.value for line in cursor.section.options if line.line == cursor.line), cursor.text)
    verdict = project.judge(schema).verdict(option, option.name, written)
    if verdict.fate is Fate.TAKEN:
        return ()
    said = prose(verdict.complaint)
    if ": " in said:
        return (f"{_FATES[verdict.fate]}. {said[:1].upper()}{said[1:]}.",)
    return (f"{_FATES[verdict.fate]}: {said}.",)


_FATES = {
    Fate.REFUSED: "Asterisk refuses it",
    Fate.MISREAD: "Not what it seems",
    Fate.IGNORED: "Asterisk takes no notice of it",
    Fate.FATAL: "Asterisk does not survive it",
}


def _meaning(option: OptionSchema, word: str) -> Iterator[str]:
    """Other spellings of a word."""
    value = option.value
    if value.kind == "bool" and not value.extra.get("inverted") and word.lower() not in ("yes", "no"):
        yield f"Reads as `{'yes' if read_bool(word) else 'no'}`."
    aliases = {alias.lower(): meant for alias, meant in value.aliases.items()}
    if word.lower() in aliases:
        yield f"Another word for {code(aliases[word.lower()])}."
    if option.default is not None and word == option.default:
        yield "This is the default."


def _codecs(project: Project, scope: Scope, cursor: Cursor, option: OptionSchema) -> Iterator[str]:
    """The codecs that are left behind this line, those that are inherited included."""
    if option.value.kind != "codec_list" or scope.category is None:
        return
    lines = []
    for written in scope.category.places():
        if written.option is not None and fold(written.option.name) in ("allow", "disallow"):
            lines.append((written.option.name, written.option.value))
            if written.section == scope.id and written.option.line == cursor.line:
                break
    known = project.schema.codecs
    chosen = codecs_after(lines, known)
    if len(chosen) == len(known):
        yield "All codecs, after this line."
    elif chosen:
        shown = ", ".join(map(code, chosen[:MOST_CODECS]))
        yield f"After this line: {shown}{', …' if len(chosen) > MOST_CODECS else ''}."
    else:
        yield "No codec, after this line."


def _targets(project: Project, option: OptionSchema, name: str) -> Iterator[str]:
    """The objects that a name stands for."""
    targets = option.value.targets
    if not targets or "${" in name:
        return
    found = False
    for target in targets:
        for known in project.answer(Objects(target, name)):
            found = True
            lost = "" if known.loaded else "; it will not load"
            yield f"{spoken_target(target)} {code(name)}: {code(place(project, known.section))}{lost}"
        if target in SECTIONS_ELSEWHERE:
            for id_ in project.sections(SECTIONS_ELSEWHERE[target][0]).get(fold(name), ()):
                found = True
                yield f"{spoken_target(target)} {code(name)}: {code(place(project, id_))}"
    if not found and not any(target in SECTIONS_ELSEWHERE or project.answer(OpenType(target)) for target in targets):
        names = " or ".join(map(spoken_target, targets))
        yield f"{code(name)}: there is no {names} of that name."

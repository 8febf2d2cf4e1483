"""Applications, functions and option letters in words: how they are called, who brings them, what took their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.describing import MANY
from asterisk_ls.features.dialplan_syntax import syntax_of
from asterisk_ls.features.dialplan_variables import OF_A_CHANNEL, OF_THE_MACHINE
from asterisk_ls.features.markdown import code
from asterisk_ls.schema.dialplan import vocabulary_of
from asterisk_ls.schema.load import help_for
from asterisk_ls.schema.vocabulary import Application
from asterisk_ls.text import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from asterisk_ls.schema.documentation import Documentation
    from asterisk_ls.schema.vocabulary import Function, Missing, Parameter, Vocabulary

SOME = 12
"""Words of a parameter that are listed beside a call."""
_RULE = "\n\n---\n\n"


def kind_of(word: Application | Function) -> str:
    """What a word is called."""
    return "application" if isinstance(word, Application) else "function"


def short_text(word: Application | Function) -> str:
    """One line about an application or a function; empty where there is none."""
    line = help_for(f"{kind_of(word)}s").get(word.name, {}).get("", "")
    return f"{line}." if line else ""


def parameter_text(parameter: Parameter, most: int = SOME) -> str:
    """What a parameter may be. `most`: how many words are listed."""
    facts = []
    if parameter.words:
        some = ", ".join(map(code, parameter.words[:most]))
        facts.append(some + (", …" if len(parameter.words) > most else ""))
    if parameter.letters:
        facts.append(f"letters: {''.join(parameter.letters)}")
    return "; ".join(facts)


def word_text(word: Application | Function, installed: Documentation | None = None) -> str:
    """Markdown about an application or a function, and below it what the user's Asterisk brings along about it."""
    text = "\n\n".join(_blocks(word))
    longer = installed.call(kind_of(word), word.name) if installed is not None else None
    return f"{text}{_RULE}{longer}" if longer else text


def _blocks(word: Application | Function) -> Iterator[str]:
    label = syntax_of(word).label
    yield code(label) if isinstance(word, Application) else code(f"${{{label}}}" if word.readable else label)
    line = short_text(word)
    if line:
        yield line
    if word.deprecated or word.replaced_by:
        new = f" {code(word.replaced_by)} takes its place." if word.replaced_by else ""
        yield f"**Deprecated.**{new}"
    facts = [*_facts(word)]
    yield "; ".join(facts)[:1].upper() + "; ".join(facts)[1:] + "."
    for parameter in word.parameters:
        if parameter.letters:
            yield "\n".join(_letters(word, parameter))
        elif parameter.words:
            yield f"{code(parameter.name)}: {parameter_text(parameter, MANY)}"
    if word.variables:
        yield "\n".join(["Variables:", "", *_variables(word)])


def _facts(word: Application | Function) -> Iterator[str]:
    if not isinstance(word, Application):
        yield "read and set" if word.readable and word.writable else "read only" if word.readable else "set only"
        if word.dangerous:
            yield "not for AMI and the like unless `live_dangerously` is set"
    yield f"from module {code(word.module)}" if word.module else "part of Asterisk itself"
    if word.since:
        yield f"since Asterisk {word.since}"


def _letters(word: Application | Function, parameter: Parameter) -> Iterator[str]:
    lines = help_for(f"{kind_of(word)}s").get(word.name, {})
    yield f"{code(parameter.name)}:"
    yield ""
    for letter, form in parameter.letters.items():
        line = lines.get(letter, "")
        yield f"- {code(f'{letter}({form})' if form else letter)}" + (f": {line}" if line else "")


def _variables(word: Application | Function) -> Iterator[str]:
    for name, words in word.variables.items():
        yield f"- {code(name)}" + (f": {', '.join(map(code, words))}" if words else "")


def letter_text(word: Application | Function, letter: str, installed: Documentation | None = None) -> str:
    """Markdown about an option letter; empty for one that the call does not have."""
    line = help_for(f"{kind_of(word)}s").get(word.name, {}).get(letter, "")
    for parameter in word.parameters:
        if letter in parameter.letters:
            form = parameter.letters[letter]
            text = f"Option {code(f'{letter}({form})' if form else letter)} of {code(word.name)}"
            text += f": {line}." if line else "."
            longer = installed.letter(kind_of(word), word.name, letter) if installed is not None else None
            return f"{text}{_RULE}{longer}" if longer else text
    return ""


def missing_text(kind: str, missing: Missing, version: str) -> str:
    """Markdown about an application or a function that this version does not have."""
    text = f"{code(missing.name)} is no {kind} of Asterisk {version}"
    own = version.partition(".")[0]
    if missing.last:
        text += f"; {missing.last} was the last that had it"
    elif own in missing.since:
        text += f"; the first that has it is {missing.since[own]}"
    elif missing.since:
        older = [branch for branch in missing.since if _is_older(branch, own)]
        text += f"; {older[-1]} is the last that has it" if older else f"; the first that has it is {_first(missing)}"
    new = f" {code(missing.replaced_by)} takes its place." if missing.replaced_by else ""
    return f"{text}.{new}"


def _first(missing: Missing) -> str:
    return next(iter(missing.since.values()))


def _is_older(branch: str, other: str) -> bool:
    return branch.isdecimal() and (not other.isdecimal() or number_of(branch) < number_of(other))


def call_text(version: str, kind: str, name: str, installed: Documentation | None = None) -> str:
    """Markdown about an application or a function by its name, also one of another version; empty for an unknown one."""
    vocabulary = vocabulary_of(version)
    word = _word(vocabulary, kind, name)
    if word is not None:
        return word_text(word, installed)
    lacking = vocabulary.missing_functions.get(name)
    if kind == "application":
        lacking = vocabulary.missing_applications.get(name.lower())
    return missing_text(kind, lacking, version) if lacking is not None else ""


def technology_text(vocabulary: Vocabulary, name: str, version: str) -> str:
    """Markdown about a kind of channel; empty for an unknown one."""
    key = name.lower()
    shown = code(vocabulary.technology_names.get(key, name))
    if key in vocabulary.technologies:
        modules = [code(module) for module in vocabulary.technologies[key] if module]
        origin = f"from module {' or '.join(modules)}" if modules else "part of Asterisk itself"
        return f"Channels {shown}: {origin}."
    if key in vocabulary.missing_technologies:
        branches = ", ".join(vocabulary.missing_technologies[key])
        return f"Asterisk {version} has no channels {shown}; {branches} have them."
    return ""


def _word(vocabulary: Vocabulary, kind: str, name: str) -> Application | Function | None:
    return vocabulary.application(name) if kind == "application" else vocabulary.functions.get(name)


def item_text(version: str, key: Sequence[str], installed: Documentation | None) -> str:
    """Markdown about an item of a completion, from its key."""
    match list(key):
        case ["application" | "function" as kind, name]:
            return call_text(version, kind, name, installed)
        case ["letter", kind, name, letter]:
            word = _word(vocabulary_of(version), kind, name)
            return letter_text(word, letter, installed) if word is not None else ""
        case ["variable", name]:
            line = OF_A_CHANNEL.get(name) or OF_THE_MACHINE.get(name) or ""
            return f"{code(f'${{{name}}}')}: {line}." if line else f"{code(f'${{{name}}}')}"
        case _:
            return ""

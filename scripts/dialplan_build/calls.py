"""How the code of an application reads its data: how many arguments, which it needs, which letters its options have.

Only what can be read from the code without doubt is told; what is not told is not checked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dialplan_build.source import registrations

if TYPE_CHECKING:
    from dialplan_build.source import Code, Source

_DECLARED = re.compile(r"AST_DECLARE_APP_ARGS\(\s*(\w+),((?:\s*AST_APP_ARG\(\w+\)(?:\[[^\]]*\])?;?)*)\s*\);")
_ARGUMENT = re.compile(r"AST_APP_ARG\((\w+)\)(\[)?")
_SEPARATED = re.compile(r"AST_(STANDARD|NONSTANDARD)_(?:APP|RAW)_ARGS\(\s*(\w+),")
_PARSED = re.compile(r"ast_app_parse_options(?:64)?\(\s*(\w+)\s*,[^;]*?,\s*(?:(\w+)\.)?(\w+)\s*\)")
_EMPTY = re.compile(
    r"if\s*\(\s*(?:ast_strlen_zero\(\s*data\s*\)|!\s*data(?:\s*\|\|\s*!\s*\*data)?)\s*\)\s*\{?"
    r'\s*ast_log\(\s*LOG_(?:WARNING|ERROR|NOTICE)\s*,\s*"([^"]*)"'
)
_CHECK = re.compile(r"if\s*\(((?:[^{;]|\n)*?)\)\s*\{?\s*ast_log\(\s*LOG_(?:WARNING|ERROR)\s*,")
_ATOM = re.compile(r"\(?\s*(?:!\s*(\w+)\.(\w+)|ast_strlen_zero\(\s*(\w+)\.(\w+)\s*\)|(\w+)\.argc\s*<\s*(\d+))\s*\)?")
_TABLE = re.compile(r"AST_APP_OPTIONS\(\s*(\w+)\s*,(.*?)\n?\s*\}?\s*\)\s*;", re.DOTALL)
_LETTER = re.compile(r"AST_APP_OPTION(_ARG)?\(\s*'(.)'|\[\s*'(.)'\s*\]\s*=\s*\{([^}]*)\}")
_NAMES_IN_A_HEADER = {"PARK_APPLICATION": "Park", "PARKED_CALL_APPLICATION": "ParkedCall"}
_ELSEWHERE = {"Dial": "dial_exec_full"}
"""Functions that are handed the data as it is."""


class CallCode(NamedTuple):
    """What the code of one application tells."""

    module: str
    most: int | None = None
    """How many arguments it tells apart; the last one takes the rest."""
    needs_data: bool = False
    """Whether it complains about having no data at all."""
    needed: tuple[int, ...] = ()
    """Which arguments it complains about when they are empty."""
    options_at: int | None = None
    """Which argument holds letters that `ast_app_parse_options` reads."""
    flags: str = ""
    """Letters without an argument."""
    with_argument: str = ""


def call_codes(source: Source, tag: str) -> dict[str, CallCode]:
    """What the code of a release tells of each application that it registers."""
    found = {}
    for path in source.using(tag, "ast_register_application"):
        code = source.code(tag, path)
        tables = _tables(code)
        for name, function in [*registrations(code), *_named_elsewhere(code)]:
            body = code.functions.get(_ELSEWHERE.get(name, function)) or code.functions.get(function)
            if body is not None:
                found[name] = _of(path, body, tables)
    return found


def _named_elsewhere(code: Code) -> list[tuple[str, str]]:
    return [
        (name, match[1])
        for constant, name in _NAMES_IN_A_HEADER.items()
        for match in re.finditer(rf"register_application\w*\(\s*{constant},\s*(\w+)", code.text)
    ]


def _of(path: str, body: str, tables: dict[str, dict[str, bool]]) -> CallCode:
    module = path.rpartition("/")[2].removesuffix(".c")
    declared = {match[1]: _ARGUMENT.findall(match[2]) for match in _DECLARED.finditer(body)}
    separated = _SEPARATED.findall(body)
    needs_data = _EMPTY.search(body) is not None
    if len(separated) != 1 or separated[0][0] != "STANDARD" or separated[0][1] not in declared:
        return CallCode(module, needs_data=needs_data)
    holder = separated[0][1]
    arguments = declared[holder]
    names = [name for name, _ in arguments]
    most: int | None = len(names)
    if any(array for _, array in arguments):
        most = None
    elif names[-1] in ("other", "others"):
        most = len(names) - 1
    options_at, letters = _letters(body, holder, names, tables)
    return CallCode(
        module,
        most,
        needs_data,
        _needed(body, holder, names),
        options_at,
        "".join(sorted(letter for letter, argument in letters.items() if not argument)),
        "".join(sorted(letter for letter, argument in letters.items() if argument)),
    )


def _tables(code: Code) -> dict[str, dict[str, bool]]:
    found = {}
    for match in _TABLE.finditer(code.text):
        letters = {}
        for one in _LETTER.finditer(match[2]):
            letters[one[2] or one[3]] = bool(one[1]) or ("," in (one[4] or "") or "arg_index" in (one[4] or ""))
        found[match[1]] = letters
    return found


def _letters(
    body: str, holder: str, names: list[str], tables: dict[str, dict[str, bool]]
) -> tuple[int | None, dict[str, bool]]:
    """Where the letters stand and which there are, when all of it is read by one table."""
    parsed = set(_PARSED.findall(body))
    if len(parsed) != 1:
        return None, {}
    table, structure, name = parsed.pop()
    if structure != holder or name not in names or table not in tables:
        return None, {}
    return names.index(name), tables[table]


def needed_arguments(body: str) -> tuple[int, ...]:
    """The arguments without which the code of a function complains."""
    declared = {match[1]: _ARGUMENT.findall(match[2]) for match in _DECLARED.finditer(body)}
    separated = _SEPARATED.findall(body)
    if len(separated) != 1 or separated[0][0] != "STANDARD" or separated[0][1] not in declared:
        return ()
    return _needed(body, separated[0][1], [name for name, _ in declared[separated[0][1]]])


def _needed(body: str, holder: str, names: list[str]) -> tuple[int, ...]:
    """The arguments without which the code complains, as far as a condition speaks of nothing else."""
    found: set[int] = set()
    for match in _CHECK.finditer(body):
        atoms = [_ATOM.fullmatch(part.strip()) for part in match[1].split("||")]
        for atom in atoms:
            if atom is None:
                continue
            structure = atom[1] or atom[3] or atom[5]
            if structure != holder:
                continue
            if atom[6]:
                found.update(range(int(atom[6])))
            elif (atom[2] or atom[4]) in names:
                found.add(names.index(atom[2] or atom[4]))
    return tuple(sorted(found))

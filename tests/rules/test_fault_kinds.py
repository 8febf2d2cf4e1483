"""Whatever Asterisk minds, a rule tells of it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import asterisk_ls
from asterisk_ls.rules import ALL
from asterisk_ls.semantic.creation import KINDS
from asterisk_ls.syntax.nodes import ProblemKind

PACKAGE = Path(asterisk_ls.__file__).parent
MAKERS = {
    "Fault": 0,
    "Loss": 0,
    "refusal": 1,
    "remark": 1,
    "silent_refusal": 1,
    "fault": 0,
    "give_up": 0,
    "append": 0,
    "_told": 0,
    "_fault": 0,
}
"""What makes a fault, and where in its arguments the kind stands."""


NAME = re.compile(r"[a-z]+(-[a-z]+)+")


def test_each_kind_is_a_rule() -> None:
    """The kind of a fault is the name of the rule that tells of it."""
    kinds = {*map(str, ProblemKind), *KINDS.values()} | {
        kind for path in PACKAGE.glob("s*/**/*.py") for kind in _kinds(path)
    }
    assert len(kinds) > len(ProblemKind)
    assert kinds - {rule.name for rule in ALL} == set()


def _kinds(path: Path) -> set[str]:
    """The kinds of faults that a file of the core makes."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            at = MAKERS.get(name)
            if at is not None and at < len(node.args):
                found |= _words(node.args[at])
    return {word for word in found if NAME.fullmatch(word)}


def _words(node: ast.expr) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}

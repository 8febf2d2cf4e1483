"""Asterisk's own source, read from a git repository of it: what a release registers, and how its code reads a call."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("addons", "apps", "bridges", "cdr", "cel", "channels", "codecs", "formats", "funcs", "main", "pbx", "res")
_COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|//[^\n]*', re.DOTALL)
_FUNCTION = re.compile(
    r"^(?:static\s+)?(?:attribute_\w+\s+)?(?:const\s+)?(?:struct\s+)?\w+[\s*]+(\w+)\s*\(([^;{}]*?)\)\s*\n?\{",
    re.MULTILINE,
)


class Code(NamedTuple):
    """One file of C, comments taken out."""

    path: str
    text: str
    functions: dict[str, str]
    """Bodies by name."""

    def string(self, expression: str) -> str | None:
        """The text that an expression stands for: a literal, or the name of a constant that holds one."""
        if expression.startswith('"'):
            return expression.strip('"')
        name = re.escape(expression)
        found = re.search(rf'\bchar\b[\s*]*(?:const\s+)?[\s*]*{name}\s*(?:\[\s*\w*\s*\])?\s*=\s*"([^"]+)"', self.text)
        found = found or re.search(rf'#define\s+{name}\s+"([^"]+)"', self.text)
        return found[1] if found else None


class Source:
    """A repository of Asterisk."""

    def __init__(self, repository: Path) -> None:
        """Nothing is read before it is asked for."""
        self._repository = repository

    def _git(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603 - the repository is what the caller names
            ["git", "-C", str(self._repository), *words],  # noqa: S607 - git is where it is
            capture_output=True,
            check=False,
        )
        return done.stdout.decode("latin-1")

    def releases(self, branch: str, newest: str) -> list[str]:
        """The releases of a branch up to the newest that counts, oldest first."""
        if branch == "master":
            return [newest]
        tags = [tag for tag in self._git("tag", "--list", f"{branch}.*").split() if re.fullmatch(r"\d+\.\d+\.\d+", tag)]
        numbers = sorted(tuple(map(int, tag.split("."))) for tag in tags)
        limit = tuple(map(int, newest.split(".")))
        return [".".join(map(str, number)) for number in numbers if number <= limit]

    def documented(self, tag: str, kind: str) -> set[str]:
        """The names of the applications or functions that the documentation in the source describes."""
        lines = self._git("grep", "-hoE", f'<{kind} name *= *"[^"]+"', tag, "--", *FOLDERS).splitlines()
        return {line.partition('"')[2].rstrip('"') for line in lines}

    def modules(self, tag: str) -> set[str]:
        """The names of the files that a module may be made of."""
        paths = self._git("ls-tree", "-r", "--name-only", tag, "--", *FOLDERS).split("\n")
        return {
            path.rpartition("/")[2].rpartition(".")[0]
            for path in paths
            if path.count("/") == 1 and path.endswith((".c", ".cc"))
        }

    def registered(self, tag: str) -> set[str]:
        """The names of applications that the code of an old release registers under a constant name."""
        found = set()
        for path in self._git("grep", "-lE", "ast_register_application", tag, "--", "*.c").splitlines():
            code = self.code(tag, path.partition(":")[2])
            for name, _ in registrations(code):
                found.add(name)
            found |= set(re.findall(r'\{\s*"(\w+)",\s*pbx_builtin', code.text))
        return found

    def using(self, tag: str, pattern: str) -> list[str]:
        """The paths of the files of C in which a pattern occurs."""
        lines = self._git("grep", "-lE", pattern, tag, "--", *(f"{folder}/*.c" for folder in FOLDERS)).splitlines()
        return [line.partition(":")[2] for line in lines]

    @cache  # noqa: B019 - there is one source, and it lives as long as the script
    def code(self, tag: str, path: str) -> Code:
        """A file of C."""
        text = _COMMENT.sub(_kept, self._git("show", f"{tag}:{path}"))
        functions = {}
        for match in _FUNCTION.finditer(text):
            end = text.find("\n}", match.end())
            functions[match[1]] = text[match.end() : end]
        return Code(path, text, functions)


def _kept(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith('"') else "\n" * match[0].count("\n")


def registrations(code: Code) -> list[tuple[str, str]]:
    """Each application that a file registers, with the function that runs it."""
    found = []
    for match in re.finditer(r"ast_register_application(?:_xml|2)?\s*\(\s*([^,]+),\s*([^,)]+)", code.text):
        name = code.string(match[1].strip())
        if name is not None:
            found.append((name, match[2].strip()))
    found += [
        (match[1], match[2]) for match in re.finditer(r'\{\s*"(\w+)",\s*(pbx_builtin_\w+|indicate_\w+)\s*\}', code.text)
    ]
    return found

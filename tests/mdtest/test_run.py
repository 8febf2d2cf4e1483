"""A page is compared with what the product says; here the product is a stub."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from asterisk_ls.findings.report import FileEdit, LocatedFinding, LocatedFix, Location, Position
from asterisk_ls.rules.base import Effect, Severity
from asterisk_ls.text import Span, decode
from mdtest import outcome
from mdtest.collect import MismatchError, check
from mdtest.page import page_of, projects_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., str]


@dataclass(frozen=True)
class Loaded:
    """What the stub answers."""

    findings: tuple[LocatedFinding, ...]
    log: tuple[dict[str, str], ...]

    @property
    def objects(self) -> dict[str, tuple[str, ...]]:
        """As the real one."""
        return {"endpoint": ("b", "a")}

    def to_json(self) -> dict[str, Any]:
        """As the real one."""
        return {"objects": {type_: list(ids) for type_, ids in self.objects.items()}, "log": list(self.log)}


def load(files: dict[str, bytes], **_: object) -> Loaded:
    """A product with one rule: `bad` is to be `good`."""
    findings = []
    for path, data in files.items():
        for number, line in enumerate(decode(data).splitlines()):
            if (column := line.find("bad")) >= 0:
                before = sum(len(text) for text in decode(data).splitlines(keepends=True)[:number])
                span = Span(before + column, before + column + 3)
                where = Location(path, span, Position(number, column), Position(number, column + 3))
                fix = LocatedFix("use `good`", "unsafe" not in line, (FileEdit(path, span, "good"),))
                findings.append(
                    LocatedFinding("no-bad", Severity.ERROR, Effect.STYLE, where, "`bad` is bad", fixes=(fix,))
                )
    return Loaded(tuple(findings), ({"level": "ERROR", "message": "bad"},) if findings else ())


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """A function that checks a page and gives back what it says afterwards."""
    outcome._loaded.cache_clear()  # noqa: SLF001 - what other tests know is not what the stub knows
    monkeypatch.setattr(outcome, "api", SimpleNamespace(load=load, Environment=SimpleNamespace))

    def page(text: str, *, update: bool = False) -> str:
        path = tmp_path / "page.md"
        path.write_text(text, "utf-8")
        for project in projects_of(page_of(path)):
            check(path, project, update=update)
        return path.read_text("utf-8")

    yield page
    outcome._loaded.cache_clear()  # noqa: SLF001


def test_a_true_page_passes(run: Run) -> None:
    """Marks, log, objects and fixes as they are."""
    run(
        '```conf\na = bad\n    ^^^ no-bad "is bad"\n```\n```conf fixed\na = good\n```\n'
        "```log\nERROR bad\n```\n```objects\nendpoint a\nendpoint b\n```\n"
    )


def test_an_unmarked_snippet_must_be_clean(run: Run) -> None:
    """Silence is an expectation too."""
    with pytest.raises(MismatchError, match=r"(?m)^\+    \^\^\^ no-bad"):
        run("```conf\na = bad\n```\n")


def test_a_mark_must_be_met(run: Run) -> None:
    """A rule that says nothing fails the page."""
    with pytest.raises(MismatchError, match=r"(?m)^-    \^\^\^\^ no-bad"):
        run("```conf\na = good\n    ^^^^ no-bad\n```\n")


def test_unsafe_fixes_are_for_their_own_block(run: Run) -> None:
    """`fixed` leaves alone what `fixed unsafe` changes."""
    text = "```conf\na = bad unsafe\n    ^^^ no-bad\n```\n```conf fixed{}\na = {} unsafe\n```\n"
    run(text.format("", "bad"))
    run(text.format(" unsafe", "good"))
    with pytest.raises(MismatchError):
        run(text.format("", "good"))


def test_fixes_change_only_what_is_shown(run: Run) -> None:
    """A second file that changes needs a block of its own."""
    with pytest.raises(MismatchError, match=r"b.conf, fixed"):
        run(
            '```conf title="a.conf"\na = bad\n    ^^^ no-bad\n```\n'
            '```conf title="b.conf"\nb = bad\n    ^^^ no-bad\n```\n'
            '```conf fixed title="a.conf"\na = good\n```\n'
        )


def test_update_rewrites_expected_blocks(run: Run) -> None:
    """All but the underlines, which a person writes."""
    page = "```conf\na = bad\n    ^^^ no-bad\n```\n```log\n{}```\n```conf fixed\n{}```\n"
    assert run(page.format("", "old\n\n"), update=True) == page.format("ERROR bad\n", "a = good\n")
    with pytest.raises(MismatchError):
        run("```conf\na = bad\n```\n", update=True)


def test_files_that_markdown_cannot_hold(run: Run) -> None:
    """Line ends, missing line ends and bytes."""
    run("```conf crlf\na = bad\n    ^^^ no-bad\n```\n```conf fixed\na = good\n```\n")
    run("```conf bytes\na = <E9>bad\n     ^^^ no-bad\n```\n")

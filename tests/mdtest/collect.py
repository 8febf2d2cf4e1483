"""Pages as pytest items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mdtest.page import page_of, projects_of, replaced
from mdtest.run import failures, updates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mdtest.page import Project


class MarkdownFile(pytest.File):
    """A page: a Markdown file, or a Python module whose docstring is one."""

    def collect(self) -> Iterator[pytest.Item]:
        """One test for each project of the page."""
        for project in projects_of(page_of(self.path)):
            yield ProjectTest.from_parent(self, name=project.name, project=project)


class ProjectTest(pytest.Item):
    """One project of a page."""

    def __init__(self, *, project: Project, **kwargs: Any) -> None:
        """A test with the name of its heading."""
        super().__init__(**kwargs)
        self.project = project
        self.funcargs: dict[str, object] = {}
        """A page takes no fixtures; pytest-lsp 1.0.1 fails for items that do not say so."""

    def runtest(self) -> None:
        """Compare; with `--update` rewrite the expected blocks first."""
        check(self.path, self.project, update=self.config.getoption("--update"))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The difference alone; for an exception of our own the usual report."""
        if isinstance(excinfo.value, MismatchError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the project stands."""
        return self.path, self.project.line, self.name


class MismatchError(AssertionError):
    """What a page says is not what happens."""


def check(path: Path, project: Project, *, update: bool) -> None:
    """Raise `MismatchError` where the page is wrong, after rewriting its expected blocks if asked to."""
    __tracebackhide__ = True
    if update:
        page = page_of(path)
        # An earlier project of the page may have grown: the lines of this one are looked up again.
        project = next(other for other in projects_of(page) if other.name == project.name)
        if texts := updates(project):
            path.write_text(replaced(page, texts), "utf-8")
            project = next(other for other in projects_of(page_of(path)) if other.name == project.name)
    if found := failures(project):
        where = f"{path}:{page_of(path).first_line + project.line}: {project.name}"
        raise MismatchError("\n\n".join([where, *found]))

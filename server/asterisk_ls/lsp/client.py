"""What the client can do, from its `initialize` request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Client:
    """The capabilities of the client. What it does not mention, it does not have."""

    def __init__(self, capabilities: Mapping[str, Any]) -> None:
        self._capabilities = capabilities

    @property
    def takes_snippets(self) -> bool:
        """Whether a completion may have places to fill in."""
        return bool(self._find("textDocument", "completion", "completionItem", "snippetSupport"))

    @property
    def knows_deprecation(self) -> bool:
        """Whether a completion may be tagged as out of use."""
        return 1 in self._list("textDocument", "completion", "completionItem", "tagSupport", "valueSet")

    @property
    def knew_deprecation(self) -> bool:
        """Whether a completion may be marked as out of use in the way that was usual before tags."""
        return bool(self._find("textDocument", "completion", "completionItem", "deprecatedSupport"))

    @property
    def reads_markdown(self) -> bool:
        """Whether a hover may be Markdown."""
        return "markdown" in self._list("textDocument", "hover", "contentFormat")

    @property
    def reads_markdown_of_items(self) -> bool:
        """Whether the documentation of a completion may be Markdown."""
        return "markdown" in self._list("textDocument", "completion", "completionItem", "documentationFormat")

    @property
    def reads_markdown_of_signatures(self) -> bool:
        """Whether the documentation of a signature may be Markdown."""
        return "markdown" in self._list("textDocument", "signatureHelp", "signatureInformation", "documentationFormat")

    @property
    def takes_label_offsets(self) -> bool:
        """Whether a parameter may be told by where it stands in the signature, and not by its text alone."""
        information = ("signatureHelp", "signatureInformation", "parameterInformation")
        return bool(self._find("textDocument", *information, "labelOffsetSupport"))

    @property
    def pulls(self) -> bool:
        """Whether it asks for diagnostics, so that they need not be sent.

        Neovim asks only about what is shown, only when that is edited, and cannot be told to ask again: to such a client
        they are sent, or it would not hear of what an edit means for other files.
        """
        return isinstance(self._find("textDocument", "diagnostic"), dict) and self._can_pull_again

    @property
    def takes_related_documents(self) -> bool:
        """Whether an answer about one document may hold reports on others."""
        return bool(self._find("textDocument", "diagnostic", "relatedDocumentSupport"))

    @property
    def _can_pull_again(self) -> bool:
        """Whether it may be told to ask for diagnostics again."""
        return bool(self._find("workspace", "diagnostics", "refreshSupport"))

    @property
    def shows_related(self) -> bool:
        """Whether a diagnostic may point to other places."""
        return bool(
            self._find("textDocument", "publishDiagnostics", "relatedInformation")
            or self._find("textDocument", "diagnostic", "relatedInformation")
        )

    @property
    def diagnostic_tags(self) -> Collection[Any]:
        """The tags that a diagnostic may have: 1 for what is without effect, 2 for what is out of use."""
        tags = (
            self._list("textDocument", where, "tagSupport", "valueSet")
            for where in ("publishDiagnostics", "diagnostic")
        )
        return next(filter(None, tags), ())

    @property
    def takes_versioned_edits(self) -> bool:
        """Whether an edit of several files may name the versions that it is for."""
        return bool(self._find("workspace", "workspaceEdit", "documentChanges"))

    @property
    def takes_actions(self) -> bool:
        """Whether a code action may be more than a command."""
        return isinstance(self._find("textDocument", "codeAction", "codeActionLiteralSupport"), dict)

    @property
    def takes_links_to_definitions(self) -> bool:
        """Whether an answer about a definition may say what leads there."""
        return bool(self._find("textDocument", "definition", "linkSupport"))

    @property
    def takes_trees_of_symbols(self) -> bool:
        """Whether an outline may be a tree."""
        return bool(self._find("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"))

    @property
    def most_folds(self) -> int | None:
        """How many ranges it folds at most; None: any number."""
        most = self._find("textDocument", "foldingRange", "rangeLimit")
        return most if isinstance(most, int) and most > 0 else None

    @property
    def watches_files(self) -> bool:
        """Whether it can be asked to watch files."""
        return bool(self._find("workspace", "didChangeWatchedFiles", "dynamicRegistration"))

    @property
    def has_configuration(self) -> bool:
        """Whether it can be asked for settings."""
        return bool(self._find("workspace", "configuration"))

    @property
    def reports_configuration(self) -> bool:
        """Whether it can be asked to tell of changed settings."""
        return bool(self._find("workspace", "didChangeConfiguration", "dynamicRegistration"))

    def _find(self, *path: str) -> Any:  # noqa: ANN401 - what a client says
        found: Any = self._capabilities
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def _list(self, *path: str) -> list[Any]:
        found = self._find(*path)
        return found if isinstance(found, list) else []

"""How long an editor waits that moves around: definitions, references, a rename, outlines."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import quantiles

from bench.exchange import dialplan
from bench.office import office
from lsp.client import Client, insertion, position

WARMING = 5
"""Rounds that are not counted."""
EACH_EDIT = 20
"""Milliseconds that the server has after each edit, as between two keystrokes."""

Times = dict[str, list[float]]


def moved(lines: int, rounds: int) -> dict[str, Times]:
    """What moving around costs in a `pjsip.conf` and an `extensions.conf` of so many lines, which are edited meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        client = Client()
        try:
            client.initialize(Path(folder))
            texts = {"pjsip.conf": office(lines), "extensions.conf": dialplan(lines // 10)}
            uris = {name: client.open(Path(folder) / name, text) for name, text in texts.items()}
            for uri in uris.values():
                client.diagnostics(uri, 1)
            found = {}
            for name, word, much in (
                ("pjsip.conf", "auth = ", "(desk-phone)"),
                ("extensions.conf", "PJSIP/", "services"),
            ):
                found[name] = _moved(client, uris[name], texts[name], rounds, word, much)
            return found
        finally:
            client.close()


def _moved(client: Client, uri: str, text: str, rounds: int, word: str, much: str) -> Times:
    """Ask about a name in the middle, and about one that much of the file names."""
    here, there = _behind(text, word, len(text) // 2), _behind(text, much[:-2], 0)
    document = {"textDocument": {"uri": uri}}
    with_definition = {"includeDeclaration": True}
    versions = count(2)

    def at(method: str, place: dict[str, int], **more: object) -> Callable[[], object]:
        return lambda: client.ask(f"textDocument/{method}", {**document, "position": place, **more})

    def after_edit(ask: Callable[[], object]) -> Callable[[], float]:
        def timed() -> float:
            line = text.count("\n") - 1
            client.change(uri, next(versions), insertion(line, 0, "\n"))
            time.sleep(EACH_EDIT / 1000)
            begin = time.perf_counter()
            ask()
            return (time.perf_counter() - begin) * 1000

        return timed

    some = {
        "definition": (at("definition", here), rounds),
        "highlight": (at("documentHighlight", here), rounds),
        "references": (at("references", here, context=with_definition), rounds),
        "references of a name that most have": (at("references", there, context=with_definition), rounds // 10),
        "rename": (at("rename", here, newName="another"), rounds // 10),
        "outline": (lambda: client.ask("textDocument/documentSymbol", document), rounds // 10),
        "search": (lambda: client.ask("workspace/symbol", {"query": "1001"}), rounds // 10),
        "folding": (lambda: client.ask("textDocument/foldingRange", document), rounds // 10),
        "links": (lambda: client.ask("textDocument/documentLink", document), rounds // 10),
    }
    return {name: _times(after_edit(ask), max(2, times)) for name, (ask, times) in some.items()}


def _times(timed: Callable[[], float], rounds: int) -> list[float]:
    return [timed() for _ in range(rounds + WARMING)][WARMING:]


def _behind(text: str, word: str, start: int) -> dict[str, int]:
    """The position of the letter behind a word."""
    at = text.index(word, start) + len(word) + 1
    return position(text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1)


def table(lines: int, found: dict[str, Times]) -> str:
    """A Markdown table: p50 / p99 of each kind."""
    names = list(next(iter(found.values())))
    rows = [f"| {lines:,} lines | {' | '.join(names)} |", f"|{'---|' * (len(names) + 1)}"]
    for file, times in found.items():
        cells = [f"{_at(times[name], 50):.1f} / {_at(times[name], 99):.1f}" for name in names]
        rows.append(f"| `{file}` | {' | '.join(cells)} |")
    return "\n".join(rows)


def _at(times: list[float], percent: int) -> float:
    return quantiles(times, n=100, method="inclusive")[percent - 1]

"""How long an editor waits: `python -m bench`, from the folder `tests`; with `--moving`, see `moving`.

Each row is a document size; times are in milliseconds, measured by a client at the other end of the streams.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from bench import moving
from bench.office import office
from lsp.client import Client, insertion, position


class Measured(NamedTuple):
    """What one document of some size costs."""

    lines: int
    start: float
    """From starting the process to the answer to `initialize`."""
    opened: float
    """From opening the document to its findings."""
    times: dict[str, list[float]]
    memory: float
    """MiB that the server holds in the end; 0 where the system does not say."""


def measured(lines: int, rounds: int, burst: int, *, is_dirty: bool = False) -> Measured:
    """Type in the middle of a document, and ask about that place."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        client = Client()
        try:
            client.initialize(Path(folder))
            start = _since(begin)
            begin = time.perf_counter()
            text = office(lines, is_dirty=is_dirty)
            uri = client.open(Path(folder) / "pjsip.conf", text)
            client.diagnostics(uri, 1)
            opened = _since(begin)
            times = _typed(client, uri, text, rounds, burst)
            return Measured(lines, start, opened, times, _memory(client.process.pid))
        finally:
            client.close()


RARE = 20
"""What costs much is done so many times less often than the rest."""


def _typed(client: Client, uri: str, text: str, rounds: int, burst: int) -> dict[str, list[float]]:
    versions = count(2)
    line, column = _near_middle(text, "context")
    name_line, name_column = _near_middle(text, "auth")
    template = text.split("\n").index("direct_media = no")
    where = {"textDocument": {"uri": uri}, "position": position(line, column)}
    span = {"start": position(line, column), "end": position(line, column)}
    action = {"textDocument": {"uri": uri}, "range": span, "context": {"diagnostics": []}}

    def edit(at: tuple[int, int] = (line, column), times: int = 1) -> None:
        some = [next(versions) for _ in range(times)]
        client.send(*[_change(uri, version, at) for version in some])
        client.diagnostics(uri, some[-1])
        client.published[uri] = client.published[uri][-1:]

    def edit_and_complete() -> None:
        client.send(
            _change(uri, next(versions), (line, column)),
            {"id": "complete", "method": "textDocument/completion", "params": where},
        )
        client.answer("complete")

    often: dict[str, Callable[[], object]] = {
        "edit": edit,
        "completion": lambda: client.ask("textDocument/completion", where),
        "completion of a name": lambda: client.at("completion", uri, name_line, name_column),
        "hover": lambda: client.ask("textDocument/hover", where),
        "code action": lambda: client.ask("textDocument/codeAction", action),
        "edit + completion": edit_and_complete,
    }
    seldom: dict[str, Callable[[], object]] = {
        "burst": lambda: edit(times=burst),
        "edit of a template": lambda: edit((template, len("direct_media = no"))),
    }
    return {
        **{name: times_of(ask, rounds) for name, ask in often.items()},
        **{name: times_of(ask, max(2, rounds // RARE)) for name, ask in seldom.items()},
    }


def times_of(ask: Callable[[], object], rounds: int, before: Callable[[], object] = lambda: None) -> list[float]:
    """How long each round takes, the first ones left out, and what is done before it."""
    found = []
    for number in range(rounds + 5):
        before()
        begin = time.perf_counter()
        ask()
        if number >= 5:
            found.append(_since(begin))
    return found


def _near_middle(text: str, option: str) -> tuple[int, int]:
    """The end of the line of an option that is nearest to the middle."""
    rows = text.split("\n")
    number = next(number for number in range(len(rows) // 2, 0, -1) if rows[number].startswith(f"{option} ="))
    return number, len(rows[number])


def _change(uri: str, version: int, at: tuple[int, int]) -> dict[str, object]:
    document = {"uri": uri, "version": version}
    params = {"textDocument": document, "contentChanges": [insertion(*at, "x")]}
    return {"method": "textDocument/didChange", "params": params}


def _since(begin: float) -> float:
    return (time.perf_counter() - begin) * 1000


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return 0.0
    return next(int(row.split()[1]) / 1024 for row in status.read_text().splitlines() if row.startswith("VmRSS"))


def table(rows: list[Measured]) -> str:
    """A Markdown table: p50 / p99 of each kind, and how much more than for the first size an edit costs."""
    names = list(rows[0].times)
    titles = ["lines", "start", "open", *names, "memory", "edit, ratio", "burst / edit"]
    found = [f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}"]
    first = _at(rows[0].times["edit"], 50)
    for row in rows:
        cells = [f"{row.lines:,}", f"{row.start:.0f}", f"{row.opened:.0f}"]
        cells += [f"{_at(row.times[name], 50):.2f} / {_at(row.times[name], 99):.2f}" for name in names]
        edit = _at(row.times["edit"], 50)
        cells += [f"{row.memory:.0f} MiB", f"{edit / first:.2f}", f"{_at(row.times['burst'], 50) / edit:.1f}"]
        found.append(f"| {' | '.join(cells)} |")
    return "\n".join(found)


def _at(times: list[float], percent: int) -> float:
    return quantiles(times, n=100, method="inclusive")[percent - 1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How long an editor waits for the language server.")
    parser.add_argument("--lines", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="sizes of the document")
    parser.add_argument("--rounds", type=int, default=1_000, help="how often each thing is done")
    parser.add_argument("--burst", type=int, default=20, help="edits that are sent at once")
    parser.add_argument("--dirty", action="store_true", help="with two findings for each phone")
    parser.add_argument("--moving", action="store_true", help="move around instead of typing")
    options = parser.parse_args()
    if options.moving:
        for lines in options.lines:
            print(moving.table(lines, moving.moved(lines, options.rounds)))
        return
    print(table([measured(lines, options.rounds, options.burst, is_dirty=options.dirty) for lines in options.lines]))


if __name__ == "__main__":
    main()

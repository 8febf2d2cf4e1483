"""How long an editor waits in the dialplan: `python -m bench.calls`, from the folder `tests`.

A line is typed in the middle of a made-up dialplan. Times are in milliseconds, measured by a client at the other end of
the streams; each is asked for behind an edit of that line, whose findings have been sent.
"""

from __future__ import annotations

import argparse
import tempfile
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from bench.__main__ import times_of
from bench.exchange import FIRST, dialplan
from bench.office import office
from lsp.client import Client, insertion, position

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES_OF_A_PHONE = 10
LINES = {
    "start of a line": "",
    "any application": " same => n,",
    "application": " same => n,Di",
    "options": " same => n,Dial(PJSIP/100000,20,",
    "endpoint": " same => n,Dial(PJSIP/",
    "variable": " same => n,NoOp(${",
    "place": " same => n,Goto(",
    "extension": " same => n,Goto(floor-3,",
    "mailbox": " same => n,VoiceMail(1000",
    "nested": " same => n,Set(X=${IF($[1]?${CALLERID(",
}
"""What is typed, and not yet finished, by what is asked for."""


def measured(lines: int, rounds: int) -> Iterator[tuple[str, list[list[float]]]]:
    """For each of the lines how long completion, hover and signature help take, round by round."""
    phones = lines // LINES_OF_A_PHONE
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "pjsip.conf").write_text(office(11 + 15 * phones))
        boxes = "".join(f"{number} => 4711,Phone\n" for number in range(FIRST, FIRST + phones))
        (path / "voicemail.conf").write_text(f"[general]\nformat = wav\n\n[default]\n{boxes}")
        client = Client()
        try:
            client.initialize(path)
            text = dialplan(phones)
            rows = text.split("\n")
            middle = next(number for number in range(len(rows) // 2, len(rows)) if "n(ring)" in rows[number])
            uri = client.open(path / "extensions.conf", text)
            client.diagnostics(uri, 1)
            versions = count(2)
            for name, line in LINES.items():
                typed = [_typed(client, uri, (middle, line), versions, rounds, method) for method in METHODS]
                yield name, typed
        finally:
            client.close()


_BRINGING = frozenset("(,{/")
"""Characters behind which a list comes up by itself."""
METHODS = ("completion", "hover", "signatureHelp")


def _typed(
    client: Client, uri: str, where: tuple[int, str], versions: Iterator[int], rounds: int, method: str
) -> list[float]:
    """Ask about the end of a line that is typed at a place, and take it away again."""
    number, line = where

    def change(edit: dict[str, object]) -> None:
        version = next(versions)
        client.change(uri, version, edit)
        client.diagnostics(uri, version)
        client.published[uri] = client.published[uri][-1:]

    def edit() -> None:
        change(insertion(number + 1, len(line), " "))
        change(
            {
                "range": {"start": position(number + 1, len(line)), "end": position(number + 1, len(line) + 1)},
                "text": "",
            }
        )

    change(insertion(number + 1, 0, f"{line}\n"))
    column = len(line) - (method == "hover" and bool(line))
    by_itself = (
        {"context": {"triggerKind": 2, "triggerCharacter": line[-1]}}
        if method == "completion" and line[-1:] in _BRINGING
        else {}
    )
    found = times_of(lambda: client.at(method, uri, number + 1, column, **by_itself), rounds, edit)
    change({"range": {"start": position(number + 1), "end": position(number + 2)}, "text": ""})
    return found


def table(rows: list[tuple[str, list[list[float]]]]) -> str:
    """A Markdown table: p50 / p99 of each kind."""
    found = [f"| typed | {' | '.join(METHODS)} |", f"|{'---|' * (len(METHODS) + 1)}"]
    for name, typed in rows:
        cells = [quantiles(times, n=100, method="inclusive") for times in typed]
        found.append(f"| {name} | {' | '.join(f'{cell[49]:.2f} / {cell[98]:.2f}' for cell in cells)} |")
    return "\n".join(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How long an editor waits for the language server in the dialplan.")
    parser.add_argument("--lines", type=int, default=10_000, help="size of the dialplan")
    parser.add_argument("--rounds", type=int, default=200, help="how often each thing is asked for")
    options = parser.parse_args()
    print(table(list(measured(options.lines, options.rounds))))


if __name__ == "__main__":
    main()

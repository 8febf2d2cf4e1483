"""The formats in which findings are printed. Only here lines and columns are counted from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown


def write_report(form: str, shown: list[Shown], *, colour: bool) -> None:
    """Print findings to the standard output in one of the formats."""
    match form:
        case "text":
            from asterisk_ls.cli.output.plain import plain  # noqa: PLC0415

            print(plain(shown, colour=colour))
        case "github":
            from asterisk_ls.cli.output.github import github  # noqa: PLC0415

            if shown:
                print(github(shown))
        case "json":
            from asterisk_ls.cli.output.machine import as_json  # noqa: PLC0415

            print(as_json(shown))
        case "sarif":
            from asterisk_ls.cli.output.sarif import sarif  # noqa: PLC0415

            print(sarif(shown))
        case _:
            from asterisk_ls.cli.output.junit import junit  # noqa: PLC0415

            print(junit(shown))

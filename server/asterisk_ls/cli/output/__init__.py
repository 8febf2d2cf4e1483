"""The formats in which findings are printed. Only here lines and columns are counted from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asterisk_ls.cli.report import Shown


def rendered(
    form: str, shown: list[Shown], troubles: tuple[str, ...] = (), *, colour: bool, summary: bool = True
) -> str:
    """Findings in one of the formats. `troubles` is what could not be done, for formats that have a place for it."""
    match form:
        case "text":
            from asterisk_ls.cli.output.plain import plain  # noqa: PLC0415

            return plain(shown, colour=colour, summary=summary)
        case "github":
            from asterisk_ls.cli.output.github import github  # noqa: PLC0415

            return github(shown)
        case "json":
            from asterisk_ls.cli.output.machine import as_json  # noqa: PLC0415

            return as_json(shown)
        case "sarif":
            from asterisk_ls.cli.output.sarif import sarif  # noqa: PLC0415

            return sarif(shown, troubles)
        case _:
            from asterisk_ls.cli.output.junit import junit  # noqa: PLC0415

            return junit(shown)

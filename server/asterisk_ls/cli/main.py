"""The command `asterisk-ls`: what it understands, and the one place where its own mistakes end."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from asterisk_ls import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

TROUBLE = 2
FORMATS = ("text", "json", "sarif", "github", "junit")


def parser() -> argparse.ArgumentParser:
    """Everything that the command understands."""
    top = argparse.ArgumentParser(
        prog="asterisk-ls", description="Say what a real Asterisk would do with a configuration."
    )
    top.add_argument("--version", action="version", version=f"asterisk-ls {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="find what Asterisk would refuse, drop, ignore or misread")
    check.add_argument("paths", nargs="*", type=Path, default=[Path()], metavar="PATH", help="files or directories")
    check.add_argument("--format", choices=FORMATS, default="text", help="how findings are printed")
    check.add_argument("--fix", action="store_true", help="apply fixes that cannot change what is meant")
    check.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: apply the other fixes too")
    check.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")
    check.add_argument("--select", action="append", default=[], metavar="RULE", help="only this rule; repeatable")
    check.add_argument("--ignore", action="append", default=[], metavar="RULE", help="not this rule; repeatable")
    check.add_argument("--target-version", metavar="VERSION", help="the Asterisk that will run: 22, 20.8, master")
    check.add_argument(
        "--config", type=Path, metavar="FILE", help="settings file, instead of the nearest .asterisk-ls.toml"
    )
    check.add_argument("--baseline", type=Path, metavar="FILE", help="say nothing about findings recorded there")
    check.add_argument("--write-baseline", type=Path, metavar="FILE", help="record the findings there, and exit with 0")
    check.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    check.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours in text output")

    dump = commands.add_parser("dump", help="show a file as Asterisk holds it once it is read")
    dump.add_argument("files", nargs="+", type=Path, metavar="FILE")
    dump.add_argument("--config-dir", type=Path, metavar="DIR", help="where includes are looked for; the file's folder")
    dump.add_argument("--format", choices=("text", "json"), default="text")

    objects = commands.add_parser(
        "objects", help="list the objects that Asterisk will have, and those that it will not"
    )
    objects.add_argument("directory", type=Path, metavar="DIR")
    objects.add_argument("--format", choices=("text", "json"), default="text")
    objects.add_argument("--target-version", metavar="VERSION")

    rules = commands.add_parser("rules", help="list all rules")
    rules.add_argument("--format", choices=("text", "json"), default="text")
    explain = commands.add_parser("explain", help="show the page of a rule")
    explain.add_argument("rule", metavar="RULE")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0 for clean, 1 for findings, 2 for trouble."""
    options = parser().parse_args(arguments)
    # A run is short and makes many objects that all live to its end: looking for garbage would only cost time.
    import gc  # noqa: PLC0415

    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(options)
    except BrokenPipeError:
        sys.stderr.close()
        return TROUBLE
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the one place where a mistake of ours ends
        import traceback  # noqa: PLC0415

        frame = traceback.extract_tb(error.__traceback__)[-1]
        name = f"{type(error).__name__} in {frame.name} ({Path(frame.filename).name}:{frame.lineno})"
        print(f"asterisk-ls: this is a bug of asterisk-ls, please report it: {name}", file=sys.stderr)
        return TROUBLE


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "check":
            from asterisk_ls.cli.check import check  # noqa: PLC0415

            return check(options)
        case "dump" | "objects":
            from asterisk_ls.cli import show  # noqa: PLC0415

            return show.dump(options) if options.command == "dump" else show.objects(options)
        case _:
            from asterisk_ls.cli import explain  # noqa: PLC0415

            return explain.rules(options) if options.command == "rules" else explain.explain(options)


if __name__ == "__main__":
    sys.exit(main())

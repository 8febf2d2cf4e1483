"""The command `asterisk-ls`: what it understands, and the one place where its own mistakes end."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from asterisk_ls import __version__
from asterisk_ls.cli.terminal import TROUBLE

INTERRUPTED = 130
MOST_PORT = 65535
SEVERITIES = ("error", "warning", "information", "hint")
"""The gravest first. The type is not imported for it: most of a start is imports."""
FORMATS = ("text", "json", "sarif", "github", "junit")


def parser() -> argparse.ArgumentParser:
    """Everything that the command understands."""
    top = argparse.ArgumentParser(
        prog="asterisk-ls",
        description="Say what a real Asterisk would do with a configuration.",
        epilog="Exit status: 0 nothing found, 1 something found, 2 trouble.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"asterisk-ls {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_check(
        commands.add_parser(
            "check",
            help="find what Asterisk would refuse, drop, ignore or misread",
            epilog=(
                "A comment `; asterisk-ls: ignore[RULE]` silences a rule on its line, or alone on the line above; "
                "`; asterisk-ls: ignore-file[RULE]` in the whole file. "
                "Exit status: 0 nothing found, 1 something found, 2 trouble."
            ),
        )
    )

    dump = commands.add_parser("dump", help="show a file as Asterisk holds it once it is read")
    dump.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file that Asterisk reads by itself")
    dump.add_argument("--config-dir", type=Path, metavar="DIR", help="where includes are looked for; the file's folder")
    dump.add_argument("--format", choices=("text", "json"), default="text", help="how it is printed")

    objects = commands.add_parser("objects", help="list what Asterisk will have after loading, and what it will not")
    objects.add_argument("directory", type=Path, metavar="DIR", help="a configuration directory")
    objects.add_argument("--format", choices=("text", "json"), default="text", help="how they are printed")
    objects.add_argument("--target-version", metavar="VERSION", help="the Asterisk that will run: 22, 20.8, master")

    _add_dialplan(commands.add_parser("dialplan", help="show the dialplan of extensions.conf as Asterisk has it"))
    route = commands.add_parser("route", help="say which extension answers a number, and why")
    route.add_argument("number", metavar="NUMBER", help="what is dialled")
    route.add_argument("--context", required=True, metavar="CONTEXT", help="where it is dialled")
    route.add_argument("--caller", default="", metavar="NUMBER", help="the number of who calls; none when not given")
    _add_dialplan(route)

    rules = commands.add_parser("rules", help="list all rules")
    rules.add_argument("--format", choices=("text", "json"), default="text", help="how they are printed")
    explain = commands.add_parser("explain", help="show the page of a rule")
    explain.add_argument("rule", metavar="RULE", help="its name, as a finding shows it")
    serve = commands.add_parser("serve", help="be a language server for an editor")
    serve.add_argument("--stdio", action="store_true", help="talk over the standard streams, as is the default")
    serve.add_argument(
        "--tcp", type=_port, nargs="?", const=2087, metavar="PORT", help="listen on this machine's loopback, to debug"
    )
    serve.add_argument("--log-file", type=Path, metavar="FILE", help="write the log there instead of standard error")
    serve.add_argument(
        "--log-level", choices=("debug", "info", "warning", "error"), default="warning", help="how much is logged"
    )
    return top


def _add_dialplan(command: argparse.ArgumentParser) -> None:
    command.add_argument("directory", type=Path, metavar="DIR", help="a configuration directory")
    command.add_argument("--format", choices=("text", "json"), default="text", help="how it is printed")
    command.add_argument("--target-version", metavar="VERSION", help="the Asterisk that will run: 22, 20.8, master")


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[Path()],
        metavar="PATH",
        help="files, configuration directories, or trees that hold some; default: here",
    )
    check.add_argument("--format", choices=FORMATS, default="text", help="how findings are printed")
    check.add_argument("--output-file", type=Path, metavar="FILE", help="write the report there")
    check.add_argument("--fix", action="store_true", help="apply fixes that cannot change what is meant")
    check.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: apply the other fixes too")
    check.add_argument(
        "--diff", action="store_true", help="print what --fix would change, and change nothing; passwords are masked"
    )
    check.add_argument(
        "--select",
        type=_names,
        action="extend",
        default=[],
        metavar="RULE",
        help="only these rules, with commas between",
    )
    check.add_argument(
        "--ignore", type=_names, action="extend", default=[], metavar="RULE", help="not these rules, likewise"
    )
    check.add_argument("--target-version", metavar="VERSION", help="the Asterisk that will run: 22, 20.8, master")
    check.add_argument(
        "--config", type=Path, metavar="FILE", help="settings file, instead of the nearest .asterisk-ls.toml"
    )
    check.add_argument("--baseline", type=Path, metavar="FILE", help="say nothing about findings recorded there")
    check.add_argument("--write-baseline", type=Path, metavar="FILE", help="record the findings there, and exit with 0")
    check.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        default=SEVERITIES[-1],
        metavar="SEVERITY",
        help="exit with 1 only for findings at least as grave: error, warning, information, hint; default: hint",
    )
    check.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    check.add_argument("-q", "--quiet", action="store_true", help="print findings and troubles, nothing else")
    check.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours in text output")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_PORT:
        msg = f"{text!r} is no port: 0 to {MOST_PORT}, 0 for any that is free"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Run a command, any but `serve`; the exit status is 0 for clean, 1 for findings, 2 for trouble."""
    # A run is short and makes many objects that all live to its end: looking for garbage would only cost time.
    import gc  # noqa: PLC0415

    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return TROUBLE
    except OSError as error:
        if error.errno not in _LOST_OUTPUT:
            _tell_bug(error)
            return TROUBLE
        _forget_output()
        print(f"asterisk-ls: output cannot be written: {error.strerror}", file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where a mistake of ours ends
        _tell_bug(error)
        return TROUBLE
    return status


_LOST_OUTPUT = (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EDQUOT)
"""A disk that is full, a stream that is gone: nobody's mistake that we could report."""


def _forget_output() -> None:
    """Whoever read our output is gone; Python must not complain of it when it closes the stream."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_bug(error: Exception) -> None:
    """One line for everybody; all of it for who asks. A message may quote a configuration, so it is not printed."""
    import traceback  # noqa: PLC0415

    if os.environ.get("ASTERISK_LS_DEBUG"):
        traceback.print_exception(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    name = f"{type(error).__name__} in {frame.name} ({Path(frame.filename).name}:{frame.lineno})"
    print(f"asterisk-ls: this is a bug of asterisk-ls, please report it: {name}", file=sys.stderr)
    print("asterisk-ls: ASTERISK_LS_DEBUG=1 shows where it happened", file=sys.stderr)


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "check":
            from asterisk_ls.cli.check import check  # noqa: PLC0415

            return check(options)
        case "dump" | "objects":
            from asterisk_ls.cli import show  # noqa: PLC0415

            return show.dump(options) if options.command == "dump" else show.objects(options)
        case "dialplan" | "route":
            from asterisk_ls.cli import dialplan  # noqa: PLC0415

            return dialplan.dialplan(options) if options.command == "dialplan" else dialplan.route(options)
        case _:
            from asterisk_ls.cli import explain  # noqa: PLC0415

            return explain.rules(options) if options.command == "rules" else explain.explain(options)

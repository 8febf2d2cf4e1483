"""A password that stands somewhere in a configuration is in nothing that is shown."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.features.code_actions import actions
from asterisk_ls.features.completion import completions, documentation
from asterisk_ls.features.hover import hover
from asterisk_ls.lsp.diagnostics import message_of
from asterisk_ls.main import main
from asterisk_ls.schema.load import load as load_schema
from asterisk_ls.schema.secrets import is_secret
from asterisk_ls.text import Span

FILES = ("pjsip.conf", "pjsip_wizard.conf", "geolocation.conf", "stir_shaken.conf", "ari.conf", "acl.conf", "cdr.conf")
SHAPES = (
    "{}",
    "sip:bob:{}@x",
    "sip:bob:{}@x y",
    "sips:bob:{}@x\\;transport=tls",
    "<sip:bob:{}@x>",
    '"Bob" <sip:bob:{}@[::1]:5060>',
    "sip:bob:{}@",
    "sip:bob:{} q@x",
    "sip:bob smith:a@{}@x",
    "sip:a@b,sip:bob:1234,{}@x",
    "sip:x:5060,sip:bob:{}@x",
    "http://bob:{}@x",
    "https://bob:{}/q@x/path",
    "bob:{}@x",
    "bob:a@{}@x",
    "PASSWORD={}",
)
"""Ways in which a password gets into a value; the first one is for options that hold nothing else."""
FORMATS = ("text", "json", "sarif", "github", "junit")


def configuration(shape: str, secret: str) -> dict[str, str]:
    """Files with all options of all types, each with a password in it."""
    schema = load_schema("22")
    found = {}
    for name in FILES:
        lines = []
        for number, type_ in enumerate(schema.files[name].types.values()):
            lines.append(f"[{type_.explicit_name or f'{type_.type}{number}'}]")
            if type_.criteria is not None and type_.criteria[0]:
                lines.append(f"{type_.criteria[0]} = {type_.criteria[1]}")
            for option in type_.options.values():
                if option.name != "type":
                    form = "{}" if is_secret(option.name) else shape
                    lines.append(f"{option.name} = {form.format(secret)}")
            lines += [f"contct = {shape.format(secret)}", f"contact {shape.format(secret)}"]
        found[name] = "\n".join(lines) + "\n"
    return found


def printed(folder: Path) -> Iterator[tuple[str, str]]:
    """What each command prints, with its name."""
    commands = [["check", str(folder), "--format", form] for form in FORMATS]
    commands += [["check", str(folder), "--diff", "--unsafe-fixes"], ["objects", str(folder)]]
    commands += [["dump", "--format", form, *(str(folder / name) for name in FILES)] for form in ("text", "json")]
    for command in commands:
        stream = io.StringIO()
        with redirect_stdout(stream), redirect_stderr(stream):
            main(command)
        yield " ".join(command), stream.getvalue()


def said(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What an editor shows: diagnostics, titles of what can be done, and, at each line, hover and completion."""
    loaded = api.load({name: text.encode() for name, text in files.items()})
    for finding in loaded.findings:
        yield "diagnostic", message_of(finding) + "".join(note.message for note in finding.related)
    for name, text in files.items():
        whole = Span(0, len(text))
        of_file = [one for one in loaded.findings if one.location.path == name]
        for action in actions(loaded.project, name, whole, of_file):
            yield "action", action.title
        at = 0
        for line in text.split("\n"):
            for offset in (at + 1, at + line.find("=") + 2, at + len(line)):
                shown = hover(loaded.project, name, min(offset, len(text)))
                yield f"hover at {line!r}", shown.text if shown is not None else ""
            for item in completions(loaded.project, name, at + len(line), snippets=True).items:
                yield f"completion at {line!r}", f"{item.label} {item.detail} {item.text}"
                yield f"documentation at {line!r}", documentation(loaded.project.schema, item.key)
            at += len(line) + 1


@settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(shape=st.sampled_from(SHAPES[1:]), secret=st.text("ghjkqvwxyzGHJKQVWXYZ23456789", min_size=8, max_size=12))
def test_no_password_is_shown(shape: str, secret: str) -> None:
    """Wherever it stands in a value, whatever the option is, whatever is asked."""
    secret = f"Zq7{secret}"
    files = configuration(shape, secret)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text)
        outputs = [*printed(Path(folder)), *said(files)]
    parts = (secret[:5], secret[-5:])
    leaks = {
        f"{what}: {line.strip()}"
        for what, text in outputs
        for line in text.split("\n")
        if any(p in line for p in parts)
    }
    assert not leaks, "\n".join(sorted(leaks)[:20])
    assert all(text for what, text in outputs if what.startswith("check"))

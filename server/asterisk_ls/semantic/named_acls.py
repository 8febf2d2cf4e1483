"""Lines that name sections of `acl.conf`, which Asterisk looks up while it reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.values import acl_names, duplicate_acl, refused_acl_log
from asterisk_ls.schema.verdict import FILE, LINE, Fate, LogLine, Verdict
from asterisk_ls.semantic.model import Fault
from asterisk_ls.semantic.queries import FileLost, Objects, OpenType
from asterisk_ls.syntax.names import fold
from asterisk_ls.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.schema.model import ObjectSchema, OptionSchema
    from asterisk_ls.schema.values import ValueContext
    from asterisk_ls.semantic.model import Category, Place

RULES = ("permit", "deny")
ACL_FILE = "acl.conf"


def reads_names(option: OptionSchema, name: str) -> bool:
    """Whether a line, as its name is written, is taken for names: `CONTACT_ACL` is not, it counts as a rule."""
    return option.key != "contact_acl" or name.startswith("contact_")


class NamedAcls:
    """The lists of ACLs that one object builds up, line by line (`ast_append_acl` in `main/acl.c`)."""

    def __init__(self, category: Category, schema: ObjectSchema) -> None:
        self._id = category.name
        self._keeps_empty = schema.type in ("acl", "user")
        self._lines = [option for part in category.parts for option in part.options]
        self._named: dict[str, set[str]] = {}

    def line(
        self,
        option: OptionSchema,
        place: Place,
        context: ValueContext,
        verdict: Verdict,
        ask: Callable[[Any], Any],
    ) -> tuple[Fault, ...]:
        """The faults of one line: names that are unknown (they deny everything) or that were given before."""
        written = place.option
        if written is None or (not written.value and not self._keeps_empty):
            return ()
        prefix = option.key[: -len("acl")]
        named = self._named.setdefault(prefix, set())
        if any(line.name.lower() in {prefix + rule for rule in RULES} for line in self._before(place)):
            named.add("")
        faults: list[Fault] = []
        twice: list[LogLine] = []
        part: Span | None = verdict.part
        for item in acl_names(written.value):
            if fold(item.text) in named:
                twice.append(duplicate_acl(item.text))
                part = part or Span(item.start, item.end)
                continue
            named.add(fold(item.text))
            faults.extend(faults_of_name(item.text, place, ask))
        if twice:
            again = verdict.complaint or "names an ACL again that a line above names"
            refusal = Verdict(Fate.REFUSED, again, tuple(twice), part=part)
            said = (
                *twice,
                *refused_acl_log(written.name, written.value, context),
                LogLine("ERROR", f"Error parsing {written.name}={written.value} at line {LINE} of {FILE}"),
            )
            faults.append(Fault("refused-value", place, fatal=True, log=said, option=option, verdict=refusal))
        return tuple(faults)

    def _before(self, place: Place) -> list[Any]:
        for number, line in enumerate(self._lines):
            if line is place.option:
                return self._lines[:number]
        return []


def faults_of_name(name: str, place: Place, ask: Callable[[Any], Any]) -> Iterator[Fault]:
    """What `ast_named_acl_find` minds about a name: of an empty list, and of `acl.conf` when it is lost."""
    known = [one for one in ask(Objects("named_acl", name)) if one.loaded]
    if known and all(one.facts.get("empty") for one in known):
        text = f"ACL '{name}' contains no rules. It is valid, but it will accept addresses unconditionally."
        yield Fault("empty-acl", place, log=(LogLine("NOTICE", text),), detail=(name,))
    elif not known and ask(FileLost(ACL_FILE)):
        text = f"Attempted to find named ACL '{name}', but the ACL configuration isn't available."
        yield Fault("undefined-acl", place, log=(LogLine("ERROR", text),), detail=(name,))
    elif not known and not ask(OpenType("named_acl")):
        text = (
            f"ACL '{name}' does not exist. The ACL will be marked as undefined and will automatically fail if applied."
        )
        yield Fault("undefined-acl", place, log=(LogLine("WARNING", text),), detail=(name,))

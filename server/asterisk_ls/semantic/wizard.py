"""`pjsip_wizard.conf`: one section makes an endpoint and all that belongs to it.

Each object type reads the file for itself (`object_type_loaded_observer` in `res_pjsip_config_wizard.c`): what is
missing for the `identify` does not keep the endpoint from being made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.values import read_bool
from asterisk_ls.schema.values.cstrings import nested_pieces
from asterisk_ls.schema.verdict import FILE, LINE, LogLine
from asterisk_ls.semantic.creation import create
from asterisk_ls.semantic.mapping import TypeSource
from asterisk_ls.semantic.model import Category, Creation, Fault, Known, Place
from asterisk_ls.semantic.queries import Objects
from asterisk_ls.syntax.held import Part
from asterisk_ls.syntax.nodes import Option
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.schema.model import ObjectSchema, Schema
    from asterisk_ls.semantic.creation import Judge
    from asterisk_ls.semantic.environment import Environment

WIZARD_FILE = "pjsip_wizard.conf"
PREFIXES = ("endpoint", "aor", "inbound_auth", "outbound_auth", "identify", "registration", "phoneprov")
"""What stands before the `/` of an option that goes to one of the objects."""
_DIRECTIONS = (("outbound", "sends_auth"), ("inbound", "accepts_auth"))
_VARIABLE = re.compile(r"\$\{([^}]*)\}")


class Planned(NamedTuple):
    """An object that a wizard is going to make, or what it misses for it."""

    type: str
    id: str
    parts: tuple[Part, ...] = ()
    missing: str = ""
    """The option without which the object is not made."""
    log: str = ""
    """What is said of that."""


def wizard_creations(
    category: Category,
    schema: Schema,
    judge: Callable[[ObjectSchema], Judge],
    ask: Callable[[Any], Any],
    environment: Environment,
) -> tuple[Creation, ...]:
    """What a section expands to, type by type. Empty for a section that is no wizard."""
    if not is_wizard(category):
        return ()
    made: list[Creation] = []
    for plan in _PLANS:
        for planned in plan(_Wizard(category)):
            of_type = schema.type(planned.type)
            if of_type is None:
                break
            if planned.missing:
                made.append(_incomplete(planned, category, of_type))
                break
            virtual = Category(planned.id, category.section, template=False, parts=planned.parts)
            source = TypeSource(of_type, "pjsip.conf", (("type", planned.type),))
            creation = create(virtual, source, judge(of_type), environment, _among(made, ask))
            made.append(_of_wizard(creation, category.name))
            if not creation.created:
                break
    return tuple(made)


def is_wizard(category: Category) -> bool:
    """Whether the section is one: Asterisk looks for a `wizard` in any option with `type` in its name."""
    return not category.template and any(
        option.value == "wizard" and "type" in option.name for part in category.parts for option in part.options
    )


def _among(made: list[Creation], ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Answers that know of the objects that the same section has made so far."""

    def answer(question: Any) -> Any:  # noqa: ANN401 - the type of an answer depends on the question
        said = ask(question)
        if type(question) is not Objects:
            return said
        own = [one for one in made if (one.type, one.id) == (question.type, question.id)]
        return (*said, *(Known(one.type, one.id, one.section, one.created, one.facts, one.file) for one in own))

    return answer


class _Wizard:
    """A section as the module looks at it: for each name the last line counts, in any case."""

    def __init__(self, category: Category) -> None:
        self.category = category
        self.name = category.name
        self.last = {option.name.lower(): option.value for part in category.parts for option in part.options}
        self.hosts = [host.text.strip() for host in nested_pieces(self.get("remote_hosts"), ",", unescape=False)]
        if not self.get("remote_hosts"):
            self.hosts = []

    def get(self, name: str) -> str:
        return self.last.get(name, "")

    def is_on(self, name: str) -> bool:
        return read_bool(self.get(name))

    def given(self, *names: str) -> list[tuple[str, str]]:
        """These of the section's own options that say something."""
        return [(name, self.get(name)) for name in names if self.get(name)]

    def pattern(self, name: str, default: str, **variables: str) -> str:
        text = self.last.get(name, default)
        return _VARIABLE.sub(lambda match: variables.get(match[1], ""), text)

    def has(self, prefix: str, name: str) -> bool:
        """Whether a line with that prefix, which has to be in lower case, gives the option."""
        return any(
            option.name.startswith(prefix) and option.name[len(prefix) :].lower() == name.lower()
            for part in self.category.parts
            for option in part.options
        )

    def parts(self, prefix: str, added: list[tuple[str, str]]) -> tuple[Part, ...]:
        """The lines with that prefix, then those that the wizard adds; these stand at the header."""
        parts = [
            Part(
                part.section,
                tuple(
                    option._replace(name=option.name[len(prefix) :])
                    for option in part.options
                    if option.name.startswith(prefix) and len(option.name) > len(prefix)
                ),
                part.inherited,
            )
            for part in self.category.parts
        ]
        made_up = tuple(Option(0, name, value) for name, value in added)
        return (*[part for part in parts if part.options], Part(self.category.section, made_up, inherited=False))


def _auths(wizard: _Wizard) -> Iterator[Planned]:
    for direction, switch in _DIRECTIONS:
        if not wizard.is_on(switch):
            continue
        id_, prefix = f"{wizard.name}-{direction[0]}auth", f"{direction}_auth/"
        if not wizard.has(prefix, "username"):
            text = f"Wizard '{wizard.name}' must have '{prefix}username' if it {switch}."
            yield Planned("auth", id_, missing=f"{prefix}username", log=text)
            return
        added = [] if wizard.has(prefix, "auth_type") else [("auth_type", "userpass")]
        yield Planned("auth", id_, wizard.parts(prefix, added))


def _aor(wizard: _Wizard) -> Iterator[Planned]:
    added = wizard.given("outbound_proxy")
    if not wizard.has("aor/", "contact") and wizard.last.get("contact_pattern") != "":
        added += [
            ("contact", wizard.pattern("contact_pattern", "sip:${REMOTE_HOST}", REMOTE_HOST=host))
            for host in wizard.hosts
        ]
    yield Planned("aor", wizard.name, wizard.parts("aor/", added))


def _endpoint(wizard: _Wizard) -> Iterator[Planned]:
    added = [("aors", wizard.name), *wizard.given("outbound_proxy", "transport")]
    if wizard.is_on("sends_auth"):
        added.append(("outbound_auth", f"{wizard.name}-oauth"))
    if wizard.is_on("accepts_auth"):
        added.append(("auth", f"{wizard.name}-iauth"))
    yield Planned("endpoint", wizard.name, wizard.parts("endpoint/", added))


def _identify(wizard: _Wizard) -> Iterator[Planned]:
    if wizard.is_on("accepts_registrations") or wizard.is_on("sends_line_with_registrations"):
        return
    id_ = f"{wizard.name}-identify"
    if not wizard.hosts:
        text = f"Wizard '{wizard.name}' must have 'remote_hosts' if it doesn't accept registrations."
        yield Planned("identify", id_, missing="remote_hosts", log=text)
        return
    added = [("endpoint", wizard.name)]
    if not wizard.has("identify/", "match"):
        added += [("match", host) for host in wizard.hosts]
    yield Planned("identify", id_, wizard.parts("identify/", added))


def _registrations(wizard: _Wizard) -> Iterator[Planned]:
    if not wizard.is_on("sends_registrations"):
        return
    name, first = wizard.name, f"{wizard.name}-reg-0"
    if not wizard.hosts:
        text = f"Wizard '{name}' must have 'remote_hosts' if it sends registrations."
        yield Planned("registration", first, missing="remote_hosts", log=text)
        return
    user = wizard.last.get("outbound_auth/username") if wizard.is_on("sends_auth") else name
    if user is None:
        text = f"Wizard '{name}' must have 'outbound_auth/username' if it sends authentication."
        yield Planned("registration", first, missing="outbound_auth/username", log=text)
        return
    for number, host in enumerate(wizard.hosts):
        added = wizard.given("outbound_proxy")
        for option, default in (("server_uri", "sip:${REMOTE_HOST}"), ("client_uri", "sip:${USERNAME}@${REMOTE_HOST}")):
            if wizard.last.get(f"{option}_pattern") != "":
                uri = wizard.pattern(f"{option}_pattern", default, REMOTE_HOST=host, USERNAME=user)
                added.append((option, uri))
        if wizard.is_on("sends_auth"):
            added.append(("outbound_auth", f"{name}-oauth"))
        added += wizard.given("transport")
        if wizard.is_on("sends_line_with_registrations"):
            added += [("line", "yes"), ("endpoint", name)]
        yield Planned("registration", f"{name}-reg-{number}", wizard.parts("registration/", added))


def _phoneprov(wizard: _Wizard) -> Iterator[Planned]:
    if not wizard.is_on("has_phoneprov"):
        return
    id_ = f"{wizard.name}-phoneprov"
    if "phoneprov/mac" not in wizard.last:
        text = f"Wizard '{wizard.name}' must have 'phoneprov/MAC' if it has_phoneprov."
        yield Planned("phoneprov", id_, missing="phoneprov/MAC", log=text)
        return
    yield Planned("phoneprov", id_, wizard.parts("phoneprov/", [("endpoint", wizard.name)]))


_PLANS = (_auths, _aor, _endpoint, _identify, _registrations, _phoneprov)


def _incomplete(planned: Planned, category: Category, schema: ObjectSchema) -> Creation:
    said = LogLine("ERROR", planned.log)
    fault = Fault("incomplete-wizard", None, fatal=True, log=(said,), detail=(planned.missing,))
    log: tuple[tuple[LogLine, Place | None], ...] = ((said, None), (_failure(category.name), None))
    return Creation(
        planned.type,
        planned.id,
        WIZARD_FILE,
        category.section,
        created=False,
        log=log,
        faults=(fault,),
        schema=schema,
        wizard=True,
    )


def _of_wizard(creation: Creation, name: str) -> Creation:
    """The same as the wizard's. It hands its lines over without saying where they stand: that is line 0 of no file."""
    log = tuple([(_placeless(said), place) for said, place in creation.log])
    if not creation.created:
        text = f"Unable to apply object type '{creation.type}' with id '{creation.id}'.  Check preceeding errors."
        log = (*log[:-1], (LogLine("ERROR", text), None), (_failure(name), None))
    faults = tuple([fault._replace(log=tuple(map(_placeless, fault.log))) for fault in creation.faults])
    return creation._replace(file=WIZARD_FILE, log=log, faults=faults, wizard=True)


def _placeless(said: LogLine) -> LogLine:
    return said._replace(message=said.message.replace(LINE, "0").replace(FILE, ""))


def _failure(name: str) -> LogLine:
    return LogLine("ERROR", f"Unable to create objects for wizard '{name}'")

"""`pjsip_wizard.conf`: one section makes an endpoint and all that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asterisk_ls.schema.values import read_bool
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.creation import create
from asterisk_ls.semantic.mapping import TypeSource
from asterisk_ls.semantic.model import Category, Creation, Fault
from asterisk_ls.syntax.nodes import Option
from asterisk_ls.syntax.reading import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from asterisk_ls.schema.model import ObjectSchema, Schema
    from asterisk_ls.semantic.creation import Judge
    from asterisk_ls.semantic.environment import Environment

FILE = "pjsip_wizard.conf"
PREFIXES = {
    "endpoint/": "endpoint",
    "aor/": "aor",
    "inbound_auth/": "auth",
    "outbound_auth/": "auth",
    "identify/": "identify",
    "registration/": "registration",
    "phoneprov/": "phoneprov",
}


def wizard_creations(
    category: Category,
    schema: Schema,
    judge: Callable[[ObjectSchema], Judge],
    ask: Callable[[Any], Any],
    environment: Environment,
) -> tuple[Creation, ...]:
    """What a section expands to, in the order in which the wizard makes it. Empty for a section that is no wizard."""
    if category.template or category.last("type") != "wizard":
        return ()
    made: list[Creation] = []
    plan = _Plan(category)
    for handler in (_auths, _aor, _endpoint, _identify, _registrations, _phoneprov):
        try:
            for type_, id_, lines in handler(plan):
                of_type = schema.type(type_)
                if of_type is None:
                    continue
                virtual = Category(id_, category.section, template=False, parts=lines)
                source = TypeSource(of_type, "pjsip.conf", (("type", type_),))
                creation = create(virtual, source, judge(of_type), ask, environment)
                made.append(_as_wizard(creation, category.name))
                if not creation.created:
                    break
        except _Refused as refused:
            made.append(_refused(category, schema.type(refused.type), refused))
    return tuple(made)


class _Refused(Exception):  # noqa: N818 - what Asterisk answers, not an error of ours
    """The wizard does not make the objects of one type for a section."""

    def __init__(self, type_: str, text: str, option: str) -> None:
        super().__init__(text)
        self.type = type_
        self.option = option


def _refused(category: Category, schema: ObjectSchema | None, refused: _Refused) -> Creation:
    said = (
        LogLine("ERROR", str(refused)),
        LogLine("ERROR", f"Unable to create objects for wizard '{category.name}'"),
    )
    fault = Fault("incomplete-wizard", None, fatal=True, log=said, detail=(refused.option,))
    log = tuple((line, None) for line in said)
    return Creation(
        refused.type, category.name, FILE, category.section, created=False, log=log, faults=(fault,),
        schema=schema, wizard=True,
    )  # fmt: skip


def _as_wizard(creation: Creation, name: str) -> Creation:
    log = creation.log
    if not creation.created:
        text = f"Unable to apply object type '{creation.type}' with id '{creation.id}'.  Check preceeding errors."
        log = (
            *log[:-1],
            (LogLine("ERROR", text), None),
            (LogLine("ERROR", f"Unable to create objects for wizard '{name}'"), None),
        )
    return Creation(
        creation.type, creation.id, FILE, creation.section, creation.created, log, creation.faults,
        creation.references, creation.facts, creation.schema, wizard=True,
    )  # fmt: skip


class _Plan:
    """What the unprefixed lines of a section ask for."""

    def __init__(self, category: Category) -> None:
        self.category = category
        self.name = category.name
        self.bare = {
            option.name: option.value for part in category.parts for option in part.options if "/" not in option.name
        }
        self.flag = {key: read_bool(self.bare.get(key, "no")) for key in _FLAGS}
        self.hosts = [host.strip() for host in self.bare.get("remote_hosts", "").split(",") if host.strip()]

    def given(self, *options: str) -> tuple[tuple[str, str], ...]:
        """Those of the options that are set, to be passed on."""
        return tuple((option, self.bare[option]) for option in options if self.bare.get(option))


def _auths(plan: _Plan) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    for direction, flag in (("inbound", "accepts_auth"), ("outbound", "sends_auth")):
        if not plan.flag[flag]:
            continue
        prefix = f"{direction}_auth/"
        if _last(plan.category, prefix, "username") is None:
            text = f"Wizard '{plan.name}' must have '{prefix}username' if it {flag}."
            raise _Refused("auth", text, f"{prefix}username")
        extra = () if _last(plan.category, prefix, "auth_type") else (("auth_type", "userpass"),)
        yield "auth", f"{plan.name}-{direction[0]}auth", _lines(plan.category, prefix, extra)


def _aor(plan: _Plan) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    contacts: list[tuple[str, str]] = []
    pattern = plan.bare.get("contact_pattern", "sip:${REMOTE_HOST}")
    if _last(plan.category, "aor/", "contact") is None and pattern:
        contacts = [("contact", pattern.replace("${REMOTE_HOST}", host)) for host in plan.hosts]
    yield "aor", plan.name, _lines(plan.category, "aor/", (*plan.given("outbound_proxy"), *contacts))


def _endpoint(plan: _Plan) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    generated = [("aors", plan.name)]
    if plan.flag["accepts_auth"]:
        generated.append(("auth", f"{plan.name}-iauth"))
    if plan.flag["sends_auth"]:
        generated.append(("outbound_auth", f"{plan.name}-oauth"))
    generated.extend(plan.given("transport", "outbound_proxy"))
    yield "endpoint", plan.name, _lines(plan.category, "endpoint/", tuple(generated))


def _identify(plan: _Plan) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    if plan.flag["accepts_registrations"] or plan.flag["sends_line_with_registrations"]:
        return
    if not plan.hosts:
        text = f"Wizard '{plan.name}' must have 'remote_hosts' if it doesn't accept registrations."
        raise _Refused("identify", text, "remote_hosts")
    explicit = _last(plan.category, "identify/", "match") is not None
    matches = () if explicit else tuple(("match", host) for host in plan.hosts)
    lines = _lines(plan.category, "identify/", (("endpoint", plan.name), *matches))
    yield "identify", f"{plan.name}-identify", lines


def _registrations(plan: _Plan) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    if not plan.flag["sends_registrations"]:
        return
    if not plan.hosts:
        text = f"Wizard '{plan.name}' must have 'remote_hosts' if it sends registrations."
        raise _Refused("registration", text, "remote_hosts")
    user = plan.name
    if plan.flag["sends_auth"]:
        known = _last(plan.category, "outbound_auth/", "username")
        if known is None:
            text = f"Wizard '{plan.name}' must have 'outbound_auth/username' if it sends authentication."
            raise _Refused("registration", text, "outbound_auth/username")
        user = known
    for number, host in enumerate(plan.hosts):
        more = [
            (option, plan.bare.get(f"{option}_pattern", pattern).replace("${REMOTE_HOST}", host).replace("${USERNAME}", user))
            for option, pattern in (("server_uri", "sip:${REMOTE_HOST}"), ("client_uri", "sip:${USERNAME}@${REMOTE_HOST}"))
        ]
        if plan.flag["sends_auth"]:
            more.append(("outbound_auth", f"{plan.name}-oauth"))
        more.extend(plan.given("transport", "outbound_proxy"))
        if plan.flag["sends_line_with_registrations"]:
            more += [("line", "yes"), ("endpoint", plan.name)]
        yield "registration", f"{plan.name}-reg-{number}", _lines(plan.category, "registration/", tuple(more))


def _phoneprov(plan: _Plan) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    if not plan.flag["has_phoneprov"]:
        return
    if not _last(plan.category, "phoneprov/", "MAC"):
        raise _Refused("phoneprov", f"Wizard '{plan.name}' must have 'phoneprov/MAC' if it has_phoneprov.", "phoneprov/MAC")
    lines = _lines(plan.category, "phoneprov/", (("endpoint", plan.name),))
    yield "phoneprov", f"{plan.name}-phoneprov", lines


_FLAGS = (
    "sends_auth",
    "accepts_auth",
    "sends_registrations",
    "accepts_registrations",
    "sends_line_with_registrations",
    "has_phoneprov",
)


def _last(category: Category, prefix: str, name: str) -> str | None:
    found = None
    for part in category.parts:
        for option in part.options:
            if option.name.startswith(prefix) and option.name[len(prefix) :].lower() == name.lower():
                found = option.value
    return found


def _lines(category: Category, prefix: str, generated: tuple[tuple[str, str], ...]) -> tuple[Part, ...]:
    """The section's own lines with that prefix, then those that the wizard adds; these stand at the header."""
    parts = [
        Part(
            part.section,
            tuple(
                Option(option.line, option.name[len(prefix) :], option.value, option.operator)
                for option in part.options
                if option.name.startswith(prefix)
            ),
            part.inherited,
        )
        for part in category.parts
    ]
    added = tuple(Option(0, name, value) for name, value in generated)
    return (*[part for part in parts if part.options], Part(category.section, added, inherited=False))


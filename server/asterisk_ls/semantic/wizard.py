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
    made = []
    try:
        for type_, id_, lines in _objects(category):
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
        text = str(refused)
        said = (LogLine("ERROR", text),)
        fault = Fault("incomplete-wizard", None, fatal=True, log=said, detail=refused.detail)
        of_type = schema.type("endpoint")
        log = tuple((line, None) for line in said)
        made.append(
            Creation("endpoint", category.name, FILE, category.section, created=False, log=log, faults=(fault,), schema=of_type, wizard=True)
        )
    return tuple(made)


class _Refused(Exception):  # noqa: N818 - what Asterisk answers, not an error of ours
    """The wizard gives up on a section."""

    def __init__(self, text: str, *detail: str) -> None:
        super().__init__(text)
        self.detail = detail


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


def _objects(category: Category) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    name = category.name
    bare = {
        option.name: option.value for part in category.parts for option in part.options if "/" not in option.name
    }
    flag = {key: read_bool(bare.get(key, "no")) for key in _FLAGS}
    hosts = [host.strip() for host in bare.get("remote_hosts", "").split(",") if host.strip()]
    user = _last(category, "outbound_auth/", "username")
    for direction, sends in (("inbound", "accepts_auth"), ("outbound", "sends_auth")):
        if not flag[sends]:
            continue
        if not _last(category, f"{direction}_auth/", "username"):
            text = f"Wizard '{name}' must have '{direction}_auth/username' if it {sends}."
            raise _Refused(text, f"{direction}_auth/username")
        extra = () if _last(category, f"{direction}_auth/", "auth_type") else (("auth_type", "userpass"),)
        yield "auth", f"{name}-{direction[0]}auth", _lines(category, f"{direction}_auth/", extra)
    if not hosts and not flag["accepts_registrations"] and not flag["sends_line_with_registrations"]:
        text = f"Wizard '{name}' must have 'remote_hosts' if it doesn't accept registrations."
        raise _Refused(text, "remote_hosts")
    contacts = [
        ("contact", bare.get("contact_pattern", "sip:${REMOTE_HOST}").replace("${REMOTE_HOST}", host))
        for host in hosts
        if _last(category, "aor/", "contact") is None
    ]
    yield "aor", name, _lines(category, "aor/", (*contacts, *_given(bare, "outbound_proxy")))
    generated = [("aors", name)]
    if flag["accepts_auth"]:
        generated.append(("auth", f"{name}-iauth"))
    if flag["sends_auth"]:
        generated.append(("outbound_auth", f"{name}-oauth"))
    generated.extend((*_given(bare, "transport"), *_given(bare, "outbound_proxy")))
    yield "endpoint", name, _lines(category, "endpoint/", tuple(generated))
    matches = () if _last(category, "identify/", "match") is not None else tuple(("match", host) for host in hosts)
    if (matches or _last(category, "identify/", "match")) and not flag["accepts_registrations"]:
        yield "identify", f"{name}-identify", _lines(category, "identify/", (("endpoint", name), *matches))
    if flag["sends_registrations"]:
        if not hosts:
            raise _Refused(f"Wizard '{name}' must have 'remote_hosts' if it sends registrations.", "remote_hosts")
        for number, host in enumerate(hosts):
            server = bare.get("server_uri_pattern", "sip:${REMOTE_HOST}").replace("${REMOTE_HOST}", host)
            client = bare.get("client_uri_pattern", "sip:${USERNAME}@${REMOTE_HOST}").replace("${REMOTE_HOST}", host)
            client = client.replace("${USERNAME}", (user if flag["sends_auth"] else name) or "")
            more = [("server_uri", server), ("client_uri", client)]
            if flag["sends_auth"]:
                more.append(("outbound_auth", f"{name}-oauth"))
            more.extend((*_given(bare, "transport"), *_given(bare, "outbound_proxy")))
            if flag["sends_line_with_registrations"]:
                more += [("line", "yes"), ("endpoint", name)]
            yield "registration", f"{name}-reg-{number}", _lines(category, "registration/", tuple(more))
    if flag["has_phoneprov"]:
        if not _last(category, "phoneprov/", "MAC"):
            raise _Refused(f"Wizard '{name}' must have 'phoneprov/MAC' if it has_phoneprov.", "phoneprov/MAC")
        yield "phoneprov", f"{name}-phoneprov", _lines(category, "phoneprov/", (("endpoint", name),))


_FLAGS = (
    "sends_auth",
    "accepts_auth",
    "sends_registrations",
    "accepts_registrations",
    "sends_line_with_registrations",
    "has_phoneprov",
)


def _given(bare: dict[str, str], option: str) -> tuple[tuple[str, str], ...]:
    return ((option, bare[option]),) if bare.get(option) else ()


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


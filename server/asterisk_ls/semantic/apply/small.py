"""Objects with a check or two: global, system, domain_alias, resource_list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import algorithms_log, read_uint, split_list
from asterisk_ls.schema.verdict import LogLine
from asterisk_ls.semantic.apply.view import refusal, remark, signed
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View


SHORTEST_T1 = 100
"""Milliseconds; less is raised to it."""


_ASKED_FOR = ("default_realm", "disable_multi_domain", "endpoint_identifier_order")
"""Options of `global` that rules about other objects look up."""


def global_(view: View) -> Iterator[Fault]:
    """The checks of `global_apply` in `res_pjsip/config_global.c`."""
    for option, default in (("debug", "no"), ("default_from_user", "asterisk")):
        if option in view.values and not view.values[option]:
            text = (
                f"Global option '{option}' can't be empty.  Set it to a valid value or remove the entry "
                f"to accept '{default}' as the default"
            )
            yield refusal(view, "empty-global-option", text, option)
            return
    for side in ("uas", "uac"):
        option = f"default_auth_algorithms_{side}"
        algorithms = view.values.get(option)
        if algorithms:
            log = algorithms_log(algorithms, "global", side.upper())
            if log:
                lines = (*log, LogLine("WARNING", f"global: Invalid values in {option}. Defaulting to MD5"))
                yield Fault("bad-default-algorithms", view.at(option), log=lines, detail=(option,))


def facts_of_global(view: View) -> dict[str, str]:
    """The algorithms that an `auth` has to have secrets for, unless it says which, and what else others go by."""
    found = {name: view.values[name] for name in _ASKED_FOR if name in view.values}
    for name in ("default_auth_algorithms_uas", "default_auth_algorithms_uac"):
        text = view.values.get(name)
        if text and not algorithms_log(text, "global", "UAS"):
            found[name] = text
    return found


def system(view: View) -> Iterator[Fault]:
    """The checks of `system_apply` in `res_pjsip/config_system.c`: timers that are too short are lengthened."""
    t1 = read_uint(view.get("timer_t1") or "500")
    b = read_uint(view.get("timer_b") or "32000")
    if t1 is None or b is None:
        return
    if t1 < SHORTEST_T1:
        yield remark(
            view, "timer-too-short", "Timer T1 setting is too low. Setting to 100", "timer_t1", "100", "timer_t1"
        )
        t1 = 100
    least = t1 * 64 & 0xFFFFFFFF
    if b < least:
        option = "timer_b" if "timer_b" in view.values else "timer_t1"
        yield remark(
            view,
            "timer-too-short",
            f"Timer B setting is too low. Setting to {signed(least)}",
            option,
            str(least),
            "timer_b",
        )


def domain_alias(view: View) -> Iterator[Fault]:
    """A domain alias stands for a domain."""
    if not view.get("domain"):
        text = f"{'domain_alias'} '{view.id}' missing required domain being aliased."
        if view.release < (14,):
            yield remark(view, "missing-required-option", text, "domain", level="ERROR")
        else:
            yield refusal(view, "missing-required-option", text, "domain")


def resource_list(view: View) -> Iterator[Fault]:
    """The checks of `resource_list_apply_handler` in `res_pjsip_pubsub.c`."""
    seen: set[str] = set()
    for place, value in view.all("list_item"):
        for item in split_list(value):
            if item.text in seen:
                log = (LogLine("WARNING", f"Ignoring duplicated list item '{item.text}'"),)
                yield Fault("repeated-list-item", place, log=log, detail=(item.text,))
            seen.add(item.text)
    if not view.get("event"):
        text = f"Resource list '{view.id}' has no event set"
        yield refusal(view, "missing-required-option", text, "event", level="WARNING")
    elif not seen:
        text = f"Resource list '{view.id}' has no list items"
        yield refusal(view, "missing-required-option", text, "list_item", level="WARNING")

"""`identify`: an endpoint, and something to know it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.schema.values import match_header_problem, match_hosts, match_request_uri_problem
from asterisk_ls.schema.verdict import ID
from asterisk_ls.semantic.apply.view import refusal, remark
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.semantic.apply.view import View


def identify(view: View) -> Iterator[Fault]:
    """The checks of `ip_identify_apply` in `res_pjsip_endpoint_identifier_ip.c`, in its order."""
    if not view.get("endpoint"):
        yield refusal(
            view, "missing-required-option", f"Identify '{view.id}' missing required endpoint name.", "endpoint"
        )
        return
    matches = [(place, value) for place, value in view.all("match") if value.strip(", ")]
    header, uri = view.get("match_header"), view.get("match_request_uri")
    if not (header or uri or matches):
        text = f"Identify '{view.id}' is not configured to match anything."
        yield refusal(view, "missing-required-option", text, "match")
        return
    for option, problem in (
        ("match_header", match_header_problem(header, view.release) if header else None),
        ("match_request_uri", match_request_uri_problem(uri) if uri else None),
    ):
        if problem is not None:
            line = problem.line._replace(message=problem.line.message.replace(ID, view.id))
            yield Fault(
                "bad-match-pattern", view.at(option), fatal=True, log=(line,), detail=(option, problem.complaint)
            )
            return
    for place, value in matches:
        for host in match_hosts(value, view.context):
            if not view.environment.resolves(host.text.rpartition(":")[0] or host.text):
                text = f"Identify '{view.id}' failed when adding resolution results of '{host.text}'"
                fault = refusal(view, "unresolvable-host", text, "match", host.text)
                yield Fault(fault.kind, place, fatal=True, log=fault.log, detail=fault.detail)
                return
    seen: set[str] = set()
    for _, value in matches:
        for host in match_hosts(value, view.context):
            if host.text in seen:
                text = f"Identify '{view.id}' provided address '{host.text}' did not resolve to any address"
                yield remark(view, "repeated-match", text, "match", host.text)
            seen.add(host.text)

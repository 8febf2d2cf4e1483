"""`asterisk-ls dialplan` and `asterisk-ls route`: the dialplan as Asterisk has it, and which extension answers a number."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from asterisk_ls import api
from asterisk_ls.cli.folders import opened, settings_of, why_not
from asterisk_ls.cli.output.visible import visible
from asterisk_ls.cli.show import STATUS
from asterisk_ls.cli.terminal import TROUBLE, trouble
from asterisk_ls.schema.secrets import masked
from asterisk_ls.settings import SettingsError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from asterisk_ls.workspace.directory import Directory

_FILE = "extensions.conf"
_HINT = -1


def dialplan(options: argparse.Namespace) -> int:
    """Show all contexts: extensions, priorities, includes, and what Asterisk logs about them."""
    opening = _opened(options)
    if isinstance(opening, int):
        return opening
    files, plan = opening
    if options.format == "json":
        print(json.dumps(_json(plan), indent=1))
    else:
        print("\n".join(map(visible, _text(plan))))
    for text in files.troubles:
        trouble(text)
    return TROUBLE if files.troubles or plan.status == "missing" else int(plan.status != "ok")


def route(options: argparse.Namespace) -> int:
    """Show which extension answers a number, why, and on which path it is found."""
    opening = _opened(options)
    if isinstance(opening, int):
        return opening
    files, plan = opening
    if plan.status != "ok":
        return trouble(f"{_FILE}: {STATUS[plan.status]}")
    found = plan.route(options.number, options.context, options.caller)
    if found is None:
        return trouble(f"there is no context {options.context} in {_FILE}")
    if options.format == "json":
        print(
            json.dumps({"version": 1, "number": options.number, "asked": options.context, **found.to_json()}, indent=1)
        )
    else:
        print("\n".join(map(visible, _route_text(plan, found, options))))
    for text in files.troubles:
        trouble(text)
    return TROUBLE if files.troubles else int(found.found is None)


def _opened(options: argparse.Namespace) -> tuple[Directory, api.Dialplan] | int:
    """The files of the directory and their dialplan; or the exit status, when there are none."""
    folder = options.directory
    why = why_not(folder)
    if why:
        return trouble(why)
    try:
        settings = settings_of(folder).with_overrides(target_version=options.target_version or "")
        files = opened(folder, settings)
        return files, api.dialplan(files, settings=settings, directory=settings.config_directory)
    except (api.UnknownVersionError, SettingsError) as error:
        return trouble(str(error))


def _call(step: api.DialplanStep) -> tuple[str, str]:
    """The application and what it is given, without what nobody should read."""
    start = f"exten = {step.exten},1,"
    line = masked(f"{start}{step.application}({step.data})")
    return line[len(start) : len(start) + len(step.application)], line[len(start) + len(step.application) + 1 : -1]


def _json(plan: api.Dialplan) -> dict[str, Any]:
    contexts = [
        {
            "context": context.name,
            "extensions": [
                {"exten": exten, "caller": caller, "priorities": list(map(_step_json, steps))}
                for exten, caller, steps in _extensions(context)
            ],
            "includes": context.includes,
            "switches": context.switches,
            "ignore_patterns": context.ignore_patterns,
        }
        for context in plan.contexts
    ]
    log = [{"level": line.level, "message": masked(line.message)} for line in plan.said]
    return {"version": 1, "status": plan.status, "contexts": contexts, "log": log}


def _step_json(step: api.DialplanStep) -> dict[str, Any]:
    application, data = _call(step)
    return {
        "priority": "hint" if step.priority == _HINT else step.priority,
        "label": step.label,
        "application": application,
        "data": data,
        "path": step.path,
        "line": step.line,
    }


def _extensions(context: api.DialplanContext) -> Iterator[tuple[str, str | None, list[api.DialplanStep]]]:
    """The extensions of a context, each with its priorities."""
    for (exten, caller), steps in groupby(context.steps, key=lambda step: (step.exten, step.caller)):
        yield exten, caller, list(steps)


def _text(plan: api.Dialplan) -> list[str]:
    rows = [f"{_FILE}: {STATUS.get(plan.status, plan.status)}"]
    for context in plan.contexts:
        rows += ("", f"[{context.name}]")
        for exten, caller, steps in _extensions(context):
            rows.append(f"  {_named(exten, caller)}")
            rows += map(_step_text, steps)
        rows += (f"  include {include}" for include in context.includes)
        rows += (f"  switch {switch}" for switch in context.switches)
        rows += (f"  ignorepat {pattern}" for pattern in context.ignore_patterns)
    if plan.said:
        rows += ("", "Asterisk logs:")
        rows += (f"    {line.level} {masked(line.message)}" for line in plan.said)
    return rows


def _named(exten: str, caller: str | None) -> str:
    if caller is None:
        return exten
    return f"{exten} for the caller {caller}" if caller else f"{exten} for a caller without a number"


def _step_text(step: api.DialplanStep) -> str:
    application, data = _call(step)
    label = f"({step.label}) " if step.label else ""
    where = f"  ; {step.path}:{step.line}"
    if step.priority == _HINT:
        return f"    hint {label}{application}{f'({data})' if data else ''}{where}"
    return f"    {step.priority:4} {label}{application}({data}){where}"


def _route_text(plan: api.Dialplan, route: api.Route, options: argparse.Namespace) -> list[str]:
    asked = f"{options.number}@{options.context}"
    found = route.found
    rows: list[str] = []
    if found is None:
        rows.append(f"{asked}: no extension answers")
        if route.match_more is not None:
            rows.append(f"  with more digits it could be {route.match_more}")
    else:
        outline = found.outline
        places = [
            f"{step.path}:{step.line}"
            for context in plan.contexts
            if context.name == found.context
            for step in context.steps
            if (step.exten, step.caller, step.priority) == (outline.exten, outline.caller, 1)
        ]
        rows.append(f"{asked}: {_named(outline.exten, outline.caller)} of [{found.context}] ({places[0]})")
        rows.append(f"  path: {' > '.join(found.path)}")
        rows.append(f"  why: {route.why}")
    if route.timed:
        rows.append("  not followed, since it depends on the time:")
        rows += (f"    include {include} of [{context}]" for context, include in route.timed)
    if route.switches:
        rows.append("  not asked, since what it answers is not written here:")
        rows += (f"    switch {switch} of [{context}]" for context, switch in route.switches)
    if len(route.shown) > 1 or (found is None and route.shown):
        rows.append("  all that match, in the order of `dialplan show`:")
        rows += (f"    {exten} of [{context}]" for context, exten in route.shown)
    return rows

"""Why an object will not be there, in the words of the rule that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.features.markdown import prose
from asterisk_ls.findings.locating import Places
from asterisk_ls.findings.masking import masked_message
from asterisk_ls.rules import ALL
from asterisk_ls.rules.base import Case, Trigger
from asterisk_ls.semantic.attempts import home
from asterisk_ls.semantic.model import Fault

if TYPE_CHECKING:
    from asterisk_ls.rules.base import Rule
    from asterisk_ls.semantic.model import Creation
    from asterisk_ls.semantic.project import Project


def why_not(project: Project, creation: Creation) -> str:
    """Half a line of Markdown; empty for an object that Asterisk will have."""
    fate = project.fate(creation)
    if not fate:
        return ""
    rule = next((one for one in ALL if one.name == fate), None)
    if rule is None:
        return f"`{fate}`"
    message = _message(project, creation, rule) or rule.summary.strip().rstrip(".")
    return f"{prose(message)} (`{fate}`)"


def _message(project: Project, creation: Creation, rule: Rule) -> str:
    """What the rule says of the object; empty when it speaks of the file instead."""
    fault = next((one for one in creation.faults if one.fatal and one.kind == rule.name), None)
    loss = project.losses.get(home(creation))
    if fault is None and creation.created and loss is not None and loss.kind == rule.name:
        fault = Fault(loss.kind, None, fatal=True, log=(loss.log,), detail=(creation.id, creation.type))
    if fault is None or rule.trigger is not Trigger.FAULT:
        return ""
    places = Places(project)
    where = fault.at.section if fault.at is not None else creation.section
    if places.find(where) is None:
        return ""
    case = Case(
        where, places.section(where), creation.file, project.answer, project.schema, creation=creation, fault=fault
    )
    found = next(iter(rule.check(case)), None)
    return masked_message(found, places.section) if found is not None else ""

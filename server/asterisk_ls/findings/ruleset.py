"""The rules of a run, sorted by what makes them run: worked out once, since every keystroke asks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Trigger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asterisk_ls.rules.base import Rule
    from asterisk_ls.semantic.model import Creation


class RuleSet:
    """Rules by trigger."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.by_name = {rule.name: rule for rule in rules}
        self.faults = {rule.name: rule for rule in rules if rule.trigger is Trigger.FAULT}
        self.references = _of(rules, Trigger.REFERENCE)
        self.sections = _of(rules, Trigger.SECTION)
        self.scripts = _of(rules, Trigger.SCRIPT)
        self.steps = tuple(rule for rule in _of(rules, Trigger.CALL) if not rule.types)
        """Those that look at each step of the dialplan, whatever it calls."""
        self.by_application = _by_type(_of(rules, Trigger.CALL))
        self.by_name_kind = _by_type(_of(rules, Trigger.NAME))
        """Those that look at names in calls of the dialplan, by what these stand for."""
        self._by_type = _by_type(_of(rules, Trigger.OBJECT))
        self._unloaded = _by_type(_of(rules, Trigger.UNLOADED))
        self._of_file: dict[str, tuple[Rule, ...]] = {}

    def of_file(self, file: str) -> tuple[Rule, ...]:
        """The rules for sections of a top file."""
        found = self._of_file.get(file)
        if found is None:
            found = tuple(rule for rule in self.sections if not rule.types or file in rule.types)
            self._of_file[file] = found
        return found

    def of_object(self, creation: Creation, *, unloaded: bool) -> list[Rule]:
        """The rules that look at an object as a whole. `unloaded`: whether a module is missing that may be needed."""
        some = self._by_type.get(creation.type)
        found = [rule for rule in some if rule.when is None or rule.when(creation)] if some else []
        return [*found, *self._unloaded.get(creation.type, ())] if unloaded else found


def _of(rules: Sequence[Rule], trigger: Trigger) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.trigger is trigger)


def _by_type(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for type_ in rule.types:
            found[type_].append(rule)
    return dict(found)

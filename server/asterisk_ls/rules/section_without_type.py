"""A section does not say what it is.

Asterisk takes the sections of `pjsip.conf` by their `type`. One without it is skipped, and nothing is logged.

```conf title="pjsip.conf"
[6001]
^^^^^^ section-without-type "no `type`"
max_contacts = 1
```

When the options fit only one type, it is offered.

```conf fixed unsafe
[6001]
type = aor
max_contacts = 1
```

A template needs none, and `type` may come from a template. The sections `global` and `system` are known by their names.

```conf title="pjsip.conf"
[phone](!)
type = aor

[6001](phone)
max_contacts = 1

[global]
user_agent = PBX
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import AddLine, Case, Finding, Fix
from asterisk_ls.rules.pointing import header_spot, read_elsewhere
from asterisk_ls.schema.model import Engine
from asterisk_ls.semantic.model import Place
from asterisk_ls.semantic.queries import Inheritors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.model import FileSchema
    from asterisk_ls.semantic.model import Category

_TYPE = "type"


def check(case: Case) -> Iterator[Finding]:
    """Look at sections that nobody inherits from."""
    category = case.category
    if category is None or category.template or category.section != case.section_id or _is_addition(case):
        return
    if not any(part.options for part in category.parts) or category.first(_TYPE) is not None:
        return
    of_file = case.schema.files.get(case.file)
    if of_file is None or of_file.engine not in (Engine.SORCERY, Engine.WIZARD):
        return
    types = [type_ for type_ in of_file.types.values() if type_.mapped]
    if any(type_.criteria is None or type_.criteria[0] != _TYPE for type_ in types):
        return
    if any(type_.explicit_name == category.name for type_ in types) or read_elsewhere(case.file, category.name):
        return
    if case.ask(Inheritors(case.section_id)):
        return
    fixes = tuple(
        Fix(f"add `type = {name}`", (AddLine(Place(case.section_id, None), f"type = {name}"),))
        for name in _fitting(of_file, category)
    )
    yield Finding(
        header_spot(case),
        "no `type`, so the section is skipped",
        fixes=fixes if len(fixes) == 1 and ";--" not in case.section.text else (),
    )


def _is_addition(case: Case) -> bool:
    """Whether the section was meant to go on with another one, which is told by another rule when it does not."""
    modifiers = case.section.header.modifiers if case.section.header is not None else None
    return any(modifier.startswith("+") for modifier in modifiers or ())


def _fitting(of_file: FileSchema, category: Category) -> list[str]:
    """The types that know all options of a section."""
    names = {option.name.lower() for part in category.parts for option in part.options}
    return [type_.type for type_ in of_file.types.values() if type_.mapped and names <= type_.options.keys()]

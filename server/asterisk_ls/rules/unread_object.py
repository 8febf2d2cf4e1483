"""A section becomes no object, since objects of its type come from somewhere else.

`sorcery.conf` says where. A line for a type takes the place of the usual one, so that `pjsip.conf` is not looked at any more
unless another line says so.

```conf title="sorcery.conf"
[res_pjsip]
aor = realtime,ps_aors
```

```conf title="extconfig.conf"
[settings]
ps_aors => odbc,asterisk
```

```conf title="pjsip.conf"
[6001]
^^^^^^ unread-object "`aor` objects come from elsewhere"
type = aor
max_contacts = 1
```

Both can be had: what is in the file, and what is in the database.

```conf title="sorcery.conf"
[res_pjsip]
aor = config,pjsip.conf,criteria=type=aor
aor = realtime,ps_aors
```

```conf title="extconfig.conf"
[settings]
ps_aors => odbc,asterisk
```

```conf title="pjsip.conf"
[6001]
type = aor
max_contacts = 1
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asterisk_ls.rules.base import Case, Finding, Note, Piece, Spot
from asterisk_ls.rules.pointing import header_spot
from asterisk_ls.semantic.queries import Categories, ReadFrom
from asterisk_ls.semantic.sorcery_conf import lines_looked_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asterisk_ls.schema.model import ObjectSchema


def check(case: Case) -> Iterator[Finding]:
    """Ask where the type is read from, and show the line that says so."""
    category, of_file = case.category, case.schema.files.get(case.file)
    if category is None or of_file is None or category.template or category.section != case.section_id:
        return
    type_ = of_file.types.get(category.first("type") or "")
    files = case.ask(ReadFrom(type_.type)) if type_ is not None and type_.mapped else None
    if type_ is None or files is None or case.file in files:
        return
    related = tuple(_lines(case, type_))
    if related:
        message = f"`sorcery.conf` has `{type_.type}` objects come from elsewhere, so the section is not read"
        yield Finding(header_spot(case), message, related=related)


def _lines(case: Case, type_: ObjectSchema) -> Iterator[Note]:
    for name in type_.sorcery_sections or (type_.sorcery,):
        for category in (case.ask(Categories("sorcery.conf", name)) or ())[:1]:
            for place, line in lines_looked_at(category):
                if line.type == type_.type and not line.is_cache:
                    yield Note(Spot(place, Piece.LINE), "where they come from")

"""Files and folders that have to be there."""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.verdict import ID, TAKEN, Verdict
from asterisk_ls.schema.values.answers import error, quoted, refused
from asterisk_ls.schema.values.context import ValueContext


def judge_path(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """Certificates and keys: an empty value is none, another one has to be readable."""
    if not value or context.exists(value):
        return TAKEN
    if option.key.startswith("dtls_"):
        line = error(f"{name.replace('_', '')} file {value} does not exist or is not readable")
    else:
        line = error(f"Transport: {ID}: {name} {value} is either missing or not readable")
    return refused(f"{quoted(value)} is missing or not readable", line)

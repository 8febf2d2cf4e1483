"""Files and folders that have to be there."""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import error, quoted, refused
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.verdict import ID, TAKEN, Verdict


def judge_path(option: OptionSchema, name: str, value: str, context: ValueContext) -> Verdict:
    """Certificates and keys: an empty value is none, another one has to be readable."""
    is_old = context.file == "stir_shaken.conf"
    if context.exists(value) if value else not is_old:
        return TAKEN
    if is_old and option.key == "path":
        line = error(f"stir/shaken - path '{value}' not found")
    elif is_old:
        line = error(f"stir/shaken - {name} '{value}' not found, or is unreadable")
    elif option.key.startswith("dtls_"):
        line = error(f"{name.replace('_', '')} file {value} does not exist or is not readable")
    else:
        line = error(f"Transport: {ID}: {name} {value} is either missing or not readable")
    return refused(f"{quoted(value)} is missing or not readable" if value else "may not be empty", line)


def judge_url(_option: OptionSchema, _name: str, value: str, context: ValueContext) -> Verdict:
    """`public_cert_url` of the first `stir_shaken.conf`; a store has a place for the certificate in it."""
    if not value.startswith("http"):
        line = error("stir/shaken - public_cert_url scheme must be 'http[s]'")
        return refused("has to begin with `http`", line)
    if context.type == "store" and _PLACE not in value:
        line = error(f"stir/shaken - public_cert_url must contain variable '{_PLACE}' used for substitution")
        return refused(f"has to hold `{_PLACE}`", line)
    return TAKEN


_PLACE = "${CERTIFICATE}"

"""Yes and no, as `ast_true` and `ast_false` read them."""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import misread, quoted, refused
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import INT_MAX, scan_decimal
from asterisk_ls.schema.verdict import TAKEN, Verdict

TRUE = frozenset({"yes", "true", "y", "t", "1", "on"})
FALSE = frozenset({"no", "false", "n", "f", "0", "off"})
PLAIN = TRUE | FALSE
_BACKWARDS = frozenset({"tcp_keepalive_enable"})
_MEANS_NO = frozenset({"disable", "disabled", "none", "never"})
_MEANS_YES = frozenset({"enable", "enabled", "always", "yes.", "ye", "yess", "ture", "treu", "ja", "si", "oui"})


def read_bool(text: str) -> bool:
    """Whether Asterisk takes the text for yes; anything it does not know is no."""
    return text.lower() in TRUE


def is_false(text: str) -> bool:
    """`ast_false`."""
    return text.lower() in FALSE


def judge_bool(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`maybe` is no error: it reads as no (as yes, where the option stores its opposite)."""
    lower = value.lower()
    if option.key in _BACKWARDS and option.value.extra.get("inverted"):
        return _backwards(value)
    if lower in PLAIN:
        return TAKEN
    inverted = bool(option.value.extra.get("inverted"))
    reads_as = "yes" if inverted else "no"
    if lower in _MEANS_NO and not inverted:
        return TAKEN
    if not value:
        if read_bool(option.default or "no") == inverted:
            return TAKEN
        return misread(f"empty, which reads as `{reads_as}`", reads_as)
    suggestion = "yes" if lower in _MEANS_YES else "no" if lower in _MEANS_NO else reads_as
    return misread(f"not a boolean: reads as `{reads_as}`", reads_as, suggestion=suggestion, candidates=("yes", "no"))


def _backwards(value: str) -> Verdict:
    """Before 18.23 the option was registered the wrong way round."""
    reads_as = "yes" if is_false(value) else "no"
    if read_bool(value) == (reads_as == "yes"):
        return TAKEN
    complaint = f"this version of Asterisk reads it the wrong way round, as `{reads_as}`"
    return misread(complaint, reads_as, suggestion="no" if read_bool(value) else "yes")


def judge_bool_or_uint(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """A boolean, or a number to count to; what follows the number is not read."""
    if value.lower() in PLAIN:
        return TAKEN
    found = scan_decimal(value)
    if found is None:
        return refused(f"{quoted(value)} is neither a boolean nor a number", candidates=("yes", "no"))
    number, end = found
    if end != len(value) or not 0 <= number <= INT_MAX:
        return misread(f"reads as {number % 2**32}", str(number % 2**32))
    return TAKEN

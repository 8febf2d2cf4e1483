"""`codec_prefs_incoming_offer` and its three relatives: `prefer: pending, operation: intersect`."""

from __future__ import annotations

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import error, ignored, nearest, quoted, refused
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import Item, pieces
from asterisk_ls.schema.verdict import ID, TAKEN, Verdict

_PARAMETERS = {
    "operation": ("intersect", "union", "only_preferred", "only_nonpreferred"),
    "prefer": ("pending", "configured"),
    "keep": ("all", "first"),
    "transcode": ("allow", "prevent"),
}


def judge_codec_prefs(option: OptionSchema, name: str, value: str, _context: ValueContext) -> Verdict:
    """Pairs of a word and its choice; unknown words are passed over, unknown choices are not."""
    verdict = TAKEN
    chosen: dict[str, str] = {}
    for item in pieces(value):
        if not item.text:
            continue
        words = item.text.replace(":", " ").split(" ")
        words = [word for word in words if word]
        if len(words) < 2:  # noqa: PLR2004 - a word and its choice
            shown = _cut(item.text)
            message = f"Codec preference '{shown}' is invalid"
            line = error(f"Endpoint '{ID}': {message} for option '{name}'")
            return refused(f"{quoted(item.text)} is not of the form `word: choice`", line, part=item)
        word, choice = words[0], words[1]
        if word not in _PARAMETERS:
            verdict = _unknown(word, item)
            continue
        if choice in _PARAMETERS[word]:
            chosen[word] = choice
        elif word in chosen:
            verdict = ignored(f"{quoted(choice)} is none of {', '.join(_PARAMETERS[word])}", part=item)
        else:
            message = f"Codec preference '{word}' has invalid value '{choice}'"
            line = error(f"Endpoint '{ID}': {message} for option '{name}'")
            candidates = _PARAMETERS[word]
            complaint = f"{quoted(choice)} is none of {', '.join(candidates)}"
            return refused(complaint, line, part=item, candidates=nearest(choice, candidates) or candidates)
    if name != option.key:
        line = error(f"Endpoint '{ID}': Unsupported option '{name}'")
        return refused(f"the name has to be in lower case: `{option.key}`", line)
    if option.key == "codec_prefs_incoming_offer" and chosen.get("operation") == "union":
        message = "Codec preference 'operation' has invalid value 'union' for option: 'codec_prefs_incoming_offer'"
        return refused("`union` cannot be used for incoming offers", error(f"Endpoint '{ID}': {message}"))
    return verdict


def _unknown(word: str, item: Item) -> Verdict:
    candidates = nearest(word, _PARAMETERS)
    complaint = f"{quoted(word)} is none of {', '.join(_PARAMETERS)}"
    return ignored(complaint, part=item, candidates=candidates or tuple(_PARAMETERS))


def _cut(text: str) -> str:
    """What `strtok` has left of an item: separators before the first word stay, those behind it end it."""
    start = len(text) - len(text.lstrip(": "))
    end = start
    while end < len(text) and text[end] not in ": ":
        end += 1
    return text[:end]

"""Digest algorithms of an `auth`, and the digests themselves."""

from __future__ import annotations

import re

from asterisk_ls.schema.model import OptionSchema
from asterisk_ls.schema.values.answers import misread, nearest, quoted, refused, replaced, warning
from asterisk_ls.schema.values.context import ValueContext
from asterisk_ls.schema.values.cstrings import Item, byte_length, items, nested_pieces
from asterisk_ls.schema.verdict import ID, TAKEN, LogLine, Verdict

ALGORITHMS = ("MD5", "SHA-256", "SHA-512-256")
"""The digest algorithms that Asterisk documents. OpenSSL may lack some, which no configuration tells."""
MOBILE_ALGORITHMS = ("AKAv1-MD5", "AKAv2-MD5")
"""Others that pjproject takes."""
_LENGTHS = {"MD5": 32, "SHA-256": 64, "SHA-512-256": 64, "AKAv1-MD5": 32, "AKAv2-MD5": 32}
_BY_LOWER = {name.lower(): name for name in ALGORITHMS + MOBILE_ALGORITHMS}


def algorithms_log(text: str, owner: str, role: str) -> tuple[LogLine, ...]:
    """What is logged about a list of digest algorithms in the role of `UAC` or `UAS`; nothing when it is good.

    `owner` is what the line names: `ID` for an `auth`, `global` for the lists of the `global` object.
    """
    bad = _bad_items(text)
    return tuple(warning(f"{owner}: Unknown {role} digest algorithm '{item.text}' specified") for item in bad)


def judge_algorithms(option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`supported_algorithms_uac` and its kin; the `global` object complains only once it is complete."""
    bad = _bad_items(value)
    if not bad:
        return TAKEN
    first = bad[0]
    candidates = nearest(first.text, ALGORITHMS) or ALGORITHMS
    better = replaced(value, first, candidates[0]) if len(bad) == 1 and nearest(first.text, ALGORITHMS) else None
    complaint = f"{quoted(first.text)} is none of {', '.join(ALGORITHMS)}"
    if option.key.startswith("default_"):
        return misread(f"{complaint}: reads as `MD5`", "MD5", part=first, suggestion=better, candidates=candidates)
    log = algorithms_log(value, ID, option.key[-3:].upper())
    return refused(complaint, *log, part=first, suggestion=better, candidates=candidates)


def judge_digest_list(_option: OptionSchema, _name: str, value: str, _context: ValueContext) -> Verdict:
    """`password_digest = MD5:…,SHA-256:…`; `md5_cred` may leave the algorithm out. Only lengths are checked."""
    odd: Verdict | None = None
    for piece in nested_pieces(value, ",", unescape=False):
        if not piece.text.strip():
            continue
        algorithm, digest = "MD5", piece.text
        if ":" in piece.text:
            algorithm = next(nested_pieces(piece.text, ":", unescape=False)).text
            digest = piece.text.partition(":")[2]
        verdict = _digest(algorithm, digest, piece)
        if verdict is not None and verdict.log:
            return verdict
        odd = odd or verdict
    return odd or TAKEN


def _digest(algorithm: str, digest: str, piece: Item) -> Verdict | None:
    known = _BY_LOWER.get(algorithm.lower()) if algorithm else "MD5"
    if known is None:
        line = warning(f"{ID}: Unknown password_digest algorithm '{algorithm}' specified")
        complaint = f"no digest algorithm of that name: there are {', '.join(ALGORITHMS)}"
        return refused(complaint, line, part=piece, candidates=nearest(algorithm, ALGORITHMS) or ALGORITHMS)
    length, needed = byte_length(digest), _LENGTHS[known]
    if length != needed:
        line = warning(f"{ID}: password_digest algorithm '{algorithm}' length ({length}) must be {needed}")
        return refused(f"a digest of {known} has {needed} characters, this one has {length}", line, part=piece)
    if not re.fullmatch(r"[0-9a-fA-F]+", digest):
        return misread("not hexadecimal: no password ever matches it", None, part=piece)
    return None


def _bad_items(text: str) -> list[Item]:
    return [item for item in items(text) if item.text.lower() not in _BY_LOWER]

"""The dialplan of any text: it is read, and extensions are sorted and matched as `main/pbx.c` says.

The references below go through bytes as the C code does, one after the other, without any table of ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.semantic.dialplan.patterns import Mode, identity, matches, sort_key
from asterisk_ls.text import encode

PIECES = [*"0123459XxNnZz.!-*#_/", "[", "]", "[1-3]", "[3-1]", "[]", "[a-c]", "[-1]", "[1-]", "[x]", "ä", "[ä-ö]", "s"]
EXTENS = st.builds(
    "".join,
    st.tuples(st.sampled_from(["", "_", "_", "_1", "-_"]), st.lists(st.sampled_from(PIECES), max_size=6).map("".join)),
)
NUMBERS = st.lists(st.sampled_from([*"0123459XN-*_as.[]", "ä", "1-"]), max_size=6).map("".join)
LINES = [
    *(
        "exten => ",
        "same => ",
        "exten=",
        "include => ",
        "switch => ",
        "ignorepat => ",
        "[a]\n",
        "[b]\n",
        "[a](+)\n",
        "\n",
    ),
    *(
        "100",
        "_1XX",
        "_X.",
        "s",
        "1",
        "n",
        "hint",
        "same",
        ",",
        ",",
        ",",
        "(",
        ")",
        "+",
        "label",
        "(label)",
        "/",
        "200",
    ),
    *(
        "Answer",
        "Dial(PJSIP/100)",
        "${X}",
        "${X:1:-2}",
        "${F(x)}",
        "$[1]",
        "[globals]\n",
        "X=1${X}\n",
        "[general]\n",
        "[",
        "]",
    ),
    *(
        "\\",
        " ",
        "-",
        "a",
        "b",
        ",9:00-17:00,mon-fri,*,*",
        "|",
        "autohints=yes\n",
        "=",
        "99999999999",
        "-5",
        "ä",
        "\t",
        ";",
    ),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60).map("".join), NUMBERS)
@example("[a]\nexten => 1,1,A(\ninclude => b\n[b]\ninclude => a\nexten => _X.,1,A()\n", "12")
@example("[a]\nexten => 1\\", "1")
def test_any_text_is_read(text: str, number: str) -> None:
    """Nothing raises, whatever the text; all that is told can be printed."""
    dialplan = api.dialplan({"extensions.conf": encode(text)})
    json.dumps(dialplan.to_json())
    for context in dialplan.contexts:
        route = dialplan.route(number, context.name)
        assert route is not None
        json.dumps(route.to_json())


@settings(max_examples=800, deadline=None)
@given(EXTENS, EXTENS)
@example("_[12]", "_[1-2]")
@example("_ä", "_.")
@example("a", "aä")
def test_extensions_are_sorted(left: str, right: str) -> None:
    """`ext_cmp` has the same opinion of any two."""
    expected = _ext_cmp(encode(left), encode(right))
    first, second = identity(left), identity(right)
    assert (first == second) == (expected == 0)
    assert (sort_key(first) < sort_key(second)) == (expected < 0)


@settings(max_examples=1000, deadline=None)
@given(EXTENS, NUMBERS, st.sampled_from(Mode))
@example("_[]1", "1", Mode.MATCH)
@example("_1!", "1", Mode.MATCH_MORE)
@example("_[ä-ö]", "ö", Mode.MATCH)
@example("_x.", "_X.", Mode.MATCH)
def test_numbers_are_matched(pattern: str, number: str, mode: Mode) -> None:
    """`_extension_match_core` gives the same answer."""
    assert matches(pattern, number, mode) == _match(encode(pattern) + b"\0", encode(number) + b"\0", mode)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(EXTENS.filter(lambda exten: exten and "/" not in exten and not exten.startswith("-")), max_size=8), NUMBERS
)
def test_the_first_that_matches_answers(extens: list[str], number: str) -> None:
    """A list that is kept sorted by insertion, and looked through from its start, has the same winner."""
    text = "[a]\n" + "".join(f"exten => {exten},1,NoOp()\n" for exten in extens)
    dialplan = api.dialplan({"extensions.conf": encode(text)})
    stored = list(dict.fromkeys(step.exten for context in dialplan.contexts for step in context.steps))
    kept: list[str] = []
    for exten in extens:
        if exten not in stored:
            continue
        at = 0
        while at < len(kept) and _ext_cmp(encode(kept[at]), encode(exten)) < 0:
            at += 1
        if at == len(kept) or _ext_cmp(encode(kept[at]), encode(exten)):
            kept.insert(at, exten)
    assert kept == stored
    route = dialplan.route(number, "a")
    expected = next((one for one in kept if _match(encode(one) + b"\0", encode(number) + b"\0", Mode.MATCH)), None)
    assert route is not None
    assert route.to_json()["winner"] == expected


def _signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


def _ext_cmp(left: bytes, right: bytes) -> int:
    """`ext_cmp`: below, equal or above 0."""
    left, right = left + b"\0", right + b"\0"
    if left[0] != ord("_"):
        return -1 if right[0] == ord("_") else _cmp_plain(left, right)
    return 1 if right[0] != ord("_") else _cmp_pattern(left[1:], right[1:])


def _cmp_plain(left: bytes, right: bytes) -> int:
    a = b = 0
    while True:
        while left[a] == ord("-"):
            a += 1
        while right[b] == ord("-"):
            b += 1
        if left[a] != right[b] or not left[a]:
            return _signed(left[a]) - _signed(right[b])
        a += 1
        b += 1


def _cmp_pattern(left: bytes, right: bytes) -> int:
    a: int | None = 0
    b: int | None = 0
    while True:
        first, a, own = _position(left, a or 0)
        second, b, other = _position(right, b or 0)
        if first != second:
            return first - second
        if own != other:
            return -1 if own > other else 1
        if a is None:
            return 0


def _position(text: bytes, at: int) -> tuple[int, int | None, bytes]:
    """`ext_cmp_pattern_pos`: the score, where it goes on, and the bits of the set."""
    bits = bytearray(32)

    def take(code: int) -> int:
        mask = 1 << (7 - code % 8)
        is_new = not bits[code // 8] & mask
        bits[code // 8] |= mask
        return is_new

    while True:
        code = text[at]
        at += 1
        if code == ord("-"):
            continue
        char = chr(code)
        if not code:
            return 0x30000, None, bytes(bits)
        if char in ".!":
            return {".": 0x18000, "!": 0x28000}[char], at, bytes(bits)
        if char in "nNxXzZ":
            low = {"n": "2", "x": "0", "z": "1"}[char.lower()]
            count = sum(take(one) for one in range(ord(low), ord("9") + 1))
            return count << 8 | ord(low), at, bytes(bits)
        if char != "[":
            take(code)
            return 0x100 | code, at, bytes(bits)
        end = text.find(b"]", at)
        if end < 0:
            return 0x40000, at, bytes(bits)
        count, low_code = 0, 0xFF
        while at < end:
            first = last = text[at]
            if at + 2 < end and text[at + 1] == ord("-"):
                last = text[at + 2]
                at += 2
            low_code = min(low_code, first)
            count += sum(take(one) for one in range(first, last + 1))
            at += 1
        at += 1
        if count:
            return count << 8 | low_code, at, bytes(bits)


def _match(pattern: bytes, data: bytes, mode: Mode) -> int:
    """`_extension_match_core`, both texts ending with a zero."""
    if pattern[0] != ord("_"):
        plain, dialled = pattern[:-1].replace(b"-", b""), data[:-1].replace(b"-", b"")
        if mode is Mode.MATCH:
            return int(plain == dialled)
        fits = plain[: len(dialled)] == dialled
        return int(fits and (len(plain) > len(dialled) or mode is Mode.CAN_MATCH))
    if mode is Mode.MATCH and data[0] == ord("_") and not _cmp_pattern(pattern[1:], data[1:]):
        return 1
    at, digit = 1, 0
    while True:
        while data[digit] == ord("-"):
            digit += 1
        while pattern[at] == ord("-"):
            at += 1
        if not data[digit] or not pattern[at] or pattern[at] == ord("/"):
            break
        char, code = chr(pattern[at]), data[digit]
        if char in ".!":
            return 1 if char == "." else 2
        if char == "[":
            at += 1
            end = pattern.find(b"]", at)
            if end < 0:
                return 0
            if end == at:
                at += 1
                continue
            if not _in_set(pattern, at, end, code):
                return 0
            at = end
        elif not _class(char, pattern[at])(code):
            return 0
        digit += 1
        at += 1
    if data[digit]:
        return 0
    if not pattern[at] or pattern[at] == ord("/"):
        return int(mode is not Mode.MATCH_MORE)
    if pattern[at] == ord("!"):
        return 2
    return int(mode is not Mode.MATCH)


def _class(char: str, code: int) -> Callable[[int], bool]:
    low = {"n": "2", "x": "0", "z": "1"}.get(char.lower())
    if low is None:
        return lambda dialled: dialled == code
    return lambda dialled: ord(low) <= dialled <= ord("9")


def _in_set(pattern: bytes, at: int, end: int, code: int) -> bool:
    while at < end:
        if at + 2 < end and pattern[at + 1] == ord("-"):
            if _signed(pattern[at]) <= _signed(code) <= _signed(pattern[at + 2]):
                return True
            at += 2
        elif code == pattern[at]:
            return True
        at += 1
    return False

"""The tree of patterns that finds extensions where `extenpatternmatchnew = yes`: `new_find_extension` of `main/pbx.c`.

It takes the first way through the tree that fits, character by character, and does not always come to the extension that the
sorted list gives. Of what Asterisk reads behind the end of a number, nothing is known: it is taken for the end.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from asterisk_ls.semantic.dialplan.patterns import Mode
from asterisk_ls.text import encode
from asterisk_ls.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from asterisk_ls.semantic.dialplan.growing import Peers

_WILDCARDS = {"N": 0x0832, "Z": 0x0931, "X": 0x0A30, ".": 0x18000, "!": 0x28000}
"""How unspecific single characters of a pattern are."""
_RANGES = {"N": "23456789", "Z": "123456789", "X": "0123456789"}
_LONGEST = 511
"""Bytes of an extension with its caller; a longer one is not in the tree."""
_LONGEST_SET = 255


class _Node:
    """A character, or a set of them, and what may follow."""

    __slots__ = ("children", "is_pattern", "peers", "specificity", "text")

    def __init__(self, text: str, specificity: int, *, is_pattern: bool) -> None:
        self.text = text
        self.specificity = specificity
        self.is_pattern = is_pattern
        self.peers: Peers | None = None
        """The extension that ends here."""
        self.children: list[_Node] = []
        """The most specific first."""

    def is_(self, text: str) -> bool:
        """Whether it is that wildcard."""
        return self.is_pattern and self.text == text


class Tree:
    """All extensions of a context. Nothing in it changes once it is made."""

    def __init__(self, all_peers: Iterable[Peers]) -> None:
        """`all_peers`: in the order in which they came; Asterisk takes the last one first."""
        self._roots: list[_Node] = []
        for peers in reversed(list(all_peers)):
            self._add(peers)

    def _add(self, peers: Peers) -> None:
        text = peers.exten if peers.caller is None else f"{peers.exten}/{peers.caller}"
        text = encode(text).decode("latin-1")
        if len(text) > _LONGEST - (peers.caller is not None):
            return
        is_pattern = text[:1] == "_"
        level, current = self._roots, None
        is_known = True
        for written, specificity in _characters(text[is_pattern:], is_pattern=is_pattern):
            found = next((one for one in level if one.text == written and one.is_pattern is is_pattern), None)
            if is_known and found is not None and found.children:
                current, level = found, found.children
                continue
            if not is_known or found is None:
                current = _Node(written, specificity, is_pattern=is_pattern)
                level.insert(bisect_right([one.specificity for one in level], specificity), current)
            else:
                current = found
            level = current.children
            is_known = False
        if current is not None:
            current.peers = peers

    def find(self, number: str, caller: str, mode: Mode, label: str = "") -> tuple[Peers | None, bool]:
        """The extension for a number: that which matches, or for the other modes one that could with more digits.

        And whether the search ends here, even without one: what the context includes is not looked at then.
        """
        score = _Score(encode(number).decode("latin-1"), encode(caller).decode("latin-1"), mode, label)
        score.look(score.number, self._roots)
        if mode is Mode.MATCH:
            return score.peers, False
        if score.last == "!" and mode is Mode.MATCH_MORE:
            return None, True
        if score.node is None:
            return score.could, score.could is not None
        return _next_match(score.node) or score.could, True


class _Score:
    """What a search has found so far."""

    def __init__(self, number: str, caller: str, mode: Mode, label: str) -> None:
        self.number = number
        self.caller = caller
        self.mode = mode
        self.label = label
        self.peers: Peers | None = None
        self.node: _Node | None = None
        self.last = ""
        """The wildcard that the match ended with."""
        self.can = False
        self.could: Peers | None = None

    def _found(self, node: _Node, last: str = "") -> None:
        self.peers, self.node, self.last = node.peers, node, last

    def look(self, rest: str, nodes: list[_Node]) -> None:
        """Try the nodes in order, until something is found."""
        for node in nodes:
            if node.is_(".") or node.is_("!"):
                is_over = self._wildcard(rest, node)
            elif node.is_("/"):
                is_over = self._of_caller(node)
            elif _takes(node, rest[:1]):
                is_over = self._character(rest, node)
            else:
                continue
            if is_over:
                return

    def _wildcard(self, rest: str, node: _Node) -> bool:
        has_slash = "/" in rest
        if node.peers is not None and not has_slash:
            self._found(node, node.text)
            return True
        if node.children and node.children[0].text == "/":
            self.look("/", node.children)
            return self._is_over()
        return False

    def _of_caller(self, node: _Node) -> bool:
        if not node.children or not self.caller:
            return False
        self.look(self.caller, node.children)
        return self._is_over()

    def _is_over(self) -> bool:
        return self.peers is not None or (self.mode is not Mode.MATCH and self.can)

    def _character(self, rest: str, node: _Node) -> bool:
        more = rest[1:].lstrip("-")
        if node.peers is not None and not more and self.mode is Mode.MATCH:
            self._found(node)
            if not self.label or self.label in node.peers.labels:
                return True
        following = node.children[0].text if node.children else ""
        if node.children and (more or following == "/" or following[:1] == "!"):
            if more or following[:1] == "!":
                self.look(more, node.children)
                return self.peers is not None
            self.look("/", node.children)
            return self._is_over()
        if (node.children or self.mode is Mode.CAN_MATCH) and not more:
            self.can = True
            self.could = _end_of_rope(node)
            return self.mode is not Mode.MATCH
        return False


def _takes(node: _Node, char: str) -> bool:
    if node.is_pattern and node.text in _RANGES:
        return bool(char) and char in _RANGES[node.text]
    if node.is_pattern and node.text[:1] in _RANGES:
        return False  # a set that begins with one of these letters is taken for none of its characters
    return char in node.text  # at the end of the number, C finds the end of the text


def _end_of_rope(node: _Node) -> Peers | None:
    while node.peers is None and node.children:
        node = node.children[0]
    return node.peers


def _next_match(node: _Node) -> Peers | None:
    while True:
        if node.text in (".", "!"):
            return node.peers
        if not node.children:
            return None
        found = next((one.peers for one in node.children if one.peers is not None), None)
        if found is not None:
            return found
        node = node.children[0]  # the others are never looked into


class _Character(NamedTuple):
    text: str
    specificity: int


def _characters(text: str, *, is_pattern: bool) -> Iterator[_Character]:
    """`get_pattern_node`, again and again: the characters and sets of an extension."""
    at = 0
    while at < len(text):
        char = text[at]
        if char == "[" and is_pattern:
            characters, at = _set(text, at + 1)
            if characters:
                yield _Character(characters, len(characters) << 8 | ord(characters[0]))
        elif char == "-":
            at += 1
        else:
            if char == "\\":
                at += 1
                char = text[at : at + 1]
                if not char:
                    return
            elif is_pattern and char in "nxz":
                char = char.upper()
            at += 1
            yield _Character(char, _WILDCARDS.get(char, 1) if is_pattern else 1)


def _set(text: str, at: int) -> tuple[str, int]:
    """The characters of a set, sorted, each once, and where it ends; none for one that is too large."""
    found: list[str] = []
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 1
            if text[at : at + 1] in ("[", "\\", "-", "]") and at < len(text):
                found.append(text[at])
                at += 1
        elif char == "-":
            last = at + 1
            if text[last : last + 1] == "\\":
                last += 1
            if found and last < len(text):
                found += map(chr, range(ord(text[at - 1]) + 1, ord(text[last]) + 1))
                at = last + 1
            else:
                found.append("-")
                at += 1
        elif char == "]":
            at += 1
            break
        else:
            found.append(char)
            at += 1
    return "".join(sorted(set(found))) if len(found) <= _LONGEST_SET else "", at

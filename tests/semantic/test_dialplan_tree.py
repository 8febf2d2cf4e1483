"""The tree of `extenpatternmatchnew`: what `new_find_extension` of Asterisk 22 gives, called from a small program."""

from __future__ import annotations

import pytest

from asterisk_ls import api
from asterisk_ls.semantic.dialplan.growing import Peers
from asterisk_ls.semantic.dialplan.patterns import Mode
from asterisk_ls.semantic.dialplan.tree import Tree

CASES = [
    ("_1XX 123 _X. _1X!", "123", "", "_1XX", "_X.", None),
    ("123 _1XX", "123", "", "_1XX", "123", None),
    ("_X. _1XX", "123", "", "_1XX", "_X.", "_X."),
    ("_X. _1XX", "1234", "", "_X.", "_X.", "_X."),
    ("_NXX _[2-4]XX _2XX", "234", "", "_2XX", "_NXX", None),
    ("_[N2]X", "21", "", "_[N2]X", "_[N2]X", None),
    ("_[12]X _[13]X", "12", "", "_[13]X", "_[12]X", None),
    ("_[13]X _[12]X", "12", "", "_[12]X", "_[13]X", None),
    ("_9! _9X.", "9", "", None, "_9X.", "_9X."),
    ("_9! _9X.", "91", "", "_9!", "_9X.", "_9X."),
    ("100/200 100", "100", "200", "100", "100/200", "100/200"),
    ("_100/200 _100", "100", "200", "_100", "_100/200", None),
    ("_100/_2XX _1XX", "100", "234", "_1XX", "_1XX", None),
    ("_1XX/2XX", "100", "200", "_1XX/2XX", "_1XX/2XX", None),
    ("_1-XX", "1-23", "", "_1-XX", "_1-XX", None),
    ("_[1-]X", "15", "", None, None, None),
    ("_[1\\-3]X", "-5", "", "_[1\\-3]X", "_[1\\-3]X", None),
    ("_\\.1", "a1", "", None, None, None),
    ("12 123", "12", "", "12", "12", "12"),
    ("_X _XX", "1", "", "_X", "_X", "_X"),
    ("_X. _XXXX", "12", "", "_X.", "_XXXX", "_XXXX"),
    ("_1!", "1", "", "_1!", "_1!", None),
    ("_1!", "12", "", "_1!", "_1!", None),
    ("s _s.", "s", "", "s", "_s.", "_s."),
]
"""Extensions in the order in which they are added, number, caller; what matches, what can match, what needs more."""


@pytest.mark.parametrize(("extens", "number", "caller", "match", "can", "more"), CASES)
def test_what_the_tree_finds(
    extens: str, number: str, caller: str, match: str | None, can: str | None, more: str | None
) -> None:
    """In all three ways of asking."""
    names = extens.split()
    all_peers = [Peers(name.partition("/")[0], name.partition("/")[2] or None) for name in names]
    tree = Tree(all_peers)
    found = [tree.find(number, caller, mode)[0] for mode in (Mode.MATCH, Mode.CAN_MATCH, Mode.MATCH_MORE)]
    assert [None if one is None else names[all_peers.index(one)] for one in found] == [match, can, more]


@pytest.mark.parametrize(("setting", "winner"), [("yes", "_1XX"), ("no", "123")])
def test_the_setting_counts(setting: str, winner: str) -> None:
    """The tree prefers what came last where the list prefers what is no pattern."""
    text = f"[general]\nextenpatternmatchnew={setting}\n[a]\nexten => 123,1,A()\nexten => _1XX,1,A()\n"
    route = api.dialplan({"extensions.conf": text.encode()}).route("123", "a")
    assert route is not None
    assert route.to_json()["winner"] == winner
    assert ("extenpatternmatchnew" in route.why) is (setting == "yes")

"""However long somebody types, what is remembered has a limit."""

from __future__ import annotations

from asterisk_ls import api
from asterisk_ls.semantic import memo
from asterisk_ls.semantic.creation import CACHED, Judge
from asterisk_ls.semantic.memo import Askers, Remembered
from asterisk_ls.semantic.queries import AllObjects, Objects


def test_a_list_of_askers_wears_out() -> None:
    """Whoever asks again and again is noted again and again."""
    askers = Askers([("b", Remembered(None, ((AllObjects("aor"), ()),), None))])
    for number in range(memo.SPARE):
        askers.note("a", Remembered(None, ((Objects("aor", str(number)), ()),), None))
    assert not askers.is_worn
    askers.note("a", Remembered(None, ((Objects("aor", "x"), ()), (Objects("aor", "y"), ())), None))
    assert askers.is_worn


def test_names_of_options_are_forgotten() -> None:
    """Each letter of a long word makes another name."""
    schema = api.load({}).project.schema
    type_ = schema.files["pjsip.conf"].types["aor"]
    judge = Judge(type_, schema, api.Environment())
    for number in range(CACHED * 2):
        judge.known(f"max_contacts{number}")
    assert len(judge.lines) <= CACHED
    assert judge.known("max_contacts").option is not None

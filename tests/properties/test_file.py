"""What holds for every text: it survives, and an edit gives what a fresh parse gives."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from asterisk_ls.syntax.file import file_of
from asterisk_ls.text import Edit, Span, decode, encode

PIECES = [
    "[a]\n",
    "[b](!)\n",
    "[",
    "]",
    "(",
    ")",
    "k=v\n",
    "k",
    "=",
    ";",
    ";--",
    "--;",
    ";---",
    "\\",
    "\n",
    "\r\n",
    " ",
    "é",
    "#include x\n",
    "\ufeff",
    "\0",
    "x" * 9000,
    "-",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_printing_a_tree_returns_the_text(text: str) -> None:
    """The sections of a file, put together, are its text."""
    assert file_of(text).text == text


@given(st.binary(max_size=300))
def test_bytes_survive(data: bytes) -> None:
    """Bytes that are no UTF-8 come back as they were."""
    assert encode(file_of(decode(data)).text) == data


@settings(max_examples=400)
@given(TEXTS, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), TEXTS), min_size=1, max_size=6))
@example("[a]\nk=1\n[b]\n", [(0.0, 0.3, ";--\n")])
@example("[a]\nk", [(1.0, 1.0, "x")])
def test_an_edit_gives_what_a_fresh_parse_gives(text: str, edits: list[tuple[float, float, str]]) -> None:
    """After any edits the sections, their order and their places are those of the text read from scratch."""
    file = file_of(text)
    for from_, to, new in edits:
        start, end = sorted((int(from_ * len(text)), int(to * len(text))))
        old = dict(file.items())
        file, change = file.with_edit(Edit(Span(start, end), new))
        text = text[:start] + new + text[end:]
        fresh = file_of(text)
        assert list(file.sections()) == list(fresh.sections())
        assert [start for _, _, start in file.starts()] == [start for _, _, start in fresh.starts()]
        labels = [label for label, _ in file.items()]
        assert labels == sorted(set(labels))
        after = {label: section for label, section in old.items() if (label, section) not in change.removed}
        assert after | dict(change.added) == dict(file.items())
        for label, section, begin in file.starts():
            assert file.start(label) == begin
            assert file.section(label) is section
            assert file.at_offset(begin.offset) == (label, section, begin)

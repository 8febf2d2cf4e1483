"""User text in Markdown, and Markdown for editors that show it as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asterisk_ls.features.markdown import LONGEST, clean, code, plain, unmarked

TEXTS = st.text(st.sampled_from(" ab`*_\\\\<>[]&#~|.-+@:/"), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**endpoint** `6001`", "endpoint `6001`"),
        ("**Will not load:** no `auth`", "Will not load: no `auth`"),
        ("a\\_b, \\*c\\*, *d*", "a_b, *c*, d"),
        ("`` `a ``, ` `, `*b*`", "``a`, ` `, `*b*`"),
        ("```ini\n[a]\nb = `c` *d*\n```\n\ne", "[a]\nb = `c` *d*\n\ne"),
        ("````ini\n```\n````", "```"),
        ("- a\n  ```\n  x\n  ```\n> b", "- a\n  x\n> b"),
    ],
)
def test_nothing_is_marked_but_quoted(markdown: str, shown: str) -> None:
    """Names stay between back quotes, as in messages."""
    assert unmarked(markdown) == shown


@given(TEXTS)
def test_user_text_comes_out_as_it_was(text: str) -> None:
    """Whether it is shown as prose or as code."""
    assert len(text) < LONGEST
    assert unmarked(plain(text)) == clean(text)
    assert unmarked(f"a {code(text)} b") == f"a `{clean(text)}` b"

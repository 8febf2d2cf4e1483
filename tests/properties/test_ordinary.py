"""Sections of the common shape are left out where rules look at sections, and nothing is missed for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asterisk_ls import api
from asterisk_ls.findings import checking

HEADERS = [
    "[6001]",
    "[6001](phone)",
    "[6001] (phone)",
    "[6001]( phone)",
    "[6001](phone) ; on the desk",
    "[6001](phone);on the desk",
    "[6001] type = aor",
    " [6001]",
    "[ 6001]",
    "[6001 ]",
    "[]",
    "[60\\;01]",
    "[" + "6" * 79 + "]",
    "[" + "6" * 80 + "]",
    "[" + "é" * 40 + "]",
    "[" + "a-name-that-is-longer-than-most" + "]",
]
TYPES = ["type = aor", "type = endpoint", "type = wizard", "type = Endpoint", ""]
LINES = [
    "context = phones",
    "; a comment",
    ";a comment",
    "contact = sip:6001@192.0.2.1;transport=tcp",
    "contact = sip:6001@192.0.2.1 ; transport=tcp",
    "contact = sip:6001@192.0.2.1\\;transport=tcp",
    "password = x;y",
    "allow = ulaw;alaw",
    "; asterisk-ls: ignore",
    "; asterisk-ls: ignore[no-such-rule]",
    "max_contacts = 1 ; asterisk-ls: ignore[no-such-rule]",
    ";-- more",
    "--;",
    "",
    "no option",
]
SECTIONS = st.builds(
    lambda header, type_, lines, end: "".join(f"{line}{end}" for line in (header, type_, *lines)),
    st.sampled_from(HEADERS),
    st.sampled_from(TYPES),
    st.lists(st.sampled_from(LINES), max_size=2),
    st.sampled_from(["\n", "\r\n"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(SECTIONS, min_size=1, max_size=4), st.sampled_from(["pjsip.conf", "pjsip_wizard.conf"]))
def test_nothing_is_found_in_what_is_left_out(sections: list[str], name: str) -> None:
    """A look at all sections finds the same."""
    files = {name: ("[phone](!)\nallow = ulaw\n\n" + "".join(sections)).encode()}
    found = api.load(files).findings
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "is_ordinary", lambda _: False)
        assert api.load(files).findings == found

"""One section of `pjsip_wizard.conf` makes many objects."""

from __future__ import annotations

import pytest
from loading import UDP, loaded

TRUNK = """[t]
type = wizard
sends_auth = yes
sends_registrations = yes
remote_hosts = 192.0.2.7, 192.0.2.8:5080
outbound_auth/username = me
outbound_auth/password = secret
"""


def wizard(text: str) -> tuple[dict[str, list[str]], list[str]]:
    """What a wizard makes, beside a transport."""
    objects, log = loaded({"pjsip.conf": UDP, "pjsip_wizard.conf": text})
    assert objects.pop("transport") == ["udp"]
    return objects, log


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        pytest.param(
            TRUNK,
            {
                "aor": ["t"],
                "auth": ["t-oauth"],
                "endpoint": ["t"],
                "identify": ["t-identify"],
                "registration": ["t-reg-0", "t-reg-1"],
            },
            id="a trunk",
        ),
        pytest.param(
            TRUNK + "sends_line_with_registrations = yes\n",
            {"aor": ["t"], "auth": ["t-oauth"], "endpoint": ["t"], "registration": ["t-reg-0", "t-reg-1"]},
            id="a trunk that is known by its line needs no identify",
        ),
        pytest.param(
            "[p]\ntype = wizard\naccepts_auth = yes\naccepts_registrations = yes\ninbound_auth/username = p\ninbound_auth/password = x\n",
            {"aor": ["p"], "auth": ["p-iauth"], "endpoint": ["p"]},
            id="a phone",
        ),
        pytest.param(
            "[p]\ntype = wizard\naccepts_registrations = yes\nbogus = 1\nEndpoint/bogus = 1\n",
            {"aor": ["p"], "endpoint": ["p"]},
            id="options without a known prefix are skipped",
        ),
        pytest.param("[p](!)\ntype = wizard\naccepts_registrations = yes\n", {}, id="a template makes nothing"),
        pytest.param("[p]\ntype = endpoint\n", {}, id="nor does a section of another type"),
    ],
)
def test_what_a_section_makes(text: str, objects: dict[str, list[str]]) -> None:
    """Ids are made of the section's name."""
    assert wizard(text) == (objects, [])


@pytest.mark.parametrize(
    ("text", "objects", "log"),
    [
        pytest.param(
            "[p]\ntype = wizard\naccepts_registrations = yes\naccepts_auth = yes\n",
            {"aor": ["p"], "endpoint": ["p"]},
            [
                "ERROR Wizard 'p' must have 'inbound_auth/username' if it accepts_auth.",
                "ERROR Unable to create objects for wizard 'p'",
            ],
            id="an auth without a user",
        ),
        pytest.param(
            "[p]\ntype = wizard\n",
            {"aor": ["p"], "endpoint": ["p"]},
            [
                "ERROR Wizard 'p' must have 'remote_hosts' if it doesn't accept registrations.",
                "ERROR Unable to create objects for wizard 'p'",
            ],
            id="each type for itself: what the identify lacks does not hurt the endpoint",
        ),
        pytest.param(
            "[p]\ntype = wizard\naccepts_registrations = yes\nendpoint/bogus = 1\n",
            {"aor": ["p"]},
            [
                "ERROR Could not find option suitable for category 'p' named 'bogus' at line 0 of",
                "ERROR Unable to apply object type 'endpoint' with id 'p'.  Check preceeding errors.",
                "ERROR Unable to create objects for wizard 'p'",
            ],
            id="a bad line is blamed without its place",
        ),
        pytest.param(
            "[p]\ntype = wizard\naccepts_registrations = yes\nhas_phoneprov = yes\n",
            {"aor": ["p"], "endpoint": ["p"]},
            [
                "ERROR Wizard 'p' must have 'phoneprov/MAC' if it has_phoneprov.",
                "ERROR Unable to create objects for wizard 'p'",
            ],
            id="a phone to provision without its MAC",
        ),
    ],
)
def test_what_a_section_lacks(text: str, objects: dict[str, list[str]], log: list[str]) -> None:
    """The switches of a wizard ask for other options."""
    assert wizard(text) == (objects, log)

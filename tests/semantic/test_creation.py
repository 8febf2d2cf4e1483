"""How sorcery makes objects of sections: which section is what, and what a bad line costs."""

from __future__ import annotations

import pytest
from loading import could_not_create, loaded

from asterisk_ls import api

AUTH = "type = auth\nusername = a\npassword = b\n"


@pytest.mark.parametrize(
    ("section", "objects"),
    [
        pytest.param("[x]\ntype = aor\n", {"aor": ["x"]}, id="the `type` line says what a section is"),
        pytest.param("[x]\nTYPE = aor\n", {"aor": ["x"]}, id="its name may be written in any case"),
        pytest.param("[x]\ntype = AOR\n", {}, id="its value may not"),
        pytest.param("[x]\nmax_contacts = 1\n", {}, id="without one the section is nothing"),
        pytest.param("[x]\ntype = aor\ntype = endpoint\n", {"aor": ["x"]}, id="the first of several counts"),
        pytest.param("[t](!)\ntype = aor\n", {}, id="a template is no object"),
        pytest.param(
            "[t](!)\ntype = aor\n[x](t)\ntype = endpoint\n", {"aor": ["x"]}, id="an inherited one comes first"
        ),
        pytest.param(
            "[x]\ntype = aor\n[x]\ntype = endpoint\n", {"aor": ["x"], "endpoint": ["x"]}, id="types share ids"
        ),
        pytest.param("[global]\nuser_agent = pbx\n", {"global": ["global"]}, id="`global` is known by its name"),
        pytest.param("[global]\nUser_Agent = pbx\n", {}, id="then its options have to be spelt as registered"),
        pytest.param("[global]\nbogus = 1\n", {}, id="and all of them have to be known"),
        pytest.param("[Global]\nuser_agent = pbx\n", {}, id="and the name is compared with its case"),
        pytest.param("[x]\ntype = aor\n@note = mine\n", {"aor": ["x"]}, id="a name that begins with `@` is anybody's"),
    ],
)
def test_what_a_section_is(section: str, objects: dict[str, list[str]]) -> None:
    """Nothing is logged about a section that is taken for nothing."""
    assert loaded(section) == (objects, [])


@pytest.mark.parametrize(
    ("lines", "log"),
    [
        pytest.param(
            "bogus = 1\n",
            ["ERROR Could not find option suitable for category 'x' named 'bogus' at line 3 of"],
            id="an option that the type does not have",
        ),
        pytest.param("max_contacts = some\n", ["ERROR Error parsing max_contacts=some at line 3 of"], id="a bad value"),
        pytest.param(
            "max_contacts = 1\nbogus = 1\nmax_contacts = some\n",
            ["ERROR Could not find option suitable for category 'x' named 'bogus' at line 4 of"],
            id="Asterisk stops at the first bad line",
        ),
    ],
)
def test_a_bad_line_drops_its_object(lines: str, log: list[str]) -> None:
    """The handler speaks first, then the framework, then sorcery; other objects are not concerned."""
    objects, said = loaded(f"[x]\ntype = aor\n{lines}[y]\ntype = aor\n")
    assert objects == {"aor": ["y"]}
    assert said == [*log, could_not_create("aor")]


def test_a_line_of_a_template_is_blamed_where_it_stands() -> None:
    """Each section that inherits it is dropped with the template's line."""
    objects, said = loaded("[t](!)\ntype = aor\nbogus = 1\n[x](t)\n[y](t)\n")
    assert objects == {}
    assert said == [
        "ERROR Could not find option suitable for category 'x' named 'bogus' at line 3 of",
        could_not_create("aor", "x"),
        "ERROR Could not find option suitable for category 'y' named 'bogus' at line 3 of",
        could_not_create("aor", "y"),
    ]


def test_every_bad_line_is_a_fault() -> None:
    """What Asterisk does not come to is wrong all the same; only the first fault has log lines."""
    project = api.load({"pjsip.conf": b"[x]\ntype = aor\nbogus = 1\nmax_contacts = some\nqualify = 1\n"}).project
    (creation,) = project.creations["pjsip.conf", "aor"]
    assert [(fault.kind, bool(fault.log)) for fault in creation.faults] == [
        ("unknown-option", True),
        ("refused-value", False),
        ("unknown-option", False),
    ]


@pytest.mark.parametrize(
    ("sections", "objects", "log"),
    [
        pytest.param(
            "[x]\ntype = aor\n[x]\ntype = aor\n[y]\ntype = aor\n",
            {},
            [
                (
                    "ERROR Config file 'pjsip.conf' could not be loaded; configuration contains a duplicate object: "
                    "'x' of type 'aor'"
                ),
            ],
            id="two objects of one id lose all of the type",
        ),
        pytest.param(
            "[x]\ntype = aor\nbogus = 1\n[x]\ntype = aor\n",
            {"aor": ["x"]},
            [
                "ERROR Could not find option suitable for category 'x' named 'bogus' at line 3 of",
                could_not_create("aor"),
            ],
            id="one that is dropped anyway does not count",
        ),
        pytest.param(
            "[a]\ntype = global\n[b]\ntype = global\n", {"global": ["a", "b"]}, [], id="two `global`s slip through"
        ),
        pytest.param(
            "[a]\ntype = global\n[b]\ntype = global\n[c]\ntype = global\n",
            {},
            [
                "ERROR Config file 'pjsip.conf' could not be loaded; configuration contains more than one object of type 'global'"
            ],
            id="three do not",
        ),
    ],
)
def test_one_section_can_cost_the_whole_type(sections: str, objects: dict[str, list[str]], log: list[str]) -> None:
    """Ids have to be unique within their type, and some types may have one object only."""
    assert loaded(sections) == (objects, log)


@pytest.mark.parametrize(
    ("line", "log"),
    [
        pytest.param("acl = known", [], id="a section of acl.conf"),
        pytest.param("acl = KNOWN", ["WARNING ACL 'KNOWN' does not exist."], id="names are compared with their case"),
        pytest.param(
            "acl = a, known, b", ["WARNING ACL 'a' does not exist.", "WARNING ACL 'b' does not exist."], id="a list"
        ),
        pytest.param(
            "acl = known\nacl = known",
            [
                "ERROR Named ACL 'known' occurs multiple times in ACL definition.",
                "ERROR Error parsing acl=known at line 4 of",
            ],
            id="a name that a line above gave",
        ),
        pytest.param("acl = known\ncontact_acl = known", [], id="for requests and for contacts there are two lists"),
        pytest.param("acl =", [], id="an empty line is skipped"),
    ],
)
def test_named_acls(line: str, log: list[str]) -> None:
    """An ACL that does not exist denies everything; one that is named twice drops the object."""
    files = {"pjsip.conf": f"[x]\ntype = endpoint\n{line}\n", "acl.conf": "[known]\npermit = 192.0.2.0/24\n"}
    objects, said = loaded(files)
    is_lost = any("Error parsing" in one for one in log)
    assert objects.get("endpoint", []) == ([] if is_lost else ["x"])
    assert len(said) == len(log) + is_lost
    assert all(one.startswith(start) for one, start in zip(said, log, strict=False)), said


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        ("match = bb,aa,h3.x\n", "aa"),
        ("match = !,ulaw\n", "ulaw"),
        ("match = sip1.example.com,sip2.example.com\n", "sip2.example.com"),
        ("match = sip2.example.com\nmatch = sip1.example.com\n", "sip2.example.com"),
    ],
)
def test_hosts_are_looked_up_in_the_order_of_a_hash_table(lines: str, first: str) -> None:
    """The first that has no address costs the identify, and it is the one that Asterisk names."""
    objects, said = loaded(f"[x]\ntype = identify\nendpoint = e\n{lines}")
    assert objects == {}
    assert said == [
        f"ERROR Identify 'x' failed when adding resolution results of '{first}'",
        could_not_create("identify"),
    ]


def test_a_reference_knows_its_line() -> None:
    """Lists are split; a value with a variable in it refers to nothing that we could know; the last line counts."""
    text = b"[x]\ntype = endpoint\naors = a\naors = b, c\nauth = ${ENV(X)}\ntransport = udp\n"
    project = api.load({"pjsip.conf": text}).project
    (creation,) = project.creations["pjsip.conf", "endpoint"]
    assert [(reference.targets, reference.name) for reference in creation.references] == [
        (("aor",), "b"),
        (("aor",), "c"),
        (("transport",), "udp"),
    ]

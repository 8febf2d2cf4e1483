"""`sorcery.conf` says where objects come from."""

from __future__ import annotations

import pytest
from loading import could_not_create, loaded

from asterisk_ls.schema.load import load
from asterisk_ls.semantic.mapping import sources
from asterisk_ls.semantic.model import Category
from asterisk_ls.syntax.file import file_of
from asterisk_ls.syntax.held import Part, SectionId

OTHER = "[x]\ntype = aor\n"


@pytest.mark.parametrize(
    ("sorcery", "aors"),
    [
        pytest.param("", ["p"], id="by default: the section's `type`, in pjsip.conf"),
        pytest.param("[res_pjsip]\naor = config,other.conf,criteria=type=aor\n", ["x"], id="another file"),
        pytest.param("[RES_PJSIP]\naor = config,other.conf,criteria=type=aor\n", ["x"], id="the section in any case"),
        pytest.param("[res_pjsip]\naor = config,other.conf\n", ["e", "x"], id="without criteria every section counts"),
        pytest.param(
            "[res_pjsip]\naor = config,other.conf,criteria=max_contacts=2\n", ["e"], id="criteria may be any option"
        ),
        pytest.param("[res_pjsip]\naor = realtime,ps_aors\n", [], id="a database instead of the file"),
        pytest.param(
            "[res_pjsip]\naor = realtime,ps_aors\naor = config,other.conf,criteria=type=aor\n", ["x"], id="both"
        ),
        pytest.param(
            "[res_pjsip]\naor = config,other.conf,criteria=type=aor\naor = config,pjsip.conf,criteria=type=aor\n",
            ["x"],
            id="each backend once: the second file is not looked at",
        ),
        pytest.param("[res_pjsip]\naor/cache = memory_cache,name=a\n", [], id="a cache alone has nothing to give"),
        pytest.param(
            "[res_pjsip]\nendpoint/cache = memory_cache,bogus=1\n", [], id="an option that the cache does not have"
        ),
        pytest.param(
            "[res_pjsip]\nendpoint/cache = memory_cache,maximum_objects=many\n", [], id="a value that it does not take"
        ),
        pytest.param("[res_pjsip]\naor = realtime,PS_AORS,allow_unqualified_fetch=warn\n", [], id="a known database"),
        pytest.param(
            "[res_pjsip]\naor = config,other.conf,criteria=type=aor\naor = config\n",
            ["x"],
            id="nor is what it would lack",
        ),
        pytest.param(
            "[res_geolocation]\nlocation = config,geolocation.conf\n", [], id="a type that its module has to map itself"
        ),
        pytest.param("[res_pjsip_acl]\naor = config,other.conf\n", ["p"], id="the section of another module"),
        pytest.param(
            "[res_pjsip]\naor = cfg,other.conf\n", [], id="a backend that does not exist: PJSIP does not start"
        ),
        pytest.param("[res_pjsip]\naor = config\n", [], id="no file behind `config`: it does not either"),
        pytest.param("[t](!)\n[res_pjsip](t)\naor =\n", ["p"], id="an empty line says nothing"),
    ],
)
def test_where_aors_come_from(sorcery: str, aors: list[str]) -> None:
    """The sections `p` of pjsip.conf, `x` and `e` of other.conf; `e` has no `type` line."""
    files = {
        "pjsip.conf": "[p]\ntype = aor\n",
        "other.conf": f"{OTHER}[e]\nmax_contacts = 2\n",
        "sorcery.conf": sorcery,
        "extconfig.conf": "[settings]\nps_aors => odbc,asterisk\n",
    }
    objects, _ = loaded(files)
    assert objects.get("aor", []) == aors


@pytest.mark.parametrize(
    ("source", "extconfig", "endpoints"),
    [
        ("realtime,ps_aors", "[settings]\nps_aors => odbc,asterisk\n", ["p"]),
        ("realtime,ps_aors", "[settings]\nPS_aors => nosuch,\n", ["p"]),
        ("realtime,ps_aors", "#include /present\n", ["p"]),
        ("realtime,ps_aors", "", []),
        ("realtime,ps_aors", "[settings]\nps_aors => odbc\n", []),
        ("realtime,ps_aors", "[other]\nps_aors => odbc,asterisk\n", []),
        ("realtime, ps_aors", "[settings]\nps_aors => odbc,asterisk\n", []),
        ("realtime,ps_aors,bogus=1", "[settings]\nps_aors => odbc,asterisk\n", []),
        ("realtime,ps_aors,allow_unqualified_fetch=maybe", "[settings]\nps_aors => odbc,asterisk\n", []),
    ],
)
def test_a_database_has_to_stand_in_extconfig(source: str, extconfig: str, endpoints: list[str]) -> None:
    """Otherwise PJSIP does not start, and no type is loaded from anywhere."""
    files = {
        "pjsip.conf": "[p]\ntype = endpoint\n",
        "sorcery.conf": f"[res_pjsip]\naor = {source}\n",
        "extconfig.conf": extconfig,
    }
    objects, _ = loaded(files)
    assert objects.get("endpoint", []) == endpoints


def test_a_file_that_is_not_there() -> None:
    """Asterisk says so, and has the objects of other types."""
    files = {
        "pjsip.conf": "[p]\ntype = endpoint\n[p]\ntype = aor\n",
        "sorcery.conf": "[res_pjsip]\naor = config,phones.conf,criteria=type=aor\n",
    }
    assert loaded(files) == ({"endpoint": ["p"]}, ["ERROR Unable to load config file 'phones.conf'"])


def test_one_bad_object_may_lose_all_of_its_type() -> None:
    """`integrity=file`; by default it is the object alone."""
    files = {
        "pjsip.conf": "[x]\ntype = aor\nbogus = 1\n[y]\ntype = aor\n",
        "sorcery.conf": "[res_pjsip]\naor = config,pjsip.conf,criteria=type=aor,integrity=file\n",
    }
    objects, said = loaded(files)
    assert objects == {}
    assert said[-1] == "ERROR Config file 'pjsip.conf' could not be loaded due to error with object 'x' of type 'aor'"
    assert loaded(files["pjsip.conf"])[1][-1] == could_not_create("aor")


def test_sources_compare() -> None:
    """The same lines give the same value, so that an edit elsewhere changes nothing."""
    schema = load("22")
    assert sources(_sections("[res_pjsip]\naor=config,a.conf\n"), schema) == sources(
        _sections("[res_pjsip]\naor = config,a.conf\n"), schema
    )
    assert sources((), schema).open_types >= {"contact"}
    assert "aor" not in sources((), schema).open_types


def _sections(text: str) -> list[Category]:
    return [
        Category(section.header.name, sid, template=False, parts=(Part(sid, section.options, inherited=False),))
        for label, section in file_of(text).items()
        if section.header is not None
        for sid in [SectionId("sorcery.conf", label)]
    ]

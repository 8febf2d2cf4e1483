"""Which modules are loaded: `modules.conf` as the loader reads it."""

from __future__ import annotations

import pytest

from asterisk_ls import api
from asterisk_ls.semantic.modules import Why
from asterisk_ls.semantic.queries import AbsentModules, ModuleAbsence, ModuleLoaded
from asterisk_ls.text import Edit, Span


def project_of(lines: str, version: str = "22") -> api.Loaded:
    """A directory with a `modules.conf`."""
    return api.load({"modules.conf": f"[modules]\n{lines}".encode()}, target_version=version)


@pytest.mark.parametrize(
    ("lines", "module", "loaded", "why"),
    [
        pytest.param("autoload=yes\n", "app_queue", None, None, id="it may not be installed"),
        pytest.param("autoload=yes\nload=app_queue.so\n", "app_queue", True, None, id="asked for"),
        pytest.param("autoload=no\nload=app_queue\n", "APP_QUEUE.so", True, None, id="names in any case, any ending"),
        pytest.param("autoload=yes\nnoload=app_queue\n", "app_queue", False, Why.FORBIDDEN, id="forbidden"),
        pytest.param("noload=app_queue\nload=app_queue\n", "app_queue", False, Why.FORBIDDEN, id="noload wins"),
        pytest.param("autoload=no\n", "app_queue", False, Why.UNLISTED, id="not listed"),
        pytest.param("", "app_queue", False, Why.UNLISTED, id="autoload is off when nothing is said"),
        pytest.param("autoload=no\nautoload=yes\n", "app_queue", False, Why.UNLISTED, id="the first line counts"),
        pytest.param("autoload=maybe\n", "app_queue", False, Why.UNLISTED, id="what is no boolean is no"),
        pytest.param(
            "autoload=yes\nnoload=res_pjsip\n", "res_pjsip_nat", False, Why.INCOMPLETE, id="a module lacks one"
        ),
        pytest.param(
            "autoload=yes\nnoload=res_pjproject\n", "chan_pjsip", False, Why.INCOMPLETE, id="a module lacks one of one"
        ),
        pytest.param(
            "autoload=yes\nbogus=1\nnoload=app_queue\n", "app_queue", None, None, id="nothing is loaded at all"
        ),
        pytest.param("autoload=no\n", "codec_of_somebody", False, Why.UNLISTED, id="a module of others"),
        pytest.param("autoload=yes\n[modules]\nnoload=app_queue\n", "app_queue", None, None, id="the first section"),
    ],
)
def test_what_is_loaded(lines: str, module: str, loaded: object, why: Why | None) -> None:
    """`None` where it cannot be known."""
    project = project_of(lines).project
    absence = project.answer(ModuleAbsence(module))
    assert project.answer(ModuleLoaded(module)) is loaded
    assert (absence.why if absence is not None else None) == why


def test_without_the_file_nothing_is_known() -> None:
    """Whoever checks a part of a directory is not told of modules."""
    project = api.load({"pjsip.conf": b""}).project
    assert project.answer(ModuleAbsence("app_queue")) is None
    assert project.answer(AbsentModules()) == frozenset()


def test_part_of_the_file_is_not_seen() -> None:
    """An include that lies elsewhere may name any module."""
    files = {"modules.conf": b"[modules]\nautoload=no\n#include /somewhere/more.conf\n"}
    project = api.load(files, directory="/etc/asterisk", environment=api.Environment(exists=lambda _: True)).project
    assert project.answer(ModuleAbsence("app_queue")) is None


PHONES = 100
OFFICE = {
    "pjsip.conf": "".join(
        f"[{6000 + one}]\ntype=endpoint\nallow=ulaw\nauth={6000 + one}\n\n"
        f"[{6000 + one}]\ntype=auth\nusername={6000 + one}\npassword=5up3rs3cr3t\n\n"
        for one in range(PHONES)
    ),
    "modules.conf": "[modules]\nautoload=yes\nnoload=chan_iax2.so\n",
}


@pytest.mark.parametrize(
    ("path", "where", "typed", "found"),
    [
        pytest.param("modules.conf", "autoload=yes\n", "noload=res_srtp.so\n", 0, id="a module that no phone needs"),
        pytest.param(
            "modules.conf",
            "autoload=yes\n",
            "noload=res_pjsip_authenticator_digest.so\n",
            PHONES,
            id="one that all need",
        ),
        pytest.param("pjsip.conf", "[6007]\ntype=endpoint\n", "media_encryption=sdes\n", 0, id="elsewhere"),
    ],
)
def test_edits(path: str, where: str, typed: str, found: int) -> None:
    """What an edit of the list of modules changes is found, and an edit elsewhere asks nobody else."""
    analysis = api.analysis(api.load({name: text.encode() for name, text in OFFICE.items()}).project)
    assert analysis.all_findings() == ()
    at = OFFICE[path].index(where) + len(where)
    after = analysis.with_edit(path, Edit(Span(at, at), typed))
    assert sum(finding.rule == "option-without-module" for finding in after.all_findings()) == found
    if path != "modules.conf":
        assert after.project.counts.checked <= 2

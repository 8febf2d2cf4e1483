"""No configuration makes the product raise."""

from __future__ import annotations

import subprocess
import sys

import pytest

from asterisk_ls import api
from asterisk_ls.syntax.file import file_of

TEXTS = {
    "braces in braces": "#tryinclude " + "{" * 1000 + "a,b" + "}" * 1000 + "\n",
    "a repetition too large for C": "[a]\nx=a\n[a](+x=a{99999999999999})\n",
    "groups in groups": "[x]\ntype=identify\nendpoint=y\nmatch_header=X: /" + "(" * 300 + ")" * 300 + "/\n",
    "a pattern of digits": "#tryinclude [[]x*\n#tryinclude [[:digit:]]*.conf\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.filterwarnings("error")
def test_what_is_extreme_is_read(text: str) -> None:
    api.load({"pjsip.conf": text.encode(), "1.conf": b""})


@pytest.mark.parametrize(
    "text",
    [
        "[a\ud800]\n" + "x" * 9000,
        f"[{'a' * 80}\ud800]\n",
        "#include \ud800x\n",
        "[a]\ntype=auth\nauth_type=md5\nmd5_cred=\ud800",
    ],
)
def test_text_that_no_bytes_can_be_is_read(text: str) -> None:
    """An editor may send half of a surrogate pair."""
    project = api.load({"pjsip.conf": b""}).project
    api.checked(project.with_file("pjsip.conf", file_of(text)))


def test_a_severity_that_does_not_exist_is_told() -> None:
    """It is the only setting of which the library looks at the value."""
    with pytest.raises(api.SettingsError, match="`missing-equals` has to be one of error, warning"):
        api.load({}, settings=api.Settings(severities={"missing-equals": "fatal"}))


def test_rules_are_listed_without_their_pages() -> None:
    """Python leaves the pages out when it is asked to: `-OO`."""
    run = subprocess.run(
        [sys.executable, "-OO", "-m", "asterisk_ls", "rules"], check=False, capture_output=True, text=True
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "missing-equals" in run.stdout


def test_a_priority_may_have_any_number_of_digits() -> None:
    """Python reads no number of thousands of digits by itself."""
    text = f"[a]\nexten => s,1,Goto(a,s,{'1' * 5000})\nexten => s,n,Goto({'2' * 5000})\n"
    assert {one.rule for one in api.load({"extensions.conf": text.encode()}).findings} <= {"undefined-target"}


def test_global_variables_do_not_grow_without_end() -> None:
    """Each of them is cut to the room that Asterisk has for it."""
    doubled = "".join(f"V{number}={f'${{V{number - 1}}}' * 60}\n" for number in range(1, 9))
    text = f"[globals]\nV0={'x' * 1000}\n{doubled}[a]\nexten => ${{V8}},1,Answer()\n"
    plan = api.load({"extensions.conf": text.encode()}).project.plan
    assert plan is not None
    assert max(len(value or "") for value in plan.variables.values()) <= 8190

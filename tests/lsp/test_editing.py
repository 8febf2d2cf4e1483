"""Somebody types in a file: what they see, what they are offered, what is done for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lsp.client import NEOVIM, PULL, applied, insertion, position, server

PHONE = (
    "[6001]\ntype = endpoint\nauth = 6001\nsetvar = LANG=en\naors = 6001\n\n[6001]\ntype = aor\nmax_contacts = 1\n"
    "\n[6001]\ntype = auth\nusername = 6001\npassword = example\n"
)


def test_a_mistake_is_underlined_and_cured(tmp_path: Path) -> None:
    """From the squiggle to the fix, and the squiggle goes."""
    file = tmp_path / "pjsip.conf"
    with server(tmp_path) as client:
        uri = client.open(file, PHONE)
        (found,) = client.diagnostics(uri, 1)
        assert found["code"] == "unknown-option"
        assert found["range"] == {"start": position(3, 0), "end": position(3, 6)}
        assert found["severity"] == 1
        lines = found["message"].split("\n")
        assert "`set_var`" in lines[0]
        assert lines[1] == "cost: endpoint 6001 will not load"
        assert any("Could not find option suitable for category '6001' named 'setvar'" in line for line in lines)

        action = client.actions(uri, 3)["use `set_var`"]
        assert action["isPreferred"]
        (edit,) = action["edit"]["changes"][uri]
        assert applied(PHONE, [edit]) == PHONE.replace("setvar", "set_var")
        client.change(uri, 2, {"range": edit["range"], "text": edit["newText"]})
        assert client.diagnostics(uri, 2) == []


def test_each_version_is_published_once(tmp_path: Path) -> None:
    """Also one in which nothing is different."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        client.diagnostics(uri, 1)
        for version in range(2, 6):
            client.change(uri, version, insertion(0, 0, "; "))
            client.diagnostics(uri, version)
        client.settle()
        assert [one["version"] for one in client.published[uri]] == [1, 2, 3, 4, 5]


def test_of_a_burst_the_last_version_is_checked(tmp_path: Path) -> None:
    """Whatever is left out in between."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        client.diagnostics(uri, 1)
        client.send(
            *(
                {
                    "method": "textDocument/didChange",
                    "params": {
                        "textDocument": {"uri": uri, "version": version},
                        "contentChanges": [insertion(8, 0, f"colour{version} = red\n")],
                    },
                }
                for version in range(2, 22)
            )
        )
        unknown = [one for one in client.diagnostics(uri, 21) if "`colour" in one["message"]]
        assert len(unknown) == 20
        client.settle()
        versions = [one["version"] for one in client.published[uri]]
        assert versions == sorted(set(versions))


def test_all_that_is_safe_is_fixed_at_once(tmp_path: Path) -> None:
    """`source.fixAll`, as editors ask for it when a file is saved."""
    text = PHONE.replace("setvar = LANG=en", "setvar = LANG=en\nsetvar = AREA=3")
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        (action,) = client.actions(uri, 0, "source.fixAll").values()
        assert action["kind"] == "source.fixAll.asterisk"
        assert client.actions(uri, 0, "source.fixAll.asterisk").keys() == {action["title"]}
        assert client.actions(uri, 0, "source.fixAll.other") == {}
        assert applied(text, action["edit"]["changes"][uri]) == text.replace("setvar", "set_var")


def test_a_rule_is_silenced_on_a_line(tmp_path: Path) -> None:
    """The comment does what it says."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        edits = client.actions(uri, 3)["ignore `unknown-option` here"]["edit"]["changes"][uri]
        client.change(uri, 2, {"text": applied(PHONE, edits)})
        assert client.diagnostics(uri, 2) == []


def test_a_section_that_is_missing_is_made(tmp_path: Path) -> None:
    """For an `auth` that names nothing."""
    text = PHONE.replace("setvar = LANG=en", "auth = 6001-auth")
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        (title,) = (title for title in client.actions(uri, 3) if "create" in title)
        edits = client.actions(uri, 3)[title]["edit"]["changes"][uri]
        assert "[6001-auth]\ntype = auth\n" in applied(text, edits)


def test_options_are_those_of_the_type(tmp_path: Path) -> None:
    """Without those that are set, and with a text about each when it is looked at."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        offered = client.labels(uri, 5, 0)
        assert {"set_var", "context", "direct_media"} <= set(offered)
        assert not {"auth", "max_contacts"} & set(offered)
        of_aor = client.labels(uri, 9, 0)
        assert "contact" in of_aor
        assert "direct_media" not in of_aor
        assert {"endpoint", "aor", "auth"} <= set(client.labels(uri, 7, 7))

        item = next(one for one in client.at("completion", uri, 5, 0)["items"] if one["label"] == "direct_media")
        resolved = client.ask("completionItem/resolve", item)
        assert "direct_media" in resolved["documentation"]["value"]


def test_names_come_from_all_files(tmp_path: Path) -> None:
    """`aors` is completed with what an included file has, saved or not."""
    (tmp_path / "pjsip_aors.conf").write_text("[on-disk]\ntype = aor\n")
    text = "#include pjsip_aors.conf\n[6001]\ntype = endpoint\naors = \n"
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        assert client.labels(uri, 3, 7) == ["on-disk"]
        client.open(tmp_path / "pjsip_aors.conf", "[in-buffer]\ntype = aor\n")
        assert client.labels(uri, 3, 7) == ["in-buffer"]
        client.notify("textDocument/didClose", {"textDocument": {"uri": (tmp_path / "pjsip_aors.conf").as_uri()}})
        assert client.labels(uri, 3, 7) == ["on-disk"]


def test_a_completion_is_not_delayed_by_the_check_of_an_edit(tmp_path: Path) -> None:
    """It knows the edit, and it is answered before the findings are published."""
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        client.diagnostics(uri, 1)
        edit = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [insertion(5, 0, "dir")]}
        where = {"textDocument": {"uri": uri}, "position": position(5, 3)}
        client.send(
            {"method": "textDocument/didChange", "params": edit},
            {"id": "now", "method": "textDocument/completion", "params": where},
        )
        items = client.answer("now")["items"]
        assert "direct_media" in [item["label"] for item in items]
        assert [one["version"] for one in client.published[uri]] == [1]
        client.diagnostics(uri, 2)


def test_items_are_filtered_and_written_as_a_whole_by_every_editor(tmp_path: Path) -> None:
    """Neovim filters by nothing but `filterText`, and writes a text up to its first blank unless it is a snippet."""
    text = "[6001]\ntype = endpoint\naors = \nca\n[odd $}\\ one]\ntype = aor\n[back `tick` one]\ntype = aor\n"
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        (name,) = [item for item in client.at("completion", uri, 3, 2)["items"] if item["label"] == "callerid"]
        assert (name["filterText"], name["textEdit"]["newText"], name["insertTextFormat"]) == (
            "callerid",
            "callerid = ",
            2,
        )
        odd, ticks = client.at("completion", uri, 2, 7)["items"]
        assert (odd["textEdit"]["newText"], odd["insertTextFormat"]) == ("odd \\$\\}\\\\ one", 2)
        assert ticks["textEdit"]["newText"] == "back `tick` one"
        assert "insertTextFormat" not in ticks  # Emacs would run what stands between back quotes


def test_a_blank_brings_up_values_and_nothing_else(tmp_path: Path) -> None:
    """Everybody types one behind `=`, and many elsewhere."""
    text = "[6001]\ntype = endpoint\naors = \n; a \n \ncallerid = Joe \ndtmf_mode = inband \n[desk]\ntype = aor\n"
    blank = {"triggerKind": 2, "triggerCharacter": " "}
    with server(tmp_path) as client:
        assert " " in client.offers["completionProvider"]["triggerCharacters"]
        uri = client.open(tmp_path / "pjsip.conf", text)

        def offered(line: int, character: int) -> list[str]:
            return [item["label"] for item in client.at("completion", uri, line, character, context=blank)["items"]]

        assert offered(2, 7) == ["desk"]
        assert [offered(line, character) for line, character in ((3, 4), (4, 1), (5, 15), (6, 19))] == [[], [], [], []]
        assert "direct_media" in client.labels(uri, 4, 1)


def test_hover_masks_secrets(tmp_path: Path) -> None:
    """What an object is, and never its password."""
    text = PHONE + "\n[6001]\ntype = auth\nusername = 6001\npassword = Zx81kq0s\n"
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        hover = client.at("hover", uri, 10, 2)["contents"]["value"]
        assert "auth" in hover
        assert "Zx81kq0s" not in hover
        for character in range(20):
            told = client.at("hover", uri, 13, character)
            assert told is None or "Zx81kq0s" not in told["contents"]["value"]


def test_an_editor_that_asks_for_diagnostics(tmp_path: Path) -> None:
    """It is told what changed, and in which other documents; nothing is sent unasked."""
    aors = tmp_path / "pjsip_aors.conf"
    aors.write_text("[6001]\ntype = aor\ncontact = sip:6001@192.0.2.1\n")
    with server(tmp_path, capabilities=PULL) as client:
        top = client.open(tmp_path / "pjsip.conf", "#include pjsip_aors.conf\n[6001]\ntype = endpoint\naors = 6001\n")
        below = client.open(aors)

        def pull(uri: str, previous: str | None = None) -> dict:
            params = {"textDocument": {"uri": uri}, "previousResultId": previous}
            return dict(client.ask("textDocument/diagnostic", params))

        first = pull(top)
        assert (first["kind"], first["items"]) == ("full", [])
        assert pull(top, first["resultId"])["kind"] == "unchanged"
        assert pull(below)["items"] == []
        client.change(below, 2, {"text": "[6002]\ntype = aor\nmax_contacts = 1\n"})
        answer = pull(below)
        (found,) = answer["relatedDocuments"][top]["items"]
        assert found["code"] == "undefined-reference"
        workspace = client.ask("workspace/diagnostic", {"previousResultIds": []})["items"]
        assert [one["uri"] for one in workspace if one.get("items")] == [top]
        client.change(below, 3, {"text": "[6001]\ntype = aor\ncontact = sip:6001@192.0.2.1\n"})
        client.wait(lambda: "workspace/diagnostic/refresh" in client.asked)
        assert client.published == {}


def test_an_editor_that_cannot_be_told_to_ask_again(tmp_path: Path) -> None:
    """It is sent what an edit means for other files, and not offered to ask."""
    aors = tmp_path / "pjsip_aors.conf"
    aors.write_text("[6001]\ntype = aor\n")
    with server(tmp_path, capabilities=NEOVIM) as client:
        assert "diagnosticProvider" not in client.offers
        top = client.open(tmp_path / "pjsip.conf", "#include pjsip_aors.conf\n[6001]\ntype = endpoint\naors = 6001\n")
        below = client.open(aors)
        assert client.diagnostics(top, 1) == []
        client.change(below, 2, {"text": "[6002]\ntype = aor\n"})
        client.wait(lambda: client.published[top][-1]["diagnostics"])
        assert client.published[top][-1]["diagnostics"][0]["code"] == "undefined-reference"


def test_who_asks_for_a_cure_need_not_stand_on_what_is_underlined(tmp_path: Path) -> None:
    """The line is enough. A light bulb that comes by itself stays at the place."""
    text = "[6001]\ntype = endpoint\ncontext = phones\naors = 6009\n\n[desk]\ntype = aor\nsetvar = a\nsetvar = b\n"
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)

        def offered(start: tuple[int, int], end: tuple[int, int], **more: int) -> dict[str, Any]:
            where = {"start": position(*start), "end": position(*end)}
            params = {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": [], **more}}
            return {one["title"]: one for one in client.ask("textDocument/codeAction", params)}

        create = "create section `[6009]` of type aor"
        assert create in offered((3, 0), (3, 0), triggerKind=1)
        assert create in offered((3, 0), (3, 4))
        assert create not in offered((3, 0), (3, 0), triggerKind=2)
        assert create not in offered((1, 0), (2, 0))
        assert create in offered((3, 8), (3, 8), triggerKind=2)


def test_an_editor_that_shows_plain_text(tmp_path: Path) -> None:
    """Nothing is marked but names, as in messages."""
    plain = {"hover": {"contentFormat": ["plaintext"]}, "completion": {"completionItem": {}}}
    with server(tmp_path, capabilities={"textDocument": plain}) as client:
        uri = client.open(tmp_path / "pjsip.conf", PHONE)
        assert client.at("hover", uri, 6, 2)["contents"] == {
            "kind": "plaintext",
            "value": "aor `6001`\n\nmax_contacts = 1",
        }
        (item,) = [one for one in client.at("completion", uri, 7, 8)["items"] if one["label"] == "aor"]
        documentation = client.ask("completionItem/resolve", item)["documentation"]
        assert documentation["kind"] == "plaintext"
        assert documentation["value"].startswith("`aor`: ")


def test_only_the_gravest_of_very_many_findings_are_sent(tmp_path: Path) -> None:
    """Errors before anything else, and a word about the rest."""
    text = "[6001]\ntype = endpoint\ncontext = phones\n" + "".join(f"colour{n} = red\n" for n in range(50))
    (tmp_path / ".asterisk-ls.toml").write_text("most-findings = 10\n")
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        found = client.diagnostics(uri, 1)
        assert len([one for one in found if one.get("code")]) == 10
        assert any("`asterisk-ls check` shows all" in one["message"] for one in found)


def test_among_very_many_findings_all_are_cured_together_only_on_demand(tmp_path: Path) -> None:
    """At each move of the cursor only the findings around it are looked at."""
    text = "[6001]\ntype = endpoint\n" + "setvar = a=b\n" * 12
    (tmp_path / ".asterisk-ls.toml").write_text("most-findings = 10\n")
    with server(tmp_path) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        assert not any("fix all" in title for title in client.actions(uri, 8))
        assert "use `set_var`" in client.actions(uri, 8)
        (everything,) = client.actions(uri, 8, "source.fixAll").values()
        assert len(everything["edit"]["changes"][uri]) == 12


def test_columns_are_counted_as_agreed(tmp_path: Path) -> None:
    """In UTF-8, UTF-16 or UTF-32, whichever the editor wants."""
    text = "[6001]\ntype = endpoint\ncontext = phones\ncallerid = 😀é <1>\n😀colour = red\n"
    for encoding, length in (("utf-8", 10), ("utf-16", 8), ("utf-32", 7)):
        general = {"general": {"positionEncodings": [encoding]}}
        with server(tmp_path, capabilities=general) as client:
            uri = client.open(tmp_path / "pjsip.conf", text)
            (found,) = [one for one in client.diagnostics(uri, 1) if one["code"] == "unknown-option"]
            assert found["range"] == {"start": position(4, 0), "end": position(4, length)}
            client.change(uri, 2, {"range": found["range"], "text": "set_var"})
            client.change(uri, 3, insertion(4, 99, "=1"))
            client.change(uri, 4, insertion(99, 0, "\ncolour = red\n"))
            (found,) = [one for one in client.diagnostics(uri, 4) if one["code"] == "unknown-option"]
            assert found["range"]["start"] == position(6, 0)

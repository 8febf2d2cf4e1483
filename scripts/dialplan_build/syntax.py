"""How a call is written, from the documentation's description of its parameters: names and marks, no sentences."""

from __future__ import annotations

from typing import Any

Keys = dict[str, Any]


def parameter(raw: Keys) -> Keys:
    """One parameter: its name, how it is written when that is more, and the letters or words that it takes."""
    form = _form(raw)
    letters: dict[str, str] = {}
    for option in raw.get("options", ()):
        letter = _letter(option["name"])  # `F` of Dial is described twice, with and without an argument
        letters[letter] = letters.get(letter) or _arguments(option)
    words = {name: given for name, given in letters.items() if len(name) > 1}
    found: Keys = {"name": raw["name"]}
    if form != raw["name"]:
        found["form"] = form
    if raw.get("required"):
        found["required"] = True
    if raw.get("repeated"):
        found["repeated"] = True
    if letters and not words:
        found["letters"] = letters
    elif words:
        found["words"] = sorted(letters)
    if raw.get("enums"):
        found["words"] = list(raw["enums"])
    return found


def _letter(name: str) -> str:
    """`L(x[:y][:z])` is the letter `L`."""
    return name.partition("(")[0] or name


def _form(raw: Keys) -> str:
    inner = raw.get("args")
    if not inner:
        return str(raw["name"])
    text = _list(inner, raw.get("argsep", ","))
    hasparams = raw.get("hasparams")
    if hasparams:
        return f"{raw['name']}[({text})]" if hasparams == "optional" else f"{raw['name']}({text})"
    return text


def _arguments(option: Keys) -> str:
    inner = option.get("args")
    if inner:
        return _list(inner, option.get("argsep", ","))
    return option["name"].partition("(")[2].rstrip(")") if "(" in option["name"] else ""


def _list(items: list[Keys], separator: str) -> str:
    """`context^exten^priority`, what may be left out in brackets, `…` behind what may be repeated."""
    text = ""
    last_required = max((index for index, item in enumerate(items) if item.get("required")), default=-1)
    for index, item in enumerate(items):
        form = _form(item) + ("…" if item.get("repeated") else "")
        if index < last_required and not item.get("required"):
            text += f"[{form}{separator}]"
        elif index > last_required:
            text += f"[{separator if index else ''}{form}]"
        else:
            text += (separator if index and not text.endswith("]") else "") + form
    return text


def variables(raw: list[Keys]) -> Keys:
    """Variables that a call sets, each with its known values."""
    return {entry["name"]: entry.get("values", []) for entry in raw}

"""Elements of Asterisk's own documentation, and their text as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

LONGEST = 6000
"""Characters of a text that are shown: some options fill pages."""


@dataclass(slots=True)
class Element:
    """An element with what is in it."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What its attribute `name` says."""
        return self.attributes.get("name", "")

    def elements(self, *tags: str) -> list[Element]:
        """Those directly inside that are called so."""
        return [child for child in self.children if isinstance(child, Element) and child.tag in tags]


def markdown(element: Element) -> str:
    """What is said about an option or a type: its synopsis, then its description, then what it points to."""
    return _shown([*_said(element), *map(_see_also, element.elements("see-also"))])


def call_markdown(element: Element) -> str:
    """What is said about an application or a function, its parameters behind the description."""
    parts = _said(element)
    parts += [_list(syntax) for syntax in element.elements("syntax")]
    return _shown([*parts, *map(_see_also, element.elements("see-also"))])


def option_markdown(element: Element, letter: str) -> str:
    """What is said about an option letter of an application or a function; empty where there is nothing."""
    found = [
        option
        for syntax in element.elements("syntax")
        for parameter in syntax.elements("parameter")
        for options in parameter.elements("optionlist")
        for option in options.elements("option")
        if option.name == letter
    ]
    return _shown([block for option in found for block in _blocks(option)])


def _said(element: Element) -> list[str]:
    parts = [_sentence(_inline(synopsis)) for synopsis in element.elements("synopsis")]
    for description in element.elements("description"):
        parts += _blocks(description)
    return parts


def _shown(parts: list[str]) -> str:
    text = _PARAGRAPH.join(part for part in parts if part)
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(_PARAGRAPH)[0]}{_PARAGRAPH}…"


_PARAGRAPH = "\n\n"
_BLANKS = re.compile(r"\s+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_TICKS = re.compile(r"`+")
_POINTER = re.compile(r"configOption\[@name='([^']*)'\]")
_CODE = frozenset({"literal", "replaceable", "filename", "variable", "astcli", "directory"})
_NAMED = frozenset({"enum", "variable", "option", "parameter", "argument", "value"})


def _blocks(element: Element) -> list[str]:
    """What stands in an element, one text for each paragraph or list."""
    out: list[str] = []
    loose: list[Element | str] = []
    for child in element.children:
        block = _BLOCKS.get(child.tag) if isinstance(child, Element) else None
        if block is None or isinstance(child, str):
            loose.append(child)
            continue
        out += [_prose(loose), block(child)]
        loose = []
    return [text for text in (*out, _prose(loose)) if text]


def _paragraph(element: Element) -> str:
    """A paragraph; some have lists or examples inside."""
    if any(isinstance(child, Element) and child.tag in _BLOCKS for child in element.children):
        return _PARAGRAPH.join(_blocks(element))
    return _inline(element)


def _note(title: str) -> Callable[[Element], str]:
    def block(element: Element) -> str:
        text = _PARAGRAPH.join([f"**{title}:**", *_blocks(element)]).replace(f":**{_PARAGRAPH}", ":** ", 1)
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    return block


def _list(element: Element) -> str:
    """Names with their texts, one below the other."""
    items = []
    for child in element.children:
        if isinstance(child, Element) and child.tag in _NAMED:
            name = _code(child.name) if child.name else ""
            first, *rest = _blocks(child) or [""]
            head = f"{name}: {first}" if name and first and not first.startswith("- ") else name or first
            rest = [first, *rest] if first.startswith("- ") and name else rest
            body = _PARAGRAPH.join(rest).replace("\n", "\n  ").replace("\n  \n", "\n\n")
            items.append(f"- {head}" + (f"\n  {body}" if body else ""))
    return "\n".join(items)


def _example(element: Element) -> str:
    lines = "".join(child for child in element.children if isinstance(child, str)).strip("\n").split("\n")
    body = "\n".join(line.strip() for line in lines).strip()
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(body)), default=0))
    return f"{fence}\n{body}\n{fence}"


def _see_also(element: Element) -> str:
    names = [_code(name) for ref in element.elements("ref") if (name := _plain_text(ref).strip())]
    return f"See also {', '.join(names)}." if names else ""


def _elsewhere(element: Element) -> str:
    """A piece that stands with another option."""
    found = _POINTER.search(element.attributes.get("xpointer", ""))
    return f"See {_code(found[1])}." if found else ""


def _argument(element: Element) -> str:
    """The argument of an option, or one of those in a parameter; nothing where it is only named."""
    return _list(Element("", children=[element])) if element.children else ""


_BLOCKS: dict[str, Callable[[Element], str]] = {
    "argument": _argument,
    "para": _paragraph,
    "note": _note("Note"),
    "warning": _note("Warning"),
    "enumlist": _list,
    "optionlist": _list,
    "variablelist": _list,
    "parameter": _list,
    "example": _example,
    "see-also": _see_also,
    "xi:include": _elsewhere,
}


def _prose(children: Iterable[Element | str]) -> str:
    return _inline(Element("", children=list(children)))


def _inline(element: Element) -> str:
    """Running text on one line."""
    out = []
    for child in element.children:
        if isinstance(child, str):
            out.append(_SPECIAL.sub(r"\\\1", _BLANKS.sub(" ", child)))
        elif child.tag in _CODE:
            out.append(_code(_plain_text(child) or child.name))
        elif child.tag == "emphasis":
            text = _inline(child)
            out.append(f"*{text}*" if text else "")
        elif child.tag == "ref":
            out.append(_code(_plain_text(child)))
        elif child.tag != "since":
            out.append(_inline(child))
    return "".join(out).strip()


def _plain_text(element: Element) -> str:
    return _BLANKS.sub(
        " ", "".join(child if isinstance(child, str) else _plain_text(child) for child in element.children)
    ).strip()


def _code(text: str) -> str:
    """A code span that the text cannot leave."""
    if not text:
        return ""
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?:" else f"{text}."

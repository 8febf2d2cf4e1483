"""The reader of the documentation that an installed Asterisk brings along."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from asterisk_ls.schema.documentation import Documentation, DocumentationError, documentation_of

SAMPLE = Path(__file__).with_name("documentation.xml")
FACTS = Path(os.environ.get("ASTERISK_LS_FACTS", Path(__file__).parents[2].parent / "shared/facts"))
INSTALLED = FACTS / "xml" / "core-en_US.xml"

MAX_CONTACTS = """\
How many singers may stand there.

Set `1` for a *solo* by `name`, and see `choir.conf` for a\\_b and \\[more\\](http://example.com).

- `0`: Silence.
- `1`: One voice.
  - `alto`
  - `bass`: Low.

> **Note:** Choirs are loud.
>
> Mind the neighbours.

> **Warning:** Never `CLAP`.

- `KEY`: The key.

```
max_contacts = 2
```

See also `choir`, `contact`."""


@pytest.fixture(scope="module")
def sample() -> Documentation:
    return documentation_of(SAMPLE.read_bytes())


def test_a_text_becomes_markdown(sample: Documentation) -> None:
    assert sample.option("pjsip.conf", "aor", "max_contacts") == MAX_CONTACTS


def test_names_are_compared_in_any_case(sample: Documentation) -> None:
    assert sample.option("pjsip.conf", "aor", "CONTACT") == "Who sings."


def test_types_have_texts_too(sample: Documentation) -> None:
    assert sample.type("pjsip.conf", "aor") == "Where the singers are."
    assert sample.type("pjsip.conf", "choir") is None


def test_what_is_not_there_has_no_text(sample: Documentation) -> None:
    assert sample.option("pjsip.conf", "aor", "bare") is None
    assert sample.option("pjsip.conf", "aor", "other") is None
    assert sample.option("sip.conf", "aor", "max_contacts") is None


def test_an_option_may_be_described_elsewhere(sample: Documentation) -> None:
    assert sample.option("pjsip.conf", "endpoint", "contact") == "Who sings."
    assert sample.option("pjsip.conf", "endpoint", "aors") == "Names.\n\nSee `max_contacts`."


SING = """\
Sing to the caller.

The caller *hears* it.

- `song`: Which one.
- `options`
  - `l`: Loud.
  - `v`
    - `from`: The first verse.

    Sing some verses.

See also `SONG`."""


def test_applications_and_functions_have_texts(sample: Documentation) -> None:
    assert sample.call("application", "Sing") == SING
    assert sample.call("function", "SONG") == "What is sung."
    assert sample.call("function", "Sing") is None


def test_an_option_letter_has_a_text_of_its_own(sample: Documentation) -> None:
    assert sample.letter("application", "Sing", "l") == "Loud."
    assert sample.letter("application", "Sing", "v") == "- `from`: The first verse.\n\nSing some verses."
    assert sample.letter("application", "Sing", "x") is None
    assert sample.letter("function", "SONG", "l") is None


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY % b "bb">]><a/>',
        "<a>" * 100 + "</a>" * 100,
        "<a>",
        "",
        "no XML",
        "<a>&b;</a>",
    ],
)
def test_what_nobody_should_trust_is_refused(text: str) -> None:
    """Entities above all: a few lines of them can fill any memory."""
    with pytest.raises(DocumentationError):
        documentation_of(text.encode())


@pytest.mark.skipif(not INSTALLED.is_file(), reason="no documentation of an installed Asterisk")
def test_the_documentation_of_an_installed_asterisk() -> None:
    """Every option has a text, and there are those of the types that matter most."""
    found = documentation_of(INSTALLED.read_bytes())
    assert len(found.options) > 700
    assert all(found.option(*key) for key in found.options)
    assert "RFC" in (found.option("pjsip.conf", "endpoint", "dtmf_mode") or "")
    assert found.type("pjsip.conf", "transport")
    assert len(found.calls) > 400
    assert all(found.call(*key) for key in found.calls)
    assert "park" in (found.letter("application", "Dial", "k") or "")

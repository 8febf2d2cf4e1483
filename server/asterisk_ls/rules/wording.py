"""Words that messages are made of."""

from __future__ import annotations


def with_article(word: str) -> str:
    """`an aor`, `a transport`."""
    return f"{'an' if word[:1].lower() in 'aeio' else 'a'} {word}"

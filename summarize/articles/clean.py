"""Taking page furniture out of an article's text, and keeping what was taken."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Article, Published, RawArticle


def clean(raws: Sequence[RawArticle]) -> list[Article]:
    """Make articles of raw ones, in the order of their paths, with ids A1, A2, ..."""
    return [
        Article(
            id=f"A{i}",
            path=raw.path,
            outlet=None,
            headline=None,
            published=Published(),
            language="en",
            text="\n\n".join(p.strip() for p in raw.text.split("\n") if p.strip()),
        )
        for i, raw in enumerate(sorted(raws, key=lambda r: r.path), 1)
    ]

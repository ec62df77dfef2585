"""Asking the engine to read, and checking what it says: one `ReadArticle` per article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.claims.features import features_of
from summarize.claims.ground import ground
from summarize.domain import Article, ReadArticle, Reading
from summarize.engines.base import Engine
from summarize.text.parsing import Parser


def read(articles: Sequence[Article], engine: Engine, parser: Parser) -> Iterator[ReadArticle]:
    """Yield each article's claims, grounded; what fails the gate is in `rejected`."""
    by_id = {a.id: a for a in articles}
    for reading in engine.read(articles):
        article = by_id[reading.article]
        grounded = ground(reading.drafts, article, parser)
        doc = parser.parse(article.text)
        features, mentions = features_of(article, doc, grounded.claims)
        yield ReadArticle(
            article=article.id,
            claims=grounded.claims,
            rejected=grounded.rejected,
            corrections=grounded.corrections,
            features=features,
            mentions=mentions,
            summary=reading.summary,
            about=reading.about,
            outlet=seen_outlet(reading, article),
            headline=seen_headline(reading, article),
            failure=reading.failure,
        )


# --- outlet and headline as an engine sees them: taken only where the article shows them

MOST_OUTLET_WORDS = 6
"""Names of outlets are short; a longer line is a sentence."""


def seen_outlet(reading: Reading, article: Article) -> str | None:
    """Return the outlet that an engine names, where the article has none and shows it.

    It must stand, in the same letters, in a passage around the article or on a short line of
    its own: an outlet that the running text quotes is not the one that prints it.
    """
    named = " ".join((reading.outlet or "").split())
    if article.outlet or not named or len(named.split()) > MOST_OUTLET_WORDS:
        return None
    places = [d.text for d in article.dropped] + [
        line for line in _lines(article.text) if len(line.split()) <= MOST_OUTLET_WORDS
    ]
    shown = named[:1].isupper() or "." in named
    stands = any(f" {named} " in f" {' '.join(place.split())} " for place in places)
    return named if shown and stands else None


def seen_headline(reading: Reading, article: Article) -> str | None:
    """Return the headline that an engine names, where the article has none and shows it.

    It must be the first line of the text or a passage around it, whole.
    """
    named = " ".join((reading.headline or "").split())
    if article.headline or not named:
        return None
    places = [*_lines(article.text)[:1], *(d.text for d in article.dropped)]
    return named if any(named == " ".join(place.split()) for place in places) else None


def completed(articles: Sequence[Article], reads: Sequence[ReadArticle]) -> list[Article]:
    """Return the articles with what was seen of their outlets and headlines."""
    seen = {
        r.article: {k: v for k in ("outlet", "headline") if (v := getattr(r, k))} for r in reads
    }
    return [a.model_copy(update=seen[a.id]) if seen.get(a.id) else a for a in articles]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]

"""Asking the engine to read, and checking what it says: one `ReadArticle` per article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.claims.features import features_of
from summarize.claims.ground import ground
from summarize.claims.metadata import seen_headline, seen_outlet
from summarize.domain import Article, ReadArticle
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

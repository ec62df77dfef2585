"""The comparison, step by step: origins, groups, findings, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.domain import Article, Claim, Comparison, Origin, ReadArticle
from summarize.engines.base import Engine


def compare(
    articles: Sequence[Article], reads: Sequence[ReadArticle], engine: Engine
) -> Comparison:
    """Compare the accounts."""
    _ = engine
    origins = [
        Origin(id=f"o{i}", name=a.outlet or a.path, kind="outlet")
        for i, a in enumerate(articles, 1)
    ]
    origin_of = {a.id: o.id for a, o in zip(articles, origins, strict=True)}
    claims = [
        Claim(**c.model_dump(by_alias=True), origin=origin_of[c.article])
        for r in reads
        for c in r.claims
    ]
    return Comparison(claims=tuple(claims), origins=tuple(origins))

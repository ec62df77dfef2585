"""Stories with a reader's notes (`reader.yaml`), as benchmarks read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from summarize.articles.clean import clean
from summarize.articles.load import load
from summarize.claims.metadata import completed
from summarize.claims.read import read
from summarize.comparison.compare import places_of
from summarize.comparison.figures import Ledger, ledger_of
from summarize.comparison.origins import resolve_origins
from summarize.domain import Article, Claim, Features, Figure, Origin
from summarize.engines.choose import engine_for
from summarize.text.parsing import Parser

LIMIT = 10_000_000


@dataclass(frozen=True)
class Value:
    """One value that a reader noted: the words that give it, in one article."""

    article: str
    start: int
    end: int
    value: float

    def is_given_by(self, article: str, figure: Figure) -> bool:
        """Whether a figure of an article is this value."""
        inside = article == self.article and figure.start < self.end and self.start < figure.end
        return inside and any(
            near(self.value, v) for v in (figure.value, figure.low, figure.high) if v is not None
        )


@dataclass(frozen=True)
class Question:
    """A question that accounts answer with different figures."""

    what: str
    types: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass
class Story:
    """A story as read by the embedded engine, and its reader's notes."""

    name: str
    articles: Sequence[Article]
    claims: Sequence[Claim]
    origins: Sequence[Origin]
    features: Sequence[Features]
    places: frozenset[str]
    notes: Mapping[str, Any] = field(default_factory=dict)

    def ledger(self, weights: Mapping[str, float] | None = None) -> Ledger:
        """Return the story's figures, gathered by given weights or by those that ship."""
        return ledger_of(self.articles, self.claims, self.features, self.places, weights)

    def questions(self, kind: str) -> list[Question]:
        """Return what the reader noted under "figures", "same" or "apart"."""
        return [
            Question(str(q.get("what", q.get("why"))), tuple(q.get("types", ())), tuple(values))
            for q in self.notes.get(kind) or ()
            if (values := list(self._values(q.get("values") or ())))
        ]

    def _values(self, noted: Sequence[Mapping[str, Any]]) -> Iterator[Value]:
        by_file = {Path(a.path).name: a for a in self.articles}
        for value in noted:
            article = by_file.get(value["article"])
            words = r"\s+".join(re.escape(w) for w in value.get("text", "").split())
            found = re.search(words, article.text) if article is not None and words else None
            if article is not None and found is not None and "value" in value:
                yield Value(article.id, *found.span(), float(value["value"]))


def near(one: float, other: float) -> bool:
    """Whether two values are one, apart from how floats are stored."""
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def stories(folders: Sequence[Path]) -> Iterator[Story]:
    """Yield the stories in some folders; a folder with a `reader.yaml` is a story itself."""
    parser = Parser()
    for folder in folders:
        inside = sorted(p.parent for p in folder.rglob("reader.yaml"))
        for place in inside:
            yield _story(place, parser)


def _story(folder: Path, parser: Parser) -> Story:
    engine = engine_for(None, parser)
    texts = sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".md", ".html"})
    articles = clean(load(texts, LIMIT)[0])
    reads = list(read(articles, engine, parser))
    articles = completed(articles, reads)
    claims, origins = resolve_origins(articles, reads)
    return Story(
        name=folder.name, articles=articles, claims=claims, origins=origins,
        features=[f for r in reads for f in r.features], places=places_of(reads),
        notes=yaml.safe_load((folder / "reader.yaml").read_text(encoding="utf-8")),
    )  # fmt: skip

"""An article in two to four of its own sentences: central ones, the early ones first.

Centrality is that of SumBasic (Nenkova and Vanderwende, 2005): a sentence is as good as the mean
probability of its words, and words already told count little from then on. Position is the lead
bias of news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.domain import Article, DraftLine
from summarize.engines.offline.grammar import is_mark
from summarize.engines.offline.sentences import is_complete, sentences_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_WORDS, MAX_WORDS = 7, 45
"""Shorter sentences tell little, longer ones are no summary."""

SENTENCES_PER_PICK = 7
"""One sentence in so many is taken, between two and four."""

LEAD = 0.6
"""What a sentence loses by standing last; the first loses nothing."""

TOLD = 0.1
"""What is left of a word's weight once it was told."""

LEANING = frozenset(
    {"he", "she", "it", "they", "this", "that", "these", "those", "but", "and", "so"}
)
"""First words that lean on the sentence before."""


def summary_of(article: Article, doc: Doc) -> tuple[DraftLine, ...]:
    """Return an English article's summary, verbatim sentences in their order.

    Args:
        article: The article; its headline takes no part.
        doc: The parse of its text.
    """
    every = list(sentences_of(doc, article.text))
    told = [s for s in every if s[0].idx >= article.body_start and is_complete(s)] or every[:1]
    picked = _pick(told, max(2, min(4, len(told) // SENTENCES_PER_PICK)))
    return tuple(_verbatim(article.text, told[i]) for i in sorted(picked))


def _pick(units: Sequence[Sequence[Token]], wanted: int) -> list[int]:
    words = [[t.lemma_.lower() for t in u if _counts(t)] for u in units]
    counted = Counter(w for ws in words for w in ws)
    total = max(sum(counted.values()), 1)
    weights = {w: n / total for w, n in counted.items()}
    fit = [i for i, u in enumerate(units) if _fits(u)] or list(range(len(units)))
    picked: list[int] = []
    while fit and len(picked) < wanted:
        best = max(fit, key=lambda i: (_score(words[i], weights, i / len(units)), -i))
        fit.remove(best)
        picked.append(best)
        weights.update({w: weights[w] * TOLD for w in words[best]})
    return picked


def _score(words: Sequence[str], weights: dict[str, float], place: float) -> float:
    if not words:
        return 0.0
    return (1 - LEAD * place) * sum(weights[w] for w in words) / len(words)


def _counts(token: Token) -> bool:
    return bool(token.is_alpha and not token.is_stop and token.pos_ in {"NOUN", "PROPN", "VERB"})


def _fits(unit: Sequence[Token]) -> bool:
    words = [t for t in unit if not is_mark(t)]
    return MIN_WORDS <= len(words) <= MAX_WORDS and words[0].lower_ not in LEANING


def _verbatim(text: str, unit: Sequence[Token]) -> DraftLine:
    start, last = unit[0].idx, unit[-1]
    end = last.idx + len(last.text)
    return DraftLine(sentence=text[start:end], rests_on=((start, end),))

"""Each account in short: the sentences of an article's summary that its own sentences bear out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summarize.domain import Article, Comparison, DraftLine, DroppedSentence, ReadArticle
from summarize.gate.sentences import Verifier
from summarize.text.parsing import Parser
from summarize.text.sentences import leans_back

LONGEST = 60
"""Words of a sentence of an article that still tells it in short."""


def summarized(
    articles: Sequence[Article],
    reads: Sequence[ReadArticle],
    comparison: Comparison,
    parser: Parser,
) -> tuple[Mapping[str, Mapping[str, Any]], tuple[DroppedSentence, ...]]:
    """Return the summary of each article, by its id, and the sentences that do not hold.

    Args:
        articles: All articles.
        reads: What was read of each, summaries as proposed among it.
        comparison: Where the claims and the names of their speakers are.
        parser: Who parses.
    """
    verifier = Verifier(comparison, articles, parser)
    by_id = {a.id: a for a in articles}
    kept: dict[str, Mapping[str, Any]] = {}
    dropped: list[DroppedSentence] = []
    for read in reads:
        article = by_id[read.article]
        held: list[DraftLine] = []
        for line in read.summary:
            reasons = _reasons(line, article, read, verifier)
            told: DraftLine | None = line
            if reasons:
                dropped.append(DroppedSentence(sentence=line.sentence, reason="; ".join(reasons)))
                told = _own_words(line, article)
            if told is not None and told not in held:
                held.append(told)
        kept[article.id] = {
            "summary": tuple(line.sentence for line in held),
            "summary_spans": tuple(line.rests_on for line in held),
        }
    return kept, tuple(dropped)


def _own_words(line: DraftLine, article: Article) -> DraftLine | None:
    """Return the first sentence of an article that a line rests on and that is understood alone."""
    for start, end in line.rests_on:
        words = article.text[start:end]
        if "\n" not in words and len(words.split()) <= LONGEST and not leans_back(words):
            return DraftLine(sentence=words, rests_on=((start, end),))
    return None


def _reasons(
    line: DraftLine, article: Article, read: ReadArticle, verifier: Verifier
) -> tuple[str, ...]:
    """Return why a line does not hold; one that is the article's own words holds."""
    if any(line.sentence == article.text[a:b] for a, b in line.rests_on):
        return ()
    return verifier.line_reasons(line, article, read.claims)

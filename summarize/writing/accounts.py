"""Each account in short: the sentences of an article's summary that its own sentences bear out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summarize.domain import Article, Comparison, DraftLine, DroppedSentence, ReadArticle
from summarize.gate.sentences import Verifier
from summarize.text.parsing import Parser


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
            if reasons:
                dropped.append(DroppedSentence(sentence=line.sentence, reason="; ".join(reasons)))
            else:
                held.append(line)
        kept[article.id] = {
            "summary": tuple(line.sentence for line in held),
            "summary_spans": tuple(line.rests_on for line in held),
        }
    return kept, tuple(dropped)


def _reasons(
    line: DraftLine, article: Article, read: ReadArticle, verifier: Verifier
) -> tuple[str, ...]:
    """Return why a line does not hold; one that is the article's own words holds."""
    if any(line.sentence == article.text[a:b] for a, b in line.rests_on):
        return ()
    return verifier.line_reasons(line, article, read.claims)

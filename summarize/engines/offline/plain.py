"""Reading what is not English: no grammar to trust, so sentences that can be checked are claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.domain import Article, DraftClaim, DraftLine
from summarize.text.names import find_names
from summarize.text.sentences import sentence_spans

QUOTED = re.compile('["\u201c\u201d\u201e\u00ab\u300c]')
MAX_SENTENCE = 1000
"""Characters; what is longer is no sentence but a text without stops."""


def plain_drafts(article: Article) -> list[DraftClaim]:
    """Return the sentences of an article that hold a figure, a quotation or a name."""
    return [
        DraftClaim(article=article.id, quote=quote, start=start)
        for start, quote in _sentences(article)
        if any(c.isdigit() for c in quote) or QUOTED.search(quote) or _names(quote)
    ]


def plain_summary(article: Article) -> tuple[DraftLine, ...]:
    """Return the first two sentences of an article's body."""
    body = [
        DraftLine(sentence=quote, rests_on=((start, start + len(quote)),))
        for start, quote in _sentences(article)
        if start >= article.body_start
    ]
    return tuple(body[:2])


def _sentences(article: Article) -> Iterator[tuple[int, str]]:
    for start, end in sentence_spans(article.text, article.language):
        found = article.text[start:end]
        if len(found) <= MAX_SENTENCE and any(c.isalnum() for c in found):
            yield start, found


def _names(quote: str) -> bool:
    return any(not n.initial for n in find_names(quote))

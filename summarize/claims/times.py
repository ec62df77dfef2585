"""The time that a claim speaks of, from the expressions of time in its words or its sentence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from summarize.domain import Article, When
from summarize.text.dates import DateMention, find_dates, resolve
from summarize.text.references import is_reference

if TYPE_CHECKING:
    from spacy.tokens import Doc


def when_of(article: Article, doc: Doc, start: int, end: int) -> When | None:
    """Return the time that a span of an article speaks of.

    The expressions of time in the span itself count first; without one, those of its sentence
    that stand outside the words of saying; without one, nothing is said.

    Args:
        article: The article; relative times are reckoned from its day of printing.
        doc: The parse of its text.
        start: Where the span begins.
        end: Where it ends, exclusive.
    """
    anchor = article.published.date
    own = _resolved(article, start, end, anchor)
    if own is not None:
        return own
    sentence = _sentence(doc, start, end)
    return _resolved(article, *sentence, anchor) if sentence else None


def _sentence(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    for sentence in doc.sents:
        if sentence.start_char <= start < sentence.end_char:
            return sentence.start_char, max(end, sentence.end_char)
    return None


def _resolved(article: Article, start: int, end: int, anchor: dt.date | None) -> When | None:
    """Return the most precise time in a stretch of text."""
    best: tuple[int, When] | None = None
    text = article.text[start:end]
    for mention in find_dates(text):
        if is_reference(text, mention):
            continue
        days = resolve(mention, anchor or dt.date.max) if anchor or _is_absolute(mention) else None
        if days is None:
            continue
        length = (days[1] - days[0]).days
        basis = "stated" if _is_absolute(mention) else "inferred"
        if best is None or length < best[0]:
            when = When(from_=days[0], to=days[1], basis=basis, text=mention.text)
            best = (length, when)
    return best[1] if best else None


def _is_absolute(mention: DateMention) -> bool:
    return mention.year is not None

"""An article in its own first sentences: newswriting puts there what matters.

The first sentences of a news article were for long the baseline that no extractive system beat
(Nenkova, "Automatic text summarization of newswire", 2005).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.domain import Article, DraftLine
from summarize.engines.offline.grammar import is_complete, sentences_of, words_in
from summarize.text.dates import dateline_end
from summarize.text.saying import QUOTATIVE_VERBS, stance_of
from summarize.text.sentences import leans_back
from summarize.text.stretches import leaves_quotation_open

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SENTENCES = 2

MIN_WORDS, MAX_WORDS = 7, 60
"""Shorter sentences tell little, longer ones are lists."""

MIN_OUTSIDE = 3
"""Words outside quotation marks, which say at least who speaks."""

_QUOTED = re.compile('["“][^"“”]*["”]')
_FIRST_PERSON = re.compile(r"\b(?:(?<!\.)I(?!\.)|[Ww]e|[Oo]ur|[Uu]s|[Mm]y)\b")
"""The I of "F.B.I." is nobody."""


def summary_of(article: Article, doc: Doc) -> tuple[DraftLine, ...]:
    """Return an English article's first sentences that are understood alone, verbatim.

    Args:
        article: The article; its headline takes no part.
        doc: The parse of its text.
    """
    every = list(sentences_of(doc, article.text))
    body = [s for s in every if s[0].idx >= article.body_start and is_complete(s)]
    units = [(_verbatim(article.text, s), s) for s in body if MIN_WORDS <= words_in(s) <= MAX_WORDS]
    lines = [x for x, s in units if not _is_nobodys(x.sentence, s)]
    fit = [x for x in lines if _stands(x.sentence) and not _is_quoted(article.text, x)]
    return tuple(fit[:SENTENCES] or lines[:1] or [_verbatim(article.text, s) for s in every[:1]])


def _is_quoted(text: str, line: DraftLine) -> bool:
    """Whether a sentence stands within a quotation that an earlier one of its paragraph opens."""
    start = line.rests_on[0][0]
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return leaves_quotation_open(before)


def _stands(sentence: str) -> bool:
    """Whether more than a quotation is told, none is torn, and nothing leans."""
    outside = _QUOTED.sub("", sentence)
    if len(outside.split()) < MIN_OUTSIDE:
        return False
    torn = re.search('["“”]', outside) is not None
    asks = sentence.rstrip('"”’ ').endswith("?")
    return not (torn or asks or leans_back(sentence) or _FIRST_PERSON.search(outside))


def _is_nobodys(sentence: str, unit: Sequence[Token]) -> bool:
    """Whether most of a sentence is quoted and no word of saying tells of whom."""
    quoted = sum(len(m[0].split()) for m in _QUOTED.finditer(sentence))
    lemmas = {t.lemma_.lower() for t in unit if t.pos_ == "VERB"}
    said = any(stance_of(w) is not None or w in QUOTATIVE_VERBS for w in lemmas)
    return quoted > len(sentence.split()) / 2 and not said


def _verbatim(text: str, unit: Sequence[Token]) -> DraftLine:
    start, last = unit[0].idx, unit[-1]
    end = last.idx + len(last.text)
    start += dateline_end(text[start:end])
    return DraftLine(sentence=text[start:end], rests_on=((start, end),))

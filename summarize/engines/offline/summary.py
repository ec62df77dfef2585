"""An article in sentences of its own: the one that tells its news, then what others tell too.

News puts first what matters: first sentences were for long the baseline that no extractive system
beat (Nenkova, "Automatic text summarization of newswire", 2005).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from statistics import median
from typing import TYPE_CHECKING

from summarize.domain import Article, DraftLine
from summarize.engines.offline.grammar import is_complete, sentences_of, words_in
from summarize.learned.logistic import shipped_frequencies
from summarize.text.dates import counts_days, dateline_end
from summarize.text.names import find_names
from summarize.text.nearness import Openings
from summarize.text.quotations import Extent, Quotations, find_quotations
from summarize.text.saying import PERSON_NOUNS
from summarize.text.sentences import leans_back
from summarize.text.words import stems

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CANDIDATES = 5
"""First sentences among which the one that tells the story is sought; behind them is background."""

ABOUT_IT = 0.8
"""Share of what the best of them has in common with the other accounts and with its headline, from
which the first sentence that has it is taken: it says who, where and when. Not swept."""

LEAST_OF_MIDDLE = 0.7
"""Least share of what the middle account's line has in common with the other accounts. Of 728 lines
on 60 stories of ECB+ 87 have less; readers who marked the sentences on the event left out 65 % of
these, 20 % of the others."""

LEAST, MOST = 2, 4
"""Sentences of an account; the page prints those that tell what no line above them does."""

MIN_WORDS, MAX_WORDS = 6, 60
"""Shorter sentences tell little, longer ones are lists."""

LEAST_OUTSIDE = 0.5
"""Share of words outside quotation marks: what an account quotes is not what it tells. Not
swept."""

HE = frozenset({"he", "him", "his", "she", "her"})

_SPOKEN = re.compile(r"\b(?:(?<!\.)I(?!\.)|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Yy]ours?|[Yy]ou)\b")
"""Who writes and who reads; the I of "F.B.I." is nobody."""


class Shared:
    """How many accounts tell of what the words stand for that an account uses.

    Words weigh by the share of the other accounts that have them and by how rare they are in news,
    the centroid of Radev et al. (2004); a word counts once (Gillick and Favre, 2009), a number not.

    Args:
        texts: The texts of all accounts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        told = [stems(text) for text in texts]
        self._holding = Counter(word for words in told for word in words)
        self._others = max(1, len(told) - 1)
        self._frequencies = shipped_frequencies()

    def told_anew(self, sentence: str, told: frozenset[str]) -> float:
        """Return how much a sentence tells that others tell too, by its length.

        Args:
            sentence: A sentence of an account.
            told: Stems of what is told already.
        """
        words = stems(sentence)
        new = (w for w in words - told if not any(c.isdigit() for c in w))
        weights = ((self._holding[w] - 1) * self._frequencies.rarity(w) for w in new)
        return sum(weights) / self._others / sqrt(len(words) or 1)


def summary_of(
    article: Article, doc: Doc, openings: Openings, shared: Shared
) -> tuple[DraftLine, ...]:
    """Return sentences of an English article, verbatim, each understood alone: its news first.

    News stands first, but a feature opens with a scene: of the first sentences the one is taken
    that the other accounts open with and the headline tells of. Then come those that tell most of
    what other accounts tell too.

    Args:
        article: The article.
        doc: The parse of its text.
        openings: What the accounts open with.
        shared: What the accounts tell.
    """
    every = list(sentences_of(doc, article.text))
    quotations = find_quotations(article.text)
    body = [s for s in every if s[0].idx >= article.body_start and is_complete(s)]
    told_in = [
        (_verbatim(article.text, s), s) for s in body if MIN_WORDS <= words_in(s) <= MAX_WORDS
    ]
    lines = [x for x, _ in told_in]
    plain = [(x, s) for x, s in told_in if _is_plain(article.text, x.rests_on[0], quotations)]
    fit = [
        x for x, s in plain if not (_leans(s) or leans_back(x.sentence) or x.sentence[:1].islower())
    ]
    if not fit:
        return tuple(lines[:1] or [_verbatim(article.text, s) for s in every[:1]])
    if article.published.date is None:  # who knows when "yesterday" was? the news is told
        fit = [x for x in fit if x == lines[0] or not counts_days(x.sentence)] or fit
    fit = [x for x in fit if not _names_again(article, x, openings)] or fit
    able = fit[:CANDIDATES]
    told = [openings.shared(x.sentence, article.id) for x in able]
    titled = [len(stems(x.sentence) & stems(article.headline or "")) for x in able]
    worth = [
        t / (max(told) or 1) + n / (max(titled) or 1) for t, n in zip(told, titled, strict=True)
    ]
    first = next(x for w, x in zip(worth, able, strict=True) if w >= ABOUT_IT * max(worth))
    chosen, told_words = [first], stems(first.sentence)
    while len(chosen) < MOST and (left := [x for x in fit if x not in chosen]):
        gain, place = max(
            (shared.told_anew(x.sentence, told_words), -n) for n, x in enumerate(left)
        )
        if not gain and len(chosen) >= LEAST:
            break
        chosen.append(left[-place])
        told_words |= stems(left[-place].sentence)
    return tuple(chosen)


def about_the_event(
    summaries: Mapping[str, Sequence[DraftLine]], openings: Openings
) -> frozenset[str]:
    """Return the articles whose first line tells what the other accounts open with.

    Of two accounts none is in the middle.

    Args:
        summaries: Lines by the article that they tell.
        openings: What the accounts open with.
    """
    shared = {a: openings.shared(s[0].sentence, a) for a, s in summaries.items() if s}
    least = LEAST_OF_MIDDLE * median(shared.values()) if len(shared) > 2 else 0.0
    return frozenset(a for a, share in shared.items() if share >= least)


def _leans(sentence: Sequence[Token]) -> bool:
    """Whether "he" or "she" stands in a sentence before anybody whom it may stand for."""
    first = next((t.i for t in sentence if t.lower_ in HE), None)
    return first is not None and not any(
        t.pos_ == "PROPN" or t.lemma_.lower() in PERSON_NOUNS for t in sentence if t.i < first
    )


def _names_again(article: Article, line: DraftLine, openings: Openings) -> bool:
    """Whether a sentence has the surname alone of somebody whom its article names in full before.

    News gives a full name at the first mention (Bell, The Language of News Media, 1991);
    whom the other accounts open with, a reader of the page knows.
    """
    before = (n.words for n in find_names(article.text[: line.rests_on[0][0]]))
    full = {words[-1] for words in before if len(words) > 1}
    alone = (n.words[0] for n in find_names(line.sentence) if len(n.words) == 1)
    return any(word in full and not openings.knows(word, article.id) for word in alone)


def _is_plain(text: str, span: Extent, quotations: Quotations) -> bool:
    """Whether more than a quotation is told, none is torn, and nobody asks or tells of himself."""
    start, end = span
    outside = quotations.outside(text, start, end)
    if len(outside.split()) < LEAST_OUTSIDE * len(text[start:end].split()):
        return False
    cut = any(
        q.outer_start < start or q.outer_end > end or not q.closed
        for q in quotations.within(start, end)
    )
    torn = cut or re.search('["“”]', outside) is not None
    asks = text[start:end].rstrip('"”’ ').endswith("?")
    return not (torn or asks or _SPOKEN.search(outside))


def _verbatim(text: str, unit: Sequence[Token]) -> DraftLine:
    start, last = unit[0].idx, unit[-1]
    end = last.idx + len(last.text)
    start += dateline_end(text[start:end])
    return DraftLine(sentence=text[start:end], rests_on=((start, end),))

"""What tells in short: an article's own first sentences, and the findings that open a page.

Newswriting puts first what matters: the first sentences of a news article were for long the
baseline that no extractive system beat (Nenkova, "Automatic text summarization of newswire", 2005).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING

from summarize.domain import (
    Article,
    DraftLine,
    DraftSentence,
    Finding,
    FindingKind,
    Lead,
    Position,
)
from summarize.engines.offline.grammar import is_complete, sentences_of, words_in
from summarize.text.dates import counts_days, dateline_end
from summarize.text.names import find_names
from summarize.text.nearness import Openings, is_scrap, repeats
from summarize.text.quotations import Extent, Quotations, find_quotations
from summarize.text.sentences import leans_back
from summarize.text.words import content_words, stems

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

MIN_WORDS, MAX_WORDS = 6, 60
"""Shorter sentences tell little, longer ones are lists."""

LEAST_OUTSIDE = 0.5
"""Share of words outside quotation marks: what an account quotes is not what it tells. Not
swept."""

_SPOKEN = re.compile(r"\b(?:(?<!\.)I(?!\.)|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Yy]ours?|[Yy]ou)\b")
"""Who writes and who reads; the I of "F.B.I." is nobody."""


def summary_of(article: Article, doc: Doc, openings: Openings) -> tuple[DraftLine, ...]:
    """Return an English article's sentence that tells the story, verbatim.

    News stands first, but a feature opens with a scene: of the first sentences that are understood
    alone the one is taken that the other accounts open with and the headline tells of.
    """
    every = list(sentences_of(doc, article.text))
    quotations = find_quotations(article.text)
    body = [s for s in every if s[0].idx >= article.body_start and is_complete(s)]
    lines = [_verbatim(article.text, s) for s in body if MIN_WORDS <= words_in(s) <= MAX_WORDS]
    plain = [x for x in lines if _is_plain(article.text, x.rests_on[0], quotations)]
    fit = [x for x in plain if not (leans_back(x.sentence) or x.sentence[:1].islower())]
    if not fit:
        return tuple(lines[:1] or [_verbatim(article.text, s) for s in every[:1]])
    if article.published.date is None:  # who knows when "yesterday" was? the news is told
        fit = [x for x in fit if x == lines[0] or not counts_days(x.sentence)] or fit
    fit = [x for x in fit if not _names_again(article, x, openings)] or fit
    able = fit[:CANDIDATES]
    told = [openings.shared(x.sentence, article.id) for x in able]
    titled = [len(stems(x.sentence) & stems(article.headline or "")) for x in able]
    most, titles = max(told) or 1, max(titled) or 1
    worth = [t / most + n / titles for t, n in zip(told, titled, strict=True)]
    return (next(x for w, x in zip(worth, able, strict=True) if w >= ABOUT_IT * max(worth)),)


def about_the_event(
    summaries: Mapping[str, Sequence[DraftLine]], openings: Openings
) -> frozenset[str]:
    """Return the articles whose first line tells what the other accounts open with.

    Of two accounts none is in the middle.
    """
    shared = {a: openings.shared(s[0].sentence, a) for a, s in summaries.items() if s}
    least = LEAST_OF_MIDDLE * median(shared.values()) if len(shared) > 2 else 0.0
    return frozenset(a for a, share in shared.items() if share >= least)


def _names_again(article: Article, line: DraftLine, openings: Openings) -> bool:
    """Whether a sentence has the surname alone of somebody whom its article names in full before.

    News gives a full name at the first mention (Bell, The Language of News Media, 1991);
    whom the other accounts open with, a reader of the page knows.
    """
    before = find_names(article.text[: line.rests_on[0][0]])
    full = {n.words[-1] for n in before if len(n.words) > 1}
    alone = (n.words[0] for n in find_names(line.sentence) if len(n.words) == 1)
    return any(word in full and not openings.knows(word, article.id) for word in alone)


def _is_plain(text: str, span: Extent, quotations: Quotations) -> bool:
    """Whether more than a quotation is told, none is torn, and nobody asks or tells of himself."""
    start, end = span
    outside = quotations.outside(text, start, end)
    quoted = len(outside.split()) < LEAST_OUTSIDE * len(text[start:end].split())
    torn = any(
        q.outer_start < start or q.outer_end > end or not q.closed
        for q in quotations.within(start, end)
    )
    asks = text[start:end].rstrip('"”’ ').endswith("?")
    return not (quoted or torn or asks or re.search('["“”]', outside) or _SPOKEN.search(outside))


def _verbatim(text: str, unit: Sequence[Token]) -> DraftLine:
    start, end = unit[0].idx, unit[-1].idx + len(unit[-1].text)
    start += dateline_end(text[start:end])
    return DraftLine(sentence=text[start:end], rests_on=((start, end),))


# --- the page in short: what happened first, then the weightiest findings of each kind

MOST_TOLD = 145
"""The first section alone is read in under a minute: fewer than 150 words, counts included."""
WORDS_OF_COUNTS = 6
"""What the page adds behind a statement: "(one source, printed by three outlets)"."""
MOST_SENTENCES = 8
LONGEST = 45
"""A longer statement belongs in its own section."""

LEAST_QUOTED = 5
"""Words of content of a quotation that tells a reader something who has read nothing else."""

_TOLD: tuple[FindingKind, ...] = ("agreed", "single-source")
_COUNTED: tuple[FindingKind, ...] = ("figures", "update")
_TURNS: tuple[tuple[FindingKind, ...], ...] = (
    ("disputed",), _COUNTED, ("agreed",), ("disputed",), ("agreed",), _COUNTED, ("agreed",),
    ("agreed",),
)  # fmt: skip
"""What a reader wants in turn, after what happened: what is disputed, how the figures differ, what
else is established."""


def write_short(findings: Sequence[Finding], lead: Lead | None = None) -> list[DraftSentence]:
    """Choose the findings that tell the story in short.

    What happened comes first, in the words with which one account opens; then what is disputed,
    and what else is established: what another account opens with tells the same once more. Nothing
    is told twice, and what lies back is no news.
    """
    counted = [f.question for f in findings if f.kind in _COUNTED]
    opener = _opener(findings, lead)
    chosen = [opener] if opener else []
    waiting = [f for f in findings if f is not opener and not f.background and not f.leans]
    waiting.sort(key=lambda f: (-f.weight, f.id))
    for kinds in _TURNS:
        turn = next((f for f in waiting if f.kind in kinds and _has_room(f, chosen, counted)), None)
        if turn is not None:
            waiting.remove(turn)
            chosen.append(turn)
    return [
        DraftSentence(
            section="in short", sentence=f.statement, cites=f.told_by, finding=f.id or None
        )
        for f in chosen
    ]


def _opener(findings: Sequence[Finding], lead: Lead | None) -> Finding | None:
    """Return what opens the story: as several agree on it where their words are one sentence."""
    if lead is None:
        return max((f for f in findings if f.lead), key=lambda f: (f.lead, f.id), default=None)
    agreed = (f for f in findings if f.kind == "agreed" and "“" not in f.statement)
    several = (f for f in agreed if lead.claim in f.told_by and not f.leans)
    side = Position(label=lead.statement, claims=(lead.claim,), articles=(), origins=())
    alone = Finding(id="", kind="single-source", statement=lead.statement, positions=(side,))
    return next(several, alone)


def _has_room(finding: Finding, chosen: Sequence[Finding], counted: Sequence[str]) -> bool:
    """Whether a finding adds something to the chosen ones, and there is room to say it."""
    words = sum(map(_length, [*chosen, finding]))
    fits = _length(finding) <= LONGEST and words <= MOST_TOLD and len(chosen) < MOST_SENTENCES
    small = finding.kind in _COUNTED and finding.may_agree
    return fits and not small and not _is_told(finding, chosen, counted)


def _is_told(finding: Finding, chosen: Sequence[Finding], counted: Sequence[str]) -> bool:
    """Whether the sentences so far tell it, or a figure that is compared elsewhere."""
    quoted = finding.statement.partition(": “")[2]
    return finding.kind in _TOLD and (
        is_scrap(finding.statement)
        or bool(quoted and len(content_words(quoted)) < LEAST_QUOTED)
        or repeats(finding.statement, [*counted, *(f.statement for f in chosen)])
    )


def _length(finding: Finding) -> int:
    return len(finding.statement.split()) + WORDS_OF_COUNTS * (finding.kind in _TOLD)

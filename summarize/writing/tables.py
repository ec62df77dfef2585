"""The page's tables that set the accounts side by side: wording, omissions, sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from summarize.domain import Article, Brief, Claim, Finding, Term, Utterance, Wording
from summarize.text.words import content_words, listed
from summarize.writing.blocks import Block, Bullets, Line, Table, bullets
from summarize.writing.phrases import capital, count, long_date
from summarize.writing.sources import number

MOST_WORDING = 6
MOST_OMISSIONS = 6
"""Rows before the rest is left to the JSON."""

LONGEST_ROW = 20
"""Words of a statement that still fits a row whole; a longer one is not cut but left out."""

NAMED = 3
"""More accounts than this in a cell are given as a count and by their numbers."""


def wording(brief: Brief, labels: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the rows in which the choice of words tells something, a line each.

    An account that has no words for a thing is not shown beside it: it need not be silent.
    """
    return bullets(
        [Line(_given(r, labels), lead=f"{capital(r.referent)}:") for r in telling(brief)]
    )


def telling(brief: Brief) -> list[Wording]:
    """Return the rows in which the choice of words tells something.

    Only words that an account uses in its own voice are its choice: not those of a claim that
    somebody makes in it, in quotation marks or not, but for what it calls who makes it.
    """
    spoken = [c for c in brief.claims if c.speaker is not None]
    own = (
        row.model_copy(update={"terms": tuple(t for t in row.terms if not _is_said(t, spoken))})
        for row in brief.wording
    )
    return [w for w in own if _tells(w)][:MOST_WORDING]


def _is_said(term: Term, spoken: Sequence[Claim]) -> bool:
    """Whether a word stands in what somebody says, and does not name who says it."""
    return any(
        claim.article == term.article
        and term.term.casefold() not in (claim.speaker_text or "").casefold()
        and any(a < claim.end and claim.start < b for a, b in term.spans)
        for claim in spoken
    )


def _tells(row: Wording) -> bool:
    """Whether accounts word a thing in two ways, one of them loaded.

    Of six rows without one on five pages editors called one right: "Watergate figure" and "key
    player", "price tag" and "astronomical money" are no two views.
    """
    accounts, terms = {t.article for t in row.terms}, {t.term.casefold() for t in row.terms}
    return len(accounts) > 1 < len(terms) and any(t.loaded for t in row.terms)


def _given(row: Wording, labels: Mapping[str, str]) -> str:
    """Return the words for one thing, each form with the accounts that print it."""
    users: dict[str, list[str]] = {}
    as_printed: dict[str, str] = {}
    for term in row.terms:
        word = as_printed.setdefault(term.term.casefold(), term.term)
        users.setdefault(word, []).append(term.article)
    return "; ".join(
        f"“{word}” ({_accounts(list(dict.fromkeys(articles)), labels)})"
        for word, articles in users.items()
    )


_OTHER = re.compile("‹([^‹›]*)›")

LONGEST_QUOTED = 25
"""Words of a quotation whose forms a reader compares by eye."""


def differing(brief: Brief) -> list[Utterance]:
    """Return the utterances of which accounts print other words of content.

    A part of a quotation says nothing else, nor does another small word.
    """
    return [
        u
        for u in brief.utterances
        if u.difference == "paraphrased"
        and all(len(r.quote.split()) <= LONGEST_QUOTED for r in u.renderings)
        and not any("[…]" in r.marked for r in u.renderings)
        and any(content_words(w) for r in u.renderings for w in _OTHER.findall(r.marked))
    ]


def omissions(
    brief: Brief, told: Mapping[str, Finding], labels: Mapping[str, str]
) -> tuple[Block, ...]:
    """Return what half of the accounts tell or more and some do not: the most told first.

    What one account alone tells all others leave out: that is told elsewhere. `told` are the
    findings of the page by id.
    """
    found = [(told[o.finding], o.silent) for o in brief.omissions if o.finding in told]
    found.sort(key=lambda f: (-f[0].weight, f[0].id))
    lines = [
        Line(words, lead=f"{_accounts(silent, labels)}:", finding=finding.id)
        for finding, silent in found
        if silent and (words := _short(finding))
    ]
    return bullets(lines[:MOST_OMISSIONS], lead="omissions")


def _short(finding: Finding) -> str | None:
    """Return what a finding is about, whole and short; None where only cut words would do."""
    if "“" in finding.statement:
        return None  # what somebody was quoted with, others need not quote
    words = (finding.question or finding.statement).rstrip(".")
    words = words[:1].upper() + words[1:]
    return words if len(words.split()) <= LONGEST_ROW else None


def _accounts(articles: Sequence[str], labels: Mapping[str, str]) -> str:
    if len(articles) <= NAMED:
        return listed([labels[a].replace(" (", ", ").replace(")", "") for a in articles])
    return f"{count(len(articles), 'account')} [{', '.join(number(a) for a in articles)}]"


def sources(brief: Brief, labels: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the articles, numbered, with what is known of each, and the files not read."""
    head = ("No.", "Outlet", "Headline", "Printed", "How that is known")
    rows = tuple(_source(a, labels) for a in brief.articles)
    blocks: list[Block] = [Table(head, rows)]
    for heading, left_out in (("Not read:", brief.skipped), ("Failed:", brief.failed)):
        if left_out:
            told = tuple(Line(s.reason, lead=f"{s.path}:") for s in left_out)
            blocks += [Line(heading), Bullets(told)]
    return tuple(blocks)


def _source(article: Article, labels: Mapping[str, str]) -> tuple[Line, ...]:
    published = article.published
    why = published.why.removeprefix(f"{published.basis}: ")
    notes = [f"{published.basis}: {why}" if why else published.basis]
    notes += [f"shares text with {labels[article.copy_of]}"] if article.copy_of else []
    notes += [f"agency copy: {article.agency}"] if article.agency else []
    notes += article.notes
    return (
        Line(number(article.id)),
        Line(article.outlet or f"unknown ({PurePath(article.path).name})"),
        Line(article.headline or "(none found)"),
        Line(long_date(published.date) if published.date else "unknown"),
        Line("; ".join(notes)),
    )

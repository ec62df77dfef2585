"""The accounts on the page: what each is called, and the tables that set them side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from summarize.domain import (
    Article,
    Brief,
    Claim,
    Finding,
    Term,
    Utterance,
    Wording,
    goes_on,
    of_other_events,
)
from summarize.languages import name_of
from summarize.text.words import content_words, listed
from summarize.writing.blocks import Block, Bullets, Line, Table, bullets
from summarize.writing.phrases import capital, count, date_range, in_words, long_date


def labels(articles: Sequence[Article]) -> dict[str, str]:
    """Return a short, distinct name for every article id.

    An article whose outlet is not known goes by its number. Two articles of one outlet get their
    day of printing, where they have one, or their number; so do all where they were printed far
    apart: what one tells as news is past for another.
    """
    called = Counter(a.called for a in articles)
    days = [a.published.date for a in articles if a.published.date]
    far = goes_on(days)
    day_form = "{0.day} {0:%b} {0.year}" if len({d.year for d in days}) > 1 else "{0.day} {0:%b}"
    named = {}
    for article in articles:
        name, day = article.called, article.published.date
        apart = day_form.format(day) if day else f"no. {number(article.id)}"
        own = called[name] > 1 or (far and day)
        named[article.id] = f"{name} ({apart})" if own else name
    again = Counter(named.values())
    return {
        a.id: named[a.id] if again[named[a.id]] == 1 else f"{a.called} (no. {number(a.id)})"
        for a in articles
    }


def number(article_id: str) -> str:
    """Return the number under which the page lists the article."""
    return article_id.removeprefix("A")


def copies(articles: Sequence[Article]) -> str:
    """Return how many articles have most of their text from another; empty where none does.

    A wire story that was cut and worded anew may not be known for one: so many accounts at most.
    """
    found = sum(a.copy_of is not None for a in articles)
    if not found:
        return ""
    texts = count(len(articles) - found, "account")
    copied = f"At least {count(found, 'article')} {'shares' if found == 1 else 'share'}"
    return f"{copied} text with another: {texts} at most."


def of_others(brief: Brief) -> frozenset[str]:
    """Return the articles, by their ids, that tell mostly of another event than the page's.

    The rules do not read of an account what it is about as a whole: of the five folders of 83 in
    which they find some, two are of one event.
    """
    offline = brief.made_with.engine == "offline"
    return frozenset() if offline else of_other_events(brief.claims)


def elsewhere(brief: Brief) -> str:
    """Return how many accounts tell of another event, and of which days; empty where none does."""
    others = of_others(brief)
    told = [a for a in brief.articles if a.id in others]
    if not told or len(told) == len(brief.articles):
        return ""
    days = [a.published.date for a in told if a.published.date]
    printed = f", printed {date_range(days)}," if days else ""
    tell = "tells" if len(told) == 1 else "tell"
    return f"{in_words(len(told)).capitalize()} of them{printed} {tell} mainly of another event."


def foreign(articles: Sequence[Article], *, read: bool) -> str:
    """Return what to know of articles in other languages than English; empty without any.

    A model understands them, so that they are `read`; the rules do not.
    """
    found = [a for a in articles if a.language != "en"]
    if not found:
        return ""
    languages = listed(sorted({name_of(a.language) for a in found}))
    are = "is" if len(found) == 1 else "are"
    written = f"{count(len(found), 'article').capitalize()} {are} written in {languages}"
    if read:
        return f"{written}."
    return (
        f"{written}: only figures, quotations and names are read there, "
        "and what they count is not compared."
    )


# --- the tables: wording, omissions, sources


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
    """Return the rows in which accounts word a thing in two ways, one of them loaded.

    Only words that an account uses in its own voice are its choice: not those of a claim that
    somebody makes in it, in quotation marks or not, but for what it calls who makes it.
    """
    spoken = [c for c in brief.claims if c.speaker is not None]
    rows = []
    for row in brief.wording:
        terms = tuple(t for t in row.terms if not any(_holds(c, t) for c in spoken))
        used = {t.term.casefold() for t in terms}
        # Of six rows without a loaded word on five pages editors called one right.
        if len({t.article for t in terms}) > 1 < len(used) and any(t.loaded for t in terms):
            rows.append(row.model_copy(update={"terms": terms}))
    return rows[:MOST_WORDING]


def _holds(claim: Claim, term: Term) -> bool:
    """Whether a word stands in what somebody says, and does not name who says it."""
    return (
        claim.article == term.article
        and term.term.casefold() not in (claim.speaker_text or "").casefold()
        and any(a < claim.end and claim.start < b for a, b in term.spans)
    )


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

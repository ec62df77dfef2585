"""Small accounts to weigh findings on: articles of given sentences, claims that are their words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.claims.figures import figures_in
from summarize.claims.times import when_of
from summarize.comparison.origins import resolve_origins
from summarize.domain import (
    Accounts,
    Article,
    GroundedClaim,
    Mode,
    Published,
    ReadArticle,
    Stance,
)
from summarize.text.cues import negates
from summarize.text.parsing import Parser


@dataclass(frozen=True)
class Said:
    """A claim to be: its words, and what a reader knows of them."""

    id: str
    quote: str
    text: str = ""
    speaker: str | None = None
    stance: Stance = "says"
    event: str | None = "main"
    cue: str | None = None
    mode: Mode = "indirect"  # of what somebody says


@dataclass(frozen=True)
class Told:
    """An article to be: its outlet, day and claims; its text is their quotes, one by one."""

    outlet: str
    claims: Sequence[Said]
    printed: dt.date | None = dt.date(2021, 5, 4)
    copy_of: str | None = None
    agency: str | None = None
    also: Sequence[str] = field(default=())
    time: dt.time | None = None


def accounts(parser: Parser, *told: Told) -> Accounts:
    """Return accounts with origins, figures and times as the project reads them."""
    articles, reads = [], []
    for n, each in enumerate(told, 1):
        article = _article(f"A{n}", each)
        articles.append(article)
        claims = tuple(_claim(c, article, parser) for c in each.claims)
        reads.append(ReadArticle(article=article.id, claims=claims))
    claims, origins = resolve_origins(articles, reads)
    return Accounts(
        articles=tuple(articles),
        reads=tuple(reads),
        claims=tuple(claims),
        origins=tuple(origins),
    )


def _article(identity: str, told: Told) -> Article:
    sentences = [f"{c.quote.rstrip('.')}." for c in told.claims] + list(told.also)
    return Article(
        id=identity,
        path=f"{identity}.txt",
        outlet=told.outlet,
        headline=None,
        published=Published(
            date=told.printed, basis="stated" if told.printed else "unknown", time=told.time
        ),
        language="en",
        text="\n\n".join(sentences),
        copy_of=told.copy_of,
        agency=told.agency,
    )


def _claim(said: Said, article: Article, parser: Parser) -> GroundedClaim:
    start = article.text.index(said.quote)
    end = start + len(said.quote)
    doc = parser.parse(article.text)
    return GroundedClaim(
        id=said.id,
        article=article.id,
        text=said.text or said.quote,
        quote=said.quote,
        start=start,
        end=end,
        speaker=said.speaker,
        speaker_text=said.speaker,
        mode=said.mode if said.speaker else "own-voice",
        cue=said.cue,
        negated=negates(said.quote),
        when=when_of(article, doc, start, end),
        figures=figures_in(article, doc, start, end),
        stance=said.stance,
        event=said.event,
    )

"""Hand-made accounts for the tests of this room: articles of given sentences, one claim each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from summarize.articles.clean import clean
from summarize.claims.read import read
from summarize.comparison.align import align
from summarize.comparison.compare import compare
from summarize.comparison.story import Story
from summarize.domain import (
    Action,
    Article,
    Claim,
    Finding,
    Mention,
    Origin,
    Published,
    RawArticle,
    ReadArticle,
    When,
)
from summarize.engines.offline import OfflineEngine
from summarize.text.parsing import Parser


@dataclass
class Said:
    """One sentence of an article, and the claim made of it."""

    sentence: str
    text: str | None = None
    quote: str | None = None
    speaker: str | None = None
    when: dt.date | When | None = None
    more: dict[str, Any] = field(default_factory=dict)


def account(
    number: int,
    outlet: str,
    said: Sequence[Said | str],
    day: dt.date | None = None,
    **more: Any,
) -> tuple[Article, list[Claim]]:
    """Return an article of these sentences, one per paragraph, with its claims."""
    lines = [s if isinstance(s, Said) else Said(s) for s in said]
    article = Article(
        id=f"A{number}",
        path=f"{outlet.lower().replace(' ', '-')}.txt",
        outlet=outlet,
        headline=None,
        published=Published(date=day, basis="stated" if day else "unknown"),
        language="en",
        text="\n\n".join(s.sentence for s in lines),
        **more,
    )
    claims = []
    at = 0
    for line in lines:
        quote = line.quote or line.sentence
        start = article.text.index(quote, at)
        at = start + len(quote)
        when = line.when if isinstance(line.when, When) else None
        if isinstance(line.when, dt.date):
            when = When(**{"from": line.when, "to": line.when, "basis": "stated"})
        claims.append(
            Claim(
                id=f"c-{number}-{len(claims)}",
                article=article.id,
                text=line.text or quote.rstrip("."),
                quote=quote,
                start=start,
                end=at,
                speaker=line.speaker,
                when=when,
                origin=f"o-{line.speaker or outlet}",
                **{"mode": "indirect" if line.speaker else "own-voice", **line.more},
            )
        )
    return article, claims


def story(
    *accounts: tuple[Article, list[Claim]],
    mentions: Sequence[Mention] = (),
    actions: Sequence[Action] = (),
) -> Story:
    """Return the story that some accounts tell, aligned by the embedded engine."""
    articles = [a for a, _ in accounts]
    claims = [c for _, made in accounts for c in made]
    names = dict.fromkeys(c.origin for c in claims)
    origins = [Origin(id=o, name=o.removeprefix("o-"), names=(o[2:],)) for o in names]
    reads = [
        ReadArticle(
            article=a.id,
            mentions=tuple(m for m in mentions if m.article == a.id),
            actions=tuple(x for x in actions if x.article == a.id),
        )
        for a in articles
    ]
    alignment = align(claims, {}, OfflineEngine(Parser()))
    return Story(articles, reads, claims, origins, alignment)


def disputed(parser: Parser, *texts: str) -> list[Finding]:
    """Return the disputes that the embedded engine's reading of some pages gives."""
    engine = OfflineEngine(parser)
    raws = [RawArticle(path=f"outlet-{i}.txt", format="txt", text=t) for i, t in enumerate(texts)]
    articles = clean(raws)
    found = compare(articles, list(read(articles, engine, parser)), engine).findings
    return [f for f in found if f.kind == "disputed"]

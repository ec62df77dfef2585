"""Which accounts do not carry what most do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from summarize.comparison.story import Story
from summarize.domain import MAIN, Article, Finding, Omission

NEAR = 0.15
"""Overlap (0 to 1) with a finding's claims from which an account tells something near it."""

MOSTLY = 0.5
"""Share of an account's claims that must be of the event before it can be silent on it."""

READ_WHOLE = "en"
"""Of an account in another language only a part is read: it may tell what it seems to leave out."""

LEAST_CARRIED = 0.5
"""Share of the accounts that must carry what others are called silent on."""


def omissions(story: Story, findings: Sequence[Finding]) -> list[Omission]:
    """Return who is silent on what most accounts agree on, weightiest findings first."""
    found = []
    for finding in sorted(findings, key=lambda f: (-f.weight, f.id)):
        if finding.kind == "agreed" and finding.event in (None, MAIN):
            omission = _omission(story, finding)
            if omission.silent or omission.printed_before:
                found.append(omission)
    return found


def _omission(story: Story, finding: Finding) -> Omission:
    claims = [story.claim[c] for p in finding.positions for c in p.claims]
    carried = story.accounts(claims)
    every = {story.account(a.id) for a in story.articles}
    if len(carried) < LEAST_CARRIED * len(every):
        return Omission(finding=finding.id)
    near = carried | story.accounts(o for c in claims for o in story.near(c, NEAR))
    absent = [a for a in story.articles if story.account(a.id) not in near and _is_of_it(story, a)]
    known = min((d for c in claims if (d := story.article[c.article].published.date)), default=None)
    early = [a.id for a in absent if _is_before(a, known)]
    return Omission(
        finding=finding.id,
        silent=tuple(a.id for a in absent if a.id not in early),
        printed_before=tuple(early),
    )


def _is_of_it(story: Story, article: Article) -> bool:
    """Whether an account that was read whole is about the event."""
    claims = story.by_article[article.id]
    news = sum(story.is_news(c) for c in claims)
    return article.language == READ_WHOLE and bool(claims) and news >= MOSTLY * len(claims)


def _is_before(article: Article, known: dt.date | None) -> bool:
    printed = article.published.date
    return bool(printed and known and printed < known)

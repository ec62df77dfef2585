"""Who does not carry a finding, and who printed before it could be known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache

from summarize.comparison.story import Story
from summarize.domain import Article, Claim, Finding, Omission
from summarize.text.nearness import Nearness

NOT_SILENT = 0.4
"""Overlap with a finding's claim from which an account is not called silent on it: it says
something near it, in other words or with other figures."""

MAX_SINGLE = 5
"""Findings of one source that are looked for in the other accounts: the weightiest."""

FRESH = dt.timedelta(days=1)
"""News is told within a day; what happened earlier could have been known when it happened."""

READ_WHOLE = "en"
"""Of an account in another language only a part is read: it may tell what it seems to leave out."""

CLEARLY = 6.0
"""Hours between two printings of one day from which the later news could not be in the earlier."""

Stamp = tuple[dt.date, dt.time | None]

Near = Callable[[str], frozenset[str]]
"""Gives the ids of the articles that say something near a claim, by its id."""


def omissions(story: Story, findings: Sequence[Finding]) -> list[Omission]:
    """Return who is silent on each finding of weight, weightiest findings first."""
    found = []
    told = _told(story)
    singles = 0
    for finding in sorted(findings, key=lambda f: (-f.weight, f.id)):
        if finding.kind == "check":
            continue
        if finding.kind == "single-source":
            singles += 1
            if singles > MAX_SINGLE:
                continue
        omission = _omission(story, finding, told)
        if omission.silent or omission.printed_before:
            found.append(omission)
    return found


def _omission(story: Story, finding: Finding, told: Near) -> Omission:
    claims = [story.claim[c] for p in finding.positions for c in p.claims]
    carried = story.accounts(claims)
    near = {a for c in claims for a in told(c.id)}
    known = _known_from(story, claims)
    whole = [a for a in story.articles if a.language == READ_WHOLE]
    absent = [a for a in whole if story.account(a.id) not in carried and a.id not in near]
    early = [a.id for a in absent if known and _before(_stamp(a), known)]
    return Omission(
        finding=finding.id,
        silent=tuple(a.id for a in absent if a.id not in early),
        printed_before=tuple(early),
    )


def _told(story: Story) -> Near:
    """Return what finds the articles that say something near; a claim is in many findings."""
    told = Nearness(story.weights, NOT_SILENT)
    for claim in story.claims:
        told.add(claim.article, story.signatures[claim.id])
    return cache(lambda claim: frozenset(told.near(story.signatures[claim])))


def _known_from(story: Story, claims: Sequence[Claim]) -> Stamp | None:
    """Return when a finding could first be known: when it happened, else its first report."""
    happened = [c.when.from_ for c in claims if c.when]
    reported = [s for a in {c.article for c in claims} if (s := _stamp(story.article[a]))]
    if not reported:
        return (min(happened), None) if happened else None
    first = min(reported, key=lambda s: (s[0], _naive(s[1] or dt.time.max)))
    if happened and first[0] - min(happened) > FRESH:
        return min(happened), None
    return first


def _stamp(article: Article) -> Stamp | None:
    published = article.published
    return (published.date, published.time) if published.date else None


def _before(one: Stamp | None, other: Stamp) -> bool:
    """Whether one was printed before the other: on an earlier day, or hours earlier on one."""
    if one is None:
        return False
    if one[0] != other[0]:
        return one[0] < other[0]
    return bool(one[1] and other[1] and _hours(other[1]) - _hours(one[1]) >= CLEARLY)


def _hours(time: dt.time) -> float:
    return time.hour + time.minute / 60


def _naive(time: dt.time) -> dt.time:
    return time.replace(tzinfo=None)

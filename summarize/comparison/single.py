"""What one outlet alone tells, as far as it has weight."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarize.comparison.agreed import nearly, shortened, stands_alone
from summarize.comparison.bearing import bears_out
from summarize.comparison.positions import finding_id, position, stated
from summarize.comparison.story import Story
from summarize.comparison.weight import counts_unnamed, support
from summarize.domain import Claim, Finding

NEARLY_TOLD = 0.45
"""Overlap with another account's claim from which it is told there too, with less or more."""

MIN_SUPPORT = 2.6
"""Weight below which a claim is colour: background and asides fall out, figures of the story,
quoted speakers and lead paragraphs stay (read on five real stories)."""


ONE_OF_TOLD = re.compile(
    r"^(?:the (?:youngest|oldest|eldest|latest|last|others?|rest)"
    r"|(?:an?|the)(?:other| second| third| fourth| fifth| sixth| seventh))"
    r" (?:is|was|were|are|had|has|have)\b|\b(?:different|new|other) ones\b",
    re.IGNORECASE,
)
"""One of those whom the sentence before told of: "The youngest is 13", "A fourth was held"."""


def single_source(story: Story, told: Collection[str]) -> list[Finding]:
    """Return a finding per claim of weight that only one outlet carries.

    Args:
        story: The accounts.
        told: Claims that other findings tell already.
    """
    if len({story.account(a.id) for a in story.articles}) < 2:
        return []
    found: list[Finding] = []
    for article in story.articles:
        if article.copy_of:
            continue
        own = [
            claim
            for claim in story.by_article[article.id]
            if claim.id not in told and _alone(story, claim) and _weighty(story, claim)
        ]
        found += [_finding(story, claim) for claim in _told_once(story, own)]
    return found


def _told_once(story: Story, claims: Sequence[Claim]) -> list[Claim]:
    """Return an outlet's claims without those that tell again what an earlier one told."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(nearly(story, claim, k) and _adds_no_number(story, claim, k) for k in kept):
            kept.append(claim)
    return kept


def _adds_no_number(story: Story, claim: Claim, told: Claim) -> bool:
    return set(story.signatures[claim.id].numbers) <= set(story.signatures[told.id].numbers)


def _alone(story: Story, claim: Claim) -> bool:
    """Whether no other outlet says it, and no longer claim of its article holds its words."""
    if story.repeated(claim) or not stands_alone(story, claim) or _leans(story, claim):
        return False
    if story.nearest(claim) >= NEARLY_TOLD:
        return False
    group = story.group_of.get(claim.id)
    if group is None:
        return claim.part == "body"
    claims = [c for c in map(story.claim.__getitem__, group.claims) if _meet(story, c, claim)]
    own = [c for c in claims if c.article == claim.article]
    first = min((c for c in own if c.part == "body"), key=lambda c: c.start, default=own[0])
    return len(story.accounts(claims)) == 1 and first.id == claim.id


def _meet(story: Story, one: Claim, other: Claim) -> bool:
    """Whether one of two claims states what the other does, or both are of one account."""
    of_one = story.account(one.article) == story.account(other.article)
    return of_one or bears_out(story, one, other) or bears_out(story, other, one)


def _leans(story: Story, claim: Claim) -> bool:
    nobody = counts_unnamed(claim.text) and not story.signatures[claim.id].names
    return nobody or ONE_OF_TOLD.search(claim.text) is not None


def _weighty(story: Story, claim: Claim) -> bool:
    spoken = 0.5 * bool(claim.speaker)
    return support(story, [claim]) + spoken >= MIN_SUPPORT


def _finding(story: Story, claim: Claim) -> Finding:
    name = story.origin[claim.origin].name
    return Finding(
        id=finding_id("statement", story, [claim]),
        kind="single-source",
        question=shortened(story, claim),
        statement=stated(story, claim),
        reason=f"One outlet, one origin: {name}.",
        positions=(position(story, [claim], stated(story, claim)),),
    )

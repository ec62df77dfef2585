"""What the accounts open with, where none of it is agreed: the event, in one account's words.

Accounts that tell one event with other words or figures leave no finding that tells it: neither
do they agree word for word, nor does one tell it alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.comparison.agreed import stands_alone
from summarize.comparison.positions import stated
from summarize.comparison.story import Story
from summarize.comparison.weight import (
    counts_unnamed,
    is_aside,
    news,
    opening,
    opens_its_account,
    support,
)
from summarize.domain import Claim, Finding, Lead
from summarize.text.repetition import is_scrap

LEAST_SHARED = 0.1
"""How much the other accounts tell of what one opens with (`Story.centrality`), from which it is
the event and not that account's own angle (read on twenty stories)."""

BY_WEIGHT = 0.5
"""How much the weight of a statement counts beside its fitness to open the story: the event
itself weighs more than the day's last detail (read on twelve stories)."""

CLEARLY = 0.25
"""Margin by which one account's sentence must open better than a finding does."""

UNINVOLVED = frozenset({"unnamed", "agency"})
"""Kinds of origin whose word may open a page."""

LONGEST = 40
"""Words of a first sentence."""


def lead_of(story: Story, findings: Sequence[Finding]) -> Lead | None:
    """Return the sentence that opens the story where no finding does; None where one does."""
    shared = [f for f in findings if f.kind == "agreed" and _tells_who(f)]
    agreed = {c for f in shared for p in f.positions for c in p.claims}
    able = [c for c in story.claims if c.id not in agreed and _can_open(story, c)]
    if not able:
        return None
    scores = {c.id: _fitness(story, c) for c in able}
    best = max(able, key=lambda c: (scores[c.id], c.id))
    told = [
        f.lead + BY_WEIGHT * f.weight
        for f in findings
        if f.lead and not f.background and not is_scrap(f.statement)
    ]
    if scores[best.id] < max(told, default=0.0) + CLEARLY:
        return None
    return Lead(claim=best.id, statement=stated(story, best))


def _can_open(story: Story, claim: Claim) -> bool:
    return (
        claim.part == "body"
        and not _by_a_party(story, claim)
        and opens_its_account(story, claim)
        and len(claim.text.split()) <= LONGEST
        and not story.is_background(claim)
        and not is_aside(claim)
        and story.centrality(claim) >= LEAST_SHARED
        and stands_alone(story, claim)
    )


def _tells_who(finding: Finding) -> bool:
    return not is_scrap(finding.statement) and not counts_unnamed(finding.statement)


def _by_a_party(story: Story, claim: Claim) -> bool:
    """Whether it is the word of one person, a firm or an army: a side of the story, not its news.

    What an agency has, and what officials, police or rescuers tell, may be the event itself.
    """
    return claim.speaker is not None and story.origin[claim.origin].kind not in UNINVOLVED


def _fitness(story: Story, claim: Claim) -> float:
    weight = support(story, [claim]) + news(story, [claim])
    return opening(story, stated(story, claim), [claim]) + BY_WEIGHT * weight

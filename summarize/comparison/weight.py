"""What matters most: by who stands behind it, how central it is, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.comparison.story import Story
from summarize.domain import Claim, Finding, FindingKind, FindingType

KIND_WEIGHT: dict[FindingKind, float] = {
    "disputed": 2.0,
    "figures": 1.0,
    "update": 1.0,
    "agreed": 0.0,
    "check": 0.5,
    "single-source": 0.0,
}
TYPE_WEIGHT: dict[FindingType, float] = {"contradiction": 2.0, "arithmetic": 0.5}
"""A difference that cannot be explained away outweighs one that can."""


BACKGROUND_SHARE = 0.3
"""Share of dated claims from which all that say the same are background."""

BACKGROUND = 2.5
"""What lies back is told by many, since all have it from one archive, and is not the news."""


def weigh(story: Story, finding: Finding) -> Finding:
    """Return the finding with its weight: outlets and origins, centrality, place, difference."""
    claims = [story.claim[c] for p in finding.positions for c in p.claims if c in story.claim]
    weight = KIND_WEIGHT[finding.kind]
    if finding.type:
        weight += TYPE_WEIGHT.get(finding.type, 0.0)
    return finding.model_copy(update={"weight": round(weight + support(story, claims), 4)})


def support(story: Story, claims: Sequence[Claim]) -> float:
    """Return the weight of what some claims say, whatever is found about it."""
    if not claims:
        return 0.0
    outlets = len(story.accounts(claims))
    origins = len({c.origin for c in claims})
    central = max(story.centrality(c) for c in claims)
    lead = sum(story.in_lead(c) for c in claims) / len(claims)
    figure = any(c.figures for c in claims)
    share = outlets / max(len(story.articles), 1)
    old = sum(story.is_background(c) for c in claims) >= BACKGROUND_SHARE * len(claims)
    return (
        -BACKGROUND * old
        + 4 * share
        + 0.5 * min(origins, 4)
        + 4 * central
        + 1.5 * lead
        + 0.5 * figure
    )

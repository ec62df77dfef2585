"""What one account tells prominently and no other comes near: "Also reported"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import blake2b

from summarize.comparison.story import Story, leans
from summarize.domain import Claim, Finding, Position
from summarize.text.nearness import Retold

NEAR = 0.3
"""Overlap (0 to 1) with another account's claim from which a claim is not that account's alone."""

BORDER = 2.0
"""Weight of a claim in its article's first paragraphs, beside its topicality times ten."""

MIN_WORDS, MAX_WORDS = 6, 40
"""Shorter claims are fragments, longer ones several facts."""

MOST = 24
"""How many are kept; the page shows the first of them."""


def also_reported(story: Story, told: Collection[str]) -> list[Finding]:
    """Return what single accounts tell, the weightiest first.

    Args:
        story: The accounts.
        told: Ids of claims that findings tell already.
    """
    weighed = sorted(
        ((_weight(story, c), c) for c in _able(story, told)), key=lambda w: (-w[0], w[1].id)
    )
    retold = Retold(story.weights, 0.6, 0.5)
    for claim in (story.claim[c] for c in told):
        retold.add(story.signatures[claim.id])
    found: list[Finding] = []
    for weight, claim in weighed:
        if len(found) == MOST:
            break
        if not retold.holds(story.signatures[claim.id]):
            retold.add(story.signatures[claim.id])
            found.append(_finding(claim, weight))
    return found


def _able(story: Story, told: Collection[str]) -> Iterator[Claim]:
    """Yield claims that a reader takes alone, each place of an article once."""
    for claims in story.by_article.values():
        end = 0
        for claim in claims:
            if claim.start < end or claim.id in told:
                end = max(end, claim.end) if claim.id in told else end
                continue
            words = len(claim.text.split())
            if claim.part == "body" and MIN_WORDS <= words <= MAX_WORDS and _stands(story, claim):
                end = claim.end
                yield claim


def _stands(story: Story, claim: Claim) -> bool:
    features = story.features.get(claim.id)
    predicate = features is None or bool(features.predicates)
    return predicate and not leans(claim) and story.is_news(claim)


def _weight(story: Story, claim: Claim) -> float:
    return round(10 * story.topicality(claim) + BORDER * story.in_lead(claim), 4)


def _finding(claim: Claim, weight: float) -> Finding:
    return Finding(
        id=f"f-{blake2b(f'alone {claim.id}'.encode(), digest_size=5).hexdigest()}",
        kind="single-source",
        event=claim.event,
        positions=(
            Position(
                label="",
                claims=(claim.id,),
                articles=(claim.article,),
                origins=(claim.origin,),
            ),
        ),
        weight=weight,
    )

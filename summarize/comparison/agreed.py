"""What at least two outlets state alike, with outlets and origins counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from summarize.comparison.positions import (
    counted,
    dangles,
    finding_id,
    plainest,
    position,
    stated,
)
from summarize.comparison.story import Story
from summarize.domain import Claim, Finding

MIN_WORDS = 4


def agreed(story: Story, disputed: Collection[str] = ()) -> list[Finding]:
    """Return a finding per group that two outlets or more carry.

    Args:
        story: The accounts.
        disputed: Claims that stand in a dispute: no agreement is reported on them.
    """
    found = []
    for group in story.groups:
        claims = [story.claim[c] for c in group.claims]
        if len(story.accounts(claims)) < 2 or any(c in disputed for c in group.claims):
            continue
        plain = plainest(story, claims)
        if not stands_alone(story, plain):
            continue
        found.append(
            Finding(
                id=finding_id("statement", story, claims),
                kind="agreed",
                question=shortened(plain),
                statement=stated(story, plain),
                reason=backing(story, claims),
                positions=(position(story, claims, stated(story, plain)),),
            )
        )
    return found


def backing(story: Story, claims: Sequence[Claim]) -> str:
    """Return who stands behind some claims, in words: outlets first, then their origins."""
    outlets = len(story.accounts(claims))
    names = list(dict.fromkeys(story.origin[c.origin].name for c in claims))
    if len(names) == 1 and outlets > 1:
        return f"{counted(outlets, 'outlet').capitalize()}, one origin: {names[0]}."
    return f"{counted(outlets, 'outlet').capitalize()}, {counted(len(names), 'origin')}."


def stands_alone(story: Story, claim: Claim) -> bool:
    """Whether a claim is a whole sentence that can be read without the one before it."""
    features = story.features.get(claim.id)
    if features is not None and (features.root is None or features.subject is None):
        return False
    return len(claim.text.split()) >= MIN_WORDS and not dangles(claim)


def shortened(claim: Claim, words: int = 12) -> str:
    """Return what a claim is about, for a heading or a list."""
    parts = claim.text.strip().rstrip(".,;:").split()
    return (
        " ".join(parts)
        if len(parts) <= words
        else " ".join(parts[:words]).rstrip(",;:") + " \u2026"
    )

"""What at least two outlets state alike, with outlets and origins counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarize.comparison.positions import (
    FIRST_PERSON,
    counted,
    dangles,
    finding_id,
    is_piece,
    plain_text,
    plainest,
    position,
    stated,
)
from summarize.comparison.story import Story
from summarize.comparison.weight import support
from summarize.domain import Claim, Finding
from summarize.text.meaning import rounds_to

MIN_WORDS = 4

PRONOUN = re.compile(r"^(?:it|they|there|its|their)\b(?:\W+\w+){4,}", re.IGNORECASE)
"""What several outlets tell is told even if none names its subject again."""

MOST = 0.75
"""Share of a group's outlets that must give a figure before the page gives it for the group."""

REPEATS = 0.45
"""Overlap of two agreed statements from which the lesser is left out: the reader has read it."""


def agreed(
    story: Story, disputed: Collection[str] = (), counted_up: Collection[str] = ()
) -> list[Finding]:
    """Return a finding per group that two outlets or more carry.

    Args:
        story: The accounts.
        disputed: Claims that stand in a dispute: no agreement is reported on them.
        counted_up: Claims whose figures are compared elsewhere: a group of only these is told.
    """
    groups = [[story.claim[c] for c in g.claims] for g in story.groups]
    shared = [
        claims
        for claims in groups
        if len(story.accounts(claims)) > 1
        and not any(c.id in disputed for c in claims)
        and not all(c.id in counted_up for c in claims)
    ]
    found: list[Finding] = []
    told: list[Claim] = []
    for alike in sorted(shared, key=lambda c: -support(story, c)):
        claims, plain = borne_by_all(story, alike)
        whole = stands_alone(story, plain) or (
            PRONOUN.match(plain.text) and not is_piece(story, plain)
        )
        enough = len(story.accounts(claims)) > 1
        if whole and enough and not any(nearly(story, plain, t) for t in told):
            told.append(plain)
            found.append(_finding(story, claims, plain))
    return found


def borne_by_all(story: Story, claims: Sequence[Claim]) -> tuple[Sequence[Claim], Claim]:
    """Return the claims that bear one statement out, and the one to quote for them.

    A figure may be stated for those only who give it: where too many of a group do not, the
    statement is one without figures, which all of them bear out.
    """
    plain = _spokesman(story, claims)
    mine = story.signatures[plain.id].numbers
    if not mine:
        return claims, plain
    giving = [c for c in claims if _gives(story.signatures[c.id].numbers, mine)]
    bare = [c for c in claims if not story.signatures[c.id].numbers]
    most = len(story.accounts(giving)) >= MOST * len(story.accounts(claims))
    if most or not bare or not stands_alone(story, _spokesman(story, bare)):
        return giving, plain
    return claims, _spokesman(story, bare)


def _spokesman(story: Story, claims: Sequence[Claim]) -> Claim:
    """Return the plainest claim, in an outlet's own voice where not all quote one origin."""
    hedged = any(c.hedges for c in claims)  # what some say with reserve is not agreed without it
    own = [
        c
        for c in claims
        if c.speaker is None and stands_alone(story, c) and (c.hedges or not hedged)
    ]
    if own and len({c.origin for c in claims}) > 1:
        return plainest(story, own)
    return plainest(story, claims)


def _gives(numbers: Collection[float], wanted: Collection[float]) -> bool:
    return any(rounds_to(a, b) or rounds_to(b, a) for a in numbers for b in wanted)


def nearly(story: Story, one: Claim, other: Claim) -> bool:
    """Whether a page that says the one would repeat itself with the other."""
    overlap = story.weights.overlap(story.signatures[one.id], story.signatures[other.id])
    return overlap >= REPEATS


def _finding(story: Story, claims: Sequence[Claim], plain: Claim) -> Finding:
    return Finding(
        id=finding_id("statement", story, claims),
        kind="agreed",
        question=shortened(story, plain),
        statement=stated(story, plain),
        reason=backing(story, claims),
        positions=(position(story, claims, stated(story, plain)),),
    )


def backing(story: Story, claims: Sequence[Claim]) -> str:
    """Return who stands behind some claims, in words: outlets first, then their origins."""
    outlets = len(story.accounts(claims))
    names = {_source(story, c): story.origin[c.origin].name for c in claims}
    if len(names) == 1 and outlets > 1:
        return (
            f"{counted(outlets, 'outlet').capitalize()}, one origin: {next(iter(names.values()))}."
        )
    return f"{counted(outlets, 'outlet').capitalize()}, {counted(len(names), 'origin')}."


def _source(story: Story, claim: Claim) -> str:
    """Return who stands behind a claim; an outlet that runs another's text is that other."""
    origin = story.origin[claim.origin]
    return story.account(claim.article) if origin.kind == "outlet" else origin.id


def stands_alone(story: Story, claim: Claim) -> bool:
    """Whether a claim is a whole sentence that can be read without the one before it."""
    features = story.features.get(claim.id)
    if features is not None and (features.root is None or not features.whole):
        return False
    if claim.speaker is None and FIRST_PERSON.search(claim.text):
        return False
    return len(claim.text.split()) >= MIN_WORDS and not dangles(claim)


def shortened(story: Story, claim: Claim, words: int = 12) -> str:
    """Return what a claim is about, for a heading or a list."""
    parts = plain_text(story, claim).split()
    return (
        " ".join(parts)
        if len(parts) <= words
        else " ".join(parts[:words]).rstrip(",;:") + " \u2026"
    )

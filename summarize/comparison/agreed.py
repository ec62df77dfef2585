"""What at least two outlets state alike, with outlets and origins counted."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence

from summarize.comparison.bearing import bears_out
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
from summarize.text.nearness import Nearness

MIN_WORDS = 4

PRONOUN = re.compile(r"^(?:it|they|there|its|their)\b(?:\W+\w+){4,}", re.IGNORECASE)
"""What several outlets tell is told even if none names its subject again."""

MOST = 0.75
"""Share of the outlets that bear out a group's best supported statement which must bear out
another, plainer one, before that is printed instead."""

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
    told = Nearness(story.weights, REPEATS)
    for alike in sorted(shared, key=lambda c: -support(story, c)):
        for claims, plain in borne_out(story, alike):
            words = story.signatures[plain.id]
            if next(told.near(words), None) is None:
                told.add(plain.id, words)
                found.append(_finding(story, claims, plain))
    return found


def borne_out(story: Story, claims: Sequence[Claim]) -> Iterator[tuple[Sequence[Claim], Claim]]:
    """Yield what two accounts or more of a group state, each with the claims that bear it out.

    The statement is a claim that can be read alone and that most accounts bear out; who does not
    is not counted. What the others of the group state together comes after it.
    """
    left = list(claims)
    while len(story.accounts(left)) > 1:
        bearing = {
            c.id: [x for x in left if bears_out(story, x, c)]
            for c in left
            if _can_be_printed(story, c)
        }
        backed = {c: len(story.accounts(by)) for c, by in bearing.items()}
        enough = max(2, math.ceil(MOST * max(backed.values(), default=0)))
        able = [c for c in left if backed.get(c.id, 0) >= enough]
        if not able:
            return
        plain = _spokesman(story, able)
        yield bearing[plain.id], plain
        left = [c for c in left if c not in bearing[plain.id]]


def _can_be_printed(story: Story, claim: Claim) -> bool:
    by_pronoun = PRONOUN.match(claim.text) and not is_piece(story, claim)
    return stands_alone(story, claim) or bool(by_pronoun)


def _spokesman(story: Story, claims: Sequence[Claim]) -> Claim:
    """Return the plainest claim, in an outlet's own voice where not all quote one origin."""
    able = [c for c in claims if not _repeats_a_quotation(story, c, claims)]
    own = [c for c in able if c.speaker is None and stands_alone(story, c)]
    if own and len({c.origin for c in claims}) > 1:
        return plainest(story, own)
    return plainest(story, able)


def _repeats_a_quotation(story: Story, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether an outlet says in its own voice, word for word, what another quotes someone with."""
    words = story.signatures[claim.id].terms
    return claim.speaker is None and any(
        c.speaker and c.mode != "indirect" and words <= story.signatures[c.id].terms for c in claims
    )


def nearly(story: Story, one: Claim, other: Claim) -> bool:
    """Whether a page that says the one would repeat itself with the other."""
    overlap = story.weights.overlap(story.signatures[one.id], story.signatures[other.id])
    return overlap >= REPEATS


def _finding(story: Story, claims: Sequence[Claim], plain: Claim) -> Finding:
    statement = stated(story, _as_told(story, claims, plain))
    return Finding(
        id=finding_id("statement", story, claims),
        kind="agreed",
        question=shortened(story, plain),
        statement=statement,
        reason=backing(story, claims),
        positions=(position(story, claims, statement),),
    )


def _as_told(story: Story, claims: Sequence[Claim], plain: Claim) -> Claim:
    """Return a claim without its speaker where an outlet states it too, in its own voice.

    What all give to somebody stays given to somebody: two who accuse make no fact.
    """
    alone = plain.model_copy(update={"speaker": None})
    by = [c for c in claims if not _repeats_a_quotation(story, c, claims)]
    several = len({_source(story, c) for c in by}) > 1
    in_own_voice = any(c.speaker is None for c in by)
    return alone if several and in_own_voice and stands_alone(story, alone) else plain


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
    if FIRST_PERSON.search(claim.text) and ": \u201c" not in stated(story, claim):
        return False  # "we" of nobody's
    return len(claim.text.split()) >= MIN_WORDS and not dangles(claim)


def shortened(story: Story, claim: Claim, words: int = 12) -> str:
    """Return what a claim is about, for a heading or a list."""
    parts = plain_text(story, claim).split()
    return (
        " ".join(parts)
        if len(parts) <= words
        else " ".join(parts[:words]).rstrip(",;:") + " \u2026"
    )

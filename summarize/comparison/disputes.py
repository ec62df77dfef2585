"""Opposite statements about one thing: which cannot both be so, and who stands on which side.

Three kinds of evidence, each strong enough by itself: two claims that the engine judged to
contradict; a claim that its own article sets against the one before it ("However, …") with an
opposite word in it; and two origins that lay one kind of act at different doors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.comparison.agreed import backing
from summarize.comparison.align import Met
from summarize.comparison.asking import asked
from summarize.comparison.blame import blamed
from summarize.comparison.contrast import contrasted
from summarize.comparison.denial import denied
from summarize.comparison.opposition import Opposition
from summarize.comparison.positions import clause, finding_id, plainest, position, stated
from summarize.comparison.story import Story
from summarize.domain import Claim, Finding
from summarize.text.opposites import poles

SIDE_NAMES = ("First side", "Second side", "Not known")

SAME_SPEAKER = 0.2
"""Overlap from which two claims of one speaker on one pole are one statement: a speaker's words
come back in other translations."""


class Dispute(NamedTuple):
    """The sides of one question.

    Attributes:
        sides: The claims of each side, the side that was put first in front.
        unsure: Claims that say it is not known.
        why: What sets the sides against each other.
        question: What it is about, where the first side's claim alone does not tell.
    """

    sides: tuple[tuple[Claim, ...], tuple[Claim, ...]]
    unsure: tuple[Claim, ...]
    why: str
    question: str


def disputes(story: Story) -> list[Finding]:
    """Return the story's disputes."""
    oppositions = [*_judged(story.met), *contrasted(story), *denied(story), *blamed(story)]
    return [_finding(story, d) for d in join(story, oppositions)]


def join(story: Story, oppositions: Sequence[Opposition]) -> list[Dispute]:
    """Join oppositions that share a side into one dispute with two sides.

    Each opposition puts its two claims, and all that say the same, on two sides; another one
    that shares a claim with it puts its other claim on the side across.
    """
    side: dict[str, tuple[int, int]] = {}
    firsts: list[Opposition] = []
    unsure: dict[str, int] = {}
    for one in oppositions:
        here = _placed(story, one.first, side)
        there = _placed(story, one.second, side)
        if here is not None and there is not None:
            continue
        if here is None and there is None:
            here = (len(firsts), 0)
            firsts.append(one)
        if here is None and there is not None:
            here = (there[0], 1 - there[1])
        if here is None:
            continue
        for claim in _same(story, one.first):
            side.setdefault(claim.id, here)
        if one.open:
            unsure[one.second.id] = here[0]
            continue
        for claim in _same(story, one.second):
            side.setdefault(claim.id, (here[0], 1 - here[1]))
    return list(_disputes(story, side, unsure, firsts))


def _disputes(
    story: Story,
    side: dict[str, tuple[int, int]],
    unsure: dict[str, int],
    firsts: Sequence[Opposition],
) -> Iterator[Dispute]:
    for number, first in enumerate(firsts):
        left = tuple(story.claim[c] for c, where in side.items() if where == (number, 0))
        right = tuple(story.claim[c] for c, where in side.items() if where == (number, 1))
        open_ = tuple(story.claim[c] for c, n in unsure.items() if n == number)
        if left and (right or open_):
            yield Dispute((left, right), open_, first.why, first.question)


def _placed(story: Story, claim: Claim, side: dict[str, tuple[int, int]]) -> tuple[int, int] | None:
    return next((side[c.id] for c in _same(story, claim) if c.id in side), None)


def _same(story: Story, claim: Claim) -> list[Claim]:
    """Return the claim with all that say the same, and what its speaker says alike elsewhere."""
    found = _grouped(story, claim)
    stands = {(p.contrast, p.side) for c in found for p in poles(c.text) if p.side}
    for other in story.by_origin[claim.origin] if claim.speaker is not None else ():
        if other in found:
            continue
        alike = stands & {(p.contrast, p.side) for p in poles(other.text)}
        if alike and any(_near(story, other, c) for c in found):
            found += [c for c in _grouped(story, other) if c not in found]
    return found


def _grouped(story: Story, claim: Claim) -> list[Claim]:
    group = story.group_of.get(claim.id)
    return [story.claim[c] for c in group.claims] if group else [claim]


def _near(story: Story, one: Claim, other: Claim) -> bool:
    overlap = story.weights.overlap(story.signatures[one.id], story.signatures[other.id])
    return overlap >= SAME_SPEAKER


def _judged(met: Sequence[Met]) -> Iterator[Opposition]:
    for pair in met:
        if pair.judgement.relation == "contradicts" and pair.first.origin != pair.second.origin:
            yield Opposition(pair.first, pair.second, _because(pair.judgement.reason))


def _standing(story: Story, side: Sequence[Claim]) -> tuple[int, int, str]:
    """Return the order of sides: the most supported first, whatever the articles' order."""
    origins = {c.origin for c in side}
    return -len(story.accounts(side)), -len(origins), min((c.id for c in side), default="")


def _within_sentence(story: Story, claim: Claim) -> str:
    """Return a claim's sentence to stand after a semicolon: a small letter where no name begins."""
    text = stated(story, claim)
    if claim.speaker is None:
        return clause(story, claim) + "."
    return _lower(text) if claim.speaker[:1].islower() or text.startswith("The ") else text


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _because(reason: str) -> str:
    return f"The words stand against each other: {reason}." if reason else ""


def _finding(story: Story, dispute: Dispute) -> Finding:
    left, right = sorted(dispute.sides, key=lambda side: _standing(story, side))
    named = zip(SIDE_NAMES, (left, right, dispute.unsure), strict=True)
    names, sides = zip(*((n, s) for n, s in named if s), strict=True)
    plain = [plainest(story, s) for s in sides]
    statement = f"{stated(story, plain[0]).rstrip('.')}; {_within_sentence(story, plain[1])}"
    counts = " ".join(
        f"{n}: {_lower(backing(story, s))}" for n, s in zip(names, sides, strict=True)
    )
    return Finding(
        id=finding_id("dispute", story, left),
        kind="disputed",
        type="contradiction",
        question=dispute.question or asked(story, left, plain[0]),
        statement=statement,
        reason=f"{dispute.why} {counts}".strip(),
        positions=tuple(position(story, s) for s in sides),
    )

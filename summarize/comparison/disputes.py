"""Opposite statements about one thing: which cannot both be so, and who stands on which side.

Three kinds of evidence, each strong enough by itself: two claims that the engine judged to
contradict; a claim that its own article sets against the one before it ("However, …") with an
opposite word in it; and two origins that lay one kind of act at different doors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.comparison.agreed import backing, stands_alone
from summarize.comparison.asking import asked
from summarize.comparison.bearing import bears_out
from summarize.comparison.blame import blamed
from summarize.comparison.called import called
from summarize.comparison.causes import caused
from summarize.comparison.contrast import contrasted
from summarize.comparison.denial import came_about, denied
from summarize.comparison.hours import timed
from summarize.comparison.opposition import Dispute, Opposition
from summarize.comparison.places import placed
from summarize.comparison.positions import finding_id, position
from summarize.comparison.possible import possible
from summarize.comparison.replies import replied
from summarize.comparison.spoken import against
from summarize.comparison.stances import Side, lower, sides_of, told_in_short
from summarize.comparison.story import Story
from summarize.domain import Claim, Finding, FindingType, Position
from summarize.text.opposites import poles

LEAST_SIDES = 2
"""Sides that must have words a reader can take alone."""

ONE_STATEMENT = 0.6
"""Overlap from which the words of a wire come back in another account."""

SAME_SPEAKER = 0.2
"""Overlap from which two claims of one speaker on one pole are one statement: a speaker's words
come back in other translations."""


def disputes(story: Story) -> list[Finding]:
    """Return the story's disputes."""
    oppositions = [
        *_judged(story),
        *contrasted(story),
        *denied(story),
        *blamed(story),
        *placed(story),
        *caused(story),
        *timed(story),
        *called(story),
        *possible(story),
        *replied(story),
    ]
    found = join(story, [o for o in oppositions if not o.words[0]])
    found += _drawn(story, [o for o in oppositions if o.words[0]], found)
    return [f for d in found for f in _finding(story, d)]


def _drawn(
    story: Story, oppositions: Sequence[Opposition], found: Sequence[Dispute]
) -> list[Dispute]:
    """Return what articles draw in words of their own, one dispute for each pair of utterances.

    They are not joined with others: who answers one thing has not said what another answers.
    """
    told = [_across(d) for d in found]
    drawn: list[list[Opposition]] = []
    for one in oppositions:
        told_so = next((d for d in drawn if _is_told_so(story, d[0], one)), None)
        drawn.append([one]) if told_so is None else told_so.append(one)
    return [
        _of_pair(story, ones)
        for ones in drawn
        if not any(_is_across(one, sides) for one in ones for sides in told)
    ]


def _is_told_so(story: Story, told: Opposition, one: Opposition) -> bool:
    """Whether two oppositions are one: of the same words, or of one wire's in two accounts."""
    if told.words == one.words:
        return True
    pairs = ((told.first, one.first), (told.second, one.second))
    return all(
        story.weights.overlap(story.signatures[a.id], story.signatures[b.id]) >= ONE_STATEMENT
        for a, b in pairs
    )


def _is_across(one: Opposition, sides: tuple[frozenset[str], frozenset[str]]) -> bool:
    pair = {one.first.id, one.second.id}
    return all(len(pair & side) == 1 for side in sides)


def _across(dispute: Dispute) -> tuple[frozenset[str], frozenset[str]]:
    left, right = (frozenset(c.id for c in side) for side in dispute.sides)
    return left, right | {c.id for c in dispute.unsure}


def _of_pair(story: Story, ones: Sequence[Opposition]) -> Dispute:
    left, right = (
        tuple({c.id: c for claim, across in side for c in _same(story, claim, across)}.values())
        for side in ([(o.first, o.second) for o in ones], [(o.second, o.first) for o in ones])
    )
    first = ones[0]
    return Dispute((left, right), (), first.why, first.question, first.words, first.kind)


def join(story: Story, oppositions: Sequence[Opposition]) -> list[Dispute]:
    """Join oppositions that share a side into one dispute with two sides.

    Each opposition puts its two claims, and all that say the same, on two sides; another one
    that shares a claim with it puts its other claim on the side across.
    """
    side: dict[str, tuple[int, int]] = {}
    firsts: list[Opposition] = []
    unsure: dict[str, int] = {}
    for one in oppositions:
        here = _placed(story, one.first, one.second, side)
        there = _placed(story, one.second, one.first, side)
        if here is not None and there is not None:
            continue
        if here is None and there is None:
            here = (len(firsts), 0)
            firsts.append(one)
        if here is None and there is not None:
            here = (there[0], 1 - there[1])
        if here is None:
            continue
        for claim in _same(story, one.first, one.second):
            side.setdefault(claim.id, here)
        if one.open:
            unsure[one.second.id] = here[0]
            continue
        for claim in _same(story, one.second, one.first):
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
            yield Dispute((left, right), open_, first.why, first.question, first.words, first.kind)


def _placed(
    story: Story, claim: Claim, across: Claim, side: dict[str, tuple[int, int]]
) -> tuple[int, int] | None:
    return next((side[c.id] for c in _same(story, claim, across) if c.id in side), None)


def _same(story: Story, claim: Claim, across: Claim) -> list[Claim]:
    """Return the claim with all that say the same, and what its speaker says alike elsewhere.

    Who stands across says what is like it for another reason.
    """
    return [c for c in _alike(story, claim) if c.origin != across.origin]


def _alike(story: Story, claim: Claim) -> list[Claim]:
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
    """Return a claim with those of its group that stand on its side whatever the group says.

    These are of the same origin, or state as much; to share words is not enough for that.
    """
    group = story.group_of.get(claim.id)
    others = [story.claim[c] for c in group.claims if c != claim.id] if group else []
    return [claim, *(c for c in others if c.origin == claim.origin or bears_out(story, c, claim))]


def _near(story: Story, one: Claim, other: Claim) -> bool:
    overlap = story.weights.overlap(story.signatures[one.id], story.signatures[other.id])
    return overlap >= SAME_SPEAKER


def _judged(story: Story) -> Iterator[Opposition]:
    for pair in story.met:
        one, other = pair.first, pair.second
        if pair.judgement.relation != "contradicts" or one.origin == other.origin:
            continue
        if _count_others(one, other):
            continue
        if not (came_about(story, one, other) or came_about(story, other, one)):
            yield Opposition(one, other, _because(pair.judgement.reason))


def _count_others(one: Claim, other: Claim) -> bool:
    """Whether two claims count different numbers: fifteen died, and seven survived."""
    counts = [{f.value for f in c.figures if f.unit is None} for c in (one, other)]
    return all(counts) and not counts[0] & counts[1]


def _because(reason: str) -> str:
    return f"The words stand against each other: {reason}." if reason else ""


def _finding(story: Story, dispute: Dispute) -> Iterator[Finding]:
    """Yield the finding, where at least two of its sides can be shown."""
    sides = sides_of(story, dispute)
    if len(sides) < LEAST_SIDES:
        return
    first, second = sides[:LEAST_SIDES]
    counts = " ".join(f"{s.name}: {lower(backing(story, s.claims))}" for s in sides)
    yield Finding(
        id=finding_id("dispute", story, first.claims),
        kind="disputed",
        type=dispute.kind,
        question=dispute.question or _asked(story, sides, drawn=bool(dispute.words[0])),
        statement=told_in_short(story, first, second),
        reason=f"{dispute.why} {counts}".strip(),
        positions=tuple(_position(story, s, dispute.kind) for s in sides),
    )


def _position(story: Story, side: Side, kind: FindingType | None) -> Position:
    """Return a side; where one was held later than the other, with the day of printing."""
    found = position(story, side.claims, side.words)
    day = story.article[side.plain.article].published.date
    return found.model_copy(update={"as_of": day}) if kind == "update" else found


def _asked(story: Story, sides: Sequence[Side], *, drawn: bool) -> str:
    """Return the question, of the side that says that it is so.

    What an article draws is asked so where that is told of somebody and short; else the two who
    differ are named.
    """
    able = [s for s in sides if not s.plain.negated]
    if drawn:
        first = sides[0].plain
        if first.negated or first.mode != "indirect" or not stands_alone(story, first):
            return against(story, first, sides[1].plain)
        able = [*sides]
    side = (able or [*sides])[0]
    return asked(story, side.claims, side.plain)

"""Opposite statements about one thing: which cannot both be so, and who stands on which side.

Three kinds of evidence, each strong enough by itself: two claims that the engine judged to
contradict; a claim that its own article sets against the one before it ("However, …") with an
opposite word in it; and two origins that lay one kind of act at different doors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.comparison.agreed import backing, stands_alone
from summarize.comparison.asking import asked
from summarize.comparison.bearing import bears_out
from summarize.comparison.blame import blamed
from summarize.comparison.called import called
from summarize.comparison.causes import caused
from summarize.comparison.contrast import contrasted
from summarize.comparison.denial import came_about, denied
from summarize.comparison.hours import timed
from summarize.comparison.opposition import Opposition
from summarize.comparison.places import placed
from summarize.comparison.positions import (
    FIRST_PERSON,
    clause,
    finding_id,
    plainest,
    position,
    stated,
)
from summarize.comparison.possible import possible
from summarize.comparison.replies import replied
from summarize.comparison.spoken import against, readable
from summarize.comparison.story import Story
from summarize.domain import Claim, Finding, FindingType, Position
from summarize.text.opposites import poles

SIDE_NAMES = ("First side", "Second side", "Not known")

LEAST_SIDES = 2
"""Sides that must have words a reader can take alone."""

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
        words: How the sides are worded, where a claim alone does not say it.
        kind: How they differ; None where all may yet be so.
    """

    sides: tuple[tuple[Claim, ...], tuple[Claim, ...]]
    unsure: tuple[Claim, ...]
    why: str
    question: str
    words: tuple[str, str]
    kind: FindingType | None


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
    drawn: dict[tuple[str, str], list[Opposition]] = {}
    for one in oppositions:
        drawn.setdefault(one.words, []).append(one)
    return [
        _of_pair(story, ones)
        for ones in drawn.values()
        if not any(_is_across(one, sides) for one in ones for sides in told)
    ]


def _is_across(one: Opposition, sides: tuple[frozenset[str], frozenset[str]]) -> bool:
    pair = {one.first.id, one.second.id}
    return all(len(pair & side) == 1 for side in sides)


def _across(dispute: Dispute) -> tuple[frozenset[str], frozenset[str]]:
    left, right = (frozenset(c.id for c in side) for side in dispute.sides)
    return left, right | {c.id for c in dispute.unsure}


def _of_pair(story: Story, ones: Sequence[Opposition]) -> Dispute:
    left, right = (
        tuple({c.id: c for claim in side for c in _same(story, claim)}.values())
        for side in ([o.first for o in ones], [o.second for o in ones])
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
            yield Dispute((left, right), open_, first.why, first.question, first.words, first.kind)


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
        if not (came_about(story, one, other) or came_about(story, other, one)):
            yield Opposition(one, other, _because(pair.judgement.reason))


class Side(NamedTuple):
    """One side as the page shows it.

    Attributes:
        name: What the reason calls it.
        claims: Who stands on it.
        plain: The claim that speaks for it.
        words: The side in words, as a sentence.
        quoted: Whether the words are not those of the claim.
    """

    name: str
    claims: tuple[Claim, ...]
    plain: Claim
    words: str
    quoted: bool


def _standing(story: Story, side: Sequence[Claim]) -> tuple[int, int, str]:
    """Return the order of sides: the most supported first, whatever the articles' order."""
    origins = {c.origin for c in side}
    return -len(story.accounts(side)), -len(origins), min((c.id for c in side), default="")


def _within_sentence(story: Story, side: Side) -> str:
    """Return a side to stand after a semicolon: a small letter where no name begins."""
    claim = side.plain
    if side.words != stated(story, claim):
        return side.words
    if claim.speaker is None:
        return clause(story, claim) + "."
    small = claim.speaker[:1].islower() or side.words.startswith("The ")
    return _lower(side.words) if small else side.words


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _because(reason: str) -> str:
    return f"The words stand against each other: {reason}." if reason else ""


def _sides(story: Story, dispute: Dispute) -> list[Side]:
    """Return the sides that can be shown, the most supported first and what is open last."""
    left, right = dispute.sides
    one, other = dispute.words
    pair = [(left, one), (right, other if right else "")]
    if not one and dispute.kind != "update":  # else the article, or time, puts one first
        pair.sort(key=lambda side: _standing(story, side[0]))
    told = [*pair, (dispute.unsure, "" if right else other)]
    shown = []
    for name, (claims, words) in zip(SIDE_NAMES, told, strict=True):
        plain = _spokesman(story, claims, words)
        if plain is not None:
            shown.append(Side(name, claims, plain, words or stated(story, plain), bool(words)))
    return shown


def _spokesman(story: Story, side: Sequence[Claim], words: str) -> Claim | None:
    """Return the claim that speaks for a side: one that can be read alone, best with no "we".

    None where there is none: a fragment, or what "it" did, shows a reader no position.
    """
    able = list(side) if words else [c for c in side if readable(story, c)]
    told = [c for c in able if not FIRST_PERSON.search(c.text)] or able
    return plainest(story, told) if told else None


def _finding(story: Story, dispute: Dispute) -> Iterator[Finding]:
    """Yield the finding, where at least two of its sides can be shown."""
    sides = _sides(story, dispute)
    if len(sides) < LEAST_SIDES:
        return
    first, second = sides[:LEAST_SIDES]
    counts = " ".join(f"{s.name}: {_lower(backing(story, s.claims))}" for s in sides)
    yield Finding(
        id=finding_id("dispute", story, first.claims),
        kind="disputed",
        type=dispute.kind,
        question=dispute.question or _asked(story, sides, drawn=bool(dispute.words[0])),
        statement=f"{first.words.rstrip('.')}; {_within_sentence(story, second)}",
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

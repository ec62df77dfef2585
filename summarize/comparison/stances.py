"""The sides of a dispute as the page shows them: who speaks for each, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.comparison.opposition import Dispute
from summarize.comparison.positions import FIRST_PERSON, clause, plainest, stated
from summarize.comparison.spoken import readable
from summarize.comparison.story import Story
from summarize.domain import Claim

SIDE_NAMES = ("First side", "Second side", "Not known")


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


ONE = "One account"
"""An outlet that nobody has named."""


def told_in_short(story: Story, first: Side, second: Side) -> str:
    """Return two sides as one sentence of the page, each given to those who say it.

    What an outlet says in its own voice is given to the outlet: the page takes no side.
    """
    one, other = _given(story, first), _after(story, second)
    if other.startswith(ONE):
        other = ("another" if one.startswith(ONE) else lower(ONE)) + other.removeprefix(ONE)
    return f"{one.rstrip('.')}; {other}"


def _given(story: Story, side: Side) -> str:
    """Return a side with who says it."""
    claim = side.plain
    if claim.speaker is not None or side.words != stated(story, claim):
        return side.words
    if story.origin[claim.origin].kind != "outlet":
        return side.words
    outlet = story.article[claim.article].outlet
    return f"{outlet or ONE} says {clause(story, claim)}."


def _after(story: Story, side: Side) -> str:
    """Return a side to stand after a semicolon: a small letter where no name begins."""
    claim, words = side.plain, _given(story, side)
    if claim.speaker is None:
        return clause(story, claim) + "." if words == stated(story, claim) else words
    if side.words != stated(story, claim):
        return words
    small = claim.speaker[:1].islower() or words.startswith("The ")
    return lower(words) if small else words


def lower(text: str) -> str:
    """Return a sentence with a small first letter."""
    return text[:1].lower() + text[1:]


def sides_of(story: Story, dispute: Dispute) -> list[Side]:
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

"""Who was where, and who denies it: "in a closed bay", "never inside the closed bay"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarize.comparison.opposition import Opposition
from summarize.comparison.story import Story
from summarize.domain import Claim, Mention
from summarize.text.hedges import FUTURE, find_hedges
from summarize.text.meaning import content_words, stem
from summarize.text.names import find_names

INSIDE = re.compile(r"\b(?:in|inside|into|within|entered) *$", re.IGNORECASE)
NEVER_INSIDE = re.compile(
    r"(?:\bnever|\bnot|n['\u2019]t)(?: \w+)? (?:in|inside|into|within|enter|entered|near) *$"
    r"|\b(?:was|were|remained|stayed|been) (?:\w+ )?outside(?: of)? *$",
    re.IGNORECASE,
)

TELLING = 2
"""Words of content that name a place of which there is one in a story: "the closed bay"."""


class _Place(NamedTuple):
    """A place that a claim puts somebody in, or keeps them out of."""

    claim: Claim
    words: frozenset[str]
    names: frozenset[str]
    text: str


def placed(story: Story) -> list[Opposition]:
    """Return pairs of claims by different origins, in a place and never there."""
    inside: list[_Place] = []
    outside: list[_Place] = []
    for claim, mention in _mentions(story):
        before = story.article[claim.article].text[claim.start : mention.start]
        never = NEVER_INSIDE.search(before)
        if not never and not INSIDE.search(before):
            continue
        words = frozenset(stem(w) for w in content_words(mention.text))
        if len(words) < TELLING or find_names(f"in {mention.text}"):
            continue
        place = _Place(claim, words, _names(claim), mention.text)
        if never:
            outside.append(place)
        elif _is_told(claim):
            inside.append(place)
    why = "One puts it there, the other denies that."
    return [
        Opposition(one.claim, other.claim, why, _asked(story, other))
        for other in outside
        for one in inside
        if _is_one(one, other) and not story.is_background(one.claim)
    ]


def _asked(story: Story, place: _Place) -> str:
    """Return whether the one who denies it was there; empty where the claim opens with no name."""
    first = next((m for c, m in _mentions(story) if c is place.claim), None)
    if first is None or first.start != place.claim.start:
        return ""
    who = first.text
    who = f"the{who[3:]}" if who.startswith("The ") else who
    return f"Whether {who} was in {place.text}"


def _mentions(story: Story) -> Iterator[tuple[Claim, Mention]]:
    mentions = {r.article: r.mentions for r in story.reads}
    for claim in story.claims:
        if not story.repeated(claim):
            for mention in mentions.get(claim.article, ()):
                if claim.start <= mention.start < claim.end:
                    yield claim, mention


def _is_told(claim: Claim) -> bool:
    future = any(c.kind == FUTURE for c in find_hedges(claim.text))
    return not claim.negated and not claim.hedges and not future


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(w.lower() for n in find_names(claim.quote) if not n.initial for w in n.words)


def _is_one(one: _Place, other: _Place) -> bool:
    """Whether two claims are of one place and not of two who are named."""
    if one.words != other.words or one.claim.origin == other.claim.origin:
        return False
    return not one.names or not other.names or bool(one.names & other.names)

"""Statements that one article sets against each other: "However, …" and an opposite word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarize.comparison.opposition import Opposition
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.meaning import stem
from summarize.text.opposites import OF_ONE_SUBJECT, Pole, poles

CONNECTIVE = re.compile(
    r"^[\s\"\u201c]*(?:however|but|yet|nevertheless|nonetheless|in contrast|by contrast|despite"
    r"|in spite of|contrary to|still,|even so)\b"
    r"|\bhowever,|\bat odds with\b|\bin (?:stark |sharp )?contrast\b|\bcontrary to\b"
    r"|\b(?:contradict(?:s|ed|ing)?|disput(?:es|ed|ing)|den(?:ies|ied|ying))"
    r" (?:this|it|these|those|the|his|her|their|any|such)\b",
    re.IGNORECASE,
)
"""Words by which a writer sets a sentence against the one before (Penn Discourse Treebank,
explicit connectives of Comparison.Contrast and Comparison.Concession)."""

REMARKS = re.compile(
    r"\b(?:his|her|their|its|the|these|those|such) (?:\w+ )?(?:remarks?|statements?|comments?"
    r"|announcements?|claims?|words|assertions?|assurances?|denials?|reports?|promises?)\b",
    re.IGNORECASE,
)
"""Words by which a sentence speaks of what was said before."""

TIME_WORDS = "year month week day hour time last next cent percent"
OF_TIME = frozenset(stem(w) for w in TIME_WORDS.split())

REPLY = 2
"""Sentences within which a reply follows; an aside may stand between."""

WINDOW = 3
"""Sentences over which one contrast carries on."""


def contrasted(story: Story) -> list[Opposition]:
    """Return the oppositions that articles themselves draw, in order."""
    return [o for article in story.articles for o in _within(story, article.id)]


class _Stand(NamedTuple):
    """Where a claim stands, and in which sentence of its article."""

    claim: Claim
    pole: Pole
    sentence: int


def _within(story: Story, article: str) -> Iterator[Opposition]:
    stands = [
        _Stand(c, p, story.sentence_number(c))
        for c in story.by_article[article]
        for p in poles(c.text)
    ]
    opened: list[tuple[_Stand, _Stand]] = []
    for i, stand in enumerate(stands):
        for before in stands[:i]:
            if not _against(story, before, stand):
                continue
            drawn = _drawn(story, before, stand)
            carried = any(
                b.pole.contrast == stand.pole.contrast
                and b.claim.id == before.claim.id
                and _carries(story, stand.claim, b.claim, s.claim)
                for b, s in opened
            )
            if drawn or carried:
                opened.append((before, stand))
                why = _why(story, article) if drawn else ""
                yield Opposition(before.claim, stand.claim, why, open=stand.pole.side == 0)


def _against(story: Story, before: _Stand, stand: _Stand) -> bool:
    """Whether two poles stand against each other, by different origins, close by."""
    one, other = before.pole, stand.pole
    return (
        one.contrast == other.contrast
        and one.side != 0
        and other.side in {0, -one.side}
        and before.claim.origin != stand.claim.origin
        and (
            other.contrast not in OF_ONE_SUBJECT or _same_subject(story, before.claim, stand.claim)
        )
        and 1 <= stand.sentence - before.sentence <= WINDOW
    )


def _drawn(story: Story, before: _Stand, stand: _Stand) -> bool:
    """Whether the article itself sets a sentence against the one before."""
    next_to = stand.sentence - before.sentence <= REPLY
    return next_to and _connected(story, stand.claim) and _answers(story, stand.claim, before.claim)


def _same_subject(story: Story, one: Claim, other: Claim) -> bool:
    first, second = story.features.get(one.id), story.features.get(other.id)
    return first is not None and second is not None and first.subject == second.subject


def _carries(story: Story, claim: Claim, first: Claim, second: Claim) -> bool:
    """Whether a claim goes on about what an opposition was about: it shares a word with it."""
    about = story.signatures[first.id].terms | story.signatures[second.id].terms
    shared = story.signatures[claim.id].terms & about
    return any(not _of_no_matter(t) for t in shared)


def _of_no_matter(term: str) -> bool:
    return term in OF_TIME or term.startswith("#") or term[-2:] in {" +", " -"}


def _answers(story: Story, claim: Claim, before: Claim) -> bool:
    """Whether a claim speaks of what the one before does: by a word, or of its being said."""
    return _carries(story, claim, before, before) or REMARKS.search(claim.text) is not None


def _connected(story: Story, claim: Claim) -> bool:
    start, end = story.sentence_of(claim)
    return CONNECTIVE.search(story.article[claim.article].text[start:end]) is not None


def _why(story: Story, article: str) -> str:
    name = story.account(article)
    return f"{name} itself sets one against the other."

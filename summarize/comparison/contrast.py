"""Statements that one article sets against each other: "However, …" and an opposite word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.comparison.opposition import Opposition
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.opposites import Pole, poles

CONNECTIVE = re.compile(
    r"^[\s\"\u201c]*(?:however|but|yet|nevertheless|nonetheless|in contrast|by contrast|despite"
    r"|in spite of|contrary to|still,|even so)\b"
    r"|\bhowever,|\bcontradict(?:s|ed|ing)?\b|\bat odds with\b|\bin (?:stark |sharp )?contrast\b"
    r"|\bcontrary to\b|\bdisput(?:es|ed|ing)\b|\bdenie[sd]\b",
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

WINDOW = 3
"""Sentences over which one contrast carries on."""


def contrasted(story: Story) -> list[Opposition]:
    """Return the oppositions that articles themselves draw, in order."""
    return [o for article in story.articles for o in _within(story, article.id)]


def _within(story: Story, article: str) -> Iterator[Opposition]:
    standing = [(c, p) for c in story.by_article[article] for p in poles(c.text)]
    order = {c.id: story.sentence_number(c) for c, _ in standing}
    opened: list[tuple[Claim, Claim, Pole]] = []
    for i, (claim, pole) in enumerate(standing):
        for before, earlier in standing[:i]:
            if not _against(before, earlier, claim, pole, order):
                continue
            next_to = order[claim.id] - order[before.id] == 1
            drawn = next_to and _connected(story, claim) and _answers(story, claim, before)
            carried = any(
                _carries(story, claim, first, second)
                for first, second, p in opened
                if p.contrast == pole.contrast and first.id == before.id
            )
            if drawn or carried:
                opened.append((before, claim, pole))
                why = _why(story, article) if drawn else ""
                yield Opposition(before, claim, why, open=pole.side == 0)


def _against(before: Claim, earlier: Pole, claim: Claim, pole: Pole, order: dict[str, int]) -> bool:
    """Whether two poles stand against each other, by different origins, close by."""
    return (
        earlier.contrast == pole.contrast
        and earlier.side != 0
        and pole.side in {0, -earlier.side}
        and before.origin != claim.origin
        and 1 <= order[claim.id] - order[before.id] <= WINDOW
    )


def _carries(story: Story, claim: Claim, first: Claim, second: Claim) -> bool:
    """Whether a claim goes on about what an opposition was about: it shares a word with it."""
    about = story.signatures[first.id].terms | story.signatures[second.id].terms
    shared = story.signatures[claim.id].terms & about
    return any(not t.endswith((" +", " -")) for t in shared)


def _answers(story: Story, claim: Claim, before: Claim) -> bool:
    """Whether a claim speaks of what the one before does: by a word, or of its being said."""
    return _carries(story, claim, before, before) or REMARKS.search(claim.text) is not None


def _connected(story: Story, claim: Claim) -> bool:
    start, end = story.sentence_of(claim)
    return CONNECTIVE.search(story.article[claim.article].text[start:end]) is not None


def _why(story: Story, article: str) -> str:
    name = story.account(article)
    return f"{name} itself sets one against the other."

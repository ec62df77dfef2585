"""Who denies what others call them: "fishermen and not smugglers", "an accident, not murder"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.comparison.opposition import Opposition
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.meaning import stem

NOT_BUT = re.compile(
    r"\b(?:is|are|was|were|as|been|:) (?:an? )?(?P<one>[a-z][\w-]+(?: (?!and\b|but\b)[a-z][\w-]+)?)"
    r",? (?:and |but )?not (?:an? )?(?P<other>[a-z][\w-]+)"
    r"(?= *$|[.,;\"\u201d]| (?:who|as|say|said)\b)"
    r"|\b(?:is|are|was|were) (?:not|n['\u2019]t) (?:an? )?(?P<other2>[a-z][\w-]+),? but (?:an? )?"
    r"(?P<one2>[a-z][\w-]+(?: [a-z][\w-]+)?)(?= *$|[.,;\"\u201d])"
)
"""Two nouns of which one is said not to be the right one."""


FEWEST = 2
"""Accounts that use the name which one rejects: it is then the story's word for them."""

SHORTEST = 4
"""Letters of a noun: shorter words are no names for anybody."""


def called(story: Story) -> list[Opposition]:
    """Return claims that reject a name, each with those of other origins that use it plainly."""
    return [
        Opposition(there, claim, _why(one, other), f"Whether they are {other} or {one}", kind=None)
        for claim in story.claims
        if claim.part == "body" and not story.repeated(claim)
        for one, other in _rejected(claim)
        for there in _users(story, claim, other)
    ]


def _why(one: str, other: str) -> str:
    return f"What some call \u201c{other}\u201d, one calls \u201c{one}\u201d and not that."


def _rejected(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the name that a claim gives and the one that it rejects."""
    for match in NOT_BUT.finditer(claim.text):
        one, other = match["one"] or match["one2"], match["other"] or match["other2"]
        if len(other) >= SHORTEST:
            yield one, other


def _users(story: Story, claim: Claim, other: str) -> Iterator[Claim]:
    """Yield the claims of other accounts that tell what was done by, or to, those of that name.

    Only what two accounts tell alike: what one alone tells of such people may be of others.
    """
    meant = stem(other)
    acting = {
        (a.article, a.start)
        for r in story.reads
        for a in r.actions
        if meant in {stem(a.agent or ""), stem(a.patient or "")}
    }
    for group in story.groups:
        claims = [story.claim[c] for c in group.claims]
        able = [
            c
            for c in claims
            if not c.negated
            and not c.hedges
            and not story.is_background(c)
            and story.account(c.article) != story.account(claim.article)
            and any(a == c.article and c.start <= at < c.end for a, at in acting)
        ]
        if len(story.accounts(able)) >= FEWEST:
            yield from able

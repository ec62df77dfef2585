"""One says that it happened, another that nothing of the kind did: "the alarm rang", "no alarm"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from summarize.comparison.opposition import Opposition
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.hedges import FUTURE, find_hedges
from summarize.text.negation_scope import denies

HAPPENING = frozenset(
    """
    sound ring go issue give send hear happen occur come begin start activate trigger switch
    explode fire land arrive open work function
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Verbs by which a thing is said to have happened at all."""

PRONOUNS = frozenset({"it", "they", "this", "that"})
"""What may stand for a thing: "he" and "she" do not."""


def denied(story: Story) -> list[Opposition]:
    """Return pairs of a claim that something happened and one that it did not, by others."""
    happened: dict[str, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        features = story.features.get(claim.id)
        if features and features.subject and _asserts(claim, features.root):
            happened[features.subject].append(claim)
    return [
        Opposition(there, claim, f"One says that it happened, one that there was no {noun}.")
        for claim in story.claims
        for noun in _denied_nouns(story, claim, set(happened))
        for there in happened[noun]
        if _may_clash(story, there, claim)
    ]


def _asserts(claim: Claim, root: str | None) -> bool:
    return (
        root in HAPPENING
        and not claim.negated
        and not claim.hedges
        and not _NO.search(claim.text)
        and all(c.kind != FUTURE for c in find_hedges(claim.text))  # to come is not happened
    )


_NO = re.compile(r"\b(?:no|not|never|without|none|neither|nor)\b|n['\u2019]t\b", re.IGNORECASE)


def _denied_nouns(story: Story, claim: Claim, nouns: set[str]) -> Iterator[str]:
    """Yield the nouns of which a claim says that there was none, or that they did not act."""
    features = story.features.get(claim.id)
    if features is None or not _NO.search(claim.text):
        return
    for noun in sorted(nouns):
        none = re.compile(rf"\b(?:no|without (?:a|any)|not a single) {noun}s?\b", re.IGNORECASE)
        if none.search(claim.text):
            yield noun
        elif features.root in HAPPENING and denies(claim.text, features.root or ""):
            meant = features.subject == noun or (
                features.subject in PRONOUNS and _just_named(story, claim, noun)
            )
            if meant:
                yield noun


def _just_named(story: Story, claim: Claim, noun: str) -> bool:
    """Whether the sentence of a claim, or the one before it, names the noun."""
    number = story.sentence_number(claim)
    spans = story.sentences(claim.article)
    start, end = spans[max(0, number - 1)][0], claim.start
    return noun in story.article[claim.article].text[start:end].lower()


def _may_clash(story: Story, there: Claim, claim: Claim) -> bool:
    """Whether two claims are by different origins and of one time."""
    if there.origin == claim.origin:
        return False
    if there.when and claim.when:
        return there.when.from_ <= claim.when.to and claim.when.from_ <= there.when.to
    return not story.is_background(there) and not story.is_background(claim)

"""A side of a dispute in words that can be read alone: one statement, or a speaker's utterance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.comparison.agreed import stands_alone
from summarize.comparison.positions import (
    CROWDS,
    DANGLING,
    FIRST_PERSON,
    TOLD,
    dangles,
    speaker_name,
    stated,
)
from summarize.comparison.story import Story
from summarize.domain import Claim

MOST_WORDS = 32
"""Words of an utterance that a reader takes in as one side."""

LEAST_WORDS = 3
"""Words that a side has at least: "sabotage is excluded" says all."""

OF_THEMSELVES = re.compile(r"^(?:they|their)\b", re.IGNORECASE)
"""What many say of themselves: "officers said they were attacked"."""

OF_NOTHING = re.compile(
    r"^it (?:is|was|had been|has been) (?:\w+ ){1,2}(?:until|when|that|before|after)\b",
    re.IGNORECASE,
)
""" "It" that stands for nothing: "it was quiet until the police came"."""

QUOTATION = re.compile('["\u201c\u201d\n]')
FRAME = re.compile('^[^"\u201c]*[,:] ["\u201c](?=[^"\u201c\u201d]*["\u201d]?$)')
"""What stands before a quotation, where a claim takes it in: "he rejected that: \"We have …"."""

MARKS = ' .,;:"\u201c\u201d'


def against(story: Story, one: Claim, other: Claim) -> str:
    """Return who is against whom, as the heading of a dispute that asks no short question."""
    return f"{_called(story, one)} against {_called(story, other)}"


def _called(story: Story, claim: Claim) -> str:
    if claim.speaker is None:
        return story.account(claim.article)
    return speaker_name(story, claim.speaker)


def readable(story: Story, claim: Claim) -> bool:
    """Whether a claim, with its speaker before it, can be read without the sentence before."""
    if stands_alone(story, claim) or (claim.speaker and _tells_what_was_told(claim)):
        return True
    features = story.features.get(claim.id)
    if features is not None and features.whole and features.root and not dangles(claim):
        return len(claim.text.split()) >= LEAST_WORDS and not FIRST_PERSON.search(claim.text)
    many = claim.speaker is not None and _are_many(claim.speaker) and claim.mode == "indirect"
    if many and OF_THEMSELVES.match(claim.text):
        return True
    return OF_NOTHING.match(claim.text) is not None


def _tells_what_was_told(claim: Claim) -> bool:
    """Whether a claim is printed without what it opens with: "this is against her claim that"."""
    told = TOLD.match(claim.text)
    return told is not None and DANGLING.match(claim.text[told.end() :]) is None


def side_in_words(
    story: Story, claims: Sequence[Claim], about: frozenset[str] = frozenset()
) -> tuple[str, tuple[Claim, ...]]:
    """Return one speaker's statements as a side, and the claims that it is made of.

    Direct speech is quoted as it stands, from the first sentence that needs none before it; of
    other statements that one is given which can be read alone and is most of the same matter.

    Args:
        story: The accounts.
        claims: Statements of one origin in one place, in order.
        about: Terms of the other side.

    Returns:
        No words and no claims where a reader could not take them alone.
    """
    if claims and claims[0].speaker and all(c.mode == "direct" for c in claims):
        return _quoted(story, claims)
    able = [c for c in claims if readable(story, c)]
    if not able:
        return "", ()
    told = max(able, key=lambda c: (len(story.signatures[c.id].terms & about), c.start))
    return stated(story, told), (told,)


def _quoted(story: Story, claims: Sequence[Claim]) -> tuple[str, tuple[Claim, ...]]:
    able = [i for i, c in enumerate(claims) if not dangles(c) and _begins_sentence(story, c)]
    if not able:
        return "", ()
    told = list(claims[able[0] :])
    text = story.article[told[0].article].text
    while len(told) > 1 and not _is_one_quotation(text[told[0].start : told[-1].end]):
        told.pop()
    said = FRAME.sub("", text[told[0].start : told[-1].end]).strip(MARKS)
    if QUOTATION.search(said):
        return "", ()
    speaker = speaker_name(story, told[0].speaker or "")
    words = f"{_capital(speaker)}: \u201c{_capital(' '.join(said.split()))}.\u201d"
    return words, tuple(told)


def _is_one_quotation(said: str) -> bool:
    inside = QUOTATION.search(said.strip(MARKS)) is None
    return inside and len(said.split()) <= MOST_WORDS


def _begins_sentence(story: Story, claim: Claim) -> bool:
    """Whether a claim's words open a sentence or a quotation: no piece of one is quoted."""
    text = story.article[claim.article].text
    before = text[story.sentence_of(claim)[0] : claim.start].strip()
    return before in {"", '"', "\u201c"} or before[-1:] in {'"', "\u201c", ":"}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _are_many(speaker: str) -> bool:
    words = speaker.lower().split()
    return words[-1].endswith("s") or bool(CROWDS & set(words))

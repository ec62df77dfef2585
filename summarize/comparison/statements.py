"""A claim as one neutral sentence, given to who says it."""

from __future__ import annotations

import re

from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.meaning import FUNCTION_WORDS

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me)\b")
LEANING = re.compile(
    r"^\W*(?:he|she|they|it|his|her|their|its|this|that|these|those|there|and|but|so|then|also)\b",
    re.IGNORECASE,
)
"""First words that lean on the sentence before."""

MARKS = " .,;:\"\u201c\u201d'\u2018\u2019"


def leans(claim: Claim) -> bool:
    """Whether a claim is not understood without the sentence before it."""
    return LEANING.match(claim.text) is not None


def stated(story: Story, claim: Claim) -> str:
    """Return a claim as a sentence: in plain words where the outlet says it itself.

    What somebody says is given to them, and stands in quotation marks where it was quoted.
    """
    speaker = claim.speaker
    if not speaker or _names(claim.text, speaker):
        return _ended(_capital(claim.text))
    named = _capital(story.origin[claim.origin].name if claim.origin in story.origin else speaker)
    if claim.mode == "direct" or FIRST_PERSON.search(claim.text):
        return f"{named}: \u201c{_capital(claim.text.strip(MARKS))}.\u201d"
    return _ended(f"{named} said {_lowered(story, claim)}")


def _names(text: str, speaker: str) -> bool:
    """Whether words name their speaker themselves: no "X said X said"."""
    return speaker.rsplit(maxsplit=1)[-1].lower() in re.findall(r"[\w'-]+", text.lower())


def _lowered(story: Story, claim: Claim) -> str:
    """Return a claim's words to stand inside a sentence: no capital but a name's."""
    first = re.split(r"[\s,'\u2019]", claim.text, maxsplit=1)[0]
    features = story.features.get(claim.id)
    names = {w for n in features.names for w in n.split()} if features else set()
    plain = first.istitle() and first not in names and first.lower() in FUNCTION_WORDS
    return claim.text[:1].lower() + claim.text[1:] if plain and first != "I" else claim.text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    return text if re.search(r"[.!?][\"\u201d\u2019']?$", text) else f"{text}."

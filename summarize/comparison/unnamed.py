"""Sources without a name: what the page calls them, and whose words they are."""

from __future__ import annotations

import re

from summarize.text.saying import PERSON_NOUNS, PUBLIC_SPEAKERS
from summarize.text.words import FUNCTION_WORDS

UNATTRIBUTED = "unattributed reports"
"""The origin of "it was reported that" and of "one report said"."""
_HEARSAY = frozenset({"report", "reports", "rumour", "rumours", "rumor", "rumors", "speculation"})
_COUNTING = r"(?:the|an?|one|some|two|three|several|many|various|other|subsequent|recent|initial)"
_PLAIN_HEARSAY = re.compile(
    rf"(?:{_COUNTING}\s+|(?:media|press|news|local|unconfirmed|early|earlier)\s+)*(\w+)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:an?|the|one)?\s*(?:\w+\s)?(?:spokes(?:man|woman|person)|representative)\s+(?:for|of)\s+"
    r"(?:the\s+)?(.+)",
    re.IGNORECASE,
)
"""An unnamed spokesperson of somebody: what is said is that body's word."""
_NUMBERED = re.compile(
    r"^(?:two|three|four|five|six|several|some|many|both|a few)\s", re.IGNORECASE
)
PRONOUNS = {
    "he": "an unnamed man", "she": "an unnamed woman", "they": "unnamed people",
    "it": "an unnamed source", "me": "an unnamed source", "him": "an unnamed man",
    "her": "an unnamed woman", "who": "an unnamed source", "one": "an unnamed source",
}  # fmt: skip
"""Speakers of whom the text gives nothing but a pronoun."""
RESIDENT = frozenset({"living", "in", "from", "of", "at", "near", "inside"})
"""Behind "people" they tell who these are, as well as one can: no name is kept back."""
PARTICIPLES = ("ed", "ing")
CROWDS = frozenset({"police", "staff", "management", "clergy", "people", "personnel"})
OFFICES = frozenset({
    "official", "source", "spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor",
    "diplomat", "officer", "executive", "insider", "employee", "representative", "lawmaker",
    "person", "people", "staffer", "investigator", "lawyer", "attorney",
})  # fmt: skip
"""Sources of whom a reader asks for the name; residents and witnesses are what they are."""


def is_hearsay(name: str) -> bool:
    """Tell whether a source is only that something is reported: "reports", "one report"."""
    match = _PLAIN_HEARSAY.fullmatch(name.strip())
    return match is not None and match.group(1).lower() in _HEARSAY


def is_one_person(name: str) -> bool:
    """Tell whether a source is a single person: "a resident", not "residents" or "police"."""
    words = name.lower().split()
    return words[:1] in (["a"], ["an"], ["the"], ["one"]) and _head(words) in PERSON_NOUNS


def spoken_for(name: str) -> str | None:
    """Return the body of "a spokesman for Corvane"; None for other sources."""
    match = _FOR.fullmatch(name.strip())
    return match.group(1) if match and match.group(1)[:1].isupper() else None


def told_as(name: str) -> str:
    """Return what the page calls an unnamed source: "an unnamed official", "two unnamed people".

    Args:
        name: The words of the source, with or without its article.
    """
    if is_hearsay(name):
        return UNATTRIBUTED
    if (pronoun := PRONOUNS.get(name.lower())) is not None:
        return pronoun
    words = _lowered(name).split()
    head = _head(words)
    if "unnamed" in words:
        return name
    if head not in OFFICES and head.removesuffix("s") not in OFFICES:
        return with_article(" ".join(words))
    if head == "people" and any(w in RESIDENT for w in words):
        return " ".join(words)
    if _NUMBERED.match(" ".join(words)):
        return " ".join([words[0], "unnamed", *words[1:]])
    if words[0] in ("a", "an", "the", "one"):
        words = words[1:]
    plural = head == "people" or (head.removesuffix("s") in OFFICES and head.endswith("s"))
    return " ".join([*([] if plural else ["an"]), "unnamed", *words])


def with_article(name: str) -> str:
    """Return "the company" for a source that its article calls so and by no name."""
    words = name.split()
    head = _head(words)
    several = head.endswith("s") or head in CROWDS or words[0].lower() in FUNCTION_WORDS
    owned = any(w.endswith(("\u2019s", "'s")) and w[0].isupper() for w in words[:-1])
    return name if several or owned or not words[0][0].islower() else f"the {name}"


def _lowered(name: str) -> str:
    """Return a name without a capital that only opened its sentence, or a headline in capitals."""
    first, space, rest = name.partition(" ")
    small = first.lower()
    plain = small in FUNCTION_WORDS | PUBLIC_SPEAKERS
    known = plain or {small, small.removesuffix("s")} & (PERSON_NOUNS | OFFICES)
    return small + space + rest if (known and rest == rest.lower()) or plain else name


def _head(words: list[str]) -> str:
    stops = {"of", "in", "at", "for", "with", "from", "close", "familiar", "briefed", "who", "near"}
    ends = [i for i, w in enumerate(words) if i and (w.lower() in stops or w.endswith(PARTICIPLES))]
    cut = ends[0] if ends else len(words)
    return words[cut - 1].lower()

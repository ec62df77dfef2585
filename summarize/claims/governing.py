"""What a number is said of: the subject of "reached 800", the object of "put the crowd at 800"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.claims.acts import SPEECH_VERBS
from summarize.claims.nouns import NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_ESTIMATING = frozenset(
    {"put", "estimate", "set", "place", "value", "peg", "fix", "price", "assess", "reckon", "cap"}
)
"""Verbs that give their object a size."""


def estimated(above: Token, preposition: str) -> Token | None:
    """Return what somebody puts "at" an amount; the phrase may hang on a word in between."""
    if preposition not in ("at", "to"):
        return None
    while above.dep_ in ("pobj", "prep") and above.head != above:
        above = above.head
    verb = above.head if above.dep_ == "dobj" else above
    if verb.lemma_ not in _ESTIMATING:
        return None
    return next(
        (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ in NOUNS), None
    )


MEASURING = frozenset(
    {
        "be",
        "reach",
        "cost",
        "total",
        "measure",
        "weigh",
        "span",
        "cover",
        "hit",
        "exceed",
        "top",
        "near",
        "read",
    }
)
"""Verbs whose object is a measure of their subject."""
SIZING = MEASURING | {
    "stand", "rise", "fall", "climb", "drop", "grow", "increase", "decrease", "swell", "shrink",
    "number", "pass", "surpass", "jump",
}  # fmt: skip
_ROLES = ("nsubjpass", "dobj", "nsubj")


def sized_by(top: Token) -> Token | None:
    """Return what is said to have a bare number: "put the crowd at 800", "turnout reached 800"."""
    if top.dep_ == "pobj":
        above = top.head.head
        if (found := estimated(above, top.head.lower_)) is not None:
            return found
        fits = top.head.lower_ in ("at", "to", "from", "by") and above.lemma_ in SIZING
        return subject_of(above) if fits and above.pos_ in ("VERB", "AUX") else None
    if top.dep_ in ("attr", "dobj", "acomp", "npadvmod", "nummod") and top.head.lemma_ in SIZING:
        return subject_of(top.head) if top.head.pos_ in ("VERB", "AUX") else None
    return None


def subject_of(verb: Token) -> Token | None:
    """Return the noun that a clause is about: its object where something is done to that."""
    if verb.pos_ in NOUNS:
        return verb
    if verb.dep_ == "acl" and verb.head.pos_ in NOUNS:
        return verb.head
    for dependency in ("nsubjpass", "nsubj") if verb.lemma_ in SIZING else _ROLES:
        for child in verb.children:
            if child.dep_ == dependency and child.pos_ in NOUNS:
                relays = dependency == "nsubj" and verb.lemma_ in SPEECH_VERBS
                return None if relays else child
            if child.dep_ == dependency != "dobj" and child.tag_ == "WDT":
                return verb.head if verb.dep_ == "relcl" and verb.head.pos_ in NOUNS else None
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None and (verb.dep_ == "ccomp" or own.lower_ not in ("it", "they")):
        return None  # "shows it is 90 percent" tells nothing of what shows it
    if verb.dep_ in ("xcomp", "conj", "ccomp", "advcl") and verb.head != verb:
        return subject_of(verb.head)
    return None


_FALLS = frozenset(
    {
        "fall", "drop", "decline", "decrease", "slump", "shrink", "plunge", "tumble", "slide",
        "slip", "dip", "sink", "plummet", "crater", "crash", "dive", "reduction", "down", "lower",
    }
)  # fmt: skip
_RISES = frozenset(
    {"rise", "increase", "grow", "growth", "climb", "jump", "gain", "surge", "soar", "up", "higher"}
)
CHANGES = _FALLS | _RISES
"""Words that say that something changed by an amount, whatever it came to."""


def direction(word: str) -> str:
    """Return "fall" or "rise" for a word of change."""
    return "fall" if word in _FALLS else "rise"


def change_by(top: Token) -> str | None:
    """Return whether a share is by how much something fell or rose: "fell (by) 5 percent"."""
    head = top.head
    if top.dep_ == "pobj":
        head = head.head if head.lower_ == "by" else top
    word = head.lower_ if head.pos_ in ("ADV", "ADJ", "ADP") else head.lemma_.lower()
    return direction(word) if head != top and word in CHANGES else None

"""The noun that a number counts or measures, with the words that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.text.numbers import NumberMention
from summarize.text.units import UNIT_WORDS
from summarize.text.words import PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = ("NOUN", "PROPN")
GENERIC = frozenset(
    {"other", "more", "one", "those", "they", "them", "whom", "which", "who", "us", "you", "these"}
)
"""Words that stand for what was counted before."""
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "LOC"})
"""Kinds of names whose own number or measure is nothing that is told of them so briefly."""
SUMS = frozenset({"total", "toll", "number", "figure", "tally", "count", "sum", "estimate"})
"""Nouns that say that there is a number, and not of what."""
SEAMS = frozenset({"-", "\u2010", "\u2011"})
KEPT_WORDS = 2
"""Words in front of a noun that are kept: "Syrian power plants"."""

_EMPTY_ADJECTIVES = frozenset(
    {
        "other", "more", "further", "additional", "some", "many", "several", "total", "least",
        "estimated", "magnitude", "strong", "powerful", "massive", "huge", "worth", "just",
        "mere", "full", "whole", "entire", "whopping", "staggering", "shallow", "such", "same",
        "record", "high", "low", "current", "various", "numerous", "different", "own", "only",
        "approximate",
    }
)  # fmt: skip


def is_human(noun: Token) -> bool:
    """Whether a noun names people."""
    singular = noun.lower_.removesuffix("s")
    return (
        noun.lemma_.lower() in PEOPLE
        or singular in PEOPLE
        or noun.ent_type_ in ("NORP", "PERSON")
        or noun.lower_.endswith(_OF_MEN)
        or noun.lower_ == "crowd"
    )


_OF_MEN = ("men", "man", "women", "woman", "people", "folk")


def whole(noun: Token) -> Token:
    """Return the noun that a modifier belongs to: "22-man crew", "three debate nights"."""
    while noun.dep_ in ("compound", "nmod") and noun.tag_ in ("NN", "NNP") and _leans(noun):
        noun = noun.head
    return noun


def _leans(noun: Token) -> bool:
    """Whether a noun stands right before the noun that it modifies, no dash between them."""
    head = noun.head
    if head.pos_ not in NOUNS or head.i <= noun.i:
        return False
    return all(t.is_alpha or t.text in SEAMS for t in noun.doc[noun.i + 1 : head.i]) and (
        noun.whitespace_ != "" or noun.doc[noun.i + 1].text in SEAMS
    )


def phrase(noun: Token, mention: NumberMention | None = None) -> str:
    """Return the noun with the words that it needs: "power plants", "Syrian citizens"."""
    kept = [
        c
        for c in noun.lefts
        if c.dep_ in ("compound", "amod", "nmod") and c.is_alpha and not c.like_num
        and not (mention is not None and mention.start <= c.idx < mention.end)
        and c.lower_ not in _EMPTY_ADJECTIVES and not _is_scale(c)
    ][-KEPT_WORDS:]  # fmt: skip
    own = set(_chain(noun))
    words = [_of_nation(c) + w for c in kept if c not in own and (w := _chained(c))]
    return " ".join([*words, _chained(noun) or _cased(noun)])


def _of_nation(token: Token) -> str:
    """Return the first half of a nation's name: the South of "South African"."""
    before = token.nbor(-1) if token.i else None
    if before is None or token.dep_ != "amod" or before.head != token or before.pos_ != token.pos_:
        return ""
    return f"{before.text} " if before.text in _QUARTERS and token.text[:1].isupper() else ""


_QUARTERS = frozenset({"North", "South", "East", "West", "Central", "New", "Sri", "Saudi", "Costa"})


def definite(noun: Token, mention: NumberMention | None = None) -> str:
    """Return the phrase of a noun with "the" where it is one thing: "the new bridge"."""
    one = noun.tag_ in ("NN", "NNP") and any(c.dep_ in ("det", "poss") for c in noun.children)
    words = phrase(noun, mention)
    return f"the {words}" if one else words


def _is_scale(token: Token) -> bool:
    """Whether a letter belongs to the digits before it: "943K jobs"."""
    before = token.nbor(-1) if token.i else token
    return before.like_num and not before.whitespace_


def _chained(token: Token) -> str:
    """Return a word with what hyphens join to it; "" where that is a measure ("three-year")."""
    chain = list(_chain(token))
    if any(t.like_num or t.lower_.rstrip("s") in UNIT_WORDS for t in chain):
        return ""
    return "".join(_cased(t) for t in chain)


def _chain(token: Token) -> Iterator[Token]:
    doc, first, last = token.doc, token.i, token.i
    while first >= 2 and doc[first - 1].text in SEAMS and not doc[first - 1].whitespace_:
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].text in SEAMS and not doc[last + 1].whitespace_:
        last += 2
    yield from doc[first : last + 1]


def _cased(token: Token) -> str:
    return token.text if token.pos_ == "PROPN" or token.ent_type_ else token.lower_


def object_of(token: Token, *prepositions: str) -> Token | None:
    """Return the noun that a preposition joins to a word: "the cost (of) repairs"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return pobj_of(child)
    return None


def pobj_of(preposition: Token) -> Token | None:
    """Return the noun that a preposition governs."""
    return next((c for c in preposition.children if c.dep_ == "pobj"), None)


def topic_before(token: Token) -> Token | None:
    """Return what a label in front of a statement names: the depth, in "Depth: 42 km".

    The label is the same line up to a colon, or a sentence before of a few words and no verb.
    """
    sent = token.sent
    label = [t for t in sent if t.i < token.i]
    colon = next((t.i for t in reversed(label) if t.text == ":"), None)
    if colon is not None:
        said = any(t.pos_ in ("VERB", "AUX") or t.is_quote for t in label if t.i > colon)
        return None if said else _last_noun([t for t in label if t.i < colon])
    if sent.start and "\n" not in (before := sent.doc[sent.start - 1].sent).text.rstrip(" "):
        noun = _last_noun(list(before))
        return before.root if noun is not None and before.root.pos_ == "NOUN" else noun
    return None


LABEL_WORDS = 5
"""Words of a label; more are a sentence."""


def _last_noun(words: list[Token]) -> Token | None:
    if len([w for w in words if w.is_alpha]) > LABEL_WORDS:
        return None
    if words and words[0].pos_ == "ADP":  # "On paper: 90"
        return None
    if any(w.pos_ in ("VERB", "AUX") for w in words):
        return None
    if any(w.ent_type_ in ("DATE", "TIME") for w in words):
        return None
    return next((w for w in reversed(words) if w.pos_ == "NOUN" and w.lemma_ not in SUMS), None)

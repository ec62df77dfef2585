"""What a figure of the ledger is compared by: words, names, amount."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarize.comparison.entries import Entry, sentence_of
from summarize.comparison.kinds import split_of
from summarize.comparison.quantities import in_base_unit
from summarize.text.meaning import FUNCTION_WORDS, Signature, content_words, stem
from summarize.text.names import find_names
from summarize.text.synonyms import synonyms
from summarize.text.tolls import PEOPLE

_EMPTY_WORDS = """
    amount distance people person anyone number total figure value part size level
    area percent percentage cent per year month week day time estimate
"""
EMPTY = frozenset(stem(w) for w in _EMPTY_WORDS.split())
"""Words of measure that do not tell what is measured."""


class Profile(NamedTuple):
    """What a figure is compared by.

    Attributes:
        words: The words for what is counted and what is done.
        context: All words of the claim.
        sentence: All words of the sentence.
        around: The names of the sentence, lower case.
        amount: The value in the base unit of its dimension; money as it stands.
        human: Whether people are counted.
    """

    words: Signature
    context: Signature
    sentence: Signature
    around: frozenset[str]
    amount: float
    human: bool


def profile_of(entry: Entry) -> Profile:
    """Return what a figure is compared by."""
    sentence = sentence_of(entry.article, entry.figure)
    named = (n.text for n in find_names(sentence))
    around = {w.lower() for n in named for w in n.split() if w[:1].isupper()}
    words = _words(entry)
    told = {w for w in entry.signature.terms if not w.startswith("#")}
    if entry.dimension == "[length]" and _HEIGHT.search(entry.claim.text):
        words.add("height")
    context = {same_word(w) for w in told} | words
    whole = {same_word(stem(w)) for w in content_words(sentence)}
    base = entry.value if entry.dimension.startswith("money") else in_base_unit(entry.figure)
    return Profile(
        words=Signature(frozenset(words) - EMPTY),
        context=Signature(frozenset(context) - EMPTY),
        sentence=Signature(frozenset(whole) - EMPTY),
        around=frozenset(around) | entry.names,
        amount=entry.value if base is None else base,
        human=_is_human(entry),
    )


def _words(entry: Entry) -> set[str]:
    of = entry.figure.of or ""
    first = of.split()[0].lower() if of else ""
    if entry.dimension.startswith("money") and of[:1].isupper() and first in entry.names:
        of = ""  # who or what was paid for by name says nothing of what the amount is
    words = {same_word(w) for w in content_words(of)}
    if of and entry.noun not in (None, "anyone"):
        words.add(same_word(entry.noun or ""))
    if entry.act:
        words.add(same_word(entry.act))
    return words


def _is_human(entry: Entry) -> bool:
    if entry.figure.unit is not None:
        return False
    last = (split_of(entry.figure.of or "")[0].lower().split() or [""])[-1]
    known = last in PEOPLE or last.removesuffix("s") in PEOPLE
    return known or entry.noun in ("anyone", "child", "combatant", "soldier")


_HEIGHT = re.compile(
    r"\b(?:levels?|crest\w*|reach\w*|rose|risen|rises?|stood|high|height|tall|peak\w*)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def same_word(word: str) -> str:
    """Return one key for the forms and close synonyms of a word: "fine" and "fined"."""
    if word in FUNCTION_WORDS:
        return word
    alike = sorted({_key(w) for w in (word, *synonyms(word))})
    return _KINDS.get(alike[0], alike[0])


def _key(word: str) -> str:
    root = stem(word)
    if len(root) <= SHORT:
        root = re.sub(r"(?:ing|ed|es|s|d|e)\Z", "", root) if len(root) > LEAST else root
    return root


_KINDS = {
    "spent": "cost", "spend": "cost", "car": "vehicle", "automobile": "vehicle", "lorry": "vehicle",
    "truck": "vehicle", "home": "hous", "dwell": "hous", "discount": "reduc", "wage": "pay",
    "salary": "pay",
}  # fmt: skip
"""Words that news uses for each other where a figure stands with them (WordNet's hypernyms)."""

LEAST = 3
"""Letters that a root keeps."""

SHORT = 6
"""Letters of a root within which the endings of number and past are not told by `stem`."""

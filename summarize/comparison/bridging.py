"""Figures of one thing under different words: "250 lorries burned" and "some 200 vehicles lost".

Where noun and act do not settle it, two figures meet if each is the other's nearest among all
figures of the two articles, and near enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from summarize.comparison.entries import Entry, split_of
from summarize.comparison.quantities import Rates, in_base_unit, same_amount
from summarize.text.meaning import FUNCTION_WORDS, Signature, Weights, content_words, stem
from summarize.text.synonyms import synonyms
from summarize.text.tolls import TOLLS

NEAR_ENOUGH = 0.44
"""Nearness (0 to 1) from which two figures count one thing. Read on twelve stories: from .38 down,
most new pairs are of two things; above .55 pairs that a reader would make are lost."""

APART = {"count": 4.0, "money": 2.2, "share": 3.0}
"""Amounts so many times apart are more likely of two things than two accounts of one: crowds
are put at 30,000 and 120,000, prices are not."""

APART_MEASURE = 2.5

CROWDED = 80
"""A word that so many figures share tells nothing of which are one; it would cost the square."""

SAME_VALUE = 0.12
"""What equal amounts above a dozen add to nearness: they seldom meet by chance."""

_EMPTY_WORDS = """
    amount distance people person anyone number total figure value part size level
    area percent percentage cent per year month week day time estimate
"""
EMPTY = frozenset(stem(w) for w in _EMPTY_WORDS.split())
"""Words of measure that do not tell what is measured."""

DOZEN = 12


class Thing(NamedTuple):
    """What nearness is reckoned from.

    Attributes:
        words: The words for what is counted and what is done.
        context: All words of the claim.
    """

    words: Signature
    context: Signature


class Bridge:
    """Pairs figures of different articles that count one thing under different words."""

    def __init__(
        self, entries: Sequence[Entry], rates: Rates, universal: Set[str] = frozenset()
    ) -> None:
        self._entries = [e for e in entries if not e.partial]
        self._universal = universal
        self._matter = matter_of(entries)
        self._rates = rates
        self._things = [_thing(e) for e in self._entries]
        self._word_weights = Weights(t.words for t in self._things)
        self._weights = Weights(t.context for t in self._things)

    def pairs(self) -> list[tuple[Entry, Entry]]:
        """Return the pairs of mutual nearest, the nearest first."""
        best: dict[tuple[int, str], tuple[float, int]] = {}
        for i, j in sorted(self._candidates()):
            score = self.nearness(i, j)
            if score < NEAR_ENOUGH:
                continue
            for one, other in ((i, j), (j, i)):
                key = one, self._entries[other].article.id
                best[key] = max(best.get(key, (0.0, 0)), (score, -other))
        found = [
            (score, i, -j)
            for (i, _), (score, j) in best.items()
            if i < -j and -best.get((-j, self._entries[i].article.id), (0, 1))[1] == i
        ]
        found.sort(key=lambda f: (-f[0], f[1], f[2]))
        return [(self._entries[i], self._entries[j]) for _, i, j in found]

    def _candidates(self) -> set[tuple[int, int]]:
        by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, (entry, thing) in enumerate(zip(self._entries, self._things, strict=True)):
            for word in thing.words.terms | thing.context.terms:
                by_word[entry.dimension, word].append(i)
        found: set[tuple[int, int]] = set()
        for held in by_word.values():
            if len(held) <= CROWDED:
                found.update((i, j) for i, j in combinations(held, 2) if self._may_meet(i, j))
        return found

    def _may_meet(self, i: int, j: int) -> bool:
        first, second = self._entries[i], self._entries[j]
        if first.era != second.era or first.claim.id == second.claim.id:
            return False
        if first.article.id == second.article.id and first.claim.origin == second.claim.origin:
            return False
        if self._are_of_others(first, second):
            return False
        if first.dimension == "magnitude" or "ground" in (first.noun, second.noun):
            return False
        if first.foreseen != second.foreseen or not _is_one_toll(first, second):
            return False
        return is_comparable(first, second, self._rates) and not _told_of_others(first, second)

    def _are_of_others(self, first: Entry, second: Entry) -> bool:
        """Whether two amounts of money name different parties: one's offer, another's fine."""
        if not first.dimension.startswith("money"):
            return False
        one, other = first.names - self._universal, second.names - self._universal
        if first.noun == "offer" == second.noun:
            return not self._parties(first) & self._parties(second)
        return bool(one and other) and not one & other

    def _parties(self, entry: Entry) -> frozenset[str]:
        return parties(entry, self._matter)

    def nearness(self, i: int, j: int) -> float:
        """Return how near two figures are, from 0 to about 1."""
        first, second = self._things[i], self._things[j]
        named = self._word_weights.overlap(first.words, second.words)
        told = self._weights.overlap(first.context, second.context)
        score = 0.6 * named + 0.6 * told
        if self._is_unnamed(i, j):
            score = 0.9 * told
        return score + _by_value(self._entries[i].figure.value, self._entries[j].figure.value)

    def _is_unnamed(self, i: int, j: int) -> bool:
        return not self._things[i].words.terms or not self._things[j].words.terms


def matter_of(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the name that most articles have beside an offer: whom or what they bid for."""
    used: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.noun == "offer":
            for name in entry.names:
                used[name].add(entry.article.id)
    most = max((len(a) for a in used.values()), default=0)
    return frozenset(n for n, a in used.items() if len(a) == most)


def parties(entry: Entry, matter: Set[str]) -> frozenset[str]:
    """Return the names beside an offer without what is bid for."""
    return entry.names - matter


def _by_value(one: float | None, other: float | None) -> float:
    """Return what two values alone say for one thing: unusual ones seldom meet by chance."""
    if one is None or other is None or min(one, other) <= DOZEN:
        return 0.0
    if one == other:
        return SAME_VALUE
    digits = min(len(f"{v:.10g}".replace(".", "").strip("0")) for v in (one, other))
    return SAME_VALUE if digits >= TELLING and abs(one - other) <= CLOSE * max(one, other) else 0.0


TELLING = 3
"""Digits that make a number unusual."""

CLOSE = 0.04
"""How far unusual numbers may lie apart to look like one misread or renewed."""


def is_comparable(first: Entry, second: Entry, rates: Rates) -> bool:
    """Whether two amounts are of one sort and of one order of size."""
    if first.dimension != second.dimension:
        return False
    one, other = first.value, second.value
    if first.figure.unit != second.figure.unit:
        if first.dimension.startswith("money"):
            return same_amount(first, second, rates)
        one, other = (in_base_unit(e.figure) or 0.0 for e in (first, second))
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high <= low * APART.get(first.dimension.split()[0], APART_MEASURE)


def _is_one_toll(first: Entry, second: Entry) -> bool:
    """Whether two fates are one, of the same people: four workers killed, seven people killed."""
    if not {first.act, second.act} & TOLLS.keys():
        return True
    groups = {_hands(e) for e in (first, second)}
    return first.act == second.act and (len(groups) == 1 or groups == {"anyone", "those present"})


def _hands(entry: Entry) -> str:
    """Return who is counted; those whom the event befell may be all who are counted."""
    words = split_of(entry.figure.of or "")[0].lower().split()
    present = bool(words) and words[-1].removesuffix("s") in _PRESENT
    return "those present" if present else entry.noun or ""


_PRESENT_WORDS = """
    worker employee passenger miner sailor student patient tourist customer commuter protester
    demonstrator crew migrant prisoner guest pupil member
"""
_PRESENT = frozenset(_PRESENT_WORDS.split())
"""People by what made them be there; helpers, soldiers and children are counted apart."""


def _told_of_others(first: Entry, second: Entry) -> bool:
    """Whether the claims are about two named parties, neither of which the other claim names."""
    one, other = first.subject, second.subject
    if not one or not other or not (one in first.names and other in second.names):
        return False
    return one not in second.names and other not in first.names


def _thing(entry: Entry) -> Thing:
    of = entry.figure.of or ""
    if entry.dimension.startswith("money") and of[:1].isupper():
        of = ""  # who or what was paid for by name says nothing of what the amount is
    words = {same_word(w) for w in content_words(of)}
    if of and entry.noun not in (None, "anyone"):
        words.add(same_word(entry.noun or ""))
    if entry.act:
        words.add(same_word(entry.act))
    told = frozenset(w for w in entry.signature.terms if not w.startswith("#"))
    if entry.dimension == "[length]" and _HEIGHT.search(entry.claim.text):
        words.add("height")
    context = frozenset(same_word(w) for w in told) | words
    return Thing(Signature(frozenset(words) - EMPTY), Signature(context - EMPTY))


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

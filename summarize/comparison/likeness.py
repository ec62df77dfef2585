"""How likely two figures of a story count one thing: "250 lorries burned", "200 vehicles lost".

A log-linear model (Fellegi and Sunter, "A Theory for Record Linkage", 1969; here as a logistic
regression): each feature of a pair adds its weight to the log-odds. The weights were fitted on
stories labelled by readers (`python -m benchmarks.figures --fit`); docs/quality.md has how well it
does on stories that it was not fitted on.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from itertools import combinations

from summarize.comparison.entries import Entry
from summarize.comparison.kinds import GROUPS, split_of
from summarize.comparison.profiles import Profile, profile_of
from summarize.comparison.quantities import Rates
from summarize.text.meaning import Weights
from summarize.text.tolls import TOLLS

UNIVERSAL = 0.6
"""A name that this share of the articles uses tells nothing of which figure is meant."""

CROWDED = 120
"""A word that so many figures share tells nothing of which are one; it would cost the square."""

EQUAL, NEAR = 0.005, 0.12
"""Log-ratios up to which two amounts are equal, and near."""

FARTHEST = 3.0
"""Log-ratio from which farther apart says no more: twenty times."""

UNCONVERTED = 1.5
"""What stands for the log-ratio of two currencies where no article gives a rate."""

DOZEN = 12
"""Up to a dozen, equal numbers are met by chance."""

TELLING = 3
"""Digits that make a number unusual: two such that lie close look like one misread or renewed."""

CLOSE = 0.06


class Likeness:
    """Compares the figures of one story, pair by pair."""

    def __init__(
        self,
        entries: Sequence[Entry],
        rates: Rates,
        places: Set[str] = frozenset(),
        weights: Mapping[str, float] | None = None,
    ) -> None:
        """Take the figures of a story.

        Args:
            entries: The figures.
            rates: The rates of exchange that the articles imply.
            places: Words of names of places in the articles, lower case.
            weights: Of the features; by default those that ship.
        """
        self._weights = weights if weights is not None else _shipped()
        self._entries = entries
        self._rates = rates
        self._profiles = [profile_of(e) for e in entries]
        self._word_weights = Weights(p.words for p in self._profiles)
        self._context_weights = Weights(p.context for p in self._profiles)
        self._sentence_weights = Weights(p.sentence for p in self._profiles)
        self._universal = _universal(entries)
        self._places = places - self._universal
        self._matter = _matter_of_offers(entries)
        self._given = _given(entries, self._profiles)
        self._place = {(e.claim.id, e.figure.start): i for i, e in enumerate(entries)}

    def candidates(self) -> list[tuple[int, int]]:
        """Return the pairs that share a word and may count one thing, in order."""
        by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, (entry, own) in enumerate(zip(self._entries, self._profiles, strict=True)):
            for word in own.context.terms | own.sentence.terms:
                by_word[entry.dimension, word].append(i)
        found: set[tuple[int, int]] = set()
        for held in by_word.values():
            if len(held) <= CROWDED:
                found.update(p for p in combinations(held, 2) if self._may_meet(*p))
        return sorted(found)

    def _may_meet(self, i: int, j: int) -> bool:
        first, second = self._entries[i], self._entries[j]
        one, other = self._profiles[i], self._profiles[j]
        if one.human != other.human and not one.words.terms & other.words.terms:
            return False
        if first.figure.start == second.figure.start and first.article.id == second.article.id:
            return False
        if first.era and second.era and first.era != second.era:
            return False
        if first.dimension == "age" and not first.names & second.names:
            return False
        tolls = {e.act for e in (first, second) if e.act in TOLLS and e.dimension == "count"}
        if len(tolls) > 1 or _are_others(first, second):
            return False
        return not self._are_of_others(first, second)

    def _are_of_others(self, first: Entry, second: Entry) -> bool:
        """Whether two figures are of two parties: one's offer and another's, a result, a hope."""
        if first.dimension.startswith(("money", "share")) and first.foreseen != second.foreseen:
            return True
        if first.noun == "offer" == second.noun:
            return not (first.names & second.names) - self._matter
        one, other = first.subject, second.subject
        if not one or not other or not (one in first.names and other in second.names):
            return False
        return one not in second.names and other not in first.names

    def score(self, i: int, j: int) -> float:
        """Return the log-odds that two figures count one thing."""
        return sum(self._weights.get(k, 0.0) * v for k, v in self.features(i, j).items())

    def between(self, first: Entry, second: Entry) -> float:
        """Return the log-odds that two of the figures count one thing."""
        i, j = (self._place[e.claim.id, e.figure.start] for e in (first, second))
        return self.score(min(i, j), max(i, j))

    def features(self, i: int, j: int) -> dict[str, float]:
        """Return what speaks for and against one thing counted, by name; absent is zero."""
        first, second = self._entries[i], self._entries[j]
        found = {f"sort {_sort(first.dimension)}": 1.0}
        found |= self._of_words(i, j) | self._of_names(i, j) | self._of_amounts(i, j)
        found |= _of_places(first, second) | _of_deeds(first, second)
        people = [self._profiles[k].human for k in (i, j)]
        found["people"] = all(people)
        found["people or things"] = first.figure.unit is None and people[0] != people[1]
        return {name: float(value) for name, value in found.items() if value}

    def _of_words(self, i: int, j: int) -> dict[str, float]:
        one, other = self._profiles[i], self._profiles[j]
        both = self._context_weights
        shared = sorted(both.of(t) for t in one.context.terms & other.context.terms)
        first, second = self._entries[i], self._entries[j]
        alone = [
            max(len(self._given[e.article.id, e.dimension, w]) for e in (first, second))
            for w in one.words.terms & other.words.terms
        ]
        return {
            "one of its kind": bool(alone) and min(alone) == 1,
            "one of two of its kind": bool(alone) and min(alone) == 2,
            "words": self._word_weights.overlap(one.words, other.words),
            "claims": both.overlap(one.context, other.context),
            "sentences": self._sentence_weights.overlap(one.sentence, other.sentence),
            "rare words": sum(shared[-3:]) / both.of(""),
        }

    def _of_names(self, i: int, j: int) -> dict[str, float]:
        names = [self._entries[k].names - self._universal for k in (i, j)]
        around = [self._profiles[k].around - self._universal for k in (i, j)]
        places = [n & self._places for n in names]
        money = self._entries[i].dimension.startswith("money")
        return {
            "names shared": _shared(*names),
            "names apart": all(names) and not names[0] & names[1],
            "names on one side": bool(names[0]) != bool(names[1]),
            "names of money shared": money and _shared(*names),
            "names around money shared": money and _shared(*around),
            "names around apart": all(around) and not around[0] & around[1],
            "place shared": bool(places[0] & places[1]),
        }

    def _of_amounts(self, i: int, j: int) -> dict[str, float]:
        first, second = self._entries[i], self._entries[j]
        one, other = self._profiles[i], self._profiles[j]
        ratio = self._ratio(i, j)
        unnamed = not one.words.terms & other.words.terms
        small = max(one.amount, other.amount) <= DOZEN
        equal, near = (ratio or 0.0) < EQUAL, EQUAL <= (ratio or 0.0) < NEAR
        close = EQUAL <= (ratio or 0.0) < CLOSE
        telling = min(_digits(p.amount) for p in (one, other)) >= TELLING
        return {
            "no rate": ratio is None,
            "ratio": min(UNCONVERTED if ratio is None else ratio, FARTHEST),
            "equal": ratio is not None and equal and not small,
            "equal, unnamed": ratio is not None and equal and not small and unnamed,
            "equal and small": ratio is not None and equal and small and not unnamed,
            "equal and small, unnamed": ratio is not None and equal and small and unnamed,
            "near": near,
            "near and telling": close and telling,
            "other unit": first.figure.unit != second.figure.unit,
            "vague": (first.figure.value is None) != (second.figure.value is None),
        }

    def _ratio(self, i: int, j: int) -> float | None:
        """Return how far two amounts lie apart, as a log-ratio; None without a rate."""
        first, second = self._entries[i].figure, self._entries[j].figure
        one, other = self._profiles[i].amount, self._profiles[j].amount
        if self._entries[i].dimension.startswith("money") and first.unit != second.unit:
            there = self._rates.convert(one, first.unit or "", second.unit or "")
            if there is None:
                return None
            one = there
        return abs(math.log(one / other)) if one > 0 and other > 0 else FARTHEST


def _are_others(first: Entry, second: Entry) -> bool:
    """Whether two counts are of people who are not the same: children, soldiers, officers."""
    if first.dimension != "count" or second.dimension != "count":
        return False
    groups = {e.noun for e in (first, second) if e.noun in GROUPS}
    if len(groups) > 1:
        return True
    if first.act not in TOLLS or first.act != second.act:
        return False
    hands = {hands_of(e) for e in (first, second)}
    return len(hands) > 1 and hands != {"anyone", "those present"}


def hands_of(entry: Entry) -> str:
    """Return who is counted among the dead or hurt; those present may be all who are counted."""
    last = (split_of(entry.figure.of or "")[0].lower().split() or [""])[-1]
    if last.removesuffix("s") in _PRESENT:
        return "those present"
    return "anyone" if last in _ADULTS else entry.noun or ""


_PRESENT_WORDS = """
    worker employee passenger miner sailor student patient tourist customer commuter protester
    demonstrator crew migrant prisoner guest pupil member inmate fan spectator worshipper
"""
_PRESENT = frozenset(_PRESENT_WORDS.split())
"""People by what made them be there; helpers, soldiers and children are counted apart."""

_ADULTS = frozenset({"man", "men", "woman", "women", "adults"})


def _sort(dimension: str) -> str:
    """Return the sort of a quantity: the measures are few in any story, and weighed as one."""
    if dimension == "[time]":
        return "time"
    return "measure" if dimension.startswith("[") else dimension


def _of_places(first: Entry, second: Entry) -> dict[str, float]:
    """Compare where two figures stand: in one article, in one voice, in a headline."""
    one_article = first.article.id == second.article.id
    return {
        "one article": one_article,
        "one voice": one_article and first.claim.origin == second.claim.origin,
        "one claim": first.claim.id == second.claim.id,
        "headline": "headline" in (first.claim.part, second.claim.part),
    }


def _of_deeds(first: Entry, second: Entry) -> dict[str, float]:
    """Compare what is counted and what happened to it, as sorted, and what sort of figure it is."""
    noun = first.noun is not None and first.noun == second.noun
    act = first.act is not None and first.act == second.act
    of = (first.figure.of or "").lower()
    return {
        "noun": noun,
        "noun of anyone": noun and first.noun == "anyone",
        "noun and act": noun and act,
        "other act": None not in (first.act, second.act) and first.act != second.act,
        "toll or not": first.act != second.act and bool({first.act, second.act} & TOLLS.keys()),
        "same phrase": bool(of) and of == (second.figure.of or "").lower(),
        "subject": first.subject is not None and first.subject == second.subject,
        "era": first.era != second.era,
        "foreseen": first.foreseen != second.foreseen,
        "partial": first.partial != second.partial,
    }


def _shared(one: Set[str], other: Set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _universal(entries: Sequence[Entry]) -> frozenset[str]:
    used: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry.names:
            used[name].add(entry.article.id)
    articles = len({e.article.id for e in entries})
    return frozenset(n for n, a in used.items() if len(a) >= UNIVERSAL * articles)


def _given(
    entries: Sequence[Entry], profiles: Sequence[Profile]
) -> dict[tuple[str, str, str], set[float]]:
    """Return the amounts that each article gives with each word for what is counted."""
    given: dict[tuple[str, str, str], set[float]] = defaultdict(set)
    for entry, own in zip(entries, profiles, strict=True):
        for word in own.words.terms:
            given[entry.article.id, entry.dimension, word].add(own.amount)
    return given


def _matter_of_offers(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the name that most articles have beside an offer: whom or what they bid for."""
    used: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry.names if entry.noun == "offer" else ():
            used[name].add(entry.article.id)
    most = max((len(a) for a in used.values()), default=0)
    return frozenset(n for n, a in used.items() if len(a) == most)


@cache
def _shipped() -> dict[str, float]:
    text = files("summarize.comparison").joinpath("likeness.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


def _digits(amount: float) -> int:
    return len(f"{amount:.10g}".replace(".", "").strip("0"))

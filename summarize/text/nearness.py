"""Which statements lie near a given one, without comparing it with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from summarize.text.meaning import Signature, Weights

ROUNDING = 1e-9
"""Slack for sums of weights taken in another order."""


class Nearness:
    """Statements by their terms, to find those that overlap with another by a given measure.

    Args:
        weights: Rarity of terms; decides the overlap.
        least: Overlap from which two statements are near, above 0 and at most 1.
    """

    def __init__(self, weights: Weights, least: float) -> None:
        self._weights = weights
        self._least = least
        self._held: list[tuple[str, Signature]] = []
        self._holders: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, key: str, signature: Signature) -> None:
        """Take in a statement under a key."""
        for term in signature.terms:
            self._holders[term].append(len(self._held))
        self._held.append((key, signature))

    def near(self, signature: Signature) -> Iterator[str]:
        """Yield the keys of the statements near to one, in no set order."""
        seen: set[int] = set()
        for term in self._telling(signature):
            for number in self._holders.get(term, ()):
                if number not in seen:
                    seen.add(number)
                    key, other = self._held[number]
                    if self._weights.overlap(signature, other) >= self._least:
                        yield key

    def _telling(self, signature: Signature) -> Iterator[str]:
        """Yield the rarest terms of a statement, one of which each near statement holds.

        With overlap t, what two statements share weighs at least t / (2 - t) of either: terms
        that weigh less than that all together cannot make them near (prefix filtering, Chaudhuri,
        Ganti and Kaushik 2006).
        """
        left = self._weights.sum(signature.terms)
        enough = left * self._least / (2 - self._least) - ROUNDING
        for term in sorted(signature.terms, key=lambda t: (-self._weights.of(t), t)):
            if left < enough:
                return
            yield term
            left -= self._weights.of(term)


FEW_TERMS = 2
"""One word in common repeats nothing, unless the whole of a statement is that word."""


class Retold:
    """Statements that were told, to know whether another repeats one of them.

    Args:
        weights: Rarity of terms; decides the overlap.
        within: Share of the shorter of two statements that the longer one holds when it tells it.
        least: Overlap from which two statements repeat each other, whatever their length.
    """

    def __init__(self, weights: Weights, within: float, least: float) -> None:
        self._weights = weights
        self._within = within
        self._near = Nearness(weights, least)
        self._told: list[frozenset[str]] = []
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        self._telling: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, signature: Signature) -> None:
        """Take in a statement that is told."""
        number = len(self._told)
        self._told.append(signature.terms)
        self._near.add(str(number), signature)
        for term in signature.terms:
            self._holders[term].append(number)
        for term in self._rarest(signature.terms):
            self._telling[term].append(number)

    def holds(self, signature: Signature) -> bool:
        """Whether a statement, or most of it, was told, or it tells most of one again."""
        if next(self._near.near(signature), None) is not None:
            return True
        near = {n for t in signature.terms for n in self._telling.get(t, ())}
        near |= {n for t in self._rarest(signature.terms) for n in self._holders.get(t, ())}
        return any(self._is_within(signature.terms, self._told[n]) for n in near)

    def _is_within(self, one: frozenset[str], other: frozenset[str]) -> bool:
        if len(one & other) < FEW_TERMS and not (one <= other or other <= one):
            return False
        least = min(self._weights.sum(one), self._weights.sum(other))
        return self._weights.sum(one & other) >= self._within * least - ROUNDING

    def _rarest(self, terms: frozenset[str]) -> Iterator[str]:
        """Yield the rarest terms of a statement: who holds most of it holds one of them."""
        left = self._weights.sum(terms)
        enough = left * self._within - ROUNDING
        for term in sorted(terms, key=lambda t: (-self._weights.of(t), t)):
            if left < enough:
                return
            yield term
            left -= self._weights.of(term)

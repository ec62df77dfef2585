"""Sets of terms as sorted arrays, so that many pairs of sets are compared at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Indexes = NDArray[np.int64]
Vector = NDArray[np.float64]

CHUNK = 50_000
"""Pairs compared at a time: some 30 MB for statements of twenty words."""


class Sets:
    """The term sets of some texts.

    Attributes:
        terms: All terms, sorted.
        starts: Where the terms of each text begin in `indexes`; one more than texts.
        indexes: Indexes into `terms`, ascending within a text.
        frequency: In how many of the texts each term stands.
    """

    def __init__(self, texts: Sequence[Collection[str]]) -> None:
        """Index the terms of texts."""
        self.terms = sorted({t for text in texts for t in text})
        place = {term: i for i, term in enumerate(self.terms)}
        rows = [sorted(place[t] for t in set(text)) for text in texts]
        self.sizes: Indexes = np.array([len(r) for r in rows], dtype=np.int64)
        self.starts: Indexes = np.concatenate([[0], np.cumsum(self.sizes)]).astype(np.int64)
        self.indexes: Indexes = np.array([i for row in rows for i in row], dtype=np.int64)
        self.frequency: Indexes = np.bincount(self.indexes, minlength=len(self.terms))
        owners = np.repeat(np.arange(len(rows)), self.sizes)
        # One number for "this text has this term": ascending, so that it can be looked up.
        self._held = owners * max(len(self.terms), 1) + self.indexes

    @property
    def rarity(self) -> Vector:
        """How rare each term is: inverse document frequency, above zero."""
        return np.asarray(np.log((len(self.sizes) + 1) / (self.frequency + 0.5)))

    def shared(self, first: Indexes, second: Indexes, weights: Vector | None = None) -> Vector:
        """Return, for pairs of texts, the weight of the terms that both hold; else their number."""
        found = np.zeros(len(first))
        for begin in range(0, len(first), CHUNK):
            part = slice(begin, begin + CHUNK)
            owner, term = self._common(first[part], second[part])
            weight = None if weights is None else weights[term]
            size = len(first[part])
            found[part] = np.bincount(owner, weight, minlength=size)
        return found

    def heaviest(self, first: Indexes, second: Indexes, weights: Vector) -> Vector:
        """Return, for pairs of texts, the greatest weight of a term that both hold, or zero."""
        found = np.zeros(len(first))
        for begin in range(0, len(first), CHUNK):
            part = slice(begin, begin + CHUNK)
            owner, term = self._common(first[part], second[part])
            np.maximum.at(found[part], owner, weights[term])
        return found

    def _common(self, first: Indexes, second: Indexes) -> tuple[Indexes, Indexes]:
        """Return the shared terms of pairs, each with the place of its pair."""
        sizes = self.sizes[second]
        owner = np.repeat(np.arange(len(second)), sizes)
        offset = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        term = self.indexes[np.repeat(self.starts[second], sizes) + offset]
        wanted = first[owner] * max(len(self.terms), 1) + term
        at = np.searchsorted(self._held, wanted)
        at[at == len(self._held)] = 0
        held = self._held[at] == wanted if len(self._held) else np.zeros(len(wanted), dtype=bool)
        return owner[held], term[held]

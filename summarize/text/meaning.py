"""How much two short statements share: weighted words, names and numbers, without a parse."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

FUNCTION_WORDS_TEXT = """
    a an the this that these those it its itself he him his she her hers they them their theirs
    we us our ours you your i me my mine who whom whose which what where when why how
    and or but nor so yet for of in on at by to from with without into onto over under after
    before during since until till while as than then there here about against among between
    through across around near off out up down per via within along toward towards upon amid
    be am is are was were been being do does did done doing have has had having will would
    shall should can could may might must ought not no n't never also too very more most much
    many some any each every all both few other another such same own only just even still
    already again once if though although because however meanwhile s t
    say says said saying tell tells told add adds added adding report reports reported
    according announce announced claim claims claimed state stated quote quoted
    one two new year-old give gives gave given giving get gets got make makes made making
    take takes took taken taking put puts come comes came go goes went gone
"""
FUNCTION_WORDS = frozenset(FUNCTION_WORDS_TEXT.split())
"""Closed-class words and words of saying: they tell nothing about what a statement is of."""

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SUFFIXES_TEXT = """
    izations ization ations ation ating ated ates ate ingly ments ment ities ions ings ists
    ing ion ity ies ied ern ers ist ed es er ly or al s e y
"""
SUFFIXES = tuple(SUFFIXES_TEXT.split())
POSSESSIVE = re.compile(r"['\u2019]s?\b")


class Signature(NamedTuple):
    """What is compared of one statement.

    Attributes:
        terms: Stems of its content words and of the words of its names.
        names: The name words among them, lower case.
        numbers: Its numbers as exact values.
    """

    terms: frozenset[str]
    names: frozenset[str] = frozenset()
    numbers: frozenset[float] = frozenset()


class Weights:
    """Rarity of each term among a set of statements: inverse document frequency, smoothed."""

    def __init__(self, signatures: Iterable[Signature]) -> None:
        counted: Counter[str] = Counter()
        total = 0
        for signature in signatures:
            counted.update(signature.terms)
            total += 1
        self._total = max(total, 1)
        self._unseen = self._weight(0)
        self._weights = {term: self._weight(n) for term, n in counted.items()}
        self._sums: dict[frozenset[str], float] = {}

    def of(self, term: str) -> float:
        """Return the weight of a term, above zero; unseen terms weigh most."""
        return self._weights.get(term, self._unseen)

    def sum(self, terms: frozenset[str]) -> float:
        """Return the weight of several terms; exact, whatever their order."""
        found = self._sums.get(terms)
        if found is None:
            found = self._sums[terms] = math.fsum(map(self.of, terms))
        return found

    def _weight(self, count: int) -> float:
        return math.log(1 + self._total / (count + 1)) + 0.1

    def overlap(self, first: Signature, second: Signature) -> float:
        """Return how much two statements share, from 0 to 1: Dice's coefficient by weight.

        Measured against the mean of both containments on the evals' labelled facts: 7 pairs
        wrongly joined instead of 23 for the same number rightly joined, since two words of a
        long sentence no longer make it the short one's equal.
        """
        both = first.terms & second.terms
        if not both:
            return 0.0
        return 2 * math.fsum(map(self.of, both)) / (self.sum(first.terms) + self.sum(second.terms))


def sign(
    text: str,
    *,
    lemmas: Sequence[str] | None = None,
    names: Sequence[str] = (),
    numbers: Iterable[float] = (),
) -> Signature:
    """Return the signature of a statement.

    Args:
        text: The statement; read only where no lemmas are given.
        lemmas: Its content words, where a parse knows them.
        names: Its proper names as written.
        numbers: The values of its figures.
    """
    name_words = frozenset(stem(w) for n in names for w in content_words(n))
    words = lemmas if lemmas is not None else content_words(text)
    # Lemmas are run through `content_words` too: a hyphen or a word of saying may be in them.
    terms = frozenset(stem(w) for lemma in words for w in content_words(lemma))
    values = frozenset(numbers)
    # A number is a word too: the rarer, the more it says that two statements are one.
    figures = frozenset(f"#{v:.10g}" for v in values if v > SMALL_NUMBER)
    return Signature(terms | name_words | figures, name_words, values)


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry its matter, lower case, in order."""
    words = WORD.findall(POSSESSIVE.sub("", text).lower())
    return [w for w in words if w not in FUNCTION_WORDS and len(w) > 1]


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem, so that "evacuation" and "evacuated" meet.

    A few suffixes of English, longest first, and never down to fewer than four letters.
    """
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


SMALL_NUMBER = 12
"""Up to a dozen, numbers are met by chance."""

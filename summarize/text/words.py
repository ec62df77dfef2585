"""English words: what a comparison counts, their forms, their like and their opposites."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

from summarize.languages import lexicon, word_list, word_set

# --- how much two short statements share: weighted words, names and numbers, without a parse


def set_of(words: str) -> frozenset[str]:
    """Return the words of a list that is written with blanks between them."""
    return frozenset(words.split())


FUNCTION_WORDS = word_set("words", "function")
"""Closed-class words and words of saying: they tell nothing about what a statement is of."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SUFFIXES = word_list("words", "suffixes")
POSSESSIVE = re.compile(r"['\u2019]s?\b")


class Signature(NamedTuple):
    """What is compared of one statement."""

    terms: frozenset[str]  # stems of its content words and of the words of its names
    names: frozenset[str] = frozenset()  # the name words among them, lower case
    numbers: frozenset[float] = frozenset()  # its numbers as exact values


class Weights:
    """Rarity of each term among a set of statements: inverse document frequency, smoothed."""

    def __init__(self, signatures: Iterable[Signature]) -> None:
        told = [signature.terms for signature in signatures]
        self._total = max(len(told), 1)
        self._counts = Counter(term for terms in told for term in terms)
        self._sums: dict[frozenset[str], float] = {}

    def of(self, term: str) -> float:
        """Return the weight of a term, above zero; unseen terms weigh most."""
        return math.log(1 + self._total / (self._counts[term] + 1)) + 0.1

    def sum(self, terms: frozenset[str]) -> float:
        """Return the weight of several terms; exact, whatever their order."""
        found = self._sums.get(terms)
        if found is None:
            found = self._sums[terms] = math.fsum(map(self.of, terms))
        return found

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
    """Return the signature of a statement; its text is read where a parse gives no lemmas."""
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
    """Return a rough stem of four letters or more: "evacuation" and "evacuated" meet."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


def uninflected(word: str) -> set[str]:
    """Return what a word may be without a regular ending (Quirk et al., 3.2-3.10, 5.73-5.81)."""
    found = {word}
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            base = word[: -len(ending)]
            found.add(base + put)
            if len(base) > 2 and base[-1] == base[-2]:
                found.add(base[:-1])
    return found


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"),
            ("ing", ""), ("ing", "e"))  # fmt: skip
SMALL_NUMBER = 12
"""Up to a dozen, numbers are met by chance."""


# --- past tense and past participle of English verbs

_IRREGULAR = [entry.split() for entry in word_list("words", "irregular")]
_UNCHANGED = {verb: verb for verb in word_list("words", "unchanged")}
PASTS: dict[str, str] = {verb: forms[0] for verb, *forms in _IRREGULAR} | _UNCHANGED
"""Irregular verbs and their past tense."""
PARTICIPLES: dict[str, str] = {verb: forms[-1] for verb, *forms in _IRREGULAR} | _UNCHANGED
"""Irregular verbs and their past participle."""
_DOUBLED = re.compile(r"(?:[^aeiou]+|qu|[^aeiou]*u(?=i))[aeiou][^aeiouwxy]")
"""One syllable that ends in one vowel and one consonant doubles it: "planned"."""
_TWICE = word_set("words", "doubling")


def past_tense(lemma: str) -> str:
    """Return the past tense of a verb: "slept", "fled", "admitted"."""
    return PASTS.get(lemma) or _regular(lemma)


def past_participle(lemma: str) -> str:
    """Return the past participle of a verb: "stolen", "gone", "admitted"."""
    return PARTICIPLES.get(lemma) or _regular(lemma)


def present_participle(lemma: str) -> str:
    """Return the present participle of a verb: "moving", "cutting", "dying"."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    if _doubles(lemma):
        return f"{lemma}{lemma[-1]}ing"
    return lemma + ("king" if lemma.endswith("ic") else "ing")


def _doubles(lemma: str) -> bool:
    return lemma in _TWICE or _DOUBLED.fullmatch(lemma) is not None


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if _doubles(lemma):
        return f"{lemma}{lemma[-1]}ed"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + ("ked" if lemma.endswith("ic") else "ed")


# --- words for people and what befalls them, as the news counts it

# Their names are the same whatever the wording.
TOLLS: dict[str, frozenset[str]] = {
    toll: frozenset(words.split()) for toll, words in lexicon("words")["tolls"].items()
}
"""Words for what befalls people, by the three human tolls of the Sendai framework's loss data."""
TOLL_OF = {word: toll for toll, words in TOLLS.items() for word in words}
PEOPLE = word_set("words", "people")
"""Nouns of people: what they do is told with "who"."""


# --- words that may stand for each other in a statement without changing the fact


def synonyms(word: str) -> frozenset[str]:
    """Return the stems of the words that may stand for a word, given by its stem or lemma."""
    found = _table().get(word)  # a stem may have one of its own: "releas", "relea"
    return _table().get(stem(word), frozenset()) if found is None else found


@functools.cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in word_list("words", "alike"):
        stems = {stem(w) for w in line.split()}
        for one in stems:
            table.setdefault(one, set()).update(stems - {one})
    return {word: frozenset(others) for word, others in table.items()}


def names_people(word: str) -> bool:
    """Whether a word in lower case, singular or plural, is a noun of people."""
    return word in PEOPLE or word.removesuffix("s") in PEOPLE


SHORTEST_STEM = 5
"""Letters from which one stem that opens another is the same word ("market", "marketplace")."""


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words of content."""
    return frozenset(map(stem, content_words(text)))


def all_told(words: str, known: frozenset[str]) -> bool:
    """Whether stems of some text hold every word of content of some words, or kin of it."""
    return all(is_kin(w, known) for w in stems(words))


def is_kin(word: str, others: frozenset[str]) -> bool:
    """Whether a stem is among others: itself, a synonym, or as the opening of a longer word."""
    return word in others or bool(synonyms(word) & others) or any(_derived(word, o) for o in others)


def _derived(one: str, other: str) -> bool:
    """Whether two stems open alike: one opens the other, or they differ in their last letter.

    A short word doubles its last letter before an ending: "win", "winner" (Quirk et al., 3.8).
    """
    short, long = sorted((one, other), key=len)
    if long == short + short[-1:]:
        return True
    if len(short) < SHORTEST_STEM:
        return False
    return long.startswith(short) or (len(short) > SHORTEST_STEM and long[:-1] == short[:-1])


# --- words that cannot both be true of one thing: the antonyms of WordNet 3.0, compared by lemma

PARTS_OF_SPEECH = {"ADJ": "a", "NOUN": "n", "ADV": "r", "VERB": "v"}
"""WordNet's letters for spaCy's parts of speech; any other word belongs to a closed class."""
CLOSED_CLASS = "f"


def antonyms(lemma: str, pos: str) -> frozenset[str]:
    """Return the opposites of a word, by its lemma in lower case and spaCy's part of speech."""
    return frozenset(_antonyms()[PARTS_OF_SPEECH.get(pos, CLOSED_CLASS)].get(lemma, ()))


def opposed(one: str, other: str) -> tuple[str, str] | None:
    """Return two words by which two texts stand against each other, compared by their stems."""
    mine, theirs = _stems(one), _stems(other)
    for form in sorted(mine.keys() - theirs.keys()):
        if against := _by_stem().get(form, set()) & (theirs.keys() - mine.keys()):
            return mine[form], theirs[min(against)]
    return None


def _stems(text: str) -> dict[str, str]:
    return {_stem(word.lower()): word for word in WORD.findall(text)}


_VERBS = {form: verb for forms in (PARTICIPLES, PASTS) for verb, form in forms.items()}
"""Irregular verbs by their past tenses and participles."""


def _stem(word: str) -> str:
    return stem(_VERBS.get(word, word))


@functools.cache
def _antonyms() -> Mapping[str, Mapping[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    path = files("summarize") / "languages" / "en" / "antonyms.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pos, one, other = line.split("\t")
            found[pos][one].add(other)
            found[pos][other].add(one)
    return found


@functools.cache
def _by_stem() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pos, words in _antonyms().items():
        for word, others in words.items() if pos != CLOSED_CLASS else ():
            found[_stem(word)].update(map(_stem, others))
    return found


# --- words as an article prints them, and as a page lists them


def verbatim(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return what finds some words, at least one, as whole words and with whatever blanks."""
    loose = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){loose}(?!\w)", flags)


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def some_of(items: Sequence[str], most: int) -> str:
    """Return a list of at most `most` items, with a count of the rest."""
    if len(items) <= most:
        return listed(items)
    return listed([*items[:most], f"{len(items) - most} more"])

"""Words that cannot both be true of one thing: the antonyms of WordNet 3.0, compared by lemma.

What is no antonym there is none here: two words are never compared by their letters ("but" is not
the opposite of "debut", nor "part" of "depart").
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files

from summarize.text.meaning import stem
from summarize.text.verbs import PARTICIPLES, PASTS

PARTS_OF_SPEECH = {"ADJ": "a", "NOUN": "n", "ADV": "r", "VERB": "v"}
"""WordNet's letters for spaCy's parts of speech; any other word belongs to a closed class."""
CLOSED_CLASS = "f"

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def antonyms(lemma: str, pos: str) -> frozenset[str]:
    """Return the words that are opposites of a word.

    Args:
        lemma: Its lemma, lower case.
        pos: Its part of speech, as spaCy names it.
    """
    return _antonyms()[PARTS_OF_SPEECH.get(pos, CLOSED_CLASS)].get(lemma, frozenset())


def opposed(one: str, other: str) -> tuple[str, str] | None:
    """Return two words by which two texts stand against each other, if any.

    Only nouns, verbs, adjectives and adverbs are asked that the other text does not have; without
    a parse they meet by their stems, whatever their part of speech.
    """
    mine, theirs = _stems(one), _stems(other)
    for form in sorted(mine.keys() - theirs.keys()):
        against = _by_stem().get(form, frozenset()) & (theirs.keys() - mine.keys())
        if against:
            return mine[form], theirs[min(against)]
    return None


def _stems(text: str) -> dict[str, str]:
    return {_stem(word.lower()): word for word in _WORD.findall(text)}


def _stem(word: str) -> str:
    return stem(_verbs().get(word, word))


@functools.cache
def _verbs() -> Mapping[str, str]:
    """Return the verbs of irregular past tenses and participles, by these."""
    return {form: verb for forms in (PARTICIPLES, PASTS) for verb, form in forms.items()}


@functools.cache
def _antonyms() -> Mapping[str, Mapping[str, frozenset[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    path = files("summarize") / "languages" / "en" / "antonyms.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pos, one, other = line.split("\t")
            found[pos][one].add(other)
            found[pos][other].add(one)
    return {
        pos: {word: frozenset(others) for word, others in words.items()}
        for pos, words in found.items()
    }


@functools.cache
def _by_stem() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pos, words in _antonyms().items():
        for word, others in words.items() if pos != CLOSED_CLASS else ():
            found[_stem(word)].update(map(_stem, others))
    return {word: frozenset(others - {word}) for word, others in found.items()}

"""When two ways of naming somebody may name one: Lund, Jo Lund; police, the city police."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.text.countries import country_of, folded
from summarize.text.names import is_acronym_of, is_form_of, same_word
from summarize.text.saying import ABBREVIATED, TITLES
from summarize.text.words import stem, synonyms

_FREE = TITLES | {"the", "a", "an", "some", "one", "his", "her", "its", "their"}


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other with words left out, titles and articles aside.

    "Dorsey" and "Mr Dorsey" are "Kenneth Dorsey", "Kraft" is "Kraft Foods". "Sudan" is neither
    "South Sudan" nor "Sudan Armed Forces": a country is not its army.
    """
    mine, theirs = name_words(one), name_words(other)
    return bool(mine and theirs) and same_words(mine, theirs)


def same_words(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one name is the other with words left out, and no other country's."""
    short, long = sorted((mine, theirs), key=len)
    if not is_form_of(short, long):
        return _spelt_out(mine, theirs)
    if same_word(short[-1], long[-1]):
        lands = {country_of(" ".join(words)) for words in (mine, theirs)}
        return len(lands - {None}) < 2
    # Bodies are shortened at their end, people and countries are not.
    opens = all(same_word(a, b) for a, b in zip(short, long, strict=False))
    return opens and short[0][:1].isupper() and country_of(" ".join(short)) is None


def _spelt_out(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one is the other's initials: "UN" and "United Nations"."""
    one, two = " ".join(mine), " ".join(theirs)
    if is_acronym_of(one, theirs) or is_acronym_of(two, mine):
        return True
    return any(ABBREVIATED.get(a.replace(".", "")) == b for a, b in ((one, two), (two, one)))


def name_words(name: str) -> list[str]:
    """Return the words that tell somebody apart, without titles, articles and possessives.

    Of a noun phrase that is no name all words count: "aid workers in the Yida camp".
    """
    plain = name.replace("\u2019", "'").replace("'s", "").strip(" ,.:-()")
    words = [w.strip(".,()") for w in plain.split()]
    telling = [w for w in words if w.lower() not in _FREE and w]
    head = [w for w in _head_part(plain).split() if w.strip(".,").lower() not in _FREE]
    if head and head[-1][0].isupper():
        telling = [w for w in telling if w[0].isupper()]
    return [folded(w) if not w.isascii() else w for w in telling or words]


_PREPOSITION = re.compile(
    r"\s(?:in|of|from|at|on|for|with|inside|near|close|against|by|about|under|over|who|which|that)\s"
)


def _head_part(phrase: str) -> str:
    return _PREPOSITION.split(phrase, maxsplit=1)[0].split(",", maxsplit=1)[0]


def head_of(phrase: str) -> str:
    """Return the last word of a noun phrase before what hangs on it, in lower case."""
    words = _head_part(phrase).split()
    return words[-1].lower().strip(".,") if words else ""


def same_head(one: str, other: str) -> bool:
    """Whether two noun phrases without a name have one head: "refugees in Yida", "the refugees"."""
    mine, theirs = head_of(one), head_of(other)
    alike = mine == theirs or stem(mine) in synonyms(theirs)
    return bool(mine) and mine.islower() and alike and theirs not in _FREE

"""When two ways of naming somebody may name one: Lund, Jo Lund; police, the city police."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.text.countries import country_of, folded
from summarize.text.meaning import stem
from summarize.text.names import is_form_of
from summarize.text.saying import TITLES
from summarize.text.synonyms import synonyms

_FREE = TITLES | {"the", "a", "an", "some", "one", "his", "her", "its", "their"}


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other with words left out, titles and articles aside.

    "Dorsey" and "Mr Dorsey" are "Kenneth Dorsey"; "Sudan" is not "South Sudan": two countries.
    """
    mine, theirs = name_words(one), name_words(other)
    return bool(mine and theirs) and same_words(mine, theirs)


def same_words(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one name is the other with words left out, and no other country's."""
    if not is_form_of(mine, theirs) and not is_form_of(theirs, mine):
        return False
    lands = {country_of(" ".join(words)) for words in (mine, theirs)}
    return len(lands - {None}) < 2


def name_words(name: str) -> list[str]:
    """Return the words that tell somebody apart, without titles, articles and possessives.

    Of a noun phrase that is no name all words count: "aid workers in the Yida camp".
    """
    plain = name.replace("\u2019", "'").replace("'s", "").strip(" ,.:-")
    words = [w.strip(".,") for w in plain.split()]
    telling = [w for w in words if w.lower() not in _FREE and w]
    named = [w for w in telling if w[0].isupper()]
    if telling and telling[-1][0].isupper():
        telling = named
    return [folded(w) if not w.isascii() else w for w in telling or words]


_PREPOSITION = re.compile(r"\s(?:in|of|from|at|on|for|with|inside|near|close)\s")


def head_of(phrase: str) -> str:
    """Return the last word of a noun phrase before what hangs on it, in lower case."""
    words = _PREPOSITION.split(phrase, maxsplit=1)[0].split()
    return words[-1].lower().strip(".,") if words else ""


def same_head(one: str, other: str) -> bool:
    """Whether two noun phrases without a name have one head: "refugees in Yida", "the refugees"."""
    mine, theirs = head_of(one), head_of(other)
    alike = mine == theirs or stem(mine) in synonyms(theirs)
    return bool(mine) and mine.islower() and alike and theirs not in _FREE

"""Which article writers put before a name: "the Kremlin", "a witness"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

_ARTICLE = re.compile(r"\b(the|an?) (?=(\w*))", re.IGNORECASE)
_FIRST = re.compile(r"\w*")


class Determiners:
    """The articles of some texts by the word that follows, read once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._places: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for text in self._texts:
            for found in _ARTICLE.finditer(text):
                place = found[1].lower(), text, found.end()
                self._places[found[2].lower()].append(place)

    def before(self, name: str) -> Counter[str]:
        """Return how often each article stands before a name, whatever the capitals."""
        first = _FIRST.match(name)
        named = re.compile(rf"{re.escape(name)}\b", re.IGNORECASE)
        # "an AFP photographer" is no article of AFP's.
        within = re.compile(rf"{re.escape(name)} [a-z]")
        places = self._places.get(first[0].lower(), ()) if first else ()
        return Counter(
            word
            for word, text, at in places
            if named.match(text, at)
            and not (name[0].isupper() and word != "the" and within.match(text, at))
        )

"""Countries by name, adjective and seat of government, for "Oslo said" and "the Norwegian army".

The table is written by hand, after the CIA World Factbook and not generated from it (fields
"country name", "nationality" and "capital"). Seats that newspapers use for a government beside
the capital ("the Kremlin") are listed apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from summarize.languages import lexicon, word_list

_ROWS = tuple(row.split("|") for row in word_list("countries", "countries"))
SEATS: Mapping[str, str] = lexicon("countries")["seats"]
"""Buildings that stand for a whole government."""
MINISTRIES: Mapping[str, Sequence[str]] = lexicon("countries")["ministries"]
"""Buildings and names that stand for one ministry: its country and its matter."""


@lru_cache(maxsize=4096)  # the same few names are compared with each other again and again
def folded(text: str) -> str:
    """Return a text in lower case without accents, dots of abbreviations and odd marks."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"\b((?:[a-z]\.){2,})", lambda m: m.group().replace(".", ""), plain)


@cache
def _forms() -> dict[str, str]:
    """Return every form of every country, folded, to the country's name."""
    forms = {}
    for names, adjectives, _ in _ROWS:
        name = names.split(",")[0]
        for form in [*names.split(","), *adjectives.split(",")]:
            forms[folded(form)] = name
    return forms


@cache
def _governments() -> dict[str, str]:
    """Return names and capitals, folded, to the country whose government they may stand for."""
    seats = dict(SEATS)
    for names, _, capitals in _ROWS:
        for form in [*names.split(","), *capitals.split(",")]:
            seats.setdefault(folded(form), names.split(",")[0])
    return seats


def country_of(text: str) -> str | None:
    """Return the first country that a phrase names by name or adjective."""
    words = re.findall(r"[a-z'-]+", re.sub(r"'s\b", "", folded(text)))
    forms = _forms()
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            country = forms.get(" ".join(words[i : i + size]))
            if country is not None:
                return country
    return None


def government_of(name: str) -> str | None:
    """Return the country for which a bare country, capital or seat speaks; None for others."""
    return _governments().get(re.sub(r"^the ", "", folded(name).strip()))

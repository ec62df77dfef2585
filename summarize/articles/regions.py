"""In which order a page writes day and month: by its language and by the country it is of.

The order is that of the short date format in Unicode's CLDR.
"""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from summarize.articles.outlets import host_of
from summarize.articles.publishers import publisher_named, publisher_of

SOLD_ABROAD = frozenset({
    "ad", "ai", "as", "bz", "cc", "cd", "co", "dj", "fm", "io", "la", "me", "ms", "nu", "sc", "sr",
    "su", "tv", "tk", "ws",
})  # fmt: skip
"""Country domains that sites of all countries use (Google Search Central, "generic ccTLDs")."""
AMERICAN = frozenset({"gov", "mil", "edu"})
"""Domains of the United States alone (IANA root zone)."""
COUNTRIES = {"uk": "GB", "eu": ""}
"""Country domains that are no ISO 3166-1 code."""


def month_first(language: str, address: str | None, outlet: str | None) -> bool | None:
    """Tell whether a page writes the month before the day; None where nothing tells.

    Args:
        language: What the page is written in (ISO 639-1).
        address: The page's address.
        outlet: Who printed it.
    """
    country = _country(address, outlet)
    if country:
        return _by_country(country)
    return None if language in {"en", "und"} else _by_locale(language)


def _country(address: str | None, outlet: str | None) -> str | None:
    """The country that a page is of (ISO 3166-1): the outlet's, else that of its domain."""
    host = host_of(address) if address else ""
    known = (publisher_named(outlet) if outlet else None) or publisher_of(host)
    if known:
        return known.country
    last = host.rpartition(".")[2]
    if last in AMERICAN:
        return "US"
    is_country = len(last) == 2 and last not in SOLD_ABROAD
    return (COUNTRIES.get(last, last.upper()) or None) if is_country else None


@lru_cache
def _by_country(country: str) -> bool | None:
    languages = get_official_languages(country, de_facto=True)
    spoken = "en" if "en" in languages else next(iter(languages), None)
    return _by_locale(f"{spoken}_{country}") if spoken else None


@lru_cache
def _by_locale(name: str) -> bool | None:
    try:
        pattern = str(Locale.parse(name).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError, KeyError):
        return None
    return pattern.find("M") < pattern.find("d")

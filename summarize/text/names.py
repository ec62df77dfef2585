"""Proper names in plain text, by their capitals, and when two of them name the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.languages import lexicon, word_list, word_set
from summarize.text.saying import NAME_PARTICLES
from summarize.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from nicknames import NickNamer


class Name(NamedTuple):
    """A proper name as written."""

    start: int  # offset of its first character
    end: int  # offset after its last, without a possessive ending
    text: str  # the name
    initial: bool  # whether it opens a sentence or a quotation, where any word has a capital

    @property
    def words(self) -> tuple[str, ...]:
        """Its words that carry the name: no titles, no joining words."""
        return words_of(self.text)


@lru_cache(maxsize=8192)  # asked for whenever two names are held against each other
def words_of(name: str) -> tuple[str, ...]:
    """Return the words that carry a name: no titles, no joining words, no days."""
    found = [_ARTICLE.sub("", w) for w in _WORD.findall(name)]
    found = [w for w in found if w[0].isupper()]
    found = [w for w in found if w.lower().rstrip(".") not in CALENDAR] or found
    return tuple(w for w in found if w.lower().rstrip(".") not in TITLES) or tuple(found)


TITLES = word_set("names", "titles")
"""Forms of address and offices that stand before a name in newswire."""
ADDRESS = word_set("names", "address")
"""Titles that name no office."""
CALENDAR = word_set("names", "calendar")
"""Days and months: they have comparers of their own."""
_WORD = re.compile(r"[^\W_]+(?:[-.'\u2019&][^\W_]+)*\.?")
_PARTICLES = "|".join(NAME_PARTICLES)
_ARTICLE = re.compile(rf"^(?:(?i:{_PARTICLES})|d)[-'\u2019](?=[A-Z])")
"""An article that is written as part of a name, with a capital where it opens a sentence."""
_UPPER = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f\u0410-\u042f]"
_CAPITAL = (
    rf"(?:(?:{_PARTICLES}|d|O)[-'\u2019])?(?=[^\W\d_]){_UPPER}"
    r"(?:[^\W_]|[-.&](?=[^\W_])|['\u2019](?=[A-Z]))*"
)
_GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?!\s*\n)[^\S\n]*)"
"""Between the words of a name: a line may break, no headline or paragraph ends."""
_JOIN = rf"(?:{_GAP}(?:of|for|de|du|da|la|le|van|von|der|den|bin|ibn|al|el)(?:{_GAP}the)?)?"
_OPENS = "|".join(sorted(FUNCTION_WORDS))
_INITIAL = rf"{_GAP}{_UPPER}\.(?={_GAP}{_UPPER}[^\W_])(?!\s+(?i:{_OPENS})\b)"
"""The middle letter of "Ines R. Falk"; behind "Plan B." a sentence opens with another word."""
_NAME = re.compile(rf"(?<![\w]){_CAPITAL}(?:{_INITIAL}|{_JOIN}{_GAP}{_CAPITAL})*")
_BEFORE_OPENING = "\"“”\u2018'([—\u2013-"
"""Marks that may stand between the end of a sentence and the first word of the next."""
NAMING = frozenset({"new", "state"})
"""Function words that begin names: "New York", "the State Department"."""
_EMPTY = FUNCTION_WORDS | CALENDAR | {"i"}


def find_names(text: str) -> list[Name]:
    """Return the proper names of a text, in order, without function words that open a sentence."""
    names = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        initial = start == 0 or opens_sentence(text, start)
        for word in re.finditer(r"\S+", match.group()):
            names_on = word.group().lower() in NAMING and word.end() < len(match.group())
            if names_on or word.group().lower().rstrip(".,") not in _EMPTY:
                break
            start = match.start() + word.end()
            initial = False
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if start < end:
            names.append(Name(start, end, text[start:end], initial))
    return names


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence or a quotation begins at an offset of a text."""
    before = text[max(0, at - 12) : at]
    title = re.search(r"(?<!\w)(\w+)\.\s*$", before)
    if title and (title.group(1).lower() in TITLES or len(title.group(1)) == 1):
        return False
    ended = before.rstrip(_BEFORE_OPENING + " \n\t")
    opened = before[len(ended) :]
    quoted = any(c in '\n"“”\u2018' for c in opened) or re.search(r"\s'", opened) is not None
    return quoted or not ended or ended[-1] in ".!?:…"


BELONGING = frozenset({"n", "an", "ian", "ese", "i", "s"})
"""Endings that make of a place what belongs to it: Russian, Moroccan, Iranian, Chinese, Iraqi."""
NOT_KIN = frozenset({("niger", "nigerian")})
"""Pairs that the endings would join wrongly."""


def same_word(first: str, second: str) -> bool:
    """Whether two words of names are one word: spelled the same but for capitals and endings.

    "Russia" and "Russian" are one, "Poznikhir" and "Pozhnikir" are not.
    """
    return any(_is_one(a, b) for a in _spellings(first) for b in _spellings(second))


def _is_one(first: str, second: str) -> bool:
    one, other = sorted((first, second), key=len)
    if one == other or len(one) < 4 or (one, other) in NOT_KIN:
        return one == other
    forms = ((one, BELONGING), (one.rstrip("aoy"), BELONGING - {"s", "n", "i"}))
    return any(other.startswith(stem) and other[len(stem) :] in ends for stem, ends in forms)


def is_form_of(name: Iterable[str], other: Iterable[str]) -> bool:
    """Whether one name is the other with words left out, in the same order.

    "Lavrov" and "Minister Lavrov" are forms of "Sergei Lavrov"; "John Lavrov" is not.
    """
    rest = iter(other)
    return all(any(same_word(word, theirs) for theirs in rest) for word in name)


@lru_cache(maxsize=1024)
def is_nickname(one: str, other: str) -> bool:
    """Whether one first name is short for the other, or both for one: Dick, Rick and Richard."""
    a, b = one.lower(), other.lower()
    full, known = _nicknames().canonicals_of, _nicknames().nicknames_of
    return a in known(b) or b in known(a) or bool(full(a) & full(b))


@cache
def _nicknames() -> NickNamer:
    from nicknames import NickNamer  # noqa: PLC0415 - reads its table: where two names are held

    return NickNamer()


def is_acronym_of(short: str, words: Iterable[str]) -> bool:
    """Whether a word is made of the first letters of a name's words."""
    letters = "".join(w[0] for w in words if w[0].isupper())
    return len(short) > 1 and short.isupper() and short.replace(".", "") == letters


@lru_cache(maxsize=8192)  # the same words of names are held against each other again and again
def _spellings(word: str) -> frozenset[str]:
    """Return how a word of a name may be spelled: Jürgen as Jurgen or Juergen, Sergey as Sergei."""
    plain = re.sub(r"['\u2019]s?$", "", word).rstrip(".").lower()
    plain = unicodedata.normalize("NFC", plain)
    both = (folded(plain.translate(letters)) for letters in (_AS_ONE, _AS_TWO))
    return frozenset(re.sub(r"ey$", "ei", spelled) for spelled in both)


_AS_ONE = str.maketrans({"ø": "o"})
"""What Unicode takes for a letter of its own, not for one with a mark."""
_AS_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe"})


# --- countries by name, adjective and seat of government, for "Oslo said" and "the Norwegian army"

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
    return {
        folded(form): names.split(",")[0]
        for names, adjectives, _ in _ROWS
        for form in f"{names},{adjectives}".split(",")
    }


@cache
def _governments() -> dict[str, str]:
    """Return names and capitals, folded, to the country whose government they may stand for."""
    return {
        folded(form): names.split(",")[0]
        for names, _, capitals in reversed(_ROWS)
        for form in f"{names},{capitals}".split(",")
    } | dict(SEATS)


def country_of(text: str) -> str | None:
    """Return the first country that a phrase names by name or adjective."""
    words = re.findall(r"[a-z'-]+", re.sub(r"'s\b", "", folded(text)))
    runs = (" ".join(words[i : i + n]) for n in (3, 2, 1) for i in range(len(words) - n + 1))
    return next((_forms()[run] for run in runs if run in _forms()), None)


def government_of(name: str) -> str | None:
    """Return the country for which a bare country, capital or seat speaks; None for others."""
    return _governments().get(re.sub(r"^the ", "", folded(name).strip()))

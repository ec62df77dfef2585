"""Number words of languages other than English: cardinals by text2num, the rest by lexicon.

text2num reads what grammars of number words build ("einundzwanzig", "quatre-vingt-dix mille").
Around it stand the words that it leaves: parts ("anderthalb"), shares ("zwei Drittel"), nouns that
count ("ein Dutzend") and vague plurals ("Zehntausende").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.numberwords import NOTHING, NumberWords
from summarize.text.numeral import Form, Numeral, alternatives

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as text2num asks for it."""

    written: str

    def text(self) -> str:
        return self.written

    def nt_separated(self, _: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return "\n" in self.written


def spelled_numerals(text: str, language: str, words: NumberWords) -> Iterator[Numeral]:
    """Yield the numerals that are written in words; some may lie within others.

    Args:
        text: The text.
        language: Its language, one that text2num knows.
        words: What stands around its numbers.
    """
    cardinals = _cardinals(text, language)
    for numeral in cardinals:
        told = text[numeral.start : numeral.end].lower()
        if told in words.scales:
            yield from _of_scale(text, numeral, words)
        elif numeral.value != 1 and told not in words.homonyms:
            yield numeral
    yield from _parts(text, words)
    yield from _counted_nouns(text, cardinals, words)
    for match in _either(tuple(words.vague)).finditer(text):
        low, high = words.vague[_key(match)]
        yield Numeral(match.start(), match.end(), None, "vague", low, high)


def _cardinals(text: str, language: str) -> list[Numeral]:
    from text_to_num import find_numbers  # noqa: PLC0415 - a compiled part: only where needed

    matches = list(_TOKEN.finditer(text))
    found = []
    for one in find_numbers([_Token(m.group()) for m in matches], language, threshold=0):
        start, end = matches[one.start].start(), matches[one.end - 1].end()
        if not any(c.isdigit() for c in text[start:end]):
            form: Form = "ordinal" if one.is_ordinal else "words"
            found.append(Numeral(start, end, float(one.value), form))
    return found


def _of_scale(text: str, numeral: Numeral, words: NumberWords) -> Iterator[Numeral]:
    """Read "eine Million"; a bare "Millionen" counts nothing."""
    article = words.one.search(text, max(0, numeral.start - _LOOK_BACK), numeral.start)
    if article is not None:
        factor = numeral.value or 1.0
        yield Numeral(article.start(), numeral.end, numeral.value, "words", scale=factor)


_LOOK_BACK = 12


def _parts(text: str, words: NumberWords) -> Iterator[Numeral]:
    """Read "anderthalb Stunden", "(eine) halbe Million"."""
    scale = _either(tuple(words.scales))
    for match in _either(tuple(words.parts)).finditer(text):
        value = words.parts[_key(match)]
        gap = re.compile(r"\s+").match(text, match.end())
        times = scale.match(text, gap.end()) if gap else None
        article = words.one.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        start = article.start() if article else match.start()
        if times is not None:
            factor = words.scales[_key(times)]
            yield Numeral(start, times.end(), value * factor, "words", scale=factor)
        else:
            yield Numeral(start, match.end(), value, "fraction" if value < 1 else "words")


def _counted_nouns(
    text: str, cardinals: Sequence[Numeral], words: NumberWords
) -> Iterator[Numeral]:
    """Read "zwei Drittel", "die Hälfte", "ein Dutzend"."""
    ends = {n.end: n for n in cardinals if n.form == "words"}
    for match in _either((*words.shares, *words.collective)).finditer(text):
        many = ends.get(match.start() - 1)
        start, over = (many.start, many.value or 1.0) if many else (match.start(), 1.0)
        word = _key(match)
        if word in words.collective:
            yield Numeral(start, match.end(), over * words.collective[word], "words")
        elif many is not None or words.shares[word] == 2:
            yield Numeral(start, match.end(), over / words.shares[word], "fraction")


def _key(match: re.Match[str]) -> str:
    return " ".join(match.group().lower().split())


@lru_cache(maxsize=64)
def _either(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words)})\b", re.IGNORECASE) if words else NOTHING

"""Whether an engine's words for what a finding is about are borne out by its claims."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from summarize.domain import Claim
from summarize.gate.weighing.matters import Matter, is_kin
from summarize.gate.weighing.values import find
from summarize.text.dates import find_dates, resolve
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.names import find_names, same_word
from summarize.text.numbers import find_numbers
from summarize.text.words import content_words, stem


def is_borne(words: str, claims: Sequence[Matter]) -> bool:
    """Whether every word of content, name, number and day of some words stands in the claims.

    The sentences in which the claims stand count too. Plain words of asking and counting ("how
    many", "whether", "number") need not stand there. Names are held against names, numbers and
    days against numbers and days; other words may be an inflection, a derivation or a synonym.
    """
    if not words.strip() or find_loaded_unquoted(words):
        return False
    rest = _without_days(words, claims)
    if rest is None or not _has_numbers(rest, claims):
        return False
    for number in reversed(find_numbers(rest)):
        rest = rest[: number.start] + " " * (number.end - number.start) + rest[number.end :]
    return _has_words(rest, claims)


def _without_days(words: str, claims: Sequence[Matter]) -> str | None:
    """Return words without their days; None where a day is none that a claim speaks of."""
    for day in reversed(find_dates(words)):
        when = [m.claim.when for m in claims if m.claim.when]
        spans = [*((w.from_, w.to) for w in when), *(d for m in claims for d in m.days)]
        asked = [s for start, _ in spans if (s := resolve(day, start)) is not None]
        if not any(a[0] <= end and start <= a[1] for a in asked for start, end in spans):
            return None
        words = words[: day.start] + " " * (day.end - day.start) + words[day.end :]
    return words


def _has_numbers(words: str, claims: Sequence[Matter]) -> bool:
    for number in find_numbers(words):
        values = [v for v in (number.value, number.low, number.high) if v is not None]
        if not all(any(find(v, m.values) for m in claims) for v in values):
            return False
    return True


def _has_words(words: str, claims: Sequence[Matter]) -> bool:
    known = frozenset(w for m in claims for w in m.plain | m.context)
    named = frozenset(w for m in claims for w in m.name_words | m.around | _names_of(m.claim))
    for name in find_names(words):
        parts = [w.casefold() for w in name.words]
        if not all(any(same_word(p, n) for n in named) or _is_known(p, known) for p in parts):
            return False
    rest = (w for w in content_words(words) if not any(same_word(w, n) for n in named))
    return all(_is_known(w, known) for w in rest)


def _names_of(claim: Claim) -> frozenset[str]:
    return frozenset(w.casefold() for w in (claim.speaker or "").split())


def _is_known(word: str, known: frozenset[str]) -> bool:
    return stem(word) in _plain() or is_kin(stem(word), known)


@cache
def _plain() -> frozenset[str]:
    """Return the stems of the words that any heading may use."""
    text = files("summarize.gate.weighing").joinpath("plain_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(stem(w) for line in lines for w in line.split())

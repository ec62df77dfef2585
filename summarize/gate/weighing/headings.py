"""Whether an engine's words for what a finding is about are borne out by its claims."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from summarize.gate.weighing.matters import Matter, is_kin
from summarize.gate.weighing.values import find
from summarize.text.meaning import content_words, stem
from summarize.text.names import find_names, same_word
from summarize.text.numbers import find_numbers


def is_borne(words: str, claims: Sequence[Matter]) -> bool:
    """Whether every word of content, name and number of some words stands in the claims.

    Plain words of asking and counting ("how many", "whether", "number") need not. Names are held
    against names, numbers against numbers; other words may be an inflection, a derivation or a
    synonym.
    """
    if not words.strip():
        return False
    known = frozenset(w for m in claims for w in m.plain)
    named = frozenset(w for m in claims for w in m.name_words)
    named |= {w.casefold() for m in claims for w in (m.claim.speaker or "").split()}
    for name in find_names(words):
        parts = [w.casefold() for w in name.words]
        if name.initial and all(_is_known(w, known) for w in parts):
            continue
        if not all(any(same_word(p, n) for n in named) or _is_known(p, known) for p in parts):
            return False
    for number in find_numbers(words):
        values = [v for v in (number.value, number.low, number.high) if v is not None]
        if not all(any(find(v, m.values) for m in claims) for v in values):
            return False
    rest = [w for w in content_words(words) if not any(same_word(w, n) for n in named)]
    return all(_is_known(w, known) for w in rest)


def _is_known(word: str, known: frozenset[str]) -> bool:
    return stem(word) in _plain() or is_kin(stem(word), known)


@cache
def _plain() -> frozenset[str]:
    """Return the stems of the words that any heading may use."""
    text = files("summarize.gate.weighing").joinpath("plain_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(stem(w) for line in lines for w in line.split())

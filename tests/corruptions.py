"""Ways to make a true statement false by one small change, with no knowledge of the gate.

Each function yields `(what was done, the corrupted text)`. They are plain string work on purpose:
what they do must not depend on the code that has to notice it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = """
    January February March April June July August September October November December
"""
_NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty"
WEEKDAYS, MONTHS, NUMBER_WORDS = (w.split() for w in (_WEEKDAYS, _MONTHS, _NUMBERS))
AUXILIARIES = r"\b(?:is|are|was|were|has|have|had|will|would|could|can|should|did|does|do)\b"
NEGATORS = r"\b(?:not|never|no|without|nobody|none|neither|nor|nothing)\b"
HEDGES = r"\b(?:may|might|could|possibly|perhaps|reportedly|allegedly|probably|likely)\b"


def digit(text: str, rng: Random) -> Iterator[tuple[str, str]]:
    """One digit is another."""
    for match in _some(re.finditer(r"\d", text), rng):
        others = [d for d in "0123456789" if d != match.group()]
        yield "digit", _put(text, match, rng.choice(others))


def number_word(text: str, rng: Random) -> Iterator[tuple[str, str]]:
    """One number word is another."""
    words = "|".join(NUMBER_WORDS)
    for match in _some(re.finditer(rf"\b(?:{words})\b", text), rng):
        yield "number word", _put(text, match, _other(NUMBER_WORDS, match.group(), rng))


def calendar(text: str, rng: Random) -> Iterator[tuple[str, str]]:
    """One weekday or month is another."""
    for names in (WEEKDAYS, MONTHS):
        for match in _some(re.finditer(rf"\b(?:{'|'.join(names)})\b", text), rng):
            yield "weekday or month", _put(text, match, _other(names, match.group(), rng))


def negation_removed(text: str, rng: Random) -> Iterator[tuple[str, str]]:
    """A negating word is left out."""
    for match in _some(re.finditer(rf"{NEGATORS} ?", text, re.IGNORECASE), rng):
        if not re.match(r"\.? ?\d", text[match.end() :]):
            yield "negation removed", _put(text, match, "").strip()
    for match in _some(re.finditer(r"(?<=[a-z])n['’]t\b|(?<=\bcan)not\b", text), rng):
        yield "negation removed", _put(text, match, "")


def negation_added(text: str, rng: Random) -> Iterator[tuple[str, str]]:
    """A negating word is put in after an auxiliary."""
    for match in _some(re.finditer(AUXILIARIES + r"(?= [a-z])", text), rng):
        yield "negation added", _put(text, match, f"{match.group()} {rng.choice(['not', 'never'])}")


def hedge_removed(text: str, rng: Random) -> Iterator[tuple[str, str]]:
    """A word that weakens the statement is left out."""
    for match in _some(re.finditer(rf"{HEDGES} ", text), rng):
        yield "hedge removed", _put(text, match, "")


def hedge_added(text: str, rng: Random) -> Iterator[tuple[str, str]]:
    """A word that weakens the statement is put in."""
    for match in _some(re.finditer(r"\b(?:is|was|were|has|have|had)\b(?= [a-z])", text), rng):
        added = rng.choice(["possibly", "reportedly", "allegedly"])
        yield "hedge added", _put(text, match, f"{match.group()} {added}")


def name_replaced(text: str, names: Sequence[str], rng: Random) -> Iterator[tuple[str, str]]:
    """A name gives way to another name of the same article."""
    here = [n for n in names if re.search(rf"\b{re.escape(n)}\b", text)]
    others = [n for n in names if n not in here and not _related(n, [text, *here])]
    for name in here:
        if others:
            matches = list(re.finditer(rf"\b{re.escape(name)}\b", text))
            yield "name replaced", _put(text, rng.choice(matches), rng.choice(others))


def names_swapped(text: str, names: Sequence[str], rng: Random) -> Iterator[tuple[str, str]]:
    """Two names of one sentence change places."""
    here = [n for n in names if re.search(rf"\b{re.escape(n)}\b", text)]
    pairs = [(a, b) for a in here for b in here if a < b and not _related(a, [b])]
    for one, other in pairs[:2]:
        first, second = (re.search(rf"\b{re.escape(n)}\b", text) for n in (one, other))
        if first and second and (first.end() <= second.start() or second.end() <= first.start()):
            left, right = sorted((first, second), key=lambda m: m.start())
            swapped = text[: left.start()] + right.group() + text[left.end() : right.start()]
            yield "names swapped", swapped + left.group() + text[right.end() :]
    _ = rng


def corruptions(text: str, names: Sequence[str], rng: Random) -> Iterator[tuple[str, str]]:
    """Yield all of them."""
    for corrupt in (
        digit,
        number_word,
        calendar,
        negation_removed,
        negation_added,
        hedge_removed,
        hedge_added,
    ):
        yield from corrupt(text, rng)
    yield from name_replaced(text, names, rng)
    yield from names_swapped(text, names, rng)


def _some(matches: Iterator[re.Match[str]], rng: Random, most: int = 2) -> list[re.Match[str]]:
    found = list(matches)
    return found if len(found) <= most else rng.sample(found, most)


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _other(words: Sequence[str], word: str, rng: Random) -> str:
    return rng.choice([w for w in words if w.lower() != word.lower()])


def _related(name: str, others: Sequence[str]) -> bool:
    """Whether two names share a word or the beginning of one ("Syria", "Syrian")."""
    mine = [w.lower()[:4] for w in re.findall(r"\w+", name)]
    theirs = {w.lower()[:4] for o in others for w in re.findall(r"\w+", o)}
    return any(w in theirs for w in mine)

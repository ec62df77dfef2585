"""The figures of claims as they are compared: how much, of what, befallen by what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarize.domain import Figure
from summarize.engines.offline.statements import Statement, Statements
from summarize.text.names import country_of
from summarize.text.numbers import find_numbers
from summarize.text.numerals import find_numerals
from summarize.text.saying import is_only_untold
from summarize.text.units import TIME_UNITS, convert, dimension, is_currency
from summarize.text.words import TOLL_OF, TOLLS, content_words, names_people, set_of, stem

GENERIC = set_of("people person victim other life man men number toll body")
"""Nouns under which any people are counted."""

PLURALS = frozenset({"children", "men", "women", "policemen"})

_NONE = re.compile(
    r"\bno(?:body|ne| one| \w+)? (?:(?!(?:about|of|on|whether|if)\b)\w+ ){0,2}"
    r"(?P<what>casualties|deaths|dead|killed|injured|wounded|hurt)"
    r"(?: or (?P<more>dead|killed|injured|wounded|hurt))?\b",
    re.IGNORECASE,
)
_RESTATED = re.compile(r"[(/]\s*(?:or |about |some )?\Z")
"""Before a figure: it gives the one in front of it once more, in another unit."""

_PART = re.compile(
    r"\s+of (?:the|them|those|these|whom|which|one|an?|his|her|its|their)\b"
    r"|\s+(?:more |other )?counts? of\b",
    re.IGNORECASE,
)
"""Behind a figure: it counts a part of others ("three of the four"), or charges."""

_REST = re.compile(r"\s+(?:other|more|further|additional)\b", re.IGNORECASE)
"""Behind a count of people: it counts those whom another figure leaves."""

_OF_THAT = re.compile(r"\b(?:in|of|by|from|after) (?:that|those|these) [a-z]+", re.IGNORECASE)
"""In a claim: the deed is one that the sentence before tells."""

_TO_DEATH = re.compile(r"\bto death\W+(?:\w+ )?\Z", re.IGNORECASE)
"""Before a figure: those counted died, whatever was done to them."""

_DEGREE = re.compile(r"[^.;]{0,12}?\b(critical|serious|severe|slight|light|minor)", re.IGNORECASE)
"""Words right behind a count of the hurt, which tell how badly."""

CLOCK = "time of day"
"""What stands in place of the words for what is counted where a time of day is given."""

AROUND = 4
"""Words of content on each side of a figure that tell what it is."""


@dataclass(frozen=True)
class Entry:
    """A figure where it stands."""

    statement: Statement  # the claim that gives it
    figure: Figure  # the figure

    @property
    def given(self) -> float:
        """Its value; of a range the end that is given."""
        return next(v for v in _values(self.figure) if v is not None)

    @cached_property
    def amount(self) -> float:
        """Its value in base units of SI, so that miles and kilometres compare."""
        unit = self.figure.unit
        base = convert(self.given, unit) if unit and not is_currency(unit) else None
        return self.given if base is None else base

    @cached_property
    def sort(self) -> str:
        """What sort of quantity it is: a count, an age, a share, money, or a dimension."""
        unit, of = self.figure.unit, self.figure.of or ""
        if of == CLOCK:
            return CLOCK
        if of == "age" or of.startswith("age of"):
            return "age"
        if unit is None:
            return "count"
        if unit == "percent":
            return "share"
        return unit if is_currency(unit) else dimension(unit)

    @cached_property
    def sides(self) -> tuple[str, str]:
        """The words of its claim in front of it and behind it."""
        claim = self.statement.claim
        at = max(self.figure.start - claim.start, 0)
        return claim.quote[:at], claim.quote[at + len(self.figure.text) :]

    @cached_property
    def around(self) -> frozenset[str]:
        """The stems of the words on both sides of it."""
        before, behind = map(content_words, self.sides)
        return frozenset(map(stem, before[-AROUND:] + behind[:AROUND]))

    @cached_property
    def toll(self) -> str | None:
        """What befell those counted: killed, injured, missing."""
        if _TO_DEATH.search(self.sides[0]):
            return "killed"
        behind = re.match(r"\W*(\w*)", self.sides[1])
        words = (self.figure.of or "").split()
        people = self.human or not self._words  # no "games missing"
        told = next((t for t in TOLLS if t in words and people), None)
        return TOLL_OF.get(behind[1].lower() if behind else "", told)  # "2 dead, 1 wounded"

    @cached_property
    def degree(self) -> str:
        """How badly those counted were hurt, where that is said right behind."""
        found = _DEGREE.match(self.sides[1]) if self.toll == "injured" else None
        return found[1].lower() if found else ""

    @cached_property
    def _words(self) -> list[str]:
        of = self.figure.of or ""
        return [w for w in content_words(of) if w not in TOLLS] if of != CLOCK else []

    @cached_property
    def things(self) -> frozenset[str]:
        """Stems of the words for what is counted, and for what it did, without its toll."""
        return frozenset(map(stem, self._words))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of these that are no words for anybody."""
        return frozenset(stem(w) for w in self._words if w not in GENERIC)

    @cached_property
    def person(self) -> frozenset[str]:
        """Of an age, the words of the name whose it is."""
        return frozenset(w for w in (self.figure.of or "").split() if w[:1].isupper())

    @cached_property
    def human(self) -> bool:
        """Whether people are counted."""
        of = content_words(self.figure.of or "")
        return any(names_people(w) or w in PLURALS for w in of)

    @cached_property
    def generic(self) -> bool:
        """Whether it counts people without saying whom: by a word for anybody, or a nation's."""
        words = (w for w in self._words if not {w, w.removesuffix("s")} & GENERIC)
        return all(country_of(w.title()) for w in words)


def _values(figure: Figure) -> tuple[float | None, ...]:
    return figure.value, figure.low, figure.high


def entries_of(statements: Statements) -> list[Entry]:
    """Return the figures of all claims that may be compared."""
    entries = (
        Entry(s, f) for s in statements.all for f in (*s.claim.figures, *_none(s), *_clock(s))
    )
    told = (e for e in entries if not e.statement.leans or e.statement.claim.speaker or e.toll)
    return [e for e in told if _counts(e)]


def _counts(entry: Entry) -> bool:
    """Whether a figure tells how much: not one of several, nor a measure told once more."""
    figure = entry.figure
    if set(_values(figure)) == {None} or figure.start in entry.statement.features.unasserted:
        return False
    vague = any(n.form == "vague" for n in find_numerals(figure.text))  # "several dozen"
    if vague or (figure.of is None and (figure.unit is None or figure.unit in TIME_UNITS)):
        return False
    before, behind = entry.sides
    if entry.toll:
        other = _OF_THAT.search(entry.statement.claim.quote)
    else:
        other = _REST.match(behind) if entry.human else None
    one_of = figure.value == 1 and behind.startswith(" of")
    part = (_PART.match(behind) is not None or one_of) and not entry.degree
    return not (other or part or (figure.unit and _RESTATED.search(before)))


def _clock(statement: Statement) -> Iterator[Figure]:
    """Yield the times of day that a claim gives, in hours from midnight."""
    claim = statement.claim
    for mention in find_numbers(claim.quote):
        if mention.hour is not None:
            start, end = (claim.start + at for at in (mention.start, mention.end))
            yield Figure(value=mention.hour, of=CLOCK, text=mention.text, start=start, end=end)


def _none(statement: Statement) -> Iterator[Figure]:
    """Yield the tolls that a claim says are none: "no casualties", "no one was killed"."""
    quote = statement.claim.quote
    found = None if statement.claim.hedges else _NONE.search(quote)
    if found is None or is_only_untold(quote, found.end()):
        return
    words = [w.lower().removesuffix("s") for w in (found["what"], found["more"]) if w]
    start, end = (statement.claim.start + at for at in found.span())
    for toll in sorted({TOLL_OF.get(w, w) for w in words} & TOLLS.keys() or {"killed", "injured"}):
        yield Figure(value=0.0, of=f"people {toll}", text=found.group(), start=start, end=end)

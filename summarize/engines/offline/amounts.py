"""The figures of claims as they are compared: how much, of what, befallen by what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarize.domain import Figure
from summarize.engines.offline.statements import Statement, Statements
from summarize.text.names import country_of, find_names
from summarize.text.numbers import clock_times
from summarize.text.saying import is_only_untold
from summarize.text.units import TIME_UNITS, convert, dimension, is_currency
from summarize.text.words import PARTICIPLES, PEOPLE, TOLL_OF, TOLLS, content_words, stem

GENERIC = frozenset(
    {"people", "person", "victim", "other", "life", "man", "number", "toll", "body"}
)
"""Nouns under which any people are counted."""

CLOCK = "time of day"
"""What a time of day is of."""

PLURALS = frozenset({"children", "men", "women", "policemen"})
RELATIVE = frozenset({"who", "that", "which", "were", "was"})

_DEGREE = re.compile(r"[^.;]{0,12}?\b(critical|serious|severe|slight|light|minor)", re.IGNORECASE)
"""Words right behind a count of the hurt, which tell how badly."""

_NONE = re.compile(
    r"\bno(?:body|ne| one| \w+)? (?:\w+ ){0,2}"
    r"(?P<what>casualties|deaths|dead|killed|injured|wounded|hurt)"
    r"(?: or (?P<more>deaths|dead|killed|injured|injuries|wounded|hurt))?\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"([^:;]{1,90}): \W{0,2}\d")
"""The row of a table: "Field Union: 11,902 votes"."""
_RESTATED = re.compile(r"[(/]\s*(?:or |about |some )?\Z")
_OF_MANY = re.compile(r"\s+of\b")
_PART = re.compile(
    r"\s+of (?:the|them|those|these|whom|which|one|an?|his|her|its|their)\b", re.IGNORECASE
)
"""Behind a figure: it counts a part of others, "three of the four"."""

_CHARGES = re.compile(r"\s+(?:more |other )?counts? of\b", re.IGNORECASE)
"""Behind a figure: it counts charges, "two counts of murder"."""

_REST = re.compile(r"\s+(?:other|more|further|additional)\b", re.IGNORECASE)
"""Behind a count of people: it counts those whom another figure leaves."""

_OF_THAT = re.compile(r"\b(?:in|of|by|from|after) (?:that|those|these) [a-z]+", re.IGNORECASE)
"""In a claim: the deed is one that the sentence before tells."""

_TO_DEATH = re.compile(r"\bto death\W+(?:\w+ )?\Z|\bdeaths? of\W+(?:\w+ )?\Z", re.IGNORECASE)
"""Before a figure: those counted died, whatever was done to them."""
_ZONE = re.compile(r"\s*\(?\s*(?:GMT|UTC|Z)\b")


AROUND = 4
"""Words of content on each side of a figure that tell what it is."""


@dataclass(frozen=True)
class Entry:
    """A figure where it stands.

    Attributes:
        statement: The claim that gives it.
        figure: The figure.
    """

    statement: Statement
    figure: Figure

    @property
    def given(self) -> float:
        """Its value; of a range the end that is given."""
        found = (self.figure.value, self.figure.low, self.figure.high)
        return next(v for v in found if v is not None)

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
        if of.startswith("age of"):
            return "age"
        if of == CLOCK or unit is None:
            return of if of == CLOCK else "count"
        if unit == "percent":
            return "share"
        return unit if is_currency(unit) else dimension(unit)

    @cached_property
    def around(self) -> frozenset[str]:
        """The stems of the words on both sides of it."""
        text, at = self.statement.claim.quote, self.figure.start - self.statement.claim.start
        end = max(at, 0) + len(self.figure.text)
        words = content_words(text[: max(at, 0)])[-AROUND:] + content_words(text[end:])[:AROUND]
        return frozenset(map(stem, words))

    @cached_property
    def toll(self) -> str | None:
        """What befell those counted: killed, injured, missing."""
        text, at = self.statement.claim.quote, self.figure.start - self.statement.claim.start
        behind = re.match(r"\W*(\w+)", text[at + len(self.figure.text) :])
        own = behind[1].lower() if behind and at >= 0 else ""
        if own in TOLL_OF:  # "2 dead, 1 wounded"
            return TOLL_OF[own]
        if at > 0 and _TO_DEATH.search(text[:at]):
            return "killed"
        words = (self.figure.of or "").split()
        return next((t for t in TOLLS if t in words), None)

    @cached_property
    def degree(self) -> str:
        """How badly those counted were hurt, where that is said right behind."""
        text, at = self.statement.claim.quote, self.figure.end - self.statement.claim.start
        found = _DEGREE.match(text, at) if self.toll == "injured" and at >= 0 else None
        return found[1].lower() if found else ""

    @cached_property
    def _seam(self) -> int:
        """The place among the words of `of` where those counted end and what they did begins."""
        words = (self.figure.of or "").split()
        return next((i for i, w in enumerate(words) if i and _is_deed(w)), len(words))

    @cached_property
    def act(self) -> str | None:
        """The stem of what those counted did or what was done to them, tolls aside."""
        done = [w for w in (self.figure.of or "").split()[self._seam :] if w not in RELATIVE]
        return stem(done[0]) if done and not self.toll and self.sort != "age" else None

    @cached_property
    def _counted(self) -> list[str]:
        words = content_words(" ".join((self.figure.of or "").split()[: self._seam]))
        return [w for w in words if w not in TOLLS]

    @cached_property
    def things(self) -> frozenset[str]:
        """Stems of the words for what is counted, without what befell it."""
        return frozenset(map(stem, self._counted))

    @cached_property
    def said(self) -> frozenset[str]:
        """Stems of all that is said of those counted, but words for anybody."""
        words = content_words(self.figure.of or "")
        return frozenset(stem(w) for w in words if w not in GENERIC | TOLLS.keys())

    @cached_property
    def person(self) -> frozenset[str]:
        """Of an age, the words of the name whose it is."""
        return frozenset(w for w in (self.figure.of or "").split() if w[:1].isupper())

    @cached_property
    def owner(self) -> frozenset[str]:
        """Words of the name of who has or does what is counted: the party that got the votes."""
        quote = self.statement.claim.quote
        named: list[str] = []
        if row := _ROW.match(quote):
            named = [n.text for n in find_names(row[1])]
        for deed in self.statement.features.predicates[:1]:
            has = deed.agent and deed.patient and stem(deed.patient.head) in self.things
            named += deed.agent.names if deed.agent and has else ()
        words = {w.casefold() for name in named for w in name.split()}
        return frozenset(words | {c for n in named if (c := country_of(n))})

    @cached_property
    def human(self) -> bool:
        """Whether people are counted."""
        words = content_words(self.figure.of or "")
        return any(w in PEOPLE or w.removesuffix("s") in PEOPLE or w in PLURALS for w in words)

    @cached_property
    def generic(self) -> bool:
        """Whether it counts people without saying whom: by a word for anybody, or a nation's."""
        head = self._counted[-1:]
        return all(
            w in GENERIC or w.removesuffix("s") in GENERIC or country_of(w.title()) for w in head
        )


def _is_deed(word: str) -> bool:
    return word in RELATIVE or word.endswith("ed") or word in PARTICIPLES.values()


def entries_of(statements: Statements) -> list[Entry]:
    """Return the figures of all claims that may be compared."""
    return [
        Entry(s, f)
        for s in statements.all
        for f in (*s.claim.figures, *_none(s), *_hours(s))
        if any(v is not None for v in (f.value, f.low, f.high)) and _counts(s, f)
        if not s.leans
        or s.claim.speaker is not None
        or Entry(s, f).toll
        or _ROW.match(s.claim.quote)
    ]


def _counts(statement: Statement, figure: Figure) -> bool:
    """Whether a figure tells how much: not one of several, nor a measure told once more."""
    text, at = statement.claim.quote, figure.start - statement.claim.start
    vague = figure.value is None and figure.text.rstrip().endswith("s")  # "hundreds"
    if vague or (figure.of is None and (figure.unit is None or figure.unit in TIME_UNITS)):
        return False
    behind = at + len(figure.text)
    entry = Entry(statement, figure)
    rest = entry.human and not entry.toll and _REST.match(text, behind)
    if rest or (entry.toll and _OF_THAT.search(text)):
        return False
    if (figure.value == 1 and _OF_MANY.match(text, behind)) or _CHARGES.match(text, behind):
        return False
    if _PART.match(text, behind) and not _DEGREE.match(text, behind):
        return False
    return not (figure.unit and _RESTATED.search(text[:at]))


def _none(statement: Statement) -> Iterator[Figure]:
    """Yield the tolls that a claim says are none: "no casualties", "no one was killed or hurt"."""
    quote = statement.claim.quote
    found = _NONE.search(quote)
    if found is None or statement.claim.hedges or is_only_untold(quote, found.end()):
        return
    words = [w.lower() for w in (found["what"], found["more"]) if w]
    forms = {f for w in words for f in (w, w.removesuffix("s"), w.removesuffix("ies") + "y")}
    tolls = {TOLL_OF.get(f, f) for f in forms if f in TOLL_OF or f in TOLLS}
    if "casualties" in words:
        tolls |= {"killed", "injured"}
    start = statement.claim.start + found.start()
    for toll in sorted(tolls):
        yield Figure(
            value=0.0,
            of=f"people {toll}",
            text=found.group(),
            start=start,
            end=start + len(found.group()),
        )


def _hours(statement: Statement) -> Iterator[Figure]:
    """Yield the times of day of a claim, in hours, but those of another zone."""
    quote, start = statement.claim.quote, statement.claim.start
    for mention in clock_times(quote):
        if mention.value is not None and not _ZONE.match(quote, mention.end):
            yield Figure(
                value=mention.value / 60,
                of=CLOCK,
                text=mention.text,
                start=start + mention.start,
                end=start + mention.end,
            )

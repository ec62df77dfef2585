"""Figures of accounts in one language whose grammar is not read: alike but for their values.

Two figures are of one thing where the clauses around them share the noun that is counted and a word
more, or all their words: "112 Passagiere wurden gerettet", "118 Passagiere seien gerettet worden".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import snowballstemmer

from summarize.domain import DraftFinding, DraftPosition, Figure
from summarize.engines.offline.statements import Statement, Statements
from summarize.languages import name_of
from summarize.languages.stops import stop_words
from summarize.text.tolls import CLAUSE_END, toll_words

LEAST_SHARED = 2
"""Words that the clauses around two figures share."""

LONGEST_HEADING = 80
"""Characters."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_BREAK = re.compile(rf"{CLAUSE_END}|[\u2014\u00ab\u00bb\u201c\u201d\"]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Told:
    """A figure where it stands in an account."""

    statement: Statement
    figure: Figure
    language: str

    @cached_property
    def clause(self) -> tuple[str, str]:
        """The words of its clause in front of it and behind it."""
        quote, at = self.statement.claim.quote, self.figure.start - self.statement.claim.start
        before, behind = quote[:at], quote[at + len(self.figure.text) :]
        return _BREAK.split(before)[-1].lstrip(), _BREAK.split(behind)[0].rstrip()

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the words of content around it."""
        return frozenset(w for part in self.clause for w in _stems(part, self.language))

    @cached_property
    def counted(self) -> str | None:
        """The stem of the first word behind it, where it counts and measures nothing."""
        stems = [] if self.figure.unit else _stems(self.clause[1], self.language)
        return stems[0] if stems else None

    @cached_property
    def negations(self) -> frozenset[str]:
        """The words of its clause that deny it, or join it to more."""
        known, clause = toll_words(self.language), " … ".join(self.clause).lower()
        if known is None:
            return frozenset()
        joins = (m.group() for m in known.joins.finditer(clause) if m.start())
        return frozenset(joins) | frozenset(known.negates.findall(clause))

    @property
    def heading(self) -> str:
        """Its clause, with dots for the value."""
        before, behind = self.clause
        return f"“{before}…{behind}”"


def differing_abroad(statements: Statements) -> list[DraftFinding]:
    """Propose the figures that differ between accounts of one language other than English."""
    groups: list[list[Told]] = []
    for told in _figures(statements):
        home = next((g for g in groups if all(_is_one(told, o) for o in g)), None)
        if home is None:
            groups.append([told])
        else:
            home.append(told)
    return [f for g in groups if (f := _finding(g)) is not None]


def _figures(statements: Statements) -> Iterator[Told]:
    """Yield the figures that count or measure, of claims that give one alone and no year.

    None where it is not known which words of a language negate and join.
    """
    for one in statements.all:
        language = statements.articles[one.claim.article].language
        figures = [f for f in one.claim.figures if f.value is not None]
        plain = len(figures) == 1 and figures[0].of is None and not _YEAR.search(one.claim.quote)
        if language != "en" and plain and toll_words(language) is not None:
            yield Told(one, figures[0], language)


def _is_one(one: Told, other: Told) -> bool:
    """Whether two figures of two accounts are of one thing, by the words around them."""
    if (one.language, one.figure.unit) != (other.language, other.figure.unit):
        return False
    if one.statement.account == other.statement.account or one.negations != other.negations:
        return False
    if one.counted != other.counted or not one.words:
        return False
    return len(one.words & other.words) >= LEAST_SHARED or one.words == other.words


def _finding(group: Sequence[Told]) -> DraftFinding | None:
    values = sorted({t.figure.value or 0.0 for t in group})
    if len(values) < 2:
        return None
    heading = min((t.heading for t in group), key=lambda h: (len(h), h))
    return DraftFinding(
        kind="figures",
        question=heading if len(heading) <= LONGEST_HEADING else "",
        event=group[0].statement.event,
        positions=tuple(
            DraftPosition(
                claims=tuple(t.statement.id for t in group if t.figure.value == value),
                value=value,
            )
            for value in values
        ),
    )


def _stems(text: str, language: str) -> list[str]:
    """Return the stems of the words of content of a text, in order."""
    stops, name = stop_words(language), name_of(language).lower()
    words = [w for w in _WORD.findall(text.lower()) if w not in stops]
    if name not in snowballstemmer.algorithms():
        return words
    return [str(w) for w in snowballstemmer.stemmer(name).stemWords(words)]

"""The words that bear a line out, as a footnote shows them: each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial

from summarize.domain import Brief, Claim, Finding
from summarize.text.cues import negates
from summarize.text.numbers import find_numbers
from summarize.text.words import listed, stems, verbatim
from summarize.writing.phrases import phrase
from summarize.writing.sources import labels, number
from summarize.writing.standing import gives_itself

MORE = 2
"""Words that an account has to have which a sentence does not name, beyond those named, to be
cited for it: one word alone ("charged") is in many claims."""

TELLING = 0.65
"""Share of the words that the nearest account has of a sentence, from which another tells it too:
as of an agreement's words (`writing/agreement.py`, `COVERED`)."""

BESIDE = 200
"""Characters around a quote in which the words stand that say when."""

ELLIPSIS = " \u2026 "

_PARTS = re.compile(r"; |,? (?:but|while|whereas) |, and | and, ")
FEWEST = 3
"""Words of a part of a sentence that has notes of its own."""


def claims_of(finding: Finding) -> list[str]:
    """Return the ids of the claims of all sides of a finding, in order."""
    return [c for p in finding.positions for c in p.claims]


class Evidence:
    """Finds the quotes for the notes of one brief."""

    def __init__(self, brief: Brief) -> None:
        self._labels = labels(brief.articles)
        self._articles = {a.id: a for a in brief.articles}
        self._claims = {c.id: c for c in brief.claims}

    def cited(self, finding: Finding, said: str) -> tuple[str, ...]:
        """Return the claims to cite for a finding's sentence, of each side those that bear it."""
        sides = finding.positions
        if len(sides) < 2:
            return self.bearing(said, finding.told_by)
        of_sides = [self.bearing(f"{finding.question} {p.label}", p.claims) for p in sides]
        first = (claims[0] for claims in of_sides if claims)  # a note quotes one of each side
        return tuple(dict.fromkeys([*first, *(c for claims in of_sides for c in claims)]))

    def bearing(self, said: str, cites: Sequence[str], *, named: bool = False) -> tuple[str, ...]:
        """Return of each account the claim that has most of a sentence's words, and what it takes.

        Args:
            said: A sentence of the page.
            cites: The claims that it rests on, those that put it best first.
            named: Whether only accounts that the sentence names need have a claim of their own;
                others are cited for what these do not tell.

        What stands on both sides of a "but", a "while" or an ", and" is borne out by itself.
        """
        parts = [p for p in _PARTS.split(said) if len(_terms(p)) >= FEWEST]
        if len(parts) > 1:
            told = (c for p in parts for c in self._bearing(p, cites, named=named))
            return tuple(dict.fromkeys(told))
        return self._bearing(said, cites, named=named)

    def _bearing(self, said: str, cites: Sequence[str], *, named: bool) -> tuple[str, ...]:
        by_account: dict[str, list[str]] = {}
        for claim in cites:
            by_account.setdefault(self._claims[claim].article, []).append(claim)
        meant = self._named(said, by_account) if named else list(by_account)
        best = [self._covering(said, by_account[a])[0] for a in meant]
        if named and meant:
            own = [c for a in meant for c in by_account[a]]
            best += self._covering(said, own, taken=best)
        more = self._covering(said, cites, taken=best, least=MORE if named and meant else 1)
        return tuple(dict.fromkeys([*best, *more]))

    def _named(self, said: str, accounts: Iterable[str]) -> list[str]:
        """Return the accounts that a sentence names; of one outlet those of a day that it names."""
        named = [a for a in accounts if self.names(said, a)]
        days = {a: self._articles[a].published.date for a in named}
        dated = {
            a for a, d in days.items() if d and f"{d.day} {d:%B}".casefold() in said.casefold()
        }
        of_dated = {self._articles[a].called for a in dated}
        return [a for a in named if a in dated or self._articles[a].called not in of_dated]

    def names(self, said: str, article: str) -> bool:
        """Whether a line names an account, by whole words: "Sunday" names no Sun."""
        return verbatim(self._articles[article].called, re.IGNORECASE).search(said) is not None

    def telling(self, said: str, cites: Sequence[str]) -> tuple[str, ...]:
        """Return the claims of the articles that tell a line, not only something like it.

        The words of an article in another language do not show whether it does.
        """
        wanted = _terms(said)
        held: dict[str, int] = {}
        for claim in cites:
            article = self._claims[claim].article
            held[article] = max(held.get(article, 0), len(wanted & self._told(claim)))
        most = max(held.values(), default=0)
        tell = {
            a
            for a, n in held.items()
            if n >= TELLING * most or self.names(said, a) or self._articles[a].language != "en"
        }
        return tuple(c for c in cites if self._claims[c].article in tell)

    def _covering(
        self, said: str, cites: Sequence[str], taken: Sequence[str] = (), least: int = 1
    ) -> list[str]:
        """Take claim after claim: each time the one that has most of the words not yet had.

        Those of its quote count twice, those put in from elsewhere in the article once. Beyond
        those taken each has to have so many at least.
        """
        missing = _terms(said) - {t for c in taken for t in self._told(c)}
        kept: list[str] = []
        left = list(dict.fromkeys(cites))
        while left:
            best = max(left, key=partial(self._has_of, missing, denied=negates(said)))
            gained = missing & self._told(best)
            if len(gained) < least and (kept or taken):
                break
            kept.append(best)
            left.remove(best)
            missing -= gained
        return kept

    def _has_of(self, words: frozenset[str], claim: str, *, denied: bool) -> tuple[int, int]:
        """Return how much of some words, denied or not, a claim has, and how little besides."""
        told, quote = self._told(claim), self._claims[claim].quote
        alike = negates(quote) is denied
        return len(words & told) + len(words & _terms(quote)) + alike, -len(told)

    def _told(self, claim: str) -> frozenset[str]:
        own = self._claims[claim]
        when = own.when.text if own.when else ""
        return _terms(f"{own.text} / {own.speaker or ''} / {when}")

    def told_by(self, claim: Claim) -> str:
        """Return who prints a claim, and who says it there."""
        return f"{self._labels[claim.article]}{self._who(claim)}"

    def quotes(self, cites: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return the accounts and the speaker of some claims, each with the words."""
        printed: dict[tuple[str, str], list[Claim]] = {}
        for claim in map(self._claims.__getitem__, cites):
            words = self._with_time(claim).casefold()
            printed.setdefault((self._who(claim), words), []).append(claim)
        found = []
        for (who, _), same in printed.items():
            places = map(self._numbered, dict.fromkeys(c.article for c in same))
            found.append((f"{listed(list(places))}{who}", self._with_time(same[0])))
        return tuple(found)

    def _numbered(self, article: str) -> str:
        """Return an article's number and what it is called, where that is not by its number."""
        n, label = number(article), self._labels[article]
        return label if f"{label} ".startswith(f"Source {n} ") else f"{n} {label}"

    def _with_time(self, claim: Claim) -> str:
        """Return a claim's words, what was put in in brackets, and the words that say when."""
        words, when = claim.text, claim.when.text if claim.when else ""
        if not when or (said := verbatim(when)).search(words):
            return words
        text = self._articles[claim.article].text
        behind = text[claim.end : claim.end + BESIDE].partition("\n")[0]
        before = text[max(0, claim.start - BESIDE) : claim.start].rpartition("\n")[2]
        if after := said.search(behind):
            return f"{words}{_gap(behind[: after.start()])}{when}"
        for found in [*said.finditer(before)][-1:]:  # the nearest one
            return f"{when}{_gap(before[found.end() :])}{words}"
        return words

    def _who(self, claim: Claim) -> str:
        who = phrase("notes", "headline") if claim.part == "headline" else ""
        bare = claim.speaker and not gives_itself(claim.quote, claim)
        who += f", {claim.speaker}" if bare else ""
        relayed = claim.via and claim.via != claim.speaker  # an agency's own report is its own
        return who + (f" (by way of {claim.via})" if relayed else "")


def _gap(words: str) -> str:
    """Return what stands between two places: blanks and commas, else that words are left out."""
    return ELLIPSIS if words.strip(" ,") else words


@cache
def _terms(text: str) -> frozenset[str]:
    """Return the stems of the words of content of a text, and its numbers."""
    numbers = {f"#{v:g}" for n in find_numbers(text) if (v := n.value or n.low or n.high)}
    return stems(text) | numbers

"""The numbers, days and names that claims tell: what an agreement may not hold of one account."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from summarize.domain import Article, Claim
from summarize.gate.outlets import told_by
from summarize.text.dates import DateMention, find_dates, resolve
from summarize.text.names import TITLES, find_names
from summarize.text.numbers import find_numbers
from summarize.text.sentences import sentence_at, without
from summarize.writing.phrases import bare

_CAPITALISED = re.compile(r"\b[^\W\d_a-z](?:[\w'-]|\.(?=[^\W\d_a-z]))*")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_INDEFINITE = re.compile(r"\b(?:an?|another|one|single)\b", re.IGNORECASE)
ONE = "1.0"

READ = "en"
"""The language of which it shows what is not told."""


class Items:
    """Looks up what claims tell exactly.

    Args:
        articles: The articles, for their days, languages and outlets.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {a.id: a for a in articles}

    def of(self, text: str, claim: Claim) -> frozenset[str]:
        """Return the numbers, days (in ISO form where known) and words of names in a text.

        Args:
            text: Words of a claim, or of the page on it.
            claim: The claim; days are read from the day on which it was printed.
        """
        printed = self._articles[claim.article].published.date
        found = find_dates(text)
        days = {d for m in found for d in _days(m, printed)}
        amounts = {
            f"{v}"
            for n in find_numbers(text)
            if not any(d.start <= n.start < d.end for d in found)
            and (v := n.value or n.low or n.high)
        }
        called = [w for n in find_names(text) if not n.initial for w in n.words]
        names = {
            plain for w in called for p in w.split("-") if not p.islower() for plain in _parts(p)
        }
        return frozenset(amounts | days | (names - TITLES))

    def plain(self, text: str, among: Sequence[Claim]) -> str:
        """Return a text without the names of the accounts of some claims, and their days."""
        told = {c.article: self._articles[c.article] for c in among}
        return without(text, told_by(text, list(told.values())))

    def told_by(self, claim: Claim) -> frozenset[str]:
        """Return what a claim tells, with every name in its article, its speaker and its outlet.

        To call somebody or something by a name that an account uses adds nothing to it; "a bomb"
        is one bomb; a day may stand beside the quote in its sentence.
        """
        when = claim.when
        days = {d.isoformat() for d in (when.from_, when.to)} if when is not None else set()
        days |= self._days_beside(claim)
        exact = self.of(f"{bare(claim.text)} / {claim.quote}", claim)
        one = {ONE} if _INDEFINITE.search(claim.text) else set()
        return exact | days | one | self._names[claim.article] | self.spoken(claim)

    def _days_beside(self, claim: Claim) -> frozenset[str]:
        """Return the day that the sentence of a claim's quote tells, where it tells but one."""
        article = self._articles[claim.article]
        start, end = sentence_at(article.text, claim.start, article.language)
        found = find_dates(article.text[start:end])
        days = frozenset(d for m in found for d in _days(m, article.published.date))
        return days if len(found) == 1 else frozenset()

    def spoken(self, claim: Claim) -> frozenset[str]:
        """Return the words that name who says a claim and who prints it."""
        called = f"{claim.speaker or ''} {self._articles[claim.article].called}"
        return frozenset(p for w in re.findall(r"[^\W_][\w.'-]*", called) for p in _parts(w))

    def shows(self, claim: Claim) -> bool:
        """Whether a claim's language is read, so that its silence tells something."""
        return self._articles[claim.article].language == READ

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        """The words with a capital in each article."""
        return {
            i: frozenset(p for w in _CAPITALISED.findall(a.text) for p in _parts(w))
            for i, a in self._articles.items()
        }


def _parts(word: str) -> list[str]:
    """Return the parts of a word, in lower case: what is "U.N.-run" has the name "un"."""
    plain = word.replace(".", "") if _INITIALS.match(word) else word
    return plain.casefold().split("-")


def _days(mention: DateMention, printed: dt.date | None) -> Iterator[str]:
    """Yield the day of a mention, or the words of one that cannot be known; of no longer time."""
    span = resolve(mention, printed) if printed else None
    if span is None:
        yield mention.text.casefold()
    elif span[0] == span[1]:
        yield span[0].isoformat()

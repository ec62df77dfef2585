"""Whose account an article is, and where a sentence of the page names the accounts themselves.

"The Post says", "(Source 4)", "Sources 1 and 2", "the Post of 3 July": such words tell who tells
something, never what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarize.domain import Article, account_of
from summarize.text.dates import find_dates, resolve
from summarize.text.numbers import find_numbers
from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS
from summarize.text.sentences import Span
from summarize.text.words import past_tense


class Tellers:
    """Looks up whose account each of all articles is.

    Copies of one text, or texts of one outlet or agency, are one account.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {a.id: a for a in articles}

    def account(self, article: str) -> str:
        """Return the agency or outlet of an article; of a copy, those of its original."""
        return account_of(self._articles[article], self._articles)

    def count(self, articles: Iterable[str]) -> int:
        """Return how many accounts some articles are."""
        return len({self.account(a) for a in articles})


# --- words of a sentence that name accounts

_SAYS = frozenset(
    w for v in NEUTRAL_VERBS | FACTIVE_VERBS for w in (v, f"{v}s", f"{v}es", past_tense(v))
)
_BEFORE_DAY = re.compile(
    r"\A(?:,? \(?|\()(?:(?!(?:of|on|in|dated) )(?P<says>[a-z]+) )?(?:(?:of|on|in|dated) )?\Z",
    re.IGNORECASE,
)
"""What stands between an outlet and its day of printing: "the Post, in", "the Post reports on"."""
_BEHIND_DAY = re.compile(r"(?:[,;)]| that\b| and\b| (?P<says>[a-z]+)\b|\W*\Z)", re.IGNORECASE)
"""What stands behind such a day; any other words would be dated by it."""
_NUMBERED = re.compile(r"(.*\D) (\d+)")


def told_by(text: str, articles: Sequence[Article]) -> list[Span]:
    """Return the stretches of a sentence that name the articles it cites, and days of printing."""
    named = sorted({*_by_name(text, articles), *_by_number(text, articles)})
    return [*named, *_days(text, named, articles)]


def outlets_named(text: str, articles: Sequence[Article]) -> frozenset[str]:
    """Return the names of the accounts that a text names: "Source 4", "Sources 1 and 2"."""
    spans = [*_by_name(text, articles), *_by_number(text, articles)]
    words = [text[start:end] for start, end in spans]
    return frozenset(
        a.called
        for a in articles
        for told in words
        if told.casefold() == a.called.casefold()
        or ((m := _NUMBERED.fullmatch(a.called)) and _lists_number(told, *m.groups()))
    )


def _lists_number(told: str, stem: str, number: str) -> bool:
    """Whether words list an account by its number: "Sources 1 and 2"."""
    return told.startswith(f"{stem}s ") and number in re.findall(r"\d+", told)


def _by_name(text: str, articles: Sequence[Article]) -> Iterator[Span]:
    """Yield the names of accounts; "Today" may be an outlet's name, and is a day all the same."""
    days = {(d.start, d.end) for d in find_dates(text)}
    for name in {a.called for a in articles}:
        written = re.sub(r"^[Tt]he\\ ", r"[Tt]he\\ ", re.escape(name))
        flags = re.IGNORECASE if "." in name else 0  # an address may open a sentence
        for match in re.finditer(rf"(?<!\w){written}(?!\w)", text, flags):
            if match.span() not in days:
                yield match.span()


def _by_number(text: str, articles: Sequence[Article]) -> Iterator[Span]:
    """Yield "Sources 1 and 2", where these are what two accounts are called."""
    found = [m.groups() for a in articles if (m := _NUMBERED.fullmatch(a.called))]
    for stem in {s for s, _ in found}:
        known = {n for s, n in found if s == stem}
        several = rf"(?<!\w){re.escape(stem)}s \d+(?:(?:,| and|, and) \d+)+(?!\w)"
        for match in re.finditer(several, text):
            listed = re.findall(r"\d+", match.group())
            if len(set(listed)) == len(listed) and known.issuperset(listed):
                yield match.span()


def _days(text: str, named: Sequence[Span], articles: Sequence[Article]) -> Iterator[Span]:
    printed = [d for a in articles if (d := a.published.date) is not None]
    for day in find_dates(text):
        behind = [end for _, end in named if end <= day.start]
        if not behind or not _tells(_BEFORE_DAY.match(text[behind[-1] : day.start])):
            continue
        told = _tells(_BEHIND_DAY.match(text, day.end))
        if told and any((s := resolve(day, d)) and s[0] <= d <= s[1] for d in printed):
            yield day.start, day.end


def _tells(found: re.Match[str] | None) -> bool:
    """Whether words were found, and a verb among them is one of saying."""
    return found is not None and (found["says"] is None or found["says"].lower() in _SAYS)


_THINGS = r"(?:accounts?|outlets?|sources?|reports?|articles?|versions?|figures?|origins?)"
_OF_THINGS = re.compile(
    rf"\b\w+(?= (?:of (?:the |these )?(?:\w+ )?)?"
    rf"(?:(?:other|different|independent|separate|same) )?{_THINGS}\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof (?:the |all )?\Z", re.IGNORECASE)


def counted_accounts(sentence: str, cited: set[int], accounts: int) -> Iterator[Span]:
    """Yield the words that count or tell apart accounts: "two of the outlets", "both accounts".

    They may give the numbers of what is cited, and of all accounts in "of the five outlets" only.
    """
    for match in _OF_THINGS.finditer(sentence):
        counts = {n.value for n in find_numbers(match.group())}
        of_all = {accounts} if _OF.search(sentence[: match.start()]) else set()
        if counts <= cited | of_all:
            yield match.span()

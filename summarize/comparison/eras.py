"""Which time a claim tells of: the news itself, or a year that lies behind it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarize.domain import Article, Claim
from summarize.text.dates import DateMention, find_dates, resolve
from summarize.text.references import is_reference

BACKGROUND_DAYS = 20
"""A claim about a time this long before its printing tells of something older than the news."""


LONGEST = dt.timedelta(days=31)
"""A longer time than a month dates no figure."""


def as_of(article: Article, claim: Claim, era: int | None) -> dt.date | None:
    """Return the day that a claim's figures speak of: its own, else the day of printing."""
    printed = article.published.date
    if claim.when is None or (printed is not None and claim.when.to > printed):
        return printed
    if claim.when.to - claim.when.from_ > LONGEST:
        return None if era else printed  # a year is no day
    old = printed is not None and printed - claim.when.to > dt.timedelta(days=BACKGROUND_DAYS)
    return printed if old and era is None else claim.when.to


def eras_of(articles: Mapping[str, Article], claims: Sequence[Claim]) -> dict[str, int | None]:
    """Return the year of what each claim tells of, None for the news itself.

    A sentence without a time of its own goes on with the older time of the one before it.
    """
    eras: dict[str, int | None] = {}
    last: dict[str, tuple[int, int | None]] = {}
    for claim in sorted(claims, key=lambda c: (c.article, c.start, c.end)):
        article = articles[claim.article]
        era, dated = _own_era(article, claim)
        end, before = last.get(claim.article, (0, None))
        gap = article.text[end : claim.start]
        if not dated and before is not None and not gap.strip(_MARKS) and "\n" not in gap:
            era = before
        eras[claim.id] = era
        if dated or era is not None or claim.end > end:
            last[claim.article] = (max(end, claim.end), era)
    return eras


_MARKS = " \n\t.,;:!?\"'\u201c\u201d\u2018\u2019"


def _own_era(article: Article, claim: Claim) -> tuple[int | None, bool]:
    """Return the older year that a claim names, and whether it names any time."""
    printed = article.published.date
    start, end = _line(article.text, claim)
    # What stands behind a claim has its time for the main clause: "which employs 300, was fined
    # in 2018"; what stands before holds for both: "in 1997, when 43 people died".
    reach = end if claim.when is not None or printed is None else claim.end
    for text in (article.text[claim.start : claim.end], article.text[start:reach]):
        found: list[int | None] = []
        for mention in find_dates(text):
            if is_reference(text, mention) or (printed is None and mention.year is None):
                continue
            days = resolve(replace(mention, edge="in"), printed or dt.date.max)
            whence = mention.edge == "since" and not text[mention.end :].startswith(", when")
            if days is None or whence or mention.kind == "span" or _is_compared(text, mention):
                continue
            old = (printed or dt.date.max) - days[1] > dt.timedelta(days=BACKGROUND_DAYS)
            found.append(days[0].year if old else None)
        if found:
            return (None if None in found else found[0]), True
    return None, False


_COMPARED = re.compile(
    r"\b(?:up|down|from|than|over|against|compared\s+(?:to|with)|on)\s+(?:[\w.,%$\u20ac\u00a3]+\s+){0,3}\Z",
    re.IGNORECASE,
)


def _is_compared(text: str, mention: DateMention) -> bool:
    """Whether an older time only stands for comparison: "up 4 percent from a year ago"."""
    past = _PAST.search(mention.text)
    return bool(past and _COMPARED.search(text[: mention.start]))


_PAST = re.compile(r"\b(?:ago|earlier|before|last|previous)\b", re.IGNORECASE)


def _line(text: str, claim: Claim) -> tuple[int, int]:
    """Return the sentence around a claim, by full stops and line ends."""
    start = max(text.rfind(mark, 0, claim.start) for mark in (". ", "\n"))
    ends = [e for e in (text.find(mark, claim.end - 1) for mark in (". ", "\n")) if e >= 0]
    return start + 1, max(claim.end, min(ends, default=len(text)))

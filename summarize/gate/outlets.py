"""Where a sentence of the page names the accounts themselves: outlets, and their days of printing.

"The Post says", "(Source 4)", "Sources 1 and 2", "the Post of 3 July": such words tell who tells
something, never what happened. Only accounts that the sentence cites are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.domain import Article
from summarize.text.dates import find_dates, resolve
from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS
from summarize.text.sentences import Span
from summarize.text.words import past_tense

_VERBS = NEUTRAL_VERBS | FACTIVE_VERBS
_SAYS = "|".join(
    sorted({re.escape(w) for v in _VERBS for w in (v, f"{v}s", f"{v}es", past_tense(v))})
)
_BEFORE_DAY = re.compile(
    rf"\A(?:,? \(?|\()(?:(?:{_SAYS}) )?(?:(?:of|on|in|dated) )?\Z", re.IGNORECASE
)
"""What stands between an outlet and its day of printing: "the Post, in", "the Post reports on"."""
_BEHIND_DAY = re.compile(rf"(?:[,;)]| that\b| and\b| (?:{_SAYS})\b|\W*\Z)", re.IGNORECASE)
"""What stands behind such a day; any other words would be dated by it."""
_NUMBERED = re.compile(r"(.*\D) (\d+)")


def told_by(text: str, articles: Sequence[Article]) -> list[Span]:
    """Return the stretches of a sentence that name its accounts, with their days of printing.

    Args:
        text: The sentence.
        articles: The articles that it cites.
    """
    named = sorted({*_by_name(text, articles), *_by_number(text, articles)})
    return [*named, *_days(text, named, articles)]


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
        if not behind or not _BEFORE_DAY.match(text[behind[-1] : day.start]):
            continue
        if not _BEHIND_DAY.match(text, day.end):
            continue
        if any((s := resolve(day, d)) and s[0] <= d <= s[1] for d in printed):
            yield day.start, day.end

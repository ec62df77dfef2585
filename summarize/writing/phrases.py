"""Small pieces of English: counts in words, lists, dates."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from summarize.domain import TaskUsage, Usage
from summarize.text.dates import day_words
from summarize.writing.marks import sentence

_WORDS = tuple(
    "no one two three four five six seven eight nine ten eleven twelve".split(" ")  # noqa: SIM905
)


def count(n: int, noun: str, plural: str | None = None) -> str:
    """Return "one outlet", "three outlets", "14 outlets"."""
    word = _WORDS[n] if n < len(_WORDS) else str(n)
    return f"{word} {noun if n == 1 else plural or noun + 's'}"


def long_date(day: dt.date, time: dt.time | None = None) -> str:
    """Return "9 December 2016"; with a time "9 December 2016, 14:30", and its zone."""
    date = day_words(day)
    if time is None:
        return date
    zone = dt.datetime.combine(day, time).tzname()
    return f"{date}, {time:%H:%M}{f' {zone}' if zone else ''}"


def date_range(days: Sequence[dt.date]) -> str:
    """Return the span of days, as short as it can be said: "9-16 December 2016"."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {long_date(last)}"
    return f"{long_date(first)} to {long_date(last)}"


def spent(usage: Usage | TaskUsage) -> str:
    """Return what a run, or one task of it, asked of a model, in a sentence."""
    asked = f"{count(usage.requests, 'request')}, {usage.cached} answered from the cache"
    cost = "" if usage.cost_usd is None else f", {usage.cost_usd:.4f} US dollars"
    sent = f"{usage.prompt_tokens} tokens sent, {usage.completion_tokens} received"
    return sentence(f"{asked}, {sent}{cost}")


def phrase(section: str, name: str, **words: str) -> str:
    """Return a phrase of `phrases.toml` with its words filled in."""
    return _phrases()[section][name].format(**words)


def words_of(section: str) -> Mapping[str, str]:
    """Return all phrases of a section of `phrases.toml`, not filled in."""
    return _phrases()[section]


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    text = files("summarize.writing").joinpath("phrases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

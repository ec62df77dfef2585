"""Small pieces of English: counts in words, dates, and marks around the articles' own words."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from summarize.domain import TaskUsage, Usage
from summarize.text.dates import day_words
from summarize.text.numerals import find_numerals

_WORDS = tuple(
    "no one two three four five six seven eight nine ten eleven twelve".split(" ")  # noqa: SIM905
)

_PLAIN = re.compile(r"(?!twice|thrice)[^\W\d_]+(?:-[^\W\d_]+)?", re.IGNORECASE)


def count(n: int, noun: str) -> str:
    """Return "one outlet", "three outlets", "14 outlets"."""
    return f"{in_words(n)} {noun}{'' if n == 1 else 's'}"


def in_words(n: int) -> str:
    """Return a count in words up to twelve: "five", "14"."""
    return _WORDS[n] if n < len(_WORDS) else str(n)


def in_digits(text: str, language: str = "en") -> str:
    """Return words with whole numbers from two to 999 in digits, as a column of a table has them.

    Not within quotation marks, nor where several words are one number ("a dozen").
    """
    if "“" in text:
        return text
    for number in reversed(find_numerals(text, language=language)):
        words, value = text[number.start : number.end], number.value
        if number.form == "words" and value and 2 <= value < 1000 and _PLAIN.fullmatch(words):
            text = f"{text[: number.start]}{value:g}{text[number.end :]}"
    return text


def long_date(day: dt.date, time: dt.time | None = None) -> str:
    """Return "9 December 2016"; with a time "9 December 2016, 14:30", and its zone."""
    date = day_words(day)
    if time is None:
        return date
    zone = dt.datetime.combine(day, time).tzname()
    return f"{date}, {time:%H:%M}{f' {zone}' if zone else ''}"


def date_range(days: Sequence[dt.date]) -> str:
    """Return the span of days, at least one, as short as it can be said: "9-16 December 2016"."""
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


# --- quotation marks, stops and capitals around the articles' words: none twice, none alone

EDGES = " ,;:.\"“”\u2018\u2019'"


def bare(text: str) -> str:
    """Return a claim's words for the parser: without brackets and outer marks."""
    return text.replace("[", "").replace("]", "").strip(EDGES)


def paired(text: str) -> str:
    """Return words on one line without their stop, and without marks that do not come in pairs."""
    text = " ".join(text.split()).strip(" ,;:")
    if text.count("“") != text.count("”"):
        text = re.sub("[“”]", "", text)
    if text.count('"') % 2:
        text = text.replace('"', "")
    return text.removesuffix(".") if not text.endswith("..") else text


def inner(text: str) -> str:
    """Return words to stand in quotation marks: no double marks within, no stop at the end."""
    text = text.strip(" ,;:")
    if text[:1] in '"“' and text[-1:] in '"”':
        text = text[1:-1]
    text = re.sub(r"[“\"](?=\w|\[)", "\u2018", text)
    return re.sub(r"[”\"]", "\u2019", text).strip(" ,;:.")


def sentence(text: str) -> str:
    """Return words with a capital and one stop at the end."""
    text = capital(text.strip())
    ends = text.rstrip("”\u2019\"' ")[-1:]
    return text if ends in (".", "?", "!") else f"{text}."


def capital(text: str) -> str:
    """Return words with a capital; an outlet that goes by its address stays small."""
    if re.match(r"\w+\.\w", text):
        return text
    at = 1 if text.startswith("[") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]

"""The numbers of a plain text with all that belongs to them: bounds, unit, range, kind."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from summarize.languages import word_set
from summarize.text.dates import KEPT_TEXTS, DateMention, find_dates
from summarize.text.numerals import Numeral, find_numerals
from summarize.text.units import (
    LETTER_SCALE,
    NOTHING,
    SCALE_OF,
    TIME_UNITS,
    NumberWords,
    convert,
    currency_before,
    is_currency,
    number_words,
    unit_after,
)
from summarize.text.words import PEOPLE, names_people

# --- what a number in a text is: value, bounds, unit, kind

Kind = Literal[
    "count", "money", "percent", "measure", "ordinal", "year", "age", "time", "date-part",
    "score", "multiple", "name-part",
]  # fmt: skip
QUANTITIES = frozenset({"count", "money", "percent", "measure"})
"""The kinds that count or measure something; the others only name or place it."""
_BOUNDED = QUANTITIES | {"age"}
"""The kinds that have bounds and ranges."""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written, with its bounds and unit."""

    start: int  # offset of the first character, hedges and currency sign included
    end: int  # offset behind the last, unit included
    text: str  # its words
    value: float | None  # the number meant; None for a range, a score and a vague plural
    low: float | None = None  # lower bound where the words give one
    high: float | None = None  # upper bound, likewise
    approximate: bool = False  # whether the words hedge it
    # "percent", "percentage_point", "fraction", an ISO 4217 code, "cent", "magnitude", or a unit
    # in pint's naming; None for a plain count.
    unit: str | None = None
    kind: Kind = "count"  # what sort of number it is
    core_start: int = 0  # offset of the numeral itself
    core_end: int = 0  # offset behind it
    scale: float = 1.0  # the factor of the magnitude that its numeral ends in ("million")

    @property
    def normal(self) -> tuple[float | None, float | None, float | None, bool, str | None, str]:
        """What two mentions that say the same have in common, however they are written."""
        sort = "quantity" if self.kind in QUANTITIES else self.kind
        rounded = [None if x is None else round(x, 6) for x in (self.value, self.low, self.high)]
        return (*rounded, self.approximate, self.unit, sort)  # type: ignore[return-value]

    @property
    def hour(self) -> float | None:
        """Of a time of day the hours from midnight ("2:53 p.m." is 14.88); else None."""
        return self.value / 60 if self.kind == "time" and self.value is not None else None


def kind_of(unit: str) -> Kind:
    """Return the kind of a number with this unit."""
    if unit in ("percent", "percentage_point", "fraction"):
        return "percent"
    return "money" if is_currency(unit) else "measure"


def find_numbers(text: str, *, language: str = "en") -> list[NumberMention]:
    """Return the numbers of a text in order, by its language (ISO 639-1); none overlaps another."""
    return list(_find_numbers(text, language))


@lru_cache(maxsize=KEPT_TEXTS)  # a claim's words are read again for each claim beside it
def _find_numbers(text: str, language: str) -> tuple[NumberMention, ...]:
    words = number_words(language)
    dates, taken = find_dates(text), bytearray(len(text))
    fixed: list[NumberMention] = []
    for mention in (*clock_times(text), *_identifiers(text, dates)):
        if not any(taken[mention.start : mention.end]):
            fixed.append(mention)
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    loose = (
        _read(text, numeral, dates, words)
        for numeral in find_numerals(text, language=language)
        if not any(taken[numeral.start : numeral.end]) and not _is_pronoun(text, numeral)
    )
    apart: list[NumberMention] = []
    for mention in sorted(loose, key=lambda m: m.core_start):
        within = apart and mention.core_start < apart[-1].end  # the unit of the one before
        # Three hundred digits are no figure: a floating-point number does not hold them.
        if not within and all(math.isfinite(x or 0) for x in mention.normal[:3]):
            apart.append(mention)
    amounts = [_hedged(text, mention, words) for mention in _joined(text, apart, words)]
    return tuple(sorted([*fixed, *amounts], key=lambda m: m.core_start))


# --- the words around a number that bound it or make it approximate

_LOOK_BACK = 48
"""Characters in front of a number that hold what belongs to it."""


def _hedged(text: str, mention: NumberMention, words: NumberWords) -> NumberMention:
    """Take in the words around a number that bound it or make it approximate."""
    if mention.kind in _BOUNDED:
        mention = _bounded_before(text, mention, words)
        behind = words.behind.match(text, mention.end)
        if behind is not None and mention.value is not None:
            mention = _bounded(replace(mention, end=behind.end()), behind)
    return replace(mention, text=text[mention.start : mention.end])


def _bounded_before(text: str, mention: NumberMention, words: NumberWords) -> NumberMention:
    since = max(0, mention.start - _LOOK_BACK)
    if mention.low is not None and (span := words.between.search(text, since, mention.start)):
        return replace(mention, start=span.start())
    found = words.bounds.search(text, since, mention.start)
    if found is None or "exact" in _told(found):
        return mention
    during = mention.unit in TIME_UNITS  # "over six years"
    if during and found.group().split()[0].lower() in ("over", "under"):
        return mention
    return _bounded(replace(mention, start=found.start()), found)


def _bounded(mention: NumberMention, found: re.Match[str]) -> NumberMention:
    """Give a number the bound that words of a group name."""
    told, value = _told(found), mention.value
    if value is None:
        return replace(mention, approximate=True)
    return replace(
        mention,
        low=value if "lower" in told else mention.low,
        high=value if told & {"near", "upper"} else mention.high,
        approximate=mention.approximate or bool(told & {"near", "about"}),
    )


def _told(found: re.Match[str]) -> set[str]:
    """Return the groups of a pattern that stand in a match."""
    return {name for name, words in found.groupdict().items() if words}


# --- numbers that name, place or time something and count nothing

_CODES = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]++@\S+\.\w+|#\d+"
    # Letters with digits: "F-16", "G7", "COVID-19", "P2P".
    r"|(?<![\w$€£])[A-Z][A-Za-z]*[\-\u2011]?(?P<digits>\d+)(?![.,]\d)[A-Za-z]*(?![\w%])"
    # Digits of many parts: a telephone number, an ISBN, an address, a version, a verse.
    r"|(?<![\w.,:$€£-])\+?\d+(?:[-.:\u2011]\d+){2,}(?![\w:]|[.,-]\d)"
    r"|(?<![\d+])(?:\+\d{1,3}|0\d{2,4})(?:[\s-]\d{3,})+(?!\w)|(?<!\d)\d{1,3}:\d{1,3}(?!\d)"
    # A size, an emergency number, a year ("the class of '68").
    r"|(?<!\w)\d+\s?[x\u00d7]\s?\d+(?!\w)|(?<![\w.,])(?:911|999)(?= call)"
    r"|(?:(?<=\bcalled )|(?<=\bdialed )|(?<=\bdialled ))\d{3}(?!\d|[.,-]\d)"
    r"|(?<!\w)['\u2018\u2019]\d\d(?!\w|\s[a-z])"
)
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
ZONE = (
    r"(?:GMT|UTC|BST|IST|CES?T|EES?T|MSK|GST|PKT|NPT|BDT|ICT|WIB|HKT|SGT|PHT|JST|KST|A[CEW][SD]T"
    r"|NZ[SD]T|[ECMPH][SD]T|AK[SD]T|WAT|CAT|EAT|SAST|BRT|ART|CLT)\b"
)
"""Abbreviations of time zones (IANA tz database)."""
_CLOCKS = (
    re.compile(
        r"(?<![\d.,:])(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?(?::[0-5]\d)?"
        rf"\s?(?:(?P<half>[ap])\.?\s?m\b\.?|(?-i:{ZONE})|hrs\b|Uhr\b|o['\u2019]clock)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\d:.,])(?P<h>0?\d|1[0-2])[:.](?P<m>[0-5]\d)\s"
        r"(?P<part>in the (?:morning|afternoon|evening)|at night)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d:.,])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])"),
    re.compile(
        rf"(?<![\d.,])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?:{ZONE}|(?:hrs|hours|local)\b"
        rf"|(?=\(\d{{4}}\s?{ZONE}))"
    ),
)


def _identifiers(text: str, dates: list[DateMention]) -> Iterator[NumberMention]:
    """Read addresses, telephone numbers and codes ("F-16", "G7", "24/7")."""
    for match in _CODES.finditer(text):
        start, end = match.span()
        money = match["digits"] and currency_before(text, match.start("digits"))
        digits = re.sub(r"\D", "", match.group())
        grouped = _GROUPS.fullmatch(match.group()) is not None
        date = _date_at(dates, start)
        dated = date is not None and end <= date.end
        if digits and not (money or grouped or dated):
            yield _fixed(match, float(digits[:15]), "name-part")


def _date_at(dates: list[DateMention], at: int) -> DateMention | None:
    """Return the last date that begins at an offset or in front of it."""
    before = bisect_right(dates, at, key=lambda d: d.start)
    return dates[before - 1] if before else None


def clock_times(text: str) -> Iterator[NumberMention]:
    """Read times of day; the value is in minutes after midnight."""
    since = 0
    matches = [m for p in _CLOCKS for m in p.finditer(text)]
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if match.start() >= since:
            groups = match.groupdict()
            hour, minute = int(groups["h"]), int(groups["m"] or 0)
            half = (groups.get("half") or "").lower()
            if part := groups.get("part"):
                late = hour in EVENING if "night" in part.lower() else "morning" not in part.lower()
                half = "p" if late else "a"
            hour = hour % 12 + (12 if half == "p" else 0) if half else hour
            since = match.end()
            yield replace(_fixed(match, float(hour * 60 + minute), "time"), unit="minute")


EVENING = range(6, 12)
"""Hours that "at night" puts before midnight."""


def _fixed(match: re.Match[str], value: float, kind: Kind) -> NumberMention:
    start, end = match.span()
    return NumberMention(start, end, match[0], value, kind=kind, core_start=start, core_end=end)


_ONE_BEFORE = re.compile(
    r"\b(?:(?P<no>no)|this|that|the|each|every|any|which|another|(?:an?|the)\s+\w+)[\s\-]\Z",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"['\u2019]s\b|\s+another\b|\s+of\s+(?:these|those)\b"
    r"|\s+of\s+(?:the|its|his|her|their|our)\s+(?:\w+['\u2019]s\s+)?(?:few|many|main|(?:\w+\s+)?\w+st)\b"
    r"|\s+(?:who|can|could|should|must|might|would|point|hand|thing|by\s+one)\b"
    r"|[\-\u2011](?:way|time|sided|off|on|to)\b",
    re.IGNORECASE,
)


def _is_pronoun(text: str, numeral: Numeral) -> bool:
    """Whether "one" stands for somebody or something and counts nothing."""
    if text[numeral.start : numeral.end].lower() != "one":
        return False
    before = _ONE_BEFORE.search(text, max(0, numeral.start - _LOOK_BACK), numeral.start)
    noun = re.compile(r"[\s\-]+[a-z]").match(text, numeral.end)
    alone = before is not None and (before["no"] is not None or noun is None)
    return alone or _ONE_AFTER.match(text, numeral.end) is not None


_NAME_BEFORE = re.compile(
    r"\b(?:(?P<cue>[Nn]o\.?|[Nn]umber)|(?P<name>[A-Za-z]{2,}))\s(?:\d{1,4}[\-\u2011])?\Z"
)
_COUNTED_AFTER = re.compile(
    r"\s+(?!(?:has|was|is|as|says)\b)(?:[a-z]+s|people|(?:wo)?men|children|more|others?)\b|\s*%"
)
_NOT_NAMES = word_set("numbered", "not_names")


# --- joining two numbers that are one: ranges, ratios, scores

_DASH = re.compile(r"\s?[\-\u2010-\u2014]\s?")
_SEASON = re.compile(r"[/\-\u2013]")
_IN = re.compile(r"\s+(?:(?P<in>in)|out\s+of|in\s+every|out\s+of\s+every|of\s+every)\s+")
_CONTEST = re.compile(
    r"\b(?:w[io]n|lost|lose[sr]?|beat\w*|defeat\w*|dr[ae]wn?|victory|scor\w+|lead\w*|trail\w*|vote\w*)\b",
    re.IGNORECASE,
)


_WIDEST = 500
"""How many times its lower end the upper end of a range may be: "down 2,000 to 5,506,500"."""


def _joined(text: str, mentions: list[NumberMention], words: NumberWords) -> list[NumberMention]:
    """Join the two ends of a range, a ratio or a score, or "1 hour 4 minutes", into one mention."""
    joined: list[NumberMention] = []
    for mention in mentions:
        second = mention
        if joined:
            joined[-1], second = _aged(text, joined[-1], second)
        pair = _compound(text, joined[-1], second) if joined else None
        pair = pair or (_pair(text, joined[-1], second, words) if joined else None)
        if pair is not None:
            joined[-1] = pair
        else:
            joined.append(second)
    return joined


_WITH = re.compile(r",? (?:and )?")


def _compound(text: str, first: NumberMention, second: NumberMention) -> NumberMention | None:
    """Return a measure told in two units, in the smaller: "1hr 4 mins" are 64 minutes."""
    if not (first.kind == second.kind == "measure" and first.value and second.value):
        return None
    one, other = first.unit or "", second.unit or ""
    in_smaller = convert(1.0, one, other) if one != other else None
    gap = text[first.end : second.start]
    if in_smaller is None or not 1 < second.value < in_smaller or not _WITH.fullmatch(gap):
        return None
    both = _both(text, first, second, "measure")
    value = first.value * in_smaller + second.value
    return replace(both, value=value, low=None, high=None, unit=other)


def _pair(
    text: str, first: NumberMention, second: NumberMention, words: NumberWords
) -> NumberMention | None:
    gap = text[first.end : second.start]
    late = second.value or 100
    season = first.kind == "year" and second.kind == "count" and _SEASON.fullmatch(gap)
    if season and (late < 100 or 1500 < late < 2100):
        return _both(text, first, second, "year")  # "the 2010-11 season"
    if first.kind not in _BOUNDED or second.kind not in _BOUNDED:
        return None
    if first.value is None or second.value is None:
        return None
    since = max(0, first.start - _LOOK_BACK)
    bare = first.unit is None and second.unit is None
    ratio = _IN.fullmatch(gap)
    if ratio and bare and first.value < second.value <= 100:
        one_in = first.value == 1 or not text[first.core_start].isdigit() or not ratio["in"]
        whole, share = _both(text, first, second, "percent"), first.value / second.value
        return replace(whole, value=share, low=None, high=None, unit="fraction") if one_in else None
    dash = _DASH.fullmatch(gap) is not None
    to = words.to.fullmatch(gap) is not None
    contest = _CONTEST.search(text, since, first.start) is not None
    falls = second.value <= first.value
    told = contest or not gap[:1].isspace()  # "5-to-4"
    if bare and ((dash and (contest or falls)) or (to and told and falls)):
        return _both(text, first, second, "score")
    between = words.between.search(text, since, first.start) and words.and_.fullmatch(gap)
    through = to and not words.change.search(text, since, first.start)
    # Without their magnitudes "three or four thousand" lie side by side.
    apart = second.value / second.scale > 2 * first.value / first.scale
    either = words.or_.fullmatch(gap) is not None and not apart
    if dash or between or through or either:
        return _range(text, first, second, approximate=either)
    return None


def _range(
    text: str, first: NumberMention, second: NumberMention, *, approximate: bool
) -> NumberMention | None:
    low, high = first.value or 0.0, second.value or 0.0
    units = {first.unit, second.unit} - {None}
    bare_end = first.unit and not second.unit
    if len(units) > 1 or (bare_end and first.kind not in ("money", "age")):
        return None
    if first.scale == 1 and low * second.scale < high:
        low *= second.scale
    if low >= high or abs(high) > abs(low) * _WIDEST:
        return None
    unit, kind = (second.unit, second.kind) if second.unit else (first.unit, first.kind)
    both = _both(text, first, second, kind)
    return replace(both, low=low, high=high, approximate=approximate, unit=unit)


def _both(text: str, first: NumberMention, second: NumberMention, kind: Kind) -> NumberMention:
    """Return two numbers as one with two ends."""
    return replace(
        first, end=second.end, text=text[first.start : second.end], value=None,
        low=first.value, high=second.value, kind=kind, core_end=second.core_end,
    )  # fmt: skip


# --- what one numeral is: its unit and its kind

EAST_ASIAN = "\u2e80"
"""From here on letters stand beside digits with no space."""
_FOLD = re.compile(r"[\-\u2011]?fold\b|(?<=\d)[x\u00d7](?![\w\u00d7])", re.IGNORECASE)
"""Behind a number that multiplies and counts nothing: "3-fold", "threefold", "3x"."""
_BEFORE_UNIT: Mapping[str, re.Pattern[str]] = {
    "fraction": re.compile(r"\s+(?:of\s+)?an?(?=[\s\-])"),
    "vague": re.compile(r"\s+of(?=\s)"),
}
"""What stands between a number of a form and its unit: "half a mile", "thousands of dollars"."""
_IN_ROW = re.compile(
    r"\b(?:first|last|next|past|final|opening|closing|previous)\s\Z", re.IGNORECASE
)
"""In front of units of time that place something and measure nothing: "the first three months"."""
_MINUS = re.compile(
    r"(?:(?<=[\s(\[:\"\u201c\u2018])|\A)(?<!\d\s)[\u2212\u2013\-]\Z|\u2212\Z"
    r"|(?<!\bor\s)\b(?:minus|negative)\s\Z",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"\s+below\s+zero\b")


def _read(
    text: str, numeral: Numeral, dates: list[DateMention], words: NumberWords
) -> NumberMention:
    """Say what one numeral is: its unit and its kind."""
    mention = NumberMention(
        numeral.start, numeral.end, text[numeral.start : numeral.end], numeral.value,
        numeral.low, numeral.high, approximate=numeral.form == "vague",
        core_start=numeral.start, core_end=numeral.end, scale=numeral.scale,
    )  # fmt: skip
    within = _date_at(dates, numeral.start)
    if within is not None and numeral.end <= within.end + 1:
        yearly = within.kind in ("year", "decade")
        return replace(mention, kind="year" if yearly else "date-part")
    if numeral.form == "ordinal":
        return replace(mention, kind="ordinal")
    if fold := _FOLD.match(text, numeral.end):
        return replace(mention, end=fold.end(), kind="multiple")
    if (age := _age_end(text, numeral, words)) is not None:
        return replace(mention, end=age, unit="year", kind="age")
    measured = _signed(text, _with_unit(text, numeral, mention, words))
    behind = text[measured.end : measured.end + 1]
    unread = measured.kind == "money" and behind.isalpha() and behind < EAST_ASIAN  # "Rs 50L"
    if unread or (measured.unit is None and _is_name(text, numeral, measured, words)):
        return replace(mention, kind="name-part")
    return measured


def _is_name(text: str, numeral: Numeral, mention: NumberMention, words: NumberWords) -> bool:
    """Whether a number without a unit names something: "Boeing 737", "76ers", ".357"."""
    before = text[max(0, numeral.start - 1) : numeral.start]
    beside = (before, text[mention.end : mention.end + 1])
    glued = any(c.isalpha() and c < EAST_ASIAN for c in beside) or before in ("_", "@")
    code = numeral.form == "code" or text[numeral.start] == "."
    if code or (glued and numeral.form == "digits"):
        return True
    since = max(0, numeral.start - _LOOK_BACK)
    if words.named.search(text, since, numeral.start):
        return numeral.form == "digits"
    found = _NAME_BEFORE.search(text, since, numeral.start) if words.language == "en" else None
    if found is None or _COUNTED_AFTER.match(text, numeral.end):
        return False
    name = found["name"] or ""
    capital = name.lower() != name and name.capitalize() not in _NOT_NAMES
    return found["cue"] is not None or (numeral.plain and capital)


def _with_unit(
    text: str, numeral: Numeral, mention: NumberMention, words: NumberWords
) -> NumberMention:
    before = currency_before(text, numeral.start)
    mention = _letter_scale(text, numeral, mention, money=before is not None)
    if before is not None:
        return replace(mention, start=before[1], unit=before[0], kind="money")
    of = _BEFORE_UNIT.get(numeral.form, NOTHING).match(text, mention.end)
    after = unit_after(text, numeral.start, of.end() if of else mention.end, words)
    if after is None or (numeral.form == "vague" and not is_currency(after[0])):
        part = numeral.form == "fraction"
        return replace(mention, unit="fraction", kind="percent") if part else mention
    unit, end = after
    since = max(0, numeral.start - _LOOK_BACK)
    placed = unit in TIME_UNITS and _IN_ROW.search(text, since, numeral.start)
    return replace(mention, unit=unit, end=end, kind="date-part" if placed else kind_of(unit))


def _signed(text: str, mention: NumberMention) -> NumberMention:
    """Take in a minus: "-12", "minus 12", "-$5 million"; not the dash of "10-12"."""
    if mention.unit == "degree" and (below := _BELOW_ZERO.match(text, mention.end)):
        return replace(mention, end=below.end(), value=-(mention.value or 0.0))
    minus = _MINUS.search(text, max(0, mention.start - _LOOK_BACK), mention.start)
    if minus is None or mention.value is None:
        return mention
    core = minus.start() if mention.start == mention.core_start else mention.core_start
    return replace(mention, start=minus.start(), core_start=core, value=-mention.value)


def _letter_scale(
    text: str, numeral: Numeral, mention: NumberMention, *, money: bool
) -> NumberMention:
    """Read "$5m", "500k", "2m people"; "2m tall" is a length."""
    found = LETTER_SCALE.match(text, numeral.end)
    if numeral.scale > 1 or numeral.form != "digits" or found is None:
        return mention
    glued = found.start("s") == numeral.end
    large = glued and found["s"] in ("k", "K", "M", "MM")
    if not money and not large:  # a word for people or for money has to stand behind it
        noun, unit = _NEXT_WORD.match(text, found.end()), unit_after(text, found.end(), found.end())
        people = noun is not None and names_people(noun[1])
        if not people and not (unit is not None and is_currency(unit[0])):
            return mention
    factor = SCALE_OF[found["s"].lower()]
    value, end = round((numeral.value or 0.0) * factor, 6), found.end()
    return replace(mention, value=value, end=end, core_end=end, scale=factor)


_NEXT_WORD = re.compile(r"\s+([a-z]+)")


# --- ages

_OLDEST = 120
"""Years."""
_OF_PERSON = re.compile(
    r"(?<![\w'\u2019.\-])(?P<who>[\w'\u2019.\-]++)(?:,\s|(?P<near>\s(?:under|over)\s))\Z"
)
_SAID_OF = re.compile(r"\b[Ss]?[Hh]e\s+(?:is|was)\s+\Z")
_AGE_CLOSED = re.compile(r",|\)|;|\.(?:\s|$)|(?=\s+(?:and|or)\s+(?:over|older|under|younger)\b)")
_NO_AGE = re.compile(r"\s+(?:of\b|(?!was\b|is\b|has\b|does\b|this\b)[a-z]+s\b)")


def _age_end(text: str, numeral: Numeral, words: NumberWords) -> int | None:
    """Return where an age ends, its words included; None where a number is none."""
    if numeral.value is None or numeral.value > _OLDEST:
        return None
    if found := words.age_after.match(text, numeral.end):
        return found.end()
    since = max(0, numeral.start - _LOOK_BACK)
    told = words.age_before.search(text, since, numeral.start) is not None
    closed = _AGE_CLOSED.match(text, numeral.end) is not None
    person = _OF_PERSON.search(text, since, numeral.start)
    if person is not None and numeral.plain:
        who, near = person["who"], person["near"] is not None
        told |= near and names_people(who)
        closed &= not near and (who[:1].isupper() or who in PEOPLE)
    else:
        closed &= numeral.plain and _SAID_OF.search(text, since, numeral.start) is not None
    return numeral.end if closed or (told and not _NO_AGE.match(text, numeral.end)) else None


_AND = re.compile(r"\s+(?:and|or)\s+")
_AND_AGED = re.compile(r",?\s+(?:and|or)\s+|,\s+")


def _aged(
    text: str, first: NumberMention, second: NumberMention
) -> tuple[NumberMention, NumberMention]:
    """Give both numbers of "61 and 48 years old" or "aged 7 and 9" the age that one has."""
    gap = text[first.end : second.start]
    if second.kind == "age":
        told = second.end > second.core_end and _may_be_age(first) and _AND.fullmatch(gap)
        return (replace(first, unit="year", kind="age") if told else first), second
    told = first.kind == "age" and first.end == first.core_end and _AND_AGED.fullmatch(gap)
    if told and _may_be_age(second) and not _NO_AGE.match(text, second.end):
        return first, replace(second, unit="year", kind="age")
    return first, second


def _may_be_age(mention: NumberMention) -> bool:
    return mention.kind == "count" and (mention.value or 999) <= _OLDEST

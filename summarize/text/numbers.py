"""Finding the numbers of a plain text with all that belongs to them: bounds, unit, range, kind.

The gate compares them one by one, the ledger counts with them. How digits and words are read
(thousands separators, decimal commas) stands in `numerals`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from summarize.languages import word_set
from summarize.text.dates import KEPT_TEXTS, DateMention, find_dates
from summarize.text.numberwords import NumberWords, number_words
from summarize.text.numerals import Numeral, find_numerals
from summarize.text.units import (
    BASIS_POINTS,
    LETTER_SCALE,
    SCALE_OF,
    TIME_UNITS,
    currency_before,
    is_currency,
    own_unit_after,
    unit_after,
)
from summarize.text.words import PEOPLE

# --- what a number in a text is: value, bounds, unit, kind


Kind = Literal[
    "count", "money", "percent", "measure", "ordinal", "year", "age", "time", "date-part",
    "score", "multiple", "name-part",
]  # fmt: skip

QUANTITIES = frozenset({"count", "money", "percent", "measure"})
"""The kinds that count or measure something; the others only name or place it."""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written, with its bounds and unit.

    Attributes:
        start: Offset of the first character, hedges and currency sign included.
        end: Offset behind the last, unit included.
        text: Its words.
        value: The number meant; None for a range, a score and a vague plural.
        low: Lower bound where the words give one.
        high: Upper bound, likewise.
        approximate: Whether the words hedge it.
        unit: "percent", "percentage_point", "fraction", an ISO 4217 code, "cent", "magnitude",
            or a unit in pint's naming; None for a plain count.
        kind: What sort of number it is.
        core_start: Offset of the numeral itself.
        core_end: Offset behind it.
    """

    start: int
    end: int
    text: str
    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    kind: Kind = "count"
    core_start: int = 0
    core_end: int = 0

    @property
    def normal(self) -> tuple[float | None, float | None, float | None, bool, str | None, str]:
        """What two mentions that say the same have in common, however they are written."""
        sort = "quantity" if self.kind in QUANTITIES else self.kind
        rounded = [None if x is None else round(x, 6) for x in (self.value, self.low, self.high)]
        return (*rounded, self.approximate, self.unit, sort)  # type: ignore[return-value]


def kind_of(unit: str) -> Kind:
    """Return the kind of a number with this unit."""
    if unit in ("percent", "percentage_point", "fraction"):
        return "percent"
    return "money" if is_currency(unit) else "measure"


# --- the words around a number that bound it or make it approximate


_LOWER = (
    r"at\s+least|(?:no|not)\s+(?:fewer|less)\s+than|more\s+than|greater\s+than"
    r"|upwards?\s+of|in\s+excess\s+of|over|above|exceed(?:ing|s|ed)?|as\s+few\s+as|a\s+minimum\s+of"
    r"|north\s+of|topp(?:ing|ed)|surpass(?:ing|ed)"
)
_UPPER = (
    r"(?<!gone\s)(?<!went\s)(?<!rose\s)(?<!goes\s)(?<!risen\s)(?<!climbed\s)(?<!jumped\s)up\s+to|as\s+(?:many|much|high|large)\s+as|at\s+most|(?:no|not)\s+more\s+than"
    r"|fewer\s+than|less\s+than|under|below|a\s+maximum\s+of|capped\s+at"
)
_NEAR = r"nearly|almost|just\s+under|close\s+to|approaching|just\s+short\s+of|just\s+below"
_ABOUT = (
    r"some|about|around|roughly|approximately|approx\.?|an\s+estimated|estimated(?:\s+(?:at|to\s+be))?"
    r"|circa|c\.|~|約|约|in\s+the\s+region\s+of|(?:in|of|on)\s+the\s+order\s+of|perhaps|maybe"
)
_FRONT = re.compile(
    rf"(?:(?<!\w)|(?=[約约]))(?:(?:well|just|far|slightly|a\s+little|much|somewhat|significantly)\s+)??"
    rf"(?:(?P<near>{_NEAR})|(?P<upper>{_UPPER})|(?P<lower>{_LOWER})|(?P<about>{_ABOUT}))"
    rf"(?:\s+(?:about|around|some|an?\s+estimated))?\s*(?:(?:another|an?|the|an?\s+additional)\s+)?\Z",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?P<word>between|(?:ranging|anywhere|somewhere)\s+(?:from|between))\s+\Z", re.IGNORECASE
)
_MORE = re.compile(
    r"\s+or\s+(?:more|higher|greater)\b(?!\s+than\b)|\s+and\s+counting\b|\+|[\s\-]plus\b",
    re.IGNORECASE,
)
_MORE_WITHIN = re.compile(r"\d(?:-plus|\+)[\s\-]")
"""Within a number: "$20-plus million"."""
_FEWER = re.compile(r"\s+or\s+(?:fewer|less|lower)\b(?!\s+than\b)", re.IGNORECASE)
_ODD = re.compile(r"[\s\-]odd\b|\s+or\s+so\b|\s+or\s+thereabouts\b", re.IGNORECASE)
_TERMS = re.compile(
    r"[\s\-](?:seasons|games|matches|terms|rounds|presidents|managers|governments)\b"
)
_HEDGED_KINDS: frozenset[Kind] = frozenset({"count", "money", "percent", "measure", "age"})
_LOOK_BACK = 48


def hedged(text: str, mention: NumberMention, words: NumberWords | None = None) -> NumberMention:
    """Take in the words around a number that bound it or make it approximate.

    Args:
        text: The text.
        mention: The number.
        words: How its language bounds numbers, where that is not English.
    """
    if mention.kind in _HEDGED_KINDS:
        front = _FRONT if words is None else words.bounds
        mention = _behind(text, _in_front(text, mention, front))
    return replace(mention, text=text[mention.start : mention.end])


def _in_front(text: str, mention: NumberMention, front: re.Pattern[str]) -> NumberMention:
    since = max(0, mention.start - _LOOK_BACK)
    before = text[since : mention.start]
    if mention.low is not None and mention.value is None and (span := _SPAN.search(before)):
        return replace(mention, start=since + span.start())
    found = front.search(before)
    if not found or _is_during(text, found, mention):
        return mention
    mention = replace(mention, start=since + found.start())
    value = mention.value
    told = {"lower": None, "near": None, "upper": None, "about": None} | found.groupdict()
    low = value if told["lower"] and value is not None else mention.low
    high = value if (told["near"] or told["upper"]) and value is not None else mention.high
    hedged_so = bool(told["near"] or told["about"]) or value is None
    approximate = mention.approximate or hedged_so
    return replace(mention, low=low, high=high, approximate=approximate)


def _is_during(text: str, found: re.Match[str], mention: NumberMention) -> bool:
    """Whether "over six seasons" or "under two presidents" means during, and bounds nothing."""
    word = found.group().split()[0].lower()
    return word in ("over", "under", "above", "below") and (
        mention.unit in TIME_UNITS or _TERMS.match(text, mention.end) is not None
    )


def _behind(text: str, mention: NumberMention) -> NumberMention:
    if mention.value is None:
        return mention
    value = mention.value
    if _MORE_WITHIN.search(text, mention.core_start, mention.core_end):
        return replace(mention, low=value)
    for pattern, bounded in (
        (_MORE, replace(mention, low=value)),
        (_FEWER, replace(mention, high=value)),
        (_ODD, replace(mention, approximate=True)),
    ):
        if found := pattern.match(text, mention.end):
            mention = replace(bounded, end=found.end())
            return _with_late_unit(text, mention)
    return mention


def _with_late_unit(text: str, mention: NumberMention) -> NumberMention:
    """Read a unit behind the bound: "eight or more years"."""
    late = None if mention.unit else unit_after(text, mention.core_start, mention.end)
    if late is None:
        return mention
    return replace(mention, unit=late[0], end=late[1], kind=kind_of(late[0]))


# --- numbers that name, place or time something and count nothing


_WEB = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]++@\S+\.\w+|#\d+")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[\s.\-]?\(?\d|\(0\d|0\d{2,4}[\s\-])[\d\s().\-]{5,}\d(?!\w)"
    r"|(?<!\d)\d{3}[\-.]\d{3}[\-.]\d{4}(?!\d)|(?<!\d)555-\d{4}"
)
_CODE = re.compile(
    r"(?<![\w$€£])(?!(?:Rs|RM|USD|EUR|GBP|CHF|R|US|AU|A|C|NZ|HK)\d|M[wWlLbBsS]?\d\.\d)"
    r"(?:[A-Z][A-Za-z]{0,6}[\-\u2011]?\d{1,4}[A-Za-z]?|[A-Z][A-Za-z]{2,15}[\-\u2011]\d{1,3}|\d+\s?[x\u00d7]\s?\d+"
    r"|(?:[a-z]+|\d+)-by-(?:[a-z]+|\d+)|24/7|9/11|7/7|50/50"
    r"|\.\d{2,3}(?=[\s-](?:cal(?:ib(?:er|re))?\b|gauge\b|[Mm]agnum\b))|(?<![\d.,])(?:[1-8][Kk]|[2-6]G)|\d+ers|['\u2019]?\d0s"
    r"|(?<!\w)['\u2018\u2019]\d\d)(?![\w%])"
)
_SERIES = re.compile(
    r"(?<![\w.,$€£-])(?:\d+(?:-\d+){3,}|\d{1,3}:(?:\d|[6-9]\d|\d{3})"
    r"|(?!\d{1,3}(?:\.\d{3})+(?!\.?\d))\d{1,3}(?:\.\d{1,3}){2,})(?![\w:]|[.,-]\d)"
)
"""A number of many parts: an ISBN, an address of the Internet Protocol, a version, a verse."""
_LISTED = re.compile(
    r"(?:^[ \t]*(?:\(\d{1,2}\)|\d{1,2}[.)])|(?<=[.!?:;] )\(\d{1,2}\))(?=[ \t]+[A-Z])", re.MULTILINE
)
"""The number of an item of a list: at the head of its line, or in brackets before its sentence."""
_ADDRESS = re.compile(
    r"(?<![\w.,$€£])\d{1,5}(?=\s(?:[A-Z]\w+\s){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Boulevard"
    r"|Blvd\.|Square|Court|Way|Terrace|Crescent)(?!\w))"
)
_EMERGENCY = re.compile(
    r"(?i:\b(?:call(?:s|ed|ing)?|dial(?:s|l?ed|l?ing)?|phon(?:e[ds]?|ing)|rang|an?|the|to)\s)(?P<number>911|999|112)\b"
    r"(?!\s+(?:people|[a-z]+s\b(?<!calls)(?<!callers)(?<!dispatchers)(?<!operators)))"
)
ZONE = (
    r"(?:GMT|UTC|BST|IST|CES?T|EES?T|MSK|GST|PKT|NPT|BDT|ICT|WIB|HKT|SGT|PHT|JST|KST|A[CEW][SD]T"
    r"|NZ[SD]T|[ECMPH][SD]T|AK[SD]T|WAT|CAT|EAT|SAST|BRT|ART|CLT)\b"
)
"""Abbreviations of time zones (IANA tz database)."""
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<h>[01]?\d|2[0-4])(?:(?P<sep>[:.])(?P<m>[0-5]\d))?(?::[0-5]\d)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?|(?P<zone>\s?(?:(?-i:" + ZONE + r")|hrs\b|Uhr\b))"
    r"|(?P<oclock>\s?o['\u2019]clock))",
    re.IGNORECASE,
)
_COLON_CLOCK = re.compile(r"(?<![\d:.,])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])")
_H_CLOCK = re.compile(r"(?<![\w.,:])(?P<h>[01]?\d|2[0-3])\s?h\s?(?P<m>[0-5]\d)(?!\w)")
"""As French and Portuguese write it: "18h30"."""
_NEAR_HOUR = re.compile(
    r"\b(?:shortly|just|soon|right|a\s+little|a\s+bit|moments|minutes)\s+(?:before|after)\s+"
    r"(?P<h>[1-9]|1[0-2])(?=\s+(?:on|in|at|when|as|with|and|that|this|local)\b|[.,;])"
)
"""A bare hour: "shortly before 9 on"; "shortly after 3 people" counts people."""
_MILITARY = re.compile(
    rf"(?<![\d.,])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?:{ZONE}|(?:hrs|hours|local(?:\s+time)?)\b"
    rf"|(?=\(\d{{4}}\s?{ZONE}))"
)


_NOTE = re.compile(r"(?<=[\w.,;:!?\"\u201d\u2019)])\[\d{1,3}\]")
"""The number of a note, right behind a word: "240[1] children"."""
_CODES = (_WEB, _PHONE, _CODE, _ADDRESS, _SERIES, _LISTED, _NOTE)
_HOUR_WORDS = tuple(
    "one two three four five six seven eight nine ten eleven twelve".split(" ")  # noqa: SIM905
)
_PARTS_OF_AN_HOUR = {
    "half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25,
}  # fmt: skip
_SPELLED_CLOCK = re.compile(
    r"\b(?:(?P<part>half|quarter)\s+(?:past|to|after|before)"
    r"|(?P<minutes>five|ten|twenty(?:-five)?)(?:\s+past|\s+minutes\s+(?:past|to)))\s+"
    rf"(?P<h>1[0-2]|[1-9]|{'|'.join(_HOUR_WORDS)})\b",
    re.IGNORECASE,
)


def identifiers(text: str) -> Iterator[NumberMention]:
    """Read addresses, telephone numbers and codes ("F-16", "G7", "9/11")."""
    since = 0
    spans = sorted(m.span() for p in _CODES for m in p.finditer(text))
    spans = sorted([*spans, *(m.span("number") for m in _EMERGENCY.finditer(text))])
    for start, end in spans:
        dated = 2 in map(text[start:end].count, "-.") and find_dates(text[start:end])
        if start < since or dated:
            continue
        since = end
        digits = re.sub(r"\D", "", text[start:end])
        if digits or "-by-" in text[start:end]:
            yield NumberMention(
                start, end, text[start:end], float(digits[:15] or 0), kind="name-part",
                core_start=start, core_end=end,
            )  # fmt: skip


def _spelled_times(text: str) -> Iterator[NumberMention]:
    """Read "half past nine", "a quarter to six"."""
    for match in _SPELLED_CLOCK.finditer(text):
        hour = match["h"].lower()
        hours = int(hour) if hour.isdigit() else _HOUR_WORDS.index(hour) + 1
        after = re.search(r"\b(?:past|after)\b", match.group(), re.IGNORECASE) is not None
        minutes = _PARTS_OF_AN_HOUR[(match["part"] or match["minutes"]).lower()]
        yield _time(match, float(hours * 60 + (minutes if after else -minutes)))


def _time(match: re.Match[str], minutes: float) -> NumberMention:
    return NumberMention(
        match.start(), match.end(), match.group(), minutes,
        unit="minute", kind="time", core_start=match.start(), core_end=match.end(),
    )  # fmt: skip


def clock_times(text: str) -> Iterator[NumberMention]:
    """Read times of day; the value is in minutes after midnight."""
    since = 0
    patterns = (_CLOCK, _COLON_CLOCK, _H_CLOCK, _NEAR_HOUR, _MILITARY)
    matches = [m for p in patterns for m in p.finditer(text)]
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if match.start() < since:
            continue
        groups = match.groupdict()
        hour, minute = int(groups["h"]), int(groups.get("m") or 0)
        half = (groups.get("half") or "").lower()
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        since = match.end()
        yield _time(match, float(hour * 60 + minute))
    yield from _spelled_times(text)


_ONE_BEFORE = re.compile(
    r"\b(?:no|this|that|the|each|every|any|which|another|an?(?:\s+\w+)|the\s+\w+)[\s\-]\Z",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(
    r"(?:['\u2019]s\b|\s+another\b|\s+of\s+(?:the|its|his|her|their|our)\s+(?:\w+['\u2019]s\s+)?"
    r"(?:(?:few|most|best|worst|first|last|many|main|biggest)\b|(?:very\s+)?\w+est\b)"
    r"|\s+of\s+(?:those|these)\b|\s+(?:point|hand|thing|by\s+one)\b"
    r"|\s+(?:who|can|could|should|must|might|would|has\s+to)\b"
    r"|[\-\u2011](?:way|time|sided|off|on|to)\b)",
    re.IGNORECASE,
)


def is_pronoun(text: str, numeral: Numeral) -> bool:
    """Whether "one" stands for somebody or something and counts nothing."""
    if text[numeral.start : numeral.end].lower() != "one":
        return False
    before = text[max(0, numeral.start - 24) : numeral.start]
    if _ONE_AFTER.match(text, numeral.end):
        return True
    found = _ONE_BEFORE.search(before)
    following = re.match(r"[\s\-]+[a-z]", text[numeral.end : numeral.end + 3])
    return bool(found and (found.group().lower().startswith("no") or not following))


_NAMED_BEFORE = re.compile(
    r"(?:\b(?P<cue>[Nn]o\.|[Nn]umber|[Nn]o|#|[HSA]\.?[RB]\.|S&P|[Cc]hapter|[Vv]ersion|Group\s[Oo]f)"
    r"|(?P<name>\b[a-z]?[A-Z][A-Za-z]+))\s(?:\d{1,4}[\-\u2011])?\Z"
)
_NAMED_AFTER = re.compile(
    r"\s+(?!(?:has|was|is|as|says)\b)(?:[a-z]+s|people|(?:wo)?men|children|more|others?)\b|\s*%"
)
_THE_NUMBER = re.compile(r"\b(?:the|a)\s(?:number|No\.?)\s\Z")
"""In front of a number that names one of several: "the number 12 bus"."""
_NUMBERED = word_set("numbered", "numbered")
"""Words that are followed by a number as a name, whatever comes next."""
_NOT_NAMES = word_set("numbered", "not_names")


def is_named(text: str, numeral: Numeral) -> bool:
    """Whether a number is a part of a name: "Boeing 737", "Article 50", "No 10"."""
    found = _NAMED_BEFORE.search(text[max(0, numeral.start - 24) : numeral.start])
    if not found:
        return False
    if found["name"] in _NUMBERED and numeral.plain:
        return True
    if found["cue"] and found["cue"].lower() in ("chapter", "version", "group of"):
        return found["cue"].lower() != "chapter" or numeral.plain
    counts = _NAMED_AFTER.match(text, numeral.end) is not None
    if counts and not _THE_NUMBER.search(text, 0, numeral.start):
        return False
    if found["cue"]:
        return True
    if not numeral.plain:
        return False
    name = found["name"]  # a headline in capitals: "MORE THAN 40 DEAD"
    return (name.capitalize() if name.isupper() else name) not in _NOT_NAMES


# --- joining two numbers that are one: ranges, ratios, scores


_TO = re.compile(r"\s+to\s+(?:as\s+(?:much|many)\s+as\s+)?\Z|[\s\-]to[\s\-]\Z")
_HYPHENED = re.compile(r"[\-\u2010\u2011]to[\-\u2010\u2011]")
"""What stands in a score and in no change: "a 5-to-4 decision"."""
_DASH = re.compile(r"\s?[\-\u2010-\u2014]\s?\Z")
_AND = re.compile(r"\s+and\s+\Z")
_OR = re.compile(r"\s+or\s+\Z")
_IN = re.compile(r"\s+(?:(?:in|out\s+of)\s+(?:every\s+)?|of\s+every\s+)\Z")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+ages\s+of\s+)?(?:[A-Z$€£]{0,3}\s?)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
_RANGING = re.compile(
    r"(?:\b(?:ranging|range[sd]?|anywhere|somewhere)\s+|(?:\A|[.!?:\n\"\u201c]\s*)(?=F))from\s+\Z",
    re.IGNORECASE,
)
"""What opens a range and no change, the "from" that opens a sentence among it."""
_CONTEST = re.compile(
    r"\b(?:w[io]n|lost|lose[sr]?|beat\w*|defeat\w*|dr[ae]wn?|victory|scor\w+|lead\w*|trail\w*|vote\w*)\b",
    re.IGNORECASE,
)  # fmt: skip
_RIVAL = re.compile(
    r"\b(?:leads?|leading|led|behind|ahead|beats?|beating|over|trail\w*|defeat\w*)\b"
)
"""Words of a contest, in which "55 % to 38 %" is a result."""
_MOVED = re.compile(
    r"\b(?:by|rose|rises?|fell|falls?|grew|grows?|climbed|dropped|increased|decreased|jumped|up|down)"
    r"(?:\s+(?:about|around|some|nearly|almost))?\s+\Z"
)
_RANGED: frozenset[Kind] = frozenset({"count", "money", "percent", "measure", "age"})


def joined(
    text: str, mentions: list[NumberMention], words: NumberWords | None = None
) -> list[NumberMention]:
    """Join the two ends of a range, a ratio or a score into one mention.

    Args:
        text: The text.
        mentions: Its numbers in order.
        words: How its language joins numbers, where that is not English.
    """
    joined: list[NumberMention] = []
    for mention in mentions:
        pair = _pair(text, joined[-1], mention) if joined else None
        if pair is None and joined and words is not None:
            pair = _range_in(text, joined[-1], mention, words)
        if pair is None and joined:
            pair = _added(text, joined[-1], mention)
        if pair is not None:
            joined[-1] = pair
        else:
            joined.append(mention)
    return joined


def _pair(text: str, first: NumberMention, second: NumberMention) -> NumberMention | None:
    late = second.value or 100
    if first.kind == "year" and second.kind == "count" and (late < 100 or 1500 < late < 2100):
        season = re.fullmatch(r"[/\-\u2013]", text[first.end : second.start])
        return _between(text, first, second, "year") if season else None
    if first.kind not in _RANGED or second.kind not in _RANGED:
        return None
    if first.kind == "money" and second.unit is None and (scaled := _shared(text, second)):
        second = scaled
    if first.value is None or second.value is None:
        return None
    gap = text[first.end : second.start]
    before = text[max(0, first.start - 40) : first.start]
    if _IN.fullmatch(gap) and second.unit is None and first.value < second.value <= 100:
        told = not text[first.core_start].isdigit() or "out" in gap or "every" in gap
        return _ratio(text, first, second) if told or first.value == 1 else None
    dash = _DASH.fullmatch(gap)
    bare = first.unit is None and second.unit is None and second.kind == "count"
    if dash and bare and (_CONTEST.search(before) or second.value <= first.value):
        return _between(text, first, second, "score")
    contest = _CONTEST.search(before) or _HYPHENED.fullmatch(gap)
    if bare and _TO.fullmatch(gap) and second.value < first.value and contest:
        return _between(text, first, second, "score")
    between = _AND.fullmatch(gap) and _BETWEEN.search(before)
    through = _TO.fullmatch(gap) and (not _FROM.search(before) or _RANGING.search(before))
    if first.unit and second.unit and _MOVED.search(before):  # "rose by 3 percent to 8 percent"
        return None
    if first.unit and second.unit and through and _RIVAL.search(before):
        return None
    either = _OR.fullmatch(gap) and _bare(text, second) <= _bare(text, first) * 2
    if not (dash or between or through or either):
        return None
    return _range(text, first, second, approximate=bool(either))


def _range_in(
    text: str, first: NumberMention, second: NumberMention, words: NumberWords
) -> NumberMention | None:
    """Join the ends of a range in the words of another language: "10 bis 12"."""
    if first.kind not in _RANGED or second.kind not in _RANGED:
        return None
    between = words.between.search(text, max(0, first.start - 24), first.start)
    through = words.to.fullmatch(text, first.end, second.start)
    if through is None and not (between and words.and_.fullmatch(text, first.end, second.start)):
        return None
    return _range(text, first, second, approximate=False)


_NEXT = re.compile(r"\s+(?:and\s+)?\Z|\s?\Z")
_INCHES = re.compile(r"(?:in|ins|inches)\b|[\"\u2033]|(?=\W|\Z)")
_FOOT_GAP = re.compile(r"[\s\-\u2011]?\Z")
_SMALLER = {
    ("minute", "second"): 60, ("hour", "minute"): 60, ("day", "hour"): 24, ("week", "day"): 7,
    ("year", "month"): 12, ("foot", "inch"): 12, ("pound", "ounce"): 16,
}  # fmt: skip
"""Units of which one is told in two steps, and how many of the smaller make the larger."""


STEPS_KEPT = 2
"""Decimals of a value told in two steps: enough to tell every second, minute and inch apart."""


def _added(text: str, first: NumberMention, second: NumberMention) -> NumberMention | None:
    """Read what is told in two steps: "three minutes and 20 seconds", "5 feet 10 inches"."""
    second = _bare_inches(text, first, second)
    parts = _SMALLER.get((first.unit or "", second.unit or ""))
    if parts is None or first.value is None or second.value is None:
        return None
    if (
        first.value % 1
        or second.value >= parts
        or not _NEXT.fullmatch(text, first.end, second.start)
    ):
        return None
    return replace(
        first, end=second.end, text=text[first.start : second.end], core_end=second.core_end,
        value=round(first.value + second.value / parts, STEPS_KEPT),
    )  # fmt: skip


def _bare_inches(text: str, first: NumberMention, second: NumberMention) -> NumberMention:
    """Give the inches of "6-foot-4", "5ft 10in" their unit."""
    tight = text[first.end : second.start]
    inches = _INCHES.match(text, second.end)
    hyphened = tight in ("-", "\u2011")
    if first.unit != "foot" or second.unit is not None or inches is None:
        return second
    if not hyphened and not (inches.group() and _FOOT_GAP.fullmatch(tight)):
        return second
    return replace(
        second, start=second.start - len(tight) if hyphened else second.start, unit="inch",
        end=inches.end(), kind="measure",
    )  # fmt: skip


def _range(
    text: str, first: NumberMention, second: NumberMention, *, approximate: bool
) -> NumberMention | None:
    low, high = first.value or 0.0, second.value or 0.0
    units = {first.unit, second.unit} - {None}
    bare_end = first.unit and not second.unit and second.kind == "count"
    if len(units) > 1 or (bare_end and first.kind not in ("money", "age")):
        return None
    scale = _scale_of(text, second)
    if scale > 1 and _scale_of(text, first) == 1 and low * scale < high:
        low *= scale
    if low >= high or abs(high) > abs(low) * _WIDEST:
        return None
    kind = second.kind if second.unit else first.kind
    return replace(
        first, end=second.end, text=text[first.start : second.end], value=None, low=low,
        high=high, approximate=approximate, unit=next(iter(units), None), kind=kind,
        core_end=second.core_end,
    )  # fmt: skip


def _shared(text: str, second: NumberMention) -> NumberMention | None:
    """Read the magnitude letter that closes a range of money: "$140-150MM"."""
    found = LETTER_SCALE.match(text, second.end)
    if not found or second.value is None:
        return None
    value = second.value * SCALE_OF[found["s"].lower()]
    return replace(second, value=value, end=found.end(), core_end=found.end(), kind="money")


def _scale_of(text: str, mention: NumberMention) -> float:
    """Return by what a magnitude word multiplies the digits of a mention."""
    digits = re.match(r"\d+(?:[.,]\d+)*", text[mention.core_start : mention.core_end])
    if digits and mention.value:
        bare = _bare_digits(digits.group())
        return round(mention.value / bare) if bare else 1.0
    words = text[mention.core_start : mention.core_end].lower()
    return next(
        (s for w, s in _SCALE_WORDS if words.endswith(w) and words != w),
        1.0,
    )


def _bare_digits(written: str) -> float:
    plain = written.replace(",", "")
    return float(plain) if plain.count(".") < 2 else 0.0


_WIDEST = 500
"""How many times its lower end the upper end of a range may be: "down 2,000 to 5,506,500"."""

_SCALE_WORDS = (
    ("dozen", 12.0), ("hundred", 100.0), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9),
)  # fmt: skip


def _bare(text: str, mention: NumberMention) -> float:
    """Return a value without its magnitude word: "three or four thousand" lie side by side."""
    return (mention.value or 0.0) / _scale_of(text, mention)


def _ratio(text: str, first: NumberMention, second: NumberMention) -> NumberMention:
    value = (first.value or 0.0) / (second.value or 1.0)
    return replace(
        first, end=second.end, text=text[first.start : second.end], value=value,
        unit="fraction", kind="percent", core_end=second.core_end,
    )  # fmt: skip


def _between(text: str, first: NumberMention, second: NumberMention, kind: Kind) -> NumberMention:
    return replace(
        first, end=second.end, text=text[first.start : second.end], value=None,
        low=first.value, high=second.value, kind=kind, core_end=second.core_end,
    )  # fmt: skip


def find_numbers(text: str, *, language: str = "en") -> list[NumberMention]:
    """Return the numbers of a text in order; none overlaps another.

    Args:
        text: The text.
        language: Its language (ISO 639-1).
    """
    return list(_find_numbers(text, language))


@lru_cache(maxsize=KEPT_TEXTS)  # a claim's words are read again for each claim beside it
def _find_numbers(text: str, language: str) -> tuple[NumberMention, ...]:
    words = number_words(language)
    fixed = [*identifiers(text), *clock_times(text)]
    taken = bytearray(len(text))
    for mention in fixed:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    dates = find_dates(text)
    loose = [
        _read(text, numeral, dates, words)
        for numeral in find_numerals(text, language=language)
        if not any(taken[numeral.start : numeral.end]) and not is_pronoun(text, numeral)
    ]
    loose = [*loose, *_ones(text), *_twice(text)]
    loose = _apart([m for m in loose if _is_held(m)])
    amounts = [hedged(text, mention, words) for mention in joined(text, _ages(text, loose), words)]
    return tuple(sorted([*fixed, *amounts], key=lambda m: m.core_start))


def _is_held(mention: NumberMention) -> bool:
    """Whether a floating-point number can hold what is read: three hundred digits are no figure."""
    ends = (mention.value, mention.low, mention.high)
    return all(math.isfinite(value) for value in ends if value is not None)


def _ages(text: str, mentions: list[NumberMention]) -> list[NumberMention]:
    """Read on behind an age: "aged 7 and 9", "aged 7, 9 and 12"."""
    found: list[NumberMention] = []
    for mention in mentions:
        last = found[-1] if found else None
        bare = mention.kind == "count" and mention.unit is None and (mention.value or 999) < 120
        if (
            bare
            and last is not None
            and last.kind == "age"
            and "old" not in text[last.start : last.end]
            and _AND_AGED.fullmatch(text, last.end, mention.start)
            and not _NO_AGE.match(text, mention.end)
        ):
            mention = replace(mention, unit="year", kind="age")  # noqa: PLW2901
        found.append(mention)
    return found


_AND_AGED = re.compile(r",?\s+(?:and|or)\s+|,\s+")


def _apart(mentions: list[NumberMention]) -> list[NumberMention]:
    """Return numbers in order, without those that stand in the unit of the one before."""
    kept: list[NumberMention] = []
    for mention in sorted(mentions, key=lambda m: m.core_start):
        if not kept or mention.core_start >= kept[-1].end:
            kept.append(mention)
    return kept


_ONE_AND_A_HALF = re.compile(r"\b(?:an?|one)(?P<unit>\s+[a-z]+)\s+and\s+a\s+half\b", re.IGNORECASE)
_TWICE = re.compile(
    r"\b(?:(?P<two>twice)|thrice)\b(?!\s+(?:as|the|that|what|their|his|her|its|a|an|daily|weekly"
    r"|monthly|yearly|over|more)\b|[\-\u2011])",
    re.IGNORECASE,
)


_ONE_POINT = re.compile(r"\b(?<=by )(?:a|one)(?P<unit>\s+percentage\s+point)\b", re.IGNORECASE)


def _ones(text: str) -> Iterator[NumberMention]:
    """Read "a minute and a half", "by a percentage point"."""
    for found in _ONE_POINT.finditer(text):
        if found.group()[:1].lower() == "a":
            yield NumberMention(
                found.start(), found.end(), found.group(), 1.0, unit="percentage_point",
                kind="percent", core_start=found.start(), core_end=found.end(),
            )  # fmt: skip
    for found in _ONE_AND_A_HALF.finditer(text):
        unit = unit_after(text, found.start(), found.start("unit"))
        if unit is not None and unit[1] == found.end("unit"):
            yield NumberMention(
                found.start(), found.end(), found.group(), 1.5, unit=unit[0],
                kind=kind_of(unit[0]), core_start=found.start(), core_end=found.end(),
            )  # fmt: skip


def _twice(text: str) -> Iterator[NumberMention]:
    """Read "twice" as a count of times; "twice as many" compares, and "twice a week" is a rate."""
    for found in _TWICE.finditer(text):
        yield NumberMention(
            found.start(), found.end(), found.group(), 2.0 if found["two"] else 3.0,
            core_start=found.start(), core_end=found.end(),
        )  # fmt: skip


_MANY = re.compile(
    r"\s+(?:['\u2018\u201c]?[a-z\-]+\s+){0,2}(?:people|citizens|users?|customers|homes|households|jobs|children|voters|workers|members|viewers"
    r"|passengers|copies|subscribers|refugees|migrants|tonnes|tons|barrels|shares|votes|vehicles"
    r"|cars|visitors|tourists|residents|doses|patients|students|pupils|women|men|euros?|dollars?"
    r"|pounds|yen|yuan|rupees|roubles|rubles|others|more|Americans|Britons)\b"
)
_AGE_AFTER = re.compile(
    r"[\s\-\u2011]years?[\s\-\u2011]olds?\b|[\s\-]years?\s+of\s+age\b"
    r"|(?=\s+(?:and|or)\s+(?:over|older|under|younger)\b)",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(r"\s+of(?=\s+(?:[A-Z][a-z]+\s+)?[a-z]+\b)")
_OCLOCK = re.compile(r"\s+o['\u2019]clock\b")
_AGE_BEFORE = re.compile(
    r"\b(?:age[ds]?|turn(?:s|ed|ing)?)(?:\s+(?:of|between|from))?\s+\Z"
    r"|\b(?:persons?|people|anyone|everyone|children|those|minors|adults|women|men|girls?|boys?"
    r"|residents|voters|patients)\s+(?:under|over)\s+\Z"
    r"|\b(?:man|woman|boy|girl|child|son|daughter|toddler|teenager|youth)\s+of\s+\Z",
    re.IGNORECASE,
)
_NO_AGE = re.compile(r"\s+(?:of\b|(?!was\b|is\b|has\b|does\b|this\b|years\b)[a-z]+s\b)")
_AGE_APPOSED = re.compile(
    r"(?:(?<![\w'\u2019.\-])(?=[\w'\u2019.\-]++,\s\Z)[^A-Z,\s]*[A-Z][\w'\u2019.\-]+"
    r"|man|woman|boy|girl|father|mother),\s\Z"
)
_AGE_SAID = re.compile(r"\b[Ss]?[Hh]e\s+(?:is|was)\s+(?:only\s+|just\s+|then\s+|now\s+)?\Z")
_AGE_CLOSED = re.compile(r"(?:,|\)|\.(?:\s|$)|;)")


def _read(
    text: str, numeral: Numeral, dates: list[DateMention], words: NumberWords | None
) -> NumberMention:
    """Say what one numeral is: its unit and its kind."""
    mention = NumberMention(
        numeral.start, numeral.end, text[numeral.start : numeral.end], numeral.value,
        numeral.low, numeral.high, approximate=numeral.form == "vague",
        core_start=numeral.start, core_end=numeral.end,
    )  # fmt: skip
    within = next((d for d in dates if d.start <= numeral.start and numeral.end <= d.end + 1), None)
    if within is not None:
        yearly = within.kind in ("year", "decade")
        return replace(mention, kind="year" if yearly else "date-part")
    if numeral.form == "ordinal":
        return replace(mention, kind="ordinal")
    if numeral.plain and _ERA.search(text, max(0, numeral.start - 8), numeral.start):
        return replace(mention, kind="year" if 1500 <= (numeral.value or 0) <= 2100 else "count")
    if _is_glued(text, numeral):
        return replace(mention, kind="name-part")
    if fold := _FOLD.match(text, numeral.end):
        return replace(mention, end=fold.end(), kind="multiple")
    if words is not None and (own := _in_own_words(text, numeral, mention, words)) is not None:
        return own
    if numeral.form == "fraction":
        return _part_of_unit(text, mention)
    return _with_unit(text, numeral, mention, words)


_FOLD = re.compile(r"[\-\u2011]?fold\b|(?<=\d)[x\u00d7](?![\w\u00d7])", re.IGNORECASE)
"""Behind a number that multiplies and counts nothing: "3-fold", "threefold", "3x"."""
_ERA = re.compile(r"\b(?:post|pre|mid)[\-\u2011]\Z", re.IGNORECASE)


def _in_own_words(
    text: str, numeral: Numeral, mention: NumberMention, words: NumberWords
) -> NumberMention | None:
    """Read an age, a name or a unit in the words of a language other than English."""
    before = (max(0, numeral.start - _NUMBER_LOOK_BACK), numeral.start)
    if age := words.age_after.match(text, numeral.end):
        return replace(mention, end=age.end(), unit="year", kind="age")
    if words.age_before.search(text, *before):
        return replace(mention, unit="year", kind="age")
    if numeral.plain and words.named.search(text, *before):
        return replace(mention, kind="name-part")
    unit = own_unit_after(text, numeral.end, words)
    if unit is None:
        return None
    return replace(mention, unit=unit[0], end=unit[1], kind=kind_of(unit[0]))


_NUMBER_LOOK_BACK = 24
"""Characters in front of a number that hold what says that it is an age or a name."""


def _is_glued(text: str, numeral: Numeral) -> bool:
    """Whether digits go on a word that no currency is: "C2I", "@user516"."""
    before = text[max(0, numeral.start - 1) : numeral.start]
    return (
        ((before.isalpha() and before < EAST_ASIAN) or before in ("_", "@"))
        and before != ""
        and numeral.form == "digits"
        and currency_before(text, numeral.start) is None
        and unit_after(text, numeral.start, numeral.end) is None
    )


EAST_ASIAN = "\u2e80"
"""From here on letters stand beside digits with no space."""

_OF_ONE = re.compile(r"\s+(?:of\s+)?an?(?=[\s\-])")


def _part_of_unit(text: str, mention: NumberMention) -> NumberMention:
    """Read "half a mile", "1/2 mile" as a measure, "half of the crop" as a share."""
    one = _OF_ONE.match(text, mention.end)
    unit = unit_after(text, mention.start, one.end() if one else mention.end)
    if unit is None:
        return replace(mention, unit="fraction", kind="percent")
    return replace(mention, unit=unit[0], end=unit[1], kind=kind_of(unit[0]))


def _with_unit(
    text: str, numeral: Numeral, mention: NumberMention, words: NumberWords | None
) -> NumberMention:
    if found := _OCLOCK.match(text, numeral.end):
        value = (numeral.value or 0.0) * 60
        return replace(mention, value=value, end=found.end(), unit="minute", kind="time")
    age = _as_age(text, numeral, mention)
    if age is not None:
        return age
    before = currency_before(text, numeral.start, scaled=numeral.scale > 1 or not numeral.plain)
    mention, scaled = _letter_scale(text, numeral, mention, money=before is not None)
    if before is not None:
        return _signed_money(text, replace(mention, start=before[1], unit=before[0], kind="money"))
    if numeral.form == "vague" and (of := _OF_MONEY.match(text, numeral.end)) is not None:
        money = unit_after(text, numeral.start, of.end(), scaled=True)
        if money is not None and kind_of(money[0]) == "money":
            return replace(mention, unit=money[0], end=money[1], kind="money")
    after = unit_after(text, numeral.start, mention.end, scaled=scaled)
    if after is not None:
        placed = _IN_ROW.search(text, max(0, numeral.start - _NUMBER_LOOK_BACK), numeral.start)
        if placed and after[0] in TIME_UNITS:
            return replace(mention, unit=after[0], end=after[1], kind="date-part")
        return _in_unit(text, mention, *after)
    if words is None and is_named(text, numeral):
        return replace(mention, kind="name-part")
    return mention


_IN_ROW = re.compile(
    r"\b(?:first|last|next|past|final|opening|closing|previous)\s\Z", re.IGNORECASE
)
"""In front of units of time that place something and measure nothing: "the first three months"."""


def _in_unit(text: str, mention: NumberMention, unit: str, end: int) -> NumberMention:
    if unit == "basis_point":
        value = round((mention.value or 0.0) / BASIS_POINTS, 6)
        return replace(mention, value=value, unit="percentage_point", end=end, kind="percent")
    below = _BELOW_ZERO.match(text, end) if unit.startswith("degree") else None
    if below is not None and mention.value is not None:
        return replace(mention, value=-mention.value, unit=unit, end=below.end(), kind="measure")
    return replace(mention, unit=unit, end=end, kind=kind_of(unit))


_BELOW_ZERO = re.compile(r"\s+below\s+zero\b", re.IGNORECASE)
_MINUS_BEFORE = re.compile(r"(?<=[\s(])[\u2212\u2013\-]\Z|\b(?:minus|negative)\s\Z", re.IGNORECASE)


def _signed_money(text: str, mention: NumberMention) -> NumberMention:
    """Read "-$5 million"."""
    minus = _MINUS_BEFORE.search(text, max(0, mention.start - _LOOK_BACK), mention.start)
    if mention.value is None or minus is None:
        return mention
    return replace(mention, start=minus.start(), value=-mention.value)


def _letter_scale(
    text: str, numeral: Numeral, mention: NumberMention, *, money: bool
) -> tuple[NumberMention, bool]:
    found = LETTER_SCALE.match(text, numeral.end)
    if numeral.scale > 1 or numeral.form != "digits" or not found:
        return mention, numeral.scale > 1
    letter, glued = found["s"], found.start("s") == numeral.end
    if letter == "L" and (currency_before(text, numeral.start) or ("",))[0] != "INR":
        return mention, False  # a lakh of rupees, else a litre
    if not money:
        thousands = letter in "kK" and glued and not (letter == "K" and (numeral.value or 0) <= 8)
        millions = letter in ("m", "M") and _MANY.match(text, found.end())
        if not thousands and not millions and not (glued and letter in ("M", "bn")):
            return mention, False
    value = round((numeral.value or 0.0) * SCALE_OF[letter.lower()], 6)
    return replace(mention, value=value, end=found.end(), core_end=found.end()), True


def _as_age(text: str, numeral: Numeral, mention: NumberMention) -> NumberMention | None:
    if numeral.value is None or numeral.value > 120:
        return None
    before = text[max(0, numeral.start - 40) : numeral.start]
    if found := _AGE_AFTER.match(text, numeral.end):
        return replace(mention, end=found.end(), unit="year", kind="age")
    apposed = numeral.plain and (
        _AGE_APPOSED.search(before) or _AGE_SAID.search(before) or _is_one_person(before)
    )
    told = _AGE_BEFORE.search(before) and not _NO_AGE.match(text, numeral.end)
    if told or (apposed and _AGE_CLOSED.match(text, numeral.end)):
        return replace(mention, unit="year", kind="age")
    return None


_PERSON_APPOSED = re.compile(
    r"\b(?:the|an?|his|her|their|whose)\s+(?:[\w\u2019'-]+\s+){0,2}(?P<who>[a-z]+),\s\Z",
    re.IGNORECASE,
)


def _is_one_person(before: str) -> bool:
    """Whether one person is named in front of a comma: "the driver, 51,"."""
    found = _PERSON_APPOSED.search(before)
    return found is not None and (found["who"] in PEOPLE or found["who"] == "star")

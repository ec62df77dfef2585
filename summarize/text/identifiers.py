"""Numbers that name, place or time something and count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.text.amounts import NumberMention
from summarize.text.dates import find_dates
from summarize.text.numeral import Numeral

_WEB = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]++@\S+\.\w+|#\d+")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[\s.\-]?\(?\d|\(0\d|0\d{2,4}[\s\-])[\d\s().\-]{5,}\d(?!\w)"
    r"|(?<!\d)\d{3}[\-.]\d{3}[\-.]\d{4}(?!\d)|(?<!\d)555-\d{4}"
)
_CODE = re.compile(
    r"(?<![\w$€£])(?!(?:Rs|RM|USD|EUR|GBP|CHF|R|US|AU|A|C|NZ|HK)\d|M[wWlLbBsS]?\d\.\d)"
    r"(?:[A-Z][A-Za-z]{0,6}[\-\u2011]?\d{1,4}[A-Za-z]?|[A-Z][A-Za-z]{2,15}[\-\u2011]\d{1,3}|\d+\s?[x\u00d7]\s?\d+"
    r"|(?:[a-z]+|\d+)-by-(?:[a-z]+|\d+)|24/7|9/11|7/7|50/50"
    r"|\.\d{2,3}(?=[\s-](?:cal(?:ib(?:er|re))?\b|gauge\b|[Mm]agnum\b))|[1-8][Kk]|\d+ers|['\u2019]?\d0s)(?![\w%])"
)
_ADDRESS = re.compile(
    r"(?<![\w.,$€£])\d{1,5}(?=\s(?:[A-Z]\w+\s){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Boulevard"
    r"|Blvd\.|Square|Court|Way|Terrace|Crescent)(?!\w))"
)
_EMERGENCY = re.compile(
    r"(?i:\b(?:call(?:s|ed|ing)?|dial(?:s|l?ed|l?ing)?|phon(?:e[ds]?|ing)|rang|an?|the|to)\s)(?P<number>911|999|112)\b"
    r"(?!\s+(?:people|[a-z]+s\b(?<!calls)(?<!callers)(?<!dispatchers)(?<!operators)))"
)
_ZONE = (
    r"(?:GMT|UTC|BST|IST|CES?T|EES?T|MSK|GST|PKT|NPT|BDT|ICT|WIB|HKT|SGT|PHT|JST|KST|A[CEW][SD]T"
    r"|NZ[SD]T|[ECMPH][SD]T|AK[SD]T|WAT|CAT|EAT|SAST|BRT|ART|CLT)\b"
)
"""Abbreviations of time zones (IANA tz database)."""
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<h>[01]?\d|2[0-4])(?:(?P<sep>[:.])(?P<m>[0-5]\d))?(?::[0-5]\d)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?|(?P<zone>\s?(?:(?-i:" + _ZONE + r")|hrs\b|Uhr\b))"
    r"|(?P<oclock>\s?o['\u2019]clock))",
    re.IGNORECASE,
)
_COLON_CLOCK = re.compile(r"(?<![\d:.,])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])")
_NEAR_HOUR = re.compile(
    r"\b(?:shortly|just|soon|right|a\s+little|a\s+bit|moments|minutes)\s+(?:before|after)\s+"
    r"(?P<h>[1-9]|1[0-2])(?=\s+(?:on|in|at|when|as|with|and|that|this|local)\b|[.,;])"
)
"""A bare hour: "shortly before 9 on"; "shortly after 3 people" counts people."""
_MILITARY = re.compile(
    rf"(?<![\d.,])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?:{_ZONE}|(?:hrs|hours|local(?:\s+time)?)\b"
    rf"|(?=\(\d{{4}}\s?{_ZONE}))"
)


def identifiers(text: str) -> Iterator[NumberMention]:
    """Read addresses, telephone numbers and codes ("F-16", "G7", "9/11")."""
    since = 0
    spans = sorted(m.span() for p in (_WEB, _PHONE, _CODE, _ADDRESS) for m in p.finditer(text))
    spans = sorted([*spans, *(m.span("number") for m in _EMERGENCY.finditer(text))])
    for start, end in spans:
        dated = text[start:end].count("-") == 2 and find_dates(text[start:end])
        if start < since or dated:
            continue
        since = end
        digits = re.sub(r"\D", "", text[start:end])
        if digits or "-by-" in text[start:end]:
            yield NumberMention(
                start, end, text[start:end], float(digits[:15] or 0), kind="name-part",
                core_start=start, core_end=end,
            )  # fmt: skip


def clock_times(text: str) -> Iterator[NumberMention]:
    """Read times of day; the value is in minutes after midnight."""
    since = 0
    matches = [m for p in (_CLOCK, _COLON_CLOCK, _NEAR_HOUR, _MILITARY) for m in p.finditer(text)]
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if match.start() < since:
            continue
        groups = match.groupdict()
        hour, minute = int(groups["h"]), int(groups.get("m") or 0)
        half = (groups.get("half") or "").lower()
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        since = match.end()
        yield NumberMention(
            match.start(), match.end(), match.group(), float(hour * 60 + minute),
            unit="minute", kind="time", core_start=match.start(), core_end=match.end(),
        )  # fmt: skip


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
_NUMBERED = frozenset(
    {
        "Article", "Articles", "Section", "Chapter", "Clause", "Paragraph", "Resolution",
        "Proposition", "Order", "Bill", "Rule", "Title", "Flight", "Boeing", "Airbus",
        "Route", "Highway", "Interstate", "Junction", "Exit", "Gate", "Platform", "Room",
        "Block", "Building", "Unit", "Line", "Channel", "Radio", "Formula", "Phase",
        "Level", "Stage", "Tier", "Category", "Type", "Class", "Division", "Group",
        "Area", "District", "Precinct", "Page", "Figure", "Table", "Windows", "Apollo",
        "Soyuz", "Protocol", "Annex", "Fortune", "FTSE", "Nasdaq", "Nikkei", "Stoxx",
    }
)  # fmt: skip
"""Words that are followed by a number as a name, whatever comes next."""
_NOT_NAMES = frozenset(
    {
        "In", "On", "At", "By", "For", "From", "With", "To", "After", "Before", "Of", "And",
        "Or", "But", "The", "Some", "About", "Around", "Over", "Nearly", "Almost",
        "Another", "Between", "Up", "Under", "Only", "Just", "As", "When", "While", "Where",
        "That", "Since", "Until", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday", "Sunday", "Killing", "Kills", "Kill", "Killed", "Injures", "Injured",
        "Least", "Than", "More", "Police", "Officials", "Those", "These", "All", "Is",
        "Are", "Was", "Were", "Has", "Have", "Had", "Its", "Their", "His", "Her", "My",
    }
)  # fmt: skip


def is_named(text: str, numeral: Numeral) -> bool:
    """Whether a number is a part of a name: "Boeing 737", "Article 50", "No 10"."""
    found = _NAMED_BEFORE.search(text[max(0, numeral.start - 24) : numeral.start])
    if not found:
        return False
    if found["name"] in _NUMBERED and numeral.plain:
        return True
    if found["cue"] and found["cue"].lower() in ("chapter", "version", "group of"):
        return found["cue"].lower() != "chapter" or numeral.plain
    if _NAMED_AFTER.match(text, numeral.end):
        return False
    if found["cue"]:
        return True
    if not numeral.plain:
        return False
    name = found["name"]  # a headline in capitals: "MORE THAN 40 DEAD"
    return (name.capitalize() if name.isupper() else name) not in _NOT_NAMES

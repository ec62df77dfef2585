"""The words around a number that bound it or make it approximate."""

from __future__ import annotations

import re
from dataclasses import replace

from summarize.text.amounts import Kind, NumberMention, kind_of
from summarize.text.numberwords import NumberWords
from summarize.text.units import TIME_UNITS, unit_after

_LOWER = (
    r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+less\s+than|more\s+than|greater\s+than"
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

"""Joining two numbers that are one: ranges, ratios, scores."""

from __future__ import annotations

import re
from dataclasses import replace

from summarize.text.amounts import Kind, NumberMention
from summarize.text.numberwords import NumberWords
from summarize.text.units import LETTER_SCALE, SCALE_OF

_TO = re.compile(r"\s+to\s+(?:as\s+(?:much|many)\s+as\s+)?\Z|[\s\-]to[\s\-]\Z")
_DASH = re.compile(r"\s?[\-\u2010-\u2014]\s?\Z")
_AND = re.compile(r"\s+and\s+\Z")
_OR = re.compile(r"\s+or\s+\Z")
_IN = re.compile(r"\s+(?:(?:in|out\s+of)\s+(?:every\s+)?|of\s+every\s+)\Z")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+ages\s+of\s+)?(?:[A-Z$€£]{0,3}\s?)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+\Z", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:ranging|range[sd]?|anywhere|somewhere)\s+from\s+\Z", re.IGNORECASE)
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
    if bare and _TO.fullmatch(gap) and second.value < first.value and _CONTEST.search(before):
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


_NEXT = re.compile(r"\s+(?:and\s+)?\Z")
_SMALLER = {
    ("minute", "second"): 60, ("hour", "minute"): 60, ("day", "hour"): 24, ("week", "day"): 7,
    ("year", "month"): 12, ("foot", "inch"): 12, ("pound", "ounce"): 16,
}  # fmt: skip
"""Units of which one is told in two steps, and how many of the smaller make the larger."""


STEPS_KEPT = 2
"""Decimals of a value told in two steps: enough to tell every second, minute and inch apart."""


def _added(text: str, first: NumberMention, second: NumberMention) -> NumberMention | None:
    """Read what is told in two steps: "three minutes and 20 seconds", "5 feet 10 inches"."""
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

"""What numbers count in languages whose grammar is not read: people killed, injured or missing.

A number counts them where a word for what befell them stands beside it, in one clause and with no
other number between, and where no other noun than one for people stands behind it: "vier Tote",
"Cinq personnes sont mortes", "выросло до 6".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from summarize.text.numbers import NumberMention
from summarize.text.tolls import CLAUSE_END, TollWords, toll_words

BESIDE = 40
"""Characters between a number and the word for what befell those counted, at most."""
AROUND = 12
"""Characters on each side of that word in which something says what it is the number of."""
TOTAL = 90
"""The same where it is said to be their number: "the number of dead of the fire rose to 6"."""

_STOP = re.compile(CLAUSE_END)
_END = re.compile(r"[.;:!?\u3002\u061b\u061f\n]")
"""Where a sentence ends."""


class _Toll(NamedTuple):
    """A word for what befell people, where it stands, and the toll."""

    start: int
    end: int
    toll: str


def tolls_abroad(
    text: str, mentions: Sequence[NumberMention], language: str
) -> tuple[str | None, ...]:
    """Return what each number counts, in English, where it counts what befell people.

    Args:
        text: The text.
        mentions: Its numbers, in order.
        language: Its language, as an ISO 639-1 code.
    """
    words = toll_words(language)
    told: dict[int, str] = {}
    if words is not None:
        tolls = sorted(
            _Toll(*m.span(), toll) for toll, p in words.tolls.items() for m in p.finditer(text)
        )
        for toll in tolls:
            found = _counted_by(toll, tolls, _Place(text, mentions, words))
            if found is not None:
                told.setdefault(found, f"people {toll.toll}")
    return tuple(told.get(i) for i in range(len(mentions)))


class _Place(NamedTuple):
    text: str
    mentions: Sequence[NumberMention]
    words: TollWords


def _counted_by(toll: _Toll, tolls: Sequence[_Toll], place: _Place) -> int | None:
    """Return which number a word for what befell people belongs to; one in front comes first."""
    text, mentions, words = place
    ahead = bisect_right(mentions, toll.start, key=lambda m: m.end) - 1
    if ahead >= 0 and _is_beside(text, mentions[ahead].end, toll.start):
        last = mentions[ahead]
        apart = words.of, words.joins, words.negates
        parted = (p.search(text, last.end, toll.start) for p in apart)
        if any(parted) or not _may_count(last, place):
            return None
        return None if _is_second(ahead, toll, tolls, place) else ahead
    behind = bisect_left(mentions, toll.end, key=lambda m: m.start)
    if behind == len(mentions) or not _may_count(mentions[behind], place):
        return None
    between = text[toll.end : mentions[behind].start]
    around = text[max(0, toll.start - AROUND) : toll.start], between[:AROUND]
    if any(map(words.number.search, around)):
        return behind if len(between) <= TOTAL and not _END.search(between) else None
    some = words.among.search(around[0])
    return behind if _PARTICLE.fullmatch(between) and not some else None


_PARTICLE = re.compile(r"\s*|[^\W\d_]")
"""What stands between a word for what befell people and its number behind it: "死者は6人"."""


def _is_second(ahead: int, toll: _Toll, tolls: Sequence[_Toll], place: _Place) -> bool:
    """Whether the number in front is one of two that are told together: "12 men and 4 women"."""
    if ahead < 1:
        return False
    first, last = place.mentions[ahead - 1 : ahead + 1]
    since = bisect_left(tolls, (first.end,))
    own = since < len(tolls) and tolls[since].start < last.start and tolls[since] != toll
    return not own and _is_beside(place.text, first.end, last.start)


def _may_count(mention: NumberMention, place: _Place) -> bool:
    """Whether a number may count people, by what stands right behind it."""
    whole = mention.value is None or mention.value.is_integer()
    plain = mention.kind == "count" and mention.unit is None and whole
    return plain and place.words.counted.match(place.text, mention.end) is not None


def _is_beside(text: str, start: int, end: int) -> bool:
    return end - start <= BESIDE and not _STOP.search(text, start, end)

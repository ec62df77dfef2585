"""Inferring the day of printing: the day that costs least, given all the clues.

Each day near the dated articles of the folder is a candidate. A clue that a day goes against
costs; the costs are the plain reading of English newspaper usage:

- a paper that writes "yesterday" does not call that same day by its weekday, nor today's;
- a bare weekday is one of the last six days, most often the one before the report;
- an event dated in another article happened on the same day here;
- totals on a running story grow: a story that shares no event with the dated ones, and whose
  totals are many times larger than theirs, is of a later phase.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarize.text.dates import DateMention, day_words, find_dates, resolve
from summarize.text.numbers import find_numbers
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_words, listed, stem, stems

# --- what in a text bears on the day it was printed: weekdays, "yesterday", events, totals


LEAD_SENTENCES = 2
"""The day of the news stands in the first sentences of a report."""
_SPEECH = re.compile(r"[\u201c\"][^\u201c\u201d\"\n]*[\u201d\"\n]")
_DAY_KINDS = frozenset({"weekday", "day-word", "date"})
_COUNTED = re.compile(
    r"[\s-]*(?:of (?:them|whom|those|these|the) )?((?:[^\W\d_]+[\s-]+)?[^\W\d_]+)"
)


@dataclass(frozen=True)
class Told:
    """A sentence that says on which day something happened.

    Attributes:
        mention: The expression of the day.
        words: Stems of the sentence's content words, without those of the day.
        sentence: Its text.
        lead: Whether it stands at the head of the article.
    """

    mention: DateMention
    words: frozenset[str]
    sentence: str
    lead: bool


@dataclass(frozen=True)
class Clues:
    """The clues of one article, read from its headline, standfirst and body."""

    text: str
    body_start: int

    @cached_property
    def told(self) -> list[Told]:
        """Sentences with a day in the outlet's own words: in speech, "today" is the speaker's."""
        spoken = [m.span() for m in _SPEECH.finditer(self.text)]
        spans = sentence_spans(self.text)
        lead_end = [end for start, end in spans if start >= self.body_start][:LEAD_SENTENCES]
        found = []
        for start, end in spans:
            sentence = self.text[start:end]
            for mention in find_dates(sentence):
                at = start + mention.start
                if mention.kind in _DAY_KINDS and not any(a < at < b for a, b in spoken):
                    is_lead = bool(lead_end) and start < lead_end[-1]
                    found.append(Told(mention, _words(sentence, mention), sentence, is_lead))
        return found

    def says(self, shift: int) -> str | None:
        """Return the words for the day so many days from printing ("yesterday": -1), if used."""
        words = (
            t.mention.text.lower()
            for t in self.told
            if t.mention.kind == "day-word" and t.mention.shift == shift
        )
        return next(words, None)

    @cached_property
    def weekdays(self) -> dict[int, bool]:
        """The weekdays named for days gone by, and whether one is named at the head."""
        found: dict[int, bool] = {}
        for told in self.told:
            mention = told.mention
            if (
                mention.kind == "weekday"
                and mention.side == "plain"
                and mention.weekday is not None
            ):
                found[mention.weekday] = found.get(mention.weekday, False) or told.lead
        return found

    @cached_property
    def nights(self) -> frozenset[int]:
        """The weekdays of which the evening or night is told."""
        return frozenset(
            t.mention.weekday
            for t in self.told
            if t.mention.weekday is not None
            and re.match(r"\s+(?:evening|night)\b", t.sentence[t.mention.end :])
        )

    @cached_property
    def sentences(self) -> list[frozenset[str]]:
        """Stems of the content words of each sentence."""
        return [stems(self.text[start:end]) for start, end in sentence_spans(self.text)]

    @cached_property
    def totals(self) -> dict[str, float]:
        """The largest count of each thing counted ("civilian": 8400)."""
        found: dict[str, float] = {}
        for number in find_numbers(self.text):
            value = number.value
            if number.kind != "count" or number.unit or value is None or value < 2:
                continue
            thing = _COUNTED.match(self.text, number.end)
            for word in content_words(thing[1]) if thing else ():
                key = stem(word.rstrip("s"))
                found[key] = max(found.get(key, 0.0), value)
        return found


def _words(sentence: str, mention: DateMention) -> frozenset[str]:
    rest = sentence[: mention.start] + " " + sentence[mention.end :]
    return stems(rest)


SPAN = 21
"""Days before the first and after the last dated article that are candidates."""
OWN_WORD = 3.0
"""A weekday's name used for a day that the paper calls "today" or "yesterday"."""
NOT_LEAD = 1.5
"""A weekday's name used for the day of printing, away from the head of the report."""
NIGHT = 0.5
"""Printed on the day whose evening or night it already tells of."""
PER_DAY = 0.3
"""Each day more between a named weekday and the printing."""
SAME_DAY = 0.1
"""Printed on the very day named in the lead: as common as the day after; the day after wins only
where other clues say so."""
EVENT = 2.0
"""An event that would fall on another day than another article says, times their likeness."""
LOOKED_UP = 6
"""Rare words of a sentence by which its like is looked up."""
MOST_LISTED = 200
"""Dated sentences looked at for each: bounds the work in a folder of a thousand articles."""
ALIKE = 0.25
"""Cosine of two sentences (weighted by rarity) from which they tell the same event: two reports of
one announcement have 0.31 to 0.36 in the real folders, other pairs with a day under 0.23."""
GROWN = 5.0
"""Totals so many times larger are those of a later phase; different counts of one day (evacuated
since morning, since yesterday) differ by less."""
MOST_OF_THEM = 0.7
"""Share of the dated articles whose totals must be so far apart, of two at least."""
OTHER_PHASE = 2.0
"""A story of a later phase, printed within a day of the last dated article or before it."""
FAR = 0.05
"""Each day between the candidate and the nearest dated article."""
MARGIN = 0.15
"""The best day must be this much cheaper than the next; else the date is not known."""


@dataclass(frozen=True)
class Dated:
    """An article whose date is known, and how it is called in an explanation."""

    clues: Clues
    date: dt.date
    name: str


@dataclass(frozen=True)
class Anchor:
    """An event told here and dated there.

    Attributes:
        told: The sentence here.
        day: The day of the event there.
        likeness: How alike the two sentences are, 0 to 1.
        source: The dated article.
    """

    told: Told
    day: dt.date
    likeness: float
    source: Dated


@dataclass(frozen=True)
class Guess:
    """An inferred day and the reasons for it, in words for the page."""

    date: dt.date
    why: str


class Rarity:
    """How much a word tells: the fewer sentences or articles of the folder use it, the more."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        self._seen: Counter[str] = Counter()
        self._all = 0
        for words in texts:
            self._seen.update(words)
            self._all += 1

    def weight(self, word: str) -> float:
        """Return the inverse document frequency of a word, squared for use in a cosine."""
        return math.log(1 + self._all / (1 + self._seen[word])) ** 2

    def likeness(self, first: frozenset[str], second: frozenset[str]) -> float:
        """Return the cosine of two sets of words, 0 to 1."""
        norm = math.sqrt(self._sum(first) * self._sum(second))
        return self._sum(first & second) / norm if norm else 0.0

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self.weight(word) for word in sorted(words))


class Folder:
    """The dated articles of a folder, against which the others are dated."""

    def __init__(self, dated: Sequence[Dated], undated: Sequence[Clues]) -> None:
        self.dated = dated
        self._rarity = Rarity(
            words for c in (*(d.clues for d in dated), *undated) for words in c.sentences
        )
        self._told: dict[str, list[tuple[Told, Dated]]] = {}
        for article in dated:
            for told in article.clues.told:
                for word in told.words:
                    self._told.setdefault(word, []).append((told, article))

    def guess(self, clues: Clues, *, anchored: bool) -> Guess | None:
        """Return the day on which an article was most likely printed; None when nothing tells.

        Args:
            clues: What the article tells.
            anchored: Whether it must share an event with a dated article. Those that do are dated
                first: they are the safer ones, and evidence for the rest.
        """
        anchors = self._anchors(clues)
        if not self.dated or not (anchors or (clues.weekdays and not anchored)):
            return None
        phase = 0 if anchors else self._phase(clues)
        costs = {
            day: _style_cost(clues, day) + _event_cost(anchors, day) + self._distance(day, phase)
            for day in self._candidates()
        }
        best, second = sorted(costs, key=lambda day: (costs[day], day))[:2]
        if costs[second] - costs[best] < MARGIN:
            return None
        return Guess(best, explain(clues, best, anchors, phase))

    def _candidates(self) -> list[dt.date]:
        days = {d.date for d in self.dated}
        return sorted({d + dt.timedelta(days=n) for d in days for n in range(-SPAN, SPAN + 1)})

    def _anchors(self, clues: Clues) -> list[Anchor]:
        """For each sentence with a day, the dated sentence that is most like it."""
        found = (self._anchor(told) for told in clues.told if told.mention.kind != "date")
        return [anchor for anchor in found if anchor]

    def _anchor(self, told: Told) -> Anchor | None:
        best: Anchor | None = None
        for other, article in self._sharing(told.words):
            likeness = self._rarity.likeness(told.words, other.words)
            if likeness >= ALIKE and (best is None or likeness > best.likeness):
                days = resolve(other.mention, article.date)
                if days:
                    best = Anchor(told, days[0], likeness, article)
        return best

    def _sharing(self, words: frozenset[str]) -> Iterable[tuple[Told, Dated]]:
        """The dated sentences that share one of the rarest words: the likest is among them."""
        rarest = sorted(words, key=lambda w: (-self._rarity.weight(w), w))
        known = [w for w in rarest if w in self._told][:LOOKED_UP]
        pairs = {id(told): (told, d) for w in known for told, d in self._told[w][:MOST_LISTED]}
        return pairs.values()

    def _phase(self, clues: Clues) -> int:
        """Return 1 for a story of a later phase than the dated ones, -1 for an earlier, else 0."""
        if len(self.dated) < 2:
            return 0
        growths = [_growth(clues, d.clues) for d in self.dated]
        return next((p for p in (1, -1) if growths.count(p) >= MOST_OF_THEM * len(growths)), 0)

    def _distance(self, day: dt.date, phase: int) -> float:
        """What the distance from the dated articles costs."""
        days = [d.date for d in self.dated]
        beyond = (day - max(days)).days if phase > 0 else (min(days) - day).days
        cost = FAR * min(abs((day - d).days) for d in days)
        return cost + (OTHER_PHASE if phase and beyond <= 1 else 0.0)


def _growth(clues: Clues, other: Clues) -> int:
    """Return 1 where the totals here are much larger, -1 where much smaller, else 0."""
    shared = clues.totals.keys() & other.totals.keys()
    larger = sum(clues.totals[k] >= GROWN * other.totals[k] for k in shared)
    smaller = sum(other.totals[k] >= GROWN * clues.totals[k] for k in shared)
    if larger == smaller:
        return 0
    return 1 if larger > smaller else -1


def _style_cost(clues: Clues, day: dt.date) -> float:
    """What the weekdays that the article names cost on a day of printing."""
    relative = clues.says(-1) is not None or clues.says(0) is not None
    cost = 0.0
    for weekday, in_lead in clues.weekdays.items():
        gap = (day.weekday() - weekday) % 7
        if gap == 0:
            cost += OWN_WORD if relative else SAME_DAY if in_lead else NOT_LEAD
            cost += NIGHT if weekday in clues.nights else 0.0
        elif gap == 1:
            cost += OWN_WORD if clues.says(-1) else PER_DAY if in_lead else 0.0
        else:
            cost += PER_DAY * (gap - 1 + in_lead)
    return cost + sum(
        OWN_WORD
        for told in clues.told
        if told.mention.kind == "date" and told.mention.side == "plain" and _is_ahead(told, day)
    )


def _is_ahead(told: Told, day: dt.date) -> bool:
    days = resolve(told.mention, day)
    return days is not None and days[0] > day


def _event_cost(anchors: Sequence[Anchor], day: dt.date) -> float:
    """What the events that other articles date cost: each day is asked once, by its likest pair."""
    cost = 0.0
    for anchor in anchors:
        days = resolve(anchor.told.mention, day)
        if days is None or not days[0] <= anchor.day <= days[1]:
            cost += EVENT * anchor.likeness
    return cost


def explain(clues: Clues, day: dt.date, anchors: Sequence[Anchor], phase: int) -> str:
    """Return in words why a day was inferred."""
    parts = []
    fitting = [a for a in anchors if a.day == (resolve(a.told.mention, day) or (None,))[0]]
    if fitting:
        best = max(fitting, key=lambda a: (a.likeness, a.told.sentence))
        parts.append(
            f"what it dates \u201c{best.told.mention.text}\u201d happened on {_long(best.day)} by "
            f"{best.source.name}"
        )
    named = [calendar.day_name[w] for w in sorted(clues.weekdays)]
    word = clues.says(-1) or clues.says(0)
    if named and word:
        parts.append(
            f"it names {listed(named)} and writes \u201c{word}\u201d for another day, "
            f"so it was printed on a {calendar.day_name[day.weekday()]}"
        )
    elif named:
        parts.append(f"the latest day that it names fits a {calendar.day_name[day.weekday()]}")
    if phase:
        size, when = ("larger", "later") if phase > 0 else ("smaller", "earlier")
        parts.append(f"its totals are far {size} than the others', so it is of a {when} week")
    return "; ".join(parts)


def _long(day: dt.date) -> str:
    return day_words(day)

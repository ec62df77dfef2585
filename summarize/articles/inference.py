"""Inferring the day of printing: the day that costs least, given all the clues.

Each day near the dated articles of the folder is a candidate, for an article that shares a dated
event with one of them, or at least tells much of the same matter. A clue that a day goes against
costs; the costs are the plain reading of English newspaper usage:

- a paper that writes "yesterday" does not call that same day by its weekday, nor today's;
- a bare weekday is one of the last six days, most often the one before the report;
- an event dated in another article happened on the same day here.
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
from summarize.text.sentences import sentence_spans
from summarize.text.words import listed, stems

# --- what in a text bears on the day it was printed: weekdays, "yesterday", events


LEAD_SENTENCES = 2
"""The day of the news stands in the first sentences of a report."""
_SPEECH = re.compile(r"[\u201c\"][^\u201c\u201d\"\n]*[\u201d\"\n]")
_DAY_KINDS = frozenset({"weekday", "day-word", "date"})


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
        mentions = (t.mention for t in self.told if t.mention.kind == "day-word")
        return next((m.text.lower() for m in mentions if m.shift == shift), None)

    @cached_property
    def weekdays(self) -> dict[int, bool]:
        """The weekdays named for days gone by, and whether one is named at the head."""
        found: dict[int, bool] = {}
        for told in self.told:
            mention = told.mention
            if mention.weekday is not None and (mention.kind, mention.side) == ("weekday", "plain"):
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
    def words(self) -> frozenset[str]:
        """Stems of all content words."""
        return frozenset[str]().union(*self.sentences)


def _words(sentence: str, mention: DateMention) -> frozenset[str]:
    return stems(sentence[: mention.start] + " " + sentence[mention.end :])


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
SAME_STORY = 0.19
"""The same of two whole articles from which they are of one phase of a story: of seven that share
no dated event, three that can be dated have 0.2 to 0.26, and three of other weeks 0.15 to 0.18."""
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
        if not anchors and (anchored or not clues.weekdays or not self._is_of_story(clues)):
            return None
        costs = {
            day: _style_cost(clues, day) + _event_cost(anchors, day) + self._distance(day)
            for day in self._candidates()
        }
        best, second = sorted(costs, key=lambda day: (costs[day], day))[:2]
        if costs[second] - costs[best] < MARGIN:
            return None
        return Guess(best, _explain(clues, best, anchors))

    def _candidates(self) -> list[dt.date]:
        days = {d.date for d in self.dated}
        return sorted({d + dt.timedelta(days=n) for d in days for n in range(-SPAN, SPAN + 1)})

    def _anchors(self, clues: Clues) -> list[Anchor]:
        """For each sentence with a day, the dated sentence that is most like it."""
        found = (self._anchor(told) for told in clues.told if told.mention.kind != "date")
        return [anchor for anchor in found if anchor]

    def _is_of_story(self, clues: Clues) -> bool:
        """Whether an article tells as much of what a dated one tells as reports of one day do."""
        likest = (self._rarity.likeness(clues.words, d.clues.words) for d in self.dated)
        return max(likest, default=0.0) >= SAME_STORY

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

    def _distance(self, day: dt.date) -> float:
        """What the distance from the dated articles costs."""
        return FAR * min(abs((day - d.date).days) for d in self.dated)


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


def _explain(clues: Clues, day: dt.date, anchors: Sequence[Anchor]) -> str:
    """Return in words why a day was inferred."""
    parts = []
    fitting = [a for a in anchors if a.day == (resolve(a.told.mention, day) or (None,))[0]]
    if fitting:
        best = max(fitting, key=lambda a: (a.likeness, a.told.sentence))
        parts.append(
            f"what it dates \u201c{best.told.mention.text}\u201d happened on "
            f"{day_words(best.day)} by {best.source.name}"
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
    return "; ".join(parts)

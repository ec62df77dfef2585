"""What in a text bears on the day it was printed: weekdays, "yesterday", events, totals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from summarize.text.dates import DateMention, find_dates
from summarize.text.numbers import find_numbers
from summarize.text.sentences import sentence_spans
from summarize.text.words import content_words, stem

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
        return [
            frozenset(map(stem, content_words(self.text[start:end])))
            for start, end in sentence_spans(self.text)
        ]

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
    return frozenset(map(stem, content_words(rest)))

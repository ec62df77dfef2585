"""Who asserts which words of an article: the reports found, resolved, and asked by span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.domain import Article, Mode
from summarize.observe.speakers.direct import adopt_quotations, quoted_near_names
from summarize.observe.speakers.german import german_reports
from summarize.observe.speakers.memory import Speaker
from summarize.observe.speakers.otherwise import according_reports, headline_reports, noun_reports
from summarize.observe.speakers.people import Person
from summarize.observe.speakers.quotations import Quotations, find_quotations
from summarize.observe.speakers.reports import Report, cannot_speak, verb_reports
from summarize.observe.speakers.resolution import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Doc

COVERED = 0.5
"""A span belongs to a report that covers at least this share of it, its cue left aside."""
AS_GOOD = 0.15
"""Shares closer than this count as equal; the inner report then wins."""
WHOLLY_QUOTED = 0.9
"""From this share of its words in quotation marks on, a span is direct speech."""


@dataclass(frozen=True)
class Attribution:
    """Who asserts the words of a span.

    Attributes:
        speaker: The fullest name that the article gives, or the words for an unnamed source;
            None when the outlet asserts it, or says only that it is reported.
        speaker_text: The words at the cue, as written ("he", "Mr Lund").
        start: Offset of those words; None in own voice.
        end: End of them, exclusive.
        via: Who passed the words on, as named.
        mode: Direct, indirect, mixed, or the outlet's own voice.
        cue: The word that attributes them, as written.
    """

    speaker: str | None = None
    speaker_text: str | None = None
    start: int | None = None
    end: int | None = None
    via: str | None = None
    mode: Mode = "own-voice"
    cue: str | None = None


OWN_VOICE = Attribution()


@dataclass(frozen=True)
class Attributed:
    """A report with its speaker resolved."""

    report: Report
    speaker: Speaker | None
    via: str | None

    def overlap(self, start: int, end: int) -> int:
        """Count the characters of the span that are content."""
        return sum(max(0, min(end, e) - max(start, s)) for s, e in self.report.content)

    def share(self, start: int, end: int) -> float:
        """Return the share of a span that this report covers, its cue and source left aside."""
        content = self.overlap(start, end)
        first, last = self.report.clause
        clause = max(0, min(end, last) - max(start, first))
        inside = sum(
            max(0, min(end, e, last) - max(start, s, first)) for s, e in self.report.content
        )
        rest = (end - start) - (clause - inside)
        return content / rest if rest > 0 else 0.0

    @property
    def length(self) -> int:
        """Return the number of characters reported."""
        return sum(e - s for s, e in self.report.content)


class Attributions:
    """The attributions of one article."""

    def __init__(
        self, found: list[Attributed], quotations: Quotations, people: Sequence[Person] = ()
    ) -> None:
        self.found = tuple(found)
        self.quotations = quotations
        self.people = tuple(people)
        self._reach = [
            (min(s for s, _ in f.report.content), max(e for _, e in f.report.content))
            for f in self.found
        ]

    def at(self, start: int, end: int) -> Attribution:
        """Say who asserts the words of `[start, end)`."""
        found = self.report_at(start, end)
        return OWN_VOICE if found is None else self.of(found, start, end)

    def report_at(self, start: int, end: int) -> Attributed | None:
        """Return the report that the words of `[start, end)` belong to; None in own voice."""
        near = (
            f
            for f, (low, high) in zip(self.found, self._reach, strict=True)
            if low < end and start < high
        )
        fitting = [(f.share(start, end), f) for f in near]
        fitting = [(share, f) for share, f in fitting if share >= COVERED]
        if not fitting:
            return None
        best = max(share for share, _ in fitting)
        return min((f for share, f in fitting if share >= best - AS_GOOD), key=lambda f: f.length)

    def of(self, found: Attributed, start: int, end: int) -> Attribution:
        """Say who asserts the words of `[start, end)` by this report."""
        source = found.report.source
        speaker = found.speaker.name if found.speaker is not None else None
        return Attribution(
            speaker=speaker,
            speaker_text=source.text if source is not None else None,
            start=source.start if source is not None else None,
            end=source.end if source is not None else None,
            via=found.via,
            mode=self._mode(found, start, end),
            cue=found.report.cue,
        )

    def _mode(self, found: Attributed, start: int, end: int) -> Mode:
        quoted = said = 0
        for s, e in found.report.content:
            first, last = max(s, start), min(e, end)
            if last > first:
                said += last - first
                quoted += self.quotations.overlap(first, last)
        if not quoted:
            return "indirect"
        return "direct" if quoted >= WHOLLY_QUOTED * said else "mixed"


def attribute(article: Article, doc: Doc) -> Attributions:
    """Find who asserts what in an article.

    Args:
        article: The article; `doc` is the parse of its text.
        doc: Its parse, character offsets identical.
    """
    quotations = find_quotations(article.text)
    if article.language != "en":
        return Attributions(_unresolved(article, quotations), quotations)
    reports = verb_reports(doc, quotations) + according_reports(doc) + noun_reports(doc)
    reports += headline_reports(doc, article.body_start or _first_line(article.text))
    reports.sort(key=lambda r: (r.cue_start, r.clause))
    resolver = Resolver(doc)
    found = _resolved(doc, reports, quotations, resolver)
    return Attributions(found, quotations, resolver.people.persons)


def _first_line(text: str) -> int:
    end = text.find("\n")
    return len(text) if end < 0 else end


def _resolved(
    doc: Doc, reports: list[Report], quotations: Quotations, resolver: Resolver
) -> list[Attributed]:
    found: list[Attributed] = []
    for report in adopt_quotations(doc, reports, quotations):
        speaker = resolver.resolve(report.source) if report.source is not None else None
        relay = resolver.medium(report.relay) if report.relay is not None else None
        found.append(Attributed(report, speaker, relay))
    return [_with_outer(f, found, doc) for f in found if f.report.content]


def _with_outer(inner: Attributed, found: list[Attributed], doc: Doc) -> Attributed:
    """Name who passes on what somebody else says: "A said that B claims to have"."""
    if inner.via is not None or inner.speaker is None:
        return inner
    outer = [
        f
        for f in found
        if f is not inner
        and f.speaker is not None
        and f.speaker.name != inner.speaker.name
        and any(s <= inner.report.cue_start < e for s, e in f.report.content)
    ]
    if not outer:
        return inner
    nearest = min(outer, key=lambda f: f.length)
    if inner.speaker.kind == "unnamed" and cannot_speak(inner.report, doc):
        return Attributed(inner.report, nearest.speaker, nearest.via)
    return Attributed(
        inner.report, inner.speaker, nearest.speaker.name if nearest.speaker else None
    )


def _unresolved(article: Article, quotations: Quotations) -> list[Attributed]:
    """Give what can be given where the grammar is not English: German tags, names at quotations."""
    found = []
    if article.language == "de":
        found = [Attributed(g.report, g.speaker, None) for g in german_reports(article.text)]
    for report in quoted_near_names(article.text, quotations):
        if any(f.overlap(*report.content[0]) for f in found):
            continue
        name = report.source.text if report.source is not None else None
        speaker = Speaker(name, "person", report.cue_start) if name else None
        found.append(Attributed(report, speaker, None))
    return found

"""Who asserts which words of an article: the reports found, resolved, and asked by span."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarize.domain import Article, Mode
from summarize.observe.people import Person, Resolver, Speaker
from summarize.observe.reports import (
    Report,
    according_reports,
    headline_reports,
    noun_reports,
    verb_reports,
)
from summarize.observe.sources import Source, agent_of, source_from, subject_of
from summarize.text.names import find_names
from summarize.text.parsing import text_of
from summarize.text.quotations import (
    Quotation,
    Quotations,
    covered,
    find_quotations,
    is_speech,
    paragraph_end,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


# --- quotations that no verb of saying claims: carried over from the one before, or left alone

NEAR = 80
"""Characters between a quotation and the name beside it, where the grammar is not read."""
LONGEST_TAG = 14
"""Words that say who speaks between two quotations of theirs."""


def adopt_quotations(
    doc: Doc, reports: list[Report], quotations: Quotations, body_start: int
) -> list[Report]:
    """Give quotations without a cue to the speaker of the quotation before them.

    Whom a headline quotes does not go on in the body. Reports are first widened to the whole of
    the quotation that they end in: quotations run over sentences, and the parse does not.
    """
    text = text_of(doc)
    widened = [_widen(r, quotations) for r in reports]
    alone = [q for q in quotations.items if _owner(q, widened) is None]
    widened += filter(None, [_signed(doc, q) or _brought_in(doc, q) for q in alone])
    widened += _listed(doc)
    for quotation in quotations.items:
        inside = text[quotation.start : quotation.end].strip()
        sentence = inside[:1].isupper() or inside[:1] in "[(.\u2026" or quotation.continues
        speech = sentence and is_speech(text, quotation)
        if not speech or _owner(quotation, widened) is not None:
            continue
        i = _speaker_before(text, quotation, widened, quotations)
        i = _told_just_before(text, quotation, widened) if i is None else i
        if i is not None and not widened[i].cue_start < body_start <= quotation.outer_start:
            widened[i] = replace(widened[i], content=(*widened[i].content, quotation.outer))
    return widened


def _told_just_before(text: str, quotation: Quotation, reports: list[Report]) -> int | None:
    """Return the report that ends where a quoted sentence begins, or at a colon before it.

    "The lawyer said there were witnesses. “Both saw it.”": the reader hears the lawyer go on.
    """
    before = text[: quotation.outer_start].rstrip()
    for i, report in enumerate(reports):
        end = max([report.clause[1], *(e for _, e in report.content)])
        between = text[end : quotation.outer_start]
        adjoins = end <= quotation.outer_start and between.strip() in (".", ":", "")
        near = before.endswith(":") or (before.endswith(".") and "\n" not in between)
        if adjoins and near and report.source is not None:
            return i
    return None


SIGNATURE = re.compile(r"\s*(?:[\u2013\u2014\u2015]|--)\s*([A-Z][^\n,.(]{2,50}?)\s*(?:[,.(]|$)")
"""A dash and a name behind a quotation, up to what is told of who signs: "— Ann Reed, resident"."""


def _signed(doc: Doc, quotation: Quotation) -> Report | None:
    """Read a dash and a name behind a quotation, as readers' and jurors' voices are signed."""
    end = quotation.outer_end
    match = SIGNATURE.match(text_of(doc)[end : end + NEAR].split("\n")[0])
    if match is None:
        return None
    named = doc.char_span(end + match.start(1), end + match.end(1), alignment_mode="expand")
    head = named[-1].i if named is not None else 0
    source = Source(end + match.start(1), end + match.end(1), match.group(1), head)
    clause = (quotation.outer_start, source.end)
    return Report((quotation.outer,), clause, source, "\u2014", source.start)


def _brought_in(doc: Doc, quotation: Quotation) -> Report | None:
    """Give a quotation to the subject of the sentence whose colon brings it in."""
    before = text_of(doc)[: quotation.outer_start].rstrip()
    colon = len(before) - 1
    mark = doc.char_span(colon, colon + 1, alignment_mode="expand") if before[-1:] == ":" else None
    subject = subject_of(mark.sent.root) if mark is not None else None
    if mark is None or subject is None or subject.pos_ != "PROPN":
        return None
    clause = (mark.sent.start_char, quotation.outer_end)
    return Report((quotation.outer,), clause, source_from(subject), ":", colon)


_ITEM = re.compile(r"[ \t]*[-\u2013\u2022*][ \t]*(?=\w)")
"""What opens an item of a list."""


def _listed(doc: Doc) -> list[Report]:
    """Find lists that somebody put out: "points were circulated by the party:" and its items."""
    found, at, source, cue = [], 0, None, 0
    for line in text_of(doc).splitlines(keepends=True):
        item, words = _ITEM.match(line), line.rstrip()
        if item is not None and source is not None:
            extent = (at + item.end(), at + len(words))
            found.append(Report((extent,), (cue, extent[1]), source, ":", cue))
        elif words:
            cue = at + len(words) - 1
            mark = doc.char_span(cue, cue + 1, alignment_mode="expand")
            agent = agent_of(mark.sent.root) if mark is not None and words[-1] == ":" else None
            source = source_from(agent) if agent is not None else None
        at += len(line)
    return found


def _widen(report: Report, quotations: Quotations) -> Report:
    content = []
    for start, end in report.content:
        first, last = quotations.around(start), quotations.around(max(end - 1, start))
        low = min(start, first.outer_start) if first is not None and first is last else start
        content.append((low, max(end, last.outer_end) if last is not None else end))
    return replace(report, content=tuple(content))


def _owner(quotation: Quotation, reports: list[Report]) -> int | None:
    """Return which report holds most of a quotation."""
    size = quotation.outer_end - quotation.outer_start
    held = (covered(r.content, *quotation.outer) for r in reports)
    return next((i for i, share in enumerate(held) if share * 2 >= size), None)


def _speaker_before(
    text: str, quotation: Quotation, reports: list[Report], quotations: Quotations
) -> int | None:
    """Return the report whose speaker goes on in this quotation."""
    before = quotations.items[: quotations.items.index(quotation)]
    owners = ((q, _owner(q, reports)) for q in reversed(before))
    spoken = ((q, o) for q, o in owners if o is not None or is_speech(text, q))  # no titles
    last, owner = next(spoken, (quotation, None))
    if owner is None:
        return None
    between = text[last.outer_end : quotation.outer_start]
    if quotation.continues or not between.strip():
        return owner
    said_last = reports[owner].cue_start >= last.outer_end
    if "\n" not in between:
        return owner if said_last else None
    opens = not between.rsplit("\n", 1)[1].strip()
    next_paragraph = opens and len(re.findall(r"\n+", between)) == 1
    stops = re.findall(r"[.!?](?:\s|$)", between.strip())
    only_a_tag = len(between.split()) <= LONGEST_TAG and len(stops) <= 1  # ", X said."
    return owner if next_paragraph and only_a_tag else None


def quoted_near_names(text: str, quotations: Quotations) -> Iterator[Attributed]:
    """Pair quotations with the full name nearest behind, else before them, in any language."""
    for quotation in quotations.items:
        start, end = quotation.outer
        first = max(start - NEAR, text.rfind("\n", 0, start) + 1)
        near = [(n, end) for n in find_names(text[end : min(end + NEAR, paragraph_end(text, end))])]
        near += [(n, first) for n in reversed(find_names(text[first:start]))]
        name, since = next(((n, at) for n, at in near if len(n.words) > 1), (None, 0))
        if name is not None and is_speech(text, quotation):
            at = since + name.start
            source = Source(at, since + name.end, name.text, 0)
            clause = (min(at, start), max(source.end, end))
            report = Report((quotation.outer,), clause, source, "", at)
            yield Attributed(report, Speaker(source.text, "person", at), None)


# --- who asserts which words of an article: the reports found, resolved, and asked by span

COVERED = 0.5
"""A span belongs to a report that covers at least this share of it, its cue left aside."""
AS_GOOD = 0.15
"""Shares closer than this count as equal; the inner report then wins."""
WHOLLY_QUOTED = 0.9
"""From this share of its words in quotation marks on, a span is direct speech."""


@dataclass(frozen=True)
class Attribution:
    """Who asserts the words of a span."""

    # The fullest name that the article gives, or the words for an unnamed source; None when the
    # outlet asserts it, or says only that it is reported.
    speaker: str | None = None
    speaker_text: str | None = None  # the words at the cue, as written ("he", "Mr Lund")
    start: int | None = None  # offset of those words; None in own voice
    end: int | None = None  # end of them, exclusive
    via: str | None = None  # who passed the words on, as named
    mode: Mode = "own-voice"
    cue: str | None = None  # the word that attributes them, as written


OWN_VOICE = Attribution()


@dataclass(frozen=True)
class Attributed:
    """A report with its speaker resolved."""

    report: Report
    speaker: Speaker | None
    via: str | None

    def overlap(self, start: int, end: int) -> int:
        """Count the characters of the span that are content."""
        return covered(self.report.content, start, end)

    def share(self, start: int, end: int) -> float:
        """Return the share of a span that this report covers, its cue and source left aside."""
        content = self.overlap(start, end)
        first, last = self.report.clause
        clause = max(0, min(end, last) - max(start, first))
        inside = self.overlap(max(start, first), min(end, last))
        rest = (end - start) - (clause - inside)
        return content / rest if rest > 0 else 0.0

    def tells_of(self, other: Attributed) -> bool:
        """Whether it passes on that another speaks: "“…,” he told them, AFP reports"."""
        return other is not self and other.via is not None and self.holds(other.report.cue_start)

    def holds(self, at: int) -> bool:
        """Whether an offset stands in what is reported."""
        return any(s <= at < e for s, e in self.report.content)

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
        reached = zip(self.found, self._reach, strict=True)
        near = (f for f, (low, high) in reached if low < end and start < high)
        fitting = [(share, f) for f in near if (share := f.share(start, end)) >= COVERED]
        best = max((share for share, _ in fitting), default=0.0)
        good = [f for share, f in fitting if share >= best - AS_GOOD]
        return min(good, key=lambda f: (any(map(f.tells_of, good)), f.length), default=None)

    def outside(self, inner: Attributed, start: int, end: int) -> Attributed | None:
        """Return the report of a span in which another one is told: "A says that B said"."""
        cue = inner.report.cue_start
        holding = (f for f in self.found if f is not inner and f.holds(cue))
        fitting = [f for f in holding if f.share(start, end) >= COVERED]
        return min(fitting, key=lambda f: f.length, default=None)

    def of(self, found: Attributed, start: int, end: int) -> Attribution:
        """Say who asserts the words of `[start, end)` by this report."""
        source, speaker = found.report.source, found.speaker
        mode, cue = self._mode(found, start, end), found.report.cue
        said = Attribution(speaker.name if speaker else None, via=found.via, mode=mode, cue=cue)
        if source is None:
            return said
        return replace(said, speaker_text=source.text, start=source.start, end=source.end)

    def _mode(self, found: Attributed, start: int, end: int) -> Mode:
        said = [(max(s, start), min(e, end)) for s, e in found.report.content]
        quoted = sum(self.quotations.overlap(*s) for s in said)
        if not quoted:
            return "indirect"
        return "direct" if quoted >= WHOLLY_QUOTED * found.overlap(start, end) else "mixed"


def attribute(article: Article, doc: Doc) -> Attributions:
    """Find who asserts what in an article, given the parse of its text."""
    quotations = find_quotations(article.text)
    if article.language != "en":
        return Attributions([*quoted_near_names(article.text, quotations)], quotations)
    headline_end = article.body_start or paragraph_end(article.text, 0)
    reports = [*verb_reports(doc, quotations), *according_reports(doc), *noun_reports(doc)]
    reports += headline_reports(doc, headline_end)
    reports.sort(key=lambda r: (r.cue_start, r.clause))
    resolver = Resolver(doc, quotations)
    found: list[Attributed] = []
    for report in adopt_quotations(doc, reports, quotations, article.body_start):
        speaker = resolver.resolve(report.source) if report.source is not None else None
        relay = resolver.medium(report.relay) if report.relay is not None else None
        found.append(Attributed(report, speaker, relay))
    outer = [_with_outer(f, found) for f in found if f.report.content]
    return Attributions(outer, quotations, resolver.people.persons)


def _with_outer(inner: Attributed, found: list[Attributed]) -> Attributed:
    """Name who passes on what somebody else says: "A said that B claims to have"."""
    if inner.via is not None or inner.speaker is None:
        return inner
    holding = (f for f in found if f is not inner and f.holds(inner.report.cue_start))
    told = [(f.length, f.speaker.name) for f in holding if f.speaker is not None]
    named = [(n, by) for n, by in told if by != inner.speaker.name and by.lower() != by]
    _, via = min(named, key=lambda t: t[0], default=(0, None))
    return replace(inner, via=via)

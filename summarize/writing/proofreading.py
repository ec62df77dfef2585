"""What comes of the faults that an engine finds in a page before it is printed.

A line that is said to be false or to repeat another goes; claims that do not tell it lose its
credit; better words for it stand where they hold against its claims, as all words of an engine do.
Nothing is added, so that the worst that a bad proofreader can do is to leave out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Generic, TypeVar

from summarize.domain import (
    Accounts,
    Brief,
    BriefSentence,
    Claim,
    Comparison,
    DraftWords,
    Fault,
    Finding,
    PageLine,
    Position,
    RejectedFinding,
    Skipped,
    Term,
    TimelineEntry,
    Utterance,
    Wording,
)
from summarize.engines.base import Engine
from summarize.gate.sentences import Verifier
from summarize.gate.weighing.matters import Matter, Matters
from summarize.gate.weighing.wording import asks, is_borne
from summarize.text.parsing import Parser
from summarize.writing.blocks import Bullets, Line, Section, Table
from summarize.writing.compose import SHORT, SHORT_FORM, statement_of
from summarize.writing.page import page_of
from summarize.writing.phrases import long_date
from summarize.writing.speech import Speech
from summarize.writing.tables import differing, telling
from summarize.writing.worded import Wordings, of_sides

MOST_FAULTS = 0.5
"""Share of the lines beyond which a proofreader is not believed: it has not understood the task."""
FIGURES = frozenset({"figures", "update"})
REASON = "the page's proofreader found that its claims do not bear it out"
B = TypeVar("B", bound=Brief)
Bears = Callable[[str, Sequence[Matter], frozenset[str]], bool]
"""Whether words may stand over some claims, by the words of the articles that these are from."""


def proofread(brief: B, comparison: Comparison, engine: Engine, parser: Parser) -> B:
    """Return a brief without the faults that an engine finds in its page.

    Args:
        brief: As it would be printed.
        comparison: What it was made of.
        engine: Who reads it.
        parser: Who parses.
    """
    lines = lines_of(brief)
    read = engine.proofread(lines, comparison, brief.articles)
    if read.failure:
        what, _, why = read.failure.partition(": ")
        return brief.model_copy(update={"failed": (*brief.failed, Skipped(path=what, reason=why))})
    faults = {f.line: f for f in read.faults}
    struck = sum(f.kind != "credit" and not f.instead for f in faults.values())
    if not faults or struck > MOST_FAULTS * len(lines):
        return brief
    seen = frozenset(name for x in lines for name in (x.id, x.id.partition(":")[0]))
    speech = Speech(comparison, brief.articles, parser)
    wordings = Wordings(Verifier(comparison, brief.articles, parser), speech)
    return _Corrections(brief, faults, seen, wordings).made()


@dataclass
class _Corrections(Generic[B]):
    """Puts a brief right.

    Attributes:
        brief: As it was read.
        faults: What is wrong with it, by line.
        seen: Lines and findings that were read: no others come into sight for what goes.
        wordings: Puts in words, where these hold.
    """

    brief: B
    faults: Mapping[str, Fault]
    seen: frozenset[str]
    wordings: Wordings
    gone: dict[str, RejectedFinding] = field(default_factory=dict)

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        return {c.id: c for c in self.brief.claims}

    def made(self) -> B:
        """Return the brief without its faults."""
        read = [self._finding(f) for f in self.brief.findings]
        findings = {f.id: f for f in read if f is not None}
        omissions = (o for o in self.brief.omissions if o.finding in findings)
        return self.brief.model_copy(
            update={
                "findings": tuple(findings.values()),
                "brief": tuple(self._sentences(findings)),
                "rejected_findings": (*self.brief.rejected_findings, *self.gone.values()),
                "omissions": tuple(
                    o for o in omissions if not self._is_struck("omissions", o.finding)
                ),
                "utterances": self._utterances(),
                "wording": tuple(self._rows()),
                "timeline": tuple(self._days()),
                "dropped_sentences": (*self.brief.dropped_sentences, *self.wordings.dropped),
            }
        )

    # --- findings

    def _finding(self, finding: Finding) -> Finding | None:
        """Return a finding put right; None where nothing of it is so."""
        own, heading = self.faults.get(finding.id), self.faults.get(f"{finding.id}:{HEADING}")
        lost = any(f and f.kind == "false" and not f.instead for f in (own, heading))
        left = None if lost else self._of_sides(finding)
        if left is None:
            return self._without(finding)
        claims = [c for p in left.positions for c in p.claims]
        bears = asks if left.kind == "disputed" else is_borne
        if heading and self._holds(bears, heading.instead, claims):
            left = left.model_copy(update={"question": heading.instead})
        if own is None or not own.instead:
            return left
        told = self.wordings.told(left, DraftWords(finding=left.id, says=own.instead))
        return self._without(finding) if told is left and own.kind == "false" else told

    def _of_sides(self, finding: Finding) -> Finding | None:
        """Return a finding without sides and claims that are wrong; None where too few are left."""
        faults = [self._of_side(finding, i) for i in range(len(finding.positions))]
        if not any(faults):
            return finding
        pairs = zip(finding.positions, faults, strict=True)
        sides = [p for p in (self._side(p, f, finding) for p, f in pairs) if p is not None]
        backers = {a for p in sides for a in p.articles}
        if len(sides) < len(finding.positions) and len(sides) < 2:
            return None
        if finding.kind == "agreed" and len(backers) < 2:
            return None
        if finding.kind == "disputed":
            return of_sides(finding, sides)
        told = finding.model_copy(update={"positions": tuple(sides)})
        return self.wordings.restated(told) if finding.kind in FIGURES else told

    def _of_side(self, finding: Finding, side: int) -> Fault | None:
        """Return what is wrong with a side; the only one of an agreement has the line's own id."""
        own = self.faults.get(finding.id) if len(finding.positions) == 1 else None
        return self.faults.get(f"{finding.id}:{side}") or own

    def _side(self, position: Position, fault: Fault | None, finding: Finding) -> Position | None:
        """Return a side put right; None where it goes."""
        if fault is None:
            return position
        left = self._credited(position, fault.without)
        if left is None or len(finding.positions) == 1 or fault.kind == "credit":
            return left
        if fault.instead and finding.kind == "disputed":
            told = self.wordings.side(left, fault.instead, fault.line)
            if told is not left:
                return told
        return left if fault.kind == "unclear" and fault.instead else None

    def _credited(self, position: Position, without: Sequence[str]) -> Position | None:
        """Return a side without claims that do not tell it, and so without who made them."""
        claims = tuple(c for c in position.claims if c not in without)
        if not claims or claims == position.claims:
            return position if claims else None
        told = [self._claims[c] for c in claims]
        articles, origins = {c.article for c in told}, {c.origin for c in told}
        return position.model_copy(
            update={
                "claims": claims,
                "articles": tuple(a for a in position.articles if a in articles),
                "origins": tuple(o for o in position.origins if o in origins),
            }
        )

    def _holds(self, bears: Bears, words: str, claims: Sequence[str]) -> bool:
        """Whether words may stand over some claims."""
        if not words:
            return False
        told = Accounts(
            articles=self.brief.articles, reads=(), claims=self.brief.claims, origins=()
        )
        matters = Matters(told, self.wordings.parser, claims)
        return bears(words, [matters.of(c) for c in claims], matters.told_in(claims))

    def _without(self, finding: Finding) -> Finding | None:
        """Take note that nothing is left of a finding."""
        claims = tuple(c for p in finding.positions for c in p.claims)
        kind, asked = finding.kind, finding.question
        self.gone[finding.id] = RejectedFinding(
            kind=kind, question=asked, claims=claims, reason=REASON
        )
        return None

    # --- sentences, words and days

    def _sentences(self, findings: Mapping[str, Finding]) -> Iterator[BriefSentence]:
        shorts = -1
        for said in self.brief.brief:
            if said.section == SHORT:
                shorts += 1
                lost = said.finding in self.gone
                fault = self.faults.get(f"{SHORT_FORM}:{shorts}")
                left = [] if lost and fault is None else list(self._short(said, fault))
                yield from left or (self._opening(fault) if shorts == 0 else ())
            elif (finding := findings.get(said.finding or "")) and self._is_shown(finding):
                yield BriefSentence(**statement_of(finding).model_dump())

    def _opening(self, fault: Fault | None) -> Iterator[BriefSentence]:
        """Yield what happened in one account's words, where better words for it did not hold."""
        lead = self.brief.lead
        if lead and fault and fault.instead and lead.claim not in fault.without:
            yield BriefSentence(section=SHORT, sentence=lead.statement, cites=(lead.claim,))

    def _short(self, said: BriefSentence, fault: Fault | None) -> Iterator[BriefSentence]:
        if fault is None:
            yield said
            return
        says = fault.instead or said.sentence
        cites = tuple(c for c in said.cites if c not in fault.without)
        if fault.kind == "credit" and (said.finding is not None or not fault.without):
            yield said
        elif fault.kind == "credit" or fault.instead:
            if cites and self.wordings.hold(says, cites, fault.line, said.rests_on):
                yield said.model_copy(update={"sentence": says, "cites": cites, "finding": None})
            elif fault.kind != "false":
                yield said

    def _is_shown(self, finding: Finding) -> bool:
        """Whether the line of a finding was read and is worth printing."""
        if finding.kind == "check":
            return True  # computed: as long as it is not false it is of use
        faults = (self.faults.get(finding.id), self.faults.get(f"{finding.id}:{HEADING}"))
        struck = any(f and f.kind != "credit" and not f.instead for f in faults)
        return finding.id in self.seen and not struck

    def _is_struck(self, form: str, name: object) -> bool:
        fault = self.faults.get(f"{form}:{name}")
        return fault is not None and fault.kind != "credit"

    def _utterances(self) -> tuple[Utterance, ...]:
        shown = {id(u): i for i, u in enumerate(differing(self.brief))}
        every = self.brief.utterances
        return tuple(u for u in every if not self._is_struck("utterances", shown.get(id(u))))

    def _rows(self) -> Iterator[Wording]:
        """Yield the rows of wording that were read, without words of something else."""
        for i, row in enumerate(telling(self.brief)):
            fault = self.faults.get(f"wording:{i}")
            if fault is None:
                yield row
            elif fault.kind == "credit" or fault.instead:
                yield from self._row(row, fault)

    def _row(self, row: Wording, fault: Fault) -> Iterator[Wording]:
        gone = {self._claims[c].article for c in fault.without}
        terms = tuple(t for t in row.terms if t.article not in gone)
        named = self._holds(is_borne, fault.instead, claims_of_row(row, self.brief))
        if len({t.article for t in terms}) > 1 and (named or fault.kind != "false"):
            referent = fault.instead if named else row.referent
            yield row.model_copy(update={"referent": referent, "terms": terms})

    def _days(self) -> Iterator[TimelineEntry]:
        """Yield the entries of the timeline, in better words where these hold."""
        for entry in self.brief.timeline:
            line = f"timeline:{entry.claims[0]}"
            fault = self.faults.get(line)
            says = fault.instead.removeprefix(f"{long_date(entry.date)}:").strip() if fault else ""
            if says and self.wordings.hold(says, entry.claims, line):
                yield entry.model_copy(update={"text": says})
            elif line in self.seen if fault is None else says and fault.kind == "unclear":
                yield entry


# --- the page as a proofreader sees it: its lines, each with the claims behind it


SPARE = 4
"""Folded lines of a section that are read too: they come into sight where shown ones go."""
HEADING = "what"
"""Ends the id of a table's heading."""
READ = frozenset({SHORT_FORM, "timeline", "utterances", "wording"})
"""Lists that are read beside those of findings."""
OMISSIONS = "omissions"
"""A table likewise."""


def lines_of(brief: Brief) -> list[PageLine]:
    """Return the lines of a page that an engine is to read, in order, each with its claims."""
    refused = {d.line: f"{d.sentence} ({d.reason})" for d in brief.dropped_sentences if d.line}
    rows = {f"wording:{i}": claims_of_row(w, brief) for i, w in enumerate(telling(brief))}
    found = [line for s in page_of(brief, again=True).sections for line in _lines(s, s.heading)]
    return [
        line.model_copy(
            update={
                "refused": refused.get(line.id, ""),
                "cites": rows.get(line.id, line.cites),
            }
        )
        for line in found
    ]


def claims_of_row(row: Wording, brief: Brief) -> tuple[str, ...]:
    """Return for each word of a row of wording the claim in which it stands, where one does."""
    found = (
        next((c.id for c in brief.claims if c.article == term.article and _holds(c, term)), None)
        for term in row.terms
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _holds(claim: Claim, term: Term) -> bool:
    return any(claim.start <= a and b <= claim.end for a, b in term.spans)


def _lines(section: Section, under: str) -> Iterator[PageLine]:
    if section.finding:
        yield PageLine(id=f"{section.finding}:{HEADING}", section=under, text=section.heading)
    for block in section.blocks:
        if isinstance(block, Bullets) and (section.form in READ or _tells(block)):
            for i, line in enumerate(_shown(block)):
                at = line.cites[0] if section.form == "timeline" else i
                name = line.finding or f"{section.form}:{at}"
                yield _line(name, under, [line])
        elif isinstance(block, Table) and (section.finding or section.form == OMISSIONS):
            head = [] if section.finding else block.head
            for i, row in enumerate(block.rows):
                name = row[0].finding if section.form == OMISSIONS else str(i)
                yield _line(f"{section.finding or section.form}:{name}", under, row, head)
    for part in section.parts:
        yield from _lines(part, under)


def _tells(block: Bullets) -> bool:
    return any(line.finding for line in block.lines)


def _shown(block: Bullets) -> Sequence[Line]:
    return (*block.lines, *block.rest[:SPARE])


def _line(name: str, under: str, cells: Sequence[Line], head: Sequence[str] = ()) -> PageLine:
    told = [" ".join(filter(None, (c.lead, c.text))) or "-" for c in cells]
    told = [f"{h}: {t}" if h else t for h, t in zip_longest(head, told, fillvalue="")]
    cites = tuple(dict.fromkeys(c for cell in cells for c in cell.cites))
    return PageLine(id=name, section=under, text=" | ".join(told), cites=cites)

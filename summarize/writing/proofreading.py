"""What comes of the faults that an engine finds in a page before it is printed.

A line that is said to be false or to repeat another goes; claims that do not tell it lose its
credit; better words for it stand where they hold against its claims, as all words of an engine do.
So may a sentence of the first section or of an account in short come back that did not hold.
Nothing else is added, so that the worst that a bad proofreader can do is to leave out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from summarize.domain import (
    Accounts,
    Article,
    Brief,
    BriefSentence,
    Comparison,
    DraftWords,
    DroppedSentence,
    Fault,
    Finding,
    PageLine,
    Position,
    RejectedFinding,
    Skipped,
    TimelineEntry,
    Wording,
)
from summarize.engines.base import Engine
from summarize.gate.sentences import Verifier
from summarize.gate.weighing.matters import Matter, Matters
from summarize.gate.weighing.wording import asks, is_borne
from summarize.text.parsing import Parser
from summarize.writing.blocks import Bullets, Line, Section, Table
from summarize.writing.compose import ACCOUNTS, MOST_WORDS, SHORT, SHORT_FORM, statement_of
from summarize.writing.differences import figures
from summarize.writing.evidence import Evidence, claims_of
from summarize.writing.page import IN_BRIEF, IN_SHORT, page_of
from summarize.writing.phrases import long_date, sentence
from summarize.writing.speech import Speech
from summarize.writing.tables import differing, telling
from summarize.writing.worded import TOLD, Wordings, of_sides

MOST_FAULTS = 0.5
"""Share of the lines beyond which a proofreader is not believed: it has not understood the task."""
FIGURES = frozenset({"figures", "update"})
REASON = "the page's proofreader found that its claims do not bear it out"
B = TypeVar("B", bound=Brief)


def proofread(brief: B, comparison: Comparison, engine: Engine, parser: Parser) -> B:
    """Return a brief, made of a comparison, without the faults that an engine finds in its page."""
    lines = lines_of(brief)
    read = engine.proofread(lines, comparison, brief.articles)
    if read.failure:
        what, _, why = read.failure.partition(": ")
        return brief.model_copy(update={"failed": (*brief.failed, Skipped(path=what, reason=why))})
    faults = {f.line: f for f in read.faults}
    printed = {line.id for line in lines if line.text != LEFT_OUT}
    struck = sum(is_struck_out(f) for i, f in faults.items() if i in printed)
    if not faults or struck > MOST_FAULTS * len(printed):
        return brief
    seen = frozenset(name for x in lines for name in (x.id, x.id.partition(":")[0]))
    speech = Speech(comparison, brief.articles, parser)
    wordings = Wordings(Verifier(comparison, brief.articles, parser), speech)
    return _Corrections(brief, faults, seen, wordings, speech).made()


def is_struck_out(fault: Fault) -> bool:
    """Whether a line is to go, no better words being proposed for it."""
    return fault.kind != "credit" and not fault.instead


@dataclass
class _Corrections(Generic[B]):
    """Puts a brief right.

    Attributes:
        seen: Lines and findings that were read: no others come into sight for what goes.
        gone: Findings that were left out, by their ids.
    """

    brief: B
    faults: Mapping[str, Fault]
    seen: frozenset[str]
    wordings: Wordings
    speech: Speech
    gone: dict[str, RejectedFinding] = field(default_factory=dict)

    def made(self) -> B:
        """Return the brief without its faults."""
        read = [self._finding(f) for f in self.brief.findings]
        findings = {f.id: f for f in read if f is not None}
        quoted = enumerate(differing(self.brief))
        struck = {id(u) for i, u in quoted if self._fault(f"utterances:{i}").kind != "credit"}
        left = {
            "articles": map(self._account, self.brief.articles),
            "findings": findings.values(),
            "brief": self._sentences(findings),
            "rejected_findings": (*self.brief.rejected_findings, *self.gone.values()),
            "omissions": (
                o
                for o in self.brief.omissions
                if o.finding in findings and self._fault(f"omissions:{o.finding}").kind == "credit"
            ),
            "utterances": (u for u in self.brief.utterances if id(u) not in struck),
            "wording": self._rows(),
            "timeline": self._days(),
        }
        update = {name: tuple(kept) for name, kept in left.items()}
        dropped = (*self.brief.dropped_sentences, *self.wordings.dropped)
        return self.brief.model_copy(update={**update, "dropped_sentences": dropped})

    def _fault(self, line: str) -> Fault:
        """Return what is wrong with a line; one that takes no credit from anybody for nothing."""
        return self.faults.get(line) or Fault(line=line, kind="credit")

    def _left(self, line: str, text: str, holds: Callable[[str], bool]) -> str:
        """Return what is left of a line; "" where it goes.

        Better words stand where they hold. Where they do not, what is false goes, and what is
        badly said stays as it was.
        """
        fault = self._fault(line)
        if fault.kind == "credit":
            return text
        if fault.instead and holds(fault.instead):
            return fault.instead
        return text if fault.instead and fault.kind != "false" else ""

    # --- findings

    def _finding(self, finding: Finding) -> Finding | None:
        """Return a finding put right; None where nothing of it is so, which is noted."""
        own, heading = self._faults_of(finding)
        lost = any(f.kind == "false" and not f.instead for f in (own, heading))
        if lost and finding.kind in FIGURES:  # its values stand so; that they differ does not
            return finding.model_copy(update={"leans": True})
        left = None if lost else self._of_sides(finding)
        if left is not None:
            bears = asks if left.kind == "disputed" else is_borne
            heads = partial(self._heads, claims_of(left), bears)
            asked = self._left(heading.line, left.question, heads) or left.question
            left = left.model_copy(update={"question": asked})
        if left is not None and own.instead:
            resting = self._with_more(left, own)
            told = self.wordings.told(resting, DraftWords(finding=left.id, says=own.instead))
            kept = None if own.kind == "false" else left
            left = kept if told is resting else told
        if left is None:
            asked, claims = finding.question, tuple(claims_of(finding))
            self.gone[finding.id] = RejectedFinding(
                kind=finding.kind, question=asked, claims=claims, reason=REASON
            )
        return left

    def _with_more(self, finding: Finding, fault: Fault) -> Finding:
        """Return what is told in one line with all claims that better words for it rest on."""
        if finding.kind not in TOLD or not fault.also:
            return finding
        sides = (
            self.speech.resting_on(p, self._resting_on(fault, p.claims)) for p in finding.positions
        )
        return finding.model_copy(update={"positions": tuple(sides)})

    def _faults_of(self, finding: Finding) -> tuple[Fault, Fault]:
        """Return what is wrong with a finding's line and with its heading."""
        return self._fault(finding.id), self._fault(f"{finding.id}:{HEADING}")

    def _of_sides(self, finding: Finding) -> Finding | None:
        """Return a finding without sides and claims that are wrong; None where too few are left."""
        sides = finding.positions
        names = [f"{finding.id}:{i}" for i in range(len(sides))]
        if len(sides) == 1:  # it has the line's own id
            names = [finding.id]
        if not self.faults.keys() & set(names):
            return finding
        left = [self._side(n, p, finding) for n, p in zip(names, sides, strict=True)]
        told = finding.model_copy(update={"positions": tuple(p for p in left if p is not None)})
        if len(told.positions) < min(2, len(sides)):
            return None
        if finding.kind == "disputed":
            return of_sides(told, told.positions)
        telling = (self.speech.claims[c] for c in told.told_by)
        if told.kind == "agreed" and self.speech.accounts(telling) < 2:
            return None
        if finding.kind not in FIGURES:
            return told
        # Nobody weighed what type the rows that are left are of; some of those that can all be
        # right still can.
        unweighed = {} if told.may_agree else {"type": None, "because": ()}
        return figures(told.model_copy(update=unweighed), self.speech)

    def _side(self, line: str, position: Position, finding: Finding) -> Position | None:
        """Return a side without the claims that do not tell it; None where it goes."""
        fault = self._fault(line)
        claims = tuple(c for c in position.claims if c not in fault.without)
        if not claims:
            return None
        left = self.speech.resting_on(position, claims)
        if line == finding.id:
            return left
        resting = self._resting_on(fault, claims)

        def holds(says: str) -> bool:
            return finding.kind == "disputed" and self.wordings.hold(says, resting, line)

        label = self._left(line, left.label, holds)
        if label == left.label:
            return left
        further = self.speech.resting_on(left, resting)
        return further.model_copy(update={"label": sentence(label)}) if label else None

    def _heads(
        self,
        claims: Sequence[str],
        bears: Callable[[str, Sequence[Matter], frozenset[str]], bool],
        words: str,
    ) -> bool:
        """Whether words may stand over some claims, as what these bear out or answer."""
        brief = self.brief
        told = Accounts(articles=brief.articles, reads=(), claims=brief.claims, origins=())
        matters = Matters(told, self.speech.parser, claims)
        of_them, around = [matters.of(c) for c in claims], matters.told_in(claims)
        return bears(words, of_them, around)

    # --- sentences, words and days

    def _sentences(self, findings: Mapping[str, Finding]) -> Iterator[BriefSentence]:
        """Yield what the page tells: the first section, then the findings that are shown."""
        yield from self._first_section()
        for said in self.brief.brief:
            finding = findings.get(said.finding or "") if said.section != SHORT else None
            if finding is not None and self._is_shown(finding):
                yield BriefSentence(**statement_of(finding).model_dump())

    def _first_section(self) -> Iterator[BriefSentence]:
        """Yield its lines put right, and as many of those left out before as have room."""
        short = [s for s in self.brief.brief if s.section == SHORT]
        left = [self._line_of_short(i, said) for i, said in enumerate(short)]
        room = MOST_WORDS - sum(len(s.sentence.split()) for s in left if s is not None)
        for place, line in enumerate([*left, None]):
            for lost in self.brief.dropped_sentences:
                fault = self._fault(lost.line)
                words = len(fault.instead.split())
                here = lost.line.startswith(f"{SHORT_FORM}:{place}+") and words <= room
                cites = self._bearing(fault, lost.cites, anywhere=True) if here else ()
                if cites:
                    room -= words
                    told = (f.id for f in self.brief.findings if {*f.told_by} <= {*cites})
                    yield BriefSentence(
                        section=SHORT, sentence=fault.instead, cites=cites, rests_on=tuple(told)
                    )
            if line is not None:
                yield line

    def _resting_on(
        self, fault: Fault, cites: Sequence[str], *, anywhere: bool = False
    ) -> tuple[str, ...]:
        """Return the claims left of a line's, and those that its better words rest on too.

        But for the first section, which says who tells what, these are of the same articles.
        """
        own = {self.speech.claims[c].article for c in cites}
        more = (c for c in fault.also if anywhere or self.speech.claims[c].article in own)
        left = (c for c in cites if c not in fault.without)
        return tuple(dict.fromkeys((*left, *(more if fault.instead else ()))))

    def _bearing(
        self, fault: Fault, cites: Sequence[str], *, anywhere: bool = False
    ) -> tuple[str, ...]:
        """Return the claims that bear out better words for a line; none without such."""
        left = self._resting_on(fault, cites, anywhere=anywhere)
        holds = left and fault.instead and self.wordings.hold(fault.instead, left, fault.line)
        return left if holds else ()

    def _line_of_short(self, place: int, said: BriefSentence) -> BriefSentence | None:
        """Return a line of the first section put right; None where it goes.

        What happened is told in one account's words, where better words for it do not hold.
        """
        fault, lead = self.faults.get(f"{SHORT_FORM}:{place}"), self.brief.lead
        if fault is None:
            return None if said.finding in self.gone else said
        left = self._short(said, fault)
        opens = left is None and place == 0 and lead and fault.instead
        if opens and lead and lead.claim not in fault.without:
            return BriefSentence(section=SHORT, sentence=lead.statement, cites=(lead.claim,))
        return left

    def _short(self, said: BriefSentence, fault: Fault) -> BriefSentence | None:
        """Return a line of the first section in other words; None where it goes."""
        if fault.kind == "credit" and (said.finding or not fault.without):
            return said
        cites = self._resting_on(fault, said.cites, anywhere=True)
        says = fault.instead or (said.sentence if fault.kind == "credit" else "")
        if says and cites and self.wordings.hold(says, cites, fault.line, said.rests_on):
            return said.model_copy(update={"sentence": says, "cites": cites, "finding": None})
        return said if says and fault.kind != "false" else None

    def _account(self, article: Article) -> Article:
        """Return an article whose line was refused with better words for it, where these hold.

        Where they do not, its own words stay.
        """
        plain = f"{ACCOUNTS}:{article.id}"
        name = next((n for n in (plain, f"{plain}+") if n in self.faults), plain)
        fault, lost = self._fault(name), _refused_accounts(self.brief).get(name)
        cites = self._bearing(fault, lost.cites) if lost is not None else ()
        if not cites:
            return article
        told = tuple((self.speech.claims[c].start, self.speech.claims[c].end) for c in cites)
        stands = 1 if name == plain else 0
        return article.model_copy(
            update={
                "summary": (fault.instead, *article.summary[stands:]),
                "summary_spans": (told, *article.summary_spans[stands:]),
            }
        )

    def _is_shown(self, finding: Finding) -> bool:
        """Whether the line of a finding was read and is worth printing."""
        if finding.kind == "check":
            return True  # computed: as long as it is not false it is of use
        return finding.id in self.seen and not any(map(is_struck_out, self._faults_of(finding)))

    def _rows(self) -> Iterator[Wording]:
        """Yield the rows of wording that were read, without words of something else."""
        for i, row in enumerate(telling(self.brief)):
            gone = {self.speech.claims[c].article for c in self._fault(f"wording:{i}").without}
            terms = tuple(t for t in row.terms if t.article not in gone)
            heads = partial(self._heads, claims_of_row(row, self.brief), is_borne)
            named = self._left(f"wording:{i}", row.referent, heads)
            if named and (not gone or len({t.article for t in terms}) > 1):
                yield row.model_copy(update={"referent": named, "terms": terms})

    def _days(self) -> Iterator[TimelineEntry]:
        """Yield the entries of the timeline that were read, in better words where these hold."""
        for entry in self.brief.timeline:
            line, day = f"timeline:{entry.claims[0]}", f"{long_date(entry.date)}:"

            def holds(says: str, entry: TimelineEntry = entry, day: str = day) -> bool:
                words = says.removeprefix(day).strip()
                return self.wordings.hold(words, entry.claims, f"timeline:{entry.claims[0]}")

            text = self._left(line, entry.text, holds)
            if text and line in self.seen:
                yield entry.model_copy(update={"text": text.removeprefix(day).strip()})


# --- the page as a proofreader sees it: its lines, each with the claims behind it


SPARE = 4
"""Folded lines of a section that are read too: they come into sight where shown ones go."""
HEADING = "what"
"""Ends the id of a table's heading."""
READ = frozenset({SHORT_FORM, "timeline", "utterances", "wording", "omissions"})
"""Lists that are read beside those of findings, under names of their own."""


def lines_of(brief: Brief) -> list[PageLine]:
    """Return the lines of a page that an engine is to read, in order, each with its claims."""
    refused = {d.line: f"{d.sentence} ({d.reason})" for d in brief.dropped_sentences if d.line}
    rows = {f"wording:{i}": claims_of_row(w, brief) for i, w in enumerate(telling(brief))}
    found = [line for s in page_of(brief, again=True).sections for line in _lines(s, s.heading)]
    left_out = _left_out(brief)
    found = [line for own in found for line in (*left_out.pop(own.id, ()), own)]
    opened = sum(line.section == IN_SHORT for line in found)
    found[opened:opened] = [line for lines in left_out.values() for line in lines]
    return [
        line.model_copy(
            update={
                "refused": refused.get(line.id, ""),
                "cites": rows.get(line.id, line.cites),
            }
        )
        for line in (*found, *_accounts(brief))
    ]


LEFT_OUT = "(left out)"
"""Stands for a sentence that did not hold."""


def _left_out(brief: Brief) -> dict[str, list[PageLine]]:
    """Return the sentences in whose place nothing stands, by the lines in front of which it was."""
    evidence = Evidence(brief)
    found: dict[str, list[PageLine]] = {}
    short = (d for d in brief.dropped_sentences if d.line.startswith(SHORT_FORM))
    for lost in (d for d in short if "+" in d.line):
        cites = evidence.bearing(lost.sentence, lost.cites, named=True)
        line = PageLine(id=lost.line, section=IN_SHORT, text=LEFT_OUT, cites=cites)
        found.setdefault(lost.line.partition("+")[0], []).append(line)
    return found


def _refused_accounts(brief: Brief) -> Mapping[str, DroppedSentence]:
    """Return the accounts' lines in place of which words of the article stand, by their ids."""
    lost = (d for d in brief.dropped_sentences if d.line.startswith(f"{ACCOUNTS}:") and d.cites)
    return {d.line: d for d in lost}


def _accounts(brief: Brief) -> Iterator[PageLine]:
    """Yield the lines of accounts that stand in words of the article, an engine's being refused."""
    articles = {f"{ACCOUNTS}:{a.id}": a for a in brief.articles}
    for name, lost in _refused_accounts(brief).items():
        article = articles[name.rstrip("+")]
        text = LEFT_OUT if name.endswith("+") else f"{article.called}: {article.summary[0]}"
        yield PageLine(id=name, section=IN_BRIEF, text=text, cites=lost.cites)


def claims_of_row(row: Wording, brief: Brief) -> tuple[str, ...]:
    """Return for each word of a row of wording the first claim in which it stands, if one does."""
    found = dict[str, str]()
    for term in row.terms:
        own = (c for c in brief.claims if c.article == term.article)
        holding = (c for c in own if any(c.start <= a and b <= c.end for a, b in term.spans))
        found |= {c.id: c.id for c in islice(holding, 1)}
    return tuple(found)


def _lines(section: Section, under: str) -> Iterator[PageLine]:
    read = section.form in READ
    if section.finding:
        yield PageLine(id=f"{section.finding}:{HEADING}", section=under, text=section.heading)
    for block in section.blocks:
        if isinstance(block, Bullets) and (read or any(line.finding for line in block.lines)):
            for i, line in enumerate((*block.lines, *block.rest[:SPARE])):
                at = line.cites[0] if section.form == "timeline" else line.finding or i
                own = read or not line.finding
                yield _line(f"{section.form}:{at}" if own else line.finding, under, [line])
        elif isinstance(block, Table) and section.finding:
            for i, row in enumerate(block.rows):
                yield _line(f"{section.finding}:{i}", under, row)
    for part in section.parts:
        yield from _lines(part, under)


def _line(name: str, under: str, cells: Sequence[Line]) -> PageLine:
    told = [" ".join(filter(None, (c.lead, c.text))) or "-" for c in cells]
    cites = tuple(dict.fromkeys(c for cell in cells for c in cell.cites))
    return PageLine(id=name, section=under, text=" | ".join(told), cites=cites)

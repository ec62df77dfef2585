"""The page as a tree of plain blocks, in the order in which it is read; renderers only draw it.

Texts in the blocks are plain: a renderer escapes them, so nothing that an article says is ever
markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from summarize.domain import Brief, BriefSentence, Finding, FindingKind, Position
from summarize.writing.phrases import clipped, count, date_range, long_date, some_of, spent
from summarize.writing.sources import labels, number

MARK = "brief/1"
"""Stands in a comment at the end of a page, so that a page is never read as an article."""

MOST = {
    "agreed": 12,
    "differ": 10,
    "single": 12,
    "check": 8,
    "timeline": 20,
    "drift": 6,
    "wording": 14,
    "omission": 10,
}
"""How many entries a section shows before the rest is folded into a count (all are in the JSON).
A page of 14 accounts stays a five-minute read, about 1,200 words, with these."""
HEAD_WORDS = 12
"""A finding named within a list is clipped to so many words."""
NAMED_OUTLETS = 4
"""More outlets than this in a row are counted instead of named."""
MATRIX_OUTLETS = 5
"""Up to this many articles the wording table has a column for each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: `lead` is set off (bold), `cites` are the claims that bear it out."""

    text: str
    cites: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row is as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Line | Bullets | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the page; `parts` are headed parts within it."""

    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page; `evidence` gives a claim's words for a citation."""

    title: str
    provenance: str
    sections: tuple[Section, ...]
    evidence: Callable[[str], str]


def page_of(brief: Brief) -> Page:
    """Lay out the page."""
    desk = _Desk(brief)
    sections = (
        desk.in_short(),
        desk.agreed(),
        desk.differing(),
        desk.single_source(),
        desk.checks(),
        desk.wording(),
        desk.omissions(),
        desk.timeline(),
        desk.sources(),
        desk.making(),
    )
    return Page(
        title=brief.title,
        provenance=desk.provenance(),
        sections=tuple(s for s in sections if s.blocks or s.parts),
        evidence=desk.evidence,
    )


class _Desk:
    """Lays out one section at a time."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.labels = labels(brief.articles)
        self.claims = {c.id: c for c in brief.claims}
        self.origins = {o.id: o for o in brief.origins}
        self.sentences = {
            s.finding: s for s in brief.brief if s.finding and s.section != "in short"
        }

    # --- what a line refers to

    def evidence(self, claim_id: str) -> str:
        claim = self.claims[claim_id]
        who = f", {claim.speaker}" if claim.speaker else ""
        who += f" (by way of {claim.via})" if claim.via else ""
        return f"{number(claim.article)} {self.labels[claim.article]}{who}: “{claim.quote}”"

    def outlets(self, articles: Sequence[str]) -> str:
        return some_of([self.labels[a] for a in articles], NAMED_OUTLETS)

    def said_by(self, position: Position) -> str:
        names = [self.origins[o].name for o in position.origins if self.origins[o].kind != "outlet"]
        own = any(self.origins[o].kind == "outlet" for o in position.origins)
        return some_of([*names, *(["the outlet itself"] if own else [])], NAMED_OUTLETS)

    def backers(self, finding: Finding) -> list[str]:
        return sorted({a for p in finding.positions for a in p.articles}, key=_order)

    def counts(self, finding: Finding) -> str:
        outlets = {self.labels[a].split(" (")[0] for a in self.backers(finding)}
        origins = {o for p in finding.positions for o in p.origins}
        return f"{count(len(outlets), 'outlet')}, {count(len(origins), 'origin')}"

    def backing(self, finding: Finding) -> str:
        return f"{self.counts(finding)}: {self.outlets(self.backers(finding))}"

    def found(self, *kinds: FindingKind) -> list[tuple[Finding, BriefSentence]]:
        """Return findings whose sentence passed the second gate, the weightiest first."""
        findings = sorted(
            (f for f in self.brief.findings if f.kind in kinds and f.id in self.sentences),
            key=lambda f: (-f.weight, f.id),
        )
        return [(f, self.sentences[f.id]) for f in findings]

    # --- the sections, in order

    def provenance(self) -> str:
        days = [a.published.date for a in self.brief.articles if a.published.date]
        outlets = {a.outlet or a.path for a in self.brief.articles}
        printed = f", printed {date_range(days)}" if days else ""
        engine = self.brief.made_with.engine
        by = "by the embedded engine, offline" if engine == "offline" else f"with {engine}"
        articles = count(len(self.brief.articles), "article")
        return f"Made from {articles} by {count(len(outlets), 'outlet')}{printed}, {by}."

    def in_short(self) -> Section:
        agreed = {f.id: f for f in self.brief.findings if f.kind == "agreed"}
        lines = []
        for said in self.brief.brief:
            if said.section == "in short":
                backed = agreed.get(said.finding or "")
                counts = f" ({self.counts(backed)})" if backed else ""
                lines.append(Line(said.sentence + counts, said.cites))
        return Section("In short", _bullets(lines))

    def agreed(self) -> Section:
        lines = [
            Line(f"{s.sentence} ({self.backing(f)})", s.cites) for f, s in self.found("agreed")
        ]
        return Section("What the accounts agree on", _folded(lines, MOST["agreed"]))

    def differing(self) -> Section:
        found = self.found("disputed", "figures", "update")
        parts = [self.difference(f, s) for f, s in found[: MOST["differ"]]]
        rest = [Line(f"{s.sentence}", s.cites) for _, s in found[MOST["differ"] :]]
        if rest:
            parts.append(Section("Smaller differences", _folded(rest, MOST["differ"])))
        drifts = self.drifts()
        return Section("Where they differ", (), (*parts, *([drifts] if drifts.blocks else [])))

    def difference(self, finding: Finding, said: BriefSentence) -> Section:
        dated = any(p.as_of for p in finding.positions)
        head = ("Position", "Who says so", "Outlet", *(("As of",) if dated else ()))
        rows = tuple(
            (
                Line(p.label, p.claims),
                Line(self.said_by(p)),
                Line(self.outlets(p.articles)),
                *((Line(long_date(p.as_of) if p.as_of else ""),) if dated else ()),
            )
            for p in finding.positions
        )
        kind = (finding.type or finding.kind).capitalize()
        blocks: list[Block] = [Line(said.sentence, said.cites), Table(head, rows)]
        blocks.append(Line(finding.reason, lead=f"{kind}."))
        if finding.settle:
            missing = [f"“{m.quote}” ({self.labels[m.article]})" for m in finding.settle]
            blocks.append(Line(some_of(missing, 3), lead="What the articles say is missing:"))
        return Section(finding.question[:1].upper() + finding.question[1:], tuple(blocks))

    def drifts(self) -> Section:
        lines = [
            Line(d.statement, (*d.guarded, *d.plain)) for d in self.brief.drifts[: MOST["drift"]]
        ]
        return Section("Said by someone in one account, stated plainly in another", _bullets(lines))

    def single_source(self) -> Section:
        lines = []
        for finding, said in self.found("single-source"):
            articles = sorted({a for p in finding.positions for a in p.articles}, key=_order)
            lines.append(Line(f"{said.sentence} ({self.outlets(articles)})", said.cites))
        return Section("Told by one source only", _folded(lines, MOST["single"]))

    def checks(self) -> Section:
        lines = [Line(f"{s.sentence} {f.reason}".strip(), s.cites) for f, s in self.found("check")]
        return Section("What does not add up", _folded(lines, MOST["check"]))

    def wording(self) -> Section:
        shown = self.brief.wording[: MOST["wording"]]
        narrow = len(self.brief.articles) <= MATRIX_OUTLETS
        table = self.wording_matrix() if narrow else self.wording_list()
        parts = self.utterances()
        return Section("How each account words it", (table,) if shown else (), parts)

    def wording_matrix(self) -> Table:
        ids = [a.id for a in self.brief.articles]
        rows = []
        for entry in self.brief.wording[: MOST["wording"]]:
            cells = [Line(entry.referent)]
            for article in ids:
                terms = [t for t in entry.terms if t.article == article]
                cells.append(Line(", ".join(_counted(t.term, t.count) for t in terms) or "—"))
            rows.append(tuple(cells))
        return Table(("", *(self.labels[i] for i in ids)), tuple(rows))

    def wording_list(self) -> Table:
        rows = []
        for entry in self.brief.wording[: MOST["wording"]]:
            by_term: dict[str, list[str]] = {}
            for term in entry.terms:
                by_term.setdefault(term.term, []).append(number(term.article))
            said = "; ".join(f"{t} [{', '.join(n)}]" for t, n in by_term.items())
            rows.append((Line(entry.referent), Line(said)))
        return Table(("", "Words used [source]"), tuple(rows))

    def utterances(self) -> tuple[Section, ...]:
        differing = [u for u in self.brief.utterances if u.difference != "identical"]
        lines = []
        for utterance in differing[: MOST["drift"]]:
            given = "; ".join(f"{self.labels[r.article]}: {r.marked}" for r in utterance.renderings)
            lead = f"{utterance.speaker or 'Unnamed'} ({utterance.difference})."
            lines.append(Line(given, tuple(r.claim for r in utterance.renderings), lead))
        return (Section("The same words, quoted differently", _bullets(lines)),) if lines else ()

    def omissions(self) -> Section:
        statements = {
            f.id: (f.question or said.sentence, f) for f, said in self.found(*_REPORTABLE)
        }
        shown = [o for o in self.brief.omissions if o.finding in statements]
        shown.sort(key=lambda o: (-statements[o.finding][1].weight, o.finding))
        before = any(o.printed_before for o in shown[: MOST["omission"]])
        head = (
            "What is told",
            "Silent on it",
            *(("Printed before it was known",) if before else ()),
        )
        rows = tuple(
            (
                Line(clipped(statements[o.finding][0].rstrip("."), HEAD_WORDS)),
                Line(self.outlets(o.silent) or "—"),
                *((Line(self.outlets(o.printed_before) or "—"),) if before else ()),
            )
            for o in shown[: MOST["omission"]]
        )
        return Section("What each account leaves out", (Table(head, rows),) if rows else ())

    def timeline(self) -> Section:
        lines = [
            Line(
                e.text + (f" ({e.conflict})" if e.conflict else ""),
                e.claims,
                f"{long_date(e.date)}:",
            )
            for e in self.brief.timeline
        ]
        return Section("Timeline", _folded(lines, MOST["timeline"]))

    def sources(self) -> Section:
        rows = []
        for a in self.brief.articles:
            day = long_date(a.published.date) if a.published.date else "unknown"
            why = a.published.why.removeprefix(f"{a.published.basis}: ")
            notes = [f"{a.published.basis}: {why}" if why else a.published.basis]
            notes += [f"same text as {self.labels[a.copy_of]}"] if a.copy_of else []
            notes += [f"agency copy: {a.agency}"] if a.agency else []
            notes += (
                [] if a.language == "en" else [f"not in English ({a.language}): read only in part"]
            )
            rows.append(
                (
                    Line(number(a.id)),
                    Line(a.outlet or PurePath(a.path).name),
                    Line(a.headline or "(no headline)"),
                    Line(day),
                    Line("; ".join(notes)),
                )
            )
        head = ("", "Outlet", "Headline", "Printed", "How that is known")
        blocks: list[Block] = [Table(head, tuple(rows))]
        left_out = [
            Line(s.reason, lead=f"{s.path}:") for s in (*self.brief.skipped, *self.brief.failed)
        ]
        if left_out:
            blocks += [Line("Not read:"), Bullets(tuple(left_out))]
        return Section("Sources", tuple(blocks))

    def making(self) -> Section:
        made, brief = self.brief.made_with, self.brief
        checked = len(brief.claims) + len(brief.rejected)
        prompts = "" if made.prompts == "none" else f", prompts {made.prompts}"
        lines = [
            Line(f"brief {made.version}, engine {made.engine}{prompts}."),
            Line(
                f"{count(checked, 'claim')} checked against the words of the articles, "
                f"{len(brief.rejected)} rejected; "
                f"{count(len(brief.dropped_sentences), 'sentence')} dropped from this page."
            ),
            Line(
                f"{count(len(brief.origins), 'origin')} behind the claims: "
                "who says a thing counts once, however many outlets repeat it."
            ),
        ]
        if brief.usage.requests or brief.usage.cached:
            lines.append(Line(spent(brief.usage)))
        return Section("How this was made", _bullets(lines))


_REPORTABLE: tuple[FindingKind, ...] = ("agreed", "disputed", "figures", "update", "single-source")


def _bullets(lines: Sequence[Line]) -> tuple[Block, ...]:
    return (Bullets(tuple(lines)),) if lines else ()


def _folded(lines: Sequence[Line], most: int) -> tuple[Block, ...]:
    if len(lines) <= most:
        return _bullets(lines)
    rest = Line(f"… and {len(lines) - most} more, in the JSON.")
    return (Bullets((*lines[:most], rest)),)


def _counted(term: str, times: int) -> str:
    return term if times == 1 else f"{term} ({times}×)"


def _order(article_id: str) -> tuple[int, str]:
    digits = number(article_id)
    return (int(digits) if digits.isdigit() else 0, article_id)

"""What the report shows, as plain data: texts are as the articles and the page have them.

The sections are those of `writing/page.py`; added is what a screen can do and a page cannot: an id
for everything that is told, the place of each quote in its article, whom and what a part is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from summarize.domain import Article, Brief, Claim, Figure, Finding, Position
from summarize.writing.blocks import Block, Bullets, Line, Page, Section, Table
from summarize.writing.evidence import Evidence
from summarize.writing.marks import capital
from summarize.writing.page import page_of
from summarize.writing.phrases import count, long_date, phrase, words_of
from summarize.writing.sources import labels, number

# --- an article's text cut where cited quotes begin and end, so that each can be shown in place


_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text inside which the same quotes are open.

    Attributes:
        text: The article's words.
        claims: Ids of the claims whose quotes hold it.
        begins: Those of them whose quotes begin with it.
        places: Ids of the places of the report that use it.
    """

    text: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def paragraphs(
    text: str, start: int, claims: Sequence[Claim], places: Mapping[str, Sequence[str]]
) -> tuple[tuple[Passage, ...], ...]:
    """Return the paragraphs of an article as runs of text; joined, they are the text again.

    Args:
        text: The article's text, into which the claims point.
        start: Offset of the first character to show.
        claims: The claims of this article that the report cites.
        places: Ids of the report's places by claim id.
    """
    breaks = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text, start)]
    begins = [start, *(end for _, end in breaks)]
    ends = [*(begin for begin, _ in breaks), len(text)]
    spans = [_runs(text, b, e, claims, places) for b, e in zip(begins, ends, strict=True)]
    return tuple(s for s in spans if any(p.text.strip() for p in s))


def _runs(
    text: str, begin: int, end: int, claims: Sequence[Claim], places: Mapping[str, Sequence[str]]
) -> tuple[Passage, ...]:
    here = [c for c in claims if c.start < end and c.end > begin]
    cuts = sorted({begin, end, *(e for c in here for e in (c.start, c.end) if begin < e < end)})
    runs = []
    for a, b in pairwise(cuts):
        over = [c for c in here if c.start <= a and c.end >= b]
        used = dict.fromkeys(p for c in over for p in places.get(c.id, ()))
        begins = tuple(c.id for c in over if c.start == a)
        runs.append(Passage(text[a:b], tuple(c.id for c in over), begins, tuple(used)))
    return tuple(runs)


# --- the values of a figure question as marks on one line, one strip for each position


MARGIN = 8.0
"""Per cent of the line left free on both sides, where open ranges run out."""
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "ring")
TONES = 5
"""Colours of the style sheet; with six shapes the first thirty origins differ in one of them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How an origin is drawn: the name of a shape and the number of a colour."""

    shape: str
    tone: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One position on the line; places are per cent of its length.

    Attributes:
        at: Where its value stands.
        begin: Where its range begins; equal to `end` where it has none.
        end: Where it ends.
        approximate: Whether its words hedge the value.
        open_end: Which end of the range is open: "low", "high" or none.
        mark: The mark of who says it first.
        low: The smallest value on the line, as its article gives it.
        high: The largest.
    """

    at: float
    begin: float
    end: float
    approximate: bool
    open_end: str
    mark: Mark
    low: str
    high: str


def marks(origins: Sequence[str]) -> dict[str, Mark]:
    """Return the mark of each origin."""
    return {origin: Mark(SHAPES[n % len(SHAPES)], n % TONES) for n, origin in enumerate(origins)}


def strips(
    finding: Finding, claims: Mapping[str, Claim], drawn: Mapping[str, Mark]
) -> tuple[Strip, ...]:
    """Return a strip for each position; none unless all have a number in one unit."""
    given = [_figure(p, claims) for p in finding.positions]
    figures = [f for f in given if f is not None]
    values = [p.value for p in finding.positions if p.value is not None]
    one_unit = len({f.unit for f in figures}) == 1
    if len(figures) < len(given) or len(values) < len(given) or not one_unit:
        return ()
    bounds = [v for f in figures for v in (f.low, f.high) if v is not None]
    known = [*values, *bounds]
    low, high = min(known), max(known)
    if low == high:
        return ()
    labels = dict(zip(values, (p.label for p in finding.positions), strict=True))
    scale = _Scale(low, high, labels[min(values)], labels[max(values)])
    return tuple(
        scale.strip(figure, value, drawn[position.origins[0]])
        for figure, value, position in zip(figures, values, finding.positions, strict=True)
    )


def _figure(position: Position, claims: Mapping[str, Claim]) -> Figure | None:
    figures = [f for c in position.claims for f in claims[c].figures]
    same = (f for f in figures if position.value in (f.value, f.low, f.high))
    return next(same, None) if position.value is not None and position.origins else None


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    lowest: str
    highest: str

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)

    def strip(self, figure: Figure, value: float, mark: Mark) -> Strip:
        begin = end = self.at(value)
        open_end = ""
        if figure.low is not None and figure.high is not None:
            begin, end = self.at(figure.low), self.at(figure.high)
        elif figure.low is not None:
            end, open_end = 100.0, "high"
        elif figure.high is not None:
            begin, open_end = 0.0, "low"
        return Strip(
            self.at(value),
            begin,
            end,
            figure.approximate,
            open_end,
            mark,
            self.lowest,
            self.highest,
        )


MOST_WORDS = 3
"""Quotes of one side of a dispute that are shown at once; the others are a click away."""
SHARED = 2
"""Outlets behind one origin from which it is worth telling that they share it."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: the claim, the number of its article, who says what there."""

    claim: str
    number: str
    told: str
    quote: str


@dataclass(frozen=True, slots=True)
class About:
    """What a part can be picked by: the kind of finding, articles and origins, by their ids."""

    kind: str = ""
    articles: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A line with its citations; `id` is empty where it cites nothing."""

    id: str
    lead: str
    text: str
    cites: tuple[Cite, ...] = ()
    about: About = About()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a figure has its strip, and the marks of the origins behind it."""

    cells: tuple[tuple[str, Told], ...]
    strip: Strip | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: its position, who takes it, and their own words."""

    label: str
    who: str
    words: tuple[Cite, ...]
    more: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the report; `form` says which of the other fields it has."""

    form: str
    lines: tuple[Told, ...] = ()
    folded: tuple[Told, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A headed part of the report."""

    id: str
    heading: str
    blocks: tuple[Shown, ...]
    parts: tuple[Part, ...]
    about: About


@dataclass(frozen=True, slots=True)
class Source:
    """An article beside the report."""

    id: str
    number: str
    label: str
    outlet: str
    printed: str
    language: str
    host: str
    url: str
    paragraphs: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin with the outlets that carry it."""

    name: str
    kind: str
    outlets: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    title: str
    provenance: str
    rests: str
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    origins: tuple[OriginRow, ...]
    outlets: tuple[tuple[str, str], ...]
    speakers: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def report_of(brief: Brief) -> Report:
    """Lay out the report."""
    page = page_of(brief)
    maker = _Maker(brief)
    parts = tuple(maker.part(s, f"part-{n}") for n, s in enumerate(page.sections, 1))
    return maker.report(page, parts)


@dataclass
class _Maker:
    """Turns the page's blocks into the report's, and remembers where each claim is used."""

    brief: Brief
    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    used: set[str] = field(default_factory=set)
    lines: int = 0

    def __post_init__(self) -> None:
        brief = self.brief
        self.labels = labels(brief.articles)
        self.evidence = Evidence(brief)
        self.claims: Mapping[str, Claim] = {c.id: c for c in brief.claims}
        self.findings: Mapping[str, Finding] = {f.id: f for f in brief.findings}
        counted = {o for f in brief.findings for p in f.positions for o in p.origins}
        self.origins = [o for o in brief.origins if o.id in counted]
        self.names = {o.id: o.name for o in brief.origins}
        self.marks = marks([o.id for o in self.origins])

    def report(self, page: Page, parts: tuple[Part, ...]) -> Report:
        carried = self.carried()
        kinds = dict.fromkeys(f.kind for f in self.brief.findings if f.id in self.used)
        return Report(
            page.title,
            page.provenance,
            self.rests(carried),
            parts,
            tuple(self.source(a) for a in self.brief.articles),
            tuple(
                OriginRow(o.name, o.kind, carried[o.id], self.marks[o.id])
                for o in sorted(self.origins, key=lambda o: -len(carried[o.id]))
            ),
            tuple(self.labels.items()),
            tuple((o.id, o.name) for o in self.origins),
            tuple((k, words_of("kinds")[k]) for k in kinds),
        )

    # --- who stands behind it

    def carried(self) -> dict[str, tuple[str, ...]]:
        """Return the outlets that carry each origin."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        called = {a.id: a.called for a in self.brief.articles}
        for position in (p for f in self.brief.findings for p in f.positions):
            for claim in (self.claims[c] for c in position.claims):
                found[claim.origin][called[claim.article]] = None
        return {o.id: tuple(found[o.id]) for o in self.origins}

    def rests(self, carried: Mapping[str, Sequence[str]]) -> str:
        outlets = count(len({a.called for a in self.brief.articles}), "outlet")
        origins = count(len(self.origins), "origin")
        shared = sum(len(by) >= SHARED for by in carried.values())
        form = ("rests_plain", "rests_one", "rests_many")[min(shared, SHARED)]
        of_them = count(shared, "of them", "of them")
        return capital(phrase("report", form, outlets=outlets, origins=origins, shared=of_them))

    # --- parts and blocks

    def part(self, section: Section, where: str) -> Part:
        finding = self.findings.get(section.finding)
        place = self.place(section.finding) if finding else where
        if finding:
            self.use(place, tuple(c for p in finding.positions for c in p.claims))
        return Part(
            place,
            section.heading,
            tuple(self.block(b, finding, place) for b in section.blocks),
            tuple(self.part(p, f"{where}-{n}") for n, p in enumerate(section.parts, 1)),
            self.about(finding) if finding else About(),
        )

    def place(self, finding: str) -> str:
        """Return the id of a place of the page: the finding's own where it is told first."""
        if finding and finding not in self.used:
            self.used.add(finding)
            return finding
        self.lines += 1
        return f"line-{self.lines}"

    def use(self, place: str, claims: Sequence[str]) -> None:
        for claim in claims:
            if place not in self.places[claim]:
                self.places[claim].append(place)

    def about(self, finding: Finding) -> About:
        origins = dict.fromkeys(o for p in finding.positions for o in p.origins)
        articles = dict.fromkeys(a for p in finding.positions for a in p.articles)
        return About(finding.kind, tuple(articles), tuple(origins))

    def block(self, block: Block, finding: Finding | None, place: str) -> Shown:
        if isinstance(block, Bullets):
            first = block.lines[:-1] if block.rest else block.lines
            lines, folded = (tuple(self.told(i) for i in some) for some in (first, block.rest))
            return Shown("list", lines=lines, folded=folded)
        if not isinstance(block, Table):
            return Shown("line", lines=(self.told(block, place if finding else ""),))
        if finding and finding.kind == "disputed":
            sides = zip(finding.positions, block.rows, strict=True)
            return Shown("sides", sides=tuple(self.side(p, row) for p, row in sides))
        return self.table(block, finding, place)

    def told(self, line: Line, within: str = "") -> Told:
        finding = self.findings.get(line.finding)
        place = within or (self.place(line.finding) if line.cites else "")
        whole = tuple(c for p in finding.positions for c in p.claims) if finding else ()
        self.use(place, (*line.cites, *whole))
        about = self.about(finding) if finding else About()
        return Told("" if within else place, line.lead, line.text, self.cites(line.cites), about)

    def cites(self, claims: Sequence[str]) -> tuple[Cite, ...]:
        return tuple(self.cite(c) for c in self.evidence.shown(claims))

    def cite(self, claim: Claim) -> Cite:
        told = self.evidence.told_by(claim)
        return Cite(claim.id, number(claim.article), told, " ".join(claim.quote.split()))

    def table(self, table: Table, finding: Finding | None, place: str) -> Shown:
        drawn = strips(finding, self.claims, self.marks) if finding else ()
        sides = finding.positions if finding else ()
        rows = []
        for n, row in enumerate(table.rows):
            cells = (self.told(c, place if finding else "") for c in row)
            origins = sides[n].origins if n < len(sides) else ()
            rows.append(
                Row(
                    tuple(zip(table.head, cells, strict=True)),
                    drawn[n] if drawn else None,
                    tuple(self.marks[o] for o in origins) if drawn else (),
                )
            )
        return Shown("table", head=table.head, rows=tuple(rows))

    def side(self, position: Position, row: tuple[Line, ...]) -> Side:
        words: dict[str, Cite] = {}
        for claim in (self.claims[c] for c in position.claims):
            words.setdefault(claim.quote.casefold(), self.cite(claim))
        every = list(words.values())
        return Side(
            position.label, row[1].text, tuple(every[:MOST_WORDS]), tuple(every[MOST_WORDS:])
        )

    # --- the articles

    def source(self, article: Article) -> Source:
        own = [c for c in self.brief.claims if c.article == article.id and self.places.get(c.id)]
        day = article.published.date
        host = _host(article.url)
        return Source(
            article.id,
            number(article.id),
            self.labels[article.id],
            article.outlet or "",
            long_date(day) if day else "",
            article.language,
            host,
            (article.url or "") if host else "",
            paragraphs(article.text, 0, own, self.places),
        )


def _host(url: str | None) -> str:
    """Return the host of an address that a browser may open; empty for any other."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") else ""

"""What the report shows, as plain data: texts are as the articles and the page have them.

The sections are those of `writing/page.py`; added is what a screen can do and a page cannot: an id
for everything that is told, the place of each quote in its article, whom and what a part is about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from urllib.parse import urlsplit

from summarize.domain import Article, Brief, Claim, Finding, Position
from summarize.text.words import listed
from summarize.writing.blocks import Block, Bullets, Line, Page, Section, Table
from summarize.writing.evidence import Evidence
from summarize.writing.marks import capital
from summarize.writing.page import page_of
from summarize.writing.phrases import count, long_date, phrase, words_of
from summarize.writing.report.passages import Passage, Span, paragraphs
from summarize.writing.report.strips import Day, Strip, days, strips
from summarize.writing.sources import labels, number

MOST_WORDS = 3
"""Quotes of one side of a dispute that are shown at once; the others are a click away."""
MOST_SENTENCES = 3
"""Sentences of each account: its summary stands beside the article that it leads to."""
SHARED = 2
"""Outlets behind one origin from which it is worth telling that they share it."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: the id of the words, the number of their article, who says what there."""

    to: str
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
    """A row of a table; a figure has its strip."""

    cells: tuple[tuple[str, Told], ...]
    strip: Strip | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: its position, who takes it, and their own words."""

    label: str
    who: str
    words: tuple[Cite, ...]
    more: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """An account in short: each sentence with the id of the words that it rests on."""

    id: str
    article: str
    label: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the report; `form` says which of the other fields it has.

    A table that is not `linked` holds nothing that the keyboard reaches.
    """

    form: str
    lines: tuple[Told, ...] = ()
    folded: tuple[Told, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    folds: bool = False
    linked: bool = True
    sides: tuple[Side, ...] = ()
    accounts: tuple[Account, ...] = ()
    entries: tuple[tuple[str, tuple[Told, ...]], ...] = ()
    days: tuple[Day, ...] = ()


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
    """An origin with the accounts that carry it, each with words of it there."""

    id: str
    name: str
    kind: str
    outlets: tuple[tuple[str, Cite], ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    title: str
    provenance: str
    rests: str
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    origins: tuple[OriginRow, ...]
    copies: tuple[str, ...]
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
    spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    lines: int = 0

    def __post_init__(self) -> None:
        brief = self.brief
        self.labels = labels(brief.articles)
        self.evidence = Evidence(brief)
        self.articles = {a.id: a for a in brief.articles}
        self.claims: Mapping[str, Claim] = {c.id: c for c in brief.claims}
        self.findings: Mapping[str, Finding] = {f.id: f for f in brief.findings}
        counted = Counter(o for f in brief.findings for p in f.positions for o in p.origins)
        found = [o for o in brief.origins if o.id in counted]
        self.origins = sorted(found, key=lambda o: -counted[o.id])

    def report(self, page: Page, parts: tuple[Part, ...]) -> Report:
        carried = self.carried()
        origins = self.origin_rows(carried)  # before the articles: its words are lit there too
        kinds = dict.fromkeys(f.kind for f in self.brief.findings if f.id in self.used)
        return Report(
            page.title,
            page.provenance,
            self.rests(carried),
            parts,
            tuple(self.source(a) for a in self.brief.articles),
            origins,
            self.copies(),
            tuple(self.labels.items()),
            tuple((o.id, o.name) for o in self.origins),
            tuple((k, words_of("kinds")[k]) for k in kinds),
        )

    # --- who stands behind it

    def carried(self) -> dict[str, list[Claim]]:
        """Return a claim of each account that carries an origin."""
        found: dict[str, dict[str, Claim]] = defaultdict(dict)
        for position in (p for f in self.brief.findings for p in f.positions):
            for claim in (self.claims[c] for c in position.claims):
                found[claim.origin].setdefault(claim.article, claim)
        return {o.id: list(found[o.id].values()) for o in self.origins}

    def outlets_of(self, carried: Sequence[Claim]) -> int:
        return len({self.articles[c.article].called for c in carried})

    def origin_rows(self, carried: Mapping[str, Sequence[Claim]]) -> tuple[OriginRow, ...]:
        """Return the origins, those behind most outlets first."""
        rows = []
        for origin in sorted(self.origins, key=lambda o: -self.outlets_of(carried[o.id])):
            told = carried[origin.id]
            by = tuple((self.labels[c.article], self.cite(c)) for c in told)
            shared = self.outlets_of(told) >= SHARED
            place, kind = f"origin-{origin.id}", words_of("origins")[origin.kind]
            self.use(place, [c.id for c in told])
            rows.append(OriginRow(place, origin.name, kind, by, shared))
        return tuple(rows)

    def copies(self) -> tuple[str, ...]:
        """Return which account prints the text of which other, or of an agency."""
        told = []
        for article in self.brief.articles:
            first = self.labels.get(article.copy_of or "") or article.agency
            if first:
                told.append(phrase("report", "copy", copy=self.labels[article.id], first=first))
        return tuple(told)

    def rests(self, carried: Mapping[str, Sequence[Claim]]) -> str:
        outlets = count(len({a.called for a in self.brief.articles}), "outlet")
        origins = count(len(self.origins), "origin")
        shared = sum(self.outlets_of(by) >= SHARED for by in carried.values())
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
            self.blocks(section, finding, place),
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

    def blocks(self, section: Section, finding: Finding | None, place: str) -> tuple[Shown, ...]:
        """Return the blocks of a part; some kinds of parts are drawn in ways of their own."""
        if section.form == "accounts":
            return (self.accounts(),)
        if section.form == "sources":  # the articles stand beside
            return tuple(replace(self.block(b, None, ""), folds=True) for b in section.blocks)
        if section.form == "timeline" and isinstance(section.blocks[0], Bullets):
            return (self.timeline(section.blocks[0]),)
        return tuple(self.block(b, finding, place) for b in section.blocks)

    def accounts(self) -> Shown:
        told = [a for a in self.brief.articles if a.summary and not a.copy_of]
        return Shown("accounts", accounts=tuple(self.account(a) for a in told))

    def account(self, article: Article) -> Account:
        """Return an account's summary; its article's words lead back to it."""
        place = f"account-{article.id}"
        sentences = []
        for n, told in enumerate(article.summary[:MOST_SENTENCES]):
            span = f"s-{article.id}-{n}"
            held = article.summary_spans[n] if n < len(article.summary_spans) else ()
            for i, (start, end) in enumerate(held):
                name = f"{span}-{i}" if i else span
                self.spans[article.id].append(Span(name, start, end, (place,)))
            sentences.append((" ".join(told.split()), span if held else ""))
        return Account(place, article.id, self.labels[article.id], tuple(sentences))

    def timeline(self, block: Bullets) -> Shown:
        lines = [*block.lines, *block.rest]
        told = [(line.lead.rstrip(":"), self.told(replace(line, lead=""))) for line in lines]
        by_day = groupby(told, key=lambda entry: entry[0])
        entries = tuple((day, tuple(t for _, t in same)) for day, same in by_day)
        numbers = {a.id: number(a.id) for a in self.brief.articles}
        return Shown("timeline", entries=entries, days=days(self.brief, numbers))

    def block(self, block: Block, finding: Finding | None, place: str) -> Shown:
        if isinstance(block, Bullets):
            both = (block.lines, block.rest)
            lines, folded = (tuple(self.told(i) for i in some) for some in both)
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
        return tuple(self.cite(self.claims[c]) for c in claims)

    def cite(self, claim: Claim) -> Cite:
        told = self.evidence.told_by(claim)
        return Cite(f"q-{claim.id}", number(claim.article), told, " ".join(claim.quote.split()))

    def table(self, table: Table, finding: Finding | None, place: str) -> Shown:
        drawn = strips(finding, self.claims) if finding else ()
        rows = []
        for n, row in enumerate(table.rows):
            cells = (self.told(c, place if finding else "") for c in row)
            named = tuple(zip(table.head, cells, strict=True))
            rows.append(Row(named, drawn[n] if drawn else None))
        linked = any(cell.cites for row in table.rows for cell in row)
        return Shown("table", head=table.head, rows=tuple(rows), linked=linked)

    def side(self, position: Position, row: tuple[Line, ...]) -> Side:
        words: dict[str, Cite] = {}
        for claim in (self.claims[c] for c in position.claims):
            words.setdefault(claim.quote.casefold(), self.cite(claim))
        every = list(words.values())
        telling = dict.fromkeys(self.labels[self.claims[c].article] for c in row[0].cites)
        shown, more = tuple(every[:MOST_WORDS]), tuple(every[MOST_WORDS:])
        return Side(position.label, listed(list(telling)), shown, more)

    # --- the articles

    def source(self, article: Article) -> Source:
        own = [
            Span(f"q-{c.id}", c.start, c.end, tuple(self.places[c.id]))
            for c in self.brief.claims
            if c.article == article.id and self.places.get(c.id)
        ]
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
            paragraphs(article.text, [*own, *self.spans[article.id]]),
        )


def _host(url: str | None) -> str:
    """Return the host of an address that a browser may open; empty for any other."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") else ""

"""The report as one HTML file that needs nothing else: no address to load from, no build.

It has the sections of `writing/page.py`; added is what a screen can do: an id for all that is told,
and each article beside, cut where what leads to it begins and ends. The style and the script stand
in the page, and its content security policy lets these two run and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from summarize.domain import Article, Brief, Claim, Finding
from summarize.text.printable import printable
from summarize.writing.blocks import MARK, Account, Line, Section
from summarize.writing.evidence import Evidence, claims_of
from summarize.writing.page import page_of
from summarize.writing.phrases import long_date, words_of
from summarize.writing.sources import labels, number


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: the id of the words, the number of their article, who says what there."""

    to: str
    number: str
    told: str
    quote: str


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin with the accounts that carry it, each with words of it there.

    `shared` is how many outlets these are.
    """

    id: str
    name: str
    kind: str
    outlets: tuple[tuple[str, Cite], ...]
    shared: int


def to_html(brief: Brief) -> str:
    """Return the report as a complete HTML document."""
    style, script = _file("report.css"), _file("report.js")
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            report=_Report(brief),
            words=words_of("report"),
            kinds=words_of("kinds"),
            style=Markup(style),  # noqa: S704 - a file of the package
            script=Markup(script),  # noqa: S704 - likewise
            policy=_policy(style, script),
            mark=MARK,
        )
    )


class _Report:
    """What the template draws: the page's sections, the origins, then the articles.

    They are made in this order, since an article leads back to all that is told of it.
    """

    def __init__(self, brief: Brief) -> None:
        self.labels = labels(brief.articles)
        self.findings = {f.id: f for f in brief.findings}
        self.page = page_of(brief)
        self._brief = brief
        self._evidence = Evidence(brief)
        self._claims = {c.id: c for c in brief.claims}
        self._places: defaultdict[str, list[str]] = defaultdict(list)
        self._used: set[str] = set()
        self._lines = 0
        self.sections = tuple(map(self._section, self.page.sections))
        self.kinds = tuple(dict.fromkeys(f.kind for f in brief.findings if f.id in self._used))
        self.origins = self._origins()
        self.accounts = tuple((a, tuple(self._summary(a))) for a in self.page.accounts)
        self.articles = tuple((a, _host(a.url), self._passages(a)) for a in brief.articles)

    # --- what is told, and where

    def _section(self, section: Section) -> Section:
        finding = self.findings.get(section.finding)
        if finding is not None:  # its lines have no places of their own
            self._use(self._place(finding), claims_of(finding))
        drawn = section.with_lines(self._line) if finding is None else section
        return replace(drawn, parts=tuple(map(self._section, section.parts)))

    def _line(self, line: Line) -> Line:
        """Return a line with an id of its own if it cites anything."""
        if not line.cites:
            return line
        finding = self.findings.get(line.finding)
        place = self._place(finding)
        self._use(place, (*line.cites, *(claims_of(finding) if finding else ())))
        return replace(line, id=place)

    def cited(self, line: Line) -> list[Cite]:
        """Return the citations of a line."""
        return [self._cite(self._claims[c]) for c in line.cites]

    def _place(self, finding: Finding | None) -> str:
        """Return the id of a place of the page: the finding's own where it is told first."""
        if finding is not None and finding.id not in self._used:
            self._used.add(finding.id)
            return finding.id
        self._lines += 1
        return f"line-{self._lines}"

    def _use(self, place: str, claims: Iterable[str]) -> None:
        for claim in dict.fromkeys(claims):
            self._places[claim].append(place)

    def _cite(self, claim: Claim) -> Cite:
        told = self._evidence.told_by(claim)
        return Cite(f"q-{claim.id}", number(claim.article), told, " ".join(claim.quote.split()))

    def _origins(self) -> tuple[OriginRow, ...]:
        """Return the origins of findings, those behind most outlets first."""
        carried: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in (self._claims[c] for f in self.findings.values() for c in claims_of(f)):
            carried[claim.origin].setdefault(claim.article, claim)
        called = {a.id: a.called for a in self._brief.articles}
        rows = []
        for origin in (o for o in self._brief.origins if o.id in carried):
            told = carried[origin.id]
            self._use(f"origin-{origin.id}", (c.id for c in told.values()))
            by = tuple((self.labels[a], self._cite(c)) for a, c in told.items())
            kind, outlets = words_of("origins")[origin.kind], len({called[a] for a in told})
            rows.append(OriginRow(origin.id, origin.name, kind, by, outlets))
        return tuple(sorted(rows, key=lambda row: (-row.shared, row.name)))

    # --- the articles

    def _summary(self, account: Account) -> Iterable[tuple[str, tuple[Span, ...]]]:
        """Yield the sentences of an account in short, each with the words that it rests on."""
        article = account.articles[0]
        place = (f"account-{article.id}",)
        for n, told in enumerate(account.sentences):
            held = article.summary_spans[n] if n < len(article.summary_spans) else ()
            spans = (Span(f"s-{article.id}-{n}-{i}", *s, place) for i, s in enumerate(held))
            yield told, tuple(spans)

    def _passages(self, article: Article) -> tuple[tuple[Passage, ...], ...]:
        quoted = [c for c in self._brief.claims if c.article == article.id and c.id in self._places]
        spans = [Span(f"q-{c.id}", c.start, c.end, tuple(self._places[c.id])) for c in quoted]
        told = (s for account, s in self.accounts if account.articles[0].id == article.id)
        summed = (s for sentences in told for _, own in sentences for s in own)
        return paragraphs(article.text, [*spans, *summed])


def _host(url: str | None) -> str:
    """Return the host of an address that a browser may open; empty for any other."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") else ""


def _policy(style: str, script: str) -> str:
    """Return a content security policy under which the page's own style and script run alone."""
    digests = (hashlib.sha256(text.encode()).digest() for text in (style, script))
    of_style, of_script = (f"'sha256-{base64.b64encode(d).decode()}'" for d in digests)
    return (
        f"default-src 'none'; script-src {of_script}; style-src {of_style}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # text without the characters that act
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.filters |= {"day": long_date, "number": number}
    return environment


@cache
def _file(name: str) -> str:
    return files("summarize.writing.report").joinpath(name).read_text(encoding="utf-8")


# --- an article's text, cut where what the report leads to begins and ends


_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article that the report leads to: `[start, end)` of its text.

    `id` is its own on the page, `places` are those of the report that use it.
    """

    id: str
    start: int
    end: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text inside which the same spans are open, some of which begin with it."""

    text: str
    spans: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def paragraphs(text: str, spans: Sequence[Span]) -> tuple[tuple[Passage, ...], ...]:
    """Return the paragraphs of an article as runs of text; joined, they are the text again."""
    edges = [0, *(e for m in _PARAGRAPH.finditer(text) for e in m.span()), len(text)]
    cut = [_runs(text, b, e, spans) for b, e in zip(edges[::2], edges[1::2], strict=True)]
    return tuple(runs for runs in cut if any(p.text.strip() for p in runs))


def _runs(text: str, begin: int, end: int, spans: Sequence[Span]) -> tuple[Passage, ...]:
    here = [s for s in spans if s.start < end and s.end > begin]
    cuts = sorted({begin, end, *(e for s in here for e in (s.start, s.end) if begin < e < end)})
    runs = []
    for a, b in pairwise(cuts):
        over = [s for s in here if s.start <= a and s.end >= b]
        used = dict.fromkeys(p for s in over for p in s.places)
        begins = tuple(s.id for s in over if s.start == a)
        runs.append(Passage(text[a:b], tuple(s.id for s in over), begins, tuple(used)))
    return tuple(runs)

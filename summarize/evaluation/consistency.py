"""Whether labels hold together: what they name exists, and no label denies another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from summarize.domain import RawArticle
from summarize.evaluation.labels import FactLabel, FigureLabel, FindingLabel, Labels
from summarize.evaluation.lines import LinedYaml, Path, Problem
from summarize.evaluation.passages import Folded, fold

OPPOSING = frozenset({"disputed", "figures"})
"""Kinds of findings whose positions stand against each other."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the checks look at: the labels, the articles as read, and where things were written."""

    labels: Labels
    reporting: Mapping[str, Folded]
    page: Mapping[str, Folded]
    written: LinedYaml
    facts: Mapping[str, FactLabel]
    known_facts: frozenset[str]
    known_articles: frozenset[str]

    def problem(self, path: Path, what: str) -> Problem:
        """Say what is wrong at a place."""
        return self.written.problem(path, what)

    def unknown(self, path: Path, facts: Iterable[str]) -> Iterator[Problem]:
        """Name the facts that are not among the facts."""
        for i, fact in enumerate(facts):
            if fact not in self.known_facts:
                yield self.problem((*path, i), f"there is no fact {fact!r}")


def check(labels: Labels, raws: Mapping[str, RawArticle], written: LinedYaml) -> list[Problem]:
    """Return every mistake; `raws` holds the articles that could be read, by file."""
    desk = Desk(
        labels=labels,
        reporting={f: fold(r.text) for f, r in raws.items()},
        page={f: fold(_whole_page(r)) for f, r in raws.items()},
        written=written,
        facts={f.id: f for f in labels.facts},
        known_facts=frozenset(_given(written, "facts", "id")),
        known_articles=frozenset(_given(written, "articles", "file")),
    )
    checks = (_articles, _facts, _same, _findings, _conflicts, _origins, _wording, _copies)
    return [problem for one in checks for problem in one(desk)]


def _whole_page(raw: RawArticle) -> str:
    stated = (raw.stated.headline, raw.stated.outlet)
    return "\n".join([raw.text, *(d.text for d in raw.dropped), *(s for s in stated if s)])


def _given(written: LinedYaml, section: str, key: str) -> list[str]:
    """Return the names that were given, also by entries that are wrong in other ways."""
    data = written.data if isinstance(written.data, dict) else {}
    entries = data.get(section)
    if not isinstance(entries, tuple):
        return []
    return [str(e[key]) for e in entries if isinstance(e, dict) and key in e]


def _twice(names: Iterable[str]) -> frozenset[str]:
    return frozenset(n for n, count in Counter(names).items() if count > 1)


def _articles(desk: Desk) -> Iterator[Problem]:
    twice = _twice(a.file for a in desk.labels.articles)
    for i, article in enumerate(desk.labels.articles):
        at: Path = ("articles", i)
        if article.file in twice:
            yield desk.problem((*at, "file"), f"{article.file!r} is listed twice")
        if (article.published is None) != (article.basis == "unknown"):
            what = "`basis: unknown` goes with no date, and any other basis with a date"
            yield desk.problem((*at, "published"), what)
        page = desk.page.get(article.file)
        if page is None:
            continue
        if article.headline and not page.find(article.headline):
            yield desk.problem((*at, "headline"), _absent(article.headline, article.file, page))
        for j, line in enumerate(article.furniture):
            if not page.find(line):
                yield desk.problem((*at, "furniture", j), _absent(line, article.file, page))
        for j, passage in enumerate(article.body):
            if not desk.reporting[article.file].find(passage):
                yield desk.problem((*at, "body", j), _absent(passage, article.file, page))


def _absent(words: str, file: str, page: Folded) -> str:
    return f"{words!r} is not in {file} (nearest: {page.nearest(words)!r})"


def _facts(desk: Desk) -> Iterator[Problem]:
    twice = _twice(f.id for f in desk.labels.facts)
    furniture = {a.file: [fold(x).text for x in a.furniture] for a in desk.labels.articles}
    for i, fact in enumerate(desk.labels.facts):
        at: Path = ("facts", i)
        if fact.id in twice:
            yield desk.problem((*at, "id"), f"{fact.id!r} names two facts")
        if fact.article not in desk.known_articles:
            yield desk.problem((*at, "article"), f"there is no article {fact.article!r}")
        elif fact.article in desk.reporting:
            yield from _anchor(desk, at, fact, furniture.get(fact.article, []))
        for j, figure in enumerate(fact.figures):
            yield from _figure(desk, (*at, "figures", j), figure)


def _anchor(desk: Desk, at: Path, fact: FactLabel, furniture: list[str]) -> Iterator[Problem]:
    text = desk.reporting[fact.article]
    times = len(text.find_all(fact.anchor))
    if times == 0:
        yield desk.problem((*at, "anchor"), _absent(fact.anchor, fact.article, text))
    if times > 1:
        what = f"{fact.anchor!r} is in {fact.article} {times} times: take more words"
        yield desk.problem((*at, "anchor"), what)
    if any(fold(fact.anchor).text in line for line in furniture):
        yield desk.problem((*at, "anchor"), "stands in a line that is labelled furniture")


def _figure(desk: Desk, at: Path, figure: FigureLabel) -> Iterator[Problem]:
    if figure.value is None and figure.low is None and figure.high is None:
        yield desk.problem(at, "a figure needs `value`, or `low` or `high`")
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield desk.problem(at, f"`low` {figure.low:g} is more than `high` {figure.high:g}")


def _same(desk: Desk) -> Iterator[Problem]:
    twice = _twice(f for group in desk.labels.same for f in set(group))
    for i, group in enumerate(desk.labels.same):
        at: Path = ("same", i)
        yield from desk.unknown(at, group)
        for fact in sorted(_twice(group)):
            yield desk.problem(at, f"names {fact!r} twice")
        for fact in sorted(twice.intersection(group)):
            yield desk.problem(at, f"{fact!r} is in two groups: join them")


def _findings(desk: Desk) -> Iterator[Problem]:
    twice = _twice(f.id for f in desk.labels.findings)
    for i, finding in enumerate(desk.labels.findings):
        at: Path = ("findings", i)
        if finding.id in twice:
            yield desk.problem((*at, "id"), f"{finding.id!r} names two findings")
        if OPPOSING.union({"update"}).issuperset(finding.kind) and len(finding.positions) < 2:
            yield desk.problem((*at, "positions"), "needs two positions to differ")
        for j, position in enumerate(finding.positions):
            yield from desk.unknown((*at, "positions", j, "facts"), position.facts)
        yield from _values(desk, at, finding)


def _values(desk: Desk, at: Path, finding: FindingLabel) -> Iterator[Problem]:
    for j, position in enumerate(finding.positions):
        place: Path = (*at, "positions", j)
        if position.value is None:
            if finding.kind == ("figures",):
                yield desk.problem(place, "a position of `figures` needs its `value`")
            continue
        figures = [g for f in position.facts if f in desk.facts for g in desk.facts[f].figures]
        numbers = {n for g in figures for n in (g.value, g.low, g.high)}
        if any(g.value is g.low is g.high is None for g in figures):
            continue  # told already
        if desk.facts.keys() >= set(position.facts) and position.value not in numbers:
            what = f"none of its facts has the figure {position.value:g}"
            yield desk.problem((*place, "value"), what)


def _conflicts(desk: Desk) -> Iterator[Problem]:
    for i, entry in enumerate(desk.labels.not_in_conflict):
        at: Path = ("not_in_conflict", i)
        yield from desk.unknown((*at, "facts"), entry.facts)
        for finding in desk.labels.findings:
            opposed = OPPOSING.issuperset(finding.kind) and finding.type == ("contradiction",)
            if opposed and _opposes(finding, frozenset(entry.facts)):
                yield desk.problem(at, f"finding {finding.id!r} opposes these very facts")


def _opposes(finding: FindingLabel, facts: frozenset[str]) -> bool:
    sides = [facts.intersection(p.facts) for p in finding.positions]
    return any(a and b and len(a | b) > 1 for a, b in combinations(sides, 2))


def _origins(desk: Desk) -> Iterator[Problem]:
    names = Counter(
        n.casefold()
        for o in desk.labels.origins
        for n in {o.name.casefold(), *(s.casefold() for s in o.spellings)}
    )
    twice = _twice(f for o in desk.labels.origins for f in set(o.facts))
    for i, origin in enumerate(desk.labels.origins):
        at: Path = ("origins", i)
        for name in (origin.name, *origin.spellings):
            if names[name.casefold()] > 1:
                yield desk.problem(at, f"{name!r} names two origins")
        yield from desk.unknown((*at, "facts"), origin.facts)
        for fact in sorted(twice.intersection(origin.facts)):
            yield desk.problem((*at, "facts"), f"{fact!r} has two origins")


def _wording(desk: Desk) -> Iterator[Problem]:
    for i, entry in enumerate(desk.labels.wording):
        for j, used in enumerate(entry.articles):
            at: Path = ("wording", i, "articles", j)
            if used.article not in desk.known_articles:
                yield desk.problem((*at, "article"), f"there is no article {used.article!r}")
                continue
            text = desk.reporting.get(used.article)
            for k, term in enumerate(used.terms):
                if text and not text.find_all(term, any_case=True):
                    yield desk.problem((*at, "terms", k), f"{term!r} is not in {used.article}")


def _copies(desk: Desk) -> Iterator[Problem]:
    for i, copy in enumerate(desk.labels.copies):
        at: Path = ("copies", i)
        for key, file in (("article", copy.article), ("of", copy.of)):
            if file not in desk.known_articles:
                yield desk.problem((*at, key), f"there is no article {file!r}")
        if copy.article == copy.of:
            yield desk.problem(at, "an article is no copy of itself")

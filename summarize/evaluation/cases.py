"""Loading labelled stories: mistakes in the labels are told with file and line.

First all mistakes of form; where there are none, all articles that cannot be read; where there are
none, all labels that do not hold together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from summarize.articles.load import load
from summarize.domain import RawArticle
from summarize.errors import CasesError, InputError
from summarize.evaluation.labels import FactLabel, FigureLabel, FindingLabel, Labels
from summarize.evaluation.lines import LinedYaml, Place, Problem, parse
from summarize.evaluation.passages import Folded, fold
from summarize.settings import MAX_FILE_BYTES

# --- strict validation: every mistake of form at once, in words of our own


OUR_WORDS = {
    "extra_forbidden": "is not a key that is known here",
    "missing": "is missing",
    "string_type": "must be words",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must not be empty",
    "bool_type": "must be true or false",
    "float_type": "must be a number",
    "date_type": "must be a date, written 2024-03-31",
    "tuple_type": "must be a list",
    "model_type": "must be a mapping of keys to values",
}


def _labels(written: LinedYaml) -> tuple[Labels | None, list[Problem]]:
    """Return the labels, or what is wrong with their form."""
    problems = list(written.problems)
    try:
        labels = Labels.model_validate(written.data)
    except ValidationError as error:
        told = {p.where for p in problems}
        found = [_in_our_words(one, written) for one in error.errors()]
        return None, problems + [p for p in found if p.where not in told]
    return (None, problems) if problems else (labels, [])


def _in_our_words(error: ErrorDetails, written: LinedYaml) -> Problem:
    what = OUR_WORDS.get(error["type"], error["msg"].lower())
    if error["type"] not in {"missing", "extra_forbidden", "model_type"}:
        what += f", not {error['input']!r}"
    return written.problem(error["loc"], what)


# --- whether labels hold together: what they name exists, and no label denies another


@dataclass(frozen=True, slots=True)
class Desk:
    """What the checks look at: the labels, the articles as read, and where things were written."""

    labels: Labels
    reporting: Mapping[str, Folded]
    page: Mapping[str, Folded]
    written: LinedYaml
    facts: Mapping[str, FactLabel]

    def problem(self, path: Place, what: str) -> Problem:
        """Say what is wrong at a place."""
        return self.written.problem(path, what)

    def unknown_facts(self, path: Place, facts: Iterable[str]) -> Iterator[Problem]:
        """Name the facts that are not among the facts."""
        for i, fact in enumerate(facts):
            if fact not in self.facts:
                yield self.problem((*path, i), f"there is no fact {fact!r}")

    def unknown_article(self, path: Place, file: str) -> Iterator[Problem]:
        """Name an article that is not among the articles."""
        if file not in self.reporting:
            yield self.problem(path, f"there is no article {file!r}")


def check(labels: Labels, raws: Mapping[str, RawArticle], written: LinedYaml) -> list[Problem]:
    """Return every mistake of meaning; `raws` holds the articles, by file."""
    desk = Desk(
        labels=labels,
        reporting={f: fold(r.text) for f, r in raws.items()},
        page={f: fold(_whole_page(r)) for f, r in raws.items()},
        written=written,
        facts={f.id: f for f in labels.facts},
    )
    checks = (_names, _articles, _facts, _same, _findings, _conflicts, _origins, _wording, _copies)
    return [problem for one in checks for problem in one(desk)]


def _whole_page(raw: RawArticle) -> str:
    stated = (raw.stated.headline, raw.stated.outlet)
    return "\n".join([raw.text, *(d.text for d in raw.dropped), *(s for s in stated if s)])


def _twice(names: Iterable[str]) -> frozenset[str]:
    return frozenset(n for n, count in Counter(names).items() if count > 1)


def _names(desk: Desk) -> Iterator[Problem]:
    """Find names that stand for two things."""
    for section, key in (("articles", "file"), ("facts", "id"), ("findings", "id")):
        names = [getattr(entry, key) for entry in getattr(desk.labels, section)]
        for i, name in enumerate(names):
            if names.count(name) > 1:
                yield desk.problem((section, i, key), f"{name!r} names two {section}")


def _articles(desk: Desk) -> Iterator[Problem]:
    for i, article in enumerate(desk.labels.articles):
        at: Place = ("articles", i)
        if (article.published is None) != (article.basis == "unknown"):
            what = "`basis: unknown` goes with no date, and any other basis with a date"
            yield desk.problem((*at, "published"), what)
        page, reporting = desk.page[article.file], desk.reporting[article.file]
        looked_for = [
            ((*at, "body", j), passage, reporting) for j, passage in enumerate(article.body)
        ]
        looked_for += [((*at, "furniture", j), x, page) for j, x in enumerate(article.furniture)]
        if article.headline:
            looked_for.append(((*at, "headline"), article.headline, page))
        for place, words, text in looked_for:
            if not text.find(words):
                yield desk.problem(place, _absent(words, article.file, text))


def _absent(words: str, file: str, page: Folded) -> str:
    return f"{words!r} is not in {file} (nearest: {page.nearest(words)!r})"


def _facts(desk: Desk) -> Iterator[Problem]:
    furniture = {a.file: [fold(x).text for x in a.furniture] for a in desk.labels.articles}
    for i, fact in enumerate(desk.labels.facts):
        at: Place = ("facts", i)
        yield from desk.unknown_article((*at, "article"), fact.article)
        if fact.article in desk.reporting:
            yield from _anchor(desk, at, fact, furniture[fact.article])
        for j, figure in enumerate(fact.figures):
            yield from _figure(desk, (*at, "figures", j), figure)


def _anchor(desk: Desk, at: Place, fact: FactLabel, furniture: list[str]) -> Iterator[Problem]:
    text = desk.reporting[fact.article]
    times = len(text.find_all(fact.anchor))
    if times == 0:
        yield desk.problem((*at, "anchor"), _absent(fact.anchor, fact.article, text))
    if times > 1:
        what = f"{fact.anchor!r} is in {fact.article} {times} times: take more words"
        yield desk.problem((*at, "anchor"), what)
    if any(fold(fact.anchor).text in line for line in furniture):
        yield desk.problem((*at, "anchor"), "stands in a line that is labelled furniture")


def _figure(desk: Desk, at: Place, figure: FigureLabel) -> Iterator[Problem]:
    if figure.value is None and figure.low is None and figure.high is None:
        yield desk.problem(at, "a figure needs `value`, or `low` or `high`")
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield desk.problem(at, f"`low` {figure.low:g} is more than `high` {figure.high:g}")


def _same(desk: Desk) -> Iterator[Problem]:
    twice = _twice(f for group in desk.labels.same for f in set(group))
    for i, group in enumerate(desk.labels.same):
        at: Place = ("same", i)
        yield from desk.unknown_facts(at, group)
        for fact in sorted(twice.intersection(group)):
            yield desk.problem(at, f"{fact!r} is in two groups: join them")


def _findings(desk: Desk) -> Iterator[Problem]:
    for i, finding in enumerate(desk.labels.findings):
        at: Place = ("findings", i)
        if {"disputed", "figures", "update"}.issuperset(finding.kind) and len(
            finding.positions
        ) < 2:
            yield desk.problem((*at, "positions"), "needs two positions to differ")
        for j, position in enumerate(finding.positions):
            yield from desk.unknown_facts((*at, "positions", j, "facts"), position.facts)
        yield from _values(desk, at, finding)


def _values(desk: Desk, at: Place, finding: FindingLabel) -> Iterator[Problem]:
    for j, position in enumerate(finding.positions):
        place: Place = (*at, "positions", j)
        if position.value is None:
            if finding.kind == ("figures",):
                yield desk.problem(place, "a position of `figures` needs its `value`")
            continue
        figures = [g for f in position.facts if f in desk.facts for g in desk.facts[f].figures]
        if position.value not in {n for g in figures for n in (g.value, g.low, g.high)}:
            what = f"none of its facts has the figure {position.value:g}"
            yield desk.problem((*place, "value"), what)


def _conflicts(desk: Desk) -> Iterator[Problem]:
    for i, entry in enumerate(desk.labels.not_in_conflict):
        yield from desk.unknown_facts(("not_in_conflict", i, "facts"), entry.facts)


def _origins(desk: Desk) -> Iterator[Problem]:
    names = Counter(
        n.casefold()
        for o in desk.labels.origins
        for n in {o.name.casefold(), *(s.casefold() for s in o.spellings)}
    )
    twice = _twice(f for o in desk.labels.origins for f in set(o.facts))
    for i, origin in enumerate(desk.labels.origins):
        at: Place = ("origins", i)
        for name in (origin.name, *origin.spellings):
            if names[name.casefold()] > 1:
                yield desk.problem(at, f"{name!r} names two origins")
        yield from desk.unknown_facts((*at, "facts"), origin.facts)
        for fact in sorted(twice.intersection(origin.facts)):
            yield desk.problem((*at, "facts"), f"{fact!r} has two origins")


def _wording(desk: Desk) -> Iterator[Problem]:
    for i, entry in enumerate(desk.labels.wording):
        for j, used in enumerate(entry.articles):
            at: Place = ("wording", i, "articles", j)
            yield from desk.unknown_article((*at, "article"), used.article)
            text = desk.reporting.get(used.article)
            for k, term in enumerate(used.terms):
                if text and not text.find_all(term, any_case=True):
                    yield desk.problem((*at, "terms", k), f"{term!r} is not in {used.article}")


def _copies(desk: Desk) -> Iterator[Problem]:
    for i, copy in enumerate(desk.labels.copies):
        at: Place = ("copies", i)
        yield from desk.unknown_article((*at, "article"), copy.article)
        yield from desk.unknown_article((*at, "of"), copy.of)
        if copy.article == copy.of:
            yield desk.problem(at, "an article is no copy of itself")


EXPECTED = "expected.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled story.

    Attributes:
        name: Its folder's name.
        labels: What a person wrote down about it.
        files: The path of each article, by the name the labels use.
        digest: Of labels and articles: changes when either does.
    """

    name: str
    labels: Labels
    files: Mapping[str, Path]
    digest: str


class BrokenCasesError(CasesError):
    """Labels that do not hold: one line per mistake.

    Attributes:
        problems: `(file, problem)` in the order of files and lines.
    """

    def __init__(self, problems: Sequence[tuple[Path, Problem]]) -> None:
        self.problems = tuple(problems)
        lines = [f"{path}:{p.line}: {p.where}: {p.what}" for path, p in problems]
        count = f"{len(lines)} mistake{'s' if len(lines) > 1 else ''} in the labels"
        super().__init__("\n".join([count, *lines]), "evals/README.md explains the labels")


def load_cases(folder: Path, names: Sequence[str] = ()) -> list[Case]:
    """Load the cases below a folder, in the order of their names.

    Args:
        folder: Holds one folder per story.
        names: Which stories; all when empty.

    Raises:
        BrokenCasesError: When labels do not hold, with every mistake of every case.
        CasesError: When there is no such case, or none at all.
    """
    found = {p.parent.name: p.parent for p in sorted(folder.glob(f"*/{EXPECTED}"))}
    unknown = [n for n in names if n not in found]
    if unknown or not found:
        looked = f"no case {', '.join(unknown)}" if unknown else f"no */{EXPECTED}"
        hint = f"there are: {', '.join(found)}" if found else "--cases DIR says where they are"
        raise CasesError(f"{looked} in {folder}", hint)
    cases: list[Case] = []
    problems: list[tuple[Path, Problem]] = []
    for name in names or found:
        try:
            cases.append(load_case(found[name]))
        except BrokenCasesError as error:
            problems += error.problems
    if problems:
        raise BrokenCasesError(problems)
    return cases


def load_case(folder: Path) -> Case:
    """Load one case.

    Raises:
        BrokenCasesError: With every mistake in its labels.
        CasesError: When there are no labels in the folder.
    """
    path = folder / EXPECTED
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CasesError(f"{path} cannot be read: {error}") from error
    written = parse(text)
    labels, problems = _labels(written)
    if labels is None:
        raise _broken(path, problems)
    files = {a.file: (folder / labels.folder / a.file).resolve() for a in labels.articles}
    raws, problems = _read(labels, files, written)
    if problems := problems or check(labels, raws, written):
        raise _broken(path, problems)
    return Case(folder.name, labels, files, _digest(text, files))


def _broken(path: Path, problems: Iterable[Problem]) -> BrokenCasesError:
    return BrokenCasesError([(path, p) for p in sorted(problems, key=lambda p: p.line)])


def _digest(text: str, files: Mapping[str, Path]) -> str:
    state = blake2b(text.encode(), digest_size=8)
    for name, path in sorted(files.items()):
        state.update(name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()


def _read(
    labels: Labels, files: Mapping[str, Path], written: LinedYaml
) -> tuple[dict[str, RawArticle], list[Problem]]:
    """Read each article alone: the loader would set an identical copy aside."""
    raws, problems = {}, []
    for i, article in enumerate(labels.articles):
        path = files[article.file]
        try:
            loaded, skipped = load([path], MAX_FILE_BYTES) if path.is_file() else ([], [])
            why = skipped[0].reason if skipped else f"there is no {path}"
        except InputError as error:
            loaded, why = [], error.message
        if loaded:
            raws[article.file] = loaded[0]
        else:
            what = f"cannot be read: {article.file}: {why}"
            problems.append(written.problem(("articles", i, "file"), what))
    return raws, problems

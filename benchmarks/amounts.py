"""Figures that count one thing: how often the fitted scorer is right, and its fit.

    python -m benchmarks.amounts FOLDER          # each story left out of the fit
    python -m benchmarks.amounts FOLDER --fit    # fit anew, and write amounts.json

FOLDER holds stories with a reader's notes (benchmarks/stories/README.md), beside those of
benchmarks/stories/fitted, which are always read; those held out take no part. The notes list every
question to which the accounts give different values, so a pair of different values that no question
holds is of two things. Pairs of one value are counted only where both are noted.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from benchmarks.corpora import topic_of
from benchmarks.fitting import Sample, fitted, folds
from summarize.articles.clean import clean
from summarize.articles.sources import gather
from summarize.claims.ground import read
from summarize.comparison.origins import resolve_origins
from summarize.domain import Accounts, Article, ReadArticle
from summarize.engines.offline import OfflineEngine
from summarize.engines.offline.amounts import CLOCK, Entry, entries_of
from summarize.engines.offline.engine import understood
from summarize.engines.offline.figures import features, may_meet
from summarize.learned.logistic import Logistic
from summarize.settings import Settings
from summarize.text.parsing import Parser

PENALTY = 3.0
"""L2 penalty on standardised features."""

FOLDS = 12

PRECISE = 0.6
"""Precision of single pairs at the point that ships: groups ask it of all their pairs together."""

STORIES = Path(__file__).parent / "stories"
OUT = Path(__file__).parent.parent / "summarize" / "learned" / "amounts.json"


class Noted(NamedTuple):
    """A value of a question, where it stands in its article's text."""

    question: int
    file: str
    start: int
    end: int
    values: tuple[float, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="holds stories with a reader.yaml")
    parser.add_argument("--fit", action="store_true", help="fit anew, and write amounts.json")
    args = parser.parse_args()
    english = Parser()
    engine = OfflineEngine(english)
    folders = (STORIES / "fitted", args.folder)
    told = [p.parent for f in folders for p in sorted(f.rglob("reader.yaml"))]
    samples = {}
    for folder in told:
        raws, _ = gather([str(p) for p in sorted(folder.glob("*.txt"))], Settings())
        articles = clean(raws)
        samples[folder.name] = sample(folder, articles, list(read(articles, engine, english)))
    report({name: s for name, s in samples.items() if s is not None}, fit=args.fit)


def sample(
    folder: Path, articles: Sequence[Article], reads: Sequence[ReadArticle]
) -> Sample | None:
    """Return the labelled pairs of one story; None where there are none."""
    claims, origins = resolve_origins(articles, reads)
    accounts = Accounts(
        articles=tuple(articles), reads=tuple(reads), claims=tuple(claims), origins=tuple(origins)
    )
    statements, likeness, _ = understood(accounts)
    notes = list(_noted(folder, {Path(a.path).name: a for a in articles}))
    files = {a.id: Path(a.path).name for a in articles}
    rows: list[Mapping[str, float]] = []
    truth: list[float] = []
    for one, other in combinations(entries_of(statements), 2):
        label = _label(one, other, notes, files)
        meets = one.sort == other.sort and one.statement.event == other.statement.event
        if label is not None and meets and may_meet(one, other):
            rows.append(features(one, other, likeness))
            truth.append(label)
    if not rows:
        return None
    columns = {n: np.array([r[n] for r in rows]) for n in rows[0]}
    weight = np.full(len(rows), 20.0 / np.sqrt(len(rows)))
    return Sample(columns, np.array(truth), weight)


def _noted(folder: Path, articles: Mapping[str, Article]) -> Iterator[Noted]:
    notes = yaml.safe_load((folder / "reader.yaml").read_text(encoding="utf-8"))
    questions = [*(notes.get("figures") or ()), *(notes.get("same") or ())]
    for n, question in enumerate(questions):
        for value in question.get("values") or ():
            place = _place(value, articles)
            if place:
                given = (value.get("value"), value.get("high"))
                yield Noted(n, value["article"], *place, tuple(float(v) for v in given if _is(v)))


def _is(value: Any) -> bool:
    return isinstance(value, int | float)


def _place(at: Mapping[str, Any], articles: Mapping[str, Article]) -> tuple[int, int] | None:
    article = articles.get(at["article"])
    words = [re.escape(w) for w in re.findall(r"\w+", at["text"])]
    found = re.search(r"\W+".join(words), article.text) if article and words else None
    return found.span() if found else None


def _label(
    one: Entry, other: Entry, notes: Sequence[Noted], files: Mapping[str, str]
) -> float | None:
    """Return 1 where two figures answer one question, 0 where they do not, None if not known."""
    mine, theirs = _questions(one, notes, files), _questions(other, notes, files)
    if mine & theirs:
        return 1.0
    if one.amount == other.amount and not (mine and theirs):
        return None
    return 0.0


def _questions(entry: Entry, notes: Sequence[Noted], files: Mapping[str, str]) -> set[int]:
    file = files[entry.statement.claim.article]
    given = {v for v in (entry.figure.value, entry.figure.low, entry.figure.high) if v is not None}
    if entry.sort == CLOCK:
        given = clock_forms(entry.given)
    return {
        n.question
        for n in notes
        if n.file == file
        and n.start < entry.figure.end
        and entry.figure.start < n.end
        and given & set(n.values)
    }


def clock_forms(hours: float) -> set[float]:
    """Return the numbers as which a reader may note a time of day: hours, 1530, 3.3, 3 or 30."""
    hour, minute = divmod(round(hours * 60), 60)
    both = {hour, hour % 12 or 12}
    forms = {
        float(f) for h in both for f in (h, h + minute / 60, 100 * h + minute, h + minute / 100)
    }
    return {round(f, 2) for f in forms} | {hours, float(minute)}


# --- the fit ----------------------------------------------------------------------------------


def report(samples: Mapping[str, Sample], *, fit: bool) -> None:
    """Print how often pairs of stories left out are right; write the weights where asked."""
    odds, truth = left_out(samples)
    order = np.argsort(-odds)
    right = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    recall = np.cumsum(truth[order]) / truth.sum()
    print(f"{len(samples)} stories, {len(truth)} pairs, {truth.mean():.3f} of them true")
    for precision in (0.9, 0.8, 0.7, 0.6, 0.5):
        able = np.flatnonzero(right >= precision)
        last = able[-1] if len(able) else 0
        print(f"precision {precision}: recall {recall[last]:.3f} at {odds[order][last]:.2f}")
    if fit:
        last = np.flatnonzero(right >= PRECISE)[-1]
        model = fitted(list(samples.values()), names_of(samples), PENALTY)
        point = round(float(odds[order][last]), 3)
        told = {"bias": model.bias, "points": {"one thing": point}, "weights": dict(model.weights)}
        OUT.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def left_out(samples: Mapping[str, Sample]) -> tuple[np.ndarray, np.ndarray]:
    """Return the log-odds of each pair by a model that its story had no part in, and the truth."""
    odds, truth = [], []
    for held in folds([topic_of(n) for n in samples], FOLDS):
        model = fitted_without(samples, held)
        for name, one in samples.items():
            if topic_of(name) in held:
                odds.append(model.log_odds(one.features))
                truth.append(one.truth)
    return np.concatenate(odds), np.concatenate(truth)


def fitted_without(samples: Mapping[str, Sample], held: set[str]) -> Logistic:
    rest = [s for n, s in samples.items() if topic_of(n) not in held]
    return fitted(rest, names_of(samples), PENALTY)


def names_of(samples: Mapping[str, Sample]) -> list[str]:
    return sorted(next(iter(samples.values())).features)


if __name__ == "__main__":
    main()

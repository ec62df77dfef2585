"""Pairs of statements: how many true ones are offered, how often the scorer is right.

    python -m benchmarks.pairs FOLDER WORKED          # each story, or topic, left out of the fit
    python -m benchmarks.pairs FOLDER WORKED --fit    # fit anew, and write pairs.json
    python -m benchmarks.pairs --time 10000

FOLDER holds `ecb/documents.jsonl.gz` and `real/`, stories with a reader's notes; WORKED holds
stories read in full (benchmarks/corpora.py). Fitted on benchmarks/stories/fitted, `real/` and
WORKED; ECB+ and benchmarks/stories/held-out are only measured on. A pair that the blocking does
not offer counts as missed. Sentences that nobody labelled stand in their folder as they would in a
real one; their pairs are not counted, except under "all", where they count as wrong: a lower bound,
since no reader notes every repetition.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Collection, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.corpora import Labelled, ecb_stories, ecb_topics, noted_stories, worked_stories
from benchmarks.fitting import Sample, fitted, folds
from summarize.learned import pairs
from summarize.learned.logistic import Logistic, Vector
from summarize.learned.pairs import Folder, Statement, offered_in

PENALTY = 3.0
"""L2 penalty on standardised features; 1 to 10 differ by less than .01 of average precision."""

STORY_WEIGHT = 20.0
"""What the pairs of a story weigh together, over the square root of their number."""

FOLDS = 8

BUDGETS = (8, 12, 15, 20, 25, 30)
"""Pairs for each statement at which recall is stated."""

PRECISIONS = (0.97, 0.95, 0.93, 0.9, 0.8)

PRECISE = 0.9
"""Precision of the operating point that ships."""

STORIES = Path(__file__).parent / "stories"

FITTED = ("invented", "real", "worked")

COMPLETE = ("invented", "worked")
"""Labelled so fully that a pair of which nobody says anything is a false one."""


class Scored(NamedTuple):
    """Pairs of one folder with their features and labels.

    Attributes:
        name: Of the folder.
        group: What it is left out with.
        features: Of the pairs offered.
        truth: 1 true, 0 false, -1 not labelled.
        gold: True pairs, offered or not.
        size: Statements.
    """

    name: str
    group: str
    features: dict[str, Vector]
    truth: Vector
    gold: int
    size: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, help="holds ecb/ and real/")
    parser.add_argument(
        "worked", nargs="?", type=Path, help="holds NAME.json, stories read in full"
    )
    parser.add_argument("--fit", action="store_true", help="fit anew, and write pairs.json")
    parser.add_argument("--time", type=int, help="made-up statements to time")
    args = parser.parse_args()
    if args.time:
        print_time(args.time)
    if args.worked and not args.fit:
        print_all_recall(args.folder, args.worked)
    if args.worked:
        sets = sets_of(args.folder, args.worked)
        rows = left_out(sets)
        if args.fit:
            write(sets, rows)
        else:
            print_all_scores(rows)


Row = tuple[Vector, Scored]


# --- what is measured -------------------------------------------------------------------------


def labelled(folder: Path, worked: Path) -> dict[str, list[Labelled]]:
    return {
        "invented": list(noted_stories([STORIES / "fitted"])),
        "invented, held out": list(noted_stories([STORIES / "held-out"])),
        "real": list(noted_stories([folder / "real"])),
        "worked": list(worked_stories(worked)),
        "ECB+": list(ecb_stories(folder / "ecb")),
        "ECB+, two like stories": list(ecb_topics(folder / "ecb")),
    }


def sets_of(folder: Path, worked: Path) -> dict[str, list[Scored]]:
    return {name: list(map(scored, told)) for name, told in labelled(folder, worked).items()}


def print_all_recall(folder: Path, worked: Path) -> None:
    print_recall("ECB+, annotated sentences only", list(ecb_stories(folder / "ecb", whole=False)))
    for name, stories in labelled(folder, worked).items():
        print_recall(name, stories)


def print_all_scores(rows: dict[str, list[Row]]) -> None:
    for name, found in rows.items():
        print_scores(name, found)
        if not name.startswith("ECB+"):
            print_scores(f"{name}, all", [_all(z, s) for z, s in found])


def print_recall(name: str, stories: Sequence[Labelled]) -> None:
    print(f"blocking, {name}: {sum(len(s.statements) for s in stories)} statements")
    gold = [_gold(s) for s in stories]
    folders = [Folder(s.statements) for s in stories]
    for budget in BUDGETS:
        sets = [{p[:2] for p in offered_in(f, budget)} for f in folders]
        hit = sum(len(g & s) for g, s in zip(gold, sets, strict=True))
        each = sum(map(len, sets)) / sum(len(s.statements) for s in stories)
        print(f"  {each:5.1f} pairs a statement: {hit / sum(map(len, gold)):.3f} of the true ones")


def print_scores(name: str, found: Sequence[Row]) -> None:
    """Print recall at some precisions, and how far probabilities are off (expected, found)."""
    scores = np.concatenate([z[s.truth >= 0] for z, s in found])
    truth = np.concatenate([s.truth[s.truth >= 0] for _, s in found])
    gold = sum(s.gold for _, s in found)
    cells = []
    for precision in PRECISIONS:
        cut, recall = operating_point(scores, truth, gold, precision)
        cells.append(f"{recall:.3f} at {precision} (log-odds {cut:.2f})")
    print(f"{name}: {len(truth)} pairs, {truth.mean():.3f} true, {gold} true in all")
    print(f"  recall {', '.join(cells)}")
    print(f"  average precision {average_precision(scores, truth, gold):.3f}")
    print(f"  calibration {calibration(scores, truth)}")
    kept = scores >= pairs.model().points["precise"]
    right = truth[kept].mean() if kept.any() else float("nan")
    print(f"  at the shipped point: precision {right:.3f}, recall {truth[kept].sum() / gold:.3f}")


def operating_point(
    scores: Vector, truth: Vector, gold: int, precision: float
) -> tuple[float, float]:
    """Return the lowest log-odds at which precision still holds, and the recall there."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    held = np.flatnonzero(hits / np.arange(1, len(hits) + 1) >= precision)
    if not len(held):
        return float("inf"), 0.0
    return float(scores[order[held[-1]]]), float(hits[held[-1]] / gold)


def average_precision(scores: Vector, truth: Vector, gold: int) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    return float((hits / np.arange(1, len(hits) + 1) * truth[order]).sum() / gold)


def calibration(scores: Vector, truth: Vector) -> str:
    """Return, for pairs by tenths of probability, the share that is true."""
    chance = 1 / (1 + np.exp(-scores))
    tenth = np.minimum((chance * 10).astype(int), 9)
    cells = [
        f"{chance[tenth == k].mean():.2f}: {truth[tenth == k].mean():.2f}"
        for k in range(10)
        if (tenth == k).sum() >= 20
    ]
    off = sum(
        (tenth == k).sum() * abs(chance[tenth == k].mean() - truth[tenth == k].mean())
        for k in range(10)
        if (tenth == k).any()
    )
    return f"{', '.join(cells)}; off by {off / len(truth):.3f}"


# --- pairs and fits ---------------------------------------------------------------------------


def scored(story: Labelled) -> Scored:
    """Return the pairs that the blocking offers, with features and labels."""
    folder = Folder(story.statements)
    candidates = offered_in(folder)
    truth = np.array([_label(story, i, j) for i, j, _ in candidates], dtype=float)
    found = dict(pairs.features(folder, candidates))
    return Scored(story.name, story.group, found, truth, len(_gold(story)), len(story.statements))


def _label(story: Labelled, i: int, j: int) -> int:
    one, other = story.told[i], story.told[j]
    return -1 if one is None or other is None else int(bool(one & other))


def _gold(story: Labelled) -> set[tuple[int, int]]:
    return {
        (i, j)
        for (i, a), (j, b) in combinations(enumerate(story.told), 2)
        if a and b and a & b and story.statements[i].article != story.statements[j].article
    }


def _all(scores: Vector, story: Scored) -> Row:
    """Count pairs that nobody labelled as false."""
    return scores, story._replace(truth=np.maximum(story.truth, 0))


def left_out(sets: dict[str, list[Scored]]) -> dict[str, list[Row]]:
    """Return the log-odds of each folder by a model fitted without the stories of its group."""
    found: dict[str, list[Row]] = {name: [] for name in sets}
    for held in folds([s.group for stories in sets.values() for s in stories], FOLDS):
        model = fit_on(sets, held)
        for name, stories in sets.items():
            rows = [(model.log_odds(s.features), s) for s in stories if s.group in held]
            found[name] += rows
    return found


def fit_on(sets: dict[str, list[Scored]], held: Collection[str] = ()) -> Logistic:
    samples = [
        _sample(story, complete=name in COMPLETE)
        for name in FITTED
        for story in sets[name]
        if story.group not in held
    ]
    return fitted(samples, sorted(samples[0].features), PENALTY)


def _sample(story: Scored, *, complete: bool) -> Sample:
    """Return a folder's pairs for the fit; where it is labelled fully, the rest as false."""
    kept = np.ones(len(story.truth), dtype=bool) if complete else story.truth >= 0
    truth = np.maximum(story.truth[kept], 0)
    weight = np.full(len(truth), STORY_WEIGHT / np.sqrt(max(len(truth), 1)))
    return Sample({n: c[kept] for n, c in story.features.items()}, truth, weight)


def write(sets: dict[str, list[Scored]], rows: dict[str, list[Row]]) -> None:
    """Fit on all stories; the operating point is that of real ones left out."""
    model = fit_on(sets)
    scores = np.concatenate([z[s.truth >= 0] for z, s in rows["real"]])
    truth = np.concatenate([s.truth[s.truth >= 0] for _, s in rows["real"]])
    cut, _ = operating_point(scores, truth, 1, PRECISE)
    data = {
        "weights": dict(model.weights),
        "bias": model.bias,
        "points": {"precise": round(cut, 3)},
    }
    path = Path(pairs.__file__).parent / pairs.WEIGHTS
    path.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


# --- time -------------------------------------------------------------------------------------


def print_time(size: int) -> None:
    """Time made-up statements of 15 words by Zipf's law, in 50 articles."""
    chance = random.Random(7)  # noqa: S311 - not a secret
    words = [f"w{chance.randrange(10**9):x}" for _ in range(8000)]
    odds = [1 / (rank + 10) for rank in range(len(words))]
    texts = [" ".join(chance.choices(words, odds, k=15)) for _ in range(size)]
    statements = [Statement(f"A{i % 50}", text) for i, text in enumerate(texts)]
    start, cpu = time.perf_counter(), time.process_time()
    folder = Folder(statements)
    candidates = offered_in(folder)
    middle = time.process_time()
    pairs.log_odds(folder, candidates)
    end, wall = time.process_time(), time.perf_counter() - start
    print(f"{size} statements, {len(candidates)} pairs, {wall:.1f} s; of one processor:")
    print(f"  blocking {middle - cpu:.1f} s, scoring {end - middle:.1f} s")


if __name__ == "__main__":
    main()

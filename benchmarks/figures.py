"""Differing figures: how many of a careful reader's questions are found, with the right type.

    python -m benchmarks.figures FOLDER...           # what ships
    python -m benchmarks.figures FOLDER... --cross   # each story with weights fitted on the others
    python -m benchmarks.figures FOLDER... --fit     # fit anew, and write likeness.json

FOLDERs hold stories with a `reader.yaml` (benchmarks/stories/README.md). A question is found when
one finding gives two of its values or more, right when its type is one that the reader accepts too.
A finding is a reader's when most of its positions are values of one of his questions; a
contradiction is real when the reader lists it as a difference.

The fit: logistic regression on the pairs of figures that may meet at all, with L2 penalty. Pairs
of one question are one thing, pairs of others are not; what the reader left unsaid is left out.
Each story weighs by the square root of its pairs.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.readers import Question, Story, near, stories
from summarize.comparison import likeness
from summarize.comparison.entries import Entry
from summarize.comparison.figures import figure_findings
from summarize.comparison.profiles import profile_of
from summarize.domain import Figure, Position

PENALTY = 0.5
"""L2 penalty; .1 to 3 found 50 to 55 of 117 questions in a first sweep."""

STORY_WEIGHT = 20.0
"""What the pairs of a story weigh together, over the square root of their number."""

MOST = 0.6
"""Share of a finding's positions that are values of one question, for it to be the reader's."""

Pair = tuple[dict[str, float], bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cross", action="store_true", help="leave each story out of the fit")
    parser.add_argument("--fit", action="store_true", help="fit anew, and write likeness.json")
    parser.add_argument("--misses", action="store_true", help="print what is not found or false")
    args = parser.parse_args()
    told = list(stories(args.folders))
    if args.fit:
        weights = fitted([pairs_of(s) for s in told])
        rounded = {name: round(w, 3) for name, w in sorted(weights.items())}
        path = Path(likeness.__file__).with_suffix(".json")
        path.write_text(json.dumps({"weights": rounded}, indent=1) + "\n", encoding="utf-8")
        return
    pairs = [pairs_of(s) for s in told] if args.cross else []
    total: Counter[str] = Counter()
    for i, story in enumerate(told):
        weights = fitted([p for j, p in enumerate(pairs) if j != i]) if args.cross else None
        tally = counted(story, weights, misses=args.misses)
        print(f"{story.name:28} {_line(tally)}")
        total += tally
    print(f"{'all':28} {_line(total)}")


def _line(tally: Counter[str]) -> str:
    return (
        f"{tally['found']} of {tally['questions']} found, {tally['typed']} with the right type; "
        f"{tally['listed']} of {tally['findings']} findings listed by the reader; "
        f"{tally['real']} of {tally['contradictions']} contradictions real"
    )


# --- counting -------------------------------------------------------------------------------


def counted(story: Story, weights: Mapping[str, float] | None, *, misses: bool) -> Counter[str]:
    """Return what of a story's questions is found, and what of the findings is a reader's."""
    questions = story.questions("figures")
    findings = figure_findings(story.ledger(weights), story.origins)
    given = {f.id: [_values(story, p, questions) for p in f.positions] for f in findings}
    tally = Counter(questions=len(questions), findings=len(findings))
    for n, question in enumerate(questions):
        best = [f for f in findings if sum(bool(v & {n}) for v in given[f.id]) > 1]
        tally["found"] += bool(best)
        tally["typed"] += any(f.type in question.types for f in best)
        if misses and not any(f.type in question.types for f in best):
            print(f"  {'mistyped' if best else 'missed'}: {question.what} {question.types}")
    for finding in findings:
        of_question = _is_listed(given[finding.id])
        tally["listed"] += of_question
        if finding.type == "contradiction":
            tally["contradictions"] += 1
            tally["real"] += of_question
        if misses and not of_question:
            print(f"  not listed: {finding.type}: {finding.statement}")
    return tally


def _values(story: Story, position: Position, questions: Sequence[Question]) -> set[int]:
    """Return the questions of which a position gives a value."""
    claims = [c for c in story.claims if c.id in position.claims]
    figures = [(c.article, f) for c in claims for f in c.figures if _is_its(f, position)]
    return {
        n
        for n, q in enumerate(questions)
        if any(v.is_given_by(article, figure) for v in q.values for article, figure in figures)
    }


def _is_its(figure: Figure, position: Position) -> bool:
    if position.value is None:
        return True
    return figure.value is not None and near(figure.value, position.value)


def _is_listed(given: Sequence[set[int]]) -> bool:
    seen = Counter(n for values in given for n in values)
    return any(k >= max(2, MOST * len(given)) for k in seen.values())


# --- fitting --------------------------------------------------------------------------------


def pairs_of(story: Story) -> list[Pair]:
    """Return the pairs of a story's figures of which its reader says whether they are one thing."""
    ledger = story.ledger()
    entries = ledger.entries
    compared = ledger.likeness
    notes = _Notes(story, entries)
    told = ((compared.features(i, j), notes.are_one(i, j)) for i, j in compared.candidates())
    return [(features, one) for features, one in told if one is not None]


class _Notes:
    """What a reader's notes say of pairs of figures."""

    def __init__(self, story: Story, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._amounts = [profile_of(e).amount for e in entries]
        asked = [*story.questions("figures"), *story.questions("same")]
        self._of = [{n for n, q in enumerate(asked) if _gives(e, q)} for e in entries]
        self._maybe = [self._perhaps(i) for i in range(len(entries))]
        self._apart = list(_kept_apart(story, entries))

    def _perhaps(self, i: int) -> set[int]:
        """Return the questions that a figure without a note may belong to: it repeats a value."""
        if self._of[i]:
            return self._of[i]
        like = (
            self._of[j]
            for j, other in enumerate(self._entries)
            if other.dimension == self._entries[i].dimension
            and near(self._amounts[i], self._amounts[j])
        )
        return set().union(*like)

    def are_one(self, i: int, j: int) -> bool | None:
        """Return whether two figures count one thing; None where the reader does not say."""
        if self._of[i] & self._of[j]:
            return True
        if any(a[i] != a[j] for a in self._apart if i in a and j in a):
            return False
        equal = near(self._amounts[i], self._amounts[j])
        both = bool(self._of[i] and self._of[j])
        if not both and (equal or self._maybe[i] & self._maybe[j]):
            return None
        return None if equal and not (self._of[i] or self._of[j]) else False


def _gives(entry: Entry, question: Question) -> bool:
    return any(v.is_given_by(entry.article.id, entry.figure) for v in question.values)


def _kept_apart(story: Story, entries: Sequence[Entry]) -> Iterator[dict[int, int]]:
    """Yield, for each pair to be kept apart, the entries of either side."""
    for question in story.questions("apart"):
        yield {
            i: k
            for k, value in enumerate(question.values)
            for i, e in enumerate(entries)
            if value.is_given_by(e.article.id, e.figure)
        }


def fitted(sets: Sequence[Sequence[Pair]]) -> dict[str, float]:
    """Return the weights that fit the pairs of some stories best."""
    sets = [s for s in sets if s]
    names = sorted({name for pairs in sets for features, _ in pairs for name in features})
    column = {name: i for i, name in enumerate(names)}
    rows = np.zeros((sum(map(len, sets)), len(names)))
    truth, weight = np.zeros(len(rows)), np.zeros(len(rows))
    flat = [(f, one, len(pairs)) for pairs in sets for f, one in pairs]
    for i, (features, one, among) in enumerate(flat):
        truth[i], weight[i] = one, STORY_WEIGHT / np.sqrt(among)
        for name, value in features.items():
            rows[i, column[name]] = value

    def loss(w: Any) -> tuple[float, Any]:
        z = rows @ w
        miss = np.logaddexp(0, -z) * truth + np.logaddexp(0, z) * (1 - truth)
        slope = rows.T @ (weight * (1 / (1 + np.exp(-z)) - truth)) + PENALTY * w
        return float((weight * miss).sum() + PENALTY * (w @ w) / 2), slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, map(float, best), strict=True))


if __name__ == "__main__":
    main()

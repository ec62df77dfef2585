"""What an evaluation found, as one value, and in Markdown: for a terminal, a file, a job in CI."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import numpy as np
from pydantic import Field
from scipy import stats

from summarize.domain import Record, Usage
from summarize.evaluation.metrics import SAYS
from summarize.evaluation.outcome import Observation
from summarize.evaluation.run import CaseResult, Run

# --- from observations to numbers: a mean or an F1, how many it rests on, and how sure it is

SEED = 1828
"""Any number does; a fixed one makes two runs print the same interval."""
RESAMPLES = 2000
"""Percentile ends of a 95 % interval move by under half a point between seeds at this number."""
CONFIDENCE = 0.95


class Score(Record):
    """A mean, or the F1 of means, of so many things looked at, with its 95 % interval.

    Its ends equal the value where nothing can be said.
    """

    value: float
    low: float
    high: float
    n: int


def estimate(observations: Sequence[Observation]) -> Score | None:
    """Estimate one metric; None ("not scored") where nothing was looked at.

    The interval is the percentile bootstrap over the things looked at. Where all are right, or
    all wrong, resampling shows no spread although the next one may differ: Wilson's interval
    for a share is taken instead.
    """
    if not observations:
        return None
    data: tuple[Any, ...] = (np.array([o.value for o in observations], float),)
    statistic: Any = np.mean
    if any(o.recall is not None for o in observations):
        data = (*data, np.array([o.recall or 0.0 for o in observations], float))
        statistic = _f1
    value, n = float(statistic(*data, axis=-1)), len(observations)
    if n > 1 and any(np.ptp(d) > 0 for d in data):
        low, high = resampled(data, statistic)
    elif n > 1 and value in (0.0, 1.0):
        wilson = stats.binomtest(int(value) * n, n).proportion_ci(CONFIDENCE, "wilson")
        low, high = min(wilson.low, value), max(wilson.high, value)
    else:
        low, high = value, value
    return Score(value=value, low=low, high=high, n=n)


def resampled(
    data: tuple[Any, ...], statistic: Any, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return the ends of the percentile bootstrap's interval of a statistic."""
    found = stats.bootstrap(
        data,
        statistic,
        n_resamples=RESAMPLES,
        paired=True,
        vectorized=True,
        confidence_level=confidence,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def _f1(precisions: Any, recalls: Any, axis: int) -> Any:
    p, r = np.mean(precisions, axis=axis), np.mean(recalls, axis=axis)
    return np.where(p + r > 0, 2 * p * r / np.where(p + r > 0, p + r, 1), 0.0)


# --- what is told of contenders

OPEN = "open"
HELD_OUT = "held out"
SURE = 0.999
"""Confidence at which a difference is called one: with fifty metrics compared, 95 % would call two
or three different that are not (Bonferroni's correction)."""

Scores = dict[str, Score | None]
"""Every metric; None is "not scored": there was nothing to look at."""


class Miss(Record):
    """Something that went wrong, with the words concerned."""

    metric: str
    case: str
    text: str


class Story(Record):
    """One story's scores."""

    case: str
    held_out: bool
    scores: Scores


class Entry(Record):
    """One contender's results; misses of stories that are held out are not told."""

    name: str
    engine: str
    prompts: str
    open: Scores
    held_out: Scores
    stories: tuple[Story, ...]
    misses: tuple[Miss, ...]
    usage: Usage

    def values(self) -> dict[str, dict[str, float | None]]:
        """Return the scores' values by group of stories, as the gate takes them."""
        return {
            group: {m: score.value if score else None for m, score in scores.items()}
            for group, scores in ((OPEN, self.open), (HELD_OUT, self.held_out))
        }


class Contrast(Record):
    """How a contender differs from the first one by one metric.

    The difference is the mean of `n` paired ones (labelled things both looked at, else stories) and
    positive where it is better; low and high end its bootstrap interval, at the confidence `SURE`.
    """

    metric: str
    difference: float
    low: float
    high: float
    n: int

    @property
    def verdict(self) -> str:
        """The difference in a word."""
        if self.low <= 0 <= self.high:
            return "no difference shown"
        return "better" if self.difference > 0 else "worse"


class Comparison(Record):
    """A contender beside the first one."""

    first: str
    second: str
    contrasts: tuple[Contrast, ...]


class Report(Record):
    """What an evaluation found."""

    format: Literal["brief-eval/1"] = "brief-eval/1"
    cases: dict[str, str]
    """The digest of each story."""
    entries: tuple[Entry, ...]
    """The contenders' results, in the order asked for."""
    comparisons: tuple[Comparison, ...] = ()
    """Each further contender beside the first."""
    fallen: tuple[str, ...] = ()
    """What the gate found below its floor, or changed; empty where it passes."""
    gate: str = ""
    """What the gate did, in words."""
    says: dict[str, str] = Field(default_factory=lambda: dict(SAYS))
    """What each metric is a share of."""


def report(runs: Sequence[Run], cases: Mapping[str, str]) -> Report:
    """Put runs together, compared with the first, and the digest of each story.

    A contender may answer for some stories only; the gate has its say later.
    """
    first, *others = runs
    return Report(
        cases=dict(cases),
        entries=tuple(_entry(run) for run in runs),
        comparisons=tuple(
            Comparison(first=first.contender, second=r.contender, contrasts=differences(first, r))
            for r in others
        ),
    )


def _entry(run: Run) -> Entry:
    in_the_open = [r for r in run.results if not r.case.labels.held_out]
    aside = [r for r in run.results if r.case.labels.held_out]
    return Entry(
        name=run.contender,
        engine=run.engine,
        prompts=run.prompts,
        open=_scores(in_the_open),
        held_out=_scores(aside),
        stories=tuple(
            Story(case=r.case.name, held_out=r.case.labels.held_out, scores=_scores([r]))
            for r in run.results
        ),
        misses=spread(o for r in in_the_open for o in r.observations),
        # The clock is left out: two runs give the same report.
        usage=run.usage.model_copy(update={"seconds": 0.0}),
    )


def _scores(results: Iterable[CaseResult]) -> Scores:
    """Estimate every metric."""
    by_metric: dict[str, list[Observation]] = {m: [] for m in SAYS}
    for result in results:
        for o in result.observations:
            by_metric[o.metric].append(o)
    return {m: estimate(seen) for m, seen in by_metric.items()}


def spread(observations: Iterable[Observation]) -> tuple[Miss, ...]:
    """Return the misses so that the first ones show as many metrics and stories as can be.

    What two metrics saw of one thing is told once.
    """
    order = list(SAYS)
    found = [o for o in observations if o.miss and o.lost > 0]
    found.sort(key=lambda o: (-o.lost, o.case, order.index(o.metric), o.miss))
    once = {(o.case, o.miss): o for o in reversed(found)}
    turns: Counter[tuple[str, ...]] = Counter()
    ranked: list[tuple[int, int, int, Observation]] = []
    for o in (o for o in found if once[o.case, o.miss] is o):
        turns[o.metric, o.case] += 1
        turns[o.metric,] += 1
        ranked.append((turns[o.metric, o.case], turns[o.metric,], len(ranked), o))
    return tuple(Miss(metric=o.metric, case=o.case, text=o.miss) for *_, o in sorted(ranked))


# --- two engines, models or prompt sets on the same stories: paired differences


def differences(first: Run, second: Run) -> tuple[Contrast, ...]:
    """Compare two runs metric by metric; metrics without a pair are left out."""
    one, two = _values(first), _values(second)
    found = []
    for metric in one:
        pairs = sorted(one[metric].keys() & two.get(metric, {}).keys())
        if not pairs:
            continue
        changes = np.array([two[metric][k] - one[metric][k] for k in pairs])
        mean = float(changes.mean())
        if np.ptp(changes) > 0:
            low, high = resampled((changes,), np.mean, SURE)
        elif 2.0 ** (1 - len(pairs)) > 1 - SURE:
            low, high = min(mean, 0.0), max(mean, 0.0)  # signs that may all fall alike by chance
        else:
            low, high = mean, mean
        found.append(Contrast(metric=metric, difference=mean, low=low, high=high, n=len(pairs)))
    return tuple(found)


def _values(run: Run) -> Mapping[str, Mapping[tuple[str, str], float]]:
    """Return each metric's values by what can be paired: labelled things, else stories."""
    seen: dict[str, dict[tuple[str, str], list[float]]] = defaultdict(lambda: defaultdict(list))
    for result in run.results:
        for o in result.observations:
            seen[o.metric][o.case, o.item if o.labelled else ""].append(1 - o.lost)
    return {m: {k: sum(v) / len(v) for k, v in keys.items()} for m, keys in seen.items()}


# --- in Markdown


def to_markdown(report: Report, misses: int) -> str:
    """Return the report, with so many misses of each contender."""
    lines = ["# Evaluation", "", f"**{_plain(report.gate)}**", "", *_list(report.fallen)]
    lines += [line for comparison in report.comparisons for line in _compared(comparison)]
    lines += [line for entry in report.entries for line in _told(report, entry, misses)]
    return "\n".join(lines) + "\n"


def _compared(comparison: Comparison) -> Iterator[str]:
    told = [
        f"{verdict} in {', '.join(found)}"
        for verdict in ("better", "worse")
        if (found := [c.metric for c in comparison.contrasts if c.verdict == verdict])
    ]
    names = f"{comparison.second} against {comparison.first}"
    yield from (f"## {_plain(names)}: {_plain('; '.join(told) or 'no difference shown')}", "")
    rows = [
        (c.metric, f"{c.difference:+.3f}", f"{c.low:+.3f} to {c.high:+.3f}", str(c.n), c.verdict)
        for c in comparison.contrasts
    ]
    yield from _table(("metric", "difference", "99.9 % interval", "pairs", "verdict"), rows)


def _told(report: Report, entry: Entry, misses: int) -> Iterator[str]:
    aside = sum(s.held_out for s in entry.stories)
    yield from (f"## {_plain(entry.name)}", "")
    yield f"{len(entry.stories)} stories, {aside} of them held out and reported apart."
    yield from (f"Prompts: {_plain(entry.prompts)}; {_cost(entry.usage)}.", "")
    rows = [
        (metric, *_cells(score), *_cells(entry.held_out[metric])[::2], report.says[metric])
        for metric, score in entry.open.items()
    ]
    yield from _table(("metric", "value", "95 % interval", "n", "held out", "n", "share of"), rows)
    yield from ("### By story", "")
    names = [s.case + (" (held out)" if s.held_out else "") for s in entry.stories]
    by_story = [(m, *(_cells(s.scores[m])[0] for s in entry.stories)) for m in entry.open]
    yield from _table(("metric", *names), by_story)
    if entry.misses[:misses]:
        yield from ("### Worst misses", "")
        yield from _list([f"{m.metric}, {m.case}: {m.text}" for m in entry.misses[:misses]])


def _cells(score: Score | None) -> tuple[str, str, str]:
    """Write a score, its interval and what it rests on."""
    if score is None:
        return "not scored", "", "0"
    interval = f"{score.low:.3f} to {score.high:.3f}" if score.n > 1 else ""
    return f"{score.value:.3f}", interval, str(score.n)


def _cost(usage: Usage) -> str:
    if not usage.requests and not usage.cached:
        return "no model asked"
    tokens = f"{usage.prompt_tokens} tokens sent, {usage.completion_tokens} received"
    money = "price not known" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
    return f"{usage.requests} requests ({usage.cached} answered from cache), {tokens}, {money}"


def _list(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from (f"- {_plain(line)}" for line in lines)
        yield ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(_plain(h) for h in head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from (f"| {' | '.join(_plain(cell) for cell in row)} |" for row in rows)
    yield ""


def _plain(text: str) -> str:
    """Keep words of articles from being read as Markdown, HTML or a table's border."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())

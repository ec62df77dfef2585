"""Cells and sentences that the forms share."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.domain import Usage
from summarize.evaluation.report import Comparison, Entry, Miss, Report, Score, spread

NOT_SCORED = "not scored"
SHOWN = 12
"""Misses shown beside the scores; the JSON has all."""


def value(score: Score | None) -> str:
    """Write a score: its value, or that there is none."""
    return f"{score.value:.3f}" if score else NOT_SCORED


def interval(score: Score | None) -> str:
    """Write a score's 95 % interval."""
    return f"{score.low:.3f} to {score.high:.3f}" if score and score.n > 1 else ""


def number(score: Score | None) -> str:
    """Write what a score rests on."""
    return str(score.n) if score else "0"


def cost(usage: Usage) -> str:
    """Write what was asked of a model."""
    if not usage.requests and not usage.cached:
        return "no model asked"
    tokens = f"{usage.prompt_tokens} tokens sent, {usage.completion_tokens} received"
    money = "price not known" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
    return f"{usage.requests} requests ({usage.cached} answered from cache), {tokens}, {money}"


def outcome(comparison: Comparison) -> str:
    """Say what a comparison shows."""
    better = [c.metric for c in comparison.contrasts if c.verdict == "better"]
    worse = [c.metric for c in comparison.contrasts if c.verdict == "worse"]
    if not better and not worse:
        return f"{comparison.second} against {comparison.first}: no difference shown"
    parts = [f"better in {', '.join(better)}"] if better else []
    parts += [f"worse in {', '.join(worse)}"] if worse else []
    return f"{comparison.second} against {comparison.first}: {'; '.join(parts)}"


def stories(report: Report) -> str:
    """Say what the report rests on."""
    entry = report.entries[0]
    aside = sum(s.held_out for s in entry.stories)
    kept = f", {aside} of them held out and reported apart" if aside else ""
    return f"{len(entry.stories)} stories{kept}"


def judged_by(entry: Entry) -> str:
    """Write the heading over what a judge says."""
    return f"Judge: {entry.judge.model} (never gates)" if entry.judge else ""


def opinion_rows(entry: Entry) -> list[tuple[str, ...]]:
    """Write what a judge says: measure, value, interval and n, then the stories kept aside."""
    if entry.judge is None:
        return []
    said = (entry.judge.open, entry.judge.held_out)
    rows = (
        ("sentences that follow from their quotes", [o.follows for o in said]),
        ("neutrality, from 1 to 5", [o.neutrality for o in said]),
    )
    return [
        (says, value(score), interval(score), number(score), value(held), number(held))
        for says, (score, held) in rows
    ]


OPINION_HEAD = ("verdict", "value", "95 % interval", "n", "held out", "n")


def spread_of(entry: Entry, shown: int) -> list[Miss]:
    """Choose the misses to show."""
    return spread(entry.misses, shown)


def scored(report: Report) -> Iterator[str]:
    """Yield the metrics, in order."""
    yield from report.says

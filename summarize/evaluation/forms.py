"""The report in Markdown: what a terminal, a file and the summary of a job in CI show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.domain import Usage
from summarize.evaluation.observation import Score
from summarize.evaluation.report import Comparison, Entry, Report

Row = Sequence[str]


def to_markdown(report: Report, misses: int) -> str:
    """Return the report, with so many misses of each contender."""
    lines = ["# Evaluation", "", f"**{_plain(report.gate)}**", "", *_list(report.fallen)]
    lines += [line for comparison in report.comparisons for line in _comparison(comparison)]
    lines += [line for entry in report.entries for line in _entry(report, entry, misses)]
    return "\n".join(lines) + "\n"


def _comparison(comparison: Comparison) -> Iterator[str]:
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


def _entry(report: Report, entry: Entry, misses: int) -> Iterator[str]:
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


def _table(head: Row, rows: Sequence[Row]) -> Iterator[str]:
    yield f"| {' | '.join(_plain(h) for h in head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from (f"| {' | '.join(_plain(cell) for cell in row)} |" for row in rows)
    yield ""


def _plain(text: str) -> str:
    """Keep words of articles from being read as Markdown, HTML or a table's border."""
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())

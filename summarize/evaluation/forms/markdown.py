"""The report in Markdown: what a job summary shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.evaluation.forms.words import (
    OPINION_HEAD,
    SHOWN,
    cost,
    interval,
    judged_by,
    number,
    opinion_rows,
    outcome,
    scored,
    spread_of,
    stories,
    value,
)
from summarize.evaluation.report import Comparison, Entry, Report


def to_markdown(report: Report) -> str:
    """Return the report."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "# Evaluation"
    yield ""
    if report.gate:
        yield f"**{_plain(report.gate)}**"
        yield ""
        if report.fallen:
            yield from (f"- {_plain(fall)}" for fall in report.fallen)
            yield ""
    yield f"{stories(report)}."
    yield ""
    for comparison in report.comparisons:
        yield from _comparison(comparison)
    for entry in report.entries:
        yield from _entry(report, entry)


def _entry(report: Report, entry: Entry) -> Iterator[str]:
    yield f"## {_plain(entry.name)}"
    yield ""
    yield f"Prompts: {_plain(entry.prompts)}; {cost(entry.usage)}."
    yield ""
    rows = []
    for metric in scored(report):
        score, held = entry.open[metric], entry.held_out[metric]
        row = (metric, value(score), interval(score), number(score), value(held), number(held))
        rows.append((*row, report.says[metric]))
    head = ("metric", "value", "95 % interval", "n", "held out", "n", "share of")
    yield from _table(head, rows)
    yield "### By story"
    yield ""
    names = [s.case + (" (held out)" if s.held_out else "") for s in entry.stories]
    by_story = [(m, *(value(s.scores[m]) for s in entry.stories)) for m in scored(report)]
    yield from _table(("metric", *names), by_story)
    chosen = spread_of(entry, SHOWN)
    if chosen:
        yield "### Worst misses"
        yield ""
        yield from (f"- `{m.metric}`, {_plain(m.case)}: {_plain(m.text)}" for m in chosen)
        yield ""
    yield from _judge(entry)


def _judge(entry: Entry) -> Iterator[str]:
    if entry.judge is None:
        return
    yield f"### {_plain(judged_by(entry))}"
    yield ""
    yield f"Prompt: {_plain(entry.judge.prompts)}; {cost(entry.judge.usage)}."
    yield ""
    yield from _table(OPINION_HEAD, opinion_rows(entry))
    doubts = [f"- doubts, {_plain(f'{d.case}: {d.sentence}')}" for d in entry.judge.doubts[:SHOWN]]
    lines = [*doubts, *(f"- not scored, {_plain(why)}" for why in entry.judge.ungraded)]
    if lines:
        yield from (*lines, "")


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield f"## {_plain(comparison.second)} against {_plain(comparison.first)}"
    yield ""
    yield f"{_plain(outcome(comparison))}."
    yield ""
    head = ("metric", "difference", "95 % interval", "pairs", "p", "verdict")
    rows = [
        (
            c.metric,
            f"{c.difference:+.3f}",
            f"{c.low:+.3f} to {c.high:+.3f}",
            str(c.n),
            f"{c.p:.3f}",
            c.verdict,
        )
        for c in comparison.contrasts
    ]
    yield from _table(head, rows)


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

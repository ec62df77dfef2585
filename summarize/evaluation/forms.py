"""The report in Markdown, as a page, as JUnit XML and on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarize.domain import Usage
from summarize.evaluation.floors import Verdict
from summarize.evaluation.observation import Score
from summarize.evaluation.report import Comparison, Entry, Opinions, Report, spread
from summarize.text.printable import printable

SHOWN = 12
"""Misses shown beside the scores; the JSON has all."""

# --- cells and sentences that the forms share

Row = tuple[str, ...]

SCORES = ("metric", "value", "95 % interval", "n", "held out", "n")
OPINIONS = ("verdict", *SCORES[1:])
CONTRASTS = ("metric", "difference", "95 % interval", "pairs", "p", "verdict")


def _value(score: Score | None) -> str:
    return f"{score.value:.3f}" if score else "not scored"


def _cells(score: Score | None, held: Score | None) -> Row:
    """Write a score, its interval and what it rests on; then that of the stories kept aside."""
    interval = f"{score.low:.3f} to {score.high:.3f}" if score and score.n > 1 else ""
    numbers = [str(s.n) if s else "0" for s in (score, held)]
    return (_value(score), interval, numbers[0], _value(held), numbers[1])


def _score_rows(entry: Entry) -> list[Row]:
    return [(m, *_cells(score, entry.held_out[m])) for m, score in entry.open.items()]


def _opinion_rows(judge: Opinions) -> list[Row]:
    follows = _cells(judge.open.follows, judge.held_out.follows)
    neutrality = _cells(judge.open.neutrality, judge.held_out.neutrality)
    return [
        ("sentences that follow from their quotes", *follows),
        ("neutrality, from 1 to 5", *neutrality),
    ]


def _opinion_notes(judge: Opinions) -> list[str]:
    """Name sentences that the judge doubts, and why others have no verdict."""
    doubts = [f"doubts, {d.case}: {d.sentence}" for d in judge.doubts[:SHOWN]]
    return doubts + [f"not scored, {why}" for why in judge.ungraded]


def _contrast_rows(comparison: Comparison) -> list[Row]:
    return [
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


def _cost(usage: Usage) -> str:
    if not usage.requests and not usage.cached:
        return "no model asked"
    tokens = f"{usage.prompt_tokens} tokens sent, {usage.completion_tokens} received"
    money = "price not known" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
    return f"{usage.requests} requests ({usage.cached} answered from cache), {tokens}, {money}"


def _outcome(comparison: Comparison) -> str:
    """Say what a comparison shows."""
    metrics = {
        verdict: [c.metric for c in comparison.contrasts if c.verdict == verdict]
        for verdict in ("better", "worse")
    }
    parts = [f"{verdict} in {', '.join(found)}" for verdict, found in metrics.items() if found]
    shown = "; ".join(parts) or "no difference shown"
    return f"{comparison.second} against {comparison.first}: {shown}"


def _stories(report: Report) -> str:
    """Say what the report rests on."""
    stories = report.entries[0].stories
    aside = sum(s.held_out for s in stories)
    kept = f", {aside} of them held out and reported apart" if aside else ""
    return f"{len(stories)} stories{kept}"


# --- the report in Markdown: what a job summary shows


def to_markdown(report: Report) -> str:
    """Return the report."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from ("# Evaluation", "")
    if report.gate:
        yield from (f"**{_plain(report.gate)}**", "")
        yield from _list(report.fallen)
    yield from (f"{_stories(report)}.", "")
    for comparison in report.comparisons:
        yield from (f"## {_plain(comparison.second)} against {_plain(comparison.first)}", "")
        yield from (f"{_plain(_outcome(comparison))}.", "")
        yield from _table(CONTRASTS, _contrast_rows(comparison))
    for entry in report.entries:
        yield from _entry(report, entry)


def _entry(report: Report, entry: Entry) -> Iterator[str]:
    yield from (f"## {_plain(entry.name)}", "")
    yield from (f"Prompts: {_plain(entry.prompts)}; {_cost(entry.usage)}.", "")
    rows = [(*row, report.says[row[0]]) for row in _score_rows(entry)]
    yield from _table((*SCORES, "share of"), rows)
    yield from ("### By story", "")
    names = [s.case + (" (held out)" if s.held_out else "") for s in entry.stories]
    by_story = [(m, *(_value(s.scores[m]) for s in entry.stories)) for m in entry.open]
    yield from _table(("metric", *names), by_story)
    if chosen := spread(entry.misses, SHOWN):
        yield from ("### Worst misses", "")
        yield from (f"- `{m.metric}`, {_plain(m.case)}: {_plain(m.text)}" for m in chosen)
        yield ""
    if judge := entry.judge:
        yield from (f"### {_plain(_judged_by(judge))}", "")
        yield from (f"Prompt: {_plain(judge.prompts)}; {_cost(judge.usage)}.", "")
        yield from _table(OPINIONS, _opinion_rows(judge))
        yield from _list(_opinion_notes(judge))


def _judged_by(judge: Opinions) -> str:
    return f"Judge: {judge.model} (never gates)"


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


# --- the report as one self-contained page


PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation</title>
<style>
  body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem;
    padding: 0 1rem }}
  table {{ border-collapse: collapse; display: block; overflow-x: auto; margin: 1rem 0;
    font-variant-numeric: tabular-nums }}
  th, td {{ border-bottom: 1px solid #ccc; padding: .2rem .6rem; text-align: left }}
  @media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #eee }} }}
</style>
{body}</html>
"""


def to_html(report: Report) -> str:
    """Return the report as one self-contained page: the Markdown, rendered."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where a page is asked for

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    return PAGE.format(body=reader.render(to_markdown(report)))


# --- the report as JUnit XML: what CI systems show as passed and failed tests


def to_junit(report: Report, verdicts: Sequence[Verdict]) -> str:
    """Return a test suite: a test per thing asked, and one per metric that no one asked about.

    Args:
        report: What was found.
        verdicts: Floors, cases and limits of the command line.
    """
    suites = ET.Element("testsuites", name="brief eval")
    failed = sum(bool(v.failure) for v in verdicts)
    asked = ET.SubElement(
        suites, "testsuite", name="gate", tests=str(len(verdicts)), failures=str(failed)
    )
    for verdict in verdicts:
        test = ET.SubElement(asked, "testcase", classname="gate", name=verdict.name)
        if verdict.failure:
            failure = ET.SubElement(test, "failure", message=verdict.failure)
            failure.text = "\n".join(verdict.examples)
    for entry in report.entries:
        skipped = sum(s is None for s in entry.open.values())
        counts = {"tests": str(len(entry.open)), "failures": "0", "skipped": str(skipped)}
        suite = ET.SubElement(suites, "testsuite", {"name": entry.name, **counts})
        for metric, score in entry.open.items():
            test = ET.SubElement(suite, "testcase", classname=entry.name, name=metric)
            if score is None:
                ET.SubElement(test, "skipped", message="not scored")
            else:
                ET.SubElement(test, "system-out").text = _value(score)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


# --- the report on a terminal


def show(report: Report, console: Console, misses: int) -> None:
    """Print the scores, the comparisons, the worst misses and what the gate says.

    Args:
        report: What was found.
        console: Where to.
        misses: How many misses to show.
    """
    console.print(Text(_stories(report)))
    for entry in report.entries:
        shown = len(SCORES) if any(s.held_out for s in entry.stories) else SCORES.index("held out")
        rows = [row[:shown] for row in _score_rows(entry)]
        console.print(_grid(f"{entry.name} (prompts: {entry.prompts})", SCORES[:shown], rows))
        console.print(Text(_cost(entry.usage)))
        if judge := entry.judge:
            title = f"{_judged_by(judge)}: {entry.name}"
            console.print(_grid(title, OPINIONS, _opinion_rows(judge)))
            console.print(Text(_cost(judge.usage)))
            _print_list(console, _opinion_notes(judge))
    for comparison in report.comparisons:
        title = f"{comparison.second} minus {comparison.first}"
        console.print(_grid(title, CONTRASTS, _contrast_rows(comparison)))
        console.print(Text(_outcome(comparison)))
    for entry in report.entries:
        if chosen := spread(entry.misses, misses):
            console.print(Text(f"\nWorst misses of {entry.name}:", style="bold"))
            _print_list(console, [f"{m.metric}, {m.case}: {m.text}" for m in chosen])
    show_gate(report, console)


def show_gate(report: Report, console: Console) -> None:
    """Print what the gate says."""
    console.print(Text(f"\n{report.gate}", style="bold red" if report.fallen else "bold"))
    _print_list(console, report.fallen)


def _grid(title: str, head: Row, rows: Sequence[Row]) -> Table:
    """Lay out rows, with a line between the stages of metrics."""
    table = Table(title=title, title_justify="left")
    table.add_column(head[0])
    for column in head[1:]:
        table.add_column(column, justify="right", no_wrap=True)
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        stage = row[0].partition(".")[0] + "."
        ends = "." in row[0] and following is not None and not following[0].startswith(stage)
        table.add_row(*row, end_section=ends)
    return table


def _print_list(console: Console, lines: Sequence[str]) -> None:
    for line in lines:
        console.print(Text(f"- {printable(line)}"), soft_wrap=True)

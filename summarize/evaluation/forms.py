"""Cells and sentences that the forms share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarize.domain import Usage
from summarize.evaluation.floors import Verdict
from summarize.evaluation.report import Comparison, Entry, Miss, Report, Score, spread
from summarize.text.printable import printable

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


# --- the report in Markdown: what a job summary shows


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
        suite = ET.SubElement(
            suites,
            "testsuite",
            name=entry.name,
            tests=str(len(entry.open)),
            failures="0",
            skipped=str(skipped),
        )
        for metric, score in entry.open.items():
            test = ET.SubElement(suite, "testcase", classname=entry.name, name=metric)
            if score is None:
                ET.SubElement(test, "skipped", message="not scored")
            else:
                ET.SubElement(test, "system-out").text = value(score)
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
    console.print(Text(stories(report)))
    for entry in report.entries:
        console.print(_scores(report, entry))
        console.print(Text(cost(entry.usage)))
        _show_judge(entry, console)
    for comparison in report.comparisons:
        console.print(_contrasts(comparison))
        console.print(Text(outcome(comparison)))
    for entry in report.entries:
        chosen = spread_of(entry, misses)
        if chosen:
            console.print(Text(f"\nWorst misses of {entry.name}:", style="bold"))
        for miss in chosen:
            console.print(
                Text(f"- {miss.metric}, {miss.case}: {printable(miss.text)}"), soft_wrap=True
            )
    show_gate(report, console)


def show_gate(report: Report, console: Console) -> None:
    """Print what the gate says."""
    console.print(Text(f"\n{report.gate}", style="bold red" if report.fallen else "bold"))
    for fall in report.fallen:
        console.print(Text(f"- {fall}"), soft_wrap=True)


def _scores(report: Report, entry: Entry) -> Table:
    aside = any(s.held_out for s in entry.stories)
    table = Table(title=f"{entry.name} (prompts: {entry.prompts})", title_justify="left")
    table.add_column("metric", no_wrap=True)
    for column in ("value", "95 % interval", "n", *(["held out", "n"] if aside else [])):
        table.add_column(column, justify="right", no_wrap=True)
    stage = ""
    for metric in scored(report):
        if metric.split(".")[0] != stage and stage:
            table.add_section()
        stage = metric.split(".")[0]
        score, held = entry.open[metric], entry.held_out[metric]
        row = [metric, value(score), interval(score), number(score)]
        table.add_row(*row, *([value(held), number(held)] if aside else []))
    return table


def _show_judge(entry: Entry, console: Console) -> None:
    if entry.judge is None:
        return
    table = Table(title=f"{judged_by(entry)}: {entry.name}", title_justify="left")
    table.add_column(OPINION_HEAD[0])
    for column in OPINION_HEAD[1:]:
        table.add_column(column, justify="right", no_wrap=True)
    for row in opinion_rows(entry):
        table.add_row(*row)
    console.print(table)
    console.print(Text(cost(entry.judge.usage)))
    for doubt in entry.judge.doubts[:SHOWN]:
        console.print(Text(f"- doubts, {doubt.case}: {printable(doubt.sentence)}"), soft_wrap=True)
    for why in entry.judge.ungraded:
        console.print(Text(f"- not scored, {why}"), soft_wrap=True)


def _contrasts(comparison: Comparison) -> Table:
    table = Table(title=f"{comparison.second} minus {comparison.first}", title_justify="left")
    table.add_column("metric", no_wrap=True)
    for column in ("difference", "95 % interval", "pairs", "p", "verdict"):
        table.add_column(column, justify="right", no_wrap=True)
    for c in comparison.contrasts:
        ends = f"{c.low:+.3f} to {c.high:+.3f}"
        table.add_row(c.metric, f"{c.difference:+.3f}", ends, str(c.n), f"{c.p:.3f}", c.verdict)
    return table

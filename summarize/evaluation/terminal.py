"""The report on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarize.evaluation.forms import (
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
from summarize.text.printable import printable


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

"""`brief eval`: the engines against hand-labelled stories, and the gate that remembers."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer import Argument, Option

from summarize.cli import options
from summarize.cli.options import say
from summarize.errors import InputError
from summarize.settings import ModelSettings

if TYPE_CHECKING:
    from summarize.evaluation.cases import Case
    from summarize.evaluation.floors import Baseline
    from summarize.evaluation.report import Report
    from summarize.evaluation.run import Contender

CASES = Path("evals/cases")
BASELINE = "baseline.json"
FORMS = (".json", ".md")
PIPED_WIDTH = 110
"""Columns of a report that goes to a file or a pipe."""

Names = Annotated[
    list[str] | None, Argument(metavar="[CASE]...", help="Stories; all if none is named.")
]
CasesFolder = Annotated[Path, Option(help="Folder of labelled stories.")]
Engines = Annotated[
    list[str] | None,
    Option(
        help='"offline", "model" for the chosen one, or "recorded": a large language '
        "model's answers, recorded; repeat to compare. [default: offline]"
    ),
]
Out = Annotated[
    list[Path] | None, Option("--out", "-o", help="Report to .json or .md; may be repeated.")
]
Floors = Annotated[
    Path | None, Option(help="The floors. [default: baseline.json beside the cases]")
]
Update = Annotated[bool, Option("--update-baseline", help="Raise the floors to what is measured.")]
Regress = Annotated[
    bool, Option("--allow-regression", help="Let --update-baseline lower them too.")
]
Misses = Annotated[int, Option(min=0, help="How many misses to show.")]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Print only what failed.")]
Models = Annotated[list[str] | None, options.of_model("A model by name; repeat to compare.")]
Prompts = Annotated[list[str] | None, options.of_model("A prompt set; repeat to compare.")]


def evaluate(
    ctx: typer.Context,
    flags: options.AskingFlags,
    names: Names = None,
    cases: CasesFolder = CASES,
    engine: Engines = None,
    out: Out = None,
    baseline: Floors = None,
    update_baseline: Update = False,
    allow_regression: Regress = False,
    misses: Misses = 12,
    quiet: Quiet = False,
    model: Models = None,
    prompts: Prompts = None,
) -> None:
    """Measure engines and prompts on hand-labelled stories; exit 1 where quality fell."""
    from summarize.evaluation.cases import load_cases
    from summarize.evaluation.floors import Baseline, read_baseline, settled
    from summarize.evaluation.report import to_markdown
    from summarize.evaluation.run import contenders
    from summarize.writing.output import check_place, write_whole

    def settings_for(model: str | None, prompts: str | None) -> ModelSettings | None:
        named = options.ModelFlags(**asdict(flags), model=model, prompts=prompts)
        return options.model_settings(named, os.environ, Path.cwd())

    if not (model or "model" in (engine or ())):
        options.name_unused(ctx, options.OF_A_MODEL, options.EMBEDDED)
    for path in out or []:
        if path.suffix not in FORMS:
            raise InputError(f"--out {path}: a report ends in {' or '.join(FORMS)}")
        check_place(path)
    if names and update_baseline:
        raise InputError("--update-baseline takes all stories", "name no case")
    stories = load_cases(cases, names or [])
    place = baseline or cases.parent / BASELINE
    floors = Baseline() if names else read_baseline(place)
    tested = contenders(engine or [], model or [], prompts or [], settings_for, cases.parent)
    found = _measured(tested, stories, quiet=quiet)
    if update_baseline:
        floors = _move_floors(found, floors, place, allow_regression=allow_regression)
    final = settled(found, floors)
    report = to_markdown(final, misses)
    _show(final, None if quiet else report)
    data = final.model_dump_json(indent=2) + "\n"
    write_whole({path: data if path.suffix == ".json" else report for path in out or []})
    if final.fallen:
        raise typer.Exit(1)


def _measured(tested: Sequence[Contender], stories: Sequence[Case], *, quiet: bool) -> Report:
    from rich.console import Console

    from summarize.evaluation.report import report
    from summarize.evaluation.run import run
    from summarize.text.parsing import Parser

    parser = Parser()
    with Console(stderr=True, quiet=quiet).status("loading") as status:
        runs = [run(one, stories, parser, status.update) for one in tested]
        return report(runs, {s.name: s.digest for s in stories})


def _move_floors(
    found: Report, floors: Baseline, path: Path, *, allow_regression: bool
) -> Baseline:
    """Move the floors to what was measured, tell which moved, and return them.

    Nothing is written where one would fall and that was not allowed.
    """
    from summarize.evaluation.floors import moved, write_baseline

    fallen = False
    for entry in found.entries:
        floors, moves = moved(floors, entry.name, entry.values(), found.cases)
        for move in moves:
            fallen = fallen or move.fall > 0
            say(f"{'lowered' if move.fall else 'raised'}: {entry.name}: {move}", err=True)
    if fallen and not allow_regression:
        say(f"{path} is left as it was: lowering takes --allow-regression", err=True)
        raise typer.Exit(1)
    write_baseline(floors, path)
    return floors


def _show(final: Report, report: str | None) -> None:
    """Print the report; None leaves all out but what the gate says."""
    if report is None:
        for line in (final.gate, *final.fallen):
            say(line)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)
    console.print(Markdown(report))

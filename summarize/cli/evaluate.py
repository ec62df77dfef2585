"""`brief eval`: the engines against hand-labelled stories, and the gate that remembers."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli import options
from summarize.cli.config import ModelFlags, model_settings
from summarize.cli.terminal import say
from summarize.errors import InputError, SettingsError
from summarize.settings import ModelSettings

if TYPE_CHECKING:
    from summarize.engines.model.grading import Grader
    from summarize.evaluation.cases import Case
    from summarize.evaluation.floors import Baseline, Verdict
    from summarize.evaluation.report import Report
    from summarize.evaluation.run import Contender, SettingsFor

CASES = Path("evals/cases")
BASELINE = "baseline.json"
FORMS = (".json", ".md", ".html")
PIPED_WIDTH = 110
"""Columns of a table that goes to a file or a pipe: its widest row fits."""


Names = Annotated[
    list[str] | None, typer.Argument(metavar="[CASE]...", help="Stories; all if none is named.")
]
Engines = Annotated[
    list[str] | None,
    typer.Option(
        help='"offline", "model" for the chosen one, or "recorded": a large language '
        "model's answers, recorded; repeat to compare. [default: offline]"
    ),
]
Out = Annotated[
    list[Path] | None,
    typer.Option("--out", "-o", help="Report to .json, .md or .html; may be repeated."),
]
Limits = Annotated[
    list[str] | None, typer.Option(metavar="METRIC=VALUE", help="Exit 1 below this value.")
]
Floors = Annotated[
    Path | None, typer.Option(help="The floors. [default: baseline.json beside the cases]")
]
Update = Annotated[
    bool, typer.Option("--update-baseline", help="Raise the floors to what is measured.")
]
Regress = Annotated[
    bool, typer.Option("--allow-regression", help="Let --update-baseline lower them too.")
]
Judge = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        help="A model that grades the pages; reported apart, never gates.",
        rich_help_panel=options.MODEL,
    ),
]


def evaluate(
    ctx: typer.Context,
    names: Names = None,
    *,
    cases: Annotated[Path, typer.Option(help="Folder of labelled stories.")] = CASES,
    engine: Engines = None,
    repeat: Annotated[int, typer.Option(min=1, help="Ask this often, and average.")] = 1,
    out: Out = None,
    junit: Annotated[Path | None, typer.Option(help="Report as JUnit XML.")] = None,
    fail_under: Limits = None,
    baseline: Floors = None,
    update_baseline: Update = False,
    allow_regression: Regress = False,
    misses: Annotated[int, typer.Option(min=0, help="How many misses to show.")] = 12,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what failed.")] = False,
    model: options.ModelNames = None,
    prompts: options.PromptsNames = None,
    base_url: options.BaseUrl = None,
    budget: options.Budget = None,
    no_cache: options.NoCache = False,
    record: options.Record = None,
    replay: options.Replay = None,
    judge: Judge = None,
) -> None:
    """Measure engines and prompts on hand-labelled stories; exit 1 where quality fell."""
    if not (model or judge or "model" in (engine or ())):
        options.name_unused(ctx, options.OF_A_MODEL, options.EMBEDDED)
    _check(out or [], junit)
    limits = _limits(fail_under or [])
    if names and update_baseline:
        raise InputError("--update-baseline takes all stories", "name no case")
    from summarize.evaluation.cases import load_cases
    from summarize.evaluation.floors import judge as hold
    from summarize.evaluation.floors import read_baseline, settled
    from summarize.evaluation.run import contenders

    flags = ModelFlags(
        base_url=base_url, budget=budget, record=record, replay=replay, no_cache=no_cache
    )
    settings_for = partial(_settings_for, flags)
    grader = _grader(judge, settings_for, prompts or [])
    stories = load_cases(cases, names or [])
    floors_file = baseline or cases.parent / BASELINE
    floors = read_baseline(floors_file)
    tested = contenders(engine or [], model or [], prompts or [], settings_for, cases.parent)
    found = _measured(tested, stories, grader, repeat=repeat, quiet=quiet)
    if update_baseline:
        floors = _move_floors(found, floors_file, allow_regression=allow_regression)
    verdicts = hold(found, None if names else floors, limits)
    final = settled(found, verdicts)
    _show(final, None if quiet else misses)
    _write(final, verdicts, out or [], junit)
    if final.fallen:
        raise typer.Exit(1)


def _measured(
    tested: Sequence[Contender],
    stories: Sequence[Case],
    grader: Grader | None,
    *,
    repeat: int,
    quiet: bool,
) -> Report:
    from rich.console import Console

    from summarize.evaluation.grading import graded
    from summarize.evaluation.report import report
    from summarize.evaluation.run import run
    from summarize.text.parsing import Parser

    parser = Parser()
    with Console(stderr=True, quiet=quiet).status("loading") as status:
        told = status.update
        runs = [run(one, stories, parser, repeat=repeat, progress=told) for one in tested]
        # A contender may answer for some of the stories only: none of the others is gone.
        found = report(runs).model_copy(update={"cases": {s.name: s.digest for s in stories}})
        return found if grader is None else graded(found, runs, grader)


def _settings_for(
    flags: ModelFlags, model: str | None, prompts: str | None
) -> ModelSettings | None:
    named = replace(flags, model=model, prompts=prompts)
    return model_settings(named, os.environ, Path.cwd())


def _grader(judge: str | None, settings_for: SettingsFor, prompts: Sequence[str]) -> Grader | None:
    """Return the judge; one and the same for all contenders, with the first prompt set named."""
    if judge is None:
        return None
    from summarize.engines.choose import grader_for

    settings = settings_for(judge, prompts[0] if prompts else None)
    if settings is None:
        raise SettingsError(f"--judge {judge}: a judge is a model", "for example: openai/NAME")
    return grader_for(settings)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval")(evaluate)


def _check(files: Sequence[Path], junit: Path | None) -> None:
    """Refuse what cannot be written before the work is done."""
    from summarize.writing.files import check_place

    for path in files:
        if path.suffix not in FORMS:
            raise InputError(f"--out {path}: a report ends in {', '.join(FORMS)}")
    for path in (*files, *([junit] if junit else [])):
        check_place(path)


def _limits(written: Sequence[str]) -> dict[str, float]:
    """Read METRIC=VALUE."""
    from summarize.evaluation.metrics import SAYS

    limits = {}
    for word in written:
        metric, _, value = word.partition("=")
        if metric not in SAYS:
            raise InputError(f"--fail-under: no metric {metric!r}", f"there are: {', '.join(SAYS)}")
        try:
            limits[metric] = float(value)
        except ValueError:
            raise InputError(
                f"--fail-under {word}: {value!r} is no number", "for example: claims.recall=0.9"
            ) from None
    return limits


def _move_floors(found: Report, path: Path, *, allow_regression: bool) -> Baseline:
    """Move the floors to what was measured, tell which moved, and return them.

    Nothing is written where one would fall and that was not allowed.
    """
    from summarize.evaluation.floors import moved, read_baseline, write_baseline

    floors = read_baseline(path)
    fallen = []
    for entry in found.entries:
        floors, up, down = moved(floors, entry.name, entry.values(), found.cases)
        for word, moves in (("raised", up), ("lowered", down)):
            for move in moves:
                say(f"{word}: {entry.name}: {move}", err=True)
        fallen += down
    if fallen and not allow_regression:
        say(f"{path} is left as it was: lowering takes --allow-regression", err=True)
        raise typer.Exit(1)
    write_baseline(floors, path)
    return floors


def _show(final: Report, misses: int | None) -> None:
    """Print the report with some misses; None leaves all out but what the gate says."""
    from rich.console import Console

    from summarize.evaluation.forms import show, show_gate

    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)
    if misses is None:
        show_gate(final, console)
    else:
        show(final, console, misses)


def _write(
    final: Report, verdicts: Sequence[Verdict], reports: Sequence[Path], junit: Path | None
) -> None:
    from summarize.evaluation.forms import to_html, to_junit, to_markdown
    from summarize.writing.files import write_whole

    make = {
        ".json": lambda: final.model_dump_json(indent=2) + "\n",
        ".md": lambda: to_markdown(final),
        ".html": lambda: to_html(final),
    }
    files = {path: make[path.suffix]() for path in reports}
    if junit:
        files[junit] = to_junit(final, verdicts)
    write_whole(files)

"""`brief cache info | clear | path`: the finished answers on disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from summarize.cli.config import FILE, VARIABLES, cache_folder, read_file
from summarize.cli.terminal import say

app = typer.Typer(help="See and clear the finished answers of models.", no_args_is_help=True)

Folder = Annotated[Path | None, typer.Option("--cache-dir", help="Another folder than the usual.")]


@app.command()
def path(cache_dir: Folder = None) -> None:
    """Print where answers are kept."""
    say(str(_folder(cache_dir)))


@app.command()
def info(cache_dir: Folder = None) -> None:
    """Say how many answers there are and how much room they take."""
    from summarize.engines.model.cache import AnswerCache

    answers = AnswerCache(_folder(cache_dir))
    size = answers.volume() / 1024**2
    say(f"{len(answers)} answers, {size:.1f} MB, in {answers.folder}")


@app.command()
def clear(cache_dir: Folder = None) -> None:
    """Remove all answers."""
    from summarize.engines.model.cache import AnswerCache

    say(f"{AnswerCache(_folder(cache_dir)).clear()} answers removed")


def _folder(chosen: Path | None) -> Path:
    table = read_file(Path.cwd() / FILE)
    wanted = chosen or os.environ.get(VARIABLES["cache_dir"]) or table.get("cache_dir")
    return cache_folder(wanted, os.environ)


def register(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="cache")

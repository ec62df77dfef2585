"""What a run rests on: `brief doctor`, `brief prompts ...`, `brief cache ...`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from summarize.cli import options
from summarize.cli.options import say
from summarize.errors import OutputError, PromptError

prompts = typer.Typer(help="List, show, check and copy prompt sets.", no_args_is_help=True)
cache = typer.Typer(help="See and clear the finished answers of models.", no_args_is_help=True)

SetName = Annotated[str, typer.Argument(help="A folder, or the name of a set that comes along.")]
Task = Annotated[
    str | None, typer.Argument(help="read, compare, write, proofread or refer; all if none.")
]
NewFolder = Annotated[Path, typer.Argument(help="A folder that is not there yet.")]
Folder = Annotated[Path | None, typer.Option("--cache-dir", help="Another folder than the usual.")]


def doctor(ctx: typer.Context, flags: options.ModelFlags) -> None:
    """Check the set-up; with a model chosen, ask it one tiny question."""
    from summarize.parts import check_parts

    for line in check_parts():
        say(line)
    from summarize.text.parsing import Parser

    Parser().parse("All is well.")
    say("embedded engine: ready")
    chosen = options.model_settings(flags, os.environ, Path.cwd())
    settings_file = Path.cwd() / options.FILE
    say(f"settings file: {settings_file if settings_file.is_file() else 'none'}")
    if chosen is None:
        key = options.unused_key(os.environ)
        options.name_unused(ctx, options.OF_A_MODEL, options.EMBEDDED)
        say(f"model: none chosen; nothing is sent{f' ({key} is set)' if key else ''}")
        return
    say(f"model: {chosen.name} at {chosen.base_url or 'its provider'}")
    say(f"key: {'set' if chosen.key else 'none'}")
    check(chosen.prompts)
    from summarize.engines.choose import ping

    say(f"answer: {ping(chosen)}")


@prompts.command("list")
def list_sets() -> None:
    """List the sets that come with the program."""
    from summarize.prompting import builtin_sets, load_set

    for name in builtin_sets():
        loaded = load_set(name)
        say(f"{loaded.label}: {loaded['read'].header.get('purpose', '')}")


@prompts.command()
def show(name: SetName = "default", task: Task = None) -> None:
    """Print the prompt files of a set."""
    from summarize.prompting import TASKS, load_set

    if task is not None and task not in TASKS:
        raise PromptError(f"no task {task}", f"tasks are {', '.join(TASKS)}")
    loaded = load_set(name)
    for each in [task] if task else list(TASKS):
        say(f"# {each}: {loaded[each].path.name}")
        typer.echo(loaded[each].source)


@prompts.command()
def check(name: SetName = "default") -> None:
    """Check a set: unknown and missing variables, examples that do not ground in their text."""
    from summarize.prompting import load_set, problems

    loaded = load_set(name)
    found = [f"{p.path}: {problem}" for p in loaded.prompts.values() for problem in problems(p)]
    for line in found[:-1]:
        say(line, err=True)
    if found:
        raise PromptError(found[-1], "see the variables: brief prompts show default")
    say(f"prompts {loaded.label}: good")


@prompts.command()
def copy(name: SetName, to: NewFolder) -> None:
    """Copy a set, to change it."""
    from summarize.prompting import find_set

    source = find_set(name)
    if to.exists():
        raise OutputError(f"{to} is there already", "choose another folder")
    try:
        shutil.copytree(source, to)
    except OSError as error:
        raise OutputError(f"cannot write {to}: {error.strerror}") from error
    say(f"{to}: change its files, then: brief DIR --out FILE --prompts {to}")


@cache.command()
def path(cache_dir: Folder = None) -> None:
    """Print where answers are kept."""
    say(str(_folder(cache_dir)))


@cache.command()
def info(cache_dir: Folder = None) -> None:
    """Say how many answers there are and how much room they take."""
    from summarize.engines.model.cache import AnswerCache

    answers = AnswerCache(_folder(cache_dir))
    size = answers.volume() / 1024**2
    say(f"{len(answers)} answers, {size:.1f} MB, in {answers.folder}")


@cache.command()
def clear(cache_dir: Folder = None) -> None:
    """Remove all answers."""
    from summarize.engines.model.cache import AnswerCache

    say(f"{AnswerCache(_folder(cache_dir)).clear()} answers removed")


def _folder(chosen: Path | None) -> Path:
    table = options.read_file(Path.cwd() / options.FILE)
    wanted = chosen or os.environ.get(options.VARIABLES["cache_dir"]) or table.get("cache_dir")
    return options.cache_folder(wanted, os.environ)

"""`brief prompts list | show | check | copy`: the prompt sets."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from summarize.cli.terminal import say
from summarize.errors import OutputError, PromptError

app = typer.Typer(help="List, show, check and copy prompt sets.", no_args_is_help=True)

SetName = Annotated[str, typer.Argument(help="A folder, or the name of a set that comes along.")]


@app.command("list")
def list_sets() -> None:
    """List the sets that come with the program."""
    from summarize.prompting import builtin_sets, load_set

    for name in builtin_sets():
        loaded = load_set(name)
        say(f"{loaded.label}: {loaded['read'].header.get('purpose', '')}")


@app.command()
def show(
    name: SetName = "default",
    task: Annotated[
        str | None, typer.Argument(help="read, judge, write or grade; all if none.")
    ] = None,
) -> None:
    """Print the prompt files of a set."""
    from summarize.prompting import TASKS, load_set

    if task is not None and task not in TASKS:
        raise PromptError(f"no task {task}", f"tasks are {', '.join(TASKS)}")
    loaded = load_set(name)
    for each in [task] if task else list(TASKS):
        say(f"# {each}: {loaded[each].path.name}")
        typer.echo(loaded[each].source)


@app.command()
def check(name: SetName = "default") -> None:
    """Check a set: unknown and missing variables, examples that do not ground in their text."""
    from summarize.prompting import TASKS, load_set, problems

    loaded = load_set(name)
    found = [f"{loaded[t].path}: {problem}" for t in TASKS for problem in problems(loaded[t])]
    if found:
        for line in found[:-1]:
            say(line, err=True)
        raise PromptError(found[-1], "see the variables: brief prompts show default")
    say(f"{loaded.label}: good")


@app.command()
def copy(
    name: SetName,
    to: Annotated[Path, typer.Argument(help="A folder that is not there yet.")],
) -> None:
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


def register(parent: typer.Typer) -> None:
    """Add the commands."""
    parent.add_typer(app, name="prompts")

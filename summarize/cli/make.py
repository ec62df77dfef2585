"""`brief DIR --out FILE`: the main job."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarize.cli.progress import watcher_for
from summarize.errors import PARTIAL, InputError
from summarize.settings import Settings


class EngineChoice(StrEnum):
    """Who does the language work."""

    offline = "offline"


def make(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(help='Folders (read recursively), files, or "-" for standard input.'),
    ],
    out: Annotated[
        list[str] | None,
        typer.Option(
            help='Where to: .md, .html or .json; may be repeated; "-" is standard output.'
        ),
    ] = None,
    engine: Annotated[
        EngineChoice, typer.Option(help="Who does the language work.")
    ] = EngineChoice.offline,
    title: Annotated[str | None, typer.Option(help="The page's title.")] = None,
    keep_steps: Annotated[
        Path | None, typer.Option(help="Write every step's result as JSON into this folder.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell each step.")] = False,
) -> None:
    """Make one neutral, cited page of several accounts of one event."""
    from summarize.writing.output import check_targets, write

    _refuse_mistyped_command(ctx, paths[0])
    targets = out or ["-"]
    check_targets(targets)
    settings = Settings(title=title, keep_steps=keep_steps)
    from summarize.pipeline import make_brief

    with watcher_for(quiet=quiet, verbose=verbose) as watcher:
        made = make_brief(paths, settings, watcher=watcher)
    write(made, targets)
    watcher.tell(made, [t for t in targets if t != "-"])
    if made.failed:
        raise typer.Exit(PARTIAL)


def _refuse_mistyped_command(ctx: typer.Context, word: str) -> None:
    """A single word that is no file was perhaps meant as a command: say which there are."""
    if word.isidentifier() and not Path(word).exists():
        commands = getattr(ctx.parent and ctx.parent.command, "commands", {})
        raise InputError(
            f"{word}: no such file or folder, and no command of that name",
            f"commands: {', '.join(sorted(commands))}",
        )


def register(app: typer.Typer, name: str) -> None:
    """Add the command."""
    app.command(name)(make)

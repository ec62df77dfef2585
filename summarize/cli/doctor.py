"""`brief doctor`: is everything there, and does the chosen model answer?"""

from __future__ import annotations

import os
from pathlib import Path

import typer

from summarize.cli import options
from summarize.cli.config import FILE, ModelFlags, model_settings, unused_key
from summarize.cli.terminal import say
from summarize.errors import BriefError, MissingPartError


def doctor(
    ctx: typer.Context,
    model: options.ModelName = None,
    base_url: options.BaseUrl = None,
    prompts: options.PromptsName = None,
) -> None:
    """Check the set-up; with a model chosen, ask it one tiny question."""
    _check_parts()
    from summarize.text.parsing import Parser

    Parser().parse("All is well.")
    say("embedded engine: ready")
    flags = ModelFlags(model=model, base_url=base_url, prompts=prompts)
    chosen = model_settings(flags, os.environ, Path.cwd())
    settings_file = Path.cwd() / FILE
    say(f"settings file: {settings_file if settings_file.is_file() else 'none'}")
    if chosen is None:
        key = unused_key(os.environ)
        options.name_unused(ctx, options.OF_A_MODEL, options.EMBEDDED)
        say(f"model: none chosen; nothing is sent{f' ({key} is set)' if key else ''}")
        return
    say(f"model: {chosen.name} at {chosen.base_url or 'its provider'}")
    say(f"key: {'set' if chosen.key else 'none'}")
    _check_prompts(chosen.prompts)
    from summarize.engines.choose import ping

    say(f"answer: {ping(chosen)}")


def _check_parts() -> None:
    """Say of each part whether it can be used; an extra may be missing.

    Raises:
        MissingPartError: When a part that belongs to every installation is missing or broken.
    """
    from summarize.parts import PARTS, broken

    wrong = []
    for part in PARTS:
        found = broken(part)
        label = f"{part.job} (extra {part.extra})" if part.extra else part.job
        if found is None:
            say(f"{label}: ready")
            continue
        what, remedy = found
        say(f"{label}: {what}; {remedy}")
        if not part.extra:
            wrong.append((f"{part.job}: {what}", remedy))
    if wrong:
        raise MissingPartError(*wrong[0])


def _check_prompts(name: str) -> None:
    from summarize.prompting import TASKS, load_set, problems

    loaded = load_set(name)
    found = [p for t in TASKS for p in problems(loaded[t])]
    if found:
        raise BriefError(f"prompts {name}: {found[0]}", f"see all: brief prompts check {name}")
    say(f"prompts: {loaded.label}")


def register(parent: typer.Typer) -> None:
    """Add the command."""
    parent.command()(doctor)

"""The one door to the terminal: what is said there is a line, and nothing in it acts."""

from __future__ import annotations

import difflib
from collections.abc import Collection

import typer

from summarize.errors import InputError
from summarize.text.printable import escaped


def say(line: str, *, err: bool = False) -> None:
    """Print a line; control characters of file names and articles are written out."""
    typer.echo(escaped(line), err=err)


# --- what a person may have meant who mistyped the name of a command


def unknown_command(
    word: str, commands: Collection[str], files: Collection[str] = ()
) -> InputError:
    """Return the error for a word that is neither a command nor a file, with a suggestion."""
    near = difflib.get_close_matches(word, [*commands, "help", *files], 1)
    return InputError(
        f"{word}: no such file or folder, and no command of that name",
        f"did you mean: brief {near[0]}" if near else f"commands: {', '.join(sorted(commands))}",
    )

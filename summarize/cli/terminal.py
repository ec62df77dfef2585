"""The one door to the terminal: what is said there is a line, and nothing in it acts."""

from __future__ import annotations

import typer

from summarize.text.printable import escaped


def say(line: str, *, err: bool = False) -> None:
    """Print a line; control characters of file names and articles are written out."""
    typer.echo(escaped(line), err=err)

"""What a person sees: lines in which nothing acts, and a bar while a brief is made."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from summarize.errors import InputError
from summarize.text.printable import escaped

if TYPE_CHECKING:
    from rich.progress import Progress

    from summarize.domain import Brief


def say(line: str, *, err: bool = False) -> None:
    """Print a line; control characters of file names and articles are written out."""
    typer.echo(escaped(line), err=err)


def unknown_command(
    word: str, commands: Collection[str], files: Collection[str] = ()
) -> InputError:
    """Return the error for a word that is neither a command nor a file, with a suggestion."""
    near = difflib.get_close_matches(word, [*commands, "help", *files], 1)
    return InputError(
        f"{word}: no such file or folder, and no command of that name",
        f"did you mean: brief {near[0]}" if near else f"commands: {', '.join(sorted(commands))}",
    )


class Teller:
    """Shows a bar, and tells the steps on standard error, as loudly as asked."""

    def __init__(self, bar: Progress, *, quiet: bool, verbose: bool) -> None:
        self._bar = bar
        self._task = bar.add_task("loading", total=None)
        self._quiet = quiet
        self._verbose = verbose

    def step(self, name: str, made: object) -> None:
        """Show a finished step's name; tell it, when asked to."""
        if self._verbose:
            size = f": {len(made)}" if isinstance(made, Sequence) else ""
            say(f"{name}{size}", err=True)
        self._bar.update(self._task, description=name)

    def progress(self, name: str, done: int, total: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, description=name, completed=done, total=total)

    def say(self, line: str) -> None:
        """Say a line, unless asked to be quiet."""
        if not self._quiet:
            say(line, err=True)

    def tell(self, brief: Brief, written: Sequence[str]) -> None:
        """Tell what was left out, what was written and what it cost."""
        from summarize.writing.phrases import count, spent
        from summarize.writing.title import names_of, several

        if told := several(brief):
            self.say(told)
            for n, name in enumerate(names_of(brief), 1):
                self.say(f"  {n}. {name}")
        for what, left_out in (("not read", brief.skipped), ("failed", brief.failed)):
            for left in left_out:
                self.say(f"{what}: {left.path}: {left.reason}")
        for article in brief.articles:
            for note in article.notes:
                self.say(f"note: {article.path}: {note}")
        if written:
            articles = count(len(brief.articles), "article")
            found = f"{articles}, {count(len(brief.findings), 'finding')}"
            self.say(f"{found} -> {', '.join(written)}")
        if brief.usage.requests or brief.usage.cached:
            self.say(spent(brief.usage))
            for task in brief.usage.tasks if self._verbose else ():
                self.say(f"{task.task}: {spent(task)}")


@contextmanager
def watcher_for(*, quiet: bool, verbose: bool) -> Iterator[Teller]:
    """Yield the watcher that fits the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    hidden = quiet or not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=hidden) as bar:
        yield Teller(bar, quiet=quiet, verbose=verbose)

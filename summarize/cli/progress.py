"""What a person sees while a brief is made: a bar on a terminal, nothing when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarize.cli.terminal import say

if TYPE_CHECKING:
    from rich.progress import Progress

    from summarize.domain import Brief


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
        """Tell what was left out and what was written."""
        if self._quiet:
            return
        self._tell_stories(brief)
        for what, left_out in (("not read", brief.skipped), ("failed", brief.failed)):
            for left in left_out:
                say(f"{what}: {left.path}: {left.reason}", err=True)
        for article in brief.articles:
            for note in article.notes:
                say(f"note: {article.path}: {note}", err=True)
        if written:
            from summarize.writing.phrases import count

            articles = count(len(brief.articles), "article")
            found = f"{articles}, {count(len(brief.findings), 'finding')}"
            say(f"{found} -> {', '.join(written)}", err=True)
        if brief.usage.requests or brief.usage.cached:
            from summarize.writing.phrases import spent

            say(spent(brief.usage), err=True)
            for task in brief.usage.tasks if self._verbose else ():
                say(f"{task.task}: {spent(task)}", err=True)

    def _tell_stories(self, brief: Brief) -> None:
        """Tell that the articles are of unrelated stories, where they are."""
        from summarize.writing.title import names_of, several

        told = several(brief)
        if told:
            say(told, err=True)
            for n, name in enumerate(names_of(brief), 1):
                say(f"  {n}. {name}", err=True)


@contextmanager
def watcher_for(*, quiet: bool, verbose: bool) -> Iterator[Teller]:
    """Yield the watcher that fits the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    hidden = quiet or not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=hidden) as bar:
        yield Teller(bar, quiet=quiet, verbose=verbose)

"""What a person sees while a brief is made: a bar on a terminal, nothing when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarize.cli.terminal import say

if TYPE_CHECKING:
    from summarize.domain import Brief


class Teller:
    """Tells the steps on standard error, as loudly as asked."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._quiet = quiet
        self._verbose = verbose

    def step(self, name: str, made: object) -> None:
        """Tell a finished step, when asked to."""
        if self._verbose:
            size = f": {len(made)}" if isinstance(made, Sequence) else ""
            say(f"{name}{size}", err=True)

    def progress(self, name: str, done: int, total: int) -> None:
        """Ignore."""

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
        from summarize.writing.stories import names_of, several

        told = several(brief)
        if told:
            say(told, err=True)
            for n, name in enumerate(names_of(brief), 1):
                say(f"  {n}. {name}", err=True)


class BarTeller(Teller):
    """Shows a bar as well."""

    def __init__(self, *, verbose: bool) -> None:
        super().__init__(quiet=False, verbose=verbose)
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self.bar.add_task("loading", total=None)

    def step(self, name: str, made: object) -> None:
        """Show the step's name."""
        super().step(name, made)
        self.bar.update(self._task, description=name)

    def progress(self, name: str, done: int, total: int) -> None:
        """Move the bar."""
        self.bar.update(self._task, description=name, completed=done, total=total)


@contextmanager
def watcher_for(*, quiet: bool, verbose: bool) -> Iterator[Teller]:
    """Yield the watcher that fits the terminal."""
    if quiet or not sys.stderr.isatty():
        yield Teller(quiet=quiet, verbose=verbose)
        return
    teller = BarTeller(verbose=verbose)
    with teller.bar:
        yield teller

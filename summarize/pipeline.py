"""The way through the house, one call per step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from summarize import __version__
from summarize.articles.clean import clean
from summarize.articles.sources import Sources, gather
from summarize.brief import Brief
from summarize.claims.ground import completed, read
from summarize.comparison.compare import compare
from summarize.domain import (
    Article,
    Comparison,
    MadeWith,
    ReadArticle,
    Skipped,
    Usage,
)
from summarize.engines.base import Engine
from summarize.engines.choose import engine_for, estimate
from summarize.parts import missing_part
from summarize.settings import Settings
from summarize.text.parsing import Parser
from summarize.writing.compose import SHORT, compose, state, summarized
from summarize.writing.output import write_step
from summarize.writing.proofreading import proofread
from summarize.writing.sources import of_others
from summarize.writing.title import title_of, title_of_several


class Watcher(Protocol):
    """Told of each step as it ends, with what it made."""

    def step(self, name: str, made: object) -> None:
        """Take note of a finished step."""

    def progress(self, name: str, done: int, total: int) -> None:
        """Take note of progress within a step."""


class _StepLog:
    """Tells a watcher, if there is one, of each step, and keeps its result where that is asked."""

    def __init__(self, watcher: Watcher | None, folder: Path | None) -> None:
        self._watcher = watcher
        self._folder = folder
        self._number = 0

    def progress(self, name: str, done: int, total: int) -> None:
        if self._watcher is not None:
            self._watcher.progress(name, done, total)

    def step(self, name: str, made: object) -> None:
        self._number += 1
        if self._watcher is not None:
            self._watcher.step(name, made)
        if self._folder is not None:
            write_step(self._folder, self._number, name, made)


def make_brief(
    sources: Sources,
    settings: Settings | None = None,
    *,
    engine: Engine | None = None,
    watcher: Watcher | None = None,
    parser: Parser | None = None,
) -> Brief:
    """Read articles and make one brief of them.

    Args:
        sources: One source or several: folders (read recursively), files, patterns of files
            ("news/*.txt"), "-" for standard input; addresses (https and http) of pages or feeds;
            `Text(...)`; dicts with the fields of `Text`; a data frame with such columns.
        settings: How; the defaults are those of the command.
        engine: Who does the language work; by default the one that `settings` names.
        watcher: Told of each step.
        parser: Shared between calls, so that the model of English is loaded once.

    Raises:
        InputError: When no article is left to read.
        MissingPartError: When a library that it takes is not installed.
    """
    settings = settings or Settings()
    parser = parser or Parser()
    chosen = engine or engine_for(settings.model, parser)
    try:
        return _run(sources, settings, chosen, parser, _StepLog(watcher, settings.keep_steps))
    except ImportError as error:
        raise missing_part(error) from error
    finally:
        if engine is None:
            chosen.close()


def _run(
    sources: Sources, settings: Settings, engine: Engine, parser: Parser, log: _StepLog
) -> Brief:
    raws, skipped = gather(sources, settings, lambda *done: log.progress("fetch", *done))
    log.step("load", raws)
    articles = clean(raws)
    log.step("clean", articles)
    reads = []
    for reading in read(articles, engine, parser):
        reads.append(reading)
        log.progress("read", len(reads), len(articles))
    log.step("read", reads)
    articles = completed(articles, reads)
    comparison = state(compare(articles, reads, engine, parser), articles, parser)
    log.step("compare", comparison)
    composed = compose(comparison, articles, engine, parser)
    comparison = composed.comparison
    log.step("write", composed.sentences)
    summaries, unheld = summarized(articles, reads, comparison, parser)
    articles = [a.model_copy(update=summaries[a.id]) for a in articles]
    brief = Brief(
        title=settings.title or "",
        made_with=MadeWith(engine=engine.name, prompts=engine.prompts, version=__version__),
        articles=tuple(articles),
        skipped=tuple(skipped),
        failed=_failed(articles, reads, (*comparison.failures, composed.failure)),
        rejected=tuple(refused for r in reads for refused in r.rejected),
        corrections=tuple(put_right for r in reads for put_right in r.corrections),
        brief=composed.sentences,
        dropped_sentences=(*composed.dropped, *unheld),
        **{n: getattr(comparison, n) for n in Comparison.model_fields if n in Brief.model_fields},
    )
    brief = proofread(brief, comparison, engine, parser)
    log.step("proofread", brief.brief)
    # An engine's title stands where all that it rests on is still on the page.
    written, left = composed.title, {f.id for f in brief.findings}
    title = settings.title or (title_of_several(brief) if len(brief.stories) > 1 else "")
    title = title or title_of(
        brief.articles,
        written=written.sentence if written and left.issuperset(written.rests_on) else "",
        about={r.article: r.about for r in reads},
        short=[s.sentence for s in brief.brief if s.section == SHORT],
        others=len(of_others(brief)),
    )
    return brief.model_copy(update={"title": title, "usage": engine.usage()})


def _failed(
    articles: Sequence[Article], reads: Sequence[ReadArticle], told: Sequence[str | None]
) -> tuple[Skipped, ...]:
    """Return the articles and the questions ("what: why") that failed for good."""
    paths = {a.id: a.path for a in articles}
    unread = [Skipped(path=paths[r.article], reason=r.failure) for r in reads if r.failure]
    parts = [t.partition(": ") for t in told if t]
    return (*unread, *(Skipped(path=what, reason=why) for what, _, why in parts))


def estimate_run(sources: Sources, settings: Settings) -> Usage:
    """Say what a run would ask of the model, without asking it.

    Raises:
        InputError: When no article is left to read.
        PromptError: When the prompt set does not hold.
    """
    raws, _ = gather(sources, settings)
    return estimate(clean(raws), settings.model)

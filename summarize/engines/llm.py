"""The model engine: the three tasks asked of a language model. It proposes; the gates dispose."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel

from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    DraftSentence,
    Finding,
    Reading,
    Usage,
)
from summarize.engines.answers import ReadAnswer, WriteAnswer, read_answer
from summarize.engines.asking import Asker, Question, all_failed, give_up, tokens_of
from summarize.engines.base import AnswerStore, Client
from summarize.engines.estimate import (
    overhead,
)
from summarize.engines.faults import FaultError
from summarize.engines.heard import Heard, heard_of, margins
from summarize.engines.ledger import Ledger
from summarize.engines.local import PREFIX
from summarize.engines.loop import Loop
from summarize.engines.numbering import Piece, pieces_of
from summarize.engines.prices import price_of
from summarize.errors import ModelError
from summarize.prompting import PromptSet
from summarize.settings import ModelSettings

A = TypeVar("A", bound=BaseModel)
Relation = Literal["same", "contradicts", "related", "unrelated"]

MOST_SUMMARY = 4
"""Sentences that an article's summary has at most."""
MODEL_SAYS = "as the model judges"
"""The reason given where a model alone finds that two claims cannot both be true."""
FINDINGS_SHOWN = 14
MOST_WORDS = 140
"""The first section stays under 150 words."""


class ModelEngine:
    """Reads, judges and writes by asking a model.

    Args:
        settings: The model and the limits.
        prompts: The prompt set in use.
        client: Makes whoever speaks to the model; called once.
        cache: Finished answers; None for none.
    """

    def __init__(
        self,
        settings: ModelSettings,
        prompts: PromptSet,
        client: Callable[[], Client],
        cache: AnswerStore | None = None,
    ) -> None:
        self._settings = settings
        self._prompts = prompts
        self._cache = cache
        self._ledger = Ledger(price_of(settings.name, settings.prices))
        self._asker = Asker(settings, client, self._ledger, cache)
        self._loop = Loop()

    @property
    def name(self) -> str:
        """The model's name; of one on this machine the file's, without its folder."""
        name = self._settings.name
        return PREFIX + Path(name).name if name.startswith(PREFIX) else name

    @property
    def prompts(self) -> str:
        """The prompts in use as `set@digest`."""
        return self._prompts.label

    def usage(self) -> Usage:
        """Return what was asked so far, retries and repeated questions included."""
        return self._ledger.usage()

    def close(self) -> None:
        """Cancel what is under way, close the connections and the cache."""
        self._loop.cancel()
        self._loop.run(self._asker.close())
        self._loop.close()
        if self._cache is not None:
            self._cache.close()

    # --- read

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order, while the others are still being asked for.

        One that fails says why. When the run must stop, answers under way are waited for, so
        that they are kept.

        Raises:
            ModelError: When the run must stop, or no article could be read at all.
        """
        work = [self._loop.submit(self._read(a)) for a in articles]
        failures = []
        try:
            for under_way in work:
                reading = under_way.result()
                if reading.failure and not reading.drafts:
                    failures.append(reading.failure)
                yield reading
        except ModelError:
            wait(work)
            raise
        if failures and len(failures) == len(work):
            raise all_failed(failures)

    async def _read(self, article: Article) -> Reading:
        pieces = pieces_of(article, self._settings.context, overhead(self._prompts))
        heard = await asyncio.gather(*(self._read_piece(p) for p in pieces))
        return Reading(
            article=article.id,
            drafts=tuple(d for h in heard for d in h.drafts),
            summary=tuple(s for h in heard for s in h.summary)[:MOST_SUMMARY],
            outlet=next((h.outlet for h in heard if h.outlet), None),
            headline=next((h.headline for h in heard if h.headline), None),
            failure=_failure(heard),
        )

    async def _read_piece(self, piece: Piece) -> Heard:
        """Read a piece; one that is too much for the model is read in halves."""
        question = self._reading_question(piece)
        try:
            answer = await self._asker.ask(question, question.schema)
        except FaultError as error:
            halves = piece.halves()
            if error.fault.kind not in {"truncated", "too-long"} or halves is None:
                return Heard(failures=(error.fault.message,))
            first, second = [await self._read_piece(half) for half in halves]
            return first.joined(second)
        return heard_of(answer, piece)

    def _reading_question(self, piece: Piece) -> Question[ReadAnswer]:
        article = piece.article
        unnamed = piece.first == 1 and not (article.outlet and article.headline)
        values = {
            "sentences": piece.sentences,
            "margins": margins(article) if unnamed else [],
            "outlet": article.outlet,
            "headline": article.headline,
            "published": article.published.date,
        }
        schema = read_answer(len(piece.spans), unnamed=unnamed)
        return self._question("read", article.id, values, schema, piece.answer_tokens)

    # --- compare

    def compare(self, accounts: Accounts) -> Comparing:
        """Say what the accounts agree on, where they differ and how they word it, by claims."""
        _ = accounts
        return Comparing()

    # --- write

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> list[DraftSentence]:
        """Propose the short version; nothing when the model gives none."""
        _ = articles
        shown = sorted(comparison.findings, key=lambda f: (-f.weight, f.id))[:FINDINGS_SHOWN]
        return self._loop.run(self._write(shown)) if shown else []

    async def _write(self, findings: Sequence[Finding]) -> list[DraftSentence]:
        shown = [
            {"kind": f.kind, "statement": f.statement, "positions": [p.label for p in f.positions]}
            for f in findings
        ]
        values = {"findings": shown, "most_words": MOST_WORDS}
        question = self._question("write", "the findings", values, WriteAnswer, 700)
        try:
            answer = await self._asker.ask(question, WriteAnswer)
        except FaultError:
            return []
        sentences = []
        for given in {g.sentence: g for g in answer.sentences}.values():
            cited = [findings[n - 1] for n in given.findings if n <= len(findings)]
            cites = dict.fromkeys(c for f in cited for p in f.positions for c in p.claims)
            sentences.append(
                DraftSentence(section="in short", sentence=given.sentence, cites=tuple(cites))
            )
        return sentences

    # --- asking

    def _question(
        self, task: str, subject: str, values: dict[str, Any], schema: type[A], most: int
    ) -> Question[A]:
        messages = self._prompts[task].fill(values)
        room = self._settings.context - sum(tokens_of(m.content) for m in messages)
        return Question(
            task=task,
            subject=subject,
            messages=messages,
            schema=schema,
            max_tokens=max(64, min(most, room)),
            prompts=self._prompts.digest,
        )


def _failure(heard: Sequence[Heard]) -> str | None:
    """Why an article was not read, or only part of it; None when it was."""
    failures = [f for h in heard for f in h.failures]
    return give_up(failures[0], in_part=any(h.drafts for h in heard)) if failures else None

"""The model engine: the three tasks asked of a language model. It proposes; the gates dispose."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any, TypeVar

from summarize.domain import (
    Article,
    ClaimPair,
    Comparison,
    DraftClaim,
    DraftSentence,
    Finding,
    Judgement,
    Reading,
    Usage,
)
from summarize.engines.answers import JudgeAnswer, ReadAnswer, WriteAnswer, read_answer
from summarize.engines.asking import (
    Asker,
    Ledger,
    Question,
    all_failed,
    give_up,
    tokens_of,
)
from summarize.engines.base import AnswerStore, Client
from summarize.engines.faults import FaultError
from summarize.engines.numbering import Piece, draft_of, pieces_of
from summarize.engines.offline.judge import judge_pairs
from summarize.engines.prices import price_of
from summarize.prompting import PromptSet
from summarize.settings import ModelSettings

T = TypeVar("T")

PAIRS_AT_ONCE = 12
"""Pairs in one question: more, and small models lose count."""
PAIRS_PER_ARTICLE = 24
"""The model judges at most so many pairs per article, those first that the rules leave open."""
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
        self._make_client = client
        self._cache = cache
        self._ledger = Ledger(price_of(settings.name, settings.prices))
        self._loop = _Loop()
        self._asker: Asker | None = None
        self._client: Client | None = None

    @property
    def name(self) -> str:
        """The model's name."""
        return self._settings.name

    @property
    def prompts(self) -> str:
        """The prompts in use as `set@digest`."""
        return self._prompts.label

    def usage(self) -> Usage:
        """Return what was asked so far, retries and repeated questions included."""
        return self._ledger.usage()

    def close(self) -> None:
        """Close the connections and the cache."""
        if self._client is not None:
            self._loop.run(self._client.close())
        self._loop.close()
        if self._cache is not None:
            self._cache.close()

    # --- read

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order; one that fails says why.

        Raises:
            ModelError: When the run must stop, or no article could be read at all.
        """
        readings = self._loop.run(self._read_all(articles))
        reasons = [r.failure for r in readings if r.failure]
        if reasons and len(reasons) == len(readings):
            raise all_failed(reasons)
        yield from readings

    async def _read_all(self, articles: Sequence[Article]) -> list[Reading]:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._read(a)) for a in articles]
        return [t.result() for t in tasks]

    async def _read(self, article: Article) -> Reading:
        overhead = sum(tokens_of(text) for _, text in self._prompts["read"].parts) * 2
        pieces = pieces_of(article, self._settings.context, overhead)
        try:
            answers = await asyncio.gather(*(self._read_piece(p) for p in pieces))
        except FaultError as error:
            return Reading(article=article.id, failure=give_up(error, article.id))
        drafts = [d for found, _ in answers for d in found]
        summary = [s for _, sentences in answers for s in sentences]
        return Reading(article=article.id, drafts=tuple(drafts), summary=tuple(summary[:4]))

    async def _read_piece(self, piece: Piece) -> tuple[list[DraftClaim], list[str]]:
        """Read a piece; one that is too much for the model is read in halves."""
        article = piece.article
        values = {
            "sentences": piece.sentences,
            "outlet": article.outlet,
            "headline": article.headline,
            "published": article.published.date,
        }
        schema = read_answer(len(piece.spans))
        question = self._question("read", article.id, values, schema, piece.answer_tokens)
        try:
            answer = await self._asked.ask(question, ReadAnswer)
        except FaultError as error:
            halves = piece.halves()
            if error.fault.kind not in {"truncated", "too-long"} or halves is None:
                raise
            parts = [await self._read_piece(half) for half in halves]
            return [d for p in parts for d in p[0]], [s for p in parts for s in p[1]]
        by_number = dict(piece.sentences)
        summary = [by_number[n] for n in answer.summary if n in by_number]
        return [draft_of(claim, piece) for claim in answer.claims], summary

    # --- judge

    def judge(self, pairs: Sequence[ClaimPair]) -> list[Judgement]:
        """Say of each pair how the two claims meet.

        The rules judge first: what they find the same or without relation stands. Pairs that
        they leave open go to the model, whose verdict stands unless the claims' own figures or
        negations speak against it.
        """
        judged = judge_pairs(pairs)
        most = PAIRS_PER_ARTICLE * len({p.first.article for p in pairs})
        open_ = [i for i, j in enumerate(judged) if j.relation in {"contradicts", "related"}]
        open_.sort(key=lambda i: (judged[i].relation != "contradicts", i))
        batches = [
            open_[i : i + PAIRS_AT_ONCE] for i in range(0, min(len(open_), most), PAIRS_AT_ONCE)
        ]
        for batch, verdicts in zip(
            batches, self._loop.run(self._judge_all(pairs, batches)), strict=True
        ):
            for at, verdict in verdicts.items():
                judged[batch[at]] = _allowed(pairs[batch[at]], verdict, judged[batch[at]])
        return judged

    async def _judge_all(
        self, pairs: Sequence[ClaimPair], batches: Sequence[Sequence[int]]
    ) -> list[dict[int, Judgement]]:
        return await asyncio.gather(*(self._judge([pairs[i] for i in b]) for b in batches))

    async def _judge(self, pairs: Sequence[ClaimPair]) -> dict[int, Judgement]:
        """Judge a batch; a batch without an answer leaves the rules' verdicts."""
        shown = [{"first": _said(p.first), "second": _said(p.second)} for p in pairs]
        question = self._question(
            "judge", f"{len(pairs)} pairs", {"pairs": shown}, JudgeAnswer, 60 * len(pairs) + 100
        )
        try:
            answer = await self._asked.ask(question, JudgeAnswer)
        except FaultError:
            return {}
        return {
            v.pair - 1: Judgement(relation=v.relation, reason=v.reason)
            for v in answer.pairs
            if v.pair <= len(pairs)
        }

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
            answer = await self._asked.ask(question, WriteAnswer)
        except FaultError:
            return []
        sentences = []
        for given in answer.sentences:
            cited = [findings[n - 1] for n in given.findings if n <= len(findings)]
            cites = dict.fromkeys(c for f in cited for p in f.positions for c in p.claims)
            sentences.append(
                DraftSentence(section="in short", sentence=given.sentence, cites=tuple(cites))
            )
        return sentences

    # --- asking

    @property
    def _asked(self) -> Asker:
        if self._asker is None:
            self._client = self._make_client()
            self._asker = Asker(self._settings, self._client, self._ledger, self._cache)
        return self._asker

    def _question(
        self, task: str, subject: str, values: dict[str, Any], schema: type[Any], most: int
    ) -> Question:
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


def _said(claim: Any) -> str:
    return f"{claim.speaker}: {claim.text}" if claim.speaker else claim.text


def _allowed(pair: ClaimPair, verdict: Judgement, ruled: Judgement) -> Judgement:
    """Hold a model's verdict against what the two claims themselves say."""
    if verdict.relation == "same" and not _compatible(pair):
        return ruled
    return verdict


def _compatible(pair: ClaimPair) -> bool:
    first, second = pair.first, pair.second
    values = [{f.value for f in c.figures if f.value is not None} for c in (first, second)]
    return first.negated == second.negated and (values[0] <= values[1] or values[1] <= values[0])


def estimate_run(articles: Sequence[Article], settings: ModelSettings, prompts: PromptSet) -> Usage:
    """Return what a run would take at most: every piece read, pairs judged, one page written."""
    overhead = sum(tokens_of(text) for _, text in prompts["read"].parts) * 2
    pieces = [p for a in articles for p in pieces_of(a, settings.context, overhead)]
    pairs = PAIRS_PER_ARTICLE * len(articles) // PAIRS_AT_ONCE if len(articles) > 1 else 0
    pair_tokens = PAIRS_AT_ONCE * 70 + sum(tokens_of(t) for _, t in prompts["judge"].parts)
    sent = sum(overhead + p.tokens + 4 * len(p.spans) for p in pieces) + pairs * pair_tokens + 2000
    received = sum(p.answer_tokens for p in pieces) + pairs * (60 * PAIRS_AT_ONCE + 100) + 700
    price = price_of(settings.name, settings.prices)
    return Usage(
        requests=len(pieces) + pairs + 1,
        prompt_tokens=sent,
        completion_tokens=received,
        cost_usd=None if price is None else round(price.cost(sent, received), 6),
    )


class _Loop:
    """An event loop kept for the engine's life, in a thread of its own where one already runs."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run to the end; the first error of a task group comes out as itself."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return self._here(work)
        result: list[T] = []
        failed: list[BaseException] = []

        def aside() -> None:
            try:
                result.append(self._here(work))
            except BaseException as error:  # noqa: BLE001 - carried over to the caller's thread
                failed.append(error)

        thread = threading.Thread(target=aside)
        thread.start()
        thread.join()
        if failed:
            raise failed[0]
        return result[0]

    def _here(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self._runner.run(work)
        except BaseExceptionGroup as group:
            raise _first(group) from None

    def close(self) -> None:
        self._runner.close()


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner

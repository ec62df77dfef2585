"""Asking a model one question: cache, budget, limits, and the only retries there are."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from summarize.domain import Usage
from summarize.engines.base import AnswerStore, Client
from summarize.engines.exchanges import Recorder, Replay
from summarize.engines.faults import Completion, Fault, FaultError
from summarize.engines.limits import Gatekeeper, backoff
from summarize.engines.prices import Price
from summarize.errors import ModelDownError, ModelLimitError
from summarize.prompting import Message
from summarize.settings import Mode, ModelSettings

A = TypeVar("A", bound=BaseModel)

LADDER: tuple[Mode, ...] = ("json-schema", "tools", "json", "md-json")
"""How structured answers are asked for, the strictest first: llama.cpp's server enforces a JSON
schema by grammar, ignores tools silently, and keeps plain JSON only partly."""

CHARS_PER_TOKEN = 3.3
"""English news under the tokenizers of current models has 4.2 to 4.6 characters a token; fewer
here, so that an estimate errs on the safe side."""


def tokens_of(text: str) -> int:
    """Estimate the tokens of a text, rather too many than too few."""
    return int(len(text) / CHARS_PER_TOKEN) + 1


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        task: "read", "judge" or "write".
        subject: What it is about, for messages to the user ("A3"); no words of an article.
        messages: What is sent.
        schema: What the answer must fit.
        max_tokens: The longest answer.
        prompts: Digest of the prompts in use.
    """

    task: str
    subject: str
    messages: tuple[Message, ...]
    schema: type[BaseModel]
    max_tokens: int
    prompts: str

    @property
    def tokens(self) -> int:
        """Estimated tokens of what is sent."""
        return sum(tokens_of(m.content) for m in self.messages)

    def key(self, settings: ModelSettings) -> str:
        """Return a digest of everything that shapes the answer."""
        shape = {
            "messages": [[m.role, m.content] for m in self.messages],
            "schema": self.schema.model_json_schema(),
            "prompts": self.prompts,
            "max_tokens": self.max_tokens,
            "model": settings.name,
            "base_url": settings.base_url,
            "mode": settings.mode,
            "temperature": settings.temperature,
            "repetition": settings.repetition,
        }
        text = json.dumps(shape, sort_keys=True, ensure_ascii=False)
        return blake2b(text.encode(), digest_size=20).hexdigest()


@dataclass
class Ledger:
    """What was asked and what it cost so far."""

    price: Price | None
    requests: int = 0
    cached: int = 0
    sent: int = 0
    received: int = 0
    by_task: dict[str, list[int]] = field(default_factory=dict)

    def add(self, task: str, sent: int, received: int) -> None:
        """Book one request, answered or not."""
        self.requests += 1
        self.sent += sent
        self.received += received
        row = self.by_task.setdefault(task, [0, 0, 0])
        for at, more in enumerate((1, sent, received)):
            row[at] += more

    @property
    def cost(self) -> float | None:
        """US dollars so far; None when the model's price is not known."""
        return self.price.cost(self.sent, self.received) if self.price else None

    def usage(self) -> Usage:
        """Return it as the output names it."""
        return Usage(
            requests=self.requests,
            cached=self.cached,
            prompt_tokens=self.sent,
            completion_tokens=self.received,
            cost_usd=None if self.cost is None else round(self.cost, 6),
        )


class Asker:
    """Asks questions, each at most `attempts` times for whatever reason.

    Args:
        settings: The model and the limits.
        client: Who speaks to it.
        ledger: Where usage is booked.
        cache: Finished answers; None for none.
    """

    def __init__(
        self, settings: ModelSettings, client: Client, ledger: Ledger, cache: AnswerStore | None
    ) -> None:
        self._settings = settings
        self._client = client
        self._ledger = ledger
        self._cache = cache
        self._recorder = Recorder(settings.record) if settings.record else None
        self._replay = Replay(settings.replay) if settings.replay else None
        self._gate = Gatekeeper(
            settings.concurrency, settings.requests_per_minute, settings.tokens_per_minute
        )
        self._reserved = 0.0
        self._mode_at = 0
        self._end = time.monotonic() + settings.deadline if settings.deadline else None
        # Jitter spreads retries of one run; nothing that is printed depends on it.
        self._chance = random.Random()  # noqa: S311

    async def ask(self, question: Question, schema: type[A]) -> A:
        """Return the answer, from the recordings, the cache or the model.

        Raises:
            FaultError: When the model did not answer: truncated, refused, too long, or still
                failing after the last attempt.
            ModelError: When the run must stop: a wrong key, an unknown model, the budget.
        """
        key = question.key(self._settings)
        if self._replay is not None:
            found = self._replay.get(key, question.task, question.subject)
            self._ledger.cached += 1
            return schema.model_validate(found["answer"])
        if self._cache is not None and (stored := self._cache.get(key)) is not None:
            try:
                answer = schema.model_validate(stored["answer"])
            except (ValidationError, KeyError):
                pass  # written by another version: ask again
            else:
                self._ledger.cached += 1
                self._record(key, question, answer)
                return answer
        async with self._gate.places:
            answer = schema.model_validate(await self._persist(question))
        if self._cache is not None:
            self._cache.put(key, {"answer": answer.model_dump(mode="json")})
        self._record(key, question, answer)
        return answer

    async def _persist(self, question: Question) -> BaseModel:
        asked = question
        for attempt in range(1, self._settings.attempts + 1):
            try:
                return await self._once(asked)
            except FaultError as error:
                fault = error.fault
                if fault.kind == "mode" and self._step_down():
                    continue
                last = attempt == self._settings.attempts
                if fault.kind not in {"transient", "invalid"} or last:
                    raise
                if fault.kind == "invalid":
                    asked = _complaining(question, fault)
                else:
                    await self._pause(fault, attempt)
        raise AssertionError("unreachable")

    async def _once(self, question: Question) -> BaseModel:
        hold = self._reserve(question)
        try:
            await self._gate.wait(question.tokens + question.max_tokens)
            self._mind_deadline(0.0)
            completion = await self._within_deadline(question)
        except FaultError as error:
            self._ledger.add(question.task, error.fault.sent, error.fault.received)
            raise
        finally:
            self._reserved -= hold
        self._ledger.add(question.task, completion.sent, completion.received)
        return completion.answer

    async def _within_deadline(self, question: Question) -> Completion:
        left = None if self._end is None else max(0.01, self._end - time.monotonic())
        asked = self._client.complete(
            question.messages, question.schema, question.max_tokens, self.mode
        )
        try:
            return await asyncio.wait_for(asked, left)
        except TimeoutError:
            raise FaultError(Fault("deadline", "the run's deadline passed")) from None

    @property
    def mode(self) -> Mode:
        """How structured answers are asked for at present."""
        return LADDER[self._mode_at] if self._settings.mode == "auto" else self._settings.mode

    def _step_down(self) -> bool:
        """Use the next mode of the ladder; False when there is none to try."""
        if self._settings.mode != "auto" or self._mode_at + 1 >= len(LADDER):
            return False
        self._mode_at += 1
        return True

    async def _pause(self, fault: Fault, attempt: int) -> None:
        wait = backoff(attempt, self._chance)
        if fault.retry_after is not None:
            wait = max(wait, fault.retry_after)
            self._gate.close_for(fault.retry_after)
        self._mind_deadline(wait)
        await asyncio.sleep(wait)

    def _mind_deadline(self, wait: float) -> None:
        if self._end is not None and time.monotonic() + wait > self._end:
            raise FaultError(Fault("deadline", "the run's deadline passed"))

    def _reserve(self, question: Question) -> float:
        """Set aside what the question may cost; refuse it when that would pass the budget."""
        budget, price = self._settings.budget, self._ledger.price
        if budget is None or price is None:
            return 0.0
        worst = price.cost(question.tokens, question.max_tokens)
        spent = self._ledger.cost or 0.0
        if spent + self._reserved + worst > budget:
            raise ModelLimitError(
                f"the budget of {budget:.2f} US dollars would be passed ({spent:.4f} spent)",
                "finished answers are kept: run again with a larger --budget to go on from here",
            )
        self._reserved += worst
        return worst

    def _record(self, key: str, question: Question, answer: BaseModel) -> None:
        if self._recorder is not None:
            self._recorder.write(
                key,
                {
                    "task": question.task,
                    "subject": question.subject,
                    "model": self._settings.name,
                    "messages": [{"role": m.role, "content": m.content} for m in question.messages],
                    "answer": answer.model_dump(mode="json"),
                },
            )


def _complaining(question: Question, fault: Fault) -> Question:
    """The question again, with what was wrong about the last answer."""
    note = f"Your last answer did not fit: {fault.message}. Answer again, in the form asked for."
    return replace(question, messages=(*question.messages, Message("user", note)))


def give_up(error: FaultError, subject: str) -> str:
    """Say why a question was given up, for the page."""
    return f"the model did not read {subject}: {error.fault.message}"


def all_failed(reasons: Sequence[str]) -> ModelDownError:
    """The error of a run in which no article could be read."""
    return ModelDownError(f"no article could be read: {reasons[0]}", "check it with: brief doctor")

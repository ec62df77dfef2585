"""Asking a model one question: cache, budget, limits, and the only retries there are."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from summarize.engines.model.exchanges import Recorder, Replay
from summarize.engines.model.faults import Completion, Fault, FaultError
from summarize.engines.model.ledger import Ledger, Purse
from summarize.engines.model.limits import Gatekeeper, backoff
from summarize.engines.model.local import file_state, placeless
from summarize.engines.model.modes import Modes
from summarize.errors import ModelError, ModelLimitError
from summarize.prompting import Message
from summarize.settings import Mode, ModelSettings

if TYPE_CHECKING:
    from summarize.engines.model.cache import AnswerCache
    from summarize.engines.model.client import ModelClient

A = TypeVar("A", bound=BaseModel)

CHARS_PER_TOKEN = 3.3
"""English news under the tokenizers of current models has 4.2 to 4.6 characters a token; fewer
here, so that an estimate errs on the safe side. Other scripts: a token a character."""


def tokens_of(text: str) -> int:
    """Estimate the tokens of a text, rather too many than too few."""
    plain = sum(map(str.isascii, text))
    return int(plain / CHARS_PER_TOKEN) + len(text) - plain + 1


@cache
def _schema_of(answer: type[BaseModel]) -> dict[str, Any]:
    return answer.model_json_schema()


@dataclass(frozen=True)
class Question(Generic[A]):
    """One question.

    Attributes:
        task: The prompt that it fills ("read"), or "ping".
        subject: What it is about, for messages to the user ("A3"); no words of an article.
        messages: What is sent.
        schema: What the answer must fit.
        max_tokens: The longest answer.
        prompts: Digest of the prompts in use.
    """

    task: str
    subject: str
    messages: tuple[Message, ...]
    schema: type[A]
    max_tokens: int
    prompts: str

    @property
    def tokens(self) -> int:
        """Estimated tokens of what is sent."""
        return sum(tokens_of(m.content) for m in self.messages)

    def key(self, settings: ModelSettings) -> str:
        """Return a digest of everything that shapes the answer."""
        shape = {
            "messages": self._words,
            "schema": _schema_of(self.schema),
            "prompts": self.prompts,
            "max_tokens": self.max_tokens,
            "mode": settings.mode,
            "temperature": settings.temperature,
            "repetition": settings.repetition,
            "model": settings.name,
            "file": file_state(settings.name),
            "base_url": settings.base_url,
        }
        return _digest(shape)

    def recorded_as(self, settings: ModelSettings) -> str:
        """Return the key of a recording: what was asked of which model, wherever that was.

        A recording is replayed where there is no server and no file of a model, and holds as
        long as the words of the question do.
        """
        named = placeless(settings.name)
        return _digest({"messages": self._words, "model": named, "repetition": settings.repetition})

    @property
    def _words(self) -> list[list[str]]:
        return [[m.role, m.content] for m in self.messages]


def _digest(shape: dict[str, Any]) -> str:
    text = json.dumps(shape, sort_keys=True, ensure_ascii=False)
    return blake2b(text.encode(), digest_size=20).hexdigest()


class Asker:
    """Asks questions, each at most `attempts` times for whatever reason.

    Once the run must stop (a wrong key, the budget), what is in flight may finish, so that it
    is kept, and nothing more is asked.

    Args:
        settings: The model and the limits.
        client: Makes whoever speaks to it; called when the first question must really be asked.
        ledger: Where usage is booked.
        cache: Finished answers; None for none.
    """

    def __init__(
        self,
        settings: ModelSettings,
        client: Callable[[], ModelClient],
        ledger: Ledger,
        cache: AnswerCache | None,
    ) -> None:
        self._settings = settings
        self._make_client = client
        self._client: ModelClient | None = None
        self._cache = cache
        self._recorder = Recorder(settings.record) if settings.record else None
        self._replay = Replay(settings.replay) if settings.replay else None
        self._gate = Gatekeeper(
            settings.concurrency, settings.requests_per_minute, settings.tokens_per_minute
        )
        self._purse = Purse(settings.budget, ledger)
        self._modes = Modes(settings.mode)
        self._room = 0
        self._stopped: ModelError | None = None
        self._end = time.monotonic() + settings.deadline if settings.deadline else None
        # Jitter spreads retries of one run; nothing that is printed depends on it.
        self._chance = random.Random()  # noqa: S311

    async def ask(self, question: Question[A]) -> A:
        """Return the answer, from the recordings, the cache or the model.

        Raises:
            FaultError: When the model did not answer: truncated, refused, too long, or still
                failing after the last attempt.
            ModelError: When the run must stop: a wrong key, an unknown model, the budget.
        """
        key = question.key(self._settings)
        kept = self._kept(key, question)
        if kept is not None:
            self._purse.ledger.add_cached(question.task)
            return kept
        async with self._gate.places:
            try:
                answer = question.schema.model_validate(await self._persist(question))
            except ModelError as error:
                self._stopped = self._stopped or error
                raise
        if self._cache is not None:
            self._cache.put(key, {"answer": answer.model_dump(mode="json")})
        self._record(question, answer)
        return answer

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()

    @property
    def mode(self) -> Mode:
        """How structured answers are asked for at present."""
        return self._modes.current

    def _kept(self, key: str, question: Question[A]) -> A | None:
        """Return a recorded or stored answer."""
        if self._replay is not None:
            recorded = question.recorded_as(self._settings)
            found = self._replay.answer(
                recorded, question.task, question.subject, question.messages
            )
            return question.schema.model_validate(found)
        stored = self._cache.get(key) if self._cache is not None else None
        if stored is None:
            return None
        try:
            answer = question.schema.model_validate(stored["answer"])
        except (ValidationError, KeyError):
            return None  # written by another version: ask again
        self._record(question, answer)
        return answer

    async def _persist(self, question: Question[Any]) -> BaseModel:
        """Ask until there is an answer or no more use in asking.

        Finding out what the server can do is no attempt: it ends by itself.
        """
        asked, attempt = question, 1
        while True:
            mode = self._modes.current
            try:
                answer = await self._once(asked, mode)
            except FaultError as error:
                fault = error.fault
                self._room = max(self._room, fault.room)
                if fault.kind == "again" or (fault.kind == "mode" and self._modes.refused(mode)):
                    continue
                last = attempt == self._settings.attempts
                if fault.kind not in {"transient", "invalid"} or last:
                    raise
                if fault.kind == "invalid":
                    self._modes.failed(mode, fault)
                    asked = _complaining(question, fault)
                else:
                    await self._pause(fault, attempt)
                attempt += 1
            else:
                self._modes.worked(mode)
                return answer

    async def _once(self, question: Question[Any], mode: Mode) -> BaseModel:
        if self._stopped is not None:
            raise self._stopped
        most = question.max_tokens + self._room
        async with self._purse.hold(question.tokens, most):
            await self._turn(question.tokens + most)
            try:
                completion = await self._within_deadline(question, most, mode)
            except FaultError as error:
                fault = error.fault
                sent = question.tokens if fault.lost else fault.sent
                self._purse.ledger.add(question.task, sent, fault.received)
                raise
            # Some servers do not count: estimates stand in, so that a budget still holds.
            self._purse.ledger.add(
                question.task,
                completion.sent or question.tokens,
                completion.received or tokens_of(completion.answer.model_dump_json()),
            )
        return completion.answer

    async def _turn(self, tokens: int) -> None:
        """Wait until a request of this many tokens may go out."""
        pause = self._gate.take(tokens)
        while pause > 0:
            self._mind_deadline(pause)
            await asyncio.sleep(pause)
            pause = self._gate.closed_for()
        self._mind_deadline(0.0)

    async def _within_deadline(self, question: Question[Any], most: int, mode: Mode) -> Completion:
        left = None if self._end is None else max(0.01, self._end - time.monotonic())
        if self._client is None:
            self._client = self._make_client()
        asked = self._client.complete(question.messages, question.schema, most, mode)
        try:
            with self._purse.ledger.clock():
                return await asyncio.wait_for(asked, left)
        except TimeoutError:
            raise self._late(lost=True) from None

    async def _pause(self, fault: Fault, attempt: int) -> None:
        wait = backoff(attempt, self._chance)
        if fault.retry_after is not None:
            wait = max(wait, fault.retry_after)
            self._gate.close_for(fault.retry_after)
        self._mind_deadline(wait)
        await asyncio.sleep(wait)

    def _mind_deadline(self, wait: float) -> None:
        if self._end is not None and time.monotonic() + wait > self._end:
            raise self._late()

    def _late(self, *, lost: bool = False) -> Exception:
        """Return the error of a run out of time; a batch goes on, and is come back for."""
        if self._settings.batch:
            return ModelLimitError(
                "the batch is still under way", "the same command later goes on from there"
            )
        return FaultError(Fault("deadline", "the run's deadline passed", lost=lost))

    def _record(self, question: Question[Any], answer: BaseModel) -> None:
        if self._recorder is not None:
            self._recorder.write(
                question.recorded_as(self._settings),
                {
                    "task": question.task,
                    "subject": question.subject,
                    "model": placeless(self._settings.name),
                    "messages": [{"role": m.role, "content": m.content} for m in question.messages],
                    "answer": answer.model_dump(mode="json"),
                },
            )


def _complaining(question: Question[Any], fault: Fault) -> Question[Any]:
    """The question again, with what was wrong about the last answer."""
    note = f"Your last answer did not fit: {fault.message}. Answer again, in the form asked for."
    return replace(question, messages=(*question.messages, Message("user", note)))

"""Asking a model one question: cache, budget, limits, and the only retries there are."""

from __future__ import annotations

import asyncio
import math
import random
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from summarize.engines.model.exchanges import Recorder, Replay
from summarize.engines.model.ledger import Ledger
from summarize.engines.model.questions import FaultError, Modes, Question, tokens_of
from summarize.errors import ModelError, ModelLimitError
from summarize.prompting import Message
from summarize.settings import Mode, ModelSettings

if TYPE_CHECKING:
    from summarize.engines.model.cache import AnswerCache
    from summarize.engines.model.client import ModelClient

A = TypeVar("A", bound=BaseModel)
T = TypeVar("T")

FIRST_WAIT = 1.0
"""Seconds before the second try; each further one waits twice as long, with full jitter."""
LONGEST_WAIT = 60.0
"""Our own back-off never waits longer; a server's Retry-After is obeyed also when it is longer."""


class Asker:
    """Asks questions, each at most `attempts` times for whatever reason.

    Once the run must stop (a wrong key, the budget), what is in flight may finish, so that it
    is kept, and nothing more is asked. A server that asks to wait makes everyone wait: a rate limit
    is the account's, not a request's. `client` makes whoever speaks to the model, and is called
    when the first question must really be asked.
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
        self._places = asyncio.Semaphore(settings.concurrency)
        self._closed_until = 0.0
        self._ledger = ledger
        self.modes = Modes(settings.mode)
        self._room = 0
        self._stopped: ModelError | None = None
        self._end = time.monotonic() + settings.deadline if settings.deadline else math.inf

    async def ask(self, question: Question[A]) -> A:
        """Return the answer, from the recordings, the cache or the model.

        Raises:
            FaultError: When the model did not answer: truncated, refused, too long, or still
                failing after the last attempt.
            ModelError: When the run must stop: a wrong key, an unknown model, the budget.
        """
        key = question.key(self._settings)
        answer = self._kept(key, question)
        if answer is None:
            async with self._places:
                try:
                    answer = question.schema.model_validate(await self._persist(question))
                except ModelError as error:
                    self._stopped = self._stopped or error
                    raise
            if self._cache is not None:
                self._cache.put(key, {"answer": answer.model_dump(mode="json")})
        else:
            self._ledger.add(question.task, requests=0, cached=1)
        if self._recorder is not None:
            self._recorder.write(question, self._settings, answer)
        return answer

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()

    def _kept(self, key: str, question: Question[A]) -> A | None:
        """Return a recorded or stored answer."""
        if self._replay is not None:
            return question.schema.model_validate(self._replay.answer(question, self._settings))
        stored = self._cache.get(key) if self._cache is not None else None
        try:
            return None if stored is None else question.schema.model_validate(stored["answer"])
        except (ValidationError, KeyError):
            return None  # written by another version: ask again

    async def _persist(self, question: Question[Any]) -> BaseModel:
        """Ask until there is an answer or no more use in asking.

        Finding out what the server can do is no attempt: it ends by itself.
        """
        asked, attempt = question, 1
        while True:
            mode = self.modes.current
            try:
                answer = await self._once(asked, mode)
            except FaultError as fault:
                self._room = max(self._room, fault.room)
                if fault.kind == "again" or (fault.kind == "mode" and self.modes.refused(mode)):
                    continue
                last = attempt == self._settings.attempts
                if fault.kind not in {"transient", "invalid"} or last:
                    raise
                if fault.kind == "invalid":
                    self.modes.failed(mode, fault)
                    why = f"Your last answer did not fit: {fault.message}."
                    note = Message("user", f"{why} Answer again, in the form asked for.")
                    asked = replace(question, messages=(*question.messages, note))
                else:
                    if fault.retry_after is not None:
                        closed = time.monotonic() + fault.retry_after
                        self._closed_until = max(self._closed_until, closed)
                    await self._wait(max(backoff(attempt), fault.retry_after or 0.0))
                attempt += 1
            else:
                self.modes.worked(mode)
                return answer

    async def _once(self, question: Question[Any], mode: Mode) -> BaseModel:
        if self._stopped is not None:
            raise self._stopped
        most = question.max_tokens + self._room
        async with self._ledger.hold(question.tokens, most):
            while (closed := self._closed_until - time.monotonic()) > 0:
                await self._wait(closed)
            await self._wait(0.0)
            if self._client is None:
                self._client = self._make_client()
            left = None if self._end == math.inf else max(0.01, self._end - time.monotonic())
            asked = self._client.complete(question.messages, question.schema, most, mode)
            try:
                with self._ledger.clock():
                    answer, sent, received = await asyncio.wait_for(asked, left)
            except TimeoutError:
                self._ledger.add(question.task, question.tokens)
                raise self._late() from None
            except FaultError as fault:
                sent = question.tokens if fault.lost else fault.sent
                self._ledger.add(question.task, sent, fault.received)
                raise
            # Some servers do not count: estimates stand in, so that a budget still holds.
            received = received or tokens_of(answer.model_dump_json())
            self._ledger.add(question.task, sent or question.tokens, received)
        return answer

    async def _wait(self, seconds: float) -> None:
        """Wait, unless the run's time would be over by then."""
        if time.monotonic() + seconds > self._end:
            raise self._late()
        await asyncio.sleep(seconds)

    def _late(self) -> Exception:
        """Return the error of a run out of time; a batch goes on, and is come back for."""
        if self._settings.batch:
            return ModelLimitError(
                "the batch is still under way", "the same command later goes on from there"
            )
        return FaultError("deadline", "the run's deadline passed")


def backoff(attempt: int) -> float:
    """Return the wait in seconds before try number `attempt + 1`: exponential, full jitter.

    Jitter spreads retries of one run; nothing that is printed depends on it.
    """
    return random.uniform(0, min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)))  # noqa: S311


class Loop:
    """Runs coroutines in a thread of its own, so that answers come in while articles are parsed.

    It is started when first needed. The caller may itself stand inside a running loop (a notebook).
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Start the work; waiting for its result can be interrupted."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._loop.run_forever, name="model", daemon=True
            )
            self._thread.start()
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def close(self, end: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Cancel what still runs, run what ends it all, and end the thread."""
        if self._loop is None or self._thread is None:
            return

        async def finish() -> None:
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            await end()
            await asyncio.get_running_loop().shutdown_default_executor()

        self.submit(finish()).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._loop = self._thread = None

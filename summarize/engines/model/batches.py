"""The provider's batch interface (OpenAI's Batch API): questions handed in together, fetched later.

A transport: a chat completion that is asked for waits with all others of its stage, goes out as a
line of a file, and comes back as the response that it would have been. Whoever asks does not know
of it: answers are checked, kept and asked for again as ever.

What is under way is on record in the cache. A run that ends while it waits, however it ends, finds
its questions there the next time, and fetches their answers instead of asking and paying twice.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import blake2b
from typing import Any, TypeVar

import httpx2

from summarize.engines.model.cache import AnswerCache
from summarize.engines.model.questions import FaultError
from summarize.errors import ModelDownError, ModelError, ModelLimitError

T = TypeVar("T")

ENDPOINT = "/v1/chat/completions"
QUIET_SECONDS = 1.0
"""So long after the last question of a stage its batch goes out."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds between two looks at a batch; each wait is half as long again as the one before."""
TRIES, PATIENCE = 4, 20
"""How often handing in, and looking at what is under way, is tried: a batch takes hours, a bad
moment of a server minutes."""
KEPT_AS = "batch:"
KEPT_SECONDS = 30 * 24 * 3600
"""Providers keep the answers of a batch for about a month."""
UNANSWERED = 503
"""The status of a question that a batch left unanswered: it is asked again."""
FINAL = frozenset({"completed", "expired", "cancelled", "failed"})

Reply = tuple[int, Any]
"""A status and a JSON body."""


@dataclass
class Record:
    """A batch under way: the names of its questions, the file handed in, the batch's own name."""

    items: list[str]
    file: str | None = None
    batch: str | None = None

    @property
    def key(self) -> str:
        """Under which it is kept."""
        return f"{KEPT_AS}{_digest(self.items)}"


class GoneError(ModelDownError):
    """The server no longer knows a batch, or the files of its questions or answers."""


_HINT = "run the same command again: it goes on from there"


class BatchTransport(httpx2.AsyncBaseTransport):
    """Answers chat completions by way of batches."""

    def __init__(
        self,
        api: Any,
        cache: AnswerCache,
        fault_of: Callable[[BaseException], FaultError | ModelError],
    ) -> None:
        self._api = api
        self._cache = cache
        self._fault_of = fault_of
        kept = (cache.get(key) or {} for key in cache.keys(KEPT_AS))
        records = [Record(**found) for found in kept if found.keys() == {"items", "file", "batch"}]
        self._home = {item: record for record in records for item in record.items}
        self._said: dict[str, Reply] = {}
        self._waiting: dict[str, asyncio.Future[Reply]] = {}
        self._pending: dict[str, bytes] = {}
        self._last = 0.0
        self._work: dict[str, asyncio.Task[None]] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Put a question with the others and return its answer when it is there."""
        body = json.loads(await request.aread())
        name = _digest([str(request.url), body])
        if name in self._said:
            status, said = self._said.pop(name)
        else:
            status, said = await asyncio.shield(self._waiting.get(name) or self._ask(name, body))
        return httpx2.Response(status, json=said, request=request)

    async def aclose(self) -> None:
        """Wait no longer; batches go on at the server."""
        for task in self._work.values():
            task.cancel()
        await asyncio.gather(*self._work.values(), return_exceptions=True)
        await self._api.close()

    def _ask(self, name: str, body: Any) -> asyncio.Future[Reply]:
        """Wait for the batch that holds a question, else for the next one to hold it."""
        answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        answer.add_done_callback(lambda a: a.cancelled() or a.exception())  # it may wait in vain
        self._waiting[name] = answer
        line = {"custom_id": name, "method": "POST", "url": ENDPOINT, "body": body}
        self._pending[name] = json.dumps(line).encode() + b"\n"
        record = self._home.get(name)
        if record is None:
            self._last = time.monotonic()
            self._start("", self._collect)
        else:
            self._start(record.items[0], partial(self._carry, record, b""))
        return answer

    def _start(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start work unless it is under way."""
        if name not in self._work or self._work[name].done():
            self._work[name] = asyncio.get_running_loop().create_task(work())

    async def _collect(self) -> None:
        """Hand in what is asked, once nothing more has been asked for a moment."""
        while new := [n for n in self._pending if n not in self._home]:
            left = self._last + QUIET_SECONDS - time.monotonic()
            if left > 0:
                await asyncio.sleep(left)
                continue
            record = Record(items=new)
            self._home.update(dict.fromkeys(new, record))
            lines = b"".join(self._pending[n] for n in new)
            self._start(new[0], partial(self._carry, record, lines))

    async def _carry(self, record: Record, lines: bytes) -> None:
        """Carry a batch to its end and give out what came of it."""
        try:
            replies = await self._replies(record, lines)
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            for item in record.items:
                self._home.pop(item, None)
            if isinstance(error, GoneError) and not lines:  # handed in anew
                self._cache.drop(record.key)
                self._start("", self._collect)
                return
            for item in record.items:
                self._pending.pop(item, None)
                if (answer := self._waiting.pop(item, None)) is not None:
                    answer.set_exception(error)
            return
        for item, reply in replies.items():
            self._home.pop(item, None)
            self._pending.pop(item, None)
            answer = self._waiting.pop(item, None)
            if answer is None:
                self._said[item] = reply
            else:
                answer.set_result(reply)

    async def _replies(self, record: Record, lines: bytes) -> Mapping[str, Reply]:
        """Return what the server says to each question of a batch, once it is done.

        Its lines are empty where an earlier run handed them in.

        Raises:
            GoneError: When the server no longer knows it.
            ModelError: When it refuses the batch, or cannot be reached for long.
        """
        if record.file is None:
            name = ("questions.jsonl", lines)
            upload = partial(self._api.files.create, file=name, purpose="batch")
            record.file = (await self._patiently(upload, TRIES, new=True)).id
            self._save(record)
        if record.batch is None:
            start = partial(self._started, record.file)
            record.batch = (await self._patiently(start, TRIES, new=bool(lines))).id
            self._save(record)
        look, wait = partial(self._api.batches.retrieve, record.batch), FIRST_WAIT
        while (batch := await self._patiently(look)).status not in FINAL:
            await asyncio.sleep(wait)
            wait = min(LONGEST_WAIT, wait * 1.5)
        if batch.status == "failed":
            self._cache.drop(record.key)
            raise _refused(batch)
        said: dict[str, Reply] = {}
        for file in filter(None, (batch.output_file_id, batch.error_file_id)):
            content = await self._patiently(partial(self._api.files.content, file))
            said.update(_answers(content.text))
        left = UNANSWERED, {"error": {"message": "the batch left it unanswered"}}
        return {item: said.get(item, left) for item in record.items}

    def _save(self, record: Record) -> None:
        self._cache.put(record.key, asdict(record), KEPT_SECONDS)

    async def _started(self, file: str | None) -> Any:
        """Return the batch of a file: one that was started and whose name never came, or a new."""
        listed = await self._api.batches.list(limit=100)
        for batch in listed.data:
            if batch.input_file_id == file:
                return batch
        return await self._api.batches.create(
            input_file_id=file, endpoint=ENDPOINT, completion_window="24h"
        )

    async def _patiently(
        self, call: Callable[[], Awaitable[T]], tries: int = PATIENCE, *, new: bool = False
    ) -> T:
        """Call until it succeeds, or there is no more use in it."""
        for attempt in range(tries):
            try:
                return await call()
            except Exception as error:  # noqa: BLE001 - every error of the client is mapped
                fault = self._fault_of(error)
                status = getattr(error, "status_code", None)
            if new and status in {404, 405}:
                raise ModelError("the server has no batch interface", "ask it without --batch")
            if not new and status in {400, 404}:
                raise GoneError("the server no longer knows the batch", _HINT)
            if isinstance(fault, ModelError):
                raise fault
            await asyncio.sleep(max(fault.retry_after or 0.0, min(LONGEST_WAIT, 1.5**attempt)))
        raise ModelDownError(f"the batch could not be handed in or fetched: {fault.message}", _HINT)


def _answers(text: str) -> Iterator[tuple[str, Reply]]:
    """Yield the name and the answer of each line of a file of answers, or of errors."""
    for line in text.splitlines():
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            entry = json.loads(line)
            response = entry.get("response")
            if response is None:
                code = str(entry["error"].get("code"))
                yield entry["custom_id"], (UNANSWERED, {"error": {"code": code, "message": code}})
            else:
                yield entry["custom_id"], (int(response["status_code"]), response["body"])


def _refused(batch: Any) -> ModelError:
    """Return why a batch was refused as a whole, by the server's code; its words are not shown."""
    found = getattr(batch.errors, "data", None) or []
    code = next((str(e.code) for e in found if e.code), "no reason given")
    if "limit" in code or "quota" in code:
        return ModelLimitError(f"the server takes no such batch now ({code})", _HINT)
    return ModelError(f"the server refused the batch ({code})", "ask it without --batch")


def _digest(shape: Any) -> str:
    return blake2b(json.dumps(shape, sort_keys=True).encode(), digest_size=16).hexdigest()

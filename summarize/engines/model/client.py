"""The one door to openai and instructor: one question in, one validated answer or one fault out.

Nothing is tried twice here: whoever asks owns the retries. What goes wrong in an SDK becomes
a `FaultError` or a `ModelError` here and nowhere else, and says nothing of the key or the article.
"""

from __future__ import annotations

import email.utils
import logging
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import instructor
import openai
from instructor.core.exceptions import IncompleteOutputException, InstructorError
from pydantic import BaseModel, ValidationError

from summarize.engines.model.answers import unbounded
from summarize.engines.model.batches import BatchTransport
from summarize.engines.model.cache import AnswerCache
from summarize.engines.model.questions import FaultError
from summarize.errors import ModelAuthError, ModelDownError, ModelError, ModelLimitError
from summarize.parts import missing_part
from summarize.prompting import Message
from summarize.settings import Mode, ModelSettings

# Both libraries log requests and raw answers; article text and keys stay out of logs.
for _name in ("instructor", "openai", "httpx", "httpx2", "httpcore", "httpcore2"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

OPENAI = "https://api.openai.com/v1"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
TIMEOUT = 120.0
"""Seconds for one request, where the user sets none."""
THINKING_ROOM = 8000
"""Tokens that a reasoning model may think, on top of its answer: they count as part of it."""


class ModelClient:
    """Asks one model.

    Args:
        settings: Which model, where, with which key.
        server: A server of our own that lives as long as this.
        cache: Where batches under way are kept.
    """

    def __init__(
        self, settings: ModelSettings, server: object = None, cache: AnswerCache | None = None
    ) -> None:
        self._server = server
        self._cache = cache
        self._settings = settings
        self._provider, _, bare = settings.name.partition("/")
        is_openai = settings.base_url is None and self._provider == "openai"
        self._compatible = settings.base_url is not None or is_openai or not bare
        self._model = bare if is_openai and bare else settings.name
        self._fault_of = partial(fault_of, model=self._model, base_url=settings.base_url)
        # Reasoning models refuse `max_tokens` and any temperature but their own.
        self._limit = "max_tokens"
        self._warmth = {"temperature": settings.temperature}
        self._made: dict[Mode, Any] = {}

    async def complete(
        self, messages: Sequence[Message], schema: type[BaseModel], max_tokens: int, mode: Mode
    ) -> tuple[BaseModel, int, int]:
        """Ask once, and return the answer and the tokens sent and received.

        Raises:
            FaultError: When the question was not answered.
            ModelError: When the run must stop.
        """
        options: dict[str, Any] = {self._limit: max_tokens, **self._warmth}
        try:
            if mode not in self._made:
                self._made[mode] = self._make(mode)
            answer, raw = await self._made[mode].chat.completions.create_with_completion(
                response_model=schema if self._server is not None else unbounded(schema),
                messages=[{"role": m.role, "content": m.content} for m in messages],
                max_retries=0,
                timeout=self._settings.timeout or TIMEOUT,
                **options,
                **({"model": self._model} if self._compatible else {}),
            )
        except Exception as error:  # noqa: BLE001 - every SDK error is mapped, none leaks
            raise self._adapted(options, error) or self._fault_of(error) from None
        return answer, *_usage(raw)

    async def close(self) -> None:
        """Close the connections."""
        for client in self._made.values():
            close = getattr(getattr(client, "client", None), "close", None)
            if close is not None:
                await close()

    def _adapted(self, options: Mapping[str, Any], error: Exception) -> FaultError | None:
        """Learn the server's dialect from a refusal; None when that is not what it refused."""
        refusal = _cause_of(error) if isinstance(error, InstructorError) else error
        if not isinstance(refusal, openai.APIStatusError) or refusal.status_code not in {400, 422}:
            return None
        said = _said(refusal)
        if "max_completion_tokens" in said and "max_tokens" in options:
            self._limit = "max_completion_tokens"
        elif "temperature" in said and "temperature" in options:
            self._warmth = {}
        else:
            return None
        room = 0 if self._limit == "max_tokens" else THINKING_ROOM
        return FaultError("again", "the client adapted", room=room)

    def _make(self, mode: Mode) -> Any:
        s = self._settings
        if not self._compatible:
            return self._make_other()
        if s.key is None and s.base_url is None:
            raise ModelAuthError(
                "no key for the model", "set OPENAI_API_KEY, or key_env in brief.toml"
            )
        # With a proxy in the environment, what is asked of this machine would leave it.
        is_here = s.base_url is not None and urlsplit(s.base_url).hostname in LOOPBACK
        reached = openai.AsyncOpenAI(
            api_key=s.key or "none",
            base_url=s.base_url or OPENAI,
            max_retries=0,
            timeout=s.timeout or TIMEOUT,
            http_client=openai.DefaultAsyncHttpxClient(trust_env=False) if is_here else None,
        )
        if s.batch and self._cache is not None:
            by_batch = BatchTransport(reached, self._cache, self._fault_of)
            reached = reached.copy(http_client=httpx2.AsyncClient(transport=by_batch))
        return instructor.from_openai(reached, mode=instructor.Mode[mode.replace("-", "_").upper()])

    def _make_other(self) -> Any:
        """Return a client of another provider, through instructor."""
        key: dict[str, Any] = {"api_key": self._settings.key} if self._settings.key else {}
        try:
            return instructor.from_provider(str(self._settings.name), async_client=True, **key)
        except Exception as error:  # noqa: BLE001 - each provider raises its own
            raise ModelError(
                f"the provider {self._provider} cannot be used: {type(error).__name__}",
                f'install its package: pip install "instructor[{self._provider}]", '
                "or give an OpenAI-compatible server with --base-url",
            ) from None


class LocalServer:
    """Serves a GGUF file on a loopback port, by llama.cpp's own server, for as long as it lives.

    Raises:
        ModelError: When the file is not there, is no model, or the server's package is missing.
    """

    def __init__(self, file: Path, context: int) -> None:
        if not file.is_file():
            raise ModelError(f"no model file {file}", "give one as --model gguf:PATH/TO/model.gguf")
        try:
            import xllamacpp  # noqa: PLC0415 - an extra, and slow to load
        except ImportError as error:
            missing = missing_part(error)
            raise ModelError(missing.message, missing.hint) from error
        params = xllamacpp.CommonParams()
        params.model.path = str(file)
        params.n_ctx = context
        params.n_parallel = 1
        params.hostnames = ["127.0.0.1"]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            params.port = int(probe.getsockname()[1])
        params.verbosity = -1
        try:
            self._server = xllamacpp.Server(params)
        except (RuntimeError, ValueError) as error:
            told = f"{file} cannot be served: {error}"
            raise ModelError(told, "is it a complete GGUF file?") from None
        self.base_url = f"{self._server.listening_address}/v1"


# --- what went wrong


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that a server asks to wait, or None.

    Reads `Retry-After` in both forms of RFC 9110 section 10.2.3 (seconds, HTTP date) and the
    `retry-after-ms` that some providers add; `now` is in seconds since the epoch.
    """
    lower = {name.lower(): value.strip() for name, value in headers.items()}
    if (ms := lower.get("retry-after-ms", "")).isdigit():
        return int(ms) / 1000
    forms: Sequence[Callable[[str], float]] = (
        float,
        lambda date: email.utils.parsedate_to_datetime(date).timestamp() - now,
    )
    for seconds in forms:
        with suppress(ValueError):
            return max(0.0, seconds(lower.get("retry-after", "")))
    return None


CUT = FaultError("truncated", "the answer was cut off")
NO_JSON = FaultError("invalid", "it was not the JSON asked for", json=False)
NOT_A_MODEL = (openai.APIResponseValidationError, ValueError, AttributeError, TypeError)
"""What reading an answer raises that no model server sends."""


def fault_of(
    error: BaseException, model: str, base_url: str | None = None
) -> FaultError | ModelError:
    """Map an SDK's error: every error of openai and of instructor has its place here."""
    if isinstance(error, ModelError):
        return error
    if isinstance(error, InstructorError):
        return _unwrapped(error, model, base_url)
    if isinstance(error, ValidationError):
        no_json = any(e["type"] == "json_invalid" for e in error.errors(include_input=False))
        return FaultError("invalid", _complaint(error), json=not no_json)
    if isinstance(error, openai.APIStatusError):
        wait = retry_after(error.response.headers, time.time())
        return _status_fault(error.status_code, _said(error), model, wait)
    if isinstance(error, openai.APITimeoutError | TimeoutError):
        return FaultError("transient", "no answer in time", lost=True)
    if isinstance(error, NOT_A_MODEL):
        return FaultError("transient", "the server's answer was not what a model server sends")
    if isinstance(error, openai.APIConnectionError):
        return _unreachable(error, base_url)
    if isinstance(error, openai.APIError):
        return FaultError("transient", "the server reported an error")
    if isinstance(error, openai.OpenAIError):
        kind = type(error).__name__
        return ModelError(f"the client cannot be used ({kind})", "try: brief doctor")
    # Another provider's library, of whose errors only the status is common.
    found = getattr(error, "status_code", None) or getattr(error, "code", None)
    status = found if isinstance(found, int) else 0
    if status in {401, 402, 403, 404, 413}:
        return _status_fault(status, "model", model)
    reason = f"server error {status}" if status else f"unexpected {type(error).__name__}"
    return FaultError("transient", reason)


def _unwrapped(error: InstructorError, model: str, base_url: str | None) -> FaultError | ModelError:
    """Instructor wraps what it caught: look at the last attempt's own error."""
    completion = getattr(error, "last_completion", None)
    choice = next(iter(getattr(completion, "choices", None) or []), None)
    ended = getattr(choice, "finish_reason", None)
    cause = _cause_of(error)
    fault = NO_JSON
    if getattr(getattr(choice, "message", None), "refusal", None) or ended == "content_filter":
        fault = FaultError("refused", "the model refused")
    elif isinstance(error, IncompleteOutputException) or ended == "length":
        fault = CUT
    elif cause is not None and not isinstance(cause, InstructorError):
        found = fault_of(cause, model, base_url)
        if isinstance(found, ModelError):
            return found
        if completion is None or found.kind != "transient":
            fault = found
    sent, received = _usage(completion)
    return replace(fault, sent=sent, received=received)


def _cause_of(error: InstructorError) -> BaseException | None:
    """Return what instructor caught last."""
    attempts = getattr(error, "failed_attempts", None) or []
    return attempts[-1].exception if attempts else error.__cause__


MODE_WORDS = ("response_format", "json_schema", "json_object", "tool", "structured output")
LENGTH_WORDS = ("context", "too long", "too large", "maximum", "max_tokens", "max_completion")
FILTER_WORDS = ("content_filter", "content_policy", "content management")


def _status_fault(
    status: int, said: str, model: str, wait: float | None = None
) -> FaultError | ModelError:
    """Map a server's refusal by its status and its words, lower case."""

    def names(words: Sequence[str]) -> bool:
        return any(w in said for w in words)

    if status in {401, 403}:
        hint = "check the key in the environment or in brief.toml; then: brief doctor"
        return ModelAuthError(f"the server refused the key (status {status})", hint)
    if status in {404, 405} and "model" in said:
        return ModelError(f"the server knows no model {model}", "see its list: --model")
    if status in {404, 405}:
        told = "no model server answers at this address (status 404)"
        return ModelDownError(told, "is --base-url right? most end in /v1")
    if status in {400, 422} and names(MODE_WORDS):
        return FaultError("mode", "the server cannot answer in this mode")
    if status == 413 or (status in {400, 422} and names(LENGTH_WORDS)):
        return FaultError("too-long", "the question was too long for the model")
    if status == 402 or (status == 429 and names(("quota", "billing"))):
        return ModelLimitError("the account's quota is used up", "see the provider's billing")
    if status in {408, 409, 425, 429} or status >= 500:
        reason = "rate limit" if status == 429 else f"server error {status}"
        return FaultError("transient", reason, retry_after=wait)
    if names(FILTER_WORDS):
        return FaultError("refused", "the provider's filter refused")
    return ModelError(f"the server refused the question (status {status})", "try: brief doctor")


def _unreachable(error: openai.APIConnectionError, base_url: str | None) -> FaultError | ModelError:
    if isinstance(error.__cause__, ModelError):  # a batch's own
        return error.__cause__
    if "CERTIFICATE" in str(error.__cause__).upper():
        told = f"the certificate of {base_url or 'the server'} is not trusted"
        return ModelDownError(told, "set SSL_CERT_FILE to your organisation's certificates")
    return FaultError("transient", f"{base_url or 'the provider'} cannot be reached")


def _said(error: openai.APIStatusError) -> str:
    """The words of a server's error, lower case, to look for known ones in; never shown."""
    body = error.body if isinstance(error.body, dict) else {}
    words = (error.code, error.type, body.get("param"), body.get("message"))
    return " ".join(str(w or "") for w in words).lower()


def _complaint(error: ValidationError) -> str:
    """Say which fields were wrong and how, without what stood in them."""
    found = error.errors(include_input=False, include_context=False, include_url=False)[:5]
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'the answer'}: {e['type']}" for e in found)


def _usage(raw: Any) -> tuple[int, int]:
    """Return the tokens sent and received, by either of the names that providers give them."""
    usage = getattr(raw, "usage", None)
    sent = getattr(usage, "prompt_tokens", None) or getattr(usage, "input_tokens", None)
    got = getattr(usage, "completion_tokens", None) or getattr(usage, "output_tokens", None)
    return int(sent or 0), int(got or 0)

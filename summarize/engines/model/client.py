"""The one door to openai and instructor: one question in, one validated answer or one fault out.

Nothing is tried twice here: whoever asks owns the retries. What goes wrong in an SDK becomes
a `Fault` here and nowhere else, and says nothing of the key or of the article.
"""

from __future__ import annotations

import email.utils
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
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
from summarize.engines.model.questions import Completion, Fault, FaultError
from summarize.errors import ModelAuthError, ModelDownError, ModelError, ModelLimitError
from summarize.prompting import Message
from summarize.settings import Mode, ModelSettings

# Both libraries log requests and raw answers; article text and keys stay out of logs.
for _name in ("instructor", "openai", "httpx", "httpx2", "httpcore", "httpcore2"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

MODES: Mapping[Mode, instructor.Mode] = {
    "json-schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON,
    "md-json": instructor.Mode.MD_JSON,
}
OPENAI = "https://api.openai.com/v1"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
TIMEOUT = 120.0
"""Seconds for one request, where the user sets none."""
THINKING_ROOM = 8000
"""Tokens that a reasoning model may think, on top of its answer: they count as part of it."""


@dataclass(frozen=True)
class Dialect:
    """What a server calls the bound of an answer, and whether it takes a temperature.

    Reasoning models refuse `max_tokens` and any temperature but their own.
    """

    limit: str = "max_tokens"
    temperature: bool = True

    def options(self, max_tokens: int, temperature: float) -> dict[str, Any]:
        """Return the request's options."""
        options: dict[str, Any] = {self.limit: max_tokens}
        return {**options, "temperature": temperature} if self.temperature else options

    def without(self, refusal: str) -> Dialect:
        """Return the dialect without what the server refused in these words, lower case."""
        if self.limit == "max_tokens" and "max_completion_tokens" in refusal:
            return replace(self, limit="max_completion_tokens")
        return replace(self, temperature=self.temperature and "temperature" not in refusal)


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
        self.model = bare if is_openai and bare else settings.name
        self._fault_of = partial(fault_of, model=self.model, base_url=settings.base_url)
        self._dialect = Dialect()
        self._made: dict[Mode, Any] = {}

    async def complete(
        self, messages: Sequence[Message], schema: type[BaseModel], max_tokens: int, mode: Mode
    ) -> Completion:
        """Ask once.

        Raises:
            FaultError: Whatever went wrong.
        """
        spoken = self._dialect
        try:
            if mode not in self._made:
                self._made[mode] = self._make(mode)
            answer, raw = await self._made[mode].chat.completions.create_with_completion(
                response_model=schema if self._server is not None else unbounded(schema),
                messages=[{"role": m.role, "content": m.content} for m in messages],
                max_retries=0,
                timeout=self._settings.timeout or TIMEOUT,
                **spoken.options(max_tokens, self._settings.temperature),
                **({"model": self.model} if self._compatible else {}),
            )
        except Exception as error:  # noqa: BLE001 - every SDK error is mapped, none leaks
            fault = self._adapted(spoken, error) or self._fault_of(error)
            if fault.error is not None:
                raise fault.error from None
            raise FaultError(fault) from None
        sent, received = _usage(raw)
        return Completion(answer, sent, received)

    async def close(self) -> None:
        """Close the connections."""
        for client in self._made.values():
            close = getattr(getattr(client, "client", None), "close", None)
            if close is not None:
                await close()

    def _adapted(self, spoken: Dialect, error: Exception) -> Fault | None:
        """Learn the server's dialect from a refusal; None when that is not what it refused."""
        refusal = _cause_of(error) if isinstance(error, InstructorError) else error
        if not isinstance(refusal, openai.APIStatusError) or refusal.status_code not in {400, 422}:
            return None
        learnt = spoken.without(_said(refusal))
        if learnt == spoken:
            return None
        self._dialect = Dialect(
            limit=max(self._dialect.limit, learnt.limit, key=len),
            temperature=self._dialect.temperature and learnt.temperature,
        )
        thinks = self._dialect.limit != "max_tokens"
        return Fault("again", "the client adapted", room=THINKING_ROOM if thinks else 0)

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
        return instructor.from_openai(reached, mode=MODES[mode])

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


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that a server asks to wait, or None.

    Reads `Retry-After` in both forms of RFC 9110 section 10.2.3 (seconds, HTTP date) and the
    `retry-after-ms` that some providers add; `now` is in seconds since the epoch.
    """
    lower = {name.lower(): value.strip() for name, value in headers.items()}
    if (ms := lower.get("retry-after-ms", "")).isdigit():
        return int(ms) / 1000
    value = lower.get("retry-after", "")
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - now)
    except ValueError:
        return None


FILTERED = Fault("refused", "the provider's filter refused")
CUT = Fault("truncated", "the answer was cut off")
NO_JSON = Fault("invalid", "it was not the JSON asked for", json=False)
PLAIN: Sequence[tuple[tuple[type[BaseException], ...], Fault]] = (
    ((openai.APITimeoutError, TimeoutError), Fault("transient", "no answer in time", lost=True)),
    ((openai.LengthFinishReasonError,), CUT),
    ((openai.ContentFilterFinishReasonError,), FILTERED),
    (
        (openai.APIResponseValidationError, ValueError, AttributeError, TypeError),
        Fault("transient", "the server's answer was not what a model server sends"),
    ),
)
"""What errors mean of which the kind alone tells it; the first that fits."""


def fault_of(error: BaseException, model: str, base_url: str | None = None) -> Fault:
    """Map an SDK's error to a fault. Every error of openai and of instructor has its place here."""
    if isinstance(error, ModelError):
        return _fatal(error)
    if isinstance(error, InstructorError):
        return _unwrapped(error, model, base_url)
    if isinstance(error, ValidationError):
        no_json = any(e["type"] == "json_invalid" for e in error.errors(include_input=False))
        return Fault("invalid", _complaint(error), json=not no_json)
    if isinstance(error, openai.APIStatusError):
        wait = retry_after(error.response.headers, time.time())
        return _status_fault(error.status_code, _said(error), model, wait)
    for kinds, fault in PLAIN:
        if isinstance(error, kinds):
            return fault
    if isinstance(error, openai.APIConnectionError):
        return _unreachable(error, base_url)
    if isinstance(error, openai.APIError):
        return Fault("transient", "the server reported an error")
    if isinstance(error, openai.OpenAIError):
        kind = type(error).__name__
        return _fatal(ModelError(f"the client cannot be used ({kind})", "try: brief doctor"))
    return _foreign(error, model)


def _foreign(error: BaseException, model: str) -> Fault:
    """Map the error of another provider's library, of which only the status is common."""
    found = getattr(error, "status_code", None) or getattr(error, "code", None)
    status = found if isinstance(found, int) else 0
    if status in {401, 402, 403, 404, 413}:
        return _status_fault(status, "model", model)
    reason = f"server error {status}" if status else f"unexpected {type(error).__name__}"
    return Fault("transient", reason)


def _unwrapped(error: InstructorError, model: str, base_url: str | None) -> Fault:
    """Instructor wraps what it caught: look at the last attempt's own error."""
    completion = getattr(error, "last_completion", None)
    choice = next(iter(getattr(completion, "choices", None) or []), None)
    ended = getattr(choice, "finish_reason", None)
    cause = _cause_of(error)
    if getattr(getattr(choice, "message", None), "refusal", None) or ended == "content_filter":
        fault = Fault("refused", "the model refused")
    elif isinstance(error, IncompleteOutputException) or ended == "length":
        fault = CUT
    elif cause is None or isinstance(cause, InstructorError):
        fault = NO_JSON
    else:
        fault = fault_of(cause, model, base_url)
        if completion is not None and fault.kind == "transient":
            fault = NO_JSON
    sent, received = _usage(completion)
    return replace(fault, sent=sent, received=received)


def _cause_of(error: InstructorError) -> BaseException | None:
    """Return what instructor caught last."""
    attempts = getattr(error, "failed_attempts", None) or []
    return attempts[-1].exception if attempts else error.__cause__


MODE_WORDS = ("response_format", "json_schema", "json_object", "tool", "structured output")
LENGTH_WORDS = ("context", "too long", "too large", "maximum", "max_tokens", "max_completion")
FILTER_WORDS = ("content_filter", "content_policy", "content management")
KEY_HINT = "check the key in the environment or in brief.toml; then: brief doctor"


def _status_fault(status: int, said: str, model: str, wait: float | None = None) -> Fault:
    """Map a server's refusal by its status and its words, lower case."""

    def names(words: Sequence[str]) -> bool:
        return any(w in said for w in words)

    if status in {401, 403}:
        return _fatal(ModelAuthError(f"the server refused the key (status {status})", KEY_HINT))
    if status in {404, 405} and "model" in said:
        return _fatal(ModelError(f"the server knows no model {model}", "see its list: --model"))
    if status in {404, 405}:
        told = "no model server answers at this address (status 404)"
        return _fatal(ModelDownError(told, "is --base-url right? most end in /v1"))
    if status in {400, 422} and names(MODE_WORDS):
        return Fault("mode", "the server cannot answer in this mode")
    if status == 413 or (status in {400, 422} and names(LENGTH_WORDS)):
        return Fault("too-long", "the question was too long for the model")
    if status == 402 or (status == 429 and names(("quota", "billing"))):
        told = "the account's quota is used up"
        return _fatal(ModelLimitError(told, "see the provider's billing"))
    if status in {408, 409, 425, 429} or status >= 500:
        reason = "rate limit" if status == 429 else f"server error {status}"
        return Fault("transient", reason, retry_after=wait)
    if names(FILTER_WORDS):
        return FILTERED
    told = f"the server refused the question (status {status})"
    return _fatal(ModelError(told, "try: brief doctor"))


def _unreachable(error: openai.APIConnectionError, base_url: str | None) -> Fault:
    if isinstance(error.__cause__, ModelError):  # a batch's own
        return _fatal(error.__cause__)
    if "CERTIFICATE" in str(error.__cause__).upper():
        told = f"the certificate of {base_url or 'the server'} is not trusted"
        hint = "set SSL_CERT_FILE to your organisation's certificates"
        return _fatal(ModelDownError(told, hint))
    return Fault("transient", f"{base_url or 'the provider'} cannot be reached")


def _fatal(error: ModelError) -> Fault:
    return Fault("fatal", error.message, error=error)


def _said(error: openai.APIStatusError) -> str:
    """The words of a server's error, lower case, to look for known ones in; never shown."""
    body = error.body if isinstance(error.body, dict) else {}
    words = (error.code, error.type, body.get("param"), body.get("message"))
    return " ".join(str(w or "") for w in words).lower()


def _complaint(error: ValidationError) -> str:
    """Say which fields were wrong and how, without what stood in them."""
    found = error.errors(include_input=False, include_context=False, include_url=False)[:5]
    places = [".".join(map(str, e["loc"])) or "the answer" for e in found]
    return "; ".join(f"{place}: {e['type']}" for place, e in zip(places, found, strict=True))


def _usage(raw: Any) -> tuple[int, int]:
    """Return the tokens sent and received, by either of the names that providers give them."""
    usage = getattr(raw, "usage", None)
    sent = getattr(usage, "prompt_tokens", None) or getattr(usage, "input_tokens", None)
    got = getattr(usage, "completion_tokens", None) or getattr(usage, "output_tokens", None)
    return int(sent or 0), int(got or 0)

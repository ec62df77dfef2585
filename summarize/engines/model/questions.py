"""One question to a model: what is sent, what the answer must fit, and the keys of its answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel

from summarize.prompting import Message
from summarize.settings import Mode, ModelSettings

A = TypeVar("A", bound=BaseModel)

LOCAL = "gguf:"
"""What a name begins with of a model whose file lies on this machine."""

CHARS_PER_TOKEN = 3.3
"""English news under the tokenizers of current models has 4.2 to 4.6 characters a token; fewer
here, so that an estimate errs on the safe side. Other scripts: a token a character."""


def tokens_of(text: str) -> int:
    """Estimate the tokens of a text, rather too many than too few."""
    plain = sum(map(str.isascii, text))
    return int(plain / CHARS_PER_TOKEN) + len(text) - plain + 1


def placeless(name: str) -> str:
    """Return a model's name without the folder in which its file lies on this machine."""
    return LOCAL + Path(name).name if name.startswith(LOCAL) else name


def file_state(name: str) -> list[int] | None:
    """Return size and time of change of a local model's file; None for any other model.

    Another file under the same name is another model.
    """
    if not name.startswith(LOCAL):
        return None
    try:
        about = Path(name.removeprefix(LOCAL)).stat()
    except OSError:
        return None
    return [about.st_size, about.st_mtime_ns]


@dataclass(frozen=True)
class Question(Generic[A]):
    """One question."""

    task: str  # the prompt that it fills ("read"), or "ping"
    subject: str  # what it is about, for messages to the user ("A3"); no words of an article
    messages: tuple[Message, ...]
    schema: type[A]
    max_tokens: int  # of the answer
    prompts: str  # digest of the prompts in use

    @property
    def tokens(self) -> int:
        """Estimated tokens of what is sent."""
        return sum(tokens_of(m.content) for m in self.messages)

    def key(self, settings: ModelSettings) -> str:
        """Return a digest of everything that shapes the answer."""
        shape = {
            "messages": self._words,
            "schema": self.schema.model_json_schema(),
            "prompts": self.prompts,
            "max_tokens": self.max_tokens,
            "mode": settings.mode,
            "temperature": settings.temperature,
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
        return _digest({"messages": self._words, "model": named, "repetition": 0})

    @property
    def _words(self) -> list[list[str]]:
        return [[m.role, m.content] for m in self.messages]


def _digest(shape: dict[str, Any]) -> str:
    text = json.dumps(shape, sort_keys=True, ensure_ascii=False)
    return blake2b(text.encode(), digest_size=20).hexdigest()


# --- why a question was not answered

FaultKind = Literal[
    "transient", "invalid", "truncated", "refused", "too-long", "mode", "again", "deadline"
]


@dataclass(eq=False)
class FaultError(Exception):
    """Why a question was not answered; what ends the whole run is a `ModelError`.

    The kind says what to do about it: ask again later (transient), ask again saying what was wrong
    (invalid), ask for less (truncated, too-long), nothing (refused, deadline), ask in another mode
    (mode), ask again at once, the client has adapted (again).
    """

    kind: FaultKind
    message: str  # without a word of the article or the key
    retry_after: float | None = None  # seconds that the server asked to wait
    sent: int = 0  # tokens spent on the question
    received: int = 0  # and on the answer
    lost: bool = False  # whether the server may have answered, and charged for it, unheard
    json: bool = True  # whether an invalid answer was JSON at all
    room: int = 0  # tokens that answers of this model need on top, for its thinking


# --- how structured answers are asked for: what the server can do is found out by asking


LADDER: tuple[Mode, ...] = ("json-schema", "tools", "json", "md-json")
"""The strictest first: llama.cpp's server enforces a JSON schema by grammar, ignores tools
silently, and keeps plain JSON only partly."""


class Modes:
    """The mode in use, and the way down the ladder where a server cannot do it.

    Args:
        wanted: "auto", or the one mode to use whatever happens.
    """

    def __init__(self, wanted: Mode) -> None:
        self._auto = wanted == "auto"
        self.current: Mode = LADDER[0] if self._auto else wanted
        self._proven: set[Mode] = set()

    def worked(self, mode: Mode) -> None:
        """Take note that an answer came in this mode."""
        self._proven.add(mode)

    def refused(self, mode: Mode) -> bool:
        """Take note that the server refused a mode; False when there is no other to try.

        Many requests may be refused at once: they step down once.
        """
        if not self._auto:
            return False
        at = LADDER.index(mode)
        if LADDER.index(self.current) > at:
            return True
        if at + 1 == len(LADDER):
            return False
        self.current = LADDER[at + 1]
        return True

    def failed(self, mode: Mode, fault: FaultError) -> None:
        """Take note of an answer that was no JSON.

        A server that never gave any in this mode does not know it and does not say so: the
        loosest mode finds JSON within other words.
        """
        if self._auto and not fault.json and mode == LADDER[0] and mode not in self._proven:
            self.current = LADDER[-1]

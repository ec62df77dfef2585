"""What can come of one question to a model: an answer, or a fault that says what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from summarize.errors import ModelError

FaultKind = Literal[
    "transient", "invalid", "truncated", "refused", "too-long", "mode", "again", "deadline", "fatal"
]


@dataclass(frozen=True, slots=True)
class Completion:
    """An answer that fits its schema, and the tokens that it took."""

    answer: BaseModel
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a question was not answered.

    Attributes:
        kind: What to do about it: ask again later (transient), ask again saying what was wrong
            (invalid), ask for less (truncated, too-long), nothing (refused, deadline), ask in
            another mode (mode), ask again at once, the client has adapted (again), stop the run
            (fatal).
        message: What went wrong, without a word of the article or the key.
        retry_after: Seconds that the server asked to wait, where it did.
        sent: Tokens spent on the question.
        received: Tokens spent on the answer.
        lost: Whether the server may have answered, and charged for it, unheard.
        json: Whether an invalid answer was JSON at all.
        room: Tokens that answers of this model need on top, for its thinking.
        error: For "fatal", the error that ends the run.
    """

    kind: FaultKind
    message: str
    retry_after: float | None = None
    sent: int = 0
    received: int = 0
    lost: bool = False
    json: bool = True
    room: int = 0
    error: ModelError | None = None


class FaultError(Exception):
    """Carries a fault to whoever decides what to do about it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault

"""What whoever asks a model has: prompts to fill, a way to ask, a loop to ask in, and a bill."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from summarize.domain import Usage
from summarize.engines.model.asking import Asker, Question, tokens_of
from summarize.engines.model.estimate import HOSTED_CONTEXT
from summarize.engines.model.faults import FaultError
from summarize.engines.model.ledger import Ledger, price_for
from summarize.engines.model.local import placeless
from summarize.engines.model.loop import Loop
from summarize.prompting import GRADE, REFER, PromptSet
from summarize.settings import ModelSettings

if TYPE_CHECKING:
    from summarize.engines.model.cache import AnswerCache
    from summarize.engines.model.client import ModelClient

A = TypeVar("A", bound=BaseModel)

LEAST_ANSWER = 64
"""Tokens that any answer is allowed."""


class Inquirer:
    """Asks the questions of a prompt set.

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
        client: Callable[[], ModelClient],
        cache: AnswerCache | None = None,
    ) -> None:
        self._settings = settings
        self._context = settings.context or HOSTED_CONTEXT
        self._prompts = prompts
        self._cache = cache
        self._ledger = Ledger(price_for(settings))
        self._asker = Asker(settings, client, self._ledger, cache)
        self._loop = Loop()

    @property
    def name(self) -> str:
        """The model's name; of one on this machine the file's, without its folder."""
        return placeless(self._settings.name)

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

    async def _answer(self, question: Question[A]) -> tuple[A | None, str]:
        """Return the answer, or None and why there is none."""
        try:
            return await self._asker.ask(question), ""
        except FaultError as error:
            return None, error.fault.message

    def _question(
        self, task: str, subject: str, values: dict[str, Any], schema: type[A], most: int
    ) -> Question[A]:
        """Return a question whose answer may be so many tokens long, as far as they fit."""
        messages = self._prompts[task].fill(values)
        room = self._context - sum(tokens_of(m.content) for m in messages)
        apart = task in {GRADE, REFER}
        return Question(
            task=task,
            subject=subject,
            messages=messages,
            schema=schema,
            max_tokens=max(LEAST_ANSWER, min(most, room)),
            prompts=self._prompts.digest_of(task) if apart else self._prompts.digest,
        )

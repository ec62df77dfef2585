"""A model as judge of finished pages, for evaluations: asked as an engine is, and apart from it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.domain import Usage
from summarize.engines.base import AnswerStore, Client
from summarize.engines.model.answers import GRADED_AT_ONCE, GradeAnswer
from summarize.engines.model.asking import Asker, Question, tokens_of
from summarize.engines.model.estimate import HOSTED_CONTEXT
from summarize.engines.model.faults import FaultError
from summarize.engines.model.ledger import Ledger, price_of
from summarize.engines.model.loop import Loop
from summarize.errors import ModelError
from summarize.prompting import GRADE, PromptSet
from summarize.settings import ModelSettings

TOKENS_PER_VERDICT = 24
"""Of an answer: `{"sentence": 12, "follows": false}, ` has 14 under current tokenizers."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A sentence of a page and the words that it cites."""

    sentence: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grades:
    """What a judge says of some sentences.

    Attributes:
        follows: For each sentence whether it follows from its quotes; None where there is no
            verdict.
        neutrality: From 1 (takes sides) to 5; None without an answer.
        failure: Why there is no answer.
    """

    follows: tuple[bool | None, ...]
    neutrality: int | None = None
    failure: str = ""


class Grader:
    """Asks a model whether sentences follow from what they cite.

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
        self._cache = cache
        self._ledger = Ledger(price_of(settings.name, settings.prices))
        self._asker = Asker(settings, client, self._ledger, cache)
        self._loop = Loop()

    @property
    def name(self) -> str:
        """The model's name."""
        return self._settings.name

    @property
    def prompts(self) -> str:
        """The prompt in use as `set@digest`."""
        return f"{self._prompts.name}@{self._prompts.digest_of(GRADE)}"

    def grade(self, exhibits: Sequence[Exhibit], subject: str) -> list[Grades]:
        """Grade sentences, a few at a time; one question that fails leaves its own ungraded.

        Args:
            exhibits: The sentences, in the order of the page.
            subject: What they are of, for messages to the user.
        """
        parts = [exhibits[i : i + GRADED_AT_ONCE] for i in range(0, len(exhibits), GRADED_AT_ONCE)]
        return self._loop.run(self._grade_all(parts, subject))

    def usage(self) -> Usage:
        """Return what was asked so far."""
        return self._ledger.usage()

    def close(self) -> None:
        """Close the connections and the cache."""
        self._loop.run(self._asker.close())
        self._loop.close()
        if self._cache is not None:
            self._cache.close()

    async def _grade_all(self, parts: Sequence[Sequence[Exhibit]], subject: str) -> list[Grades]:
        return await asyncio.gather(*(self._grade(part, subject) for part in parts))

    async def _grade(self, part: Sequence[Exhibit], subject: str) -> Grades:
        try:
            answer = await self._asker.ask(self._question(part, subject), GradeAnswer)
        except FaultError as error:
            return Grades((None,) * len(part), failure=error.fault.message)
        except ModelError as error:  # whatever ails the judge, the evaluation goes on
            return Grades((None,) * len(part), failure=error.message)
        said = {v.sentence: v.follows for v in answer.verdicts}
        follows = tuple(said.get(n) for n in range(1, len(part) + 1))
        return Grades(follows, answer.neutrality)

    def _question(self, part: Sequence[Exhibit], subject: str) -> Question[GradeAnswer]:
        shown = [{"sentence": e.sentence, "quotes": e.quotes} for e in part]
        messages = self._prompts[GRADE].fill({"sentences": shown})
        room = (self._settings.context or HOSTED_CONTEXT) - sum(
            tokens_of(m.content) for m in messages
        )
        return Question(
            task=GRADE,
            subject=subject,
            messages=messages,
            schema=GradeAnswer,
            max_tokens=max(64, min(TOKENS_PER_VERDICT * len(part) + 100, room)),
            prompts=self._prompts.digest_of(GRADE),
        )

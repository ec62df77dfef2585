"""A model as judge of finished pages, for evaluations: asked as an engine is, and apart from it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.engines.model.answers import GRADED_AT_ONCE, GradeAnswer
from summarize.engines.model.inquiry import Inquirer
from summarize.errors import ModelError
from summarize.prompting import GRADE

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


class Grader(Inquirer):
    """Asks a model whether sentences follow from what they cite."""

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

    async def _grade_all(self, parts: Sequence[Sequence[Exhibit]], subject: str) -> list[Grades]:
        return await asyncio.gather(*(self._grade(part, subject) for part in parts))

    async def _grade(self, part: Sequence[Exhibit], subject: str) -> Grades:
        shown = [{"sentence": e.sentence, "quotes": e.quotes} for e in part]
        most = TOKENS_PER_VERDICT * len(part) + 100
        question = self._question(GRADE, subject, {"sentences": shown}, GradeAnswer, most)
        try:
            answer, why = await self._answer(question)
        except ModelError as error:  # whatever ails the judge, the evaluation goes on
            answer, why = None, error.message
        if answer is None:
            return Grades((None,) * len(part), failure=why)
        said = {v.sentence: v.follows for v in answer.verdicts}
        follows = tuple(said.get(n) for n in range(1, len(part) + 1))
        return Grades(follows, answer.neutrality)

"""The questions asked of a language model. It proposes; the gates dispose."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    PageLine,
    Proofread,
    Reading,
    Usage,
    Written,
)
from summarize.engines.model import reading, writing
from summarize.engines.model.answers import (
    CompareAnswer,
    MeantAnswer,
    ProofreadAnswer,
    WriteAnswer,
)
from summarize.engines.model.asking import Asker, Loop
from summarize.engines.model.comparing import Listing, comparing_of, listing_of, topics_of
from summarize.engines.model.estimate import (
    HOSTED_CONTEXT,
    LONGEST_COMPARISON,
    TOKENS_PER_COMPARED,
    overhead,
)
from summarize.engines.model.ledger import Ledger, price_for
from summarize.engines.model.questions import FaultError, Question, placeless, tokens_of
from summarize.errors import ModelDownError, ModelError
from summarize.prompting import REFER, PromptSet
from summarize.settings import ModelSettings
from summarize.text.parsing import Parser

if TYPE_CHECKING:
    from summarize.engines.model.cache import AnswerCache
    from summarize.engines.model.client import ModelClient

A = TypeVar("A", bound=BaseModel)

LEAST_ANSWER = 64
"""Tokens that any answer is allowed."""
MOST_SUMMARY = 4
"""Sentences that an article's summary has at most."""
PARSED_AHEAD = 30
LONGEST_SECTION = 900
"""Tokens of a first section: 140 words in JSON with the numbers of the findings, twice over."""
LONGEST_LINE = 150
"""Tokens of the lines for one finding: 30 words for each of two sides, in JSON, twice over."""
LONGEST_FAULT = 80
"""Tokens of one fault with a line of 30 words instead, in JSON."""


Topic = tuple[str, Listing, Future[tuple[CompareAnswer | None, str]]]
"""What is compared by one question: for messages, as shown, and the answer or why there is none."""


class ModelEngine:
    """Reads, compares, writes and proofreads by asking a model.

    Args:
        settings: The model and the limits.
        prompts: The prompt set in use.
        client: Makes whoever speaks to the model; called once.
        cache: Finished answers; None for none.
        parser: Parses articles while their answers are waited for.
    """

    def __init__(
        self,
        settings: ModelSettings,
        prompts: PromptSet,
        client: Callable[[], ModelClient],
        cache: AnswerCache | None,
        parser: Parser,
    ) -> None:
        self._settings = settings
        self._context = settings.context or HOSTED_CONTEXT
        self._prompts = prompts
        self._cache = cache
        self._ledger = Ledger(price_for(settings), settings.budget)
        self._asker = Asker(settings, client, self._ledger, cache)
        self._loop = Loop()
        self._parser = parser
        self._parsed = 0

    @property
    def name(self) -> str:
        """The model's name; of one on this machine the file's, without its folder."""
        return placeless(self._settings.name)

    @property
    def prompts(self) -> str:
        """The prompts in use as `set@digest`."""
        return self._prompts.label

    def usage(self) -> Usage:
        """Return what was asked so far, retries and repeated questions included."""
        return self._ledger.usage()

    def close(self) -> None:
        """Cancel what is under way, close the connections and the cache."""
        self._loop.close(self._asker.close)
        if self._cache is not None:
            self._cache.close()

    async def _answer(self, question: Question[A]) -> tuple[A | None, str]:
        """Return the answer, or None and why there is none."""
        try:
            return await self._asker.ask(question), ""
        except FaultError as fault:
            return None, fault.message

    def _question(
        self, task: str, subject: str, values: dict[str, Any], schema: type[A], most: int
    ) -> Question[A]:
        """Return a question whose answer may be so many tokens long, as far as they fit."""
        messages = self._prompts[task].fill(values)
        room = self._context - sum(tokens_of(m.content) for m in messages)
        return Question(
            task=task,
            subject=subject,
            messages=messages,
            schema=schema,
            max_tokens=max(LEAST_ANSWER, min(most, room)),
            prompts=self._prompts.digest_of(REFER) if task == REFER else self._prompts.digest,
        )

    # --- read

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order, while the others are still being asked for.

        One that fails says why. When the run must stop, answers under way are waited for, so
        that they are kept.

        Raises:
            ModelError: When the run must stop, or no article could be read at all.
        """
        work = [self._loop.submit(self._read(a)) for a in articles]
        failures = []
        ahead = iter(articles)
        try:
            for at, under_way in enumerate(work):
                self._parse_ahead(ahead, at, under_way)
                made = under_way.result()
                if made.failure and not made.drafts:
                    failures.append(made.failure)
                yield made
        except ModelError:
            wait(work)
            raise
        if failures and len(failures) == len(work):
            raise ModelDownError(
                f"no article could be read: {failures[0]}", "check it with: brief doctor"
            )

    def _parse_ahead(self, ahead: Iterator[Article], at: int, under_way: Future[Reading]) -> None:
        """Parse the articles that come next for as long as an answer is waited for.

        Not so many that the parser would have forgotten the first by the time it is read.
        """
        while not under_way.done() and self._parsed < at + PARSED_AHEAD:
            for article in islice(ahead, 1):
                self._parser.parse(article.text)
            self._parsed += 1

    async def _read(self, article: Article) -> Reading:
        pieces = reading.pieces_of(article, self._context, overhead(self._prompts, "read"))
        of_pieces = await asyncio.gather(*(self._read_piece(p) for p in pieces))
        heard = [h for of_piece in of_pieces for h in of_piece]
        return Reading(
            article=article.id,
            drafts=tuple(d for h in heard for d in h.drafts),
            summary=tuple(s for h in heard for s in h.summary)[:MOST_SUMMARY],
            outlet=next((h.outlet for h in heard if h.outlet), None),
            about=next((h.about for h in heard if h.about), ""),
            headline=next((h.headline for h in heard if h.headline), None),
            failure=_failure(heard),
        )

    async def _read_piece(self, piece: reading.Piece) -> list[Reading]:
        """Read a piece; one that is too much for the model is read in halves.

        One that fails has no drafts; one with both was not asked about its references again.
        """
        subject, most = piece.article.id, piece.answer_tokens
        values, schema = reading.values_for(piece), reading.schema_for(piece)
        question = self._question("read", subject, values, schema, most)
        try:
            answer = await self._asker.ask(question)
        except FaultError as fault:
            halves = piece.halves()
            if fault.kind not in {"truncated", "too-long"} or halves is None:
                return [Reading(article=piece.article.id, failure=fault.message)]
            return [h for half in halves for h in await self._read_piece(half)]
        heard = reading.heard_of(answer, piece)
        phrases = reading.phrases_of(heard.drafts, piece) if self._settings.careful else []
        if not phrases:
            return [heard]
        # What references stand for is asked without showing what was said; none stands unasked.
        most = 60 + reading.TOKENS_PER_PHRASE * len(phrases)
        values = {"sentences": piece.sentences, "context": piece.context, "phrases": phrases}
        again = self._question(REFER, subject, values, MeantAnswer, most)
        meant, why = await self._answer(again)
        drafts = reading.confirmed(heard.drafts, piece, phrases, meant)
        return [heard.model_copy(update={"drafts": drafts, "failure": why})]

    # --- compare

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        """Yield what each story's accounts agree on, where they differ and how they word it.

        All are asked about at once.
        """
        asked = [self._compared(s) for s in stories]
        try:
            for topics in asked:
                heard = [(subject, shown, work.result()) for subject, shown, work in topics]
                made = comparing_of([(said, shown) for _, shown, (said, _) in heard if said])
                failures = [_unanswered(subject, why) for subject, _, (_, why) in heard if why]
                yield made.model_copy(update={"failures": tuple(failures)})
        except ModelError:
            wait(work for topics in asked for *_, work in topics)
            raise

    def _compared(self, accounts: Accounts) -> list[Topic]:
        """Ask about all accounts of a story, in topics where they do not fit one question."""
        if len({c.article for c in accounts.claims}) < 2:
            return []
        room = self._context - overhead(self._prompts, "compare") - LONGEST_COMPARISON
        parts = topics_of(accounts.claims, room) if room > 0 else [[]]
        topics = []
        for n, claims in enumerate(parts, 1):
            of = len(parts)
            subject = "the comparison" if of == 1 else f"part {n} of {of} of the comparison"
            shown = listing_of(accounts, claims)
            topics.append((subject, shown, self._loop.submit(self._compare(subject, shown))))
        return topics

    async def _compare(self, subject: str, shown: Listing) -> tuple[CompareAnswer | None, str]:
        if not shown.claims:
            return None, "the model's context is too small for it"
        most = min(LONGEST_COMPARISON, 400 + TOKENS_PER_COMPARED * len(shown.claims))
        values = {"accounts": shown.articles}
        return await self._answer(self._question("compare", subject, values, CompareAnswer, most))

    # --- write, proofread

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> Written:
        """Propose the page's sentences; nothing when there is nothing to tell."""
        findings = writing.chosen(comparison.all_offered)
        if not findings:
            return Written()
        values = writing.finding_values(findings, comparison, articles)
        subject, most = "the first section", LONGEST_SECTION + LONGEST_LINE * len(findings)
        question = self._question("write", subject, values, WriteAnswer, most)
        answer, why = self._loop.submit(self._answer(question)).result()
        if answer is None:
            return Written(failure=_unanswered(subject, why))
        return writing.written_of(answer, findings)

    def proofread(
        self, lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
    ) -> Proofread:
        """Return the lines of the page that should not be printed as they are."""
        if not lines:
            return Proofread()
        values = writing.page_values(lines, comparison, articles)
        most = LONGEST_FAULT * len(lines)
        question = self._question("proofread", "the page", values, ProofreadAnswer, most)
        if question.tokens + LONGEST_FAULT > self._context:
            return Proofread()  # a small model's page stands as the gates left it
        answer, why = self._loop.submit(self._answer(question)).result()
        if answer is None:
            return Proofread(failure=_unanswered("the page", why))
        return writing.proofread_of(answer, lines)


def _unanswered(subject: str, why: str) -> str:
    """Say for the page what was not answered."""
    return f"{subject}: no answer: {why}"


def _failure(heard: Sequence[Reading]) -> str | None:
    """Why an article was not read, or only part of it; None when it was."""
    failures = [h.failure for h in heard if h.failure and not h.drafts]
    if failures:
        in_part = any(h.drafts for h in heard)
        said = "the model read only part of it" if in_part else "no answer"
        return f"{said}: {failures[0]}"
    unsure = [h.failure for h in heard if h.failure]
    return f"its references were not asked a second time: {unsure[0]}" if unsure else None

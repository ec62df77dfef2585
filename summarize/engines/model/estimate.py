"""What a run would ask of a model, before anything is sent.

Counted are the prompts as they will be filled, the schemas that go with them, and answers of the
length that a capable model gives (benchmarks/tokens.py).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from summarize.domain import Article, TaskUsage, Usage
from summarize.engines.model.answers import (
    Answer,
    CompareAnswer,
    WriteAnswer,
    read_answer,
    unbounded,
)
from summarize.engines.model.asking import tokens_of
from summarize.engines.model.pieces import Piece, pieces_of
from summarize.engines.model.prices import Price, price_of
from summarize.prompting import PromptSet
from summarize.settings import ModelSettings

HOSTED_CONTEXT = 64_000
"""Tokens of context of a hosted model, where the user states none."""

LONGEST_COMPARISON = 6000
"""Tokens of an answer about all accounts: room for some 150 findings by claim numbers."""
TOKENS_PER_COMPARED = 14
"""Tokens of answer to allow per claim compared."""
ANSWERED_PER_TOKEN = 1.1
"""Tokens that a capable model answers per token of article read."""
CLAIMS_PER_TOKEN = 0.04
"""Claims that it makes per token of article."""
LISTED_PER_TOKEN = 1.2
"""Tokens of claims in the question that compares, per token of article."""
COMPARED_PER_CLAIM = 7
"""Tokens of answer per claim compared."""
WRITING_SENT = 1800
WRITING_RECEIVED = 350


def overhead(prompts: PromptSet, task: str) -> int:
    """Return the tokens of a prompt around what it asks about, its example filled in."""
    known: dict[str, Any] = dict.fromkeys(("outlet", "headline", "published"), "known")
    empty: dict[str, Any] = dict.fromkeys(("sentences", "margins", "context", "accounts"), ())
    values = {**empty, **known, "findings": (), "most_words": 0}
    return sum(tokens_of(m.content) for m in prompts[task].fill(values))


def schema_tokens(answer: type[Answer]) -> int:
    """Return the tokens of a schema as it is sent."""
    return tokens_of(json.dumps(unbounded(answer).model_json_schema()))


def estimate_run(articles: Sequence[Article], settings: ModelSettings, prompts: PromptSet) -> Usage:
    """Return what a run would take: every piece read, one comparison, one page written."""
    price = price_of(settings.name, settings.prices)
    around = overhead(prompts, "read")
    pieces = [
        p for a in articles for p in pieces_of(a, (settings.context or HOSTED_CONTEXT), around)
    ]
    tasks = [
        _task(
            price,
            "read",
            len(pieces),
            sum(around + _sent(p) for p in pieces),
            int(ANSWERED_PER_TOKEN * sum(p.tokens for p in pieces)),
        )
    ]
    if len(articles) > 1:
        tasks.append(_comparison(price, pieces, settings, prompts))
        sent = overhead(prompts, "write") + schema_tokens(WriteAnswer) + WRITING_SENT
        tasks.append(_task(price, "write", 1, sent, WRITING_RECEIVED))
    costs = [t.cost_usd for t in tasks if t.cost_usd is not None]
    return Usage(
        requests=sum(t.requests for t in tasks),
        prompt_tokens=sum(t.prompt_tokens for t in tasks),
        completion_tokens=sum(t.completion_tokens for t in tasks),
        cost_usd=round(sum(costs), 6) if costs else None,
        tasks=tuple(tasks),
    )


def _sent(piece: Piece) -> int:
    """Return the tokens of a piece's sentences with their numbers, and of its schema."""
    return piece.tokens + 5 * len(piece.spans) + schema_tokens(read_answer(len(piece.spans)))


def _comparison(
    price: Price | None, pieces: Sequence[Piece], settings: ModelSettings, prompts: PromptSet
) -> TaskUsage:
    read = sum(p.tokens for p in pieces)
    listed = int(LISTED_PER_TOKEN * read)
    fixed = overhead(prompts, "compare") + schema_tokens(CompareAnswer)
    room = max(1, (settings.context or HOSTED_CONTEXT) - fixed - LONGEST_COMPARISON)
    asked = -(-listed // room)
    received = int(COMPARED_PER_CLAIM * CLAIMS_PER_TOKEN * read)
    return _task(price, "compare", asked, asked * fixed + listed, received)


def _task(price: Price | None, task: str, requests: int, sent: int, received: int) -> TaskUsage:
    cost = None if price is None else round(price.cost(sent, received), 6)
    return TaskUsage(
        task=task,
        requests=requests,
        prompt_tokens=sent,
        completion_tokens=received,
        cost_usd=cost,
    )

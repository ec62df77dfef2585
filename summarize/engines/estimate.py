"""What a run would ask of a model at most, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarize.domain import Article, TaskUsage, Usage
from summarize.engines.asking import tokens_of
from summarize.engines.numbering import pieces_of
from summarize.engines.prices import Price, price_of
from summarize.prompting import PromptSet
from summarize.settings import ModelSettings

PAIRS_AT_ONCE = 12
"""Pairs in one question: more, and small models lose count."""
PAIRS_PER_ARTICLE = 24
"""The model judges at most so many pairs per article, those first that the rules leave open."""
TOKENS_PER_PAIR = 90
"""Two claims of a line each, with the words around them."""
TOKENS_PER_VERDICT = 25
"""A number and a relation in JSON."""
WRITING_SENT = 2000
WRITING_RECEIVED = 700


def overhead(prompts: PromptSet) -> int:
    """Return the tokens of the reading prompt around the sentences, its example filled in."""
    known: dict[str, Any] = dict.fromkeys(("outlet", "headline", "published"), "known")
    values = {"sentences": [], "margins": [], **known}
    return sum(tokens_of(m.content) for m in prompts["read"].fill(values))


def estimate_run(articles: Sequence[Article], settings: ModelSettings, prompts: PromptSet) -> Usage:
    """Return what a run would take at most: every piece read, pairs judged, one page written."""
    price = price_of(settings.name, settings.prices)
    around = overhead(prompts)
    pieces = [p for a in articles for p in pieces_of(a, settings.context, around)]
    batches = PAIRS_PER_ARTICLE * len(articles) // PAIRS_AT_ONCE if len(articles) > 1 else 0
    fixed = sum(tokens_of(t) for _, t in prompts["judge"].parts)
    tasks = (
        _task(
            price,
            "read",
            len(pieces),
            sum(around + p.tokens + 5 * len(p.spans) for p in pieces),
            sum(p.answer_tokens for p in pieces),
        ),
        _task(
            price,
            "judge",
            batches,
            batches * (fixed + PAIRS_AT_ONCE * TOKENS_PER_PAIR),
            batches * (TOKENS_PER_VERDICT * PAIRS_AT_ONCE + 100),
        ),
        _task(price, "write", 1, WRITING_SENT, WRITING_RECEIVED),
    )
    costs = [t.cost_usd for t in tasks if t.cost_usd is not None]
    return Usage(
        requests=sum(t.requests for t in tasks),
        prompt_tokens=sum(t.prompt_tokens for t in tasks),
        completion_tokens=sum(t.completion_tokens for t in tasks),
        cost_usd=round(sum(costs), 6) if costs else None,
        tasks=tasks,
    )


def _task(price: Price | None, task: str, requests: int, sent: int, received: int) -> TaskUsage:
    cost = None if price is None else round(price.cost(sent, received), 6)
    return TaskUsage(
        task=task,
        requests=requests,
        prompt_tokens=sent,
        completion_tokens=received,
        cost_usd=cost,
    )

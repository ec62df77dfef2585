"""What was asked of a model and what it cost, task by task."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from summarize.domain import TaskUsage, Usage
from summarize.errors import ModelLimitError
from summarize.settings import ModelSettings

# --- what tokens cost: a small dated table, and the user's own prices over it

TABLE: Mapping[str, tuple[float, float]] = {
    "gpt-4o": (2.50, 10.00),
    "gpt-4o-mini": (0.15, 0.60),
    "gpt-4.1": (2.00, 8.00),
    "gpt-4.1-mini": (0.40, 1.60),
    "gpt-4.1-nano": (0.10, 0.40),
    "gpt-5": (1.25, 10.00),
    "gpt-5-mini": (0.25, 2.00),
    "gpt-5-nano": (0.05, 0.40),
}
"""US dollars per million tokens, sent and received, by the providers' public price lists."""


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars per million tokens."""

    sent: float
    received: float

    def cost(self, sent: int, received: int) -> float:
        """Return the cost of so many tokens in US dollars."""
        return (sent * self.sent + received * self.received) / 1_000_000


BATCH_SHARE = 0.5
"""What OpenAI asks for a batch, of the price of single questions."""


def price_for(settings: ModelSettings) -> Price | None:
    """Return what a run's tokens cost: by batch half, where the price is the table's."""
    price = price_of(settings.name, settings.prices)
    if price is None or not settings.batch or price_of(settings.name, {}) != price:
        return price
    return Price(price.sent * BATCH_SHARE, price.received * BATCH_SHARE)


def price_of(model: str, own: Mapping[str, tuple[float, float]]) -> Price | None:
    """Return the price of a model, the user's own first; None when it is not known.

    A dated model name (`gpt-4o-2024-08-06`) has the price of the longest name that it starts with.
    A model served from a file on this machine costs nothing.
    """
    if model.startswith("gguf:"):
        return Price(0.0, 0.0)
    bare = model.partition("/")[2] or model
    for table in (own, TABLE):
        for name in (model, bare):
            fitting = [known for known in table if name == known or name.startswith(f"{known}-20")]
            if fitting:
                return Price(*table[max(fitting, key=len)])
    return None


class Ledger:
    """What was asked so far, and money set aside for what is under way.

    Answers from the cache are counted and free.

    Args:
        price: None where it is not known.
        budget: US dollars; None for no bound.
    """

    def __init__(self, price: Price | None, budget: float | None = None) -> None:
        self._price = price
        self._budget = budget
        self._tasks: dict[str, Counter[str]] = {}
        self._held: list[float] = []
        self._spent = 0.0
        self._freed = asyncio.Condition()
        self._waiting = 0
        self._since = self._seconds = 0.0

    @contextmanager
    def clock(self) -> Iterator[None]:
        """Count the time in which at least one request is under way."""
        if self._waiting == 0:
            self._since = time.monotonic()
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            if self._waiting == 0:
                self._seconds += time.monotonic() - self._since

    def add(
        self, task: str, sent: int = 0, received: int = 0, requests: int = 1, cached: int = 0
    ) -> None:
        """Book requests, answered or not, by the tokens that they took, and answers kept."""
        booked = self._tasks.setdefault(task, Counter())
        booked.update(
            requests=requests, cached=cached, prompt_tokens=sent, completion_tokens=received
        )
        if self._price is not None:
            self._spent += self._price.cost(sent, received)

    def usage(self) -> Usage:
        """Return it as the output names it."""
        total = sum(self._tasks.values(), Counter[str]())
        tasks = tuple(TaskUsage(task=t, **self._told(n)) for t, n in self._tasks.items())
        return Usage(**self._told(total), seconds=round(self._seconds, 1), tasks=tasks)

    def _told(self, booked: Mapping[str, int]) -> dict[str, Any]:
        cost = None
        if self._price is not None:
            cost = round(self._price.cost(booked["prompt_tokens"], booked["completion_tokens"]), 6)
        return {**booked, "cost_usd": cost}

    @asynccontextmanager
    async def hold(self, sent: int, received: int) -> AsyncIterator[None]:
        """Set aside what a request may cost at most; wait for others where it does not fit now.

        Raises:
            ModelLimitError: When it would not fit even if nothing else were under way.
        """
        if self._budget is None or self._price is None:
            yield
            return
        worst = self._price.cost(sent, received)
        async with self._freed:
            await self._freed.wait_for(lambda: self._left() >= worst or not self._held)
            if self._left() < worst:
                raise ModelLimitError(
                    f"the budget of {self._budget:.2f} US dollars would be passed "
                    f"({self._spent:.4f} spent)",
                    "finished answers are kept: with a larger --budget the run goes on from here",
                )
            self._held.append(worst)
        try:
            yield
        finally:
            self._held.remove(worst)
            async with self._freed:
                self._freed.notify_all()

    def _left(self) -> float:
        """Return the money that is neither spent nor set aside."""
        return (self._budget or 0.0) - self._spent - sum(self._held)

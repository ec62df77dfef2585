"""What was asked of a model and what it cost, task by task."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
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


@dataclass
class Entry:
    """One task's requests and tokens."""

    requests: int = 0
    cached: int = 0
    sent: int = 0
    received: int = 0


@dataclass
class Ledger:
    """What was asked so far; answers from the cache are counted and free."""

    price: Price | None
    by_task: dict[str, Entry] = field(default_factory=dict)
    seconds: float = 0.0
    _waiting: int = 0
    _since: float = 0.0

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
                self.seconds += time.monotonic() - self._since

    def add(self, task: str, sent: int, received: int, requests: int = 1) -> None:
        """Book requests, answered or not, by the tokens that they took."""
        entry = self.by_task.setdefault(task, Entry())
        entry.requests += requests
        entry.sent += sent
        entry.received += received

    def add_cached(self, task: str) -> None:
        """Book an answer that was not asked for."""
        self.by_task.setdefault(task, Entry()).cached += 1

    @property
    def cost(self) -> float | None:
        """US dollars so far; None when the model's price is not known."""
        total = self._total()
        return self.price.cost(total.sent, total.received) if self.price else None

    def usage(self) -> Usage:
        """Return it as the output names it."""
        return Usage(
            **self._told(self._total()),
            seconds=round(self.seconds, 1),
            tasks=tuple(TaskUsage(task=t, **self._told(e)) for t, e in self.by_task.items()),
        )

    def _told(self, entry: Entry) -> dict[str, Any]:
        cost = None if self.price is None else self.price.cost(entry.sent, entry.received)
        return {
            "requests": entry.requests,
            "cached": entry.cached,
            "prompt_tokens": entry.sent,
            "completion_tokens": entry.received,
            "cost_usd": None if cost is None else round(cost, 6),
        }

    def _total(self) -> Entry:
        entries = self.by_task.values()
        return Entry(
            sum(e.requests for e in entries),
            sum(e.cached for e in entries),
            sum(e.sent for e in entries),
            sum(e.received for e in entries),
        )


class Purse:
    """Money set aside for requests under way, so that the budget cannot be passed.

    Args:
        budget: US dollars; None for no bound.
        ledger: What was spent, and at which price.
    """

    def __init__(self, budget: float | None, ledger: Ledger) -> None:
        self.ledger = ledger
        self._budget = budget
        self._held: list[float] = []
        self._freed = asyncio.Condition()

    @asynccontextmanager
    async def hold(self, sent: int, received: int) -> AsyncIterator[None]:
        """Set aside what a request may cost at most; wait for others where it does not fit now.

        Raises:
            ModelLimitError: When it would not fit even if nothing else were under way.
        """
        price = self.ledger.price
        if self._budget is None or price is None:
            yield
            return
        worst = price.cost(sent, received)
        async with self._freed:
            await self._freed.wait_for(lambda: self._fits(worst) or not self._held)
            if not self._fits(worst):
                raise self._spent()
            self._held.append(worst)
        try:
            yield
        finally:
            self._held.remove(worst)
            async with self._freed:
                self._freed.notify_all()

    def _fits(self, worst: float) -> bool:
        return (self.ledger.cost or 0.0) + sum(self._held) + worst <= (self._budget or 0.0)

    def _spent(self) -> ModelLimitError:
        return ModelLimitError(
            f"the budget of {self._budget:.2f} US dollars would be passed "
            f"({self.ledger.cost:.4f} spent)",
            "finished answers are kept: run again with a larger --budget to go on from here",
        )

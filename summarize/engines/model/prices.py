"""What tokens cost: a small dated table, and the user's own prices over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.settings import ModelSettings

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

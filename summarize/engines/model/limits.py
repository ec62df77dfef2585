"""How fast a model may be asked: requests and tokens per minute, back-off, a deadline."""

from __future__ import annotations

import asyncio
import email.utils
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

FIRST_WAIT = 1.0
"""Seconds before the second try; each further one waits twice as long, with full jitter."""
LONGEST_WAIT = 60.0
"""Our own back-off never waits longer; a server's Retry-After is obeyed also when it is longer."""


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that a server asks to wait, or None.

    Reads `Retry-After` in both forms of RFC 9110 section 10.2.3 (seconds, HTTP date) and the
    `retry-after-ms` that some providers add.

    Args:
        headers: The answer's headers.
        now: The present as seconds since the epoch.
    """
    lower = {name.lower(): value for name, value in headers.items()}
    if (ms := lower.get("retry-after-ms")) is not None and ms.strip().isdigit():
        return int(ms) / 1000
    value = lower.get("retry-after", "").strip()
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        then = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, then.timestamp() - now)


def backoff(attempt: int, chance: random.Random) -> float:
    """Return the wait in seconds before try number `attempt + 1`: exponential, full jitter."""
    return chance.uniform(0, min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)))


@dataclass
class Bucket:
    """A token bucket: `per_minute` units refill evenly; None is no limit."""

    per_minute: int | None
    _level: float = field(init=False)
    _at: float = field(init=False)

    def __post_init__(self) -> None:
        self._level = float(self.per_minute or 0)
        self._at = time.monotonic()

    def take(self, units: float) -> float:
        """Take units and return the seconds to wait until they are there.

        More units than the bucket holds are taken as a full bucket: a request larger than the
        minute's allowance must wait a minute, not for ever.
        """
        if self.per_minute is None:
            return 0.0
        now = time.monotonic()
        rate = self.per_minute / 60
        self._level = min(self.per_minute, self._level + (now - self._at) * rate)
        self._at = now
        self._level -= min(units, self.per_minute)
        return max(0.0, -self._level / rate)


class Gatekeeper:
    """Lets requests through: so many at once, so many and so large per minute.

    A server that asks to wait makes everyone wait: a rate limit is the account's, not a request's.
    """

    def __init__(self, concurrency: int, per_minute: int | None, tokens: int | None) -> None:
        self.places = asyncio.Semaphore(concurrency)
        self._requests = Bucket(per_minute)
        self._tokens = Bucket(tokens)
        self._closed_until = 0.0

    def take(self, tokens: int) -> float:
        """Take a request of this many tokens and return the seconds to wait before it goes out."""
        pause = max(self._requests.take(1), self._tokens.take(tokens))
        return max(pause, self.closed_for())

    def closed_for(self) -> float:
        """Return the seconds for which the server still wants to hear nothing."""
        return max(0.0, self._closed_until - time.monotonic())

    def close_for(self, seconds: float) -> None:
        """Let no request out for so long."""
        self._closed_until = max(self._closed_until, time.monotonic() + seconds)

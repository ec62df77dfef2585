"""How the time of a pattern grows with its worst inputs: `python -m tests.patterns.growth [WORD]`.

Time is that of the thread, not of the clock, so that other processes do not count. A pattern that
is linear needs some tens of nanoseconds for a character; only what needs far more is looked at
twice. Lengths grow by half until something is slow, so that an exponential pattern is met while it
takes milliseconds.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from tests.patterns.collected import Place, patterns
from tests.patterns.worst import attacks

LENGTHS = (12, 18, 27, 40, 60, 90, 135, 200, 300, 450)
LONG = (1000, 2500, 6000, 15000)
SLOW = 0.001
SLOW_EACH = 2e-6
"""Seconds, and seconds for a character: linear patterns of many alternatives take a third of it."""
HARDEST = 4
"""Inputs that took longest, which are tried at those lengths as well."""
STEEP = 8
"""Times the time for four times the length: four is linear, sixteen is quadratic."""
STEPS = (1.3, 1.7, 2.2, 3, 4)
"""Times the length, on the way there: what is exponential shows at the first."""
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n\s*")


class Found(NamedTuple):
    """A pattern whose time grows faster than its input."""

    length: int
    growth: float
    seconds: float
    attack: str


def worst(pattern: re.Pattern[Any], place: Place) -> Found | None:
    """Return an input at which a pattern's time grows faster than its length; None without one."""
    trials = [_Trial(pattern, place, attack) for attack in attacks(pattern, raw=place.raw)]
    if found := next((f for trial in trials if (f := trial.through(LENGTHS))), None):
        return found
    hardest = sorted(trials, key=lambda trial: -trial.last)[:HARDEST]
    return next((f for trial in hardest if (f := trial.through(LONG))), None)


@dataclass
class _Trial:
    """One input of one pattern; `last` is the time of the greatest length that was tried."""

    pattern: re.Pattern[Any]
    place: Place
    attack: Callable[[int], Any]
    last: float = 0.0

    def through(self, lengths: Iterable[int]) -> Found | None:
        """Try growing lengths up to the first that is slow, and see how the time grows there."""
        for length in lengths:
            slow = max(SLOW, SLOW_EACH * length)
            self.last = self._seconds(length, slow)
            if self.last > slow:
                return self._growing(length)
        return None

    def _growing(self, length: int) -> Found | None:
        """Return how the time grows from a length at which it is slow, where that is steep."""
        for step in STEPS:
            growth = self._seconds(int(step * length), 0) / self.last
            if growth > STEEP:
                return Found(length, growth, self.last, self.attack.__doc__ or "")
        return None

    def _seconds(self, length: int, enough: float) -> float:
        """Return the least of five times, or the first that is low enough."""
        text = self.attack(length)
        text = text if self.place.raw else as_articles_have_it(text)
        least = float("inf")
        for _ in range(5):
            least = min(least, _time(self.pattern, text, anchored=self.place.anchored))
            if least <= enough or least > 1:
                break
        return least


def as_articles_have_it(text: Any) -> Any:
    """Return a text with its white space as that of an article: single spaces, empty lines."""
    return _LINES.sub("\n\n", _SPACES.sub(" ", text)) if isinstance(text, str) else text


def _time(pattern: re.Pattern[Any], text: Any, *, anchored: bool) -> float:
    start = time.thread_time()
    if anchored:
        pattern.match(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.thread_time() - start


def main(words: list[str]) -> int:
    """Print the patterns that grow too fast; the number of them is the exit code."""
    failed = 0
    for pattern, place in patterns().items():
        if words and not any(word in place.name for word in words):
            continue
        print(place.name, repr(pattern.pattern)[:200], file=sys.stderr, flush=True)  # noqa: T201
        if found := worst(pattern, place):
            failed += 1
            print(f"{place.name}: {pattern.pattern!r:.150}: {found}", flush=True)  # noqa: T201
    return min(failed, 100)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How alignment grows: seconds and judged pairs for 1,000 to 10,000 made-up claims.

    .venv/bin/python benchmarks/alignment.py [N ...]

Words are drawn by Zipf's law, as in running text; every third claim is told again by another
outlet with a quarter of its words changed. Printed with the time: how many of these twins share
a group.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import accumulate

from summarize.comparison.align import align
from summarize.domain import Claim
from summarize.engines.offline import OfflineEngine
from summarize.text.parsing import Parser

SIZES = (1_000, 2_000, 5_000, 10_000)
VOCABULARY = 8_000
WORDS = (8, 16)
CHANGED = 0.25
LETTERS = "bcdfghjklmnprstvwz", "aeiou"


def main() -> None:
    sizes = [int(n) for n in sys.argv[1:]] or SIZES
    engine = OfflineEngine(Parser())
    print(f"{'claims':>8} {'seconds':>8} {'groups':>8} {'pairs':>8} {'twins together':>15}")
    for size in sizes:
        claims, twins = made_up(size, random.Random(7))  # noqa: S311 - not a secret
        start = time.perf_counter()
        found = align(claims, {}, engine)
        seconds = time.perf_counter() - start
        home = {c: g.id for g in found.groups for c in g.claims}
        together = sum(home.get(a, a) == home.get(b, b) for a, b in twins) / len(twins)
        counts = f"{len(found.groups):>8} {len(found.met):>8}"
        print(f"{size:>8} {seconds:>8.2f} {counts} {together:>15.0%}")


def made_up(size: int, chance: random.Random) -> tuple[list[Claim], list[tuple[str, str]]]:
    """Return claims, and the ids of those that are one claim told twice."""
    words = [word(chance) for _ in range(VOCABULARY)]
    odds = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
    claims: list[Claim] = []
    twins = []
    while len(claims) < size:
        told = chance.choices(words, cum_weights=odds, k=chance.randint(*WORDS))
        claims.append(claim(len(claims), told))
        if len(claims) % 3 == 0 and len(claims) < size:
            again = [
                chance.choices(words, cum_weights=odds)[0] if chance.random() < CHANGED else w
                for w in told
            ]
            twins.append((claims[-1].id, f"c-{len(claims)}"))
            claims.append(claim(len(claims), again))
    return claims, twins


def word(chance: random.Random) -> str:
    hard, soft = LETTERS
    return "".join(chance.choice(hard) + chance.choice(soft) for _ in range(chance.randint(2, 4)))


def claim(number: int, words: list[str]) -> Claim:
    text = " ".join(words)
    return Claim(
        id=f"c-{number}",
        article=f"A{number % 50}",
        text=text,
        quote=text,
        start=number * 1000,
        end=number * 1000 + len(text),
        origin=f"o{number % 50}",
    )


if __name__ == "__main__":
    main()

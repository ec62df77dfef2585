"""Near statements are found by their rare words; comparing all with all finds no others."""

from __future__ import annotations

import random

import pytest

from summarize.text.nearness import Nearness, is_scattered
from summarize.text.words import Signature, Weights


def statements(count: int) -> list[Signature]:
    """Return statements of words drawn unevenly, so that some are rare and some in all."""
    chance = random.Random(5)  # noqa: S311 - the same statements every time
    words = [f"w{n}" for n in range(40)]
    odds = [1 / (n + 1) for n in range(40)]
    return [
        Signature(frozenset(chance.choices(words, odds, k=chance.randint(0, 9))))
        for _ in range(count)
    ]


@pytest.mark.parametrize("least", [0.2, 0.4, 0.45, 0.8, 1.0])
def test_the_index_finds_what_comparing_all_finds(least: float) -> None:
    told = statements(200)
    weights = Weights(told)
    index = Nearness(weights, least)
    for number, signature in enumerate(told):
        index.add(str(number), signature)
    found = 0
    for signature in told:
        near = list(index.near(signature))
        among_all = {str(n) for n, t in enumerate(told) if weights.overlap(signature, t) >= least}
        assert set(near) == among_all
        assert len(near) == len(among_all)
        found += len(near)
    assert found > len(told) / 2


def test_a_statement_with_words_that_nobody_used_is_near_to_none() -> None:
    index = Nearness(Weights([]), 0.4)
    assert list(index.near(Signature(frozenset({"river"})))) == []
    index.add("rain", Signature(frozenset({"rain", "north"})))
    assert list(index.near(Signature(frozenset({"river"})))) == []
    assert list(index.near(Signature(frozenset({"rain", "west"})))) == ["rain"]


def test_words_that_stand_all_over_a_statement_are_scattered() -> None:
    assert is_scattered([(0, "side"), (17, "shot")])
    assert not is_scattered([(0, "side"), (14, "shot"), (17, "side")])
    assert not is_scattered([])

"""Which pairs of statements are offered: few, symmetric, whatever their order."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.learned import blocking
from summarize.learned.blocking import Folder, Statement, offered, offered_in
from summarize.learned.words import Sets

WORDS = ["ferry", "sank", "Kellwick", "harbour", "mayor", "resigned", "12", "divers", "rescued", ""]

statements = st.lists(
    st.builds(
        Statement,
        article=st.sampled_from(["A1", "A2", "A3"]),
        text=st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    ),
    max_size=14,
)

STORY = [
    Statement("A1", "The ferry Morwenna sank off Kellwick on Monday, killing four people."),
    Statement("A1", "Divers searched the wreck until dark."),
    Statement("A1", "The mayor of Torrin opened a swimming pool."),
    Statement("A2", "Four people died when the Morwenna went down near Kellwick."),
    Statement("A2", "The search of the wreck by divers went on until nightfall."),
    Statement("A2", "Ticket prices had risen in spring."),
    Statement("A3", "Passengers of the Morwenna were taken to Kellwick."),
]


@given(statements)
def test_no_pair_is_of_one_article_and_each_comes_once(told: list[Statement]) -> None:
    pairs = offered(told).pairs
    assert len(set(pairs)) == len(pairs)
    assert all(i < j and told[i].article != told[j].article for i, j in pairs)


@given(statements, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_statements_does_not_matter(
    told: list[Statement], chance: random.Random
) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)

    def shown(given_order: list[Statement]) -> list[tuple[object, ...]]:
        found = offered(given_order, per_statement=2)
        rows = zip(found.pairs, found.cosine, found.nearness, strict=True)
        return sorted((*sorted((given_order[i], given_order[j])), c, n) for (i, j), c, n in rows)

    assert shown(told) == shown(shuffled)


def test_what_tells_one_thing_is_offered_before_what_does_not() -> None:
    pairs = offered(STORY, per_statement=1).pairs
    assert {(0, 3), (1, 4)} <= set(pairs)
    assert not any(2 in p or 5 in p for p in pairs)


def test_pairs_are_bounded_however_much_is_shared() -> None:
    told = [Statement(f"A{i % 20}", f"ferry sank {i % 7} {i % 11}") for i in range(400)]
    found = offered_in(Folder(told), per_statement=3)
    assert len(found.pairs) <= len(told) * (3 + blocking.KEPT // 4)
    assert len(found.pairs) >= len(told)


def test_nothing_is_offered_of_nothing() -> None:
    assert offered([]).pairs == []
    assert offered([Statement("A1", ""), Statement("A2", "the and of")]).pairs == []


@given(st.lists(st.sets(st.sampled_from("abcdef")), min_size=2, max_size=8))
def test_shared_terms_are_those_of_both_sets(sets: list[set[str]]) -> None:
    indexed = Sets(sets)
    pairs = list(combinations(range(len(sets)), 2))
    one, other = (np.array(c) for c in zip(*pairs, strict=True))
    weights = np.arange(1.0, len(indexed.terms) + 1)
    shared = [sets[i] & sets[j] for i, j in pairs]
    place = dict(zip(indexed.terms, weights, strict=True))
    assert indexed.shared(one, other).tolist() == [len(s) for s in shared]
    expected = [max((place[t] for t in s), default=0.0) for s in shared]
    assert indexed.heaviest(one, other, weights).tolist() == pytest.approx(expected)

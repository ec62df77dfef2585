"""Which pairs of statements are offered: few, symmetric, whatever their order."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.learned.pairs import KEPT, Candidate, Folder, Statement, offered_in

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


def indexes(found: list[Candidate]) -> list[tuple[int, int]]:
    return [(p.first, p.second) for p in found]


@given(statements)
def test_no_pair_is_of_one_article_and_each_comes_once(told: list[Statement]) -> None:
    found = indexes(offered_in(Folder(told)))
    assert len(set(found)) == len(found)
    assert all(i < j and told[i].article != told[j].article for i, j in found)


@given(statements, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_statements_does_not_matter(
    told: list[Statement], chance: random.Random
) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)

    def shown(given_order: list[Statement]) -> list[tuple[object, ...]]:
        found = offered_in(Folder(given_order), per_statement=2)
        return sorted((*sorted((given_order[i], given_order[j])), c) for i, j, c in found)

    assert shown(told) == shown(shuffled)


def test_what_tells_one_thing_is_offered_before_what_does_not() -> None:
    found = indexes(offered_in(Folder(STORY), per_statement=1))
    assert {(0, 3), (1, 4)} <= set(found)
    assert not any(2 in p or 5 in p for p in found)


def test_pairs_are_bounded_however_much_is_shared() -> None:
    told = [Statement(f"A{i % 20}", f"ferry sank {i % 7} {i % 11}") for i in range(400)]
    found = offered_in(Folder(told), per_statement=3)
    assert len(found) <= len(told) * (3 + KEPT // 4)
    assert len(found) >= len(told)


def test_nothing_is_offered_of_nothing() -> None:
    assert offered_in(Folder([])) == []
    assert offered_in(Folder([Statement("A1", ""), Statement("A2", "the and of")])) == []

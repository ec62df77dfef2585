"""Which pairs of statements are offered, and how likely two statements tell one thing."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fitting import Sample, fitted
from summarize.learned.pairs import (
    KEPT,
    Candidate,
    Folder,
    Statement,
    features,
    log_odds,
    model,
    offered_in,
)

STORY = [
    Statement("A1", "A coach fell into the Orle gorge on Friday, killing 17 pilgrims."),
    Statement("A1", "The driver, Petra Holm, had been at the wheel for 11 hours."),
    Statement("A1", "The province promised new barriers along the road."),
    Statement("A2", "Seventeen pilgrims died as their coach plunged into the Orle gorge."),
    Statement("A2", "Petra Holm, the driver, had driven for 11 hours, police said."),
    Statement("A2", "A coach fell into another gorge in 1998, killing 40."),
    Statement("A3", "Prosecutors questioned the owner of the firm."),
    Statement("A3", "17 pilgrims were killed when a coach fell into the Orle gorge on Friday."),
]


NAMES = ("Adler", "Brandt", "Cohen", "Duarte", "Eklund", "Fabre", "Grieg", "Haas", "Ilves", "Jonas")


def chances(statements: list[Statement]) -> dict[tuple[int, int], float]:
    folder = Folder(statements)
    candidates = offered_in(folder)
    odds = log_odds(folder, candidates)
    return {(p.first, p.second): o for p, o in zip(candidates, odds.tolist(), strict=True)}


def test_the_same_told_again_is_likelier_than_a_like_event() -> None:
    found = chances(STORY)
    assert set(sorted(found, key=found.__getitem__)[-2:]) == {(0, 7), (1, 4)}
    assert found[0, 7] > max(found[0, 5], found[5, 7]) + 0.5


def test_a_sentence_copied_by_a_whole_folder_is_at_the_operating_point() -> None:
    told = STORY + [Statement(f"B{i}", f"{name} opened a bakery.") for i, name in enumerate(NAMES)]
    told += [Statement("C1", STORY[1].text)]
    sure = {p for p, odds in chances(told).items() if odds >= model().points["precise"]}
    assert (1, len(told) - 1) in sure
    assert sure <= {(0, 3), (0, 7), (3, 7), (1, 4), (1, len(told) - 1), (4, len(told) - 1)}


def test_chances_do_not_depend_on_the_order_of_statements() -> None:
    order = list(range(len(STORY)))
    order = [*order[1::2], *order[::2]]
    back = dict(enumerate(order))
    shuffled = chances([STORY[i] for i in order])
    turned = {tuple(sorted((back[i], back[j]))): p for (i, j), p in shuffled.items()}
    expected = chances(STORY)
    assert turned.keys() == expected.keys()
    assert all(abs(turned[p] - expected[p]) < 1e-9 for p in expected)


def test_every_weight_has_its_feature() -> None:
    folder = Folder(STORY)
    assert model().weights.keys() == features(folder, offered_in(folder)).keys()


def test_a_fit_finds_the_weights_that_made_the_labels_and_finds_them_again() -> None:
    chance = np.random.default_rng(1)
    columns = {"far": chance.normal(size=4000), "near": chance.normal(size=4000)}
    odds = 2 * columns["near"] - columns["far"] - 0.5
    truth = (chance.random(4000) < 1 / (1 + np.exp(-odds))).astype(float)
    sample = Sample(columns, truth, np.ones(4000))
    found = fitted([sample], ["far", "near"], penalty=0.1)
    assert abs(found.weights["near"] - 2) < 0.2
    assert abs(found.weights["far"] + 1) < 0.2
    assert abs(found.bias + 0.5) < 0.2
    assert fitted([sample], ["far", "near"], penalty=0.1) == found


def test_a_raised_digit_is_a_number_too() -> None:
    told = [Statement("A1", "The plot of 300 m² burnt down"), Statement("A2", "All 300 m ² burnt")]
    folder = Folder(told)
    assert len(log_odds(folder, offered_in(folder))) == 1


# --- which pairs are offered: few, symmetric, whatever their order


WORDS = ["ferry", "sank", "Kellwick", "harbour", "mayor", "resigned", "12", "divers", "rescued", ""]

statements = st.lists(
    st.builds(
        Statement,
        article=st.sampled_from(["A1", "A2", "A3"]),
        text=st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    ),
    max_size=14,
)

FERRY = [
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
    found = indexes(offered_in(Folder(FERRY), per_statement=1))
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

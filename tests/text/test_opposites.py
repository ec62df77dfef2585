"""Opposites are antonyms of WordNet, by lemma; likeness of letters makes none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.words import antonyms, opposed


@pytest.mark.parametrize(
    ("lemma", "pos", "other"),
    [
        ("acquit", "VERB", "convict"),
        ("rise", "VERB", "fall"),
        ("rise", "NOUN", "fall"),
        ("legal", "ADJ", "illegal"),
        ("approve", "VERB", "disapprove"),
        ("with", "ADP", "without"),
    ],
)
def test_antonyms_are_each_others(lemma: str, pos: str, other: str) -> None:
    assert other in antonyms(lemma, pos)
    assert lemma in antonyms(other, pos)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The show had its debut.", "But the show went well."),
        ("They will depart at noon.", "They took part at noon."),
        ("The court suspended the sale.", "The sale went on to a second day."),
        ("They discover the wreck.", "They cover the wreck."),
        ("The port imports coal.", "The port is busy."),
        ("It rose and it fell.", "It rose and it fell."),
    ],
)
def test_likeness_of_letters_opposes_nothing(one: str, other: str) -> None:
    assert opposed(one, other) is None
    assert opposed(other, one) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The court acquitted the mayor.", "The court convicted the mayor."),
        ("Prices rose in May.", "Prices fall in May."),
        ("The council accepted the offer.", "The council rejected the offer."),
        ("The vote was legal.", "The vote was illegal."),
    ],
)
def test_opposite_words_oppose_two_texts(one: str, other: str) -> None:
    found = opposed(one, other)
    assert found is not None
    assert found[0] in one
    assert found[1] in other


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_opposes_itself_and_order_does_not_matter(one: str, other: str) -> None:
    assert opposed(one, one) is None
    assert (opposed(one, other) is None) == (opposed(other, one) is None)

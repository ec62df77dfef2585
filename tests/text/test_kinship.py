"""Words that stand for each other when one fact is told twice."""

import pytest

from summarize.text.kinship import kin
from summarize.text.meaning import stem
from summarize.text.verb_kinship import same_verbs


@pytest.mark.parametrize(("one", "other"), [("quake", "earthquake"), ("blaze", "fire")])
def test_words_for_one_thing_are_kin(one: str, other: str) -> None:
    assert stem(other) in kin(stem(one))
    assert stem(one) in kin(stem(other))


@pytest.mark.parametrize(("one", "other"), [("flee", "deport"), ("riot", "rally")])
def test_words_for_different_facts_are_not(one: str, other: str) -> None:
    assert stem(other) not in kin(stem(one))


def test_a_verb_is_told_by_verbs_of_its_groups_alone() -> None:
    assert {"clear", "exonerate"} <= same_verbs("acquit")
    assert "turn-down" in same_verbs("reject")
    assert "convict" not in same_verbs("acquit")
    assert same_verbs("whistle") == frozenset()

from __future__ import annotations

import pytest

from summarize.text.loaded import find_loaded, find_loaded_unquoted, is_loaded, quote_loaded


@pytest.mark.parametrize(
    "sentence",
    [
        "The terrorists left the village at dawn.",
        "Regime troops held the bridge.",
        "A brutal crackdown followed in the port.",
        "It was a brazen raid, witnesses said.",
        "The bank's so-called reforms cost 300 jobs.",
        "Tragically, two climbers did not return.",
        "The so called peacekeepers fired first.",
    ],
)
def test_words_that_take_a_side_are_found(sentence: str) -> None:
    assert len(find_loaded(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels left the village at dawn.",
        "Government troops held the bridge.",
        "Two people were killed in the attack.",
        "He was charged with terrorism and murder.",
        "The new tax regime starts in April.",
        "The National Liberation Army signed the paper.",
        "The Hero Honda plant reopened.",
        "Shares rose and prices soared.",
        "A car slammed into a wall.",
    ],
)
def test_plain_reporting_holds_none(sentence: str) -> None:
    assert find_loaded(sentence) == []


def test_words_between_quotation_marks_are_someone_elses() -> None:
    text = 'The minister called them \u201cterrorists\u201d and "thugs"; the regime did not reply.'
    assert [w[0] for w in find_loaded_unquoted(text)] == ["regime"]
    assert [w[0] for w in find_loaded(text)] == ["terrorists", "thugs", "regime"]


def test_a_term_is_loaded_whatever_its_capitals() -> None:
    assert is_loaded("the Assad Regime")
    assert not is_loaded("the Assad government")


def test_loaded_words_are_put_between_quotation_marks_once() -> None:
    once = quote_loaded("The regime freed two \u201cterrorists\u201d.")
    assert once == "The \u201cregime\u201d freed two \u201cterrorists\u201d."
    assert quote_loaded(once) == once

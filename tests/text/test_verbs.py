"""Forms of verbs: the table against the lemmatizer's own exceptions, and the rules of spelling."""

from __future__ import annotations

import pytest

from summarize.text.parsing import load_language
from summarize.text.words import (
    PARTICIPLES,
    PASTS,
    past_participle,
    past_tense,
    present_participle,
)


def test_every_irregular_form_is_known_to_the_lemmatizer() -> None:
    exceptions = load_language().get_pipe("lemmatizer").lookups.get_table("lemma_exc")["verb"]
    wrong = [
        (verb, form)
        for table in (PASTS, PARTICIPLES)
        for verb, form in table.items()
        if form != verb and not form.endswith("ed") and verb not in exceptions.get(form, ())
    ]
    # WordNet lists neither of these two.
    assert set(wrong) <= {("resell", "resold"), ("outspend", "outspent")}


@pytest.mark.parametrize(
    ("lemma", "past", "participle"),
    [
        ("sleep", "slept", "slept"),
        ("hear", "heard", "heard"),
        ("lend", "lent", "lent"),
        ("cost", "cost", "cost"),
        ("take", "took", "taken"),
        ("go", "went", "gone"),
        ("commit", "committed", "committed"),
        ("visit", "visited", "visited"),
        ("plan", "planned", "planned"),
        ("carry", "carried", "carried"),
        ("play", "played", "played"),
        ("panic", "panicked", "panicked"),
        ("rescue", "rescued", "rescued"),
    ],
)
def test_past_forms(lemma: str, past: str, participle: str) -> None:
    assert (past_tense(lemma), past_participle(lemma)) == (past, participle)


@pytest.mark.parametrize(
    ("lemma", "participle"),
    [
        ("move", "moving"),
        ("cut", "cutting"),
        ("commit", "committing"),
        ("visit", "visiting"),
        ("carry", "carrying"),
        ("die", "dying"),
        ("flee", "fleeing"),
        ("dye", "dyeing"),
        ("be", "being"),
        ("panic", "panicking"),
    ],
)
def test_a_present_participle_is_spelt_by_its_rules(lemma: str, participle: str) -> None:
    assert present_participle(lemma) == participle

"""A table of the forms in which news writes numbers, and what holds for each of them.

`data/numbers.tsv`: the language, a text, and the quantities read in it: "~" about, ">=" at least,
"<=" at most, ".." a range, then the unit; "-" where the text counts and measures nothing.
"""

from __future__ import annotations

import csv
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.claims.figures import with_units
from summarize.text.numbers import QUANTITIES, NumberMention, find_numbers


class Form(NamedTuple):
    language: str
    text: str
    reading: str


def _forms() -> list[Form]:
    with (Path(__file__).parent / "data" / "numbers.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Form(row["language"], row["text"], row["reading"]) for row in rows]


FORMS = _forms()


def quantities(text: str, language: str) -> list[NumberMention]:
    """Return what the ledger takes from a text."""
    found = find_numbers(text, language=language)
    found = [m for m in found if m.kind in QUANTITIES or m.kind == "age"]
    return list(with_units(text, found)) if language == "en" else found


def told(mention: NumberMention) -> str:
    about = "~" if mention.approximate else ""
    unit = "age" if mention.kind == "age" else mention.unit or ""
    if mention.value is None:
        number = f"{_plain(mention.low)}..{_plain(mention.high)}"
    else:
        edge = ">=" if mention.low is not None else "<=" if mention.high is not None else ""
        number = edge + _plain(mention.value)
    return f"{about}{number} {unit}".strip()


def _plain(value: float | None) -> str:
    assert value is not None
    return f"{round(value, 6):.15g}"


@pytest.mark.parametrize(("language", "text", "reading"), FORMS)
def test_each_form_is_read_as_the_table_says(language: str, text: str, reading: str) -> None:
    assert ("; ".join(map(told, quantities(text, language))) or "-") == reading


@pytest.mark.parametrize(("language", "text", "reading"), FORMS)
def test_a_value_stands_in_the_words_of_its_number(language: str, text: str, reading: str) -> None:
    """Other words around a number may make it no quantity, but never another value."""
    for mention in quantities(text, language):
        assert mention.text == text[mention.start : mention.end]
        masked = _masked(text[: mention.start]) + mention.text + _masked(text[mention.end :])
        for other in quantities(masked, language):
            if other.core_start == mention.core_start:
                assert other.value in (mention.value, None)


def _masked(text: str) -> str:
    return "".join("q" if c.isalpha() else c for c in text)


ENGLISH = [form for form in FORMS if form.language == "en"]
NEUTRAL = ["Then rain fell on the hills.", "They left.", "The mayor said so.", "It was late."]


@given(st.sampled_from(ENGLISH), st.sampled_from(NEUTRAL), st.sampled_from(NEUTRAL))
def test_sentences_beside_a_number_change_nothing(form: Form, before: str, after: str) -> None:
    alone = [told(m) for m in quantities(form.text, "en")]
    assert [told(m) for m in quantities(f"{before} {form.text} {after}", "en")] == alone


@given(st.integers(1, 999_999_999), st.integers(0, 99))
def test_separators_tell_one_value_in_every_style(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    continental = english.replace(",", " ").replace(".", ",").replace(" ", ".")
    swiss = english.replace(",", "'")
    expected = whole + cents / 100
    styles = (("en", english), ("de", continental), ("en", continental), ("de", swiss))
    for language, written in styles:
        (found,) = quantities(f"It cost €{written} then.", language)
        assert found.value == pytest.approx(expected)
        assert found.unit == "EUR"


@given(st.integers(100_000, 10**12))
def test_indian_groups_tell_the_value_of_english_ones(number: int) -> None:
    head, tail = divmod(number, 1000)
    groups = [f"{tail:03}"]
    while head > 99:
        head, pair = divmod(head, 100)
        groups.insert(0, f"{pair:02}")
    written = ",".join([str(head), *groups])
    (found,) = quantities(f"They counted {written} votes.", "en")
    assert found.value == number


@given(st.integers(2, 999), st.sampled_from(["lakh", "crore", "lakh crore"]))
def test_lakhs_and_crores_multiply(number: int, word: str) -> None:
    factor = {"lakh": 1e5, "crore": 1e7, "lakh crore": 1e12}[word]
    (found,) = quantities(f"The state spent Rs {number} {word} on it.", "en")
    assert (found.value, found.unit) == (number * factor, "INR")


@given(
    st.text(alphabet="0123456789.,'’/½-−– €$%kmLC億万Mio crore lakh\n", max_size=60),
    st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "ja"]),
)
def test_numbers_of_any_text_are_verbatim_and_apart(text: str, language: str) -> None:
    found = find_numbers(text, language=language)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(one.core_end <= other.core_start for one, other in pairwise(found))
    assert all(m.start <= m.core_start < m.core_end <= m.end for m in found)


@pytest.mark.parametrize("hostile", ["May ", "1:", "2020 "])
def test_a_long_run_of_one_thing_is_read_in_time_that_grows_with_it(hostile: str) -> None:
    began = time.process_time()
    find_numbers(hostile * (100_000 // len(hostile)))
    assert time.process_time() - began < 8

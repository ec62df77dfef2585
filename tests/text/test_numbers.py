"""Numbers in plain text: values, bounds, units, kinds, and one reading of every spelling."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.numbers import NumberMention, find_numbers


def only(text: str) -> NumberMention:
    (mention,) = find_numbers(text)
    return mention


SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """Spell a number as English news would."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens - 2] + (f"-{SMALL[rest]}" if rest else "")
    for scale, word in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= scale:
            count, rest = divmod(number, scale)
            joined = " and " if rest < 100 else " "
            return f"{in_words(count)} {word}" + (joined + in_words(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(2, 10**12 - 1))
def test_words_and_digits_say_the_same(number: int) -> None:
    assert only(f"They saw {in_words(number)} birds.").value == number
    assert only(f"They saw {number:,} birds.").value == number


@given(st.integers(2, 9999), st.sampled_from(["million", "m", "mn"]), st.sampled_from("$€£"))
def test_a_magnitude_multiplies_an_amount_of_money(tenths: int, word: str, sign: str) -> None:
    amount = tenths / 10
    spaced = f"{sign}{amount} {word}" if word != "m" else f"{sign}{amount}m"
    mention = only(f"It cost {spaced} to mend.")
    assert mention.kind == "money"
    assert mention.value == pytest.approx(amount * 1e6)


@given(st.text(max_size=200))
def test_any_text_is_read_without_harm(text: str) -> None:
    found = find_numbers(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.core_end <= b.core_start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "approximate"),
    [
        ("at least 24 dead", 24, 24, None, False),
        ("well over 200 sheep", 200, 200, None, False),
        ("up to 50 boats", 50, None, 50, False),
        ("fewer than a dozen", 12, None, 12, False),
        ("no fewer than 30 goats", 30, 30, None, False),
        ("nearly 3,000 pupils", 3000, None, 3000, True),
        ("some 8,400 fans", 8400, None, None, True),
        ("an estimated two million", 2e6, None, None, True),
        ("80 to 90 cows", None, 80, 90, False),
        ("between ten and twelve cows", None, 10, 12, False),
        ("five or six cows", None, 5, 6, True),
        ("three or four thousand cows", None, 3000, 4000, True),
        ("between two and three hundred cows", None, 200, 300, False),
        ("dozens of cows", None, 24, 199, True),
        ("tens of thousands of cows", None, 2e4, 99999, True),
        ("several hundred cows", None, 200, 1000, True),
        ("100 or more cows", 100, 100, None, False),
        ("20-odd cows", 20, None, None, True),
        ("half a million cows", 5e5, None, None, False),
        ("two and a half million cows", 2.5e6, None, None, False),
        ("10 000 cows", 10000, None, None, False),
        ("1.000.000 Kühe", 1e6, None, None, False),
    ],
)
def test_bounds(
    text: str, value: float | None, low: float | None, high: float | None, approximate: bool
) -> None:
    mention = only(text)
    assert (mention.value, mention.low, mention.high) == (value, low, high)
    assert mention.approximate is approximate


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("an $136M fine", 136e6, "USD", "money"),
        ("a three-million-euro fine", 3e6, "EUR", "money"),
        ("300 million yuan", 3e8, "CNY", "money"),
        ("HK$40bn", 40e9, "HKD", "money"),
        ("Rs 500", 500, "INR", "money"),
        ("500 pounds of copper", 500, "pound", "measure"),
        ("fined 500 pounds", 500, "GBP", "money"),
        ("93 per cent", 93, "percent", "percent"),
        ("3 percentage points", 3, "percentage_point", "percent"),
        ("a sixth of the field", 1 / 6, "fraction", "percent"),
        ("three-quarters", 0.75, "fraction", "percent"),
        ("one in five", 0.2, "fraction", "percent"),
        ("half a mile away", 0.5, "mile", "measure"),
        ("has gone up to 58", 58, None, "count"),
        ("60,000 square metres", 60000, "meter ** 2", "measure"),
        ("a 6.1-magnitude quake", 6.1, "magnitude", "measure"),
        ("measuring 7.2 on the Richter scale", 7.2, "magnitude", "measure"),
        ("an eight-year deal", 8, "year", "measure"),
        ("a 29-year-old baker", 29, "year", "age"),
        ("Ms Lind, 28, a baker", 28, "year", "age"),
        ("a Boeing 737 landed", 737, None, "name-part"),
        ("Article 50 talks", 50, None, "name-part"),
        ("F-16 jets", 16, None, "name-part"),
        ("the UN - 12 of them were children", 12, None, "count"),
        ("traffic rose twenty-fivefold", 25, None, "multiple"),
        ("a 90 score", 90, None, "count"),
        ("the 15th stage", 15, None, "ordinal"),
        ("the 2004 flood", 2004, None, "year"),
        ("4.30am", 270, "minute", "time"),
        ("at 16:30 GMT", 990, "minute", "time"),
        ("2000 people", 2000, None, "count"),
        ("2m tall", 2, "meter", "measure"),
        ("2m people", 2e6, None, "count"),
        ("fell by a third in May", 1 / 3, "fraction", "percent"),
        ("a tanker of 61,000 dwt", 61000, "metric_ton", "measure"),
        ("61,000 t of grain", 61000, "metric_ton", "measure"),
        ("robbed twice in May", 2, None, "count"),
        ("children under 5", 5, "year", "age"),
        ("U2I's offices", 2, None, "name-part"),
        ("$A12 million", 12e6, "AUD", "money"),
        ("12 million Swedish crowns", 12e6, "SEK", "money"),
    ],
)
def test_units_and_kinds(text: str, value: float, unit: str | None, kind: str) -> None:
    mention = only(text)
    assert mention.value == pytest.approx(value)
    assert (mention.unit, mention.kind) == (unit, kind)


def test_a_range_shares_its_magnitude_and_its_currency() -> None:
    for text in ("$140-150MM", "between $140 million and $150 million", "$140 to $150 million"):
        mention = only(text)
        assert (mention.low, mention.high, mention.unit) == (140e6, 150e6, "USD"), text


def test_an_age_range_is_one() -> None:
    for text in ("people ages 55 to 65", "between the ages of 55 and 65", "aged 55-65"):
        assert (only(text).low, only(text).high, only(text).kind) == (55, 65, "age"), text


@pytest.mark.parametrize("text", ["twice as big", "twice a week", "by a third party"])
def test_comparisons_rates_and_thirds_in_a_row_count_nothing(text: str) -> None:
    assert [m for m in find_numbers(text) if m.kind == "count" or m.unit == "fraction"] == []


def test_a_change_is_not_a_range() -> None:
    assert [m.value for m in find_numbers("The toll rose from 25 to 31.")] == [25, 31]


def test_a_score_is_not_a_range() -> None:
    assert [m.kind for m in find_numbers("Rovers won 3-4 after a 5-2 vote.")] == ["score", "score"]


def test_what_a_value_went_up_to_is_its_own() -> None:
    mention = only("The toll has gone up to 58.")
    assert (mention.text, mention.high) == ("58", None)


def test_over_a_stretch_of_time_bounds_nothing() -> None:
    assert only("paid over six years").low is None


@pytest.mark.parametrize("text", ["no one came", "one of the biggest fairs", "the one who sang"])
def test_one_as_a_pronoun_is_no_number(text: str) -> None:
    assert find_numbers(text) == []


def test_numbers_of_dates_are_known_as_such() -> None:
    kinds = [m.kind for m in find_numbers("On 3 May 2015 and over the past 24 hours, 12 fell.")]
    assert kinds == ["date-part", "date-part", "date-part", "count"]


def test_different_spellings_have_one_normal_form() -> None:
    first, second = only("some 8,400 fans"), only("about eight thousand four hundred fans")
    assert first.normal == second.normal
    assert only("8,400 fans").normal != first.normal


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("She blew a .16 on Monday.", 0.16, None),
        ("It has two point five million users.", 2.5e6, None),
        ("They offer one point two percent.", 1.2, "percent"),
    ],
)
def test_decimals(text: str, value: float, unit: str | None) -> None:
    assert [(m.value, m.unit) for m in find_numbers(text)] == [(value, unit)]


def test_digits_beyond_all_numbers_are_no_figure() -> None:
    text = f"Police said {'9' * 400} people and {'9' * 305} million billion sheep met 3 dogs"
    assert [m.value for m in find_numbers(text)] == [3]


@pytest.mark.parametrize("text", ["5 m\u0131les", "two m\u0130llion", "\u017feveral hundred"])
def test_letters_that_only_look_alike_do_no_harm(text: str) -> None:
    assert len(find_numbers(text)) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the women, who were 61 and 48 years old", ["age", "age"]),
        ("the women -- 68 and 48-years-old", ["age", "age"]),
        ("there were 3, 48-year-old Ole Reed said", ["count", "age"]),
        ("61 women and 48-year-old Ole Reed", ["count", "age"]),
    ],
)
def test_an_age_may_be_told_of_the_number_before_it_too(text: str, kinds: list[str]) -> None:
    assert [n.kind for n in find_numbers(text)] == kinds

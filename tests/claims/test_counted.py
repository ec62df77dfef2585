"""What a number counts, how a number without a noun is understood, and whose age it is."""

from __future__ import annotations

import pytest

from summarize.claims.figures import figures_in
from summarize.domain import Article, Figure, Published
from summarize.text.parsing import Parser


def figures(parser: Parser, text: str) -> tuple[Figure, ...]:
    article = Article(
        id="A1", path="a.txt", outlet=None, headline=None, text=text, language="en",
        published=Published(),
    )  # fmt: skip
    return figures_in(article, parser.parse(text), 0, len(text))


def what(parser: Parser, text: str) -> list[tuple[float | None, str | None, str | None]]:
    return [(f.value, f.unit, f.of) for f in figures(parser, text)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("A 19-man squad flew home.", "squad that flew"),
        ("Two hikers lost their lives in the storm.", "hikers killed"),
        ("Some 12,000 homes lost power.", "homes that lost power"),
        ("Twenty miners are sleeping in tents.", "miners who slept"),
        ("The ferry sank, but 40 passengers were unharmed.", "passengers unharmed"),
        ("The sensors recorded 31 aftershocks.", "aftershocks"),
        ("One paper said six climbers had been rescued.", "climbers rescued"),
        ("Between noon and dusk 27 injured sailors were carried ashore.", "sailors injured"),
        ("AT LEAST 40 DEAD AS BRIDGE FALLS", "people killed"),
        ("They expect 700 jobs to go.", "jobs that went"),
        ("All 90 people on board were killed.", "people killed"),
        ("Some 60 of the 220 residents fled.", "residents"),
    ],
)
def test_counts(parser: Parser, text: str, of: str) -> None:
    assert figures(parser, text)[-1].of == of


def test_what_is_denied_befell_nobody(parser: Parser) -> None:
    (found,) = figures(parser, "Some 200 members did not vote.")
    assert found.of == "members"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("An estimate of the damage rose to $9 million.", "damage"),
        ("Players earn a salary of $9 million a season.", "salary"),
        ("The club paid $9 million to its players.", None),
    ],
)
def test_amounts_of_money(parser: Parser, text: str, of: str | None) -> None:
    assert what(parser, text) == [(9e6, "USD", of)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The camp is 40 kilometres north of the old port of Vardo.", "distance north of Vardo"),
        ("The quake began 40 kilometres beneath the surface.", "depth"),
        ("The 40-kilometre gas-free zone is shut.", "gas-free zone"),
    ],
)
def test_lengths(parser: Parser, text: str, of: str) -> None:
    assert what(parser, text) == [(40, "kilometer", of)]


def test_a_rival_is_not_what_is_measured(parser: Parser) -> None:
    assert what(parser, "Ms Lind leads Mr Berg by 3 percent.")[0][2] != "Berg"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 90 guests in six rooms, seven of them were hurt.", "people injured"),
        ("The storm damaged 900 houses, 70 of them beyond repair.", "houses damaged"),
        ("30 were killed and 55 injured, five of them critically.", "people"),
        ("The wards had 30 dead and 55 wounded, 15 critically.", "people"),
    ],
)
def test_a_number_without_a_noun_counts_what_stands_in_front_of_it(
    parser: Parser, text: str, expected: str
) -> None:
    assert figures(parser, text)[-1].of == expected


@pytest.mark.parametrize(
    "text",
    [
        "It will be a two-way race.",
        "He handed in a 40-page report.",
        "The chairmen quarrelled in May. The two met again on Monday.",
    ],
)
def test_numbers_that_count_nothing_told_of(parser: Parser, text: str) -> None:
    assert figures(parser, text)[-1].of is None


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Carla Munoz, 44, was freed.", "age of Carla Munoz"),
        ("Mr Munoz, 44, was freed.", "age of Munoz"),
        ("A 44-year-old sailor was freed.", "age of the sailor"),
        ("Police freed Carla Munoz, a 44-year-old sailor.", "age of Carla Munoz"),
        ("The 44-year-old was freed.", "age"),
        ("Officers stopped the 44-year-old on Monday.", "age"),
        ("The driver, 44, was freed.", "age of the driver"),
        ("Munoz, who turned 44 this month, was freed.", "age of Munoz"),
    ],
)
def test_ages(parser: Parser, text: str, of: str) -> None:
    assert what(parser, text) == [(44, "year", of)]


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("The bridge fell three weeks later.", "week", None),
    ],
)
def test_durations(parser: Parser, text: str, unit: str, of: str | None) -> None:
    (found,) = figures(parser, text)
    assert (found.unit, found.of) == (unit, of)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The bus was doing 80 km/h.", "speed"),
        ("He spoke of at least 80 km/h.", "speed"),
    ],
)
def test_what_moves_has_a_speed(parser: Parser, text: str, of: str) -> None:
    assert what(parser, text) == [(80, "kilometer / hour", of)]


def test_a_currency_is_nothing_that_is_measured(parser: Parser) -> None:
    assert what(parser, "USD 9m was lost.") == [(9e6, "USD", None)]


def test_the_start_of_a_change_has_the_magnitude_and_unit_of_its_end(parser: Parser) -> None:
    found = what(parser, "The ministry raised its grant from 10 to 15 million euros.")
    assert [(value, unit) for value, unit, _ in found] == [(10e6, "EUR"), (15e6, "EUR")]


def test_bare_millions_have_the_money_before_and_not_that_of_a_conversion(parser: Parser) -> None:
    found = what(parser, "It cost 40 million euros ($46 million); insurers expect 25 million.")
    assert [unit for _, unit, _ in found] == ["EUR", "USD", "EUR"]

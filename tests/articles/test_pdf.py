"""PDF files: columns, broken words, odd letters, pictures of text, locks."""

from __future__ import annotations

import pytest

from summarize.articles.clean import clean
from summarize.articles.formats import UnreadableError, read_bytes
from summarize.articles.lines import joined
from summarize.domain import Article
from tests.articles.made_pdf import SIZE, Text, by_rows, column, locked, measure, pdf, typeset

LEFT = (
    "The roof of the covered market in Ostwick fell in on Saturday and three traders were killed, "
    "the fire service said. Chief fire officer Dora Mills said 46 people were pulled out alive "
    "within the first hour of the rescue."
)
RIGHT = (
    "The traders' union said the council was warned twice about leaks. Union leader Pavel Horn "
    "said 52 people were pulled out alive. The market will stay closed for six weeks, the council "
    "of the town said in a letter."
)
THIRD = (
    "The mayor asked for an inquiry into the work that was done on the roof in May, and said the "
    "builder had left the town. The builder denied it in a letter to the council that was read out "
    "on Sunday night."
)
HEAD = [Text(50, 780, "Market roof falls in at Ostwick", 20), Text(50, 755, "14 June 2026")]


def article(data: bytes) -> Article:
    return clean([read_bytes("a.pdf", data, "pdf")])[0]


def set_at(x: float, y: float, text: str, width: float = 200, size: float = 10) -> list[Text]:
    return column(x, y, typeset(text, width, size), size)


@pytest.mark.parametrize("gutter", [14, 30])
@pytest.mark.parametrize("order", ["rows", "columns"])
def test_columns_are_read_one_after_the_other(order: str, gutter: int) -> None:
    columns = [set_at(50, 720, LEFT), set_at(250 + gutter, 720, RIGHT)]
    body = by_rows(*columns) if order == "rows" else [line for c in columns for line in c]
    text = article(pdf([*HEAD, *body])).text
    assert LEFT in text
    assert RIGHT in text
    assert text.index(LEFT) < text.index(RIGHT)


def test_three_columns_with_a_line_across_them_and_unequal_heights() -> None:
    columns = [
        set_at(30 + 180 * i, 700 - 3 * i, text, 160, 8)
        for i, text in enumerate((LEFT, RIGHT, THIRD))
    ]
    last = "Rain is forecast for the whole of the week, the weather office in the capital said."
    across = Text(
        30, 730, "Three traders killed, 46 people pulled out alive from under the roof", 14
    )
    text = article(pdf([*HEAD, across, *by_rows(*columns), Text(30, 600, last, 13)])).text
    places = [text.index(part) for part in (across.words, LEFT, RIGHT, THIRD, last)]
    assert places == sorted(places)
    assert f"{across.words}\n\n{LEFT}" in text


def test_a_sentence_runs_on_into_the_next_column_and_page() -> None:
    lines = typeset(f"{LEFT} {RIGHT} {THIRD}", 200)
    first, second, third = lines[:7], lines[7:14], lines[14:]
    pages = [
        [*HEAD, *by_rows(column(50, 720, first), column(300, 720, second))],
        column(50, 780, third),
    ]
    assert not any(part[-1].endswith(".") for part in (first, second))
    assert f"{LEFT} {RIGHT} {THIRD}" in article(pdf(*pages)).text


def test_paragraphs_are_told_apart_by_indent_distance_and_short_lines() -> None:
    first = typeset(
        f"{LEFT} It was the second such fall in the market of the town since 1961.", 200
    )
    indented = [Text(62, 720 - 12 * len(first), typeset(RIGHT, 188)[0])]
    below = set_at(50, 720 - 12 * len(first) - 12, RIGHT[len(indented[0].words) + 1 :])
    third = set_at(50, below[-1].y - 20, THIRD)
    text = article(pdf([*HEAD, *column(50, 720, first), *indented, *below, *third])).text
    parts = text.split("\n\n")
    assert [p for p in parts if p.startswith(("The roof", "The traders", "The mayor"))] == [
        f"{LEFT} It was the second such fall in the market of the town since 1961.",
        RIGHT,
        THIRD,
    ]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("and twenty-", "two people were hurt", "and twenty-two people were hurt"),
        ("for 20-", "25 years", "for 20-25 years"),
        ("The Smith-", "Jones bus company", "The Smith-Jones bus company"),
        ("a well-", "known local man", "a well-known local man"),
        ("the bus was travel-", "ling at speed", "the bus was travelling at speed"),
        ("and that no-", "body was hurt", "and that nobody was hurt"),
        ("Police inspector Karl Wester-", "mann said", "Police inspector Karl Westermann said"),
        ("for two-", "and three-year terms", "for two- and three-year terms"),
        ("the Oslo-", "based company", "the Oslo-based company"),
        ("he said \u2013", "and left", "he said \u2013 and left"),
        ("the road was", "closed", "the road was closed"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(before: str, after: str, whole: str) -> None:
    assert joined(before, after, frozenset()) == whole


def test_a_word_is_put_together_as_it_stands_elsewhere() -> None:
    lines = [
        "The council said that the bridge at Kelm-",
        "hold is shut. The bridge of Kelmhold was",
        "built in 1961 by a firm of the name Land-",
        "mark. Land-mark said that it was sound.",
    ]
    text = article(pdf([*HEAD, *column(50, 700, lines)])).text
    assert "the bridge at Kelmhold is shut." in text
    assert "a firm of the name Land-mark." in text


def test_ligatures_are_letters() -> None:
    codes = "<01> <FB01>\n<02> <FB02>\n<03> <FB03>"
    text = article(
        pdf([Text(50, 700, "\x01ve o\x03cers and a \x02ag"), *HEAD], to_unicode=codes)
    ).text
    assert "five officers and a flag" in text


@pytest.mark.parametrize("code", ["D83D", "DC00", "D83DD83D"])
def test_half_a_character_is_named_as_lost(code: str) -> None:
    lines = [Text(50, 700, "The roof \x01 fell in on Saturday, the fire service said.")]
    got = article(pdf([*HEAD, *lines], to_unicode=f"<01> <{code}>"))
    assert "fell in on Saturday" in got.text
    got.text.encode("utf-8")


@pytest.mark.parametrize("first", [None, [Text(280, 20, "Scanned by Ostwick library")], []])
def test_a_first_page_that_holds_no_text_is_named(first: list[Text] | None) -> None:
    got = article(pdf(first, set_at(50, 720, LEFT)))
    assert LEFT in got.text
    assert (got.notes[:1] == ()) == bool(first)
    assert not got.notes or "pages of the PDF without text: 1;" in got.notes[0]


def test_many_pages_that_hold_no_text_are_told_in_one_note() -> None:
    (note,) = article(pdf(set_at(50, 720, LEFT), *[None] * 7)).notes
    assert "without text: 2, 3, 4, 5, 6 and 2 more;" in note


def test_pages_that_are_pictures_only_are_refused() -> None:
    with pytest.raises(UnreadableError, match="OCR"):
        read_bytes("a.pdf", pdf(None, None), "pdf")


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_lock_without_a_password_is_open(algorithm: str) -> None:
    data = locked(pdf([*HEAD, *set_at(50, 720, LEFT)]), "", algorithm)
    assert LEFT in article(data).text


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_lock_with_a_password_is_named(algorithm: str) -> None:
    data = locked(pdf([*HEAD, *set_at(50, 720, LEFT)]), "secret", algorithm)
    with pytest.raises(UnreadableError, match="password"):
        read_bytes("a.pdf", data, "pdf")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [Text(50, 810, "Ostwick Post"), *set_at(50, 720, lines), Text(290, 30, f"Page {n}")]
        for n, lines in enumerate((LEFT, RIGHT, THIRD), 1)
    ]
    text = article(pdf(*pages)).text
    assert "Ostwick Post" not in text
    assert "Page 2" not in text
    assert RIGHT in text


def test_a_raised_digit_is_no_part_of_the_number_before_it() -> None:
    words = "Quist said on Monday that some 240"
    end = 50 + measure(words, SIZE)
    page = [
        Text(50, 660, words),
        Text(end, 664, "1", 6),
        Text(end + 5, 660, "children were sent home."),
        Text(50, 648, "Two teachers were treated, the ambulance service said."),
    ]
    text = read_bytes("a.pdf", pdf(page), "pdf").text
    assert "some 240\u00b9 children were sent home." in text


def test_a_line_that_fills_its_column_ends_at_a_narrow_gutter() -> None:
    left = "The roof of the covered market in Ostwick fell in on Saturday and three were killed."
    right = "Union leader Piet Marsh said 52 people were led out alive; it stays closed for weeks."
    first = typeset(left, 235)
    edge = 50 + max(measure(line, SIZE) for line in first) + 8
    rows = by_rows(column(50, 700, first), column(edge, 700, typeset(right, 235)))
    text = read_bytes("a.pdf", pdf(rows), "pdf").text
    assert left in text
    assert right in text

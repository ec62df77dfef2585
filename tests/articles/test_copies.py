"""Copies: the same text in two outlets is one account."""

from __future__ import annotations

import datetime as dt
import random
import time

import pytest

from summarize.articles.clean import earliest_first, find_copies
from summarize.domain import Published

WORDS = [f"word{i}" for i in range(3000)]


def story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)  # noqa: S311 - no secret is made here


def test_a_copy_with_changes_is_found_and_another_story_is_not() -> None:
    original = story(1)
    changed = [*original[:250]]
    changed[40:42] = ["altered", "here"]
    half = original[:150]
    mixed = original[:90] + story(2, 210)
    texts = [" ".join(words) for words in (original, changed, story(3), half, mixed)]
    assert find_copies(texts) == [None, 0, None, 0, None]


def test_a_copy_of_a_copy_points_to_the_first() -> None:
    text = " ".join(story(4))
    assert find_copies([text, text + " more", text + " other"]) == [None, 0, 0]


def test_parts_of_one_wire_that_overlap_are_one_account_and_those_that_do_not_are_two() -> None:
    wire = story(7, 300)
    first, whole, last = wire[:160], wire, [*wire[130:], *story(8, 30)]
    assert find_copies([" ".join(w) for w in (first, whole, last)]) == [None, 0, 0]
    assert find_copies([" ".join(w) for w in (wire[:130], whole, last)]) == [None, 0, None]
    other = [*wire[:120], *story(9, 80)]  # three fifths of it stand in the whole
    assert find_copies([" ".join(wire), " ".join(other)]) == [None, None]


def test_reports_of_one_statement_that_runs_over_paragraphs_are_no_copies() -> None:
    statement = "\n\n".join(" ".join(story(n, 60)) for n in (20, 21, 22))
    reports = [f'{" ".join(story(n, 60))}\n\n"{statement}"' for n in (23, 24)]
    assert find_copies(reports) == [None, None]
    assert find_copies([r.replace('"', "") for r in reports]) == [None, 0]


def test_very_short_texts_are_not_compared() -> None:
    assert find_copies(["All is well.", "All is well."]) == [None, None]


def test_short_texts_are_copies_only_where_they_are_the_same() -> None:
    text = " ".join(story(5, 40))
    other = " ".join([*text.split()[:28], *story(6, 12)])
    assert find_copies([text, f"{text} The end.", other]) == [None, 0, None]


def test_scripts_without_spaces_are_compared_by_character() -> None:
    text = "橋は月曜日に閉鎖されたと道路局が発表した。技師は毎日多くの車が通ると述べた。"
    assert find_copies([text, f"{text}夜間も通れない。", "市長は別の件で辞任した。" * 3]) == [
        None,
        0,
        None,
    ]


def test_the_work_grows_with_the_number_of_articles() -> None:
    texts = [" ".join(story(seed)) for seed in range(1000)]
    began = time.process_time()
    assert find_copies(texts) == [None] * 1000
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("printed", "copies"),
    [
        (((9, 14), (9, 11), (9, 12)), [1, None, 1]),
        (((9, None), (8, None), (9, None)), [1, None, 1]),
        (((9, None), (9, 11), (9, 12)), [None, 0, 0]),
        (((9, 14), (None, None), (9, 11)), [None, 0, 0]),
    ],
)
def test_what_was_printed_first_is_the_original(
    printed: tuple[tuple[int | None, int | None], ...], copies: list[int | None]
) -> None:
    dates = [
        Published(date=dt.date(2013, 9, day) if day else None, time=dt.time(hour) if hour else None)
        for day, hour in printed
    ]
    assert earliest_first([None, 0, 0], dates) == copies

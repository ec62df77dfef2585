"""Recorded answers hold where a gate moved the lines of a question, and only there."""

from __future__ import annotations

from summarize.engines.model.exchanges import moved_lines, renumbered

BEFORE = """## A1
[1] The ferry ran aground on Tuesday.
[2] Rescuers took 212 passengers ashore.
## A2
[3] No one was hurt.
[4] The ferry Marit ran aground near Halvik."""


def test_numbers_move_with_their_lines() -> None:
    now = """## A1
[1] Rescuers took 212 passengers ashore.
[2] The ferry ran aground on Tuesday
## A2
[3] The ferry Marit ran aground near Halvik."""
    places = moved_lines(BEFORE, now, 0.4)
    assert places == {1: 2, 2: 1, 4: 3}


def test_what_lost_its_line_is_left_out_with_what_needs_it() -> None:
    answer = {
        "agreed": [[1, 4], [2, 3]],
        "wording": [{"what": "ship", "terms": [{"w": "ferry", "c": 1}, {"w": "boat", "c": 3}]}],
        "opens": [3],
        "about": None,
    }
    moved = renumbered(answer, {1: 2, 2: 1, 4: 3})
    assert moved == {
        "agreed": [[2, 3], [1]],
        "wording": [{"what": "ship", "terms": [{"w": "ferry", "c": 2}]}],
        "opens": [],
        "about": None,
    }


def test_another_question_is_not_answered() -> None:
    assert moved_lines(BEFORE, "[1] Something else.\n[2] And more of it.", 0.4) is None


def test_an_article_is_read_only_as_it_was() -> None:
    assert moved_lines(BEFORE, f"An outlet read better\n{BEFORE}", 1.0) == {1: 1, 2: 2, 3: 3, 4: 4}
    assert moved_lines(BEFORE, f"{BEFORE}\n[5] The port was closed.", 1.0) is None
    assert moved_lines(BEFORE, BEFORE.replace("212", "221"), 1.0) is None

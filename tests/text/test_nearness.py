"""Words that are shared far apart say nothing together."""

from __future__ import annotations

from summarize.text.nearness import is_scattered


def test_words_that_stand_all_over_a_statement_are_scattered() -> None:
    assert is_scattered([(0, "side"), (17, "shot")])
    assert not is_scattered([(0, "side"), (14, "shot"), (17, "side")])
    assert not is_scattered([])

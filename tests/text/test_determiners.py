"""Which article stands before a name, in any of the texts."""

from __future__ import annotations

from collections import Counter

from summarize.text.determiners import Determiners

TEXTS = (
    "The harbour board met. A harbour board's view counts, said the Harbour Board of Ilford.",
    "An insurer paid; the insurers did not. Breathe insurer. The U.S. paid too, the U.S.A. not.",
)


def test_articles_are_counted_whatever_the_capitals() -> None:
    found = Determiners(TEXTS)
    assert found.before("Harbour Board") == Counter({"the": 2, "a": 1})
    assert found.before("insurer") == Counter({"an": 1})


def test_a_name_ends_at_a_word_s_end() -> None:
    found = Determiners(TEXTS)
    assert found.before("insurers") == Counter({"the": 1})
    assert found.before("Harb") == Counter()
    assert found.before("U.S") == Counter({"the": 2})


def test_a_name_that_no_text_has_stands_behind_no_article() -> None:
    assert Determiners(TEXTS).before("board of trade") == Counter()
    assert Determiners(()).before("board") == Counter()


def test_an_article_before_another_noun_is_not_the_names() -> None:
    found = Determiners(("An AFP photographer saw it. The Kremlin said so. A Kremlin aide left.",))
    assert found.before("AFP") == Counter()
    assert found.before("Kremlin") == Counter({"the": 1})

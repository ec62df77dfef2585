"""Words that say that something is not told are no word that it is not so."""

from __future__ import annotations

import pytest

from summarize.text.saying import is_only_untold, strip_titles


@pytest.mark.parametrize(
    ("words", "behind", "untold"),
    [
        ("no casualties", " confirmed by the ministry", True),
        ("no casualties", " or fatalities confirmed", True),
        ("no casualties", " were reported", True),
        ("no casualties", " in the camp", False),
        ("no one was killed", " in the attack", False),
        ("no casualties", ".", False),
    ],
)
def test_none_confirmed_is_not_none(words: str, behind: str, untold: bool) -> None:
    assert is_only_untold(words + behind, len(words)) is untold


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Mayor Ann Lee", "Ann Lee"),
        ("spokesperson from Corbin Lines", "spokesperson from Corbin Lines"),
    ],
)
def test_a_title_stands_before_a_name(name: str, plain: str) -> None:
    assert strip_titles(name) == plain

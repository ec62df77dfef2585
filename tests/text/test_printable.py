"""No character of an article or a file name acts on a page or a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from summarize.text.printable import escaped, printable

DIRECTED = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ANY = st.text(st.characters(codec=None))


def acts(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"} or unicodedata.bidirectional(char) in DIRECTED


@given(ANY)
def test_nothing_that_is_left_acts(text: str) -> None:
    assert not any(acts(c) for c in printable(text) if c not in "\t\n")
    assert not any(acts(c) for c in escaped(text))


@given(ANY)
def test_other_characters_are_left_alone(text: str) -> None:
    plain = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    assert printable(plain) == plain


def test_a_name_shows_what_it_is() -> None:
    assert escaped("x\x1b[2J\x9b1m\x07\u202e.txt") == r"x\x1b[2J\x9b1m\x07\u202e.txt"
    assert escaped("line\nbrief: all read") == r"line\nbrief: all read"
    assert printable("four \u202epeople\u202c left\x1b[0m") == "four people left[0m"
    assert printable("family \U0001f468\u200d\U0001f469 \u0645\u06cc\u200c\u062e") == (
        "family \U0001f468\u200d\U0001f469 \u0645\u06cc\u200c\u062e"
    )

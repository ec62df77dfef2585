"""Whether a page that told some statements would repeat itself with another."""

import pytest

from summarize.text.nearness import Retold
from summarize.text.words import Weights, sign

TOLD = "The ferry Lotte sank off the pier of Amber on its way to Gdansk"


@pytest.mark.parametrize(
    ("statement", "held"),
    [
        ("The ferry Lotte sank off the pier", True),
        (f"{TOLD} with nine horses and a crew of four", True),
        ("The horses of Amber swam to the beach", False),
        ("The mayor of Amber thanked the firemen", False),
    ],
)
def test_what_was_told_in_more_or_fewer_words_is_held(statement: str, *, held: bool) -> None:
    signatures = [sign(TOLD), sign(statement)]
    told = Retold(Weights(signatures), within=0.75, least=0.45)
    told.add(signatures[0])
    assert told.holds(signatures[1]) is held


def test_one_word_in_common_repeats_nothing_but_itself() -> None:
    signatures = [sign("The ferry sank"), sign("The ferry left"), sign("Sank")]
    told = Retold(Weights(signatures), within=0.4, least=0.9)
    told.add(signatures[0])
    assert not told.holds(signatures[1])
    assert told.holds(signatures[2])

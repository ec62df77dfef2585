import pytest

from summarize.text.cues import HEDGES, find_hedges


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dam may burst.", ["may"]),
        ("The pilot was reportedly asleep.", ["reportedly"]),
        ("The party claims to have won.", ["claims"]),
        ("He is believed to be in Oslo.", ["is believed"]),
        ("The union plans to strike if talks fail.", ["plans", "if"]),
        ("The vote was held in May.", []),
        ("It opened on 3 May 2021.", []),
        ("The peace plan was signed.", []),
        ("The driver was fined.", []),
        ("Plans shouldn't pay.", ["should"]),
        ("It mustn\u2019t and couldn\u2019t sail.", ["must", "could"]),
    ],
)
def test_hedges_are_found_as_written(text, found):
    assert [c.text for c in find_hedges(text) if c.kind in HEDGES] == found


def test_the_future_is_kept_and_is_no_hedge():
    (cue,) = find_hedges("The court will sit.")
    assert cue.kind not in HEDGES

import pytest

from summarize.text.cues import NEGATION, TURN, find_negations, negates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor did not resign.", ["not"]),
        ("The ferry didn’t sail and can't be raised.", ["n’t", "n't"]),
        ("No one was hurt and nothing burned.", ["No one", "nothing"]),
        ("The firm denied that it had failed to pay.", ["denied", "failed"]),
        ("They left without a permit.", ["without"]),
        ("The bank no longer lends.", ["no longer"]),
        ("The bridge collapsed at noon.", []),
    ],
)
def test_negating_words_are_found_as_written(text, found):
    assert [c.text for c in find_negations(text)] == found


def test_spans_are_those_of_the_text():
    text = "Nobody saw it, nor could they have."
    assert all(text[c.start : c.end] == c.text for c in find_negations(text))


@pytest.mark.parametrize(
    "text",
    ["No fewer than 30 boats sank.", "It was not only late.", "There is no doubt.", "No. 7 won."],
)
def test_turns_of_phrase_deny_nothing(text):
    assert not negates(text)


def test_a_turn_of_phrase_is_still_a_cue():
    assert [c.kind for c in find_negations("not only late, but not there")] == [TURN, NEGATION]

"""Claims that belong together come into one question, however many questions there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.domain import Claim
from summarize.engines.model.comparing import TOKENS_PER_LINE, topics_of
from summarize.engines.model.questions import tokens_of

TOLD = (
    "The ferry Marit ran aground near Halvik on Tuesday",
    "Farmers blocked the motorway with forty tractors",
    "The opera house reopens with a new organ",
)


def claim(number: int, article: str, text: str) -> Claim:
    return Claim(
        id=f"c{number}", article=article, text=text, quote=text, start=0, end=len(text), origin="o1"
    )


CLAIMS = [
    claim(n, f"A{a}", f"{text}, account {a} said.")
    for n, (a, text) in enumerate((a, text) for a in range(1, 5) for text in TOLD)
]


def test_all_claims_stay_in_one_question_where_they_fit() -> None:
    assert topics_of(CLAIMS, 10_000) == [CLAIMS]


def test_what_tells_one_thing_stays_together() -> None:
    room = sum(tokens_of(c.text) + TOKENS_PER_LINE for c in CLAIMS) // 2
    topics = topics_of(CLAIMS, room)
    assert len(topics) > 1
    for text in TOLD:
        assert len([t for t in topics if any(c.text.startswith(text) for c in t)]) == 1


@given(room=st.integers(40, 2000))
def test_no_claim_is_lost_or_told_twice(room: int) -> None:
    topics = topics_of(CLAIMS, room)
    assert sorted(c.id for t in topics for c in t) == sorted(c.id for c in CLAIMS)

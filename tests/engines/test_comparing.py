"""The lines in which a model is shown the claims to compare, and their parts into questions."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from summarize.domain import Accounts, Article, Claim, Published, When
from summarize.engines.model.comparing import TOKENS_PER_LINE, listing_of, topics_of
from summarize.engines.model.questions import tokens_of


def article() -> Article:
    return Article(
        id="A1", path="a.txt", outlet="Orlo Post", headline=None, language="en", text="-",
        published=Published(date=dt.date(2024, 5, 18), basis="stated"),
    )  # fmt: skip


def line(text: str, **given) -> str:
    span = {"quote": text, "start": 0, "end": len(text), "origin": "o-1"}
    claim = Claim(id="c-1", article="A1", text=text, **span, **given)
    listing = listing_of(
        Accounts(articles=(article(),), claims=(claim,), reads=(), origins=()), [claim]
    )
    return listing.articles[0]["claims"][0]


def when(text: str) -> When:
    day = dt.date(2024, 5, 16)
    return When.model_validate({"from": day, "to": day, "basis": "stated", "text": text})


def test_stances_are_shown_where_the_words_do_not_hold_them():
    assert (
        line("the dam stays", stance="denies", speaker="Lund") == "[1] (denies) Lund: the dam stays"
    )
    assert line("the dam stays", stance="demands") == "[1] (demands) the dam stays"
    assert line("the dam must stay", stance="demands") == "[1] the dam must stay"
    assert line("when will it fall?", stance="asks") == "[1] when will it fall?"
    assert line("the dam stays", stance="says") == "[1] the dam stays"


def test_times_are_shown_where_the_words_do_not_hold_them():
    assert line("the dam fell", when=when("Thursday")) == "[1] the dam fell (when: Thursday)"
    assert line("the dam fell on Thursday", when=when("Thursday")) == "[1] the dam fell on Thursday"


def test_who_passes_it_on_is_shown_behind_who_says_it():
    assert (
        line("the dam fell", speaker="Lund", via="the Echo")
        == "[1] Lund (via the Echo): the dam fell"
    )
    assert line("the dam fell", via="the Echo") == "[1] the dam fell"


# --- claims that belong together come into one question, however many questions there are


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

"""The title names the story in words that stand in the accounts and that take no side."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.domain import Article, Published
from summarize.writing.title import title_of


def articles_of(*texts: tuple[str | None, str]) -> list[Article]:
    return [
        Article(
            id=f"A{i}", path=f"{i}.txt", outlet=None, headline=headline, language="en", text=text,
            published=Published(date=dt.date(2021, 3, 8), basis="stated"),
        )
        for i, (headline, text) in enumerate(texts, 1)
    ]  # fmt: skip


def titled(*texts: tuple[str | None, str]) -> str:
    return title_of(articles_of(*texts))


def test_of_the_headlines_the_one_with_which_the_others_open_is_the_title() -> None:
    found = titled(
        ("A harbour by the sea", "The owners of the boats met. The strike went on in Lima."),
        ("Strike of Lima boats goes on", "The boats of Lima lay still, and the owners met."),
        ("Is this the end of Lima?", "The strike of the boats in Lima may end the harbour."),
    )
    assert found == "“Strike of Lima boats goes on” (three articles)"


def test_what_an_engine_says_an_account_is_about_is_told_in_words_of_it() -> None:
    texts = ["The strike of the boats went on in Lima.", "The boats of Lima lay still in a strike."]
    articles = [
        Article(
            id=f"A{i}", path=f"{i}.txt", outlet=None, headline="Strike of Lima boats goes on",
            language="en", text=text, published=Published(),
        )
        for i, text in enumerate(texts, 1)
    ]  # fmt: skip
    about = {"A1": "strike of boats in Lima", "A2": "collapse of the harbour"}
    assert title_of(articles, about=about) == "Strike of boats in Lima (two articles)"


def test_only_those_of_the_event_are_counted_where_some_tell_of_another() -> None:
    articles = articles_of(*[("Strike of Lima boats goes on", "The boats of Lima strike.")] * 3)
    found = title_of(articles, written="Boats of Lima strike", others=1)
    assert found == "Boats of Lima strike (two of three articles)"


def test_nothing_shared_leaves_the_count_and_the_day() -> None:
    assert titled((None, "It rained.")) == "One article, 8 March 2021"


def test_a_headline_behind_a_label_is_no_title() -> None:
    found = titled(
        ("Breaking news - Boats of Lima strike", "The boats of Lima went on strike."),
        ("Boats strike in Lima harbour", "The boats of Lima are on strike."),
    )
    assert found.startswith("“Boats strike in Lima harbour”")


@pytest.mark.parametrize(("said", "known"), [('"lost"', False), ('"strike"', True)])
def test_a_quotation_in_a_title_is_one_that_others_have(said: str, *, known: bool) -> None:
    found = titled(
        (f"Boats of Lima are in a {said}", "The boats of Lima are on strike in the harbour."),
        (None, "The boats of Lima are on strike, and the harbour lies still."),
    )
    word = said.strip('"')
    assert (f"“Boats of Lima are in a ‘{word}’”" in found or f"a '{word}'”" in found) is known


def test_a_headline_that_counts_days_from_its_printing_is_no_title() -> None:
    found = titled(
        ("Boats of Lima strike to end next week", "The strike of the boats of Lima ends soon."),
        ("Boats strike in Lima harbour", "The boats of Lima are on strike, and the harbour still."),
    )
    assert found.startswith("“Boats strike in Lima harbour”")


def test_the_first_section_bears_out_the_headline_that_is_the_title() -> None:
    told = (
        ("Prisoner who fled is hunted in Lima", "Guards of Lima hunt for a prisoner who fled."),
        ("Prisoner who fled is caught", "The prisoner who fled from guards in Lima is caught."),
    )
    articles = articles_of(*told)
    for short in ("The prisoner is hunted by guards in Lima.", "The prisoner is caught."):
        found = title_of(articles, short=[short])
        assert found.split("”")[0].split()[-1] in short
    first = "Boats were bought by the council."
    assert title_of(articles, short=[first]) == "Boats were bought by the council (two articles)"
    assert title_of(articles, short=[f"Yesterday {first}"]).startswith("Two articles")


@pytest.mark.parametrize(
    ("headline", "other", "fits"),
    [
        ("Boats of Lima win 20-13 in harbour", "The boats of Lima won 20-13 in the harbour.", True),
        ("Boats of Lima win 20-13 in harbour", "The boats of Lima won in the harbour.", False),
        ("Captain 'The Gull' of Lima lost", "The captain of Lima, 'The Gull', is lost.", True),
        ("Captain 'The Gull' of Lima lost", "The captain of Lima is lost.", False),
    ],
)
def test_a_headline_tells_nothing_exact_that_the_others_do_not(
    headline: str, other: str, *, fits: bool
) -> None:
    assert titled((headline, other), (None, other)).startswith(f"“{headline}”") is fits


def test_an_engines_headline_goes_before_all_others() -> None:
    articles = articles_of(("Boats strike in Lima harbour", "The boats of Lima are on strike."))
    assert title_of(articles, written="Lima: boats on strike").startswith("Lima: boats on strike (")


def test_a_sentence_that_stands_for_a_headline_may_be_longer_than_one() -> None:
    short = "Ines Falk was seen in the harbour of Lima on the day of the storm by three boatmen."
    endless = f"{short[:-1]} who had gone out with their nets in the morning."
    for told, begins in (
        (short, "“Ines Falk was seen in the harbour"),
        (endless, "Three articles"),
    ):
        articles = [
            a.model_copy(update={"summary": (told,)}) for a in articles_of(*[(None, told)] * 3)
        ]
        assert title_of(articles).startswith(begins)

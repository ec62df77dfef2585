"""Outlet and headline as an engine sees them: believed where the article shows them."""

from __future__ import annotations

import pytest

from summarize.claims.ground import completed, seen_headline, seen_outlet
from summarize.domain import Article, Dropped, Published, ReadArticle, Reading


def article(outlet: str | None = None, headline: str | None = None) -> Article:
    return Article(
        id="A1",
        path="1.txt",
        outlet=outlet,
        headline=headline,
        published=Published(),
        language="en",
        text="Quiet night in Halvik\n\nThe harbour was calm, the Tervik Post wrote on Monday.",
        dropped=(Dropped(text="Read more in the Halvik Courier", reason="related"),),
    )


@pytest.mark.parametrize(
    ("named", "believed"),
    [
        ("Halvik Courier", True),
        ("Tervik Post", False),
        ("Halvik", True),
        ("Hal", False),
        ("Daily Truth", False),
        ("the", False),
        ("", False),
        (None, False),
    ],
)
def test_an_outlet_is_believed_where_a_line_around_the_text_shows_it(
    named: str | None, believed: bool
) -> None:
    reading = Reading(article="A1", outlet=named)
    assert seen_outlet(reading, article()) == (named if believed else None)
    assert seen_outlet(reading, article(outlet="The Lysoe Gazette")) is None


def test_a_headline_is_the_first_line_or_none() -> None:
    assert seen_headline(Reading(article="A1", headline="Quiet night in Halvik"), article())
    assert not seen_headline(Reading(article="A1", headline="Quiet night"), article())
    known = article(headline="Calm seas")
    assert not seen_headline(Reading(article="A1", headline="Quiet night in Halvik"), known)


def test_what_was_seen_completes_the_article() -> None:
    first = article()
    (whole,) = completed([first], [ReadArticle(article="A1", outlet="Halvik Courier")])
    assert (whole.outlet, whole.headline) == ("Halvik Courier", None)
    assert completed([first], [ReadArticle(article="A1")]) == [first]

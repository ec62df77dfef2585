"""Which line of a pasted page names its outlet, and which is the headline."""

from __future__ import annotations

import pytest

from summarize.articles.clean import clean
from summarize.domain import Article, RawArticle

BODY = """\
The fire broke out at a furniture warehouse on Monday night and spread quickly through the roof, \
the fire brigade said. About forty people were led out of neighbouring houses.

Firefighters worked through the night to keep the flames from a petrol station nearby. The owner \
said that the damage would run into millions and that a storm had battered the coast the day before.

Police have opened an inquiry into the cause and asked witnesses to come forward soon.
"""
HEADLINE = "Warehouse burns down in the night"


def page(above: str, below: str = "") -> Article:
    text = f"{above}\n\n{BODY}\n{below}"
    return clean([RawArticle(path="page.txt", format="txt", text=text)])[0]


@pytest.mark.parametrize(
    ("above", "outlet"),
    [
        (f"THE HARBOUR POST\nMonday, 12 March 2031\n\n{HEADLINE}", "The Harbour Post"),
        (f"Harbour Post\nMenu Search Log in\n\n{HEADLINE}", "Harbour Post"),
        (f"Harbour Post | News | Weather | Jobs\n{HEADLINE}", "Harbour Post"),
        (f"Radio Northshore \u2013 News at nine\n{HEADLINE}", "Radio Northshore"),
        (f"LIGHT OF THE NORTH\nNews > Local\n{HEADLINE}", "Light of the North"),
        (f"NORTHERN LIGHT\nNews > Local\n{HEADLINE}", "Northern Light"),
        (f"The Lamp\nThe paper of the dock workers since 1901\n{HEADLINE}", "The Lamp"),
        (f"{HEADLINE}\nThe Lamp \u00b7 Analysis \u00b7 3 min read", "The Lamp"),
        (f"The Warehouse Times\n{HEADLINE}\n13 March 2031", "The Warehouse Times"),
        (f"The Fire Post\n{HEADLINE}\n13 March 2031", "The Fire Post"),
        (f"Rolling Stone\n{HEADLINE}\n13 March 2031", "Rolling Stone"),
        (f"{HEADLINE}\nDeutsche Welle\n13 March 2031", "Deutsche Welle"),
        (f"Tarn Morning\n{HEADLINE}\n13 April 2031", "Tarn Morning"),
        (f"Le Phare de Kelm\n{HEADLINE}\n13 avril 2031", "Le Phare de Kelm"),
        (f"Маяк Кельма\n{HEADLINE}\n13 апреля 2031", "Маяк Кельма"),
        (f"Inside Kelm\nHome | City | Sport\n{HEADLINE}", "Inside Kelm"),
        (f"Channel 9 News\n{HEADLINE}", "Channel 9 News"),
        (f"Kelmer Tageblatt\n{HEADLINE}", "Kelmer Tageblatt"),
    ],
)
def test_outlet_is_named_above_the_article_and_is_not_its_headline(above: str, outlet: str) -> None:
    article = page(above)
    assert article.outlet == outlet
    assert article.headline == HEADLINE
    assert article.text.startswith(f"{HEADLINE}\n\nThe fire broke out")


@pytest.mark.parametrize(
    "headline",
    [
        "Storm Batters Coast",
        "Mayor Quits Over Daily Mail",
        "POLICE ATTACKED BY MIRROR",
        "Warehouse Burns",
        "The Fire Next Door",
        "Kelm Centre",
    ],
)
def test_headline_in_capitals_is_no_outlet(headline: str) -> None:
    article = page(
        f"{headline}\n12 March 2031\nFamilies watch as warehouse burns down in the night"
    )
    assert article.outlet is None


@pytest.mark.parametrize(
    "line",
    ["Ana Bell", "ANA BELL", "Osby 12 March 2031", "Osby", "OSBY", "Analysis", "Osby, Norway"],
)
def test_an_author_or_a_place_beside_the_date_is_no_outlet(line: str) -> None:
    text = f"{HEADLINE}\n{line}\n13 March 2031\n\n{BODY} Osby has two fire stations."
    article = clean([RawArticle(path="page.txt", format="txt", text=text)])[0]
    assert (article.outlet, article.headline) == (None, HEADLINE)


@pytest.mark.parametrize("kicker", ["Kelm Fire", "Kelm", "Warehouse Fire"])
def test_what_the_report_is_about_is_no_outlet(kicker: str) -> None:
    text = f"{kicker}\n{HEADLINE}\n13 March 2031\n\n{BODY} Kelm has two fire stations."
    assert clean([RawArticle(path="page.txt", format="txt", text=text)])[0].outlet is None


def test_rubric_is_neither_outlet_nor_headline() -> None:
    article = page(f"World news\n{HEADLINE}")
    assert (article.outlet, article.headline) == (None, HEADLINE)


@pytest.mark.parametrize(
    ("below", "outlet"),
    [
        ("\u00a9 2031 The Harbour Post", "Harbour Post"),
        ("Copyright Harbour Post 2031. All rights reserved.", "Harbour Post"),
        ("\u00a9 2031 The Harbour Post Company", "Harbour Post"),
        ("Subscribe to The Harbour Post", "Harbour Post"),
        ("Latest on Energy", None),
        ("betterkitchens.example", None),
        ("\u00a9 2031 Getty Images", None),
        ("\u00a9 2031 Bayside Broadcasting", None),
    ],
)
def test_outlet_is_named_below_the_article(below: str, outlet: str | None) -> None:
    article = page(HEADLINE, below)
    assert article.outlet == outlet
    assert "asked witnesses to come forward soon." in article.text
    assert below not in article.text


def test_capitals_of_a_masthead_are_undone() -> None:
    assert page(f"BBC NEWS\n{HEADLINE}").outlet == "BBC News"
    assert page(f"THE HARBOUR POST\n{HEADLINE}").outlet == "The Harbour Post"


def test_agency_that_supplied_the_article_is_its_agency() -> None:
    article = page(
        f"Harbour Post\n{HEADLINE}",
        "This article was provided by Coastal Wire and has not been edited by the Post.",
    )
    assert (article.outlet, article.agency) == ("Harbour Post", "Coastal Wire")
    assert "provided by" not in article.text


def test_byline_under_the_headline_does_not_go_on_with_it() -> None:
    article = page("How a warehouse was lost to sparks\nby Tessa Bell")
    assert article.headline == "How a warehouse was lost to sparks"
    assert any(d.reason == "byline" and d.text == "by Tessa Bell" for d in article.dropped)


@pytest.mark.parametrize("name", ["Hafenblatt Kelm", "Fireside Journal of Kelm"])
def test_a_name_that_begins_like_a_word_of_the_report(name: str) -> None:
    text = f"{name}\n{HEADLINE}\n13 March 2031\n\n{BODY} The fire at the Hafen of Kelm is out."
    article = clean([RawArticle(path="page.txt", format="txt", text=text)])[0]
    assert article.outlet == name


def test_the_outlet_at_the_end_of_a_headline_is_none_of_its_words() -> None:
    article = page(f"{HEADLINE} | Harbour Post\n\nHarbour Post\n2031-03-13")
    assert (article.outlet, article.headline) == ("Harbour Post", HEADLINE)
    assert article.text.startswith(f"{HEADLINE}\n")


@pytest.mark.parametrize("name", ["Портовые вести", "Береговая газета", "Маяк Селки"])
def test_a_name_whose_later_words_are_small_heads_a_clipping(name: str) -> None:
    text = (
        f"{name}\nЧисло погибших выросло до пяти\n4 марта 2031\n\n"
        "Пять человек погибли при пожаре на складе, сообщила во вторник береговая охрана. "
        "Рут Ансел заявила, что эвакуированы 118 рабочих."
    )
    found = clean([RawArticle(path="page.txt", format="txt", text=text)])[0]
    assert (found.outlet, found.headline) == (name, "Число погибших выросло до пяти")

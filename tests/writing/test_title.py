"""The title names the story in words that stand in the accounts and that take no side."""

from __future__ import annotations

import datetime as dt

from summarize.claims.features import features_of
from summarize.domain import Article, Published
from summarize.text.parsing import Parser
from summarize.writing.title import title_of


def titled(parser: Parser, *texts: tuple[str | None, str]) -> str:
    articles = [
        Article(
            id=f"A{i}", path=f"{i}.txt", outlet=None, headline=headline, language="en", text=text,
            published=Published(date=dt.date(2021, 3, 8), basis="stated"),
        )
        for i, (headline, text) in enumerate(texts, 1)
    ]  # fmt: skip
    return title_of(
        articles, [m for a in articles for m in features_of(a, parser.parse(a.text), [])[1]]
    )


def test_words_stand_in_their_most_used_form(parser: Parser) -> None:
    found = titled(
        parser,
        (None, "Two children were found in Lima. The children were in a boat."),
        (None, "Police in Lima said the children had slept in a boat."),
    )
    assert found.startswith("Lima: children")
    assert "boat" in found


def test_what_any_news_has_and_loaded_words_stay_out(parser: Parser) -> None:
    found = titled(
        parser,
        (None, "The terrorists hid people in a part of the city of Lima. Many boats sank."),
        (None, "People in that part of the city of Lima saw the terrorists. Many boats sank."),
    )
    assert "boats" in found
    assert not {"people", "part", "city", "terrorists"} & set(found.lower().split())


def test_of_the_headlines_the_one_with_which_the_others_open_is_the_title(parser: Parser) -> None:
    found = titled(
        parser,
        ("A harbour by the sea", "The owners of the boats met. The strike went on in Lima."),
        ("Strike of Lima boats goes on", "The boats of Lima lay still, and the owners met."),
        ("Is this the end of Lima?", "The strike of the boats in Lima may end the harbour."),
    )
    assert found == "“Strike of Lima boats goes on” (three accounts)"


def test_what_an_engine_says_an_account_is_about_is_told_in_words_of_it(parser: Parser) -> None:
    texts = ["The strike of the boats went on in Lima.", "The boats of Lima lay still in a strike."]
    articles = [
        Article(
            id=f"A{i}", path=f"{i}.txt", outlet=None, headline="Strike of Lima boats goes on",
            language="en", text=text, published=Published(),
        )
        for i, text in enumerate(texts, 1)
    ]  # fmt: skip
    about = {"A1": "strike of boats in Lima", "A2": "collapse of the harbour"}
    assert title_of(articles, [], about=about) == "Strike of boats in Lima (two accounts)"


def test_where_no_headline_tells_what_happened_things_of_headlines_come_first(
    parser: Parser,
) -> None:
    found = titled(
        parser,
        ("Strike shuts 3 harbours", "The owners of the boats met. The strike went on in Lima."),
        ("Strike: day 2", "The boats of Lima lay still, and the owners and the strike with them."),
    )
    assert found.startswith("Lima: strike")


def test_a_story_is_named_by_a_whole_name_and_no_adjective(parser: Parser) -> None:
    found = titled(
        parser,
        ("Yacht boarded", "Peruvian police boarded the yacht Silver Tern in Callao."),
        ("Yacht held", "The yacht Silver Tern was held by Peruvian police off Callao on Monday."),
    )
    name = found.partition(":")[0]
    assert name in {"Silver Tern", "Callao"}


def test_nothing_shared_leaves_the_count_and_the_day(parser: Parser) -> None:
    assert titled(parser, (None, "It rained.")) == "One account, 8 March 2021"


def test_a_name_in_small_letters_is_no_thing(parser: Parser) -> None:
    found = titled(
        parser,
        ("www.lima-boats.example/story/corvex-harbour", "Corvex bought boats in Lima."),
        (None, "The boats of Lima go to Corvex, as corvex wrote. Many boats were old."),
    )
    assert found.startswith("Lima: boats")
    assert "corvex" not in found


def test_a_headline_behind_a_label_is_no_title(parser: Parser) -> None:
    found = titled(
        parser,
        ("Breaking news - Boats of Lima strike", "The boats of Lima went on strike."),
        ("Boats strike in Lima harbour", "The boats of Lima are on strike."),
    )
    assert found.startswith("“Boats strike in Lima harbour”")

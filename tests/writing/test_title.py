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


def test_what_stands_in_headlines_comes_first(parser: Parser) -> None:
    found = titled(
        parser,
        ("Strike shuts Lima harbour", "The owners of the boats met. The strike went on in Lima."),
        ("Lima strike goes on", "The boats lay still, and the owners and the strike with them."),
    )
    assert found.startswith("Lima: strike")


def test_a_story_is_named_by_a_whole_name_and_no_adjective(parser: Parser) -> None:
    found = titled(
        parser,
        (
            "Police board the Silver Tern",
            "Peruvian police boarded the yacht Silver Tern in Callao.",
        ),
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

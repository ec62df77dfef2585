"""What may be left out of a claim so that its article still says what is left."""

from __future__ import annotations

import pytest

from summarize.claims.features import features_of
from summarize.domain import Article, GroundedClaim, Published
from summarize.text.parsing import Parser


def _loose(parser: Parser, sentence: str, text: str | None = None) -> list[str]:
    article = Article(
        id="A1", path="a.txt", outlet=None, headline=None, published=Published(),
        language="en", text=sentence,
    )  # fmt: skip
    said = text or sentence.rstrip(".")
    claim = GroundedClaim(
        id="c-1", article="A1", text=said, quote=sentence, start=0, end=len(sentence)
    )
    (found,), _ = features_of(article, parser.parse(sentence), [claim])
    return [said[p.start : p.end].strip(" ,") for p in found.loose]


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The ferry, which was built in Gdansk, sank on Tuesday.", "which was built in Gdansk"),
        ("The ferry, which was built in Gdansk, sank on Tuesday.", "on Tuesday"),
        ("The captain, Jon Aas, was arrested.", "Jon Aas"),
        ("A ferry carrying nine horses sank off Amber.", "carrying nine horses"),
        ("The shop was robbed by two men.", "by two men"),
        ("The army blew up a wooden bridge after the vote.", "wooden"),
        ("The army blew up a wooden bridge after the vote.", "after the vote"),
        ("The fund lost 40 million euros (46 million dollars).", "(46 million dollars)"),
        ("In a blow for the owners, the court closed the mine.", "In a blow for the owners"),
    ],
)  # fmt: skip
def test_what_adds_to_a_true_statement_may_go(parser: Parser, sentence: str, part: str) -> None:
    assert part in _loose(parser, sentence)


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The ferry did not sink off Amber on Tuesday.", "on Tuesday"),
        ("Every boat which left on Monday sank after the storm.", "after the storm"),
        ("Only three boats sank on Tuesday.", "on Tuesday"),
        ("The ferry will sink if it rains on Tuesday.", "if it rains on Tuesday"),
        ("The police arrested a former minister on Monday.", "former"),
        ("The army shot an alleged spy on Monday.", "alleged"),
        ("The mayor was in Amber.", "in Amber"),
        ("The bridge of Amber fell in 1976.", "in 1976"),
        ("A third person died.", "third"),
    ],
)
def test_what_the_statement_is_not_true_without_stays(
    parser: Parser, sentence: str, part: str
) -> None:
    assert part not in _loose(parser, sentence)


def test_an_aside_may_go_even_from_what_is_denied(parser: Parser) -> None:
    sentence = "The captain, Jon Aas, did not leave the ferry on Tuesday."
    assert _loose(parser, sentence) == ["Jon Aas"]


def test_an_aside_ends_where_the_main_clause_goes_on(parser: Parser) -> None:
    sentence = "The court sentenced Aas, who is 58, to a term of nine months."
    assert "who is 58" in _loose(parser, sentence)


def test_words_that_the_text_lent_are_never_cut(parser: Parser) -> None:
    found = _loose(
        parser, "Snatched a wooden box on Monday.", "The gang snatched a wooden box on Monday"
    )
    assert set(found) <= {"wooden", "on Monday"}
    assert found

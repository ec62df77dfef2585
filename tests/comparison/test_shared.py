"""Statements that accounts have in common: cut to what all say, told of the same in other words."""

from __future__ import annotations

import pytest

from summarize.articles.clean import clean
from summarize.claims.read import read
from summarize.comparison.compare import compare
from summarize.domain import Finding, RawArticle
from summarize.engines.offline import OfflineEngine
from summarize.text.parsing import Parser


def _agreed(parser: Parser, *texts: str) -> list[Finding]:
    engine = OfflineEngine(parser)
    raws = [
        RawArticle(path=f"outlet-{i}.txt", format="txt", text=f"{_HEADS[i]}\n\n{t}")
        for i, t in enumerate(texts)
    ]
    articles = clean(raws)
    found = compare(articles, list(read(articles, engine, parser)), engine).findings
    return [f for f in found if f.kind == "agreed"]


_HEADS = ("Harbour notes", "From the coast", "A day in Amber")


def test_a_statement_is_cut_to_what_both_say(parser: Parser) -> None:
    long = "The ferry Lotte, which was built in Gdansk, sank on Tuesday off the pier of Amber."
    short = "The ferry Lotte sank off the pier of Amber after a fire in its kitchen."
    (finding,) = _agreed(parser, long, short)
    assert finding.statement == "The ferry Lotte sank off the pier of Amber."
    assert finding.positions[0].articles == ("A1", "A2")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna Holm was acquitted.", "The former treasurer, Anna Holm, was cleared."),
        ("Two guards died in the tunnel.", "Two guards lost their lives in the tunnel."),
        (
            "The court in Amber sentenced Jon Aas to a term of nine months.",
            "The court in Amber gave Jon Aas a sentence of nine months.",
        ),
        (
            "The company Ferrum rejected the offer of the union.",
            "The offer of the union was turned down by the company Ferrum.",
        ),
        (
            "Shares of Ferrum closed 6.1 percent lower in Amber.",
            "In Amber the shares of Ferrum fell 6.1 percent.",
        ),
        (
            "The yacht Lotte burnt in the harbour.",
            "The Lotte came from Gdansk. On Monday the yacht burnt in the harbour.",
        ),
    ],
)
def test_one_deed_in_other_words_is_agreed_on(parser: Parser, first: str, second: str) -> None:
    assert len(_agreed(parser, first, second)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("History is being made in Amber.", "Torture is part of the history of Amber."),
        ("A guard was killed in the tunnel.", "Two guards were killed in the tunnel."),
        ("The council sued the firm Ferrum.", "The firm Ferrum sued the council."),
        ("Flames broke out shortly before 6 p.m. in the barn.",
         "Flames broke out shortly after 6 p.m. in the barn."),
        ("Ten houses were damaged in Amber.", "Many houses were damaged in Amber."),
        ("Houses collapsed in Amber.", "The walls of houses collapsed in Amber."),
        ("The police in Amber arrested the mayor.", "In Amber the mayor was seen by the police."),
        ("The missing diver was found in Amber.", "The diver was missing in Amber."),
    ],
)  # fmt: skip
def test_like_words_for_another_deed_are_no_agreement(
    parser: Parser, first: str, second: str
) -> None:
    said = {f.statement for f in _agreed(parser, first, second)}
    assert not said & {first, second}


def test_who_did_it_is_left_out_where_one_does_not_say(parser: Parser) -> None:
    (finding,) = _agreed(
        parser, "The mayor of Amber was arrested by the army.", "The mayor of Amber was arrested."
    )
    assert finding.statement == "The mayor of Amber was arrested."


def test_all_who_say_it_are_named(parser: Parser) -> None:
    (finding,) = _agreed(
        parser,
        "The harbour master Jon Aas said the ferry had carried nine horses.",
        "The coroner Ada Holm said the ferry had carried nine horses.",
    )
    assert "Jon Aas" in finding.statement
    assert "Ada Holm" in finding.statement

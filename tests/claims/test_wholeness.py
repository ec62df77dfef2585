"""A statement of the page is a sentence; pieces of one only back other claims."""

from __future__ import annotations

import pytest

from summarize.claims.wholeness import is_whole
from summarize.text.parsing import Parser


def whole(parser: Parser, sentence: str, quote: str, text: str | None = None) -> bool:
    span = parser.parse(sentence).char_span(
        sentence.index(quote), sentence.index(quote) + len(quote)
    )
    assert span is not None
    return is_whole(text or quote, list(span))


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("With the long strike almost won by the dockers, the minister left.",
         "the long strike almost won by the dockers"),
        ("Hundreds left the island, more than 40 taking the ferry.",
         "more than 40 taking the ferry"),
        ("The boats sailed, the permit having been signed in the morning.",
         "the permit having been signed in the morning"),
        ("Ten people were hurt, two seriously.", "two seriously"),
        ("It is the largest loan that the bank has ever given.",
         "the largest loan that the bank has ever given"),
        ("The mayor spoke in Lind, where the council meets.", "Lind, where the council meets"),
    ],
)  # fmt: skip
def test_pieces_are_no_sentences(parser: Parser, sentence: str, quote: str) -> None:
    assert not whole(parser, sentence, quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The dockers won the strike, and the minister left.", "the minister left"),
        ("There were two fires in the port.", "There were two fires in the port"),
        ("Police said that nobody was hurt.", "nobody was hurt"),
        ("If it rains, the dam could break.", "If it rains, the dam could break"),
        ("The mine, which belongs to Arden, was shut.", "The mine, which belongs to Arden"),
    ],
)
def test_sentences_are(parser: Parser, sentence: str, quote: str) -> None:
    assert whole(parser, sentence, quote)


def test_what_an_engine_phrased_is_taken_for_a_sentence(parser: Parser) -> None:
    sentence = "The storm crossed the coast, killing five people."
    assert whole(parser, sentence, "killing five people", "The storm killed five people")

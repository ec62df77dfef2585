"""Parsing: long texts are read in pieces, with the offsets of the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.text.parsing import PIECE, Parser, pieces
from summarize.text.sentences import LONGEST, sentence_spans

STORY = (
    "Mayor Ida Holm said on 3 March 2021 that 1,200 people left the U.S. at 7 p.m. on Friday. "
    '"We had every boat," she said.\n\nNobody was hurt, the coastguard said.\n\n'
)


@given(st.text(alphabet="a. \n", max_size=200), st.integers(min_value=3, max_value=40))
def test_pieces_make_up_the_text(text: str, size: int) -> None:
    cut = list(pieces(text, size))
    assert "".join(cut) == text
    assert all(len(piece) <= size for piece in cut)


def test_a_text_without_stops_is_parsed_in_bounded_sentences(parser: Parser) -> None:
    text = STORY.replace("\n\n", " ").replace(".", ",") * (PIECE // len(STORY) + 20)
    sentences = [s.text.strip() for s in parser.parse(text).sents]
    assert sentences == [text[start:end] for start, end in sentence_spans(text)]
    assert max(map(len, sentences)) <= LONGEST


def test_a_long_text_is_parsed_like_its_parts(parser: Parser) -> None:
    text = STORY * (PIECE // len(STORY) + 20)
    doc = parser.parse(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t.text)] == t.text for t in doc)
    sentences = [s.text.strip() for s in doc.sents]
    assert sentences == [s.text.strip() for s in parser.parse(STORY).sents] * text.count("Mayor")
    assert {e.text for e in doc.ents} >= {"Ida Holm", "3 March 2021"}


def test_what_is_no_word_is_parsed_as_one_and_offsets_hold(parser: Parser) -> None:
    run = "](<" * 4_000
    text = f"The ferry sank off Liss. {run} Nine people died."
    doc = parser.parse(text)
    assert max(len(t) for t in doc) == len(run)
    assert [t.text for t in doc if t.idx > text.index("Nine") - 1] == [
        "Nine",
        "people",
        "died",
        ".",
    ]

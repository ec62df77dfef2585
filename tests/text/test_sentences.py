"""Sentences: where one ends, in the languages that are read, and that no text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.parsing import Parser
from summarize.text.sentences import LONGEST, sentence_at, sentence_spans


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Maj. Gen. Tom Reeve met Lt. Col. Ada Finn.|They left.",
        "The U.S. Army and the U.K. police came.|He lives in the U.S.|She does not.",
        "It cost approx. 400 dollars vs. 300 before.|It was dear.",
        "It began at 5 p.m. on Friday and at 9 a.m. Monday.|Police left at 6 p.m.|They slept.",
        "It ends at 5 p.m. ET.|It began at noon.",
        "T.J. Lowe and J. R. Finn saw No. 4.|They said no.|He agreed.",
        '"We go at 5 p.m." he said.|"We stay."|They went.',
        '"I heard four shots," sighed Meg Tully, a nurse.|"Then it went quiet."|(He left.)|So.',
        "“It was bad,” he said.|“Very bad.”|It was.",
        "It rose 3.5 percent.|12 people fell by .5 points.",
        "So it went...|And then it stopped…|Then it ended.",
        "They met at 5 p. m . on Friday .|Then they left .|It was in the U. S. then .",
        "Apple Inc. and the Finn Co. met.|They parted at Finn Co.|The firm closed.",
        "It was in Jan. 2010, on Sat. the 5th, in Miami, Fla., he said.|It was hot.",
        "GEN. FINN AND MR. LOWE MET.|THEY LEFT.",
        "Is it?|Yes!|No.|Who asked?",
        'She asked "Why?" and left.|He did not.',
    ],
)
def test_english_is_cut_where_sentences_end(text: str) -> None:
    assert cut(text.replace("|", " ")) == text.split("|")


def test_lines_end_sentences_unless_they_were_only_wrapped() -> None:
    assert cut("A headline\n\nOne line\nanother line") == ["A headline", "One line", "another line"]
    wrapped = "A long line that was wrapped by somebody who likes short lines and\ngoes on."
    assert cut(f"{wrapped} It ends.") == [wrapped, "It ends."]


def test_a_mark_set_off_from_its_stop_closes_only_what_was_opened() -> None:
    text = 'He left . " It is so . " She stayed .'
    assert cut(text) == ["He left .", '" It is so . "', "She stayed ."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 3. Mai kamen rd. 1,5 Mio. Menschen.|Der Rat sagte, z. B. am 2. Juni sei es so."),
        ("de", "Dr. Finn sprach.|„Es ist gut“, sagte er.|Das war 2010.|Danach ging er."),
        ("fr", "M. Dupont est venu le 3 janv. dernier.|Il est reparti."),
        ("es", "El Sr. Gil vive en EE. UU. desde 2010.|No volvió."),
        ("ru", "Он пришёл.|Она ушла."),
        ("ar", "ذهب؟|نعم."),
    ],
)
def test_other_languages_are_cut_by_their_own_abbreviations(language: str, text: str) -> None:
    assert cut(text.replace("|", " "), language) == text.split("|")


def test_east_asian_stops_need_no_space() -> None:
    assert cut("他说。“我走！”她说。") == ["他说。", "“我走！”", "她说。"]


TEXTS = st.text(alphabet="ab AU.S?!…\n\"'”)(0。 ", max_size=200) | st.text(max_size=100)


@given(TEXTS)
def test_sentences_hold_all_text_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


LINES_WITHOUT_STOPS = (
    "The firm Orlo Ltd said 3 people were hurt, ",
    "the firm said so,and the company denied it;",
    "stone ",
    "x",
    "  ,",
)


@pytest.mark.parametrize("run", LINES_WITHOUT_STOPS)
def test_no_sentence_is_longer_than_the_bound(run: str) -> None:
    text = f"It began. {run * (3 * LONGEST // len(run))}. It ended."
    spans = sentence_spans(text)
    assert max(end - start for start, end in spans) <= LONGEST
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert len(spans) <= 10


@given(TEXTS, TEXTS)
def test_an_empty_line_always_ends_a_sentence(one: str, other: str) -> None:
    text = f"{one}\n\n{other}"
    assert all(not start < len(one) < len(one) + 2 < end for start, end in sentence_spans(text))


@given(TEXTS.filter(str.strip), st.integers(0, 100))
def test_every_place_is_in_a_sentence(text: str, at: int) -> None:
    start, end = sentence_at(text, at)
    assert 0 <= start < end <= len(text)


def test_the_parser_cuts_as_the_splitter_does(parser: Parser) -> None:
    text = "Quake hits port\n\nGen. Finn of the U.S. Army came at 5 p.m. Friday. He left.\n\nMore"
    sentences = [s.text.strip() for s in parser.parse(text).sents if s.text.strip()]
    assert sentences == cut(text)

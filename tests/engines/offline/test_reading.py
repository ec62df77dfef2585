"""What the embedded engine claims: pieces of the article that stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.domain import Article, Published
from summarize.engines.offline.grammar import is_balanced, tight
from summarize.engines.offline.reading import drafts_of
from summarize.text.parsing import Parser


def read(parser: Parser, text: str) -> list[str]:
    article = Article(
        id="A1", path="a.txt", outlet=None, headline=None, published=Published(), language="en",
        text=text,
    )  # fmt: skip
    drafts = drafts_of(article, parser.parse(text))
    assert all(text[d.start or 0 :].startswith(d.quote) for d in drafts)
    return [d.quote for d in drafts]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The storm struck the town on Monday.", ["The storm struck the town on Monday"]),
        (
            "Nine people died in the storm, the mayor said.",
            ["Nine people died in the storm"],
        ),
        (
            "The mayor said that nine people died in the storm.",
            ["nine people died in the storm"],
        ),
        (
            "The storm struck the town on Monday and the river left its bed.",
            ["The storm struck the town on Monday", "the river left its bed"],
        ),
        (
            "The roof of the hall fell in on Monday and three traders were killed, the mayor said.",
            ["The roof of the hall fell in on Monday", "three traders were killed"],
        ),
        (
            "The storm struck the town on Monday, killing nine people.",
            [
                "The storm struck the town on Monday",
                "The storm struck the town on Monday, killing nine people",
            ],
        ),
        (
            "The mayor did not say that nine people died in the storm.",
            ["The mayor did not say that nine people died in the storm"],
        ),
    ],
)
def test_a_sentence_as_claims(parser: Parser, sentence: str, claims: list[str]) -> None:
    assert read(parser, sentence) == claims


def test_what_takes_back_stays_with_what_it_takes_back(parser: Parser) -> None:
    said = "The bridge will open on Friday at noon, unless the river rises again."
    assert read(parser, said) == [said.rstrip(".")]


def test_questions_and_short_headings_claim_nothing(parser: Parser) -> None:
    assert read(parser, "What now?\n\nIn brief\n\nThe river rose on Monday.") == [
        "The river rose on Monday"
    ]


@settings(deadline=None)
@given(st.text(alphabet="ab .,\"'()\u201c\u201d", max_size=40))
def test_tight_spans_are_balanced_or_part_of_what_was_not(text: str) -> None:
    start, end = tight(text, 0, len(text))
    inner = text[start:end]
    assert inner == inner.strip()
    if is_balanced(text):
        assert inner.count('"') % 2 == 0


def test_a_clause_is_not_cut_before_the_verb_of_its_subject(parser: Parser) -> None:
    text = (
        "The question for Ms Holm, after a hard year, may be whether voters, who can choose from "
        "among a long list of faces, will give her a fighting chance."
    )
    assert all("fighting chance" in quote for quote in read(parser, text))

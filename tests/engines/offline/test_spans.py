"""Whatever the text: each quote is the article's own text at its offset; reading never fails."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.domain import Article, Published, Reading
from summarize.engines.offline import OfflineEngine
from summarize.engines.offline.spans import tight
from summarize.text.parsing import Parser

PIECES = [
    "The mayor said ", "that 41 people ", "were hurt, ", "killing two ", "and injuring ",
    "including 3 children, ", "which ", "of whom ", "“", "”", '"', "‘", "’", "(", ")", " – ",
    "; ", ", ", ". ", "\n", "\n\n", "  ", "\u00a0", "\u200b", "🔥", "e\u0301", "\u202e", "Straße ",
    "東京で火災。", "no one ", "could not ", "if ", "5.5m ", "$2.6-million ", "U.S. ", "Mr ",
]  # fmt: skip


def reading_of(parser: Parser, text: str, language: str = "en") -> Reading:
    article = Article(
        id="A1", path="a.txt", outlet=None, headline=None, published=Published(),
        language=language, text=text,
    )  # fmt: skip
    return next(iter(OfflineEngine(parser).read([article])))


def assert_verbatim(reading: Reading, text: str) -> None:
    for draft in reading.drafts:
        assert draft.start is not None
        assert draft.quote
        assert text[draft.start : draft.start + len(draft.quote)] == draft.quote
        assert draft.text.strip()
    assert all(s in text for s in reading.summary)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["en", "de"]))
def test_quotes_are_verbatim_whatever_the_text(parser: Parser, text: str, language: str) -> None:
    assert_verbatim(reading_of(parser, text, language), text)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60))
def test_any_characters_are_read(parser: Parser, text: str) -> None:
    assert_verbatim(reading_of(parser, text), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Fire", "🔥🔥🔥", "...", '"', "5", "\u0000"])
def test_next_to_nothing_is_read_without_complaint(parser: Parser, text: str) -> None:
    assert_verbatim(reading_of(parser, text), text)


def test_a_very_long_paragraph_is_read(parser: Parser) -> None:
    text = "the water rose and the road was closed and nobody came " * 300
    assert_verbatim(reading_of(parser, text), text)


@given(st.text(alphabet='ab .,;:“”"()’‘–', max_size=30), st.data())
def test_tightening_never_leaves_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = tight(text, start, end)
    assert 0 <= low <= high <= len(text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“We won,” he said", "We won"),
        ("the “terrorists” fled.", "the “terrorists” fled"),
        ('he called it "a shame".', 'he called it "a shame"'),
        ("60 hectares (150 acres) burnt", "60 hectares (150 acres) burnt"),
        ("“1,100 men left", "1,100 men left"),
        ("it sailed for the U.S.", "it sailed for the U.S."),
    ],
)
def test_marks_are_kept_in_pairs(text: str, quote: str) -> None:
    low, high = tight(text, 0, len(text.removesuffix(" he said").rstrip()))
    assert text[low:high] == quote

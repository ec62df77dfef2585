"""What alignment and the wording table compare, read from the parse for any engine's claims."""

from __future__ import annotations

from summarize.claims.features import features_of
from summarize.domain import Article, Features, GroundedClaim, Published
from summarize.text.parsing import Parser

TEXT = (
    "The striking miners blocked the port of Arica on Monday and burnt 30 lorries. "
    "Hundreds of villagers were moved to Tacna by the army."
)


def article(text: str, language: str = "en") -> Article:
    return Article(
        id="A1", path="a.txt", outlet=None, headline=None, published=Published(),
        language=language, text=text,
    )  # fmt: skip


def features(parser: Parser, quote: str, said: str | None = None) -> Features:
    start = TEXT.index(quote)
    claim = GroundedClaim(
        id="c-1", article="A1", text=said or quote, quote=quote, start=start,
        end=start + len(quote),
    )  # fmt: skip
    (found,), _ = features_of(article(TEXT), parser.parse(TEXT), [claim])
    return found


def test_content_words_names_verb_and_subject(parser: Parser) -> None:
    found = features(parser, "The striking miners blocked the port of Arica on Monday")
    assert set(found.lemmas) >= {"miner", "block", "port", "arica"}
    assert not set(found.lemmas) & {"the", "of", "on", "monday"}
    assert "Arica" in found.names
    assert found.predicates[0].verb == "block"


def test_numbers_are_left_to_the_figures(parser: Parser) -> None:
    found = features(parser, "burnt 30 lorries")
    assert "30" not in found.lemmas
    assert found.predicates[0].verb == "burn"


def test_words_lent_to_the_text_count_too(parser: Parser) -> None:
    assert "miner" in features(parser, "burnt 30 lorries", "The miners burnt 30 lorries").lemmas


def test_mentions_are_noun_phrases_with_their_heads(parser: Parser) -> None:
    _, mentions = features_of(article(TEXT), parser.parse(TEXT), [])
    found = {m.text: m for m in mentions}
    assert found["The striking miners"].head == "miner"
    assert found["the army"].label is None
    assert all(TEXT[m.start : m.end] == m.text for m in mentions)


def test_another_language_has_words_and_names_and_no_mentions(parser: Parser) -> None:
    text = "Am Montag brannte die Raffinerie in Ludwigshafen."
    claim = GroundedClaim(id="c-1", article="A1", text=text, quote=text, start=0, end=len(text))
    (found,), mentions = features_of(article(text, "de"), parser.parse(text), [claim])
    assert "Ludwigshafen" in found.names
    assert "raffinerie" in found.lemmas
    assert mentions == ()


def test_an_empty_article_has_no_mentions(parser: Parser) -> None:
    assert features_of(article(""), parser.parse(""), []) == ((), ())

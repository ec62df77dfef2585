"""German reported speech: tags, "laut", and the subjunctive that goes on."""

from __future__ import annotations

import pytest

from summarize.domain import Article, Published
from summarize.observe.attributions import attribute
from summarize.text.parsing import Parser

TEXT = (
    "Die Brücke von Lindau ist gesperrt. Das teilte das Verkehrsministerium mit.\n\n"
    "Laut Polizei wurden 31 Fahrzeuge umgeleitet. Nach Angaben des Bauamtes ist der Pfeiler "
    "gerissen.\n\n"
    "Der Schaden sei groß, sagte Bürgermeisterin Jana Wolff. Es gebe keinen Zeitplan. Die Stadt "
    "hat 40.000 Einwohner.\n\n"
    "Er habe gewarnt, sagte ein Sprecher der Behörde dem Sender."
)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Die Brücke von Lindau ist gesperrt", "Verkehrsministerium"),
        ("wurden 31 Fahrzeuge umgeleitet", "Polizei"),
        ("ist der Pfeiler gerissen", "Bauamt"),
        ("Der Schaden sei groß", "Jana Wolff"),
        ("Es gebe keinen Zeitplan", "Jana Wolff"),
        ("Die Stadt hat 40.000 Einwohner", None),
        ("Er habe gewarnt", "Sprecher der Behörde"),
    ],
)
def test_german_words_have_their_speaker(parser: Parser, words: str, speaker: str | None) -> None:
    published = Published(date=None, basis="unknown")
    article = Article(
        id="A1", path="a.txt", outlet=None, headline=None, published=published, language="de",
        text=TEXT,
    )  # fmt: skip
    start = TEXT.index(words)
    found = attribute(article, parser.parse(TEXT)).at(start, start + len(words))
    assert found.speaker == speaker

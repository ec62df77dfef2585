"""Whom "the company", "the union", "the colonel" and "she" take up."""

from __future__ import annotations

import pytest

from summarize.domain import Article, Published
from summarize.observe.attributions import attribute
from summarize.text.parsing import Parser


def speaker_of(parser: Parser, text: str, words: str) -> str | None:
    """Return who says the words of an article."""
    published = Published(date=None, basis="unknown")
    article = Article(
        id="A1", path="a.txt", outlet=None, headline=None, published=published, language="en",
        text=text,
    )  # fmt: skip
    start = text.index(words)
    return attribute(article, parser.parse(text)).at(start, start + len(words)).speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        pytest.param(
            "The European Seismic Centre put the depth at 10 kilometres. Power is back in most "
            "homes, the supplier said.",
            "Power is back",
            "supplier",
            id="a supplier is no seismic centre",
        ),
        pytest.param(
            "OSLO, May 3, 2021 (Nordpress) - Tarn Devices Inc said on Monday it had "
            "sold its plant.",
            "sold its plant",
            "Tarn Devices Inc",
            id="a dateline is no part of a name",
        ),
        pytest.param(
            "It is worth 22 million, a source close to the talks said.",
            "It is worth 22 million",
            "a source close to the talks",
            id="not the talks",
        ),
        pytest.param(
            "The company speaks of 200 jobs. The union fears that more will follow.",
            "more will follow",
            "union",
            id="a union is not the company that spoke before it",
        ),
        pytest.param(
            'Lawyer Ida Brandt said her clients were innocent. "We saw nothing," according to '
            "the men.",
            "We saw nothing",
            "men",
            id="several are not one",
        ),
        pytest.param(
            "The prison's director, Colonel Marco Reyes, spoke to reporters. Ten men were found, "
            "the colonel said.",
            "Ten men were found",
            "Marco Reyes",
            id="a rank",
        ),
        pytest.param(
            'Police chief Ann Cole said it was calm.\n\nHis mother, Rita Lind, asked for quiet. '
            '"Go home," she said.',
            "Go home",
            "Rita Lind",
            id="the subject of the pronoun's own paragraph before who spoke in another",
        ),
        pytest.param(
            "Republican nominee Rita Lind spoke in Oslo. Lind said rents would fall. The "
            "Democratic nominee said that rents would rise.",
            "rents would rise",
            "Democratic nominee",
            id="a nominee of the other party",
        ),
        pytest.param(
            "Ministry official Marco Reyes said ten men were found. The ministry said that twelve "
            "were found.",
            "twelve were found",
            "ministry",
            id="a ministry is not its official",
        ),
        pytest.param(
            "Reyes, a guard, said the gate was shut. Twelve men were found, the source told us.",
            "Twelve men were found",
            "source",
            id="a source is not who spoke last",
        ),
        pytest.param(
            "The ministry said that ten men were found. The group said that twelve were found.",
            "twelve were found",
            "group",
            id="a group is no ministry",
        ),
        pytest.param(
            "Tarn Corp. lost money. Talks between Brenn Ltd. and Cole Inc. failed. The company "
            "said that it would sell its plant.",
            "it would sell its plant",
            "company",
            id="of several companies named last none",
        ),
    ],
)  # fmt: skip
def test_a_phrase_takes_up_whom_it_can_mean(
    parser: Parser, text: str, words: str, speaker: str
) -> None:
    assert speaker_of(parser, text, words) == speaker

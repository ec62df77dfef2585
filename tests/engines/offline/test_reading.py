"""Sentences of many kinds, cut into claims: each states one thing, each quote is verbatim."""

from __future__ import annotations

import pytest

from summarize.domain import Article, DraftClaim, Published
from summarize.engines.offline import OfflineEngine
from summarize.text.parsing import Parser


def read(parser: Parser, text: str, language: str = "en") -> tuple[DraftClaim, ...]:
    article = Article(
        id="A1", path="a.txt", outlet=None, headline=None, published=Published(),
        language=language, text=text,
    )  # fmt: skip
    return next(iter(OfflineEngine(parser).read([article]))).drafts


SENTENCES = {
    # coordination
    "Flood waters destroyed 300 homes, cut off four villages and forced 12,000 people to flee, "
    "officials said.": [
        "Flood waters destroyed 300 homes",
        "cut off four villages",
        "forced 12,000 people to flee",
    ],
    "Prosecutors said that Pike opened 63 accounts in false names, transferred the money abroad "
    "and spent most of it on cars, holidays and a yacht.": [
        "Pike opened 63 accounts in false names",
        "transferred the money abroad",
        "spent most of it on cars, holidays and a yacht",
    ],
    "The company said it had sold its German unit to Halden for $1.4 billion in cash and that the "
    "deal, which needs approval from regulators in Brussels, was expected to close by the end of "
    "March.": [
        "it had sold its German unit to Halden for $1.4 billion in cash",
        (
            "the deal, which needs approval from regulators in Brussels, was expected to close by "
            "the end of March"
        ),
        "which needs approval from regulators in Brussels",
    ],
    "Union leaders had asked for 6 percent; the employers offered 2.5 percent and refused to "
    "negotiate further.": [
        "Union leaders had asked for 6 percent",
        "the employers offered 2.5 percent",
        "refused to negotiate further",
    ],
    # reported speech: who speaks is no part of what is said
    "Witnesses told the BBC that they had heard two explosions and seen smoke rising from the "
    "refinery.": [
        "they had heard two explosions",
        "seen smoke rising from the refinery",
    ],
    "The blaze spread to the roof within minutes, according to the fire service.": [
        "The blaze spread to the roof within minutes",
    ],
    '"He looked his victims in the eye and lied to them," the judge told the court, adding that '
    "the fraud had ruined lives.": [
        "He looked his victims in the eye",
        "lied to them",
        "the fraud had ruined lives",
    ],
    "Dr Lena Vogt, head of surgery at the hospital, said: “We have operated on 11 patients. "
    "Two more are waiting.”": [
        "We have operated on 11 patients",
        "Two more are waiting",
    ],
    "Rudd was quoted by the agency as saying that the pumps, which were built in 1961, had failed "
    "twice.": [
        "the pumps, which were built in 1961, had failed twice",
        "which were built in 1961",
    ],
    # participles, relative clauses, what "with" and "including" add
    "The train derailed near Olten at 6.40 a.m., killing three people and leaving 26 in "
    "hospital.": [
        "The train derailed near Olten at 6.40 a.m.",
        "killing three people",
        "leaving 26 in hospital",
    ],
    "At least 61 miners, including 14 apprentices, were trapped below ground on Sunday.": [
        "At least 61 miners, including 14 apprentices, were trapped below ground on Sunday",
        "including 14 apprentices, were trapped below ground on Sunday",
    ],
    "In 1998 a cyclone caused a flood that drowned 4,100 people on the coast.": [
        "In 1998 a cyclone caused a flood",
        "that drowned 4,100 people on the coast",
    ],
    "Police arrested 14 men, nine of whom were released on Monday.": [
        "Police arrested 14 men",
        "nine of whom were released on Monday",
    ],
    "The ferry left Split at noon, with more than 400 tourists crowding its open deck.": [
        "The ferry left Split at noon",
        "more than 400 tourists crowding its open deck",
    ],
    "The navy keeps two frigates at the base, about 30 kilometres south of the border.": [
        "The navy keeps two frigates at the base",
        "about 30 kilometres south of the border",
    ],
    "Engineers repaired the main bridge, three pumping stations and two schools in the valley.": [
        "Engineers repaired the main bridge",
        "three pumping stations and two schools in the valley",
    ],
    "The minister flew to Oslo, where he met his Danish colleague Pia Holst.": [
        "The minister flew to Oslo",
        "Oslo, where he met his Danish colleague Pia Holst",
    ],
    # what is not asserted stays with the word that says so
    "The minister denied that the ministry had known of the leak and refused to resign.": [
        "The minister denied that the ministry had known of the leak and refused to resign",
    ],
    "If the court rejects the law, the government could fall and elections might be held in May.": [
        (
            "If the court rejects the law, the government could fall and elections might be held "
            "in May"
        ),
    ],
    "It was not clear whether the two men had been armed or had fired first.": [
        "It was not clear whether the two men had been armed or had fired first",
    ],
    "Experts believe the glacier will lose half of its ice by 2050 unless emissions fall.": [
        "Experts believe the glacier will lose half of its ice by 2050 unless emissions fall",
    ],
    "The club may sell the stadium and leave the league.": [
        "The club may sell the stadium and leave the league",
    ],
    "Neither the club nor the player has confirmed the transfer.": [
        "Neither the club nor the player has confirmed the transfer",
    ],
    # what the words show where the parse may not
    "The gale injured nine sailors on Sunday, one of them badly, the harbour office said.": [
        "The gale injured nine sailors on Sunday",
        "one of them badly",
    ],
    "Corvane received a fine of €96 million and Luxakku one of €31.5 million.": [
        "Corvane received a fine of €96 million",
        "Luxakku one of €31.5 million",
    ],
    "The airline said on Tuesday it had cancelled 140 flights.": [
        "it had cancelled 140 flights",
    ],
    "RIVA (CP) — The ferry sank within an hour.": ["The ferry sank within an hour"],
    # headlines
    "Fire tears through Lisbon market; 40 stalls lost": [
        "Fire tears through Lisbon market",
        "40 stalls lost",
    ],
}


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s[:40])
def test_a_sentence_is_cut_into_claims_that_state_one_thing_each(
    parser: Parser, sentence: str
) -> None:
    quotes = [d.quote for d in read(parser, sentence)]
    assert sorted(quotes) == sorted(SENTENCES[sentence])


TEXTS = {
    "The storm hit the coast on Friday, tearing roofs off schools.": (
        "The storm tore roofs off schools"
    ),
    "A tremor shook the valley, causing walls to fall and hurting six villagers.": (
        "A tremor caused walls to fall and hurt six villagers"
    ),
    "The gang gave up, handing over their rifles and walking out.": (
        "The gang handed over their rifles and walked out"
    ),
    "The bus plunged into a ravine, killing 12 pupils and their teacher.": (
        "12 pupils and their teacher were killed"
    ),
    "A boat capsized near the harbour, drowning nobody but injuring one.": None,
    "At least 61 miners, including 14 apprentices, were trapped below ground on Sunday.": (
        "14 apprentices were trapped below ground on Sunday"
    ),
    "The union called the plan a betrayal and announced a strike for Thursday.": (
        "The union announced a strike for Thursday"
    ),
    "The bill, which raises the pension age to 67, was sent back to the committee.": (
        "The bill raises the pension age to 67"
    ),
    "Danish troops have mined the road and were building a wall.": (
        "The troops were building a wall"
    ),
}


@pytest.mark.parametrize(("sentence", "text"), TEXTS.items(), ids=lambda s: (s or "")[:40])
def test_a_clause_gets_its_subject_back_without_names_or_numbers(
    parser: Parser, sentence: str, text: str | None
) -> None:
    texts = [d.text for d in read(parser, sentence)]
    if text is not None:
        assert text in texts
    assert all(t[0].isupper() or not t[0].isalpha() for t in texts)


def test_a_named_subject_is_not_brought_in_from_outside_the_quote(parser: Parser) -> None:
    (_, second) = read(parser, "Lund scored twice in the final and left the club in June.")
    assert second.quote == "left the club in June"
    assert second.text == "Left the club in June"


def test_every_figure_of_an_article_lies_in_a_claim(parser: Parser) -> None:
    text = (
        "Six of the 14 states that signed the treaty in 2011 said on Monday that they would leave."
        "\n\nAnna Berg, a 41-year-old teacher in a village of 300 people, said the road was shut."
    )
    drafts = read(parser, text)
    for figure in ("Six", "14", "41-year-old", "300"):
        at = text.index(figure)
        assert any(d.start <= at < d.start + len(d.quote) for d in drafts if d.start is not None)


def test_lines_that_state_nothing_give_no_claims(parser: Parser) -> None:
    assert read(parser, "Power cut\n\nWho is to blame?\n\n***") == ()


def test_a_closing_tag_with_its_verb_first_is_no_claim(parser: Parser) -> None:
    text = "Repairs will cost 400,000 euros, said the mayor, Lena Brandt."
    drafts = read(parser, f"Pier of Vallis torn in two\n\nNobody was hurt. {text}")
    assert "Repairs will cost 400,000 euros" in {d.text.rstrip(".") for d in drafts}
    assert not [d for d in drafts if d.text.lower().startswith("said the mayor")]


def test_a_line_wrapped_in_the_midst_of_a_sentence_is_read_on(parser: Parser) -> None:
    text = (
        "Divers searched the lower decks of the wreck again on Sunday but they had\nfound nothing."
    )
    assert read(parser, text)[0].quote.startswith("Divers searched")
    assert not any(d.quote.startswith("found") for d in read(parser, text))


def test_the_same_article_is_read_the_same_way_twice(parser: Parser) -> None:
    text = " ".join(SENTENCES)
    assert read(parser, text) == read(Parser(), text)


def test_a_long_dateline_is_no_part_of_a_claim(parser: Parser) -> None:
    drafts = read(
        parser,
        "Fire in Orlov\n\nORLOV, Velmark, 3 Sept 2021 (Coast Press) \u2014 The fire began in the "
        "roof of the church, investigators said on Friday.",
    )
    assert [d.text for d in drafts] == ["The fire began in the roof of the church"]


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        (
            "The blaze wrecked the nave of the abbey but the tower and the windows were saved.",
            "the nave of the abbey but the tower",
        ),
        (
            "The injured are the abbot, Paul Renner, 70; a novice; and a visitor, who fell.",
            "The injured are the abbot",
        ),
        (
            "A 34-year-old carpenter was held on Friday and accused of starting the fire.",
            "old carpenter was accused",
        ),
    ],
)
def test_no_half_of_a_statement_passes_for_the_whole(
    parser: Parser, sentence: str, never: str
) -> None:
    drafts = read(parser, sentence)
    assert drafts
    for draft in drafts:
        assert not draft.text.rstrip(".").endswith(never)
        assert draft.text != f"The {never}"

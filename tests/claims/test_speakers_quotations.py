"""Quotations: where they begin and end, and who goes on speaking in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.observe.attributions import attribute
from summarize.text.parsing import Parser
from summarize.text.quotations import find_quotations
from tests.claims.test_speakers import article_of, at


def inside(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text).items]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we won” and left.", ["we won"]),
        ('He said "we won" and left.', ["we won"]),
        ("He said ‘we won’ and left.", ["we won"]),
        ('"We won!” he said. “We won twice."', ["We won!", "We won twice."]),
        ('He said "we won” and left.', ["we won"]),
        ("The boys' team and the girls' team didn't play.", []),
        ("«Nous partons», dit-elle.", ["Nous partons"]),
        ("He left (‘for good’) and said ‘[She] won’.", ["for good", "[She] won"]),
        ("“We won.\n\n“We won twice,” he said.", ["We won.", "We won twice,"]),
        ('"We won.\n\nAnd we won twice," he said.', ["We won.\n\nAnd we won twice,"]),
        # each sentence a paragraph, and each paragraph of the speech opened again
        (
            'He said: "We won.\n\nLund lost.\n\n"We won twice. "\n\nHe left.',
            ["We won.\n\nLund lost.", "We won twice."],
        ),
        (
            "He said: 'We won.\n\nLund lost.\n\nWe'll win.'\n\nHe left.",
            ["We won.\n\nLund lost.\n\nWe'll win."],
        ),
        ("He said: 'We won.\n\n'Lund lost,' she said.", ["Lund lost,"]),
        ("The hits:\n\n'90s songs won.\n\nHe has the boys'.'\n\nHe left.", []),
    ],
)
def test_quotations_are_found(text: str, quoted: list[str]) -> None:
    assert [q.strip() for q in inside(text)] == quoted


@given(st.text(alphabet="ab \n.,\"'“”‘’«»", max_size=80))
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for quotation in find_quotations(text).items:
        assert last <= quotation.outer_start < quotation.start <= quotation.end
        assert quotation.end <= quotation.outer_end <= len(text)
        last = quotation.outer_end


def test_a_quotation_goes_on_in_the_next_sentence(parser: Parser) -> None:
    text = "“The tide came at four,” said Jonas Berg. “Nobody was warned in time.”"
    found = at(parser, text, "Nobody was warned in time")
    assert (found.speaker, found.mode) == ("Jonas Berg", "direct")


def test_a_quotation_goes_on_in_the_next_paragraph(parser: Parser) -> None:
    text = (
        "Jonas Berg said: “The tide came at four and took the pier.\n\n"
        "“Nobody was warned in time.”\n\nThe harbour is closed."
    )
    assert at(parser, text, "Nobody was warned in time").speaker == "Jonas Berg"
    assert at(parser, text, "The harbour is closed").speaker is None


def test_a_quotation_without_a_second_opening_mark_goes_on(parser: Parser) -> None:
    text = '"The tide came at four.\n\nNobody was warned, " Jonas Berg told reporters.'
    assert at(parser, text, "The tide came at four").speaker == "Jonas Berg"


def test_mixed_speech_is_mixed(parser: Parser) -> None:
    text = "Jonas Berg said the warning was “far too late” for most of the boats."
    assert at(parser, text, "the warning was “far too late”").mode == "mixed"


def test_a_name_for_something_is_the_namers(parser: Parser) -> None:
    text = "Jonas Berg called the inquiry “a long and costly farce”."
    assert at(parser, text, "a long and costly farce").speaker == "Jonas Berg"


def test_scare_quotes_are_the_outlets(parser: Parser) -> None:
    text = "The “rescued” dogs were sold at a market."
    assert at(parser, text, "The “rescued” dogs were sold").mode == "own-voice"


def test_an_adding_participle_goes_on_with_its_speaker(parser: Parser) -> None:
    text = "Jonas Berg said the developments were grave, adding: “The sea does not wait for us.”"
    assert at(parser, text, "The sea does not wait for us").speaker == "Jonas Berg"


def test_other_languages_give_quotations_with_the_name_beside(parser: Parser) -> None:
    text = "„Wir haben die Brücke sofort gesperrt“, sagte Bürgermeisterin Anna Krüger am Montag."
    article = article_of(text, language="de")
    start = text.index("Wir haben")
    found = attribute(article, parser.parse(text)).at(start, start + 20)
    assert found.mode == "direct"
    assert found.speaker is not None
    assert "Anna Krüger" in found.speaker


PIECES = [
    *("said", "Ann Lee", "he", ",", ".", "“", "”", '"', ":", "according to", "that", "the union"),
    *("it", "reported", "\n\n", "quoted", "as saying", "but", "rain fell", "told AFP", "(", ")"),
]


@settings(deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_arrangement_of_words_breaks_it(parser: Parser, pieces: list[str]) -> None:
    text = " ".join(pieces)
    attributions = attribute(article_of(text), parser.parse(text))
    found = attributions.at(0, len(text))
    if found.start is not None:
        assert text[found.start : found.end] == found.speaker_text
    for item in attributions.found:
        assert all(0 <= s <= e <= len(text) for s, e in item.report.content)


@pytest.mark.parametrize("verb", ["sighed", "sobbed", "said", "grinned"])
def test_who_stands_behind_a_quotation_spoke_it_whatever_the_verb(
    verb: str, parser: Parser
) -> None:
    text = f'Jonas Berg saw it. "I heard four shots," {verb} Meg Tully, a nurse.'
    assert at(parser, text, "I heard four shots").speaker == "Meg Tully"


def test_a_nickname_between_marks_is_no_speech(parser: Parser) -> None:
    text = (
        "“It was senseless,” said a man who goes by the name “Shorty.”\n\n"
        '"I heard four shots," sighed Meg Tully, a nurse. "Then it went quiet."'
    )
    assert at(parser, text, "I heard four shots").speaker == "Meg Tully"
    assert at(parser, text, "Then it went quiet").speaker == "Meg Tully"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            '"The tide came at four. Nobody was warned," Jonas Berg said, "and the pier is gone."',
            "The tide came at four",
            "Jonas Berg",
        ),
        (
            'Jonas Berg denied that the pier was shut:\n\n"We know that nobody was hurt."',
            "nobody was hurt",
            "Jonas Berg",
        ),
        (
            'Mayor Jonas Berg disagreed with the minister:\n\n"There is no bread on the island."',
            "There is no bread",
            "Jonas Berg",
        ),
        (
            '"Nobody knew. My task is to lead," Jonas Berg said in 2014, according to the AP.',
            "My task is to lead",
            "Jonas Berg",
        ),
    ],
)
def test_who_a_quotation_stands_by_is_its_speaker(
    parser: Parser, text: str, words: str, speaker: str
) -> None:
    assert at(parser, text, words).speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The Orm Guard attacked a camp of the refugees at 2:53 p.m. local time.",
        "Jonas Berg is the third this week to announce a 2026 council bid.",
        "Jonas Berg, a preacher who has announced his bid, has been outspoken on many matters.",
    ],
)
def test_a_deed_is_nobodys_words(parser: Parser, text: str) -> None:
    assert at(parser, text, text.rstrip(".")).speaker is None


def test_he_is_no_daughter(parser: Parser) -> None:
    text = (
        "Jonas Berg spoke on Monday.\n\nThe former warden has a daughter, Mila, with a rare "
        "illness, and he said that doctors often miss it."
    )
    assert at(parser, text, "doctors often miss it").speaker == "Jonas Berg"


def test_the_items_of_a_list_are_of_who_put_it_out(parser: Parser) -> None:
    text = (
        "On Tuesday a set of points was circulated by aides of the mayor:\n\n"
        "-The mayor joined the fire brigade in 1990.\n\n-She received no help.\n\n"
        "The council meets on Friday."
    )
    assert at(parser, text, "She received no help").speaker == "aides of the mayor"
    assert at(parser, text, "The council meets on Friday").speaker is None


def test_a_speaker_begins_with_no_mark(parser: Parser) -> None:
    text = "The office sent a list.\n\n-His opponent's campaign admits they cut the film."
    assert "opponent's campaign" in (at(parser, text, "they cut the film").speaker_text or "")
    assert not (at(parser, text, "they cut the film").speaker_text or "").startswith("-")


def test_who_has_just_spoken_is_near_wherever_he_was_named(parser: Parser) -> None:
    text = (
        "Governor Jonas Berg said the camp was full. " + "The camp lies far from any town. " * 20 +
        "Local official Miko Lang said ten were hurt.\n\nThe governor says that rebels rest there."
        "\n\nThe people are furious, he says."
    )  # fmt: skip
    assert at(parser, text, "The people are furious").speaker == "Jonas Berg"


def test_the_company_is_none_that_was_named_farther_off(parser: Parser) -> None:
    text = (
        "Customers of Veloria had no service, Veloria said.\n\n"
        "According to ORLOCOM, the problems began at noon on Tuesday.\n\n"
        '"All links are back up," the company was quoted as saying.'
    )
    assert at(parser, text, "All links are back up").speaker != "Veloria"


def test_who_signs_a_quotation_says_it(parser: Parser) -> None:
    text = (
        'Mayor Jonas Berg said: "The bridge is safe for all of us."\n\n'
        '"This bridge is a disgrace to the whole town." \u2014 Rita Lind, resident'
    )
    assert at(parser, text, "This bridge is a disgrace").speaker == "Rita Lind"


def test_a_quotation_that_begins_with_words_put_in_is_speech(parser: Parser) -> None:
    text = (
        'The lawyers wrote to the court on Monday. "The fine is far too high," they said. '
        '"[T]he firm is not asking for mercy," the lawyers added.'
    )
    assert at(parser, text, "[T]he firm is not asking").speaker == "lawyers"

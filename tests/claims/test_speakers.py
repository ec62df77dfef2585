"""Who says what, on invented sentences of many kinds."""

from __future__ import annotations

import pytest

from summarize.domain import Article, Published
from summarize.observe.attributions import Attribution, attribute
from summarize.text.parsing import Parser


def at(parser: Parser, text: str, words: str, *, body_start: int = 0) -> Attribution:
    article = article_of(text, body_start=body_start)
    start = text.index(words)
    return attribute(article, parser.parse(text)).at(start, start + len(words))


def article_of(text: str, *, language: str = "en", body_start: int = 0) -> Article:
    return Article(
        id="A1",
        path="a.txt",
        outlet=None,
        headline=None,
        published=Published(),
        language=language,
        text=text,
        body_start=body_start,
    )


INDIRECT = [
    ("Mayor Ines Roca said that the bridge would reopen on Friday.", "the bridge", "Ines Roca"),
    ("Mayor Ines Roca said the bridge would reopen on Friday.", "the bridge", "Ines Roca"),
    ("The bridge will reopen on Friday, the city council said.", "The bridge", "city council"),
    ("The bridge will reopen on Friday, said Ines Roca.", "The bridge will", "Ines Roca"),
    ("According to the harbour office, two ferries collided.", "two ferries", "harbour office"),
    ("Two ferries collided, according to the harbour office.", "Two ferries", "harbour office"),
    ("The thieves, police said, left through a window.", "left through a window", "police"),
    ("Officials say the fire is out.", "the fire is out", "officials"),
    ("Velkor Steel denied that it had paid the bribe.", "it had paid the bribe", "Velkor Steel"),
    ("Norway claims to have won the contract.", "have won the contract", "Norway"),
    ("The pilot was quoted as saying that the engine failed.", "the engine failed", "pilot"),
    ("Residents told Reuters the water had turned brown.", "the water had", "residents"),
    ("The ministry's claim that the dam was safe angered many.", "the dam was safe", "ministry"),
    ("Judge Ana Pell ruled that the vote was void.", "the vote was void", "Ana Pell"),
    ("Oslo said it had no plan to join the pact.", "it had no plan", "Oslo"),
    (
        "Firefighters put the number of wrecked boats at 31.",
        "the number of wrecked",
        "firefighters",
    ),
    ("According to the harbour office two ferries collided.", "two ferries", "harbour office"),
    ("According to police 40 people were hurt; two died.", "40 people were hurt", "police"),
    (
        "A lawyer for Mr. Holm, Petra Vang of Sund Legal, said that prosecutors would appeal.",
        "prosecutors would",
        "Petra Vang",
    ),
    (
        "The governor of Lund Province, Ann Lee, said the road was closed.",
        "the road was",
        "Ann Lee",
    ),
    (
        "Petra Vang said that Mr. Holm “denies his guilt” and that the inquiry was “a hunt.”",
        "the inquiry was",
        "Petra Vang",
    ),
    (
        "Jo Day spoke to five aid workers in the camp, all of whom said that four shells fell.",
        "four shells",
        "five aid workers in the camp",
    ),
    (
        "In a note to the Post, Omar Al-Kady, a member of the board of directors said it sank.",
        "it sank",
        "Omar Al-Kady",
    ),
    ("The inn that the owners said was full stands by the river.", "was full", "owners"),
    ("Two boats sank, they say.", "Two boats sank", "unnamed people"),
    (
        "Rohan Mistry leads Aldine. It has 140 staff, all of whom stay with Aldine, Mistry said.",
        "It has 140",
        "Rohan Mistry",
    ),
    ("The pier is lost, Ines Roca said on Monday, to the sea.", "The pier is lost", "Ines Roca"),
    ("These workers, Dana Orr explained on Monday, were underpaid.", "were underpaid", "Dana Orr"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), INDIRECT)
def test_reported_statements_have_their_speaker(
    parser: Parser, text: str, words: str, speaker: str
) -> None:
    found = at(parser, text, words)
    assert found.speaker == speaker
    assert found.mode == "indirect"
    assert found.speaker_text is not None
    assert text[found.start : found.end] == found.speaker_text


OWN_VOICE = [
    (
        "At his rallies, Jonas Berg leads a chant as he details his plan to build a dam.",
        "At his rallies, Jonas Berg leads a chant",
    ),
    ("The bridge reopened on Friday.", "The bridge reopened"),
    ("The storm claimed 12 lives in the valley.", "12 lives"),
    ("The guards put down their weapons at noon.", "their weapons"),
    ("Thirty men have given themselves up: most are free again.", "most are free"),
    ("Engineers inspected the so-called “iron lady” at dawn.", "Engineers inspected"),
    ("The spokesman declined to say whether the deal was off.", "the deal was off"),
    ("No official confirmed that the road was open.", "the road was open"),
    ("At Monday's hearing, the lawyer mentioned three letters.", "At Monday's hearing"),
    ("Ines Roca said the bridge was safe, but inspectors closed it.", "inspectors closed it"),
    (
        "Denying he was a thief, Jonas Berg would walk along the old harbour, muttering aloud.",
        "Denying he was a thief, Jonas Berg would walk along the old harbour, muttering aloud",
    ),
]


@pytest.mark.parametrize(("text", "words"), OWN_VOICE)
def test_the_outlets_own_words_have_no_speaker(parser: Parser, text: str, words: str) -> None:
    assert at(parser, text, words) == Attribution()


def test_a_quotation_right_behind_what_somebody_said_is_theirs(parser: Parser) -> None:
    text = 'Ana Pell said there were two guards. "Both saw the shot." The mayor left.'
    found = at(parser, text, "Both saw the shot")
    assert (found.speaker, found.mode) == ("Ana Pell", "direct")
    assert at(parser, text, "The mayor left").speaker is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Residents have been told to expect three weeks of delays.", "three weeks of delays"),
        ("I was there, so let me tell you what the papers leave out.", "what the papers"),
        ("The firm was expected to say that the plant would close.", "the plant would close"),
    ],
)
def test_who_is_told_or_expected_to_speak_says_nothing(
    parser: Parser, text: str, words: str
) -> None:
    assert at(parser, text, words).speaker is None


def test_only_the_reported_part_is_the_speakers(parser: Parser) -> None:
    text = "Ines Roca said the bridge was safe, but inspectors closed it."
    assert at(parser, text, "the bridge was safe").speaker == "Ines Roca"


def test_a_whole_sentence_with_its_cue_is_the_speakers(parser: Parser) -> None:
    text = "Ines Roca said the bridge would reopen on Friday."
    assert at(parser, text, text).speaker == "Ines Roca"


def test_two_clauses_two_sources(parser: Parser) -> None:
    text = "Lima said it knew of no delay, and dockers living nearby confirmed that ships had left."
    assert at(parser, text, "it knew of no delay").speaker == "Lima"
    assert at(parser, text, "ships had left").speaker == "dockers living nearby"


def test_the_end_of_the_chain_speaks_and_the_rest_relays(parser: Parser) -> None:
    text = "The Nordic Quake Institute said Brazil claimed to have sent 40 rescuers."
    found = at(parser, text, "sent 40 rescuers")
    assert (found.speaker, found.via) == ("Brazil", "Nordic Quake Institute")


def test_an_agency_that_quotes_is_a_relay(parser: Parser) -> None:
    text = "The TASS news agency quoted Governor Oleg Brin as saying that the flood had peaked."
    found = at(parser, text, "the flood had peaked")
    assert (found.speaker, found.via) == ("Oleg Brin", "TASS")


def test_a_paper_that_cites_people_relays_them(parser: Parser) -> None:
    found = at(
        parser,
        'The Harbour Times reported the ferry "will be sold," citing someone familiar with it.',
        "will be sold",
    )
    assert (found.speaker, found.via) == ("someone familiar with it", "Harbour Times")
    text = "Holm died at his home, the Times reported, citing Holm's grandson Nick Aber."
    found = at(parser, text, "Holm died")
    assert (found.speaker, found.via) == ("Nick Aber", "Times")
    found = at(parser, "The Harbour Times said the ferry sank, citing a storm.", "the ferry sank")
    assert (found.speaker, found.via) == ("Harbour Times", None)


def test_an_agency_that_was_told_is_a_relay(parser: Parser) -> None:
    text = "“The roof fell in,” Marta Lind, a nurse, told AFP."
    found = at(parser, text, "The roof fell in")
    assert (found.speaker, found.via, found.mode) == ("Marta Lind", "AFP", "direct")


def test_unattributed_reports_have_no_speaker_but_a_cue(parser: Parser) -> None:
    text = "It was reported that the museum had lost two paintings."
    found = at(parser, text, "the museum had lost two paintings")
    assert (found.speaker, found.mode, found.cue) == (None, "indirect", "reported")


STORY = (
    "Finance Minister Petra Olsen announced on Monday that the levy would rise to 4 percent. "
    "She said small shops were exempt.\n\n"
    "The minister added that the rate might fall again.\n\n"
    "The Danish Trade Union rejected the plan. The union said 300 jobs were at risk.\n\n"
    "Talks would resume next week, Ms Olsen said."
)


@pytest.mark.parametrize(
    ("words", "speaker", "written"),
    [
        ("small shops were exempt", "Petra Olsen", "She"),
        ("the rate might fall again", "Petra Olsen", "The minister"),
        ("300 jobs were at risk", "Danish Trade Union", "The union"),
        ("Talks would resume next week", "Petra Olsen", "Ms Olsen"),
    ],
)
def test_short_forms_point_to_the_full_name(
    parser: Parser, words: str, speaker: str, written: str
) -> None:
    found = at(parser, STORY, words)
    assert (found.speaker, found.speaker_text) == (speaker, written)


def test_a_misspelt_general_is_still_himself(parser: Parser) -> None:
    text = (
        "General Anton Verzhinsky said the road was open.\n\n"
        "Gen Verzinsky said 40 trucks had passed."
    )
    assert at(parser, text, "40 trucks had passed").speaker == "Anton Verzhinsky"


def test_unnamed_sources_keep_their_words(parser: Parser) -> None:
    text = (
        "A customs officer said the crate was empty. The customs officer, who asked not to be "
        "named, said the seal was broken."
    )
    assert at(parser, text, "the crate was empty").speaker == "a customs officer"
    assert at(parser, text, "the seal was broken").speaker == "a customs officer"


def test_two_who_say_it_together_both_stand(parser: Parser) -> None:
    text = (
        "Jonas Berg met Petra Vang on Monday. Berg and Vang said the ferry was old. Berg told "
        "reporters that it leaked. He said it would sink."
    )
    assert at(parser, text, "the ferry was old").speaker == "Jonas Berg and Petra Vang"
    assert at(parser, text, "it would sink").speaker == "Jonas Berg"


def test_a_headline_names_its_source_by_a_colon(parser: Parser) -> None:
    text = "Police: Bank robbed twice in one day\n\nThe bank was robbed twice, police said."
    found = at(parser, text, "Bank robbed twice", body_start=38)
    assert found.speaker == "police"


def test_a_headline_names_its_source_by_a_verb(parser: Parser) -> None:
    text = "Chile says mine rescue complete\n\nThe last miner came up at noon."
    assert at(parser, text, "mine rescue complete", body_start=33).speaker == "Chile"


def test_a_man_by_the_name_of_a_broadcaster_is_no_broadcaster(parser: Parser) -> None:
    text = (
        "Former president Vicente Fox spoke in Hope on Thursday.\n\n"
        '"I will not pay for the wall," Fox told reporters.'
    )
    assert at(parser, text, "I will not pay for the wall").speaker == "Vicente Fox"


def test_he_behind_a_quotation_is_whom_the_paragraph_before_tells_of(parser: Parser) -> None:
    text = (
        '"They follow a false prophet," Jonas Berg said.\n\n'
        "Felipe Castro, who was mayor of Vik until 2012, has also dismissed the idea.\n\n"
        '"We will not pay a single cent for such a wall," he said this month.'
    )
    assert at(parser, text, "We will not pay a single cent").speaker == "Felipe Castro"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "His wife, Mila Berg, released a statement saying they had lived apart for weeks.",
            "they had lived apart",
            "Mila Berg",
        ),
        (
            "The Geological Survey put the quake's strength at magnitude-5.4.",
            "the quake's strength at magnitude-5.4",
            "Geological Survey",
        ),
    ],
)
def test_who_issues_or_measures_says_it(
    parser: Parser, text: str, words: str, speaker: str
) -> None:
    assert at(parser, text, words).speaker == speaker

from __future__ import annotations

import datetime as dt

import pytest

from summarize.claims.actions import actions_in
from summarize.comparison.omissions import omissions
from summarize.comparison.quotations import compare_words, utterances
from summarize.comparison.timeline import timeline
from summarize.comparison.wording import wording
from summarize.domain import Action, Article, Claim, Mention, When
from summarize.text.parsing import Parser
from tests.comparison.newsroom import Said, account, story
from tests.comparison.test_findings import FERRY, agreed

QUOTE = "The bridge was checked in March and nobody saw any crack in its southern pillar"


@pytest.mark.parametrize(
    ("text", "difference", "marked"),
    [
        (QUOTE, "identical", QUOTE),
        ("The bridge was checked in March", "cut", "The bridge was checked in March […]"),
        (
            "The bridge was checked and nobody saw any crack",
            "stitched",
            "The bridge was checked […] and nobody saw any crack […]",
        ),
        (
            "The bridge was inspected in March and nobody saw any crack in its southern pillar",
            "paraphrased",
            QUOTE.replace("checked", "‹inspected›"),
        ),
        (QUOTE.replace("checked", "cheked"), "identical", QUOTE.replace("checked", "cheked")),
    ],
)
def test_renderings_are_told_apart_and_marked(text: str, difference: str, marked: str) -> None:
    assert compare_words(text, QUOTE) == (difference, marked)


def quoted(text: str) -> list[Said]:
    return [Said(f"“{text},” said Mona Reke.", text, text, "Mona Reke", more={"mode": "direct"})]


def test_an_utterance_is_found_in_two_accounts() -> None:
    told = story(
        account(1, "Bridge News", quoted(QUOTE)),
        account(2, "Valley Times", quoted("The bridge was checked in March")),
    )
    (utterance,) = utterances(told)
    assert utterance.speaker == "Mona Reke"
    assert utterance.difference == "cut"
    assert [r.article for r in utterance.renderings] == ["A1", "A2"]


def test_two_utterances_of_one_person_stay_two() -> None:
    told = story(
        account(1, "Bridge News", quoted(QUOTE)),
        account(2, "Valley Times", quoted("My thoughts are with all families tonight")),
    )
    assert utterances(told) == []


def test_one_word_in_common_joins_no_two_utterances_of_one_person() -> None:
    told = story(
        account(1, "Bridge News", quoted("A guard died when a wall of the lock collapsed")),
        account(
            2,
            "Valley Times",
            quoted("We took in forty people after the walls of their houses collapsed at night"),
        ),
    )
    assert utterances(told) == []


def actions(parser: Parser, *accounts: tuple[Article, list[Claim]]) -> list[Action]:
    return [x for a, _ in accounts for x in actions_in(a, parser.parse(a.text))]


def mention(article: Article, text: str, head: str, label: str | None = None) -> Mention:
    start = article.text.index(text)
    return Mention(
        article=article.id,
        start=start,
        end=start + len(text),
        text=text,
        head=head,
        label=label,
    )


def test_acts_named_differently_stand_side_by_side(parser: Parser) -> None:
    one = account(1, "Bridge News", ["Troops liberated the town of Vell on Monday."])
    other = account(2, "Valley Times", ["Troops captured the town of Vell on Monday."])
    found = wording(story(one, other, actions=actions(parser, one, other)))
    (row,) = [w for w in found if w.referent == "taking territory"]
    assert [(t.article, t.term, t.loaded) for t in row.terms] == [
        ("A1", "liberated", True),
        ("A2", "captured", False),
    ]


def test_one_party_under_several_names_is_one_row() -> None:
    one, _ = first = account(1, "Bridge News", ["On Sunday rebels held the pass."])
    other, _ = second = account(2, "Valley Times", ["The terrorists held the pass."])
    rebels = mention(one, "rebels", "rebel")
    terrorists = mention(other, "The terrorists", "terrorist")
    (row,) = wording(story(first, second, mentions=[rebels, terrorists]))
    assert (row.referent, row.kind) == ("the armed opposition", "side")
    terms = [(t.article, t.term, t.loaded) for t in row.terms]
    assert terms == [("A1", "rebels", False), ("A2", "terrorists", True)]


def test_areas_by_who_holds_them() -> None:
    found = wording(
        story(
            account(1, "Bridge News", ["Buses reached the rebel-held valley."]),
            account(2, "Valley Times", ["Buses reached the militant-controlled valley."]),
        )
    )
    assert [(w.referent, [t.term for t in w.terms]) for w in found] == [
        ("areas held by the armed opposition", ["rebel-held valley", "militant-controlled valley"])
    ]


def test_who_uses_the_same_words_makes_no_row() -> None:
    told = story(
        account(1, "Bridge News", ["Buses reached the rebel-held valley."]),
        account(2, "Valley Times", ["Aid reached the rebel-held valley."]),
    )
    assert wording(told) == []


def test_spans_of_terms_point_at_them(parser: Parser) -> None:
    one = account(1, "Bridge News", ["Police arrested nine men, and one man fled."])
    other = account(2, "Valley Times", ["Police seized and detained nine men."])
    told = story(one, other, actions=actions(parser, one, other))
    for row in wording(told):
        for term in row.terms:
            for start, end in term.spans:
                assert told.article[term.article].text[start:end].lower() == term.term.lower()


def test_patient_and_agent_of_actives_passives_and_relatives(parser: Parser) -> None:
    lines = [
        "The army freed hundreds of miners.",
        "The mine was closed by inspectors who blamed its owner.",
    ]
    article, _ = account(1, "Bridge News", lines)
    found = actions_in(article, parser.parse(article.text))
    read = {a.lemma: (a.agent, a.patient) for a in found}
    assert read["free"] == ("army", "miner")
    assert read["close"] == ("inspector", "mine")
    assert read["blame"] == ("inspector", "owner")


def test_silent_is_not_printed_before() -> None:
    told = story(
        account(1, "Amber Post", [f"{FERRY}."], dt.date(2031, 5, 2)),
        account(2, "Coast Radio", [f"{FERRY}."], dt.date(2031, 5, 3)),
        account(3, "The Wharf", ["Prices of wheat rose in spring."], dt.date(2031, 5, 1)),
        account(4, "Far East", ["A new mayor was sworn in at Liss."], dt.date(2031, 5, 4)),
    )
    (omission,) = omissions(told, agreed(told))
    assert omission.silent == ("A4",)
    assert omission.printed_before == ("A3",)


def test_an_account_that_is_read_in_part_is_not_called_silent() -> None:
    foreign, claims = account(3, "Die Werft", ["Die Preise stiegen."], dt.date(2031, 5, 4))
    told = story(
        account(1, "Amber Post", [f"{FERRY}."], dt.date(2031, 5, 2)),
        account(2, "Coast Radio", [f"{FERRY}."], dt.date(2031, 5, 3)),
        (foreign.model_copy(update={"language": "de"}), claims),
    )
    assert omissions(told, agreed(told)) == []


def test_an_account_without_a_date_is_silent_not_early() -> None:
    told = story(
        account(1, "Amber Post", [f"{FERRY}."], dt.date(2031, 5, 2)),
        account(2, "Coast Radio", [f"{FERRY}."], dt.date(2031, 5, 3)),
        account(3, "The Wharf", ["Prices of wheat rose in spring."]),
    )
    (omission,) = omissions(told, agreed(told))
    assert (omission.silent, omission.printed_before) == (("A3",), ())


def test_events_stand_by_the_day_they_happened() -> None:
    told = story(
        account(
            1,
            "Amber Post",
            [
                Said("Divers reached the wreck of the Solveig.", when=dt.date(2031, 5, 3)),
                Said(f"{FERRY}.", when=dt.date(2031, 5, 1)),
            ],
            dt.date(2031, 5, 4),
        ),
        account(2, "Coast Radio", [Said(f"{FERRY}.", when=dt.date(2031, 5, 1))]),
    )
    days = [(e.date.day, e.text) for e in timeline(told)]
    assert days == sorted(days)
    assert days[0] == (1, f"{FERRY}.")


def test_an_entry_is_told_in_words_of_its_day() -> None:
    told = story(
        account(
            1, "Amber Post",
            [Said(f"On Thursday, {FERRY.lower()}, the owner said.", f"{FERRY} on 2 May",
                  when=dt.date(2031, 5, 2))],
        ),
        account(2, "Coast Radio", [Said(f"{FERRY}.", when=dt.date(2031, 5, 1))]),
        account(3, "Liss Mail", [Said(f"{FERRY}.", when=dt.date(2031, 5, 1))]),
    )  # fmt: skip
    assert [(e.date.day, e.text) for e in timeline(told)] == [(1, f"{FERRY}.")]


def test_a_day_is_told_once_briefly_and_without_its_name() -> None:
    day = dt.date(2031, 5, 1)  # a Thursday
    long = f"{FERRY} " + "while the wind turned " * 8 + "and the sea rose"
    told = story(
        account(
            1,
            "Amber Post",
            [Said(f"{FERRY} on Thursday.", when=day), Said(f"{long}.", when=day)],
        ),
        account(2, "Coast Radio", [Said(f"{FERRY} on Thursday.", when=day)]),
    )
    assert [e.text for e in timeline(told)] == [f"{FERRY}."]


def test_quoted_words_keep_their_day() -> None:
    said = Said(
        "We saw the ferry Solveig run aground near Liss on Thursday",
        speaker="Anna Holm",
        when=dt.date(2031, 5, 1),
        more={"mode": "direct"},
    )
    told = story(account(1, "Amber Post", [said]), account(2, "Coast Radio", [said]))
    assert [e.text for e in timeline(told)] == [f"Anna Holm: \u201c{said.sentence}.\u201d"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Divers are searching the wreck of the Solveig that sank on Thursday",
        "The harbour master mourned a pilot whom the sea off Liss took on Thursday",
        "By Thursday evening it had reached the outer harbour of Liss",
        "Fifteen sailors are still on the run in Liss since Thursday",
    ],
)
def test_how_things_stand_happened_on_no_day(sentence: str) -> None:
    day = When(**{"from": dt.date(2031, 5, 1), "to": dt.date(2031, 5, 1), "basis": "stated",
                  "text": "Thursday"})  # fmt: skip
    said = Said(f"{sentence}.", when=day)
    told = story(account(1, "Amber Post", [said]), account(2, "Coast Radio", [said]))
    assert timeline(told) == []


def test_a_day_goes_with_the_word_that_leads_to_it() -> None:
    said = Said(f"{FERRY} in the morning of Thursday.", when=dt.date(2031, 5, 1))
    told = story(account(1, "Amber Post", [said]), account(2, "Coast Radio", [said]))
    assert [e.text for e in timeline(told)] == [f"{FERRY} in the morning of Thursday."]

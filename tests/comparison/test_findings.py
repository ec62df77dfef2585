from __future__ import annotations

import datetime as dt

import pytest

from summarize.comparison.agreed import agreed
from summarize.comparison.disputes import disputes
from summarize.comparison.drift import drifts
from summarize.comparison.positions import stated
from summarize.comparison.settle import settle
from summarize.comparison.single import single_source
from summarize.comparison.weight import news, weigh, weighed
from summarize.domain import Features, When
from tests.comparison.newsroom import Said, account, story

SUNDAY = dt.date(2031, 5, 4)
FERRY = "The ferry Solveig sank off Port Amber with forty lorries on board"


def test_what_two_outlets_say_is_agreed_and_counted() -> None:
    told = story(
        account(1, "Amber Post", [f"{FERRY}."]),
        account(
            2, "Coast Radio", ["The ferry Solveig, forty lorries on board, sank off Port Amber."]
        ),
    )
    (finding,) = agreed(told)
    assert finding.statement == f"{FERRY}."
    assert finding.reason == "Two outlets, two origins."


def test_three_outlets_with_one_speaker_are_one_origin_in_words() -> None:
    told = story(
        *(
            account(
                i, outlet, [Said(f"{FERRY}, the harbour master said.", FERRY, FERRY, "Ada Holm")]
            )
            for i, outlet in enumerate(("Amber Post", "Coast Radio", "The Wharf"), 1)
        )
    )
    (finding,) = agreed(told)
    assert finding.reason == "Three outlets, one origin: Ada Holm."
    assert finding.statement.startswith("Ada Holm said the ferry")


def test_a_figure_is_not_put_into_the_mouth_of_those_who_give_none() -> None:
    bare = "Many houses on Amber Hill were damaged by the storm"
    told = story(
        account(1, "Amber Post", ["Forty houses on Amber Hill were damaged by the storm."]),
        account(2, "Coast Radio", [f"{bare}."]),
        account(3, "The Wharf", [f"{bare}."]),
    )
    (finding,) = agreed(told)
    assert finding.statement == f"{bare}."


def test_a_copy_does_not_count_as_a_second_outlet() -> None:
    told = story(
        account(1, "Amber Post", [f"{FERRY}."]),
        account(2, "Coast Radio", [f"{FERRY}."], copy_of="A1"),
    )
    assert agreed(told) == []


def test_loaded_words_of_a_statement_stand_between_marks() -> None:
    told = story(
        account(1, "Amber Post", ["The regime closed the harbour of Port Amber on Friday."])
    )
    assert stated(told, told.claims[0]).startswith("The \u201cregime\u201d closed")


@pytest.mark.parametrize(
    ("printed", "page"),
    [
        ("The quake struck yesterday afternoon at a depth of six miles", "The quake struck at a"),
        ("The talks run until tomorrow", "The talks run until tomorrow."),
        ("By yesterday morning, 40 had left", "By yesterday morning, 40 had left."),
        ("HUNDREDS left the valley", "Hundreds left the valley."),
        ("However, hundreds left the valley", "Hundreds left the valley."),
    ],
)
def test_statements_read_alike_on_any_day(printed: str, page: str) -> None:
    told = story(account(1, "Amber Post", [f"{printed}.", "In all, hundreds left."]))
    assert stated(told, told.claims[0]).startswith(page)


def test_a_day_of_the_press_becomes_a_date() -> None:
    when = When(**{"from": SUNDAY, "to": SUNDAY, "basis": "inferred"}, text="yesterday")
    said = Said("The ferry sank yesterday off Port Amber.", when=when)
    told = story(account(1, "Amber Post", [said]))
    assert stated(told, told.claims[0]) == "The ferry sank on 4 May off Port Amber."


@pytest.mark.parametrize(
    ("speaker", "page"),
    [("police", "Police said"), ("harbour master", "A harbour master said")],
)
def test_speakers_are_named_as_english_names_them(speaker: str, page: str) -> None:
    told = story(account(1, "Amber Post", [Said("Nobody was hurt in the port.", speaker=speaker)]))
    assert stated(told, told.claims[0]).startswith(page)


def test_what_leans_on_the_sentence_before_is_not_told_alone() -> None:
    part = "About 900 of them had come from Liss"
    told = story(
        account(1, "Amber Post", [f"{FERRY}.", f"{part}."]),
        account(2, "Coast Radio", [f"{FERRY}."]),
    )
    assert part not in " ".join(f.statement for f in single_source(told, set()))


def test_one_outlet_tells_a_thing_once() -> None:
    extra = "Divers found drums of acid in the hold of the Solveig"
    told = story(
        account(1, "Amber Post", [f"{FERRY}.", f"{extra}.", f"{extra} today."]),
        account(2, "Coast Radio", [f"{FERRY}."]),
    )
    shared = {c for f in agreed(told) for p in f.positions for c in p.claims}
    assert len([f for f in single_source(told, shared) if "Divers" in f.statement]) == 1


def test_first_person_is_quoted_not_retold() -> None:
    words = "We have never seen such a wave"
    told = story(
        account(1, "Amber Post", [Said(f'"{words}," Holm said.', words, words, "Ada Holm")])
    )
    assert stated(told, told.claims[0]) == f"Ada Holm: \u201c{words}.\u201d"


def test_approved_and_rejected_is_a_dispute_with_both_sides() -> None:
    told = story(
        account(1, "Amber Post", ["The council of Port Amber approved the new harbour wall."]),
        account(2, "Coast Radio", ["The council of Port Amber rejected the new harbour wall."]),
    )
    (finding,) = disputes(told)
    assert finding.kind == "disputed"
    assert finding.type == "contradiction"
    assert [p.articles for p in finding.positions] == [("A1",), ("A2",)]
    assert agreed(told, {c.id for c in told.claims}) == []


def test_what_an_article_sets_against_a_speaker_is_a_dispute() -> None:
    halted = "the mine had halted all pumping into the Liss"
    going = "pumps could still be heard at the mine on Sunday night"
    unsure = "it had no confirmation that the mine had stopped pumping"
    told = story(
        account(
            1,
            "Liss Courier",
            [
                Said(f"Director Jon Aas said {halted}.", halted, halted, "Jon Aas"),
                Said(f"However, villagers said {going}.", going, going, "villagers"),
                Said(f"The ministry said {unsure}.", unsure, unsure, "ministry"),
            ],
        ),
        account(2, "Valley Times", [Said(f"Aas said {halted}.", halted, halted, "Jon Aas")]),
    )
    (finding,) = disputes(told)
    sides = [{told.claim[c].speaker for c in p.claims} for p in finding.positions]
    assert sides == [{"Jon Aas"}, {"villagers"}, {"ministry"}]
    assert finding.positions[0].articles == ("A1", "A2")
    assert finding.question.startswith("Whether the mine had halted")


def test_opposite_words_about_different_things_are_no_dispute() -> None:
    told = story(
        account(
            1,
            "Liss Courier",
            [
                Said("The mill halted production, its owner said.", speaker="owner"),
                Said("However, talks on wages continue, the union said.", speaker="union"),
            ],
        ),
        account(2, "Valley Times", ["The price of copper rose while that of tin fell."]),
    )
    assert disputes(told) == []


def test_a_warning_not_given_does_not_deny_the_quake() -> None:
    told = story(
        account(
            1, "Amber Post", ["A strong quake struck Port Amber with no tsunami warning issued."]
        ),
        account(2, "Coast Radio", ["A strong quake struck Port Amber early on Tuesday."]),
    )
    assert disputes(told) == []


def test_attribution_lost_is_a_drift() -> None:
    told = story(
        account(1, "Amber Post", [Said(f"{FERRY}, Ada Holm said.", FERRY, FERRY, "Ada Holm")]),
        account(2, "Coast Radio", [f"{FERRY}."]),
    )
    (drift,) = drifts(told)
    assert drift.kind == "attribution"
    assert drift.guarded == ("c-1-0",)
    assert drift.plain == ("c-2-0",)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Traffic in Port Amber fell by 20 percent", "Traffic in Port Amber fell by 37 percent"),
        ("The body of Jon Beck, 19, was found in the hold", "Divers looked for Jon Beck, 19"),
    ],
)
def test_another_number_or_a_name_alone_is_no_drift(said: str, plain: str) -> None:
    told = story(
        account(1, "Amber Post", [Said(f"{said}, Ada Holm said.", said, said, "Ada Holm")]),
        account(2, "Coast Radio", [f"{plain}."]),
    )
    assert drifts(told) == []


def test_a_hedge_lost_is_a_drift() -> None:
    told = story(
        account(1, "Amber Post", [Said(f"{FERRY}.", more={"hedges": ("possibly",)})]),
        account(2, "Coast Radio", [f"{FERRY}."]),
    )
    assert [d.kind for d in drifts(told)] == ["hedge"]


@pytest.mark.parametrize(
    "plain",
    [
        pytest.param(f"\u201c{FERRY},\u201d it was heard.", id="between quotation marks"),
        pytest.param(FERRY.replace("The ferry", "Our ferry") + ".", id="in somebody's own person"),
    ],
)
def test_what_an_account_quotes_is_not_its_plain_word(plain: str) -> None:
    words = plain.strip("\u201c").split(",")[0].rstrip(".")
    told = story(
        account(1, "Amber Post", [Said(f"{FERRY}, Ada Holm said.", FERRY, FERRY, "Ada Holm")]),
        account(2, "Coast Radio", [Said(plain, words, words)]),
    )
    assert drifts(told) == []


def test_a_condition_is_no_reserve() -> None:
    told = story(
        account(1, "Amber Post", [Said(f"If so, {FERRY}.", more={"hedges": ("If",)})]),
        account(2, "Coast Radio", [f"{FERRY}."]),
    )
    assert drifts(told) == []


def test_two_counts_are_no_drift() -> None:
    told = story(
        account(1, "Amber Post", [Said("Some 14 sailors left the ferry.", speaker="Ada Holm")]),
        account(2, "Coast Radio", ["Some 3,000 sailors left the ferry."]),
    )
    assert drifts(told) == []


def test_an_outlet_without_a_name_goes_by_its_number() -> None:
    first, claims = account(1, "Amber Post", [Said(f"{FERRY}.", speaker="harbour office")])
    second, others = account(2, "Coast Radio", [f"{FERRY}."])
    told = story((first, claims), (second.model_copy(update={"outlet": None}), others))
    (drift,) = drifts(told)
    assert (
        "Source 2 in plain words, Amber Post as the words of the harbour office" in drift.statement
    )


def test_what_is_missing_is_quoted_beside_what_it_would_settle() -> None:
    going = "pumps could still be heard at the mine on Sunday night"
    halted = "the mine had halted all pumping into the Liss"
    text = f"However, villagers said {going}, which could not be independently verified."
    told = story(
        account(
            1,
            "Liss Courier",
            [
                Said(f"Director Jon Aas said {halted}.", halted, halted, "Jon Aas"),
                Said(text, going, going, "villagers"),
            ],
        ),
    )
    (finding,) = settle(told, disputes(told))
    assert [m.quote for m in finding.settle] == [text]


def test_what_one_outlet_tells_is_single_source_if_it_has_weight() -> None:
    extra = "Divers found 14 drums of acid in the hold of the Solveig"
    told = story(
        account(1, "Amber Post", [f"{FERRY}.", f"{extra}.", "It was a grey day."]),
        account(2, "Coast Radio", [f"{FERRY}."]),
    )
    shared = {c for f in agreed(told) for p in f.positions for c in p.claims}
    assert [f.statement for f in single_source(told, shared)] == [f"{extra}."]


def test_more_outlets_weigh_more() -> None:
    told = story(
        *(account(i, f"Outlet {i}", [f"{FERRY}."]) for i in (1, 2, 3)),
        account(4, "Outlet 4", ["Fares between Amber and Liss rise by 12 percent."]),
        account(5, "Outlet 5", ["Fares between Amber and Liss rise by 12 percent."]),
    )
    weights = {f.statement: weigh(told, f).weight for f in agreed(told)}
    assert weights[f"{FERRY}."] > weights["Fares between Amber and Liss rise by 12 percent."]


def test_what_all_write_about_outweighs_an_aside() -> None:
    aside = "The inspector wished to remain anonymous"
    core = "The ferry Solveig carried 40 lorries when it ran aground near Liss"
    told = story(
        account(1, "Amber Post", [f"{FERRY}.", f"{core}.", f"{aside}."]),
        account(2, "Coast Radio", [f"{FERRY}."]),
    )
    found = {c.text: news(told, [c]) for c in told.claims}
    assert found[core] > found[aside] + 1


def test_what_lies_back_is_marked_with_all_that_repeats_its_figures() -> None:
    then = "In 1994 a storm at Liss killed 85 people on the ferry Marit"
    day = dt.date(2031, 5, 2)
    told = story(
        account(1, "Amber Post", [f"{FERRY}.", f"{then}."], day),
        account(2, "Coast Radio", [f"{FERRY}.", f"{then}."], day),
    )
    found = {f.statement: f.background for f in weighed(told, agreed(told))}
    assert found == {f"{FERRY}.": False, f"{then}.": True}


@pytest.mark.parametrize(
    ("printed", "page"),
    [
        ("LISS, May 2 (Gull Press) - Divers reached the wreck", "Divers reached the wreck"),
        ("Sept 2, 2031 - Divers reached the wreck", "Divers reached the wreck"),
        ("NATO-led divers reached the wreck", "NATO-led divers reached the wreck"),
    ],
)
def test_a_report_begins_behind_its_dateline(printed: str, page: str) -> None:
    told = story(account(1, "Amber Post", [printed]))
    assert stated(told, told.claims[0]) == f"{page}."


def test_ids_stay_when_a_later_article_joins() -> None:
    first = account(1, "Amber Post", [f"{FERRY}."], dt.date(2031, 5, 1))
    second = account(2, "Coast Radio", [f"{FERRY}."], dt.date(2031, 5, 2))
    third = account(3, "The Wharf", [f"{FERRY}."], dt.date(2031, 5, 3))
    (before,) = agreed(story(first, second))
    (after,) = agreed(story(first, second, third))
    assert before.id == after.id


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Flames broke out on the ferry Solveig off Port Amber", "said flames broke out"),
        ("Norwegian divers searched the ferry Solveig off Port Amber", "said Norwegian divers"),
        ("The ferry Solveig ran aground off Port Amber", "said the ferry"),
    ],
)
def test_a_first_word_is_written_as_inside_a_sentence(sentence: str, told: str) -> None:
    accounts = story(
        account(1, "Amber Post", [Said(f"{sentence}.", speaker="Ada Holm")]),
        account(
            2, "Coast Radio", ["The crew saw flames, The Post said, and the Norwegian divers left."]
        ),
    )
    features = Features(claim="c-1-0", names=(sentence.split(maxsplit=1)[0],))
    accounts.features = {"c-1-0": features}
    assert told in stated(accounts, accounts.claims[0])


@pytest.mark.parametrize(
    "words", ["The youngest is 13", "Two were found in the hold at noon", "A fourth was held"]
)
def test_one_of_those_told_of_before_is_not_told_alone(words: str) -> None:
    told = story(
        account(1, "Amber Post", [f"{FERRY}.", f"{words}."]),
        account(2, "Coast Radio", [f"{FERRY}."]),
    )
    assert words not in " ".join(f.statement for f in single_source(told, set()))


def test_a_quotation_at_the_end_keeps_one_full_stop() -> None:
    told = story(account(1, "Amber Post", ['Ada Holm called it "a bad day for Port Amber."']))
    assert stated(told, told.claims[0]).endswith('Amber."')

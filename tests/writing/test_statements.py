"""What the page says of findings: the articles' words, their speakers, no fragment as a fact."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.domain import (
    Claim,
    Comparing,
    Comparison,
    DraftFinding,
    DraftPosition,
    Finding,
    Mode,
    Position,
    TimelineEntry,
)
from summarize.gate.findings import weigh_up
from summarize.text.parsing import Parser
from summarize.writing.compose import state
from summarize.writing.standing import leans
from tests.gate.accounts import Said, Told, accounts


def stated(parser: Parser, draft: DraftFinding, *told: Told) -> Finding:
    made = accounts(parser, *told)
    found = weigh_up(Comparing(findings=(draft,)), made, parser).findings
    comparison = Comparison(claims=made.claims, origins=made.origins, findings=found)
    return state(comparison, made.articles, parser).findings[0]


def agreed(*claims: str) -> DraftFinding:
    return DraftFinding(kind="agreed", positions=(DraftPosition(claims=claims),))


def sides(kind: str, *positions: tuple[str, str], **more: object) -> DraftFinding:
    drawn = tuple(DraftPosition(claims=tuple(c.split()), label=v) for c, v in positions)
    return DraftFinding(kind=kind, positions=drawn, **more)  # type: ignore[arg-type]


def test_two_accounts_of_their_own_say_it_plainly(parser: Parser) -> None:
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", "Two people were killed in the blast")]),
        Told("Courier", [Said("b", "Two people were killed in the blast on the pier")]),
    )
    assert found.statement == "Two people were killed in the blast."


def test_where_one_account_alone_says_it_itself_both_are_quoted(parser: Parser) -> None:
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", "The bridge was unsafe", speaker="Alma Reed")]),
        Told("Courier", [Said("b", "The bridge was unsafe")]),
    )
    assert found.leans
    assert set(found.statement.rstrip(".").split("; ")) == {
        "Herald: “The bridge was unsafe”",
        "Courier: “The bridge was unsafe”",
    }


def test_a_word_that_is_a_name_elsewhere_keeps_its_capital(parser: Parser) -> None:
    words = "Norwegian divers had left the wreck"
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", words, speaker="Alma Reed")]),
        Told(
            "Courier", [Said("b", words, speaker="Alma Reed"), Said("c", "The Norwegian ship left")]
        ),
    )
    assert found.statement == f"Alma Reed said {words}."


def test_a_day_that_leans_on_the_day_of_printing_has_its_date(parser: Parser) -> None:
    day = dt.date(2021, 5, 4)
    words = "The last fighters left the town on Monday"
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", words)], day),
        Told("Courier", [Said("b", words)], day),
    )
    assert found.statement == f"{words} [3 May 2021]."


def test_under_its_day_a_weekday_is_plain_and_a_counted_day_is_told(parser: Parser) -> None:
    for word, told in (("on Monday", "on Monday"), ("yesterday", "yesterday [3 May 2021]")):
        words = f"The last fighters of the old garrison left the town of Orm {word}"
        made = accounts(parser, Told("Herald", [Said("a", words)], dt.date(2021, 5, 4)))
        entry = TimelineEntry(date=dt.date(2021, 5, 3), text="", claims=("a",))
        told_of = Comparison(claims=made.claims, origins=made.origins, timeline=(entry,))
        (found,) = state(told_of, made.articles, parser).timeline
        assert found.text.endswith(f"{told}.")


def test_who_says_it_is_not_said_twice(parser: Parser) -> None:
    words = "Alma Reed said the bridge was unsafe"
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", words, speaker="Alma Reed", cue="said")]),
        Told("Courier", [Said("b", f"{words} for lorries", speaker="Alma Reed", cue="said")]),
    )
    assert found.statement == f"{words}."


def test_where_neither_says_what_both_say_both_are_quoted(parser: Parser) -> None:
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", "This nation fails in the hands of a crazy man", speaker="Ola")]),
        Told("Courier", [Said("b", "Democracy cannot pick crazy people", speaker="Ola")]),
    )
    assert set(found.statement.rstrip(".").split("; ")) == {
        "Herald: “This nation fails in the hands of a crazy man”",
        "Courier: “Democracy cannot pick crazy people”",
    }


def test_a_number_of_one_account_alone_is_not_agreed(parser: Parser) -> None:
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", "One bomb hit a 200-pupil school")]),
        Told("Courier", [Said("b", "A bomb hit the school")]),
    )
    assert found.statement == "A bomb hit the school."


def test_a_fragment_stands_in_quotation_marks(parser: Parser) -> None:
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", "killing two fishermen")]),
        Told("Courier", [Said("b", "killing two fishermen")]),
    )
    assert found.statement == "“killing two fishermen”."


def test_what_is_said_against_a_charge_is_not_denied(parser: Parser) -> None:
    found = stated(
        parser,
        sides("disputed", ("a", ""), ("b", "")),
        Told("Herald", [Said("a", "Reed misled the veterans about his service")]),
        Told(
            "Courier",
            [Said("b", "I was always clear about my service", speaker="Reed", stance="denies")],
        ),
    )
    assert "denied" not in found.statement
    assert "Reed: “I was always clear about my service”" in found.statement


def test_a_denial_is_told_by_the_word_of_the_article(parser: Parser) -> None:
    denial = Said(
        "b", "the army shelled the market", speaker="the army", stance="denies", cue="denied"
    )
    found = stated(
        parser,
        sides("disputed", ("a", ""), ("b", "")),
        Told("Herald", [Said("a", "The army shelled the market", speaker="residents")]),
        Told("Courier", [denial]),
    )
    assert "denied “the army shelled the market”" in found.statement
    assert found.reason == "One side denies what the other says."


@pytest.mark.parametrize("ending", ["", ".", "!", '."', '?"'])
def test_no_stop_stands_twice(ending: str, parser: Parser) -> None:
    quote = f'The mayor called the bridge "unsafe{ending}' + ("" if '"' in ending else '"')
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", quote)]),
        Told("Courier", [Said("b", quote)]),
    )
    assert found.statement[-1] in '."”!?'
    for doubled in ("..", '.".', "?.", '"".', "””"):
        assert doubled not in found.statement


def test_figures_are_told_from_the_lowest(parser: Parser) -> None:
    found = stated(
        parser,
        sides("figures", ("a", "12"), ("b", "none"), question="people killed in the camp"),
        Told("Herald", [Said("a", "12 people in the camp were killed", speaker="Ola Lang")]),
        Told("Courier", [Said("b", "There were no casualties in the camp")]),
    )
    assert found.statement == "People killed in the camp: the accounts give “no casualties” or 12."
    assert found.reason == "This page does not say why they differ."
    assert found.type is None


def test_a_side_of_whom_nothing_tells_is_in_the_words_of_its_outlet(parser: Parser) -> None:
    found = stated(
        parser,
        sides("disputed", ("a", ""), ("b", "")),
        Told("Herald", [Said("a", "The bridge was safe", speaker="Alma Reed")]),
        Told("Courier", [Said("b", "The bridge was unsafe", speaker="an unnamed source")]),
    )
    assert "Courier: “The bridge was unsafe”." in labels(found)


def labels(found: Finding) -> list[str]:
    return [p.label for p in found.positions]


def test_a_bound_of_one_speaker_is_no_other_answer_and_bounds_of_two_are_both_shown(
    parser: Parser,
) -> None:
    lang = "Ola Lang"
    twice = stated(
        parser,
        sides(
            "figures", ("a b", "12"), ("c", "at least 12"), ("d", "15"), question="people killed"
        ),
        Told("Herald", [Said("a", "12 people were killed", speaker=lang)], dt.date(2021, 5, 4)),
        Told(
            "Courier",
            [
                Said("b", "12 people were killed and 20 hurt", speaker=lang),
                Said("c", "at least 12 people were killed", speaker=lang),
            ],
        ),
        Told("Echo", [Said("d", "15 people were killed")]),
    )
    assert labels(twice) == ["12", "15"]
    both = stated(
        parser,
        sides("figures", ("a b", "at least 40"), ("c", "55"), question="people killed"),
        Told("Herald", [Said("a", "At least 40 people were killed")]),
        Told("Courier", [Said("b", "More than 40 people were killed")]),
        Told("Echo", [Said("c", "55 people were killed")]),
    )
    assert labels(both)[0] == "at least 40 / more than 40"


def test_two_spellings_of_one_time_are_one_form(parser: Parser) -> None:
    found = stated(
        parser,
        sides("figures", ("a b", "10 a.m."), ("c", "11 a.m."), question="time of the fire"),
        Told("Herald", [Said("a", "The fire began at 10 a.m.")]),
        Told("Courier", [Said("b", "The fire began at 10am")]),
        Told("Echo", [Said("c", "The fire began at 11 a.m.")]),
    )
    assert labels(found) == ["10 a.m.", "11 a.m."]


def test_an_update_says_its_days(parser: Parser) -> None:
    found = stated(
        parser,
        sides("figures", ("a", "three"), ("b", "nine"), type="update", question="people killed"),
        Told("Herald", [Said("a", "Three people were killed")], dt.date(2021, 5, 4)),
        Told("Courier", [Said("b", "Nine people were killed")], dt.date(2021, 5, 6)),
    )
    assert found.statement == "People killed: three on 4 May 2021, then nine on 6 May 2021."
    assert found.reason == "The first is of 4 May 2021, the last of 6 May 2021."


def test_an_update_tells_together_what_is_of_one_day(parser: Parser) -> None:
    first, last = dt.date(2021, 5, 4), dt.date(2021, 5, 6)
    given = (("c", "$91.0m", last), ("a", "more than $71m", first), ("b", "$74.0m", first))
    found = stated(
        parser,
        DraftFinding(
            kind="figures",
            type="update",
            question="how much the fair took",
            positions=tuple(DraftPosition(claims=(c,), label=v, as_of=d) for c, v, d in given),
        ),
        Told("Herald", [Said("a", "The fair has taken more than $71m")], first),
        Told("Courier", [Said("b", "The fair took $74.0m")], first),
        Told("Echo", [Said("c", "The fair has now taken $91.0m")], last),
    )
    told = found.statement.partition(": ")[2]
    assert told == (
        "more than $71m on 4 May 2021 or $74.0m on 4 May 2021, then $91.0m on 6 May 2021."
    )
    assert found.reason == "The first is of 4 May 2021, the last of 6 May 2021."


def test_an_update_of_one_day_says_its_times(parser: Parser) -> None:
    found = stated(
        parser,
        sides("figures", ("a", "three"), ("b", "nine"), question="people killed"),
        Told("Herald", [Said("a", "Three people were killed")], time=dt.time(9, 5)),
        Told("Courier", [Said("b", "Nine people were killed")], time=dt.time(16)),
    )
    assert found.statement == (
        "People killed: three on 4 May 2021, 09:05, then nine on 4 May 2021, 16:00."
    )
    assert found.reason == "The first is of 4 May 2021, 09:05, the last of 4 May 2021, 16:00."


@pytest.mark.parametrize(
    ("words", "value"), [("several", None), ("many", None), ("dozens of", 24.0)]
)
def test_a_position_without_a_value_is_told_in_its_words(
    words: str, value: float | None, parser: Parser
) -> None:
    found = stated(
        parser,
        sides("figures", ("a", words), ("b", "12"), question="people killed"),
        Told("Herald", [Said("a", f"{words.capitalize()} people were killed")]),
        Told("Courier", [Said("b", "12 people were killed")]),
    )
    assert {p.label.removesuffix(" of"): p.value for p in found.positions} == {
        words.removesuffix(" of"): value,
        "12": 12.0,
    }
    assert found.statement.startswith("People killed: ")


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("how many people were killed in the camp", True),
        ("number of people killed in the camp", True),
        ("loss of people in the camp", False),
        ("people hunted down in the camp", False),
        ("people killed in the camp of Yida", False),
        ("people killed by the army in the camp", False),
        ("the 14 people killed in the camp", False),
        ("thugs killed in the camp", False),
        ("", False),
    ],
)
def test_a_heading_is_an_engines_only_where_its_words_stand_in_the_claims(
    asked: str, kept: bool, parser: Parser
) -> None:
    found = stated(
        parser,
        sides("figures", ("a", "12"), ("b", "nine"), question=asked),
        Told("Herald", [Said("a", "12 people were killed in the camp")]),
        Told("Courier", [Said("b", "Nine people were killed in the camp")]),
    )
    assert (found.question == asked) is (kept and bool(asked))
    assert found.question


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        # Half of its words are those of the claims; a few of a question may be another's.
        ("whether the guard struck a boy in the camp", True),
        ("whether the guard told the truth about the boy in the camp", True),
        ("whether the guard of Yida beat a boy in the camp", False),
        ("whether the guard beat 14 boys in the camp", False),
        ("whether the guard is a thug", False),
        ("whether the harvest will be good this year", False),
    ],
)
def test_a_dispute_is_headed_by_the_question_that_its_sides_answer(
    asked: str, kept: bool, parser: Parser
) -> None:
    found = stated(
        parser,
        sides("disputed", ("a", ""), ("b", ""), question=asked),
        Told("Herald", [Said("a", "the guard beat a boy in the camp", speaker="Lena Dorr")]),
        Told("Courier", [Said("b", "the guard did not beat a boy in Dover", speaker="Ola Lang")]),
    )
    assert (found.question == asked) is kept
    assert kept or found.question == "Lena Dorr and Ola Lang differ"


def test_a_heading_made_by_code_says_what_is_counted(parser: Parser) -> None:
    found = stated(
        parser,
        sides("figures", ("a", "12"), ("b", "nine"), question="victims of the regime"),
        Told("Herald", [Said("a", "12 people were killed in the camp")]),
        Told("Courier", [Said("b", "Nine people were killed in the camp")]),
    )
    assert found.question == "people killed"


@pytest.mark.parametrize(
    ("words", "leans"),
    [
        ("The clinic gave no details about their state", True),
        ("The judge ordered him held until the hearing", True),
        ("In that case the council was fined 10,000 crowns", True),
        ("At this time there is no word of the crew of the ferry", True),
        ("Ronne is a new and bigger harbour, though", True),
        ("Meanwhile, shops in Vik have been short of bread", True),
        ("About 100 people were in the hall when she began", True),
        ("Lund told Jo Day on the pier at Vik", True),
        ("Lund said nothing after officers surrounded him", False),
        ("Two thousand tents are ready in case they are needed", False),
        ("There was no fire brigade on the island", False),
    ],
)
def test_what_its_article_tells_before_is_not_left_to_the_reader(
    parser: Parser, words: str, *, leans: bool
) -> None:
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", words)]),
        Told("Courier", [Said("b", words)]),
    )
    assert found.leans is leans


def test_who_is_named_for_it_may_be_meant_by_a_pronoun(parser: Parser) -> None:
    def leaning(words: str) -> bool:
        claim = Claim(
            id="a", article="A1", text=words, quote=words, start=0, end=len(words), origin="o1",
            speaker="Alma Reed", cue="said", mode="indirect",
        )  # fmt: skip
        return leans(parser.grammar([words])[0], claim)

    assert not leaning("she would rebuild the pier")


def test_of_a_quotation_of_nobody_the_outlet_that_says_it_itself_is_told(parser: Parser) -> None:
    words = "The cable between Vik and Ronne failed on Saturday"
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", words, speaker="unnamed source")]),
        Told("Courier", [Said("b", words)]),
    )
    assert found.statement == f"{words} [1 May 2021]."


def test_a_reason_of_one_account_alone_is_not_agreed(parser: Parser) -> None:
    reason = "The warden of the harbour was dismissed on Monday because of poor judgement"
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", reason)]),
        Told("Courier", [Said("b", "The harbour warden had been dismissed on Monday")]),
    )
    assert found.statement == "The harbour warden had been dismissed on Monday [3 May 2021]."


def test_two_claims_that_share_little_are_not_set_side_by_side(parser: Parser) -> None:
    old = "The inquiry into the mayor of Vik began two years ago with a look at bridge contracts"
    new = (
        "An inquiry of the county into the claims of a bribed cook has cost the mayor many friends"
    )
    told = Told("Herald", [Said("a", old)]), Told("Courier", [Said("b", new)])
    assert stated(parser, agreed("a", "b"), *told).leans


@pytest.mark.parametrize(
    ("words", "leans"),
    [
        ("The service is now back online", True),
        ("The service to Vik is now back online", False),
        ("The driver shouted 'enough of it and left the hall in Vik", True),
    ],
)
def test_what_one_account_tells_names_something(parser: Parser, words: str, *, leans: bool) -> None:
    made = accounts(parser, Told("Herald", [Said("a", words)]))
    side = Position(label="", claims=(made.claims[0].id,), articles=("A1",), origins=())
    finding = Finding(id="f", kind="single-source", positions=(side,))
    comparison = Comparison(claims=made.claims, origins=made.origins, findings=(finding,))
    assert state(comparison, made.articles, parser).findings[0].leans is leans


SANK = "The ferry Alma sank off Liss in a storm"


def test_an_agreement_credits_the_accounts_that_tell_every_clause_of_it(parser: Parser) -> None:
    told = stated(
        parser,
        agreed("a", "b", "c"),
        Told("Herald", [Said("a", f"{SANK}, and its owner had no licence.")]),
        Told("Courier", [Said("b", f"{SANK}.")]),
        Told("Post", [Said("c", f"{SANK}, two hours after it left.")]),
    )
    assert told.statement == f"{SANK}."
    assert not told.leans
    two = stated(
        parser,
        agreed("a", "b", "c"),
        Told("Herald", [Said("a", f"{SANK}, and its owner had no licence.")]),
        Told("Courier", [Said("b", f"{SANK}, and its owner had no licence.")]),
        Told("Post", [Said("c", f"{SANK}.")]),
    )
    assert set(two.told_by) in ({"a", "b"}, {"a", "b", "c"})
    assert ("licence" in two.statement) is (set(two.told_by) == {"a", "b"})


def test_what_one_account_gives_to_a_speaker_and_one_says_itself_is_not_printed(
    parser: Parser,
) -> None:
    told = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", f"{SANK}", speaker="Alma Reed", cue="said")]),
        Told("Courier", [Said("b", f"{SANK}.")]),
    )
    assert told.leans


def test_a_sentence_far_down_its_article_is_not_printed_alone(parser: Parser) -> None:
    before = [Said(f"x{i}", f"Lamp {i} was lit in the harbour of Liss.") for i in range(5)]
    told = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [*before, Said("a", f"{SANK}.")]),
        Told("Courier", [*before, Said("b", f"{SANK}.")]),
    )
    assert told.leans


@pytest.mark.parametrize(
    ("last", "leans"), [(dt.date(2021, 5, 20), True), (dt.date(2021, 5, 6), False)]
)
def test_what_is_so_is_overtaken_by_accounts_of_a_week_later(
    last: dt.date, *, leans: bool, parser: Parser
) -> None:
    early = dt.date(2021, 5, 4)
    words = "The police of Orm are searching for an inmate who fled from a van on Monday"
    found = stated(
        parser,
        agreed("a", "b"),
        Told("Herald", [Said("a", words)], early),
        Told("Courier", [Said("b", words)], early),
        Told("Post", [Said("c", "The inmate was caught in a barn near Liss")], last),
    )
    assert found.leans is leans


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("sources close to the yard are betting that the ferry will sail",
         "Sources close to the yard are betting that the ferry will sail."),
        ("the ferry will sail", "Sources close to the yard said the ferry will sail."),
    ],
)  # fmt: skip
def test_who_opens_the_words_is_not_put_in_front_of_them(
    quote: str, told: str, parser: Parser
) -> None:
    bet = Said("a", quote, speaker="sources close to the yard", cue="")
    against = Said("b", "The ferry will not sail", speaker="Alma Reed", cue="said")
    drawn = sides("disputed", ("a", ""), ("b", ""))
    found = stated(parser, drawn, Told("Herald", [bet]), Told("Courier", [against]))
    assert told in [p.label for p in found.positions]


@pytest.mark.parametrize(
    ("other", "agreed_on"),
    [
        ("Liss Lines closed the yard in Orm on Friday and dismissed nine welders", True),
        ("Liss Lines plans to close the yard in Orm on Friday and dismiss nine welders", False),
        ("Liss Lines will close the yard in Orm on Friday and dismiss nine welders", False),
    ],
)
def test_a_deed_that_is_only_planned_is_not_agreed_to_be_done(
    other: str, *, agreed_on: bool, parser: Parser
) -> None:
    day = dt.date(2021, 5, 4)
    done = "Liss Lines closed the yard in Orm on Friday and dismissed nine welders"
    found = stated(
        parser,
        agreed("a", "b", "d"),
        Told("Herald", [Said("a", done)], day),
        Told("Courier", [Said("b", other), Said("d", "The welders of Orm met on Friday")], day),
    )
    assert (not found.leans and found.statement.startswith("Liss Lines closed")) is agreed_on


def test_a_value_keeps_the_about_that_one_of_its_claims_has(parser: Parser) -> None:
    found = stated(
        parser,
        sides("figures", ("a b", "20 people"), ("c", "30 people"), question="people hurt"),
        Told("Herald", [Said("a", "20 people were hurt")]),
        Told("Courier", [Said("b", "About 20 people were hurt")]),
        Told("Echo", [Said("c", "30 people were hurt")]),
    )
    assert [p.label for p in found.positions] == ["20 people / about 20", "30 people"]


@pytest.mark.parametrize(("exact", "rows"), [("Herald", 2), ("Mail", 3)])
def test_who_gives_a_value_more_exactly_gives_no_second_one(
    exact: str, rows: int, parser: Parser
) -> None:
    """A headline's round number is its article's own."""
    herald = [Said("a", "Over 10,000 people were taken out")]
    mail = [Said("d", "10,500 people were taken out by noon")]
    found = stated(
        parser,
        sides("figures", ("a", "10,000"), ("d", "10,500"), ("c", "8,500"), question="taken out"),
        Told("Herald", herald + (mail if exact == "Herald" else [])),
        Told("Echo", [Said("c", "8,500 people were taken out")]),
        *([Told("Mail", mail)] if exact == "Mail" else []),
    )
    assert len(found.positions) == rows
    assert {c for p in found.positions for c in p.claims} == {"a", "c", "d"}


def test_a_rounding_by_another_account_stands_behind_the_value_that_it_rounds(
    parser: Parser,
) -> None:
    found = stated(
        parser,
        sides("figures", ("a", "2,934"), ("b", "almost 3,000"), ("c", "4,015"), question="freed"),
        Told("Herald", [Said("a", "2,934 children were freed", speaker="the Russian military")]),
        Told("Mail", [Said("b", "Almost 3,000 children freed", speaker="the Russian military")]),
        Told("Echo", [Said("c", "4,015 children were freed")]),
    )
    assert [p.label for p in found.positions] == ["2,934 / almost 3,000", "4,015"]


def test_values_of_two_speakers_in_one_article_stay_apart(parser: Parser) -> None:
    found = stated(
        parser,
        sides("figures", ("a", "10"), ("b", "11"), ("c", "25"), question="people killed"),
        Told(
            "Herald",
            [
                Said("a", "10 people were killed", speaker="the police"),
                Said("b", "11 people were killed there", speaker="the hospital"),
            ],
        ),
        Told("Echo", [Said("c", "25 people were killed")]),
    )
    assert [p.label for p in found.positions] == ["10", "11", "25"]


@pytest.mark.parametrize(
    ("line", "also", "leans"),
    [
        ("Torvald was charged with theft", "Ann Torvald drove the van.", True),
        ("Torvald was charged with theft", "Nobody else drove the van.", False),
        ("Ann Torvald was charged with theft", "Ann Torvald drove the van.", False),
        ("The bank was cleared in the morning", "The Orle Bank and the Lenk Bank shut.", True),
        ("The bank was cleared in the morning", "The Orle Bank shut.", False),
    ],
)
def test_a_line_says_who_or_which_is_meant(
    line: str, also: str, *, leans: bool, parser: Parser
) -> None:
    first = " and ".join(["it rained on the town and the river rose over the fields"] * 9)
    told = [
        Told(outlet, [Said(f"{i}x", first), Said(i, line)], also=[also])
        for outlet, i in (("Herald", "a"), ("Courier", "b"))
    ]
    assert stated(parser, agreed("a", "b"), *told).leans is leans


@pytest.mark.parametrize(("mode", "quoted"), [("direct", True), ("indirect", False)])
def test_what_two_accounts_quote_is_not_agreed_upon(
    mode: Mode, *, quoted: bool, parser: Parser
) -> None:
    words = "the old bridge of Orle was closed to all lorries on Monday"
    told = [
        Told(outlet, [Said(i, words, speaker="the Orle council", mode=mode)])
        for outlet, i in (("Herald", "a"), ("Courier", "b"))
    ]
    assert stated(parser, agreed("a", "b"), *told).leans is quoted

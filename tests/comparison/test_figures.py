"""The ledger and the checks, on accounts of a storm, a raid and a theft made for them."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.claims.features import features_of
from summarize.claims.figures import figures_in
from summarize.claims.times import when_of
from summarize.comparison.checks import check_findings
from summarize.comparison.figures import figure_findings, ledger_of
from summarize.domain import Article, Claim, Features, Finding, Origin, Published
from summarize.text.parsing import Parser

MONDAY = dt.date(2022, 5, 2)


class Desk:
    """Reads accounts of given sentences, one claim each, as the pipeline would."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.articles: list[Article] = []
        self.claims: list[Claim] = []
        self.features: list[Features] = []

    def print(self, *sentences: str, days: int = 0, speaker: str | None = None) -> None:
        """Add an account printed so many days after the Monday."""
        number = len(self.articles) + 1
        article = Article(
            id=f"A{number}", path=f"{number}.txt", outlet=f"Outlet {number}", headline=None,
            published=Published(date=MONDAY + dt.timedelta(days=days), basis="stated"),
            language="en", text="\n\n".join(sentences),
        )  # fmt: skip
        self.articles.append(article)
        doc = self._parser.parse(article.text)
        for sentence in sentences:
            start = article.text.index(sentence)
            end = start + len(sentence)
            claim = Claim(
                id=f"c-{number}-{start}", article=article.id, text=sentence, quote=sentence,
                start=start, end=end, origin=speaker or f"o{number}", speaker=speaker,
                when=when_of(article, doc, start, end),
                figures=figures_in(article, doc, start, end),
            )  # fmt: skip
            self.claims.append(claim)
            self.features.extend(features_of(article, doc, [claim])[0])

    def ledger(self) -> list[Finding]:
        origins = [Origin(id=o, name=o) for o in dict.fromkeys(c.origin for c in self.claims)]
        ledger = ledger_of(self.articles, self.claims, self.features)
        return figure_findings(ledger, origins)

    def checks(self) -> list[Finding]:
        ledger = ledger_of(self.articles, self.claims, self.features)
        return check_findings(self.articles, self.claims, self.features, ledger.entries)


@pytest.fixture
def desk(parser: Parser) -> Desk:
    return Desk(parser)


def values(finding: Finding) -> list[float | None]:
    return [p.value for p in finding.positions]


def test_a_rising_toll_is_an_update_in_order_of_time(desk: Desk) -> None:
    desk.print("At least 31 people died in the storm.", days=1)
    desk.print("The storm killed 12 people.")
    desk.print("The death toll from the storm rose to 24.", days=1)
    (finding,) = desk.ledger()
    assert (finding.kind, finding.type) == ("update", "update")
    assert values(finding) == [12, 24, 31]


def test_equal_figures_share_a_position(desk: Desk) -> None:
    desk.print("The storm killed 12 people.")
    desk.print("Twelve people were killed by the storm.")
    desk.print("The storm killed 15 people.", days=1)
    (finding,) = desk.ledger()
    assert [p.articles for p in finding.positions] == [("A1", "A2"), ("A3",)]


def test_killed_and_injured_are_two_questions(desk: Desk) -> None:
    desk.print("The storm killed 12 people and injured 40 people.")
    desk.print("The storm killed 15 people and injured 52 people.", days=1)
    assert sorted(f.question for f in desk.ledger()) == ["people injured", "people killed"]


def test_an_older_disaster_stands_apart(desk: Desk) -> None:
    desk.print("The storm killed 12 people.", "In 1999 a storm killed 4,000 people in the gulf.")
    desk.print("The storm killed 15 people.", days=1)
    (finding,) = desk.ledger()
    assert values(finding) == [12, 15]


def test_a_later_phase_stands_apart(desk: Desk) -> None:
    desk.print("Some 8,000 residents left the town.")
    desk.print("Around 9,500 residents fled the town.", days=1)
    desk.print("In all 90,000 residents have left the town.", days=9)
    (finding,) = desk.ledger()
    assert values(finding) == [8000, 9500]


def test_rounding_is_no_conflict(desk: Desk) -> None:
    desk.print("Nearly 3,000 villagers were evacuated.")
    desk.print("The army evacuated 2,934 villagers.")
    (finding,) = desk.ledger()
    assert finding.type == "rounding"


def test_one_amount_in_two_currencies_is_no_conflict(desk: Desk) -> None:
    desk.print("Thieves stole paintings worth five million euros ($5.5 million) from a Lyon villa.")
    desk.print("Paintings worth $5.4 million were stolen by thieves from a villa in Lyon.")
    (finding,) = desk.ledger()
    assert finding.type == "unit"
    assert sorted(v or 0 for v in values(finding)) == [5e6, 5.4e6, 5.5e6]


def test_shares_of_different_wholes_are_scope(desk: Desk) -> None:
    desk.print("The army now controls 80 percent of the northern district.")
    desk.print("The army has captured 93 percent of the city.")
    (finding,) = desk.ledger()
    assert finding.type == "scope"


def test_a_count_since_the_start_is_scope(desk: Desk) -> None:
    desk.print("About 30 rebels surrendered on Monday.")
    desk.print("Since the operation began, 1,100 rebels have surrendered.")
    (finding,) = desk.ledger()
    assert finding.type == "scope"


def test_two_origins_who_cannot_both_be_right_are_in_conflict(desk: Desk) -> None:
    desk.print("The fire at the Norwick depot destroyed 40 vehicles.", speaker="the owner")
    desk.print("The fire at the Norwick depot destroyed 75 vehicles.", speaker="the insurer")
    (finding,) = desk.ledger()
    assert finding.type == "contradiction"
    assert "the owner" in finding.reason


def test_different_things_with_one_noun_stay_apart(desk: Desk) -> None:
    desk.print("The council will build 40 houses in Norwick.")
    desk.print("A bank in Dorley auctioned 75 houses after the crash.")
    assert desk.ledger() == []


def test_findings_keep_their_ids_when_articles_are_added(desk: Desk) -> None:
    desk.print("The storm killed 12 people.")
    desk.print("The storm killed 15 people.", days=1)
    before = [f.id for f in desk.ledger()]
    desk.print("The storm killed 19 people.", days=2)
    assert [f.id for f in desk.ledger()] == before


def test_parts_that_do_not_make_the_total(desk: Desk) -> None:
    desk.print("On Monday 300 residents left. Another 200 left later, bringing the total to 450.")
    (finding,) = desk.checks()
    assert (finding.kind, finding.type) == ("check", "arithmetic")
    assert "300 + 200 = 500, not 450" in finding.reason


def test_parts_that_make_the_total(desk: Desk) -> None:
    desk.print("On Monday 300 residents left. Another 200 left later, bringing the total to 500.")
    assert desk.checks() == []


def test_a_part_larger_than_its_whole(desk: Desk) -> None:
    desk.print("The raid killed 40 civilians, including 110 children.")
    (finding,) = desk.checks()
    assert finding.type == "arithmetic"


def test_a_first_batch_larger_than_the_total(desk: Desk) -> None:
    desk.print(
        "Boats carried a first batch of 700 people from the island.",
        "The mayor said more than 200 people had been evacuated so far.",
    )
    (finding,) = desk.checks()
    assert values(finding) == [700, 200]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The fire burned 500 hectares (12,000 acres).", True),
        ("The fire burned 500 hectares (1,200 acres).", False),
        ("It lies at a depth of 10 km (6 miles).", False),
        ("The wall is three feet (one metre) high.", False),
        ("The lake holds 2 million cubic metres, or 500 gallons.", True),
    ],
)
def test_conversions(desk: Desk, text: str, wrong: bool) -> None:
    desk.print(text)
    assert [f.type for f in desk.checks()] == (["unit"] if wrong else [])


def test_a_date_on_another_weekday(desk: Desk) -> None:
    desk.print("The fair opened on Tuesday, May 4, 2022.")
    (finding,) = desk.checks()
    assert "Wednesday" in finding.reason


def test_tomorrow_against_a_named_weekday(desk: Desk) -> None:
    desk.print("Talks would open in Geneva tomorrow, Anna Lind said.", speaker="Anna Lind")
    desk.print("Talks would open in Geneva on Thursday, Ms Lind said.", speaker="Ms Lind")
    (finding,) = desk.checks()
    assert [p.as_of for p in finding.positions] == [dt.date(2022, 5, 3), dt.date(2022, 5, 5)]


def test_one_name_in_two_spellings(desk: Desk) -> None:
    desk.print(
        "General Pavel Tomashenko said the road was open.",
        "Gen Tomasenkho added that the bridge was shut.",
    )
    (finding,) = desk.checks()
    assert [p.label for p in finding.positions] == ["Tomashenko", "Tomasenkho"]

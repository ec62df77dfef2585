"""An engine's words for single findings reach the page where the claims of these bear them out."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.domain import Comparison, DraftWords, Finding, FindingKind, Position
from summarize.text.parsing import Parser
from summarize.writing.differences import MOST
from summarize.writing.worded import repeated
from tests.writing.scribe import DEAD, LOAD, SANK, Scribe, made


def _of(comparison: Comparison, kind: FindingKind) -> str:
    return next(f.id for f in comparison.findings if f.kind == kind)


@pytest.mark.parametrize(
    ("says", "holds"),
    [
        ("The ferry Alma sank off Liss.", True),
        ("The ferry Alma sank off Liss with 40 people on board.", False),
        ("The ferry Alma did not sink off Liss.", False),
        ("The ferry Marit sank off Liss.", False),
        ("The ferry Alma sank off Liss on Friday.", False),
        ("The ferry Alma exploded off Liss.", False),
    ],
)
def test_an_agreement_says_what_all_accounts_tell(
    says: str, holds: bool, tmp_path: Path, parser: Parser
) -> None:
    engine = Scribe(
        [("agreed", SANK)], lambda c: (DraftWords(finding=_of(c, "agreed"), says=says),)
    )
    got = made(engine, tmp_path, parser)
    (found,) = [f for f in got.findings if f.kind == "agreed"]
    assert (found.statement == says) is holds
    assert (says in [d.sentence for d in got.dropped_sentences]) is not holds
    assert found.statement in [s.sentence for s in got.brief if s.finding == found.id]


@pytest.mark.parametrize(
    ("sides", "held"),
    [
        (
            [
                "Ole Brandt said: “The ferry was not overloaded.”",
                "Ines Sala said the ferry was overloaded.",
            ],
            2,
        ),
        (
            [
                "Ines Sala said: “The ferry was not overloaded.”",
                "Ines Sala said the ferry was overloaded.",
            ],
            1,
        ),
        (
            [
                "Ole Brandt said: “The ferry was overloaded.”",
                "Ole Brandt said the ferry was overloaded.",
            ],
            0,
        ),
        (["Ole Brandt said the ferry was not overloaded."], 0),
    ],
)
def test_the_sides_of_a_dispute_keep_their_speakers_and_their_not(
    sides: list[str], held: int, tmp_path: Path, parser: Parser
) -> None:
    def words(comparison: Comparison) -> tuple[DraftWords, ...]:
        (found,) = [f for f in comparison.findings if f.kind == "disputed"]
        quotes = {c.id: c.quote for c in comparison.claims}
        denied = ["not" in quotes[p.claims[0]] for p in found.positions]
        given = sides if denied[0] else sides[::-1]
        return (DraftWords(finding=found.id, sides=tuple(given)),)

    engine = Scribe([("disputed", LOAD)], words)
    got = made(engine, tmp_path, parser)
    (found,) = [f for f in got.findings if f.kind == "disputed"]
    assert sum(p.label in sides for p in found.positions) == held, made.dropped_sentences


def test_what_tells_the_same_gives_way_to_what_it_shares_a_claim_with(
    tmp_path: Path, parser: Parser
) -> None:
    both = [[*SANK[0], *DEAD[0]]]

    def same(comparison: Comparison) -> tuple[tuple[str, ...], ...]:
        return (tuple(f.id for f in comparison.findings if f.kind == "agreed"),)

    engine = Scribe([("agreed", SANK), ("agreed", both)], lambda _: (), same)
    got = made(engine, tmp_path, parser)
    agreed = [f for f in got.findings if f.kind == "agreed"]
    told = [s.finding for s in got.brief if s.section == "agreed"]
    assert told == [agreed[0].id]


def test_what_is_one_side_of_a_difference_is_not_agreed(tmp_path: Path, parser: Parser) -> None:
    story = {
        "a.txt": "The Harbour Post\n\nFerry lost\n\nNine people were killed.\n",
        "b.txt": "The Liss Echo\n\nFerry lost\n\nNine people were killed in the wreck.\n",
        "c.txt": "The Coast Herald\n\nFerry lost\n\nSeven people were killed.\n",
    }
    nine = ["Nine people were killed."]
    both = [[*nine, "Nine people were killed in the wreck."], ["Seven people were killed."]]
    for differs in (False, True):
        findings = [("agreed", both[:1]), *([("figures", both)] if differs else [])]
        got = made(Scribe(findings, lambda _: ()), tmp_path, parser, story)
        assert any(s.section == "agreed" for s in got.brief) is not differs


def test_a_line_in_an_engines_words_leans_on_nothing(tmp_path: Path, parser: Parser) -> None:
    story = {
        "a.txt": "The Harbour Post\n\nFerry lost\n\nThe ferry Alma sank off Liss on "
        "Friday, and it was not found by divers.\n",
        "b.txt": "The Liss Echo\n\nFerry lost\n\nOff Liss the ferry Alma sank, said the mayor, "
        "whom nobody had told of a storm.\n",
    }
    quotes = [["The ferry Alma sank off Liss on Friday", "Off Liss the ferry Alma sank, said"]]
    says = "The ferry Alma sank off Liss."
    plain = made(Scribe([("agreed", quotes)], lambda _: ()), tmp_path, parser, story)
    engine = Scribe(
        [("agreed", quotes)], lambda c: (DraftWords(finding=_of(c, "agreed"), says=says),)
    )
    got = made(engine, tmp_path, parser, story)
    assert [f.leans for f in plain.findings if f.kind == "agreed"] == [True]
    assert [(f.statement, f.leans) for f in got.findings if f.kind == "agreed"] == [(says, False)]


@pytest.mark.parametrize(
    ("says", "tellers"),
    [
        ("Ole Brandt said the ferry was not overloaded.", {"a.txt", "b.txt"}),
        ("Ole Brandt is quoted as saying the ferry was not overloaded.", {"a.txt", "b.txt"}),
        ("The ferry was not overloaded, Ole Brandt and the Coast Herald say.", {"a", "b", "c"}),
    ],
)
def test_what_a_line_gives_to_somebody_only_they_tell_who_have_it_of_him(
    says: str, tellers: set[str], tmp_path: Path, parser: Parser
) -> None:
    told = 'Captain Ole Brandt told the Post: "The ferry was not overloaded."'
    story = {
        "a.txt": f"The Harbour Post\n\nFerry lost\n\nThe ferry sank off Liss. {told}\n",
        "b.txt": f"The Liss Echo\n\nFerry lost\n\nThe ferry sank off Liss at noon. {told}\n",
        "c.txt": "The Coast Herald\n\nFerry lost\n\nIn calm air the ferry was not overloaded.\n",
    }
    quotes = [["The ferry was not overloaded", "In calm air the ferry was not overloaded"]]
    engine = Scribe(
        [("agreed", quotes)], lambda c: (DraftWords(finding=_of(c, "agreed"), says=says),)
    )
    got = made(engine, tmp_path, parser, story)
    (found,) = [f for f in got.findings if f.kind == "agreed"]
    assert found.statement == says
    path = {c.id: a.path for a in got.articles for c in got.claims if c.article == a.id}
    assert {path[c].removesuffix(".txt") for c in found.told_by} == {
        t.removesuffix(".txt") for t in tellers
    }


@pytest.mark.parametrize(
    "says", ["Ole Brandt said the ferry was not overloaded.", "The master was paid 3,000 crowns."]
)
def test_no_agreement_is_told_by_one_account_or_flatly_where_others_hedge(
    says: str, tmp_path: Path, parser: Parser
) -> None:
    told = 'Captain Ole Brandt told the Post: "The ferry was not overloaded."'
    story = {
        "a.txt": "The Harbour Post\n\nFerry lost\n\nThe ferry sank off Liss. "
        f"The master was paid 3,000 crowns. {told}\n",
        "b.txt": "The Liss Echo\n\nFerry lost\n\nThe master was reportedly paid 3,000 crowns. "
        "In calm air the ferry was not overloaded.\n",
    }
    quotes = {
        "Ole": [["The ferry was not overloaded", "In calm air the ferry was not overloaded"]],
        "The": [["The master was paid 3,000", "The master was reportedly paid 3,000 crowns"]],
    }
    engine = Scribe(
        [("agreed", quotes[says[:3]])], lambda c: (DraftWords(finding=_of(c, "agreed"), says=says),)
    )
    got = made(engine, tmp_path, parser, story)
    assert all(f.statement != says for f in got.findings if f.kind == "agreed")
    (dropped,) = got.dropped_sentences
    assert "no two accounts tell all of it" in dropped.reason


@pytest.mark.parametrize(
    ("says", "paper"),
    [
        ("The master was paid 3,000 crowns.", "The Harbour Post"),
        ("The master was paid 4,000 crowns.", None),
    ],
)
def test_what_one_account_tells_of_an_agreement_is_told_as_its_own(
    says: str, paper: str | None, tmp_path: Path, parser: Parser
) -> None:
    sank = "The ferry sank off Liss."
    story = {
        "a.txt": f"The Harbour Post\n\nFerry lost\n\n{sank} The master was paid 3,000 crowns.\n",
        "b.txt": f"The Liss Echo\n\nFerry lost\n\n{sank} "
        "The master was reportedly paid 3,000 crowns.\n",
    }
    quotes = [["The master was paid 3,000", "The master was reportedly paid 3,000 crowns"]]
    engine = Scribe(
        [("agreed", quotes)],
        lambda c: (DraftWords(finding=_of(c, "agreed"), says=says),),
        asked=lambda c: frozenset(f.id for f in c.findings),
        opens="The master was paid 3,000",
    )
    got = made(engine, tmp_path, parser, story)
    names = {a.id: a.outlet for a in got.articles}
    alone = [f for f in got.findings if f.kind == "single-source" and not f.leans]
    found = {f.statement: names[a] for f in alone for a in f.positions[0].articles}
    assert found.get(says) == paper
    assert all(f.lead == 0 and len(f.positions[0].articles) == 1 for f in alone)
    assert (says in [s.sentence for s in got.brief]) is (paper is not None)


@pytest.mark.parametrize(("worded", "lines"), [(1, 1), (0, 2)])
def test_a_finding_that_an_engine_words_not_has_no_line_where_it_words_half(
    worded: int, lines: int, tmp_path: Path, parser: Parser
) -> None:
    def words(comparison: Comparison) -> tuple[DraftWords, ...]:
        return tuple(
            DraftWords(finding=f.id, says=f.statement) for f in comparison.findings[:worded]
        )

    findings = [("agreed", SANK), ("agreed", DEAD)]
    every = Scribe(findings, words, asked=lambda c: frozenset(f.id for f in c.findings))
    told = [s for s in made(every, tmp_path, parser).brief if s.section != "in short"]
    assert len(told) == lines


def test_what_an_engine_was_not_asked_to_word_is_not_for_the_page(
    tmp_path: Path, parser: Parser
) -> None:
    def shown(comparison: Comparison) -> frozenset[str]:
        return frozenset(f.id for f in comparison.findings if "people" not in f.statement)

    findings = [("agreed", SANK), ("agreed", DEAD)]
    asked = made(Scribe(findings, lambda _: (), asked=shown), tmp_path, parser)
    plain = made(Scribe(findings, lambda _: ()), tmp_path, parser)
    assert {"people" in f.statement: f.leans for f in asked.findings} == {False: False, True: True}
    assert not any(f.leans for f in plain.findings)


CLEARED = {
    "a.txt": "The Harbour Post\n\nFerry trial\n\nJudges acquitted the master.\n",
    "b.txt": "The Liss Echo\n\nVerdict\n\nNobody spoke as Ole Brandt was cleared altogether.\n",
}


@pytest.mark.parametrize(
    ("says", "stands"),
    [("Ole Brandt was acquitted.", True), ("Ole Brandt was convicted.", False), ("", False)],
)
def test_accounts_that_share_no_words_agree_in_words_that_each_bears_out(
    says: str, stands: bool, tmp_path: Path, parser: Parser
) -> None:
    def words(comparison: Comparison) -> tuple[DraftWords, ...]:
        return tuple(DraftWords(finding=f.id, says=says) for f in comparison.offered if says)

    quotes = [["Judges acquitted the master", "Ole Brandt was cleared altogether"]]
    got = made(Scribe([("agreed", quotes)], words), tmp_path, parser, CLEARED)
    found = [f for f in got.findings if f.kind == "agreed"]
    assert [f.statement for f in found] == ([says] if stands else [])
    assert all(len({*f.positions[0].articles}) == 2 for f in found)


@pytest.mark.parametrize(("day", "stands"), [("On Friday ", True), ("", False)])
def test_a_day_that_stands_beside_a_quote_is_told_by_its_account(
    day: str, stands: bool, tmp_path: Path, parser: Parser
) -> None:
    told = "Captain Ole Brandt told the Post the ferry was not overloaded"
    story = {
        "a.txt": f"The Harbour Post\n\nFerry lost\n\nOn Friday {told}.\n",
        "b.txt": f"The Liss Echo\n\nFerry lost\n\n{day}{told} in Liss.\n",
    }
    quotes = [[f"On Friday {told}", "the ferry was not overloaded in Liss"]]
    says = "On Friday Ole Brandt said the ferry was not overloaded."
    engine = Scribe(
        [("agreed", quotes)], lambda c: (DraftWords(finding=_of(c, "agreed"), says=says),)
    )
    got = made(engine, tmp_path, parser, story)
    assert (says in [f.statement for f in got.findings if f.kind == "agreed"]) is stands


def test_of_two_days_in_a_sentence_neither_is_told_beside_its_quote(
    tmp_path: Path, parser: Parser
) -> None:
    sank = "Ole Brandt sank the ferry Alma off Liss"
    story = {
        "a.txt": f"The Harbour Post\n\nFerry lost\n\nFreed on Friday, {sank} on Monday.\n",
        "b.txt": f"The Liss Echo\n\nFerry lost\n\n{sank} on Friday.\n",
    }
    says = "Ole Brandt sank the ferry Alma off Liss on Friday."
    engine = Scribe(
        [("agreed", [[sank]])],
        lambda c: tuple(DraftWords(finding=f.id, says=says) for f in c.findings),
    )
    got = made(engine, tmp_path, parser, story)
    assert says not in [f.statement for f in got.findings if len(f.positions[0].articles) > 1]


@pytest.mark.parametrize(
    ("says", "stands"),
    [
        ("Ines Sala said the ferry was overloaded, and Ole Brandt said it sank off Liss.", False),
        ("Ines Sala said it was overloaded (The Echoing Posts); Ole Brandt said it sank.", False),
        (
            "Ines Sala told the Harbour Post it was overloaded; Ole Brandt told the Echo it sank.",
            True,
        ),
    ],
)
def test_what_each_of_two_accounts_has_of_somebody_else_is_not_told_by_both(
    says: str, stands: bool, tmp_path: Path, parser: Parser
) -> None:
    story = {
        "a.txt": "The Harbour Post\n\nFerry lost\n\n"
        "Ines Sala said the ferry was overloaded when it sank.\n",
        "b.txt": "The Echo\n\nFerry lost\n\n"
        "Ole Brandt said the ferry sank off Liss, overloaded or not.\n",
    }
    quotes = [["the ferry was overloaded when it sank", "the ferry sank off Liss, overloaded"]]
    engine = Scribe(
        [("agreed", quotes)], lambda c: (DraftWords(finding=_of(c, "agreed"), says=says),)
    )
    got = made(engine, tmp_path, parser, story)
    assert (says in [f.statement for f in got.findings]) is stands


@pytest.mark.parametrize("kind", ["agreed", "disputed"])
def test_what_an_engine_finds_too_light_for_a_line_is_not_printed(
    kind: FindingKind, tmp_path: Path, parser: Parser
) -> None:
    findings = [("agreed", DEAD), (kind, SANK if kind == "agreed" else LOAD)]
    heavy = "Nine people were killed."

    def words(comparison: Comparison) -> tuple[DraftWords, ...]:
        killed = [f for f in comparison.findings if "killed" in f.statement]
        return tuple(DraftWords(finding=f.id, says=heavy) for f in killed)

    every = Scribe(findings, words, asked=lambda c: frozenset(f.id for f in c.findings))
    got = made(every, tmp_path, parser)
    assert {s.sentence for s in got.brief if s.section != "in short"} == {heavy}
    assert len(got.findings) > 1


def test_what_an_engine_finds_to_be_one_matter_is_credited_to_all_who_tell_its_line(
    tmp_path: Path, parser: Parser
) -> None:
    story = {
        "a.txt": "The Harbour Post\n\nFerry lost\n\nThe ferry Alma sank off Corbin.\n",
        "b.txt": "The Liss Echo\n\nFerry lost\n\nOff Corbin the ferry Alma sank at noon.\n",
        "c.txt": "The Coast Herald\n\nFerry lost\n\nIn a storm the ferry Alma sank off Corbin.\n",
        "d.txt": "The Orlo Mail\n\nFerry lost\n\nThe ferry Alma sank.\n",
    }
    said = [
        ["The ferry Alma sank off Corbin.", "Off Corbin the ferry Alma sank at noon"],
        ["In a storm the ferry Alma sank off Corbin", "The ferry Alma sank."],
    ]
    says = "The ferry Alma sank off Corbin."
    engine = Scribe(
        [("agreed", [s]) for s in said],
        lambda c: tuple(DraftWords(finding=f.id, says=says) for f in c.findings),
        same=lambda c: (tuple(f.id for f in c.findings if f.kind == "agreed"),),
    )
    got = made(engine, tmp_path, parser, story)
    shown = {s.finding for s in got.brief if s.section != "in short"}
    (found,) = [f for f in got.findings if f.id in shown]
    path = {c.id: a.path for a in got.articles for c in got.claims if c.article == a.id}
    assert {path[c] for c in found.told_by} == {"a.txt", "b.txt", "c.txt"}


@pytest.mark.parametrize(("kept", "gives_way"), [({}, True), ({"leans": True}, False)])
def test_a_dispute_gives_way_to_a_table_that_is_printed(
    kept: dict[str, bool], gives_way: bool
) -> None:
    def finding(kind: FindingKind, **more: object) -> Finding:
        sides = tuple(
            Position(label=c, claims=(c,), articles=(c,), origins=(c,)) for c in ("a", "b")
        )
        return Finding.model_validate({"id": kind, "kind": kind, "positions": sides, **more})

    found = [finding("figures", **kept), finding("disputed")]
    assert repeated((), found) == ({"disputed"} if gives_way else set())


def test_an_agreement_stays_beside_a_difference_that_has_no_room_on_the_page() -> None:
    def finding(n: int, kind: FindingKind, label: str) -> Finding:
        sides = tuple(
            Position(label=s, claims=(f"{n}{s}",), articles=(s,), origins=(s,))
            for s in ("a", label)
        )
        more = {"id": f"{kind}{n}", "kind": kind, "positions": sides, "weight": 9.0 - n}
        return Finding.model_validate(more)

    tables = [finding(n, "figures", "b") for n in range(MOST + 1)]
    for n, gives_way in ((0, True), (MOST, False)):
        agreed = tables[n].model_copy(update={"id": "g", "kind": "agreed", "statement": "a b"})
        assert (repeated((), [*tables, agreed]) == {"g"}) is gives_way


@pytest.mark.parametrize(
    ("third", "stands"), [("into the rocky shallows", False), ("through the harbour wall", True)]
)
def test_words_that_one_account_alone_has_are_not_told_by_the_others(
    third: str, stands: bool, tmp_path: Path, parser: Parser
) -> None:
    told = {
        "a.txt": "The ferry Alma broke through the harbour wall.",
        "b.txt": "The ferry Alma broke into the rocky shallows.",
        "c.txt": f"In the dark off Liss the ferry Alma broke {third}.",
    }
    outlets = ("The Post", "The Echo", "The Mail")
    story = {
        n: f"{o}\n\nFerry lost\n\n{t}\n" for (n, t), o in zip(told.items(), outlets, strict=True)
    }
    says = "The ferry Alma broke through the harbour wall."
    engine = Scribe(
        [("agreed", [list(told.values())])],
        lambda c: tuple(DraftWords(finding=f.id, says=says) for f in c.findings),
    )
    got = made(engine, tmp_path, parser, story)
    assert (says in [f.statement for f in got.findings if f.kind == "agreed"]) is stands


@pytest.mark.parametrize(
    ("line", "labels", "gives_way"),
    [
        ("The ferry sank on 3 May 2021.", ("3 May 2021", "4 May 2021"), True),
        ("The ferry sank on Monday.", ("Monday", "Tuesday"), True),
        ("The ferry sank at 6 a.m.", ("6 a.m.", "8 a.m."), True),
        ("The ferry sank in 2008.", ("2008", "2011"), True),
        ("Nine people were killed.", ("nine", "eleven"), True),
        ("The ferry sank off Liss.", ("", ""), True),
        ("Ole Brandt was arrested.", ("in Liss", "at his house in Orlo"), False),
        ("Ole Brandt was arrested at his house.", ("in Liss", "at his house in Orlo"), True),
    ],
)
@pytest.mark.parametrize("hidden", [{}, {"leans": True}, {"background": True}])
def test_an_agreement_gives_way_to_a_dispute_or_a_printed_table_that_asks_what_it_tells(
    line: str, labels: tuple[str, str], gives_way: bool, hidden: dict[str, bool]
) -> None:
    def finding(kind: FindingKind, *sides: tuple[str, str], **more: object) -> Finding:
        told = tuple(
            Position(label=label, claims=tuple(claims), articles=("A1",), origins=("o1",))
            for label, claims in sides
        )
        return Finding.model_validate({"id": kind, "kind": kind, "positions": told, **more})

    agreed = finding("agreed", (line, "ab"), statement=line)
    for kind in ("disputed", "figures"):
        difference = finding(kind, (labels[0], "ab"), (labels[1], "c"), **hidden)  # type: ignore[arg-type]
        assert repeated((), [agreed, difference]) == (
            {"agreed"} if gives_way and not (hidden and kind == "figures") else set()
        )

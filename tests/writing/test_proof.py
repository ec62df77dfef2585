"""What a proofreader finds goes, or is said in words that hold; nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from summarize.brief import Brief
from summarize.domain import Comparison, DraftSentence, DraftWords, Fault, FaultKind, PageLine
from summarize.text.parsing import Parser
from tests.writing.scribe import DEAD, LOAD, SANK, Scribe, made

FINDINGS = [("agreed", SANK), ("agreed", DEAD), ("disputed", LOAD)]


def read(
    folder: Path, parser: Parser, faults: Callable[[Sequence[PageLine]], tuple[Fault, ...]]
) -> tuple[Brief, list[PageLine]]:
    seen: list[PageLine] = []

    def look(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        seen.extend(lines)
        return faults(lines)

    return made(Scribe(FINDINGS, lambda _: (), faults=look), folder, parser), seen


def faulty(words: str, kind: FaultKind, instead: str = "") -> Callable[..., tuple[Fault, ...]]:
    """Name the lines under a finding's own heading that hold some words."""

    def faults(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        own = (line for line in lines if not line.id.startswith("short:"))
        return tuple(
            Fault(line=line.id, kind=kind, instead=instead) for line in own if words in line.text
        )

    return faults


def stated(brief: Brief) -> list[str]:
    return [s.sentence for s in brief.brief if s.section != "in short"]


def test_every_line_is_shown_with_claims_of_the_brief(tmp_path: Path, parser: Parser) -> None:
    got, lines = read(tmp_path, parser, lambda _: ())
    known = {c.id for c in got.claims}
    assert {line.section for line in lines} >= {"In short", "What the accounts agree on"}
    assert all(set(line.cites) <= known for line in lines)
    assert all(line.cites for line in lines if not line.id.endswith(":what"))
    assert len({line.id for line in lines}) == len(lines)


@pytest.mark.parametrize("kind", ["false", "repeated", "unclear"])
def test_a_faulty_line_goes_and_the_others_stay(
    kind: FaultKind, tmp_path: Path, parser: Parser
) -> None:
    before, _ = read(tmp_path, parser, lambda _: ())
    got, _ = read(tmp_path, parser, faulty("Nine people", kind))
    gone = [s for s in stated(before) if "Nine people" in s]
    assert gone
    assert stated(got) == [s for s in stated(before) if s not in gone]
    left = [f for f in got.findings if f.statement in gone]
    assert bool(left) is (kind != "false")
    refused = [r.reason for r in got.rejected_findings if "proofreader" in r.reason]
    assert bool(refused) is (kind == "false")


@pytest.mark.parametrize(
    ("instead", "stands"),
    [
        ("The Alma sank off Liss.", True),
        ("The ferry Alma sank off Liss with 40 people on board.", False),
        ("Nine people were killed.", False),
        ("The ferry Alma did not sink off Liss.", False),
    ],
)
def test_better_words_stand_where_the_claims_bear_them_out(
    instead: str, stands: bool, tmp_path: Path, parser: Parser
) -> None:
    before, _ = read(tmp_path, parser, lambda _: ())
    got, _ = read(tmp_path, parser, faulty("sank off Liss", "unclear", instead))
    assert len(stated(got)) == len(stated(before))
    assert (instead in stated(got)) is stands
    assert stands or stated(got) == stated(before)


@pytest.mark.parametrize("also", [True, False])
def test_better_words_for_the_opening_may_rest_on_further_claims(
    also: bool, tmp_path: Path, parser: Parser
) -> None:
    says = "The ferry Alma sank off Liss and nine people were killed."

    def faults(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        line = next(x for x in lines if x.id.startswith("short") and "sank" in x.text)
        dead = next(x for x in lines if "Nine people" in x.text and x.cites)
        more = dead.cites if also else ()
        return (Fault(line=line.id, kind="unclear", instead=says, also=more),)

    got, _ = read(tmp_path, parser, faults)
    assert any(s.sentence == says for s in got.brief) is also


def test_better_words_for_an_agreement_may_rest_on_further_claims_of_its_accounts(
    tmp_path: Path, parser: Parser
) -> None:
    says = "The ferry Alma sank off Liss, and nine people were killed."

    def faults(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        own = next(x for x in lines if "sank off Liss" in x.text and not x.id.startswith("short"))
        dead = next(x for x in lines if "Nine people" in x.text and x.cites)
        return (Fault(line=own.id, kind="unclear", instead=says, also=dead.cites),)

    def plain(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        return tuple(f.model_copy(update={"also": ()}) for f in faults(lines))

    # Both accounts tell how many were killed.
    killed = [["Nine people were killed"]]
    findings = [("agreed", SANK), ("agreed", killed)]
    told = [
        stated(made(Scribe(findings, lambda _: (), faults=f), tmp_path, parser))
        for f in (faults, plain)
    ]
    assert says in told[0]
    assert says not in told[1]


def test_a_falsehood_goes_where_its_better_words_do_not_hold(
    tmp_path: Path, parser: Parser
) -> None:
    got, _ = read(tmp_path, parser, faulty("sank off Liss", "false", "The ferry Alma exploded."))
    assert not [s for s in stated(got) if "sank" in s or "exploded" in s]


def test_a_dispute_without_a_side_is_none(tmp_path: Path, parser: Parser) -> None:
    got, _ = read(tmp_path, parser, faulty("was not overloaded", "false"))
    assert not [f for f in got.findings if f.kind == "disputed"]
    assert [f for f in got.findings if f.kind == "agreed"]


def test_a_proofreader_who_strikes_out_most_of_the_page_is_not_believed(
    tmp_path: Path, parser: Parser
) -> None:
    before, _ = read(tmp_path, parser, lambda _: ())
    got, _ = read(
        tmp_path,
        parser,
        lambda lines: tuple(Fault(line=line.id, kind="false") for line in lines),
    )
    assert got.brief == before.brief


def test_who_does_not_tell_a_line_loses_the_credit(tmp_path: Path, parser: Parser) -> None:
    def faults(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        own = next(x for x in lines if "sank off Liss" in x.text and not x.id.startswith("short"))
        return (Fault(line=own.id, kind="credit", without=own.cites[:1]),)

    got, _ = read(tmp_path, parser, faults)
    assert not [s for s in stated(got) if "sank off Liss" in s]  # one account is no agreement
    assert [s for s in stated(got) if "Nine people" in s]


def test_figures_are_told_by_the_rows_that_are_left(tmp_path: Path, parser: Parser) -> None:
    rows = {
        "a.txt": ("The Harbour Post", "Nine people were killed."),
        "b.txt": ("The Liss Echo", "Seven people were killed."),
        "c.txt": ("The Coast Herald", "Forty people were killed."),
    }
    told = [[q] for _, q in rows.values()]

    def faults(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        of_rows = (x for x in lines if x.id[-2:-1] == ":" and not x.id.startswith("short"))
        return tuple(Fault(line=x.id, kind="false") for x in of_rows if x.text.startswith("40"))

    engine = Scribe([("figures", told)], lambda _: (), faults=faults)
    story = {
        name: f"{outlet}\n\nFerry lost off Liss\n\nThe ferry Alma sank on Friday. {said}\n"
        for name, (outlet, said) in rows.items()
    }
    got = made(engine, tmp_path, parser, story)
    (found,) = [f for f in got.findings if f.kind == "figures"]
    assert [p.value for p in found.positions] == [7, 9]
    assert "orty" not in found.statement


def test_figures_that_are_struck_stay_in_the_data_and_leave_the_page(
    tmp_path: Path, parser: Parser
) -> None:
    findings = [("figures", [["Nine people were killed."], ["Nine dead"], ["Seven were killed"]])]
    story = {
        "a.txt": "The Harbour Post\n\nFerry lost\n\nThe Alma sank. Nine people were killed.\n",
        "b.txt": "The Liss Echo\n\nFerry lost\n\nThe Alma sank. Seven were killed at Liss.\n",
    }

    def heads(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        return tuple(Fault(line=x.id, kind="false") for x in lines if x.id.endswith(":what"))

    shown, struck = (
        made(Scribe(findings, lambda _: (), faults=f), tmp_path, parser, story)
        for f in (lambda _: (), heads)
    )
    assert "| 7" in shown.to_markdown()
    assert "| 7" not in struck.to_markdown()
    (found,) = [f for f in struck.findings if f.kind == "figures"]
    assert [p.value for p in found.positions] == [7, 9]
    assert found.leans


def test_a_struck_finding_goes_from_the_first_section_too(tmp_path: Path, parser: Parser) -> None:
    before, _ = read(tmp_path, parser, lambda _: ())
    got, _ = read(tmp_path, parser, faulty("sank off Liss", "false"))
    short = [[s.sentence for s in b.brief if s.section == "in short"] for b in (before, got)]
    assert any("sank off Liss" in s for s in short[0])
    assert not any("sank off Liss" in s for s in short[1])


def short(brief: Brief) -> list[str]:
    return [s.sentence for s in brief.brief if s.section == "in short"]


def test_an_opening_whose_better_words_do_not_hold_is_one_account_s(
    tmp_path: Path, parser: Parser
) -> None:
    def faults(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        first = next(x.id for x in lines if x.id.startswith("short"))
        return (Fault(line=first, kind="false", instead="The ferry Alma exploded."),)

    engine = Scribe(FINDINGS, lambda _: (), faults=faults, opens=SANK[0][0])
    got = made(engine, tmp_path, parser)
    assert got.lead is not None
    assert short(got)[0] == got.lead.statement
    assert not any("exploded" in s for s in short(got))


KEPT = ["The ferry sank off Liss.", "The ferry Alma sank off Liss.", "The Alma sank off Liss."]


@pytest.mark.parametrize(
    ("instead", "back"),
    [
        ("Nine people were killed.", True),
        ("Nine people were rescued.", False),
        ("", False),
    ],
)
def test_a_sentence_of_the_opening_that_did_not_hold_may_come_back(
    instead: str, back: bool, tmp_path: Path, parser: Parser
) -> None:
    def opening(comparison: Comparison) -> tuple[DraftSentence, ...]:
        told = (KEPT[0], "Nine were rescued.", *KEPT[1:])
        dead = next(f for f in comparison.findings if "people" in f.statement)
        sank = next(f for f in comparison.findings if f is not dead and f.kind == "agreed")
        rests = (sank, dead, sank, sank)
        return tuple(
            DraftSentence(section="", sentence=s, cites=f.told_by, rests_on=(f.id,))
            for s, f in zip(told, rests, strict=True)
        )

    def faults(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        lost = [line for line in lines if line.refused]
        assert [line.section for line in lost] == ["In short"]
        return tuple(Fault(line=line.id, kind="unclear", instead=instead) for line in lost)

    engine = Scribe(FINDINGS, lambda _: (), faults=faults, short=opening)
    got = made(engine, tmp_path, parser)
    short = [s.sentence for s in got.brief if s.section == "in short"]
    assert short == [KEPT[0], *([instead] if back else []), *KEPT[1:]]


def test_an_agreement_needs_two_accounts_that_tell_it_and_are_no_copies(
    tmp_path: Path, parser: Parser
) -> None:
    rest = (
        "Nine people died in the fog that night, the coast guard of Liss told reporters. Boats "
        "came out from three harbours at dawn and searched until the tide turned. Captain Ole "
        "Brandt was pulled from the water by a fisherman who had heard his whistle. The owners "
        "said they would pay for the funerals, and a fund for the families was opened at the town "
        "hall. Divers are to look at the hull on Monday, when the wind is expected to ease."
    )
    story = {
        "a.txt": f"The Harbour Post\n\nFerry lost\n\nThe ferry Alma sank off Liss. {rest}\n",
        "b.txt": f"The Liss Echo\n\nFerry lost\n\nOn Friday the ferry Alma sank. {rest}\n",
        "c.txt": "The Coast Herald\n\nFerry lost\n\nOff Liss the ferry Alma sank on Friday.\n",
    }
    quotes = ["The ferry Alma sank off Liss", "On Friday the ferry Alma sank", "Off Liss the ferry"]

    def engine(*faults: Fault) -> Scribe:
        return Scribe(
            [("agreed", [quotes])],
            lambda c: tuple(DraftWords(finding=f.id, says="The ferry sank.") for f in c.findings),
            faults=lambda _: faults,
        )

    def without(path: str) -> Brief:
        gone = tuple(c.id for c in plain.claims if paths[c.article] == path)
        fault = Fault(line=found.id, kind="credit", without=gone)
        return made(engine(fault), tmp_path, parser, story)

    plain = made(engine(), tmp_path, parser, story)
    paths = {a.id: a.path for a in plain.articles}
    (found,) = [f for f in plain.findings if f.kind == "agreed"]
    assert sorted(a.copy_of is not None for a in plain.articles) == [False, False, True]
    assert any(f.id == found.id for f in without("b.txt").findings)
    assert not any(f.id == found.id for f in without("c.txt").findings)


@pytest.mark.parametrize(
    ("instead", "stands"),
    [
        ("The ferry Alma sank off Liss, and nine people were killed.", True),
        ("The ferry Alma exploded off Liss.", False),
        ("", False),
    ],
)
def test_the_line_of_an_account_that_was_refused_may_be_said_in_words_that_hold(
    instead: str, stands: bool, tmp_path: Path, parser: Parser
) -> None:
    def faults(lines: Sequence[PageLine]) -> tuple[Fault, ...]:
        own = [line for line in lines if line.id.startswith("accounts:")]
        offered.extend(own)
        assert all("people were killed" in line.refused and line.cites for line in own)
        return tuple(Fault(line=x.id, kind="unclear", instead=instead) for x in own)

    offered: list[PageLine] = []

    def echo(news: str) -> tuple[str, ...]:
        engine = Scribe(FINDINGS, lambda _: (), faults=faults, news=news)
        told = {a.outlet: a.summary for a in made(engine, tmp_path, parser).articles}
        return told["The Liss Echo"]

    own = ("The ferry Alma sank off Liss.",)
    read = echo("The ferry Alma sank off Liss, and 90 people were killed.")
    assert read == ((instead,) if stands else own)
    assert "The Liss Echo: The ferry Alma sank off Liss." in [line.text for line in offered]
    held = "The ferry Alma sank off Liss, and nine people were killed."
    assert echo(held) == (held,)

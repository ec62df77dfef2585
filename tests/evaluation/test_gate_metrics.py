"""The gate on trial: corrupted statements are false, and a gate that is off is seen to be."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from summarize.claims.ground import Grounded
from summarize.domain import Article, DraftClaim, GroundedClaim, Rejected
from summarize.evaluation.cases import Case
from summarize.evaluation.metrics import gate
from summarize.evaluation.metrics.gate import DAYS, corruptions, names_in
from summarize.evaluation.outcome import Outcome
from summarize.text.parsing import Parser

from .made import articles, brief, claim

TRUE = "On Monday the harbour pilot Ines Roth was not told that 1,096 people had left Halvik."


def test_each_change_is_the_smallest_that_makes_it_false() -> None:
    assert dict(corruptions(TRUE, ["Sandvik"])) == {
        "digit": TRUE.replace("1,096", "2,096"),
        "negation added": TRUE.replace("had left", "had not left"),
        "negation removed": TRUE.replace("was not", "was"),
        "name": TRUE.replace("Ines Roth", "Sandvik"),
        "weekday": TRUE.replace("Monday", "Tuesday"),
    }


def test_a_name_is_not_swapped_for_a_part_of_itself() -> None:
    assert "name" not in dict(corruptions(TRUE, ["Roth", "Ines Roth"]))


def test_a_name_is_not_swapped_for_a_form_of_it() -> None:
    assert "name" not in dict(corruptions("They met the Halvikian mayor.", ["Halvik"]))


def test_what_has_nothing_to_change_is_left_alone() -> None:
    assert dict(corruptions("Everyone left early", ["Sandvik"])) == {}


def test_names_are_found_within_sentences_only() -> None:
    assert names_in(["Rescuers met Ines Roth on Monday. She left in March."]) == ["Ines Roth"]


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=60), st.sampled_from(DAYS))
def test_corruption_always_changes_and_is_repeatable(text: str, day: str) -> None:
    statement = f"{text} was 9 on {day}"
    first = list(corruptions(statement, ["Sandvik"]))
    assert first == list(corruptions(statement, ["Sandvik"]))
    assert all(false != statement for _, false in first)
    assert "digit" in dict(first)


def open_gate(drafts: Sequence[DraftClaim], article: Article, parser: Parser) -> Grounded:
    """Lets everything through, as it is told."""
    _ = parser
    through = [
        GroundedClaim(
            id=f"c-{i}",
            article=article.id,
            text=d.quote,
            quote=d.quote,
            start=d.start or 0,
            end=(d.start or 0) + len(d.quote),
            speaker=d.speaker,
        )
        for i, d in enumerate(drafts)
    ]
    return Grounded(tuple(through), (), ())


def shut_gate(drafts: Sequence[DraftClaim], article: Article, parser: Parser) -> Grounded:
    """Lets nothing through."""
    _ = parser
    reasons = {"article": article.id, "reason": "shut"}
    refused = (Rejected(text=d.quote, quote=d.quote, **reasons) for d in drafts)
    return Grounded((), tuple(refused), ())


def measured(case: Case, ground: gate.Ground, parser: Parser) -> dict[str, set[float]]:
    made = articles(case)
    read = claim(made["courier.txt"], "The ferry carried 212 passengers", speaker="Coast Guard")
    seen = gate.observe_gate(Outcome(case, brief(made, [read])), ground, parser)
    values: dict[str, set[float]] = {}
    for observation in seen:
        values.setdefault(observation.metric, set()).add(observation.value)
    return values


def test_an_open_gate_refuses_nothing(ferry_case: Case, parser: Parser) -> None:
    values = measured(ferry_case, open_gate, parser)
    assert values["gate.acceptance"] == {1.0}
    for what in ("refusal", "digit", "name", "weekday", "speaker", "negation"):
        assert values[f"gate.{what}"] == {0.0}, what


def test_a_shut_gate_accepts_nothing(ferry_case: Case, parser: Parser) -> None:
    values = measured(ferry_case, shut_gate, parser)
    assert values["gate.acceptance"] == {0.0}
    assert values["gate.refusal"] == {1.0}

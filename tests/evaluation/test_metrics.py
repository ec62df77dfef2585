"""Each metric on a story small enough to know the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.domain import Article, Origin, Position, Published, Term, Wording
from summarize.evaluation.cases import Case
from summarize.evaluation.labels import NotInConflict, WordingLabel
from summarize.evaluation.metrics import SAYS, comparing, reading
from summarize.evaluation.outcome import Observation, Outcome, f1

from .made import articles, brief, claim, figure, finding, position, sentence, story

ONE = """Share this page

The ferry carried 212 passengers, the Coast Guard said. Nine were hurt and two drowned.

Share prices of the operator fell by 4 percent.
"""
TWO = """Some 200 people were on board.

Nobody had warned the captain, Ines Roth said. Fourteen were hurt.
"""
LABELS = """
story: A ferry, for the tests
articles:
  - file: one.txt
    headline: null
    basis: unknown
    furniture: [Share this page, Share]
    body: [Share prices of the operator]
  - {file: two.txt, outlet: Evening Mail, published: 2024-03-05, basis: inferred}
facts:
  - id: aboard
    article: one.txt
    anchor: carried 212 passengers
    speaker: Coast Guard
    figures: [{value: 212, of: passengers}]
    core: true
  - {id: hurt, article: one.txt, anchor: Nine were hurt, figures: [{value: 9}]}
  - {id: drowned, article: one.txt, anchor: two drowned, figures: [{value: 2}], core: true}
  - id: share
    article: one.txt
    anchor: fell by 4 percent
    figures: [{value: 4, unit: percent, of: share price}]
  - {id: people, article: two.txt, anchor: 200 people were on board, figures: [{value: 200}]}
  - {id: warned, article: two.txt, anchor: Nobody had warned, speaker: Ines Roth, negated: true}
  - {id: others, article: two.txt, anchor: Fourteen were hurt, figures: [{value: 14}]}
same: [[aboard, people]]
findings:
  - id: injured
    kind: figures
    type: contradiction
    question: people hurt
    positions: [{value: 9, facts: [hurt]}, {value: 14, facts: [others]}]
not_in_conflict:
  - {facts: [aboard, people], why: one is rounded}
  - {facts: [share, drowned], why: nothing to do with each other, apart: true}
origins:
  - {name: Coast Guard, spellings: [coastguard], facts: [people]}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return story(tmp_path / "ferry", {"one.txt": ONE, "two.txt": TWO}, LABELS)


def of(metric: str, observations: Iterable[Observation]) -> dict[str, float]:
    """Return what a metric saw, by item."""
    assert metric in SAYS
    return {
        o.item: o.value if o.recall is None else f1(o.value, o.recall)
        for o in observations
        if o.metric == metric
    }


def test_every_metric_that_is_observed_is_described(case: Case) -> None:
    outcome = Outcome(case, brief(articles(case), []))
    seen = [
        *reading.observe_cleaning(outcome),
        *reading.observe_metadata(outcome),
        *reading.observe_claims(outcome),
    ]
    assert {o.metric for o in seen} <= SAYS.keys()


def test_cleaning_sees_leaks_and_losses(case: Case) -> None:
    outcome = Outcome(case, brief(articles(case), []))
    # "Share" is in the text, as a plain word: only the whole line counts.
    assert of("cleaning.furniture_dropped", reading.observe_cleaning(outcome)) == {
        "one.txt furniture 0": 0.0,
        "one.txt furniture 1": 1.0,
    }
    made = articles(case)
    short = made["one.txt"].model_copy(update={"text": "The ferry carried 212 passengers."})
    kept = of(
        "cleaning.body_kept", reading.observe_cleaning(Outcome(case, brief({"one.txt": short}, [])))
    )
    assert sorted(kept.values()) == [0.0, 0.0, 0.0, 0.0, 1.0]


def test_metadata_is_compared_with_absence_as_an_answer(case: Case) -> None:
    made = articles(case)
    made["one.txt"] = made["one.txt"].model_copy(update={"headline": "Share this page"})
    made["two.txt"] = made["two.txt"].model_copy(
        update={
            "outlet": "the Evening Mail",
            "published": Published(date=dt.date(2024, 3, 5), basis="stated"),
        }
    )
    seen = list(reading.observe_metadata(Outcome(case, brief(made, []))))
    assert of("metadata.headline", seen) == {"one.txt": 0.0, "two.txt": 1.0}
    assert of("metadata.outlet", seen) == {"one.txt": 1.0, "two.txt": 1.0}
    assert of("metadata.date", seen) == {"one.txt": 1.0, "two.txt": 1.0}
    assert of("metadata.basis", seen) == {"one.txt": 1.0, "two.txt": 0.0}
    assert of("metadata.copies", seen) == {}


def test_a_claim_that_holds_two_facts_tells_both_and_serves_one(case: Case) -> None:
    made = articles(case)
    whole = claim(made["one.txt"], "Nine were hurt and two drowned.")
    outcome = Outcome(case, brief(made, [whole]))
    assert sum(of("claims.recall", reading.observe_claims(outcome)).values()) == 2
    assert len(outcome.served) == 1


def test_facts_are_given_claims_so_that_most_are_served(case: Case) -> None:
    made = articles(case)
    whole = claim(made["one.txt"], "Nine were hurt and two drowned.", figures=[figure(9)])
    part = claim(made["one.txt"], "Nine were hurt", figures=[figure(9)])
    idle = claim(made["one.txt"], "prices of the operator")
    outcome = Outcome(case, brief(made, [whole, part, idle]))
    seen = list(reading.observe_claims(outcome))
    recall = of("claims.recall", seen)
    assert (recall["hurt"], recall["drowned"]) == (1.0, 1.0)
    # The tight claim serves its fact, and leaves the wide one to the other.
    assert outcome.served["hurt"] == part
    assert of("claims.core_recall", seen) == {"aboard": 0.0, "drowned": 1.0}
    assert of("claims.precision", seen) == {whole.id: 1.0, part.id: 1.0, idle.id: 0.0}


def test_a_quote_that_is_not_at_its_span_is_not_verbatim(case: Case) -> None:
    made = articles(case)
    false = claim(made["one.txt"], "Nine were hurt", start=0, end=14)
    true = claim(made["one.txt"], "two drowned")
    seen = reading.observe_claims(Outcome(case, brief(made, [false, true])))
    assert sorted(of("claims.verbatim", seen).values()) == [0.0, 1.0]


@pytest.mark.parametrize(
    ("speaker", "right"),
    [
        ("Coast Guard", 1.0),
        ("the coastguard", 1.0),
        ("the Dutch Coast Guard", 1.0),
        ("the guard", 0.0),
        ("Coast", 1.0),
        ("Ines Roth", 0.0),
        (None, 0.0),
    ],
)
def test_a_speaker_is_right_in_any_of_its_spellings(
    case: Case, speaker: str | None, right: float
) -> None:
    made = articles(case)
    said = claim(made["one.txt"], "carried 212 passengers", speaker=speaker)
    seen = list(reading.observe_speakers(Outcome(case, brief(made, [said]))))
    assert of("speakers.right", seen) == {"aboard": right}
    assert of("speakers.named", seen) == {"aboard": right}
    assert of("speakers.via", seen) == {}


def test_own_voice_is_an_answer(case: Case) -> None:
    made = articles(case)
    made["two.txt"] = made["two.txt"].model_copy(update={"outlet": "Evening Mail"})
    own = claim(made["one.txt"], "two drowned")
    other = claim(made["one.txt"], "Nine were hurt", speaker="Ines Roth")
    itself = claim(made["two.txt"], "Fourteen were hurt", speaker="the Evening Mail")
    seen = list(reading.observe_speakers(Outcome(case, brief(made, [own, other, itself]))))
    assert of("speakers.right", seen) == {"drowned": 1.0, "hurt": 0.0, "others": 1.0}
    assert of("speakers.named", seen) == {}


def test_figures_by_value_then_unit(case: Case) -> None:
    made = articles(case)
    read = [
        claim(made["one.txt"], "carried 212 passengers", figures=[figure(212, of="passenger")]),
        claim(made["one.txt"], "fell by 4 percent", figures=[figure(4, of="operators")]),
        claim(made["one.txt"], "two drowned", figures=[figure(3)]),
        claim(made["two.txt"], "200 people were on board", figures=[figure(1, low=200)]),
    ]
    seen = list(reading.observe_figures(Outcome(case, brief(made, read))))
    values = of("figures.value", seen)
    assert values == {
        "aboard figure 0": 1.0,
        "share figure 0": 1.0,
        "drowned figure 0": 0.0,
        "people figure 0": 1.0,
    }
    assert of("figures.unit", seen)["share figure 0"] == 0.0


def test_negation_is_looked_at_where_it_was_judged(case: Case) -> None:
    made = articles(case)
    plain = claim(made["two.txt"], "Nobody had warned the captain")
    other = claim(made["two.txt"], "Fourteen were hurt", negated=True)
    seen = list(reading.observe_claims(Outcome(case, brief(made, [plain, other]))))
    assert of("claims.negation", seen) == {"warned": 0.0}
    assert of("claims.hedges", seen) == {}


def test_alignment_counts_the_facts_alone_apart(case: Case) -> None:
    made = articles(case)
    a = claim(made["one.txt"], "carried 212 passengers")
    b = claim(made["two.txt"], "200 people were on board")
    c = claim(made["one.txt"], "two drowned")
    apart = Outcome(case, brief(made, [a, b, c]))
    told = finding("agreed", None, position([a, b]))
    joined = Outcome(case, brief(made, [a, b, c], findings=[told]))
    right = list(comparing.observe_alignment(joined))
    assert of("alignment.found", right) == {"aboard": 1.0, "people": 1.0, "drowned": 1.0}
    assert of("alignment.found_grouped", right) == {"aboard": 1.0, "people": 1.0}
    seen = list(comparing.observe_alignment(apart))
    assert of("alignment.found", seen)["drowned"] == 1.0
    assert of("alignment.found_grouped", seen) == {
        "aboard": pytest.approx(2 / 3),
        "people": pytest.approx(2 / 3),
    }


def test_origins_are_joined_and_named(case: Case) -> None:
    made = articles(case)
    a = claim(made["one.txt"], "carried 212 passengers", origin="o1")
    b = claim(made["two.txt"], "200 people were on board", origin="o2")
    named = (Origin(id="o1", name="Coastguard"), Origin(id="o2", name="Evening Mail"))
    seen = list(comparing.observe_origins(Outcome(case, brief(made, [a, b], origins=named))))
    assert of("origins.together", seen) == {
        "aboard": pytest.approx(2 / 3),
        "people": pytest.approx(2 / 3),
    }
    assert of("origins.named", seen) == {"aboard": 1.0, "people": 0.0}


@pytest.mark.parametrize(
    ("kind", "type_", "values", "recall", "complete", "right"),
    [
        ("figures", "contradiction", (9.0, 14.0), 1.0, [1.0, 1.0], {"injured": 1.0}),
        ("disputed", "contradiction", (None, None), 1.0, [1.0, 1.0], {"injured": 0.0}),
        ("figures", "rounding", (9.0, 14.0), 1.0, [1.0, 1.0], {"injured": 0.0}),
        ("figures", "contradiction", (9.0, 15.0), 0.0, [], {}),
        ("agreed", None, (9.0, 14.0), 0.0, [], {}),
    ],
)
def test_findings_are_matched_by_their_sides(
    *,
    case: Case,
    kind: str,
    type_: str | None,
    values: tuple[float | None, float | None],
    recall: float,
    complete: list[float],
    right: dict[str, float],
) -> None:
    made = articles(case)
    nine = claim(made["one.txt"], "Nine were hurt")
    fourteen = claim(made["two.txt"], "Fourteen were hurt")
    one = finding(kind, type_, position([nine], values[0]), position([fourteen], values[1]))
    seen = list(
        comparing.observe_findings(Outcome(case, brief(made, [nine, fourteen], findings=[one])))
    )
    assert of("findings.recall", seen) == {"injured": recall}
    assert list(of("findings.complete", seen).values()) == complete
    assert of("findings.type", seen) == right
    listed = kind in comparing.LISTED
    assert list(of("findings.precision", seen).values()) == ([recall] if listed else [])


def test_one_finding_answers_one_label(case: Case) -> None:
    made = articles(case)
    nine = claim(made["one.txt"], "Nine were hurt")
    fourteen = claim(made["two.txt"], "Fourteen were hurt")
    twice = [
        finding("figures", "contradiction", position([nine], 9), position([fourteen], 14)),
        finding("disputed", "contradiction", position([nine]), position([fourteen])),
    ]
    seen = list(
        comparing.observe_findings(Outcome(case, brief(made, [nine, fourteen], findings=twice)))
    )
    assert sorted(of("findings.precision", seen).values()) == [0.0, 1.0]


@pytest.mark.parametrize(
    ("kind", "type_", "rounded", "apart"),
    [
        ("figures", "contradiction", 0.0, 0.0),
        ("figures", "rounding", 1.0, 0.0),
        ("update", "update", 1.0, 0.0),
        ("agreed", None, 1.0, 1.0),
    ],
)
def test_a_seeming_clash_may_be_explained_but_not_claimed(
    case: Case, kind: str, type_: str | None, rounded: float, apart: float
) -> None:
    made = articles(case)
    a = claim(made["one.txt"], "carried 212 passengers")
    b = claim(made["two.txt"], "200 people were on board")
    c = claim(made["one.txt"], "fell by 4 percent")
    d = claim(made["one.txt"], "two drowned")
    both = [
        finding(kind, type_, position([a]), position([b])),
        finding(kind, type_, position([c]), position([d])),
    ]
    seen = comparing.observe_findings(Outcome(case, brief(made, [a, b, c, d], findings=both)))
    assert of("findings.no_false_conflict", seen) == {
        "not in conflict 0": rounded,
        "not in conflict 1": apart,
    }


def test_terms_of_one_referent_stand_side_by_side(case: Case) -> None:
    labelled = WordingLabel.model_validate(
        {
            "referent": "those aboard",
            "articles": (
                {"article": "one.txt", "terms": ("passengers",)},
                {"article": "two.txt", "terms": ("people", "the captain")},
            ),
        }
    )
    labels = case.labels.model_copy(update={"wording": (labelled,)})
    terms = [
        Term(article="A1", term="Passengers", count=1),
        Term(article="A2", term="the people", count=1),
        Term(article="A1", term="captain", count=1),
    ]
    shown = [
        Wording(referent="aboard", terms=tuple(terms)),
        Wording(referent="other", terms=(Term(article="A2", term="captain", count=1),)),
    ]
    made = brief(articles(case), [], wording=shown)
    seen = comparing.observe_wording(Outcome(replace(case, labels=labels), made))
    assert list(of("wording.terms", seen).values()) == [1.0, 1.0, 0.0]


def test_what_the_labels_oppose_is_no_false_conflict(case: Case) -> None:
    entry = NotInConflict(facts=("hurt", "others", "drowned"), why="the drowned are not the hurt")
    labels = case.labels.model_copy(update={"not_in_conflict": (entry,)})
    made = articles(case)
    nine = claim(made["one.txt"], "Nine were hurt")
    two = claim(made["one.txt"], "two drowned")
    fourteen = claim(made["two.txt"], "Fourteen were hurt")

    def conflicts(*sides: Position) -> list[float]:
        found = [finding("figures", "contradiction", *sides)]
        outcome = Outcome(
            replace(case, labels=labels), brief(made, [nine, two, fourteen], findings=found)
        )
        return list(of("findings.no_false_conflict", comparing.observe_findings(outcome)).values())

    assert conflicts(position([nine], 9), position([fourteen], 14)) == [1.0]
    assert conflicts(position([nine], 9), position([two], 2)) == [0.0]


def test_an_optional_finding_that_is_missing_is_not_scored(case: Case) -> None:
    [label] = case.labels.findings
    optional = label.model_copy(update={"optional": True})
    labels = case.labels.model_copy(update={"findings": (optional,)})
    outcome = Outcome(replace(case, labels=labels), brief(articles(case), []))
    assert of("findings.recall", comparing.observe_findings(outcome)) == {}


@pytest.mark.parametrize(
    ("type_", "sides", "recall"),
    [("arithmetic", 2, 1.0), ("arithmetic", 1, 0.0), (None, 2, 0.0), ("unit", 2, 0.0)],
)
def test_a_check_is_matched_by_type_and_by_two_of_its_sides(
    case: Case, type_: str | None, sides: int, recall: float
) -> None:
    [label] = case.labels.findings
    checked = label.model_copy(update={"kind": ("check",), "type": ("arithmetic",)})
    labels = case.labels.model_copy(update={"findings": (checked,)})
    made = articles(case)
    both = [claim(made["one.txt"], "Nine were hurt"), claim(made["two.txt"], "Fourteen were hurt")]
    one = finding("check", type_, *(position([c]) for c in both[:sides]))
    outcome = Outcome(replace(case, labels=labels), brief(made, both, findings=[one]))
    assert of("findings.recall", comparing.observe_findings(outcome)) == {"injured": recall}


def test_the_page_is_looked_at_sentence_by_sentence(case: Case) -> None:
    made = articles(case)
    aboard = claim(made["one.txt"], "The ferry carried 212 passengers, the Coast Guard said.")
    hurt = claim(made["two.txt"], "Fourteen were hurt")
    sentences = [
        sentence("The ferry carried 212 passengers.", aboard),
        sentence("The ferry carried 213 passengers.", aboard),
        sentence("The ferry of the Roth company carried passengers.", aboard),
        sentence("The doomed ferry carried passengers.", aboard, hurt),
        sentence("Nobody knows more."),
    ]
    seen = list(comparing.observe_page(Outcome(case, brief(made, [aboard, hurt], brief=sentences))))
    assert list(of("brief.cited", seen).values()) == [1, 1, 1, 1, 0]
    # The title, then the sentences.
    assert list(of("brief.neutral", seen).values()) == [1, 1, 1, 1, 0, 1]
    assert of("brief.core_covered", seen) == {"aboard": 1.0, "drowned": 0.0}


def test_facts_of_a_copy_that_was_set_aside_are_not_asked_for(tmp_path: Path) -> None:
    labels = LABELS + "copies: [{article: two.txt, of: one.txt}]\n"
    case = story(tmp_path / "copied", {"one.txt": ONE, "two.txt": TWO}, labels)
    only: dict[str, Article] = {"one.txt": articles(case)["one.txt"]}
    seen = list(reading.observe_claims(Outcome(case, brief(only, []))))
    assert of("claims.recall", seen).keys() == {"aboard", "hurt", "drowned", "share"}
    copies = reading.observe_metadata(Outcome(case, brief(only, [])))
    assert of("metadata.copies", copies) == {"one.txt and two.txt": 1.0}

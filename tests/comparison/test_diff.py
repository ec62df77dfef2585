from __future__ import annotations

import pytest

from summarize.comparison.diff import changes
from summarize.domain import Brief, Finding, MadeWith, Position
from summarize.text.parsing import Parser
from tests.comparison.newsroom import compared, printed

FERRY = "Ferry runs aground\nThe ferry ran aground off Port Ellin on Monday, the coast guard said."
RADIO = "Aground\nThe ferry ran aground off Port Ellin on Monday, the coast guard said.\nIt rained."
WHEAT = "Wheat\nPrices of wheat rose in spring at the market of Dalby."


def brief(parser: Parser, *texts: str) -> Brief:
    found = compared(parser, *texts)
    return Brief(
        title="t",
        made_with=MadeWith(engine="offline", prompts="none", version="0"),
        articles=tuple(printed(*texts)),
        claims=found.claims,
        findings=found.findings,
    )


@pytest.fixture(scope="module")
def alone(parser: Parser) -> Brief:
    return brief(parser, FERRY, WHEAT)


@pytest.fixture(scope="module")
def joined(parser: Parser) -> Brief:
    return brief(parser, FERRY, WHEAT, RADIO)


def test_nothing_changed(alone: Brief) -> None:
    assert not changes(alone, alone)


def test_a_second_outlet_moves_a_finding_to_agreed(alone: Brief, joined: Brief) -> None:
    found = changes(alone, joined)
    assert found.articles_added == ("Wharf Herald",)
    assert found.articles_removed == ()
    assert ("single-source", "agreed") in {(m.before, m.after) for m in found.moved}


def test_backwards_it_moves_back(alone: Brief, joined: Brief) -> None:
    found = changes(joined, alone)
    assert found.articles_removed == ("Wharf Herald",)
    assert ("agreed", "single-source") in {(m.before, m.after) for m in found.moved}


def test_new_figures_are_an_update(alone: Brief) -> None:
    def toll(*values: int) -> Finding:
        positions = tuple(
            Position(label=str(v), value=v, claims=(f"c-{v}",), articles=("A1",), origins=("o1",))
            for v in values
        )
        return Finding(
            id="f-toll", kind="update", question="people hurt", statement="s", positions=positions
        )

    old = alone.model_copy(update={"findings": (toll(3, 5),)})
    new = alone.model_copy(update={"findings": (toll(3, 5, 9),)})
    (updated,) = changes(old, new).updated
    assert (updated.before, updated.after) == (("3", "5"), ("3", "5", "9"))

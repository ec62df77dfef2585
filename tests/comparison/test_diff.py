from __future__ import annotations

from summarize.comparison.agreed import agreed
from summarize.comparison.diff import changes
from summarize.comparison.single import single_source
from summarize.domain import Brief, Finding, MadeWith, Position
from tests.comparison.newsroom import account, story
from tests.comparison.test_findings import FERRY


def brief(*accounts: object) -> Brief:
    told = story(*accounts)  # type: ignore[arg-type]
    found = agreed(told)
    told_already = {c for f in found for p in f.positions for c in p.claims}
    found += single_source(told, told_already)
    return Brief(
        title="t",
        made_with=MadeWith(engine="offline", prompts="none", version="0"),
        articles=told.articles,
        claims=told.claims,
        findings=tuple(found),
    )


POST = account(1, "Amber Post", [f"{FERRY}."])
RADIO = account(2, "Coast Radio", [f"{FERRY}."])
OTHER = account(3, "The Wharf", ["Prices of wheat rose in spring."])


def test_nothing_changed() -> None:
    assert not changes(brief(POST, OTHER), brief(POST, OTHER))


def test_a_second_outlet_moves_a_finding_to_agreed() -> None:
    found = changes(brief(POST, OTHER), brief(POST, RADIO, OTHER))
    assert found.articles_added == ("Coast Radio",)
    assert found.articles_removed == ()
    (moved,) = found.moved
    assert (moved.before, moved.after) == ("single-source", "agreed")


def test_backwards_it_moves_back() -> None:
    found = changes(brief(POST, RADIO, OTHER), brief(POST, OTHER))
    assert found.articles_removed == ("Coast Radio",)
    assert [(m.before, m.after) for m in found.moved] == [("agreed", "single-source")]


def test_new_figures_are_an_update() -> None:
    def toll(*values: int) -> Finding:
        positions = tuple(
            Position(label=str(v), value=v, claims=(f"c-{v}",), articles=("A1",), origins=("o1",))
            for v in values
        )
        return Finding(
            id="f-toll", kind="update", question="people hurt", statement="s", positions=positions
        )

    old = brief(POST).model_copy(update={"findings": (toll(3, 5),)})
    new = brief(POST).model_copy(update={"findings": (toll(3, 5, 9),)})
    (updated,) = changes(old, new).updated
    assert (updated.before, updated.after) == (("3", "5"), ("3", "5", "9"))

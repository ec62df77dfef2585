from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from summarize.comparison.align import Met, group, pair_up
from summarize.domain import Claim, Judgement
from summarize.text.meaning import sign
from tests.comparison.newsroom import account, story


def a_claim(name: str) -> Claim:
    return Claim(id=name, article="A1", text=name, quote=name, start=0, end=1, origin="o1")


def met(first: str, second: str, relation: str = "same", overlap: float = 0.8) -> Met:
    judged = Judgement.model_validate({"relation": relation})
    return Met(a_claim(first), a_claim(second), overlap, judged)


def grouped(pairs: Sequence[Met], names: str) -> list[set[str]]:
    return [set(g.claims) for g in group([a_claim(n) for n in names], pairs)]


def test_a_chain_of_resemblances_is_not_one_group() -> None:
    chain = [met("a", "b", overlap=0.9), met("b", "c"), met("c", "d", overlap=0.9)]
    assert grouped(chain, "abcd") == [{"a", "b"}, {"c", "d"}]


def test_what_all_resembles_is_one_group() -> None:
    pairs = [met(x, y) for x, y in ("ab", "ac", "bc")]
    assert grouped(pairs, "abc") == [{"a", "b", "c"}]


def test_contradicting_claims_never_share_a_group() -> None:
    pairs = [met("a", "b"), met("b", "c"), met("a", "c", "contradicts")]
    assert {"a", "c"} not in [g & {"a", "c"} for g in grouped(pairs, "abc")]


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg"))))
def test_no_claim_stands_in_two_groups(edges: list[tuple[str, str]]) -> None:
    pairs = [met(x, y) for x, y in edges if x != y]
    members = [c for g in grouped(pairs, "abcdefg") for c in sorted(g)]
    assert len(members) == len(set(members))


@given(st.permutations(["ab", "bc", "ca", "de", "ef"]))
def test_groups_do_not_hang_on_the_order_of_the_pairs(edges: list[str]) -> None:
    assert grouped([met(*e) for e in edges], "abcdef") == grouped(
        [met(*e) for e in sorted(edges)], "abcdef"
    )


def test_statements_without_a_word_in_common_are_not_paired() -> None:
    texts = ["The ferry sank off Port Amber", "Prices of wheat rose in spring"]
    assert pair_up([sign(t) for t in texts]) == []


def test_one_statement_in_other_words_is_one_group() -> None:
    told = story(
        account(1, "Amber Post", ["The ferry Solveig sank off Port Amber on Tuesday."]),
        account(2, "Coast Radio", ["On Tuesday the ferry Solveig sank near Port Amber."]),
        account(3, "The Wharf", ["Prices of wheat rose in spring."]),
    )
    assert [set(g.claims) for g in told.groups] == [{"c-1-0", "c-2-0"}]


def test_opposite_statements_are_not_one_group() -> None:
    told = story(
        account(1, "Amber Post", ["The council of Port Amber approved the new harbour wall."]),
        account(2, "Coast Radio", ["The council of Port Amber rejected the new harbour wall."]),
    )
    assert told.groups == ()
    assert [m.judgement.relation for m in told.met] == ["contradicts"]


def test_other_figures_are_not_the_same_statement() -> None:
    told = story(
        account(1, "Amber Post", ["The storm damaged 120 houses in Port Amber."]),
        account(2, "Coast Radio", ["The storm damaged 450 houses in Port Amber."]),
    )
    assert told.groups == ()


def test_a_rounded_figure_is_the_same_statement() -> None:
    told = story(
        account(1, "Amber Post", ["The storm damaged 2,934 houses in Port Amber."]),
        account(2, "Coast Radio", ["The storm damaged nearly 3,000 houses in Port Amber."]),
    )
    assert len(told.groups) == 1

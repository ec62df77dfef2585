"""What comes of a proposal of an engine that names what one account alone tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarize.claims.ground import read
from summarize.comparison.compare import compare
from summarize.domain import (
    Accounts,
    Comparing,
    Comparison,
    DraftFinding,
    DraftPosition,
)
from summarize.engines.offline import OfflineEngine
from summarize.text.parsing import Parser
from tests.comparison.newsroom import of_kind, printed, quotes

WALL = (
    "Former mayor will not pay for the wall\n"
    "Jon Lind, the former mayor of Orle, said he would not pay for the wall along the river."
)
WALL_TOO = (
    "No money for the wall, Lind says\n"
    "Jon Lind said he would not pay for the wall along the river.\n"
    "On Monday Mara Day called on Jon Lind to apologize.\n"
    "On Tuesday Mara Day asked Jon Lind to pay for the wall along the river after all."
)

Find = Callable[[str], str]
"""Returns the id of the claim whose quote has some words."""


class Proposes(OfflineEngine):
    """Reads as the embedded engine does, and compares as it is told."""

    def __init__(self, parser: Parser, proposal: Callable[[Find], Comparing]) -> None:
        super().__init__(parser)
        self._proposal = proposal

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        """Yield the proposal for each story."""
        for accounts in stories:

            def find(words: str, told: Accounts = accounts) -> str:
                return next(c.id for c in told.claims if words in c.quote)

            yield self._proposal(find)


def compared(parser: Parser, proposal: Callable[[Find], Comparing]) -> Comparison:
    engine = Proposes(parser, proposal)
    articles = printed(WALL, WALL_TOO)
    return compare(articles, list(read(articles, engine, parser)), engine, parser)


def agreed(*claims: str) -> DraftFinding:
    return DraftFinding(kind="agreed", positions=(DraftPosition(claims=claims),))


def test_what_an_engine_says_one_account_tells_stands_though_its_words_are_told(
    parser: Parser,
) -> None:
    def proposal(find: Find) -> Comparing:
        both = agreed(find("the former mayor of Orle, said"), find("Jon Lind said he"))
        latest = find("asked Jon Lind to pay")
        return Comparing(findings=(both,), opens=(latest,), alone=(latest,))

    found = compared(parser, proposal)
    (single,) = of_kind(found, "single-source")
    assert any("after all" in q for q in quotes(found, single)[0])
    assert single.lead > 0


def test_what_an_agreement_was_to_tell_is_not_told_by_one_account_too(parser: Parser) -> None:
    def proposal(find: Find) -> Comparing:
        other = find("called on Jon Lind")
        every = agreed(find("the former mayor of Orle, said"), find("Jon Lind said he"), other)
        return Comparing(findings=(every,), opens=(other,), alone=())

    found = compared(parser, proposal)
    (both,) = of_kind(found, "agreed")
    assert not any("apologize" in q for side in quotes(found, both) for q in side)
    assert not of_kind(found, "single-source")
    assert both.lead > 0  # the claim opens the story, and the agreement stands for it


def test_a_surname_that_is_a_small_word_too_may_be_a_person_named_in_full(parser: Parser) -> None:
    articles = printed(
        "Talks\nTheresa May said the bridge would be shut.",
        "Bridge\nMay said the bridge would be shut in June.",
        "Songs\nBrian May said the bridge would be shut by noise.",
    )
    engine = Proposes(parser, lambda _: Comparing(names=(("Theresa May", "May"),)))
    found = compare(articles, list(read(articles, engine, parser)), engine, parser)
    assert [o.name for o in found.origins if o.kind != "outlet"] == ["Theresa May", "Brian May"]

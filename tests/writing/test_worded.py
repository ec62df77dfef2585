"""An engine's words for single findings reach the page where the claims of these bear them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from summarize import Brief, make_brief
from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    DraftClaim,
    DraftFinding,
    DraftPosition,
    DraftWords,
    FindingKind,
    Reading,
    Usage,
    Written,
)
from summarize.text.parsing import Parser

STORY = {
    "post.txt": "The Harbour Post\n\nFerry Alma lost off Liss\n\n"
    "The ferry Alma sank off Liss on Friday with 40 people on board. Nine people were killed. "
    'Captain Ole Brandt told the Post: "The ferry was not overloaded."\n',
    "echo.txt": "The Liss Echo\n\nNine dead as ferry sinks\n\n"
    "The ferry Alma sank off Liss after it struck a rock. Nine people were killed in the wreck. "
    '"The ferry was overloaded," Mayor Ines Sala told the Echo.\n',
}
"""Two invented accounts by two invented outlets."""


@dataclass
class Scribe:
    """Reads, compares and writes from what it is given: quotes, their findings, words for these."""

    findings: Sequence[tuple[str, list[list[str]]]]
    words: Callable[[Comparison], tuple[DraftWords, ...]]
    same: Callable[[Comparison], tuple[tuple[str, ...], ...]] = field(default=lambda _: ())
    name: str = "scribe"
    prompts: str = "none"

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        quotes = [q for _, sides in self.findings for side in sides for q in side]
        for article in articles:
            drafts = [
                DraftClaim(article=article.id, quote=q, speaker=_speaker(q), speaker_words=_cue(q))
                for q in dict.fromkeys(quotes)
                if q in article.text
            ]
            yield Reading(article=article.id, drafts=tuple(drafts))

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        for accounts in stories:
            yield self._compared(accounts)

    def _compared(self, accounts: Accounts) -> Comparing:
        def ids(quotes: list[str]) -> tuple[str, ...]:
            return tuple(c.id for q in quotes for c in accounts.claims if q in c.quote)

        return Comparing(
            findings=tuple(
                DraftFinding(
                    kind=kind,  # type: ignore[arg-type]
                    positions=tuple(DraftPosition(claims=ids(s)) for s in sides),
                )
                for kind, sides in self.findings
            )
        )

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> Written:
        _ = articles
        return Written(words=self.words(comparison), same=self.same(comparison))

    def usage(self) -> Usage:
        return Usage()

    def close(self) -> None:
        pass


def _speaker(quote: str) -> str:
    spoken = {"was not overloaded": "Ole Brandt", "was overloaded": "Ines Sala"}
    return next((who for words, who in spoken.items() if words in quote), "")


def _cue(quote: str) -> str:
    cues = {
        "Ole Brandt": "Captain Ole Brandt told the Post",
        "Ines Sala": "Mayor Ines Sala told the Echo",
    }
    return cues.get(_speaker(quote), "")


SANK = [["The ferry Alma sank off Liss on Friday", "The ferry Alma sank off Liss after it struck"]]
DEAD = [["Nine people were killed in the wreck"]]
LOAD = [["The ferry was not overloaded"], ["The ferry was overloaded"]]


def _made(engine: Scribe, folder: Path, parser: Parser) -> Brief:
    for name, text in STORY.items():
        (folder / name).write_text(text, "utf-8")
    return make_brief([folder], engine=engine, parser=parser)


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
    made = _made(engine, tmp_path, parser)
    (found,) = [f for f in made.findings if f.kind == "agreed"]
    assert (found.statement == says) is holds
    assert (says in [d.sentence for d in made.dropped_sentences]) is not holds
    assert found.statement in [s.sentence for s in made.brief if s.finding == found.id]


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
    made = _made(engine, tmp_path, parser)
    (found,) = [f for f in made.findings if f.kind == "disputed"]
    assert sum(p.label in sides for p in found.positions) == held, made.dropped_sentences


def test_what_tells_the_same_gives_way_to_what_it_shares_a_claim_with(
    tmp_path: Path, parser: Parser
) -> None:
    both = [[*SANK[0], *DEAD[0]]]

    def same(comparison: Comparison) -> tuple[tuple[str, ...], ...]:
        return (tuple(f.id for f in comparison.findings if f.kind == "agreed"),)

    engine = Scribe([("agreed", SANK), ("agreed", both)], lambda _: (), same)
    made = _made(engine, tmp_path, parser)
    agreed = [f for f in made.findings if f.kind == "agreed"]
    told = [s.finding for s in made.brief if s.section == "agreed"]
    assert told == [agreed[0].id]

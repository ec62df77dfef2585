"""An engine that says of two invented accounts what a test would have it say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarize import Brief, make_brief
from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    DraftClaim,
    DraftFinding,
    DraftLine,
    DraftPosition,
    DraftSentence,
    DraftWords,
    Fault,
    PageLine,
    Proofread,
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
    "The ferry Alma sank off Liss. It had struck a rock. Nine people were killed in the wreck. "
    '"The ferry was overloaded," Mayor Ines Sala told the Echo.\n',
}
"""Two invented accounts by two invented outlets."""


@dataclass
class Scribe:
    """Reads, compares and writes from what it is given: quotes, their findings, words for these."""

    findings: Sequence[tuple[str, list[list[str]]]]
    words: Callable[[Comparison], tuple[DraftWords, ...]]
    same: Callable[[Comparison], tuple[tuple[str, ...], ...]] = field(default=lambda _: ())
    faults: Callable[[Sequence[PageLine]], tuple[Fault, ...]] = field(default=lambda _: ())
    opens: str = ""
    short: Callable[[Comparison], tuple[DraftSentence, ...]] = field(default=lambda _: ())
    asked: Callable[[Comparison], frozenset[str] | None] = field(default=lambda _: None)
    news: str = ""
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
            rests_on = tuple((at, at + len(q)) for q in quotes if (at := article.text.find(q)) >= 0)
            line = DraftLine(sentence=self.news, rests_on=rests_on)
            told = (line,) if self.news and rests_on else ()
            yield Reading(article=article.id, drafts=tuple(drafts), summary=told)

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        for accounts in stories:
            yield self._compared(accounts)

    def _compared(self, accounts: Accounts) -> Comparing:
        def ids(quotes: list[str]) -> tuple[str, ...]:
            return tuple(c.id for q in quotes for c in accounts.claims if q in c.quote)

        told = (s for kind, sides in self.findings if kind == "agreed" for s in sides)
        alone = tuple(c for s in told if len(s) == 1 for c in ids(s))
        return Comparing(
            alone=alone or None,
            findings=tuple(
                DraftFinding(
                    kind=kind,  # type: ignore[arg-type]
                    positions=tuple(
                        DraftPosition(
                            claims=ids(s),
                            label=s[0].split()[0].lower() if kind == "figures" else "",
                        )
                        for s in sides
                    ),
                )
                for kind, sides in self.findings
            ),
            opens=ids([self.opens]) if self.opens else (),
        )

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> Written:
        _ = articles
        return Written(
            words=self.words(comparison),
            sentences=self.short(comparison),
            same=self.same(comparison),
            asked=self.asked(comparison),
        )

    def proofread(
        self, lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
    ) -> Proofread:
        _ = comparison, articles
        return Proofread(faults=self.faults(lines))

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


SANK = [["The ferry Alma sank off Liss on Friday", "The ferry Alma sank off Liss."]]
DEAD = [["Nine people were killed in the wreck"]]
LOAD = [["The ferry was not overloaded"], ["The ferry was overloaded"]]


def made(engine: Scribe, folder: Path, parser: Parser, story: Mapping[str, str] = STORY) -> Brief:
    for name, text in story.items():
        (folder / name).write_text(text, "utf-8")
    return make_brief([folder], engine=engine, parser=parser)

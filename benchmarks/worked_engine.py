"""Pages of stories that careful readers read and compared: what the gates make of a good model.

python -m benchmarks.worked_engine WORKED TEXTS OUT

For each story of WORKED (see `benchmarks/worked.py`) its readings, findings and sentences are given
to the whole pipeline as an engine's answers; OUT/NAME.json and OUT/NAME.md are its output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from summarize import make_brief
from summarize.domain import (
    Accounts,
    Article,
    Comparing,
    Comparison,
    DraftClaim,
    DraftFinding,
    DraftPosition,
    DraftReference,
    DraftSentence,
    PageLine,
    Proofread,
    Reading,
    Usage,
    Written,
)
from summarize.text.parsing import Parser
from summarize.writing.markdown import to_markdown
from summarize.writing.output import to_json

Spans = dict[str, tuple[str, int, int]]


class WorkedEngine:
    """Answers as the readers of one story did.

    Args:
        told: The story's file.
    """

    name = "careful readers"
    prompts = "none"

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told
        self._file = {a["id"]: Path(a["path"]).name for a in told["articles"]}
        self._shift: dict[str, int] = {}
        self._spans: Spans = {}

    def read(self, articles: Sequence[Article]) -> Iterator[Reading]:
        """Yield one reading per article, in order."""
        for article in articles:
            own = [
                c
                for c in self._told["claims"]
                if self._file[c["article"]] == Path(article.path).name
            ]
            yield Reading(article=article.id, drafts=tuple(self._draft(c, article) for c in own))

    def _draft(self, given: Mapping[str, Any], article: Article) -> DraftClaim:
        start = _nearest(article.text, given["quote"], given["start"])
        self._spans[given["id"]] = (article.id, start, start + len(given["quote"]))
        return DraftClaim(
            article=article.id,
            quote=given["quote"],
            start=start,
            references=tuple(
                DraftReference(words=r["words"], means=r["means"], told=_at(article, r["sentence"]))
                for r in given["references"]
            ),
            speaker=given["speaker"] or "",
            speaker_words=given["speaker_words"] or "",
            via=given["via"],
            stance=given["stance"],
            event=given["event"],
        )

    def compare(self, stories: Sequence[Accounts]) -> Iterator[Comparing]:
        """Yield the readers' findings of each story."""
        return map(self._compared, stories)

    def _compared(self, accounts: Accounts) -> Comparing:
        """Return the readers' findings, by the claims whose quotes cover theirs."""
        found = {
            i: next(
                (
                    c.id
                    for c in accounts.claims
                    if c.article == a and c.start <= start and end <= c.end
                ),
                None,
            )
            for i, (a, start, end) in self._spans.items()
        }
        self._findings = {}
        findings = []
        for given in self._told["findings"]:
            positions = [
                DraftPosition(
                    claims=tuple(dict.fromkeys(x for c in p["claims"] if (x := found.get(c)))),
                    label=p["label"] or "",
                    value=p["value"],
                )
                for p in given["positions"]
            ]
            kind = given["type"] if given["type"] != "unexplained" else None
            findings.append(
                DraftFinding(
                    kind=given["kind"],
                    question=given["statement"],
                    event=given["event"],
                    type=kind,
                    positions=tuple(p for p in positions if p.claims),
                )
            )
        self._claims = found
        return Comparing(findings=tuple(f for f in findings if f.positions))

    def write(self, comparison: Comparison, articles: Sequence[Article]) -> Written:
        """Return the readers' sentences with the findings that hold their claims."""
        _ = articles
        given = {f["id"]: f for f in self._told["findings"]}
        sentences = []
        for told in self._told["brief"]:
            claims = {
                self._claims.get(c)
                for f in told["findings"]
                for p in given[f]["positions"]
                for c in p["claims"]
            }
            rests = [
                f
                for f in comparison.findings
                if len(claims & {c for p in f.positions for c in p.claims}) >= 2
            ]
            cites = dict.fromkeys(c for f in rests for p in f.positions for c in p.claims)
            sentences.append(
                DraftSentence(
                    section="in short",
                    sentence=told["sentence"],
                    cites=tuple(cites),
                    rests_on=tuple(f.id for f in rests),
                )
            )
        return Written(sentences=tuple(sentences))

    def proofread(
        self, lines: Sequence[PageLine], comparison: Comparison, articles: Sequence[Article]
    ) -> Proofread:
        """Find no fault: the readers saw no page."""
        _ = lines, comparison, articles
        return Proofread()

    def usage(self) -> Usage:
        """Return zeros: nothing is asked of anyone."""
        return Usage()

    def close(self) -> None:
        """Do nothing: nothing is held."""


def _nearest(text: str, quote: str, about: int) -> int:
    found = [i for i in range(len(text)) if text.startswith(quote, i)]
    return min(found, key=lambda i: abs(i - about))


def _at(article: Article, sentence: str) -> tuple[int, int] | None:
    start = article.text.find(sentence)
    return (start, start + len(sentence)) if start >= 0 else None


def main() -> None:
    worked, texts, out = (Path(a) for a in sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    parser = Parser()
    for path in sorted(worked.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        files = sorted((texts / path.stem).glob("*.txt"))
        made = make_brief(files, engine=WorkedEngine(told), parser=parser)
        (out / f"{path.stem}.json").write_text(to_json(made), "utf-8")
        (out / f"{path.stem}.md").write_text(to_markdown(made), "utf-8")
        kept, lost = len(made.findings), len(made.rejected_findings)
        dropped, given = len(made.dropped_sentences), len(told["findings"])
        print(
            f"{path.stem}: {len(made.claims)} claims, {len(made.rejected)} refused; "
            f"{kept} findings of {given}, {lost} losses; {dropped} sentences dropped"
        )


if __name__ == "__main__":
    main()

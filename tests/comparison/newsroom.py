"""Small folders of articles compared by the real engine, gate and rooms of the comparison."""

from __future__ import annotations

from summarize.articles.clean import clean
from summarize.claims.ground import read
from summarize.comparison.compare import compare
from summarize.domain import Article, Comparison, Finding, RawArticle
from summarize.engines.offline import OfflineEngine
from summarize.text.parsing import Parser

OUTLETS = ("Amber Post", "Coast Radio", "Wharf Herald", "Hill Courier")


def printed(*texts: str, day: str = "12 May 2021") -> list[Article]:
    """Return articles of some outlets, each with its headline and day of printing."""
    return clean(
        [
            RawArticle(
                path=f"{outlet.lower().replace(' ', '-')}.txt",
                format="txt",
                text=f"{text.splitlines()[0]}\n\n{outlet}\n\n{day}\n\n"
                + "\n\n".join(text.splitlines()[1:]),
            )
            for outlet, text in zip(OUTLETS, texts, strict=False)
        ]
    )


def compared(parser: Parser, *texts: str, day: str = "12 May 2021") -> Comparison:
    """Return the comparison of articles whose first line is a headline, the others paragraphs."""
    engine = OfflineEngine(parser)
    articles = printed(*texts, day=day)
    return compare(articles, list(read(articles, engine, parser)), engine, parser)


def quotes(comparison: Comparison, finding: Finding) -> list[set[str]]:
    """Return the quotes of each position of a finding."""
    claims = {c.id: c.quote for c in comparison.claims}
    return [{claims[c] for c in p.claims} for p in finding.positions]


def of_kind(comparison: Comparison, *kinds: str) -> list[Finding]:
    """Return the findings of some kinds, in order."""
    return [f for f in comparison.findings if f.kind in kinds]

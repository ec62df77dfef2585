"""Stories read and compared in full by careful readers, as accounts and proposed findings.

A worked story is one JSON file: articles, claims with spans, references, speakers and events, and
findings by claim ids (`FOLDER/NAME.json`); its texts lie beside the reader's notes (`TEXTS/NAME`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from summarize.articles.clean import clean
from summarize.articles.load import load
from summarize.claims.features import features_of
from summarize.claims.figures import figures_in
from summarize.claims.ground import hedges_of
from summarize.claims.times import when_of
from summarize.comparison.origins import resolve_origins
from summarize.domain import (
    Accounts,
    Article,
    Comparison,
    DraftFinding,
    DraftPosition,
    DraftSentence,
    Finding,
    GroundedClaim,
    Position,
    ReadArticle,
)
from summarize.text.cues import negates
from summarize.text.parsing import Parser

LIMIT = 10_000_000

Told = tuple[str, Accounts, tuple[DraftFinding, ...]]


def worked(folder: Path, texts: Path, parser: Parser) -> Iterator[Told]:
    """Yield each worked story's name, accounts, and findings as a careful reader proposes them."""
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        raws, _ = load([texts / path.stem], LIMIT)
        articles = clean(raws)
        yield (
            path.stem,
            accounts_of(told, articles, parser),
            tuple(map(finding_of, told["findings"])),
        )


def accounts_of(told: Mapping[str, Any], articles: Sequence[Article], parser: Parser) -> Accounts:
    """Return the accounts with a reader's claims, read for figures and times by the project."""
    by_file = {Path(a.path).name: a for a in articles}
    article = {a["id"]: by_file[a["path"]] for a in told["articles"]}
    shift = {a["id"]: len(a["text"]) - len(article[a["id"]].text) for a in told["articles"]}
    claims = [
        claim_of(c, article[c["article"]], c["start"] - shift[c["article"]], parser)
        for c in told["claims"]
    ]
    reads = []
    for each in articles:
        own = tuple(c for c in claims if c.article == each.id)
        features, mentions = features_of(each, parser.parse(each.text), own)
        reads.append(ReadArticle(article=each.id, claims=own, features=features, mentions=mentions))
    resolved, origins = resolve_origins(articles, reads)
    return Accounts(
        articles=tuple(articles),
        reads=tuple(reads),
        claims=tuple(resolved),
        origins=tuple(origins),
    )


def claim_of(
    given: Mapping[str, Any], article: Article, about: int, parser: Parser
) -> GroundedClaim:
    """Return one claim of a reader: his quote, references, speaker and event."""
    quote = given["quote"]
    start = _nearest(article.text, quote, about)
    end = start + len(quote)
    doc = parser.parse(article.text)
    return GroundedClaim(
        id=given["id"],
        article=article.id,
        text=bracketed(quote, given["references"]),
        quote=quote,
        start=start,
        end=end,
        speaker=given["speaker"],
        speaker_text=given["speaker_text"],
        via=given["via"],
        mode="indirect" if given["speaker"] else "own-voice",
        hedges=hedges_of(quote, start, doc),
        negated=negates(quote),
        when=when_of(article, doc, start, end),
        figures=figures_in(article, doc, start, end),
        part="headline" if end <= article.body_start else "body",
        stance=given["stance"],
        event=given["event"],
    )


def bracketed(quote: str, references: Sequence[Mapping[str, Any]]) -> str:
    """Return a quote with its references put in, in square brackets."""
    for reference in references:
        if reference["words"] and reference["words"] in quote:
            quote = quote.replace(reference["words"], f"[{reference['means']}]", 1)
    return quote


def finding_of(given: Mapping[str, Any]) -> DraftFinding:
    """Return one finding of a reader as an engine would propose it."""
    return DraftFinding(
        kind=given["kind"],
        question=given["statement"],
        event=given["event"],
        type=None if given["type"] in (None, "unexplained") else given["type"],
        positions=tuple(
            DraftPosition(claims=tuple(p["claims"]), label=p["label"] or "", value=p["value"])
            for p in given["positions"]
        ),
    )


def _nearest(text: str, quote: str, about: int) -> int:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    if not found:
        raise ValueError(f"the quote is not in its article: {quote!r}")
    return min(found, key=lambda i: abs(i - about))


Briefed = tuple[str, Comparison, Sequence[Article], list[DraftSentence]]


def briefs(folder: Path, texts: Path, parser: Parser) -> Iterator[Briefed]:
    """Yield each story's name, comparison, articles and a careful reader's first section."""
    told = {
        p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))
    }
    for name, accounts, drafts in worked(folder, texts, parser):
        findings = [
            finding_shown(given["id"], draft, accounts)
            for given, draft in zip(told[name]["findings"], drafts, strict=True)
        ]
        by_id = {f.id: f for f in findings}
        sentences = [
            DraftSentence(
                section="in short",
                sentence=s["sentence"],
                cites=tuple(
                    dict.fromkeys(
                        c for f in s["findings"] for p in by_id[f].positions for c in p.claims
                    )
                ),
                rests_on=tuple(s["findings"]),
            )
            for s in told[name]["brief"]
        ]
        comparison = Comparison(
            claims=accounts.claims, origins=accounts.origins, findings=tuple(findings)
        )
        yield name, comparison, accounts.articles, sentences


def finding_shown(name: str, draft: DraftFinding, accounts: Accounts) -> Finding:
    """Return a reader's finding as it would stand in a comparison."""
    claims = {c.id: c for c in accounts.claims}
    positions = tuple(
        Position(
            label=p.label,
            value=p.value,
            claims=p.claims,
            articles=tuple(dict.fromkeys(claims[c].article for c in p.claims)),
            origins=tuple(dict.fromkeys(claims[c].origin for c in p.claims)),
        )
        for p in draft.positions
    )
    statement = claims[draft.positions[0].claims[0]].text
    return Finding(id=name, kind=draft.kind, statement=statement, positions=positions)

"""The words of a dispute: each side's own, with who says them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarize.domain import Finding, Position
from summarize.text.names import find_names
from summarize.text.words import listed, stem, stems
from summarize.writing.marks import bare, capital, sentence, unstopped
from summarize.writing.phrases import phrase
from summarize.writing.speech import Speech

if TYPE_CHECKING:
    from spacy.tokens import Span


def disputed(finding: Finding, speech: Speech) -> Finding:
    """Return a dispute with its sides' words, heading, sentence and how they stand."""
    sides = [_side(p, speech) for p in finding.positions]
    positions = tuple(
        p.model_copy(update={"label": sentence(s)})
        for p, s in zip(finding.positions, sides, strict=True)
    )
    articles = {a for p in finding.positions for a in p.articles}
    return finding.model_copy(
        update={
            "leans": finding.leans or len(articles) < 2,  # one account's own words say too little
            "positions": positions,
            "question": finding.question or _asked(finding, speech),
            "statement": sentence("; ".join(unstopped(s) for s in sides)),
            "reason": phrase("relations", finding.relation or finding.type or "side_by_side"),
        }
    )


def _side(position: Position, speech: Speech) -> str:
    """Return the words of one side that put it best, with who says them; whole ones first."""
    told = [speech.claims[c] for c in position.claims]
    best = next(filter(speech.is_whole, told), told[0])
    if best.speaker is not None:
        return speech.said(best)
    return phrase("said", "quoted", who=speech.outlet(best), words=speech.spoken(best))


def _asked(finding: Finding, speech: Speech) -> str:
    """Return a heading made of who stands on the sides and what both speak of."""
    who: list[str] = []
    for position in finding.positions:
        told = [speech.claims[c] for c in position.claims]
        spoken = [c for c in told if c.speaker] or told
        who.append(speech.speaker(spoken[0]))
    about = matter(finding, speech)
    if len(set(who)) < 2:
        return capital(about) if about else phrase("headings", "told_otherwise")
    form = "disputed" if find_names(about) else "side_by_side"  # a bare noun is no matter
    return phrase("headings", form, who=listed(list(dict.fromkeys(who))), of=about)


# --- what the sides of a finding have in common, as a heading names it


def matter(finding: Finding, speech: Speech) -> str:
    """Return a noun phrase of the claims whose head all sides have in common; else ""."""
    sides = [
        frozenset(s for c in p.claims for s in stems(speech.claims[c].text))
        for p in finding.positions
    ]
    common = frozenset.intersection(*sides)
    first = [speech.claims[c] for c in finding.positions[0].claims]
    found: Counter[str] = Counter()
    for doc in speech.parser.grammar([bare(c.text) for c in first]):
        chunks = (c for c in doc.noun_chunks if c.root.pos_ != "PRON")
        found.update(_end(c, common) for c in chunks if stem(c.root.lower_) in common)
    return min(found, key=lambda w: (-found[w], -len(w), w), default="")


def _end(chunk: Span, common: frozenset[str]) -> str:
    """Return the end of a noun phrase as far as all its words are shared."""
    words = list(chunk)
    while words[0] != chunk.root and not all(stem(w.lower_) in common for w in words):
        words = words[1:]
    return "".join(t.text_with_ws for t in words).strip()

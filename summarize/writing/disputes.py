"""The words of a dispute: each side's own, with who says them."""

from __future__ import annotations

from summarize.domain import Finding, Position
from summarize.text.names import find_names
from summarize.text.words import listed
from summarize.writing.marks import capital, sentence, unstopped
from summarize.writing.matter import matter
from summarize.writing.phrases import phrase
from summarize.writing.speech import Speech


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

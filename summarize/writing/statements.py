"""What the page says of each finding: its sentence, its heading, its labels and its reason.

All of it is made of the articles' own words, with the phrases of `phrases.toml` around them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from summarize.domain import Article, Claim, Comparison, Finding, FindingKind, TimelineEntry
from summarize.text.dates import dateline_end, day_words, find_dates
from summarize.text.parsing import Parser
from summarize.text.sentences import sentence_spans
from summarize.writing.agreement import agreed, single
from summarize.writing.differences import disputed, figures
from summarize.writing.phrases import paired, sentence
from summarize.writing.speech import Speech

LONGEST_TAG = 15
"""Words of a sentence that may only say who says the rest of it."""
PARSED_AT_ONCE = 100
"""Findings whose claims are parsed together: one by one it takes three times as long."""
WORDED: Mapping[FindingKind, Callable[[Finding, Speech], Finding]] = {
    "agreed": agreed,
    "single-source": single,
    "figures": figures,
    "disputed": disputed,
}


def state(comparison: Comparison, articles: Sequence[Article], parser: Parser) -> Comparison:
    """Return the comparison with the words of each finding and entry that has none yet."""
    speech = Speech(comparison, articles, parser)
    told = tuple(
        f if f.statement or f.kind not in WORDED else WORDED[f.kind](f, speech)
        for at in range(0, len(comparison.findings), PARSED_AT_ONCE)
        for f in speech.parsed(comparison.findings[at : at + PARSED_AT_ONCE])
    )
    entries = (e for e in comparison.timeline if e.text or _is_told_alone(e, speech))
    timeline = tuple(e if e.text else _dated(e, speech) for e in entries)
    lead = comparison.lead
    if lead is not None and not lead.statement:
        lead = lead.model_copy(update={"statement": _opening(speech.claims[lead.claim], speech)})
    return comparison.model_copy(update={"findings": told, "timeline": timeline, "lead": lead})


def _is_told_alone(entry: TimelineEntry, speech: Speech) -> bool:
    """Whether a deed that was done is told by a sentence with which its article opens."""
    claim = speech.claims[entry.claims[0]]
    return speech.opens(claim) and speech.stands(claim) and not speech.is_of_its_day(claim)


def _dated(entry: TimelineEntry, speech: Speech) -> TimelineEntry:
    """Return an entry in its claim's words; who says it stands behind: he said it later."""
    claim = speech.claims[entry.claims[0]]
    words = speech.words(claim)
    if claim.when and all(m.kind == "weekday" for m in find_dates(claim.when.text)):
        words = words.replace(f" [{day_words(entry.date)}]", "")  # it stands before
    words = words.removesuffix(".")
    who = f" ({speech.speaker(claim)})" if claim.speaker and not speech.says_who(claim) else ""
    return entry.model_copy(update={"text": sentence(f"{words}{who}")})


def _opening(claim: Claim, speech: Speech) -> str:
    """Return the sentence of its article that a claim is, but for who says it; else the claim."""
    article = speech.articles[claim.article]
    spans = sentence_spans(article.text, article.language)
    first, last = next(((a, b) for a, b in spans if a <= claim.start and claim.end <= b), (0, 0))
    text = article.text[first:last]
    text = text[dateline_end(text) :]
    most = len(claim.quote.split()) + (LONGEST_TAG if claim.cue else 0)
    if not text or len(text.split()) > most:
        return sentence(speech.said(claim))
    return sentence(paired(speech.on_its_day(text, claim)))

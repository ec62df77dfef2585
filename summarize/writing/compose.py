"""The page's sentences: every finding's statement, the short version on top, accounts in short.

Statements are made of the articles' own words, with the phrases of `phrases.toml` around them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarize.domain import (
    Article,
    BriefSentence,
    Claim,
    Comparison,
    DraftLine,
    DraftSentence,
    DroppedSentence,
    Finding,
    FindingKind,
    ReadArticle,
    TimelineEntry,
    Written,
)
from summarize.engines.base import Engine
from summarize.engines.offline.summary import write_short
from summarize.gate.sentences import Verifier
from summarize.text.dates import counts_days, dateline_end, day_words, find_dates
from summarize.text.parsing import Parser
from summarize.text.sentences import leans_back, sentence_spans
from summarize.text.words import stems
from summarize.writing.agreement import agreed, single
from summarize.writing.differences import disputed, figures
from summarize.writing.phrases import paired, sentence
from summarize.writing.speech import Speech
from summarize.writing.worded import Wordings, repeated

SHORT = "in short"
SHORT_FORM = "short"
"""What ids of the first section's lines begin with."""
MOST_WORDS = 150
"""Words of the first section: less than a minute's reading."""
WORDED = ("agreed", "single-source", "disputed")
"""Findings that an engine puts in words; figures are told by their table."""
LEAST_WORDED = 0.2
"""Share of these, of those that it was shown, which an engine words that has done its task: careful
answers word 28 to 43 in a hundred, and hold the others to be trifles or told twice."""
LEAST_SHORT = 3
"""Fewer sentences than this do not tell a story."""
LONGEST_TITLE = 16
"""Words of a title; the prompt asks for 14 at most."""
MOST_QUOTED = 5
"""Quoted leads on top of a page that has nothing to compare."""


@dataclass(frozen=True)
class Composed:
    """What is told: the comparison in its words, the page's sentences, and what was dropped."""

    comparison: Comparison
    sentences: tuple[BriefSentence, ...]
    dropped: tuple[DroppedSentence, ...] = ()
    failure: str = ""
    title: DraftSentence | None = None


def compose(
    comparison: Comparison, articles: Sequence[Article], engine: Engine, parser: Parser
) -> Composed:
    """Return all sentences of the page: the first section, then each finding's statement.

    An engine's sentence that does not follow from its findings gives way to the statement of one
    of them; what findings say themselves has passed a gate of its own.
    """
    written = engine.write(comparison, articles)
    verifier = Verifier(comparison, articles, parser)
    wordings = Wordings(verifier, Speech(comparison, articles, parser))
    worded = wordings.worded(comparison, written.words, written.same)
    comparison = _asked(worded, written, wordings.further)
    trifles = _trifles(comparison, written) - {*wordings.further}
    twice = repeated(written.same, [f for f in comparison.findings if f.id not in trifles])
    hidden = twice | trifles | {i for i, agreed in wordings.further.items() if agreed in twice}
    elsewhere = {f.statement for f in comparison.findings if f.id in twice}
    drafts = [d for d in written.sentences if d.sentence not in elsewhere]
    short, dropped = _first_section(drafts, comparison, verifier)
    if len(short) < min(LEAST_SHORT, len(comparison.claims)):
        short = _by_rule(comparison)
        dropped = [d.model_copy(update={"line": ""}) for d in dropped]  # none stands in its place
    shown = (f for f in comparison.findings if f.id not in hidden)
    every = (*short, *map(statement_of, shown))
    sentences = tuple(BriefSentence(**s.model_dump()) for s in every)
    dropped += wordings.dropped
    title = _title(written.title, comparison, verifier, dropped)
    return Composed(comparison, sentences, tuple(dropped), written.failure, title)


def _title(
    draft: DraftSentence | None,
    comparison: Comparison,
    verifier: Verifier,
    dropped: list[DroppedSentence],
) -> DraftSentence | None:
    """Return an engine's headline, which ends in no stop; one that does not hold is dropped."""
    if draft is None:
        return None
    title = draft.sentence.rstrip(".")
    reasons = verifier.reasons(draft)
    if len(title.split()) > LONGEST_TITLE:
        reasons = (*reasons, f"a title has at most {LONGEST_TITLE} words")
    if reasons:
        dropped.append(DroppedSentence(sentence=draft.sentence, reason="; ".join(reasons)))
        return None
    stand = {f.id for f in comparison.findings}
    return _resting_on(stand, draft.model_copy(update={"sentence": title}))


def _asked(comparison: Comparison, written: Written, further: Collection[str]) -> Comparison:
    """Return a comparison in which what an engine was not asked to word is not for the page.

    It is shown the weightiest findings; between its lines the raw words of others are in the way.
    """
    if written.asked is None:
        return comparison
    spare = {f.id for f in comparison.findings if f.kind in WORDED} - written.asked - {*further}
    found = (
        f.model_copy(update={"leans": True}) if f.id in spare else f for f in comparison.findings
    )
    return comparison.model_copy(update={"findings": tuple(found)})


def _trifles(comparison: Comparison, written: Written) -> frozenset[str]:
    """Return the ids of findings that an engine was asked to word and found too light for a line.

    One that words next to none of them has not done its task. What it was not asked to word is
    lighter still.
    """
    wanted = {f.id for f in comparison.findings if f.kind in WORDED}
    told = {w.finding for w in written.words}
    asked = wanted & (written.asked or frozenset())
    if written.asked is None or len(told & asked) < LEAST_WORDED * len(asked):
        return frozenset()
    return frozenset(wanted - told)


OF_BEFORE = "it tells of another event, or of a time well before the news"


def _first_section(
    drafts: Sequence[DraftSentence], comparison: Comparison, verifier: Verifier
) -> tuple[list[DraftSentence], list[DroppedSentence]]:
    """Return an engine's sentences that hold, and these that do not.

    In place of one that does not stands the statement of a finding of it that opens the story.
    """
    findings = {f.id: f for f in comparison.findings}
    opening = comparison.lead.statement if comparison.lead else None
    told: set[str] = set()
    kept: list[DraftSentence] = []
    dropped: list[DroppedSentence] = []
    for draft in drafts:
        behind = [findings[f] for f in draft.rests_on if f in findings]
        of_before = bool(behind) and all(f.background for f in behind)
        stated = findings[draft.finding].statement if draft.finding in findings else None
        reasons: tuple[str, ...] = (OF_BEFORE,) if of_before else ()
        if not of_before and draft.sentence not in (stated, opening):
            reasons = verifier.reasons(draft)
        untold = (f for f in behind if f.lead and not (f.id in told or f.leans or f.background))
        instead = next(map(statement_of, untold), None)
        said = instead if reasons else draft
        words = sum(len(k.sentence.split()) for k in (*kept, *filter(None, [said])))
        fits = said is not None and words <= MOST_WORDS
        if reasons:
            lost = DroppedSentence(sentence=draft.sentence, reason="; ".join(reasons))
            place = f"{SHORT_FORM}:{len(kept)}"
            if fits:
                lost = lost.model_copy(update={"line": place})
            elif instead is None and not of_before:
                gap = {"line": f"{place}+{len(dropped)}", "cites": draft.cites}
                lost = lost.model_copy(update=gap)
            dropped.append(lost)
        if said is not None and fits:
            kept.append(_resting_on(findings, said).model_copy(update={"section": SHORT}))
            told.update(said.rests_on or filter(None, [said.finding]))
    return kept, dropped


def _resting_on(findings: Collection[str], said: DraftSentence) -> DraftSentence:
    """Return a sentence that names only findings which stand, by their ids."""
    rests_on = tuple(f for f in said.rests_on if f in findings)
    finding = said.finding if said.finding in findings else None
    return said.model_copy(update={"rests_on": rests_on, "finding": finding})


def _by_rule(comparison: Comparison) -> list[DraftSentence]:
    """Return the findings that tell the story in short, or what the accounts open with.

    One account alone, or accounts in a language whose grammar is not read, leave it at that.
    """
    proposed = write_short(comparison.findings, comparison.lead)
    own = [c for c in comparison.claims if c.part == "body" and c.speaker is None]
    plain = [c for c in own if not (set(c.quote) & set('"“”„»«\n') or leans_back(c.text))]
    leads = sorted(plain, key=lambda c: (c.start, c.article))[:MOST_QUOTED]
    return proposed or [
        DraftSentence(section=SHORT, sentence=f"“{c.quote}”", cites=(c.id,)) for c in leads
    ]


def statement_of(finding: Finding) -> DraftSentence:
    """Return a finding's statement as a sentence that cites the claims that tell it."""
    return DraftSentence(
        section=finding.kind,
        sentence=finding.statement,
        cites=finding.told_by,
        finding=finding.id,
    )


# --- the statements of findings, the days of the timeline and what the page may open with


LONGEST_TAG = 15
"""Words of a sentence that may only say who says the rest of it."""
PARSED_AT_ONCE = 100
"""Findings whose claims are parsed together: one by one it takes three times as long."""
STATED: Mapping[FindingKind, Callable[[Finding, Speech], Finding]] = {
    "agreed": agreed,
    "single-source": single,
    "figures": figures,
    "disputed": disputed,
}


def state(comparison: Comparison, articles: Sequence[Article], parser: Parser) -> Comparison:
    """Return the comparison with the words of each finding and entry that has none yet."""
    speech = Speech(comparison, articles, parser)
    told = tuple(
        f if f.statement or f.kind not in STATED else STATED[f.kind](f, speech)
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


# --- each account in short: the sentences of an article's summary that its own sentences bear out


ACCOUNTS = "accounts"
"""What ids of the accounts' lines begin with."""
LEAST, LONGEST = 5, 60
"""Words of a sentence of an article that tells it in short."""


def summarized(
    articles: Sequence[Article],
    reads: Sequence[ReadArticle],
    comparison: Comparison,
    parser: Parser,
) -> tuple[Mapping[str, Mapping[str, Any]], tuple[DroppedSentence, ...]]:
    """Return the summary of each article, by its id, and the sentences that do not hold."""
    verifier = Verifier(comparison, articles, parser)
    by_id = {a.id: a for a in articles}
    kept: dict[str, Mapping[str, Any]] = {}
    dropped: list[DroppedSentence] = []
    for read in reads:
        article = by_id[read.article]
        held: list[DraftLine] = []
        for line in read.summary if article.id not in comparison.aside else ():
            reasons = _reasons(line, article, read, verifier)
            stands = line if not reasons else None
            if reasons and not held:  # it is the news: the others would be taken for that
                own = _in_its_words(line, article)
                stands = next((x for x in own if not _reasons(x, article, read, verifier)), None)
            if reasons:
                lost = DroppedSentence(sentence=line.sentence, reason="; ".join(reasons))
                if line is read.summary[0]:
                    place = f"{ACCOUNTS}:{article.id}{'+' if stands is None else ''}"
                    lost = lost.model_copy(update={"line": place, "cites": _within(line, read)})
                dropped.append(lost)
            held += [stands] if stands is not None and stands not in held else []
        kept[article.id] = {
            "summary": tuple(line.sentence for line in held),
            "summary_spans": tuple(line.rests_on for line in held),
        }
    return kept, tuple(dropped)


def _within(line: DraftLine, read: ReadArticle) -> tuple[str, ...]:
    """Return the claims in the words on which a line rests."""
    spans = line.rests_on
    return tuple(c.id for c in read.claims if any(a < c.end and c.start < b for a, b in spans))


def _in_its_words(line: DraftLine, article: Article) -> Iterator[DraftLine]:
    """Yield the sentence of an article that says most of a line, then its headline if plain.

    Those are asked on which the line rests and that are understood alone.
    """
    found: list[DraftLine] = []
    for start, end in (span for span in line.rests_on if span[0] >= article.body_start):
        words = article.text[start:end]
        fits = LEAST <= len(words.split()) <= LONGEST
        whole = "\n" not in words and paired(words) == words.removesuffix(".")
        if whole and fits and not (leans_back(words) or _floats(words, article)):
            found.append(DraftLine(sentence=words, rests_on=((start, end),)))
    if found:
        yield max(found, key=lambda own: len(stems(own.sentence) & stems(line.sentence)))
    title = article.headline or ""
    plain = len(title.split()) >= LEAST and not title.isupper() and not title.endswith("?")
    if plain and not _floats(title, article) and article.text.startswith(title):
        yield DraftLine(sentence=title, rests_on=((0, len(title)),))


def _floats(words: str, article: Article) -> bool:
    """Whether words count days from that of printing, which is not known."""
    return article.published.date is None and counts_days(words)


def _reasons(
    line: DraftLine, article: Article, read: ReadArticle, verifier: Verifier
) -> tuple[str, ...]:
    """Return why a line does not hold; the article's own words do, with whose they are."""
    if not any(line.sentence == article.text[a:b] for a, b in line.rests_on):
        return verifier.line_reasons(line, article, read.claims)
    said = [c for c in read.claims for a, b in line.rests_on if a <= c.start and c.end <= b]
    bare = any(c.speaker_text and c.speaker_text not in line.sentence for c in said)
    return ("it does not say who says it",) if bare else ()

"""Does the gate refuse what is false by one word, and let through what is true?"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from summarize.claims.ground import Grounded
from summarize.domain import Article, DraftClaim
from summarize.evaluation.labels import FactLabel
from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome
from summarize.text.names import CALENDAR
from summarize.text.parsing import Parser

# --- making true statements false by the smallest change: what the gate must refuse


DAYS = tuple(calendar.day_name)

AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must)\b"
    r"(?! (?:not|no|never|be|been)\b)"
)
NEGATION = re.compile(r"\b(?:not|never) |(?<=[a-z])n['\u2019]t\b", re.IGNORECASE)
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
"""Capitalised words within a sentence: the first word of one proves nothing."""


ROOT = 4
"""Letters by which two names are taken for forms of one."""


def corruptions(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield false versions of a true statement, each with the name of its change.

    Args:
        text: The statement.
        names: Names that stand elsewhere in the story, to swap in.
    """
    changes = {
        "digit": _digit(text),
        "negation added": _negated(text),
        "negation removed": _asserted(text),
        "name": _renamed(text, names),
        "weekday": _another_day(text),
    }
    for change, false in changes.items():
        if false is not None and false != text:
            yield change, false


def names_in(texts: Sequence[str]) -> list[str]:
    """Return the names that stand within sentences, sorted."""
    found = {m[0] for text in texts for m in NAME.finditer(text)}
    return sorted(n for n in found if not _is_date_word(n))


def other(choices: Sequence[str], text: str) -> str | None:
    """Choose one by the text alone; None where there is none."""
    return choices[crc32(text.encode()) % len(choices)] if choices else None


def _digit(text: str) -> str | None:
    match = re.search(r"\d", text)
    if match is None:
        return None
    digit = int(match[0])
    return text[: match.start()] + str(digit + 1 if digit < 9 else 8) + text[match.end() :]


def _negated(text: str) -> str | None:
    match = AUXILIARY.search(text)
    return f"{text[: match.end()]} not{text[match.end() :]}" if match else None


def _asserted(text: str) -> str | None:
    match = NEGATION.search(text)
    return text[: match.start()] + text[match.end() :] if match else None


def _renamed(text: str, names: Sequence[str]) -> str | None:
    match = next((m for m in NAME.finditer(text) if not _is_date_word(m[0])), None)
    if match is None:
        return None
    name = other([n for n in names if _is_strange(n, text)], text)
    return text[: match.start()] + name + text[match.end() :] if name else None


def _is_strange(name: str, text: str) -> bool:
    """Whether a name is surely another: "Syria" for "Syrian President" may still be true."""
    there = re.findall(r"\w+", text)
    return not any(
        a.startswith(b[:ROOT]) or b.startswith(a[:ROOT]) for a in name.split() for b in there
    )


def _another_day(text: str) -> str | None:
    match = re.search(rf"\b(?:{'|'.join(DAYS)})\b", text)
    if match is None:
        return None
    day = DAYS[(DAYS.index(match[0]) + 1) % len(DAYS)]
    return text[: match.start()] + day + text[match.end() :]


def _is_date_word(name: str) -> bool:
    return any(word.lower() in CALENDAR for word in name.split())


Ground = Callable[[Sequence[DraftClaim], Article, Parser], Grounded]
"""The gate, as `summarize.claims.ground.ground`."""

GRAVE = 6.0
"""How much a lapse of the gate matters: a false statement on the page is the worst there is."""

GATE = {
    "gate.acceptance": "true statements, verbatim or as read, that the gate lets through",
    "gate.refusal": "corrupted statements of any kind that it refuses",
    "gate.digit": "statements with one digit changed that it refuses",
    "gate.negation": "statements with a negation added or removed that it refuses",
    "gate.name": "statements with a name swapped that it refuses",
    "gate.weekday": "statements with a weekday swapped that it refuses",
    "gate.speaker": "true words given to another speaker that it refuses, or gives back",
}


@dataclass(frozen=True, slots=True)
class Bench:
    """The gate on trial, and what is brought to it.

    Attributes:
        outcome: The story.
        ground: The gate.
        parser: What the gate reads with.
        names: Names of the story, to swap in.
        speakers: Its speakers, to swap in.
    """

    outcome: Outcome
    ground: Ground
    parser: Parser
    names: Sequence[str]
    speakers: Sequence[str]

    def refused(self, drafts: Sequence[DraftClaim], article: Article) -> dict[DraftClaim, str]:
        """Return the drafts that the gate refuses, with the reason."""
        rejected = self.ground(drafts, article, self.parser).rejected
        reasons = {r.quote: r.reason for r in rejected}
        return {d: reasons[d.quote] for d in drafts if d.quote in reasons}

    def judged(self, what: str, draft: DraftClaim, miss: str) -> Observation:
        """Note how the gate treated a draft."""
        where = self.outcome.outlet(draft.article)
        name = f"{where} {draft.start} {draft.quote} {draft.speaker or ''}"
        told = f"{where}: {miss}" if miss else ""
        return self.outcome.judged_found(f"gate.{what}", name, told, GRAVE)


def observe_gate(outcome: Outcome, ground: Ground, parser: Parser) -> Iterator[Observation]:
    """Bring true and corrupted statements of every article to the gate."""
    names = names_in([a.text for a in outcome.articles.values()])
    speakers = sorted({f.speaker for f in outcome.facts if f.speaker})
    bench = Bench(outcome, ground, parser, names, speakers)
    for file, article in outcome.articles.items():
        true = list(dict.fromkeys([*_verbatim(bench, file), *_read(bench, article)]))
        yield from _accepted(bench, article, true)
        yield from _refused(bench, article, true)
        yield from _given_back(bench, article, [f for f in outcome.facts if f.article == file])


def _verbatim(bench: Bench, file: str) -> Iterator[DraftClaim]:
    """Yield the whole sentences that carry labelled facts: true beyond doubt."""
    article, placed = bench.outcome.articles[file], bench.outcome.spans
    starts = [placed[f.id][0] for f in bench.outcome.facts if f.article == file and f.id in placed]
    for sentence in bench.parser.parse(article.text).sents:
        if any(sentence.start_char <= s < sentence.end_char for s in starts):
            text = sentence.text.strip()
            at = article.text.find(text, sentence.start_char)
            yield DraftClaim(article=article.id, quote=text, start=at)


def _read(bench: Bench, article: Article) -> Iterator[DraftClaim]:
    """Yield the claims that were read."""
    for c in bench.outcome.brief.claims:
        if c.article == article.id:
            yield DraftClaim(article=c.article, quote=c.quote, start=c.start)


def _accepted(bench: Bench, article: Article, true: Sequence[DraftClaim]) -> Iterator[Observation]:
    refused = bench.refused(true, article)
    for draft in true:
        reason = refused.get(draft)
        miss = f"true, but refused ({reason}): {draft.quote!r}"
        yield bench.judged("acceptance", draft, miss if reason is not None else "")


def _refused(bench: Bench, article: Article, true: Sequence[DraftClaim]) -> Iterator[Observation]:
    attempts = [
        (draft.model_copy(update={"quote": false}), change)
        for draft in true
        for change, false in corruptions(draft.quote, bench.names)
        if false not in article.text
    ]
    refused = bench.refused([draft for draft, _ in attempts], article)
    for draft, change in attempts:
        miss = f"false ({change}), but let through: {draft.quote!r}"
        for what in ("refusal", change.split()[0]):
            yield bench.judged(what, draft, "" if draft in refused else miss)


def _given_back(
    bench: Bench, article: Article, facts: Sequence[FactLabel]
) -> Iterator[Observation]:
    """Give each served fact to a speaker who is not its own."""
    swapped = []
    for fact in facts:
        claim = bench.outcome.served.get(fact.id)
        liar = other(
            [s for s in bench.speakers if not _may_say(bench.outcome, fact, s)], fact.anchor
        )
        if claim and liar:
            draft = DraftClaim(article=article.id, quote=claim.quote, start=claim.start)
            swapped.append(draft.model_copy(update={"speaker": liar}))
    accepted = bench.ground(swapped, article, bench.parser).claims
    said = {(c.quote, bench.outcome.directory.canonical(c.speaker)) for c in accepted if c.speaker}
    for draft in swapped:
        liar = draft.speaker or ""
        believed = (draft.quote, bench.outcome.directory.canonical(liar)) in said
        miss = f"believed of {liar!r}: {draft.quote!r}" if believed else ""
        for what in ("refusal", "speaker"):
            yield bench.judged(what, draft, miss)


def _may_say(outcome: Outcome, fact: FactLabel, speaker: str) -> bool:
    claim = outcome.served.get(fact.id)
    own = [fact.speaker, fact.via, *fact.also_right, claim and claim.speaker, claim and claim.via]
    return any(s and outcome.directory.same(speaker, s) for s in own) or speaker in fact.anchor

"""Does the gate refuse what is false by one word, and let through what is true?"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from zlib import crc32

from summarize.claims.ground import Grounded
from summarize.domain import Article, DraftClaim
from summarize.evaluation.outcome import Observation, Outcome
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
    """Yield false versions of a true statement, each with the name of its change."""
    days = rf"\b(?:{'|'.join(DAYS)})\b"
    changes = {
        "digit": re.sub(r"\d", lambda m: "8" if m[0] == "9" else str(int(m[0]) + 1), text, count=1),
        "negation added": AUXILIARY.sub(lambda m: f"{m[0]} not", text, count=1),
        "negation removed": NEGATION.sub("", text, count=1),
        "name": _renamed(text, names),
        "weekday": re.sub(days, lambda m: DAYS[(DAYS.index(m[0]) + 1) % 7], text, count=1),
    }
    yield from ((change, false) for change, false in changes.items() if false not in {None, text})


def names_in(texts: Sequence[str]) -> list[str]:
    """Return the names that stand within sentences, sorted."""
    found = {m[0] for text in texts for m in NAME.finditer(text)}
    return sorted(n for n in found if not _is_date_word(n))


def other(choices: Sequence[str], text: str) -> str | None:
    """Choose one by the text alone; None where there is none."""
    return choices[crc32(text.encode()) % len(choices)] if choices else None


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


def _is_date_word(name: str) -> bool:
    return any(word.lower() in CALENDAR for word in name.split())


Ground = Callable[[Sequence[DraftClaim], Article, Parser], Grounded]
"""The gate, as `summarize.claims.ground.ground`."""


def observe_gate(outcome: Outcome, ground: Ground, parser: Parser) -> Iterator[Observation]:
    """Bring true and corrupted statements of every article to the gate."""

    def judged(what: str, draft: DraftClaim, right: object, told: str) -> Observation:
        where = files[draft.article]
        item = f"{where} {draft.start} {draft.quote} {draft.speaker or ''}"
        return outcome.judged(f"gate.{what}", item, right, f"{where}: {told}", labelled=False)

    files = {a.id: f for f, a in outcome.articles.items()}
    names = names_in([a.text for a in outcome.articles.values()])
    for file, article in outcome.articles.items():
        true = list(dict.fromkeys(_true(outcome, file, parser)))
        refused = {r.quote: r.reason for r in ground(true, article, parser).rejected}
        for draft in true:
            told = f"true, but refused ({refused.get(draft.quote)}): {draft.quote!r}"
            yield judged("acceptance", draft, draft.quote not in refused, told)
        attempts = [
            (draft.model_copy(update={"quote": false}), change)
            for draft in true
            for change, false in corruptions(draft.quote, names)
            if false not in article.text
        ]
        found = ground([draft for draft, _ in attempts], article, parser).rejected
        stopped = {r.quote for r in found}
        for draft, change in attempts:
            told = f"false ({change}), but let through: {draft.quote!r}"
            for what in ("refusal", change.split()[0]):
                yield judged(what, draft, draft.quote in stopped, told)
        swapped = list(_swapped(outcome, file))
        accepted = ground(swapped, article, parser).claims
        said = {(c.quote, outcome.canonical(c.speaker)) for c in accepted if c.speaker}
        for draft in swapped:
            liar = draft.speaker or ""
            believed = (draft.quote, outcome.canonical(liar)) in said
            for what in ("refusal", "speaker"):
                yield judged(what, draft, not believed, f"believed of {liar!r}: {draft.quote!r}")


def _true(outcome: Outcome, file: str, parser: Parser) -> Iterator[DraftClaim]:
    """Yield the whole sentences that carry labelled facts, true beyond doubt, and what was read."""
    article, placed = outcome.articles[file], outcome.spans
    starts = [placed[f.id][0] for f in outcome.facts if f.article == file and f.id in placed]
    for sentence in parser.parse(article.text).sents:
        if any(sentence.start_char <= s < sentence.end_char for s in starts):
            text = sentence.text.strip()
            at = article.text.find(text, sentence.start_char)
            yield DraftClaim(article=article.id, quote=text, start=at)
    for c in outcome.brief.claims:
        if c.article == article.id:
            yield DraftClaim(article=c.article, quote=c.quote, start=c.start)


def _swapped(outcome: Outcome, file: str) -> Iterator[DraftClaim]:
    """Yield each served fact of an article with a speaker who is not its own."""
    speakers = sorted({f.speaker for f in outcome.facts if f.speaker})
    same = outcome.same
    for fact, claim in outcome.told:
        own = [fact.speaker, fact.via, *fact.also_right, claim.speaker, claim.via]
        liars = [s for s in speakers if not any(o and same(s, o) for o in own)]
        liar = other([s for s in liars if s not in fact.anchor], fact.anchor)
        if fact.article == file and liar:
            quoted = DraftClaim(article=claim.article, quote=claim.quote, start=claim.start)
            yield quoted.model_copy(update={"speaker": liar})

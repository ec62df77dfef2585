"""What does not add up: sums, parts, conversions, days, spellings; each says what was computed."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from summarize.comparison.arithmetic import mismatches
from summarize.comparison.conversions import wrong_conversions
from summarize.comparison.entries import Entry, tells_what
from summarize.domain import Article, Claim, Features, Finding, FindingType, Position
from summarize.text.dates import DateMention, find_dates, resolve
from summarize.text.meaning import Signature, Weights, sign

SAME_EVENT = 0.2
"""Overlap of two announcements (0 to 1) from which they announce one event, names shared."""

NAME_LENGTH = 7
"""Shorter names differ by two letters too often to be one name spelled twice."""

NAME_EDITS = 2


def check_findings(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    features: Sequence[Features],
    entries: Sequence[Entry],
) -> list[Finding]:
    """Return what does not add up within the articles, and days that clash between them.

    Args:
        articles: All articles.
        claims: Their claims, with origins.
        features: What alignment compares of the claims.
        entries: The figures of the ledger.
    """
    by_id = {f.claim: f for f in features}
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    findings = [*_arithmetic(articles, entries)]
    for article in articles:
        findings.extend(_conversions(article, by_article[article.id]))
        findings.extend(_weekdays(article, by_article[article.id]))
        findings.extend(_spellings(article, by_article[article.id]))
    findings.extend(_announced_days(articles, claims, by_id))
    return findings


def _finding(
    type_: FindingType | None, question: str, statement: str, reason: str,
    sides: Sequence[tuple[str, float | None, dt.date | None, Sequence[Claim]]],
) -> Finding:  # fmt: skip
    positions = tuple(
        Position(
            label=label, value=value, as_of=day,
            claims=tuple(dict.fromkeys(c.id for c in found)),
            articles=tuple(dict.fromkeys(c.article for c in found)),
            origins=tuple(dict.fromkeys(c.origin for c in found)),
        )
        for label, value, day, found in sides
    )  # fmt: skip
    key = f"check {type_} {question} {' '.join(c for p in positions for c in p.claims)}"
    statement = statement[:1].upper() + statement[1:]
    reason = reason[:1].upper() + reason[1:]
    return Finding(
        id=f"f-{blake2b(key.encode(), digest_size=5).hexdigest()}", kind="check", type=type_,
        question=question, statement=statement, reason=reason, positions=positions,
    )  # fmt: skip


def _within(claims: Sequence[Claim], start: int, end: int) -> list[Claim]:
    """Return the shortest claim that holds a span, as a list of none or one."""
    holding = [c for c in claims if c.start <= start and end <= c.end]
    return sorted(holding, key=lambda c: (c.end - c.start, c.id))[:1]


def _naming(claims: Sequence[Claim], name: str, start: int, end: int) -> list[Claim]:
    """Return the claim in whose words a name stands: what is said, who says it, else beside it."""
    if holding := _within(claims, start, end):
        return holding
    near = [c for c in claims if c.start - end <= SPEAKER_REACH and start - c.end <= SPEAKER_REACH]
    spoken = [c for c in near if name in (c.speaker_text or "").split()]
    return sorted(spoken or near, key=lambda c: (max(c.start - end, start - c.end), c.id))[:1]


SPEAKER_REACH = 120
"""Characters between a speaker's name and what is said."""


# --- numbers ---------------------------------------------------------------------------------


def _arithmetic(articles: Sequence[Article], entries: Sequence[Entry]) -> Iterator[Finding]:
    by_article = defaultdict(list)
    for entry in entries:
        if tells_what(entry):
            by_article[entry.article.id].append(entry)
    for article in articles:
        for found in mismatches(by_article[article.id]):
            sides = [
                (" ".join(e.figure.text.split()), e.figure.value, e.as_of, [e.claim])
                for e in found.entries
            ]
            yield _finding("arithmetic", found.question, found.statement, found.reason, sides)


def _conversions(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    for found in wrong_conversions(article):
        holding = _within(claims, found.first.core_start, found.second.core_end)
        if not holding:
            continue
        first = " ".join(article.text[found.first.start : found.first.end].split())
        second = " ".join(article.text[found.second.start : found.second.end].split())
        yield _finding(
            "unit", f"Are {first} {second}?", f"{first} are given as {second}.",
            f"{first} are {found.words}.", [(f"{first} ({second})", None, None, holding)],
        )  # fmt: skip


# --- days ------------------------------------------------------------------------------------


def _weekdays(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield dates whose weekday is another: "Tuesday, 3 July 2013"."""
    for mention in find_dates(article.text):
        if mention.weekday is None or mention.kind != "date" or mention.year is None:
            continue
        day = dt.date(mention.year, mention.month or 1, mention.day or 1)
        holding = _within(claims, mention.start, mention.end)
        if day.weekday() != mention.weekday and holding:
            yield _finding(
                "contradiction", f"Which day is {mention.text}?",
                f"{mention.text} is given.", f"{_spelled(day)} was a {day:%A}.",
                [(mention.text, None, day, holding)],
            )  # fmt: skip


def _announced_days(
    articles: Sequence[Article], claims: Sequence[Claim], features: Mapping[str, Features]
) -> Iterator[Finding]:
    """Yield one coming event that two articles put on different days."""
    printed = {a.id: a.published.date for a in articles}
    coming = [
        (claim, mention, day, _signature(claim, features))
        for claim in claims
        if (anchor := printed[claim.article]) and (found := _coming(claim, anchor))
        for mention, day in [found]
    ]
    coming.sort(key=lambda c: (c[2], c[0].id))
    weights = Weights(s for *_, s in coming)
    for first, second in combinations(coming, 2):
        apart = first[0].article != second[0].article and first[2] != second[2]
        if not apart or not _one_event(first, second, weights):
            continue
        sides = [
            (f"{mention.text} ({_spelled(day)})", None, day, [claim])
            for claim, mention, day, _ in (first, second)
        ]
        names = sorted(first[3].names & second[3].names)
        where = ", ".join(n.title() for n in names)
        yield _finding(
            "contradiction", f"On which day: {where}",
            f"Two days are given for what is announced ({where}): {_said(sides)}.",
            " ".join(_reckoned(m, d, printed[c.article]) for c, m, d, _ in (first, second)), sides,
        )  # fmt: skip


Coming = tuple[Claim, DateMention, dt.date, Signature]


def _signature(claim: Claim, features: Mapping[str, Features]) -> Signature:
    found = features.get(claim.id)
    return sign(
        claim.text, lemmas=found.lemmas if found else None, names=found.names if found else ()
    )


def _coming(claim: Claim, anchor: dt.date) -> tuple[DateMention, dt.date] | None:
    """Return the day to come that a claim names, if it names one."""
    for mention in find_dates(claim.text):
        days = resolve(mention, anchor)
        if days is None or days[0] != days[1] or days[0] < anchor:
            continue
        if mention.side == "future" or (mention.kind == "day-word" and mention.shift > 0):
            return mention, days[0]
    return None


def _one_event(first: Coming, second: Coming, weights: Weights) -> bool:
    if not first[3].names & second[3].names:
        return False
    one, other = first[0].speaker, second[0].speaker
    same_speaker = one and other and one.split()[-1] == other.split()[-1]
    same_origin = one and first[0].origin == second[0].origin
    return bool(same_speaker or same_origin) or weights.overlap(first[3], second[3]) >= SAME_EVENT


def _reckoned(mention: DateMention, day: dt.date, printed: dt.date | None) -> str:
    return f"Printed on {_spelled(printed)}, {mention.text} is {_spelled(day)}." if printed else ""


def _spelled(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _said(sides: Sequence[tuple[str, float | None, dt.date | None, Sequence[Claim]]]) -> str:
    return " and ".join(label for label, *_ in sides)


# --- names -----------------------------------------------------------------------------------

_CAPITALISED = re.compile(
    r"(?P<given>\b[A-Z][a-z]+\s+)?\b(?P<name>[A-Z][a-z]{5,}(?:-[A-Z]?[a-z]+)*)\b"
)
_TITLES = frozenset(
    {
        "Gen", "General", "Mr", "Mrs", "Ms", "Dr", "President", "Minister", "Colonel", "Captain",
        "Major", "Lieutenant", "Sir", "Lord", "Judge", "Professor", "Senator", "Governor",
        "Secretary", "Chancellor", "Sergeant", "Officer", "Inspector", "Mayor", "Coach",
    }
)  # fmt: skip


def _spellings(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a person's name that one article spells in two ways."""
    seen: dict[str, tuple[str, int, int]] = {}
    titled: set[str] = set()
    for match in _CAPITALISED.finditer(article.text):
        given = (match["given"] or "").strip()
        name = match["name"]
        seen.setdefault(name, (given, match.start("name"), match.end("name")))
        if given:
            titled.add(name)
    common = set(re.findall(r"\b[a-z]{5,}\b", article.text))
    names = [n for n in seen if len(n) >= NAME_LENGTH and n.lower() not in common]
    for first, second in combinations(sorted(names, key=lambda n: seen[n][1]), 2):
        if not ({first, second} <= titled and _is_respelled(first, second)):
            continue
        givens = [seen[n][0] for n in (first, second)]
        if not any(g in _TITLES for g in givens) and givens[0] != givens[1]:
            continue
        found = [_naming(claims, n, *seen[n][1:]) for n in (first, second)]
        if all(found):
            sides = [(n, None, None, c) for n, c in zip((first, second), found, strict=True)]
            yield _finding(
                None, f"How is {first} spelled?", f"One name is spelled {first} and {second}.",
                f"The two differ by {DamerauLevenshtein.distance(first, second)} letters.", sides,
            )  # fmt: skip


def _is_respelled(first: str, second: str) -> bool:
    """Whether two words are one name in two spellings, and not a name and its adjective."""
    if first[0] != second[0] or first[-1] != second[-1]:
        return False
    if first.startswith(second) or second.startswith(first):
        return False
    return 0 < DamerauLevenshtein.distance(first, second) <= NAME_EDITS

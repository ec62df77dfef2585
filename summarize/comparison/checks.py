"""What does not add up: sums, conversions, days and spellings; each says what was computed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from summarize.comparison.arithmetic import mismatches
from summarize.comparison.conversions import wrong_conversions
from summarize.comparison.story import Story
from summarize.domain import Article, Claim, Finding, FindingType, Position
from summarize.text.dates import DateMention, find_dates, resolve
from summarize.text.parsing import Parser
from summarize.text.saying import TITLES
from summarize.text.words import FUNCTION_WORDS

SAME_EVENT = 0.2
"""Overlap of two announcements (0 to 1) from which they announce one event, names shared."""

NAME_LENGTH = 7
"""Shorter names differ by two letters too often to be one name spelled twice."""

NAME_EDITS = 2

BESIDE = 80
"""Characters between a claim and the name of who says it."""

_NAMED = re.compile(r"\b(?P<given>[A-Z][a-z]+)\.? (?=(?P<name>[A-Z][a-z]{5,}(?:-[A-Z]?[a-z]+)*)\b)")
"""A name with what stands before it: a given name or a title."""


class Side(NamedTuple):
    """One side of a check: its label, value, day and the claims that give it."""

    label: str
    value: float | None
    day: dt.date | None
    claims: Sequence[Claim]


def check_findings(story: Story, parser: Parser) -> list[Finding]:
    """Return what does not add up within the articles, and coming days that clash between them.

    Args:
        story: The accounts and their claims.
        parser: Knows the parses of the articles.
    """
    found: list[Finding] = []
    for article in story.articles:
        claims = story.by_article[article.id]
        found += _arithmetic(article, claims)
        found += _conversions(article, claims)
        found += _weekdays(article, claims)
        if article.language == "en":
            found += _spellings(article, claims, parser)
    return [*found, *_announced_days(story)]


def _finding(
    type_: FindingType | None, question: str, statement: str, reason: str, sides: Sequence[Side]
) -> Finding:
    positions = tuple(
        Position(
            label=s.label,
            value=s.value,
            as_of=s.day,
            claims=tuple(dict.fromkeys(c.id for c in s.claims)),
            articles=tuple(dict.fromkeys(c.article for c in s.claims)),
            origins=tuple(dict.fromkeys(c.origin for c in s.claims)),
        )
        for s in sides
    )
    key = f"check {type_} {question} {' '.join(c for p in positions for c in p.claims)}"
    return Finding(
        id=f"f-{blake2b(key.encode(), digest_size=5).hexdigest()}",
        kind="check",
        type=type_,
        question=question,
        statement=statement[:1].upper() + statement[1:],
        reason=reason[:1].upper() + reason[1:],
        positions=positions,
    )


def _holding(claims: Sequence[Claim], start: int, end: int) -> list[Claim]:
    """Return the shortest claim that holds a span or stands beside it, as a list of none or one."""
    found = [c for c in claims if c.start <= start and end <= c.end]
    beside = [c for c in claims if 0 <= start - c.end <= BESIDE or 0 <= c.start - end <= BESIDE]
    return sorted(found or beside, key=lambda c: (c.end - c.start, c.id))[:1]


def _arithmetic(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    for found in mismatches(article, claims):
        sides = [
            Side(a.text, a.value, a.claim.when.from_ if a.claim.when else None, [a.claim])
            for a in found.amounts
        ]
        yield _finding("arithmetic", found.question, found.statement, found.reason, sides)


def _conversions(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    for found in wrong_conversions(article):
        holding = _holding(claims, found.first.core_start, found.second.core_end)
        if not holding:
            continue
        first = " ".join(article.text[found.first.start : found.first.end].split())
        second = " ".join(article.text[found.second.start : found.second.end].split())
        yield _finding(
            "unit",
            f"Are {first} {second}?",
            f"{first} are given as {second}.",
            f"{first} are {found.words}.",
            [Side(f"{first} ({second})", None, None, holding)],
        )


# --- days ------------------------------------------------------------------------------------


def _weekdays(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield dates whose weekday is another: "Tuesday, 3 July 2013"."""
    for mention in find_dates(article.text):
        if mention.weekday is None or mention.kind != "date" or mention.year is None:
            continue
        day = dt.date(mention.year, mention.month or 1, mention.day or 1)
        holding = _holding(claims, mention.start, mention.end)
        if day.weekday() != mention.weekday and holding:
            yield _finding(
                "contradiction",
                f"Which day is {mention.text}?",
                f"{mention.text} is given.",
                f"{_spelled(day)} was a {day:%A}.",
                [Side(mention.text, None, day, holding)],
            )


def _announced_days(story: Story) -> Iterator[Finding]:
    """Yield one coming event that two accounts put on different days."""
    coming = [
        (claim, mention, day)
        for claim in story.claims
        if (printed := story.article[claim.article].published.date)
        for mention, day in _coming(claim, printed)
    ]
    for one, other in combinations(sorted(coming, key=lambda c: (c[2], c[0].id)), 2):
        if one[2] == other[2] or not _is_one_event(story, one[0], other[0]):
            continue
        shared = story.signatures[one[0].id].names & story.signatures[other[0].id].names
        where = ", ".join(n.title() for n in sorted(shared))
        sides = [Side(f"{m.text} ({_spelled(day)})", None, day, [c]) for c, m, day in (one, other)]
        yield _finding(
            "contradiction",
            f"On which day: {where}",
            f"Two days are given for what is announced ({where}): "
            f"{sides[0].label} and {sides[1].label}.",
            " ".join(_reckoned(story, *found) for found in (one, other)),
            sides,
        )


def _coming(claim: Claim, printed: dt.date) -> Iterator[tuple[DateMention, dt.date]]:
    """Yield the day to come that a claim names, if it names one."""
    for mention in find_dates(claim.text):
        days = resolve(mention, printed)
        ahead = mention.side == "future" or (mention.kind == "day-word" and mention.shift > 0)
        if days and days[0] == days[1] and days[0] >= printed and ahead:
            yield mention, days[0]
            return


def _is_one_event(story: Story, one: Claim, other: Claim) -> bool:
    """Whether two accounts announce one event: one speaker, or most of the words; names shared."""
    mine, theirs = story.signatures[one.id], story.signatures[other.id]
    apart = story.account(one.article) == story.account(other.article)
    if apart or not mine.names & theirs.names:
        return False
    same = one.speaker and other.speaker and one.speaker.split()[-1] == other.speaker.split()[-1]
    return bool(same) or story.weights.overlap(mine, theirs) >= SAME_EVENT


def _reckoned(story: Story, claim: Claim, mention: DateMention, day: dt.date) -> str:
    printed = story.article[claim.article].published.date
    return f"Printed on {_spelled(printed)}, {mention.text} is {_spelled(day)}." if printed else ""


def _spelled(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


# --- names -----------------------------------------------------------------------------------


def _spellings(article: Article, claims: Sequence[Claim], parser: Parser) -> Iterator[Finding]:
    """Yield a person's name that one article spells in two ways.

    Both stand behind one given name or a title, and neither is a word that the parser's
    vocabulary has: "Parties" and "Partiers", "Johnson" and "Johnston" are two words.
    """
    seen: dict[str, re.Match[str]] = {}
    for match in _NAMED.finditer(article.text):
        if len(match["name"]) >= NAME_LENGTH and _is_unknown_name(parser, match):
            seen.setdefault(match["name"], match)
    for first, second in combinations(seen, 2):
        givens = [seen[n]["given"] for n in (first, second)]
        titled = all(g.lower() in TITLES for g in givens)
        if not _is_respelled(first, second) or not (titled or givens[0] == givens[1]):
            continue
        sides = [
            Side(n, None, None, _holding(claims, *seen[n].span("name"))) for n in (first, second)
        ]
        if all(s.claims for s in sides):
            yield _finding(
                None,
                f"How is {first} spelled?",
                f"One name is spelled {first} and {second}.",
                f"The two differ by {DamerauLevenshtein.distance(first, second)} letters.",
                sides,
            )


def _is_unknown_name(parser: Parser, match: re.Match[str]) -> bool:
    """Whether a word is parsed as a name, and is no word or name that the model has met."""
    if parser.knows(match["name"]) or match["given"].lower() in FUNCTION_WORDS:
        return False
    doc = parser.parse(match.string)
    span = doc.char_span(*match.span("name"), alignment_mode="expand")
    return span is not None and span.root.pos_ == "PROPN"


def _is_respelled(first: str, second: str) -> bool:
    """Whether two words are one name in two spellings, and not a name and its adjective."""
    if first[0] != second[0] or first[-1] != second[-1]:
        return False
    if first.startswith(second) or second.startswith(first):
        return False
    return 0 < DamerauLevenshtein.distance(first, second) <= NAME_EDITS

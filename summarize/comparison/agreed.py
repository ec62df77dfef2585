"""What at least two outlets state alike, with outlets and origins counted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from summarize.comparison.positions import (
    FIRST_PERSON,
    counted,
    dangles,
    finding_id,
    plain_text,
    plainest,
    position,
    speaker_name,
    stated,
)
from summarize.comparison.roles import PERSONAL
from summarize.comparison.shared import Shared, shared
from summarize.comparison.statements import Statement
from summarize.comparison.story import Story
from summarize.domain import Claim, Finding
from summarize.text.meaning import content_words
from summarize.text.nearness import Retold
from summarize.text.saying import COMPANY_NOUNS

MIN_WORDS = 4
"""Words of a statement, where a figure counts twice: "two guards died"."""

BARE_COUNT = re.compile(r"\S+ (?:is|are|was|were|has|have|had)\b")
"""A figure of nobody knows what: "one was killed"."""

QUOTED = ": \u201c"
MOST_VOICES = 3
"""Speakers that one sentence names."""

MOST = 0.75
"""Share of the outlets that bear out a group's best supported statement which must bear out
another, plainer one, before that is printed instead."""

WITHIN = 0.75
"""Share of the shorter of two statements, by rarity, from which the longer one has told it."""

REPEATS = 0.45
"""Overlap of two agreed statements from which the lesser is left out: the reader has read it."""


def agreed(
    story: Story,
    disputed: Collection[str] = (),
    counted_up: Collection[str] = (),
    equal: Iterable[frozenset[str]] = (),
) -> list[Finding]:
    """Return a finding per statement that two outlets or more bear out.

    What most say most about comes first; what repeats it is left out.

    Args:
        story: The accounts.
        disputed: Claims that stand in a dispute: no agreement is reported on them.
        counted_up: Claims whose figures are compared elsewhere: what only these state is told,
            unless they give it to a speaker.
        equal: Ids of claims that give one amount of one thing.
    """
    able = [c for c in story.claims if c.id not in disputed]
    pool = [
        s
        for s in shared(story, able, equal)
        if _can_be_printed(story, s.statement)
        and (s.statement.claim.speaker or not all(c.id in counted_up for c in s.claims))
    ]
    by_claim: dict[str, list[Shared]] = defaultdict(list)
    for one in pool:
        by_claim[one.statement.claim.id].append(one)
    found: list[Finding] = []
    told = Retold(story.weights, WITHIN, REPEATS)
    for best in sorted(pool, key=_order):
        if told.holds(best.statement.signature):
            continue
        chosen = _plainest_of(story, best, [s for c in best.claims for s in by_claim[c.id]])
        told.add(best.statement.signature)
        told.add(chosen.statement.signature)
        finding = _finding(story, chosen.claims, chosen.statement.claim)
        if finding is not None:
            found.append(finding)
    return found


def _order(one: Shared) -> tuple[float, int, str, str]:
    """What tells most goes first, of equals the longer one."""
    text = one.statement.text
    return -round(one.value, 6), -len(text), one.statement.claim.id, text


def _plainest_of(story: Story, best: Shared, others: Sequence[Shared]) -> Shared:
    """Return the plainest way to say what is shared, among those that tell nearly as much."""
    said = Retold(story.weights, WITHIN, REPEATS)
    said.add(best.statement.signature)
    alike = [
        s
        for s in others
        if s.accounts >= MOST * best.accounts
        and s.value >= MOST * best.value
        and s.held >= best.held
        and said.holds(s.statement.signature)
    ]
    plain = _spokesman(story, [s.statement.claim for s in alike])
    return next(s for s in alike if s.statement.claim is plain)


def _can_be_printed(story: Story, statement: Statement) -> bool:
    features = statement.features
    main = features.predicates[0] if features and features.predicates else None
    about_it = main is not None and main.patient is not None and main.patient.head in PERSONAL
    return stands_alone(story, statement.claim) and not about_it


def _spokesman(story: Story, claims: Sequence[Claim]) -> Claim:
    """Return the plainest claim, in an outlet's own voice where not all quote one origin."""
    able = [c for c in claims if not _repeats_a_quotation(story, c, claims)]
    own = [c for c in able if c.speaker is None and stands_alone(story, c)]
    if own and len({c.origin for c in claims}) > 1:
        return plainest(story, own)
    return plainest(story, able)


def _repeats_a_quotation(story: Story, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether an outlet says in its own voice, word for word, what another quotes someone with."""
    words = story.signatures[claim.id].terms
    return claim.speaker is None and any(
        c.speaker and c.mode != "indirect" and words <= story.signatures[c.id].terms for c in claims
    )


def nearly(story: Story, one: Claim, other: Claim) -> bool:
    """Whether a page that says the one would repeat itself with the other."""
    overlap = story.weights.overlap(story.signatures[one.id], story.signatures[other.id])
    return overlap >= REPEATS


def _finding(story: Story, claims: Sequence[Claim], plain: Claim) -> Finding | None:
    """Return the finding, unless only one account is left that gives it to its speaker."""
    told = _as_told(story, claims, plain)
    statement = stated(story, told)
    if told.speaker and QUOTED in statement:  # his own words are nobody else's
        claims = [c for c in claims if c.origin == plain.origin or c.speaker is None]
    elif told.speaker:
        statement = _in_all_voices(story, claims, told, statement)
    if len(story.accounts(claims)) < 2:
        return None
    return Finding(
        id=finding_id("statement", story, claims),
        kind="agreed",
        question=shortened(story, plain),
        statement=statement,
        reason=backing(story, claims),
        positions=(position(story, claims, statement),),
    )


def _in_all_voices(story: Story, claims: Sequence[Claim], told: Claim, statement: str) -> str:
    """Name the others who say it, too: "the ministry and the hospital said"."""
    own = told.speaker or ""
    said = f"{_capital(speaker_name(story, own))} said "
    others = {c.origin: c.speaker for c in claims if c.speaker and c.origin != told.origin}
    voices = [own, *(o for _, o in sorted(others.items()))]
    named = [v for v in voices if v.lower() not in COMPANY_NOUNS] or [own]
    apart = [v for i, v in enumerate(named) if not any(_share_a_word(v, n) for n in named[:i])]
    if voices == [own] or not statement.startswith(said):
        return statement
    names = [speaker_name(story, v) for v in apart[:MOST_VOICES]]
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
    return f"{_capital(listed)} said {statement[len(said) :]}"


def _share_a_word(one: str, other: str) -> bool:
    return bool(set(content_words(one)) & set(content_words(other)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _as_told(story: Story, claims: Sequence[Claim], plain: Claim) -> Claim:
    """Return a claim without its speaker where an outlet states it too, in its own voice.

    What all give to somebody stays given to somebody: two who accuse make no fact.
    """
    alone = plain.model_copy(update={"speaker": None})
    by = [c for c in claims if not _repeats_a_quotation(story, c, claims)]
    several = len({_source(story, c) for c in by}) > 1
    in_own_voice = any(c.speaker is None for c in by)
    return alone if several and in_own_voice and stands_alone(story, alone) else plain


def backing(story: Story, claims: Sequence[Claim]) -> str:
    """Return who stands behind some claims, in words: outlets first, then their origins."""
    outlets = len(story.accounts(claims))
    names = {_source(story, c): story.origin[c.origin].name for c in claims}
    if len(names) == 1 and outlets > 1:
        return (
            f"{counted(outlets, 'outlet').capitalize()}, one origin: {next(iter(names.values()))}."
        )
    return f"{counted(outlets, 'outlet').capitalize()}, {counted(len(names), 'origin')}."


def _source(story: Story, claim: Claim) -> str:
    """Return who stands behind a claim; an outlet that runs another's text is that other."""
    origin = story.origin[claim.origin]
    return story.account(claim.article) if origin.kind == "outlet" else origin.id


def stands_alone(story: Story, claim: Claim) -> bool:
    """Whether a claim is a whole sentence that can be read without the one before it."""
    features = story.features.get(claim.id)
    if features is not None and (features.root is None or not features.whole):
        return False
    if FIRST_PERSON.search(claim.text) and ": \u201c" not in stated(story, claim):
        return False  # "we" of nobody's
    words = len(claim.text.split()) + bool(claim.figures and not BARE_COUNT.match(claim.text))
    return words >= MIN_WORDS and not dangles(claim)


def shortened(story: Story, claim: Claim, words: int = 12) -> str:
    """Return what a claim is about, for a heading or a list."""
    parts = plain_text(story, claim).split()
    return (
        " ".join(parts)
        if len(parts) <= words
        else " ".join(parts[:words]).rstrip(",;:") + " \u2026"
    )

"""All claims as a model is shown them for comparison, and its answer turned into draft findings.

Claims stand numbered under their article, with the speaker; the answer names them by number
alone. A claim that several articles print in the same words is shown once. Events have tags:
`m3` is what the third article is about, `e4` another event that some article names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarize.domain import (
    MAIN,
    Accounts,
    Claim,
    Comparing,
    DraftFinding,
    DraftPosition,
    DraftTerm,
    DraftWording,
    SameEvent,
)
from summarize.engines.model.answers import CompareAnswer
from summarize.engines.model.questions import tokens_of
from summarize.learned.pairs import Folder, Statement, offered_in
from summarize.text.saying import STANCE_LEMMAS
from summarize.text.words import uninflected

_WORD = re.compile(r"[^\W\d_]+")
Named = tuple[str, str]
"""An article's id and the event that it names."""


@dataclass(frozen=True)
class Listing:
    """Claims as shown."""

    articles: tuple[Mapping[str, Any], ...]  # headings with their lines, for the prompt
    claims: tuple[tuple[Claim, ...], ...]  # for each number, from 1, those that say it so
    tags: Mapping[str, Named]  # the events by their tags
    about: Mapping[str, str]  # what each article is about, by its id

    def ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the claims behind numbers; unknown numbers are left out."""
        known = [n for n in dict.fromkeys(numbers) if 0 < n <= len(self.claims)]
        return tuple(c.id for n in known for c in self.claims[n - 1])


def listing_of(accounts: Accounts, claims: Sequence[Claim]) -> Listing:
    """Number claims under their articles."""
    same: dict[tuple[str, ...], list[Claim]] = {}
    for c in claims:
        told = (" ".join(c.text.split()), speaker_of(c), c.stance, c.event or "", _when_beside(c))
        same.setdefault(told, []).append(c)
    number_of = {a.id: n for n, a in enumerate(accounts.articles, 1)}
    tags: dict[str, Named] = {}
    for claim in claims:
        if claim.event == MAIN:
            tags[f"m{number_of[claim.article]}"] = (claim.article, MAIN)
        elif claim.event is not None and (claim.article, claim.event) not in tags.values():
            others = sum(tag.startswith("e") for tag in tags)
            tags[f"e{others + 1}"] = (claim.article, claim.event)
    tag_of = {named: tag for tag, named in tags.items()}
    by_article: defaultdict[str, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for n, group in enumerate(same.values(), 1):
        first = group[0]
        also = [f"A{number_of[c.article]}" for c in group[1:] if c.article != first.article]
        by_article[first.article].append(_line(n, first, also, tag_of, seen))
    about = {r.article: r.about for r in accounts.reads}
    headings = tuple(
        {
            "number": number_of[a.id],
            "outlet": a.called,
            "printed": a.published.date,
            "copy_of": number_of.get(a.copy_of or ""),
            "agency": a.agency,
            "about": about.get(a.id, ""),
            "claims": by_article[a.id],
        }
        for a in accounts.articles
        if by_article[a.id]
    )
    return Listing(headings, tuple(tuple(g) for g in same.values()), tags, about)


def speaker_of(claim: Claim) -> str:
    """Return who says a claim as prompts name him, with who passes it on; "" for the outlet."""
    relayed = claim.via and claim.via != claim.speaker  # an agency's own report is its own
    return (
        f"{claim.speaker} (via {claim.via})" if claim.speaker and relayed else claim.speaker or ""
    )


def _when_beside(claim: Claim) -> str:
    """Return the words that say when it happened, where the claim's own do not hold them."""
    when = claim.when.text if claim.when is not None else ""
    return "" if when.casefold() in claim.text.casefold() else " ".join(when.split())


_SAID_SO = {"asks": re.compile(r"\?"), "demands": re.compile(r"!")}
"""Marks that show a stance."""


def _stance_beside(claim: Claim) -> str:
    """Return how the speaker stands to a claim: a demand or question whose words do not show it."""
    if claim.stance in {"says", "denies", "doubts"}:
        return "" if claim.stance == "says" else claim.stance
    words = {form for w in _WORD.findall(claim.text.lower()) for form in uninflected(w)}
    told = _SAID_SO[claim.stance].search(claim.text) or words & STANCE_LEMMAS[claim.stance]
    return "" if told else claim.stance


def _line(
    number: int, claim: Claim, also: Sequence[str], tag_of: Mapping[Named, str], seen: set[str]
) -> str:
    """Return a claim's line: number, event where it is another one, stance, speaker, words, time.

    Stance and time only where the words do not show them: each line is paid for in tokens.
    """
    text = " ".join(claim.text.split())
    who = f"{called}: " if (called := speaker_of(claim)) else ""
    how = f"({stance}) " if (stance := _stance_beside(claim)) else ""
    tag = tag_of.get((claim.article, claim.event)) if claim.event not in {None, MAIN} else None
    event = ""
    if tag:
        event = f"{{{tag}}} " if tag in seen else f"{{{tag}: {claim.event}}} "
        seen.add(tag)
    when = f" (when: {beside})" if (beside := _when_beside(claim)) else ""
    printed = f" (also {', '.join(dict.fromkeys(also))})" if also else ""
    return f"[{number}] {event}{how}{who}{text}{when}{printed}"


# --- topics: parts of a story whose claims fit one question, so that what belongs together meets


TOKENS_PER_LINE = 8
"""A claim's number, event and marks."""


def topics_of(claims: Sequence[Claim], room: int) -> list[list[Claim]]:
    """Return the claims in topics, each in the order given; all in one where they fit.

    Claims that the blocking brings together are joined, closest pairs first, as long as a topic
    fits (single link under a size limit, as Kruskal's algorithm goes through edges by weight);
    topics are then packed into as few questions as hold them.

    Args:
        claims: All claims.
        room: Tokens that the claims of one question may take.
    """
    sizes = [tokens_of(f"{c.speaker or ''}{c.text}") + TOKENS_PER_LINE for c in claims]
    if sum(sizes) <= room:
        return [list(claims)]
    packed: list[tuple[int, list[int]]] = []
    for group in sorted(_joined(claims, sizes, room), key=lambda g: (-sum(sizes[i] for i in g), g)):
        size = sum(sizes[i] for i in group)
        at = next((n for n, (used, _) in enumerate(packed) if used + size <= room), None)
        if at is None:
            packed.append((size, group))
        else:
            packed[at] = (packed[at][0] + size, packed[at][1] + group)
    return [[claims[i] for i in sorted(group)] for _, group in packed]


def _joined(claims: Sequence[Claim], sizes: Sequence[int], room: int) -> list[list[int]]:
    home = list(range(len(claims)))
    members = {i: [i] for i in home}
    weight = dict(enumerate(sizes))
    pairs = offered_in(Folder([Statement(c.article, c.text) for c in claims]))
    for first, second, _ in sorted(pairs, key=lambda p: -p.cosine):
        one, other = sorted((home[first], home[second]))
        if one == other or weight[one] + weight[other] > room:
            continue
        for i in members[other]:
            home[i] = one
        members[one] += members.pop(other)
        weight[one] += weight.pop(other)
    return list(members.values())


# --- the answer


def comparing_of(answers: Sequence[tuple[CompareAnswer, Listing]]) -> Comparing:
    """Turn answers, one for each topic, into one proposal."""
    # Of claims that are one to the reader, the first is told alone.
    alone = [(a.alone, x) for a, x in answers if a.alone is not None]
    told = dict.fromkeys(c for numbers, x in alone for n in numbers for c in x.ids([n])[:1])
    return Comparing(
        findings=tuple(f for answer, listing in answers for f in _findings(answer, listing)),
        wording=tuple(
            DraftWording(
                referent=row.what,
                kind=row.kind,
                terms=tuple(
                    DraftTerm(claim=c, words=t.w, loaded=t.loaded)
                    for t in row.terms
                    for c in listing.ids([t.c])
                ),
            )
            for answer, listing in answers
            for row in answer.wording
        ),
        opens=tuple(dict.fromkeys(c for a, x in answers for c in x.ids(a.opens))),
        alone=tuple(told) if alone else None,
        names=tuple(
            names
            for answer, _ in answers
            for group in answer.names
            if len(names := tuple(dict.fromkeys(" ".join(n.split()) for n in group))) > 1
        ),
        events=tuple(e for answer, listing in answers for e in _events(answer, listing)),
    )


def _findings(answer: CompareAnswer, listing: Listing) -> Iterable[DraftFinding]:
    for numbers in answer.agreed:
        yield DraftFinding(kind="agreed", positions=(DraftPosition(claims=listing.ids(numbers)),))
    for figures in answer.figures:
        values = (
            DraftPosition(claims=listing.ids(v.claims), label=v.value, as_of=_day(v.as_of))
            for v in figures.values
        )
        kind = figures.why if figures.why != "unexplained" else None
        yield DraftFinding(
            kind="figures",
            question=figures.what,
            type=kind,
            positions=tuple(v for v in values if v.claims),
        )
    for disputed in answer.disputed:
        sides = (DraftPosition(claims=listing.ids(side)) for side in disputed.sides)
        yield DraftFinding(
            kind="disputed",
            question=disputed.what,
            relation=disputed.how,
            positions=tuple(s for s in sides if s.claims),
        )


def _events(answer: CompareAnswer, listing: Listing) -> Iterable[SameEvent]:
    """Yield what each event that an article names is called among all.

    The group that holds most articles' main events is the main one; where no groups are given,
    every article's main event is taken for the same.
    """
    groups = [tags for group in answer.events if (tags := [t for t in group if t in listing.tags])]
    mains = [sum(t.startswith("m") for t in g) for g in groups]
    main = mains.index(max(mains)) if any(mains) else None
    called = {
        tag: MAIN if i == main else _name(group, listing)
        for i, group in enumerate(groups)
        for tag in group
    }
    for tag, (article, event) in listing.tags.items():
        yield SameEvent(article=article, event=event, name=called.get(tag, event))


def _name(tags: Sequence[str], listing: Listing) -> str:
    """Return a name for an event that is not the main one."""
    named = [listing.tags[t][1] for t in tags if listing.tags[t][1] != MAIN]
    article = listing.tags[tags[0]][0]
    return next(iter(named), listing.about.get(article) or f"the main event of {article}")


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None

"""Which claims say the same: pairs by shared words, judged by the engine, joined by average link.

Cost grows near-linearly: a pair is formed only where two claims share words that are rare enough
to have short posting lists, and each claim keeps its best few partners.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from summarize.domain import Claim, ClaimGroup, ClaimPair, Features, Judgement
from summarize.engines.base import Judge
from summarize.text.meaning import Signature, Weights, sign

MAX_POSTING = 120
"""A word held by more claims than this forms no pairs (benchmarks/alignment.py: 10,000 claims)."""

MAX_PARTNERS = 12
"""Best partners kept per claim: more only repeat what a group holds already."""

MIN_OVERLAP = 0.2
"""Pairs that share less are not brought before the engine."""

MIN_LINK = 0.5
"""Share of a group's pairs that must say the same before two groups are joined."""


class Candidate(NamedTuple):
    """Two claims that share enough words to be judged; indexes into the list of claims."""

    first: int
    second: int
    overlap: float


class Met(NamedTuple):
    """A judged pair."""

    first: Claim
    second: Claim
    overlap: float
    judgement: Judgement


class Alignment(NamedTuple):
    """What alignment found.

    Attributes:
        groups: The claims that say the same.
        met: Every pair that was judged, the unrelated ones too: they share words.
    """

    groups: tuple[ClaimGroup, ...]
    met: tuple[Met, ...]


def align(claims: Sequence[Claim], features: Mapping[str, Features], engine: Judge) -> Alignment:
    """Group the claims that say the same.

    Args:
        claims: Claims of all articles.
        features: What was read of each claim, by claim id; may lack some.
        engine: Judges the candidate pairs.
    """
    candidates = [
        c
        for c in pair_up([signature_of(c, features.get(c.id)) for c in claims])
        if not _share_words(claims[c.first], claims[c.second])
    ]
    pairs = [
        ClaimPair(
            first=claims[c.first],
            second=claims[c.second],
            first_features=features.get(claims[c.first].id),
            second_features=features.get(claims[c.second].id),
        )
        for c in candidates
    ]
    judgements = engine.judge(pairs)
    met = [
        Met(p.first, p.second, c.overlap, j)
        for p, c, j in zip(pairs, candidates, judgements, strict=True)
    ]
    return Alignment(tuple(group(claims, met)), tuple(met))


def _share_words(first: Claim, second: Claim) -> bool:
    """Whether two claims quote the same words of one article: a part does not say the whole."""
    return first.article == second.article and first.start < second.end and second.start < first.end


def signature_of(claim: Claim, features: Features | None) -> Signature:
    """Return what is compared of a claim."""
    amounts = ((f.value, f.low, f.high) for f in claim.figures)
    numbers = [n for a in amounts if (n := next((x for x in a if x is not None), None)) is not None]
    if features is None:
        return sign(claim.text, numbers=numbers)
    return sign(claim.text, lemmas=features.lemmas, names=features.names, numbers=numbers)


def pair_up(signatures: Sequence[Signature]) -> list[Candidate]:
    """Return the pairs worth judging, in order of their indexes."""
    weights = Weights(signatures)
    postings: dict[str, list[int]] = defaultdict(list)
    kept: set[tuple[int, int]] = set()
    overlaps: dict[tuple[int, int], float] = {}
    for i, signature in enumerate(signatures):
        shared: dict[int, float] = defaultdict(float)
        for term in sorted(signature.terms):
            posting = postings[term]
            if len(posting) <= MAX_POSTING:
                weight = weights.of(term)
                for j in posting:
                    shared[j] += weight
        best = sorted(shared, key=lambda j: (-shared[j], j))[: 2 * MAX_PARTNERS]
        for j in best:
            overlaps[j, i] = weights.overlap(signatures[j], signature)
        best.sort(key=lambda j: (-overlaps[j, i], j))
        kept.update((j, i) for j in best[:MAX_PARTNERS] if overlaps[j, i] >= MIN_OVERLAP)
        for term in signature.terms:
            postings[term].append(i)
    return [Candidate(i, j, overlaps[i, j]) for i, j in sorted(kept)]


def group(claims: Sequence[Claim], met: Sequence[Met]) -> list[ClaimGroup]:
    """Join claims that say the same, strongest pairs first, by average link.

    Two groups are joined only if at least `MIN_LINK` of the pairs between them were judged the
    same and none as contradicting: a chain of resemblances does not make one group.
    """
    same = {frozenset((m.first.id, m.second.id)) for m in met if m.judgement.relation == "same"}
    against = {
        frozenset((m.first.id, m.second.id)) for m in met if m.judgement.relation == "contradicts"
    }
    members: dict[str, list[str]] = {c.id: [c.id] for c in claims}
    home = {c.id: c.id for c in claims}
    strongest = sorted(
        (m for m in met if m.judgement.relation == "same"),
        key=lambda m: (-round(m.overlap, 9), sorted((m.first.id, m.second.id))),
    )
    for pair in strongest:
        one, other = sorted((home[pair.first.id], home[pair.second.id]))
        if one != other and _linked(members[one], members[other], same, against):
            for claim in members.pop(other):
                members[one].append(claim)
                home[claim] = one
    order = {c.id: i for i, c in enumerate(claims)}
    found = (sorted(m, key=order.__getitem__) for m in members.values() if len(m) > 1)
    return [
        ClaimGroup(id=group_id(ids), claims=tuple(ids))
        for ids in sorted(found, key=lambda m: order[m[0]])
    ]


def group_id(claims: Sequence[str]) -> str:
    """Return an id made from the first claim's: the same when a later article joins the group."""
    return f"g-{blake2b(min(claims).encode(), digest_size=5).hexdigest()}"


def _linked(
    one: Sequence[str],
    other: Sequence[str],
    same: set[frozenset[str]],
    against: set[frozenset[str]],
) -> bool:
    pairs = [frozenset((a, b)) for a in one for b in other]
    if any(p in against for p in pairs):
        return False
    return sum(p in same for p in pairs) >= MIN_LINK * len(pairs)

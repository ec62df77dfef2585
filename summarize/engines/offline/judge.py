"""How two claims meet, by rule: shared words, numbers, opposite words and negation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.domain import Claim, ClaimPair, Features, Judgement
from summarize.text.meaning import Signature, Weights, rounds_to, sign
from summarize.text.opposites import leaves_open, opposed, poles

SAME = 0.55
"""Overlap from which two claims say the same (B-cubed F1 on the evals' gold claims)."""

SAME_WITH_NUMBER = 0.4
"""The same where both give one number: a number in common is strong evidence."""

SAME_SPEAKER = 0.42
"""The same where two articles quote one speaker, whose words come back in other translations."""

MIN_SHARED = 2
"""Words in common below which an overlap is chance."""

NEAR_BOUND = 1.1
"""How far above "more than N" an exact figure may lie and be the same figure."""

CONTRARY = 0.45
"""Overlap, apart from the opposite words, from which opposite words contradict."""

RELATED = 0.3

DIGITS = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")


def judge_pairs(pairs: Sequence[ClaimPair]) -> list[Judgement]:
    """Say of each pair how the two claims meet.

    Rarity of words is counted among the claims of these pairs: a story's main words weigh little.
    """
    signatures: dict[str, Signature] = {}
    for pair in pairs:
        signatures.setdefault(pair.first.id, _signature(pair.first, pair.first_features))
        signatures.setdefault(pair.second.id, _signature(pair.second, pair.second_features))
    weights = Weights(signatures.values())
    return [_judge(p, weights, signatures[p.first.id], signatures[p.second.id]) for p in pairs]


def _judge(pair: ClaimPair, weights: Weights, one: Signature, other: Signature) -> Judgement:
    overlap = weights.overlap(one, other)
    contrary = _contrary(pair, weights, one, other)
    if contrary:
        return Judgement(relation="contradicts", reason=contrary)
    if _numbers_differ(pair, one, other):
        relation = "related" if overlap >= RELATED else "unrelated"
        return Judgement(relation=relation, reason="other numbers")
    bar = SAME
    if one.numbers and other.numbers:
        bar = SAME_WITH_NUMBER
    elif _one_speaker(pair):
        bar = SAME_SPEAKER
    enough = len(one.terms & other.terms) >= min(MIN_SHARED, len(one.terms), len(other.terms))
    if overlap >= bar and enough and not _told_apart(pair, one, other):
        return Judgement(relation="same", reason=f"overlap {overlap:.2f}")
    return Judgement(relation="related" if overlap >= RELATED else "unrelated")


def _contrary(pair: ClaimPair, weights: Weights, one: Signature, other: Signature) -> str:
    """Return why the two cannot both be so; empty where they can."""
    if _apart_in_time(pair.first, pair.second):
        return ""
    overlap = weights.overlap(_without_poles(one, pair.first), _without_poles(other, pair.second))
    against = opposed(pair.first.text, pair.second.text)
    if against and overlap >= CONTRARY and one.names & other.names:
        return f"{against[0].word} / {against[1].word}"
    if overlap >= CONTRARY and pair.first.negated != pair.second.negated and not _open(pair):
        same_verb = _root(pair.first_features) == _root(pair.second_features) is not None
        return "one says that it is not so" if same_verb else ""
    return ""


def _told_apart(pair: ClaimPair, one: Signature, other: Signature) -> bool:
    """Whether negation, reserve, time or the names in the claims keep them from one statement."""
    if pair.first.negated != pair.second.negated or _open(pair):
        return True
    if _apart_in_time(pair.first, pair.second) and one.terms != other.terms:
        return True
    return bool(one.names and other.names and not one.names & other.names)


def _open(pair: ClaimPair) -> bool:
    return leaves_open(pair.first.text) != leaves_open(pair.second.text)


def _one_speaker(pair: ClaimPair) -> bool:
    """Whether both are put into one mouth; family names decide ("Mr Ito", "Kana Ito")."""
    first, second = pair.first.speaker, pair.second.speaker
    if not first or not second or pair.first.article == pair.second.article:
        return False
    return first.split()[-1].lower() == second.split()[-1].lower()


def _numbers_differ(pair: ClaimPair, one: Signature, other: Signature) -> bool:
    """Whether both give numbers and none of one is, or rounds to, one of the other."""
    if not one.numbers or not other.numbers:
        return False
    alike = any(rounds_to(a, b) or rounds_to(b, a) for a in one.numbers for b in other.numbers)
    return not alike and not _within_bounds(pair)


def _within_bounds(pair: ClaimPair) -> bool:
    """Whether one gives a bound ("more than 10,000") that the other keeps, and stays near."""
    for bound, exact in ((pair.first, pair.second), (pair.second, pair.first)):
        for low in (f.low for f in bound.figures if f.low and f.high is None):
            if any(f.value and low <= f.value <= NEAR_BOUND * low for f in exact.figures):
                return True
    return False


def _apart_in_time(first: Claim, second: Claim) -> bool:
    if first.when is None or second.when is None:
        return False
    return first.when.to < second.when.from_ or second.when.to < first.when.from_


def _without_poles(signature: Signature, claim: Claim) -> Signature:
    gone = frozenset().union(*(sign(p.word).terms for p in poles(claim.text)))
    return signature._replace(terms=signature.terms - gone)


def _root(features: Features | None) -> str | None:
    return features.root if features else None


def _signature(claim: Claim, features: Features | None) -> Signature:
    numbers = [f.value for f in claim.figures if f.value is not None]
    numbers = numbers or [float(n.replace(",", "")) for n in DIGITS.findall(claim.text)]
    if features is None:
        return sign(claim.text, numbers=numbers)
    return sign(claim.text, lemmas=features.lemmas, names=features.names, numbers=numbers)

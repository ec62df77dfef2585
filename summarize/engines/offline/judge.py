"""How two claims meet, by rule: shared words, numbers, opposite words and negation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.domain import Claim, ClaimPair, Features, Judgement
from summarize.text.hedges import CONDITION, DUTY, PLANNED, find_hedges
from summarize.text.meaning import SMALL_NUMBER, Signature, Weights, rounds_to, sign
from summarize.text.negation_scope import denies
from summarize.text.opposites import (
    CONTRASTS,
    OF_ONE_SUBJECT,
    Pole,
    leaves_open,
    opposed,
    pole_of,
    poles,
)

SAME = 0.5
"""Overlap from which two claims say the same (B-cubed F1 on the evals' gold claims)."""

SAME_WITH_NUMBER = 0.3
"""The same where both give one number: a number in common is strong evidence."""

CONTRARY_BY = {"confirmation": 0.3}
"""The same for single contrasts: who acknowledges and who denies rarely say more in common."""

SAME_SPEAKER = 0.35
"""The same where two articles quote one speaker, whose words come back in other translations."""

SAME_SPEAKER_AND_POLE = 0.2
"""The same where the two also stand on one pole: both halted, or both denied."""

SAME_WITH_TELLING_NUMBER = 0.18
"""The same where a telling number is shared; swept .12 to .25 on the labelled facts."""

TELLING_DIGITS = 3
"""A number of three digits, 214 or 8,450, is hardly met by chance in two claims of one story."""

MIN_SHARED = 2
"""Words in common below which an overlap is chance."""

NEAR_BOUND = 1.1
"""How far above "more than N" an exact figure may lie and be the same figure."""

CONTRARY = 0.45
"""Overlap, apart from the opposite words, from which opposite words contradict."""

MOST_MORE = 2
"""Words of a denial that what it denies may lack: with three more it is of another thing."""

RELATED = 0.25

HELD_UNDER = re.compile(r"\b(?:that|whether|who|which|if|saying|to)\b", re.IGNORECASE)
"""What stands behind it is said, asked or meant, not told."""

CONTRAST_TERMS = frozenset(f"{name} {side}" for name in CONTRASTS for side in "+-")

DIGITS = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")


def judge_pairs(pairs: Sequence[ClaimPair]) -> list[Judgement]:
    """Say of each pair how the two claims meet.

    Rarity of words is counted among the claims of these pairs: a story's main words weigh little.
    """
    signatures: dict[str, Signature] = {}
    for pair in pairs:
        for claim, features in (
            (pair.first, pair.first_features),
            (pair.second, pair.second_features),
        ):
            if claim.id not in signatures:
                signatures[claim.id] = _signature(claim, features)
    weights = Weights(signatures.values())
    return [_judge(p, weights, signatures[p.first.id], signatures[p.second.id]) for p in pairs]


def may_be_same(pair: ClaimPair) -> bool:
    """Whether nothing in two claims keeps them from one statement, whoever judged them the same.

    Numbers that only one gives, names that only it has, negation, reserve, opposite words and
    time do. Stricter than the rules' own bar, which asks for more shared words in exchange.
    """
    one = _signature(pair.first, pair.first_features)
    other = _signature(pair.second, pair.second_features)
    if bool(one.numbers) != bool(other.numbers) or _numbers_differ(pair, one, other):
        return False
    if not (one.names <= other.names or other.names <= one.names):
        return False
    return not _told_apart(pair, one, other)


def may_contradict(pair: ClaimPair) -> bool:
    """Whether two claims hold what a contradiction is made of: opposite words or a denial.

    Whoever finds that they contradict, without it there is nothing to show a reader.
    """
    one = _signature(pair.first, pair.first_features)
    other = _signature(pair.second, pair.second_features)
    if _apart_in_time(pair.first, pair.second) or not _names_allow(one, other):
        return False
    if opposed(pair.first.text, pair.second.text):
        return True
    root = _root(pair.first_features)
    if root is None or root != _root(pair.second_features):
        return False
    return denies(pair.first.text, root) != denies(pair.second.text, root)


def _judge(pair: ClaimPair, weights: Weights, one: Signature, other: Signature) -> Judgement:
    overlap = weights.overlap(one, other)
    contrary = _contrary(pair, weights, one, other)
    if contrary:
        return Judgement(relation="contradicts", reason=contrary)
    if _numbers_differ(pair, one, other):
        relation = "related" if overlap >= RELATED else "unrelated"
        return Judgement(relation=relation, reason="other numbers")
    bar, least = _bar(pair, one, other)
    enough = len(one.terms & other.terms) >= min(least, len(one.terms), len(other.terms))
    if overlap >= bar and enough and not _told_apart(pair, one, other):
        return Judgement(relation="same", reason=f"overlap {overlap:.2f}")
    return Judgement(relation="related" if overlap >= RELATED else "unrelated")


def _contrary(pair: ClaimPair, weights: Weights, one: Signature, other: Signature) -> str:
    """Return why the two cannot both be so; empty where they can."""
    if _apart_in_time(pair.first, pair.second):
        return ""
    against = opposed(pair.first.text, pair.second.text)
    if against is None and pair.first.negated == pair.second.negated:
        return ""
    overlap = weights.overlap(_without_poles(one, pair.first), _without_poles(other, pair.second))
    bar = CONTRARY_BY.get(against[0].contrast, CONTRARY) if against else CONTRARY
    allowed = against and _names_allow(one, other) and _of_one_subject(pair, against)
    if against and allowed and overlap >= bar and _said_of_the_matter(pair, against):
        return " / ".join(sorted(pole.word for pole in against))
    root = _root(pair.first_features)
    if len(one.terms & other.terms) < MIN_SHARED or pair.first.negated == pair.second.negated:
        return ""
    if _is_demanded(pair.first) != _is_demanded(pair.second):
        return ""  # what must be is not said to be
    if overlap < CONTRARY or root is None or root != _root(pair.second_features) or _open(pair):
        return ""
    denied = denies(pair.first.text, root), denies(pair.second.text, root)
    if denied[0] == denied[1] or _says_more(*((one, other) if denied[0] else (other, one))):
        return ""
    return "one says that it is not so"


def _says_more(denial: Signature, told: Signature) -> bool:
    """Whether a denial is of something narrower: "not registered to raise funds abroad"."""
    return len(denial.terms - told.terms) > MOST_MORE


def _is_demanded(claim: Claim) -> bool:
    return any(c.kind in {DUTY, PLANNED, CONDITION} for c in find_hedges(claim.text))


def _of_one_subject(pair: ClaimPair, against: tuple[Pole, Pole]) -> bool:
    """Whether both say it of one subject with their main verb, where the contrast asks for that.

    "Payrolls rose" and "the jobless rate fell" are no contradiction, nor is a bill to reopen what
    is shut.
    """
    contrast = against[0].contrast
    one, other = pair.first_features, pair.second_features
    if contrast not in OF_ONE_SUBJECT or one is None or other is None:
        return True
    roots = [pole_of(f.root or "") for f in (one, other)]
    return one.subject == other.subject and all(r and r[:-2] == contrast for r in roots)


def _said_of_the_matter(pair: ClaimPair, against: tuple[Pole, Pole]) -> bool:
    """Whether the opposite words stand in the main clauses, not in what these speak about.

    "She mocked a film saying that nets do not stop jellyfish" does not tell of anything stopped.
    """
    sides = ((pair.first, pair.first_features), (pair.second, pair.second_features))
    for pole, (claim, features) in zip(against, sides, strict=True):
        root = (features.root if features else None) or "\n"
        verb = re.search(rf"\b{re.escape(root[:4])}\w*", claim.text, re.IGNORECASE)
        if verb and HELD_UNDER.search(claim.text, verb.end(), max(pole.start, verb.end())):
            return False
    return True


def _told_apart(pair: ClaimPair, one: Signature, other: Signature) -> bool:
    """Whether negation, reserve, time or the names in the claims keep them from one statement."""
    if pair.first.negated != pair.second.negated or _open(pair):
        return True
    if opposed(pair.first.text, pair.second.text):
        return True
    if _apart_in_time(pair.first, pair.second) and one.terms != other.terms:
        return True
    return not _names_allow(one, other)


def _names_allow(one: Signature, other: Signature) -> bool:
    return not one.names or not other.names or bool(one.names & other.names)


def _open(pair: ClaimPair) -> bool:
    return leaves_open(pair.first.text) != leaves_open(pair.second.text)


def _bar(pair: ClaimPair, one: Signature, other: Signature) -> tuple[float, int]:
    """Return the overlap from which the pair is the same, and the words it must share."""
    if any(_telling(n) for n in one.numbers & other.numbers):
        return SAME_WITH_TELLING_NUMBER, 1
    if any(n > SMALL_NUMBER for n in one.numbers) and any(n > SMALL_NUMBER for n in other.numbers):
        return SAME_WITH_NUMBER, MIN_SHARED
    if pair.first.speaker and pair.first.origin == pair.second.origin:
        if any(t in CONTRAST_TERMS for t in one.terms & other.terms):
            return SAME_SPEAKER_AND_POLE, MIN_SHARED
        return SAME_SPEAKER, MIN_SHARED
    return SAME, MIN_SHARED


def _telling(number: float) -> bool:
    """Whether a number has so many digits that it is hardly met by chance."""
    return len(f"{number:.10g}".replace(".", "").strip("0")) >= TELLING_DIGITS


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
    amounts = ((f.value, f.low, f.high) for f in claim.figures)
    numbers = [n for a in amounts if (n := next((x for x in a if x is not None), None)) is not None]
    numbers = numbers or [float(n.replace(",", "")) for n in DIGITS.findall(claim.text)]
    if features is None:
        return sign(claim.text, numbers=numbers)
    return sign(claim.text, lemmas=features.lemmas, names=features.names, numbers=numbers)

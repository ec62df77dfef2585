"""The sentence of an agreement: one claim that all bear out, else the words of two accounts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from summarize.domain import Claim, Finding
from summarize.gate.weighing.differences import LEAST_ROUNDED, comes_to
from summarize.text.cues import FUTURE, HEDGES, find_hedges
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.names import same_word
from summarize.text.nearness import is_scattered
from summarize.text.words import content_words, is_kin, stem, stems
from summarize.writing.phrases import bare, letters, phrase, sentence
from summarize.writing.speech import Speech

_CAPITALS = re.compile(r"\b[^\W\d_a-z]\w*")
_TO_COME = re.compile(r"\b(?:is|are|was|were) to [a-z]")
COVERED = 0.65
"""Share of a claim's words that each other account has to have for the claim to be told as agreed:
of 177 agreements of careful readers those below .5 say more than they share; on two real stories,
read line by line, those below .65 held a detail of one account."""


SEVERAL = 3
"""Accounts whose common sentence may stand further back in its article: what most tell is known.
Of 18 such lines on 31 stories 14 are right and none is wrong, read by who knows the program."""


def agreed(finding: Finding, speech: Speech) -> Finding:
    """Return an agreement with its sentence.

    A speaker is named unless two accounts say it themselves, outside any quotation.
    """
    told = [speech.claims[c] for p in finding.positions for c in p.claims]
    own = [c for c in told if c.speaker is None and c.part == "body"]
    plain = speech.tellers.count(c.article for c in own) > 1
    named = [c for c in told if speech.is_named(c)]
    able = own if plain else named or own or told
    one = _chosen(able, told, speech) or (_chosen(named, told, speech) if plain else None)
    telling = _telling(one, told, speech) if one else []
    if one and one.speaker is not None:  # they tell it who have it of the same speaker
        telling = [c for c in telling if c.origin == one.origin and speech.is_named(c)]
    if one is None or _accounts(telling, speech) < 2:  # what they share is left to the reader
        return _with(finding, _wordings(told, speech), leans=True)
    statement = speech.said(one)
    whole = speech.is_foreign(one) or speech.is_whole(one)
    alike = one.mode != "direct" or len({letters(c.quote) for c in telling}) == 1
    several = _accounts(telling, speech) >= SEVERAL
    fit = whole and (alike if one.speaker else several or speech.opens(one))
    finding = finding.model_copy(update={"cites": tuple(c.id for c in telling)})
    fit = fit and speech.stands(one) and not finding.background
    late = any(not speech.is_early(c) for c in telling)
    overtaken = speech.is_overtaken(one) and not late
    return _with(finding, statement, leans=overtaken or not fit)


def single(finding: Finding, speech: Speech) -> Finding:
    """Return what one account tells with its sentence."""
    told = [speech.claims[c] for p in finding.positions for c in p.claims]
    best = _fittest(told, told, speech)
    vague = best.speaker is None and not speech.items.of(bare(best.text), best)
    whole = speech.is_foreign(best) or speech.is_whole(best)
    fit = speech.opens(best) and whole and not vague and speech.stands(best)
    fit = fit and not speech.is_overtaken(best)
    return _with(finding, speech.said(best), leans=finding.leans or not fit)


def _with(finding: Finding, statement: str, *, leans: bool) -> Finding:
    told = sentence(statement)
    positions = tuple(p.model_copy(update={"label": told}) for p in finding.positions)
    return finding.model_copy(update={"statement": told, "positions": positions, "leans": leans})


def _chosen(able: Sequence[Claim], among: Sequence[Claim], speech: Speech) -> Claim | None:
    """Return the claim that says what most accounts say: a sentence, if possible.

    None where no other account tells all that one of them tells.
    """
    fit = [c for c in able if c.mode == "direct" or not speech.leans(c)]
    told = {c.id: _accounts(_telling(c, among, speech), speech) for c in fit}
    most = max(told.values(), default=0)
    return _fittest([c for c in fit if told[c.id] == most], among, speech) if most > 1 else None


def _telling(claim: Claim, among: Sequence[Claim], speech: Speech) -> list[Claim]:
    """Return the claims of the accounts that tell all of a claim, its own among them."""
    mine = speech.account(claim)
    tells = [
        own
        for own in _by_account(among, speech)
        if speech.account(own[0]) == mine or _tell_all(own, claim, speech)
    ]
    telling = {c.id for own in tells for c in own}
    return [c for c in among if c.id in telling]


def _tell_all(own: Sequence[Claim], claim: Claim, speech: Speech) -> bool:
    """Whether the claims of an account hold the words, numbers, times and names of another's."""
    items = speech.items
    held = {i for c in own for i in items.of(bare(c.text), c)}
    return (
        items.of(bare(claim.text), claim) <= held
        and _share(own, claim) >= COVERED
        and not has_own_words(own, claim.text)
        and not _has_own_clause(own, claim, speech)
        and _as_sure(own, claim.text)
    )


def _fittest(able: Sequence[Claim], among: Sequence[Claim], speech: Speech) -> Claim:
    """Return the claim that says best what some say: whole, plain and near the others."""
    return max(
        able,
        key=lambda c: (
            speech.is_whole(c),
            speech.stands(c),
            not find_loaded_unquoted(c.text),
            round(_covered(c, among, speech), 6),
            c.id,
        ),
    )


def tellers(text: str, among: Sequence[Claim], speech: Speech) -> list[Claim]:
    """Return the claims of the accounts that tell all of a line; none where fewer than two do.

    An account that has nothing of some words in a row of the line tells less than the line does. In
    other languages nothing shows what is told, and their accounts stay.

    Args:
        text: A line that is to say what several say.
        among: The claims of all accounts.
        speech: Who knows what the accounts tell.
    """
    accounts = _by_account(among, speech)
    read = [own for own in accounts if speech.items.shows(own[0])]
    if len(read) < 2:
        return list(among)
    exact = [own for own in accounts if own not in read or not _lacking(own, text, among, speech)]
    exact = [own for own in exact if own not in read or _as_sure(own, text)]
    held = [max(len(stems(text) & terms(c)) for c in own) for own in exact]
    exact = [
        own for own, n in zip(exact, held, strict=True) if own not in read or 2 * n >= max(held)
    ]
    if sum(own in read for own in exact) < 2:
        return []
    whole = [own for own in exact if not has_own_words(own, text)]
    if len(whole) == 1:  # who is meant the others may tell in other words, what was done not
        plain = _CAPITALS.sub(" ", text)
        whole = [own for own in exact if not has_own_words(own, plain)]
    told = whole or exact
    if len(told) < 2:
        return []
    kept = {c.id for own in told for c in _printing(own, text)}
    return [c for c in among if c.id in kept]


def _printing(own: Sequence[Claim], text: str) -> Sequence[Claim]:
    """Return the claims of those articles of one account that print what a line tells.

    One wire is cut otherwise by each outlet.
    """
    printed = {a: [c for c in own if c.article == a] for a in {c.article for c in own}}
    whole = {a for a, claims in printed.items() if not has_own_words(claims, text)}
    return [c for c in own if c.article in whole] if whole else own


def _as_sure(own: Sequence[Claim], text: str) -> bool:
    """Whether the claim of an account that has most of some words is as flat as these are."""
    wanted = stems(text)
    nearest = max(own, key=lambda c: len(wanted & terms(c)))
    return is_hedged(text) or not is_hedged(nearest.text)


def is_hedged(text: str) -> bool:
    """Whether words tell less than that something was so: "reportedly", "will", "is to go"."""
    return _TO_COME.search(text) is not None or any(
        c.kind in HEDGES | {FUTURE} for c in find_hedges(text)
    )


def _lacking(
    own: Sequence[Claim], text: str, among: Sequence[Claim], speech: Speech
) -> frozenset[str]:
    """Return the numbers, days and words of names in a line that an account does not tell.

    To name who says it, or who prints it, is to tell nothing more.
    """
    items = speech.items
    told = {i for c in own for i in items.told_by(c)}
    spoken = {w for c in among for w in items.spoken(c)}
    said = items.of(items.plain(text, among), among[0]) - spoken
    return frozenset(i for i in said if not _is_told(i, told))


def _is_told(item: str, told: Collection[str]) -> bool:
    """Whether a word of a name, a day or a number is told, the number more exactly it may be."""
    return item in told or any(same_word(item, t) or _comes_to(t, item) for t in told)


def _comes_to(exact: str, rough: str) -> bool:
    """Whether a number is another one, rounded: "almost 3,000" of 2,934."""
    try:
        one, other = float(exact), float(rough)
    except ValueError:
        return False
    return abs(other) >= LEAST_ROUNDED and comes_to(one, other)


def _accounts(claims: Sequence[Claim], speech: Speech) -> int:
    return len({speech.account(c) for c in claims})


def _by_account(claims: Sequence[Claim], speech: Speech) -> list[list[Claim]]:
    accounts: dict[str, list[Claim]] = {}
    for claim in claims:
        accounts.setdefault(speech.account(claim), []).append(claim)
    return list(accounts.values())


def terms(claim: Claim) -> frozenset[str]:
    """Return the stems of a claim's words of content."""
    return stems(claim.text)


def has_own_words(own: Sequence[Claim], text: str) -> bool:
    """Whether two words in a row of a text have no kin in an account's claims.

    One word alone may be worded otherwise there.
    """
    told = frozenset(w for c in own for w in stems(f"{c.text} / {c.speaker or ''}"))
    strange = [not is_kin(w, told) for w in (stem(w) for w in content_words(text))]
    return any(a and b for a, b in pairwise(strange))


def _has_own_clause(own: Sequence[Claim], claim: Claim, speech: Speech) -> bool:
    """Whether an account tells less than half of what a clause of a claim says of its subject.

    "Bombs killed two, and police have no suspects" is not what tells of the bombs alone says.
    """
    told = frozenset(w for c in own for w in terms(c))
    clauses = speech.predicates(claim)
    return any(2 * sum(is_kin(w, told) for w in clause) < len(clause) for clause in clauses)


def _covered(claim: Claim, among: Sequence[Claim], speech: Speech) -> float:
    """Return the mean share of a claim's words that each of the other accounts has."""
    others = [c for c in among if speech.account(c) != speech.account(claim)]
    shares = [_share(own, claim) for own in _by_account(others, speech)]
    return sum(shares) / max(1, len(shares))


def _share(own: Sequence[Claim], claim: Claim) -> float:
    """Return the largest share of a claim's words in one claim of an account.

    Words that stand all over a claim say nothing together: they count as none.
    """
    mine = terms(claim)
    return max((_held(other, mine) for other in own), default=0.0)


def _held(other: Claim, mine: frozenset[str]) -> float:
    words = [stem(w) for w in content_words(other.text)]
    held = [(n, t) for n, w in enumerate(words) for t in mine if is_kin(t, frozenset({w}))]
    return 0.0 if is_scattered(held) else len({t for _, t in held}) / max(1, len(mine))


def _wordings(told: Sequence[Claim], speech: Speech) -> str:
    """Return the words of two accounts, each with its outlet."""
    first = _fittest(told, told, speech)
    rest = [c for c in told if speech.account(c) != speech.account(first)]
    second = [max(rest, key=lambda c: (len(terms(c) & terms(first)), c.id))] if rest else []
    return "; ".join(
        phrase("said", "quoted", who=speech.outlet(c), words=speech.spoken(c))
        for c in (first, *second)
    )

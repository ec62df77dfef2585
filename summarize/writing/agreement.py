"""The sentence of an agreement: one claim that all bear out, else the words of two accounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.domain import Claim, Finding
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.nearness import is_scattered
from summarize.text.words import content_words, is_kin, stem
from summarize.writing.marks import bare, sentence
from summarize.writing.phrases import phrase
from summarize.writing.speech import Speech

LONGEST = 40
"""Words of a claim that still makes a sentence of the page; longer ones are chosen last."""

COVERED = 0.65
"""Share of a claim's words that each other account has to have for the claim to be told as agreed:
of 177 agreements of careful readers those below .5 say more than they share; on two real stories,
read line by line, those below .65 held a detail of one account."""

APART = 0.5
"""What the weight of an agreement without a sentence of its own is multiplied by: what stands in
the words of two accounts is read after what stands in one sentence."""


def agreed(finding: Finding, speech: Speech) -> Finding:
    """Return an agreement with its sentence.

    A speaker is named unless two accounts say it themselves, outside any quotation.
    """
    told = [speech.claims[c] for p in finding.positions for c in p.claims]
    own = [c for c in told if c.speaker is None and c.part == "body"]
    plain = speech.tellers.count(c.article for c in own) > 1
    named = [c for c in told if speech.is_named(c)]
    able = own if plain else named or own or told
    one = chosen(able, told, speech) or (chosen(named, told, speech) if plain else None)
    if one is None:
        both, given = _wordings(told, speech)
        long = len(both.split()) > LONGEST + LONGEST // 2
        weight = finding.weight * APART * (APART if long else 1)
        side_by_side = len(given) > 1  # what they share is left to the reader
        lean = side_by_side or not all(speech.stands(c) for c in given)
        return _with(finding, both, weight, leans=lean)
    statement = speech.words(one) if one.speaker is None else speech.said(one, told)
    weight = finding.weight * (1 if speech.is_whole(one) else APART)
    return _with(finding, statement, weight, leans=not speech.stands(one))


def single(finding: Finding, speech: Speech) -> Finding:
    """Return what one account tells with its sentence."""
    told = [speech.claims[c] for p in finding.positions for c in p.claims]
    best = fittest(told, told, speech)
    statement = speech.said(best) if best.speaker is not None else speech.words(best)
    vague = best.speaker is None and not speech.items.of(bare(best.text), best)
    return _with(finding, statement, finding.weight, leans=vague or not speech.stands(best))


def _with(finding: Finding, statement: str, weight: float, *, leans: bool) -> Finding:
    told = sentence(statement)
    positions = tuple(p.model_copy(update={"label": told}) for p in finding.positions)
    return finding.model_copy(
        update={"statement": told, "positions": positions, "weight": weight, "leans": leans}
    )


def chosen(able: Sequence[Claim], among: Sequence[Claim], speech: Speech) -> Claim | None:
    """Return the claim that says what all say: a sentence, if possible, whose words all have too.

    None where each claim tells a number, a time or a name that another account does not.
    """
    fit = [
        c
        for c in able
        if (c.mode == "direct" or not speech.leans(c))
        and not details(c, among, speech)
        and _is_covered(c, among, speech)
        and not _has_own_part(c, among, speech)
    ]
    return fittest(fit, among, speech) if fit else None


def fittest(able: Sequence[Claim], among: Sequence[Claim], speech: Speech) -> Claim:
    """Return the claim that says best what some say: whole, plain and near the others."""
    return max(
        able,
        key=lambda c: (
            speech.is_whole(c),
            speech.stands(c),
            len(c.text.split()) <= LONGEST,
            not find_loaded_unquoted(c.text),
            c.part == "body",
            -details(c, among, speech),
            round(_covered(c, among, speech), 6),
            len(terms(c)),
            c.id,
        ),
    )


def details(claim: Claim, among: Sequence[Claim], speech: Speech) -> int:
    """Return how many numbers, times and names of a claim another account does not tell.

    What all are said to agree on may not hold what only some of them say.
    """
    items = speech.items
    others = _by_account([c for c in among if speech.account(c) != speech.account(claim)], speech)
    told = [{i for c in own for i in items.of(bare(c.text), c)} for own in others]
    return sum(not all(i in t for t in told) for i in items.of(bare(claim.text), claim))


def unshared(text: str, among: Sequence[Claim], speech: Speech) -> frozenset[str]:
    """Return the numbers, days and words of names in a line that most accounts do not tell.

    Args:
        text: A line that is to say what all say.
        among: The claims of all accounts.
        speech: Who knows what the accounts tell.
    """
    items = speech.items
    accounts = _by_account([c for c in among if items.shows(c)], speech)
    if len(accounts) < 2:
        return frozenset()  # in another language nothing shows what is told
    told = [{i for c in own for i in items.told_by(c)} for own in accounts]
    said = items.of(items.plain(text, among), among[0]) - {
        w for c in among for w in items.spoken(c)
    }
    return frozenset(i for i in said if 2 * sum(i in t for t in told) <= len(told))


def _by_account(claims: Sequence[Claim], speech: Speech) -> list[list[Claim]]:
    accounts: dict[str, list[Claim]] = {}
    for claim in claims:
        accounts.setdefault(speech.account(claim), []).append(claim)
    return list(accounts.values())


def terms(claim: Claim) -> frozenset[str]:
    """Return the stems of a claim's words of content."""
    return frozenset(stem(w) for w in content_words(claim.text))


def _is_covered(claim: Claim, among: Sequence[Claim], speech: Speech) -> bool:
    """Whether each other account has enough of a claim's words (`COVERED`)."""
    return all(share >= COVERED for share in _shares(claim, among, speech))


def _has_own_part(claim: Claim, among: Sequence[Claim], speech: Speech) -> bool:
    """Whether some words in a row of a claim stand in no claim of another account: a reason, say.

    One word alone may be worded otherwise there.
    """
    words = [stem(w) for w in content_words(claim.text)]
    others = [c for c in among if speech.account(c) != speech.account(claim)]
    for own in _by_account(others, speech):
        told = frozenset(w for c in own for w in terms(c))
        strange = [not is_kin(w, told) for w in words]
        if any(a and b for a, b in pairwise(strange)):
            return True
    return False


def _covered(claim: Claim, among: Sequence[Claim], speech: Speech) -> float:
    """Return the mean share of a claim's words that each of the other accounts has."""
    shares = _shares(claim, among, speech)
    return sum(shares) / max(1, len(shares))


def _shares(claim: Claim, among: Sequence[Claim], speech: Speech) -> list[float]:
    """Return for each other account the largest share of a claim's words in one of its claims.

    Words that stand all over a claim say nothing together: they count as none.
    """
    mine = terms(claim)
    best: dict[str, float] = {}
    for other in among:
        account = speech.account(other)
        if account != speech.account(claim):
            words = [stem(w) for w in content_words(other.text)]
            held = [(n, t) for n, w in enumerate(words) for t in mine if is_kin(t, frozenset({w}))]
            share = 0.0 if is_scattered(held) else len({t for _, t in held}) / max(1, len(mine))
            best[account] = max(best.get(account, 0.0), share)
    return list(best.values())


def _wordings(told: Sequence[Claim], speech: Speech) -> tuple[str, Sequence[Claim]]:
    """Return the words of two accounts, each with its outlet and speaker, and their claims.

    The same words stand there once.
    """
    first = fittest(told, told, speech)
    rest = [c for c in told if speech.account(c) != speech.account(first)]
    words = speech.spoken(first)
    others = [c for c in rest if _letters(speech.spoken(c)) != _letters(words)]
    if not others:
        return speech.said(first) if speech.is_named(first) else f"“{words}”", [first]
    room = LONGEST - len(first.text.split())
    second = max(
        others,
        key=lambda c: (
            speech.stands(c),
            len(c.text.split()) <= room,
            len(terms(c) & terms(first)),
            c.id,
        ),
    )
    spoken = first.mode == second.mode == "direct"  # else the words are the outlet's
    if spoken and speech.is_named(first) and first.origin == second.origin:
        return phrase(
            "agreed", "one_speaker", who=speech.speaker(first), first=words,
            second=speech.spoken(second), here=speech.outlet(first), there=speech.outlet(second),
        ), [first, second]  # fmt: skip
    return "; ".join(_given(c, speech) for c in (first, second)), [first, second]


def _letters(words: str) -> str:
    """Return words without case and marks: an apostrophe of another shape is no other word."""
    return re.sub(r"[\W_]+", "", words.casefold())


def _given(claim: Claim, speech: Speech) -> str:
    form = "outlet_and_speaker"
    if not speech.is_named(claim) or speech.says_who(claim):
        form = "outlet"
    return phrase(
        "agreed", form, outlet=speech.outlet(claim), words=speech.spoken(claim),
        who=speech.speaker(claim),
    )  # fmt: skip

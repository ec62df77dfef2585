"""The sentence of an agreement: one claim that all bear out, else the words of two accounts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from summarize.domain import Claim, Finding
from summarize.gate.outlets import told_by
from summarize.gate.weighing.differences import LEAST_ROUNDED, comes_to
from summarize.text.cues import PLANNED, find_hedges, is_surer
from summarize.text.dates import DateMention, find_dates, resolve
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.names import TITLES, find_names, same_word
from summarize.text.nearness import is_scattered
from summarize.text.numbers import find_numbers
from summarize.text.sentences import sentence_at, without
from summarize.text.support import listing
from summarize.text.words import content_words, is_kin, stem, stems
from summarize.writing.phrases import bare, phrase, sentence
from summarize.writing.speech import Speech

_CAPITALS = re.compile(r"\b[^\W\d_a-z]\w*")
COVERED = 0.65
"""Share of a claim's words that each other account has to have for the claim to be told as agreed:
of 177 agreements of careful readers those below .5 say more than they share; on two real stories,
read line by line, those below .65 held a detail of one account."""


SEVERAL = 3
"""Accounts whose common sentence may stand further back in its article: what most tell is known.
Of 18 such lines on 31 stories 14 are right and none is wrong, read by who knows the program."""
LATER = 100.0
"""Weight that such a line has less: it is told after what opens the articles."""


def agreed(finding: Finding, speech: Speech) -> Finding:
    """Return an agreement with its sentence.

    A speaker is named unless two accounts say it themselves, outside any quotation.
    """
    told = speech.told(finding)
    own = [c for c in told if c.speaker is None and c.part == "body"]
    plain = speech.accounts(own) > 1
    named = [c for c in told if speech.is_named(c)]
    able = own if plain else named or own or told
    one = _chosen(able, told, speech) or (_chosen(named, told, speech) if plain else None)
    telling = _telling(one, told, speech) if one else []
    if one and one.speaker is not None:  # they tell it who have it of the same speaker
        telling = [c for c in telling if c.origin == one.origin and speech.is_named(c)]
    if one is None or speech.accounts(telling) < 2:  # what they share is left to the reader
        return _with(finding, _wordings(told, speech), leans=True)
    whole = speech.is_foreign(one) or speech.is_whole(one)
    spoken = {re.sub(r"[\W_]+", "", c.quote.casefold()) for c in telling}  # marks are no words
    alike = one.mode != "direct" or len(spoken) == 1
    opens = alike if one.speaker else speech.opens(one)
    fit = whole and (opens or (one.speaker is None and speech.accounts(telling) >= SEVERAL))
    fit = fit and speech.stands(one) and not finding.background
    fit = fit and one.mode != "direct"  # what several quote is said, and not agreed upon
    fit = fit and not speech.is_overtaken(one, telling)
    weight = finding.weight - (LATER if fit and not opens else 0.0)
    told_by = tuple(c.id for c in telling)
    finding = finding.model_copy(update={"cites": told_by, "weight": weight})
    return _with(finding, speech.said(one), leans=not fit)


def single(finding: Finding, speech: Speech) -> Finding:
    """Return what one account tells with its sentence."""
    told = speech.told(finding)
    best = _fittest(told, told, speech)
    vague = best.speaker is None and not _exact(bare(best.text), best, speech)
    whole = speech.is_foreign(best) or speech.is_whole(best)
    fit = speech.opens(best) and whole and not vague and speech.stands(best)
    fit = fit and not speech.is_overtaken(best, [best])
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
    told = {c.id: speech.accounts(_telling(c, among, speech)) for c in fit}
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
    held = {i for c in own for i in _exact(bare(c.text), c, speech)}
    return (
        _exact(bare(claim.text), claim, speech) <= held
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
    """
    accounts = _by_account(among, speech)
    foreign = [own for own in accounts if speech.is_foreign(own[0])]
    read = [own for own in accounts if own not in foreign]
    if len(read) < 2:
        return list(among)
    exact = [own for own in read if _as_sure(own, text) and not _lacking(own, text, among, speech)]
    held = [max(len(stems(text) & stems(c.text)) for c in own) for own in exact]
    exact = [own for own, n in zip(exact, held, strict=True) if 2 * n >= max(held)]
    if len(exact) < 2:
        return []
    exact += foreign
    told = [own for own in exact if not has_own_words(own, text)]
    if len(told) == 1:  # who is meant the others may tell in other words, what was done not
        plain = _CAPITALS.sub(" ", text)
        told = [own for own in exact if not has_own_words(own, plain)]
        if len(told) == 1:
            return []
    told = told or exact
    kept = {c.id for own in told for c in printing(own, text)}
    return [c for c in among if c.id in kept]


def lacks(text: str, among: Sequence[Claim], speech: Speech) -> str:
    """Return which words of a line the second of the accounts that tell most of it has not."""
    found: list[tuple[int, str, str]] = []
    for own in _by_account(among, speech):
        words = sorted(_lacking(own, text, among, speech))
        plain = _CAPITALS.sub(" ", text)
        words += _strange(own, content_words(plain)) if has_own_words(own, plain) else []
        told = [f"has not {listing(words)}"] if words else []
        told += [] if _as_sure(own, text) else ["is less sure of it"]
        found.append((len(words) + len(told), speech.outlet(own[0]), " and ".join(told)))
    _, outlet, missing = sorted(found)[min(1, len(found) - 1)]
    return f"{outlet} {missing}" if missing else ""


def printing(own: Sequence[Claim], text: str) -> Sequence[Claim]:
    """Return the claims of those articles of one account that print what a line tells.

    One wire is cut otherwise by each outlet.
    """
    printed = {a: [c for c in own if c.article == a] for a in {c.article for c in own}}
    whole = {a for a, claims in printed.items() if not has_own_words(claims, text)}
    return [c for c in own if c.article in whole] or own


def _as_sure(own: Sequence[Claim], text: str) -> bool:
    """Whether the claim of an account that has most of some words is as flat as these are."""
    wanted = stems(text)
    nearest = max(own, key=lambda c: len(wanted & stems(c.text))).text
    if _planned(text) > _planned(nearest):  # who tried to flee may not have fled
        return False
    return not is_surer(text, nearest)


def _planned(text: str) -> int:
    """Return how often a text tells of what is tried or meant, not of what is done."""
    return sum(c.kind == PLANNED for c in find_hedges(text))


def _lacking(
    own: Sequence[Claim], text: str, among: Sequence[Claim], speech: Speech
) -> frozenset[str]:
    """Return the numbers, days and words of names in a line that an account does not tell.

    To name who says it, or who prints it, is to tell nothing more.
    """
    told = {i for c in own for i in _known(c, speech)}
    spoken = {w for c in among for w in _spoken(c, speech)}
    accounts = [speech.articles[a] for a in dict.fromkeys(c.article for c in among)]
    plain = without(text, told_by(text, accounts))
    said = _exact(plain, among[0], speech) - spoken
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


def _by_account(claims: Sequence[Claim], speech: Speech) -> list[list[Claim]]:
    accounts: dict[str, list[Claim]] = {}
    for claim in claims:
        accounts.setdefault(speech.account(claim), []).append(claim)
    return list(accounts.values())


def has_own_words(own: Sequence[Claim], text: str) -> bool:
    """Whether two words in a row of a text have no kin in an account's claims.

    One word alone may be worded otherwise there.
    """
    words = content_words(text)
    strange = _strange(own, words)
    return any(a in strange and b in strange for a, b in pairwise(words))


def _strange(own: Sequence[Claim], words: Sequence[str]) -> list[str]:
    """Return the words that have no kin in an account's claims."""
    told = frozenset(w for c in own for w in stems(f"{c.text} / {c.speaker or ''}"))
    return [w for w in words if not is_kin(stem(w), told)]


def _has_own_clause(own: Sequence[Claim], claim: Claim, speech: Speech) -> bool:
    """Whether an account tells less than half of what a clause of a claim says of its subject.

    "Bombs killed two, and police have no suspects" is not what tells of the bombs alone says.
    """
    told = frozenset(w for c in own for w in stems(c.text))
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
    mine, shares = stems(claim.text), [0.0]
    for other in own:
        words = [stem(w) for w in content_words(other.text)]
        held = [(n, t) for n, w in enumerate(words) for t in mine if is_kin(t, frozenset({w}))]
        if not is_scattered(held):
            shares.append(len({t for _, t in held}) / max(1, len(mine)))
    return max(shares)


def _wordings(told: Sequence[Claim], speech: Speech) -> str:
    """Return the words of two accounts, each with its outlet."""
    first = _fittest(told, told, speech)
    rest = [c for c in told if speech.account(c) != speech.account(first)]
    second = (
        [max(rest, key=lambda c: (len(stems(c.text) & stems(first.text)), c.id))] if rest else []
    )
    return "; ".join(
        phrase("said", "quoted", who=speech.outlet(c), words=speech.spoken(c))
        for c in (first, *second)
    )


# --- the numbers, days and names that claims tell: what an agreement may not hold of one account

_CAPITALISED = re.compile(r"\b[^\W\d_a-z](?:[\w'-]|\.(?=[^\W\d_a-z]))*")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_INDEFINITE = re.compile(r"\b(?:an?|another|one|single)\b", re.IGNORECASE)
ONE = "1.0"


def _exact(text: str, claim: Claim, speech: Speech) -> frozenset[str]:
    """Return the numbers, days (in ISO form where known) and words of names in a text.

    Days are read from that on which the claim was printed of which it has words.
    """
    found = find_dates(text)
    days = _days(found, speech.articles[claim.article].published.date)
    amounts = {
        f"{v}"
        for n in find_numbers(text)
        if not any(d.start <= n.start < d.end for d in found) and (v := n.value or n.low or n.high)
    }
    called = (p for n in find_names(text) if not n.initial for w in n.words for p in w.split("-"))
    names = {plain for p in called if not p.islower() for plain in _parts(p)}
    return frozenset(amounts.union(days, names - TITLES))


def _known(claim: Claim, speech: Speech) -> frozenset[str]:
    """Return what a claim tells, with every name in its article, its speaker and its outlet.

    To call somebody or something by a name that an account uses adds nothing to it; "a bomb" is
    one bomb; a day may stand beside the quote in its sentence, where it is the only one there.
    """
    article, when = speech.articles[claim.article], claim.when
    start, end = sentence_at(article.text, claim.start, article.language)
    beside = find_dates(article.text[start:end])
    days = {*_days(beside, article.published.date)} if len(beside) == 1 else set()
    days |= {d.isoformat() for d in (when.from_, when.to)} if when is not None else set()
    one = {ONE} if _INDEFINITE.search(claim.text) else set()
    told = _exact(f"{bare(claim.text)} / {claim.quote}", claim, speech)
    return told.union(days, one, _capitalised(article.text), _spoken(claim, speech))


def _spoken(claim: Claim, speech: Speech) -> frozenset[str]:
    """Return the words that name who says a claim and who prints it."""
    called = f"{claim.speaker or ''} {speech.outlet(claim)}"
    return frozenset(p for w in re.findall(r"[^\W_][\w.'-]*", called) for p in _parts(w))


@lru_cache(maxsize=256)
def _capitalised(text: str) -> frozenset[str]:
    """Return the words with a capital in an article."""
    return frozenset(p for w in _CAPITALISED.findall(text) for p in _parts(w))


def _parts(word: str) -> list[str]:
    """Return the parts of a word, in lower case: what is "U.N.-run" has the name "un"."""
    plain = word.replace(".", "") if _INITIALS.match(word) else word
    return plain.casefold().split("-")


def _days(found: Sequence[DateMention], printed: dt.date | None) -> Iterator[str]:
    """Yield the days of mentions, or the words of one that cannot be known; of no longer time."""
    for mention in found:
        span = resolve(mention, printed) if printed else None
        if span is None:
            yield mention.text.casefold()
        elif span[0] == span[1]:
            yield span[0].isoformat()

"""Statements that stand against each other: denials with what they deny, a "not" against its word.

Only what words carry: a verb of denying with its object, or the claim before it in the same
article where the object takes that up ("denied the claims"); one deed asserted and negated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.domain import DraftFinding, DraftPosition, by_against_to
from summarize.engines.offline.intent import intents
from summarize.engines.offline.lexicon import STATED
from summarize.engines.offline.likeness import Likeness, holds, names_meet
from summarize.engines.offline.statements import Statement, Statements
from summarize.text.names import country_of, find_names
from summarize.text.particulars import causes_of, other_particulars
from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS
from summarize.text.words import content_words, stem, stems

DENIED = 0.5
"""Share of the words denied, by weight, that a claim must hold for the denial to be of it."""

FEWEST = 3
"""Words of what is denied from which the denial says it, and does not only name it."""

SUBJECT = 6
"""Words of a claim in which it stands who does what it tells."""

SPEAKING = NEUTRAL_VERBS | FACTIVE_VERBS | {"speak", "accuse", "condemn", "talk"}

OBJECT = 6
"""Words of content in which it stands what is denied; then follows what it is about."""

EFFECT = 0.85
"""Share of a claim's words, by weight and without those for the cause, that the other must hold."""

_ACCUSES = re.compile(r"\b(?:accus|blam)(?:e|es|ed|ing)\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"\b(?:report|account|statement)\b", re.IGNORECASE)
"""What may be a paper: "rejected the report" denies nothing that was told before."""
_DENIES_NOT = re.compile(
    r"(?:not|n['\u2019]t|never|without) (?:den|disput|reject|refut)", re.IGNORECASE
)

_DENIES = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|disput|reject|refut|dismiss|rebut)\w*", re.IGNORECASE
)


def disputed(statements: Statements, likeness: Likeness) -> list[DraftFinding]:
    """Propose the disputes that the words of claims carry, those of most accounts first.

    They are put before a reader where the gate finds that the words say how the sides stand: of
    four on 53 stories that nobody tuned on, of which it found none, all were no disputes.
    """
    found = [*_denials(statements, likeness), *_negations(statements, likeness)]
    found += [*_particulars(statements, likeness), *_intents(statements, likeness)]
    return sorted(found, key=lambda f: (-sum(len(p.claims) for p in f.positions), _first(f)))


def _first(finding: DraftFinding) -> str:
    return min(c for p in finding.positions for c in p.claims)


# --- denials ----------------------------------------------------------------------------------


def _denials(statements: Statements, likeness: Likeness) -> Iterator[DraftFinding]:
    """Yield denials with what they deny; those of one statement stand on one side."""
    found: list[tuple[set[str], set[str]]] = []
    for one in statements.all:
        if not one.denies or _DENIES_NOT.search(one.claim.quote):
            continue
        against = {o.id for o in _denied(one, statements, likeness)}
        if not against:
            continue
        same = [f for f in found if f[0] & against]
        for group in same:
            against |= group[0]
        denials = {one.id}.union(*(f[1] for f in same))
        found = [f for f in found if f not in same] + [(against, denials)]
    for against, denials in found:
        sides = [[statements.by_id[c] for c in sorted(ids - denials)] for ids in (against, denials)]
        sides[1] = [statements.by_id[c] for c in sorted(denials)]
        if sides[0]:
            yield _finding(sides[1][0].event, sides, "denies")


def _denier(one: Statement) -> str:
    """Return the stem of the last word for who denies."""
    agent = one.features.predicates[0].agent if one.features.predicates else None
    names = list(agent.names if agent else ()) or content_words(one.claim.speaker or "")
    return stem(names[-1].lower()) if names else (agent.head if agent else "")


def _denied(denial: Statement, statements: Statements, likeness: Likeness) -> list[Statement]:
    """Return the claims that a denial denies.

    Those that say what it denies; of "the claims" the one told right before; of a deed that it only
    names ("the strike"), what accounts open with that whoever denies it did.
    """
    told = _object(denial)
    if not told and _DOCUMENT.search(denial.claim.quote):
        return []
    if not told:
        found = [o for o in statements.before(denial, 1) if _accuses(o) and _may_be(denial, o)]
        return [o for o in found if _denier(o) != _denier(denial)]
    able = [o for o in statements.all if _may_be(denial, o)]
    found = [o for o in able if len(told) > 1 and _says(o, told, likeness)]
    if found or len(told) >= FEWEST:
        return [o for o in found if _denier(o) != _denier(denial)]
    return [
        o
        for o in able
        if _accuses_of(denial, o) or (o.opens and _did(denial, o) and likeness.is_of_main(o))
    ]


def _says(one: Statement, told: frozenset[str], likeness: Likeness) -> bool:
    """Whether a claim says, by its own verb, what is denied elsewhere."""
    verbs = [stem(p.verb) for p in one.features.predicates[:2]]
    shared = [t for t in told if holds(one.signature.terms, t)]
    return (
        len(shared) >= min(FEWEST, len(told))
        and likeness.share(told, one) >= DENIED
        and any(holds(told, v) for v in verbs)
    )


def _accuses(one: Statement) -> bool:
    """Whether a claim is somebody's word, that somebody else may deny."""
    return one.claim.speaker is not None or _ACCUSES.search(one.claim.quote) is not None


def _accuses_of(denial: Statement, other: Statement) -> bool:
    """Whether a claim accuses whoever denies of what is denied."""
    verb = _ACCUSES.search(other.claim.quote)
    accused = find_names(other.claim.quote[verb.end() :])[:1] if verb else []
    names = {country_of(n.text) or n.words[-1] for n in accused}
    return bool(names & _deniers(denial)) and bool(_object(denial) & other.signature.terms)


def _deniers(denial: Statement) -> set[str]:
    """Return the names of who denies, nations by their country."""
    verb = _DENIES.search(denial.claim.quote)
    return _named(denial, denial.claim.quote[: verb.start()] if verb else "")


def _named(one: Statement, words: str) -> set[str]:
    """Return the last words of names, nations by their country; no word that is none elsewhere."""
    return {
        country_of(n.text) or n.words[-1]
        for n in find_names(words)
        if not (n.initial and len(n.words) == 1 and stem(n.words[0].lower()) in one.source.plain)
    }


def _did(denial: Statement, other: Statement) -> bool:
    """Whether a claim tells what whoever denies it is said to have done."""
    main = other.features.predicates[:1]
    if not main or main[0].agent is None or main[0].verb in SPEAKING:
        return False
    before = " ".join(other.claim.quote.split()[:SUBJECT])
    return bool(_named(other, before) & _deniers(denial))


def _object(denial: Statement) -> frozenset[str]:
    """Return the first words for what is denied, without names and words like "claims"."""
    lemmas = denial.features.lemmas
    denies = next((i for i, w in enumerate(lemmas) if _DENIES.match(w)), len(lemmas))
    told = [stem(w) for w in lemmas[denies + 1 :] if w not in STATED]
    return frozenset(w for w in told if w not in denial.signature.names) & frozenset(told[:OBJECT])


def _may_be(denial: Statement, other: Statement) -> bool:
    return (
        other.event == denial.event
        and not other.denies
        and not other.negated
        and other.claim.part == "body"
        and bool(other.features.predicates)
        and (other.claim.origin != denial.claim.origin or other.account != denial.account)
        and _denier(denial) not in stems(other.claim.speaker or "")
    )


def _intents(statements: Statements, likeness: Likeness) -> Iterator[DraftFinding]:
    """Yield for each event the dispute whether a deed was meant."""
    for event, sides in intents(statements, likeness).items():
        yield DraftFinding(kind="disputed", event=event, positions=sides, sure=False)


# --- one deed asserted and negated ------------------------------------------------------------


def _negations(statements: Statements, likeness: Likeness) -> Iterator[DraftFinding]:
    seen: set[str] = set()
    for one in statements.all:
        if one.leans or one.id in seen or one.claim.part != "body":
            continue
        against = [
            o
            for o in statements.sharing(one)
            if _may_oppose(one, o)
            and (
                likeness.contradicts(one, o)
                or likeness.turns_round(one, o)
                or (one.event == o.event and by_against_to(one.claim, o.claim))
            )
        ]
        if against:
            seen.update(o.id for o in (one, *against))
            yield _finding(one.event, [against, [one]], "contradicts")


# --- one thing told with other particulars ----------------------------------------------------


def _particulars(statements: Statements, likeness: Likeness) -> Iterator[DraftFinding]:
    """Yield what claims tell alike but for the cause, the score or the multiple that each gives."""
    seen: set[str] = set()
    for one in statements.all:
        if one.leans or one.id in seen or one.claim.part != "body":
            continue
        sides = [[one]]
        for other in statements.sharing(one):
            if other.id not in seen and _may_oppose(one, other) and _alike(one, other, likeness):
                _place(other, sides)
        if len(sides) > 1:
            seen.update(s.id for side in sides for s in side)
            yield _finding(one.event, sides, "contradicts")


def _alike(one: Statement, other: Statement, likeness: Likeness) -> bool:
    if likeness.bears(one, other) or likeness.tells_same(one, other):
        return True
    return one.event == other.event and _is_one_effect(one, other, likeness)


def _is_one_effect(one: Statement, other: Statement, likeness: Likeness) -> bool:
    """Whether two claims give causes, and all but these words of one stands in the other."""
    causes = [causes_of(s.claim.quote) for s in (one, other)]
    mine, theirs = (s.signature.terms - c for s, c in zip((one, other), causes, strict=True))
    shared = max(likeness.share(mine, other), likeness.share(theirs, one))
    plain = not (one.denies or other.denies or one.claim.hedges or other.claim.hedges)
    enough = min(len(mine), len(theirs)) > 1 and shared >= EFFECT
    return all(causes) and plain and enough and names_meet(one, [other])


def _place(one: Statement, sides: list[list[Statement]]) -> None:
    """Put a claim on a side of its own where it gives other particulars than each side's first."""
    against = [s for s in sides if other_particulars(one.claim.quote, s[0].claim.quote)]
    if len(against) == len(sides):
        sides.append([one])
    elif against:
        next(s for s in sides if s not in against).append(one)


def _may_oppose(one: Statement, other: Statement) -> bool:
    """Whether two claims are of two outlets, printing copies or not, or of two who speak in one."""
    spoken = one.claim.speaker is not None and other.claim.speaker is not None
    return one.printing != other.printing or (spoken and one.claim.origin != other.claim.origin)


def _finding(event: str, sides: Sequence[Sequence[Statement]], relation: str) -> DraftFinding:
    sides = [_once_each(side) for side in sides]
    return DraftFinding(
        kind="disputed",
        event=event,
        relation="denies" if relation == "denies" else "contradicts",
        positions=tuple(DraftPosition(claims=tuple(s.id for s in side)) for side in sides),
        sure=False,
    )


def _once_each(side: Sequence[Statement]) -> list[Statement]:
    """Return claims without those that lie within another of them."""
    return [
        s
        for s in side
        if not any(
            o is not s
            and o.claim.article == s.claim.article
            and o.claim.start <= s.claim.start
            and s.claim.end <= o.claim.end
            for o in side
        )
    ]

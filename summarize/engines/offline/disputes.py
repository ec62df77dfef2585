"""Denials with what they deny: a verb of denying with its object, or with what its doer did."""

from __future__ import annotations

import re
from itertools import takewhile

from summarize.domain import DraftFinding, DraftPosition
from summarize.engines.offline.grammar import DENYING, SPEAKING, STATED
from summarize.engines.offline.likeness import Likeness
from summarize.engines.offline.statements import Statement, Statements
from summarize.text.names import Name, country_of, find_names
from summarize.text.words import is_kin, stem, stems, uninflected

DENIED = 0.5
"""Share of the words denied, by weight, that a claim must hold for the denial to be of it."""

FEWEST = 3
"""Words of what is denied from which the denial says it, and does not only name it."""

OBJECT = 6
"""Words of content in which it stands what is denied; then follows what it is about."""

SUBJECT = 6
"""Words of a claim in which it stands who does what it tells."""

_ACCUSES = re.compile(r"\b(?:accus|blam)(?:e|es|ed|ing)\b", re.IGNORECASE)


def disputed(statements: Statements, likeness: Likeness) -> list[DraftFinding]:
    """Propose denials with what they deny, those of most accounts first.

    Denials of one statement stand on one side. On 32 real stories two were put before a reader,
    and both stand so in the articles.
    """
    held: list[tuple[set[str], set[str]]] = []
    for one in (s for s in statements.all if s.denies):
        against, denials = {o.id for o in _denied(one, statements, likeness)}, {one.id}
        for told, denied_by in [f for f in held if f[0] & against]:
            held.remove((told, denied_by))
            against, denials = against | told, denials | denied_by
        held += [(against, denials)] if against else []
    found = []
    for against, denials in held:
        sides = [[statements.by_id[c] for c in sorted(s)] for s in (against - denials, denials)]
        claims = [[s.id for s in statements.whole(side)] for side in sides]
        draft = DraftFinding(
            kind="disputed",
            event=sides[1][0].event,
            relation="denies",
            positions=tuple(DraftPosition(claims=tuple(c)) for c in claims),
            sure=False,
        )
        if sides[0]:
            found.append((-len(claims[0] + claims[1]), min(claims[0] + claims[1]), draft))
    return [draft for *_, draft in sorted(found, key=lambda f: f[:2])]


def _denied(denial: Statement, statements: Statements, likeness: Likeness) -> list[Statement]:
    """Return the claims that a denial denies.

    Those that say what it denies; of a deed that it only names ("the strike"), what accuses whoever
    denies it of that, or what accounts open with that they did.
    """
    told = _object(denial)
    able = [o for o in statements.all if _may_be(denial, o)] if told else []
    found = [o for o in able if len(told) > 1 and _says(o, told, likeness)]
    if found or len(told) >= FEWEST:
        return [o for o in found if _doer(o) != _doer(denial)]
    return [o for o in able if _accuses(o, denial, told) or _tells_deed(o, denial)]


def _object(denial: Statement) -> frozenset[str]:
    """Return the first words for what is denied, without names and words like "claims"."""
    lemmas = denial.features.lemmas
    denies = next((i for i, w in enumerate(lemmas) if w in DENYING), len(lemmas))
    told = [stem(w) for w in lemmas[denies + 1 :] if w not in STATED]
    return frozenset(told[:OBJECT]) - denial.signature.names


def _may_be(denial: Statement, other: Statement) -> bool:
    """Whether a claim may tell what a denial of somebody else denies."""
    return (
        other.event == denial.event
        and not other.denies
        and not other.negated
        and other.claim.part == "body"
        and bool(other.features.predicates)
        and (other.claim.origin != denial.claim.origin or other.account != denial.account)
        and _doer(denial) not in stems(other.claim.speaker or "")
    )


def _says(one: Statement, told: frozenset[str], likeness: Likeness) -> bool:
    """Whether a claim says, by its own verb, what is denied elsewhere."""
    shared = sum(is_kin(t, one.signature.terms) for t in told)
    return (
        shared >= min(FEWEST, len(told))
        and likeness.share(told, one) >= DENIED
        and any(is_kin(stem(p.verb), told) for p in one.features.predicates[:2])
    )


def _accuses(one: Statement, denial: Statement, told: frozenset[str]) -> bool:
    """Whether a claim accuses whoever denies of what is denied."""
    verb = _ACCUSES.search(one.claim.quote)
    accused = find_names(one.claim.quote[verb.end() :])[:1] if verb else []
    return bool({_called(n) for n in accused} & _doers(denial)) and bool(told & one.signature.terms)


def _tells_deed(one: Statement, denial: Statement) -> bool:
    """Whether a claim tells, where its account opens, what whoever denies it did."""
    does = not any(p.verb in SPEAKING for p in one.features.predicates[:1])
    return does and one.opens and bool(_doers(one) & _doers(denial))


def _doers(one: Statement) -> set[str]:
    """Return the names with which a claim opens, of a denial those before its verb."""
    words = one.claim.quote.split()
    before = takewhile(lambda w: not uninflected(w.lower()) & DENYING, words)
    return {
        _called(n)
        for n in find_names(" ".join(before if one.denies else words[:SUBJECT]))
        if not (n.initial and len(n.words) == 1 and stem(n.words[0].lower()) in one.source.plain)
    }


def _doer(one: Statement) -> str:
    """Return the stem of the last word for who does what a claim tells."""
    agents = [p.agent for p in one.features.predicates[:1] if p.agent is not None]
    return stem((agents or [(one.claim.speaker or "").rpartition(" ")[2].lower()])[0])


def _called(name: Name) -> str:
    return country_of(name.text) or name.words[-1]

"""Figures of several accounts that count or measure one thing of one event."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from summarize.domain import MAIN, DraftFinding, DraftPosition
from summarize.engines.offline.amounts import CLOCK, Entry, entries_of
from summarize.engines.offline.events import UNNAMED
from summarize.engines.offline.likeness import Likeness
from summarize.engines.offline.statements import Statements
from summarize.text.words import TOLLS, synonyms

FARTHEST = math.log(10.0)
"""Log-ratio of two values of one thing at most: ten times."""

LEAST = 0.45
"""Score from which two figures count one thing."""

CANNOT = -1.0
"""Score of two figures that count two things, whatever else."""

ANYBODY = 0.6
"""How much "people" and "villagers" count alike."""

SAME_ACT = 0.2
OTHER_ACT = -0.3
"""What it adds that those counted did one thing, or another."""

OTHER_ACT_OF_PEOPLE = -0.1
"""The same of people: that they fled, crossed or were brought out is told by many verbs."""

OF_ONE_MATTER = 0.15
"""Overlap (0 to 1) of two claims in which people are counted without saying whom, no toll."""

FEW = 12
"""Up to a dozen people or things are counted of everything in a story."""

OF_ONE_TOLL, OF_FEW_DEAD = 0.1, 0.25
"""The same where they are dead or hurt, and not both claims tell what the accounts open with."""

UNSAID = 0.2
"""How much two measures count alike that say not of what, beside their sentences."""

CROWD = 400
"""Figures of one kind above which their pairs are too many to compare."""


def differing(statements: Statements, likeness: Likeness) -> list[DraftFinding]:
    """Propose the figures that differ between accounts, tolls first."""
    found = (_finding(g) for g in gathered(entries_of(statements), likeness))
    return sorted((f for f in found if f), key=_importance)


def _importance(finding: DraftFinding) -> tuple[object, ...]:
    """Return the order of findings: the dead, the hurt, then what most accounts count."""
    tolls = [t for t in TOLLS if t in finding.question.split()]
    claims = [c for p in finding.positions for c in p.claims]
    told = list(TOLLS).index(tolls[0]) if tolls else len(TOLLS)
    return (finding.event != MAIN, told, -len(claims), min(claims))


def _finding(group: Sequence[Entry]) -> DraftFinding | None:
    held: defaultdict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in group:
        held[entry.given, entry.figure.unit].append(entry)
    if len(held) < 2 or len({e.statement.printing for e in group}) < 2:
        return None
    question = _question(group)
    if not _names(question, group):
        return None
    order = sorted(held, key=lambda k: (held[k][0].amount, str(k)))
    positions = tuple(
        DraftPosition(
            claims=tuple(dict.fromkeys(e.statement.id for e in held[k])),
            value=held[k][0].given,
            label=held[k][0].figure.text,
        )
        for k in order
    )
    return DraftFinding(
        kind="figures",
        question=question,
        event=group[0].statement.event,
        positions=positions,
    )


def _question(group: Sequence[Entry]) -> str:
    """Return the words under which most of some figures are counted."""
    told = [e for e in group if e.act] or list(group)
    words = [" ".join(filter(None, [_of(e), e.degree and f"{e.degree}ly"])) for e in told]
    return max(words, key=lambda w: (words.count(w), -len(w), w))


def _of(entry: Entry) -> str:
    """Return what an entry counts, by what befell it: "1 wounded" counts no dead."""
    of = entry.figure.of or ""
    return f"people {entry.toll}" if entry.toll and entry.toll not in of.split() else of


def _names(question: str, group: Sequence[Entry]) -> bool:
    """Whether a heading says what is counted, not only that people are; else their words do."""
    if group[0].sort != "count" or group[0].toll or any(e.act for e in group):
        return True
    return bool(question) and not all(e.generic and len(e.things) < 2 for e in group)


# --- what counts one thing --------------------------------------------------------------------


def gathered(entries: Sequence[Entry], likeness: Likeness) -> list[list[Entry]]:
    """Return figures that count one thing, gathered from the likeliest pair down.

    Groups join where all their pairs may count one thing, and do so on average (average linkage).
    """
    scores = {
        pair: score
        for pair in sorted(_candidates(entries))
        if (score := _score(entries[pair[0]], entries[pair[1]], likeness)) > CANNOT
    }
    groups = {i: [i] for i in range(len(entries))}
    home = {i: i for i in groups}
    for (i, j), score in sorted(scores.items(), key=lambda p: (-p[1], p[0])):
        one, other = home[i], home[j]
        if score < LEAST or one == other:
            continue
        links = [
            scores.get((min(a, b), max(a, b)), CANNOT) for a in groups[one] for b in groups[other]
        ]
        if min(links) > CANNOT and sum(links) / len(links) >= LEAST:
            groups[one] += groups.pop(other)
            home.update(dict.fromkeys(groups[one], one))
    return [[entries[i] for i in sorted(g)] for g in groups.values() if len(g) > 1]


def _candidates(entries: Sequence[Entry]) -> set[tuple[int, int]]:
    """Return the pairs that share what they count, or what befell those counted."""
    held: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        for key in _keys(entry):
            held[entry.statement.event, entry.sort, key].append(i)
    return {pair for same in held.values() if len(same) <= CROWD for pair in combinations(same, 2)}


def _keys(entry: Entry) -> Iterable[str]:
    words = {s for w in entry.things for s in (w, *synonyms(w))}
    return [*words, *([entry.toll] if entry.toll else []), *([] if entry.figure.of else [""])]


def _score(one: Entry, other: Entry, likeness: Likeness) -> float:
    """Return how likely two figures count one thing; `CANNOT` where they cannot."""
    far = _far(one.amount, other.amount)
    if _are_apart(one, other) or far > FARTHEST or one.statement.event in UNNAMED:
        return CANNOT
    context = likeness.overlap(one.statement, other.statement)
    if one.sort == "age":
        return 1.0 if _same_name(one, other) else CANNOT
    if one.sort == CLOCK:
        return _of_the_deed(one, other, likeness)
    if not one.figure.of or not other.figure.of:
        return UNSAID + context if not one.figure.of and not other.figure.of else CANNOT
    things = _shared(one.things, other.things)
    anybody = one.toll == other.toll and one.human and (one.generic or other.generic)
    few = min(one.amount, other.amount) <= FEW or one.sort == "[length]"
    if one.toll is None and (few or anybody) and context < OF_ONE_MATTER:
        return CANNOT
    if anybody and not (one.toll or one.said & other.said):
        return CANNOT
    if anybody and one.toll and not _of_one_deed(one, other, likeness, context):
        return CANNOT
    if anybody:
        things = max(things, ANYBODY)
    return 0.5 * things + context + _acts(one, other) - 0.1 * far if things else CANNOT


def _of_one_deed(one: Entry, other: Entry, likeness: Likeness, context: float) -> bool:
    """Whether the dead of two claims, called no more than people, may be those of one deed."""
    of_main = all(likeness.is_of_main(e.statement) for e in (one, other))
    few = min(one.amount, other.amount) <= FEW
    return of_main or context >= (OF_FEW_DEAD if few else OF_ONE_TOLL)


def _are_apart(one: Entry, other: Entry) -> bool:
    """Whether two figures are of two kinds, or one claim gives both."""
    if one.sort != other.sort or one.degree != other.degree:
        return True
    if one.toll != other.toll and one.toll and other.toll:
        return True
    if one.sort == "count" and one.human != other.human:
        return True
    mine, theirs = one.statement.claim, other.statement.claim
    nested = mine.article == theirs.article and mine.start < theirs.end and theirs.start < mine.end
    return nested and one.given != other.given


def _same_name(one: Entry, other: Entry) -> bool:
    return bool(one.person & other.person)


def _of_the_deed(one: Entry, other: Entry, likeness: Likeness) -> float:
    """Return the score of two times of day: of what accounts open with, told by one verb."""
    if not (likeness.is_of_main(one.statement) and likeness.is_of_main(other.statement)):
        return CANNOT
    mine, theirs = (e.statement.features.predicates[:1] for e in (one, other))
    alike = mine and theirs and mine[0].verb == theirs[0].verb
    return 1.0 if alike else likeness.overlap(one.statement, other.statement) + SAME_ACT


def _acts(one: Entry, other: Entry) -> float:
    if one.toll or other.toll:
        return SAME_ACT if one.toll == other.toll else 2 * OTHER_ACT
    if one.act is None or other.act is None:
        return 0.0
    alike = one.act == other.act or bool(synonyms(one.act) & {other.act})
    other_act = OTHER_ACT_OF_PEOPLE if one.human else OTHER_ACT
    return SAME_ACT if alike else other_act


def _far(one: float, other: float) -> float:
    """Return the log-ratio of two amounts; of none and some it says nothing."""
    return abs(math.log(one / other)) if one > 0 and other > 0 else 0.0


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words for what is counted that two figures have in common."""
    if not one or not other:
        return 0.0
    return sum(w in other or bool(synonyms(w) & other) for w in one) / max(len(one), len(other))

"""Figures of several accounts that count or measure one thing of one event."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from summarize.domain import MAIN, DraftFinding, DraftPosition
from summarize.engines.offline.amounts import CLOCK, Entry, entries_of
from summarize.engines.offline.events import UNNAMED
from summarize.engines.offline.likeness import Likeness
from summarize.engines.offline.statements import Statements
from summarize.learned.logistic import shipped_model
from summarize.text.words import SMALL_NUMBER, TOLLS, synonyms

WEIGHTS = "amounts.json"
"""Fitted by `python -m benchmarks.amounts`."""

FARTHEST = math.log(10.0)
"""Log-ratio of two values of one thing at most: ten times."""

MOST = 4.0
"""Log-odds beyond which one pair weighs no more within a group."""

CROWD = 400
"""Figures of one kind above which their pairs are too many to compare."""


def differing(statements: Statements, likeness: Likeness) -> list[DraftFinding]:
    """Propose the figures that differ between accounts, tolls first."""
    groups = (_of_one_each(g) for g in gathered(entries_of(statements), likeness))
    found = sorted((f for g in groups if (f := _finding(g))), key=_importance)
    asked = {(f.question, f.event): f for f in sorted(found, key=_support)}
    return [f for f in found if not f.question or asked[f.question, f.event] is f]


def _support(finding: DraftFinding) -> tuple[object, ...]:
    """Return the order of findings under one heading: the whole of which others are parts last."""
    values = [p.value or 0.0 for p in finding.positions]
    return (len({c for p in finding.positions for c in p.claims}), max(values), values)


def _of_one_each(group: Sequence[Entry]) -> list[Entry]:
    """Return the figures of a group without an account's second value in one voice.

    One who gives two counts of one thing speaks of two things, a part or more: the value that
    more of the others give too is kept, of two such the one given first.
    """
    givers = Counter(a for a, _ in {(e.amount, e.statement.account) for e in group})
    kept: list[Entry] = []
    for entry in sorted(group, key=lambda e: (-givers[e.amount], e.figure.start)):
        if not any(_is_second(entry, other) for other in kept):
            kept.append(entry)
    return [e for e in group if e in kept]


def _is_second(entry: Entry, other: Entry) -> bool:
    """Whether a figure is another value by who gives the other one in the same text.

    A headline may be older than the text, or round.
    """
    mine, theirs = entry.statement.claim, other.statement.claim
    one_voice = mine.speaker is None or mine.speaker == theirs.speaker
    one_text = mine.article == theirs.article and mine.part == theirs.part
    return one_text and one_voice and entry.amount != other.amount


def _importance(finding: DraftFinding) -> tuple[object, ...]:
    """Return the order of findings: the dead, the hurt, then what most accounts count."""
    asked = finding.question.split()
    toll = next((n for n, t in enumerate(TOLLS) if t in asked), len(TOLLS))
    claims = [c for p in finding.positions for c in p.claims]
    return (finding.event != MAIN, toll, -len(claims), min(claims))


def _finding(group: Sequence[Entry]) -> DraftFinding | None:
    """Return the figures of a group where they differ; sure are tolls, each said to be one."""
    held: defaultdict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in group:
        held[entry.given, entry.figure.unit].append(entry)
    alone = len({e.statement.printing for e in group}) < 2
    later = group[0].toll and len({e.statement.claim.article for e in group}) > 1
    if len(held) < 2 or (alone and not later):
        return None
    positions = tuple(
        DraftPosition(
            claims=tuple(dict.fromkeys(e.statement.id for e in same)),
            value=same[0].given,
            label=same[0].figure.text,
        )
        for _, same in sorted(held.items(), key=lambda h: (h[1][0].amount, str(h[0])))
    )
    return DraftFinding(
        kind="figures",
        question=_question(group),
        type="update" if alone else None,
        event=group[0].statement.event,
        positions=positions,
        sure=all(e.toll for e in group),
    )


def _question(group: Sequence[Entry]) -> str:
    """Return the words under which most of some figures are counted."""
    of = [e for e in group if e.toll] or [e for e in group if not e.generic] or group
    words = [_of(e) for e in of]
    return max(words, key=lambda w: (words.count(w), -len(w), w))


def _of(entry: Entry) -> str:
    """Return what an entry counts, by what befell it: "1 wounded" counts no dead."""
    of = entry.figure.of or ""
    of = f"people {entry.toll}" if entry.toll and entry.toll not in of.split() else of
    return f"{of} {entry.degree}ly" if entry.degree else of


# --- what counts one thing --------------------------------------------------------------------


def gathered(entries: Sequence[Entry], likeness: Likeness) -> list[list[Entry]]:
    """Return figures that count one thing, gathered from the likeliest pair down.

    Groups join where all their pairs may count one thing, and do so on average (average linkage).
    """
    # Not by the order in which articles are given.
    entries = sorted(
        entries,
        key=lambda e: (e.statement.claim.text, e.figure.start - e.statement.claim.start, e.given),
    )
    model = shipped_model(WEIGHTS)
    least = model.points["one thing"]
    pairs = sorted(p for p in _candidates(entries) if may_meet(*(entries[i] for i in p)))
    rows = [features(entries[i], entries[j], likeness) for i, j in pairs]
    columns = {name: np.array([r[name] for r in rows]) for name in model.weights}
    odds = np.clip(np.round(model.log_odds(columns), 6), -MOST, MOST).tolist() if rows else []
    scores = dict(zip(pairs, odds, strict=True))
    groups = {i: [i] for i in range(len(entries))}
    home = {i: i for i in groups}
    links: defaultdict[int, dict[int, float]] = defaultdict(dict)  # by the sums of their scores
    for (i, j), score in scores.items():
        links[i][j] = links[j][i] = score
    for (i, j), score in sorted(scores.items(), key=lambda p: (-p[1], p[0])):
        one, other = home[i], home[j]
        between = links[one].get(other)  # none where two of them may not meet
        pairs_between = len(groups[one]) * len(groups[other])
        if score >= least and between is not None and between / pairs_between >= least:
            _join(one, other, links)
            groups[one] += groups.pop(other)
            home.update(dict.fromkeys(groups[one], one))
    return [[entries[i] for i in sorted(g)] for g in groups.values() if len(g) > 1]


def _join(one: int, other: int, links: defaultdict[int, dict[int, float]]) -> None:
    """Let one group take in another: the sums of their links to a third add up.

    The update of average linkage (Lance and Williams 1967), so that no pair is looked at twice.
    """
    mine, theirs = links.pop(one), links.pop(other)
    for third in (mine.keys() | theirs.keys()) - {one, other}:
        links[third].pop(one, None)
        links[third].pop(other, None)
    links[one] = {k: mine[k] + theirs[k] for k in sorted(mine.keys() & theirs.keys())}
    for third, total in links[one].items():
        links[third][one] = total


def _candidates(entries: Sequence[Entry]) -> set[tuple[int, int]]:
    """Return the pairs of one event and one sort of quantity."""
    held: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        held[entry.statement.event, entry.sort].append(i)
    return {pair for same in held.values() if len(same) <= CROWD for pair in combinations(same, 2)}


def may_meet(one: Entry, other: Entry) -> bool:
    """Whether nothing speaks against it that two figures count one thing."""
    mine, theirs = one.statement.claim, other.statement.claim
    nested = mine.article == theirs.article and mine.start < theirs.end and theirs.start < mine.end
    tolls = one.toll is not None and other.toll is not None
    vague = one.generic or other.generic
    # Tolls of others, both said by what they are: children, and troops.
    others = tolls and not vague and not _shared(one.things, other.things)
    return not (
        _far(one.amount, other.amount) > FARTHEST
        or one.statement.event in UNNAMED
        or one.degree != other.degree
        or (tolls and one.toll != other.toll)
        or (one.sort == "age" and not one.person & other.person)
        or (one.sort == "count" and (one.human != other.human or others))
        or (nested and one.given != other.given)
    )


def features(one: Entry, other: Entry, likeness: Likeness) -> dict[str, float]:
    """Return what speaks for and against it that two figures count one thing, by name."""
    few = min(one.amount, other.amount) <= SMALL_NUMBER
    toll = one.toll is not None and one.toll == other.toll
    opening = one.statement.opens and other.statement.opens
    mine, theirs = one.statement.signature.names, other.statement.signature.names
    found = {
        "things": _shared(one.things, other.things),
        "telling": _shared(one.telling, other.telling),
        "around": _shared(one.around, other.around),
        "context": likeness.overlap(one.statement, other.statement),
        "paired": likeness.paired(one.statement, other.statement),
        "toll": toll,
        "toll of one": (one.toll is None) != (other.toll is None),
        "toll that opens": toll and opening,
        "toll of many": toll and not few,
        "generic": one.human and (one.generic or other.generic),
        "human": one.human,
        "far": 0.0 if one.sort == CLOCK else _far(one.amount, other.amount),
        "few": few,
        "measure": one.sort not in ("count", "age", CLOCK),
        "clock": one.sort == CLOCK,
        "age": one.sort == "age",
        "other names": bool(mine and theirs and not mine & theirs),
    }
    return {name: float(value) for name, value in found.items()}


def _far(one: float, other: float) -> float:
    """Return the log-ratio of two amounts; of none and some it says nothing."""
    return abs(math.log(one) - math.log(other)) if one > 0 and other > 0 else 0.0


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words for what is counted that two figures have in common."""
    if not one or not other:
        return 0.0
    return sum(w in other or bool(synonyms(w) & other) for w in one) / max(len(one), len(other))

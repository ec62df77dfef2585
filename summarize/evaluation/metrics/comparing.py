"""What is made of all accounts: sides, origins, findings, wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from summarize.domain import Finding, Position, Wording
from summarize.evaluation.labels import FindingLabel, NotInConflict, PositionLabel, WordingLabel
from summarize.evaluation.observation import Observation
from summarize.evaluation.outcome import Outcome, best_pairs, equal
from summarize.evaluation.passages import fold

# --- b-cubed: how well one grouping of things answers to another


def b_cubed(
    found: Mapping[str, set[str]], wanted: Mapping[str, set[str]]
) -> dict[str, tuple[float, float]]:
    """Return precision and recall of each thing that was found.

    Args:
        found: What each thing was put with; itself included.
        wanted: What it belongs with.
    """
    result = {}
    for thing in sorted(found):
        shared = len(found[thing] & wanted[thing])
        result[thing] = (shared / len(found[thing]), shared / len(wanted[thing]))
    return result


def alike(groups: Mapping[str, Hashable]) -> dict[str, set[str]]:
    """Return what each thing shares its group with; itself included."""
    members: dict[Hashable, set[str]] = defaultdict(set)
    for thing, group in groups.items():
        members[group].add(thing)
    return {thing: members[group] for thing, group in groups.items()}


# --- do the claims that say the same stand on one side of a finding, and no others?


ALIGNMENT = {
    "alignment.gold": "B-cubed F1 of the sides of findings made of the labelled facts themselves",
    "alignment.gold_grouped": "the same without facts that rightly stand alone: leaving all alone "
    "earns nothing",
    "alignment.found": "B-cubed F1 of the sides of findings made of the claims that were found",
    "alignment.found_grouped": "the same without facts that rightly stand alone",
}


def observe_alignment(outcome: Outcome, gold: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim, in the brief and in one made of the labelled facts.

    Stories without groups have nothing to align: they are left out.
    """
    if not outcome.case.labels.same:
        return
    yield from _groups("alignment.gold", gold)
    yield from _groups("alignment.found", outcome)


def _groups(metric: str, outcome: Outcome) -> Iterator[Observation]:
    fact_of = {c.id: f for f, c in outcome.served.items()}
    sides = [p.claims for f in outcome.brief.findings for p in f.positions]
    labelled = outcome.case.labels.same
    found = _neighbours(fact_of.values(), [[fact_of[c] for c in s if c in fact_of] for s in sides])
    wanted = _neighbours(found, [[f for f in group if f in found] for group in labelled])
    anchors = {f.id: f"{f.article}: {f.anchor!r}" for f in outcome.facts}
    for fact, (precision, recall) in b_cubed(found, wanted).items():
        put, belong = found[fact], wanted[fact]
        miss = _miss(fact, put, belong, anchors)
        seen = Observation(metric, outcome.case.name, fact, precision, recall, miss)
        yield seen
        if len(put | belong) > 1:
            yield replace(seen, metric=f"{metric}_grouped")


def _neighbours(things: Iterable[str], groups: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """Return what each thing stands with in any group; itself included."""
    found = {thing: {thing} for thing in things}
    for group in groups:
        members = set(group)
        for thing in members:
            found[thing] |= members
    return found


def _miss(fact: str, put: set[str], belong: set[str], anchors: Mapping[str, str]) -> str:
    parts = [f"not with {anchors[o]}" for o in sorted(belong - put)[:2]]
    parts += [f"wrongly with {anchors[o]}" for o in sorted(put - belong)[:2]]
    return f"{anchors[fact]} {'; '.join(parts)}" if parts else ""


# --- do claims of one origin have one origin, under a name that is right?


ORIGINS = {
    "origins.together": "B-cubed F1 of served facts by origin, of those whose origin is labelled",
    "origins.named": "served facts whose origin carries a name that the labels know it by",
}


def observe_origins(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim and a labelled origin."""
    wanted = wanted_origins(outcome)
    origins = {o.id: o for o in outcome.brief.origins}
    found = {f: outcome.served[f].origin for f in wanted if f in outcome.served}
    facts = {f.id: f for f in outcome.facts}
    name = outcome.case.name
    together = b_cubed(alike(found), alike({f: wanted[f] for f in found}))
    for fact, (precision, recall) in together.items():
        known = origins.get(found[fact])
        has = known.name if known else found[fact]
        label = f"{facts[fact].article}: origin {has!r}, should be {wanted[fact]!r}"
        miss = f"{label}: {facts[fact].anchor!r}"
        wrong = precision < 1 or recall < 1
        yield Observation("origins.together", name, fact, precision, recall, miss if wrong else "")
        names = (known.name, *known.names) if known else ()
        right = any(outcome.directory.same(n, wanted[fact]) for n in names)
        yield outcome.judged("origins.named", fact, "" if right else miss)


def wanted_origins(outcome: Outcome) -> Mapping[str, str]:
    """Return the labelled origin of each fact: its speaker's, or the one that lists it."""
    listed = {f: o.name for o in outcome.case.labels.origins for f in o.facts}
    names = {o.name for o in outcome.case.labels.origins}
    result = {}
    for fact in outcome.facts:
        speaker = outcome.directory.canonical(fact.speaker) if fact.speaker else None
        origin = listed.get(fact.id) or (speaker if speaker in names else None)
        if origin:
            result[fact.id] = origin
    return result


# --- is what a careful reader finds found, rightly typed, and nothing put at odds that is not?


FINDINGS = {
    "findings.recall": "labelled findings that the brief has",
    "findings.precision": "differences and failed checks in the brief that are labelled",
    "findings.complete": "sides of the labelled findings it has that stand in it",
    "findings.type": "of the labelled findings it has, those of the right kind and type",
    "findings.no_false_conflict": "labelled seeming clashes that the brief does not make one",
}

DIFFERENCES = frozenset({"disputed", "figures", "update"})
"""Kinds that show accounts at odds: which of them it is, is the type's business."""

LISTED = frozenset({*DIFFERENCES, "check"})
"""Kinds that the labels list in full, so that another one is wrong."""

EXPLAINED = frozenset({"update", "rounding", "unit", "scope", "definition"})
"""Types that say that a difference is no conflict."""


def observe_findings(outcome: Outcome) -> Iterator[Observation]:
    """Look at every labelled finding, every difference in the brief, every seeming clash."""
    if outcome.case.labels.findings:
        pairs = pair_up(outcome)
        yield from _recall(outcome, pairs)
        yield from _precision(outcome, {f.id for f in pairs.values()})
    for i, entry in enumerate(outcome.case.labels.not_in_conflict):
        clash = next((f for f in outcome.brief.findings if _clashes(outcome, f, entry)), None)
        miss = f"put at odds: {clash.statement!r}, but {entry.why}" if clash else ""
        yield outcome.judged("findings.no_false_conflict", f"not in conflict {i}", miss, 5)


def _recall(outcome: Outcome, pairs: Mapping[str, Finding]) -> Iterator[Observation]:
    for label in outcome.case.labels.findings:
        finding = pairs.get(label.id)
        if label.optional and finding is None:
            continue
        sides = " | ".join(_side(p) for p in label.positions)
        miss = f"not found ({'/'.join(label.kind)}): {label.question}: {sides}"
        yield outcome.judged("findings.recall", label.id, "" if finding else miss, 4)
        if finding:
            yield from _quality(outcome, label, finding)


def _precision(outcome: Outcome, matched: set[str]) -> Iterator[Observation]:
    for finding in outcome.brief.findings:
        if finding.kind in LISTED:
            told = f"not labelled: {finding.kind}/{finding.type}: {finding.statement!r}"
            miss = "" if finding.id in matched else told
            yield outcome.judged_found("findings.precision", finding.id, miss, 3)


def _quality(outcome: Outcome, label: FindingLabel, finding: Finding) -> Iterator[Observation]:
    # Accounts that are said to agree differ in no way that could be typed.
    untyped = not label.type or finding.kind == "agreed"
    right = finding.kind in label.kind and (finding.type in label.type if finding.type else untyped)
    wanted = f"{'/'.join(label.kind)} {'/'.join(label.type) or 'without type'}"
    miss = f"{label.question}: {finding.kind} {finding.type}, should be {wanted}"
    yield outcome.judged("findings.type", label.id, "" if right else miss, 2)
    for i, side in enumerate(label.positions):
        there = any(_is_side(outcome, side, p) for p in finding.positions)
        miss = f"{label.question}: lacks {_side(side)}: {finding.statement!r}"
        yield outcome.judged("findings.complete", f"{label.id} side {i}", "" if there else miss, 2)


def pair_up(outcome: Outcome) -> dict[str, Finding]:
    """Give each labelled finding the brief's finding that answers to it, one to one."""
    labels, findings = outcome.case.labels.findings, outcome.brief.findings
    pairs = best_pairs(labels, findings, lambda label, finding: _fit(outcome, label, finding))
    return {label.id: finding for label, finding in pairs}


def _fit(outcome: Outcome, label: FindingLabel, finding: Finding) -> float:
    """How well a finding answers to a label: zero, or the share of the label's sides it holds.

    Of differences and checks, two sides must be there, where there are two, or what differs is
    not shown; of others, one.
    """
    differs = finding.kind in DIFFERENCES
    answers = DIFFERENCES.intersection(label.kind) if differs else finding.kind in label.kind
    if not answers:
        return 0.0
    if finding.kind == "check" and label.type and finding.type not in label.type:
        return 0.0  # one claim may fail two checks: a sum, and a name's spelling
    there = sum(any(_is_side(outcome, s, p) for p in finding.positions) for s in label.positions)
    needed = min(2, len(label.positions)) if differs or finding.kind == "check" else 1
    exact = 0.1 * (finding.kind in label.kind) + 0.1 * (finding.type in label.type)
    excess = 0.01 * max(0, len(finding.positions) - len(label.positions))
    share = there / len(label.positions)
    return share + exact - min(excess, 0.2) if there >= needed else 0.0


def _is_side(outcome: Outcome, side: PositionLabel, position: Position) -> bool:
    """Whether a position holds a side: one of its facts, and its value where both have one."""
    if side.value is not None and position.value is not None:
        if not equal(side.value, position.value):
            return False
        # The claim may be another of the same article: the headline says the figure as well.
        facts = [f for f in outcome.facts if f.id in side.facts and f.article in outcome.articles]
        if any(outcome.articles[f.article].id in position.articles for f in facts):
            return True
    return any(outcome.carriers.get(f, set()) & set(position.claims) for f in side.facts)


def _clashes(outcome: Outcome, finding: Finding, entry: NotInConflict) -> bool:
    """Whether a finding sets two of these facts against each other."""
    if finding.kind not in DIFFERENCES:
        return False
    if EXPLAINED.intersection((finding.kind, finding.type)) and not entry.apart:
        return False
    owners = {fact: _owners(outcome, fact) for fact in entry.facts}
    holders = {
        fact: {i for i, p in enumerate(finding.positions) if owned.intersection(p.claims)}
        for fact, owned in owners.items()
    }
    together = _together(outcome.case.labels.findings)
    return any(
        holders[a] and holders[b] and holders[a] != holders[b]
        for a, b in combinations(entry.facts, 2)
        if frozenset((a, b)) not in together
    )


def _together(labels: Sequence[FindingLabel]) -> set[frozenset[str]]:
    """Return the pairs of facts that the labels themselves put into one difference.

    "These three, and that one from a week later" may be labelled as one seeming clash although
    the three do differ among themselves.
    """
    pairs = set()
    for label in labels:
        if DIFFERENCES.intersection(label.kind):
            facts = [f for p in label.positions for f in p.facts]
            pairs |= {frozenset(pair) for pair in combinations(facts, 2)}
    return pairs


def _owners(outcome: Outcome, fact: str) -> frozenset[str]:
    """Return the claims that stand for a fact: its own, else all that carry it.

    A sentence that carries two facts must not count for the one that it is not cited for.
    """
    own = outcome.served.get(fact)
    return frozenset({own.id}) if own else outcome.carriers.get(fact, frozenset())


def _side(position: PositionLabel) -> str:
    value = f"{position.value:g}" if position.value is not None else ""
    return " ".join(w for w in (value, position.label or ", ".join(position.facts)) if w)


# --- is it shown who calls whom by which name?


WORDING = {
    "wording.terms": "labelled terms that stand, for their article, in one entry per referent",
}


def observe_wording(outcome: Outcome) -> Iterator[Observation]:
    """Look at every term of every labelled referent.

    The terms of a referent must stand side by side: of the brief's entries, the one that holds
    most of them counts, and what other entries hold does not.
    """
    for label in outcome.case.labels.wording:
        there = max(
            (_held(outcome, label, w) for w in outcome.brief.wording), key=len, default=set()
        )
        for used in label.articles:
            for term in used.terms:
                hit = (used.article, term) in there
                miss = "" if hit else f"{used.article}: {label.referent}: {term!r} is not shown"
                item = f"{label.referent} {used.article} {term}"
                yield outcome.judged("wording.terms", item, miss)


def _held(outcome: Outcome, label: WordingLabel, entry: Wording) -> set[tuple[str, str]]:
    """Return the labelled terms that an entry holds."""
    shown = {(t.article, _plain(t.term)) for t in entry.terms}
    files = {f: a.id for f, a in outcome.articles.items()}
    return {
        (used.article, term)
        for used in label.articles
        for term in used.terms
        if (files.get(used.article), _plain(term)) in shown
    }


def _plain(term: str) -> str:
    """Compare terms without case, quotation marks and the article in front."""
    words = fold(term).text.casefold().strip("\"' ").split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)

"""What is made of all accounts: sides, origins, findings, wording, and the page itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import combinations

from summarize.domain import Finding, Position
from summarize.evaluation.labels import (
    DIFFERENCES,
    FindingLabel,
    NotInConflict,
    PositionLabel,
    fold,
)
from summarize.evaluation.outcome import Observation, Outcome, best_pairs, equal
from summarize.text.loaded import find_loaded_unquoted

# --- b-cubed: how well one grouping of things answers to another


def b_cubed(
    found: Mapping[str, set[str]], wanted: Mapping[str, set[str]]
) -> dict[str, tuple[float, float]]:
    """Return precision and recall of each thing that was found."""
    shared = {thing: len(found[thing] & wanted[thing]) for thing in sorted(found)}
    return {t: (n / len(found[t]), n / len(wanted[t])) for t, n in shared.items()}


def together(things: Iterable[str], groups: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """Return what each thing stands with in any group; itself included."""
    found = {thing: {thing} for thing in things}
    for group in groups:
        members = found.keys() & set(group)
        for thing in members:
            found[thing] |= members
    return found


# --- do the claims that say the same stand on one side of a finding, and no others?


def observe_alignment(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim; stories without groups have nothing to align."""
    if not outcome.case.labels.same:
        return
    fact_of = {c.id: f for f, c in outcome.served.items()}
    sides = [p.claims for f in outcome.brief.findings for p in f.positions]
    found = together(outcome.served, [[fact_of[c] for c in s if c in fact_of] for s in sides])
    wanted = together(outcome.served, outcome.case.labels.same)
    anchors = {f.id: f"{f.article}: {f.anchor!r}" for f in outcome.facts}
    for fact, (precision, recall) in b_cubed(found, wanted).items():
        put, belong = found[fact], wanted[fact]
        parts = [f"not with {anchors[o]}" for o in sorted(belong - put)[:2]]
        parts += [f"wrongly with {anchors[o]}" for o in sorted(put - belong)[:2]]
        miss = f"{anchors[fact]} {'; '.join(parts)}" if parts else ""
        seen = Observation("alignment.found", outcome.case.name, fact, precision, recall, miss)
        yield seen
        if len(put | belong) > 1:
            yield replace(seen, metric="alignment.found_grouped")


# --- do claims of one origin have one origin, under a name that is right?


def observe_origins(outcome: Outcome) -> Iterator[Observation]:
    """Look at every fact that has a claim and a labelled origin."""
    wanted = _wanted_origins(outcome)
    origins = {o.id: o for o in outcome.brief.origins}
    told = {f.id: (f, c) for f, c in outcome.told if f.id in wanted}
    found = _alike({f: c.origin for f, (_, c) in told.items()})
    for fact, (precision, recall) in b_cubed(found, _alike({f: wanted[f] for f in told})).items():
        label, claim = told[fact]
        known = origins.get(claim.origin)
        has = known.name if known else claim.origin
        miss = f"{label.article}: origin {has!r}, should be {wanted[fact]!r}: {label.anchor!r}"
        seen = Observation("origins.together", outcome.case.name, fact, precision, recall)
        yield replace(seen, miss=miss) if precision < 1 or recall < 1 else seen
        names = (known.name, *known.names) if known else ()
        right = any(outcome.same(n, wanted[fact]) for n in names)
        yield outcome.judged("origins.named", fact, right, miss)


def _alike(groups: Mapping[str, str]) -> dict[str, set[str]]:
    """Return what each thing shares its group with; itself included."""
    return {thing: {o for o in groups if groups[o] == groups[thing]} for thing in groups}


def _wanted_origins(outcome: Outcome) -> Mapping[str, str]:
    """Return the labelled origin of each fact: its speaker's, or the one that lists it."""
    listed = {f: o.name for o in outcome.case.labels.origins for f in o.facts}
    names = {o.name for o in outcome.case.labels.origins}
    result = {}
    for fact in outcome.facts:
        speaker = outcome.canonical(fact.speaker) if fact.speaker else None
        origin = listed.get(fact.id) or (speaker if speaker in names else None)
        if origin:
            result[fact.id] = origin
    return result


# --- is what a careful reader finds found, rightly typed, and nothing put at odds that is not?

LISTED = frozenset({*DIFFERENCES, "check"})
"""Kinds that the labels list in full, so that another one is wrong."""

EXPLAINED = frozenset({"update", "rounding", "unit", "scope", "definition"})
"""Types that say that a difference is no conflict."""


def observe_findings(outcome: Outcome) -> Iterator[Observation]:
    """Look at every labelled finding, every difference in the brief, every seeming clash."""
    labels, findings = outcome.case.labels, outcome.brief.findings
    if labels.findings:
        fit = partial(_fit, outcome)
        pairs = {label.id: f for label, f in best_pairs(labels.findings, findings, fit)}
        for label in labels.findings:
            yield from _found(outcome, label, pairs.get(label.id))
        matched = {f.id for f in pairs.values()}
        for finding in (f for f in findings if f.kind in LISTED):
            miss = f"not labelled: {finding.kind}/{finding.type}: {finding.statement!r}"
            right = finding.id in matched
            yield outcome.judged("findings.precision", finding.id, right, miss, labelled=False)
    for i, entry in enumerate(labels.not_in_conflict):
        clash = next((f for f in findings if _clashes(outcome, f, entry)), None)
        miss = f"put at odds: {clash.statement!r}, but {entry.why}" if clash else ""
        yield outcome.judged("findings.no_false_conflict", f"not in conflict {i}", not clash, miss)


def _found(outcome: Outcome, label: FindingLabel, finding: Finding | None) -> Iterator[Observation]:
    if finding is None:
        if not label.optional:
            sides = " | ".join(_side(p) for p in label.positions)
            miss = f"not found ({'/'.join(label.kind)}): {label.question}: {sides}"
            yield outcome.judged("findings.recall", label.id, finding, miss)
        return
    yield outcome.judged("findings.recall", label.id, finding, "")
    # Accounts that are said to agree differ in no way that could be typed.
    untyped = not label.type or finding.kind == "agreed"
    right = finding.kind in label.kind and (finding.type in label.type if finding.type else untyped)
    wanted = f"{'/'.join(label.kind)} {'/'.join(label.type) or 'without type'}"
    miss = f"{label.question}: {finding.kind} {finding.type}, should be {wanted}"
    yield outcome.judged("findings.type", label.id, right, miss)
    for i, side in enumerate(label.positions):
        there = any(_is_side(outcome, side, p) for p in finding.positions)
        miss = f"{label.question}: lacks {_side(side)}: {finding.statement!r}"
        yield outcome.judged("findings.complete", f"{label.id} side {i}", there, miss)


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
    """Whether a finding sets two of these facts against each other.

    A sentence that carries two facts does not count for the one that it is not cited for. Two facts
    that the labels themselves put into one difference may be opposed: "these three, and that one
    from a week later" is one seeming clash although the three do differ.
    """
    if finding.kind not in DIFFERENCES:
        return False
    if EXPLAINED.intersection((finding.kind, finding.type)) and not entry.apart:
        return False
    held = {}
    for fact in entry.facts:
        own = outcome.served.get(fact)
        claims = {own.id} if own else outcome.carriers.get(fact, set())
        held[fact] = {i for i, p in enumerate(finding.positions) if claims & set(p.claims)}
    labelled = [
        {f for p in label.positions for f in p.facts}
        for label in outcome.case.labels.findings
        if DIFFERENCES.intersection(label.kind)
    ]
    return any(
        held[a]
        and held[b]
        and held[a] != held[b]
        and not any({a, b} <= facts for facts in labelled)
        for a, b in combinations(entry.facts, 2)
    )


def _side(position: PositionLabel) -> str:
    value = f"{position.value:g}" if position.value is not None else ""
    return " ".join(w for w in (value, position.label or ", ".join(position.facts)) if w)


# --- is it shown who calls whom by which name?


def observe_wording(outcome: Outcome) -> Iterator[Observation]:
    """Look at every term of every labelled referent.

    The terms of a referent must stand side by side: of the brief's entries, the one that holds
    most of them counts, and what other entries hold does not.
    """
    files = {a.id: f for f, a in outcome.articles.items()}
    entries = [
        {(files.get(t.article), _plain(t.term)) for t in w.terms} for w in outcome.brief.wording
    ]
    for label in outcome.case.labels.wording:
        wanted = [(used.article, term) for used in label.articles for term in used.terms]
        held = [[(file, _plain(term)) in shown for file, term in wanted] for shown in entries]
        best = max(held, key=sum, default=[False] * len(wanted))
        for (file, term), hit in zip(wanted, best, strict=True):
            miss = f"{file}: {label.referent}: {term!r} is not shown"
            yield outcome.judged("wording.terms", f"{label.referent} {file} {term}", hit, miss)


def _plain(term: str) -> str:
    """Compare terms without case, quotation marks and the article in front."""
    words = fold(term).casefold().strip("\"' ").split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


# --- is the page itself good: complete, cited, neutral?


def observe_page(outcome: Outcome) -> Iterator[Observation]:
    """Look at every core fact, every sentence, and all words that are the page's own."""
    brief = outcome.brief
    cited = {c for s in brief.brief for c in s.cites}
    cited |= {c for f in brief.findings for p in f.positions for c in p.claims}
    for fact in outcome.facts:
        if fact.core:
            miss = f"{fact.article}: not on the page: {fact.anchor!r}"
            hit = outcome.carriers[fact.id] & cited
            yield outcome.judged("brief.core_covered", fact.id, hit, miss)
    known = {c.id for c in brief.claims}
    for i, sentence in enumerate(brief.brief):
        whole = sentence.cites and known.issuperset(sentence.cites)
        item, miss = f"{sentence.section} {i}", f"uncited: {sentence.sentence!r}"
        yield outcome.judged("brief.cited", item, whole, miss, labelled=False)
    own = [("title", brief.title), *((s.section, s.sentence) for s in brief.brief)]
    for finding in brief.findings:
        own += [(finding.id, finding.statement), (finding.id, finding.reason)]
        own += [(finding.id, p.label) for p in finding.positions]
    own += [("timeline", e.text) for e in brief.timeline]
    for i, (place, text) in enumerate(own):
        loaded = ", ".join(w[0] for w in find_loaded_unquoted(text))
        miss = f"loaded {loaded}: {text!r}"
        yield outcome.judged("brief.neutral", f"{place} {i}", not loaded, miss, labelled=False)

"""What the finding gate lets through of true findings, and what it stops of spoilt ones.

    python -m benchmarks.findings WORKED TEXTS          # findings of careful readers, and spoilt
    python -m benchmarks.findings --notes FOLDER...     # stories with a reader's notes

WORKED holds stories read in full (benchmarks/worked.py), TEXTS their articles. A finding passes
when the gate lets it through with the reader's type or none; among copies of one text an agreement
passes as what one account tells. Of stories with notes only (`reader.yaml`), claims are those of
the embedded engine, findings the facts, figures and disputes noted, and traps what is noted as
apart. A spoilt finding is stopped when what was spoilt in it does not come out.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.worked import LIMIT, worked
from summarize.articles.clean import clean
from summarize.articles.load import load
from summarize.claims.ground import read
from summarize.comparison.origins import resolve_origins
from summarize.domain import (
    Accounts,
    Claim,
    Comparing,
    DraftFinding,
    DraftPosition,
    Finding,
)
from summarize.engines.choose import engine_for
from summarize.gate.findings import weigh_up
from summarize.gate.weighing.matters import Matters, shared_names, shared_words
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser

Spoilt = tuple[str, DraftFinding, Callable[[Sequence[Finding]], bool]]
"""What was spoilt, the finding, and whether what came out of the gate is free of it."""

NAMESAKES = 300
"""Agreements of two claims of different findings tried in each story."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--notes", action="store_true", help="folders with a reader.yaml")
    arguments.add_argument("--misses", action="store_true", help="print what is judged wrongly")
    options = arguments.parse_args()
    parser = Parser()
    told = noted(options.folders, parser) if options.notes else worked(*options.folders, parser)
    bench = Bench(parser, misses=options.misses)
    for name, accounts, findings in told:
        bench.story(name, accounts, findings)
    for kind, tried in sorted(bench.tried.items()):
        right = bench.right[kind]
        print(f"{kind:56} {right:6} of {tried:6}  {right / tried:.2%}")


class Bench:
    """Counts what the gate makes of findings, story after story."""

    def __init__(self, parser: Parser, *, misses: bool) -> None:
        self.parser, self.misses = parser, misses
        self.tried: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.name, self.accounts = "", Accounts(articles=(), reads=(), claims=(), origins=())

    def story(self, name: str, accounts: Accounts, findings: Sequence[DraftFinding]) -> None:
        """Count the findings of one story, whole and spoilt."""
        self.name, self.accounts = name, accounts
        for draft in findings:
            self.whole(draft)
        for what, draft, is_free in spoilt(findings, accounts, self.parser):
            self.spoilt(what, draft, is_free)

    def whole(self, draft: DraftFinding) -> None:
        """Count a true finding: let through, and with what type."""
        weighed = weigh_up(Comparing(findings=(draft,)), self.accounts, self.parser)
        found = weighed.findings[0] if weighed.findings else None
        self._count("true findings let through", draft, found is not None)
        self._count(f"true, {draft.kind}", draft, found is not None)
        if found is not None:
            self._count(
                "of these, with their type or none", draft, found.type in (None, draft.type)
            )
            lost = {c for p in draft.positions for c in p.claims} - {
                c for p in found.positions for c in p.claims
            }
            whole = sum(len(p.claims) for p in draft.positions)
            self.tried["their claims kept"] += whole
            self.right["their claims kept"] += whole - len(lost)

    def spoilt(
        self, what: str, draft: DraftFinding, is_free: Callable[[Sequence[Finding]], bool]
    ) -> None:
        """Count a spoilt finding: stopped when nothing of what was spoilt comes out."""
        weighed = weigh_up(Comparing(findings=(draft,)), self.accounts, self.parser)
        self._count(f"spoilt: {what}", draft, is_free(weighed.findings))

    def _count(self, kind: str, draft: DraftFinding, good: bool) -> None:  # noqa: FBT001
        self.tried[kind] += 1
        self.right[kind] += good
        if self.misses and not good:
            claims = {c.id: c for c in self.accounts.claims}
            texts = [[claims[c].text[:90] for c in p.claims[:3]] for p in draft.positions]
            print(f"{self.name} | {kind} | {draft.question} | {texts}")


# --- spoiling --------------------------------------------------------------------------------


def spoilt(
    findings: Sequence[DraftFinding], accounts: Accounts, parser: Parser
) -> Iterator[Spoilt]:
    """Yield findings spoilt in one way each, the same each time."""
    rng = Random(1)  # noqa: S311 - picks what to spoil
    claims = {c.id: c for c in accounts.claims}
    for draft in findings:
        yield from _other_event(draft, claims, rng)
        yield from _on_two_sides(draft, rng)
        yield from _changed_value(draft, claims, rng)
        yield from _merged(draft, claims)
        yield from _swapped(draft, claims)
        yield from _wrong_type(draft)
        yield from _wrong_times(draft, accounts)
    yield from _copies(findings, accounts)
    yield from _namesakes(findings, accounts, parser, rng)


def _claims(draft: DraftFinding) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for p in draft.positions for c in p.claims))


def _out(findings: Sequence[Finding]) -> list[set[str]]:
    return [set(p.claims) for f in findings for p in f.positions]


def _with(draft: DraftFinding, at: int, claims: Sequence[str]) -> DraftFinding:
    positions = list(draft.positions)
    positions[at] = positions[at].model_copy(update={"claims": tuple(dict.fromkeys(claims))})
    return draft.model_copy(update={"positions": tuple(positions)})


def _other_event(draft: DraftFinding, claims: dict[str, Claim], rng: Random) -> Iterator[Spoilt]:
    """A claim of another event, of an account that the finding does not have yet where it can."""
    events = {claims[c].event for c in _claims(draft)}
    if len(events) != 1 or None in events:
        return
    strangers = sorted(c for c, f in claims.items() if f.event not in {None, *events})
    if strangers:
        stranger = rng.choice(strangers)
        at = rng.randrange(len(draft.positions))
        spoiled = _with(draft, at, [*draft.positions[at].claims, stranger])
        yield (
            "a claim of another event",
            spoiled,
            lambda fs: all(stranger not in s for s in _out(fs)),
        )


def _on_two_sides(draft: DraftFinding, rng: Random) -> Iterator[Spoilt]:
    if len(draft.positions) < 2:
        return
    at = rng.randrange(1, len(draft.positions))
    twice = rng.choice(draft.positions[0].claims)
    spoiled = _with(draft, at, [*draft.positions[at].claims, twice])
    yield (
        "a claim on two sides",
        spoiled,
        lambda fs: sum(twice in s for s in _out(fs)) < 2,
    )


def _changed_value(draft: DraftFinding, claims: dict[str, Claim], rng: Random) -> Iterator[Spoilt]:
    """A value that no claim of its position has, by a digit more or less, or ten times as much."""
    for at, position in enumerate(draft.positions):
        if position.value is None:
            continue
        given = position.value
        own = [claims[c] for c in position.claims]
        known = {v for c in own for f in c.figures for v in (f.value, f.low, f.high)}
        known |= {p.value for p in draft.positions}
        tried = (given + 1, given * 10 + 10, given + 10, given * 2 + 3)
        value = rng.choice([v for v in tried if v not in known])
        positions = list(draft.positions)
        positions[at] = position.model_copy(update={"value": value})
        spoiled = draft.model_copy(update={"positions": tuple(positions)})
        yield (
            "a value changed",
            spoiled,
            lambda fs, v=value: all(p.value != v for f in fs for p in f.positions),
        )


def _merged(draft: DraftFinding, claims: dict[str, Claim]) -> Iterator[Spoilt]:
    """All sides told as one agreement: no two claims of different sides may come out together."""
    if len(draft.positions) < 2:
        return
    merged = DraftPosition(claims=_claims(draft))
    spoiled = draft.model_copy(update={"kind": "agreed", "positions": (merged,), "type": None})
    sides = [
        {c for p in draft.positions if p.value == v for c in p.claims}
        for v in dict.fromkeys(p.value for p in draft.positions if p.value is not None)
    ] or [set(p.claims) for p in draft.positions]
    if len(sides) < 2:
        return
    exact = draft.kind == "figures"
    denied = any(claims[c].stance == "denies" for c in _claims(draft))
    what = "figures" if exact else "denials" if denied else "other"
    yield (
        f"sides merged ({what})",
        spoiled,
        lambda fs: all(sum(bool(s & out) for s in sides) < 2 for out in _out(fs)),
    )


def _swapped(draft: DraftFinding, claims: dict[str, Claim]) -> Iterator[Spoilt]:
    """One claim put on the other side, or the values of two positions exchanged."""
    if len(draft.positions) != 2:
        return
    one, other = draft.positions
    if (
        draft.kind == "figures"
        and None not in (one.value, other.value)
        and one.value != other.value
    ):
        swapped = (
            one.model_copy(update={"value": other.value}),
            other.model_copy(update={"value": one.value}),
        )
        sides = {one.value: set(one.claims), other.value: set(other.claims)}
        yield (
            "values of sides swapped",
            draft.model_copy(update={"positions": swapped}),
            lambda fs: all(
                set(p.claims) <= sides.get(p.value, set()) for f in fs for p in f.positions
            ),
        )
    if draft.kind == "disputed" and len(other.claims) > 1 and len(one.claims) > 1:
        moved = one.claims[0]
        denials = [{claims[c].stance == "denies" for c in p.claims} for p in (one, other)]
        plain = all(len(d) == 1 for d in denials) and denials[0] != denials[1]
        spoiled = _with(_with(draft, 0, one.claims[1:]), 1, [*other.claims, moved])
        yield (
            f"a claim put on the other side ({'denials' if plain else 'other'})",
            spoiled,
            lambda fs: all(not (moved in s and s & set(other.claims)) for s in _out(fs)),
        )


def _wrong_type(draft: DraftFinding) -> Iterator[Spoilt]:
    """A rounding or an unexplained difference called a contradiction, and the reverse."""
    if draft.kind != "figures":
        return
    if draft.type != "contradiction":
        spoiled = draft.model_copy(update={"type": "contradiction"})
        yield (
            "a contradiction made of a rounding",
            spoiled,
            lambda fs: all(f.type != "contradiction" for f in fs),
        )
    if draft.type == "contradiction":
        for kind in ("rounding", "update", "unit"):
            spoiled = draft.model_copy(update={"type": kind})
            yield (
                "another type on a contradiction",
                spoiled,
                lambda fs, k=kind: all(f.type != k for f in fs),
            )


def _wrong_times(draft: DraftFinding, accounts: Accounts) -> Iterator[Spoilt]:
    """An update with the days of printing exchanged, and one with a single day for all."""
    if draft.kind != "figures" or len(draft.positions) < 2:
        return
    printed = {a.id: a.published.date for a in accounts.articles}
    claims = {c.id: c for c in accounts.claims}
    days = [printed[claims[p.claims[0]].article] for p in draft.positions]
    if None in days:
        return
    for what, wrong in (("swapped", days[::-1]), ("equal", days[:1] * len(days))):
        positions = tuple(
            p.model_copy(update={"as_of": d}) for p, d in zip(draft.positions, wrong, strict=True)
        )
        spoiled = draft.model_copy(update={"positions": positions, "type": "update"})
        yield (
            f"an update with its times {what}",
            spoiled,
            lambda fs: _times_are_true(fs, claims, printed),
        )


def _times_are_true(
    findings: Sequence[Finding], claims: dict[str, Claim], printed: dict[str, dt.date | None]
) -> bool:
    """Whether each day stated is one that a claim names or its article was printed on."""
    for finding in findings:
        for position in finding.positions:
            known = {printed[a] for a in position.articles}
            known |= {w.from_ for c in position.claims if (w := claims[c].when)}
            if position.as_of is not None and position.as_of not in known:
                return False
        days = [p.as_of for p in finding.positions]
        if finding.type == "update" and (None in days or len(set(days)) < 2):
            return False
    return True


def _copies(findings: Sequence[DraftFinding], accounts: Accounts) -> Iterator[Spoilt]:
    """An agreement cut down to a text and its copy: nobody may call that two accounts."""
    copies = {(a.id, a.copy_of) for a in accounts.articles if a.copy_of}
    article = {c.id: c.article for c in accounts.claims}
    for draft in findings:
        for copy, original in copies:
            own = [c for c in _claims(draft) if article[c] in (copy, original)]
            if draft.kind == "agreed" and {article[c] for c in own} == {copy, original}:
                spoiled = _with(draft, 0, own)
                yield (
                    "an agreement of copies",
                    spoiled,
                    lambda fs: all(f.kind != "agreed" for f in fs),
                )


def _namesakes(
    findings: Sequence[DraftFinding], accounts: Accounts, parser: Parser, rng: Random
) -> Iterator[Spoilt]:
    """Agreements of two claims of two accounts and one event that no finding has together."""
    matters = Matters(accounts, parser, [c.id for c in accounts.claims])
    together = {frozenset(p) for d in findings for p in combinations(_claims(d), 2)}
    in_any = sorted({c for d in findings for c in _claims(d)})
    tried = 0
    for _ in range(NAMESAKES * 40):
        one, other = rng.sample(in_any, 2)
        mine, theirs = matters.of(one), matters.of(other)
        if (
            frozenset((one, other)) in together
            or matters.account(one) == matters.account(other)
            or mine.claim.event != theirs.claim.event
            or not shared_names(mine, theirs)
        ):
            continue
        only = not shared_words(mine, theirs) and len(shared_names(mine, theirs)) == 1
        values = [{n.value for n in find_numbers(m.claim.quote)} for m in (mine, theirs)]
        only = only and not values[0] & values[1] and not mine.days & theirs.days
        what = "an agreement of two claims that only share a name"
        draft = DraftFinding(kind="agreed", positions=(DraftPosition(claims=(one, other)),))
        yield (
            (what if only else "an agreement of two claims that share more"),
            draft,
            lambda fs: not fs,
        )
        tried += 1
        if tried == NAMESAKES:
            return


# --- stories with notes ----------------------------------------------------------------------


def noted(
    folders: Sequence[Path], parser: Parser
) -> Iterator[tuple[str, Accounts, tuple[DraftFinding, ...]]]:
    """Yield stories with a reader's notes: the embedded engine's claims, and what is noted."""
    engine = engine_for(None, parser)
    for folder in folders:
        notes = yaml.safe_load((folder / "reader.yaml").read_text(encoding="utf-8"))
        raws, _ = load([p for p in sorted(folder.iterdir()) if p.suffix == ".txt"], LIMIT)
        articles = clean(raws)
        reads = list(read(articles, engine, parser))
        claims, origins = resolve_origins(articles, reads)
        accounts = Accounts(
            articles=tuple(articles),
            reads=tuple(reads),
            claims=tuple(claims),
            origins=tuple(origins),
        )
        yield folder.name, accounts, tuple(_noted_findings(notes, accounts))


def _noted_findings(notes: dict[str, Any], accounts: Accounts) -> Iterator[DraftFinding]:
    files = {Path(a.path).name: a for a in accounts.articles}

    def holding(at: dict[str, Any]) -> tuple[str, ...]:
        article = files.get(at["article"])
        start = article.text.find(at["text"]) if article else -1
        if article is None or start < 0:
            return ()
        end = start + len(at["text"])
        own = [c for c in accounts.claims if c.article == article.id]
        near = [c for c in own if c.start < end and start < c.end]
        near.sort(key=lambda c: (-(min(end, c.end) - max(start, c.start)), c.end - c.start))
        return tuple(c.id for c in near[:1])

    for fact in notes.get("facts") or ():
        claims = tuple(dict.fromkeys(c for at in fact["at"] for c in holding(at)))
        if len(claims) > 1:
            yield DraftFinding(
                kind="agreed", question=fact["say"], positions=(DraftPosition(claims=claims),)
            )
    for asked in notes.get("figures") or ():
        by_value: dict[float, list[str]] = {}
        for at in asked["values"]:
            by_value.setdefault(float(at["value"]), []).extend(holding(at))
        positions = tuple(
            DraftPosition(claims=tuple(dict.fromkeys(c)), value=v) for v, c in by_value.items() if c
        )
        if len(positions) > 1:
            kind = next(iter(asked["types"]))
            yield DraftFinding(
                kind="figures",
                question=asked["what"],
                type=None if kind == "unexplained" else kind,
                positions=positions,
            )
    for asked in notes.get("disputes") or ():
        sides = [
            tuple(dict.fromkeys(c for at in side for c in holding(at))) for side in asked["sides"]
        ]
        if len(sides) > 1 and all(sides) and len(set(sides)) == len(sides):
            yield DraftFinding(
                kind="disputed",
                question=asked["what"],
                positions=tuple(DraftPosition(claims=s) for s in sides),
            )


if __name__ == "__main__":
    main()

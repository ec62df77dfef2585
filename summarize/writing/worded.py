"""An engine's words for single findings, where the claims of these bear them out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from summarize.domain import (
    Comparison,
    DraftSentence,
    DraftWords,
    DroppedSentence,
    Finding,
    Omission,
    Position,
)
from summarize.gate.findings import finding_id
from summarize.gate.outlets import told_by as outlets_in
from summarize.gate.sentences import Verifier
from summarize.text.dates import find_dates
from summarize.text.nearness import told_by
from summarize.writing.agreement import lacks, tellers
from summarize.writing.differences import printed
from summarize.writing.phrases import sentence
from summarize.writing.speech import Speech

TOLD_BY_SEVERAL = 100.0
"""How much more weighs what one account tells in full and others in part than what it has alone."""
TOLD = ("agreed", "single-source")
NOBODY = Position(claims=(), articles=(), origins=())


class Wordings:
    """Holds an engine's words for findings against the claims of these.

    Attributes:
        dropped: What did not hold.
        further: For each finding made of what one account alone tells of an agreement, by its id,
            that agreement's.
    """

    def __init__(self, verifier: Verifier, speech: Speech) -> None:
        self._verifier = verifier
        self._speech = speech
        self.dropped: list[DroppedSentence] = []
        self.further: dict[str, str] = {}

    def worded(
        self,
        comparison: Comparison,
        words: Sequence[DraftWords],
        same: Iterable[Sequence[str]] = (),
    ) -> Comparison:
        """Return a comparison whose findings are told in an engine's words where these hold.

        The others keep the articles' own. Of findings that tell the `same` by the engine the first
        is told, by all accounts that tell its line.
        """
        by_id = {w.finding: w for w in words}
        fuller = {f.id: f for f in comparison.offered}
        fuller |= self._gathered(same, {f.id: f for f in comparison.findings}, fuller)
        findings = [*self._each(comparison.findings, fuller, by_id)]
        agreed = {c for f in findings if f.kind == "agreed" and not f.leans for c in f.cites}
        kept = [f for f in findings if not (f.kind == "single-source" and agreed >= {*f.told_by})]
        telling = {f.id: {a for p in f.positions for a in p.articles} for f in kept}
        omissions = (_without(o, telling.get(o.finding, set())) for o in comparison.omissions)
        joined = [{*f.told_by} for f in kept if f.kind == "agreed"]
        rejected = (
            r
            for r in comparison.rejected_findings
            if r.kind != "agreed" or not any(claims.issuperset(r.claims) for claims in joined)
        )
        made = {"omissions": tuple(omissions), "rejected_findings": tuple(rejected)}
        return comparison.model_copy(update={"findings": tuple(kept), **made})

    def _gathered(
        self,
        same: Iterable[Sequence[str]],
        findings: Mapping[str, Finding],
        offered: Mapping[str, Finding],
    ) -> dict[str, Finding]:
        """Return the first agreement of each group with the claims of all of them, by its id."""
        found: dict[str, Finding] = {}
        for group in same:
            agreed = [findings[i] for i in group if i in findings and findings[i].kind == "agreed"]
            if len(agreed) > 1:
                first = found.get(agreed[0].id) or offered.get(agreed[0].id, agreed[0])
                claims = [c.id for f in (first, *agreed[1:]) for c in self._speech.told(f)]
                side = self._speech.resting_on(first.positions[0], claims)
                found[first.id] = first.model_copy(update={"positions": (side,)})
        return found

    def _each(
        self,
        findings: Sequence[Finding],
        fuller: Mapping[str, Finding],
        words: Mapping[str, DraftWords],
    ) -> Iterator[Finding]:
        """Yield findings in an engine's words, and those that only its words make one."""
        own = {f.id: f for f in findings}
        for name in dict.fromkeys([*own, *fuller]):
            finding, full, draft = own.get(name), fuller.get(name), words.get(name)
            told = self._in_words(finding, full, draft) if draft else finding
            if told is not None:
                yield told
            agreed = full or finding
            if draft and told is finding and agreed and agreed.kind == "agreed":
                yield from self._alone(agreed, draft)

    def _in_words(
        self, finding: Finding | None, fuller: Finding | None, words: DraftWords
    ) -> Finding | None:
        """Return a finding in an engine's words, with the further claims that bear them out.

        Where these join none, words are asked of its own claims alone.
        """
        before = len(self.dropped)
        told = self.told(fuller, words) if fuller else None
        if told is not None and told is not fuller:
            stand = {*told.cites, *(finding.told_by if finding else ())}
            sides = ((c for c in p.claims if c in stand) for p in told.positions)
            joined = (self._speech.resting_on(NOBODY, kept) for kept in sides)
            labelled = tuple(p.model_copy(update={"label": told.statement}) for p in joined)
            return told.model_copy(update={"positions": labelled})
        if finding is None:
            return None
        del self.dropped[before:]
        return self.told(finding, words)

    def _alone(self, agreed: Finding, words: DraftWords) -> Iterator[Finding]:
        """Yield what one account tells by itself of an agreement whose line no two accounts tell.

        An engine may have put more in it than a second account has.
        """
        claims = self._speech.told(agreed)
        before = len(self.dropped)
        for article in dict.fromkeys(c.article for c in claims):  # a copy may print less
            own = (c.id for c in claims if c.article == article)
            side = self._speech.resting_on(NOBODY, own)
            name = finding_id("single-source", [agreed.id])
            weight = agreed.weight + TOLD_BY_SEVERAL
            update = {"id": name, "kind": "single-source", "positions": (side,), "lead": 0.0}
            alone = agreed.model_copy(update={**update, "weight": weight})
            told = self.told(alone, words)
            if told is not alone:
                self.further[name] = agreed.id
                yield told
                break
        del self.dropped[before:]  # it was asked of all accounts together

    def told(self, finding: Finding, words: DraftWords) -> Finding:
        """Return a finding in an engine's words, as far as these hold."""
        if finding.kind in TOLD and words.says:
            return self._as_one(finding, words.says)
        if finding.kind == "disputed" and len(words.sides) == len(finding.positions):
            return self._by_sides(finding, words.sides)
        return finding

    def _as_one(self, finding: Finding, says: str) -> Finding:
        """Return an agreement, or what one account tells, in one sentence that all bear out."""
        cites = tuple(dict.fromkeys(c.id for c in self._speech.told(finding)))
        telling = self.telling(says, cites) if finding.kind == "agreed" else cites
        also = () if telling else (self._untold(says, cites),)
        if not self.hold(says, cites, finding.id, (finding.id,), also):
            return finding
        line = sentence(says)
        positions = tuple(p.model_copy(update={"label": line}) for p in finding.positions)
        own = {"positions": positions, "leans": False, "cites": telling}
        return finding.model_copy(update={"statement": line, **own})

    def _untold(self, says: str, cites: Sequence[str]) -> str:
        """Return why no two accounts tell a line, in words by which an engine can mend it."""
        lacking = lacks(says, [self._speech.claims[c] for c in cites], self._speech)
        return f"no two accounts tell all of it{f' ({lacking})' if lacking else ''}"

    def telling(self, says: str, cites: tuple[str, ...]) -> tuple[str, ...]:
        """Return the claims that tell a line on an agreement; none where no two accounts do.

        What it gives to somebody only they tell who have it of him. A line may say one by one what
        two accounts give; then each part is asked for its own.
        """
        speech = self._speech
        told = [speech.claims[c] for c in cites]
        credited = self._verifier.credited(says, cites)
        parts = [(clause, [c for c in told if c.id in own]) for clause, own in credited]
        several = speech.accounts(c for _, own in parts for c in own) > 1
        asked = [(clause, own or told) for clause, own in parts] if several else [(says, told)]
        for clause, own in asked:
            printed = [speech.articles[a] for a in {c.article for c in own}]
            named = speech.accounts(own) > 1 or outlets_in(clause, printed)
            if not tellers(clause, own, speech) or (several and not named):
                return ()
        his = {c.id for _, own in parts for c in own}
        among = [c for c in told if c.id in his] if all(own for _, own in parts) else told
        kept = tellers(says, among, speech) or (among if several else [])
        return tuple(c.id for c in kept) if speech.accounts(kept) > 1 else ()

    def _by_sides(self, finding: Finding, sides: Sequence[str]) -> Finding:
        """Return a dispute with the words of each side that its own claims bear out."""
        told = []
        for i, (side, words) in enumerate(zip(finding.positions, sides, strict=True)):
            held = words and self.hold(words, side.claims, f"{finding.id}:{i}")
            told.append(side.model_copy(update={"label": sentence(words)}) if held else side)
        worded = all(a.label != b.label for a, b in zip(told, finding.positions, strict=True))
        return of_sides(finding.model_copy(update={"leans": finding.leans and not worded}), told)

    def hold(
        self,
        says: str,
        cites: tuple[str, ...],
        line: str,
        rests_on: tuple[str, ...] = (),
        also: tuple[str, ...] = (),
    ) -> bool:
        """Whether words hold against the claims that they cite, by their ids.

        If not, they are kept in `dropped` under the line that they would tell, with the reasons of
        the gate and those that are given.
        """
        draft = DraftSentence(section="", sentence=says, cites=cites, rests_on=rests_on)
        reasons = (*self._verifier.reasons(draft), *also)
        if reasons:
            reason = "; ".join(reasons)
            self.dropped.append(DroppedSentence(sentence=says, reason=reason, line=line))
        return not reasons


def _without(omission: Omission, telling: Collection[str]) -> Omission:
    """Return who leaves a finding out, less those whose claims have joined it."""
    left = {
        name: tuple(a for a in getattr(omission, name) if a not in telling)
        for name in ("silent", "printed_before", "near")
    }
    return omission.model_copy(update=left)


def of_sides(finding: Finding, positions: Sequence[Position]) -> Finding:
    """Return a dispute with these sides, and the sentence that they make."""
    statement = sentence("; ".join(p.label.removesuffix(".") for p in positions))
    return finding.model_copy(update={"positions": tuple(positions), "statement": statement})


def repeated(same: Iterable[Sequence[str]], findings: Sequence[Finding]) -> frozenset[str]:
    """Return the ids of findings that need no line of their own: another tells their matter.

    An engine says which tell one matter. A difference stays before an agreement, and only what
    shares a claim with what stays, or is of its kind, gives way. A dispute over values gives way to
    the figures that list them; an agreement gives way to a table or any dispute whose sides it
    joins, or of whose sides it is one: what somebody contradicts is not agreed.
    """
    by_id = {f.id: f for f in findings}
    shown = printed(findings)
    groups = ([by_id[g] for g in group if g in by_id] for group in same)
    told = (i for group in groups for i in _giving_way(group, shown))
    tables = [f for f in shown if f.kind != "disputed"]
    disputes = [f for f in findings if f.kind == "disputed"]
    listed = (f.id for f in disputes if any(_lists(table, f) for table in tables))
    agreed = (f for f in findings if f.kind == "agreed")
    sides = (f.id for f in agreed if any(_takes_sides(f, d) for d in (*tables, *disputes)))
    return frozenset([*told, *listed, *sides])


def _takes_sides(agreed: Finding, difference: Finding) -> bool:
    """Whether what is said to be agreed joins sides of a difference, or is on one of them.

    Its claims are, and its line has words or a number in which the sides differ: that somebody was
    arrested is agreed, wherever it was.
    """
    held = [agreed.claims.intersection(p.claims) for p in difference.positions]
    joins = sum(map(bool, held)) > 1 or any(2 * len(own) > len(agreed.claims) for own in held)
    sides = [_particulars(p.label, p.value) for p in difference.positions]
    shared = sides[0].intersection(*sides) if sides else frozenset()
    apart = frozenset().union(*sides) - shared
    return joins and (not apart or bool(_particulars(agreed.statement) & apart))


def _particulars(words: str, value: float | None = None) -> frozenset[str | float]:
    """Return the words, numbers and days that a line tells."""
    told = told_by(words)
    days = (d.text.casefold() for d in find_dates(words))
    return frozenset((*told.terms, *told.numbers, *days, *([] if value is None else [value])))


def _lists(table: Finding, dispute: Finding) -> bool:
    """Whether the sides of a dispute stand on rows of their own in a table of figures."""
    rows = [
        {i for i, p in enumerate(table.positions) if set(p.claims) & set(side.claims)}
        for side in dispute.positions
    ]
    return all(rows) and not set.intersection(*rows)


def _giving_way(group: Sequence[Finding], shown: Sequence[Finding]) -> Iterator[str]:
    differing = (f for f in group if f in shown)
    kept = next(differing, next(iter(group), None))
    for finding in group:
        if kept is not None and finding is not kept:
            shares = finding.kind in TOLD and bool(finding.claims & kept.claims)
            if shares or finding.kind == kept.kind:
                yield finding.id

"""An engine's words for single findings, where the claims of these bear them out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from summarize.domain import (
    Claim,
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
from summarize.writing.agreement import tellers
from summarize.writing.differences import figures
from summarize.writing.phrases import sentence, unstopped
from summarize.writing.speech import Speech

TOLD_BY_SEVERAL = 100.0
"""How much more weighs what one account tells in full and others in part than what it has alone."""
TOLD = ("agreed", "single-source")
COMPARED = ("disputed", "figures", "update")


class Wordings:
    """Holds an engine's words for findings against the claims of these.

    Attributes:
        dropped: What did not hold.
        further: For each finding made of what one account alone tells of an agreement, by its id,
            that agreement's.

    Args:
        verifier: The gate for sentences.
        speech: Who knows the claims' accounts and speakers.
    """

    def __init__(self, verifier: Verifier, speech: Speech) -> None:
        self._verifier = verifier
        self._speech = speech
        self.parser = speech.parser
        self.dropped: list[DroppedSentence] = []
        self.further: dict[str, str] = {}

    def worded(
        self,
        comparison: Comparison,
        words: Sequence[DraftWords],
        same: Iterable[Sequence[str]] = (),
    ) -> Comparison:
        """Return a comparison whose findings are told in an engine's words where these hold.

        The others keep the articles' own; what does not hold is kept in `dropped`.

        Args:
            comparison: The comparison.
            words: The engine's words for single findings.
            same: Groups of findings that tell one matter, by the engine: the first is told, by all
                accounts that tell its line.
        """
        by_id = {w.finding: w for w in words}
        fuller = {f.id: f for f in comparison.offered}
        fuller |= _gathered(same, {f.id: f for f in comparison.findings}, fuller)
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
        return comparison.model_copy(
            update={
                "findings": tuple(kept),
                "omissions": tuple(omissions),
                "rejected_findings": tuple(rejected),
            }
        )

    def _each(
        self,
        findings: Sequence[Finding],
        fuller: Mapping[str, Finding],
        words: Mapping[str, DraftWords],
    ) -> Iterator[Finding]:
        """Yield findings in an engine's words, and those that only its words make one.

        Args:
            findings: What words show.
            fuller: Agreements with all claims that an engine finds to tell the same, by their ids.
            words: The engine's words, by the ids of findings.
        """
        for finding in findings:
            draft, full = words.get(finding.id), fuller.get(finding.id)
            told = self._told_by_most(finding, full, draft) if draft else finding
            yield told
            if draft and told is finding and finding.kind == "agreed":
                yield from self._alone(full or finding, draft)
        shown = {f.id for f in findings}
        for full in (f for f in fuller.values() if f.id not in shown):
            if draft := words.get(full.id):
                joined = self._joined(full, (), draft)
                yield from [joined] if joined else self._alone(full, draft)

    def _told_by_most(self, finding: Finding, fuller: Finding | None, words: DraftWords) -> Finding:
        """Return a finding in an engine's words, with the further claims that bear them out."""
        before = len(self.dropped)
        joined = self._joined(fuller, finding.told_by, words) if fuller is not None else None
        if joined is None:
            del self.dropped[before:]  # they are asked of its own claims alone
        return joined or self.told(finding, words)

    def _joined(self, fuller: Finding, own: tuple[str, ...], words: DraftWords) -> Finding | None:
        """Return an agreement with all claims that tell its line; None where no two accounts do.

        Args:
            fuller: The agreement with the claims that an engine finds to tell the same.
            own: Those of them that share its words.
            words: The engine's words.
        """
        told = self.told(fuller, words)
        if told is fuller:
            return None
        stand = {*own, *told.cites}
        positions = tuple(
            p.model_copy(
                update={
                    "claims": (kept := tuple(c for c in p.claims if c in stand)),
                    "articles": tuple(dict.fromkeys(self._speech.claims[c].article for c in kept)),
                    "origins": tuple(dict.fromkeys(self._speech.claims[c].origin for c in kept)),
                }
            )
            for p in told.positions
        )
        return told.model_copy(update={"positions": positions})

    def _alone(self, agreed: Finding, words: DraftWords) -> Iterator[Finding]:
        """Yield what one account tells by itself of an agreement whose line no two accounts tell.

        An engine may have put more in it than a second account has.
        """
        claims = [self._speech.claims[c] for p in agreed.positions for c in p.claims]
        before = len(self.dropped)
        for article in dict.fromkeys(c.article for c in claims):  # a copy may print less
            own = [c for c in claims if c.article == article]
            side = Position(
                claims=tuple(c.id for c in own),
                articles=(article,),
                origins=tuple(dict.fromkeys(c.origin for c in own)),
            )
            name = finding_id("single-source", [agreed.id])
            update = {"id": name, "kind": "single-source", "positions": (side,), "lead": 0.0}
            weight = agreed.weight + TOLD_BY_SEVERAL
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

    def restated(self, finding: Finding) -> Finding:
        """Return figures told by the sides that are left; nobody weighed what type these are.

        Of values that can all be right some can be.
        """
        unweighed = {} if finding.may_agree else {"type": None, "because": ()}
        return figures(finding.model_copy(update=unweighed), self._speech)

    def _as_one(self, finding: Finding, says: str) -> Finding:
        """Return an agreement, or what one account tells, in one sentence that all bear out."""
        cites = tuple(dict.fromkeys(c for p in finding.positions for c in p.claims))
        telling = self.telling(says, cites) if finding.kind == "agreed" else cites
        also = () if telling else ("no two accounts tell all of it",)
        if not self.hold(says, cites, finding.id, (finding.id,), also):
            return finding
        line = sentence(says)
        positions = tuple(p.model_copy(update={"label": line}) for p in finding.positions)
        own = {"positions": positions, "leans": False, "cites": telling}
        return finding.model_copy(update={"statement": line, **own})

    def telling(self, says: str, cites: tuple[str, ...]) -> tuple[str, ...]:
        """Return the claims that tell a line on an agreement; none where no two accounts do.

        What it gives to somebody only they tell who have it of him. A line may say one by one what
        two accounts give; then each part is asked for its own.

        Args:
            says: The line.
            cites: The ids of the claims that it cites.
        """
        told = [self._speech.claims[c] for c in cites]
        parts = [
            (c, [t for t in told if t.id in own]) for c, own in self._verifier.credited(says, cites)
        ]
        several = self._speech.accounts(c for _, own in parts for c in own) > 1
        asked = [(clause, own or told) for clause, own in parts] if several else [(says, told)]
        if not all(tellers(clause, own, self._speech) for clause, own in asked):
            return ()
        if several and not all(self._is_credited(*part) for part in asked):
            return ()
        his = (
            {c.id for _, own in parts for c in own} if all(own for _, own in parts) else set(cites)
        )
        among = [c for c in told if c.id in his]
        kept = tellers(says, among, self._speech) or (among if several else [])
        return () if self._speech.accounts(kept) < 2 else tuple(c.id for c in kept)

    def _is_credited(self, clause: str, own: Sequence[Claim]) -> bool:
        """Whether two accounts give a part of a line, or it names the one that does."""
        printed = [self._speech.articles[a] for a in {c.article for c in own}]
        return self._speech.accounts(own) > 1 or bool(outlets_in(clause, printed))

    def _by_sides(self, finding: Finding, sides: Sequence[str]) -> Finding:
        """Return a dispute with the words of each side that its own claims bear out."""
        told = [
            p.model_copy(update={"label": sentence(w)})
            if w and self.hold(w, p.claims, f"{finding.id}:{i}")
            else p
            for i, (p, w) in enumerate(zip(finding.positions, sides, strict=True))
        ]
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
        """Whether words hold against the claims that they cite; if not, they are kept in `dropped`.

        Args:
            says: The words.
            cites: The ids of the claims.
            line: What they would tell, for `dropped`.
            rests_on: The ids of the findings that they tell.
            also: Reasons beside those of the gate for which they do not hold.
        """
        draft = DraftSentence(section="", sentence=says, cites=cites, rests_on=rests_on)
        reasons = (*self._verifier.reasons(draft), *also)
        if reasons:
            reason = "; ".join(reasons)
            self.dropped.append(DroppedSentence(sentence=says, reason=reason, line=line))
        return not reasons


def _gathered(
    same: Iterable[Sequence[str]], findings: Mapping[str, Finding], offered: Mapping[str, Finding]
) -> dict[str, Finding]:
    """Return the first agreement of each group with the claims of all of them, by its id."""
    found: dict[str, Finding] = {}
    for group in same:
        agreed = [findings[i] for i in group if i in findings and findings[i].kind == "agreed"]
        if len(agreed) > 1:
            first = found.get(agreed[0].id) or offered.get(agreed[0].id, agreed[0])
            sides = [p for f in (first, *agreed[1:]) for p in f.positions]
            side = sides[0].model_copy(
                update={
                    name: tuple(dict.fromkeys(x for p in sides for x in getattr(p, name)))
                    for name in ("claims", "articles", "origins")
                }
            )
            found[first.id] = first.model_copy(update={"positions": (side,)})
    return found


def _without(omission: Omission, telling: Collection[str]) -> Omission:
    """Return who leaves a finding out, less those whose claims have joined it."""
    left = {
        name: tuple(a for a in getattr(omission, name) if a not in telling)
        for name in ("silent", "printed_before", "near")
    }
    return omission.model_copy(update=left)


def of_sides(finding: Finding, positions: Sequence[Position]) -> Finding:
    """Return a dispute with these sides, and the sentence that they make."""
    statement = sentence("; ".join(unstopped(p.label) for p in positions))
    return finding.model_copy(update={"positions": tuple(positions), "statement": statement})


def repeated(same: Iterable[Sequence[str]], findings: Sequence[Finding]) -> frozenset[str]:
    """Return the ids of findings that need no line of their own: another tells their matter.

    An engine says which tell one matter. A difference stays before an agreement, and only what
    shares a claim with what stays, or is of its kind, gives way. A dispute over values gives way to
    the figures that list them; an agreement gives way to a difference whose sides it joins, or of
    whose sides it is one: what somebody contradicts is not agreed.

    Args:
        same: Groups of ids, the fullest first.
        findings: All findings.
    """
    by_id = {f.id: f for f in findings}
    told = (i for group in same for i in _giving_way([by_id[g] for g in group if g in by_id]))
    tables = [f for f in findings if f.kind in ("figures", "update") and is_printed(f)]
    disputes = (f for f in findings if f.kind == "disputed")
    listed = (f.id for f in disputes if any(_lists(table, f) for table in tables))
    differing = [*tables, *(f for f in findings if f.kind == "disputed" and is_printed(f))]
    agreed = (f for f in findings if f.kind == "agreed")
    sides = (f.id for f in agreed if any(_takes_sides(f, d) for d in differing))
    return frozenset([*told, *listed, *sides])


def is_printed(difference: Finding) -> bool:
    """Whether a difference is for the page: news, sure, and not of how exact one time is."""
    return not (difference.leans or difference.is_inexact or difference.background)


def _takes_sides(agreed: Finding, difference: Finding) -> bool:
    """Whether what is said to be agreed joins sides of a difference, or is on one of them.

    Its claims are, and its line has words or a number in which the sides differ: that somebody was
    arrested is agreed, wherever it was.
    """
    claims = {c for p in agreed.positions for c in p.claims}
    held = [claims & set(p.claims) for p in difference.positions]
    joins = sum(map(bool, held)) > 1 or any(2 * len(side) > len(claims) for side in held)
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


def _giving_way(group: Sequence[Finding]) -> Iterator[str]:
    differing = (f for f in group if f.kind in COMPARED and is_printed(f))
    kept = next(differing, next(iter(group), None))
    if kept is None:
        return
    held = {c for p in kept.positions for c in p.claims}
    for finding in group:
        shares = any(c in held for p in finding.positions for c in p.claims)
        if finding is not kept and (finding.kind == kept.kind or (shares and finding.kind in TOLD)):
            yield finding.id

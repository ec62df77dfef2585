"""The second gate: does each sentence of the page follow from the claims that it cites?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from summarize.domain import (
    Article,
    BriefSentence,
    Claim,
    Comparison,
    DraftSentence,
    DroppedSentence,
    Finding,
)
from summarize.text.days import date_words, is_told_from_printing
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.names import find_names, is_form_of
from summarize.text.parsing import Parser
from summarize.text.support import Case, Passage, unsupported, word_for_word
from summarize.writing.counting import tells_figures
from summarize.writing.pagewords import free_counts, free_words, speaks_of_accounts

_SAYS = re.compile(
    r"^(?P<who>[^;:,]{2,90}?),? (?:says?|said|told|tells?|states?|stated|claims?|claimed|announced?"
    r"|announces|reports?|reported|adds?|added|warns?|warned|insists?|insisted)\b(?: that)? "
    r"(?P<what>.+)$"
)
_ACCORDING = re.compile(r"^According to (?P<who>[^,]{2,90}), (?P<what>.+)$|"
                        r"^(?P<what2>.+?),? according to (?P<who2>[^,;]{2,90}?)\.?$")  # fmt: skip
_MARKS = re.compile("[\"\u201c\u201d\u2018\u2019']")
_WORD = re.compile(r"\w+")
_NAMELESS = frozenset({"one account", "another", "another account"})
"""Names for an outlet whose own name nobody knows."""
_SMALL = frozenset({"the", "a", "an", "of", "and", "both"})


@dataclass
class Verifier:
    """Holds sentences against the claims that they cite.

    Attributes:
        comparison: Where the claims are.
        articles: For the outlets' names.
        parser: Who parses what has to be compared word for word.
        loaded: Finds words that take a side, outside quotation marks.
    """

    comparison: Comparison
    articles: Sequence[Article] = ()
    parser: Parser = field(default_factory=Parser)
    loaded: Callable[[str], Sequence[object]] = find_loaded_unquoted

    def __post_init__(self) -> None:
        self._claims = {c.id: c for c in self.comparison.claims}
        self._origins = {o.id: (o.name, *o.names) for o in self.comparison.origins}
        self._outlets = {a.id: a.outlet for a in self.articles}
        self._accounts = len({c.article for c in self.comparison.claims})
        self._resting: defaultdict[str, list[tuple[Finding, set[str]]]] = defaultdict(list)
        for finding in self.comparison.findings:
            claims = {c for p in finding.positions for c in p.claims}
            for claim in claims:
                self._resting[claim].append((finding, claims))

    def reasons(self, draft: DraftSentence) -> tuple[str, ...]:
        """Return why a sentence does not follow from what it cites; empty when it does."""
        cited = [self._claims[c] for c in draft.cites if c in self._claims]
        if not cited or len(cited) < len(draft.cites):
            return ("it cites no known claim",)
        if self.loaded(draft.sentence):
            return ("it takes over a loaded word outside quotation marks",)
        findings = self._telling(cited)
        parts = [p.strip() for p in draft.sentence.split("; ")]
        return tuple(dict.fromkeys(r for p in parts for r in self._part(p, cited, findings)))

    def _telling(self, cited: list[Claim]) -> list[Finding]:
        """Return the findings that rest on all the claims cited: their labels may be used."""
        ids = {c.id for c in cited}
        return [f for f, claims in self._resting[cited[0].id] if ids <= claims]

    def _part(self, part: str, cited: list[Claim], findings: list[Finding]) -> Iterator[str]:
        """Yield why one part of a sentence does not follow."""
        if whole := _same_words(part, cited):
            yield from self._voice(part, whole, findings)
            return
        if tells_figures(part, findings, self._claims):
            return
        who, what = _attributed(part)
        if who is not None:
            theirs = [c for c in cited if self._is_said_by(c, who)]
            if theirs:
                if not _same_words(what, theirs):
                    reasons, _ = self._compared(what, theirs)
                    yield from reasons
                return
            if find_names(who):
                yield f'it gives to "{who}" what no claim that it cites is from'
                return
        labels = [f.question for f in findings] + [p.label for f in findings for p in f.positions]
        asked = next((q for q in labels if q and _plain(part).startswith(_plain(q) + ":")), "")
        told = part[len(asked) :].lstrip(": ")
        reasons, behind = self._compared(told, cited, findings, labels)
        yield from reasons or self._voice(part, behind, findings)

    def _voice(self, told: str, behind: list[Claim], findings: list[Finding]) -> Iterator[str]:
        """Yield who alone says what a sentence tells as a fact.

        An outlet's own voice, two origins or a finding of agreement let the page say it plainly;
        else its speaker is to be named.
        """
        alone = {c.origin for c in behind if c.speaker is not None}
        agreed = any(f.kind == "agreed" and _origins(f) > 1 for f in findings)
        if not alone or len(alone) > 1 or agreed or any(c.speaker is None for c in behind):
            return
        if speaks_of_accounts(told) or any(self._names(told, c) for c in behind):
            return
        yield f'it says in the page\'s own voice what "{behind[0].speaker}" says'

    def _names(self, told: str, claim: Claim) -> bool:
        """Whether a sentence names the speaker of a claim, in whatever form."""
        words = set(_WORD.findall(told.casefold())) - _SMALL
        return any(words & set(_WORD.findall(n.casefold())) for n in self._names_of(claim))

    def _names_of(self, claim: Claim) -> list[str]:
        """Return all names under which a claim's speaker, relay and outlet are known."""
        names = (claim.speaker, claim.speaker_text, claim.via, self._outlets.get(claim.article))
        return [n for n in (*names, *self._origins.get(claim.origin, ())) if n]

    def _is_said_by(self, claim: Claim, who: str) -> bool:
        if who.casefold() in _NAMELESS:
            return claim.speaker is None
        return any(_same_name(who, n) for n in self._names_of(claim))

    def _compared(
        self,
        text: str,
        cited: list[Claim],
        findings: Sequence[Finding] = (),
        labels: Sequence[str] = (),
    ) -> tuple[tuple[str, ...], list[Claim]]:
        """Return what the cited claims do not bear out, and which of them bear it out alone.

        Where none does alone, all together may: then all stand behind it.
        """
        if same := [c for c in cited if any(word_for_word(text, w) for w in (c.text, c.quote))]:
            return (), same  # nothing to compare, and parsing is what takes the time
        told = [self._told(c) for c in cited]
        self.parser.grammar([text, *(t for texts in told for t in texts), *filter(None, labels)])
        statement = self._whole(text)
        passages = [[self._whole(t) for t in texts] for texts in told]
        alone = [
            claim
            for claim, one in zip(cited, passages, strict=True)
            if not unsupported(self._case(statement, one, cited, findings))
        ]
        if alone:
            return (), alone
        together = [p for one in passages for p in one]
        together += [self._whole(label) for label in dict.fromkeys(labels) if label]
        return unsupported(self._case(statement, together, cited, findings)), list(cited)

    def _whole(self, text: str) -> Passage:
        return Passage.of(self.parser.grammar([text])[0], 0, len(text))

    def _told(self, claim: Claim) -> list[str]:
        """Return all that a claim bears out: its words, who asserts it, the date of "today"."""
        told = self._names_of(claim)
        if claim.when and is_told_from_printing(claim.when.text):
            told.append(date_words(claim.when.from_))
        return list(dict.fromkeys((claim.text, claim.quote, *told)))

    def _case(
        self,
        statement: Passage,
        evidence: list[Passage],
        cited: list[Claim],
        findings: Sequence[Finding],
    ) -> Case:
        counts = {1, len(cited), len({c.article for c in cited}), len({c.origin for c in cited})}
        return Case(
            statement=statement,
            evidence=tuple(evidence),
            free_numbers=free_counts(statement.text, counts, self._accounts),
            free_ends=frozenset(
                n.value for p in evidence for n in p.numbers if n.value is not None
            ),
            free_words=free_words(statement.text, findings),
            ours="the sentence",
            theirs="what it cites",
        )


def verify(
    drafts: Sequence[DraftSentence],
    comparison: Comparison,
    parser: Parser | None = None,
    articles: Sequence[Article] = (),
) -> tuple[list[BriefSentence], list[DroppedSentence]]:
    """Keep the sentences that follow from what they cite; the others come back with the reason.

    Numbers, names, times, negation and modality of a sentence must be borne out by the claims
    that it cites, quoted words must stand in one of their quotes, and what it gives to a speaker
    must be that speaker's.

    Args:
        drafts: Sentences with the ids of the claims that they cite.
        comparison: Where those claims are.
        parser: Who parses; give the one of the run, its model is loaded.
        articles: For the names of the outlets.
    """
    verifier = Verifier(comparison, articles, parser or Parser())
    kept, dropped = [], []
    for draft in drafts:
        reasons = verifier.reasons(draft)
        if reasons:
            dropped.append(DroppedSentence(sentence=draft.sentence, reason="; ".join(reasons)))
        else:
            kept.append(BriefSentence(**draft.model_dump()))
    return kept, dropped


def _attributed(part: str) -> tuple[str | None, str]:
    """Return who a sentence says asserts it, and what: (None, the sentence) where it does not."""
    match = _ACCORDING.match(part)
    if match is not None:
        return match["who"] or match["who2"], match["what"] or match["what2"]
    match = _SAYS.match(part)
    return (match["who"], match["what"]) if match is not None else (None, part)


def _same_words(part: str, cited: Sequence[Claim]) -> list[Claim]:
    """Return the claims that a part of a sentence repeats as they stand."""
    return [c for c in cited if _plain(part) in {_plain(c.text), _plain(c.quote)}]


def _origins(finding: Finding) -> int:
    return len({o for p in finding.positions for o in p.origins})


def _same_name(one: str, other: str) -> bool:
    mine, theirs = ([w for w in n.split() if w.lower() not in _SMALL] for n in (one, other))
    return bool(mine and theirs) and (is_form_of(mine, theirs) or is_form_of(theirs, mine))


def _plain(text: str) -> str:
    """Return a text without quotation marks, its full stop and the capital it opens with."""
    return " ".join(_MARKS.sub("", text).split()).rstrip(" .").casefold()

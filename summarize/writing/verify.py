"""The second gate: does each sentence of the page follow from the claims that it cites?"""

from __future__ import annotations

import re
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

_PAGE_WORDS = """
    account outlet source report article version figure number count total finding agree differ
    disagree contradict confirm give go range say tell state put one two all both each other
    according to one amount several unit same different value other update earlier later
    add up make sum percent speak before after name spell stand beside
"""
PAGE_WORDS = frozenset(_PAGE_WORDS.split())
"""Words of the page's own phrases ("three of five outlets agree"): they need no evidence."""

_SAYS = re.compile(
    r"^(?P<who>[^;:,]{2,90}?),? (?:says?|said|told|tells?|states?|stated|claims?|claimed|announced?"
    r"|announces|reports?|reported|adds?|added|warns?|warned|insists?|insisted)\b(?: that)? "
    r"(?P<what>.+)$"
)
_ACCORDING = re.compile(r"^According to (?P<who>[^,]{2,90}), (?P<what>.+)$|"
                        r"^(?P<what2>.+?),? according to (?P<who2>[^,;]{2,90}?)\.?$")  # fmt: skip
_MARKS = re.compile("[\"\u201c\u201d\u2018\u2019']")
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

    def reasons(self, draft: DraftSentence) -> tuple[str, ...]:
        """Return why a sentence does not follow from what it cites; empty when it does."""
        cited = [self._claims[c] for c in draft.cites if c in self._claims]
        if not cited or len(cited) < len(draft.cites):
            return ("it cites no known claim",)
        if self.loaded(draft.sentence):
            return ("it takes over a loaded word outside quotation marks",)
        findings = [f for f in self.comparison.findings if self._tells(f, cited)]
        parts = [p.strip() for p in draft.sentence.split("; ")]
        return tuple(dict.fromkeys(r for p in parts for r in self._part(p, cited, findings)))

    def _tells(self, finding: Finding, cited: list[Claim]) -> bool:
        """Whether a finding rests on all the claims cited: its labels may be used."""
        return {c.id for c in cited} <= {c for p in finding.positions for c in p.claims}

    def _part(self, part: str, cited: list[Claim], findings: list[Finding]) -> Iterator[str]:
        """Yield why one part of a sentence does not follow."""
        if any(_plain(part) in {_plain(c.text), _plain(c.quote)} for c in cited):
            return
        who, what = _attributed(part)
        if who is not None:
            theirs = [c for c in cited if self._is_said_by(c, who)]
            if theirs:
                if not any(_plain(what) in {_plain(c.text), _plain(c.quote)} for c in theirs):
                    yield from self._compared(what, theirs)
                return
            if find_names(who):
                yield f'it gives to "{who}" what no claim that it cites is from'
                return
        labels = [f.question for f in findings] + [p.label for f in findings for p in f.positions]
        asked = next((q for q in labels if q and _plain(part).startswith(_plain(q) + ":")), "")
        yield from self._compared(part[len(asked) :].lstrip(": "), cited, labels)

    def _is_said_by(self, claim: Claim, who: str) -> bool:
        names = (claim.speaker, claim.speaker_text, claim.via, self._outlets.get(claim.article))
        known = [n for n in (*names, *self._origins.get(claim.origin, ())) if n]
        return any(_same_name(who, n) for n in known)

    def _compared(
        self, text: str, cited: list[Claim], labels: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Return what neither one cited claim nor all of them together bear out."""
        if any(word_for_word(text, known) for c in cited for known in (c.text, c.quote)):
            return ()  # nothing to compare, and parsing is what takes the time
        told = [self._told(c) for c in cited]
        self.parser.grammar([text, *(t for texts in told for t in texts), *filter(None, labels)])
        statement = self._whole(text)
        passages = [[self._whole(t) for t in texts] for texts in told]
        for one in passages:
            if not unsupported(self._case(statement, one, cited)):
                return ()
        together = [p for one in passages for p in one]
        together += [self._whole(label) for label in dict.fromkeys(labels) if label]
        return unsupported(self._case(statement, together, cited))

    def _whole(self, text: str) -> Passage:
        return Passage.of(self.parser.grammar([text])[0], 0, len(text))

    def _told(self, claim: Claim) -> list[str]:
        """Return all that a claim bears out: its words, who asserts it, the date of "today"."""
        names = (claim.speaker, claim.speaker_text, claim.via, self._outlets.get(claim.article))
        told = [n for n in (*names, *self._origins.get(claim.origin, ())) if n]
        if claim.when and is_told_from_printing(claim.when.text):
            told.append(date_words(claim.when.from_))
        return list(dict.fromkeys((claim.text, claim.quote, *told)))

    def _case(self, statement: Passage, evidence: list[Passage], cited: list[Claim]) -> Case:
        counts = {len(cited), len({c.article for c in cited}), len({c.origin for c in cited})}
        counts.add(self._accounts)
        return Case(
            statement=statement,
            evidence=tuple(evidence),
            free_numbers=frozenset(float(n) for n in counts | {1}),
            free_ends=frozenset(
                n.value for p in evidence for n in p.numbers if n.value is not None
            ),
            free_words=PAGE_WORDS,
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


def _same_name(one: str, other: str) -> bool:
    mine, theirs = ([w for w in n.split() if w.lower() not in _SMALL] for n in (one, other))
    return bool(mine and theirs) and (is_form_of(mine, theirs) or is_form_of(theirs, mine))


def _plain(text: str) -> str:
    """Return a text without quotation marks, its full stop and the capital it opens with."""
    return " ".join(_MARKS.sub("", text).split()).rstrip(" .").casefold()

"""Negation and modality: the same words must be denied, weakened or foreseen on both sides.

Each cue ("not", "may", "if") has the words that it bears on: the next word of content after it
and the word that it hangs on in the parse. A cue of the statement must have its like in the
evidence, bearing on one of the same words. A cue of the evidence may be left out only together
with the words that it bears on: that is what makes it a shorter claim and not another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarize.text.cues import Cue
from summarize.text.support.case import Case, listing
from summarize.text.support.passage import LIGHT, Passage, is_content, keys_of


@dataclass(frozen=True)
class Bearing:
    """A cue and the words that it bears on, each by its keys (`keys_of`)."""

    cue: Cue
    words: tuple[frozenset[str], ...]

    def meets(self, other: Bearing) -> bool:
        """Whether it bears on one of the words that another cue bears on."""
        return any(mine & theirs for mine in self.words for theirs in other.words)


def polarity(case: Case) -> Iterator[str]:
    """Yield what the statement adds or leaves out of negation and modality."""
    ours = bearings(case.statement)
    theirs = [b for p in case.evidence for b in bearings(p)]
    left = list(theirs)
    for bearing in ours:
        match = _match(bearing, left, case)
        if match is None:
            yield f"{case.ours} has {listing([bearing.cue.text])} where {case.theirs} has not"
        else:
            left.remove(match)
    for bearing in left:
        if _is_bare(bearing, case) or _is_cut_out(bearing, case):
            yield f"{case.ours} leaves out the {listing([bearing.cue.text])} of {case.theirs}"


def bearings(passage: Passage) -> list[Bearing]:
    """Return the cues of a passage with the words that each bears on."""
    return [Bearing(cue, _bears_on(cue, passage)) for cue in passage.cues]


def _bears_on(cue: Cue, passage: Passage) -> tuple[frozenset[str], ...]:
    after = passage.after(cue.end)
    following = next((t for t in after if is_content(t) and t.lemma_.lower() not in LIGHT), None)
    found = [] if following is None else [following]
    for token in passage.tokens_in(cue.start, cue.end):
        head = token.head
        if is_content(head) and head.lemma_.lower() not in LIGHT and head in passage.tokens:
            found.append(head)
    if not found:
        found = after[:1] or passage.tokens_in(max(0, cue.start - 2), cue.start)
    return tuple(dict.fromkeys(keys_of(t) for t in found))


def _match(bearing: Bearing, candidates: list[Bearing], case: Case) -> Bearing | None:
    alike = [c for c in candidates if c.cue.kind == bearing.cue.kind]
    same = [c for c in alike if c.cue.text.lower() == bearing.cue.text.lower()]
    for candidate in [*same, *alike]:
        if bearing.meets(candidate) or _reworded(bearing, candidate, case):
            return candidate
    return None


def _reworded(ours: Bearing, theirs: Bearing, case: Case) -> bool:
    """Whether each bears on words that the other side does not have: "no proof", "no evidence"."""
    return not any(w & case.keys for w in ours.words) and not any(
        w & case.statement.keys for w in theirs.words
    )


def _is_cut_out(bearing: Bearing, case: Case) -> bool:
    """Whether the statement has the words on both sides of a cue next to each other."""
    for passage in case.evidence:
        if bearing.cue not in passage.cues:
            continue
        before = [t for t in passage.tokens if t.idx < passage.start + bearing.cue.start]
        after = passage.after(bearing.cue.end)
        if not before or not after:
            return (
                bool(after)
                and case.statement.tokens[:1] != ()
                and (case.statement.tokens[0].lower_ == after[0].lower_)
            )
        pair = (before[-1].lower_, after[0].lower_)
        return _pairs(case.statement).count(pair) > _pairs(passage).count(pair)
    return False


def _pairs(passage: Passage) -> list[tuple[str, str]]:
    words = [t.lower_ for t in passage.tokens]
    return list(pairwise(words))


def _is_bare(bearing: Bearing, case: Case) -> bool:
    """Whether the statement has a word that the cue bears on, more often than it is free of it."""
    for word in bearing.words:
        ours = sum(bool(word & keys_of(t)) for t in case.statement.tokens)
        if not ours:
            continue
        guarded = sum(
            any(word & w for w in b.words)
            for b in bearings(case.statement)
            if b.cue.kind == bearing.cue.kind
        )
        if ours - guarded > _free(word, bearing, case):
            return True
        if guarded < _held(word, bearing, case) and ours >= _occurrences(word, case):
            return True
    return False


def _held(word: frozenset[str], bearing: Bearing, case: Case) -> int:
    """Return how many cues of that kind bear on a word, where the evidence has most of them."""
    alike = ([b for b in bearings(p) if b.cue.kind == bearing.cue.kind] for p in case.evidence)
    return max((sum(any(word & w for w in b.words) for b in bs) for bs in alike), default=0)


def _occurrences(word: frozenset[str], case: Case) -> int:
    return max((sum(bool(word & keys_of(t)) for t in p.tokens) for p in case.evidence), default=0)


def _free(word: frozenset[str], bearing: Bearing, case: Case) -> int:
    free = 0
    for passage in case.evidence:
        there = sum(bool(word & keys_of(t)) for t in passage.tokens)
        held = sum(
            any(word & w for w in b.words)
            for b in bearings(passage)
            if b.cue.kind == bearing.cue.kind
        )
        free += max(0, there - held)
    return free

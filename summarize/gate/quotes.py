"""Finding a quote in its article, and seeing whether its borders cut its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.domain import Reference
from summarize.gate.article import Ground
from summarize.text.cues import (
    AUXILIARIES,
    CONDITION,
    HEDGES,
    MODALS,
    NEGATION,
    TURN,
    find_hedges,
    find_negations,
    veils_over,
)
from summarize.text.parsing import text_of
from summarize.text.sentences import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# --- whether a quote is a clause that its sentence holds and does not assert


PREDICATES = frozenset({"VERB", "AUX"})


def veiled_by(doc: Doc, start: int, end: int) -> Token | None:
    """Return the word outside a quote by which its clause is not asserted, if there is one.

    "They had touched a weapon" is no statement of "shot before they had touched a weapon", nor
    "save money" of "closed to save money".

    Args:
        doc: The parsed article.
        start: Offset of the quote.
        end: End of it, exclusive.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    inside = range(span.start, span.end)
    for token in span:
        if token.pos_ in PREDICATES and (token.head.i not in inside or token.head == token):
            word = _veil_outside(token, inside)
            if word is not None:
                return word
    return None


def _veil_outside(top: Token, inside: range) -> Token | None:
    """Return what veils the clause of a quote's uppermost predicate, and stands outside it.

    "Would | have left", "to | leave", and what asks or sets a condition: "had | the siren sounded".
    """
    subject = next((c.i for c in top.lefts if c.dep_ in SUBJECTS), -1)
    for helps in (c for c in top.lefts if c.dep_ in AUXILIARIES and c.i < inside.start):
        if helps.i < subject or helps.tag_ in {"MD", "TO"}:
            return helps
    return next((w for w in veils_over(top) if w.i not in inside), None)


GOVERNED = frozenset({"ccomp", "xcomp", "pcomp", "acl"})
"""Dependencies of clauses whose truth hangs on the word above them."""
DEPENDENT_WORDS = frozenset({"neg", "aux", "auxpass", "advmod", "det", "mark", "preconj"})
"""Dependencies of the small words that change what their head says."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ADJACENT = 2
"""Words before a quote that are looked at whatever the parse says ("did not | [really] leave")."""


def locate(quote: str, text: str, start: int | None = None) -> int | None:
    """Return where a quote stands in a text, or None.

    Args:
        quote: Words that must stand in the text, character by character.
        text: The article's text.
        start: Where they are believed to begin. Exactly there if they do; else the occurrence
            nearest to it; else, without a belief, the first.
    """
    if not quote.strip():
        return None
    if start is not None and text.startswith(quote, start) and start >= 0:
        return start
    places = [m.start() for m in re.finditer(re.escape(quote), text)]
    if not places:
        return None
    return places[0] if start is None else min(places, key=lambda p: abs(p - start))


def breaks_word(text: str, start: int, end: int) -> bool:
    """Whether a span begins or ends inside a word or a number ("1,|500", "sixty-|five")."""
    return _joins(text, start) or _joins(text, end)


def _joins(text: str, at: int) -> bool:
    """Whether what stands before an offset and what stands after it are one word."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalnum() and (after.isalnum() or after in "%\u2030\u00b0"):
        return True
    if before in "$\u20ac\u00a3\u00a5" and after.isdigit():
        return True
    if after in _MARKS:
        return _held(before, after, text[at + 1 : at + 2])
    return before in _MARKS and _held(text[max(0, at - 2) : at - 1], before, after)


_MARKS = ".,:/-\u2013'\u2019"


def _held(left: str, mark: str, right: str) -> bool:
    """Whether a mark between two characters holds a word or a number together."""
    if mark in ".,:/":
        return left.isdigit() and right.isdigit()
    return left.isalnum() and right.isalnum()


def straddled(
    spans: list[tuple[int, int, str]], start: int, end: int
) -> tuple[int, int, str] | None:
    """Return the first span that a border cuts in two, with its words, if any."""
    return next((s for s in spans if s[0] < start < s[1] or s[0] < end < s[1]), None)


def left_behind(doc: Doc, start: int, end: int) -> Iterator[tuple[str, Token]]:
    """Yield the words outside a quote that its statement depends on: (kind, word).

    They are found by the parse, upwards from the words of the quote and beside them, and next to
    the quote whatever the parse says.

    Args:
        doc: The parsed article.
        start: Offset of the quote.
        end: End of it, exclusive.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return
    inside = range(span.start, span.end)
    outside = dict.fromkeys(_adjacent(doc, span.start))
    for token in span:
        if token.is_space or token.is_punct:
            continue
        if token.head.i not in inside or token.head == token:
            outside.update(dict.fromkeys(_dependents(token, inside)))
            outside.update(dict.fromkeys(_above(token, inside)))
    for token in sorted(outside, key=lambda t: t.i):
        kind = _kind(token, doc)
        if kind is not None:
            yield kind, token


def _adjacent(doc: Doc, first: int) -> list[Token]:
    """Return the words just before a quote that bear on what follows them."""
    found = []
    for token in reversed(doc[max(0, first - ADJACENT) : first]):
        if token.is_punct or token.is_space or token.sent.start > first:
            break
        found.append(token)
        if token.pos_ not in {"ADV", "AUX", "PART"}:
            break
    return [t for t in found if t.sent == doc[first].sent]


def _dependents(token: Token, inside: range) -> Iterator[Token]:
    """Yield the small words outside the quote that hang on a word of it, and its if-clauses."""
    for child in token.children:
        if child.i in inside:
            continue
        if child.dep_ in DEPENDENT_WORDS:
            yield child
        elif child.dep_ in SUBJECTS:
            yield child
            yield from (c for c in child.lefts if c.dep_ in DEPENDENT_WORDS)
        elif child.dep_ == "advcl":
            yield from (c for c in child.children if c.dep_ == "mark")


def _above(token: Token, inside: range) -> Iterator[Token]:
    """Yield the words above that a clause hangs on, with their own small words."""
    at = token
    while at.head != at and at.head.i not in inside:
        above = at.head
        if at.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in at.children):
            both = any(c.lower_ in {"or", "nor"} for c in above.children)  # "not (shell or) storm"
            shared = {"aux", "neg"} if both else {"aux"}  # "may (shell and) storm"
            yield from (c for c in above.children if c.dep_ in shared)
        elif at.dep_ in GOVERNED:
            yield above
            yield from (c for c in above.children if c.dep_ in DEPENDENT_WORDS | {"acomp"})
        else:
            return
        at = above


def _kind(token: Token, doc: Doc) -> str | None:
    """Return what a word does to the words that depend on it, read with its neighbours."""
    low = token.idx
    text = text_of(doc)[max(0, low - 12) : low + len(token) + 12]
    at = low - max(0, low - 12)
    for cue in [*find_negations(text), *find_hedges(text)]:
        if cue.start <= at < cue.end and cue.kind in HEDGES | {NEGATION, TURN, CONDITION}:
            return cue.kind
    return None


# --- quotes whose borders change what they say, and how to put them right


STEPS = 6
"""Times that a quote is widened before its whole sentence is tried."""
VERBS = frozenset({"VERB", "AUX"})
_EDGES = " \n\t"
_STOPS = ".,;:!?\u2026 "
"""Marks that may stand between the last word of a quotation and its closing mark."""


@dataclass(frozen=True, slots=True)
class Fault:
    """How a border of a quote changes what it says.

    Attributes:
        reason: In one sentence, without its full stop.
        span: What the quote would have to take in.
        word: The word that it depends on; "" where none does.
    """

    reason: str
    span: Span
    word: str = ""


def faults(span: Span, ground: Ground, shown: str = "") -> Iterator[Fault]:
    """Yield how the borders of a quote change what it says.

    Args:
        span: Offsets of the quote.
        ground: The article.
        shown: The word of saying that is shown with the claim: what it hedges need not be in the
            quote ("claimed").
    """
    text = ground.article.text
    if breaks_word(text, *span):
        yield Fault("the quote begins or ends inside a word or a number", _whole_words(span, text))
        return
    whole = straddled(ground.wholes, *span)
    if whole is not None:
        yield Fault(f'the quote cuts "{whole[2]}" in two', whole[:2])
        return
    veil = veiled_by(ground.doc, *span)
    if veil is not None:
        reason = f'the article does not assert what stands behind its "{veil.text}"'
        yield Fault(reason, _governing(veil, span), veil.text)
    guess = _other_guess(ground.doc, *span)
    if guess is not None:
        yield Fault("the quote is one of two guesses that the article gives", guess)
    for kind, word in left_behind(ground.doc, *span):
        if kind in {NEGATION, CONDITION} or word.lower_ not in shown.lower():
            reason = f'the quote leaves out "{word.text}", which it depends on in the article'
            yield Fault(reason, _clause(word, span), word.text)


def _other_guess(doc: Doc, start: int, end: int) -> Span | None:
    """Return what stands behind the "or" of a supposition that a span cuts off; None without one.

    "It may have been an anchor or there may have been a landslide" supposes neither.
    """
    within = doc.char_span(start, end, alignment_mode="contract") or ()
    for verb in (t for t in within if t.pos_ in VERBS):
        supposed = any(c.lower_ in MODALS for c in verb.lefts)
        either = any(c.dep_ == "cc" and c.lower_ == "or" for c in verb.children)
        for other in (c for c in verb.rights if c.dep_ == "conj" and c.idx >= end):
            if supposed and either:
                last = other.right_edge
                return verb.left_edge.idx, last.idx + len(last)
    return None


def put_right(span: Span, ground: Ground, shown: str = "") -> tuple[Span | None, str]:
    """Return the quote that says what the article says, with the reason why it was widened.

    Returns:
        The span as it is with "" where nothing is wrong with it; None where not even its
        sentence holds.
    """
    first = ""
    at = span
    for _ in range(STEPS):
        fault = next(faults(at, ground, shown), None)
        if fault is None:
            return at, first
        first = first or fault.reason
        wider = _trimmed(_joined(at, fault.span), ground.article.text)
        if wider == at:
            break
        at = wider
    sentence = _sentence(at, ground)
    if sentence != at and next(faults(sentence, ground, shown), None) is None:
        return sentence, first
    return None, first


def _joined(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def _trimmed(span: Span, text: str) -> Span:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _whole_words(span: Span, text: str) -> Span:
    start, end = span
    while breaks_word(text, start, start):
        start -= 1
    while breaks_word(text, end, end):
        end += 1
    return start, end


def _sentence(span: Span, ground: Ground) -> Span:
    first = ground.sentences[ground.sentence_at(span[0])]
    last = ground.sentences[ground.sentence_at(span[1] - 1)]
    return min(first[0], span[0]), max(last[1], span[1])


def _clause(word: Token, span: Span) -> Span:
    """Return the words that a negation, hedge or condition stands in, up to its subject."""
    top = word if word.pos_ in VERBS and word.dep_ not in {"aux", "auxpass"} else word.head
    start = min(top.left_edge.idx, word.idx)
    last = top.right_edge if word.idx >= span[1] else word
    return start, max(last.idx + len(last), word.idx + len(word))


def _governing(veil: Token, span: Span) -> Span:
    """Return the clause that a clause which is not asserted hangs on, with both."""
    top = veil.head if veil.dep_ in AUXILIARIES else veil
    while top.head != top and (top.pos_ not in VERBS or span[0] <= top.idx < span[1]):
        top = top.head
    return min(top.left_edge.idx, veil.idx), max(top.idx + len(top), veil.idx + len(veil))


# --- quotation marks at the borders of a quote: both or none


def with_marks(span: Span, ground: Ground) -> Span:
    """Return a quote with the closing mark that it lacks, or without the mark that is alone.

    'asserts his "innocence' takes in the mark behind it; '"We came.', whose quotation goes on, and
    'We left."' are their words alone.

    Args:
        span: Offsets of the quote.
        ground: The article.
    """
    text, (start, end) = ground.article.text, span
    for quotation in ground.attributions.quotations.items:
        inner, outer = (
            (quotation.start, quotation.end),
            (quotation.outer_start, quotation.outer_end),
        )
        opened, closed = start <= outer[0] < end, start < outer[1] <= end
        if opened and not closed and outer[0] > start and not text[end : inner[1]].strip(_STOPS):
            end = outer[1] if inner[1] < outer[1] else end
        elif opened and not closed and outer[0] == start:
            start = inner[0]
        elif closed and not opened and outer[1] == end and outer[0] < start:
            end = inner[1]
    return _trimmed((start, end), text)


# --- the text of a claim: its quote with what it leans on in square brackets, as newsrooms quote


OPENING = "([{\u201c\u2018\u00ab\"'$\u20ac\u00a3-\u2013\u2014/"
"""Behind these no space is put in front of a bracket."""


def bracketed(text: str, start: int, end: int, references: Sequence[Reference] = ()) -> str:
    """Return the words `[start, end)` of an article with their references in square brackets.

    Args:
        text: The article's text.
        start: Offset of the quote.
        end: End of it, exclusive.
        references: What stands in brackets; none of them overlaps another, all lie in the quote.
    """
    parts = []
    at = start
    for reference in sorted(references, key=lambda r: (r.start, r.end)):
        parts.append(text[at : reference.start])
        parts.append(_put_in(text, (start, end), reference))
        at = reference.end
    parts.append(text[at:end])
    return "".join(parts)


def _put_in(text: str, quote: tuple[int, int], reference: Reference) -> str:
    """Return a bracket with the space that it needs where it replaces nothing."""
    bracket = f"[{reference.means}]"
    if reference.end > reference.start:
        return bracket
    at = reference.start
    before = text[at - 1] if at > quote[0] else " "
    after = text[at] if at < quote[1] else " "
    left = "" if before.isspace() or before in OPENING else " "
    right = " " if after.isalnum() or (after in OPENING and not left) else ""
    return f"{left}{bracket}{right}"

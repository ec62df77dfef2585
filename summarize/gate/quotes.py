"""Finding a quote in its article, and seeing whether its borders cut its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.domain import Reference
from summarize.gate.article import SUBJECTS, VERBS, Ground, uppermost
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
from summarize.text.dates import DateMention
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
from summarize.text.sentences import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def locate(quote: str, text: str, start: int | None) -> Span | None:
    """Return where a quote stands in a text: nearest to where it is believed to begin, else first.

    None where it does not stand there character by character.
    """
    if not quote.strip():
        return None
    places = [m.start() for m in re.finditer(f"(?={re.escape(quote)})", text)]
    place = min(places, key=lambda p: abs(p - (start or 0)), default=None)
    return None if place is None else (place, place + len(quote))


# --- what a quote hangs on, or leaves out

GOVERNED = frozenset({"ccomp", "xcomp", "pcomp", "acl"})
"""Dependencies of clauses whose truth hangs on the word above them."""
DEPENDENT_WORDS = frozenset({"neg", "aux", "auxpass", "advmod", "det", "mark", "preconj"})
"""Dependencies of the small words that change what their head says."""
ADJACENT = 2
"""Words before a quote that are looked at whatever the parse says ("did not | [really] leave")."""


def veiled_by(doc: Doc, start: int, end: int) -> Token | None:
    """Return the word outside a quote by which its clause is not asserted, if there is one.

    "They had touched a weapon" is no statement of "shot before they had touched a weapon", nor
    "save money" of "closed to save money". It may stand in the clause ("would | have left", "to |
    leave"), or ask or set a condition ("had | the siren sounded").
    """
    inside, words = uppermost(doc, (start, end))
    for top in (t for t in words if t.pos_ in VERBS):
        subject = next((c.i for c in top.lefts if c.dep_ in SUBJECTS), -1)
        for helps in (c for c in top.lefts if c.dep_ in AUXILIARIES and c.i < inside.start):
            if helps.i < subject or helps.tag_ in {"MD", "TO"}:
                return helps
        veil = next((w for w in veils_over(top) if w.i not in inside), None)
        if veil is not None:
            return veil
    return None


def left_behind(doc: Doc, start: int, end: int) -> Iterator[tuple[str, Token]]:
    """Yield the words outside a quote that its statement depends on: (kind, word).

    They are found by the parse, upwards from the words of the quote and beside them, and next to
    the quote whatever the parse says.
    """
    inside, words = uppermost(doc, (start, end))
    outside = set(_adjacent(doc, inside.start)) if words else set()
    for token in (t for t in words if not (t.is_space or t.is_punct)):
        outside |= {*_dependents(token, inside), *_above(token, inside)}
    for token in sorted(outside, key=lambda t: t.i):
        kind = _kind(token, doc)
        if kind is not None:
            yield kind, token


def _adjacent(doc: Doc, first: int) -> Iterator[Token]:
    """Yield the words just before a quote that bear on what follows them."""
    for token in reversed(doc[max(0, first - ADJACENT) : first]):
        if token.is_punct or token.is_space or token.sent != doc[first].sent:
            return
        yield token
        if token.pos_ not in {"ADV", "AUX", "PART"}:
            return


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
    start = max(0, token.idx - 12)
    text, at = text_of(doc)[start : token.idx + len(token) + 12], token.idx - start
    here = (c for c in (*find_negations(text), *find_hedges(text)) if c.start <= at < c.end)
    return next((c.kind for c in here if c.kind in HEDGES | {NEGATION, TURN, CONDITION}), None)


# --- quotes whose borders change what they say, and how to put them right

STEPS = 6
"""Times that a quote is widened before its whole sentence is tried."""
_EDGES = " \n\t"
_STOPS = ".,;:!?\u2026 "
"""Marks that may stand between the last word of a quotation and its closing mark."""
_IN_WORD = re.compile(
    r"(?<=[^\W_])(?=[^\W_]|[%\u2030\u00b0])"
    r"|(?<=[$\u20ac\u00a3\u00a5])(?=\d)"
    r"|(?<=\d)(?=[.,:/]\d)|(?<=\d[.,:/])(?=\d)"
    r"|(?<=[^\W_])(?=[-\u2013'\u2019][^\W_])|(?<=[^\W_][-\u2013'\u2019])(?=[^\W_])"
)
"""Where a border breaks a word or a number: "1,|500", "sixty-|five", "$|5"."""


def _faults(span: Span, ground: Ground, shown: str) -> Iterator[tuple[str, Span]]:
    """Yield how the borders of a quote change what it says, with what it would have to take in."""
    text = ground.article.text
    if any(_IN_WORD.match(text, border) for border in span):
        yield "the quote begins or ends inside a word or a number", _whole_words(span, text)
        return
    wholes: list[NumberMention | DateMention] = [*ground.numbers, *ground.dates]
    for whole in wholes:
        if any(whole.start < border < whole.end for border in span):
            yield f'the quote cuts "{whole.text}" in two', (whole.start, whole.end)
            return
    veil = veiled_by(ground.doc, *span)
    if veil is not None:
        reason = f'the article does not assert what stands behind its "{veil.text}"'
        yield reason, _governing(veil, span)
    guess = _other_guess(ground.doc, *span)
    if guess is not None:
        yield "the quote is one of two guesses that the article gives", guess
    for kind, word in left_behind(ground.doc, *span):
        if kind in {NEGATION, CONDITION} or word.lower_ not in shown.lower():
            reason = f'the quote leaves out "{word.text}", which it depends on in the article'
            yield reason, _clause(word, span)


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


def put_right(span: Span, ground: Ground, shown: str) -> tuple[Span | None, str]:
    """Return the quote that says what the article says, with the reason why it was widened.

    It is as it was with "" where nothing is wrong with it; None where not even its sentence holds.
    What the word of saying `shown` with the claim hedges need not be in it ("claimed").
    """
    text, at, first = ground.article.text, span, ""
    for _ in range(STEPS):
        reason, needs = next(_faults(at, ground, shown), ("", at))
        if not reason:
            return at, first
        first = first or reason
        wider = _trimmed((min(at[0], needs[0]), max(at[1], needs[1])), text)
        if wider == at:
            break
        at = wider
    sentence = ground.by_marks(at)
    if sentence != at and next(_faults(sentence, ground, shown), None) is None:
        return sentence, first
    return None, first


def _trimmed(span: Span, text: str) -> Span:
    words = text[slice(*span)].lstrip(_EDGES)
    start = span[1] - len(words)
    return start, start + len(words.rstrip(_EDGES))


def _whole_words(span: Span, text: str) -> Span:
    start, end = span
    while _IN_WORD.match(text, start):
        start -= 1
    while _IN_WORD.match(text, end):
        end += 1
    return start, end


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
    """
    text, (start, end) = ground.article.text, span
    for quotation in ground.attributions.quotations.items:
        inner, outer = (quotation.start, quotation.end), quotation.outer
        opened, closed = start <= outer[0] < end, start < outer[1] <= end
        if opened and not closed and outer[0] > start and not text[end : inner[1]].strip(_STOPS):
            end = outer[1] if inner[1] < outer[1] else end
        elif opened and not closed and outer[0] == start:
            start = inner[0]
        elif closed and not opened and outer[1] == end and outer[0] < start:
            end = inner[1]
    return _trimmed((start, end), text)


# --- the text of a claim: its quote with what it leans on in square brackets, as newsrooms quote


_NO_BRACKETS = str.maketrans("", "", "[]")
"""Brackets within those of a reference would not be told from its end."""

OPENING = "([{\u201c\u2018\u00ab\"'$\u20ac\u00a3-\u2013\u2014/"
"""Behind these no space is put in front of a bracket."""


def bracketed(text: str, start: int, end: int, references: Sequence[Reference] = ()) -> str:
    """Return the words `[start, end)` of an article with their references in square brackets.

    None of the references overlaps another, all lie in the quote.
    """
    parts = []
    at = start
    for reference in sorted(references, key=lambda r: (r.start, r.end)):
        parts.append(text[at : reference.start])
        parts.append(_put_in(text, (start, end), reference))
        at = reference.end
    parts.append(text[at:end])
    return "".join(parts)


def _put_in(text: str, quote: Span, reference: Reference) -> str:
    """Return a bracket with the space that it needs where it replaces nothing."""
    bracket = f"[{reference.means.translate(_NO_BRACKETS)}]"
    if reference.end > reference.start:
        return bracket
    at = reference.start
    before = text[at - 1] if at > quote[0] else " "
    after = text[at] if at < quote[1] else " "
    left = "" if before.isspace() or before in OPENING else " "
    right = " " if after.isalnum() or (after in OPENING and not left) else ""
    return f"{left}{bracket}{right}"

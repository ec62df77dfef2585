"""Statements tagged with their source: "S, X said", "S, said X", "S, X said, S"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.observe.speakers.borders import (
    CONTRAST,
    MARKS,
    SHORTEST,
    Extent,
    clause_after,
    cut,
    has_mark,
    trimmed,
)
from summarize.observe.speakers.quotations import Quotations
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from summarize.observe.speakers.sources import Source

ASIDES = CONTRAST | {"as", "with", "after", "before", "when", "which", "who", "citing", "quoting"}


def is_tagged(verb: Token, source: Source | None) -> bool:
    """Tell whether the words before ", X said" are what was said, not when or where it was."""
    if verb.dep_ == "parataxis" or has_mark(verb, "as") or _interrupts(verb):
        return True
    if any(c.dep_ == "ccomp" for c in verb.lefts):
        return True
    first = _group_start(verb, source)
    before = text_of(verb.doc)[:first].rstrip()
    if first <= verb.sent.start_char or not before:
        return False
    if before[-1] in MARKS or before[-1] in "?!":
        return True
    return before[-1] in ",\u2014" and _is_statement(verb, first) and not _has_object(verb)


def _interrupts(verb: Token) -> bool:
    """Tell whether ", X said earlier," parts a subject from its verb."""
    doc = verb.doc
    comma = next((t for t in doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)] if t.is_punct), None)
    if comma is None or comma.text != "," or comma.i + 1 >= verb.sent.end:
        return False
    following = next((t for t in doc[comma.i + 1 : verb.sent.end] if t.pos_ != "ADV"), None)
    if following is None or following.tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    main = following.head if following.dep_ in ("aux", "auxpass") else following
    owned = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > verb.i for c in main.lefts)
    commas = [t for t in doc[verb.sent.start : verb.i] if t.text == ","]
    return bool(commas) and not owned and main.dep_ != "relcl"


def _is_statement(verb: Token, end: int) -> bool:
    """Tell whether a finite main clause stands before the tag."""
    return any(
        t.pos_ in ("VERB", "AUX")
        and t.tag_ in ("VBD", "VBZ", "VBP", "MD")
        and t.dep_ not in ("advcl", "relcl", "acl", "pcomp")
        and not (t.dep_ in ("aux", "auxpass", "conj") and t.head.dep_ in ("advcl", "relcl", "acl"))
        for t in verb.doc[verb.sent.start : verb.i]
        if t.idx < end
    )


def _has_object(verb: Token) -> bool:
    objects = {"xcomp", "acomp", "attr", "oprd"}
    if verb.lemma_.lower() not in ("tell", "inform", "assure", "remind"):
        objects |= {"dobj"}
    return any(c.dep_ in objects for c in verb.rights)


def _group_start(verb: Token, source: Source | None) -> int:
    first = verb.idx
    for child in verb.lefts:
        if child.dep_ in ("aux", "auxpass", "advmod") and child.i >= verb.i - 3:
            first = min(first, child.idx)
        if child.dep_ == "nsubj" and child.i >= verb.i - 4:
            first = min(first, child.left_edge.idx)
    if source is not None and verb.sent.start_char <= source.start < verb.idx:
        between = text_of(verb.doc)[source.end : first]
        if len(between) < 200:
            first = min(first, source.start)
    return first


def before_tag(verb: Token, source: Source | None, quotations: Quotations) -> list[Extent]:
    """Return the words before the tag, and those that go on after it."""
    text = text_of(verb.doc)
    first = _group_start(verb, source)
    start = _tagged_start(verb, first)
    stop = trimmed(text, start, first)
    if text[start:stop].endswith(" as"):
        stop = trimmed(text, start, stop - 3)
    around = quotations.around(max(stop - 1, 0))
    if around is not None:
        start = min(start, around.outer_start)
    extents = [(start, stop)] if stop - start >= SHORTEST else []
    rest = _resumption(verb, source, quotations)
    return extents + ([rest] if rest else [])


def _tagged_start(verb: Token, first: int) -> int:
    complement = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if verb.dep_ in ("ROOT", "parataxis") or complement is None:
        cut = _last_clause_border(verb, first) if verb.dep_ == "conj" else None
        return cut if cut is not None else _sentence_start(verb)
    return complement.left_edge.idx


def _sentence_start(verb: Token) -> int:
    sent = verb.sent
    for token in sent:
        if not token.is_space:
            return token.idx
    return sent.start_char


def _last_clause_border(verb: Token, first: int) -> int | None:
    """Return where the last coordinated clause before the tag begins."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.idx < first and token.lower_ in CONTRAST and clause_after(token) is not None:
            return token.idx + len(token) + 1
    return None


def _resumption(verb: Token, source: Source | None, quotations: Quotations) -> Extent | None:
    """Return the words after ", X said," that go on with the same statement."""
    doc, text = verb.doc, text_of(verb.doc)
    at = max(verb.idx + len(verb), source.end if source is not None else 0)
    for child in verb.rights:
        if child.dep_ in ("prep", "npadvmod", "advmod", "dobj", "dative") and child.i - verb.i < 12:
            at = max(at, child.right_edge.idx + len(child.right_edge))
    rest = text[at : verb.sent.end_char]
    stripped = re.sub(r"^[ ,]*(?:(?:but|and) )?", "", rest)
    medial = verb.dep_ == "parataxis" and verb.head.i > verb.i and rest[:1] == ","
    if medial or _interrupts(verb) or re.match(r",\s+and\s", rest):
        return _resumed(verb, doc, at + len(rest) - len(stripped))
    nearest = quotations.around(at + len(rest) - len(stripped)) if stripped else None
    if nearest is not None and nearest.outer_start >= at:
        return nearest.outer_start, nearest.outer_end
    return None


def _resumed(verb: Token, doc: Doc, start: int) -> Extent | None:
    following = next((t for t in doc[verb.i + 1 : verb.sent.end] if t.idx >= start), None)
    if following is None or following.lower_ in ASIDES:
        return None
    end = cut(verb.head, following.i, verb.sent.end_char)
    end = trimmed(text_of(doc), start, end)
    return (start, end) if end - start >= SHORTEST else None

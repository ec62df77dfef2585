"""Cuts that the words show even where the parse does not: parts of a number, gaps, speech tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.engines.offline.clause import Clause, Kind
from summarize.engines.offline.grammar import (
    SUBJECTS,
    counts,
    is_mark,
    is_quantity,
    is_verb,
    words_in,
)
from summarize.engines.offline.lexicon import REPORTING

if TYPE_CHECKING:
    from spacy.tokens import Token

THOSE = frozenset({"them", "whom", "which"})
MIN_PART = 3
MIN_SUPERLATIVE = 4
"""Words of an appositive that ranks something ("the worst flood in 40 years")."""

MAX_TAG = 12
MAX_AFTER_VERB = 5
"""Words of a closing speech tag, and of what may follow its verb ("said late on Monday")."""

RANKS = frozenset({"JJS", "RBS"})
ARTICLES = frozenset({"the", "its", "their", "a", "an"})


def with_parts(clause: Clause) -> list[Clause]:
    """Cut off the parts of a clause that state a number or a rank of their own.

    ", 45 of them children", ", one of whom died", ", or about $20 million", ", the third rise in a
    row", " and Luxakku one of 31 million".
    """
    for first, last in _segments(clause.tokens):
        part = clause.tokens[first:last]
        kind = _kind_of(clause, first, last)
        if kind is None:
            continue
        rest = clause.tokens[:first] + clause.tokens[last:]
        head = part[0] if kind is Kind.RELATIVE else _head(part)
        silent = clause.silent and not counts(part)  # "ten hurt, two seriously, he said"
        return [*with_parts(replace(clause, tokens=rest)), Clause(head, kind, part, silent)]
    return [clause]


def _segments(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where stretches between commas begin and end, the first left out."""
    borders = [i for i, t in enumerate(tokens) if t.text in {",", ";"} or _opens_gap(tokens, i)]
    for border, following in pairwise([*borders, len(tokens)]):
        yield border + 1, following


def _opens_gap(tokens: Sequence[Token], place: int) -> bool:
    """Find "and Luxakku 31 million" after "Corvane must pay 96 million"."""
    if tokens[place].lower_ != "and" or not any(is_quantity(t) for t in tokens[:place]):
        return False
    following = tokens[place + 1 : place + 4]
    named = bool(following) and following[0].pos_ == "PROPN"
    after = next((t for t in following if t.pos_ != "PROPN"), None)
    return named and after is not None and (after.tag_ in {"$", "CD"} or after.lower_ == "one")


def _kind_of(clause: Clause, first: int, last: int) -> Kind | None:
    tokens, part = clause.tokens, clause.tokens[first:last]
    words = [t.lower_ for t in part if not is_mark(t)]
    if clause.kind in {Kind.PART, Kind.ATTRIBUTION}:
        return None
    if len(words) == 2 and counts(part[:1]) and part[1].pos_ == "ADV":
        return Kind.PART  # "two seriously"
    if len(words) < MIN_PART:
        return None
    those = [p for p in range(len(words) - 1) if words[p + 1] in THOSE]
    numbered = counts(part) or words[0] == "one"
    if numbered and any(words[p] in {"of", "among"} for p in those):
        has_verb = any(is_verb(t) and t.dep_ == "relcl" for t in part)
        return Kind.RELATIVE if has_verb or words[2] in {"whom", "which"} else Kind.PART
    at_end = not any(not is_mark(t) for t in tokens[last:])
    if words[0] == "or" and at_end and any(is_quantity(t) for t in part[:5]):
        return None if any(is_verb(t) for t in part) else Kind.PART
    if tokens[first - 1].lower_ == "and":
        return Kind.PART if _opens_gap(tokens, first - 1) and at_end else None
    return Kind.PART if at_end and _ranks(part) else None


def _ranks(part: Sequence[Token]) -> bool:
    early = part[:4]
    ranked = any(t.tag_ in RANKS or t.ent_type_ == "ORDINAL" for t in early)
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in part)
    opens = part[0].lower_ in ARTICLES
    return opens and ranked and not finite and words_in(part) >= MIN_SUPERLATIVE


def _head(part: Sequence[Token]) -> Token:
    inside = {t.i for t in part}
    return next((t for t in part if t.head.i not in inside and not is_mark(t)), part[0])


def closing_tag(tokens: Sequence[Token]) -> int | None:
    """Return where a speech tag at the end of a sentence begins (", the harbour office said").

    The small model often hangs the speaker on the last noun of what was said.
    """
    comma = next((i for i in range(len(tokens) - 1, 1, -1) if tokens[i].text == ","), None)
    if comma is None or len(tokens) - comma > MAX_TAG:
        return None
    tag = [t for t in tokens[comma + 1 :] if not is_mark(t)]
    verb = next((i for i, t in enumerate(tag) if _is_saying(t)), None)
    if not verb or len(tag) - verb > MAX_AFTER_VERB or tag[0].tag_ in {"WDT", "WP", "CC", "IN"}:
        return None
    governs = tag[verb].dep_ == "parataxis" or any(c.dep_ == "ccomp" for c in tag[verb].children)
    if governs and any(c.dep_ in SUBJECTS and c.i > tokens[comma].i for c in tag[verb].lefts):
        return None  # the parse has it right
    others = any(is_verb(t) for i, t in enumerate(tag) if i != verb)
    takes = any(
        c.dep_ in {"dobj", "ccomp", "xcomp"} and c.i > tag[verb].i for c in tag[verb].children
    )
    spoken = any(is_verb(t) for t in tokens[:comma])
    return comma + 1 if spoken and not others and not takes and not counts(tag) else None


def _is_saying(token: Token) -> bool:
    said = token.tag_ in {"VBD", "VBZ", "VBP"} or (token.tag_ == "NNS" and token.dep_ != "pobj")
    return said and token.lemma_ in REPORTING

"""From a clause to the stretch of text that carries it: contiguous, trimmed, marks paired."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.engines.offline.clause import Clause, Kind
from summarize.engines.offline.grammar import SET_OFF, counts, is_mark, is_verb, words_in
from summarize.engines.offline.lexicon import DASHES, QUOTE_PAIRS, REPORTING

if TYPE_CHECKING:
    from spacy.tokens import Token

PAIRS = {**QUOTE_PAIRS, ")": "(", "]": "["}
OPENERS = {opener: closer for closer, opener in PAIRS.items()}
APOSTROPHE = "\u2019"
SINGLE_OPENER = "\u2018"
STRAY = ",;:-" + "".join(d for d in DASHES if len(d) == 1)
"""Marks that a claim neither begins nor ends with."""

LEADING = frozenset({"and", "but", "or", "nor", "so", "yet", "that", "while", "as", "after"})
"""Joining words that a claim does not begin with."""

LEADING_MARKS = LEADING | {"because", "although", "though", "since", "when", "whereas", "before"}
EARLY = 5
"""How far into reported speech its "that" is looked for."""

BARE_WORDS = 4
"""A clause of at most so many words with no object, complement or figure needs its adverbial
clause to say something ("the news came | after six states called for a truce")."""

COMPLEMENTS = frozenset(
    {"dobj", "attr", "acomp", "oprd", "prep", "xcomp", "ccomp", "agent", "dative"}
)


def settle(clauses: Sequence[Clause]) -> list[Clause]:
    """Give the words of clauses that say nothing by themselves back to the clause above."""
    _give_tails(clauses)
    _give_back(clauses)
    by_token = {t.i: c for c in clauses for t in c.tokens}
    kept = list(clauses)
    for clause in sorted(clauses, key=lambda c: len(c.tokens)):
        above = by_token.get(clause.head.head.i)
        if above is None or above is clause or clause.silent:
            continue
        empty = not says_something(clause) and clause.kind is not Kind.CONTENT
        if empty or _interrupts(clause, above):
            above.tokens = sorted([*above.tokens, *clause.tokens], key=lambda t: t.i)
            by_token.update({t.i: above for t in clause.tokens})
            kept.remove(clause)
        elif clause.kind is Kind.ADVERBIAL and _is_bare(above):
            clause.nested = True
        elif clause.kind is Kind.RELATIVE:
            clause.nested = _narrows(clause)
    return kept


def _give_tails(clauses: Sequence[Clause]) -> None:
    """Give a second clause what follows it: the parser likes to hang that on the first one."""
    for clause in clauses:
        if clause.kind not in {Kind.COORDINATE, Kind.SHARED}:
            continue
        above = next((c for c in clauses if clause.head.head in c.tokens), None)
        if above is None or above is clause or clause.head.head.i > clause.head.i:
            continue
        ends = clause.tokens[-1].i
        tail = [t for t in above.tokens if t.i > ends and not is_mark(t)]
        above.tokens = [t for t in above.tokens if t not in tail]
        clause.tokens.extend(tail)


def _give_back(clauses: Sequence[Clause]) -> None:
    """Give the clause above what follows the comma that closes a relative clause.

    "sentenced Berg, who is 58, to two years": the parser likes to hang the sentence on "is".
    """
    for clause in clauses:
        above = next((c for c in clauses if clause.head.head in c.tokens), None)
        if clause.kind is not Kind.RELATIVE or above is None or above is clause:
            continue
        tokens = clause.tokens
        for place in range(2, len(tokens) - 1):
            if tokens[place].text == "," and tokens[place + 1].tag_ in {"IN", "TO"}:
                above.tokens = sorted([*above.tokens, *tokens[place:]], key=lambda t: t.i)
                clause.tokens = tokens[:place]
                break


def _interrupts(clause: Clause, above: Clause) -> bool:
    """Tell whether a measure stands in the midst of the clause that it belongs to."""
    ends = max(t.i for t in clause.tokens)
    of_them = any(t.lower_ in {"them", "whom"} for t in clause.tokens)
    return (
        clause.kind is Kind.MEASURE
        and not of_them
        and any(t.i > ends and not is_mark(t) for t in above.tokens)
    )


def says_something(clause: Clause) -> bool:
    """Tell whether a clause has a predicate or a counted noun, and enough words."""
    tokens = _trim_clause(clause, clause.tokens)
    figure = counts(tokens)
    if clause.kind in {Kind.INCLUDING, Kind.LISTED, Kind.MEASURE}:
        return figure and words_in(tokens) >= 2
    verb = any(
        t.tag_ == "VBD" or (is_verb(t) and t.dep_ not in {"aux", "auxpass", "amod"}) for t in tokens
    )
    words = words_in(tokens)
    if clause.kind is Kind.PART:
        return words >= 2
    return words >= 2 and (verb or (figure and words >= 3))


def _is_bare(clause: Clause) -> bool:
    if words_in(clause.tokens) > BARE_WORDS:
        return False
    inside = {t.i for t in clause.tokens}
    return not any(
        c.dep_ in COMPLEMENTS and c.i in inside for c in clause.head.children
    ) and not counts(clause.tokens)


def _narrows(clause: Clause) -> bool:
    """Tell whether a relative clause with no comma says which one is meant."""
    first = clause.tokens[0]
    after_comma = first.i > 0 and first.nbor(-1).text in SET_OFF
    indefinite = any(c.lower_ in {"a", "an"} for c in clause.head.head.children)
    return not after_comma and not indefinite


def hull(clause: Clause, clauses: Sequence[Clause]) -> list[Token]:
    """Return the contiguous tokens that carry a clause; empty when nothing is left.

    A clause within it that it needs (`nested`) is part of it, and so is whatever lies between
    its own first and last word.
    """
    own = list(clause.tokens)
    inside = {t.i for t in own}
    for other in clauses:
        if other.nested and other is not clause and other.head.head.i in inside:
            own.extend(other.tokens)
    own.sort(key=lambda t: t.i)
    trimmed = _without_half(_trim_clause(clause, own))
    if not trimmed:
        return []
    doc = trimmed[0].doc
    return [t for t in doc[trimmed[0].i : trimmed[-1].i + 1] if not t.is_space]


def _without_half(tokens: list[Token]) -> list[Token]:
    """Leave out "but the walls" where the verb of the walls was cut off.

    "The fire destroyed the roof but the walls and the tower were saved": the parser likes to join
    the walls to the roof. "Not the roof but the walls" is whole.
    """
    but = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].lower_ == "but"), None)
    if but is None or any(t.dep_ == "neg" for t in tokens[:but]):
        return tokens
    last = tokens[-1]
    ends = last.i + 1 == len(last.doc) or last.nbor().is_punct or last.nbor().is_space
    verb = any(is_verb(t) or t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in tokens[but:])
    return tokens if ends or verb else tokens[:but]


def trim(
    tokens: Sequence[Token], marks: frozenset[str] = LEADING, head: Token | None = None
) -> list[Token]:
    """Return tokens without the joining words and marks at their borders.

    Args:
        tokens: The tokens of a clause.
        marks: Subordinating words that it does not begin with.
        head: Its head: the subordinating word of another clause within it stays.
    """
    trimmed = list(tokens)
    while trimmed and _is_leading(trimmed, marks):
        if head is not None and trimmed[0].dep_ == "mark" and trimmed[0].head != head:
            break
        trimmed.pop(0)
    while trimmed and _is_trailing(trimmed[-1], trimmed):
        trimmed.pop()
    return trimmed


def _trim_clause(clause: Clause, tokens: Sequence[Token]) -> list[Token]:
    if clause.kind is Kind.CONTENT:
        tokens = _after_that(clause, list(tokens))
    subordinate = clause.kind in {Kind.ADVERBIAL, Kind.CONTENT}
    return trim(tokens, LEADING_MARKS if subordinate else LEADING, clause.head)


def _after_that(clause: Clause, tokens: list[Token]) -> list[Token]:
    """Leave out what belongs to the verb of saying ("said later that", "said on Friday he")."""
    for place, token in enumerate(tokens[:EARLY]):
        if token.dep_ == "mark" and token.lower_ == "that" and token.head == clause.head:
            return tokens[place:]
    verb = clause.head.head
    if not tokens or tokens[0].i != verb.i + 1:
        return tokens
    dated = next((i for i, t in enumerate(tokens) if not _dates(t)), 0)
    return tokens[dated:] if dated and tokens[dated].text != "," else tokens


def _dates(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"} or (token.dep_ == "prep" and token.lower_ == "on")


def _is_leading(tokens: Sequence[Token], marks: frozenset[str]) -> bool:
    first = tokens[0]
    if is_mark(first) or first.is_space or first.dep_ in {"cc", "preconj"}:
        return first.lower_ not in {"neither", "nor"}
    if first.dep_ == "prep" and first.lower_ in {"with", "before", "after"}:
        return _is_dangling(first, tokens)
    if first.lower_ == "when":
        return first.lower_ in marks
    if first.lower_ == "so" and len(tokens) > 1:
        return tokens[1].lower_ not in {"far", "much", "many"}
    return first.lower_ in marks and first.dep_ == "mark"


def _is_dangling(word: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether what a word governs was cut off."""
    inside = {t.i for t in tokens}
    children = [c for c in word.children if not is_mark(c) and c.dep_ != "cc"]
    return bool(children) and not any(c.i in inside for c in children)


def _is_trailing(last: Token, tokens: Sequence[Token]) -> bool:
    if is_mark(last) or last.is_space or last.dep_ in {"cc", "mark"}:
        return True
    if is_verb(last) and last.lemma_ in REPORTING:  # "... and said", what was said cut off
        return any(c.dep_ == "ccomp" for c in last.children) and _is_dangling(last, tokens[-2:])
    return last.dep_ == "prep" and _is_dangling(last, tokens)


# --- characters -----------------------------------------------------------------------------


def tight(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span until no mark at its borders lacks its partner.

    Args:
        text: The article's text.
        start: Offset of the first character.
        end: Offset after the last one.

    Returns:
        The span without white space, stops and unpaired quotation marks or brackets at its
        borders, and without a pair of quotation marks around the whole.
    """
    while start < end:
        first, last = text[start], text[end - 1]
        inner = text[start:end]
        if first.isspace() or first in STRAY or first in PAIRS or _opens_alone(inner):
            start += 1
        elif _is_stray_end(last, inner):
            end -= 1
        elif _wrapped(inner):
            start, end = start + 1, end - 1
        else:
            break
    end = _closed(text, start, end)
    return _opened(text, start, end), end


def _opened(text: str, start: int, end: int) -> int:
    """Take in the opening mark right before a span that closes one."""
    before, inner = text[max(start - 1, 0) : start], text[start:end]
    if before in OPENERS and inner.count(OPENERS[before]) > inner.count(before):
        return start - 1
    return start - 1 if before == '"' and inner.count('"') % 2 == 1 else start


def _closed(text: str, start: int, end: int) -> int:
    """Take in the closing mark right after a span that opens one."""
    inner = text[start:end]
    place = end + 1 if text[end : end + 1] in {".", ",", "?", "!"} else end
    closer = text[place : place + 1]
    if closer in PAIRS and inner.count(PAIRS[closer]) > inner.count(closer):
        return place + 1
    if closer == '"' and inner.count('"') % 2 == 1:
        return place + 1
    return end


def _is_stray_end(last: str, inner: str) -> bool:
    if last.isspace() or last in STRAY or _closes_alone(inner):
        return True
    return last == "." and not _is_initial(inner)


def _opens_alone(inner: str) -> bool:
    first, rest = inner[0], inner[1:]
    if first in "\"'":
        return rest.count(first) % 2 == 0
    if first == SINGLE_OPENER:
        return APOSTROPHE not in rest
    return first in OPENERS and OPENERS[first] not in rest


def _closes_alone(inner: str) -> bool:
    last, rest = inner[-1], inner[:-1]
    if last == '"':
        return rest.count('"') % 2 == 0
    if last == APOSTROPHE:
        return SINGLE_OPENER not in rest and not rest.endswith("s")
    return last in PAIRS and rest.count(PAIRS[last]) <= rest.count(last)


def _wrapped(inner: str) -> bool:
    first, last, rest = inner[0], inner[-1], inner[1:-1]
    if first == last == '"':
        return '"' not in rest
    return QUOTE_PAIRS.get(last) == first and first not in rest


def _is_initial(inner: str) -> bool:
    """Tell "the U.S." and "J." from a full stop."""
    word = inner.rsplit(None, 1)[-1]
    return word.count(".") > 1 or (len(word) == 2 and word[0].isupper())

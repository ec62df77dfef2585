"""A parsed sentence as clauses that each state one thing.

A clause is found by its head; a token belongs to the nearest head above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.engines.offline.clause import Clause, Kind
from summarize.engines.offline.cuts import cut_heads
from summarize.engines.offline.grammar import FINITE, SUBJECTS, has_subject, is_mark, is_verb
from summarize.engines.offline.lexicon import CLOSING_QUOTES, RELAYING, REPORTING
from summarize.engines.offline.parts import closing_tag, with_parts

if TYPE_CHECKING:
    from spacy.tokens import Token


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """Cut one sentence.

    Args:
        tokens: The tokens of the sentence, white space left out.

    Returns:
        Its clauses in order of their heads; every token belongs to exactly one.
    """
    place = _tag_after_quotation(tokens) or closing_tag(tokens)
    if place:
        return [*clauses_of(tokens[:place]), *_tag(tokens[place:])]
    half = _parting_mark(tokens)
    if half:
        return [*clauses_of(tokens[:half]), *clauses_of(tokens[half + 1 :])]
    return [part for clause in _cut(tokens) for part in with_parts(clause)]


def _parting_mark(tokens: Sequence[Token]) -> int | None:
    """Return where a semicolon or a colon parts two sentences, whatever the parse makes of them.

    A colon after a verb of saying, or before a quotation, opens speech and parts nothing.
    """
    finite = [i for i, t in enumerate(tokens) if is_verb(t) and t.tag_ in FINITE]
    if not finite:
        return None
    inner = [i for i in range(len(tokens)) if finite[0] < i < finite[-1]]
    return next((i for i in inner if _parts(tokens, i)), None)


def _parts(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].text == ";":
        return _tells_more(tokens[place + 1 :])
    if tokens[place].text != ":" or is_mark(tokens[place + 1]):
        return False
    before = tokens[:place]
    says = any(is_verb(t) and t.lemma_ in REPORTING for t in before)
    return not says and not before[-1].like_num


def _tells_more(tokens: Sequence[Token]) -> bool:
    """Whether a sentence follows a semicolon, and not one more thing of a list.

    "The dead are the owner; a waitress; and a guest, who died in hospital" is one statement.
    """
    end = next((i for i, t in enumerate(tokens) if t.text == ";"), len(tokens))
    return any(is_verb(t) and t.tag_ in FINITE and t.dep_ != "relcl" for t in tokens[:end])


def _cut(tokens: Sequence[Token]) -> list[Clause]:
    inside = {t.i for t in tokens}
    clauses = {
        t.i: Clause(t, kind)
        for t, kind in cut_heads(tokens).items()
        if kind is not Kind.SHARED or t.head.i in inside
    }
    root = _root(tokens, inside)
    clauses.setdefault(root.i, Clause(root, Kind.MAIN))
    owners: dict[int, int] = {}
    for token in tokens:
        owner = _owner(token, clauses, owners, inside)
        clauses[root.i if owner is None else owner].tokens.append(token)
    _mark_silent(clauses)
    return [clauses[i] for i in sorted(clauses) if clauses[i].tokens]


def _tag_after_quotation(tokens: Sequence[Token]) -> int | None:
    """Find the speech tag after a quotation whose last mark is a comma: `…," she said`.

    The small model often takes such a tag for the quotation's own words; the comma does not lie.
    """
    for i in range(len(tokens) - 2, 1, -1):
        marks = (tokens[i - 1].text, tokens[i].text)
        closes = marks[1] in CLOSING_QUOTES and marks[0] == ","
        if closes and any(t.lemma_ in REPORTING for t in tokens[i + 1 :]):
            return i + 1
    return None


def _tag(tokens: Sequence[Token]) -> list[Clause]:
    """Cut a speech tag: who speaks states nothing, what he goes on to say does ("adding that")."""
    verb = next(t for t in tokens if t.lemma_ in REPORTING)
    clauses = _cut(tokens)
    for clause in clauses:
        if clause.kind is Kind.MAIN or verb in clause.tokens:
            clause.silent = True
    return clauses


def _root(tokens: Sequence[Token], inside: set[int]) -> Token:
    """Return the top of the tree; of several trees, the first top that is a predicate."""
    tops = [t for t in tokens if t.dep_ == "ROOT" or t.head.i not in inside]
    predicates = [t for t in tops if is_verb(t) and has_subject(t)]
    return (predicates or tops or list(tokens))[0]


def _owner(
    token: Token, clauses: dict[int, Clause], owners: dict[int, int], inside: set[int]
) -> int | None:
    path = []
    current = token
    while current.i not in clauses and current.i not in owners:
        path.append(current.i)
        if current.dep_ == "ROOT" or current.head.i not in inside:
            return None
        current = current.head
    owner = owners.get(current.i, current.i)
    owners.update(dict.fromkeys(path, owner))
    return owner


def _mark_silent(clauses: dict[int, Clause]) -> None:
    """Mark the clauses that only say who speaks."""
    for clause in clauses.values():
        if clause.kind is Kind.ATTRIBUTION or _is_inverted_tag(clause):
            clause.silent = True
        if clause.kind is not Kind.CONTENT:
            continue
        verb = clause.head.head
        while verb.i not in clauses and verb.dep_ != "ROOT":
            verb = verb.head
        above = clauses.get(verb.i)
        if above and (verb.lemma_ in REPORTING or verb.lemma_ in RELAYING):
            above.silent = True


def _is_inverted_tag(clause: Clause) -> bool:
    """Whether it is "…, said the mayor", taken by the small model for a second predicate."""
    verb, after = clause.head, [c for c in clause.head.children if c.i > clause.head.i]
    speaks = clause.kind is Kind.COORDINATE and verb.lemma_ in REPORTING
    states = any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in after)
    return speaks and not states and any(c.dep_ in SUBJECTS for c in after)

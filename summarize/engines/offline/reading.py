"""Reading an article without a model: its sentences cut into claims, each with a verbatim quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.domain import Article, DraftClaim
from summarize.engines.offline.clause import Clause, Kind
from summarize.engines.offline.clauses import clauses_of
from summarize.engines.offline.grammar import (
    SUBJECTS,
    counts,
    is_beside,
    is_figure,
    is_mark,
    is_verb,
    words_in,
)
from summarize.engines.offline.phrasing import phrase, stands_alone, tidy
from summarize.engines.offline.spans import hull, settle, tight, trim
from summarize.engines.offline.units import Unit, units_of
from summarize.text.datelines import dateline_end
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_PHRASE = 4
"""A figure within the words that say who speaks makes a claim of its own with so many words about
it ("the 41-year-old captain of the ferry"), fewer are no statement ("Channel 5")."""

MAX_ANTECEDENT = 8
"""Words of a noun phrase that a relative clause takes along."""

MIN_HEADING_WORDS = 4
"""A line with no final stop in the body is a heading; shorter ones state nothing."""

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def drafts_of(article: Article, doc: Doc) -> list[DraftClaim]:
    """Return what an English article claims, in order of its text.

    Args:
        article: The article.
        doc: The parse of its text.
    """
    drafts: dict[tuple[int, int], DraftClaim] = {}
    for unit in units_of(doc):
        for start, end, text in _claims_of(unit, article.text):
            if start < end and (start, end) not in drafts:
                drafts[start, end] = DraftClaim(
                    article=article.id, text=text, quote=article.text[start:end], start=start
                )
    return [drafts[span] for span in sorted(drafts)]


def _claims_of(unit: Unit, text: str) -> Iterator[tuple[int, int, str]]:
    if _states_nothing(unit):
        return
    clauses = settle(clauses_of(_without_dateline(unit.tokens)))
    covered: set[int] = set()
    for clause in clauses:
        if clause.silent:
            continue
        tokens = _reach(clause, hull(clause, clauses), clauses)
        if not tokens:
            continue
        covered.update(t.i for t in tokens)
        start, end = tight(text, tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
        yield start, end, phrase(clause, tokens, text[start:end])
    missed = [t for t in unit.tokens if t.i not in covered and _is_told(t)]
    if missed:
        yield from _left_over(missed, clauses, text)


def _without_dateline(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out "TERVIK (CP) -" and the "19:05" of a running report before a sentence."""
    if re.fullmatch(r"\d{1,2}[:.]\d{2}", tokens[0].text) and len(tokens) > MIN_HEADING_WORDS:
        return tokens[1:]
    first = tokens[0].idx
    text = text_of(tokens[0].doc)[: tokens[-1].idx + len(tokens[-1].text)]
    bracket = first > 0 and text[first - 1] == "("
    begins = first - bracket + dateline_end(text[first - bracket :])
    return [t for t in tokens if t.idx >= begins] or tokens


def _states_nothing(unit: Unit) -> bool:
    words = [t for t in unit.tokens if not is_mark(t)]
    figure = any(is_figure(t) for t in words)
    if len(words) < 2 or (unit.tokens[-1].text == "?" and not figure):
        return True
    return not unit.complete and len(words) < MIN_HEADING_WORDS and not figure


def _whole(tokens: Sequence[Token], text: str) -> tuple[int, int, str]:
    start, end = tight(text, tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
    return start, end, tidy(text[start:end])


def _reach(clause: Clause, tokens: list[Token], clauses: Sequence[Clause]) -> list[Token]:
    """Let a clause that needs its neighbours' words to be understood reach out to them."""
    if clause.kind is Kind.INCLUDING and tokens:
        return _reach_on(clause, tokens, clauses)
    if clause.kind is Kind.RELATIVE and tokens:
        return _reach_back(clause, tokens)
    return tokens


def _reach_on(clause: Clause, tokens: list[Token], clauses: Sequence[Clause]) -> list[Token]:
    """Let "including 47,000 children" within a subject reach on to what is said of them."""
    noun = clause.head.head
    if noun.dep_ not in SUBJECTS:
        return tokens
    for above in clauses:
        if not above.silent and noun in above.tokens and above.head.i > tokens[-1].i:
            last = hull(above, clauses)[-1]
            return [t for t in tokens[0].doc[tokens[0].i : last.i + 1] if not t.is_space]
    return tokens


def _reach_back(clause: Clause, tokens: list[Token]) -> list[Token]:
    """Let "where he had met her" reach back to "Hamburg" when no plain noun can stand in."""
    noun = clause.head.head
    if not is_beside(noun, tokens[0]) or stands_alone(clause, tokens):
        return tokens
    first = next(t for t in noun.subtree if not is_mark(t))
    while noun.ent_type_ and noun.doc[min(first.i, noun.i)].ent_iob_ == "I":
        first = noun.doc[first.i - 1]
    phrase_before = list(noun.doc[first.i : noun.i + 1])
    numbered = counts(phrase_before) or counts(tokens[:1])  # "nine of whom"
    if len(phrase_before) > MAX_ANTECEDENT or numbered:
        return tokens
    return [t for t in tokens[0].doc[first.i : tokens[-1].i + 1] if not t.is_space]


def _left_over(
    missed: Sequence[Token], clauses: Sequence[Clause], text: str
) -> Iterator[tuple[int, int, str]]:
    """Yield the noun phrases around figures that stand in an attribution."""
    for clause in clauses:
        inside = {t.i for t in clause.tokens}
        tops = {_phrase_head(t, inside) for t in missed if t.i in inside}
        for top in sorted(tops, key=lambda t: t.i):
            tokens = trim([t for t in top.subtree if t.i in inside])
            if words_in(tokens) >= MIN_PHRASE:
                yield _whole(tokens, text)


def _is_told(token: Token) -> bool:
    """Tell whether a figure tells something: a count, a measure or an age, no date or number."""
    hyphen = token.i + 1 < len(token.doc) and token.nbor().text == "-"
    dated = token.ent_type_ in {"DATE", "TIME"} and not hyphen
    return is_figure(token) and not dated and token.head.pos_ != "PROPN"


def _phrase_head(token: Token, inside: set[int]) -> Token:
    """Return the head of the largest noun phrase around a figure."""
    top = token
    while token.head.i in inside and token.dep_ != "ROOT" and not is_verb(token.head):
        token = token.head
        top = token if token.pos_ in NOMINAL else top
    return top

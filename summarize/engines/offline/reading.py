"""Reading an article without a model: its sentences cut into claims, each with a verbatim quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.domain import Article, DraftClaim
from summarize.engines.offline.clauses import Clause, clauses_of
from summarize.engines.offline.cuts import Kind
from summarize.engines.offline.grammar import is_figure
from summarize.engines.offline.phrasing import phrase, tidy
from summarize.engines.offline.spans import hull, settle, tight
from summarize.engines.offline.units import Unit, units_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_HEADING_WORDS = 4
"""A line with no final stop in the body is a heading; shorter ones state nothing."""


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
    if unit.mended and not unit.complete:
        yield _whole(unit.tokens, text)
        return
    clauses = settle(clauses_of(unit.tokens))
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
    missed = [t for t in unit.tokens if is_figure(t) and t.i not in covered]
    if missed:
        yield from _left_over(missed, clauses, text)


def _states_nothing(unit: Unit) -> bool:
    words = [t for t in unit.tokens if not t.is_punct]
    figure = any(is_figure(t) for t in words)
    if len(words) < 2 or (unit.tokens[-1].text == "?" and not figure):
        return True
    return not unit.complete and len(words) < MIN_HEADING_WORDS and not figure


def _whole(tokens: Sequence[Token], text: str) -> tuple[int, int, str]:
    start, end = tight(text, tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
    return start, end, tidy(text[start:end])


def _reach(clause: Clause, tokens: list[Token], clauses: Sequence[Clause]) -> list[Token]:
    """Let "including 47,000 children" within a subject reach on to what is said of them."""
    if clause.kind is not Kind.INCLUDING or not tokens:
        return tokens
    for above in clauses:
        if above is clause or above.silent or above.head.i <= tokens[-1].i:
            continue
        if any(t.i == clause.head.head.i for t in above.tokens):
            last = hull(above, clauses)[-1]
            return [t for t in tokens[0].doc[tokens[0].i : last.i + 1] if not t.is_space]
    return tokens


def _left_over(
    missed: Sequence[Token], clauses: Sequence[Clause], text: str
) -> Iterator[tuple[int, int, str]]:
    """Yield the words around figures that stand in an attribution ("six states called ...")."""
    missing = {t.i for t in missed}
    for clause in clauses:
        if any(t.i in missing for t in clause.tokens):
            tokens = hull(clause, clauses)
            if tokens:
                yield _whole(tokens, text)

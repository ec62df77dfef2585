"""What the evidence holds and does not assert may not be stated as a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.text.asserting import veils_over
from summarize.text.support.case import Case
from summarize.text.support.passage import Passage, keys_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def assertion(case: Case) -> Iterator[str]:
    """Yield the words that the statement leaves out, by which the evidence asserts a deed not."""
    told = [t for t in _deeds(case.statement) if next(veils_over(t), None) is None]
    deeds = [t for p in case.evidence for t in _deeds(p)]
    free = frozenset(k for t in deeds if _veil(t, case) is None for k in keys_of(t))
    for deed in deeds:
        word = _veil(deed, case)
        if word is None or keys_of(deed) & free or word.lower_ in case.statement.keys:
            continue
        if any(keys_of(deed) & keys_of(t) for t in told):
            yield f'{case.ours} leaves out the "{word.text}" of {case.theirs}'


def _deeds(passage: Passage) -> list[Token]:
    return [t for t in passage.tokens if t.pos_ == "VERB"]


def _veil(token: Token, case: Case) -> Token | None:
    """Return what veils a word of the evidence; none where it stands outside the evidence."""
    within = {t.i for p in case.evidence if p.doc is token.doc for t in p.tokens}
    return next((w for w in veils_over(token) if w.i in within), None)

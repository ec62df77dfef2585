"""Words of content: how many may be new, and which never."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.text.meaning import stem
from summarize.text.opposites import antonyms
from summarize.text.support.case import Case, listing
from summarize.text.support.passage import keys_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEASURED = """
    all every each both most many several few some half more less fewer least before after
    until since despite because only first last former again above below over under against
    up down always often sometimes rarely
"""
MEASURED_WORDS = frozenset(_MEASURED.split())
"""Closed-class words that change a fact by themselves: a statement may not bring one along."""

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")


def measured(case: Case) -> Iterator[str]:
    """Yield the words of measure and order that the statement brings in ("all", "before")."""
    brought = [t.text for t in _new(case) if t.lower_ in MEASURED_WORDS]
    if brought:
        yield f"{case.ours} brings in {listing(brought)}, which {case.theirs} does not say"


def opposites(case: Case) -> Iterator[str]:
    """Yield the words of the statement whose opposite stands in the evidence in their place."""
    ours = case.statement.keys
    for token in _new(case):
        against = antonyms(token.lemma_.lower(), token.pos_) & case.keys - ours
        if against:
            yield f'{case.ours} says "{token.text}" where {case.theirs} says "{min(against)}"'


def _new(case: Case) -> list[Token]:
    known = case.keys | case.free_words
    return [t for t in case.statement.tokens if not keys_of(t) & known]


def roles(case: Case) -> Iterator[str]:
    """Yield where the statement turns round who does and who undergoes."""
    theirs = {r for p in case.evidence for r in p.roles}
    for verb, role, word in case.statement.arguments:
        ours = (stem(verb.lemma_.lower()), role, stem(word.lemma_.lower()))
        turned = {r for r in theirs if (r[0], r[2]) == (ours[0], ours[2])}
        if keys_of(verb) & case.free_words:
            continue
        if turned and ours not in turned:
            part = f'gives "{word.text}" another part in "{verb.text}"'
            yield f"{case.ours} {part} than {case.theirs}"


def quotations(case: Case) -> Iterator[str]:
    """Yield words that the statement has in quotation marks and no evidence has as they stand."""
    theirs = _plain(case.evidence_text)
    for match in _QUOTED.finditer(case.statement.text):
        if _plain(match.group(1)).strip(" .,;:!?") not in theirs:
            yield f'{case.ours} quotes "{match.group(1)}", which {case.theirs} does not say'


def _plain(text: str) -> str:
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", text).casefold()

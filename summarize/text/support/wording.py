"""Words of content: how many may be new, and which never."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.text.meaning import stem
from summarize.text.names import Name
from summarize.text.opposites import antonyms
from summarize.text.support.case import Case, listing
from summarize.text.support.passage import LIGHT, SAYING, Passage, is_content, keys_of
from summarize.text.synonyms import synonyms

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


def wording(case: Case) -> Iterator[str]:
    """Yield the words of the statement that its evidence does not bear out."""
    yield from measured(case)
    yield from opposites(case)
    yield from _too_new(_new(case), case)


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


def governors(case: Case) -> Iterator[str]:
    """Yield the verbs that the statement takes away from over others ("tried to leave")."""
    for passage in case.evidence:
        yield from _governors(passage, case)


def quotations(case: Case) -> Iterator[str]:
    """Yield words that the statement has in quotation marks and no evidence has as they stand."""
    theirs = _plain(case.evidence_text)
    for match in _QUOTED.finditer(case.statement.text):
        if _plain(match.group(1)).strip(" .,;:!?") not in theirs:
            yield f'{case.ours} quotes "{match.group(1)}", which {case.theirs} does not say'


def _plain(text: str) -> str:
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", text).casefold()


def _too_new(new: list[Token], case: Case) -> Iterator[str]:
    named = {t for n in case.statement.names for t in _name_tokens(n, case.statement)}
    counted = {
        t
        for n in case.statement.numbers
        for t in case.statement.tokens_in(n.core_start, n.core_end)
    }
    told = [t for t in new if is_content(t) and t not in named | counted]
    brought = [t.text for t in told if not _is_free(t, case)]
    if brought:
        yield f"{case.ours} says {listing(brought)}, which {case.theirs} does not"


def _name_tokens(name: Name, passage: Passage) -> list[Token]:
    """Return the words of a name, which have a comparer of their own."""
    tokens = passage.tokens_in(name.start, name.end)
    return tokens[1:] if name.initial and tokens[0].pos_ != "PROPN" else tokens


def _is_free(token: Token, case: Case) -> bool:
    """Whether a new word changes nothing: it has a synonym in the evidence, or only says "says"."""
    if token.lemma_.lower() in LIGHT or (token.lemma_.lower() in SAYING and token.pos_ == "VERB"):
        return True
    # "State said" is no way of saying "said": a noun that looks like a verb of saying is a noun.
    barred = frozenset() if token.pos_ == "VERB" else SAYING
    return any((synonyms(key) - barred) & case.keys for key in keys_of(token))


def _governors(passage: Passage, case: Case) -> Iterator[str]:
    inside = {t.i for t in passage.tokens}
    for token in passage.tokens:
        head = token.head
        if token.dep_ != "xcomp" or head.i not in inside or head.pos_ not in {"VERB", "ADJ"}:
            continue
        if keys_of(token) & case.statement.keys and not keys_of(head) & case.statement.keys:
            yield f'{case.ours} leaves out the "{head.text}" of {case.theirs}'

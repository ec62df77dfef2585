"""The verbs of a claim with those who take part: what is held together in a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.claims.actions import agent_of, is_passive, patient_of
from summarize.domain import Participant, Predicate
from summarize.text.numbers import find_numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
NAME_PARTS = frozenset({"compound", "nmod", "poss"})
NO_DEED = re.compile(r"aux|amod")
"""Links of what says nothing of its own: "has", and "missing" of a missing person."""

PARTITIVE = frozenset({"ADJ", "NUM", "PRON", "DET"})
CLOSING = frozenset({"close", "end", "finish", "trade", "open"})
MOVES = {"fall": frozenset({"lower", "down"}), "rise": frozenset({"higher", "up"})}
"""What prices do that "closed lower", or ended up."""

CUT_SHORT = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
"""A verb of one short syllable, which doubles its last letter before -ed."""

ONE = frozenset({"a", "an", "one", "another"})


def predicates_of(tokens: Sequence[Token], root: Token, subject: Token | None) -> list[Predicate]:
    """Return what is said of whom in a claim, one predicate per verb, the main one first.

    Args:
        tokens: The tokens of its quote, with the parse of their article.
        root: Its main verb.
        subject: The head of the main verb's subject, lent or its own.
    """
    verbs = [t for t in tokens if t.pos_ in {"VERB", "AUX"} and not NO_DEED.match(t.dep_)]
    others = [_predicate(v, None) for v in verbs if v != root]
    return [_predicate(root, subject), *others]


def _predicate(verb: Token, subject: Token | None) -> Predicate:
    agent, patient = agent_of(verb), patient_of(verb)
    if agent is None and not is_passive(verb):
        agent = subject
    recipient = next((c for c in verb.children if c.dep_ == "dative"), None)
    if recipient is not None and recipient.pos_ == "ADP":
        recipient = next((c for c in recipient.children if c.dep_ == "pobj"), None)
    return Predicate(
        verb=_named(verb),
        agent=_participant(agent) if agent is not None else None,
        patient=_participant(patient) if patient is not None else None,
        recipient=_participant(recipient) if recipient is not None else None,
        complement=_complement(verb),
        passive=is_passive(verb),
    )


def _named(verb: Token) -> str:
    """Return a verb with its particle: "turn-down"."""
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt"]
    lemma = _lemma(verb)
    if lemma in CLOSING:
        where = {w for c in verb.children for w in MOVES if c.lower_ in MOVES[w]}
        return min(where, default=lemma)
    return "-".join([lemma, *particles])


def _lemma(verb: Token) -> str:
    """Return a verb's lemma; the parser's "fin" of "fined" would make "finned" (Quirk, 3.8)."""
    lemma = verb.lemma_.lower()
    return f"{lemma}e" if CUT_SHORT.fullmatch(lemma) and verb.lower_ == f"{lemma}ed" else lemma


def _participant(head: Token) -> Participant:
    others = tuple(dict.fromkeys(_others(head)))
    return Participant(
        head="people" if head.pos_ == "NUM" else head.lemma_.lower(),
        others=others,
        names=tuple(_name_words(head)),
        count=_count(head),
        definite=any(c.lower_ in {"the", "this", "its", "their"} for c in head.children),
    )


def _others(head: Token) -> Iterator[str]:
    for child in head.children:
        if child.dep_ == "conj":
            yield child.lemma_.lower()
            yield from _others(child)
        elif child.lower_ == "of" and head.pos_ in PARTITIVE:
            for whole in (t for t in child.children if t.dep_ == "pobj"):
                yield whole.lemma_.lower()
                yield from _others(whole)


def _name_words(head: Token) -> Iterator[str]:
    """Yield the words of a name; a noun with a name before it is no name ("Ferrum shares")."""
    if _is_name(head):
        yield head.text
    for child in head.children:
        named = child.dep_ == "appos" and head.tag_ == "NN"
        named = named or (child.dep_ in NAME_PARTS and _is_name(head))
        if named and _is_name(child):
            yield from _name_words(child)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.shape_.startswith("X") and not token.is_sent_start)


def _count(head: Token) -> float | None:
    """Return how many there are, where one plain number says so; an article says one."""
    determiners = {c.lower_ for c in head.children if c.dep_ in {"det", "nummod"}}
    if determiners & ONE:
        return 1.0
    counts = [c for c in head.children if c.dep_ == "nummod"]
    counts = [head] if head.pos_ == "NUM" else counts
    found = find_numbers(counts[0].text) if len(counts) == 1 else []
    return found[0].value if len(found) == 1 else None


def _complement(verb: Token) -> str | None:
    return next((c.lemma_.lower() for c in verb.children if c.dep_ in COMPLEMENTS), None)

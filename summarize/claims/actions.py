"""Who does what to whom: the verbs of an article with their agents and patients."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.domain import Action, Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RELATIVES = frozenset({"that", "which", "who", "whom"})
QUANTITIES = frozenset(
    {"hundred", "thousand", "dozen", "score", "number", "group", "percent", "cent", "million"}
    | {"batch", "majority", "handful", "column", "crowd", "some", "many", "most", "lot"}
)
"""Nouns that count what follows "of": of hundreds of people, people are meant."""
COORDINATED = ("conj", "xcomp")


def actions_in(article: Article, doc: Doc) -> tuple[Action, ...]:
    """Return the actions of an article, in order.

    Args:
        article: The article; not English, it gives none.
        doc: The parse of its text.
    """
    if article.language != "en":
        return ()
    return tuple(_action(article, t) for t in doc if t.pos_ == "VERB" and t.is_alpha)


def _action(article: Article, verb: Token) -> Action:
    agent, patient = agent_of(verb), patient_of(verb)
    return Action(
        article=article.id,
        start=verb.idx,
        end=verb.idx + len(verb),
        text=verb.text,
        lemma=verb.lemma_.lower(),
        agent=agent.lemma_.lower() if agent is not None else None,
        patient=patient.lemma_.lower() if patient is not None else None,
        agent_span=_phrase(agent) if agent is not None else None,
        patient_span=_phrase(patient) if patient is not None else None,
    )


def agent_of(verb: Token) -> Token | None:
    """Return the head of who does it, in the active, the passive or a shared subject."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            return _referent(child, verb)
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    if verb.dep_ in COORDINATED and not is_passive(verb):
        return agent_of(verb.head) if verb.head.pos_ in {"VERB", "AUX"} else None
    return None


def patient_of(verb: Token) -> Token | None:
    """Return the head of what it is done to."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            return _referent(child, verb)
    if verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN":
        return verb.head
    if verb.dep_ == "relcl" and verb.tag_ != "VBG" and _lacks_object(verb):
        return verb.head
    if verb.dep_ == "conj" and is_passive(verb) and verb.head.pos_ == "VERB":
        return patient_of(verb.head)
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, or shares one with the verb it is joined to."""
    if any(c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in verb.children):
        return True
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN"
    return (
        joined
        and not any(c.dep_ in {"nsubj", "aux"} for c in verb.children)
        and is_passive(verb.head)
    )


def _lacks_object(verb: Token) -> bool:
    """Whether a relative clause takes its head noun for its object ("areas troops captured")."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return bool(subjects) and subjects[0].lower_ not in RELATIVES


def _referent(noun: Token, verb: Token) -> Token:
    if noun.lower_ in RELATIVES and verb.dep_ == "relcl":
        return verb.head
    if noun.lemma_.lower() in QUANTITIES:
        for of in (c for c in noun.children if c.lower_ == "of"):
            return next((t for t in of.children if t.dep_ == "pobj"), noun)
    return noun


def _phrase(head: Token) -> tuple[int, int]:
    """Return the span of a noun with its modifiers before it."""
    tokens = sorted({head, *_before(head)}, key=lambda t: t.i)
    last = tokens[-1]
    return tokens[0].idx, last.idx + len(last)


def _before(head: Token) -> Iterator[Token]:
    for child in head.lefts:
        if child.dep_ in {"compound", "amod", "poss", "nmod", "nummod", "quantmod"}:
            yield from child.subtree

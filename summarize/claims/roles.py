"""Who does what to whom: the agent and the patient of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES = frozenset({"that", "which", "who", "whom"})
QUANTITIES = frozenset(
    {"hundred", "thousand", "dozen", "score", "number", "group", "percent", "cent", "million"}
    | {"batch", "majority", "handful", "column", "crowd", "some", "many", "most", "lot"}
)
"""Nouns that count what follows "of": of hundreds of people, people are meant."""
COORDINATED = ("conj", "xcomp")


def agent_of(verb: Token) -> Token | None:
    """Return the head of who does it, in the active, the passive or a shared subject."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            return _referent(child, verb)
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    if verb.dep_ not in COORDINATED or is_passive(verb) or verb.head.pos_ not in {"VERB", "AUX"}:
        return None
    raised = verb.dep_ == "xcomp" and is_passive(verb.head)  # "they were told to leave"
    return patient_of(verb.head) if raised else agent_of(verb.head)


def patient_of(verb: Token) -> Token | None:
    """Return the head of what it is done to."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            return _referent(child, verb)
    if verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN":
        return verb.head
    # A relative clause takes its head noun for its object: "areas troops captured".
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    lacks_object = subject is not None and subject.lower_ not in RELATIVES
    if verb.dep_ == "relcl" and verb.tag_ != "VBG" and lacks_object:
        return verb.head
    if verb.dep_ in COORDINATED and is_passive(verb) and verb.head.pos_ in {"VERB", "AUX"}:
        return patient_of(verb.head) or (agent_of(verb.head) if verb.dep_ == "xcomp" else None)
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, or shares one with the verb it is joined to."""
    links = {c.dep_ for c in verb.children}
    if links & {"nsubjpass", "auxpass", "agent"}:
        return True
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and not links & {"nsubj", "aux"}
    return joined and is_passive(verb.head)


def _referent(noun: Token, verb: Token) -> Token:
    if noun.lower_ in RELATIVES and verb.dep_ == "relcl":
        return verb.head
    itself = noun.lemma_ == "number" and any(c.lower_ == "the" for c in noun.children)
    many = noun.pos_ == "NUM" or (noun.lemma_.lower() in QUANTITIES and not itself)
    return (object_of(noun, "of") or noun) if many else noun


def object_of(token: Token, *prepositions: str) -> Token | None:
    """Return the noun that a preposition joins to a word: "the cost (of) repairs"."""
    joined = (c for c in token.children if c.dep_ == "prep" and c.lower_ in prepositions)
    return next((o for c in joined for o in c.children if o.dep_ == "pobj"), None)

"""Nouns in a parse: who does what to whom, their words, the one that a number belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from summarize.languages import word_set
from summarize.text.numbers import NumberMention
from summarize.text.units import UNIT_WORDS
from summarize.text.words import PEOPLE, TOLL_OF

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NOUNS = ("NOUN", "PROPN")
GENERIC = word_set("counting", "generic")
"""Words that stand for what was counted before."""
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "LOC"})
"""Kinds of names whose own number or measure is nothing that is told of them so briefly."""
SUMS = frozenset({"total", "toll", "number", "figure", "tally", "count", "sum", "estimate"})
"""Nouns that say that there is a number, and not of what."""
STATES = word_set("counting", "states")
"""What can be said of the counted by a word right behind it."""
MEASURING = word_set("counting", "measuring")
"""Verbs whose object is a measure of their subject."""
_FALLS = word_set("counting", "falls")
CHANGES = _FALLS | word_set("counting", "rises")
"""Words that say that something changed by an amount, whatever it came to."""
SEAMS = frozenset({"-", "\u2010", "\u2011"})
KEPT_WORDS = 2
"""Words in front of a noun that are kept: "Syrian power plants"."""
_EMPTY_ADJECTIVES = word_set("counting", "empty_adjectives")
_OF_MEN = ("men", "man", "women", "woman", "people", "folk")
MODIFIERS = ("nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "poss", "det")
"""Links from a number to a noun behind it that it counts or measures."""


class Counted(NamedTuple):
    """What is counted: the noun phrase, and what happens to it."""

    noun: str | None
    act: str | None = None
    agent: bool = False
    human: bool = False

    @property
    def words(self) -> str | None:
        """The two in short words."""
        if self.noun is None and self.act is None:
            return None
        noun = self.noun or "people"
        if self.act is None:
            return noun
        if self.agent:
            return f"{noun} {'who' if self.human else 'that'} {self.act}"
        return f"{noun} {self.act}"


# --- who does what to whom

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


# --- a noun and its words


def is_human(noun: Token) -> bool:
    """Whether a noun names people."""
    named = noun.ent_type_ in ("NORP", "PERSON") or noun.lower_.endswith(_OF_MEN)
    return named or bool({noun.lemma_.lower(), noun.lower_.removesuffix("s")} & PEOPLE)


def whole(noun: Token) -> Token:
    """Return the noun that a modifier belongs to: "22-man crew", "three debate nights"."""
    while noun.dep_ in ("compound", "nmod") and noun.tag_ in ("NN", "NNP"):
        between = noun.doc[noun.i + 1 : noun.head.i]
        joined = all(t.is_alpha or t.text in SEAMS for t in between)  # by no mark
        if noun.head.pos_ not in NOUNS or noun.head.i <= noun.i or not joined:
            break
        noun = noun.head
    return noun


def phrase(noun: Token, mention: NumberMention | None = None) -> str:
    """Return the noun with the words that it needs, a number's not: "power plants"."""
    own = set(_chain(noun))
    kept = [
        c
        for c in noun.lefts
        if c.dep_ in ("compound", "amod", "nmod") and c.is_alpha and not c.like_num
        and c not in own and not (mention and mention.start <= c.idx < mention.end)
        and c.lower_ not in _EMPTY_ADJECTIVES
    ][-KEPT_WORDS:]  # fmt: skip
    return " ".join([*filter(None, map(_chained, kept)), _chained(noun) or _cased(noun)])


def _chained(token: Token) -> str:
    """Return a word with what hyphens join to it; "" where that is a measure ("three-year")."""
    chain = _chain(token)
    if any(t.like_num or t.lower_.rstrip("s") in UNIT_WORDS for t in chain):
        return ""
    return "".join(_cased(t) for t in chain)


def _chain(token: Token) -> list[Token]:
    doc, first, last = token.doc, token.i, token.i
    while first >= 2 and doc[first - 1].text in SEAMS and not doc[first - 1].whitespace_:
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].text in SEAMS and not doc[last + 1].whitespace_:
        last += 2
    return list(doc[first : last + 1])


def _cased(token: Token) -> str:
    return token.text if token.pos_ == "PROPN" or token.ent_type_ else token.lower_


# --- the words that a number hangs on


def top_of(doc: Doc, mention: NumberMention) -> Token:
    """Return the highest word of the number and its unit."""
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    return cast("Span", span).root


def noun_of(top: Token) -> Token | None:
    """Return the noun that a number with this highest word quantifies: "12 people"."""
    counted = object_of(top, "of")
    if counted is not None:
        return None if counted.like_num or counted.pos_ == "PRON" else counted
    head = top.head
    if top.dep_ == "quantmod" and head.like_num and head.dep_ == "nummod":
        head = head.head  # "five of 40 samples"
    if top.dep_ not in MODIFIERS or any(t.text == "," for t in top.doc[top.i + 1 : head.i]):
        return None
    if head.pos_ in NOUNS:
        behind = head.i > top.i or head.lemma_.lower() in TOLL_OF  # "kills 1, wounds 2"
        return whole(head) if behind and not is_unit(head) else None
    stands = head.lower_ in STATES or head.lower_ in GENERIC
    return head if stands or (head.tag_ in ("VBN", "JJ") and head.i == top.i + 1) else None


def is_unit(noun: Token) -> bool:
    """Whether a noun names a unit of measure."""
    return noun.lower_.rstrip("s") in UNIT_WORDS


def subject_of(verb: Token) -> Token | None:
    """Return the noun that a clause is about: its object where something is done to that."""
    agent, patient = agent_of(verb), patient_of(verb)
    about = verb.head if agent is None and verb.dep_ == "acl" else agent
    sized = verb.lemma_ in MEASURING or (patient is not None and is_unit(patient))
    if patient is not None and (not sized or is_passive(verb)):
        about = patient
    return about if about is not None and about.pos_ in NOUNS else None


def change_by(top: Token) -> str | None:
    """Return "fall" or "rise" where a share is by how much: "fell (by) 5 percent"."""
    head = top.head
    if top.dep_ == "pobj":
        head = head.head if head.lower_ == "by" else top
    word = head.lemma_.lower()
    if word not in CHANGES:
        return None
    return "fall" if word in _FALLS else "rise"

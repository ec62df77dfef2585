"""Around a number in the parse: its noun, the words of that noun, and what a clause is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from summarize.claims.roles import agent_of, is_passive, object_of, patient_of
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
SPEECH_VERBS = frozenset(
    {"say", "speak", "tell", "report", "give", "list", "name", "mention", "find", "show"}
)
"""Verbs of those who only relay a number."""
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
    sized = verb.lemma_ in MEASURING or (patient is not None and is_unit(patient))
    if patient is not None and (not sized or is_passive(verb)):
        return patient if patient.pos_ in NOUNS else None
    if agent is None and verb.dep_ == "acl":
        agent = verb.head
    relays = verb.lemma_ in SPEECH_VERBS
    return agent if agent is not None and agent.pos_ in NOUNS and not relays else None


def change_by(top: Token) -> str | None:
    """Return "fall" or "rise" where a share is by how much: "fell (by) 5 percent"."""
    head = top.head
    if top.dep_ == "pobj":
        head = head.head if head.lower_ == "by" else top
    word = head.lower_ if head.pos_ in ("ADV", "ADJ", "ADP") else head.lemma_.lower()
    if head == top or word not in CHANGES:
        return None
    return "fall" if word in _FALLS else "rise"

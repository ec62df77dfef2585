"""Whether the words of a claim lean on a sentence that a reader of the claim does not see.

"The army beat it back", "all but one are alive", "a log bears this out": a pronoun whose noun
stands further up. A pronoun is taken for answered where a noun that fits stands before it in the
claim; a claim with a speaker may speak of him. The rules are those of binding theory, principles A
and B, as far as the parse shows them (Chomsky 1981): no object stands for its own verb's subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "pobj", "dative"})
PARTS = frozenset({"all", "some", "both", "each", "neither", "either"})
POINTING = frozenset({"this", "that", "these", "those"})
PERSONAL = frozenset({"he", "she", "him", "his", "her"})
PLURAL = frozenset({"they", "them", "their"})
WITHIN = frozenset({"poss", "prep", "pobj", "compound", "amod"})
"""Links inside one noun phrase: "the number of her opponent" does not say who she is."""

EMPTY_OBJECT = frozenset({"make", "find", "think", "put", "call", "take", "consider", "see"})
"""Verbs whose "it" may stand for nothing ("made it clear")."""


def leans(tokens: Sequence[Token], *, spoken: bool) -> bool:
    """Whether a pronoun among some tokens stands for what is not among them.

    Args:
        tokens: The tokens of a quote, with the parse of their article.
        spoken: Whether subjects and owners may stand for one outside the quote: its speaker, or
            the subject that was put in front of it.
    """
    words = [t for t in tokens if not (t.is_punct or t.is_space)]
    return any(_is_open(t, words, spoken=spoken) for t in words[1:]) or _is_open_part(words)


def precedes_its_speaker(text: str, tokens: Sequence[Token], speaker: str | None) -> bool:
    """Whether a claim begins with a pronoun and its speaker is named only after it.

    "Her lead is safe, the chairman said" is of somebody else's lead; "the chairman said her lead
    is safe" may be of her own.
    """
    pronoun = text.split(maxsplit=1)[0].lower() in {"he", "she", "his", "her", "its", "their"}
    if not pronoun or not tokens or not speaker:
        return False
    name = speaker.split()[-1]
    before = [t.text for t in tokens[0].sent if t.i < tokens[0].i]
    after = [t.text for t in tokens[-1].sent if t.i > tokens[-1].i]
    return name in after and name not in before


def _is_open(token: Token, words: Sequence[Token], *, spoken: bool) -> bool:
    low = token.lower_
    if token.tag_ == "DT" and token.dep_ in SUBJECTS | OBJECTS and low in POINTING:
        return not any(True for _ in token.rights)
    if token.tag_ == "PRP" and token.dep_ in OBJECTS and low in PERSONAL | PLURAL | {"it"}:
        empty = low == "it" and token.head.lemma_ in EMPTY_OBJECT
        return not empty and not _is_answered(token, words, _subject_words(token))
    if token.tag_ == "PRP$" and any(c.dep_ == "appos" for c in token.head.children):
        return False  # "her opponent, Ines Roth," is known by name
    if spoken or low not in PERSONAL | PLURAL or token.tag_ not in {"PRP", "PRP$"}:
        return False
    return not _is_answered(token, words, set()) and not _is_answered_later(token, words)


def _is_open_part(words: Sequence[Token]) -> bool:
    first = words[0] if words else None
    if first is None or first.lower_ not in PARTS or first.dep_ not in SUBJECTS:
        return False
    named = len(words) > 1 and words[1].pos_ in {"NOUN", "PROPN", "ADJ"}  # "neither figure"
    return not named and not any(c.lower_ == "of" for c in first.children)


def _is_answered(token: Token, words: Sequence[Token], barred: set[int]) -> bool:
    before = (t for t in words if t.i < token.i and t.i not in barred)
    return any(_fits(t, token) and not _is_around(t, token) for t in before)


def _is_answered_later(token: Token, words: Sequence[Token]) -> bool:
    """Whether the pronoun of an opening phrase is answered by the subject ("in his speech, X")."""
    later = (t for t in words if t.i > token.i and t.dep_ in SUBJECTS and _fits(t, token))
    return any("," in t.doc[token.i : t.i].text for t in later)


def _fits(noun: Token, pronoun: Token) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ in {"DATE", "TIME"}:
        return False
    if pronoun.lower_ == "it" or noun.pos_ == "PROPN":
        return True
    acts = noun.dep_ in {"nsubj", "nsubjpass", "dobj", "conj", "appos", "attr"}
    plural = noun.tag_ == "NNS"
    return acts or plural if pronoun.lower_ in PLURAL else acts and not plural


def _is_around(noun: Token, pronoun: Token) -> bool:
    """Whether an owner is named within the noun's own phrase."""
    if pronoun.tag_ != "PRP$":
        return False
    links = list(_links(pronoun, noun))
    return bool(links) and set(links) <= WITHIN


def _links(token: Token, top: Token) -> Iterator[str]:
    """Yield the links from a token up to a noun above it; none where it is not above."""
    if not top.is_ancestor(token):
        return
    while token != top:
        yield token.dep_
        token = token.head


def _subject_words(pronoun: Token) -> set[int]:
    """Return the words of the subject of the verb whose object a pronoun is."""
    verb = pronoun.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.dep_ != "ROOT":
        verb = verb.head
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    words = {w.i for c in subjects for w in c.subtree}
    if any(c.tag_ in {"WDT", "WP"} for c in subjects):  # "the owner, which named him"
        words |= {verb.head.i, *(w.i for w in verb.head.lefts)}
    return set() if pronoun.i in words else words

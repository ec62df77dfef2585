"""Do the words of two claims stand against each other: opposites in one place, parts swapped?

"Voted for the plan" and "voted against the plan" share all but a word; "Brun beat Dahl" and "Dahl
beat Brun" share every word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.gate.weighing.matters import Matter
from summarize.text.words import CLOSED_CLASS, PARTS_OF_SPEECH, antonyms

if TYPE_CHECKING:
    from spacy.tokens import Token

_SORTS = (*PARTS_OF_SPEECH, CLOSED_CLASS)
_PASSED_OVER = frozenset({"ADP", "DET", "AUX", "PART", "SCONJ", "CCONJ"})
"""Parts of speech between a word and what it belongs to: "from the south"."""
_DOERS = frozenset({"nsubj", "agent"})
_DONE_TO = frozenset({"dobj", "obj", "nsubjpass"})


def stand_against(one: Matter, other: Matter) -> bool:
    """Whether two claims tell opposite things, or one deed with its parts swapped."""
    return _has_opposites(one, other) or _is_swapped(one, other)


def _has_opposites(one: Matter, other: Matter) -> bool:
    """Whether a word of one is the opposite of a word of the other, both of the same word."""
    mine, theirs = _placed(one), _placed(other)
    against = {
        (opposite, place)
        for word, place in mine
        if word not in {w for w, _ in theirs}
        for sort in _SORTS
        for opposite in antonyms(word, sort)
    }
    return any(word not in {w for w, _ in mine} for word, _ in against & theirs)


def _placed(matter: Matter) -> frozenset[tuple[str, str]]:
    """Return the words of a claim, each with the word that it belongs to, by their lemmas."""
    return frozenset((t.lemma_.lower(), _head(t).lemma_.lower()) for t in matter.passage.tokens)


def _head(token: Token) -> Token:
    head = token.head
    while head.pos_ in _PASSED_OVER and head.head != head:
        head = head.head
    return head


def _is_swapped(one: Matter, other: Matter) -> bool:
    """Whether who does a deed in one is whom it is done to in the other, and the reverse."""
    mine, theirs = _parts(one), _parts(other)
    return any(
        bool(did & their_done) and bool(done & their_did) and not (did & their_did)
        for verb, (did, done) in mine.items()
        if verb in theirs
        for their_did, their_done in (theirs[verb],)
    )


def _parts(matter: Matter) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return for each verb the words for who does it, and for whom it is done to.

    Names count by the side of an active verb on which they stand: parsers stumble over them.
    """
    return {
        verb.lemma_.lower(): (
            _words_of(verb, _DOERS) | _names(verb, matter, before=True),
            _words_of(verb, _DONE_TO) | _names(verb, matter, before=False),
        )
        for verb in matter.passage.tokens
        if verb.pos_ == "VERB"
    }


def _words_of(verb: Token, roles: frozenset[str]) -> frozenset[str]:
    parts = (c for c in verb.children if c.dep_ in roles)
    words = (t for part in parts for t in part.subtree)
    return frozenset(t.lower_ for t in words if t.pos_ in ("PROPN", "NOUN"))


def _names(verb: Token, matter: Matter, *, before: bool) -> frozenset[str]:
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return frozenset()
    side = (t for t in matter.passage.tokens if (t.i < verb.i) is before)
    return frozenset(t.lower_ for t in side if t.lower_ in matter.name_words)

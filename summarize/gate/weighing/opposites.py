"""Do the words of two claims stand against each other: another word in one place, parts swapped?

"Signed the bill" and "vetoed the bill" share all but a word, as do "voted for the plan" and "voted
against the plan"; "Brun beat Dahl" and "Dahl beat Brun" share every word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from summarize.gate.weighing.matters import Matter
from summarize.text.words import CLOSED_CLASS, FUNCTION_WORDS, antonyms, is_kin, stem

if TYPE_CHECKING:
    from spacy.tokens import Token

_PASSED_OVER = frozenset({"ADP", "DET", "AUX", "PART", "SCONJ", "CCONJ", "NUM"})
"""Parts of speech between a word and what it belongs to: "from the south"."""
_DOERS = frozenset({"nsubj", "agent"})
_DONE_TO = frozenset({"dobj", "obj", "nsubjpass"})


def stand_against(one: Matter, other: Matter) -> bool:
    """Whether two claims tell opposite things, or one deed with its parts swapped.

    The same words do not, whatever was put in their brackets: "Alexis", "Alexandros".
    """
    if one.claim.quote.casefold() == other.claim.quote.casefold():
        return False
    return (
        _has_opposites(one, other)
        or _has_another_word(one, other)
        or _is_swapped(_deeds(one), _deeds(other))
        or _goes_back(_places(one), _places(other))
    )


SAME = 3
"""Words that two claims share, from which a single other one between them tells them apart."""


def _has_another_word(one: Matter, other: Matter) -> bool:
    """Whether two claims are the same but for one word of content, and it is none of its kin."""
    mine, theirs = _words(one), _words(other)
    if len(mine) != len(theirs) or len(mine) <= SAME:
        return False
    apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if len(apart) != 1 or not FUNCTION_WORDS.isdisjoint(apart[0]):
        return False
    return not is_kin(stem(apart[0][0]), frozenset({stem(apart[0][1])}))


def _words(matter: Matter) -> list[str]:
    """Return the lemmas of the words of a claim in order, without numbers and signs."""
    numbers = matter.passage.numbers
    return [
        t.lemma_.lower()
        for t in matter.passage.tokens
        if t.is_alpha and not any(n.start <= t.idx - matter.passage.start < n.end for n in numbers)
    ]


def _has_opposites(one: Matter, other: Matter) -> bool:
    """Whether a word of one is the opposite of a word of the other, both of the same word."""
    mine, theirs = _placed(one), _placed(other)
    ours, told = ({word for word, *_ in placed} for placed in (mine, theirs))
    against = {
        (opposite, place, sort)
        for word, place, sort in mine
        if word not in told
        for opposite in antonyms(word, sort)
    }
    return any(word not in ours for word, *_ in against & theirs)


def _placed(matter: Matter) -> frozenset[tuple[str, str, str]]:
    """Return the words of a claim, each with the word that it belongs to and what it may be.

    "The break would take a day to repair": a break is no opposite of a repair unless both are
    deeds, or both are things. Any word may belong to a closed class: "only", "all".
    """
    return frozenset(
        (t.lemma_.lower(), _head(t).lemma_.lower(), sort)
        for t in matter.passage.tokens
        for sort in (t.pos_, CLOSED_CLASS)
    )


def _head(token: Token) -> Token:
    head = token.head
    while head.pos_ in _PASSED_OVER and head.head != head:
        head = head.head
    return head


Parts = Mapping[str, tuple[frozenset[str], frozenset[str]]]
"""By a word, the words on its one side and on its other."""

_RECIPROCAL = frozenset(
    {"battle", "box", "date", "debate", "divorce", "face", "fight", "marry", "meet", "play"}
)
"""Verbs of meeting and marrying (Levin 1993, 36.2 and 36.3) whose parties may change places."""


def _is_swapped(mine: Parts, theirs: Parts) -> bool:
    """Whether what stands on one side of a word in one claim stands on the other in the other."""
    return any(
        bool(did & their_done) and bool(done & their_did) and not (did & their_did)
        for word, (did, done) in mine.items()
        if word in theirs and word not in _RECIPROCAL
        for their_did, their_done in (theirs[word],)
    )


def _goes_back(mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> bool:
    """Whether two small words lead to each other's names: "from Orle to Ardle"."""
    return any(
        bool(mine[p] & theirs[q]) and bool(mine[q] & theirs[p]) and not (mine[p] & theirs[p])
        for p, q in combinations(sorted(mine.keys() & theirs.keys()), 2)
    )


_COORDINATORS = frozenset({"and", "or", "nor", "but"})
"""They say nothing of the name behind them: "by Falk and Dahl" is "by Dahl and Falk"."""
_PLACE = re.compile(r"\b([a-z]{2,7}) (?:the )?([A-Z][\w'\u2019-]+)")
"""A small word and the name that it leads to: parsers stumble over names."""


def _places(matter: Matter) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for word, name in _PLACE.findall(matter.passage.text):
        if word in FUNCTION_WORDS - _COORDINATORS:
            found[word] |= {name}
    return found


def _deeds(matter: Matter) -> Parts:
    """Return for each verb the words for who does it, and for whom it is done to.

    Names count by the side of an active verb on which they stand: parsers stumble over them.
    """
    found = {}
    names = [t for t in matter.passage.tokens if t.lower_ in matter.name_words]
    for verb in (t for t in matter.passage.tokens if t.pos_ == "VERB"):
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
        named = [] if passive else names
        found[verb.lemma_.lower()] = (
            _words_of(verb, _DOERS) | {t.lower_ for t in named if t.i < verb.i},
            _words_of(verb, _DONE_TO) | {t.lower_ for t in named if t.i >= verb.i},
        )
    return found


def _words_of(verb: Token, roles: frozenset[str]) -> frozenset[str]:
    parts = (c for c in verb.children if c.dep_ in roles)
    words = (t for part in parts for t in part.subtree)
    return frozenset(t.lower_ for t in words if t.pos_ in ("PROPN", "NOUN"))

"""Where reported words stop: punctuation, contrast, and somebody else's clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text import saying as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Extent = tuple[int, int]
CONTRAST = frozenset({"but", "while", "whereas", "although", "though", "yet", "however"})
BACKSHIFTED = frozenset({"would", "had", "could", "might"})
MARKS = "\"\u201c\u201d\u2018\u2019'"
SHORTEST = 3
"""Characters; anything less between cue and border is punctuation."""


def has_mark(token: Token, word: str) -> bool:
    """Tell whether a clause opens with this conjunction."""
    return any(c.dep_ == "mark" and c.lower_ == word for c in token.lefts)


def last_char(verb: Token) -> int:
    """Return where the content may end: the sentence for a main verb, else its own clause."""
    chain = verb
    while chain.dep_ in ("conj", "pcomp", "prep", "xcomp", "ccomp") and chain.head.i < chain.i:
        chain = chain.head
    if chain.dep_ == "ROOT":
        return verb.sent.end_char
    last = verb.right_edge
    return last.idx + len(last)


def cut(verb: Token, left: int, end: int) -> int:
    """Return where the reported words stop because the outlet or somebody else goes on."""
    doc = verb.doc
    for token in doc[left + 1 : verb.sent.end]:
        if token.idx >= end:
            break
        if token.lower_ == "according" and doc[token.i + 1 : token.i + 2].text.lower() == "to":
            return token.idx
        if _starts_elsewhere(verb, token):
            return token.idx
    return end


def _starts_elsewhere(verb: Token, token: Token) -> bool:
    word = token.lower_
    if word not in CONTRAST and word not in ("and", ";"):
        return False
    after_comma = token.i > 0 and token.nbor(-1).text in (",", ";", "-", "\u2013", "\u2014")
    follower = clause_after(token)
    if follower is None:
        return False
    if follower.dep_ == "conj" and follower.head.i == verb.i and follower.tag_ == verb.tag_:
        return True
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i for c in follower.lefts)
    if not has_subject or not (after_comma or word == ";"):
        return False
    if _reports_itself(follower):
        return True
    return word in CONTRAST and not has_mark(follower, "that") and not _is_backshifted(follower)


def clause_after(token: Token) -> Token | None:
    """Return the verb of the clause that a conjunction opens."""
    doc = token.doc
    if token.dep_ == "mark" and token.head.i > token.i:
        return token.head
    for other in doc[token.i + 1 : token.sent.end]:
        if other.pos_ in ("VERB", "AUX") and other.dep_ in ("conj", "ROOT", "advcl", "ccomp"):
            return other
        if other.lower_ == "that" and other.i == token.i + 1:
            return None
    return None


def _reports_itself(verb: Token) -> bool:
    """Tell whether a clause names a new source ("..., and residents confirmed that")."""
    if lexicon.stance_of(verb.lemma_.lower()) is None:
        return False
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    return bool(subjects) and subjects[0].pos_ != "PRON"


def _is_backshifted(verb: Token) -> bool:
    return any(c.lower_ in BACKSHIFTED for c in verb.children if c.dep_ in ("aux", "auxpass"))


def trimmed(text: str, start: int, end: int) -> int:
    """Return `end` without the space and punctuation before it."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-\u2013\u2014"):
        end -= 1
    return end

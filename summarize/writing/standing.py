"""Whether words stand as a sentence of their own, and are understood alone, by their parse."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from summarize.domain import Claim
from summarize.text.dates import find_dates
from summarize.text.saying import PERSON_NOUNS
from summarize.text.sentences import leans_back
from summarize.text.words import PEOPLE, content_words, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
JOINING = frozenset({"CC", "WDT", "WP", "WP$", "WRB"})
"""Tags of words that tie a clause to the one before it."""


def stands_alone(doc: Doc) -> bool:
    """Whether parsed words are a sentence of their own: a finite verb with a subject that names.

    Nothing may tie them to the sentence before: no relative or joining word in front, and no
    pronoun as the subject.
    """
    words = [t for t in doc if not (t.is_punct or t.is_space)]
    if not words or words[0].tag_ in JOINING or words[0].dep_ == "mark":
        return False
    roots = [t for t in words if t.dep_ == "ROOT"]
    return len(roots) == 1 and is_finite(roots[0]) and _has_subject(roots[0])


def is_finite(root: Token) -> bool:
    """Whether a word heads a finite clause."""
    return root.tag_ in FINITE or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in root.children
    )


def _has_subject(root: Token) -> bool:
    subjects = [c for c in root.children if c.dep_ in SUBJECTS]
    if any(c.nbor().text == "," for c in subjects if c.i + 1 < len(c.doc)):
        # "Dalton, shot in the neck" has no verb; "the mayor, a banker, said so" has.
        first = min([root.i, *(c.i for c in root.children if c.dep_ in {"aux", "auxpass"})])
        return first > 0 and root.doc[first - 1].text == "," and first - subjects[0].i > 2
    return bool(subjects) and all(c.pos_ != "PRON" or c.dep_ == "expl" for c in subjects)


def gives_itself(text: str, claim: Claim) -> bool:
    """Whether words say themselves who says them: his name and the word of saying are in them.

    Where no word of saying shows him, he is what the quote opens with: "sources are betting that".
    """
    named = {w for n in (claim.speaker, claim.speaker_text) if n for w in content_words(n)}
    if not named & set(content_words(text)):
        return False
    names = (f" {n.casefold()} " for n in (claim.speaker, claim.speaker_text) if n)
    opens = any(f" {claim.quote.casefold()} ".startswith(n) for n in names)
    return bool(verbatim(claim.cue, re.IGNORECASE).search(text)) if claim.cue else opens


def opens_with_cue(claim: Claim) -> bool:
    """Whether a claim's words begin with the word of saying whose subject its speaker is."""
    return bool(claim.cue) and claim.text.casefold().startswith(f"{claim.cue} ".casefold())


# --- what is taken up must have been told: pronouns and demonstratives (Halliday and Hasan, 2.3)


OF_SEVERAL = frozenset({"they", "them", "their", "theirs"})
PRONOUNS = OF_SEVERAL | {"he", "him", "his", "she", "her", "hers"}
SELF = frozenset({"they", "he", "she", "i", "we"})
"""Pronouns that may stand for who says it."""
POINTING = frozenset({"this", "that", "these", "those"})
NAMED_BEHIND = frozenset({"relcl", "acl", "prep"})
"""What says behind a noun or pronoun which one is meant: "those who fled"."""


def leans(doc: Doc, claim: Claim) -> bool:
    """Whether a claim is not understood without what its article tells before it.

    It opens with a word that takes something up, or holds a pronoun or a demonstrative for which
    nothing in the claim can stand. Whoever is named as saying it may stand for "he"; and who
    speaks may point at what hearers see ("those voters").

    """
    spoken = claim.mode == "direct"
    own: frozenset[str] = frozenset() if spoken or claim.speaker is None else SELF
    first = next((t.lower_ for t in doc if not (t.is_punct or t.is_space)), "")
    # An "also" may join a whole sentence to the one before (Halliday and Hasan, 5.1).
    also = (t for t in doc if t.lower_ in {"also", "too"} and t.dep_ == "advmod")
    if (leans_back(claim.text) and first not in own) or any(t.head.dep_ == "ROOT" for t in also):
        return True
    days = {i for d in find_dates(doc.text) for i in range(d.start, d.end)}
    return any(
        (t.lower_ in PRONOUNS - own and _is_unknown(t))
        or (
            t.lower_ in POINTING
            and _points_back(t)
            and not (t.dep_ == "det" and (spoken or t.idx in days))
        )
        for t in doc
    )


def _is_unknown(token: Token) -> bool:
    """Whether a pronoun stands for somebody who is not told in its sentence before it."""
    phrase = takewhile(lambda t: t.pos_ not in {"VERB", "AUX"}, token.ancestors)
    not_it = {*phrase, *_doers(token)}
    several = token.lower_ in OF_SEVERAL
    return not any(
        _may_be_meant(t, several=several) for t in token.doc[: token.i] if t not in not_it
    )


def _doers(token: Token) -> Iterator[Token]:
    """Yield who does something to whom a pronoun stands for: "the judge ordered him held"."""
    verb = token.head
    if token.dep_ == "nsubj" and not any(c.tag_ in FINITE for c in (verb, *verb.children)):
        verb = verb.head
    elif token.dep_ not in {"dobj", "dative"}:
        return
    yield from (c for c in verb.children if c.dep_ in SUBJECTS)


def _may_be_meant(token: Token, *, several: bool) -> bool:
    plural = token.tag_ in {"NNS", "NNPS"}
    one = token.lemma_.lower() in PERSON_NOUNS | PEOPLE and not plural
    return _is_name(token) or (plural or token.lemma_.lower() in PEOPLE if several else one)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.pos_ in {"NOUN", "X"} and token.text.istitle())


def _points_back(token: Token) -> bool:
    """Whether "that" or "those remarks" points at something told before."""
    meant = token.head if token.dep_ == "det" else token
    points = token.tag_ == "DT" and token.dep_ in {*SUBJECTS, "det", "dobj", "pobj"}
    return points and not any(c.dep_ in NAMED_BEHIND and c.i > meant.i for c in meant.children)


TAGGING = frozenset({"say", "tell", "add"})
"""Verbs that tell nothing without what is said."""


_OPENED = re.compile(r"(?<!\w)[\u2018'](?=\w)")
_CLOSED = re.compile(r"(?<=[\w.,!?])[\u2019'](?!\w)")
"""Single marks at words; an apostrophe within one is neither."""


def is_torn(claim: Claim) -> bool:
    """Whether a quotation is cut within a claim: of one that is all quoted, a quotation in it."""
    text = claim.quote
    odd = text.count('"') % 2 or text.count("\u201c") != text.count("\u201d")
    inner = len(_OPENED.findall(text)) > len(_CLOSED.findall(text))
    return inner or (claim.mode != "direct" and bool(odd))


def says_nothing(doc: Doc) -> bool:
    """Whether words have no finite verb, or only tell who spoke to whom: "Lind told Jo Day"."""
    if not any(t.tag_ in FINITE for t in doc):
        return True
    root = next(t for t in doc if t.dep_ == "ROOT")
    told = {"ccomp", "xcomp", "advcl", "parataxis"}
    things = (c for c in root.children if c.dep_ in told or (c.dep_ == "dobj" and not _is_name(c)))
    return root.lemma_ in TAGGING and next(things, None) is None

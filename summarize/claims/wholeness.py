"""Whether the words of a claim are a sentence, or a piece that was cut out of one.

"More than 40 taking the ferry", "the deal having been signed", "two seriously" and "the vote
almost won by the left" (after "with") back other claims; printed as statements of their own they
are no sentences, and some of them would assert what their article does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.text.saying import FACTIVE_VERBS, HEDGING_VERBS, NEUTRAL_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
UNDER = frozenset({"relcl", "acl", "advcl", "csubj", "pcomp"})
"""Links by which a clause within the claim is part of another: it does not make it a sentence."""

OPENING = frozenset({"with", "without", "despite", "including", "than"})
"""In front of a clause these make it an absolute one: it asserts nothing by itself."""


SAYING = (NEUTRAL_VERBS | FACTIVE_VERBS | HEDGING_VERBS) - {"tell"}
"""They may stand before their subject ("…, said the mayor")."""

CONDITIONS = frozenset({"if", "unless", "whether", "although", "though", "because", "until"})


def is_whole(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a claim's words can stand as a sentence.

    Args:
        text: The claim in its own words; where they are not those of its quote, an engine has
            phrased them, and they are taken for a sentence.
        tokens: The tokens of its quote, with the parse of their article.
    """
    words = [t for t in tokens if not (t.is_punct or t.is_space)]
    if not words:
        return False
    if is_phrased(text, tokens):
        return True
    if _follows(words[0], OPENING) or _takes_a_subject(words[-1]) or _is_condition(words):
        return False
    inside = {t.i for t in tokens}
    return any(_heads(t, inside) for t in words) or _is_name_and_clause(words)


def is_phrased(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a claim's words are others than those of its quote."""
    words = [t for t in tokens if not (t.is_punct or t.is_space)]
    return not words or _plain(text) != _plain(words[0].doc[words[0].i : words[-1].i + 1].text)


def _heads(verb: Token, inside: set[int]) -> bool:
    """Whether a token is the finite verb of a main clause among some tokens."""
    if not _is_finite(verb, inside) or (verb.head.i in inside and verb.dep_ in UNDER):
        return False
    above = verb
    while above.dep_ == "conj" and above.head.i in inside:
        above = above.head
    return any(c.dep_ in SUBJECTS and c.i in inside for v in (verb, above) for c in v.children)


def _is_finite(verb: Token, inside: set[int]) -> bool:
    if any(c.dep_ in AUXILIARIES and c.tag_ in FINITE and c.i in inside for c in verb.children):
        return True
    links = {c.dep_ for c in verb.children}
    if verb.tag_ == "VBN":  # "a man carried out a raid", mistagged
        return {"nsubj", "dobj"} <= links and not links & {"agent", *AUXILIARIES}
    if verb.tag_ not in FINITE or verb.dep_ in AUXILIARIES:
        return False
    return "agent" not in links or "dobj" in links  # "almost won by the left", mistagged


def _is_name_and_clause(words: Sequence[Token]) -> bool:
    """Whether it is "the owner, which denies it": printed as "the owner denies it"."""
    inside = {t.i for t in words}
    clauses = [t for t in words if t.lower_ in {"which", "who"} and t.dep_ in SUBJECTS]
    if len(clauses) != 1 or not _is_finite(clauses[0].head, inside):
        return False
    noun = clauses[0].head.head
    return noun in words and clauses[0].nbor(-1).text == ","


def _takes_a_subject(last: Token) -> bool:
    """Whether what ends a claim is the subject of the verb behind it ("…, its chair, | told …")."""
    after = last.doc[last.i + 1 : last.sent.end]
    verb = next((t for t in after if not t.is_punct), None)
    if verb is None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.lemma_ in SAYING:
        return False
    predicate = verb.head if verb.dep_ in AUXILIARIES else verb
    return not any(c.dep_ in SUBJECTS | {"cc"} for c in predicate.children)


def _is_condition(words: Sequence[Token]) -> bool:
    """Whether it is an if-clause and no more."""
    comma = any(t.text == "," for t in words[0].doc[words[0].i : words[-1].i])
    return words[0].lower_ in CONDITIONS and not comma


def _follows(token: Token, words: frozenset[str]) -> bool:
    return token.i > 0 and not token.is_sent_start and token.nbor(-1).lower_ in words


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()

"""What is said to happen to what is counted: "civilians who left", "people killed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.nouns import (
    GENERIC,
    NOUNS,
    STATES,
    Counted,
    is_human,
    phrase,
)
from summarize.claims.roles import agent_of, is_passive, patient_of
from summarize.languages import word_set
from summarize.text.parsing import text_of
from summarize.text.words import PASTS, TOLL_OF, TOLLS, past_participle, past_tense

if TYPE_CHECKING:
    from spacy.tokens import Token

WEAK_VERBS = word_set("counting", "weak_verbs")
"""Verbs that alone say nothing of what happened to what is counted."""
TRYING = word_set("counting", "trying")
"""Verbs that make another verb the act, and may leave it undone."""
_HELPING = frozenset({"help", "let", "allow", "enable", "force", "leave", "see", "expect"})
"""Verbs whose object does what another verb says: "helped 300 villagers flee"."""
_LINKING = word_set("counting", "linking")
"""Verbs whose complement is the state of what is counted: "left homeless", "shot dead"."""
_COLLECTIVES = word_set("counting", "collectives")
"""Nouns of amount and of gatherings: what they do, those do whom they consist of."""

Act = tuple[str | None, bool]
"""What happens, in the past tense, and whether the counted do it themselves."""
NOTHING: Act = (None, False)


def of_noun(noun: Token) -> Counted:
    """Return a counted noun with its act; deaths and injuries are told of people."""
    toll = TOLL_OF.get(noun.lemma_.lower()) or TOLL_OF.get(noun.lower_)
    taken = noun.lower_ == "lives" and noun.head.lemma_ in ("lose", "claim", "take", "cost")
    toll = "killed" if taken else toll
    if toll or noun.lower_ in STATES:
        return Counted("people", toll or noun.lower_, human=True)
    if is_human(noun):
        hurt = (TOLL_OF.get(c.lower_) for c in noun.lefts if c.dep_ == "amod")
        if (toll := next(filter(None, hurt), None)) is not None:  # "27 injured people"
            return Counted(noun.lower_, toll, human=True)
    act, agent = act_of(noun)
    if noun.lower_ in GENERIC:
        return Counted("people", act, agent=agent, human=True)
    return Counted(phrase(noun), act, agent=agent, human=is_human(noun))


def act_of(noun: Token) -> Act:
    """Return what happens to a counted thing, and whether it does it itself."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    top = _top(noun)
    told = [_state_behind(noun), *map(_deed_of_clause, clauses)]
    told += [_deed_above(top)] if top is not None else []
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if following.text == ",":  # what follows a comma adds to the statement, it is not its matter
        told.reverse()
    act, agent = next((a for a in told if a[0] is not None), NOTHING)
    return (TOLL_OF.get(act, act), agent and act not in TOLLS) if act is not None else NOTHING


def _top(noun: Token) -> Token | None:
    """Return the word by which a noun hangs on its verb: "dozens" of "dozens of villagers".

    None where it is the whole of a part: what 60 of 220 residents do, the 220 do not.
    """
    while noun.dep_ == "conj" and noun.head.pos_ in (*NOUNS, "NUM"):
        noun = noun.head
    above = noun.head.head
    many = above.pos_ == "NUM" or above.lemma_.lower() in _COLLECTIVES
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or not many:
        return noun
    return None if above.like_num and any(c.dep_ == "nummod" for c in noun.children) else above


def _deed_of_clause(verb: Token) -> Act:
    """Return what a participle or a relative clause says of its noun: "the men who fled"."""
    if verb.pos_ not in ("VERB", "AUX") or _is_denied(verb):
        return NOTHING
    if patient_of(verb) == verb.head and (verb.dep_ == "acl" or is_passive(verb)):
        return said(verb, agent=False), False
    doing = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.lemma_ not in WEAK_VERBS
    return (said(verb, agent=True), True) if doing or agent_of(verb) == verb.head else NOTHING


def _deed_above(noun: Token) -> Act:
    """Return what the verb says of which the noun is the subject or the object."""
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX") or verb == noun or _is_denied(verb):
        return NOTHING
    if noun.dep_ == "dobj" and verb.lemma_ in _HELPING:
        below = _carried_on(verb, ("xcomp", "ccomp"))
        return (said(below, agent=True), True) if below is not None else NOTHING
    if noun.dep_ in ("nsubjpass", "dobj"):
        return said(verb, agent=False), False
    return (said(verb, agent=True), True) if noun.dep_ == "nsubj" else NOTHING


def _is_denied(verb: Token) -> bool:
    """Whether a verb is negated: who did not vote is not among those who voted."""
    return any(c.dep_ == "neg" for c in verb.children)


_STATE_AHEAD = re.compile(
    r"(?:\s+(?:is|are|was|were|be|been|have|has|had|still|also|now|remain|remained|reported|feared"
    r"|reportedly|confirmed|presumed))*\s+(?P<state>[a-z]+)\b"
)


def _state_behind(noun: Token) -> Act:
    ahead = _STATE_AHEAD.match(text_of(noun.doc), noun.idx + len(noun))
    if ahead is not None and ahead["state"] in STATES:
        return ahead["state"], False
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in _LINKING:
        linked = (c for c in noun.head.children if c.dep_ in ("acomp", "oprd", "xcomp"))
        return next((c.lower_ for c in linked if c.lower_ in STATES), None), False
    return NOTHING


def said(verb: Token, *, agent: bool) -> str | None:
    """Return a verb as the act: "evacuated", "left", "ran away"."""
    lemma = verb.lemma_.lower()
    if lemma in TOLL_OF or verb.lower_ in TOLL_OF:
        return TOLL_OF.get(lemma) or TOLL_OF[verb.lower_]
    if lemma in TRYING and (below := _carried_on(verb)) is not None:
        return f"{past(verb, agent=agent)} to {below.lemma_.lower()}"
    particle = next((c.lower_ for c in verb.children if is_particle(c)), None)
    bare = _bare_object(verb) if agent and lemma != "have" else None
    if bare in ("life", "lives"):  # "lost their lives"
        return "killed"
    if lemma in WEAK_VERBS and not (particle or bare or (lemma == "leave" and agent)):
        below = _carried_on(verb, ("xcomp",) if agent else _CARRIERS)
        return said(below, agent=agent) if below is not None else None
    return " ".join(filter(None, [past(verb, agent=agent), particle, bare]))


_WAYS = frozenset({"out", "away", "off", "down", "up", "back", "home", "aside"})
_CARRIERS = ("xcomp", "advcl", "ccomp")


def is_particle(token: Token) -> bool:
    """Whether a word is one with its verb: "came out", "got away", "handed over"."""
    loose = token.dep_ == "advmod" or (token.dep_ == "prep" and token.lower_ in ("out", "away"))
    return token.dep_ == "prt" or (loose and token.lower_ in _WAYS and token.head.lemma_ != "be")


def _carried_on(verb: Token, links: tuple[str, ...] = _CARRIERS) -> Token | None:
    """Return the verb behind a verb that carries its matter."""
    below = (c for c in verb.children if c.dep_ in links and c.pos_ == "VERB" and c.i > verb.i)
    return next(below, None)


def _bare_object(verb: Token) -> str | None:
    """Return an object that is one with its verb: "lost power", "took part", "lost their homes"."""
    for noun in verb.children:
        owned = all(c.dep_ == "poss" for c in noun.children)
        if noun.dep_ == "dobj" and noun.pos_ == "NOUN" and owned and noun.i <= verb.i + 2:
            return noun.lower_
    return None


def act_behind(top: Token) -> tuple[str, bool] | None:
    """Read what follows a number without a noun: "3,000 more surrendered", "14 others trapped"."""
    for token in top.doc[top.i + 1 : top.i + 3]:
        if token.lower_ in STATES:
            return TOLL_OF.get(token.lemma_.lower(), token.lower_), False
        if token.tag_ == "VBD" and token.lemma_ not in WEAK_VERBS:
            toll = TOLL_OF.get(token.lemma_.lower())
            return toll or past(token, agent=True), toll is None
        if token.lower_ not in GENERIC and token.lower_ not in ("others", "people"):
            return None
    return None


def past(verb: Token, *, agent: bool) -> str:
    """Return the past form: of what is done to the counted its participle.

    Args:
        verb: The verb.
        agent: Whether the counted do it.
    """
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBD" and agent:
        return verb.lower_
    if lemma not in PASTS and verb.lower_.endswith("ed"):
        return verb.lower_  # the lemma of "fined" is not always "fine"
    if verb.tag_ == "VBN":
        return PASTS.get(lemma, verb.lower_) if agent else verb.lower_
    return past_tense(lemma) if agent else past_participle(lemma)

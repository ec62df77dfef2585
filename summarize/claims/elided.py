"""Numbers without a noun: "another 4,000 made it out", "two others missing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.claims.acts import SPEECH_VERBS, WEAK_VERBS, Context, Counted, act_of, of_noun
from summarize.claims.heads import act_behind
from summarize.claims.nouns import NOUNS, SUMS, is_human, topic_before
from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS
from summarize.text.words import TOLLS

if TYPE_CHECKING:
    from spacy.tokens import Token

REPORTING_VERBS = NEUTRAL_VERBS | FACTIVE_VERBS | {"claim", "estimate", "count", "believe"}


def elliptical(top: Token, near: Context) -> Counted:
    """Return what a number without a noun counts: "killing at least one", "two others missing".

    Args:
        top: The number, or the word that stands for what was counted before.
        near: What the numbers around it count.
    """
    act, agent = act_behind(top) or act_of(top)
    before = near.before
    if before is not None and act is not None and before.act == act:
        return before
    if act in TOLLS:
        same = before is not None and before.act in TOLLS and before.noun
        return Counted(before.noun if before and same else "people", act, human=True)
    if _stands_for_others(top):
        return Counted(None)
    topic = topic_before(top)
    if topic is not None:
        own = of_noun(topic)
        return own if act is None else own._replace(act=act, agent=agent)
    here = near.apposed if near.apposed is not None and near.apposed.human else None
    subject = _people_in_front(top) if here is None else None
    if subject is not None:
        return _likewise(top, of_noun(subject), act, agent=agent)
    before = here or before
    if before is None:
        told = act and (agent or (top.dep_ == "dobj" and top.head.lemma_ in _DONE_TO_PEOPLE))
        return Counted("people", act, agent=agent, human=True) if told else Counted(None)
    return _likewise(top, before, act, agent=agent)


_DONE_TO_PEOPLE = frozenset(
    {"employ", "hire", "recruit", "arrest", "detain", "jail", "rescue", "evacuate", "hospitalise",
     "hospitalize"}
)  # fmt: skip
"""Verbs whose object, where it is a bare number, is people: "the plant employs about 600"."""


def _stands_for_others(top: Token) -> bool:
    """Whether a bare number names somebody or is an age: "the two met", "who is 70"."""
    before = top.nbor(-1) if top.i else None
    if before is not None and before.lower_ in ("the", "these", "those"):
        return not any(c.dep_ in ("relcl", "acl", "prep") for c in top.children)
    listed = before is not None and before.is_punct and top.i + 1 < len(top.doc)
    if top.lower_ == "one":
        return True
    if listed and top.nbor().text == "," and top.dep_ not in ("nsubj", "nsubjpass"):
        return True
    return top.dep_ in ("attr", "acomp") and any(
        c.dep_ == "nsubj" and c.lower_ in ("who", "he", "she", "i") for c in top.head.children
    )


def _likewise(top: Token, other: Counted, act: str | None, *, agent: bool) -> Counted:
    """Count the same as another number does, with this one's own fate where it has one."""
    if act is not None:
        return other._replace(act=act, agent=agent)
    own = has_own_predicate(top) or _is_had(top)
    return other._replace(act=None, agent=False) if own else other


def _is_had(top: Token) -> bool:
    """Whether a number is what somebody has, or is put beside a thing: "the clinic has 25".

    Such a number shares nobody's fate; one that is said or counted may ("the ministry gave 31").
    """
    verb = top.head
    if top.dep_ == "appos":
        return verb.pos_ == "NOUN" and not is_human(verb) and verb.lemma_.lower() not in SUMS
    relayed = SPEECH_VERBS | REPORTING_VERBS
    return top.dep_ == "dobj" and verb.lemma_ in WEAK_VERBS and verb.lemma_ not in relayed


def _people_in_front(top: Token) -> Token | None:
    """Return the people that the sentence is about, where they stand before the number."""
    for token in top.sent:
        if token.i >= top.i:
            return None
        plural = token.lower_.endswith(("s", "people", "men", "children"))
        if plural and token.pos_ in NOUNS and is_human(token) and not _relays(token):
            return token
    return None


def _relays(token: Token) -> bool:
    """Whether people only tell the number: "police said 800"."""
    return token.dep_ == "nsubj" and token.head.lemma_ in SPEECH_VERBS | REPORTING_VERBS


def has_own_predicate(top: Token) -> bool:
    """Whether a number is itself what its clause is about, so that it shares no other's fate."""
    verb = top.head
    finite = verb.tag_ != "VBG" or any(c.dep_ == "aux" for c in verb.children)
    return top.dep_ in ("nsubj", "nsubjpass", "attr") and verb.pos_ in ("VERB", "AUX") and finite

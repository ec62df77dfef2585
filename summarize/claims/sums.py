"""What a total or a toll is of: "bringing the total to 9", "the number of dead rose to 58"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.claims.acts import STATES, Counted, of_noun, upward
from summarize.claims.boarding import ABOARD
from summarize.claims.nouns import SUMS, phrase, topic_before
from summarize.text.words import TOLL_OF, TOLLS

if TYPE_CHECKING:
    from spacy.tokens import Token


def sum_above(top: Token) -> Token | None:
    """Return the "total" or "toll" that a number is the value of: "bringing the total to 9"."""
    verb = None
    if top.dep_ == "pobj" and top.head.lower_ in ("to", "at", "of", "from"):
        verb = top.head.head
    elif top.dep_ in ("attr", "dobj", "npadvmod", "nummod", "acomp", "dep", "oprd"):
        verb = top.head
    if verb is None:
        return None
    if top.dep_ == "nummod" and verb.dep_ == "attr" and verb.head.lemma_ == "be":
        verb = verb.head  # "the number is 450, full stop"
    while verb.pos_ in ("ADP", "ADV") and verb.head != verb:  # "has gone up to 58"
        verb = verb.head
    for above in upward(verb, 4):
        if above.lemma_.lower() in SUMS:
            return above
        if above.dep_ not in ("acl", "pobj", "prep"):
            break
    names = ("nsubj", "nsubjpass", "dobj", "appos")
    return next((c for c in verb.children if c.dep_ in names and c.lemma_.lower() in SUMS), None)


def of_sum(total: Token, before: Counted | None) -> Counted:
    """Return what a total is of: its own words say so, or the count before it."""
    if total.i + 1 < len(total.doc) and total.nbor().lower_ == "aboard":
        return ABOARD
    modifiers = {c.lemma_.lower() for c in total.children if c.dep_ in ("compound", "amod")}
    if modifiers & TOLLS["killed"] or total.lemma_.lower() == "toll":
        return Counted("people", "killed", human=True)
    for child in total.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None:
                return _as_counted(found)
    for child in total.children:
        if child.dep_ in ("acl", "amod") and child.lower_ in STATES and child.i > total.i:
            return Counted("people", TOLL_OF.get(child.lower_, child.lower_), human=True)
    if before is not None:
        return before
    topic = topic_before(total)
    return of_noun(topic) if topic is not None else Counted(phrase(total))


def _as_counted(noun: Token) -> Counted:
    """Return what "the number of" is of; that the number rose is nothing that befell it."""
    own = of_noun(noun)
    told = any(c.dep_ in ("acl", "relcl") for c in noun.children)
    return (
        own
        if told or own.act in TOLLS or own.act in STATES
        else own._replace(act=None, agent=False)
    )

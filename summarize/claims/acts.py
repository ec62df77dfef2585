"""What is said to happen to what is counted: "civilians who left", "people killed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.nouns import GENERIC, NOUNS, STATES, Counted, is_human, phrase
from summarize.claims.roles import agent_of, is_passive, patient_of
from summarize.languages import word_set
from summarize.text.parsing import text_of
from summarize.text.words import PASTS, TOLL_OF, TOLLS, past_participle, past_tense

if TYPE_CHECKING:
    from spacy.tokens import Token

WEAK_VERBS = word_set("counting", "weak_verbs")
"""Verbs that alone say nothing of what happened to what is counted."""
_HELPING = frozenset({"help", "let", "allow", "enable", "force", "leave", "see", "expect"})
"""Verbs whose object does what another verb says: "helped 300 villagers flee"."""
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
    told = [(_state_behind(noun), False), *map(_deed_of_clause, clauses)]
    told += [_deed_above(top)] if top is not None else []
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
    if not _tells(verb):
        return NOTHING
    if patient_of(verb) == verb.head and (verb.dep_ == "acl" or is_passive(verb)):
        return _said(verb, agent=False), False
    doing = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.lemma_ not in WEAK_VERBS
    return (_said(verb, agent=True), True) if doing or agent_of(verb) == verb.head else NOTHING


def _deed_above(noun: Token) -> Act:
    """Return what the verb says of which the noun is the subject or the object."""
    verb = noun.head
    if verb == noun or not _tells(verb):
        return NOTHING
    if noun.dep_ == "dobj" and verb.lemma_ in _HELPING:
        below = _carried_on(verb, ("xcomp", "ccomp"))
        return (_said(below, agent=True), True) if below is not None else NOTHING
    if noun.dep_ in ("nsubjpass", "dobj"):
        return _said(verb, agent=False), False
    return (_said(verb, agent=True), True) if noun.dep_ == "nsubj" else NOTHING


def _tells(verb: Token) -> bool:
    """Whether a word is a verb, and not negated: who did not vote is not among those who voted."""
    return verb.pos_ in ("VERB", "AUX") and all(c.dep_ != "neg" for c in verb.children)


_STATE_AHEAD = re.compile(
    r"(?:\s+(?:more|others?|is|are|was|were|be|been|have|has|had|still|also|now|remain|remained"
    r"|reported|feared|reportedly|confirmed|presumed))*\s+(?P<state>[a-z]+)\b"
)


def _state_behind(noun: Token) -> str | None:
    """Return the state of what is counted where it stands right behind it: "two others missing"."""
    ahead = _STATE_AHEAD.match(text_of(noun.doc), noun.idx + len(noun))
    return ahead["state"] if ahead is not None and ahead["state"] in STATES else None


def _said(verb: Token, *, agent: bool) -> str | None:
    """Return a verb as the act: "evacuated", "left"; None where it says nothing."""
    lemma = verb.lemma_.lower()
    if lemma in TOLL_OF or verb.lower_ in TOLL_OF:
        return TOLL_OF.get(lemma) or TOLL_OF[verb.lower_]
    bare = _bare_object(verb) if agent and lemma != "have" else ""
    if bare in ("life", "lives"):  # "lost their lives"
        return "killed"
    if lemma in WEAK_VERBS and not (bare or (lemma == "leave" and agent)):
        below = _carried_on(verb, ("xcomp",) if agent else ("xcomp", "advcl", "ccomp"))
        return _said(below, agent=agent) if below is not None else None
    return f"{past(verb, agent=agent)} {bare}".rstrip()


def _bare_object(verb: Token) -> str:
    """Return an object that is one with its verb: "lost power", "lost their homes"."""
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
    return next((c.lower_ for c in objects if all(g.dep_ == "poss" for g in c.children)), "")


def _carried_on(verb: Token, links: tuple[str, ...]) -> Token | None:
    """Return the verb behind a verb that carries its matter."""
    below = (c for c in verb.children if c.dep_ in links and c.pos_ == "VERB" and c.i > verb.i)
    return next(below, None)


def past(verb: Token, *, agent: bool) -> str:
    """Return a verb's past form; its participle where the counted are not those who do it."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBD" and agent:
        return verb.lower_
    if lemma not in PASTS and verb.lower_.endswith("ed"):
        return verb.lower_  # the lemma of "fined" is not always "fine"
    if verb.tag_ == "VBN":
        return PASTS.get(lemma, verb.lower_) if agent else verb.lower_
    return past_tense(lemma) if agent else past_participle(lemma)

"""What is said to happen to a counted noun: "civilians who left", "people killed".

The lexicons are closed: the tolls of disaster statistics, common nouns of people, light verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.amounts import NumberMention
from summarize.text.parsing import text_of
from summarize.text.tolls import PEOPLE, TOLL_OF, TOLLS
from summarize.text.units import TIME_UNITS
from summarize.text.verbs import PASTS, past_participle, past_tense

if TYPE_CHECKING:
    from spacy.tokens import Token

GENERIC = frozenset({"other", "more", "one", "those", "they", "them", "whom", "which", "who"})
SUMS = frozenset({"total", "toll", "number", "figure", "tally", "count", "sum"})
WEAK_VERBS = frozenset(
    {
        "be", "have", "include", "say", "see", "report", "become", "make", "take", "give", "get",
        "do", "put", "bring", "estimate", "believe", "know", "think",
        "fear", "presume", "tell", "announce", "add", "show", "leave",
        "involve", "confirm", "remain", "contain", "comprise", "total", "reach", "number", "rise",
    }
)  # fmt: skip
"""Verbs that alone say nothing of what happened to what is counted."""
HELPING_VERBS = frozenset({"help", "let", "allow", "enable", "force", "leave", "see"})
TRYING = frozenset(
    {"try", "attempt", "want", "seek", "plan", "begin", "start", "manage", "fail", "refuse", "wait"}
)  # fmt: skip
"""Verbs that make another verb the act, and may leave it undone."""
GRANTING = frozenset({"grant", "give", "offer", "deny"})
"""Verbs that say little without their object: "granted amnesty"."""
STATES = frozenset(
    {
        "dead", "missing", "injured", "wounded", "hurt", "trapped", "homeless", "stranded",
        "displaced", "unaccounted", "sick", "ill", "infected", "alive", "damaged", "destroyed",
        "evacuated", "arrested", "detained", "killed", "flattened", "hospitalised",
        "hospitalized", "rescued", "unemployed",
    }
)  # fmt: skip
"""What can be said of the counted by a word right behind it."""


class Counted(NamedTuple):
    """What is counted: the noun phrase, and what happens to it."""

    noun: str | None
    act: str | None = None
    agent: bool = False
    human: bool = False

    @property
    def words(self) -> str | None:
        """The two in short words."""
        if self.noun is None and self.act is None:
            return None
        noun = self.noun or "people"
        if self.act is None:
            return noun
        if self.agent:
            return f"{noun} {'who' if self.human else 'that'} {self.act}"
        return f"{noun} {self.act}"


def of_noun(noun: Token) -> Counted:
    """Return a counted noun with its act; deaths and injuries are told of people."""
    toll = TOLL_OF.get(noun.lemma_.lower()) or TOLL_OF.get(noun.lower_)
    if toll:
        return Counted("people", toll, human=True)
    if noun.lower_ == "lives" and noun.head.lemma_ in ("lose", "claim", "take", "cost"):
        return Counted("people", "killed", human=True)
    if noun.lower_ in STATES:
        return Counted("people", noun.lower_, human=True)
    act, agent = act_of(noun)
    if noun.lower_ in GENERIC:
        return Counted("people", act, agent=agent, human=True)
    return Counted(phrase(noun), act, agent=agent, human=is_human(noun))


def is_human(noun: Token) -> bool:
    """Whether a noun names people."""
    singular = noun.lower_.removesuffix("s")
    return (
        noun.lemma_.lower() in PEOPLE or singular in PEOPLE or noun.ent_type_ in ("NORP", "PERSON")
    )


def phrase(noun: Token, mention: NumberMention | None = None) -> str:
    """Return the noun with the words that it needs: "power plants", "Syrian citizens"."""
    kept = [
        c
        for c in noun.lefts
        if c.dep_ in ("compound", "amod", "nmod") and c.is_alpha and not c.like_num
        and c.lower_ not in TIME_UNITS
        and not (mention is not None and mention.start <= c.idx < mention.end)
        and c.lower_ not in _EMPTY_ADJECTIVES
    ][-2:]  # fmt: skip
    words = [*kept, noun]
    return " ".join(w.text if w.pos_ == "PROPN" or w.ent_type_ else w.lower_ for w in words)


_EMPTY_ADJECTIVES = frozenset(
    {
        "other",
        "more",
        "further",
        "additional",
        "some",
        "many",
        "several",
        "total",
        "least",
        "estimated",
        "magnitude",
        "strong",
        "powerful",
        "massive",
        "huge",
        "worth",
        "just",
    }
)


def act_of(noun: Token) -> tuple[str | None, bool]:
    """Return what happens to a counted thing, and whether it does it itself."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    readers = [_state_behind, _participle_behind, _verb_above]
    if following.text == ",":  # what follows a comma adds to the statement, it is not its matter
        readers.reverse()
    for reader in readers:
        act, agent = reader(noun)
        if act is not None:
            return TOLL_OF.get(act, act), agent and act not in TOLLS
    return None, False


_STATE_AHEAD = re.compile(
    r"(?:\s+(?:is|are|was|were|be|been|have|has|had|still|also|now|remain|remained|reported|feared"
    r"|reportedly|confirmed|presumed))*\s+(?P<state>[a-z]+)\b"
)


def _state_behind(noun: Token) -> tuple[str | None, bool]:
    end = noun.idx + len(noun)
    ahead = _STATE_AHEAD.match(text_of(noun.doc), end)
    if ahead is not None and ahead["state"] in STATES:
        return TOLL_OF.get(ahead["state"], ahead["state"]), False
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "xcomp") and child.lower_ in STATES:
                return TOLL_OF.get(child.lemma_.lower(), child.lower_), False
    return None, False


def _participle_behind(noun: Token) -> tuple[str | None, bool]:
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return _said(child, agent=False), False
        if child.dep_ == "acl" and child.tag_ == "VBG" and child.lemma_ not in WEAK_VERBS:
            return _said(child, agent=True), True
        if child.dep_ == "relcl" and _has_relative_subject(child):
            return _said(child, agent=True), True
        if child.dep_ == "prep" and child.lower_ in ("among", "of"):
            for grandchild in child.children:
                act, agent = _participle_behind(grandchild)
                if act is not None and grandchild.pos_ == "PRON":
                    return act, agent
    return None, False


def _has_relative_subject(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in verb.children)


def _verb_above(noun: Token) -> tuple[str | None, bool]:
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        token = token.head
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.pos_ in ("NOUN", "NUM")
    ):
        token = token.head.head  # "dozens of villagers", "a column of 8,000 people"
    verb = token.head
    if verb.pos_ not in ("VERB", "AUX") or verb == token or _is_broken(token, verb):
        return None, False
    if token.dep_ == "nsubjpass" or (token.dep_ == "dobj" and verb.lemma_ not in HELPING_VERBS):
        act = _said(verb, agent=False)
        return act, False
    if token.dep_ == "nsubj":
        act = _said(verb, agent=True)
        return act, act is not None
    if token.dep_ == "attr" and verb.lemma_ == "be":
        return _among_those(verb)
    return None, False


def _is_broken(token: Token, verb: Token) -> bool:
    """Whether a dash, colon or semicolon parts a noun from the verb that the parse gives it."""
    first, last = sorted((token.i, verb.i))
    return any(t.text in _BREAKS for t in token.doc[first:last])


_BREAKS = frozenset({"\u2013", "\u2014", "--", ";", ":"})


def _among_those(verb: Token) -> tuple[str | None, bool]:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "among":
            for grandchild in child.children:
                act, agent = _participle_behind(grandchild)
                if act is not None:
                    return act, agent
    return None, False


def _said(verb: Token, *, agent: bool) -> str | None:
    """Return a verb as the act: "evacuated", "left", "made it out"."""
    lemma = verb.lemma_.lower()
    if verb.lower_ == "missing" or lemma in TOLL_OF:
        return TOLL_OF.get(lemma, "missing")
    particle = next(
        (c for c in verb.children if c.dep_ in ("prt", "advmod") and c.lower_ in _WAYS), None
    )
    if lemma == "take" and (light := _light_object(verb)) is not None:
        return light
    if particle is not None:
        it = " it" if lemma == "make" and verb.nbor().lower_ == "it" else ""
        return f"{past(verb, agent=agent)}{it} {particle.lower_}"
    if lemma in TRYING and (below := _carried_on(verb)) is not None:
        return f"{past(verb, agent=agent)} to {below.lemma_.lower()}"
    if lemma in GRANTING and (thing := _object(verb)) is not None:
        return f"{past(verb, agent=agent)} {thing.lower_}"
    if lemma in WEAK_VERBS and not (lemma == "leave" and agent):
        below = _carried_on(verb)
        return _said(below, agent=agent) if below is not None else None
    return past(verb, agent=agent)


_WAYS = frozenset({"out", "away", "off", "down", "up", "back", "home"})


def _light_object(verb: Token) -> str | None:
    """Read "taking part", "take refuge" as the act."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in ("part", "refuge", "shelter"):
            return f"{past(verb, agent=True)} {child.lower_}"
    return None


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)


def _carried_on(verb: Token) -> Token | None:
    return next(
        (c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.pos_ == "VERB"),
        None,
    )


def past(verb: Token, *, agent: bool) -> str:
    """Return the past form: of what is done to the counted its participle."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBD" and agent:
        return verb.lower_
    if verb.tag_ == "VBN":
        return PASTS.get(lemma, verb.lower_) if agent else verb.lower_
    return past_tense(lemma) if agent else past_participle(lemma)


def upward(token: Token, steps: int) -> Iterator[Token]:
    """Yield a token and what governs it, so many steps up."""
    for _ in range(steps):
        yield token
        if token.head == token:
            return
        token = token.head

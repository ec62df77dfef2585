"""What a length of time is of: how long something takes, and who is how old."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.claims.acts import Counted, past
from summarize.claims.governing import sized_by
from summarize.claims.nouns import (
    GENERIC,
    NAMED,
    NOUNS,
    is_human,
    object_of,
    phrase,
    pobj_of,
    whole,
)
from summarize.text.numbers import NumberMention
from summarize.text.units import UNIT_WORDS
from summarize.text.words import PASTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POINT_IN_TIME = frozenset(
    {"ago", "later", "earlier", "before", "after", "since", "old", "away", "within", "in", "until"}
)
"""Words that make a length of time a date, or a limit."""
_TAKING = frozenset({"take", "last", "spend", "need", "require", "run", "wait", "serve", "face"})
"""Verbs whose object is a time."""


# --- how long -------------------------------------------------------------------------------


def of_duration(top: Token, mention: NumberMention) -> Counted:
    """Return what lasts so long: "contract", "time crew spent"; nothing of a point in time.

    Args:
        top: The highest word of the number and its unit.
        mention: The number.
    """
    if (confined := _confined(top)) is not None:
        return Counted(confined)
    after = top.doc[top.i + 1] if top.i + 1 < len(top.doc) else None
    if after is not None and after.lower_ in _POINT_IN_TIME and not _is_for(top, mention):
        return Counted(None)
    for place in ("on", "in"):
        below = object_of(top, place)
        if below is not None and below.pos_ == "NOUN" and not list(below.children):
            return Counted(f"time {place} {below.lower_}")
    if top.dep_ in ("compound", "nmod", "amod", "nummod", "poss") and top.head.pos_ in NOUNS:
        noun = whole(top.head)
        return Counted(phrase(noun, mention)) if noun.i > top.i else Counted(None)
    if (below := object_of(top, "of")) is not None and below.pos_ in NOUNS:
        return Counted(phrase(below, mention))
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.pos_ == "NOUN":
        holder = top.head.head
        return Counted(None) if is_human(holder) else Counted(phrase(holder, mention))
    return _spent(top, mention)


def _spent(top: Token, mention: NumberMention) -> Counted:
    verb = top.head
    sized = sized_by(top)
    if sized is not None and not is_human(sized) and sized.ent_type_ not in NAMED:
        return Counted(phrase(sized, mention))
    if top.dep_ == "pobj":
        verb = top.head.head
        if not _is_spent(top.head, verb, mention):
            return Counted(None)
    elif top.dep_ not in ("dobj", "npadvmod") or verb.lemma_ not in _TAKING:
        return Counted(None)
    if any(c.dep_ == "prt" for c in verb.children) and verb.lemma_ == "take":  # "take off the days"
        return Counted(None)
    if verb.pos_ != "VERB":
        return Counted(None)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    passive = subject is not None and subject.dep_ == "nsubjpass"
    named = subject is not None and subject.pos_ in NOUNS and subject.lower_ not in GENERIC
    words = [phrase(subject)] if subject is not None and named else []
    return Counted(" ".join(["time", *words, past(verb, agent=not passive)]))


_CONFINED = {
    "prison": "prison", "jail": "prison", "gaol": "prison", "bars": "prison",
    "custody": "custody", "detention": "custody", "cell": "custody", "cells": "custody",
    "hospital": "hospital", "captivity": "captivity",
}  # fmt: skip
"""Where people are held, whatever the verb: "five hours in the cells" is time in custody."""


def _confined(top: Token) -> str | None:
    """Read "seven hours in custody", "in a cell for six hours", "30 years behind bars"."""
    following = top.doc[top.i + 1] if top.i + 1 < len(top.doc) else top
    places = [pobj_of(following) if following.lower_ in ("in", "behind") else None]
    if top.dep_ == "pobj" and top.head.lower_ == "for":
        places.append(object_of(top.head.head, "in", "behind"))
    places += [object_of(c, "in") for c in top.children if c.dep_ == "relcl"]
    for place in places:
        if place is not None and place.lower_ in _CONFINED:
            return f"time in {_CONFINED[place.lower_]}"
    return None


def _is_for(top: Token, mention: NumberMention) -> bool:
    return top.dep_ == "pobj" and top.head.lower_ in ("for", "to") and top.head.idx < mention.start


def _is_spent(preposition: Token, verb: Token, mention: NumberMention) -> bool:
    """Whether "for" stands right before a time, or "to" behind a verb of sentencing."""
    end = preposition.idx + len(preposition) + 1
    if end != mention.start:
        return False
    return preposition.lower_ == "for" or (preposition.lower_ == "to" and verb.lemma_ in _JAILING)


_JAILING = frozenset({"sentence", "extend", "shorten", "cut", "reduce", "confine"})


# --- how old --------------------------------------------------------------------------------

_NAME = r"(?:[A-Z](?:[\w'\u2019\-]*|\.(?:[A-Z]\.)*)\s+){0,5}[A-Z][\w'\u2019\-]+"
_NAME_BEFORE = re.compile(
    rf"(?:(?<![\w'\u2019.-])|(?<=\s['\u2019]))(?P<name>{_NAME})(?:,\s+(?:now\s+|aged\s+)?|\s+\(|(?:,\s+who)?\s+(?:is|turned)\s+)\Z"
)
_NAME_AFTER = re.compile(rf"\s+(?P<name>{_NAME})")
_TITLES = re.compile(
    r"\A(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Rev|Fr|Sgt|Lt|Capt|Col|Gen|Coun|Cllr|Officer"
    r"|Don|Do[n\u00f1]a|Se\u00f1ora?|President|Senator|Mayor|Judge|The|A|An|And|But|When|While|As|In|By|For|With)\.?\s+)+"
)
_OWNED = re.compile(r"['\u2019]s?\Z")
_PERSON_OF = re.compile(r"\b(?!ages?\b)(?P<who>[A-Za-z]+)\s+of\s+\Z")
_STEPS = 3
"""Links from an age up to the person; "X, a 40-year-old unarmed man" takes three."""


def of_age(doc: Doc, text: str, mention: NumberMention) -> str:
    """Return whose age a number is: "age of Jane Doe", "age of the girl"; "age" where none is told.

    Args:
        doc: The parse.
        text: Its text.
        mention: The age.
    """
    before = _NAME_BEFORE.search(text[max(0, mention.start - 80) : mention.start])
    found = before or _NAME_AFTER.match(text, mention.end)
    name = _TITLES.sub("", _OWNED.sub("", found["name"])) if found is not None else ""
    if name and (before is not None or " " in name):
        return f"age of {name}"
    person = _PERSON_OF.search(text[max(0, mention.start - 24) : mention.start])
    if person is not None and mention.text.isdigit():
        return f"age of the {person['who'].lower()}"
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    if span is not None and len(span) and _is_who(doc, span.end, mention):
        return "age"
    whose = next(_bearers(span.root), None) if span is not None and len(span) else None
    if whose is None:
        return "age"
    return f"age of {whose}" if whose[:1].isupper() else f"age of the {whose}"


def _is_who(doc: Doc, end: int, mention: NumberMention) -> bool:
    """Whether "the 29-year-old" itself stands for somebody that the sentence does not name."""
    if not mention.text.lower().endswith("old") or end >= len(doc):
        return False
    before, following = doc[max(0, end - 8) : end], doc[end]
    linked = any(t.lemma_ in ("be", "become") for t in before)
    plain = following.pos_ in (*NOUNS, "ADJ") and following.lower_ not in _PAST_FORMS
    return not plain and not linked and following.text not in ("-", "\u2011")


_PAST_FORMS = frozenset(PASTS.values())
"""Forms that the parse takes for nouns behind "old": "the 29-year-old flew"."""


def _bearers(token: Token) -> Iterator[str]:
    """Yield whom an age belongs to: a name first, else what the person is called."""
    plain: str | None = None
    thing = token.head
    if (
        thing.pos_ == "NOUN"
        and thing.i > token.i
        and not is_human(thing)
        and thing.lower_ not in UNIT_WORDS
    ):
        yield thing.lower_
    for _ in range(_STEPS):
        if token.dep_ in ("pobj", "ROOT"):
            break
        token = token.head
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        for noun in (token, subject):
            if noun is None or noun.pos_ not in NOUNS:
                continue
            if noun.pos_ == "PROPN" and noun.ent_type_ in ("PERSON", ""):
                yield _full_name(noun)
            if noun.pos_ == "NOUN" and is_human(noun):
                plain = plain or noun.lower_
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "acl"):
            break
    if plain is not None:
        yield plain


def _full_name(noun: Token) -> str:
    return " ".join(
        [c.text for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"] + [noun.text]
    )

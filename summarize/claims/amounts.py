"""What is measured: a price, a change, a distance, an age, a size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.claims.acts import WEAK_VERBS, is_particle, past, said
from summarize.claims.nouns import (
    CHANGES,
    ESTIMATING,
    GENERIC,
    MEASURING,
    NAMED,
    NOUNS,
    SIZING,
    SPEECH_VERBS,
    SUMS,
    Context,
    Counted,
    change_by,
    is_human,
    is_unit,
    phrase,
    subject_of,
    upward,
    whole,
)
from summarize.claims.roles import object_of
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
from summarize.text.saying import strip_titles
from summarize.text.units import CURRENCY_PREFIXES, LENGTHS, MASSES, SPEEDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# --- what a length is: how far from where, how deep, how long


_EXTENTS = {"long": "length", "wide": "width", "high": "height", "tall": "height", "deep": "depth"}
_WAY = re.compile(
    r"\s*(?:\([^()]*\)\s*|\)\s*)?(?P<way>(?:(?:north|south|east|west)-?(?:east|west)?(?:ern)?|off"
    r"|from|beneath|below|above|away|offshore|inland|upstream|downstream|down|underground)\b"
    r"(?:\s+(?:of|from)\b)?)"
    r"(?:(?:\s+(?!(?:where|when|which|who|and|to|that|as|said|after|before|on|in|at)\b)[a-z]+){0,4}?"
    r"\s+(?P<place>[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w\u2019'-]+){0,2})|\s+(?P<thing>the\s+[a-z]+))?"
)
_DOWN = frozenset({"beneath", "below", "down", "underground"})


def _of_distance(doc: Doc, mention: NumberMention) -> str | None:
    """Return what a length is by the words behind it: "distance from Oslo", "height"."""
    extent = _EXTENTS.get(re.split(r"[\s\-]", mention.text)[-1].lower())
    found = _WAY.match(text_of(doc), mention.end)
    if extent is not None or found is None:
        return extent
    way = " ".join(found["way"].split())
    if way in _DOWN:
        return "depth"
    whence = found["place"] or found["thing"]
    return f"distance {way} {whence}" if whence else f"distance {way}"


# --- who is how old


_NAME = r"(?:[A-Z](?:[\w'\u2019\-]*|\.(?:[A-Z]\.)*)\s+){0,5}[A-Z][\w'\u2019\-]+"
_NAME_BEFORE = re.compile(
    rf"(?<![\w'\u2019.-])(?P<name>{_NAME})(?:,\s+(?:now\s+|aged\s+)?|\s+\(|(?:,\s+who)?\s+(?:is|turned)\s+)\Z"
)
_NAME_AFTER = re.compile(r"\s+(?P<name>(?:[A-Z][\w'\u2019\-]+\s+){1,5}[A-Z][\w'\u2019\-]+)")
_STEPS = 3
"""Links from an age up to the person; "X, a 40-year-old unarmed man" takes three."""


def of_age(doc: Doc, mention: NumberMention) -> str:
    """Return whose age a number is: "age of Jane Doe", "age of the girl"; "age" where none is told.

    Args:
        doc: The parse.
        mention: The age.
    """
    text = text_of(doc)
    line = text[max(0, mention.start - 80) : mention.start].rpartition("\n")[2]
    named = _NAME_BEFORE.search(line) or _NAME_AFTER.match(text, mention.end)
    if named is not None:
        return f"age of {strip_titles(named['name'])}"
    span = doc.char_span(mention.core_start, mention.end, alignment_mode="expand")
    if span is None or not len(span):
        return "age"
    bearers = [t for t in _bearers(span.root) if t not in span]
    named_ = (e.text for n in bearers for e in doc.ents if e.label_ == "PERSON" and n in e)
    if (name := next(named_, None)) is not None:
        return f"age of {strip_titles(name)}"
    people = (n.lower_ for n in bearers if n.pos_ == "NOUN" and is_human(n))
    return f"age of the {person}" if (person := next(people, None)) else "age"


def _bearers(age: Token) -> Iterator[Token]:
    """Yield the words to which an age may belong, up to the subject of its clause."""
    for above in upward(age, _STEPS + 1):
        yield above
        if above.dep_ in ("attr", "acomp"):
            yield from (c for c in above.head.children if c.dep_ in ("nsubj", "nsubjpass"))
        if above.dep_ not in _BESIDE:
            return


_BESIDE = frozenset(
    {"appos", "amod", "nummod", "compound", "nmod", "npadvmod", "acl", "relcl", "advmod", "conj"}
)
"""Links from what is said of a noun up to that noun."""


# --- what an amount of money, a share or a measure is of: "depth", "offer", "eastern part"


_AMOUNTS = SUMS | {"amount", "range"}
"""Nouns that only say that there is an amount."""


def of_measure(doc: Doc, top: Token, mention: NumberMention, near: Context) -> Counted:
    """Return what a measure of a parsed text is of.

    Args:
        doc: The parse.
        top: The highest word of the number and its unit.
        mention: The number.
        near: What the numbers around it count.
    """
    if mention.unit in LENGTHS and (way := _of_distance(doc, mention)) is not None:
        return Counted(way)
    noun = _measured(top, mention)
    if mention.unit == "magnitude":
        quake = noun is not None and noun.lower_.endswith(("quake", "shock", "tremor"))
        return Counted(noun.lower_ if noun is not None and quake else "quake")
    if noun is not None and (is_unit(noun) or noun.text in CURRENCY_PREFIXES):
        noun = None  # "the same day cost it $5 million"
    if mention.unit in SPEEDS and (noun is None or top.dep_ != "pobj" or noun != top.head.head):
        return Counted("speed")
    if noun is None:
        return _unnamed(top, mention, near)
    if noun.lemma_.lower() in GENERIC or noun.pos_ == "PRON":
        return near.amount or Counted(None)
    if noun.lemma_.lower() in _AMOUNTS:
        below = object_of(noun, "of", "in", "for")
        plain = below is not None and below.pos_ in NOUNS and not below.like_num
        return Counted(phrase(below, mention)) if below and plain else near.amount or Counted(None)
    found = Counted(phrase(noun, mention))
    if mention.kind == "percent" and _is_done_to(top, WEAK_VERBS | MEASURING):
        return found._replace(act=past(top.head, agent=False))
    way_ = change_by(top) if mention.kind == "percent" else None
    if way_ is not None and noun.lemma_.lower() not in CHANGES:
        return Counted(f"{way_} in {found.noun}")
    return found


def _is_done_to(top: Token, weak: frozenset[str] = WEAK_VERBS) -> bool:
    """Whether a verb tells what is done to an amount: "reclaimed 85 percent of the valley"."""
    plain = top.head.lemma_.lower() not in weak
    plain = plain or any(map(is_particle, top.head.children))  # "put aside"
    return top.dep_ in ("dobj", "nsubjpass") and top.head.pos_ == "VERB" and plain


def _unnamed(top: Token, mention: NumberMention, near: Context) -> Counted:
    """Name a measure without a noun by what is done, else by the amount before it."""
    verb = top.head.head if top.dep_ in ("pobj", "attr") and top.head.pos_ == "ADP" else top.head
    if verb.lemma_ in SPEECH_VERBS or (mention.kind == "percent" and top.dep_ == "conj"):
        return near.amount or Counted(None)
    noun = _of_unit(mention)
    if noun is None or not _is_done_to(top):
        return Counted(None)
    return Counted(noun, said(verb, agent=False) or past(verb, agent=False))


def _of_unit(mention: NumberMention) -> str | None:
    """Return the plainest noun for what has a unit: "amount paid", "area burned"."""
    unit = mention.unit or ""
    if mention.kind in ("money", "percent"):
        return "amount" if mention.kind == "money" else "part"
    if unit.endswith("** 2") or unit in ("hectare", "acre"):
        return "area"
    if unit in MASSES:
        return "weight"
    return "distance" if unit in LENGTHS else None


# --- the noun that has a measure


def _measured(top: Token, mention: NumberMention) -> Token | None:
    """Return the noun that has a measure: "6 % of sales", "a 5m grant", "the fine was 5m"."""
    found = object_of(top, "of") or _held_in(top)
    able = (*NOUNS, "PRON") if mention.kind == "money" else NOUNS
    if found is not None and found.i > top.i and not found.like_num and found.pos_ in able:
        return _goods(found)
    if top.pos_ in NOUNS and top.idx >= mention.end:
        return whole(top)
    if top.dep_ in ("compound", "nmod", "amod", "nummod", "quantmod", "npadvmod", "poss"):
        if top.head.lower_ == "worth":
            return _goods(top.head)
        if top.head.pos_ in NOUNS and not is_unit(top.head):
            return _goods(whole(top.head))
    return _governor(top)


def _held_in(top: Token) -> Token | None:
    """Return what money is given as: "$3 million in aid"; "at $6 in morning trade" is no such."""
    found = object_of(top, "in")
    if top.dep_ == "pobj" or found is None or found.ent_type_ in NAMED:
        return None
    return None if any(c.dep_ == "det" for c in found.children) else found


def _goods(noun: Token) -> Token | None:
    """Step from "worth" to the goods: "€2 million worth of loot", "paintings worth €2 million"."""
    if noun.lower_ != "worth":
        return noun
    below = object_of(noun, "of")
    before = noun.nbor(-1) if noun.i else noun
    if below is not None or before.pos_ in NOUNS:
        return below if below is not None else before
    return noun.head if noun.head.pos_ in NOUNS else subject_of(noun.head)


def _governor(top: Token) -> Token | None:
    """Return what has this measure: "a depth of 10 km", "the fine was 5 million"."""
    head = top.head
    if top.dep_ == "pobj":
        return _above(top)
    if top.dep_ not in ("attr", "dobj", "acomp", "oprd", "advcl", "npadvmod", "appos", "dep"):
        return None
    if head.pos_ in NOUNS:
        return None if head.ent_type_ in NAMED else head
    if top.dep_ == "dobj" and head.lemma_ not in MEASURING | CHANGES:
        return None
    return subject_of(_past_loose(head))


def _past_loose(word: Token) -> Token:
    """Step up past words that only bound an amount: "closed 2 % lower", "in excess of $5m"."""
    climbed = upward(word, 5)
    return next((t for t in climbed if t.pos_ not in _LOOSE and t.lower_ not in _BOUNDS), word)


_LOOSE = ("ADV", "ADJ", "ADP", "NUM")
_BOUNDS = frozenset({"north", "excess", "region", "range", "order", "vicinity", "neighbourhood"})


def _above(top: Token) -> Token | None:
    """Return what has a measure behind a preposition: "a depth of 10 km", "put the bill at £3m"."""
    preposition = top.head.lower_
    if top.head.head.lower_ in GENERIC:
        return top.head.head  # "a fine of 96 million and one of 31 million"
    above = _past_loose(top.head.head)
    if preposition in ("at", "to") and above.pos_ in NOUNS and above.head.lemma_ in ESTIMATING:
        above = above.head if above.dep_ == "dobj" else above
    if preposition == "with" or above.lemma_ in SPEECH_VERBS:
        return None
    if above.pos_ in NOUNS:
        named = above.ent_type_ in NAMED and preposition != "of"
        loose = preposition == "at" and above.dep_ in ("dobj", "pobj")
        return None if named or loose else above
    if above.lower_ == "worth":
        return _goods(above)
    subject = subject_of(above)
    acts = subject is not None and (is_human(subject) or subject.ent_type_ in NAMED)
    return None if acts and above.lemma_ not in SIZING else subject

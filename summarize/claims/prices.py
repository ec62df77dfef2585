"""What an amount of money is the price of: "bought the firm for $5m", "paintings worth £3m"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.nouns import NOUNS, definite, object_of
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TRADING = frozenset({"buy", "sell", "acquire", "purchase", "sign", "auction", "rent", "lease"})
_TRADES = frozenset(
    {"sale", "purchase", "acquisition", "takeover", "signing", "transfer", "buyout"}
)
_WORTH = re.compile(r"\b(?:worth|valued\s+at|estimated\s+at|estimated\s+to\s+be\s+worth)\s+\Z")
_STEPS = 5
"""Links from "for" up to the verb of trade: its phrase may hang on an aside before it."""


def price_of(top: Token, mention: NumberMention) -> str | None:
    """Return "price of X" where money is given for X, or what X costs.

    Args:
        top: The highest word of the amount.
        mention: The amount.
    """
    if top.dep_ == "pobj" and top.head.lower_ == "for":
        return _traded(top.head, mention)
    if _DEFRAUDED.search(text_of(top.doc)[max(0, mention.start - FRAUD_CHARS) : mention.start]):
        return "amount defrauded"
    verb = top.head
    if top.dep_ == "appos" and verb.dep_ in ("dative", "dobj") and verb.head.lemma_ == "cost":
        verb, top = verb.head, verb  # "cost the group about 2 million euros"
    if top.dep_ in ("dobj", "oprd", "npadvmod") and verb.lower_ in ("fine", "fined", "fines"):
        return "fine"
    if top.dep_ in ("dobj", "npadvmod", "attr", "dep", "dative") and verb.lemma_ == "cost":
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        named = subject is not None and subject.pos_ in NOUNS
        return f"cost of {definite(subject, mention)}" if subject is not None and named else "cost"
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ == "cost":
        return _cost(top.head.head, mention)
    if top.dep_ == "dobj" and verb.lemma_ == "pay":
        thing = object_of(verb, "for") or object_of(top, "for")
        if thing is not None and thing.pos_ == "PROPN":
            return f"price of {definite(thing, mention)}"
    return None


_DEFRAUDED = re.compile(
    r"\b(?:defraud|swindl|cheat|fleec|con|trick|scamm)(?:e|ed|ing|s|ned|ning)?\b[^.;:,]{0,50}?"
    r"\s(?:out\s+)?of\s+\Z"
)
FRAUD_CHARS = 90
"""Characters in front of an amount that can hold "swindled hundreds of pensioners out of"."""


def _traded(token: Token, mention: NumberMention) -> str | None:
    for _ in range(_STEPS):
        token = token.head
        if token.lemma_ in _TRADES and (thing := object_of(token, "of")) is not None:
            return f"price of {definite(thing, mention)}"
        if token.pos_ == "VERB":
            break
    if token.lemma_ not in _TRADING:
        return None
    for role in ("nsubjpass", "dobj"):
        thing = next((c for c in token.children if c.dep_ == role), None)
        if thing is not None:
            return f"price of {definite(thing, mention)}" if thing.pos_ in NOUNS else "price"
    return f"price of {definite(token.head)}" if token.dep_ in ("acl", "relcl") else "price"


def _cost(noun: Token, mention: NumberMention) -> str:
    """Read "opened at a cost of $130 million" and "the cost of the line"."""
    named = object_of(noun, "of")
    if (
        named is not None
        and named.pos_ in NOUNS
        and not named.like_num
        and named.idx < mention.start
    ):
        return f"cost of {definite(named, mention)}"
    if noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.head.head.pos_ == "VERB":
        roles = ("nsubjpass", "dobj", "nsubj")
        found = (
            c for r in roles for c in noun.head.head.children if c.dep_ == r and c.pos_ in NOUNS
        )
        if (thing := next(found, None)) is not None:
            return f"cost of {definite(thing, mention)}"
    return "cost"


def valued(doc: Doc, mention: NumberMention) -> Token | None:
    """Return the goods right in front of "worth" or "valued at" and an amount."""
    since = max(0, mention.start - 40)
    found = _WORTH.search(text_of(doc)[since : mention.start])
    if not found:
        return None
    last = since + len(text_of(doc)[since : mention.start].rstrip())
    span = doc.char_span(since + found.start(), last, alignment_mode="expand")
    if span is None or not span.start or doc[span.start - 1].pos_ not in NOUNS:
        return None
    return doc[span.start - 1]

"""Which way from the day of printing a weekday lies, by the verb that it stands with."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.dates import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 2
"""Days ahead within which a weekday beside a verb in the present is the coming one: "the trial
begins Monday", told on Sunday. Beyond, pictures are described so: "officers search the wreck".
Of 132 weekdays in 100 articles whose day of printing is known none is read wrong by it."""


class _Words(NamedTuple):
    auxiliaries: frozenset[str]
    before_infinitive: frozenset[str]
    with_a_day: frozenset[str]
    prepositions: tuple[str, ...]


@functools.cache
def _words() -> _Words:
    path = files("summarize") / "languages" / "en" / "times.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Words(
        frozenset(read["auxiliaries"]),
        frozenset(read["before_infinitive"]),
        frozenset(read["with_a_day"]),
        tuple(read["prepositions"]),
    )


def directed(
    mention: DateMention, verb: Token | None, before: str, printed: dt.date | None
) -> DateMention:
    """Return a bare weekday with the side on which it lies; any other time as it is.

    Args:
        mention: The time.
        verb: The verb that it hangs on, if one is known.
        before: The text in front of it.
        printed: The day of printing.
    """
    if mention.kind != "weekday" or mention.side not in ("plain", "future") or printed is None:
        return mention
    ahead = None if verb is None else points_ahead(verb)
    if ahead is None and before.rstrip().lower().endswith(_words().prepositions):
        ahead = True
    if ahead is None:
        soon = ((mention.weekday or 0) - printed.weekday()) % 7 <= NEAR
        ahead = mention.side == "future" or (verb is not None and soon and _is_present(verb))
    return replace(mention, side="future" if ahead else "plain")


def points_ahead(verb: Token) -> bool | None:
    """Whether a verb tells of what is to come; None in the present, which may do both."""
    words = _words()
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if "to" in helpers:
        return _infinitive(verb)
    if helpers & words.auxiliaries:
        sure = verb.dep_ != "relcl" or helpers & {"will", "shall"}  # "a box that could hold a gun"
        return not helpers & {"have", "'ve", "\u2019ve"} if sure else None
    if helpers & {"had", "has", "have", "having"}:
        return False
    if verb.lemma_.lower() in words.with_a_day and verb.tag_ in ("VBN", "VBD", "JJ"):
        return True
    if verb.lemma_ == "be" and any(_is_due(c) for c in verb.children):
        return True
    if verb.tag_ == "VBD" or helpers & {"was", "were", "been"}:
        return False
    if verb.tag_ == "VBN":
        return None if helpers else False
    if verb.tag_ == "VBG" and not helpers and verb.head != verb and verb.head.pos_ == "VERB":
        return points_ahead(verb.head)
    return None


def _is_due(token: Token) -> bool:
    return token.dep_ in ("acomp", "attr") and token.lemma_.lower() in _words().with_a_day


def _infinitive(verb: Token) -> bool | None:
    head = verb.head
    if any(c.lower_ == "had" for c in head.children if c.dep_ == "aux"):
        return None  # "had planned to leave on Friday": who knows
    if head == verb or head.lemma_.lower() in _words().before_infinitive:
        return True
    if head.lemma_ == "be":
        return True if head.tag_ in ("VBZ", "VBP") else points_ahead(head)
    above = head.head if head.pos_ in ("ADJ", "ADV") else head  # "was able to leave"
    return points_ahead(above) if above.pos_ in ("VERB", "AUX") else None


def _is_present(verb: Token) -> bool:
    finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return any(t.tag_ in ("VBZ", "VBP") for t in finite)

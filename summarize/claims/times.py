"""The time that a claim speaks of, from the expressions of time in its words or its sentence."""

from __future__ import annotations

import datetime as dt
import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from summarize.domain import Article, When
from summarize.text.dates import DateMention, find_dates, is_reference, resolve
from summarize.text.parsing import text_of
from summarize.text.saying import stance_of
from summarize.text.stretches import leaves_quotation_open

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


# --- which way from the day of printing a weekday lies, by the verb that it stands with


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


SHARING = frozenset(
    {"conj", "advcl", "xcomp", "acl", "prep", "pcomp", "pobj", "appos", "dobj", "ccomp"}
)
"""Links to the clause above across which its time holds; not from a verb of saying to what is said:
the day on which somebody says it is not the day of the deed. No time goes out of the speech to what
stands beside the speaker, nor to a relative clause ("prosecutors, who had asked for ten years, said
on Friday").
"""

COMPARED = frozenset({"than", "since", "until", "till", "before"})
"""Words in front of a time that is another's than the statement's ("fewer than on Sunday")."""

COMPARED_WITHIN = 3
"""Words between such a word and the time."""


SPEAKERS_DAYS = frozenset({"today", "tonight", "yesterday", "tomorrow"})
"""Days that are reckoned from the day on which one speaks."""


def when_of(article: Article, doc: Doc, start: int, end: int) -> When | None:
    """Return the time that a span of an article speaks of.

    The expressions of time in the span itself count first; without one, those of the clause that
    it is part of or hangs on. Never one out of what somebody says beside it, and never a coming
    day of another clause: "with the strike almost over, he said talks would resume tomorrow".

    Args:
        article: The article; relative times are reckoned from its day of printing.
        doc: The parse of its text.
        start: Where the span begins.
        end: Where it ends, exclusive.
    """
    anchor = article.published.date
    text = article.text[start:end]
    mine = [
        directed(m, _verb_of(doc, start, m), text[: m.start], anchor)
        for m in find_dates(text)
        if not (
            _is_speakers_day(article.text, start, m)
            or _is_filing(article.text, start, m)
            or _RECURRING.search(text[: m.start])
            or _is_of_another(text, m)
            or _is_day_of_saying(doc, start, m)
        )
    ]
    own = _most_precise(text, _of_main_verb(doc, start, end, mine), anchor)
    if own is not None:
        return own
    sentence = _sentence(doc, start, end)
    return _beside(doc, start, end, sentence, anchor) if sentence else None


def when_said(article: Article, words: str) -> When | None:
    """Return the time that words of an article name; None where they name no day.

    Args:
        article: The article; relative times are reckoned from its day of printing.
        words: Words that stand in it.
    """
    return _most_precise(words, find_dates(words), article.published.date)


_RECURRING = re.compile(r"\b(?:every|each|most)\s+\Z", re.IGNORECASE)
"""A day that comes again and again is no day: "every Saturday"."""


_BESIDE = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|in\s+the\s+run-up\s+to|following|after|since)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)


def _is_of_another(text: str, mention: DateMention) -> bool:
    """Whether a day belongs to what came before or comes after: "ahead of Monday's vote"."""
    owned = text[mention.end : mention.end + 2] in ("'s", "\u2019s")
    return owned and _BESIDE.search(text[: mention.start]) is not None


def _of_main_verb(doc: Doc, start: int, end: int, mentions: list[DateMention]) -> list[DateMention]:
    """Return the times of a statement's main verb: of "hurt on Monday, died on Friday" the last.

    All of them, where the parse ties none to that verb.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or len(mentions) < 2:
        return mentions
    main = [m for m in mentions if _verb_of(doc, start, m) == span.root]
    return main or mentions


def _is_day_of_saying(doc: Doc, base: int, mention: DateMention) -> bool:
    """Whether a time tells when somebody said what stands beside it: "..., he said on Tuesday"."""
    verb = _verb_of(doc, base, mention)
    return verb is not None and _is_saying(verb) and _says_a_clause(verb)


def _is_saying(verb: Token) -> bool:
    return stance_of(verb.lemma_.lower()) is not None


def _says_a_clause(verb: Token) -> bool:
    """Whether a verb of saying has what is said beside it, and is not itself what is told."""
    said = any(c.dep_ == "ccomp" for c in verb.children)
    return said or verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.i > verb.head.i)


_PARTS_OF_DAY = frozenset({"morning", "noon", "afternoon", "evening", "night"})


def _verb_of(doc: Doc, base: int, mention: DateMention) -> Token | None:
    """Return the verb that a time hangs on."""
    words = doc.char_span(base + mention.start, base + mention.end, alignment_mode="expand")
    if words is None:
        return None
    token = words.root
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        part_of_day = token.head.lower_ in _PARTS_OF_DAY
        if token.dep_ in {"amod", "nmod", "compound", "poss", "relcl", "acl"} and not part_of_day:
            return None
        token = token.head
    return token


def _is_speakers_day(text: str, base: int, mention: DateMention) -> bool:
    """Whether "today" stands in a quotation: it is the day of speaking, not that of printing."""
    if mention.text.lower() not in SPEAKERS_DAYS:
        return False
    before = text[: base + mention.start].rpartition("\n\n")[2]
    return leaves_quotation_open(before)


_FILED_AT = re.compile(r"(?:[A-Z][\w.'\u2019-]*[ ,/]+|\([^()\n]{2,40}\) ?){1,8}\Z")
_FILED = re.compile(r"(?:,? ?\([^()\n]{2,40}\))?\s?(?:--|[-\u2013\u2014])\s?(?=\S)")


def _is_filing(text: str, base: int, mention: DateMention) -> bool:
    """Whether a date tells when a report was filed: "LISS, May 2 (Agency) - A ferry sank"."""
    before = text[: base + mention.start].rpartition("\n")[2]
    after = _FILED.match(text, base + mention.end)
    return after is not None and _FILED_AT.fullmatch(before) is not None


def _sentence(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if not span:
        return None
    sentence = span[0].sent
    within = sentence.start_char <= start < sentence.end_char
    return (sentence.start_char, max(end, sentence.end_char)) if within else None


def _beside(
    doc: Doc, start: int, end: int, sentence: tuple[int, int], anchor: dt.date | None
) -> When | None:
    """Return the time that the rest of a sentence gives to a span within it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    text = text_of(doc)[sentence[0] : sentence[1]]
    near = []
    for mention in find_dates(text):
        first, last = sentence[0] + mention.start, sentence[0] + mention.end
        words = doc.char_span(first, last, alignment_mode="expand")
        if _is_speakers_day(text_of(doc), sentence[0], mention) or _is_filing(
            text_of(doc), sentence[0], mention
        ):
            continue
        if words is None or (first >= start and last <= end):
            continue
        verb = _predicate(words.root)
        if _is_compared(words) or verb is None:
            continue
        told = directed(mention, verb, text[: mention.start], anchor)
        if verb in span or (_governs(verb, span) and not _is_coming(told, anchor)):
            near.append(told)
    return _most_precise(text, near, anchor)


def _predicate(token: Token) -> Token | None:
    """Return the verb whose clause a word stands in; of a nominal clause, its top."""
    while token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
        token = token.head
    return token if token.pos_ in {"VERB", "AUX"} else None


def _governs(verb: Token, span: Span) -> bool:
    """Whether a verb's time holds for a span that hangs on it, or stands beside it by "and"."""
    token = span.root
    backdated = _is_backdated(token) and not _is_backdated(verb)
    while token != verb and token.dep_ in SHARING:
        if token.dep_ == "ccomp" and _is_saying(token.head):
            break
        backdated = backdated and token.dep_ != "ccomp"
        token = token.head
    return (token == verb or _is_beside(verb, span.root)) and not backdated


def _is_beside(verb: Token, root: Token) -> bool:
    """Whether two verbs stand side by side: by "and", or the one explains the other (":")."""
    if verb.head != root:
        return False
    between = verb.doc[verb.i : root.i]
    explained = verb.dep_ in {"ccomp", "parataxis"} and any(t.text == ":" for t in between)
    return verb.dep_ == "conj" or explained


def _is_backdated(verb: Token) -> bool:
    """Whether a verb speaks of what lay before ("had asked", "having been restored")."""
    return any(c.dep_ in {"aux", "auxpass"} and c.lower_ in {"had", "having"} for c in verb.lefts)


def _is_compared(words: Span) -> bool:
    before = words.doc[max(words.start - COMPARED_WITHIN, 0) : words.start]
    return any(t.lower_ in COMPARED for t in before)


def _is_coming(mention: DateMention, anchor: dt.date | None) -> bool:
    days = resolve(mention, anchor) if anchor else None
    return mention.side in {"future", "next"} or bool(days and anchor and days[0] > anchor)


def _most_precise(
    text: str, mentions: Sequence[DateMention], anchor: dt.date | None
) -> When | None:
    """Return the most precise of the times that stand in a text."""
    best: tuple[int, When] | None = None
    for mention in mentions:
        if is_reference(text, mention):
            continue
        days = resolve(mention, anchor or dt.date.max) if anchor or _is_absolute(mention) else None
        if days is None:
            continue
        length = (days[1] - days[0]).days
        basis = "stated" if _is_absolute(mention) else "inferred"
        if best is None or length < best[0]:
            when = When(from_=days[0], to=days[1], basis=basis, text=mention.text)
            best = (length, when)
    return best[1] if best else None


def _is_absolute(mention: DateMention) -> bool:
    return mention.year is not None

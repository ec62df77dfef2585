"""The time that a claim speaks of, from the expressions of time in its words or its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from summarize.domain import Article, When
from summarize.languages import lexicon
from summarize.text.dates import DateMention, find_dates, is_reference, resolve
from summarize.text.saying import stance_of
from summarize.text.sentences import leaves_quotation_open

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


# --- which way from the day of printing a weekday lies, by the verb that it stands with

NEAR = 2
"""Days ahead within which a weekday beside a verb in the present is the coming one: "the trial
begins Monday", told on Sunday. Beyond, pictures are described so: "officers search the wreck".
Of 132 weekdays in 100 articles whose day of printing is known none is read wrong by it."""

_WORDS = lexicon("times")
BEFORE_INFINITIVE = frozenset(_WORDS["before_infinitive"])
PREPOSITIONS = tuple(_WORDS["prepositions"])
"""Words by which English speaks of a day to come."""


def directed(
    mention: DateMention, words: Span, verb: Token | None, before: str, printed: dt.date | None
) -> DateMention:
    """Return a bare weekday with the side on which it lies; any other time as it is.

    Given are its words in the parse, the verb that they hang on and the text in front of them.
    """
    if mention.kind != "weekday" or mention.side not in ("plain", "future") or printed is None:
        return mention
    soon = ((mention.weekday or 0) - printed.weekday()) % 7 <= NEAR
    ahead = mention.edge == "until" or before.rstrip().lower().endswith(PREPOSITIONS)
    ahead = ahead or (mention.side == "future" and not (verb and _is_past(verb, words)))
    if verb is not None:
        helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        to_come = any(c.tag_ == "MD" for c in helpers) and all(c.lemma_ != "have" for c in helpers)
        present = any(t.tag_ in ("VBZ", "VBP") for t in (verb, *helpers))
        ahead = (ahead or to_come or (soon and present)) and not _is_reached(verb)
    return replace(mention, side="future" if ahead else "plain")


def _is_past(verb: Token, day: Span) -> bool:
    """Whether a verb tells what has been, and plans nothing: "has been seen", not "was due"."""
    finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    plans = [t for t in verb.doc[verb.i : day.start] if t != verb or t.tag_ == "VBN"]
    if any(t.tag_ in ("MD", "TO") for t in finite) or {t.lemma_ for t in plans} & BEFORE_INFINITIVE:
        return False
    return any(t.tag_ == "VBD" or (t != verb and t.lemma_ == "have") for t in finite)


def _is_reached(verb: Token) -> bool:
    """Whether a verb only says what came about or may be: "able to mend it by Saturday"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.dep_ == "relcl" and helpers & {"would", "could", "might", "may"}:
        return True  # "police found on Monday a box that could hold a gun"
    planned = verb.head.lemma_.lower() in BEFORE_INFINITIVE or verb.head.lemma_ == "be"
    return "to" in helpers and not planned


SHARING = ("conj", "advcl", "xcomp", "acl", "ccomp")
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


def when_of(
    article: Article, doc: Doc, start: int, end: int, *, beside: bool = True
) -> When | None:
    """Return the time that a span of an article speaks of.

    The expressions of time in the span itself count first, those of its main verb before others;
    without one, those of the clause that it is part of or hangs on. Never one out of what somebody
    says beside it, and never a coming day of another clause: "with the strike almost over, he said
    talks would resume tomorrow". Relative times are reckoned from the day of printing.
    `beside` says whether times outside the span count.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if not span:
        return None
    anchor = article.published.date
    base = min(start, span[0].sent.start_char)
    text = article.text[base : max(end, span[0].sent.end_char)]
    own: list[tuple[DateMention, Token | None]] = []
    near: list[DateMention] = []
    for mention in find_dates(text):
        first, last = base + mention.start, base + mention.end
        words = doc.char_span(first, last, alignment_mode="expand")
        if words is None or _is_speakers_day(mention, article.text[:first]):
            continue
        verb = _verb_of(words)
        told = directed(mention, words, verb, text[: mention.start], anchor)
        if told.side == "future" and verb is not None and _is_of_a_noun(words):
            continue  # "would not avenge the bombing on Tuesday": before or after the printing
        if start <= first and last <= end:
            if verb is None or not _says_a_clause(verb):
                own.append((told, verb))
        elif beside and verb is not None and not _is_compared(words):
            hangs = _governs(verb, span) and not _is_coming(told, anchor)
            near += [told] if verb in span or hangs else []
    main = [told for told, verb in own if verb == span.root] or [told for told, _ in own]
    return _most_precise(text, main, anchor) or _most_precise(text, near, anchor)


def when_said(article: Article, words: str) -> When | None:
    """Return the time that words of an article name; None where they name no day."""
    return _most_precise(words, find_dates(words), article.published.date)


ADVERBIAL = ("prep", "advmod", "npadvmod")


def is_time_of(doc: Doc, words: tuple[int, int], start: int, end: int) -> bool:
    """Whether words that say when, by their offsets, stand with the verb of a span or above it."""
    time = doc.char_span(*words, alignment_mode="expand")
    span = doc.char_span(start, end, alignment_mode="expand")
    if not time or not span or time.root.dep_ not in ADVERBIAL or _is_compared(time):
        return False
    verb = _verb_of(time)
    return verb is not None and (verb in span or _governs(verb, span))


def _says_a_clause(verb: Token) -> bool:
    """Whether a verb of saying has what is said beside it, and is not itself what is told."""
    said = any(c.dep_ == "ccomp" for c in verb.children)
    beside = verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.i > verb.head.i)
    return stance_of(verb.lemma_.lower()) is not None and (said or beside)


_PARTS_OF_DAY = frozenset({"morning", "noon", "afternoon", "evening", "night"})


def _verb_of(words: Span) -> Token | None:
    """Return the verb that a time hangs on."""
    token = words.root
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        part_of_day = token.head.lower_ in _PARTS_OF_DAY
        if token.dep_ in {"amod", "nmod", "compound", "poss", "relcl", "acl"} and not part_of_day:
            return None
        token = token.head
    return token


def _is_of_a_noun(words: Span) -> bool:
    """Whether a time may belong to a deed told by a noun, and not to what will be done about it."""
    above = list(takewhile(lambda t: t.pos_ not in {"VERB", "AUX"}, words.root.ancestors))
    nouns = [t for t in above if t.pos_ == "NOUN" and t.lower_ not in _PARTS_OF_DAY]
    verb = (above or [words.root])[-1].head
    return bool(nouns) and any(c.tag_ == "MD" for c in verb.children)


def _is_speakers_day(mention: DateMention, before: str) -> bool:
    """Whether "today" stands in a quotation: it is the day of speaking, not that of printing."""
    day = mention.text.lower() in SPEAKERS_DAYS
    return day and leaves_quotation_open(before.rpartition("\n\n")[2])


def _governs(verb: Token, span: Span) -> bool:
    """Whether a verb's time holds for a span that hangs on it, or stands beside it by "and"."""
    token = root = span.root
    while token != verb and token.dep_ in SHARING:
        if token.dep_ == "ccomp" and stance_of(token.head.lemma_.lower()):
            break
        token = token.head
    colon = any(t.text == ":" for t in verb.doc[verb.i : root.i])  # one explains the other
    beside = verb.dep_ == "conj" or (colon and verb.dep_ in {"ccomp", "parataxis"})
    return token == verb or (verb.head == root and beside)


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
    told = [m for m in mentions if (anchor or m.year) and not is_reference(text, m)]
    found = ((resolve(m, anchor or dt.date.max), m) for m in told)
    days = [(*span, mention) for span, mention in found if span is not None]
    if not days:
        return None
    first, last, mention = min(days, key=lambda d: d[1] - d[0])
    basis = "stated" if mention.year else "inferred"
    return When(from_=first, to=last, basis=basis, text=mention.text)

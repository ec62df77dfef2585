"""Verbs of saying, small questions about tokens, and where sentences and quotes begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS
from summarize.text.sentences import sentence_spans
from summarize.text.words import past_tense, set_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# --- verbs behind which a statement of its own stands

_ASKING = set_of("advise communicate decree express propose quote recommend stipulate urge verify")

SAYING = NEUTRAL_VERBS | FACTIVE_VERBS

REPORTING = (SAYING | {"claim", "allege", "contend", "estimate"}) - _ASKING
"""Verbs whose complement is a statement of its own, made by the verb's subject.

Hedging verbs are left out but for those that only keep their distance: to cut off what somebody
believes, hopes or doubts would assert it. So are verbs that ask for what they name.
"""

SAID = {"tells", "told"} | {form for v in SAYING for form in (past_tense(v), f"{v}s")}
"""The forms of these that report what was said."""

SPEAKING = SAYING | {"speak", "accuse", "condemn", "talk"}
"""Verbs for what is done by speaking."""

DENYING = frozenset({"deny", "dispute", "reject", "refute", "dismiss", "rebut"})
DOUBTING = frozenset({"doubt", "question"})
"""Verbs by which somebody takes back or doubts what others say (FrameNet 1.7: Affirm_or_deny,
Certainty)."""

STATED = set_of("""
    claim report allegation accusation charge suggestion statement account involvement
    responsibility
""")
"""Nouns for what is denied: one may be denied a permit, too."""

# --- tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_finite(token: Token) -> bool:
    """Tell whether a predicate is finite by itself or through an auxiliary."""
    return token.tag_ in FINITE or any(
        c.dep_ in AUXILIARIES and c.tag_ in FINITE for c in token.children
    )


def is_mark(token: Token) -> bool:
    """Tell whether a token is punctuation; signs that are read aloud are words."""
    return bool(token.is_punct) and token.text not in "%&#@"


def is_figure(token: Token) -> bool:
    """Tell whether a token is a number that a reader would count with (not "one of")."""
    number = token.tag_ == "CD" or (token.like_num and token.text[0].isdigit())
    return bool(number) and token.lower_ not in {"one", "another"}


def is_negated(token: Token) -> bool:
    """Tell whether a predicate is negated ("not", "never", "no longer")."""
    return any(c.dep_ == "neg" or c.lower_ in {"longer", "never"} for c in token.children)


def has_subject(token: Token) -> bool:
    """Tell whether a predicate has a subject of its own."""
    return any(c.dep_ in SUBJECTS for c in token.children)


def words_in(tokens: Iterable[Token]) -> int:
    """Count the words among some tokens."""
    return sum(1 for t in tokens if not is_mark(t) and not t.is_space)


# --- the sentences of a parsed article


def sentences_of(doc: Doc, text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each sentence, white space left out."""
    starts = [t.idx for t in doc]
    for first, last in sentence_spans(text):
        tokens = doc[bisect_left(starts, first) : bisect_left(starts, last)]
        if kept := [t for t in tokens if not t.is_space]:
            yield kept


def is_complete(sentence: Sequence[Token]) -> bool:
    """Whether a sentence ends in a stop: no headline, no item of a list, none that is cut off."""
    last = sentence[-2:]
    return any(t.text[-1] in ".?!" for t in last) and not any("..." in t.text for t in last)


# --- where a quote begins and ends: no stray stop, no mark without its partner

PAIRS = {"\u201c": "\u201d", "\u00ab": "\u00bb", "(": ")", "[": "]"}
"""Opening marks with their closing ones; a straight quotation mark is both."""

_OPENERS = {closer: opener for opener, closer in PAIRS.items()}
STRAY = ",;:-\u2013\u2014"
"""Marks that a claim neither begins nor ends with."""


def tight(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink the span `[start, end)` of a text until no mark at its borders lacks its partner.

    White space, stops and unpaired quotation marks or brackets are left out at its borders, and so
    is a pair of quotation marks around the whole.
    """
    while start < end:
        inner = text[start:end]
        if _is_stray(inner[0], inner[1:]):
            start += 1
        elif _is_stray(inner[-1], inner[:-1]) or (inner[-1] == "." and not _is_initial(inner)):
            end -= 1
        elif _is_wrapped(inner):
            start, end = start + 1, end - 1
        else:
            break
    return _with_partners(text, start, end)


def is_balanced(words: str) -> bool:
    """Whether each mark of quotation and bracket has its partner within some words."""
    return words.count('"') % 2 == 0 and all(
        words.count(opener) == words.count(closer) for opener, closer in PAIRS.items()
    )


def _is_stray(mark: str, rest: str) -> bool:
    """Whether a mark at a border ends nothing, or has no partner within the rest of a span."""
    if mark == '"':
        return rest.count(mark) % 2 == 0
    other = PAIRS.get(mark) or _OPENERS.get(mark)
    alone = other is not None and rest.count(other) <= rest.count(mark)
    return mark.isspace() or mark in STRAY or alone


def _is_wrapped(inner: str) -> bool:
    """Whether a pair of quotation marks stands around the whole, and no other within."""
    first, last, rest = inner[0], inner[-1], inner[1:-1]
    paired = first == last == '"' or (first in PAIRS and PAIRS[first] == last and last not in ")]")
    return len(inner) > 1 and paired and first not in rest


def _with_partners(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the marks right around a span whose partners stand within it."""
    inner = text[start:end]
    place = end + (text[end : end + 1] in {".", ",", "?", "!"})
    for opener, closer in [*PAIRS.items(), ('"', '"')]:
        odd = inner.count(opener) % 2 if opener == closer else 0
        missing = inner.count(opener) - inner.count(closer)
        if (missing > 0 or odd) and text[place : place + 1] == closer:
            return start, place + 1
        if (missing < 0 or odd) and start and text[start - 1] == opener:
            return start - 1, end
    return start, end


def _is_initial(inner: str) -> bool:
    """Tell "the U.S." and "J." from a full stop."""
    word = inner.rsplit(None, 1)[-1]
    return word.count(".") > 1 or (len(word) == 2 and word[0].isupper())

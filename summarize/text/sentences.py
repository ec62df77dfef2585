"""Sentence borders in plain text: the one place where text is cut into sentences.

Rules over the text alone: a full stop ends a sentence unless an abbreviation, an initial or a
number goes on behind it; closing marks belong to the sentence that they close; an empty line ends
one, and so does a line end, unless the line was only wrapped. The abbreviations are data with
their sources: `languages/*/sentences.toml`.

Each border is decided by a bounded stretch of text, and no sentence is longer than `LONGEST`, so
that time grows with the length of the text. Measured against other splitters in
docs/decisions/0018-numbers-and-sentences.md.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from summarize import languages

OTHERWISE = "en"
"""The language whose abbreviations hold where there are none for a language."""
LONGEST = 2_000
"""Characters of a sentence; a longer run has lost its stops and is cut, behind a comma if it can.
Five times the longest of 2,121 sentences of news (395)."""
MIN_WRAPPED = 8
"""Words of a line that may go on in the next one; shorter ones are headings."""
_CLOSERS = "\"'\u201d\u2019\u00bb\u201c)\\]"
_STOP = re.compile(
    r"(?<![.!?\u2026])(?:\.(?:[ \t]?\.){2,}|[.!?\u2026\u061f\u06d4\u0964][.!?\u2026]*)"
    rf"(?:[{_CLOSERS}]+(?=\s|\Z)|(?=\s|\Z))"
    r"|[\u3002\uff01\uff1f]+[\"'\u201d\u2019)\]\u300d\u300f]*"
)
"""A stop with what closes behind it: before white space, or one of East Asian writing."""
_GLUED_QUOTE = re.compile(r"[ \t][\"\u201d](?=\s|\Z)")
"""A closing mark set off from its stop, as in tokenised text: `he said . "`."""
_BREAK = re.compile(r"\n[ \t]*\n\s*|\n[ \t]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ ]?)*[^\W\d_]\Z")
_AFTER = re.compile(r"\s*(?P<open>[\"'\u201c\u2018\u201e\u00ab`(\[]*)(?P<word>\w*)(?P<stop>\.?)")
_LOOK_BACK = 12
"""Characters in front of a stop that hold the longest abbreviation."""
_LONGEST_WORD = 40
_SMALL_NUMBER = re.compile(r"(?<!\d)\d{1,2}\Z")


class _Lexicon(NamedTuple):
    """The abbreviations of a language, without their last stop."""

    before_a_name: frozenset[str]
    either: frozenset[str]
    before_a_number: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    openers: frozenset[str]
    ordinals: bool


@functools.cache
def _lexicon(language: str) -> _Lexicon:
    try:
        read = dict(languages.lexicon("sentences", language))
    except FileNotFoundError:
        return _lexicon(OTHERWISE)
    ordinals = bool(read.pop("ordinals", False))
    return _Lexicon(**{name: frozenset(words) for name, words in read.items()}, ordinals=ordinals)


def abbreviated_titles() -> frozenset[str]:
    """Return the English abbreviations in front of names, with their stops: "Lt.", "Gov."."""
    return frozenset(f"{a}." for a in _lexicon(OTHERWISE).before_a_name if a.istitle() and a[1:])


def sentence_spans(text: str, language: str = OTHERWISE) -> list[tuple[int, int]]:
    """Return the `[start, end)` offsets of the sentences, by the language's (ISO 639-1) rules."""
    return list(_spans(text, language))


def sentence_at(text: str, offset: int, language: str = OTHERWISE) -> tuple[int, int]:
    """Return the offsets of the sentence that an offset lies in, or of the one before it."""
    spans = _spans(text, language)
    at = bisect_right(spans, (offset, len(text) + 1)) - 1
    return spans[at] if at >= 0 else (0, len(text))


KEPT_TEXTS = 256
"""Texts whose borders are kept: the articles of a folder are asked about again and again."""


@functools.lru_cache(maxsize=KEPT_TEXTS)
def _spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    lexicon = _lexicon(language)
    borders = sorted({*_stops(text, lexicon), *_line_ends(text)})
    spans, start = [], 0
    for border in [*borders, len(text)]:
        while (span := _trim(text, start, border)) is not None:
            start = border
            if span[1] - span[0] > LONGEST:
                end = span[0] + LONGEST  # behind a comma, else a space
                behind = max(text.rfind(border, span[0], end) for border in ",;") + 1
                start = behind or text.rfind(" ", span[0], end) + 1 or end
                span = _trim(text, span[0], start) or span
            spans.append(span)
        start = border
    return tuple(spans)


def _stops(text: str, lexicon: _Lexicon) -> list[int]:
    """Return where sentences end by a stop."""
    found = []
    marks = 0  # quotation marks of the line so far, to tell a closing one from an opening one
    counted = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        if glued := _GLUED_QUOTE.match(text, end):
            line = text.rfind("\n", counted, end)
            marks = text.count('"', counted, glued.end()) + (marks if line < 0 else 0)
            if line >= 0:
                marks = text.count('"', line, glued.end())
            counted = glued.end()
            end = end if marks % 2 else glued.end()
        if _ends(text, stop.start(), end, lexicon):
            found.append(end)
    return found


def _ends(text: str, stop: int, end: int, lexicon: _Lexicon) -> bool:
    """Whether the stop at an offset, with what closes behind it until `end`, ends a sentence."""
    following = _AFTER.match(text, end, min(len(text), end + _LONGEST_WORD))
    opened, word = (following["open"], following["word"]) if following else ("", "")
    if following and following["stop"] and len(word) == 1 and not opened:
        word += "."
    if text[stop] in "\u3002\uff01\uff1f":
        return True
    if word[:1].islower():
        return False
    if text[stop] != "." or text[stop : stop + 2] == ".." or (opened and end - stop > 1):
        return True
    if text[stop - 1 : stop] in ("(", "["):
        return False
    return not _goes_on(_name_before(text, stop), word, opened, lexicon)


def _name_before(text: str, stop: int) -> str:
    """Return the word that a stop may shorten: "Gen", "U.S", set off by spaces "p. m"."""
    end = stop - 1 if text[stop - 1 : stop] == " " else stop
    start = end
    while start > max(0, end - _LOOK_BACK):
        char = text[start - 1]
        inner = char == "." and start < end
        spaced = char == " " and start < end and _is_spaced_initial(text, start, end)
        if not (char.isalnum() or char in _WITHIN_WORDS or inner or spaced):
            break
        start -= 1
    return text[start:end]


_WITHIN_WORDS = "'\u2019&/-\u2011"


def _is_spaced_initial(text: str, start: int, end: int) -> bool:
    """Whether one letter with its stop stands before a space and one letter behind it: "p. m"."""
    behind = start + 1 == end or not text[start + 1].isalpha()
    before = text[max(0, start - 4) : start - 1]
    return behind and before[-1:] == "." and before[-2:-1].isalpha() and not before[-3:-2].isalpha()


def _goes_on(name: str, word: str, opened: str, lexicon: _Lexicon) -> bool:
    """Whether a sentence goes on behind an abbreviation and its stop."""
    bare = name if name in lexicon.either else re.split("[-/]", name)[-1]
    titled = bare.title() if len(bare) > 1 and bare.isupper() else bare
    if not bare:
        return False
    if len(bare) == 1 and bare.isalpha() and word.endswith("."):  # "z. B.", "F. B. I."
        return True
    if bare in lexicon.clock:
        return word in lexicon.after_clock or (word.isupper() and 1 < len(word) <= 4)
    if bare in lexicon.before_a_name or titled in lexicon.before_a_name:
        return True
    if bare in lexicon.before_a_number:
        return any(c.isdigit() for c in word)
    if lexicon.ordinals and _SMALL_NUMBER.search(name):
        return True
    if _INITIALS.match(bare) and bare[-1:].isupper():
        return not opened and word not in lexicon.openers
    return bare in lexicon.either and not opened and word not in lexicon.openers


def _line_ends(text: str) -> list[int]:
    """Return where sentences end by an empty line, or by a line end that wraps nothing."""
    found = []
    for line in _BREAK.finditer(text):
        begun = text.rfind("\n", 0, line.start()) + 1
        blank = line.group().count("\n") > 1
        goes_on = text[line.end() : line.end() + 1].islower()
        words = text[begun : min(line.start(), begun + 400)].split(maxsplit=MIN_WRAPPED)
        if blank or not (goes_on and len(words) >= MIN_WRAPPED):
            found.append(line.start())
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    kept = text[start:end].strip()
    first = text.find(kept, start)
    return (first, first + len(kept)) if kept else None


LEANING = re.compile(
    r"^\W*(?:he|she|they|it|his|her|their|its|this|that|these|those|here|and|but"
    r"|so(?! far\b)|then|also|both|another|one(?=,)|(?:hours|days|weeks) (?:before|earlier|later)"
    r"|now(?=,)|again(?=,)|meanwhile|however|instead|nevertheless|nonetheless|moreover|furthermore|therefore|thus"
    r"|there(?! (?:is|are|was|were|has|have)\b|['\u2019]s\b)"
    r"|(?:\w[\w-]*\s)?others|the (?:other|latter|former|second|third))\b",
    re.IGNORECASE,
)
"""First words that lean on the sentence before: pronouns, joining words, and what is compared with
it ("nine others"; Halliday and Hasan, Cohesion in English, 2.5)."""
_ADDED = re.compile(r", (?:though|however)\W*\Z")
"""Last words that tie a sentence to the one before."""


def leans_back(words: str) -> bool:
    """Whether words are not understood without the sentence before them, by how they begin or end.

    So do adverbs that join (2.6 and 5 of the same).
    """
    return LEANING.match(words) is not None or _ADDED.search(words) is not None


# --- stretches of a text: blanked, so that what stands elsewhere keeps its place, or quoted

Span = tuple[int, int]


def without(text: str, spans: Iterable[Span]) -> str:
    """Return a text with some of its stretches blanked: what stands elsewhere keeps its place."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def leaves_quotation_open(before: str) -> bool:
    """Whether what follows a text stands in quotation marks that the text has opened."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

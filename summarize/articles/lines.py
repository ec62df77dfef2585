"""Text as lines, one for each paragraph: normalised, unwrapped; and the language of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from summarize.articles.dating import read_stamp
from summarize.languages import UNKNOWN
from summarize.languages.stops import stop_words
from summarize.text.printable import printable
from summarize.text.quotations import find_quotations

# --- words that a line broke: is a hyphen at the end of a line part of the word?

TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
"""What stands before a hyphen in English number words."""
KNOWN = 50
"""Count in the dictionary from which letters are a word: rarer ones are names and slips."""
COMMON = 1000
"""The same for the second half of a name's compound ("Oslo-based", not "Wester-mann")."""
LANGUAGES = frozenset({"en", "de", "es", "fr", "it", "nl", "pt", "ru"})
"""Languages whose dictionary comes with pyspellchecker, as far as their words are hyphenated."""
_ENDS = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,60})[-\u2010\u00ad]$")
_BEGINS = re.compile(r"[^\W\d_]{2,60}")
TAIL = 64
"""Characters at the end of a line that are looked at: no word is longer."""
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|y|o|et|ou|e)\b")
"""What may stand behind a hyphen that is left open: "two- and three-year terms"."""
_OPEN = re.compile(r"[^\W_]-$")


def joined(before: str, after: str, words: Set[str], language: str = "en") -> str:
    """Return two lines of one paragraph as one, with the word that the first breaks off whole.

    The words of the text elsewhere, lower case, tell, and those of its language (ISO 639-1).
    """
    if _SUSPENDED.match(after):
        return f"{before} {after}"
    head, tail = before[:-TAIL], before[-TAIL:]
    first, second = _ENDS.search(tail), _BEGINS.match(after)
    if not first or not second:
        return f"{before}{'' if _OPEN.search(tail) else ' '}{after}"
    keeps = _keeps_hyphen(first[1], second[0], words, language)
    return f"{head}{tail[: first.end(1)]}{'-' if keeps else ''}{after}"


def _keeps_hyphen(first: str, second: str, words: Set[str], language: str) -> bool:
    whole = (first + second).lower()
    if not second[0].islower() or first.lower() in TENS:
        return True
    if whole in words or f"{first}-{second}".lower() in words:
        return whole not in words
    if language not in LANGUAGES or (count := _counts(language))[whole] >= 1:
        return False
    if first[0].isupper() and first.lower() in words:
        return True
    least = COMMON if first[0].isupper() else KNOWN
    return bool(count[first.lower()] >= KNOWN and count[second.lower()] >= least)


@lru_cache
def _counts(language: str) -> Any:
    """How often each word of a language is used."""
    from spellchecker import SpellChecker  # noqa: PLC0415 - its dictionary takes a second to load

    return SpellChecker(language=language, distance=1).word_frequency


_RAISED = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_NOTE = re.compile(r"\s*(?:\[[^\[\]]{1,12}\]|[*\u2020\u2021\u00a7]{1,3})\s*")


def raised(text: str) -> str:
    """Return the words of a superscript as characters that no number goes on with.

    Digits become superscript digits ("240" and a raised "1" are not 2,401); what marks a note
    ("[1]", "*") goes, and words stay.
    """
    if _NOTE.fullmatch(text):
        return ""
    return text.translate(_RAISED) if text.strip().isdecimal() else text


_DOUBLED = re.compile(r"(?<![`'])(?:``|'')(?![`'])")
"""Agency wires set two single marks for one double mark."""
_INVISIBLE = re.compile(
    r"[\u200b\u2060\ufeff\u00ad]|(?<![\u0590-\U0010ffff])[\u200c\u200d]"
    r"|[\u200c\u200d](?![\u0590-\U0010ffff])"
)
"""Characters that are not to be seen; joiners stay where they shape letters and pictures."""
_SPACES = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_SENTENCE_END = re.compile(
    r"""[.!?\u2026\u3002\uff01\uff1f\u06d4\u0964]\s?["'\u201d\u2019\u00bb)\]]*$"""
)
_TORN_ADDRESS = re.compile(r"https?:(?: / ?| ?/ )/(?=.{4,400}\Z)")
"""An address that was taken apart into words, as texts made from tokens have it."""
_STANDS_ALONE = re.compile(r"https?:|www\.|by [A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){0,3}$")
"""An address or a byline: lines in lower case that go on with nothing."""
WRAP_WIDTH = 110
"""Characters: a text whose longest line is longer was not broken at a margin."""
WRAPPED_SHARE = 0.6
"""Lines that are full to the margin, among those that another line follows at once, from which a
text counts as wrapped."""
BROKEN_SHARE = 0.3
"""Lines that stop in the middle of a sentence, among the same, that a wrapped text has at least."""
FULL_LINE = 0.85
"""A line is full when it and the next word come to this share of the margin: in a PDF's
proportional type, lines of one column differ by about a tenth in characters."""
NARROWEST = 40
"""Characters: no margin is narrower, but lists are."""
BROKEN_WORDS = 6
"""Words from which a line that stops without a full stop may be half a sentence: shorter ones
are menu entries."""


@dataclass
class Line:
    """One line of a text, single-spaced.

    Its place is "headline", "standfirst", "body", or the reason for which it is dropped; None as
    long as that is not known.
    """

    text: str
    gap: bool = False  # whether an empty line stands before it
    place: str | None = None

    @cached_property
    def words(self) -> list[str]:
        """Its words, lower case."""
        return [w.lower() for w in _WORD.findall(self.text)]

    @cached_property
    def length(self) -> int:
        """Its length in words; two characters make a word where words are not spaced."""
        return max(len(self.words), len(_UNSPACED.findall(self.text)) // 2)

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends the way a sentence does."""
        return bool(_SENTENCE_END.search(self.text))

    @cached_property
    def key(self) -> str:
        """What is compared when lines repeat: letters and digits only."""
        return " ".join(self.words)


def split(text: str) -> list[Line]:
    """Normalise a text and return its lines, with lines that were broken at a margin joined.

    Characters that are not to be seen, and those that act on what is seen, are left out.
    """
    text = _DOUBLED.sub('"', _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    text = printable(re.sub(r"\r\n?|[\u2028\u2029\f\v\x85]", "\n", text))
    lines: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        line = _SPACES.sub(" ", raw).strip()
        line = line.replace(" ", "") if _TORN_ADDRESS.match(line) else line
        if line:
            lines.append(Line(line, gap))
        gap = not line
    return _joined(_unwrap(lines), _goes_on)


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join the lines of a text that was wrapped at a margin (mail, PDF).

    Such lines are full, and most of them stop in the middle of a sentence: short paragraphs of one
    sentence each are as even, but whole.
    """
    widths = sorted(len(line.text) for line in lines)
    if len(lines) < 4 or widths[-1] > WRAP_WIDTH:
        return lines
    margin = widths[int(len(widths) * 0.9)]
    # Full is a line on which the next word would not have fitted.
    full = [
        not b.gap and len(a.text) + 1 + len(b.text.split(" ", 1)[0]) > FULL_LINE * margin
        for a, b in pairwise(lines)
    ]
    within = sum(not line.gap for line in lines[1:])
    broken = sum(runs and not a.ends_sentence for runs, a in zip(full, lines, strict=False))
    is_wrapped = margin >= NARROWEST and sum(full) >= WRAPPED_SHARE * within
    if not is_wrapped or broken <= BROKEN_SHARE * within:
        return lines
    running = iter(full)
    return _joined(lines, lambda _before, _line: next(running))


def _joined(lines: list[Line], goes_on: Callable[[Line, Line], bool]) -> list[Line]:
    """Join each line to what stands before it, as joined so far, where that goes on with it."""
    words = {w for line in lines for w in re.findall(r"[\w-]+", line.text.lower())}
    found = lines[:1]
    for line in lines[1:]:
        if goes_on(found[-1], line):
            found[-1] = Line(joined(found[-1].text, line.text, words), found[-1].gap)
        else:
            found.append(line)
    return found


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a sentence stops in the middle, and the next line goes on in lower case."""
    return (
        line.text[0].islower()
        and not _STANDS_ALONE.match(line.text)
        and before.length >= BROKEN_WORDS
        and bool(re.search(r"[\w,\u2019'\"\u201d)-]$", before.text))
        and (not line.gap or before.length >= 2 * BROKEN_WORDS)
        and line.length > 2
        and not read_stamp(line.text)
    )


# --- the language of a text

ENGLISH_SHARE = 0.25
"""Share of English stop words from which a text is English outright: English news has 0.36 to 0.5,
other languages share fewer than 0.15 of their words with the list."""
FEW_WORDS = 8
"""Texts of fewer words say nothing about their language."""
FEW_LETTERS = 40
"""The same for scripts whose words are not spaced."""
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
SAMPLE = 20_000


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; "und" when it cannot be told.

    English or not is what matters most: the grammar that is read is English. Where stop words do
    not settle that, py3langid tells (after Lui and Baldwin, "langid.py", ACL 2012). Of 680 pieces
    of 300 characters out of 376 news texts the two are right on 678, shares of stop words alone on
    648. Quotations are left out: papers quote people in their own language.
    """
    sample = text[:SAMPLE]
    own = find_quotations(sample).outside(sample, 0, len(sample))
    sample = own if len(_LETTERS.findall(own)) >= FEW_WORDS else sample
    words = [w.lower().replace("\u2019", "'") for w in _LETTERS.findall(sample)]
    if len(words) < FEW_WORDS and sum(map(len, words)) < FEW_LETTERS:
        return "en" if words and sample.isascii() else UNKNOWN
    if sum(w in stop_words("en") for w in words) >= ENGLISH_SHARE * len(words):
        return "en"
    import py3langid  # noqa: PLC0415 - its model takes a second to load

    return str(py3langid.classify(sample)[0])


# --- tables of data, told row by row so that each value stands beside its names

CELL_WORDS = 12
"""Words of a cell: longer ones are paragraphs, and the table is there for the layout."""
MOST_ROWS = 15
"""Rows of a table that is told row by row: a longer one is a ranking or a listing."""
_NUMBER = re.compile(r"^\W*\d")
_COUNT = re.compile(r"\d[\d,. ]{0,15}")
_COUNTED = re.compile(r"(?:[A-Z]?[a-z]{2,20}[a-rt]s|[Pp]eople)(?: [a-z]{2,20}){0,3}")
"""What is counted: a word in the plural, and what befell it ("Houses lost")."""


def table_lines(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows of a table of data as lines; none where it is not one.

    "Field Union: 11,902 votes; turnout: 61%." under a row of names, "Killed: 17." where there is
    none. Its cells' words are single-spaced.
    """
    rows = [row for row in table if any(row)]
    if not _is_data(rows):
        return []
    if any(map(_NUMBER.match, rows[0])):
        return [_line(row[0], row[1:]) for row in rows]
    return [_line(row[0], map(_named, rows[0][1:], row[1:])) for row in rows[1:]]


def _is_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are of one length, of short cells, with a name first and a number behind it."""
    if not 2 <= len(rows) <= MOST_ROWS or {len(row) for row in rows} != {max(2, len(rows[0]))}:
        return False
    if any(not row[0] or _NUMBER.match(row[0]) for row in rows[1:]):
        return False
    few = all(len(cell.split()) <= CELL_WORDS for row in rows for cell in row)
    return few and any(_NUMBER.match(cell) for row in rows for cell in row[1:])


def _line(name: str, values: Iterable[str]) -> str:
    return f"{name.rstrip(':')}: {'; '.join(filter(None, values))}".rstrip(".") + "."


def _named(name: str, value: str) -> str:
    """Return a value with the name of its column: "11,902 votes", "Turnout: 61%"."""
    if not value or not name:
        return value
    counted = _COUNTED.fullmatch(name) and _COUNT.fullmatch(value)
    return f"{value} {name[:1].lower()}{name[1:]}" if counted else f"{name}: {value}"

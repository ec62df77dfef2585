"""Text as lines: normalised, unwrapped, and what the shape of a line tells.

One line is one paragraph afterwards. Nothing is added or changed but white space.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from summarize.articles.datelines import read_stamp
from summarize.articles.hyphens import joined
from summarize.text.printable import printable

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACES = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_SENTENCE_END = re.compile(
    r"""[.!?\u2026\u3002\uff01\uff1f\u06d4\u0964]\s?["'\u201d\u2019\u00bb)\]]*$"""
)
_STANDS_ALONE = re.compile(r"https?:|www\.|by [A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){0,3}$")
"""An address or a byline: lines in lower case that go on with nothing."""
_CREDIT = re.compile(r"(?<=[.!?\"\u201d])\s*\([^()]{2,80}\)$")
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


@dataclass(frozen=True)
class Line:
    """One line of a text.

    Attributes:
        text: Its words, single-spaced.
        gap: Whether an empty line stands before it.
    """

    text: str
    gap: bool = False

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
        return bool(_SENTENCE_END.search(_CREDIT.sub("", self.text)))

    @cached_property
    def key(self) -> str:
        """What is compared when lines repeat: letters and digits only."""
        return " ".join(self.words)

    def stop_share(self, stops: frozenset[str]) -> float:
        """Share of its words that are stop words: running prose has a third or more."""
        return sum(w in stops for w in self.words) / max(1, len(self.words))


def split(text: str) -> list[Line]:
    """Normalise a text and return its lines, with lines that were broken at a margin joined.

    Characters that are not to be seen, and those that act on what is seen, are left out.
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    text = printable(re.sub(r"\r\n?|[\u2028\u2029\f\v\x85]", "\n", text))
    lines: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        line = _SPACES.sub(" ", raw).strip()
        if line:
            lines.append(Line(line, gap))
        gap = not line
    return _join_broken(_unwrap(lines))


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join the lines of a text that was wrapped at a margin (mail, PDF).

    Such lines are full, and most of them stop in the middle of a sentence: short paragraphs of one
    sentence each are as even, but whole.
    """
    widths = sorted(len(line.text) for line in lines)
    if len(lines) < 4 or widths[-1] > WRAP_WIDTH:
        return lines
    margin = widths[int(len(widths) * 0.9)]
    pairs = list(pairwise(lines))
    full = [not b.gap and _is_full(a, b, margin) for a, b in pairs]
    within = sum(not b.gap for _, b in pairs)
    broken = sum(runs and not a.ends_sentence for runs, (a, _) in zip(full, pairs, strict=True))
    if margin < NARROWEST or sum(full) < WRAPPED_SHARE * within:
        return lines
    if broken <= BROKEN_SHARE * within:
        return lines
    words = _words_of(lines)
    found = [lines[0]]
    for (_, line), runs_on in zip(pairs, full, strict=True):
        if runs_on:
            found[-1] = Line(joined(found[-1].text, line.text, words), found[-1].gap)
        else:
            found.append(line)
    return found


def _words_of(lines: list[Line]) -> frozenset[str]:
    """The words of a text, those with hyphens among them, lower case."""
    return frozenset(w for line in lines for w in re.findall(r"[\w-]+", line.text.lower()))


def _is_full(line: Line, following: Line, margin: int) -> bool:
    """Whether the next word would not have fitted on the line."""
    next_word = following.text.split(" ", 1)[0]
    return len(line.text) + 1 + len(next_word) > FULL_LINE * margin


def _join_broken(lines: list[Line]) -> list[Line]:
    """Join a sentence that stops in the middle with the line that goes on in lower case."""
    words = _words_of(lines)
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before and _goes_on(before, line):
            found[-1] = Line(joined(before.text, line.text, words), before.gap)
        else:
            found.append(line)
    return found


def _goes_on(before: Line, line: Line) -> bool:
    return (
        line.text[0].islower()
        and not _STANDS_ALONE.match(line.text)
        and before.length >= BROKEN_WORDS
        and bool(re.search(r"[\w,\u2019'\"\u201d)-]$", before.text))
        and (not line.gap or before.length >= 2 * BROKEN_WORDS)
        and line.length > 2
        and not read_stamp(line.text)
    )

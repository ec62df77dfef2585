"""What is printed around an article but is not the article: judged line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Literal, NamedTuple

from summarize.articles.dating import is_clock_line, read_stamp
from summarize.articles.lines import Line
from summarize.domain import Dropped
from summarize.languages import lexicon, word_set

Reason = Literal[
    "navigation", "paywall", "caption", "related", "share", "appeal", "read-time", "byline",
    "date", "subheading", "duplicate", "url", "site", "other",
]  # fmt: skip
_PARTS: Mapping[str, str] = lexicon("furniture")["parts"]


def _filled(pattern: str) -> str:
    """Return a pattern in one line, with the lists that it names."""
    whole = "".join(map(str.strip, pattern.split("\n"))) if "\n" in pattern else pattern
    return re.sub(r"<([a-z ]+)>", lambda name: _filled(_PARTS[name[1]]), whole)


NEWS_AGENCIES = _filled(_PARTS["news agencies"])
"""News agencies as bylines and credits name them."""
AGENCIES = _filled(_PARTS["agencies"])
"""News and picture agencies, as picture credits name them."""
RUBRICS = word_set("furniture", "rubrics")
"""The words of a site's sections and menus."""


class Rule(NamedTuple):
    """One kind of furniture: its form, and its longest line in words."""

    reason: Reason
    pattern: re.Pattern[str]
    words: int
    unfinished: bool  # no line that ends like a sentence is it


RULES = tuple(
    Rule(
        rule["reason"],
        re.compile(_filled(rule["pattern"]), 0 if rule.get("cased") else re.IGNORECASE),
        rule["longest"],
        rule.get("unfinished", False),
    )
    for rule in lexicon("furniture")["rules"]
)
SECTION = re.compile(_filled(_PARTS["section"]), re.IGNORECASE)
"""The heading of a list of links or of comments."""
AUTHOR = re.compile(_filled(_PARTS["author"]))
"""A note on the author behind an article; in its middle, such a line may report something."""
SUBHEADING_WORDS = 6
"""A cross-heading is short; a longer line without a full stop may report something."""
DATE_LINE_WORDS = 16
"""A line with a date and more words than this tells something."""
_BULLETS = "\u2022\u00b7|>\u00bb*\u2013- "
_QUOTED = re.compile(r"^[\"\u201c\u2018\u00ab']")


def reason_for(line: Line) -> Reason | None:
    """Return what kind of furniture a line is by itself; None for what may be the article.

    Speech is not furniture: a line that opens with a quotation mark is left alone.
    """
    has_date = line.length <= DATE_LINE_WORDS and re.search(r"\d", line.text)
    if has_date and (read_stamp(line.text) is not None or is_clock_line(line.text)):
        return "date"
    if _QUOTED.match(line.text):
        return None
    text = line.text.strip(_BULLETS)
    for rule in RULES:
        is_short = len(line.words) <= rule.words and not (rule.unfinished and line.ends_sentence)
        if is_short and rule.pattern.search(text):
            return rule.reason
    return None


def opens_section(line: Line) -> Reason | None:
    """Return what a line opens when it is the heading of a list of links or of comments."""
    if line.length > 8 or line.ends_sentence or not SECTION.match(line.text.strip(_BULLETS)):
        return None
    return "other" if "comment" in line.words or "comments" in line.words else "related"


def is_subheading(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a line within the body is a heading between paragraphs."""
    quoted = _QUOTED.match(line.text) and re.search(r"\w[\"\u201d\u2019']$", line.text)
    ends = re.search(r"[.!?:;,\u2026\"\u201d\u2019']$", line.text)
    return (
        (not ends or quoted is not None)
        and 0 < line.length <= SUBHEADING_WORDS
        and not line.text[0].islower()
        and before is not None
        and before.ends_sentence
        and after is not None
        and after.length >= SUBHEADING_WORDS
    )


def together(lines: Iterable[tuple[str, str] | None]) -> tuple[Dropped, ...]:
    """Return lines, each with the reason why it is dropped, neighbours of one kind together.

    None stands for what is kept. Each byline names someone else.
    """
    found: list[Dropped] = []
    for reason, group in groupby(lines, lambda line: line[1] if line else ""):
        texts = [line[0] for line in group if line]
        parts = texts if reason == "byline" else ["\n".join(texts)]
        found += [Dropped(text=text, reason=reason) for text in parts if reason]
    return tuple(found)

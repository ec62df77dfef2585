"""One use of a word for somebody or something: what the rows of the wording table are made of."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.domain import Article, Mention
from summarize.text.families import Kind
from summarize.text.loaded import QUOTED

MAX_TERM_WORDS = 5

LEADING = re.compile(
    r"^(?:(?:the|a|an|some|any|all|its|their|his|her|our|these|those|this|that|several|many|more|"
    r"most|both|other|another|every|each|no|at|least|about|around|nearly|up|to|over|such|than|of|"
    r"hundreds|thousands|dozens|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s+)+",
    re.IGNORECASE,
)
"""Words before a term that do not name: articles, counts."""


class Use(NamedTuple):
    """One use of a term for a referent.

    Attributes:
        referent: The row it belongs to.
        kind: The row's kind.
        article: Where it is used.
        term: As written there.
        key: What makes two uses one term: its words with the last one as lemma.
        start: Offset of the term in the article.
        end: End of it, exclusive.
    """

    referent: str
    kind: Kind
    article: str
    term: str
    key: str
    start: int
    end: int


def use_of(referent: str, kind: Kind, mention: Mention) -> Use | None:
    """Return a mention's use for a referent, without articles and counts; None where too long."""
    lead = LEADING.match(mention.text)
    skip = lead.end() if lead else 0
    if " and " in mention.text:  # "stop the fighting and evacuate rebels", read as one phrase
        skip = mention.text.rfind(" ") + 1
    term = " ".join(mention.text[skip:].split()).strip("\"\u201c\u201d'\u2018\u2019")
    if not term or len(term.split()) > MAX_TERM_WORDS:
        return None
    key = " ".join([*term.lower().split()[:-1], mention.head])
    return Use(referent, kind, mention.article, term, key, mention.start + skip, mention.end)


def is_plural(mention: Mention) -> bool:
    """Whether a mention's head is written in the plural, by its lemma."""
    last = mention.text.split()[-1].lower()
    if last in {"children", "people"}:
        return True
    return last.endswith(("s", "men", "women")) and last != mention.head


def in_quotes(article: Article, at: int) -> bool:
    """Whether a place in an article stands between quotation marks."""
    line = article.text.rfind("\n", 0, at) + 1
    end = article.text.find("\n", at)
    paragraph = article.text[line : end if end >= 0 else None]
    return any(m.start() < at - line < m.end() for m in QUOTED.finditer(paragraph))

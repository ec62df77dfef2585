"""What a sentence may name beside its claims: where the story plays, and who a speaker is.

News names place and people once, at the head of a report (Bell, The Language of News Media, 1991);
a sentence that is to stand alone has to name them again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from summarize.domain import Article
from summarize.text.names import Name, find_names
from summarize.text.nearness import LENGTH
from summarize.text.sentences import sentence_at
from summarize.text.words import stem, verbatim

_LETTERS = re.compile(r"[^\W\d_]+")
BEFORE, BEHIND = 8, 14
"""Words around the first mention of a speaker in which an article says who he is."""


def scene_of(articles: Sequence[Article]) -> frozenset[str]:
    """Return the words of names, in lower case, with which half of the accounts open, two at least.

    Copies do not count.
    """
    opened = opening_names(articles)
    return _of_half([{w.casefold() for n in names for w in n.words} for names in opened])


def matter_of(articles: Sequence[Article]) -> frozenset[str]:
    """Return the stems of the plain words with which half of the accounts open, likewise."""
    plain = (" ".join(w for w in words if w[:1].islower()) for words in _openings(articles))
    return _of_half([{stem(w) for w in _LETTERS.findall(words)} for words in plain])


def opening_names(articles: Sequence[Article]) -> list[list[Name]]:
    """Return the names that each account opens with, its headline included; copies are none."""
    return [find_names(" ".join(words)) for words in _openings(articles)]


def _openings(articles: Sequence[Article]) -> list[list[str]]:
    return [a.text.split()[:LENGTH] for a in articles if a.copy_of is None]


def _of_half(opened: Sequence[Collection[str]]) -> frozenset[str]:
    found = Counter(w for words in opened for w in words)
    return frozenset(w for w, n in found.items() if n > 1 and 2 * n >= len(opened))


@lru_cache(maxsize=16384)
def introduction(name: str, article: Article) -> str:
    """Return the words by which an article introduces somebody of a full name; "" for others."""
    named = name[:1].isupper() and " " in name and name != article.called
    found = verbatim(name).search(article.text, article.body_start) if named else None
    if found is None:
        return ""
    start, end = sentence_at(article.text, found.start(), article.language)
    before = article.text[start : found.start()].split()[-BEFORE:]
    behind = article.text[found.end() : end].split(" ")[: BEHIND + 1]
    return " ".join([*before, found.group() + " ".join(behind)])

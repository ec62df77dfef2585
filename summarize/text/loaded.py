"""Words that take a side: what the page says only inside quotation marks.

The lists stand with their sources in `languages/en/loaded.toml`.
Not here on purpose: words that name grave facts (killed, attack, war), names of offences
(terrorism, murder, fraud) and the plain words for armed groups (rebels, militants, insurgents).
"""

from __future__ import annotations

import functools
import re

from summarize.languages import word_list
from summarize.text.quotations import find_quotations

KINDS = ("label", "charged", "puffery", "editorial", "saying", "euphemism")
"""What makes a word loaded; the lists stand under these names in `languages/en/loaded.toml`."""
REGIME = re.compile(
    r"(?<!tax )(?<!sanctions )(?<!inspection )(?<!regulatory )(?<!training )(?<!legal )"
    r"(?<!licensing )(?<!visa )(?<!fitness )(?<!safety )(?<!tariff )(?<!trade )"
    r"\bregimes?(?:['\u2019]s)?\b",
    re.IGNORECASE,
)
"""A government called a regime; a body of rules may be called one."""


def find_loaded(text: str) -> list[re.Match[str]]:
    """Return the loaded words of a text, in order, quoted ones too.

    A word with a capital inside a sentence belongs to a name ("Liberation Army Daily").
    """
    # Looking behind for a dozen words at each letter costs more than all else here.
    lower, listed = text.lower(), _by_first_word()
    regimes = REGIME.finditer(text) if "regime" in lower else ()
    held = frozenset(
        w for first in {*re.findall(r"\w+", lower)} & listed.keys() for w in listed[first]
    )
    words = _pattern(held).finditer(text) if held else ()
    found = (w for w in (*words, *regimes) if not _in_a_name(text, w))
    return sorted(found, key=lambda w: w.start())


def find_loaded_unquoted(text: str) -> list[re.Match[str]]:
    """Return the loaded words that stand outside quotation marks."""
    found = find_loaded(text)
    closed = [q.outer for q in find_quotations(text).items if q.closed] if found else []
    return [w for w in found if not any(s < w.start() < e for s, e in closed)]


def is_loaded(term: str) -> bool:
    """Whether a term for someone or something holds a loaded word, whatever its capitals."""
    return bool(find_loaded(term.lower()))


def quote_loaded(text: str) -> str:
    """Return the text with its loaded words between quotation marks."""
    for word in reversed(find_loaded_unquoted(text)):
        text = f"{text[: word.start()]}\u201c{word[0]}\u201d{text[word.end() :]}"
    return text


@functools.cache
def _by_first_word() -> dict[str, list[str]]:
    """Return the listed words and phrases by their first word."""
    listed: dict[str, list[str]] = {}
    for word in (w for kind in KINDS for w in word_list("loaded", kind)):
        listed.setdefault(word.partition("-")[0], []).append(word)
    return listed


@functools.lru_cache(maxsize=256)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for some of the listed: one for all takes long to compile."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    forms = "|".join(re.escape(w).replace(r"\-", "[- ]") for w in longest)
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w]|-\w)", re.IGNORECASE)


def _in_a_name(text: str, word: re.Match[str]) -> bool:
    if not word[0][0].isupper() or word[0].isupper():
        return False
    before = text[: word.start()].rstrip(" \u201c\"'(")
    return bool(before) and before[-1] not in ".!?:\n"

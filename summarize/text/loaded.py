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
    regimes = REGIME.finditer(text) if "regime" in text.lower() else ()
    found = (w for w in (*_pattern().finditer(text), *regimes) if not _in_a_name(text, w))
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
def _pattern() -> re.Pattern[str]:
    listed = [word for kind in KINDS for word in word_list("loaded", kind)]
    by_letter: dict[str, list[str]] = {}
    for word in sorted(listed, key=len, reverse=True):  # the longest first
        by_letter.setdefault(word[0], []).append(re.escape(word).replace(r"\-", "[- ]"))
    # A word is held only against those of its first letter.
    words = "|".join(f"(?={i})(?:{'|'.join(found)})" for i, found in by_letter.items())
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w]|-\w)", re.IGNORECASE)


def _in_a_name(text: str, word: re.Match[str]) -> bool:
    if not word[0][0].isupper() or word[0].isupper():
        return False
    before = text[: word.start()].rstrip(" \u201c\"'(")
    return bool(before) and before[-1] not in ".!?:\n"

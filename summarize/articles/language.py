"""Which language a text is in, by its stop words.

English or not is what matters: the grammar that is read is English. The list of English stop words
is spaCy's. Those of other languages are jusText's (which trafilatura brings along), loaded only for
a text that is not English: spaCy's language modules take half a second each to load.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from babel import Locale
from spacy.lang.en.stop_words import STOP_WORDS

ENGLISH_SHARE = 0.25
"""Share of stop words from which a text is taken for English outright: English news has 0.36
to 0.5, other languages share fewer than 0.15 of their words with the English list."""
LEAST_SHARE = 0.12
"""Below this share of stop words in every language, the text's language is not known."""
FEW_WORDS = 8
"""Texts of fewer words say nothing about their language."""
OTHERS = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "nb": "Norwegian_Bokmal", "fi": "Finnish",
    "pl": "Polish", "cs": "Czech", "ro": "Romanian", "hu": "Hungarian", "tr": "Turkish",
    "id": "Indonesian", "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian", "el": "Greek",
    "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "hi": "Hindi",
}  # fmt: skip
"""Languages that are told apart, by ISO 639-1 code, and jusText's names for them."""
SCRIPTS = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
}
UNKNOWN = "und"
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
SAMPLE = 20_000


def name_of(language: str) -> str:
    """Return the English name of a language by its code (Unicode CLDR)."""
    known = Locale("en").languages.get(language) if language != UNKNOWN else None
    return str(known) if known else "a language that was not recognised"


@lru_cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language by its ISO 639-1 code; empty when there is no list."""
    if language == "en":
        return frozenset(STOP_WORDS)
    if language not in OTHERS:
        return frozenset()
    import justext  # noqa: PLC0415 - only a text that is not English needs it

    return frozenset(justext.get_stoplist(OTHERS[language]))


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; "und" when it cannot be told."""
    script = _script(text[:SAMPLE])
    if script:
        return script
    words = Counter(w.lower().replace("\u2019", "'") for w in _WORD.findall(text[:SAMPLE]))
    if words.total() < FEW_WORDS:
        return "en" if text.isascii() and words else UNKNOWN
    if _share(words, "en") >= ENGLISH_SHARE:
        return "en"
    best = max(("en", *OTHERS), key=lambda language: _share(words, language))
    return best if _share(words, best) >= LEAST_SHARE else UNKNOWN


def _share(words: Counter[str], language: str) -> float:
    stops = stop_words(language)
    return sum(n for word, n in words.items() if word in stops) / words.total()


def _script(text: str) -> str | None:
    """The language that a script belongs to, for scripts that one language uses."""
    letters = [c for c in text if c > "\u0e00" and c.isalpha()]
    if len(letters) * 4 < sum(c.isalpha() for c in text) or not letters:
        return None
    names = Counter(unicodedata.name(c, "?").split(" ")[0].split("-")[0] for c in letters)
    if names["HIRAGANA"] + names["KATAKANA"] > len(letters) // 10:
        return "ja"
    return SCRIPTS.get(names.most_common(1)[0][0])

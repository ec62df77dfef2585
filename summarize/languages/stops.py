"""Stop words of languages.

Lists are spaCy's for English and jusText's for other languages (which trafilatura brings along),
loaded only for a text that is not English: spaCy's modules take half a second each to load.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

OTHERS = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "nb": "Norwegian_Bokmal", "fi": "Finnish",
    "pl": "Polish", "cs": "Czech", "ro": "Romanian", "hu": "Hungarian", "tr": "Turkish",
    "id": "Indonesian", "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian", "el": "Greek",
    "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "hi": "Hindi",
}  # fmt: skip
"""Languages by ISO 639-1 code, and jusText's names for them."""


@lru_cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language by its ISO 639-1 code; empty when there is no list."""
    if language == "en":
        return frozenset(STOP_WORDS)
    if language not in OTHERS:
        return frozenset()
    import justext  # noqa: PLC0415 - only a text that is not English needs it

    return frozenset(justext.get_stoplist(OTHERS[language]))

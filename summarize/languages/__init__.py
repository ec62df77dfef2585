"""Lexicons as data: a folder a language, a file a subject, each list with its source.

A list of words is one string in TOML (`words = "abbot abbess"`), so that a change of one word is a
change of one line; words with a space in them stand in an array.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from babel import Locale


@functools.cache
def lexicon(subject: str, language: str = "en") -> Mapping[str, Any]:
    """Return what a file of a language holds.

    Args:
        subject: The file's name without its ending.
        language: ISO 639-1; a folder of this package.

    Raises:
        FileNotFoundError: When the language has no such file.
    """
    path = files(__name__) / language / f"{subject}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def word_set(subject: str, name: str, language: str = "en") -> frozenset[str]:
    """Return one list of words."""
    return frozenset(word_list(subject, name, language))


def word_list(subject: str, name: str, language: str = "en") -> tuple[str, ...]:
    """Return one list of words as it is written."""
    listed = lexicon(subject, language)[name]["words"]
    return tuple(listed.split() if isinstance(listed, str) else listed)


UNKNOWN = "und"
"""The code of a language that was not recognised (ISO 639-2)."""


def name_of(language: str) -> str:
    """Return the English name of a language by its code (Unicode CLDR)."""
    known = Locale("en").languages.get(language) if language != UNKNOWN else None
    return str(known) if known else "a language that was not recognised"

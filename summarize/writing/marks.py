"""Quotation marks, stops and capitals around the articles' words: none twice, none alone."""

from __future__ import annotations

import re

EDGES = " ,;:.\"“”\u2018\u2019'"
PAIRS = (("“", "”"), ('"', '"'))


def bare(text: str) -> str:
    """Return a claim's words for the parser: without brackets and outer marks."""
    return text.replace("[", "").replace("]", "").strip(EDGES)


def paired(text: str) -> str:
    """Return words on one line without their stop, and without marks that do not come in pairs."""
    text = " ".join(text.split()).strip(" ,;:")
    for opening, closing in PAIRS:
        if opening == closing:
            text = text.replace(opening, "") if text.count(opening) % 2 else text
        elif text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text.removesuffix(".") if not text.endswith("..") else text


def inner(text: str) -> str:
    """Return words to stand in quotation marks: no double marks within, no stop at the end."""
    text = text.strip(" ,;:")
    if text[:1] in '"“' and text[-1:] in '"”':
        text = text[1:-1]
    text = re.sub(r"[“\"](?=\w|\[)", "\u2018", text)
    return re.sub(r"[”\"]", "\u2019", text).strip(" ,;:.")


def unstopped(text: str) -> str:
    """Return a sentence without its stop, to be joined to another."""
    return text.removesuffix(".")


def sentence(text: str) -> str:
    """Return words with a capital and one stop at the end."""
    text = capital(text.strip())
    ends = text.rstrip("”\u2019\"' ")[-1:]
    return text if ends in (".", "?", "!") else f"{text}."


def capital(text: str) -> str:
    """Return words with a capital; an outlet that goes by its address stays small."""
    if re.match(r"\w+\.\w", text):
        return text
    at = 1 if text.startswith("[") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def letters(words: str) -> str:
    """Return words without case and marks: an apostrophe of another shape is no other word."""
    return re.sub(r"[\W_]+", "", words.casefold())

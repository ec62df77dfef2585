"""Which names that look like people's are firms', by how the articles use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarize.domain import Article
from summarize.text.saying import COMPANY_NOUNS, GENERIC_BODIES, PERSON_NOUNS, TITLES

_OFFICE = (
    r"(?:spokes(?:man|woman|person)|chief executive|chairman|chairwoman|director|manager|analyst"
    r"|employees?|staff|shares?|stake|headquarters|plant|customers?|owners?|subsidiary|unit)"
)
"""What a firm has and what has a place in it; written by hand."""
_OWNED = (
    r"(?:shares|stock|headquarters|employees|customers|workers|revenue|profits?|chief executive"
    r"|chairman|chairwoman|spokes(?:man|woman|person)|board|plants?|website|products?|owners?)"
)
_TRADE = "|".join(sorted((COMPANY_NOUNS | GENERIC_BODIES) - {"party", "force"}))
_PERSONAL = "|".join(sorted((TITLES | PERSON_NOUNS) - {"owner", "press", "state", "source"}))

# Compiled once and held against what stands beside each use of a name: patterns with the name in
# them, compiled for each, took a quarter of the comparison of a hundred articles.
_FIRM_BEFORE = re.compile(
    rf"(?:\b{_OFFICE} (?:of|at|for|in) (?:the )?|\b(?:{_TRADE}|line|owners),? )\Z"
)
_FIRM_AFTER = re.compile(
    rf"['\u2019]s? {_OWNED}\b"
    rf"|, (?:which|an?|the)\b(?=[^.]{{0,40}}\b(?:which|{_TRADE})\b)"
    r"| (?:Inc|Corp|Ltd|plc|LLC|AG|GmbH)\b"
    r"| (?:says?|said) (?:that )?(?:it|its)\b"
)
_PERSON_BEFORE = re.compile(rf"\b(?:{_PERSONAL})\.? \Z", re.IGNORECASE)
_PERSON_AFTER = re.compile(r", (?:\d\d?,|who\b)", re.IGNORECASE)

REACH = 60
"""Characters before a name that are read; "chief executive of the " has 23."""


def firm_names(articles: Sequence[Article], names: Iterable[str]) -> set[str]:
    """Return the names of two or more words that some article uses as a firm's.

    "Orlo Marine's shares", "a spokesman for Orlo Marine", "the shipping line Orlo Marine" and
    "Orlo Marine, which" tell a firm; a title, an age or "who" beside the name tells a person.
    """
    texts = [a.text for a in articles]
    return {n for n in set(names) if " " in n and _is_firm(n, texts)}


def _is_firm(name: str, texts: Sequence[str]) -> bool:
    told = [t for t in texts if name in t]
    return any(_stands(name, t, _FIRM_BEFORE, _FIRM_AFTER) for t in told) and not any(
        _stands(name, t, _PERSON_BEFORE, _PERSON_AFTER, re.IGNORECASE) for t in told
    )


def _stands(
    name: str, text: str, before: re.Pattern[str], after: re.Pattern[str], case: int = 0
) -> bool:
    """Whether a name stands somewhere right behind some words, or right in front of some."""
    written = re.escape(name)
    ends = re.finditer(rf"{written}\b", text, case)
    if any(before.search(text, max(0, m.start() - REACH), m.start()) for m in ends):
        return True
    return any(after.match(text, m.end()) for m in re.finditer(rf"\b{written}", text, case))

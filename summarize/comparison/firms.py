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


def firm_names(articles: Sequence[Article], names: Iterable[str]) -> set[str]:
    """Return the names of two or more words that some article uses as a firm's.

    "Orlo Marine's shares", "a spokesman for Orlo Marine", "the shipping line Orlo Marine" and
    "Orlo Marine, which" tell a firm; a title, an age or "who" beside the name tells a person.
    """
    texts = [a.text for a in articles]
    return {n for n in set(names) if " " in n and _is_firm(n, texts)}


def _is_firm(name: str, texts: Sequence[str]) -> bool:
    escaped = re.escape(name)
    firm = re.compile(
        rf"\b{_OFFICE} (?:of|at|for|in) (?:the )?{escaped}\b"
        rf"|\b{escaped}['\u2019]s? {_OWNED}\b"
        rf"|\b(?:{_TRADE}|line|owners),? {escaped}\b"
        rf"|\b{escaped}, (?:which|an?|the)\b(?=[^.]{{0,40}}\b(?:which|{_TRADE})\b)"
        rf"|\b{escaped} (?:Inc|Corp|Ltd|plc|LLC|AG|GmbH)\b"
        rf"|\b{escaped} (?:says?|said) (?:that )?(?:it|its)\b",
    )
    person = re.compile(
        rf"\b(?:{_PERSONAL})\.? {escaped}\b|\b{escaped}, (?:\d\d?,|who\b)",
        re.IGNORECASE,
    )
    told = [t for t in texts if name in t]
    return any(firm.search(t) for t in told) and not any(person.search(t) for t in told)

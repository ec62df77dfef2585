"""Who printed it, and whose copy it is: read from what stands around the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from summarize.articles.phrases import NEWS_AGENCIES
from summarize.domain import Dropped

_WORD = r"[A-Z0-9&][\w.&'\u2019-]*"
_N = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:of|the|and|for|{_WORD})){{0,5}})"
_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-\u2013]\s*(?:19|20)\d\d)?)?,?"
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:[Ss]ite )?(?:[Ii]con|[Ll]ogo) {_N}$",
        rf"^{_N} (?:icon|logo)$",
        rf"\b[Ss]upport (?:the work of )?{_N}(?: by | today| with |\.?$)",
        rf"(?:\u00a9|[Cc]opyright(?: \u00a9)?)\s*{_YEARS} ?{_N}",
        rf"\b[Ss]ubscribe to {_N}",
        rf"\b(?:[Ff]ollow|[Ll]ike|[Ff]ind) {_N} on (?:Facebook|Twitter|X|Instagram|YouTube)",
        rf"^(?:Gifts|Merchandise|Shop|Store) (?:from|at|with) {_N}$",
        rf"\b(?:[Rr]ead|[Mm]ore|[Ll]atest)(?: more)? (?:from|on|at) {_N}(?::|$)",
        rf"\b[Dd]ownload the {_N} app",
        rf"\b[Ss]ign up (?:for|to) (?:the )?{_N}(?:'s|\u2019s)? (?:\w+ )*newsletter",
        rf"^{_N}(?:'s|\u2019s)? (?:newsletter|cookie policy|privacy policy)$",
        rf"^{_N} uses cookies\b",
    )
)
ENOUGH = 2
"""Votes for a name: a line that names the site by its form, or two that mention it."""
_OWN_LINES = {"appeal": 2, "paywall": 2, "site": 1, "share": 1, "navigation": 1}
"""Furniture in which a site speaks of itself, and the votes of a name in it."""
_BY_THE_WAY = re.compile(
    r"\b(?:[Tt]he|[Ff]rom|[Aa]t|[Ww]ith) (?P<name>(?:[A-Z][\w'\u2019]+ ){1,3}[A-Z]\w+)"
)
_NO_NAME = re.compile(
    r"^(?:the |this )?(?:author|world|us|uk|news|this|here|today|facebook|twitter|all rights.*|our|"
    r"more|section|page|story|topic|web|internet|politics|business|sports?|opinion|continue.*)$",
    re.IGNORECASE,
)
_AGENCY = rf"(?P<agency>{NEWS_AGENCIES})"
_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:[A-Z][\w .,'/-]{{2,60}}?)?\s*\((?:{_AGENCY})\)\s*(?:[-\u2013\u2014:]|--)",
        rf"^[A-Z]{{3,}}[A-Z .,'-]*,? ?(?:\w+\.? \d{{1,2}})?,?\s*\(?{_AGENCY}\)?\s*[-\u2013\u2014]",
        rf"[.\u201d\"]\s*(?:[-\u2013\u2014]+\s?|\()(?:{_AGENCY})\)?\.?$",
    )
)
_BYLINE_AGENCY = re.compile(
    rf"(?:^|\b(?:[Bb]y|BY|[Ss]ource:?|\u00a9(?: \d{{4}})?|[Cc]opyright(?: \d{{4}})?|,|/|\|)\s*)"
    rf"(?:{_AGENCY})\b"
)
_GENERIC = frozenset({
    "www", "m", "mobile", "amp", "web", "news", "en", "english", "articles", "edition", "newsinfo",
})  # fmt: skip
SPELLINGS = {
    "agence france presse": "AFP", "agence france-presse": "AFP", "agence france pressse": "AFP",
    "associated press": "AP", "the associated press": "AP", "thomson reuters": "Reuters",
    "dpa": "DPA", "press association": "PA", "pa media": "PA", "canadian press":
    "The Canadian Press", "anadolu": "Anadolu Agency", "aa": "Anadolu Agency",
    "kyodo": "Kyodo News",
}  # fmt: skip
"""Agencies that are named in two ways."""


def outlet_of(stated: str | None, dropped: Iterable[Dropped], url: str | None) -> str | None:
    """Return the outlet's name: stated, else named in the furniture, else the address's domain."""
    if stated and stated.strip():
        return re.split(r"\s+[|\u2013\u2014-]\s+", stated.strip())[0]
    votes: Counter[str] = Counter()
    for item in dropped:
        for line in item.text.split("\n"):
            for name, weight in _names_in(line, item.reason):
                votes[name] += weight
    best = [name for name, count in votes.most_common(1) if count >= ENOUGH]
    if best:
        return best[0]
    return domain_of(url) if url else None


def _names_in(line: str, reason: str) -> Iterator[tuple[str, int]]:
    """Yield names that may be the outlet's, with how much the line says for it."""
    for pattern in _NAMED:
        for match in pattern.finditer(line):
            first = match["name"].split(". ")[0].strip(" .,'\u2019")
            name = re.sub(r"^[Tt]he ", "", first)
            if len(name) > 2 and not _NO_NAME.match(name):
                yield name, ENOUGH
    if reason in _OWN_LINES:
        for match in _BY_THE_WAY.finditer(line):
            yield match["name"], _OWN_LINES[reason]


def domain_of(url: str) -> str | None:
    """Return the domain of an address without the parts that name a server."""
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _GENERIC and not _is_suffix(labels[1:]):
        labels = labels[1:]
    return ".".join(labels) or None


def _is_suffix(labels: Sequence[str]) -> bool:
    """Whether what is left is a public suffix ("com.au", "co.uk")."""
    return len(labels) <= 2 and labels[0] in {"com", "co", "net", "org", "gov", "ac", "edu"}


def agency_of(dropped: Iterable[Dropped], body: Sequence[str]) -> str | None:
    """Return the agency whose copy an article is, by its byline or dateline; None without one.

    A picture credit is not one, and neither is a sentence that cites an agency.
    """
    for item in dropped:
        if item.reason in {"byline", "date"}:
            found = _BYLINE_AGENCY.search(item.text)
            if found:
                return _spelling(found["agency"])
    for paragraph in (*body[:2], *body[-1:]):
        for pattern in _CREDITS:
            credit = pattern.search(paragraph)
            if credit:
                return _spelling(credit["agency"])
    return None


def _spelling(name: str) -> str:
    return SPELLINGS.get(name.lower(), name)

"""Who printed it, and whose copy it is: read from what stands around the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from summarize.articles.mastheads import is_outlet_name
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
        rf"\b(?:[Rr]ead|[Mm]ore|[Ll]atest)(?: more)? (?:from|at) {_N}(?::|$)",
        rf"\b[Rr]ead the (?:full|whole|original) (?:story|article) (?:on|at|in) {_N}\.?$",
        rf"^A version of this (?:article|story) (?:appeared|was published|ran) in {_N}",
        rf"\b[Dd]ownload the {_N} app",
        rf"\b[Ss]ign up (?:for|to) (?:the )?{_N}(?:'s|\u2019s)? (?:\w+ )*newsletter",
        rf"^{_N}(?:'s|\u2019s)? (?:newsletter|cookie policy|privacy policy)$",
        rf"^{_N} uses cookies\b",
    )
)
_BYLINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:[Bb]y|BY|[Ww]ritten by) (?:[^,|]{{3,60}})(?:,| [|\u2013\u2014-]| for| of| in) {_N}$",
        rf"^[A-Z][^,|]{{3,40}}, {_N} (?:staff|reporter|correspondent|editor|columnist)\b",
        rf"\b(?:is|are) (?:an?|the) {_N}(?: [a-z]+)? (?:reporter|correspondent|editor|columnist)\b",
    )
)
"""Bylines and notes on authors: what they name may be a beat or a place, so only what is called
like a paper counts."""
_DOMAIN = r"(?P<site>[\w-]+(?:\.[\w-]+){0,2}\.[a-z]{2,10})"
_WHOLE = re.compile(
    rf"\b[Rr]ead the (?:full|whole|original|complete) (?:story|article) (?:on|at) {_DOMAIN}\b"
)
_NEWSROOM = re.compile(
    rf"\b(?:news|newsroom|newsdesk|editors?|tips?|letters|editorial)@{_DOMAIN}\b", re.IGNORECASE
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
_SUPPLIED = re.compile(
    rf"\b(?:article|story|report|copy|content|item) (?:was|is|has been) "
    rf"(?:provided|supplied|distributed|produced|written) by {_N}"
)
"""An agency that is in no list: the page says that the article is its copy."""
SPELLINGS = {
    "agence france presse": "AFP", "agence france-presse": "AFP", "agence france pressse": "AFP",
    "associated press": "AP", "the associated press": "AP", "thomson reuters": "Reuters",
    "dpa": "DPA", "press association": "PA", "pa media": "PA", "canadian press":
    "The Canadian Press", "anadolu": "Anadolu Agency", "aa": "Anadolu Agency",
    "kyodo": "Kyodo News",
}  # fmt: skip
"""Agencies that are named in two ways."""


def outlet_of(stated: str | None, dropped: Sequence[Dropped], url: str | None) -> str | None:
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
    return domain_of(url) if url else _linked(dropped)


def _linked(dropped: Iterable[Dropped]) -> str | None:
    """Return the site on which the whole story is to be read, or to whose newsroom one writes."""
    for item in dropped:
        for pattern in (_WHOLE, _NEWSROOM):
            found = pattern.search(item.text)
            if found:
                return domain_of(found["site"])
    return None


def _names_in(line: str, reason: str) -> Iterator[tuple[str, int]]:
    """Yield names that may be the outlet's, with how much the line says for it."""
    for pattern in _NAMED:
        for match in pattern.finditer(line):
            first = match["name"].split(". ")[0].strip(" .,'\u2019")
            name = re.sub(r"^[Tt]he ", "", first)
            name = _trimmed(name)
            if len(name) > 2 and not _NO_NAME.match(name):
                yield name, ENOUGH
    if reason in {"byline", "date"}:
        yield from _in_bylines(line)
    if reason in _OWN_LINES:
        for match in _BY_THE_WAY.finditer(line):
            yield match["name"], _OWN_LINES[reason]


def _in_bylines(line: str) -> Iterator[tuple[str, int]]:
    for pattern in _BYLINES:
        match = pattern.search(line)
        if match:
            name = re.sub(r"^[Tt]he ", "", match["name"])
            agency = re.fullmatch(_AGENCY, name)
            if len(name.split()) > 1 and is_outlet_name(name) and not agency:
                yield name, ENOUGH


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
            supplied = _SUPPLIED.search(item.text)
            if supplied:
                return _spelling(re.sub(r"^[Tt]he (?=\w+ )", "", _trimmed(supplied["name"])))
    for paragraph in (*body[:2], *body[-1:]):
        for pattern in _CREDITS:
            credit = pattern.search(paragraph)
            if credit:
                return _spelling(credit["agency"])
    return None


def _trimmed(name: str) -> str:
    return re.sub(r"(?: (?:of|the|and|for))+$", "", name)


def _spelling(name: str) -> str:
    return SPELLINGS.get(name.lower(), name)

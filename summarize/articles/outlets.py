"""Who printed it, and whose copy it is: read from what stands around the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from summarize.articles.mastheads import is_outlet_name
from summarize.articles.phrases import AGENCIES, NEWS_AGENCIES
from summarize.articles.publishers import publisher_of
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
        rf"\b[Ss]ubscribed? to {_N}",
        rf"^(?:Press|Media|News|PRESS|MEDIA|NEWS) (?i:release)(?: by| from|:| [-\u2013|]) {_N}",
        rf"\b(?:[Ff]ollow|[Ll]ike|[Ff]ind) {_N} on (?:Facebook|Twitter|X|Instagram|YouTube)",
        rf"^(?:Gifts|Merchandise|Shop|Store) (?:from|at|with) {_N}$",
        rf"\b(?:[Rr]ead|[Mm]ore|[Ll]atest)(?: more)? (?:from|at) {_N}(?::|$)",
        rf"\b[Rr]ead the (?:full|whole|original) (?:story|article) (?:on|at|in) {_N}\.?$",
        rf"^A version of this (?:article|story) (?:appeared|was published|ran) in {_N}",
        rf"\b[Dd]ownload the {_N} app",
        rf"\b[Ss]ign up (?:for|to) (?:the )?{_N}(?:'s|\u2019s)? (?:\w+ ){{0,12}}newsletter",
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
_CORPORATE = r",?(?: (?:Company|Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|AG|Co|plc|PLC))+$"
ENOUGH = 2
"""Votes for a name. A line that names a site by its form has one, for it may be the publisher, an
author or a podcast; another is due where the name is made like that of a paper, stands on another
line too, or stands on a pasted article rather than on a whole page."""
WHOLE_PAGE = 3
"""Votes due on a whole page, which names its publisher, its advertisers and other stories."""
PASTED = 25
"""Lines of furniture up to which a page is an article that someone pasted."""
_OWN_LINES = {"appeal": 2, "paywall": 2, "site": 1, "share": 1, "navigation": 1}
"""Furniture in which a site speaks of itself, and the votes of a name in it."""
_BY_THE_WAY = re.compile(
    r"\b(?:[Tt]he|[Ff]rom|[Aa]t|[Ww]ith) (?P<name>(?:[A-Z][\w'\u2019]+ ){1,3}[A-Z]\w+)"
)
_NO_NAME = re.compile(
    r"^(?:the |this )?(?:author|world|us|uk|news|this|here|today|facebook|twitter|all rights.*|our|"
    r"more|newsletter|licensing.*|copyright.*|section|page|story|topic|web|internet|politics"
    r"|business|sports?|opinion|continue.*)$",
    re.IGNORECASE,
)
_OTHERS = (
    _NO_NAME,
    re.compile(AGENCIES),
    re.compile(
        r"\A.* (?:Media|Networks?|Broadcasting|Newspapers|Interactive|Group|Communications?)"
    ),
)
"""Agencies and publishers, to whom words and pictures belong but not the page."""
_AGENCY = rf"(?P<agency>{NEWS_AGENCIES})"
_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:[A-Z][\w .,'/-]{{2,60}}?)?\s*\((?:{_AGENCY})\)\s*(?:[-\u2013\u2014:]|--)",
        (
            rf"^[A-Z]{{3}}[A-Z .,'-]*(?:\w{{1,12}}\.? \d{{1,2}})?,?\s*\(?"
            rf"{_AGENCY}\)?\s*[-\u2013\u2014]"
        ),
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
    return _voted(dropped) or (site_of(url) if url else _linked(dropped))


def _voted(dropped: Sequence[Dropped]) -> str | None:
    """Return the name for which the furniture says most; None where it says too little."""
    lines = [(line, item.reason) for item in dropped for line in item.text.split("\n")]
    pasted = len(lines) <= PASTED
    votes: Counter[str] = Counter()
    for line, reason in lines:
        for name, weight in _names_in(line, reason, pasted=pasted):
            votes[name] += weight + pasted
    for name in votes:
        mentions = sum(name.casefold() in line.casefold() for line, _ in lines)
        votes[name] += is_outlet_name(name) + (mentions > 1)
    needed = ENOUGH if pasted else WHOLE_PAGE
    best = [name for name, count in votes.most_common(1) if count >= needed]
    return best[0] if best else None


def _names_in(line: str, reason: str, *, pasted: bool) -> Iterator[tuple[str, int]]:
    """Yield names that may be the outlet's, with how much the line says for it."""
    for pattern in _NAMED:
        for match in pattern.finditer(line):
            name = _plain(match["name"])
            if len(name) > 2 and not any(p.fullmatch(name) for p in _OTHERS):
                yield name, 1
    if reason in {"byline", "date"}:
        yield from _in_bylines(line)
    if reason in _OWN_LINES and pasted:
        for match in _BY_THE_WAY.finditer(line):
            yield match["name"], _OWN_LINES[reason]


def _plain(name: str) -> str:
    """Return a name without what stands around it in lines of rights."""
    name = re.sub(r"^[Tt]he ", "", name.split(". ", maxsplit=1)[0].strip(" .,'\u2019"))
    name = re.sub(r"^(?:(?:19|20)\d\d[ ,-]*)+|(?<![ ,-])[ ,-]*(?:19|20)\d\d$", "", name)
    return _trimmed(re.sub(_CORPORATE, "", name))


def _linked(dropped: Iterable[Dropped]) -> str | None:
    """Return the site on which the whole story is to be read, or to whose newsroom one writes."""
    for item in dropped:
        for pattern in (_WHOLE, _NEWSROOM):
            found = pattern.search(item.text)
            if found:
                return site_of(found["site"])
    return None


def _in_bylines(line: str) -> Iterator[tuple[str, int]]:
    for pattern in _BYLINES:
        match = pattern.search(line)
        if match:
            name = re.sub(r"^[Tt]he ", "", match["name"])
            agency = re.search(rf"\b{_AGENCY}\b", name)
            if len(name.split()) > 1 and is_outlet_name(name) and not agency:
                yield name, ENOUGH


def site_of(url: str) -> str | None:
    """Return the outlet whose page an address is: by name where it is known, else by domain."""
    known = publisher_of(host_of(url))
    return known.name if known else domain_of(url)


def domain_of(url: str) -> str | None:
    """Return the domain of an address without the parts that name a server."""
    host = host_of(url)
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _GENERIC and not _is_suffix(labels[1:]):
        labels = labels[1:]
    return ".".join(labels) or None


def host_of(url: str) -> str:
    """Return the server that an address names, in lower case; empty where it names none."""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:  # no address after all: "[" opens one of IPv6
        return ""


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


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency, whose copy others print."""
    return bool(re.fullmatch(NEWS_AGENCIES, name.strip()))


def _trimmed(name: str) -> str:
    words = name.split(" ")
    while len(words) > 1 and words[-1] in {"of", "the", "and", "for", "&"}:
        words.pop()
    return " ".join(words)


def _spelling(name: str) -> str:
    return SPELLINGS.get(name.lower(), name)

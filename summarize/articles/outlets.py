"""Who printed it, and whose copy it is: read from what stands around the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

from summarize.articles.furniture import AGENCIES, NEWS_AGENCIES, RUBRICS
from summarize.articles.lines import Line
from summarize.domain import Dropped
from summarize.languages import word_set
from summarize.text.saying import MEDIA_WORDS

# --- outlets that are publicly known: the names that go with the domains of their pages

TABLE = "publishers.tsv"
"""Domain and name, one outlet a line; the first line tells the source."""


def publisher_of(host: str) -> str | None:
    """Return the outlet whose pages a host serves: "edition.post.example" is post.example's."""
    by_domain, labels = _publishers()[0], host.lower().split(".")
    parents = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((by_domain[p] for p in parents if p in by_domain), None)


def is_publisher(name: str) -> bool:
    """Whether an outlet has a name, whatever its spelling and article."""
    return _plain(name) in _publishers()[1]


@lru_cache
def _publishers() -> tuple[dict[str, str], frozenset[str]]:
    """Return the names by their domains, and the names alone."""
    text = resources.files(__package__).joinpath(TABLE).read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    by_domain = dict(rows)
    return by_domain, frozenset(map(_plain, by_domain.values()))


def _plain(name: str) -> str:
    return re.sub(r"\W+|^the\b", "", name.casefold())


# --- the line at the top of a page that names the outlet: its masthead

TOP = 6
"""Lines of the page among which a masthead is looked for."""
MOST_WORDS = 5
"""A longer name is a headline."""
STEM = 5
"""Letters compared between a line and the body: "attacks" and "attacked" meet."""
BETWEEN = re.compile(r"\s+[|\u00b7\u2022>\u00bb\u2013\u2014-]+\s+")
_SMALL = word_set("outlets", "small")
"""Articles, prepositions and conjunctions within the names of outlets."""
_NEVER = word_set("outlets", "never")
"""Words that headlines have and names of outlets do not."""
_WHEN = word_set("outlets", "when")
"""Words that stand in the names of newspapers and in their reports alike; with `MEDIA_WORDS`, the
commonest of Wikipedia's lists of newspapers."""
_FIRST = word_set("outlets", "first")
"""Words with which the name of an outlet begins."""
_LAST = MEDIA_WORDS | word_set("outlets", "last") | word_set("outlets", "abroad")
"""Words in which one ends."""
_MEDIA = _LAST | _FIRST | _WHEN
_MOTTO = re.compile(
    r"^(?:[\w-]+ ){0,4}(?:newspaper|paper|magazine|weekly|daily|news) (?:of|for|from|since)\b",
    re.IGNORECASE,
)


def find_masthead(lines: Sequence[Line], body: int) -> str | None:
    """Return the outlet that a line above the body names, and give that line to the site.

    A name alone on a line may be a headline too ("Storm Batters Coast"). It is the outlet's where
    it is known or made as names of papers are, or stands where pages name their outlet, and where
    the report does not use its words, or but one ("The Bridge Times").
    """
    report = "\n".join(line.text for line in lines[body:])
    for i in range(min(TOP, body, len(lines))):
        first, *rubrics = BETWEEN.split(lines[i].text.strip())
        name = first.strip()
        if lines[i].place not in {None, "navigation"} or not _is_name(name):
            continue
        has_motto = i + 1 < body and _MOTTO.match(lines[i + 1].text)
        shared = _shared(name, report)
        if rubrics:
            is_placed = name.lower().startswith("the ")
        else:
            is_placed = i == 0 and _is_head(name, lines, report)
        is_made_so = is_outlet_name(name) and len(name.split()) > 1
        is_known = is_made_so or is_publisher(name)
        if has_motto or (is_known and shared < 2) or (is_placed and not shared):
            lines[i].place = "site"
            if has_motto:
                lines[i + 1].place = "site"
            return as_written(name, lines)
    return None


def _shared(name: str, report: str) -> int:
    """Count the words of a name that the report uses too, those of papers' names aside.

    It counts those in lower case, by their stems: names of places are none.
    """
    found = re.findall(r"(?<![\w.@-])[^\W\d_]{3,}", report)
    stems = {w[:STEM] for w in found if w.islower()}
    return sum(w[:STEM] in stems for w in _own_words(name) if w not in _MEDIA)


def _is_head(name: str, lines: Sequence[Line], report: str) -> bool:
    """Whether a page begins with an outlet's name: a menu below it, or a headline and the date.

    The latter is a clipping, and what heads it may be what the report is about.
    """
    below = [line.place for line in lines[1:3]]
    if below[:1] == ["navigation"]:
        return True
    named = (re.search(rf"\b{word}\b", report, re.IGNORECASE) for word in _own_words(name))
    return below == [None, "date"] and not all(named)


def _is_name(name: str) -> bool:
    """Whether words are capitalised as a name is, and no rubric ("World news").

    Other languages than English write later words of a name small: "Gazeta portowa".
    """
    words = name.split()
    if not 1 <= len(words) <= MOST_WORDS or re.search(r"\d{3}|[.:;,!?\"\u201c\u201d]", name):
        return False
    low = {w.lower() for w in words}
    if low <= RUBRICS | _SMALL or low & _NEVER or not words[0][:1].isalnum():
        return False
    capital = all(not w[:1].islower() or w.lower() in _SMALL for w in words[1:])
    return not words[0][:1].islower() and (capital or not name.isascii())


def is_outlet_name(name: str) -> bool:
    """Whether a name is made the way names of papers and stations are ("Harbour Post")."""
    words = name.lower().split()
    return words[-1] in _LAST or words[0] in _FIRST


def has_media_word(name: str) -> bool:
    """Whether a name, known to be one, has a word that names of media have ("Gazette de Kelm")."""
    return not _MEDIA.isdisjoint(re.findall(r"[^\W\d_]+", name.lower()))


def _own_words(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]{3,}", name)
    return [w.lower() for w in words if w.lower() not in _SMALL]


def as_written(name: str, lines: Sequence[Line]) -> str:
    """Return a name in capitals as the page writes it elsewhere, else capitalised as names are."""
    if not name.isupper():
        return name
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    written = (m[0] for line in lines for m in pattern.finditer(line.text))
    words = name.split()
    for i, word in enumerate(words):
        is_abbreviation = len(word) <= 4 and not re.search(r"[AEIOUY]", word)
        if i and word.lower() in _SMALL:
            words[i] = word.lower()
        elif not is_abbreviation:
            words[i] = word.capitalize()
    return next((w for w in written if not w.isupper() and w[:1].isupper()), " ".join(words))


# --- what is printed around an article names its site: rights, pleas, links to its own pages

_WORD = r"[A-Z0-9&][\w.&'\u2019-]*"
_NAME = rf"(?:[Tt]he )?(?P<name>{_WORD}(?: (?:of|the|and|for|{_WORD})){{0,5}})"
_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-\u2013]\s*(?:19|20)\d\d)?)?,?"
_NAMED = re.compile(
    rf"(?:(?:\u00a9|[Cc]opyright(?: \u00a9)?)\s*{_YEARS}\s?|(?:[Ii]con|[Ll]ogo)\s"
    rf"|\b(?:[Ss]upport|[Ss]ubscribed? to|[Ff]ollow|(?:[Mm]ore|[Ll]atest|[Gg]ifts) from)\s){_NAME}"
)
"""Words with which a site speaks of itself."""
_BY_THE_WAY = re.compile(
    r"\b(?:[Tt]he|[Ff]rom|[Aa]t|[Ww]ith) (?P<name>(?:[A-Z][\w'\u2019]+ ){1,3}[A-Z]\w+)"
)
_OWN_LINES = {"appeal": 2, "paywall": 2, "site": 1, "share": 1, "navigation": 1}
"""Furniture in which a site speaks of itself, and the votes of a name in it."""
_LEGAL = re.compile(r",? (?:Company|Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|AG|Co|plc|PLC)$")
_YEAR = re.compile(r"[ ,-]{0,3}(?:19|20)\d\d$")
_OTHERS = re.compile(
    rf"(?:{AGENCIES})|.* (?:Media|Networks?|Broadcasting|Newspapers|Interactive|Group)|Facebook"
    r"|Twitter|All [Rr]ights.*|Us|Our.*"
)
"""Agencies and publishers, to whom words and pictures belong but not the page, and no names."""
ENOUGH = 2
"""Votes for a name. A line that names a site by its form has one, for it may be the publisher, an
author or a podcast; another is due where the name is made like that of a paper, stands on another
line too, or stands on a pasted article rather than on a whole page."""
WHOLE_PAGE = 3
"""Votes due on a whole page, which names its publisher, its advertisers and other stories."""
PASTED = 25
"""Lines of furniture up to which a page is an article that someone pasted."""


def outlet_of(stated: str | None, dropped: Sequence[Dropped], url: str | None) -> str | None:
    """Return the outlet's name: stated, else the address's, by the name in the furniture if its."""
    if stated and stated.strip():
        return re.split(r"\s+[|\u2013\u2014-]\s+", stated.strip())[0]
    guess, host = _voted(dropped), host_of(url or "")
    if guess and (not host or _is_of(host, guess)):
        return guess
    return publisher_of(host) or domain_of(host) or guess


def _is_of(host: str, name: str) -> bool:
    """Whether a host bears a name out: made of beginnings of its words ("nytimes"), or holds it."""
    plain = _plain(name)
    words = re.findall(r"[^\W_]+", name.casefold())
    parts = "".join(f"(?:{'(?:'.join(w)}{')?' * (len(w) - 1)})?" for w in words)
    labels = [re.sub(r"^the|-", "", label) for label in host.split(".")[:-1]]
    labels = [label for label in labels if len(label) > 1 and label not in _SUFFIXES]
    return publisher_of(host) == name or any(
        re.fullmatch(parts, label) or (len(plain) > 2 and plain in label) for label in labels
    )


def _voted(dropped: Sequence[Dropped]) -> str | None:
    """Return the name for which the furniture says most; None where it says too little."""
    lines = [(line, item.reason) for item in dropped for line in item.text.split("\n")]
    pasted = len(lines) <= PASTED
    votes: Counter[str] = Counter()
    for line, reason in lines:
        for match in _NAMED.finditer(line):
            name = _plain_name(match["name"])
            if len(name) > 2 and not _OTHERS.fullmatch(name):
                votes[name] += 1 + pasted
        if reason in _OWN_LINES and pasted:
            for match in _BY_THE_WAY.finditer(line):
                votes[match["name"]] += _OWN_LINES[reason] + 1
    for name in votes:
        mentions = sum(name.casefold() in line.casefold() for line, _ in lines)
        votes[name] += is_outlet_name(name) + (mentions > 1)
    best, count = next(iter(votes.most_common(1)), (None, 0))
    return best if count >= (ENOUGH if pasted else WHOLE_PAGE) else None


def _plain_name(name: str) -> str:
    """Return a name without what stands around it in lines of rights."""
    name = _YEAR.sub("", name.split(". ", maxsplit=1)[0].strip(" .,'\u2019"))
    return re.sub(r" (?:of|the|and|for)$", "", _LEGAL.sub("", name))


_GENERIC = word_set("outlets", "generic")
"""The parts of a domain that name a server."""
_SUFFIXES = frozenset({"com", "co", "net", "org", "gov", "ac", "edu"})
"""The first parts of public suffixes of two ("com.au", "co.uk")."""


def domain_of(url: str) -> str | None:
    """Return the domain of an address without the parts that name a server."""
    labels = host_of(url).split(".")
    while len(labels) > 2 and labels[0] in _GENERIC:
        if len(labels) == 3 and labels[1] in _SUFFIXES:
            break
        labels = labels[1:]
    return ".".join(labels) or None


def host_of(url: str) -> str:
    """Return the server that an address names, in lower case; empty where it names none."""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:  # no address after all: "[" opens one of IPv6
        return ""


# --- the agency whose copy an article is

_AGENCY = rf"(?P<agency>{NEWS_AGENCIES})"
_DATELINE = re.compile(rf"^[A-Z][^\n(]{{0,60}}\({_AGENCY}\)\s*[-\u2013\u2014:]")
_BYLINE_AGENCY = re.compile(
    rf"(?:^|\b(?:[Bb]y|BY|[Ss]ource:?|\u00a9(?: \d{{4}})?|[Cc]opyright(?: \d{{4}})?|,|/|\|)\s*)"
    rf"(?:{_AGENCY})\b"
)
_SUPPLIED = re.compile(
    rf"\b(?:article|story|report) (?:was|is|has been) (?:provided|supplied|written) by {_NAME}"
)
"""An agency that is in no list: the page says that the article is its copy."""
SPELLINGS = {
    "agence france presse": "AFP", "agence france-presse": "AFP", "associated press": "AP",
    "the associated press": "AP", "thomson reuters": "Reuters", "dpa": "DPA",
    "press association": "PA", "pa media": "PA", "canadian press": "The Canadian Press",
    "anadolu": "Anadolu Agency", "aa": "Anadolu Agency", "kyodo": "Kyodo News",
}  # fmt: skip
"""Agencies that are named in two ways."""


def agency_of(dropped: Iterable[Dropped], body: Sequence[str]) -> str | None:
    """Return the agency whose copy an article is, by its byline or dateline; None without one.

    A picture credit is not one, and neither is a sentence that cites an agency.
    """
    bylines = [item.text for item in dropped if item.reason in {"byline", "date"}]
    found = [*map(_BYLINE_AGENCY.search, bylines), *map(_DATELINE.search, body[:2])]
    agency = next((match["agency"] for match in found if match), None)
    if agency is None and (supplied := next(filter(None, map(_SUPPLIED.search, bylines)), None)):
        agency = _plain_name(supplied["name"])
    return SPELLINGS.get(agency.lower(), agency) if agency else None

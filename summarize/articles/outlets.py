"""Who printed it, and whose copy it is: read from what stands around the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import NamedTuple
from urllib.parse import urlsplit

from summarize.articles.datelines import label_of
from summarize.articles.furniture import AGENCIES, NEWS_AGENCIES, RUBRICS
from summarize.articles.lines import Line
from summarize.domain import Dropped
from summarize.languages import word_set
from summarize.text.saying import MEDIA_WORDS

# --- outlets that are publicly known: the names that go with the domains of their pages


TABLE = "publishers.tsv"
"""Domain, name and country, one outlet a line; the first line tells the source."""


class Publisher(NamedTuple):
    """An outlet: its name, and the country it is of (ISO 3166-1)."""

    name: str
    country: str


def publisher_of(host: str) -> Publisher | None:
    """Return the outlet whose pages a host serves: "edition.post.example" is post.example's."""
    labels = host.lower().split(".")
    parents = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((_by_domain()[p] for p in parents if p in _by_domain()), None)


def publisher_named(name: str) -> Publisher | None:
    """Return the outlet that has a name, whatever its spelling and article."""
    return _by_name().get(_plain(name))


@lru_cache
def _by_domain() -> dict[str, Publisher]:
    text = resources.files(__package__).joinpath(TABLE).read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {domain: Publisher(name, country) for domain, name, country in rows}


@lru_cache
def _by_name() -> dict[str, Publisher]:
    return {_plain(publisher.name): publisher for publisher in _by_domain().values()}


def _plain(name: str) -> str:
    return re.sub(r"\W+|^the\b", "", name.casefold())


# --- the line at the top of a page that names the outlet: its masthead, and a motto under it


TOP = 6
"""Lines of the page among which a masthead is looked for."""
MOST_WORDS = 5
"""A longer name is a headline."""
STEM = 5
"""Letters compared between a line and the body: "attacks" and "attacked" meet."""
TOLD = 2
"""Words that a headline shares with the body at least."""
_BETWEEN = re.compile(r"\s+[|\u00b7\u2022>\u00bb\u2013\u2014-]+\s+")
_ADDRESS = re.compile(r"(?<![\w+@-])[\w+@-]++\.[\w.+@-]++")
_SMALL = word_set("outlets", "small")
"""Articles, prepositions and conjunctions within the names of outlets."""
_NEVER = word_set("outlets", "never")
"""Words that headlines have and names of outlets do not."""
_ASKS = frozenset({"contact", "about", "live", "latest", "more", "follow", "advertise", "dear"})
"""Words with which buttons and rubrics begin."""
_WHEN = word_set("outlets", "when")
"""Words that stand in the names of newspapers and in their reports alike; with `MEDIA_WORDS`, the
commonest of Wikipedia's lists of newspapers."""
_LAST = MEDIA_WORDS | {
    "review", "argus", "echo", "ledger", "sentinel", "advertiser", "clarion", "advocate",
    "monthly", "digest", "wire", "online", "quarterly", "broadcasting", "newspapers", "bugle",
}  # fmt: skip
"""Words in which the name of an outlet ends."""
_FIRST = word_set("outlets", "first")
"""Words with which one begins."""
_ABROAD = word_set("outlets", "abroad")
"""The same in other languages."""
_MEDIA = _LAST | _FIRST | _ABROAD | _WHEN
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}(?:-?(?:TV|FM|AM))?")
"""What American stations are called."""
_MOTTO = re.compile(
    r"^(?:(?:the|your|an?|our) )?(?:[\w-]+ ){0,3}(?:newspaper|paper|magazine|weekly|daily|monthly"
    r"|news|voice|journal|gazette|home|site|source) (?:of|for|from|in|about|since)\b"
    r"|^(?:founded|established|est\.?|printed|since|serving) .*\d{4}$|^serving (?:the )?[A-Z]",
    re.IGNORECASE,
)


class Masthead(NamedTuple):
    """Where a page names its outlet.

    Attributes:
        name: The outlet.
        line: Index of the line that names it.
        motto: Index of the motto under it; None without one.
    """

    name: str
    line: int
    motto: int | None = None


@dataclass(frozen=True)
class _Page:
    """A page as the search for its masthead sees it.

    Attributes:
        lines: Its lines.
        reasons: For each, why it is furniture; None where it is not known to be.
        body: Where the body begins.
    """

    lines: Sequence[Line]
    reasons: Sequence[str | None]
    body: int

    @cached_property
    def told(self) -> frozenset[str]:
        """Stems of the words that the report uses in lower case: names of places are none."""
        body = "\n".join(line.text for line in self.lines[self.body :])
        found = re.findall(r"(?<![\w.@-])[^\W\d_]{3,}", body)
        return frozenset(w[:STEM] for w in found if w.islower())

    @cached_property
    def outside(self) -> str:
        """The letters of all addresses and of the lines of rights."""
        found = [
            text
            for line, reason in zip(self.lines, self.reasons, strict=True)
            for text in ([line.text] if reason == "site" else _ADDRESS.findall(line.text))
        ]
        return " ".join("".join(re.findall(r"[a-z0-9]+", text.lower())) for text in found)

    def shared(self, words: Sequence[str]) -> int:
        """Count the words that the report uses too, those of papers' names aside."""
        return sum(w[:STEM] in self.told for w in words if w not in _LAST | _WHEN)

    def headline_below(self, i: int) -> bool:
        """Whether a line between a name and the body tells what the body tells."""
        return any(
            self.reasons[j] is None and self.shared(_own_words(self.lines[j].text)) >= TOLD
            for j in range(i + 1, min(self.body, len(self.lines)))
        )

    def told_better(self, i: int, used: int) -> bool:
        """Whether another line of the head tells more of what the body tells than a name does."""
        least = max(TOLD, used + 1)
        return any(
            j != i
            and self.reasons[j] is None
            and self.shared(_own_words(self.lines[j].text)) >= least
            for j in range(min(self.body, len(self.lines)))
        )

    def has_headline(self, i: int) -> bool:
        """Whether another line of the head is as long as headlines are, or tells the story."""
        return self.told_better(i, 0) or any(
            j != i and self.reasons[j] is None and self.lines[j].length > MOST_WORDS
            for j in range(min(self.body, len(self.lines)))
        )

    def heads(self) -> bool:
        """Whether the page begins as clippings do: a name, a headline, the date.

        A name that stands in the report throughout is what it is about ("Brexit").
        """
        if len(self.reasons) < 3 or self.reasons[1] is not None or self.reasons[2] != "date":
            return False
        body = {word for line in self.lines[self.body :] for word in line.words}
        return not all(word in body for word in _own_words(self.lines[0].text))

    def beside_date(self, i: int) -> bool:
        """Whether a date line stands above or below a line; addresses between are passed over."""
        for step in (-1, 1):
            j = i + step
            while 0 <= j < len(self.reasons) and self.reasons[j] == "url":
                j += step
            if 0 <= j < len(self.reasons) and self.reasons[j] == "date":
                return True
        return False

    def names_place(self, name: str) -> bool:
        """Whether the report uses a name as it uses those of places and people."""
        pattern = rf"\b{re.escape(name.capitalize())}\b"
        return any(re.search(pattern, line.text) for line in self.lines[self.body :])

    def set_apart(self, name: str) -> bool:
        """Whether a first line has a menu under it, or one in capitals a date."""
        under = self.reasons[1] if len(self.reasons) > 1 else None
        if len(name.split()) == 1:
            return under == "navigation" and bool(_BETWEEN.search(self.lines[1].text))
        return under == "navigation" or (name.isupper() and under == "date")

    def repeats(self, name: str) -> bool:
        """Whether a name stands in an address, or in a line of rights, elsewhere on the page."""
        plain = "".join(_own_words(name, least=1))
        return len(plain) > STEM and plain in self.outside


def find_masthead(
    lines: Sequence[Line], reasons: Sequence[str | None], body: int
) -> Masthead | None:
    """Return the line above the body that names the outlet; None where no line does.

    A name alone on the first line may be a headline too ("Storm Batters Coast"). It is the
    outlet's where it is called what papers are called, begins with "The" or repeats in an address
    or a line of rights, and where the report does not use its words.

    Args:
        lines: The lines of the page.
        reasons: For each, why it is furniture; None where it is not known to be.
        body: Where the body begins.
    """
    page = _Page(lines, reasons, body)
    top = range(min(TOP, body, len(lines)))
    for i in top:
        parts = _BETWEEN.split(lines[i].text.strip())
        name = _without_signs(parts[0])
        named = _is_name(name) or (i == 0 and _is_name_abroad(name) and page.heads())
        if reasons[i] not in {None, "navigation"} or not named:
            continue
        if _names_outlet(page, name, i, alone=len(parts) == 1):
            motto = i + 1 if i + 1 in top and _MOTTO.match(lines[i + 1].text) else None
            return Masthead(as_written(name, lines), i, motto)
    return None


def _without_signs(name: str) -> str:
    """Take signs off both ends of a name, such as a picture of a newspaper."""
    inside = [i for i, char in enumerate(name) if char.isalnum() or char in "()!.'\u2019"]
    return name[inside[0] : inside[-1] + 1] if inside else ""


def _names_outlet(page: _Page, name: str, i: int, *, alone: bool) -> bool:
    """Whether a name at the top is the outlet's: by its words, its place, or its repetition."""
    words = _own_words(name)
    used = page.shared(words)
    unused = not used or (has_media_word(name) and used < len(words))
    if i == 0 and unused and alone and page.heads():
        return True
    if i == 0 and page.repeats(name):
        return used < max(TOLD, len(words))
    if is_outlet_name(name) and (len(name.split()) > 1 or _CALL_SIGN.fullmatch(name)):
        return used == 0 or used < len(words) - 1 or page.told_better(i, used)
    if used:
        return False
    if alone and _fills_slot(page, name, i):
        return True
    if alone and len(name.split()) == 1:
        return i == 0 and page.set_apart(name)
    if alone and not page.headline_below(i):
        return False
    if re.match(r"(?:The|THE) ", name):
        return i == 0 or not alone
    return i == 0 and alone and page.set_apart(name)


def _fills_slot(page: _Page, name: str, i: int) -> bool:
    """Whether a name with a headline near it is a known one, or stands where outlets are named.

    That is beside the date. Two words there may be the author's name, so only "The" makes them an
    outlet's; one word may be the place of the report.
    """
    if not page.has_headline(i):
        return False
    if publisher_named(name):
        return True
    if not page.beside_date(i):
        return False
    is_word = len(name.split()) == 1 and not page.names_place(name)
    return is_word or name.lower().startswith("the ")


def _is_name(name: str) -> bool:
    """Whether words are capitalised as a name is, and no rubric ("World news")."""
    words = name.split()
    if not 1 <= len(words) <= MOST_WORDS or re.search(r"\d{3}|[.:;,!?\"\u201c\u201d]", name):
        return False
    low = {w.lower() for w in words}
    if low <= RUBRICS | _SMALL or low & _NEVER or words[0].lower() in _ASKS:
        return False
    named = all(not w[:1].islower() or w.lower() in _SMALL for w in words)
    return words[0][:1].isalnum() and not words[0][:1].islower() and named


def _is_name_abroad(name: str) -> bool:
    """Whether words may be a name where none but the first has a capital: "Gazeta portowa"."""
    words = name.split()
    capitals = " ".join(w.capitalize() for w in words)
    return len(words) > 1 and words[0][:1].isupper() and not name.isascii() and _is_name(capitals)


def named_beside_date(
    lines: Sequence[Line], reasons: Sequence[str | None], body: int
) -> str | None:
    """Return the outlet that a date line above the body names ("The Lamp, 3 July 2031")."""
    for line, reason in zip(lines[:body], reasons, strict=False):
        name = label_of(line.text) if reason == "date" else ""
        if len(name.split()) > 1 and _is_name(name) and _is_known(name):
            name = f"The {name}" if f"The {name}" in line.text else name
            return as_written(name, lines)
    return None


def _is_known(name: str) -> bool:
    return (
        is_outlet_name(name) or publisher_named(name) is not None or name.lower().startswith("the ")
    )


def named_in_title(title: str) -> str | None:
    """Return the outlet that a page's title ends in ("Six dead in flood - Harbour Post")."""
    parts = _BETWEEN.split(title.strip())
    name = parts[-1].strip()
    if len(parts) < 2 or len(name.split()) < 2 or not _is_name(name):
        return None
    return name if is_outlet_name(name) else None


def is_outlet_name(name: str) -> bool:
    """Whether a name is made the way names of papers and stations are ("Harbour Post")."""
    words = [w.lower() for w in name.split()]
    signed = any(_CALL_SIGN.fullmatch(w) for w in name.split())
    signed = signed and (len(words) == 1 or not name.isupper())
    return signed or words[-1] in _LAST | _ABROAD or words[0] in _FIRST


def has_media_word(name: str) -> bool:
    """Whether a name, known to be one, has a word that names of media have ("Gazette de Kelm")."""
    words = re.findall(r"[^\W\d_]+", name.lower())
    return not _MEDIA.isdisjoint(words)


def _own_words(text: str, least: int = 3) -> list[str]:
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", text)]
    return [w for w in words if w not in _SMALL and len(w) >= least]


def as_written(name: str, lines: Sequence[Line]) -> str:
    """Return a name in capitals as the page writes it elsewhere, else capitalised as names are."""
    if not name.isupper():
        return name
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    written = (m[0] for line in lines for m in pattern.finditer(line.text))
    found = next((w for w in written if not w.isupper() and w[:1].isupper()), None)
    return found or " ".join(_capitalised(name.split()))


def _capitalised(words: Sequence[str]) -> Iterator[str]:
    for i, word in enumerate(words):
        if word.lower() in _SMALL:
            yield word.lower() if i else word.capitalize()
        elif len(word) <= 4 and not re.search(r"[AEIOUY]", word):
            yield word
        else:
            yield word.capitalize()


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
_GENERIC = word_set("outlets", "generic")
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
            name = _outlet_plain(match["name"])
            if len(name) > 2 and not any(p.fullmatch(name) for p in _OTHERS):
                yield name, 1
    if reason in {"byline", "date"}:
        yield from _in_bylines(line)
    if reason in _OWN_LINES and pasted:
        for match in _BY_THE_WAY.finditer(line):
            yield match["name"], _OWN_LINES[reason]


def _outlet_plain(name: str) -> str:
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

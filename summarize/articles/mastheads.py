"""The line at the top of a page that names the outlet: its masthead, and a motto under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from summarize.articles.datelines import label_of
from summarize.articles.lines import Line
from summarize.articles.phrases import RUBRICS
from summarize.articles.publishers import publisher_named
from summarize.text.saying import MEDIA_WORDS

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
_SMALL = frozenset({
    "of", "the", "and", "for", "&", "de", "la", "le", "der", "die", "du", "des", "di", "del",
    "della", "do", "da", "van", "von", "den", "het", "el", "al", "und", "et", "y", "e", "i",
})  # fmt: skip
"""Articles, prepositions and conjunctions within the names of outlets."""
_NEVER = frozenset({
    "by", "over", "at", "to", "with", "after", "as", "amid", "from", "into", "against", "under",
    "off", "out", "up", "down", "is", "are", "was", "were", "be", "has", "have", "had", "will",
    "can", "may", "not", "no", "his", "her", "its", "their", "new", "how", "why", "what", "when",
    "where", "who",
})  # fmt: skip
"""Words that headlines have and names of outlets do not."""
_ASKS = frozenset({"contact", "about", "live", "latest", "more", "follow", "advertise", "dear"})
"""Words with which buttons and rubrics begin."""
_WHEN = frozenset({
    "morning", "evening", "sunday", "saturday", "daily", "weekly", "monthly", "national", "online",
    "international", "regional", "local", "business", "financial", "review", "report", "reporter",
    "city", "county", "coast", "valley", "world", "today", "voice", "record", "argus", "echo",
    "ledger", "lantern", "sentinel", "advertiser", "citizen", "leader", "monitor", "clarion",
    "advocate", "register", "sketch", "wire", "digest", "quarterly",
})  # fmt: skip
"""Words that stand in the names of newspapers and in their reports alike; with `MEDIA_WORDS`, the
commonest of Wikipedia's lists of newspapers."""
_LAST = MEDIA_WORDS | {
    "review", "argus", "echo", "ledger", "sentinel", "advertiser", "clarion", "advocate",
    "monthly", "digest", "wire", "online", "quarterly", "broadcasting", "newspapers", "bugle",
}  # fmt: skip
"""Words in which the name of an outlet ends."""
_FIRST = frozenset({
    "radio", "daily", "tv", "television", "channel", "journal", "diario", "corriere", "gazeta",
    "gazzetta", "giornale", "jornal", "courrier",
})  # fmt: skip
"""Words with which one begins."""
_ABROAD = frozenset({
    "zeitung", "anzeiger", "nachrichten", "kurier", "bote", "tageblatt", "tagblatt", "rundschau",
    "blatt", "presse", "woche", "monde", "\u00e9cho", "d\u00e9p\u00eache", "libre", "soir",
    "noticias", "pa\u00eds", "peri\u00f3dico", "mundo", "vanguardia", "krant", "dagblad", "avisen",
    "tidning", "posten", "bladet", "stampa", "repubblica", "folha",
})  # fmt: skip
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
        if reasons[i] not in {None, "navigation"} or not _is_name(name):
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
    if i == 0 and not used and alone and page.heads():
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

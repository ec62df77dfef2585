"""One figure of one claim, with all that the ledger sorts it by: what, when, in what unit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.comparison.eras import as_of, eras_of
from summarize.comparison.kinds import ACTS, GROUPS, sorted_words
from summarize.domain import Article, Claim, Features, Figure
from summarize.text.meaning import Signature, sign, stem
from summarize.text.measures import dimension
from summarize.text.names import find_names
from summarize.text.tolls import TOLLS
from summarize.text.units import TIME_UNITS, is_currency

_WHOLE_SPAN = re.compile(
    r"\bsince\b[^.;]{0,60}\b(?:start|began|beginning|launch\w*|offensive|operation|campaign|war"
    r"|outbreak|push)\b",
    re.IGNORECASE,
)
_PARTIAL_BEFORE = re.compile(
    r"\b(?:another|further|additional|including|among them|first batch of|of them)\s*(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_PARTIAL_AFTER = re.compile(
    r"\s*(?:other|more|others|further|of\s+(?:the|those|whom))\b", re.IGNORECASE
)
_MORE_AFTER = re.compile(r"\s*more\b", re.IGNORECASE)
_SUMMED = frozenset({"killed", "left", "arrested", "rescued"})
"""Acts of which "14 others" are a part; "17 others are missing" are all who are missing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in the ledger.

    Attributes:
        claim: The claim that gives it.
        figure: The figure.
        article: Its article.
        dimension: "count", "money", "share", "age", or the unit family of a measure; with " each"
            for an amount per year, head or share.
        noun: What is counted, in one word for all that mean the same.
        act: What happened to it, likewise.
        era: None for the news itself; the year for something older.
        as_of: The day that the figure speaks of.
        order: What the ledger orders by: day, time of printing, value.
        whole_span: It counts since the beginning of something longer.
        renewed: Its words say that the figure was changed ("revised to", "up from").
        partial: It counts a part of what others count ("another four").
        signature: The words of its claim, for likeness.
        names: Proper names of its claim, lower case.
        subject: The head of its claim's subject, lower case.
        foreseen: It is expected or planned, and no result.
    """

    claim: Claim
    figure: Figure
    article: Article
    dimension: str
    noun: str | None
    act: str | None
    era: int | None
    as_of: dt.date | None
    order: tuple[str, str, float]
    whole_span: bool
    partial: bool
    renewed: bool
    signature: Signature
    names: frozenset[str]
    subject: str | None = None
    foreseen: bool = False

    @property
    def value(self) -> float:
        """The number to sort by: the value, else the least that it can be."""
        if self.figure.value is not None:
            return self.figure.value
        return self.figure.low or self.figure.high or 0.0


def entries_of(
    articles: Sequence[Article], claims: Sequence[Claim], features: Mapping[str, Features]
) -> list[Entry]:
    """Return every figure once per article, with the shortest claim that gives it."""
    by_article = {a.id: a for a in articles}
    shortest: dict[tuple[str, int, int], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.end - c.start, c.start, c.id)):
        for figure in claim.figures:
            shortest.setdefault((claim.article, figure.start, figure.end), claim)
    eras = eras_of(by_article, claims)
    found = []
    for (article_id, start, _), claim in sorted(shortest.items(), key=lambda item: item[0]):
        figure = next(f for f in claim.figures if f.start == start)
        if not _counts_nothing(by_article[article_id], figure):
            feature = features.get(claim.id)
            found.append(_entry(by_article[article_id], claim, figure, eras[claim.id], feature))
    return found


def _counts_nothing(article: Article, figure: Figure) -> bool:
    """Whether a number is a label ("deck 3"), one of several, or somebody else's figure."""
    if figure.value == 1 and _ONE_OF.match(article.text, figure.end):
        return True
    before = article.text[max(0, figure.start - 16) : figure.start]
    labelled = figure.unit is None and _LABEL.search(before)
    return bool(_ELSEWHERE.search(figure.text) or labelled or _REJECTED.search(before))


_ONE_OF = re.compile(r"\s+of\s+(?:the|its|his|her|their|these|those|several|many)\b")
_REJECTED = re.compile(r"\b(?:not|rather\s+than|instead\s+of)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Words before somebody else's figure that is set right: "6.6, not 6.4"."""

_LABEL = re.compile(
    r"\b(?:deck|gate|terminal|platform|route|flight|channel|page|chapter|section|article|room|ward"
    r"|zone|phase|stage|grade|category|type|class|unit|block|line|reactor|sector|precinct|no\.?"
    r"|number)\s+\Z",
    re.IGNORECASE,
)
"""Nouns that take a number as a name (Quirk et al., A Comprehensive Grammar, 17.27)."""

_ELSEWHERE = re.compile(
    r"\b(?:than|exceed\w*|above|over|below|under|short\s+of|beyond)\s+(?:the|its|their|his|her)\b",
    re.IGNORECASE,
)
"""Somebody else's figure: "far more than the 1,500 announced"."""


def tells_what(entry: Entry) -> bool:
    """Whether a figure is a sum of money, or its own words say what it counts; no time, no age."""
    figure = entry.figure
    return figure.unit not in TIME_UNITS and (figure.of is not None or is_currency(figure.unit))


def _entry(
    article: Article, claim: Claim, figure: Figure, era: int | None, feature: Features | None
) -> Entry:
    noun, act = sorted_words(figure, claim)
    noun, act = _fate(article, claim, figure, noun, act)
    if act in TOLLS and not _OF_TOLLS.search(sentence_of(article, figure)):
        noun, act = None, None  # "the pilot had 11,200 flying hours", behind a sentence of the dead
    if (
        noun != "anyone"
        and is_currency(figure.unit)
        and _OFFER.search(sentence_of(article, figure))
    ):
        noun = "offer" if noun is None or noun in _OFFERS or act == "offer" else noun
    names = feature.names if feature else ()
    if noun == "offer":  # whose offer it is may stand in another part of the sentence
        names = (*names, *(n.text for n in find_names(sentence_of(article, figure))))
    day_of = article.published.date if act in TOLLS else as_of(article, claim, era)
    printed = article.published
    time = printed.time.isoformat() if printed.time else "12:00:00"
    day = (day_of or printed.date or dt.date.max).isoformat()
    before = article.text[max(0, figure.start - 24) : figure.start]
    return Entry(
        claim=claim, figure=figure, article=article,
        dimension=dimension_of(figure) + (" each" if rate_of(article, figure) else ""),
        noun=noun, act=act, era=era,
        as_of=day_of, order=(day, time, figure.value or figure.low or 0.0),
        whole_span=bool(_WHOLE_SPAN.search(sentence_of(article, figure))),
        partial=noun not in GROUPS
        and figure.unit is None
        and bool(
            _PARTIAL_BEFORE.search(before)
            or _MORE_AFTER.match(article.text, figure.end)
            or (act in _SUMMED and _PARTIAL_AFTER.match(article.text, figure.end))
            or re.match(r"(?:another|further)\b", figure.text, re.IGNORECASE)
        ),
        renewed=bool(_RENEWED.search(sentence_of(article, figure))),
        signature=sign(claim.text, lemmas=feature.lemmas if feature else None, names=names),
        names=frozenset(w.lower() for n in names for w in n.split() if w[:1].isupper()),
        subject=feature.subject if feature else None,
        foreseen=bool(_FORESEEN.search(claim.text)),
    )  # fmt: skip


def _fate(
    article: Article, claim: Claim, figure: Figure, noun: str | None, act: str | None
) -> tuple[str | None, str | None]:
    """Return noun and act with what the whole claim says of people and the figure's words do not.

    "Humanitarian corridors have let 300 people out", "cost 12 people their lives".
    """
    if act in ACTS and _UNDONE.search(article.text[claim.start : figure.start]):
        return noun, f"attempted {act}"
    last = (figure.of or "").split()[-1:] or [""]
    nation = figure.unit is None and last[0][:1].isupper() and last[0].endswith("s")
    if act in ACTS or not (noun in ("anyone", "child") or nation):
        return noun, act
    if act is not None and act.startswith("attempted"):
        return noun, act
    people = "anyone" if nation else noun
    wider = claim.text if act is not None else sentence_of(article, figure)
    if _LIVES.search(wider):
        return people, "killed"
    return (people, "left") if _LEAVING.search(wider) else (noun, act)


_OF_TOLLS = re.compile(
    r"\b(?:kill|die|dying|dead|death|fatal|perish|slay|slain|massacr|drown|murder|deceas|toll|injur"
    r"|wound|hurt|casualt|missing|unaccounted|li(?:fe|ves)\b|bod(?:y|ies)\b|victim|hospital|treat"
    r"|surviv|lost|claimed|burn|shot|crush|buried|mourn|funeral|grave)\w*",
    re.IGNORECASE,
)
"""Words without which a sentence counts no dead, hurt or missing: tolls, and what befalls."""

_UNDONE = re.compile(
    r"\b(?:efforts?|attempts?|attempted|bids?|hopes?|hoped|plans?|planned|wants?|tried|trying|failed"
    r"|threat\w*)\s+to\s+\w+\s*\Z",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\bevacuat(?:ed|ion|ing)|\bfle(?:d|e|eing)\b|\bescap(?:e|ed|ing)\b|\bway\s+out\b|\bhomeless\b"
    r"|\b(?:get|got|come|came|brought|bring|let|poured|taken|took)\b[^.;]{0,40}\bout\b"
    r"|\bcross(?:ed|ing)?\s+(?:in)?to\b|\b(?:get|got)\s+(?:away|beyond)\b"
    r"|\b(?:le(?:ave|ft)|from)\s+their\s+homes\b",
    re.IGNORECASE,
)
_LIVES = re.compile(r"\b(?:cost|claim|los|took|tak)\w*\b[^.;]{0,60}\blives\b", re.IGNORECASE)
_OFFER = re.compile(r"\b(?:offer\w*|deal|contract|proposal|bid)\b", re.IGNORECASE)
_OFFERS = frozenset(
    {stem(w) for w in ("offer", "deal", "contract", "proposal", "bid", "range", "excess")}
)
_RATE = re.compile(
    r"\s+(?:per|an?|each|every)\s+(?P<of>year|season|month|week|day|hour|share|head|household|person)"
    r"\b(?!\s+(?:earlier|ago|before|later))|\s+(?:average\s+)?annual",
    re.IGNORECASE,
)


def sentence_of(article: Article, figure: Figure) -> str:
    """Return the text around a figure from one full stop or line end to the next."""
    text = article.text
    start = max(text.rfind(mark, 0, figure.start) for mark in (". ", "\n"))
    ends = [e for e in (text.find(mark, figure.end) for mark in (". ", "\n")) if e >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def dimension_of(figure: Figure) -> str:
    """Return what sort of quantity a figure is: only one sort is compared with itself."""
    unit = figure.unit
    if (figure.of or "").startswith("age"):
        return "age"
    if unit is None:
        return "count"
    if is_currency(unit):
        return "money"
    if unit in ("percent", "fraction"):
        return "share"
    if unit in ("percentage_point", "magnitude"):
        return unit
    return dimension(unit)


_FORESEEN = re.compile(
    r"\b(?:expect\w*|forecast\w*|predict\w*|target\w*|guidance|outlook|hop(?:es?|ed|ing)\s+for)\b",
    re.IGNORECASE,
)
_RENEWED = re.compile(
    r"\b(?:revis\w+|lower\w*|correct\w+|earlier|previous\w*|initial\w*|rose|risen|rise[ns]?|climb\w*"
    r"|increas\w+|upgrad\w+|bump\w+|sweeten\w+|improv\w+|up\s+from|down\s+from|now\s+stands|at\s+first)\b",
    re.IGNORECASE,
)


def rate_of(article: Article, figure: Figure) -> str:
    """Return what an amount is given for each of: "year", "head", "share"; empty for a whole."""
    found = _RATE.match(article.text, figure.end)
    told = re.search(r" per (\w+)\Z", figure.of or "")
    if found is None:
        return told[1] if told else ""
    return (found["of"] or "year").lower()

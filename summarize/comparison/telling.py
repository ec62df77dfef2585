"""How the ledger tells what it found: the question, each position, and one plain sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from summarize.comparison.differences import PRICES, matter_of
from summarize.comparison.entries import Entry, rate_of, sentence_of
from summarize.comparison.kinds import POINTING, split_of
from summarize.domain import FindingType
from summarize.text.tolls import TOLLS
from summarize.text.units import LENGTHS, TIME_UNITS

RUNNING = frozenset({*TOLLS, "left", "surrendered", "arrested", "rescued", "trapped", "took part"})
"""What is counted anew as a story goes on."""

NEUTRAL = {"anyone": "", "child": "children", "combatant": "fighters", "soldier": "soldiers"}
"""Neutral words for those who are counted; the sides of a fight name fighters differently."""

_DONE_THEMSELVES = frozenset({"left", "surrendered", "took part"})

MOST_WORDS = 8
"""Words of a question that a reader takes in at a glance."""

MOST_LISTED = 3
"""More amounts than these are told as a range; the table has them all."""


def label_of(entries: Sequence[Entry]) -> str:
    """Return a position as written: the plain number, then how others bound or hedge it.

    "8,000 / more than 8,000": one value, but not one statement.
    """
    return " / ".join(_forms(entries))


def _forms(entries: Sequence[Entry]) -> list[str]:
    by_bounds: dict[tuple[bool, bool, bool, str], list[Entry]] = {}
    for entry in entries:
        figure = entry.figure
        exact = figure.value is not None
        bounds = (
            figure.approximate,
            exact and figure.low is not None,
            exact and figure.high is not None,
            figure.unit or "",
        )
        by_bounds.setdefault(bounds, []).append(entry)
    ordered = sorted(by_bounds, key=lambda b: (any(b[:3]), -len(by_bounds[b]), b))
    return list(dict.fromkeys(_written(by_bounds[b]) for b in ordered))


def _written(entries: Sequence[Entry]) -> str:
    written = Counter(" ".join(e.figure.text.split()) for e in entries)
    label = min(written, key=lambda w: (-written[w], len(w), w))
    if label[:2].isalpha():
        label = label[:1].lower() + label[1:]
    first = entries[0]
    if first.dimension == "share" and first.figure.of and _has_whole(first):
        whole = split_of(first.figure.of)[0]
        return label if whole in POINTING else f"{label} of the {whole}"
    return label


def _has_whole(entry: Entry) -> bool:
    """Whether a share is said to be of something, and not something's own rate."""
    behind = entry.article.text[entry.figure.end : entry.figure.end + 4]
    return entry.noun == "ground" or behind.startswith(" of ")


def question_of(group: Sequence[Entry], place: str = "") -> str:
    """Return what is counted: of people in neutral words, else as most articles put it.

    Args:
        group: The figures.
        place: The place that they are confined to, as written; empty for the whole.
    """
    where = f" in {place}" if place else ""
    return " ".join((_counted(group) + _setting(group)).split()[:MOST_WORDS]) + where


def _counted(group: Sequence[Entry]) -> str:
    matter = matter_of(group)
    noun, act = matter.noun, matter.act
    if noun == "ground":
        return "share of the ground held"
    if matter.dimension == "count" and noun in NEUTRAL and act in RUNNING:
        people = NEUTRAL[noun] or _usual(split_of(e.figure.of or "people")[0] for e in group)
        return f"{people} {'who ' if act in _DONE_THEMSELVES else ''}{act}"
    named = _plural(_whole_act(_usual(e.figure.of for e in group if e.figure.of)))
    if noun == "offer":
        named = "offer" + (f" ({whose})" if (whose := _whose(group)) else "")
    if named == "age":
        named = "age" + (f" of {whose}" if (whose := _whose(group)) else "")
    if matter.dimension.endswith(" each") and " per " not in named:
        named += _usual(" per " + w for e in group if (w := rate_of(e.article, e.figure)))
    return _specified(_as_in_sentences(named, group), group)


_WHOLE_DEEDS = """
    died fell fled left escaped survived came went voted stayed returned arrived disappeared
    drowned signed applied spoke gathered marched
"""
_ALONE = frozenset(_WHOLE_DEEDS.split())
"""Verbs that tell all with nobody behind them: "patients who caught" is half a clause, "people who
voted" is a whole one."""

_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "child": "children"}


def _whole_act(named: str) -> str:
    """Return what is counted without a verb whose object was cut off: "patients who caught"."""
    thing, act = split_of(named)
    bare = re.search(r" (?:who|that) \w+\Z", named)
    done = act is None or act in RUNNING or act in _ALONE
    return thing if bare and not done else named


def _plural(named: str) -> str:
    first, _, rest = named.partition(" ")
    return f"{_IRREGULAR.get(first, first)} {rest}".strip()


_BARE = {"share": "share", "money": "sum"}
"""What an amount of a dimension is called where no noun tells it."""

_LEVEL = re.compile(r"\b(?:level|stood|stands|crest\w*|reach\w*|rose|fell|peak\w*)\b")
_FALLING = re.compile(
    r"\b(?:f[ae]ll\w*|drop\w*|declin\w*|slow\w*|shr[aiu]nk|slump\w*|plung\w*|los[te]\w*|down)\b"
    r"[^.;]{0,40}\Z"
)
_RISING = re.compile(
    r"\b(?:r[io]se\w*|rising|climb\w*|grew|grow\w*|jump\w*|surg\w*|soar\w*|gain\w*|up)\b"
    r"[^.;]{0,40}\Z"
)


def _specified(named: str, group: Sequence[Entry]) -> str:
    """Return what is measured, where the noun alone tells of what but not what of it.

    "level of the Drisa" for a river's metres, "price of shares", "fall in speeds"; a noun of one
    word is told with the name of which all the claims tell it.
    """
    dimension = matter_of(group).dimension
    lengths = all(e.figure.unit in LENGTHS for e in group)
    if not named:
        named = _BARE.get(dimension, "amount")
    elif lengths and named[:1].isupper() and _most(group, _tells_level):
        return f"level of the {named}"
    elif lengths and any("-" in e.figure.text for e in group):
        return f"size of the {named}"
    elif dimension == "money" and named in ("shares", "stock") and _most(group, _is_small):
        return f"price of {named}"
    elif dimension == "share" and " in " not in named:
        ways = {"fall": _FALLING, "rise": _RISING}
        way = next((w for w, told in ways.items() if _most(group, _told_by(told))), "")
        the = "the " if any(f" the {named}" in e.claim.quote for e in group) else ""
        named = f"{way} in {the}{named}" if way else named
    whose = _whose(group) if " " not in named and dimension != "age" else ""
    subject = all(e.subject and e.subject in whose.lower().split() for e in group)
    return f"{named} ({whose})" if subject and whose.lower() != named.lower() else named


def _most(group: Sequence[Entry], holds: Callable[[Entry], bool]) -> bool:
    return 2 * sum(map(holds, group)) > len(group)


def _tells_level(entry: Entry) -> bool:
    return _LEVEL.search(sentence_of(entry.article, entry.figure)) is not None


def _is_small(entry: Entry) -> bool:
    return entry.value < LEAST_SUM


LEAST_SUM = 10_000
"""Money from which "shares" are what is paid, not the price of one."""


def _told_by(words: re.Pattern[str]) -> Callable[[Entry], bool]:
    def told(entry: Entry) -> bool:
        start = entry.figure.start
        return words.search(entry.article.text[max(0, start - 60) : start]) is not None

    return told


def _usual(words: Iterable[str | None]) -> str:
    """Return the most frequent of some words, the shortest of equals."""
    seen = Counter(w for w in words if w)
    if not seen:
        return ""
    usual = min(seen, key=lambda w: (w.startswith("amount"), -seen[w], len(w), w))
    return "people" if usual in ("person", "others") else usual


def _as_in_sentences(named: str, group: Sequence[Entry]) -> str:
    """Write a word small that is capital only where it opens a sentence."""
    if not named[:1].isupper():
        return named
    small = named[:1].lower() + named[1:]
    lower = re.compile(rf"\b{re.escape(small)}\b")
    opens = re.compile(rf"(?:\A|[.\n]\s*){re.escape(named)}\b")
    texts = [e.article.text for e in group]
    if any(lower.search(t) for t in texts) or any(opens.search(t) for t in texts):
        inside = re.compile(rf"[a-z,]\s+{re.escape(named)}\b")
        return named if any(inside.search(t) for t in texts) else small
    return named


def _whose(group: Sequence[Entry]) -> str:
    """Return whose offer or age it is, where all the claims name one party."""
    common = frozenset.intersection(*(e.names for e in group))
    text = group[0].article.text
    found = re.finditer(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)*", text)
    named = Counter(m.group() for m in found if {w.lower() for w in m.group().split()} <= common)
    if not named:
        return ""
    return min(named, key=lambda n: (-len(n.split()), -named[n], n))


def _setting(group: Sequence[Entry]) -> str:
    """Return when an older thing was: "in the 2004 tsunami", else "in 2004"."""
    era = matter_of(group).era
    if era is None:
        return ""
    named = Counter(
        found["event"]
        for e in group
        for found in re.finditer(rf"\b(?:the|The)\s+{era}\s+(?P<event>[a-z]{{4,}})", e.article.text)
    )
    if not named:
        return f" in {era}"
    return f" in the {era} {min(named, key=lambda n: (-named[n], n))}"


def statement_of(
    question: str, amounts: Sequence[Sequence[Entry]], kind: FindingType | None
) -> str:
    """Return one plain sentence that needs no table.

    Args:
        question: What is counted.
        amounts: The entries of each amount, in order of time.
        kind: How they differ.
    """
    labels = [_forms(a)[0] for a in amounts]
    article = "" if question[:1].isupper() else "the "
    if kind == "unit":
        return f"One amount is given in several units ({question}): {_listed(labels, 'and')}."
    course = _course(amounts) if kind == "update" else None
    if course:
        first, last = course
        change = last[0].value - first[0].value
        told = f"{_MOVED[(change > 0) - (change < 0)]} from {_forms(first)[0]} to {_forms(last)[0]}"
        if first[0].dimension == "count":
            return f"The number of {question} {told} as reports came in."
        return f"The figure for {article}{question} {told}."
    by_size = [_forms(a)[0] for a in sorted(amounts, key=lambda a: a[0].value)]
    one_unit = len({a[0].figure.unit for a in amounts}) == 1
    if len(labels) > MOST_LISTED and one_unit:
        given = f"from {by_size[0]} to {by_size[-1]}"
    else:
        given = _listed(by_size if one_unit else labels, "or")
    if amounts[0][0].dimension == "count":
        return f"Accounts give {given} {question}."
    return f"Accounts differ on {article}{question}: {given}."


_MOVED = {1: "rose", -1: "fell", 0: "went"}

_REPLACED = re.compile(
    r"\bfrom\s+(?:the\s+|an?\s+)?(?:(?:earlier|previous|initial)\s+)?(?:figure\s+of\s+)?\Z"
)
"""Words before an amount that another took the place of: "to 21, from the 22 given at noon"."""


def _course(
    amounts: Sequence[Sequence[Entry]],
) -> tuple[Sequence[Entry], Sequence[Entry]] | None:
    """Return the amounts where a figure began and where it stands, if time tells.

    An amount that no day is known of is neither, nor is one that its own sentence replaces the
    last.
    """
    dated = [a for a in amounts if a[0].order[0] != dt.date.max.isoformat()]
    while len(dated) > 1 and _is_replaced(dated[-1][0]):
        dated.pop()
    if len(dated) < 2 or not _is_ordered(dated[0][0], dated[-1][0]):
        return None
    units = {dated[0][0].figure.unit, dated[-1][0].figure.unit}
    if len(units) > 1 or units & TIME_UNITS:
        return None
    return dated[0], dated[-1]


def _is_replaced(entry: Entry) -> bool:
    start = entry.figure.start
    return _REPLACED.search(entry.article.text[max(0, start - 40) : start]) is not None


def _is_ordered(first: Entry, last: Entry) -> bool:
    """Whether time tells which amount came first; a toll of one day is put in order by size."""
    if first.dimension == "share" and first.noun in PRICES:
        return False  # of several hours, that of printing is not the one meant
    hours = all(e.article.published.time for e in (first, last))
    apart = first.order[:2] != last.order[:2] if hours else first.order[0] != last.order[0]
    return apart or first.act in TOLLS


def _listed(labels: Sequence[str], word: str) -> str:
    return ", ".join(labels[:-1]) + f" {word} {labels[-1]}"

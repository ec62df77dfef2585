"""May it be said that accounts give different figures for one thing?

Each value has to stand in each claim of its position, as a quantity of one sort; the claims have
to count the same kind of thing, of one event.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from summarize.domain import ONE_TIME
from summarize.gate.weighing import agreed
from summarize.gate.weighing.agreed import TIMES, shares
from summarize.gate.weighing.differences import (
    IN_WORDS,
    Amount,
    Difference,
    Moment,
    Rates,
    difference,
    of_times,
)
from summarize.gate.weighing.matters import Matter, Matters, shared_names
from summarize.gate.weighing.sides import Case, Side
from summarize.gate.weighing.values import SETS, Standing, counts_in_words, find
from summarize.text.dates import DateMention, Days, find_dates, resolve
from summarize.text.numbers import find_numbers

_IN = "in "
"""Before the name of a month that stands alone: "March" may be a march."""

DATED = ("day", "rank", "[time]")
"""Sorts under which the numbers of a date may stand in a claim: "March 2", "two years ago"."""

BRACKETED = re.compile(r"\([^()]*\)")
"""What is put in brackets behind a value: it in another unit."""


def weigh(case: Case, matters: Matters, rates: Rates) -> Case:
    """Return figures with the positions that stand, and how they differ."""
    case = _of_its_value(_with_dates(case, matters), matters)
    case = _of_one_sort(case, matters)
    case = _of_one_kind(case, matters)
    case = _of_bodies(case, matters)
    if len(case.sides) < 2:
        return case.refuse("fewer than two values stand in their claims")
    case = _joined(case, matters)
    values = [s.value for s in case.sides if s.value is not None]
    sizes = [abs(v) for v in values if v]
    far = bool(sizes) and max(sizes) > FAR * min(sizes)
    if far and any(matters.claims[c].event is None for c in case.claims):
        return case.refuse("the values are more than ten times apart, and no event is known")
    if len(values) < len(case.sides):
        year = _year(case, matters)
        times = [_days(s, matters, year=year) for s in case.sides]
        if not any(values) and None not in times and len(set(times)) == 1:
            return agreed.weigh(replace(case, kind="agreed"), matters)
        found = _in_words(case, matters) if values else _by_times(times, case, matters)
        case = replace(case, type=found.type, because=found.because)
    elif len(set(values)) == 1:
        return agreed.weigh(replace(case, kind="agreed"), matters)
    else:
        amounts = [_amount(s, case, matters) for s in case.sides]
        found = difference(amounts, rates, case.draft.type)
        if found.type == "contradiction" and matters.accounts(case.claims) < 2:
            found = Difference()  # one text that was printed twice was put right, or misprinted
        case = replace(case, type=found.type, because=found.because)
    one = matters.sources(case.claims) < 2 or case.draft.type == "update"
    alone = matters.printings(case.claims) < 2 and one
    if alone and case.type != "update":  # what one outlet printed later is an update
        return case.refuse("one source alone gives the figures")
    return case


def _with_dates(case: Case, matters: Matters) -> Case:
    """Mark the sides that answer with a date, unless one measures: "two-year", "two years ago"."""
    sides = tuple(replace(s, dated=_is_dated(s, matters)) for s in case.sides)
    if any(s.value is not None for s in sides):
        sides = tuple(replace(s, dated=False) for s in sides)
    return replace(case, sides=sides)


def _is_dated(side: Side, matters: Matters) -> bool:
    """Whether the words of a side are a date, and no claim of it counts so many of something."""
    words = BRACKETED.sub("", side.draft.label)
    dates = _dates(words)
    numbers = find_numbers(words)
    within = all(any(d.start <= n.start and n.end <= d.end for d in dates) for n in numbers)
    if side.draft.value is not None or not dates or not within:
        return False
    values = {n.value for n in numbers}
    return not any(
        s.value in values and s.sort not in DATED and s.text != m.claim.quote
        for m in map(matters.of, side.claims)
        for s in m.values
    )


def _dates(words: str) -> list[DateMention]:
    """Return the dates in the words of a side; of a month's name alone that month."""
    return find_dates(words) or [
        replace(d, start=d.start - len(_IN), end=d.end - len(_IN)) for d in find_dates(_IN + words)
    ]


FAR = 10.0
"""How many times apart two values of one thing are no more than, where no event is known."""

SOME_WEEK = dt.date(2001, 1, 7)
"""The end of a week in which weekdays are told apart where no day of printing is known."""


def _days(side: Side, matters: Matters, claim: str = "", *, year: int | None = None) -> Days | None:
    """Return the days that a side names, seen from the printing of its first claim or another.

    A year given is that of days that name none: another side may say it.
    """
    printed = matters.printed(claim or side.claims[0]).published.date
    found = _dates(BRACKETED.sub("", side.draft.label)) if side.dated else []
    if any(m.kind == "calendar" for m in found):
        return None  # "this year" may be that of what is told ("this year's Oscars")
    if printed is None and all(m.kind == "weekday" and m.side == "plain" for m in found):
        printed = SOME_WEEK
    dated = (replace(m, year=year) if m.month and not m.year else m for m in found)
    days = [d for m in dated if printed and (d := resolve(m, printed)) is not None]
    return (min(a for a, _ in days), max(b for _, b in days)) if days else None


def _year(case: Case, matters: Matters) -> int | None:
    """Return the one year that the sides name: "2012", "later this year"."""
    named = {m.year for s in case.sides for m in _dates(s.draft.label) if m.year}
    days = (d for s in case.sides if (d := _days(s, matters)) is not None)
    named |= {a.year for a, b in days if (a, b) == (dt.date(a.year, 1, 1), dt.date(a.year, 12, 31))}
    return named.pop() if len(named) == 1 else None


def _joined(case: Case, matters: Matters) -> Case:
    """Return the case with one side for each number, also where words give it: "a pair"."""
    alike: dict[object, list[Side]] = {}
    for side in case.sides:
        value = _number(side, case, matters)
        found = find(value, matters.of(side.claims[0]).values) if value is not None else None
        key = (value, found.unit, found.low, found.high) if found else side
        alike.setdefault(key, []).append(side)
    sides = []
    for same in alike.values():
        labels = [(s.value is None, not find_numbers(s.draft.label), s.draft.label) for s in same]
        best = same[labels.index(min(labels))]
        claims = matters.ordered(c for s in same for c in s.claims)
        sides.append(replace(best, claims=claims) if len(same) > 1 else best)
    return replace(case, sides=tuple(sides))


def _number(side: Side, case: Case, matters: Matters) -> float | None:
    """Return the value of a side; of words that may count, that of a side whose number they are."""
    if side.value is not None or side.dated:
        return side.value
    given = [matters.of(c).values for c in side.claims]
    able = (v for v in SETS if any(s.value == v for s in case.sides))
    meant = (v for v in able if counts_in_words(side.draft.label, v))
    return next((v for v in meant if all(find(v, g) for g in given)), None)


def _of_its_value(case: Case, matters: Matters) -> Case:
    """Leave on each side the claims in which its value stands; one claim may give several."""
    borne = [(s, tuple(c for c in s.claims if _bears(c, s, matters))) for s in case.sides]
    kept = {c for _, claims in borne for c in claims}
    case = case.only(kept.__contains__, "its value does not stand in it")
    return replace(case, sides=tuple(replace(s, claims=claims) for s, claims in borne if claims))


def _bears(claim: str, side: Side, matters: Matters) -> bool:
    if side.dated:
        return _names_its_days(claim, side, matters)
    if len(find_numbers(BRACKETED.sub("", side.draft.label))) > 1:
        return False  # which of them is the value is not said
    if side.value is not None:
        return standing(side, matters.of(claim)) is not None
    words = _words(side.draft.label)
    return not words or bool(words & _words(matters.claims[claim].quote))


def _by_times(times: Sequence[Days | None], case: Case, matters: Matters) -> Difference:
    """Say how times differ; those that one voice gives on several days are put anew."""
    said = [as_of(s, matters) for s in case.sides]
    told = sorted(d for d in said if d is not None)
    found = of_times(times)
    apart = found == Difference() and len(set(told)) == len(times)
    if not (apart and case.draft.type == "update" and _is_one_voice(case, matters)):
        return found
    return Difference("update", (told[0].isoformat(), told[-1].isoformat()))


def _in_words(case: Case, matters: Matters) -> Difference:
    """Say how values differ of which some are no numbers: "several", "late on Friday", "a week".

    Nothing shows that such words and a number cannot both be right; numbers among them may differ.
    """
    numbers = [given[0] for s in case.sides if (given := _standings(s, matters))]
    timed = all(n.sort in TIMES for n in numbers)
    one = len({n.value for n in numbers}) < 2
    return Difference(None, (ONE_TIME if timed else IN_WORDS,)) if one else Difference()


def _standings(side: Side, matters: Matters) -> list[Standing]:
    return [s for c in side.claims if (s := standing(side, matters.of(c))) is not None]


def _names_its_days(claim: str, side: Side, matters: Matters) -> bool:
    """Whether a claim has the words of a date, or names a day or a stretch within it."""
    told, days = matters.of(claim), _days(side, matters, claim)
    when = told.claim.when
    known = told.days | ({(when.from_, when.to)} if when is not None else set())
    within = days is not None and any(days[0] <= a and b <= days[1] for a, b in known)
    return within or _words(side.draft.label) <= _words(told.claim.quote)


def _words(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in re.findall(r"\w+", text))


def standing(side: Side, claim: Matter) -> Standing | None:
    """Return where the value of a side stands in one of its claims."""
    return find(side.value, claim.values) if side.value is not None else None


def _each(case: Case, matters: Matters) -> Iterable[tuple[str, Standing]]:
    every = ((c, standing(s, matters.of(c))) for s in case.sides for c in s.claims)
    return ((claim, found) for claim, found in every if found is not None)


def _of_one_sort(case: Case, matters: Matters) -> Case:
    """Leave out the claims whose value is of another sort than most: a share among counts."""
    sorts = {c: s.sort for c, s in _each(case, matters)}
    most = _most({(matters.account(c), s) for c, s in sorts.items()})
    return case.only(
        lambda c: sorts.get(c, most) == most, "its value is of another sort than the others"
    )


def _most(told: Iterable[tuple[str, str]]) -> str | None:
    """Return what most accounts tell, of account and word; None where none tells anything."""
    counted = Counter(word for _, word in told)
    return max(counted, key=lambda w: (counted[w], w), default=None)


def _of_bodies(case: Case, matters: Matters) -> Case:
    """Leave out a headline's value where its own article gives another in the same unit."""
    told = [(matters.claims[c], s.unit, s.value) for c, s in _each(case, matters)]
    body = {(c.article, unit): value for c, unit, value in told if c.part == "body"}
    heads = ((c, unit, value) for c, unit, value in told if c.part == "headline")
    other = [c.id for c, unit, value in heads if body.get((c.article, unit), value) != value]
    return case.without(other, "the body of its article gives another value")


def _of_one_kind(case: Case, matters: Matters) -> Case:
    """Leave out the claims that count another thing than the others do."""
    found = dict(_each(case, matters))
    most = _most({(matters.account(c), s.toll) for c, s in found.items() if s.toll is not None})
    case = case.only(
        lambda c: c not in found or found[c].toll in (None, most), "it counts what befell others"
    )
    return case.only(
        lambda c: _counts_alike(c, case, matters), "it counts another thing than the others"
    )


def _counts_alike(claim: str, case: Case, matters: Matters) -> bool:
    """Whether a claim shares what it counts, or more, with one of another side.

    A time is often told in a sentence of few words, so the one before it speaks for it too. Of
    another language no words can show it; the sort of the value has to do.
    """
    own = next(s for s in case.sides if claim in s.claims)
    others = [c for s in case.sides if s is not own for c in s.claims]
    mine = matters.of(claim)
    value = standing(own, mine)
    timed = value is not None and value.sort in TIMES
    return not others or any(
        shares(mine, theirs, matters)
        or shared_names(mine, theirs)
        or mine.language != theirs.language
        or mine.plain & theirs.context
        or mine.context & theirs.plain
        or len(mine.context & theirs.context) >= (1 if timed else 2)
        or (timed and len(mine.surroundings & theirs.surroundings) > 1)
        for theirs in map(matters.of, others)
    )


def _is_one_voice(case: Case, matters: Matters) -> bool:
    """Whether sides have a speaker in common, or outlets that say it themselves; none denies."""
    if any(matters.of(c).denies for c in case.claims):
        return False
    voices = [{(matters.claims[c].speaker or "").casefold() for c in s.claims} for s in case.sides]
    return all(a & b or "" in a | b for a, b in combinations(voices, 2))


def _amount(side: Side, case: Case, matters: Matters) -> Amount:
    """Return what one side says; with its times of printing where a toll may be counted anew.

    That is where an engine takes it so, or where nobody else says the one value than the other.
    """
    renewed = case.draft.type == "update" or _is_one_voice(case, matters)
    told = [matters.of(c) for c in side.claims]
    return Amount(
        standings=tuple(_standings(side, matters)),
        as_of=as_of(side, matters),
        printed=printed(side, case, matters) if renewed else (),
        days=frozenset(_days_of(side, matters)),
        spans=frozenset(s for c in side.claims for s in _spans(c, matters)),
        part=_place(told, whole=False),
        whole=_place(told, whole=True),
    )


def _days_of(side: Side, matters: Matters) -> set[dt.date]:
    """Return the single days that the claims of a side name."""
    whens = (matters.claims[c].when for c in side.claims)
    return {w.from_ for w in whens if w is not None and w.from_ == w.to}


_THROUGHOUT = frozenset({"across", "throughout"})
_WHOLE = frozenset({"whole", "entire", "all"})


def _place(told: Iterable[Matter], *, whole: bool) -> str:
    """Return the words by which all claims say in which place they count, or in all of which."""
    said = {_place_of(matter, whole=whole) for matter in told}
    return said.pop() if len(said) == 1 else ""


def _place_of(matter: Matter, *, whole: bool) -> str:
    for token in matter.passage.tokens:
        place = next((c for c in token.children if c.dep_ == "pobj"), None)
        if token.dep_ != "prep" or token.lower_ not in _THROUGHOUT | {"in"} or place is None:
            continue
        words = list(token.subtree)
        named = any(t.pos_ == "PROPN" for t in words) and place.ent_type_ != "DATE"
        if named and whole is bool({t.lower_ for t in words} & (_THROUGHOUT | _WHOLE)):
            return "".join(t.text_with_ws for t in words).strip()
    return ""


def as_of(side: Side, matters: Matters) -> dt.date | None:
    """Return the day for which a side's value is proposed, where its claims know that day.

    They know the days that they name, and the day of printing.
    """
    known = {*_days_of(side, matters), *(matters.printed(c).published.date for c in side.claims)}
    return side.draft.as_of if side.draft.as_of in known else None


def moment(side: Side, case: Case, matters: Matters) -> Moment | None:
    """Return the time for which a side's value is said: of an update at least its printing.

    A toll of the day on which it was printed is of that hour, where it is known.
    """
    day, times = as_of(side, matters), printed(side, case, matters)
    if day is None:
        return next(iter(times), None) if case.type == "update" else None
    return next((t for t in times if t.day == day and t.time), Moment(day))


def printed(side: Side, case: Case, matters: Matters) -> tuple[Moment, ...]:
    """Return when a side's toll was printed, in order; nothing where an article does not say.

    Tolls and stretches of time grow from one printing to the next, whatever their words. An article
    that gives another value too looks back on this one.
    """
    found = [s for c in side.claims if (s := standing(side, matters.of(c)))]
    if not found or any(s.toll is None and s.sort != "[time]" for s in found):
        return ()
    others = {matters.claims[c].article for s in case.sides if s is not side for c in s.claims}
    articles = {a.id: a.published for a in map(matters.printed, side.claims)}
    dates = [p for i, p in articles.items() if i not in others] or list(articles.values())
    known = [Moment(p.date, p.time) for p in dates if p.date is not None]
    return tuple(sorted(known, key=lambda m: m.words)) if len(known) == len(dates) else ()


def _spans(claim: str, matters: Matters) -> Iterable[Days]:
    """Yield the stretches of time that a claim says something of: "since 1955"."""
    printed = matters.printed(claim).published.date
    for mention in find_dates(matters.claims[claim].quote):
        days = resolve(mention, printed) if printed else None
        if days is None or printed is None:
            continue
        first, last = days[0], min(days[1], printed)
        if mention.edge != "in" or last - first > STRETCH:
            yield first, last


STRETCH = dt.timedelta(days=31)
"""More than a month named in a claim is what it counts over, and no day of its event."""

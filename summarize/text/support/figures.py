"""Numbers and times: each one that the statement has must stand in the evidence, as exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.text.dates import DateMention, resolve
from summarize.text.numbers import NumberMention
from summarize.text.support.case import Case, listing
from summarize.text.support.passage import Passage, keys_of

_APART = r"\s\"“”\u2018\u2019()\[\]"
_DIGITS = re.compile(rf"(?<![^{_APART}])[^\d{_APART}]*+\d[^{_APART}]*+")
_EDGES = ".,;:!?-\u2013—/'\u2019"
COUNTED_WITHIN = 4
"""Words after a number among which stands what it counts ("8,400 or so weary civilians")."""


def numbers(case: Case) -> Iterator[str]:
    """Yield each number of the statement that the evidence does not bear out."""
    theirs = [(p, n) for p in case.evidence for n in p.numbers]
    left = list(theirs)
    order = []
    for ours in case.statement.numbers:
        alike = [(p, n) for p, n in left if _exact(n) == _exact(ours)]
        match = next(((p, n) for p, n in alike if _counts_alike(ours, n, p, case)), None)
        if match is not None:
            left.remove(match)
            order.append(theirs.index(match))
        elif not _is_free(ours, case):
            yield _number_reason(ours, alike or left, case)
    yield from _stray_digits(case)


def times(case: Case) -> Iterator[str]:
    """Yield each expression of time of the statement that the evidence does not bear out."""
    left = [d for p in case.evidence for d in p.dates]
    for ours in case.statement.dates:
        match = next((d for d in left if _same_time(ours, d, case)), None)
        if match is None:
            said = listing(d.text for d in left) or "no such time"
            yield f'{case.ours} says "{ours.text}" where {case.theirs} says {said}'
        else:
            left.remove(match)


def _exact(number: NumberMention) -> tuple[object, ...]:
    """Return what must be equal; whether "18" was read as a day or a count is not part of it."""
    name = number.text.casefold() if number.kind == "name-part" else ""
    return (*number.normal[:-1], name)


def _counts_alike(ours: NumberMention, theirs: NumberMention, there: Passage, case: Case) -> bool:
    """Whether a number is said of the same thing, as far as that stands in both."""
    counted = _counted(ours, case.statement)
    known = [keys for keys in counted if keys & there.keys]
    return not known or any(k & t for k in known for t in _counted(theirs, there, reach=8))


def _counted(
    number: NumberMention, passage: Passage, reach: int = COUNTED_WITHIN
) -> list[frozenset[str]]:
    after = passage.after(number.end)[:reach]
    own = passage.tokens_in(number.core_start, number.core_end)
    heads = [t.head for t in own if t.head not in own]
    return [keys_of(t) for t in [*after, *heads] if t.pos_ in {"NOUN", "PROPN"}]


def _is_free(number: NumberMention, case: Case) -> bool:
    """Whether a number, or both ends of a range, may be stated without standing in the evidence."""
    if number.value is not None:
        return number.value in case.free_numbers
    return {number.low, number.high} <= case.free_numbers | case.free_ends


def _number_reason(
    ours: NumberMention, rest: list[tuple[Passage, NumberMention]], case: Case
) -> str:
    if any(_exact(n) == _exact(ours) for _, n in rest):
        return f'{case.ours} says "{ours.text}" of something else than {case.theirs}'
    said = listing(n.text for _, n in rest) or "no such number"
    return f'{case.ours} says "{ours.text}" where {case.theirs} says {said}'


def _stray_digits(case: Case) -> Iterator[str]:
    """Yield digits outside any number or date that was compared ("A320", "19:30", "3-2")."""
    read = [(n.start, n.end) for n in case.statement.numbers]
    read += [(d.start, d.end) for d in case.statement.dates]
    theirs = {m.group().strip(_EDGES) for m in _DIGITS.finditer(case.evidence_text)}
    for match in _DIGITS.finditer(case.statement.text):
        word = match.group().strip(_EDGES)
        start = match.start()
        digits = [start + i for i, c in enumerate(match.group()) if c.isdigit()]
        if word not in theirs and not all(any(s <= i < e for s, e in read) for i in digits):
            yield f'{case.ours} says "{word}", which is not in {case.theirs}'


def _same_time(ours: DateMention, theirs: DateMention, case: Case) -> bool:
    if ours.text.casefold() == theirs.text.casefold():
        return True
    if case.printed is None or ours.edge != theirs.edge:
        return False
    mine = resolve(ours, case.printed)
    return mine is not None and mine == resolve(theirs, case.printed)

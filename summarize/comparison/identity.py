"""One name for one thing among all accounts: the events and the speakers that an engine joins.

An engine proposes; names are joined only where they share a word or are an acronym and its name,
and no article uses both side by side, or where an article itself equates them ("X, or Y").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from summarize.domain import Accounts, Article, Comparing, Origin

SMALL = frozenset({"the", "of", "and", "for", "a", "an", "de", "al", "el"})
"""Words of names that two names may share without being one."""
EQUATES = (
    r"[\s\"'\u201c\u201d]*(?:\(|,? or (?:the )?|,? also known as |,? known as |, )"
    r"[\"'\u201c]?"
)


def identified(accounts: Accounts, proposed: Comparing) -> Accounts:
    """Return the accounts with events called alike and the origins of one speaker joined."""
    called = {(e.article, e.event): e.name for e in proposed.events}
    placed = dict(proposed.claim_events)
    joined = _joined(accounts, proposed.names)
    claims = [
        c.model_copy(
            update={
                "event": placed.get(c.id) or called.get((c.article, c.event or ""), c.event),
                "origin": joined.get(c.origin, c.origin),
            }
        )
        for c in accounts.claims
    ]
    origins = [_with_names(o, accounts.origins, joined) for o in accounts.origins]
    kept = tuple(o for o in origins if o.id not in joined)
    return accounts.model_copy(update={"claims": tuple(claims), "origins": kept})


def _joined(accounts: Accounts, names: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return which origin gives way to which other."""
    home = {o.id: o.id for o in accounts.origins}
    known = {n.casefold(): o for o in accounts.origins for n in (o.name, *o.names)}
    for group in names:
        for one, other in combinations(group, 2):
            first, second = known.get(one.casefold()), known.get(other.casefold())
            if first is None or second is None or home[first.id] == home[second.id]:
                continue
            if may_be_one(one, other, accounts.articles):
                stays, goes = home[first.id], home[second.id]
                home.update({k: stays for k, v in home.items() if v == goes})
    return {k: v for k, v in home.items() if k != v}


def _with_names(origin: Origin, every: Sequence[Origin], joined: Mapping[str, str]) -> Origin:
    more = [n for o in every if joined.get(o.id) == origin.id for n in (o.name, *o.names)]
    names = tuple(dict.fromkeys((*origin.names, *more)))
    return origin.model_copy(update={"names": names}) if more else origin


def may_be_one(one: str, other: str, articles: Sequence[Article]) -> bool:
    """Whether two names may be one person's or body's.

    Args:
        one: A name.
        other: Another.
        articles: The articles in which they stand.
    """
    if any(_equates(a.text, one, other) for a in articles):
        return True
    if not (_words(one) & _words(other) or _is_acronym(one, other) or _is_acronym(other, one)):
        return False
    together = [a for a in articles if one in a.text and other in a.text]
    return not together or one in other or other in one


def _words(name: str) -> set[str]:
    return {w for w in re.findall(r"\w+", name.casefold()) if w not in SMALL and len(w) > 1}


def _is_acronym(short: str, name: str) -> bool:
    letters = short.replace(".", "")
    initials = "".join(w[0] for w in re.findall(r"\w+", name) if w.casefold() not in SMALL)
    return letters.isupper() and len(letters) > 1 and letters == initials.upper()


def _equates(text: str, one: str, other: str) -> bool:
    pairs = ((one, other), (other, one))
    return any(re.search(re.escape(a) + EQUATES + re.escape(b), text) for a, b in pairs)

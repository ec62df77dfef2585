"""Whom a surname means in a claim: the person who was named in full before it.

News gives the surname alone after the full name (Bell, The Language of News Media, 1991).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from summarize.domain import Article, Claim
from summarize.observe.people import SUFFIXES, People, gender_of
from summarize.text.names import Name, find_names, is_form_of, same_word
from summarize.text.parsing import Parser
from summarize.text.support import is_spelt_so

OFTEN = 2
"""Times as often as any other bearer of a surname somebody is named in full whom it means alone."""

_WORD = re.compile(r"[^\W\d_][\w-]+")

Words = tuple[str, ...]
"""The words of a name, without titles."""


class Surnames:
    """Knows the bearers of the surnames of the accounts of one story.

    `named` tells how often each name stands in their bodies.
    """

    def __init__(
        self, articles: Sequence[Article], parser: Parser, named: Mapping[Words, int]
    ) -> None:
        self._articles = articles
        self._parser = parser
        self._named = named

    def in_full(self, claim: Claim) -> Iterator[str]:
        """Yield the full names of those whom a claim names by their surnames.

        That of the claim's own article, and as most articles spell the same person.
        """
        found = find_names(claim.text)
        # any word of a headline has a capital: those count that bodies use as names alone
        for m in _WORD.finditer(claim.text) if claim.part == "headline" else ():
            if (m[0],) in self._named:
                found.append(Name(m.start(), m.end(), m[0], initial=False))
        for name in found:
            if len(name.words) == 1 and (person := self._meant_by(name, claim)):
                mostly = self._mostly.get(name.words[0], person)
                yield from {" ".join(n) for n in (person, mostly) if _is_one(n, person)}

    def _meant_by(self, name: Name, claim: Claim) -> Words:
        """Return the full name of whom a surname means; () where that is not clear.

        It is who was named in full before, else behind. Of several it is the only one who may be of
        the title's sex; without a title the one who is named in full far more often.
        """
        found = self._full.get(claim.article, ())
        full = [n for n in found if same_word(n.words[-1], name.words[0])]
        told = [n.words for n in full if n.start < claim.start] or [n.words for n in full]
        short = {w for w in told if any(w != o and is_form_of(w, o) for o in told)}
        bearers = [w for w in dict.fromkeys(told) if w not in short]
        titles = [*claim.text[: name.start].split()[-1:], *name.text.split()[:-1]]
        sex = gender_of({t.lower().rstrip(".") for t in titles})
        if sex:
            known = {w: self._sexes.get(" ".join(w), "") for w in bearers}
            of_sex = [w for w in bearers if known[w] == sex]
            bearers = of_sex or [w for w in bearers if not known[w]]  # or who may be
        else:
            often = {w: sum(n for o, n in self._named.items() if is_form_of(w, o)) for w in bearers}
            mostly = {w for w in often if all(often[w] >= OFTEN * often[o] for o in {*often} - {w})}
            bearers = [w for w in bearers if w in mostly]
        return bearers[0] if len(bearers) == 1 else ()

    @cached_property
    def _full(self) -> Mapping[str, list[Name]]:
        """The names of two words and more in each article's body, in order."""
        names = {a.id: (a.body_start, map(_as_borne, find_names(a.text))) for a in self._articles}
        return {
            i: [n for n in found if n.start >= body and len(n.words) > 1]
            for i, (body, found) in names.items()
        }

    @cached_property
    def _mostly(self) -> Mapping[str, Words]:
        """Whom most of the articles that name somebody in full name first with a surname."""
        told: dict[str, Counter[Words]] = {}
        for found in self._full.values():
            for surname, words in {n.words[-1]: n.words for n in reversed(found)}.items():
                told.setdefault(surname, Counter())[words] += 1
        most = {s: max(c, key=lambda w: (c[w], w)) for s, c in told.items()}
        return {s: w for s, w in most.items() if 2 * told[s][w] > told[s].total()}

    @cached_property
    def _sexes(self) -> Mapping[str, str]:
        """By a full name "m" or "f", where articles tell it and agree."""
        told: dict[str, set[str]] = {}
        for article in self._articles:
            for person in People(self._parser.parse(article.text)).persons:
                for form in (f for f in person.forms if " " in f and person.sex):
                    told.setdefault(form, set()).add(person.sex)
        return {form: sexes.pop() for form, sexes in told.items() if len(sexes) == 1}


def _as_borne(name: Name) -> Name:
    """Return a name up to its surname: not "of Lund" behind it, nor "III"."""
    words = name.text.split(" of ")[0].split(" ")
    while len(words) > 1 and words[-1].lower().strip(".") in SUFFIXES:
        words.pop()
    text = " ".join(words)
    return Name(name.start, name.start + len(text), text, name.initial)


def _is_one(name: Words, other: Words) -> bool:
    """Whether two full names of one surname are one person's: Fred and Frederick, one misspelt."""
    return is_spelt_so(name[0].casefold(), other[0].casefold())

"""Whether two names are one speaker: by the labels' spellings, else by form."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from summarize.evaluation.labels import OriginLabel
from summarize.evaluation.passages import fold

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lord",
        "lady",
        "dame",
        "prof",
        "professor",
        "gen",
        "general",
    ]
)


class Directory:
    """The names of a story's speakers, each with its spellings."""

    def __init__(self, origins: Sequence[OriginLabel]) -> None:
        self._spellings = {o.name: (o.name, *o.spellings) for o in origins}
        self._known = {
            " ".join(words(n)): name for name, names in self._spellings.items() for n in names
        }

    def canonical(self, name: str) -> str:
        """Return the origin's name for any spelling of it; else the name, plainly written."""
        plain = " ".join(words(name))
        return self._known.get(plain, plain)

    def same(self, found: str | None, wanted: str | None) -> bool:
        """Whether the name found is the one wanted; None is the outlet's own voice.

        A part of a name counts ("Lavrov", "Foreign Minister Sergei Lavrov") where it begins or
        ends the whole and has a capital: "the ministry" alone does not name a ministry.
        """
        if found is None or wanted is None:
            return found is wanted
        if self.canonical(found) == self.canonical(wanted):
            return True
        spellings = self._spellings.get(self.canonical(wanted), ())
        return any(_part(found, name) for name in (wanted, *spellings))


@functools.lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """Return a name's words in lower case, without articles, titles and possessives."""
    plain = re.sub(r"'s\b|[^\w\s-]", " ", fold(name).text.casefold())
    kept = [w for w in plain.replace("-", " ").split() if w not in TITLES]
    return tuple(kept[1:] if kept[:1] in (["the"], ["a"], ["an"]) else kept)


def _part(found: str, wanted: str) -> bool:
    short, long = sorted((found, wanted), key=lambda name: len(words(name)))
    part, whole = words(short), words(long)
    if not part or not any(c.isupper() for c in short):
        return False
    if whole[: len(part)] == part:
        return True
    before = whole[: -len(part)]
    return whole[-len(part) :] == part and before[-1:] not in (("of",), ("for",), ("in",))

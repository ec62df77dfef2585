"""Parties to a story: which mentions name one side, and whose."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from summarize.domain import Mention
from summarize.text.agents import ARMED, Side, side_of
from summarize.text.loaded import is_loaded

ARMED_WORDS = frozenset(ARMED.split())
GROUPS = frozenset({"group", "element", "alliance", "side", "band", "cell", "gang", "network"})
"""Heads that take their side from the words before them: "rebel groups"."""

TITLES = frozenset(
    """
    president minister foreign prime defence defense general lieutenant king queen sir mr mrs ms dr
    secretary chancellor governor mayor senator spokesman spokeswoman envoy ambassador official
    """.split()  # noqa: SIM905 - a list of words reads better so
)
NAME = re.compile(r"[A-Z][\w\u2019'-]*")
NAMED_AFTER = 4
"""Letters in which a country and its people agree: Syria, Syrian; Turkey, Turkish has four."""


def party_of(mention: Mention) -> Side | None:
    """Return the side that a mention names; None for what is no party."""
    words = [w.lower() for w in re.findall(r"[\w-]+", mention.text)][:-1]
    own = side_of(mention.head)
    if own == "armed opposition":
        return "state" if any(w.startswith("pro-government") for w in words) else own
    in_arms = any(w in ARMED_WORDS for w in words)
    if (own == "state" or mention.head in GROUPS) and in_arms:
        return "armed opposition"
    return own if own == "state" and mention.label not in {"PERSON", "DATE"} else None


class Parties:
    """Tells whose government, army or force a mention means.

    Args:
        mentions: All mentions of all articles.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._home: dict[str, str] = {}
        self._shown: dict[str, Counter[str]] = defaultdict(Counter)
        self._groups: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            for word in NAME.findall(mention.text):
                self._groups[word.lower()].add(mention.article)
            if mention.label == "PERSON":
                self._join([k for w in NAME.findall(mention.text) if (k := _key(w))])
        self._usual = self._most_named(mentions)

    def referent(self, mention: Mention, side: Side) -> str | None:
        """Return the party's plain name on the page; None where nobody can tell."""
        if side == "armed opposition":
            rare = [w for w in NAME.findall(mention.text) if self._rare(w)]
            return f"the armed opposition ({rare[0]})" if rare else "the armed opposition"
        names = [k for w in NAME.findall(mention.text) if (k := _key(w))]
        key = self._find(names[0]) if names else self._usual.get(mention.article)
        if key is None:
            return None
        return f"the government side ({self._name(key)})"

    def _rare(self, word: str) -> bool:
        """Whether a group's name stands in one account only: a party of its own."""
        plain = "-" not in word and not is_loaded(word) and _key(word) is not None
        return plain and len(self._groups[word.lower()]) == 1

    def _most_named(self, mentions: Sequence[Mention]) -> dict[str, str]:
        """Return the state that each article means when it says only "the government"."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in mentions:
            if party_of(mention) == "state":
                for word in NAME.findall(mention.text):
                    if key := _key(word):
                        home = self._find(key)
                        counted[mention.article][home] += 1
                        self._shown[home][word] += 1
        overall = sum(counted.values(), Counter())
        if not overall:
            return {}
        first = min(overall, key=lambda k: (-overall[k], k))
        return {
            a: min(counted[a], key=lambda k: (-counted[a][k], k)) if counted[a] else first
            for a in {m.article for m in mentions}
        }

    def _name(self, key: str) -> str:
        shown = self._shown.get(self._find(key))
        if not shown:
            return key.capitalize()
        return min(shown, key=lambda w: (-shown[w], w)).removesuffix("\u2019s").removesuffix("'s")

    def _join(self, keys: Sequence[str]) -> None:
        for key in keys[1:]:
            self._home[self._find(key)] = self._find(keys[0])

    def _find(self, key: str) -> str:
        while key in self._home and self._home[key] != key:
            key = self._home[key]
        return key


def _key(word: str) -> str | None:
    """Return what a country and its adjective have in common; None for titles and party words."""
    plain = word.removesuffix("\u2019s").removesuffix("'s").lower()
    plain = plain.removeprefix("al-").removeprefix("anti-").removeprefix("pro-")
    if plain in TITLES or side_of(plain) is not None or plain in {"the", "a", "an"}:
        return None
    return plain[:NAMED_AFTER] if len(plain) > NAMED_AFTER else plain

"""What a figure counts and what happened to it: one word each for all that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarize.domain import Claim, Figure
from summarize.text.meaning import stem
from summarize.text.tolls import IRREGULAR, PEOPLE, TOLLS

# What newswire calls one act (OCHA's movement and protection vocabulary), each under one name.
ACTS = {
    "left": """left fled evacuated escaped transported transferred moved traveled travelled
        displaced exited departed carried relocated bused poured""",
    "surrendered": "surrendered capitulated",
    "arrested": "arrested detained captured apprehended",
    "rescued": "rescued saved recovered",
    "damaged": "damaged",
    "destroyed": "destroyed flattened razed levelled leveled collapsed demolished",
    "trapped": "trapped stranded buried",
    "missing": "missing",
    "killed": "killed",
    "injured": "injured hospitalised hospitalized treated",
    "stolen": "stolen robbed grabbed nabbed",
    "took part": """marched rallied demonstrated protested gathered attended assembled drawn drew
        drawed filled""",
}
_ACT_OF = {word: act for act, words in ACTS.items() for word in words.split()}
_OUTWARD = re.compile(r"\b(?:\w+ (?:it )?(?:out|away)|taken out|got out)\b")

# Words of people that say no more than "people"; other words of people are groups of their own.
_ANYONE = frozenset(
    {
        "people", "person", "civilian", "resident", "citizen", "villager", "inhabitant",
        "evacuee", "refugee", "other", "victim", "local",
    }
)  # fmt: skip
GROUPS = {
    "combatant": "militant rebel fighter insurgent gunman jihadist terrorist",
    "soldier": "soldier troop serviceman commando",
    "child": "child children kid minor baby boy girl",
}
_GROUP_OF = {word: group for group, words in GROUPS.items() for word in words.split()}
_GIVING_UP = frozenset({"surrendered", "amnestied", "pardoned", "disarmed"})
_LAYING_DOWN = frozenset({"given up", "gave up", "put down", "laid down"})
_HELD = re.compile(
    r"\b(?:control\w*|held|holds?|retak\w+|recaptur\w+|captur\w+|seiz\w+|reclaim\w+|taken|regain\w+"
    r"|recover\w+|reduced|shr[aiu]nk|in\s+(?:\w+\s+)?hands|occupi\w+|liberat\w+)\b",
    re.IGNORECASE,
)
_GROUND = frozenset(
    {
        "city", "part", "stronghold", "territory", "area", "district", "extent", "province",
        "country", "town", "region", "east", "west", "north", "south", "enclave", "land",
    }
)  # fmt: skip
_ATTEMPT = re.compile(r"\b(?:attempt|tri|want|wait|plann|refus|fail)\w*\s+to\b", re.IGNORECASE)


def sorted_words(figure: Figure, claim: Claim) -> tuple[str | None, str | None]:
    """Return what is counted and what happened to it, in one word each for all synonyms."""
    of = figure.of
    if of is None:
        return None, None
    noun_words, act = split_of(of)
    words = [w.lower() for w in noun_words.split()]
    noun = next((g for w in reversed(words) if (g := group_of(w))), None)
    share = figure.unit in ("percent", "fraction")
    if share and words and words[-1].removesuffix("s") in _GROUND and _HELD.search(claim.text):
        return "ground", "held"
    if noun is None and words:
        named = noun_words.split()[-1][:1].isupper() and figure.unit is None
        nation = named and _act_class(noun, act, words) in (*TOLLS, "left")
        noun = "anyone" if nation else stem(words[-1])
    if act is None:
        act = next((w for w in words[:-1] if w in _ACT_OF), None)
    acted = _act_class(noun, act, words)
    if figure.unit is not None and acted in _OF_PEOPLE:
        acted = stem((act or acted).split()[0])
    return _SAME_NOUN.get(noun or "", noun), acted


_SAME_NOUN = {stem("home"): stem("house"), stem("jewelry"): stem("jewellery")}
"""Everyday doublets of news English, American and British spelling among them."""
_OF_PEOPLE = frozenset({"left", "rescued", "arrested", "surrendered", "trapped", "missing"})
"""Acts that befall people: money is saved and transferred in another sense."""
_PARTICIPLES = frozenset({*_ACT_OF, *IRREGULAR.values()})


POINTING = frozenset({"part", "whole", "rest", "total"})
"""Nouns that only point back ("of that part"): away from their sentence they name no whole."""


def split_of(of: str) -> tuple[str, str | None]:
    """Split "civilians who left" into what is counted and the act."""
    if (found := re.match(r"(?P<noun>.+?) (?:who|that) (?P<act>.+)", of)) is not None:
        return found["noun"], found["act"]
    words = of.split()
    for i in range(1, len(words)):
        if words[i] in _PARTICIPLES or words[i].endswith("ed"):
            return " ".join(words[:i]), " ".join(words[i:])
    return of, None


def group_of(word: str) -> str | None:
    """Return the group of people that a noun names: "anyone" where it says no more."""
    singular = word if word in PEOPLE else word.removesuffix("s")
    if word == "children":
        return "child"
    if singular in _ANYONE or word in _ANYONE:
        return "anyone"
    return _GROUP_OF.get(singular)


def _act_class(noun: str | None, act: str | None, words: Iterable[str]) -> str | None:
    if act is None:
        return "left" if any(w.startswith("evacuee") for w in words) else None
    if _ATTEMPT.search(act):
        return f"attempted {act}"
    if _OUTWARD.search(act):
        act = "left"
    if act == "took part":
        return act
    first = act.split()[0]
    known = _ACT_OF.get(first) or next((a for a in act.split() if a in _ACT_OF), None)
    if noun == "combatant" and (
        act in _LAYING_DOWN or first in _GIVING_UP or "amnesty" in act or known == "left"
    ):
        return "surrendered"
    return known or stem(first)

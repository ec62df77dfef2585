"""When do two names of speakers name one source? Spellings, titles, acronyms, arms of states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from summarize.domain import OriginKind
from summarize.languages import word_set
from summarize.text.names import MINISTRIES, country_of, folded, government_of, is_nickname
from summarize.text.saying import (
    ABBREVIATED,
    GENERIC_BODIES,
    PERSON_NOUNS,
    PUBLIC_SPEAKERS,
    STAFF,
    TITLES,
    bare,
    is_medium,
    strip_titles,
)
from summarize.text.words import FUNCTION_WORDS

ONE_NAME = 82.0
"""Indel similarity from which two spellings are one surname, if the first names agree too:
Poznikhir and Pozhnikir have 89, but so have Sanders and Sanderson. Not swept."""
SHORTEST_FUZZY = 5
"""Letters; shorter names must agree exactly (Khan, Kahn)."""
ARMED = frozenset({"military", "army", "forces", "defence", "defense", "troops"})
RULING = frozenset({"government", "cabinet", "administration", "authorities", "regime"})
LONGEST_BODY = 6
"""Words of a name that is still taken for an arm of a state."""
FILLERS = frozenset({"the", "of", "for", "and", "a", "an", "in", "at", "ministry", "department"})
LEGAL_FORMS = word_set("sources", "legal_forms")
"""What a firm's full name adds to it."""
HEARSAY = frozenset({"report", "reports", "rumour", "rumours", "rumor", "rumors", "speculation"})
PRONOUNS = word_set("sources", "pronouns")
BEHIND_HEADS = word_set("sources", "behind_heads")
"""Words that only tell more of the noun in front of them."""
_PARTICLE = re.compile(r"(?:al|de|van|von|bin)\Z|(?:al|el)-|d'")
_LEADING = re.compile(r"^(?:the|an?|some|our)\s+", re.IGNORECASE)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles, folded."""
    return tuple(w.strip(".,()'\"") for w in folded(strip_titles(name)).split())


_ORGANISED = GENERIC_BODIES | LEGAL_FORMS | {"united", "organization", "bank"}
"""Words of names that no person has."""
_COLLECTIVE = PERSON_NOUNS | STAFF | HEARSAY | {"people", "civilians"}


def kind_of(name: str, written: str | None) -> OriginKind:
    """Return what a speaker is, by its name and the words at the cue."""
    plain = _LEADING.sub("", name)
    if is_medium(plain) and any(c.isupper() for c in plain):
        return "agency"
    if government_of(plain) is not None or body_key(plain) is not None:
        return "institution"
    words = plain.split()
    head = _head(words) if words else ""  # "officials", "residents of the town"
    collective = {head, head.removesuffix("s")} & _COLLECTIVE
    if collective or name.split(maxsplit=1)[0].lower() in ("a", "an", "one", "some"):
        return "unnamed"
    if _is_person(plain, written or ""):
        return "person"
    proper = any(w[:1].isupper() for w in words[1:]) or all(not w[:1].islower() for w in words)
    body = bool(words) and folded(words[-1]) in GENERIC_BODIES
    return "institution" if proper or body or country_of(plain) is not None else "unnamed"


def _is_person(name: str, written: str) -> bool:
    if written.lower() in ("he", "she"):
        return True
    titled = {folded(w.strip(".")) for w in written.split()[:-1]} & (PERSON_NOUNS | TITLES)
    titled -= {"the", "house", "white", "former", "us"}
    words = name.split()
    if written.lower().startswith("the ") and not titled:
        return False
    proper = all(w[:1].isupper() or _PARTICLE.match(w) for w in words)
    org = {folded(w.strip(".")) for w in words} & _ORGANISED
    if not words or org or {"of", "for", "and"} & set(words):
        return bool(titled) and proper and not org
    return proper and (2 <= len(words) <= 4 or bool(titled)) and not name.isupper()


# --- people


def levelled(word: str) -> str:
    """Return a word of a name with what spellings of it differ in made one: Ilja, Ilya."""
    return re.sub("[jy]", "i", bare(folded(word)))


def alike(first: str, second: str) -> bool:
    """Tell whether two words may be one name in two spellings."""
    one, other = levelled(first), levelled(second)
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_FUZZY or one[0] != other[0]:
        return False
    return fuzz.ratio(one, other) >= ONE_NAME


def same_person(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two people of different articles are one, by the words of their names.

    Surnames must agree, and first names where both are given; a surname that is only similar
    needs the first name to agree. Two first names that differ are two people.
    """
    if not alike(mine[-1], theirs[-1]):
        return False
    short, long = sorted((mine, theirs), key=len)
    if len(short) > 1 and long[-len(short) :] == short:
        return True  # two surnames: "Acosta Lima" is "Ruben Acosta Lima"
    if len(short) == 1:
        return bare(mine[-1]) == bare(theirs[-1])
    if min(len(mine[0]), len(theirs[0])) == 1:
        return mine[0][:1] == theirs[0][:1]
    return alike(mine[0], theirs[0]) or is_nickname(mine[0], theirs[0])


# --- bodies


def body_key(name: str) -> tuple[str, ...] | None:
    """Return what an arm of a state is called by: ("russia", "defence"); None for other bodies.

    A ministry of defence, the army and the general staff of one country speak as one; its foreign
    ministry and its government do not.
    """
    plain = _LEADING.sub("", folded(name))
    if plain in MINISTRIES:
        country, arm = MINISTRIES[plain]
        return country.lower(), arm
    words = set(re.findall(r"[a-z]+", plain))
    nation = country_of(name)
    if nation is None or words & PERSON_NOUNS or len(words) > LONGEST_BODY:
        return None
    if words & ARMED or {"general", "staff"} <= words:
        return nation.lower(), "defence"
    if "foreign" in words and words & {"ministry", "office"}:
        return nation.lower(), "foreign"
    return (nation.lower(), "government") if words & RULING else None


def body_words(name: str) -> frozenset[str]:
    """Return the words that tell a body apart: acronyms opened, order and fillers left out."""
    plain = re.sub(r"\s*\([A-Z]{2,6}\)$", "", _LEADING.sub("", name).strip())
    opened = ABBREVIATED.get(plain.replace(".", ""), plain)
    opened = re.sub(r"\bU\.?S\.?(?=\s)", "United States", opened)
    opened = re.sub(r"\bUN\b", "United Nations", opened)
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", folded(opened)))
    country = country_of(opened)
    if country is not None and len(words) > 1:
        words = [*_without_country(words, country), *country.lower().split()]
    return frozenset(words) - FILLERS - LEGAL_FORMS or frozenset(words)


def _without_country(words: list[str], country: str) -> list[str]:
    """Leave out the country's words: "Norwegian" and "Norway" then read alike."""
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            if country_of(" ".join(words[i : i + size])) == country:
                return words[:i] + words[i + size :]
    return words


def acronym(name: str) -> str | None:
    """Return the letters of an acronym: "F.A.O." is FAO; None for other names."""
    plain = name.replace(".", "").strip()
    return plain if plain.isupper() and 2 <= len(plain) <= 6 else None


def initials(name: str) -> str | None:
    """Return the letters by which a name of several words is shortened; None for one word."""
    if " " not in name:
        return None
    words = re.findall(r"[A-Za-z]+", re.sub(r"\bU\.S\.", "US", name))
    letters = (w if w == "US" else w[0] for w in words if w.lower() not in FILLERS - {"a"})
    return "".join(letters).upper()


# --- sources without a name: what the page calls them, and whose words they are


UNATTRIBUTED = "unattributed reports"
"""The origin of "it was reported that" and of "one report said"."""
_NOBODY = FUNCTION_WORDS - PRONOUNS | {"media", "news", "press"}
"""Words before a report that do not say whose it is."""
CROWDS = frozenset({"police", "staff", "management", "clergy", "people", "personnel"})


def is_hearsay(name: str) -> bool:
    """Tell whether a source is only that something is reported: "one report", not "UN report"."""
    *before, head = name.lower().split() or [""]
    return head in HEARSAY and set(before) <= _NOBODY


def told_as(name: str) -> str:
    """Return what the page calls a source without a name: "a US official", "residents"."""
    if is_hearsay(name):
        return UNATTRIBUTED
    if name.lower() in PRONOUNS | FUNCTION_WORDS:  # "he", "one"
        return "an unnamed source"
    # Its first capital may only have opened a sentence, or a headline in capitals.
    first, space, rest = name.partition(" ")
    small = first.lower()
    common = {small, small.removesuffix("s")} & PERSON_NOUNS and rest == rest.lower()
    plain = small in FUNCTION_WORDS | PUBLIC_SPEAKERS and not rest[:1].isupper()  # "New York"
    lowered = small + space + rest if common or plain else name
    return lowered if "unnamed" in lowered.split() else with_article(lowered)


def with_article(name: str) -> str:
    """Return "the company" for a source that its article calls so and by no name."""
    words = name.split()
    head = _head(words)
    several = head.endswith("s") or head in CROWDS or words[0].lower() in FUNCTION_WORDS
    address = "." in name and len(words) == 1
    owned = any(w.endswith(("\u2019s", "'s")) and w[0].isupper() for w in words[:-1])
    named = several or owned or address or not words[0][0].islower()
    return name if named else f"the {name}"


def _head(words: list[str]) -> str:
    """Return the noun of a phrase, lower case: "residents" of "residents of the town"."""
    ends = (i for i in range(1, len(words)) if _ends_head(words, i))
    return words[next(ends, len(words)) - 1].lower()


def _ends_head(words: list[str], i: int) -> bool:
    """Tell whether a word only tells more of the noun before it; "Nurses United" is a name."""
    word, before, behind = words[i], words[i - 1], words[i + 1 : i + 2]
    if word == "for" and before.endswith("s") and before[0].isupper() and behind:
        return not behind[0][0].isupper()  # "Physicians for Human Rights"
    return word.lower() in BEHIND_HEADS or (word.islower() and word.endswith(("ed", "ing")))

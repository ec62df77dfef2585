"""When do two names of speakers name one source? Spellings, titles, acronyms, offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from summarize.domain import Article, OriginKind
from summarize.languages import word_set
from summarize.text.names import MINISTRIES, country_of, folded, government_of
from summarize.text.saying import (
    ABBREVIATED,
    COMPANY_NOUNS,
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
"""Indel similarity from which two spellings are one name, once transliteration is levelled and
something else agrees: levelled, Poznikhir and Pozhnikir have 87.5, but so have Sanders and
Sanderson, hence the first name or office besides. Not swept."""
SHORTEST_FUZZY = 5
"""Letters; shorter names must agree exactly (Khan, Kahn)."""
ARMED = frozenset({"military", "army", "forces", "defence", "troops"})
DIPLOMATIC = frozenset({"foreign"})
RULING = frozenset({"government", "cabinet", "administration", "authorities", "regime"})
FILLERS = frozenset({"the", "of", "for", "and", "a", "an", "in", "at", "ministry", "department"})
LEGAL_FORMS = word_set("sources", "legal_forms")
"""What a firm's full name adds to it."""
TRANSLATED = {
    "Innenministerium": "Interior Ministry", "Außenministerium": "Foreign Ministry",
    "Auswärtiges Amt": "Foreign Ministry", "Auswärtige Amt": "Foreign Ministry",
    "Verteidigungsministerium": "Defence Ministry", "Finanzministerium": "Finance Ministry",
    "Gesundheitsministerium": "Health Ministry", "Justizministerium": "Justice Ministry",
    "Umweltministerium": "Environment Ministry", "Verkehrsministerium": "Transport Ministry",
    "Wirtschaftsministerium": "Economy Ministry", "Polizei": "police",
    "Staatsanwaltschaft": "prosecutors", "Vereinte Nationen": "United Nations",
    "Rotes Kreuz": "Red Cross", "Rote Kreuz": "Red Cross",
}  # fmt: skip
"""Public bodies under the names that German accounts give them; written by hand."""
MEDIA_CLASS = frozenset({"news", "agency", "newspaper", "daily", "television", "tv", "online"})
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "who", "we", "i"})
_LEADING = re.compile(r"^(?:the|an?|some|our)\s+", re.IGNORECASE)
_SOUNDS = [
    ("sch", "sh"), ("tsch", "ch"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("ck", "k"),
    ("ei", "i"), ("ey", "i"), ("iy", "i"), ("yi", "i"), ("y", "i"), ("j", "i"), ("w", "v"),
    ("q", "k"), ("ks", "x"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
]  # fmt: skip
"""Letters that transliterations often give differently; written by hand."""


@dataclass
class Named:
    """A speaker of one article.

    Attributes:
        name: The name as the article resolves it.
        written: The words at the cues.
        article: The article's id.
        kind: What it is.
        first_seen: Rank in the order of the articles, for stable results.
    """

    name: str
    article: str
    first_seen: int
    kind: OriginKind
    written: set[str] = field(default_factory=set)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the words of the name without titles, folded."""
        return tuple(w.strip(".,()'\"") for w in folded(strip_titles(self.name)).split())

    @property
    def office(self) -> frozenset[str]:
        """Return the words of office beside the name, with their country levelled."""
        return frozenset().union(*(office_words(w) for w in (self.name, *self.written)))


def office_words(text: str) -> frozenset[str]:
    """Return the titles in a phrase and the country that it names: {"russia", "foreign", ...}."""
    words = {levelled(w) for w in re.findall(r"[a-z]+", folded(text))}
    found = words & (TITLES | PERSON_NOUNS) - {"the", "mr", "mrs", "ms", "dr"}
    country = country_of(text)
    return frozenset(found | ({country.lower()} if country and found else set()))


def levelled(word: str) -> str:
    """Return British spelling for the words that ministries are called by."""
    return {"defense": "defence", "gen": "general", "lt": "lieutenant", "labor": "labour"}.get(
        word, word
    )


def kind_of(name: str, written: str | None) -> OriginKind:
    """Tell what a speaker is, from its name and the words at the cue."""
    plain = _LEADING.sub("", name)
    if is_medium(plain) and any(c.isupper() for c in plain):
        return "agency"
    if government_of(plain) is not None or body_key(plain) is not None:
        return "institution"
    words = plain.split()
    last = folded(words[-1]) if words else ""
    if _is_collective(plain) or name.split(maxsplit=1)[0].lower() in ("a", "an", "one", "some"):
        return "unnamed"
    if _is_person(plain, written or ""):
        return "person"
    proper = any(w[:1].isupper() for w in words[1:]) or all(not w[:1].islower() for w in words)
    return "institution" if last in GENERIC_BODIES or proper else "unnamed"


def _is_collective(name: str) -> bool:
    """Tell whether a name is "officials", "residents of the town", "police sources"."""
    words = [folded(w) for w in name.split()]
    cut = next((i for i, w in enumerate(words) if w in ("of", "in", "close", "living", "at")), None)
    head = words[: cut or len(words)][-1] if words else ""
    nouns = PERSON_NOUNS | STAFF | {"people", "civilians", "reports", "report", "rumours", "rumors"}
    people = head in nouns or (head.endswith("s") and head[:-1] in nouns)
    return people and (
        name.split(maxsplit=1)[0].islower()
        or cut is not None
        or len(words) == 1
        or head == words[-1]
    )


def _is_person(name: str, written: str) -> bool:
    if written.lower() in ("he", "she"):
        return True
    titled = {folded(w.strip(".")) for w in written.split()[:-1]} & (PERSON_NOUNS | TITLES)
    titled -= {"the", "house", "white", "former", "us"}
    words = name.split()
    if written.lower().startswith("the ") and not titled:
        return False
    proper = all(_is_name_word(w) for w in words)
    org = {folded(w) for w in words} & (GENERIC_BODIES | {"united", "organization", "bank"})
    if not words or org or " of " in name or " for " in name or " and " in name:
        return bool(titled) and proper and not org
    return proper and (2 <= len(words) <= 4 or bool(titled)) and not name.isupper()


def _is_name_word(word: str) -> bool:
    low = word.lower()
    particle = low in ("al", "de", "van", "von", "bin") or low.startswith(("al-", "el-", "d'"))
    return word[:1].isupper() or particle


def body_key(name: str) -> tuple[str, ...] | None:
    """Return what an arm of a state is called by: ("russia", "defence"); None for other bodies.

    A ministry of defence, the army and the general staff of one country speak as one; its foreign
    ministry and its government do not.
    """
    plain = _LEADING.sub("", folded(name))
    if plain in MINISTRIES:
        country, arm = MINISTRIES[plain]
        return country.lower(), arm
    country_name = country_of(name)
    words = {levelled(w) for w in re.findall(r"[a-z]+", plain)}
    if country_name is None or words & PERSON_NOUNS:
        return None
    if len(words) > 6:
        return None
    general_staff = {"general", "staff"} <= words
    if words & ARMED or general_staff:
        return country_name.lower(), "defence"
    if words & DIPLOMATIC and words & {"ministry", "office"}:
        return country_name.lower(), "foreign"
    if words & RULING:
        return country_name.lower(), "government"
    return None


def body_words(name: str) -> frozenset[str]:
    """Return the words that tell a body apart: acronyms opened, order and fillers left out."""
    plain = _LEADING.sub("", name).strip()
    plain = re.sub(r"\s*\([A-Z]{2,6}\)$", "", plain)
    plain = TRANSLATED.get(plain, plain)
    opened = ABBREVIATED.get(plain.replace(".", ""), plain)
    opened = re.sub(r"\bU\.?S\.?(?=\s)", "United States", opened)
    opened = re.sub(r"\bUN\b", "United Nations", opened)
    words = [levelled(w) for w in re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", folded(opened)))]
    country = country_of(opened)
    if country is not None and len(words) > 1:
        words = _without_country(words, country) + country.lower().split()
    legal = LEGAL_FORMS if words and words[0] not in LEGAL_FORMS else frozenset()
    kept = frozenset(words) - FILLERS - legal
    if is_medium(opened) and kept - MEDIA_CLASS:
        kept -= MEDIA_CLASS
    return kept or frozenset(words)


def _without_country(words: list[str], country: str) -> list[str]:
    """Leave out the country's words: "Norwegian" and "Norway" then read alike."""
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            if country_of(" ".join(words[i : i + size])) == country:
                return words[:i] + words[i + size :]
    return words


def sounds(word: str) -> str:
    """Return a name with the letters levelled that transliterations give differently."""
    plain = bare(folded(word))
    for before, after in _SOUNDS:
        plain = plain.replace(before, after)
    return re.sub(r"(.)\1+", r"\1", plain)


def alike(first: str, second: str) -> bool:
    """Tell whether two words may be one name in two spellings."""
    one, other = sounds(first), sounds(second)
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_FUZZY or one[0] != other[0]:
        return False
    return fuzz.ratio(one, other) >= ONE_NAME


def same_person(one: Named, other: Named) -> bool:
    """Tell whether two people of different articles are one.

    Surnames must agree, and first names where both are given; a surname that is only similar
    needs the first name or the office to agree. Two first names that differ are two people.
    """
    mine, theirs = one.words, other.words
    if not mine or not theirs or not alike(mine[-1], theirs[-1]):
        return False
    short, long = sorted((mine, theirs), key=len)
    if len(short) > 1 and long[-len(short) :] == short:
        return True  # two surnames: "Acosta Lima" is "Ruben Acosta Lima"
    identical = sounds(mine[-1]) == sounds(theirs[-1])
    if len(mine) > 1 and len(theirs) > 1:
        return _same_first(mine[0], theirs[0])
    return identical or bool(one.office & other.office)


def _same_first(mine: str, theirs: str) -> bool:
    if min(len(mine), len(theirs)) == 1:
        return mine[0] == theirs[0]
    return sounds(mine) == sounds(theirs) or (
        min(len(mine), len(theirs)) >= SHORTEST_FUZZY and alike(mine, theirs)
    )


def same_body(one: str, other: str) -> bool:
    """Tell whether two bodies are one: same words, an acronym, one arm of one state."""
    arm = body_key(one)
    if arm is not None or body_key(other) is not None:
        return arm == body_key(other)
    mine, theirs = government_of(one), government_of(other)
    if mine is not None or theirs is not None:
        return mine == theirs
    return body_words(one) == body_words(other) or _opens(one, other) or _opens(other, one)


def _opens(short: str, name: str) -> bool:
    return acronym(short) is not None and acronym(short) == initials(name)


def acronym(name: str) -> str | None:
    """Return the letters of an acronym: "F.A.O." is FAO; None for other names."""
    plain = name.replace(".", "").strip()
    return plain if plain.isupper() and 3 <= len(plain) <= 6 else None


def initials(name: str) -> str | None:
    """Return the letters by which a name of several words is shortened; None for one word."""
    if " " not in name:
        return None
    words = re.findall(r"[A-Za-z]+", re.sub(r"\bU\.S\.", "US", name))
    letters = (w if w == "US" else w[0] for w in words if w.lower() not in FILLERS - {"a"})
    return "".join(letters).upper()


def is_role(name: str) -> bool:
    """Tell whether a speaker is an office without a name: "Norway's foreign minister"."""
    words = {levelled(w) for w in re.findall(r"[a-z]+", re.sub(r"'s\b", "", folded(name)))}
    country = country_of(name)
    rest = words - TITLES - PERSON_NOUNS - {"the", "s", "of", "for"}
    named = {w for w in rest if not (country and country_of(w) == country)}
    return bool(words & PERSON_NOUNS) and country is not None and not named


# --- which names that look like people's are firms', by how the articles use them


_OFFICE = (
    r"(?:spokes(?:man|woman|person)|chief executive|chairman|chairwoman|director|manager|analyst"
    r"|employees?|staff|shares?|stake|headquarters|plant|customers?|owners?|subsidiary|unit)"
)
"""What a firm has and what has a place in it; written by hand."""
_OWNED = (
    r"(?:shares|stock|headquarters|employees|customers|workers|revenue|profits?|chief executive"
    r"|chairman|chairwoman|spokes(?:man|woman|person)|board|plants?|website|products?|owners?)"
)
_TRADE = "|".join(sorted((COMPANY_NOUNS | GENERIC_BODIES) - {"party", "force"}))
_PERSONAL = "|".join(sorted((TITLES | PERSON_NOUNS) - {"owner", "press", "state", "source"}))

# Compiled once and held against what stands beside each use of a name: patterns with the name in
# them, compiled for each, took a quarter of the comparison of a hundred articles.
_FIRM_BEFORE = re.compile(
    rf"(?:\b{_OFFICE} (?:of|at|for|in) (?:the )?|\b(?:{_TRADE}|line|owners),? )\Z"
)
_FIRM_AFTER = re.compile(
    rf"['\u2019]s? {_OWNED}\b"
    rf"|, (?:which|an?|the)\b(?=[^.]{{0,40}}\b(?:which|{_TRADE})\b)"
    r"| (?:Inc|Corp|Ltd|plc|LLC|AG|GmbH)\b"
    r"| (?:says?|said) (?:that )?(?:it|its)\b"
)
_PERSON_BEFORE = re.compile(rf"\b(?:{_PERSONAL})\.? \Z", re.IGNORECASE)
_PERSON_AFTER = re.compile(r", (?:\d\d?,|who\b)", re.IGNORECASE)

REACH = 60
"""Characters before a name that are read; "chief executive of the " has 23."""


def firm_names(articles: Sequence[Article], names: Iterable[str]) -> set[str]:
    """Return the names of two or more words that some article uses as a firm's.

    "Orlo Marine's shares", "a spokesman for Orlo Marine", "the shipping line Orlo Marine" and
    "Orlo Marine, which" tell a firm; a title, an age or "who" beside the name tells a person.
    """
    texts = [a.text for a in articles]
    return {n for n in set(names) if " " in n and _is_firm(n, texts)}


def _is_firm(name: str, texts: Sequence[str]) -> bool:
    told = [t for t in texts if name in t]
    return any(_stands(name, t, _FIRM_BEFORE, _FIRM_AFTER) for t in told) and not any(
        _stands(name, t, _PERSON_BEFORE, _PERSON_AFTER, re.IGNORECASE) for t in told
    )


def _stands(
    name: str, text: str, before: re.Pattern[str], after: re.Pattern[str], case: int = 0
) -> bool:
    """Whether a name stands somewhere right behind some words, or right in front of some."""
    written = re.escape(name)
    ends = re.finditer(rf"{written}\b", text, case)
    if any(before.search(text, max(0, m.start() - REACH), m.start()) for m in ends):
        return True
    return any(after.match(text, m.end()) for m in re.finditer(rf"\b{written}", text, case))


# --- sources without a name: what the page calls them, and whose words they are


UNATTRIBUTED = "unattributed reports"
"""The origin of "it was reported that" and of "one report said"."""
_HEARSAY = frozenset({"report", "reports", "rumour", "rumours", "rumor", "rumors", "speculation"})
_COUNTING = r"(?:the|an?|one|some|two|three|several|many|various|other|subsequent|recent|initial)"
_PLAIN_HEARSAY = re.compile(
    rf"(?:{_COUNTING}\s+|(?:media|press|news|local|unconfirmed|early|earlier)\s+)*(\w+)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:an?|the|one)?\s*(?:\w+\s)?(?:spokes(?:man|woman|person)|representative)\s+(?:for|of)\s+"
    r"(?:the\s+)?(.+)",
    re.IGNORECASE,
)
"""An unnamed spokesperson of somebody: what is said is that body's word."""
_NUMBERED = re.compile(
    r"^(?:two|three|four|five|six|several|some|many|both|a few)\s", re.IGNORECASE
)
UNNAMED_PRONOUNS = {
    "he": "an unnamed man", "she": "an unnamed woman", "they": "unnamed people",
    "it": "an unnamed source", "me": "an unnamed source", "him": "an unnamed man",
    "her": "an unnamed woman", "who": "an unnamed source", "one": "an unnamed source",
}  # fmt: skip
"""Speakers of whom the text gives nothing but a pronoun."""
RESIDENT = frozenset({"living", "in", "from", "of", "at", "near", "inside"})
"""Behind "people" they tell who these are, as well as one can: no name is kept back."""
PARTICIPLES = ("ed", "ing")
CROWDS = frozenset({"police", "staff", "management", "clergy", "people", "personnel"})
OFFICES = word_set("sources", "offices")
"""Sources of whom a reader asks for the name; residents and witnesses are what they are."""


def is_hearsay(name: str) -> bool:
    """Tell whether a source is only that something is reported: "reports", "one report"."""
    match = _PLAIN_HEARSAY.fullmatch(name.strip())
    return match is not None and match.group(1).lower() in _HEARSAY


def is_one_person(name: str) -> bool:
    """Tell whether a source is a single person: "a resident", not "residents" or "police"."""
    words = name.lower().split()
    return words[:1] in (["a"], ["an"], ["the"], ["one"]) and _head(words) in PERSON_NOUNS


def spoken_for(name: str) -> str | None:
    """Return the body of "a spokesman for Corvane"; None for other sources."""
    match = _FOR.fullmatch(name.strip())
    return match.group(1) if match and match.group(1)[:1].isupper() else None


def told_as(name: str) -> str:
    """Return what the page calls an unnamed source: "an unnamed official", "two unnamed people".

    Args:
        name: The words of the source, with or without its article.
    """
    if is_hearsay(name):
        return UNATTRIBUTED
    if (pronoun := UNNAMED_PRONOUNS.get(name.lower())) is not None:
        return pronoun
    words = _lowered(name).split()
    head = _head(words)
    owned = any(w.endswith(("\u2019s", "'s")) and w[0].isupper() for w in words[:-1])
    if "unnamed" in words or owned:  # "Grimm's attorney"
        return name
    if head not in OFFICES and head.removesuffix("s") not in OFFICES:
        return with_article(" ".join(words))
    if head == "people" and any(w in RESIDENT for w in words):
        return " ".join(words)
    if _NUMBERED.match(" ".join(words)):
        return " ".join([words[0], "unnamed", *words[1:]])
    if words[0] in ("a", "an", "the", "one"):
        words = words[1:]
    plural = head == "people" or (head.removesuffix("s") in OFFICES and head.endswith("s"))
    return " ".join([*([] if plural else ["an"]), "unnamed", *words])


def with_article(name: str) -> str:
    """Return "the company" for a source that its article calls so and by no name."""
    words = name.split()
    head = _head(words)
    several = head.endswith("s") or head in CROWDS or words[0].lower() in FUNCTION_WORDS
    owned = any(w.endswith(("\u2019s", "'s")) and w[0].isupper() for w in words[:-1])
    address = "." in name and len(words) == 1
    named = several or owned or address or not words[0][0].islower()
    return name if named else f"the {name}"


def _lowered(name: str) -> str:
    """Return a name without a capital that only opened its sentence, or a headline in capitals."""
    first, space, rest = name.partition(" ")
    small = first.lower()
    plain = small in FUNCTION_WORDS | PUBLIC_SPEAKERS and not rest[:1].isupper()  # "New York"
    known = plain or {small, small.removesuffix("s")} & (PERSON_NOUNS | OFFICES)
    return small + space + rest if (known and rest == rest.lower()) or plain else name


def _head(words: list[str]) -> str:
    stops = {"of", "in", "at", "for", "with", "from", "close", "familiar", "briefed", "who", "near"}
    ends = [i for i, w in enumerate(words) if i and (w.lower() in stops or w.endswith(PARTICIPLES))]
    cut = ends[0] if ends else len(words)
    return words[cut - 1].lower()

"""What grammar shows of a referring expression, and of what it is said to stand for.

Number, person or thing, gender: of pronouns by their form (Quirk et al., A Comprehensive Grammar
of the English Language, 6.2-6.7), of names by what the article says of their bearers, of nouns by
their tag in the parse. What is not known agrees with everything: the gate refuses what grammar
rules out, not what it cannot see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from summarize.gate.article import Ground
from summarize.languages import lexicon, word_set
from summarize.observe.people import PERSON_ENDINGS, Person, gender_of
from summarize.text.dates import find_dates
from summarize.text.names import (
    Name,
    country_of,
    find_names,
    folded,
    is_acronym_of,
    is_form_of,
    same_word,
)
from summarize.text.numbers import find_numbers
from summarize.text.saying import (
    ABBREVIATED,
    COMPANY_NOUNS,
    FEMALE,
    GENERIC_BODIES,
    MALE,
    PERSON_NOUNS,
    TITLES,
    strip_titles,
)
from summarize.text.words import PEOPLE, stem, synonyms

# --- when two ways of naming somebody may name one: Lund, Jo Lund; police, the city police


_FREE = TITLES | {"the", "a", "an", "some", "one", "his", "her", "its", "their"}
_BEHIND_NAME = re.compile(
    r"\s(?:in|of|from|at|on|for|with|inside|near|close|against|by|about|under|over|who|which|that)\s|,"
)
"""What opens the words that hang on a name or on a noun phrase that is to be one."""


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other with words left out, titles and articles aside.

    "Holm" and "Ms Holm" are "Anna Holm", "Marit" is "Marit Lines". "Sudan" is neither
    "South Sudan" nor "Sudan Armed Forces": a country is not its army.
    """
    mine, theirs = name_words(one), name_words(other)
    if not mine or not theirs:
        return False
    short, long = sorted((mine, theirs), key=len)
    if not is_form_of(short, long):
        return _is_short_for(mine, theirs) or _is_short_for(theirs, mine)
    if same_word(short[-1], long[-1]):
        lands = {country_of(" ".join(words)) for words in (mine, theirs)}
        return len(lands - {None}) < 2
    # Bodies are shortened at their end, people and countries are not.
    opens = all(same_word(a, b) for a, b in zip(short, long, strict=False))
    return opens and short[0][:1].isupper() and country_of(" ".join(short)) is None


def _is_short_for(short: Sequence[str], words: Sequence[str]) -> bool:
    """Whether one is the other's initials: "UN" and "United Nations"."""
    letters = " ".join(short)
    known = ABBREVIATED.get(letters.replace(".", ""))
    return is_acronym_of(letters, words) or known == " ".join(words)


def is_one_name(one: Name, other: Name) -> bool:
    """Whether one name is the other with words left out."""
    return is_form_of(one.words, other.words) or is_form_of(other.words, one.words)


def name_words(name: str) -> list[str]:
    """Return the words that tell somebody apart, without titles, articles and possessives.

    Of a noun phrase that is no name all words count: "aid workers in the Yida camp".
    """
    plain = name.replace("\u2019", "'").replace("'s", "").strip(" ,.:-()")
    words = [w.strip(".,()") for w in plain.split()]
    telling = [w for w in words if w.lower() not in _FREE and w]
    head = [
        w
        for w in _BEHIND_NAME.split(plain, maxsplit=1)[0].split()
        if w.strip(".,").lower() not in _FREE
    ]
    if head and head[-1][0].isupper():
        telling = [w for w in telling if w[0].isupper()]
    return [folded(w) if not w.isascii() else w for w in telling or words]


_PART_OF = re.compile(
    r"^(?:(?:at least|about|nearly|almost|only)\s+)?([\w-]+)\s+of\s+(?=(?:the|these|those|his"
    r"|her|its|their|our)\s)",
    re.IGNORECASE,
)
"""What picks out of several: "two of the", "several of the" (Quirk et al., 5.25, 6.48)."""


def head_of(phrase: str) -> str:
    """Return the last word of a noun phrase before what hangs on it, in lower case.

    Of "two of the people" it is "people".
    """
    part = _PART_OF.match(phrase)
    # a word before "of the" must count some of them: no "director of the"
    if part is not None and (part[1].lower() in _QUANTIFIERS or find_numbers(part[1])):
        phrase = phrase[part.end() :]
    words = _BEHIND_NAME.split(phrase, maxsplit=1)[0].split()
    return words[-1].lower().strip(".,") if words else ""


def same_head(one: str, other: str) -> bool:
    """Whether two noun phrases without a name have one head: "refugees in Yida", "the refugees"."""
    mine, theirs = head_of(one), head_of(other)
    alike = mine == theirs or stem(mine) in synonyms(theirs)
    return mine.islower() and alike and theirs not in _FREE


Number = Literal["one", "many", ""]
Sort = Literal["person", "body", "place", "thing", "time", "clause", ""]


@dataclass(frozen=True, slots=True)
class Form:
    """What grammar shows of a noun phrase; "" where it does not show."""

    number: Number = ""
    sort: Sort = ""  # a country or place may act as a body; a people is one
    gender: str = ""  # "m" or "f"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun of English, and what it may stand for."""

    number: Number  # a body may stand for either
    sorts: frozenset[Sort]
    gender: str = ""  # "m" or "f"
    person: int = 3


_PERSON: frozenset[Sort] = frozenset({"person"})
_ANYONE: frozenset[Sort] = frozenset({"person", "body", "place"})
_ANYTHING: frozenset[Sort] = frozenset({"body", "thing", "clause", "place"})
_NOUNS: frozenset[Sort] = frozenset({"person", "body", "thing"})
_NAMED: frozenset[Sort] = frozenset({"person", "body", "thing", "place"})
_TABLE = (
    ("i me my mine myself", Pronoun("one", _PERSON, person=1)),
    ("we us our ours ourselves", Pronoun("many", _ANYONE, person=1)),
    ("you your yours yourself yourselves", Pronoun("", _ANYONE, person=2)),
    ("he him his himself", Pronoun("one", _PERSON, "m")),
    ("she her hers herself", Pronoun("one", _PERSON, "f")),
    ("it its itself this that", Pronoun("one", _ANYTHING)),
    ("they them their theirs themselves these those both others", Pronoun("many", _NAMED)),
    ("who whom none each neither any", Pronoun("", _NOUNS)),
    ("whose", Pronoun("", _NAMED)),
    ("which where there here", Pronoun("", _ANYTHING)),
)
PRONOUNS = {word: pronoun for words, pronoun in _TABLE for word in words.split()}
POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their", "whose"})

_PLACES, _POWERS, _PERSONS = (
    frozenset(lexicon("entities")[kind]["nouns"].split())
    for kind in ("places", "powers", "persons")
)
_BODIES = GENERIC_BODIES | COMPANY_NOUNS | _POWERS
"""Nouns under which a body goes that has a name; they take "it" and "they"."""
COLLECTIVES = word_set("counting", "collectives") | word_set("counting", "groups")
_QUANTIFIERS = word_set("counting", "quantifiers")
_SEVERAL = re.compile(r"\b(?:both|two|three|four|five|six|seven|eight|nine|ten|several|many)\b")
_ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|his|her|their|some|any)\s+", re.IGNORECASE
)
_HANGING = re.compile(
    r"\s(?:of|in|at|on|by|for|from|to|with|who|whom|which|that|where|when|whose|after|before|under"
    r"|near|against|over|about|between|during)\b|,|\s\("
)
"""What opens the words that hang on a noun."""
_AND = re.compile(r"\sand(?:/or)?\s")
_INITIALS = re.compile(r"[A-Z]{2,6}")
_ADVERBIAL = re.compile(r"^(?:in|at|on|near|next|inside|outside|by|to|from|under)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s?$")


def form_of(phrase: str, ground: Ground) -> Form:
    """Return what grammar shows of a noun phrase: that of its head, not of nouns inside it."""
    if re.match(r"that\s", phrase, re.IGNORECASE) and len(phrase.split()) > 2:
        return Form("one", "clause")
    dates = find_dates(phrase)
    if dates and sum(d.end - d.start for d in dates) * 2 > len(phrase):
        return Form("", "time")
    if _ADVERBIAL.match(phrase):
        return Form()
    core = _core(phrase, ground)
    person = person_named(core, ground)
    if _AND.search(core):
        last = core.split()[-1]
        return Form("many", "person" if person is not None else _sort_of(last, last, ground))
    if person is None:
        return _of_noun(_ARTICLE.sub("", core), ground)
    plain = strip_titles(core)
    named = {p.sex for p in ground.attributions.people if p.surname == plain.split()[-1]}
    sex = gender_of(core.lower().replace(".", "").split())
    if not sex and (len(named) < 2 or " " in plain):  # no other who has the name may be meant
        sex = person.sex
    return Form("one", "person" if person.is_human else "", sex)


def _core(phrase: str, ground: Ground) -> str:
    """Return a noun phrase without what hangs on its head: "a finding | limiting the rights"."""
    words = _HANGING.split(phrase, maxsplit=1)[0].split()
    tags = [ground.tag_of(w) for w in words]
    for i, (before, tag) in enumerate(pairwise(tags), 1):
        if tag in {"VBN", "VBG", "VBD"} and before in {"NN", "NNS"}:
            return " ".join(words[:i])
    return " ".join(words)


def _head(phrase: str, ground: Ground) -> str:
    return (_core(phrase, ground).split() or [""])[-1]


def person_named(words: str, ground: Ground) -> Person | None:
    """Return the person of the article whose name these words end with."""
    if words not in ground.persons:
        ground.persons[words] = _person_named(words, ground)
    return ground.persons[words]


def _person_named(words: str, ground: Ground) -> Person | None:
    names = find_names(words)
    if not names or names[-1].end != len(_POSSESSIVE.sub("", words.rstrip())):
        return None
    name = names[-1].words
    fits = [p for p in ground.attributions.people if is_form_of(name, p.name.split())]
    fits = [p for p in fits if name[-1] == p.surname or len(name) == 1]
    label = ground.labels.get(" ".join(name).lower())
    if label not in {"PERSON", "NORP", None}:  # a surname that the parser takes for something else
        fits = [p for p in fits if " " in p.name and name[-1] == p.surname]
    return fits[-1] if fits else None


def _of_noun(phrase: str, ground: Ground) -> Form:
    if not phrase:
        return Form()
    word = phrase.rsplit(maxsplit=1)[-1]
    tag, lemma = _tagged(word, ground)
    sort = _sort_of(word, phrase, ground)
    if sort in {"body", "place"} or lemma in COLLECTIVES:
        return Form("", sort)
    gender = "m" if lemma in MALE else "f" if lemma in FEMALE else ""
    if tag in {"NNS", "NNPS"} or _SEVERAL.search(phrase.lower()):
        return Form("many", sort)
    return Form("one" if tag == "NN" else "", sort, gender)


def _tagged(word: str, ground: Ground) -> tuple[str, str]:
    """Return tag and lemma of a word as it stands in the article; of "front-runner" the last's."""
    low = _POSSESSIVE.sub("", word.lower())
    found = ground.tags.get(low) or ground.tags.get(low.rsplit("-", 1)[-1], ("", ""))
    return found[0], low if "-" in low else found[1] or low


def _sort_of(word: str, phrase: str, ground: Ground) -> Sort:
    label = ground.labels.get(phrase.lower()) or ground.labels.get(word.lower())
    if word[:1].isupper() and label in _SORTS:
        return _SORTS[label]
    lemma = _tagged(word, ground)[1]
    if lemma in COLLECTIVES:
        return ""
    if lemma in _BODIES:
        return "body"
    if lemma in _PLACES:  # "its neighbour"
        return ""
    return "person" if is_person(lemma.rsplit("-", 1)[-1]) else ""


_SORTS: dict[str, Sort] = {
    "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "body", "NORP": "body",
    "PERSON": "person",
}  # fmt: skip
"""What the parser's types of names are here."""


def is_person(lemma: str) -> bool:
    """Whether a noun names people, by its lemma: no guess by its ending ("bomber")."""
    return lemma in PERSON_NOUNS or lemma in PEOPLE


def may_be_person(lemma: str) -> bool:
    """Whether a noun may name people: it does, or ends as trades and ages do."""
    return is_person(lemma) or lemma in _PERSONS or lemma.endswith((*PERSON_ENDINGS, "-old"))


def disagreement(words: str, means: str, ground: Ground) -> str | None:
    """Return how what is put in cannot be what the words stand for; None where it can."""
    put = form_of(means, ground)
    pronoun = PRONOUNS.get(words.lower())
    if words.lower() == "so":
        return "it stands for no name" if find_names(means)[:1] else None
    if pronoun is not None:
        events = words.lower() in {"this", "that"} and put.sort != "person"
        return _against_pronoun(pronoun, replace(put, number="one") if events else put)
    if _INITIALS.fullmatch(words):
        return None if same_name(words, means) else "one is not short for the other"
    told, person = form_of(words, ground), person_named(means, ground)
    if told.sort == "body" and not _head(words, ground).islower():
        told = Form()
    if told.sort == "body" and put.number != "many" and person and not person.is_human:
        put = Form()  # a firm that the parser takes for a person
    return other_kind(words, means, ground) or _against_noun(told, put)


def _against_noun(told: Form, put: Form) -> str | None:
    sorts = {told.sort, put.sort}
    if "time" in sorts and len(sorts) > 1 and ("" not in sorts or told.sort):
        return "one is a time and the other is none"
    if told.sort == "body" and put.sort == "person":
        return "one is a body and the other names persons"
    if told.sort == "person" and put.sort not in {"person", ""}:
        return "one is a person and the other is none"
    if "person" in sorts and {told.number, put.number} == {"one", "many"}:
        return "one names several and the other does not"
    if told.gender and put.gender and told.gender != put.gender:
        return "one is a man and the other a woman"
    return None


def other_kind(words: str, means: str, ground: Ground) -> str | None:
    """Return how a bare name cannot be what a common noun stands for: a strike is no country."""
    name = _ARTICLE.sub("", _POSSESSIVE.sub("", strip_titles(means)))
    head = _head(words, ground)
    if not name or not all(w[0].isupper() for w in name.split()) or not head.islower():
        return None
    tag, lemma = _tagged(head, ground)
    if not tag.startswith("NN") and not lemma.endswith("-old"):
        return None
    label = ground.labels.get(name.lower(), "")
    if label == "NORP" and ground.tag_of(name.split()[-1]) == "JJ":
        return "one is an adjective"
    person = person_named(name, ground)
    if person is not None and (label in {"PERSON", ""} or may_be_person(lemma)):
        owned = words.split(maxsplit=1)[0].lower() in POSSESSIVES  # "his opponent"
        known = owned or may_be_person(lemma) or (lemma in _BODIES and not person.is_human)
        return None if known else "one is no person"
    if label in {"GPE", "LOC", "FAC", "ORG"}:
        known = lemma in _BODIES | _PLACES
        return None if known else f'no name stands for "{lemma}"'
    return None


def _against_pronoun(pronoun: Pronoun, put: Form) -> str | None:
    if put.sort and put.sort not in pronoun.sorts:
        is_place = put.sort == "place"
        return "it stands for no place" if is_place else f"it cannot stand for a {put.sort}"
    if pronoun.number == "many" and put.number == "one" and put.sort not in {"body", "place"}:
        return "it stands for several"
    if pronoun.number == "one" and put.number == "many":
        return "it stands for one"
    if pronoun.gender and put.gender and pronoun.gender != put.gender:
        return "it stands for a " + ("man" if pronoun.gender == "m" else "woman")
    return None

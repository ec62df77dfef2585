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
from functools import cache
from typing import Literal

from summarize.gate.article import Ground
from summarize.languages import lexicon, word_set
from summarize.observe.people import Person
from summarize.observe.resolution import PERSON_ENDINGS
from summarize.text.dates import find_dates
from summarize.text.names import (
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
    MEDIA_WORDS,
    PERSON_NOUNS,
    TITLES,
    strip_titles,
)
from summarize.text.stretches import Span
from summarize.text.words import PEOPLE, stem, synonyms, uninflected

# --- when two ways of naming somebody may name one: Lund, Jo Lund; police, the city police


_FREE = TITLES | {"the", "a", "an", "some", "one", "his", "her", "its", "their"}


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other with words left out, titles and articles aside.

    "Holm" and "Ms Holm" are "Anna Holm", "Marit" is "Marit Lines". "Sudan" is neither
    "South Sudan" nor "Sudan Armed Forces": a country is not its army.
    """
    mine, theirs = name_words(one), name_words(other)
    return bool(mine and theirs) and same_words(mine, theirs)


def same_words(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one name is the other with words left out, and no other country's."""
    short, long = sorted((mine, theirs), key=len)
    if not is_form_of(short, long):
        return _spelt_out(mine, theirs)
    if same_word(short[-1], long[-1]):
        lands = {country_of(" ".join(words)) for words in (mine, theirs)}
        return len(lands - {None}) < 2
    # Bodies are shortened at their end, people and countries are not.
    opens = all(same_word(a, b) for a, b in zip(short, long, strict=False))
    return opens and short[0][:1].isupper() and country_of(" ".join(short)) is None


def _spelt_out(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one is the other's initials: "UN" and "United Nations"."""
    one, two = " ".join(mine), " ".join(theirs)
    if is_acronym_of(one, theirs) or is_acronym_of(two, mine):
        return True
    return any(ABBREVIATED.get(a.replace(".", "")) == b for a, b in ((one, two), (two, one)))


def name_words(name: str) -> list[str]:
    """Return the words that tell somebody apart, without titles, articles and possessives.

    Of a noun phrase that is no name all words count: "aid workers in the Yida camp".
    """
    plain = name.replace("\u2019", "'").replace("'s", "").strip(" ,.:-()")
    words = [w.strip(".,()") for w in plain.split()]
    telling = [w for w in words if w.lower() not in _FREE and w]
    head = [w for w in _head_part(plain).split() if w.strip(".,").lower() not in _FREE]
    if head and head[-1][0].isupper():
        telling = [w for w in telling if w[0].isupper()]
    return [folded(w) if not w.isascii() else w for w in telling or words]


_PREPOSITION = re.compile(
    r"\s(?:in|of|from|at|on|for|with|inside|near|close|against|by|about|under|over|who|which|that)\s"
)


def _head_part(phrase: str) -> str:
    return _PREPOSITION.split(phrase, maxsplit=1)[0].split(",", maxsplit=1)[0]


_PART_OF = re.compile(
    r"^(?:(?:at least|about|nearly|almost|only)\s+)?[\w-]+\s+of\s+(?=(?:the|these|those|his"
    r"|her|its|their|our)\s)",
    re.IGNORECASE,
)
"""What picks out of several: "two of the", "several of the" (Quirk et al., 5.25, 6.48)."""


def head_of(phrase: str) -> str:
    """Return the last word of a noun phrase before what hangs on it, in lower case.

    Of "two of the people" it is "people".
    """
    part = _PART_OF.match(phrase)
    picks = part is not None and _picks(part.group().split(" of ")[0].split()[-1])
    words = _head_part(phrase[part.end() :] if part is not None and picks else phrase).split()
    return words[-1].lower().strip(".,") if words else ""


def _picks(word: str) -> bool:
    """Whether a word before "of the" counts some of them: no "director of the"."""
    return word.lower() in _QUANTIFIERS or bool(find_numbers(word))


def same_head(one: str, other: str) -> bool:
    """Whether two noun phrases without a name have one head: "refugees in Yida", "the refugees"."""
    mine, theirs = head_of(one), head_of(other)
    alike = mine == theirs or stem(mine) in synonyms(theirs)
    return bool(mine) and mine.islower() and alike and theirs not in _FREE


Number = Literal["one", "many", ""]
Sort = Literal["person", "body", "place", "thing", "time", "clause", ""]


@dataclass(frozen=True, slots=True)
class Form:
    """What grammar shows of a noun phrase or pronoun; "" where it does not show.

    Attributes:
        number: One or many.
        sort: A person; a body or people; a country or place, which may act as one; a thing; a
            time; a clause.
        gender: "m", "f" or "".
    """

    number: Number = ""
    sort: Sort = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun of English.

    Attributes:
        number: One or many; a body may stand for either.
        sorts: What it may stand for.
        gender: "m", "f" or "".
        person: Grammatical person.
        places: Whether it may stand for a country or place.
    """

    number: Number
    sorts: frozenset[Sort]
    gender: str = ""
    person: int = 3
    places: bool = True


_ANYONE: frozenset[Sort] = frozenset({"person", "body"})
_ANYTHING: frozenset[Sort] = frozenset({"body", "thing", "clause"})
_NOUNS: frozenset[Sort] = frozenset({"person", "body", "thing"})


def _pronouns() -> dict[str, Pronoun]:
    person: frozenset[Sort] = frozenset({"person"})
    table = (
        ("i me my mine myself", Pronoun("one", person, person=1, places=False)),
        ("we us our ours ourselves", Pronoun("many", _ANYONE, person=1)),
        ("you your yours yourself yourselves", Pronoun("", _ANYONE, person=2)),
        ("he him his himself", Pronoun("one", person, "m", places=False)),
        ("she her hers herself", Pronoun("one", person, "f", places=False)),
        ("it its itself this that", Pronoun("one", _ANYTHING)),
        ("they them their theirs themselves these those both others", Pronoun("many", _NOUNS)),
        ("who whom", Pronoun("", _NOUNS, places=False)),
        ("whose", Pronoun("", _NOUNS)),
        ("which where there here", Pronoun("", _ANYTHING)),
    )
    return {word: pronoun for words, pronoun in table for word in words.split()}


PRONOUNS = _pronouns()
POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their", "whose"})

EITHER = frozenset({"none", "each", "neither", "any"})
"""They pick out of several, and are one themselves."""
_QUANTIFIERS = word_set("counting", "quantifiers")
SEVERAL = re.compile(r"\b(?:both|two|three|four|five|six|seven|eight|nine|ten|several|many)\b")
_BREAK = re.compile(
    r"\s(?:of|in|at|on|by|for|from|to|with|who|whom|which|that|where|when|whose|after|before|under"
    r"|near|against|over|about|between|during|holding|living|filled|told|reported)\b|,|\s\("
)
_LEADING = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|his|her|their|some|any)\s+", re.IGNORECASE
)
_AND = re.compile(r"\sand(?:/or)?\s")
_INITIALS = re.compile(r"[A-Z]{2,6}")
_ADVERBIAL = re.compile(r"^(?:in|at|on|near|next|inside|outside|by|to|from|under)\b", re.IGNORECASE)


def form_of(means: str, ground: Ground) -> Form:
    """Return what grammar shows of the words that are to stand in brackets."""
    if re.match(r"that\s", means, re.IGNORECASE):
        return Form("one", "clause")
    dates = find_dates(means)
    if dates and sum(d.end - d.start for d in dates) * 2 > len(means):
        return Form("", "time")
    if _ADVERBIAL.match(means):
        return Form()
    head = _BREAK.split(means, maxsplit=1)[0].strip()
    if _joins(means, head):
        named = person_named(_AND.split(head)[-1], ground)
        return Form("many", "person" if named else _sort_of(head.split()[-1], ground))
    person = person_named(head, ground)
    if person is not None:
        return Form("one", "person", person.sex)
    return _of_noun(_LEADING.sub("", head), ground)


def person_named(words: str, ground: Ground) -> Person | None:
    """Return the person of the article whose name these words end with."""
    if words not in ground.persons:
        ground.persons[words] = _person_named(words, ground)
    return ground.persons[words]


def _person_named(words: str, ground: Ground) -> Person | None:
    names = find_names(words)
    if not names or names[-1].end != len(re.sub(r"['\u2019]s?$", "", words.rstrip())):
        return None
    name = names[-1].words
    fits = [p for p in ground.attributions.people if is_form_of(name, p.name.split())]
    fits = [p for p in fits if name[-1] in p.name.split()[-1:] or len(name) == 1]
    label = ground.labels.get(" ".join(name).lower())
    if label not in {"PERSON", "NORP", None}:  # a surname that the parser takes for something else
        fits = [p for p in fits if " " in p.name and name[-1] in p.name.split()[-1:]]
    return fits[-1] if fits else None


def is_human(person: Person) -> bool:
    """Whether the article tells of a name's bearer what only people are: a sex, a role, a title."""
    return bool(person.sex or person.described & (PERSON_NOUNS | TITLES))


def _joins(means: str, head: str) -> bool:
    """Whether "and" joins two things: not within one name, nor behind the head."""
    if not _AND.search(means):
        return False
    left = _AND.split(means, maxsplit=1)[0]
    return len(head) > len(left) or not _BREAK.search(left.replace(",", ""))


def _of_noun(phrase: str, ground: Ground) -> Form:
    if not phrase:
        return Form()
    word = phrase.rsplit(maxsplit=1)[-1]
    tag, lemma = ground.tags.get(word.lower(), ("", word.lower()))
    sort = _sort_of(word, ground, phrase)
    if sort in {"body", "place"} or lemma in GENERIC_BODIES:
        return Form("", sort or "body")
    gender = "m" if lemma in MALE else "f" if lemma in FEMALE else ""
    counted = SEVERAL.search(phrase.lower()) is not None
    if tag in {"NNS", "NNPS"} or counted:
        return Form("many", sort)
    return Form("one" if tag == "NN" else "", sort, gender)


def _sort_of(word: str, ground: Ground, phrase: str = "") -> Sort:
    label = ground.labels.get(phrase.lower()) or ground.labels.get(word.lower())
    tag, lemma = ground.tags.get(word.lower(), ("", word.lower()))
    if word[:1].isupper() and label in {"GPE", "LOC", "FAC"}:
        return "place"
    if word[:1].isupper() and label in {"ORG", "NORP"}:
        return "body"
    if word[:1].isupper() and label == "PERSON":
        return "person"
    if lemma in GENERIC_BODIES:
        return "body"
    if tag in {"NN", "NNS"}:
        return "person" if is_person(lemma) else ""
    return ""


def is_person(lemma: str) -> bool:
    """Whether a noun names people, by its lemma: no guess by its ending ("bomber")."""
    return lemma in PERSON_NOUNS or lemma in PEOPLE


def may_be_person(lemma: str) -> bool:
    """Whether a noun may name people: it does, or ends as trades do."""
    return is_person(lemma) or lemma in _lexicon()["persons"] or lemma.endswith(PERSON_ENDINGS)


@cache
def _entities() -> frozenset[str]:
    """Return the nouns under which a body or place goes that has a name."""
    named = GENERIC_BODIES | COMPANY_NOUNS | MEDIA_WORDS
    return named | _lexicon()["places"] | _lexicon()["powers"]


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    table = lexicon("entities")
    return {kind: frozenset(entry["nouns"].split()) for kind, entry in table.items()}


def form_of_words(words: str, span: Span, ground: Ground) -> Form:
    """Return what grammar shows of a noun phrase of the article (no pronoun)."""
    if any(d.end - d.start >= len(words) - 4 for d in find_dates(words)):
        return Form("", "time")
    head = _BREAK.split(words, maxsplit=1)[0].strip() or words
    tokens = ground.tokens((span[0], span[0] + len(head)))
    nouns = [t for t in tokens if t.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"}]
    if not nouns:
        return Form()
    last = nouns[-1]
    lemma = last.lemma_.lower()
    if lemma in EITHER or last.dep_ == "appos":  # "the bombings, an attack that ..."
        return Form()
    if _AND.search(head):
        return Form("many")
    person = person_named(head, ground)
    if person is not None:
        return Form("one", "person", person.sex)
    if lemma in GENERIC_BODIES:
        return Form("", "body")
    gender = "m" if lemma in MALE else "f" if lemma in FEMALE else ""
    common = last.pos_ == "NOUN" or len(head.split()) == 1
    sort: Sort = "person" if common and is_person(lemma) else ""
    many = last.tag_ in {"NNS", "NNPS"} or SEVERAL.search(head.lower()) is not None
    if many:
        return Form("many", sort)
    return Form("one" if last.tag_ == "NN" else "", sort, gender)


def disagreement(words: str, span: Span, means: str, ground: Ground) -> str | None:
    """Return how what is put in cannot be what the words stand for; None where it can."""
    put = form_of(means, ground)
    pronoun = PRONOUNS.get(words.lower())
    if words.lower() == "so":
        return "it stands for no name" if find_names(means)[:1] else None
    if pronoun is not None:
        events = words.lower() in {"this", "that"} and put.sort != "person"
        return _against_pronoun(pronoun, replace(put, number="one") if events else put)
    if _INITIALS.fullmatch(words):
        known = same_name(words, means)
        return None if known else "one is not short for the other"
    if (kind := other_kind(words, span, means, ground)) is not None:
        return kind
    told = form_of_words(words, span, ground)
    if (told.sort == "time") != (put.sort == "time") and "" not in {told.sort, put.sort}:
        return "one is a time and the other is none"
    if told.sort == "time" and put.sort != "time":
        return "one is a time and the other is none"
    if {told.number, put.number} == {"one", "many"} and put.sort != "clause":
        return "one names several and the other does not"
    as_one = put.sort in {"body", "place"} and words.lower().startswith(("its ", "their "))
    may_be_place = not uninflected(head_of(words)).isdisjoint(_entities())  # "the neighbours"
    as_one = as_one or (put.sort == "place" and may_be_place)
    if told.sort == "person" and put.sort not in {"person", ""} and not as_one:
        return "one is a person and the other is none"
    if told.sort == "body" and put.sort == "person" and put.number == "many":
        return "one is a body and the other names persons"
    if told.gender and put.gender and told.gender != put.gender:
        return "one is a man and the other a woman"
    return None


def other_kind(words: str, span: Span, means: str, ground: Ground) -> str | None:
    """Return how a bare name cannot be what a common noun stands for: a strike is no country."""
    name = _LEADING.sub("", re.sub(r"['\u2019]s?$", "", strip_titles(means)))
    if not name or not all(w[0].isupper() for w in name.split()):
        return None
    tokens = ground.tokens((span[0], span[0] + len(_BREAK.split(words, maxsplit=1)[0])))
    heads = [t for t in tokens if t.pos_ == "NOUN" and t.text.islower()]
    if not heads:
        return None
    head = heads[-1].lemma_.lower()
    label = ground.labels.get(name.lower(), "")
    if label == "NORP" and ground.tags.get(name.split()[-1].lower(), ("", ""))[0] == "JJ":
        return "one is an adjective"
    named = person_named(name, ground) is not None
    if named and (label in {"PERSON", ""} or may_be_person(head)):
        owned = words.split(maxsplit=1)[0].lower() in POSSESSIVES  # "his opponent"
        known = owned or may_be_person(head)
        return None if known else "one is no person"
    if label in {"GPE", "LOC", "FAC", "ORG"}:
        return None if head in _entities() else f'no name stands for "{head}"'
    return None


def _against_pronoun(pronoun: Pronoun, put: Form) -> str | None:
    if put.sort == "place" and not pronoun.places:
        return "it stands for no place"
    if put.sort and put.sort != "place" and put.sort not in pronoun.sorts:
        return f"it cannot stand for a {put.sort}"
    if pronoun.number == "many" and put.number == "one" and put.sort not in {"body", "place"}:
        return "it stands for several"
    if pronoun.number == "one" and put.number == "many":
        return "it stands for one"
    if pronoun.gender and put.gender and pronoun.gender != put.gender:
        return "it stands for a " + ("man" if pronoun.gender == "m" else "woman")
    return None

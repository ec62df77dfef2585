"""Whom a definite phrase takes up: "the company", "the ministry", "the 34-year-old"."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING

from summarize.observe.speakers import firms, pronouns
from summarize.observe.speakers.bodies import LEADING
from summarize.observe.speakers.memory import Kind, Memory, Speaker, body
from summarize.observe.speakers.people import Person, head_word
from summarize.observe.speakers.sources import Source
from summarize.text import saying as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = ("the ", "that ", "this ", "our ")
AGED = re.compile(r"(?<![\w-])(\d{1,3})[- ]year[- ]old\b")
PERSON_ENDINGS = ("man", "woman", "er", "or", "ist", "ian", "eer")
"""Endings of trades ("fisherman", "dentist") by which a text may take up a person."""
OWN_STAFF = frozenset({"our reporter", "our correspondent"})
"""How an outlet calls whoever writes for it."""
LOOSE = frozenset({
    "group", "organisation", "organization", "body", "institution", "institute", "agency",
    "association", "centre", "center", "network", "charity", "watchdog", "ngo", "foundation",
    "movement", "monitor", "outlet", "federation", "regulator", "authority", "fund", "consortium",
    "newspaper", "paper", "daily", "magazine", "website", "station", "league", "club", "team",
})  # fmt: skip
"""Heads that may take up a body whose own name does not hold them ("Amnesty ... the group");
ministries, courts and unions are called so in their names."""
NAMED_BY_CLASS = frozenset({"ministry", "department", "council"})
"""They may stand by themselves, but mean the one of the article whose name holds them."""
PARTIES = frozenset({
    "democratic", "republican", "labour", "conservative", "tory", "liberal", "socialist", "green",
    "communist", "nationalist", "labor",
})  # fmt: skip
"""Words that tell two holders of one role apart; general, not of one country."""
AKIN = {
    "agency": frozenset({"office", "bureau", "department", "administration", "survey", "service"}),
    "union": frozenset({"association", "brotherhood"}),
    "court": frozenset({"tribunal"}),
}
"""Classes under which a body of another class in its name goes too; general knowledge."""
RANKS = frozenset({
    "colonel", "major", "sergeant", "admiral", "brigadier", "marshal", "constable", "bishop",
    "archbishop", "cardinal", "rabbi", "imam", "chancellor", "commissioner",
})  # fmt: skip
BELONGING = lexicon.PERSON_NOUNS | lexicon.GENERIC_BODIES | lexicon.MALE | lexicon.FEMALE | {
    "family", "aide", "adviser", "advisor", "team", "staff", "economist", "friend", "relative",
    "neighbour", "neighbor", "partner", "colleague", "client", "publicist", "ally", "supporter",
}  # fmt: skip
"""Who can say something for somebody: "his lawyer", not "his body mass index"."""
ROLES = (
    frozenset({"representative", "congressman", "congresswoman", "lawmaker", "politician"}),
    frozenset({"senator", "lawmaker", "politician"}),
    frozenset({"mp", "deputy", "lawmaker", "politician", "member"}),
    frozenset({"doctor", "physician", "surgeon"}),
    frozenset({"lawyer", "attorney"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "officer"}),
    frozenset({"manager", "coach", "boss", "head"}),
    frozenset({"director", "executive", "chief", "head", "boss", "chairman", "president"}),
    frozenset({"nominee", "candidate", "politician"}),
)
"""Roles under which one person goes; who is called a judge is not taken up as "the lawyer"."""
OWNERS = frozenset({"his", "her", "its", "their"})


def taken_up(memory: Memory, source: Source, head: Token) -> Speaker | None:
    """Find whom a definite phrase takes up: same head, same role, or the last of its kind."""
    word = head_word(head)
    if not source.text.lower().startswith(DEFINITE):
        return None
    if AGED.search(source.text):
        return _aged(memory, source)
    own = {w for w in source.text.lower().split() if w not in ("the", "that", "this", word)}
    if head.tag_ in ("NNS", "NNPS"):
        return _latest_same(memory, source, word, own, plural=True)
    if source.text.lower() in OWN_STAFF and (staff := _of_the_outlet(memory)) is not None:
        return staff
    described = _describes_someone(memory, word)
    if word not in lexicon.PERSON_NOUNS | lexicon.GENERIC_BODIES and not described:
        return None
    firm = word in lexicon.COMPANY_NOUNS and not _is_named(source)
    if firm and (business := firms.taken_up(memory, source, word)) is not None:
        return business
    if _is_named(source) and word in lexicon.GENERIC_BODIES:
        return _namesake(memory, word, own)
    if (same := _latest_same(memory, source, word, own)) is not None:
        return same
    if word in lexicon.PERSON_NOUNS or described:
        return _role(memory, source, word, own)
    return None if {w for w in own if "-" not in w} else _of_class(memory, source, word)


def _of_the_outlet(memory: Memory) -> Speaker | None:
    """Return the one person that an article gives to a medium: "the Herald's Jo Day"."""
    owned = [
        p
        for p in memory.people.persons
        if any(_owner_is_medium(memory, place) for place, _ in p.places)
    ]
    if len(owned) != 1:
        return None
    return Speaker(owned[0].name, "person", owned[0].places[0][0], owned[0].gender)


def _owner_is_medium(memory: Memory, place: int) -> bool:
    span = memory.doc.char_span(place, place + 1, alignment_mode="expand")
    if span is None or span.start < 2 or span.doc[span.start - 1].text not in ("'s", "\u2019s"):
        return False
    return lexicon.is_medium(span.doc[span.start - 2].text)


def _describes_someone(memory: Memory, word: str) -> bool:
    trade = word.endswith(PERSON_ENDINGS) or word in RANKS
    named = trade and any(word in p.described for p in memory.people.persons)
    return named and word not in lexicon.GENERIC_BODIES


def _is_named(source: Source) -> bool:
    return any(w[:1].isupper() and "-" not in w for w in source.text.split()[1:])


def _latest_same(
    memory: Memory, source: Source, word: str, own: set[str], *, plural: bool = False
) -> Speaker | None:
    """Return who spoke before under the same head ("the police watchdog ... the watchdog")."""
    telling = {w for w in own if "-" not in w}
    same = [
        s
        for s in memory.spoken
        if word in s.words and s.at < source.start and (s.plural or not plural)
        if s.kind != "person" or word not in lexicon.GENERIC_BODIES - lexicon.PERSON_NOUNS
    ]
    if not same or (telling and not any(telling & s.words for s in same)):
        return None
    return max(same, key=lambda s: (len(own & s.words), s.at))


def _namesake(memory: Memory, word: str, own: set[str]) -> Speaker | None:
    """Find a body named before with the same head and all of these words."""
    for spoken in reversed(memory.spoken):
        if word in spoken.words and own <= spoken.words and spoken.kind == "body":
            return spoken
    return None


def _of_class(memory: Memory, source: Source, word: str) -> Speaker | None:
    """Find the body that "the council" or "the group" takes up."""
    named = [
        (name, start)
        for name, start in memory.bodies
        if start < source.start and word in name.lower().split() and " " in name
    ]
    if word in lexicon.SELF_STANDING:
        alone = len({name.lower() for name, _ in named}) == 1 and word in NAMED_BY_CLASS
        return body(*named[-1]) if alone else None
    if named:
        return body(*named[-1])
    spoken = memory.latest(source.start, ("body",))
    return spoken if spoken is not None and _may_be(memory, spoken, word) else None


def _may_be(memory: Memory, spoken: Speaker, word: str) -> bool:
    """Tell whether a body may be called by a class that its name does not hold."""
    akin = bool(spoken.words & AKIN.get(word, frozenset()))
    if not (akin or word in LOOSE) or not any(c.isupper() for c in spoken.name):
        return False
    if lexicon.is_medium(spoken.name):
        return word in lexicon.MEDIA_WORDS
    other = spoken.words & (lexicon.GENERIC_BODIES - LOOSE)
    return (akin or not other) and memory.people.find(spoken.name) is None


def _role(memory: Memory, source: Source, word: str, own: set[str]) -> Speaker | None:
    fits = [
        p
        for p in memory.people.persons
        if word in p.described
        and any(place < source.start for place, _ in p.places)
        and not _other_party(p.described, own)
    ]
    if fits:
        best = max(fits, key=lambda p: (len(own & p.described), _last_place(p, source.start)))
        at = _last_place(best, source.start)
        return Speaker(best.name, "person", at, best.gender, words=frozenset(best.described))
    latest = memory.latest(source.start, ("person",))
    if latest is None or word == "source" or _other_party(latest.words, own):
        return None
    if {w for w in own if "-" in w} - latest.words:
        return None  # "the Mexican-born journalist" says more than whoever spoke last is called
    roles = latest.words & (lexicon.PERSON_NOUNS - {"chief", "head", "man"})
    return latest if not roles or any(word in kin and kin & roles for kin in ROLES) else None


def _other_party(described: Set[str], own: set[str]) -> bool:
    """Tell whether "the Democratic nominee" cannot be "Republican nominee Jo Day"."""
    told = {"republican" if w == "gop" else w for w in own} & PARTIES
    theirs = {"republican" if w == "gop" else w for w in described} & PARTIES
    return bool(told and theirs and not told & theirs)


def _aged(memory: Memory, source: Source) -> Speaker | None:
    """Return the person of that age ("Jo Day, 34, ..."), else who was subject or spoke last."""
    match = AGED.search(source.text)
    age = match.group(1) if match else ""
    fits = [p for p in memory.people.persons if age in p.described]
    if len(fits) == 1:
        return Speaker(fits[0].name, "person", source.start, fits[0].gender)
    return None if fits else pronouns.human(memory, source.start, "")


def _last_place(person: Person, at: int) -> int:
    return max((place for place, _ in person.places if place < at), default=0)


def possessed(memory: Memory, source: Source, head: Token) -> Speaker | None:
    """Read "his lawyer" as somebody's lawyer, "their union" as the union."""
    first, _, rest = source.text.partition(" ")
    if first.lower() not in OWNERS or head_word(head) not in BELONGING:
        return None
    rest = rest.removeprefix("own ")
    owner = _owner(memory, source, first.lower())
    named = owner is not None and any(c.isupper() for c in owner.name)
    name = f"{owner.name}\u2019s {rest}" if owner is not None and named else rest
    plural = head.tag_ == "NNS"
    words = frozenset(LEADING.sub("", rest).lower().split())
    kind: Kind = "body" if head_word(head) in lexicon.GENERIC_BODIES and not plural else "unnamed"
    return Speaker(name, kind, source.start, plural=plural, words=words)


def _owner(memory: Memory, source: Source, word: str) -> Speaker | None:
    if word in ("his", "her"):
        return pronouns.sole(memory, source.start, "f" if word == "her" else "m")
    if word == "its":
        return firms.just_named(memory, source)
    return None

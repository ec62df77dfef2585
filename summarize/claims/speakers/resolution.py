"""From the words at a cue to who is meant: "he", "the ministry", "Gen X", "the official"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarize.claims.speakers.people import People, gender_of, head_word
from summarize.claims.speakers.sources import Source, is_carrier, owner_of, source_from
from summarize.text import saying as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal["person", "body", "unnamed", "paper"]
REACH = 900
"""Characters back to an antecedent: about four short paragraphs of news prose."""
SUBJECT_BONUS = 120
SOURCE_BONUS = 320
"""Characters by which a subject, and one who has just spoken, count as nearer (polnear)."""
PLURAL = frozenset({"they", "them", "we", "those", "both"})
_LEADING = re.compile(r"^(?:the|The|THE)\s+")
_ADJECTIVES = re.compile(r"^(?:[a-z][\w-]*\s+)+(?=[A-Z])")


@dataclass(frozen=True)
class Speaker:
    """Who is meant.

    Attributes:
        name: The fullest name that the article gives; for the unnamed, its words.
        kind: What it is.
        at: Offset of the mention that was resolved.
        gender: "m", "f" or "".
        plural: Whether the words name several.
        words: Lower-case words by which the article describes it.
    """

    name: str
    kind: Kind
    at: int
    gender: str = ""
    plural: bool = False
    words: frozenset[str] = frozenset()


class Resolver:
    """Resolves sources in the order of the text, remembering who spoke."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._people = People(doc)
        self._spoken: list[Speaker] = []
        self._bodies = _named_bodies(doc)

    def resolve(self, source: Source, before: Speaker | None = None) -> Speaker:
        """Say who is meant by the words of a source; call in order of the text."""
        speaker = self._resolve(source, before)
        self._spoken.append(speaker)
        return speaker

    def _resolve(self, source: Source, before: Speaker | None) -> Speaker:
        head = self._doc[source.head]
        if head.pos_ == "PRON" or source.text.lower() in ("he", "she", "it", "they"):
            return self._pronoun(source, head)
        if is_carrier(head):
            return self._issuer(source, head, before)
        person = self._person(source, head) or self._title_alone(source, head)
        if person is not None:
            return person
        if _is_common(head):
            return self._common(source, head)
        return self._body(source, head)

    def medium(self, relay: Source) -> str:
        """Name a relay as its readers know it, without remembering it as a speaker."""
        head = self._doc[relay.head]
        found = self._medium(relay, head)
        return found.name if found is not None else _body_name(relay, head)

    def _person(self, source: Source, head: Token) -> Speaker | None:
        if head.pos_ != "PROPN" or lexicon.is_medium(_own_name(head)):
            return None
        ent = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
        role = _role_behind(head)
        if role and (ent is None or ent.label_ != "PERSON"):
            known = self._people.find(head.text)
            name = known.name if known is not None else _own_name(head)
            return Speaker(name, "person", source.start, gender_of(role), words=role)
        if ent is not None and ent.label_ in ("ORG", "GPE", "NORP", "LOC", "FAC"):
            known = self._people.find(ent.text) if " " not in ent.text else None
            if known is None or (" " not in known.name and ent.label_ != "ORG"):
                known = self._people.find(source.text) if _has_title(source.text) else None
            if known is None:
                return None
        text = ent.text if ent is not None and ent.label_ == "PERSON" else head.text
        found = self._people.find(text)
        if found is None:
            return None
        return Speaker(
            found.name, "person", source.start, found.gender, words=frozenset(found.described)
        )

    def _title_alone(self, source: Source, head: Token) -> Speaker | None:
        """Read "Norway's Prime Minister" as the one whom the article so describes, if only one."""
        words = {w.lower() for w in source.text.split() if w.lower() in lexicon.TITLES - {"the"}}
        if head.pos_ != "PROPN" or head.lower_ not in lexicon.PERSON_NOUNS or not words:
            return None
        fits = [p for p in self._people.persons if words <= p.described and " " in p.name]
        if len(fits) != 1:
            name = _LEADING.sub("", source.text)
            return Speaker(name, "person", source.start, words=frozenset(name.lower().split()))
        described = frozenset(fits[0].described)
        return Speaker(fits[0].name, "person", source.start, fits[0].gender, words=described)

    def _body(self, source: Source, head: Token) -> Speaker:
        name = _body_name(source, head)
        name = self._fuller(name)
        return Speaker(name, "body", source.start, words=frozenset(name.lower().split()))

    def _fuller(self, name: str) -> str:
        """Return the longest name of the article that this one shortens."""
        words = name.lower().split()
        for other, _ in self._bodies:
            longer = other.lower().split()
            if len(longer) > len(words) and _shortens(words, longer):
                return other
        return name

    # --- "he", "it", "they" --------------------------------------------------------------

    def _pronoun(self, source: Source, head: Token) -> Speaker:
        word = source.text.lower().split()[-1]
        if word in ("he", "she", "him", "her", "his"):
            found = self._human(source.start, "f" if word in ("she", "her") else "m")
        elif word in ("it", "its"):
            found = self._latest(source.start, kinds=("body", "paper")) or self._body_before(head)
        else:
            found = self._latest_plural(source.start)
        if found is not None:
            return found
        return Speaker(source.text, "unnamed", source.start)

    def _human(self, at: int, gender: str) -> Speaker | None:
        best: tuple[int, Speaker] | None = None
        for person in self._people.persons:
            if person.gender and person.gender != gender:
                continue
            for place, subject in person.places:
                if at - REACH <= place < at:
                    score = at - place - (SUBJECT_BONUS if subject else 0)
                    candidate = Speaker(
                        person.name, "person", place, gender, words=frozenset(person.described)
                    )
                    best = min(best or (score, candidate), (score, candidate), key=lambda b: b[0])
        for spoken in reversed(self._spoken):
            human = spoken.kind == "person" or (spoken.kind == "unnamed" and not spoken.plural)
            if not human or (spoken.gender and spoken.gender != gender) or at - spoken.at > REACH:
                continue
            score = at - spoken.at - SOURCE_BONUS
            if best is None or score < best[0]:
                best = (score, spoken)
            break
        return best[1] if best is not None else None

    def _latest(self, at: int, kinds: tuple[Kind, ...]) -> Speaker | None:
        for spoken in reversed(self._spoken):
            if spoken.kind in kinds and at - spoken.at <= REACH:
                return spoken
        return None

    def _latest_plural(self, at: int) -> Speaker | None:
        for spoken in reversed(self._spoken):
            if at - spoken.at > REACH:
                break
            if spoken.plural or spoken.kind == "body":
                return spoken
        return None

    def _body_before(self, head: Token) -> Speaker | None:
        names = [(n, s) for n, s in self._bodies if head.idx - REACH <= s < head.idx]
        if not names:
            return None
        name, start = max(names, key=lambda n: n[1])
        return Speaker(name, "body", start, words=frozenset(name.lower().split()))

    # --- "the ministry", "the doctor", "a police source" ------------------------------------

    def _common(self, source: Source, head: Token) -> Speaker:
        word = head_word(head)
        definite = source.text.lower().startswith(("the ", "that ", "this ", "our "))
        if definite:
            found = self._taken_up(source, word)
            if found is not None:
                return found
        medium = self._medium(source, head)
        if medium is not None:
            return medium
        name = _LEADING.sub("", source.text)
        named = _holds_name(self._doc, source)
        human = word in lexicon.PERSON_NOUNS or head.tag_ == "NNS"
        kind: Kind = "body" if named and not human else "unnamed"
        if word in lexicon.GENERIC_BODIES and not human:
            kind = "body"
        words = frozenset(name.lower().split())
        return Speaker(name, kind, source.start, gender_of(words), head.tag_ == "NNS", words)

    def _medium(self, source: Source, head: Token) -> Speaker | None:
        """Read "the official Volta news agency" as Volta, "Volta reporters" as Volta."""
        of_staff = head.lemma_.lower() in lexicon.STAFF
        named_by_class = head.text.islower() and head.lemma_.lower() in lexicon.MEDIA_WORDS
        if not of_staff and not named_by_class:
            return None
        names = [
            t
            for t in self._doc[max(head.i - 4, 0) : head.i]
            if t.idx >= source.start and t.pos_ == "PROPN" and t.ent_type_ != "NORP"
        ]
        name = " ".join(t.text for t in names if t.dep_ != "poss" and t.text not in "'s\u2019s")
        if not name or (of_staff and not lexicon.is_medium(name)):
            return None
        return Speaker(name, "body", source.start, words=frozenset(source.text.lower().split()))

    def _taken_up(self, source: Source, word: str) -> Speaker | None:
        """Find whom a definite phrase takes up: same head, same role, or the last of its kind."""
        own = {w for w in source.text.lower().split() if w not in ("the", "that", "this", word)}
        if word not in lexicon.PERSON_NOUNS and word not in lexicon.GENERIC_BODIES:
            return None
        proper = any(w[:1].isupper() and "-" not in w for w in source.text.split()[1:])
        if proper and word in lexicon.GENERIC_BODIES:
            return self._namesake(word, own)
        same = [s for s in self._spoken if word in s.words and s.at < source.start]
        if same:
            return max(same, key=lambda s: (len(own & s.words), s.at))
        if word in lexicon.PERSON_NOUNS:
            return self._role(source, word, own)
        for name, start in sorted(self._bodies, key=lambda b: -b[1]):
            words = name.lower().split()
            if start < source.start and word in words and len(words) > 1:
                return Speaker(name, "body", start, words=frozenset(words))
        return self._latest(source.start, ("body",))

    def _namesake(self, word: str, own: set[str]) -> Speaker | None:
        """Find a body named before with the same head and all of these words."""
        for spoken in reversed(self._spoken):
            if word in spoken.words and own <= spoken.words and spoken.kind == "body":
                return spoken
        return None

    def _role(self, source: Source, word: str, own: set[str]) -> Speaker | None:
        fits = [
            p
            for p in self._people.persons
            if word in p.described and any(place < source.start for place, _ in p.places)
        ]
        if fits:
            best = max(fits, key=lambda p: (len(own & p.described), _last_place(p, source.start)))
            at = _last_place(best, source.start)
            words = frozenset(best.described)
            return Speaker(best.name, "person", at, best.gender, words=words)
        return self._latest(source.start, ("person",)) if word != "source" else None

    def _issuer(self, source: Source, head: Token, before: Speaker | None) -> Speaker:
        owner = owner_of(head)
        if owner is not None and owner.pos_ != "PRON":
            return self._resolve(source_from(owner), before)
        compound = next((c for c in head.lefts if c.dep_ in ("compound", "nmod")), None)
        if compound is not None:
            return self._resolve(source_from(compound), before)
        latest = self._latest(source.start, ("body", "person"))
        if latest is not None and not source.text.lower().startswith(("a ", "an ")):
            return latest
        return Speaker(_LEADING.sub("", source.text), "paper", source.start)


def _holds_name(doc: Doc, source: Source) -> bool:
    span = doc.char_span(source.start, source.end, alignment_mode="expand")
    return span is not None and any(
        t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE", "ORG") for t in span
    )


def _own_name(head: Token) -> str:
    """Return the capitalised words that end with the head: "Jo Day" of "Jo Day of the FBI"."""
    first = head.i
    while first > head.sent.start and head.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return lexicon.strip_titles(head.doc[first : head.i + 1].text) or head.text


def _role_behind(head: Token) -> frozenset[str]:
    """Return the words of ", an official of the agency," when they say that a name is a person."""
    for child in head.rights:
        if child.dep_ == "appos" and child.lemma_.lower() in lexicon.PERSON_NOUNS:
            return frozenset(t.lower_ for t in child.subtree if not t.is_punct)
    return frozenset()


def _last_place(person: object, at: int) -> int:
    places = getattr(person, "places", [])
    return max((place for place, _ in places if place < at), default=0)


def _is_common(head: Token) -> bool:
    return head.pos_ in ("NOUN", "ADJ", "NUM", "DET") or head.text.islower()


def _has_title(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower().strip(".")
    return first in lexicon.TITLES and len(text.split()) > 1


def _body_name(source: Source, head: Token) -> str:
    """Return an institution's name: no article, no describing adjective, no owner's "'s"."""
    text = _LEADING.sub("", source.text)
    if head.ent_type_ == "ORG":
        ent = next(e for e in head.sent.ents if e.start <= head.i < e.end)
        inside = source.start <= ent.start_char < source.end and len(ent) > 1
        before = source.text[: max(ent.start_char - source.start, 0)].split()
        part = any(w[0].isupper() and "-" not in w and w != "The" for w in before)
        if inside and not part and not source.text.endswith(")"):
            text = _LEADING.sub("", ent.text)
    text = _ADJECTIVES.sub("", text)
    text = re.sub(r"^[A-Z]\w+['\u2019]s\s+(?=[A-Z])", "", text)
    return lexicon.respelt(re.sub(r"['\u2019]s$", "", text))


def _shortens(words: list[str], longer: list[str]) -> bool:
    """Tell whether a name is the other's end or beginning ("Observatory", "Acme") or initials."""
    if len(words) == 1 and len(words[0]) >= 2:
        initials = "".join(w[0] for w in longer if w not in ("of", "the", "for", "and"))
        if words[0].replace(".", "") == initials and len(initials) >= 3:
            return True
    joined = " ".join(words)
    if len(joined) < 5:
        return False
    return (
        longer[-len(words) :] == words
        or (longer[: len(words)] == words)
        or (
            len(words) == 1
            and words[0] in longer
            and words[0] in lexicon.GENERIC_BODIES | {"observatory"}
        )
    )


def _named_bodies(doc: Doc) -> list[tuple[str, int]]:
    found = [
        (re.sub(r"['\u2019]s$", "", _LEADING.sub("", ent.text)), ent.start_char)
        for ent in doc.ents
        if ent.label_ == "ORG" and len(ent.text) > 2 and "\n" not in ent.text
    ]
    for chunk in doc.noun_chunks:
        root = chunk.root
        if root.lower_ in lexicon.GENERIC_BODIES and len(chunk) > 1:
            named = any(t.pos_ == "PROPN" or t.ent_type_ == "NORP" for t in chunk if t.i != root.i)
            if named:
                found.append((_LEADING.sub("", chunk.text), chunk.start_char))
    return sorted(found, key=lambda f: f[1])

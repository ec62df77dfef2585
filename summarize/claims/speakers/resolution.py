"""From the words at a cue to who is meant: "he", "the ministry", "Gen X", "the official"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarize.claims.speakers.bodies import (
    LEADING,
    body_name,
    holds_name,
    is_called_business,
    named_bodies,
    own_name,
    role_behind,
    shortens,
)
from summarize.claims.speakers.people import People, gender_of, head_word, seems_female
from summarize.claims.speakers.sources import Source, is_carrier, owner_of, source_from
from summarize.text import saying as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal["person", "body", "unnamed", "paper"]
REACH = 900
"""Characters back to an antecedent: about four short paragraphs of news prose. Of the 570 facts of
evals/cases, 450 gets 5 more right and 1800 none; not yet tried on other texts."""
SUBJECT_BONUS = 120
SOURCE_BONUS = 320
"""Characters by which a subject, and one who has just spoken, count as nearer. Of the 570 facts of
evals/cases, 0 and 640 for the second change 2 and none; 0 for the first changes none."""
PERSON_ENDINGS = ("man", "woman", "er", "or", "ist", "ian", "eer")
"""Endings of trades ("fisherman", "dentist") by which a text may take up a person."""
UNLIKELY = 150
"""Characters by which a first name of the other sex's usual form counts as farther; it decides
none of the facts of evals/cases."""
PLURAL = frozenset({"they", "them", "we", "those", "both"})


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
        self._bodies = named_bodies(doc)

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
        return found.name if found is not None else body_name(relay, head)

    def _person(self, source: Source, head: Token) -> Speaker | None:
        if head.pos_ != "PROPN" or lexicon.is_medium(own_name(head)):
            return None
        ent = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
        role = role_behind(head)
        if role and (ent is None or ent.label_ != "PERSON"):
            known = self._people.find(head.text)
            name = known.name if known is not None else own_name(head)
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
            name = LEADING.sub("", source.text)
            return Speaker(name, "person", source.start, words=frozenset(name.lower().split()))
        described = frozenset(fits[0].described)
        return Speaker(fits[0].name, "person", source.start, fits[0].gender, words=described)

    def _body(self, source: Source, head: Token) -> Speaker:
        name = body_name(source, head)
        name = self._fuller(name)
        return Speaker(name, "body", source.start, words=frozenset(name.lower().split()))

    def _fuller(self, name: str) -> str:
        """Return the longest name of the article that this one shortens."""
        words = name.lower().split()
        for other, _ in self._bodies:
            longer = other.lower().split()
            if len(longer) > len(words) and shortens(words, longer):
                return other
        return name

    # --- "he", "it", "they" --------------------------------------------------------------

    def _pronoun(self, source: Source, head: Token) -> Speaker:
        word = source.text.lower().split()[-1]
        if word in ("he", "she", "him", "her", "his"):
            found = self._human(source.start, "f" if word in ("she", "her") else "m")
        elif word in ("it", "its"):
            found = self._thing(head)
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
                    score += UNLIKELY if seems_female(person.name) == (gender == "m") else 0
                    candidate = Speaker(
                        person.name, "person", place, gender, words=frozenset(person.described)
                    )
                    best = min(best or (score, candidate), (score, candidate), key=lambda b: b[0])
        for spoken in reversed(self._spoken):
            human = spoken.kind == "person" or (spoken.kind == "unnamed" and not spoken.plural)
            if not human or (spoken.gender and spoken.gender != gender) or at - spoken.at > REACH:
                continue
            score = at - spoken.at - SOURCE_BONUS
            if spoken.kind == "person" and not spoken.gender:
                score += UNLIKELY if seems_female(spoken.name) == (gender == "m") else 0
            if best is None or score < best[0]:
                best = (score, spoken)
            break
        return best[1] if best is not None else None

    def _thing(self, head: Token) -> Speaker | None:
        """Return the body that "it" takes up: who spoke last, unless another is subject since."""
        if (author := self._author_before(head)) is not None:
            return author
        spoken = self._latest(head.idx, kinds=("body", "paper"))
        subject = self._body_subject_before(head, spoken.at if spoken is not None else 0)
        return subject or spoken or self._body_before(head)

    def _author_before(self, head: Token) -> Speaker | None:
        """Return the body whose words the sentence just named: "A report by the UN: …, it said"."""
        for token in head.doc[head.sent.start : head.i]:
            if token.lemma_.lower() in lexicon.SPEECH_NOUNS:
                makers = [c for c in token.children if c.lower_ in ("by", "from", "of")]
                for name in (n for m in makers for n in m.children if n.ent_type_ == "ORG"):
                    return self._body(source_from(name), name)
        return None

    def _body_subject_before(self, head: Token, since: int) -> Speaker | None:
        """Return the body that heads the sentence before, where it is not the last speaker's."""
        start = head.sent.start
        if start == 0 or since >= self._doc[start - 1].sent.start_char:
            return None
        for token in self._doc[self._doc[start - 1].sent.start : start]:
            if token.dep_ in ("nsubj", "nsubjpass") and token.ent_type_ == "ORG":
                return self._body(source_from(token), token)
        return None

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
        return self._plural_subject(at)

    def _plural_subject(self, at: int) -> Speaker | None:
        """Return the plural subject of the sentence before "they say"."""
        here = self._doc.char_span(at, at + 1, alignment_mode="expand")
        if here is None or here.sent.start == 0:
            return None
        before = self._doc[here.sent.start - 1].sent
        for token in before:
            plural = token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children)
            if token.dep_ == "nsubj" and token.pos_ in ("NOUN", "PROPN") and plural:
                source = source_from(token)
                return Speaker(source.text, "unnamed", source.start, plural=True)
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
        name = LEADING.sub("", source.text)
        named = holds_name(self._doc, source)
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
        described = word.endswith(PERSON_ENDINGS) and any(
            word in p.described for p in self._people.persons
        )
        described = described and word not in lexicon.GENERIC_BODIES
        known = word in lexicon.PERSON_NOUNS or word in lexicon.GENERIC_BODIES
        if not known and not described:
            return None
        proper = any(w[:1].isupper() and "-" not in w for w in source.text.split()[1:])
        if proper and word in lexicon.GENERIC_BODIES:
            return self._namesake(word, own)
        telling = {w for w in own if "-" not in w}
        same = [s for s in self._spoken if word in s.words and s.at < source.start]
        if same and (not telling or any(telling & s.words for s in same)):
            return max(same, key=lambda s: (len(own & s.words), s.at))
        if word in lexicon.PERSON_NOUNS or described:
            return self._role(source, word, own)
        return None if telling else self._body_of_class(source, word)

    def _body_of_class(self, source: Source, word: str) -> Speaker | None:
        """Find the body that "the company" or "the group" takes up."""
        if word in lexicon.SELF_STANDING:
            return None
        for name, start in sorted(self._bodies, key=lambda b: -b[1]):
            words = name.lower().split()
            if start < source.start and word in words and len(words) > 1:
                return Speaker(name, "body", start, words=frozenset(words))
        if word in lexicon.COMPANY_NOUNS:
            company = self._company(source.start)
            if company is not None:
                return company
        spoken = self._latest(source.start, ("body",))
        medium = spoken is not None and lexicon.is_medium(spoken.name)
        return None if medium and word not in lexicon.MEDIA_WORDS else spoken

    def _company(self, at: int) -> Speaker | None:
        """Return the business that the article names most often before this point."""
        for ent in self._doc.ents:
            if ent.start_char < at and is_called_business(ent):
                return Speaker(LEADING.sub("", ent.text), "body", at)
        names = Counter(
            name
            for name, start in self._bodies
            if start < at
            and not lexicon.is_medium(name)
            and not name.isupper()
            and not {w.lower() for w in name.split()} & lexicon.GENERIC_BODIES - {"company", "bank"}
        )
        ranked = names.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and ranked[1][1] == ranked[0][1]):
            return None
        name = ranked[0][0]
        return Speaker(name, "body", at, words=frozenset(name.lower().split()))

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
        return Speaker(LEADING.sub("", source.text), "paper", source.start)


def _last_place(person: object, at: int) -> int:
    places = getattr(person, "places", [])
    return max((place for place, _ in places if place < at), default=0)


def _is_common(head: Token) -> bool:
    return head.pos_ in ("NOUN", "ADJ", "NUM", "DET") or head.text.islower()


def _has_title(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower().strip(".")
    return first in lexicon.TITLES and len(text.split()) > 1

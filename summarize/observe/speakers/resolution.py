"""From the words at a cue to who is meant: "he", "the ministry", "Gen X", "the official"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.observe.speakers import definites, pronouns
from summarize.observe.speakers.bodies import (
    LEADING,
    body_name,
    holds_name,
    own_name,
    role_behind,
    text_body,
)
from summarize.observe.speakers.memory import Kind, Memory, Speaker, body
from summarize.observe.speakers.people import People, gender_of, head_word
from summarize.observe.speakers.sources import Source, is_carrier, owner_of, source_from
from summarize.text import saying as lexicon
from summarize.text.countries import country_of
from summarize.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


class Resolver:
    """Resolves sources in the order of the text, remembering who spoke."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._memory = Memory(doc)
        self._people = self._memory.people

    @property
    def people(self) -> People:
        """The people of the article."""
        return self._people

    def resolve(self, source: Source) -> Speaker:
        """Say who is meant by the words of a source; call in order of the text."""
        speaker = self._resolve(source)
        if speaker.at == source.start and any(c.isupper() for c in speaker.name):
            own = source.text if speaker.kind == "body" else ""
            called = frozenset(f"{source.called} {own}".lower().split()) - {"the", "of"}
            speaker = replace(speaker, words=speaker.words | called)
        self._memory.spoken.append(speaker)
        return speaker

    def _resolve(self, source: Source) -> Speaker:
        head = self._doc[source.head]
        if head.pos_ == "PRON" or source.text.lower() in ("he", "she", "it", "they"):
            return pronouns.taken_up(self._memory, source, head)
        if is_carrier(head):
            return self._issuer(source, head)
        person = self._person(source, head) or self._title_alone(source, head)
        if person is not None:
            return person
        if _is_common(head):
            return self._common(source, head)
        return body(text_body(self._memory.bodies, source, head), source.start)

    def medium(self, relay: Source) -> str:
        """Name a relay as its readers know it, without remembering it as a speaker."""
        head = self._doc[relay.head]
        found = self._medium(relay, head)
        return found.name if found is not None else body_name(relay, head)

    def _person(self, source: Source, head: Token) -> Speaker | None:
        ent = next((e for e in head.sent.ents if e.start <= head.i < e.end), None)
        if ent is not None and "," in ent.text and "," not in source.text:
            ent = None  # "…, all of whom will join Aldine, Mistry said": two names
        if head.pos_ != "PROPN" or lexicon.is_medium(own_name(head)) or _names_medium(ent):
            return None
        role = role_behind(head)
        if role and (ent is None or ent.label_ != "PERSON"):
            known = self._people.find(head.text)
            name = known.name if known is not None else own_name(head)
            return Speaker(name, "person", source.start, gender_of(role), words=role)
        if ent is not None and ent.label_ in ("ORG", "GPE", "NORP", "LOC", "FAC"):
            known = self._people.find(ent.text) if " " not in ent.text else None
            known = known or self._people.named(ent.start_char, ent.text)
            if known is None or (" " not in known.name and ent.label_ != "ORG"):
                known = self._people.find(source.text) if _has_title(source.text) else None
            if known is None:
                return None
        text = ent.text if ent is not None and ent.label_ == "PERSON" else head.text
        text = text.rsplit(",", 1)[-1].strip()
        words = {w.lower().strip(".") for w in source.text.split()[:-1]}
        found = self._people.find(text, gender_of(words))
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

    # --- "the ministry", "the doctor", "a police source" ------------------------------------

    def _common(self, source: Source, head: Token) -> Speaker:
        found = definites.taken_up(self._memory, source, head)
        found = found or definites.possessed(self._memory, source, head)
        found = found or self._medium(source, head)
        if found is not None:
            return found
        word = head_word(head)
        name = _plain(LEADING.sub("", source.text), head)
        human = word in lexicon.PERSON_NOUNS or head.tag_ == "NNS"
        kind: Kind = "body" if holds_name(self._doc, source) and not human else "unnamed"
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

    def _issuer(self, source: Source, head: Token) -> Speaker:
        owner = owner_of(head)
        if owner is not None and owner.pos_ != "PRON":
            return self._resolve(source_from(owner))
        land = next((country_of(c.text) for c in head.lefts if c.ent_type_ == "NORP"), None)
        if land is not None:
            return body(land, source.start)  # "the American statement"
        compound = next((c for c in head.lefts if c.dep_ in ("compound", "nmod")), None)
        if compound is not None:
            return self._resolve(source_from(compound))
        latest = self._memory.latest(source.start, ("body", "person"))
        if latest is not None and not source.text.lower().startswith(("a ", "an ")):
            return latest
        return Speaker(LEADING.sub("", source.text), "paper", source.start)


def _names_medium(ent: Span | None) -> bool:
    """Tell whether a body is a medium ("Press Union"), not an office ("Press Secretary")."""
    if ent is None or ent.label_ != "ORG" or not lexicon.is_medium(ent.text):
        return False
    return not {t.lower_ for t in ent} & lexicon.PERSON_NOUNS


def _is_common(head: Token) -> bool:
    return head.pos_ in ("NOUN", "ADJ", "NUM", "DET") or head.text.islower()


def _has_title(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower().strip(".")
    return first in lexicon.TITLES and len(text.split()) > 1


def _plain(name: str, head: Token) -> str:
    """Return a common name without the capital that only its place in the sentence gives it."""
    first = head.left_edge
    word = name.split(maxsplit=1)[0]
    if first.text != word or not word[:1].isupper() or word[1:] != word[1:].lower():
        return name
    behind = head.nbor(1) if head.i + 1 < len(head.doc) else None
    crowd = head is first and behind is not None and behind.pos_ == "ADP"
    plural = head.tag_ == "NNS" and (crowd or head.lemma_.lower() in lexicon.PERSON_NOUNS)
    small = word.lower()
    known = plural or small in FUNCTION_WORDS | lexicon.PUBLIC_SPEAKERS | lexicon.GENERIC_BODIES
    used = known or any(t.text == small for t in head.doc)
    return small + name[len(word) :] if used and first.ent_type_ in ("", "CARDINAL") else name

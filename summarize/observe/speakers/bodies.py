"""Institutions as an article names them: full names, short forms, what kind of body they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.observe.speakers.sources import Source
from summarize.text import saying as lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LEADING = re.compile(r"^(?:the|The|THE)\s+")
_ADJECTIVES = re.compile(r"^(?:[a-z][\w-]*\s+)+(?=[A-Z])")


def is_called_business(ent: Span) -> bool:
    """Tell whether "Orlo, the maker of lifts," or "lift maker Orlo" says what a name is."""
    doc = ent.doc
    if ent.label_ not in ("ORG", "PERSON", "GPE", "PRODUCT") or not ent.text[:1].isupper():
        return False
    behind = doc[ent.end : min(ent.end + 8, ent.sent.end)]
    if (
        len(behind) > 2
        and behind[0].text == ","
        and behind[1].lower_ in ("the", "a", "an", "which")
    ):
        words = [t.lower_ for t in behind[1:] if not t.is_punct]
        return any(w in lexicon.COMPANY_NOUNS for w in words[:5])
    return ent.start > 0 and doc[ent.start - 1].lower_ in lexicon.COMPANY_NOUNS - {"group"}


def holds_name(doc: Doc, source: Source) -> bool:
    """Tell whether the words of a source hold a proper name."""
    span = doc.char_span(source.start, source.end, alignment_mode="expand")
    return span is not None and any(
        t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE", "ORG") for t in span
    )


def own_name(head: Token) -> str:
    """Return the capitalised words that end with the head: "Jo Day" of "Jo Day of the FBI"."""
    first = head.i
    while first > head.sent.start and head.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return lexicon.strip_titles(head.doc[first : head.i + 1].text) or head.text


def role_behind(head: Token) -> frozenset[str]:
    """Return the words of ", an official of the agency," when they say that a name is a person."""
    for child in head.rights:
        if child.dep_ == "appos" and child.lemma_.lower() in lexicon.PERSON_NOUNS:
            return frozenset(t.lower_ for t in child.subtree if not t.is_punct)
    return frozenset()


def body_name(source: Source, head: Token) -> str:
    """Return an institution's name: no article, no describing adjective, no owner's "'s"."""
    text = LEADING.sub("", source.text)
    if head.ent_type_ == "ORG":
        ent = next(e for e in head.sent.ents if e.start <= head.i < e.end)
        inside = source.start <= ent.start_char < source.end and len(ent) > 1
        before = source.text[: max(ent.start_char - source.start, 0)].split()
        part = any(w[0].isupper() and "-" not in w and w != "The" for w in before)
        part = part and before[-1] not in lexicon.COMPANY_NOUNS
        if inside and not part and not source.text.endswith(")"):
            text = LEADING.sub("", ent.text)
    text = _ADJECTIVES.sub("", text)
    text = re.sub(r"^[A-Z]\w+['\u2019]s\s+(?=[A-Z])", "", text)
    return lexicon.respelt(re.sub(r"['\u2019]s$", "", text))


def shortens(words: list[str], longer: list[str]) -> bool:
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


def named_bodies(doc: Doc) -> list[tuple[str, int]]:
    """Return the institutions that a text names, with where it does, in order."""
    found = [
        (re.sub(r"['\u2019]s$", "", LEADING.sub("", ent.text)), ent.start_char)
        for ent in doc.ents
        if ent.label_ == "ORG" and len(ent.text) > 2 and "\n" not in ent.text
    ]
    for chunk in doc.noun_chunks:
        root = chunk.root
        if root.lower_ in lexicon.GENERIC_BODIES and len(chunk) > 1:
            named = any(t.pos_ == "PROPN" or t.ent_type_ == "NORP" for t in chunk if t.i != root.i)
            if named:
                found.append((LEADING.sub("", chunk.text), chunk.start_char))
    return sorted(found, key=lambda f: f[1])


def text_body(bodies: list[tuple[str, int]], source: Source, head: Token) -> str:
    """Return a body's name as its article gives it in full: "the Fund" is its longest name."""
    name = body_name(source, head)
    words = name.lower().split()
    longer = (other for other, _ in bodies if len(other.split()) > len(words))
    return next((n for n in longer if shortens(words, n.lower().split())), name)

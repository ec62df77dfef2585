"""Which business "the company" is: who heads the sentence, who is named alone, who leads."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from summarize.observe.speakers.bodies import LEADING, is_called_business, own_name, shortens
from summarize.observe.speakers.memory import Memory, Speaker, body
from summarize.observe.speakers.sources import Source
from summarize.text import saying as lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

SENTENCES_BACK = 2
"""Sentences before its own in which "the company" may have been named; read on 30 articles."""
LEADS = 2
"""Times as often as any other that a business is named for the whole article to be about it."""
LEAST = 2
"""Mentions from which a business can be what an article is about."""
OF_A_TRADE = frozenset({"supplier", "operator", "producer", "builder", "group"})
"""Heads that many bodies could be: they take up a business that the text calls so, or its name."""
LEGAL = frozenset({"inc", "corp", "co", "ltd", "llc", "plc", "ag", "gmbh", "holdings", "company",
                   "airlines", "airways", "bank", "motors", "industries"})  # fmt: skip
"""Last words by which a name is a firm's, whatever the parser takes it for."""

HOLDINGS = frozenset(
    ["stake", "share", "interest", "investment", "investor", "shareholder", "holding", "invest"]
)
"""What one has in a firm; all else is in a place."""


def taken_up(memory: Memory, source: Source, word: str) -> Speaker | None:
    """Return the business that "the company" (`word`) at a source takes up."""
    told = next((n for n, e in _named(memory, source) if _is_called(e, word)), None)
    told_of = [w for w in source.text.lower().split()[1:] if w != word]
    if word in OF_A_TRADE or (told_of and source.text.lower().endswith(f" {word}")):
        return body(told, source.start) if told else None
    near = just_named(memory, source)
    if near is not None:
        return near
    names = [n for n, _ in _named(memory, source)]
    by_class = [n for n in names if word in n.lower().split()]
    name = told or (by_class[-1] if by_class else None) or _leader(names)
    return body(name, source.start) if name else None


def just_named(memory: Memory, source: Source) -> Speaker | None:
    """Return the business that heads its sentence or one shortly before, or stands there alone."""
    named = _named(memory, source)
    for sentence in _sentences(memory, source):
        here = [(n, e) for n, e in named if e.start >= sentence.start and e.end <= sentence.end]
        heads = {n for n, e in here if e.root.dep_ in ("nsubj", "nsubjpass") or _owns_head(e)}
        heads |= {_fullest(n, {n for n, _ in named}) for n in _unknown_heads(memory, sentence)}
        if len(heads) == 1:
            return body(heads.pop(), source.start)
        names = {n for n, _ in here}
        if len(names) == 1:
            return body(names.pop(), source.start)
        if names:
            return None
    return None


def _owns_head(ent: Span) -> bool:
    """Tell whether a name stands beside the subject ("The owners, Corvane, have ...")."""
    root = ent.root
    return root.dep_ == "appos" and root.head.dep_ in ("nsubj", "nsubjpass")


def _unknown_heads(memory: Memory, sentence: Span) -> set[str]:
    """Return names that head a sentence, or stand beside its head, and are no entity at all."""
    subjects = [t for t in sentence if t.dep_ in ("nsubj", "nsubjpass")]
    beside = [c for t in subjects for c in t.rights if c.dep_ == "appos"]
    names = [t for t in (*subjects, *beside) if t.pos_ == "PROPN" and not t.ent_type_]
    return {own_name(t) for t in names if memory.people.find(t.text) is None}


def _sentences(memory: Memory, source: Source) -> Iterator[Span]:
    sentence = memory.doc[source.head].sent
    for _ in range(SENTENCES_BACK + 1):
        yield sentence
        if sentence.start == 0:
            return
        sentence = memory.doc[sentence.start - 1].sent


def _named(memory: Memory, source: Source) -> list[tuple[str, Span]]:
    """Return the businesses named before a source, each by its fullest name, in order."""
    firms = {s.name for s in memory.spoken if s.kind == "body"} | _hardly_people(memory)
    before = [e for e in memory.doc.ents if e.end_char <= source.start]
    found = [(_plain(e), e) for e in before if _is_business(e, firms)]
    names = {n for n, _ in found}
    return [(_fullest(n, names), e) for n, e in found]


def _hardly_people(memory: Memory) -> set[str]:
    """Return names that the parser takes for people's and nothing else in the text bears out.

    Nobody gives them an office, a sex or an age, or calls them by the last word alone.
    """
    last = {e.text for e in memory.doc.ents if e.label_ == "PERSON" and " " not in e.text}
    return {
        p.name
        for p in memory.people.persons
        if " " in p.name
        and not p.gender
        and p.surname not in last
        and not p.described & (lexicon.PERSON_NOUNS | lexicon.TITLES)
        and not any(w.isdigit() for w in p.described)
    }


def _plain(ent: Span) -> str:
    return re.sub(r"['\u2019]s?$", "", LEADING.sub("", ent.text))


def _fullest(name: str, names: set[str]) -> str:
    words = name.lower().split()
    longer = [n for n in names if len(n.split()) > len(words)]
    longer = [n for n in longer if shortens(words, n.lower().split())]
    return max(longer, key=len, default=name)


def _is_business(ent: Span, firms: set[str]) -> bool:
    name = _plain(ent)
    words = {w.lower().strip(".,") for w in name.split()}
    if not name[:1].isupper() or "\n" in name or lexicon.is_medium(name):
        return False
    if ent.root.pos_ != "PROPN" or _is_place(ent):
        return False
    if is_called_business(ent) or name.split()[-1].lower().strip(".,") in LEGAL:
        return True
    if words & (lexicon.GENERIC_BODIES | {"house", "congress", "union", "states"}):
        return False
    known = ent.label_ == "ORG" or (name in firms and ent.label_ in ("PERSON", "GPE", "PRODUCT"))
    return known and not name.isupper()


def _is_place(ent: Span) -> bool:
    """Tell whether the text says elsewhere that something is in what the name names."""
    return any(
        ent.doc[other.start - 1].lower_ in ("in", "at", "near")
        and ent.doc[other.start - 1].head.lemma_.lower() not in HOLDINGS
        for other in ent.doc.ents
        if other.text == ent.text and other.start > other.sent.start
    )


def _is_called(ent: Span, word: str) -> bool:
    """Tell whether the text calls a name so: "lift maker Orlo", "Orlo, the lift maker"."""
    doc = ent.doc
    beside = [t.lower_ for t in doc[max(ent.start - 1, ent.sent.start) : ent.start]]
    behind = doc[ent.end : min(ent.end + 8, ent.sent.end)]
    if len(behind) and behind[0].text == ",":
        beside += [t.lower_ for t in behind[1:6]]
    return word in beside


def _leader(names: list[str]) -> str | None:
    """Return the business that an article names far more often than any other."""
    ranked = Counter(names).most_common(2)
    if not ranked or ranked[0][1] < LEAST:
        return None
    if len(ranked) == 1 or ranked[0][1] >= LEADS * ranked[1][1]:
        return ranked[0][0]
    return None

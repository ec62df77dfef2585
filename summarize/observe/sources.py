"""The words that name a source at its cue: which tokens of the parse belong to the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.text.parsing import text_of
from summarize.text.saying import GENERIC_BODIES, PERSON_NOUNS, stance_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
SHORTEST_PLACE = 3
LONGEST_DATELINE = 20
"""Letters and tokens of a dateline before its dash."""
ISSUING = frozenset({"issue", "release", "publish", "post", "circulate"})
"""What one does with a statement of one's own."""
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
LOOSELY_BEFORE = CLAUSES | {"punct", "cc", "preconj", "advmod", "mark", "intj"}
"""What stands before a noun and is no part of its name."""
NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC"})
MAKING = frozenset({"by", "from", "of"})
TIES = frozenset({"of", "for", "from", "with", "at", "in", "close"})
"""Prepositions by which a source is told from others: "a source close to the talks"."""
DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_OPENS_ITEM = re.compile(r"(?:\d{1,2}[.:]\d{2}\s+|[-\u2013\u2014\u2022*,;:\s])+(?=\w)")
"""The mark of a list, or the time of day of a live report: "21.40 Police say"."""
LONGEST_TAIL = 7
"""Words of a modifier that still belong to an unnamed source ("civilians living in ...")."""


@dataclass(frozen=True)
class Source:
    """Who a cue points to, as written."""

    start: int  # offset of the words at the cue
    end: int  # end of them, exclusive
    text: str  # those words
    head: int  # index of their head in the Doc
    called: str = ""  # the words that an apposition names ("its head" in "its head, Jo Day")


def source_from(head: Token) -> Source:
    """Take the words of the noun phrase whose head this is, without clauses that hang on it."""
    first = _above_preposition(head)
    whole = _whole_word(first)
    head = _behind_dateline(whole)
    named = _named_in_apposition(head)
    called = "" if named is None else text_of(head.doc)[head.left_edge.idx : head.idx + len(head)]
    head = named or head
    left, right = _core(head)
    if head.i == whole.i:
        left = min(left, _core(first)[0])
    # Behind a dateline's dash, over which the parse may reach.
    left = max((t.i + 1 for t in head.doc[left + 1 : head.i] if _is_dash(t)), default=left)
    right = _bracketed(head.doc, _tail(head, right))
    doc = head.doc
    start, end = doc[left].idx, doc[right].idx + len(doc[right])
    if marked := _OPENS_ITEM.match(text_of(doc), start, end):
        start = marked.end()
    return Source(start, end, text_of(doc)[start:end], head.i, called)


def _bracketed(doc: Doc, right: int) -> int:
    """Include "(Unified)" behind a name; an abbreviation in brackets is another name for it."""
    behind = doc[right + 1 : right + 4]
    bracketed = len(behind) == 3 and behind[0].text == "(" and behind[2].text == ")"
    return right + 3 if bracketed and behind[1].is_title else right


def _whole_word(head: Token) -> Token:
    """Step to the end of a word that the parser cuts at its hyphens: "co-workers"."""
    doc = head.doc
    while head.i + 2 < len(doc) and doc[head.i + 1].text == "-" and not head.whitespace_:
        head = doc[head.i + 2]
    return head


def _behind_dateline(head: Token) -> Token:
    """Step from "GENEVA, May 3 (XYZ) -- " to the name behind it: the place is no subject."""
    doc = head.doc
    if not head.is_upper or len(head) < SHORTEST_PLACE or head.i > head.sent.start + 1:
        return head
    end = min(head.i + LONGEST_DATELINE, head.sent.end)
    dash = next((t.i for t in doc[head.i + 1 : end] if _is_dash(t)), None)
    if dash is None:
        return head
    verb = next((t.i for t in doc[dash + 1 : head.sent.end] if t.pos_ == "VERB"), head.sent.end)
    named = [t for t in doc[dash + 1 : verb] if t.pos_ in ("PROPN", "NOUN")]
    return next((t for t in named if t.dep_ not in ("compound", "poss", "amod")), head)


def _is_dash(token: Token) -> bool:
    return token.text in DASHES and bool(token.nbor(-1).whitespace_)


def _above_preposition(head: Token) -> Token:
    """Step from "the talks" to the source in "a source close to the talks said".

    So in "Jo Day, a member of the board said", where the parse finds no subject.
    """
    token = head
    while token.dep_ in ("pobj", "prep", "amod") and token.head.i < token.i:
        token = token.head
        if token.lemma_.lower() in PERSON_NOUNS | {"person", "people"}:
            return token
        if token.dep_ == "appos" and token.head.ent_type_ == "PERSON":
            return token.head
    return head


def _named_in_apposition(head: Token) -> Token | None:
    """Return the name in "the minister, Jo Day," or "the disaster agency Orlo".

    So in "a lawyer for Mr. Holm, Petra Vang," and "the head of Lund, Ann Lee,", where the parse
    hangs it on Mr. Holm and on Lund; but a person has one name, and no place has a person's. "A
    spokesman for the mayor, Jo Day" may be either.
    """
    person = head.lemma_.lower() in PERSON_NOUNS
    if not person and head.pos_ == "PROPN":
        return None
    beside = (c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    named = next((c for c in beside if c.ent_type_ in ("PERSON", "ORG", "PRODUCT", "")), None)
    if named is not None or not person:
        return named
    held = (c for prep in head.rights if prep.dep_ == "prep" for c in prep.children)
    others = (t for t in held if t.lemma_.lower() not in PERSON_NOUNS)
    names = (c for t in others for c in t.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    return next((n for n in names if n.ent_type_ == "PERSON"), None)


def _core(head: Token) -> tuple[int, int]:
    """Return the first and last token of a name or noun with what stands before it."""
    held = [c for c in head.lefts if c.dep_ not in LOOSELY_BEFORE]
    named = (e for e in head.sent.ents if e.start <= head.i < e.end and e.label_ in NAMES)
    left = min([head.i, *(c.left_edge.i for c in held)])
    return left, max([head.i, *(e.end - 1 for e in named)])


def _tail(head: Token, right: int) -> int:
    """Extend over "of the ministry", "living in the area", "and Sweden"; stop at a comma."""
    doc = head.doc
    for child in sorted(head.rights, key=lambda t: t.i):
        if child.i <= right or child.dep_ == "relcl":
            continue
        if doc[right + 1].is_punct and doc[right + 1].text not in "(-":
            break
        edge = child.right_edge.i
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return _core(child)[1]  # another who speaks, no "and left"
        if child.dep_ == "prep" and child.lower_ in TIES:
            edge = next((_core(c)[1] for c in child.children if c.dep_ == "pobj"), child.i)
        elif child.dep_ not in ("acl", "amod", "nummod"):
            continue
        broken = any(t.text in ',"\u201c\u201d:;' for t in doc[right + 1 : edge + 1])
        if edge - right <= LONGEST_TAIL and not broken:
            right = max(right, edge)
    return right


def subject_of(verb: Token) -> Token | None:
    """Find who does what the verb says: its own subject, or the one that it shares or inherits."""
    subject = _parsed_subject(verb)
    return _inverted(verb, subject) or subject


def _inverted(verb: Token, subject: Token | None) -> Token | None:
    """Return the noun of ", said its director" where the parse looks for it before the comma."""
    doc, i = verb.doc, verb.i
    if (subject is not None and subject.i > i) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    if i == 0 or doc[i - 1].text not in ',"\u201d' or verb.lemma_ == "tell":
        return None
    chunk = next((c for c in verb.sent.noun_chunks if c.start == i + 1), None)
    following = doc[chunk.end : chunk.sent.end].text.lstrip(" ") if chunk is not None else ""
    # It names the speaker and ends there: nothing more is said of it.
    if chunk is None or not (following[:1] in ",.:(;\n" or following.startswith("of ")):
        return None
    speaks = chunk.root.lemma_.lower() in PERSON_NOUNS | GENERIC_BODIES
    return chunk.root if speaks or chunk.root.pos_ == "PROPN" else None


def _parsed_subject(verb: Token) -> Token | None:
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":  # "adding" goes on with what "said" began
        finite = (a for a in verb.ancestors if a.tag_ in ("VBD", "VBZ", "VBP", "VBN"))
        verb = next((a for a in finite if stance_of(a.lemma_.lower()) is not None), verb)
    while (own := _own_subject(verb)) is None:
        if verb.dep_ not in SHARING or (verb.dep_ == "ccomp" and verb.tag_ != "VBG"):
            return None
        verb = verb.head.head if verb.head.dep_ == "prep" else verb.head
        if verb.pos_ not in ("VERB", "AUX"):
            return None
    return _antecedent(own, verb)


def _own_subject(verb: Token) -> Token | None:
    """Return the subject; of "the inn that the owners said was full" it is not "that"."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS]
    told = [c for c in found if c.lower_ not in RELATIVE]
    return next(iter(told or found), None)


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the pronoun in "all of whom"."""
    if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    of = next((c for c in subject.rights if c.lower_ == "of"), None)
    if of is None or not any(c.lower_ in ("whom", "which") for c in of.children):
        return subject
    before = reversed(verb.doc[verb.sent.start : subject.left_edge.i])
    return next((t for t in before if t.tag_ in ("NNS", "NNPS")), subject)


SHARING = frozenset(["conj", "xcomp", "advcl", "acl", "pcomp", "dep", "ccomp"])
"""How a verb depends on another one that may have its subject."""


def owner_of(noun: Token) -> Token | None:
    """Return who issued a statement: "the ministry's", "by the ministry", "ministry statement"."""
    owner = next((c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
    if owner is not None:
        return owner
    if noun.dep_ == "dobj" and noun.head.lemma_ in ISSUING:  # "his wife released a statement"
        return _own_subject(noun.head)
    makers = (c for c in noun.rights if c.dep_ in ("prep", "agent") and c.lower_ in MAKING)
    return next((g for c in makers for g in c.children if g.pos_ in ("PROPN", "NOUN")), None)


def agent_of(verb: Token) -> Token | None:
    """Return who is named by "by" after a passive."""
    agents = (c for c in verb.children if c.dep_ == "agent")
    return next((g for c in agents for g in c.children if g.dep_ == "pobj"), None)

"""How far reported words reach around a verb of saying.

Three forms: "X said (that) S", "S, X said" (or "said X"), and "S, X said, S". The parse gives the
skeleton; punctuation corrects it, because small parsers attach the ends of long sentences badly.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from summarize.text import saying as lexicon
from summarize.text.parsing import text_of
from summarize.text.quotations import Extent, Quotations, paragraph_end

if TYPE_CHECKING:
    from spacy.tokens import Token

    from summarize.observe.sources import Source

# --- where reported words stop: punctuation, contrast, and somebody else's clause

CONTRAST = frozenset({"but", "while", "whereas", "although", "though", "yet", "however"})
CITING = frozenset({"citing", "quoting"})
MARKS = "\"\u201c\u201d\u2018\u2019'"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SHORTEST = 3
"""Characters; anything less between cue and border is punctuation."""


def has_mark(token: Token, word: str) -> bool:
    """Tell whether a clause opens with this conjunction."""
    return any(c.dep_ == "mark" and c.lower_ == word for c in token.lefts)


def end_of(token: Token) -> int:
    """Return the offset behind the last word that hangs on a word."""
    return token.right_edge.idx + len(token.right_edge)


def last_char(verb: Token) -> int:
    """Return where the content may end: the sentence for a main verb, else its own clause."""
    chain = verb
    while chain.dep_ in ("conj", "pcomp", "prep", "xcomp", "ccomp") and chain.head.i < chain.i:
        chain = chain.head
    return verb.sent.end_char if chain.dep_ == "ROOT" else end_of(verb)


def cut(verb: Token, left: int, end: int) -> int:
    """Return where the reported words stop because the outlet or somebody else goes on."""
    doc = verb.doc
    for token in doc[left + 1 : verb.sent.end]:
        if token.idx >= end:
            break
        according = [t.lower_ for t in doc[token.i : token.i + 2]] == ["according", "to"]
        citing = token.lower_ in CITING and token.nbor(-1).text in (",", *MARKS)
        if according or citing or _starts_elsewhere(verb, token):
            return token.idx
    return end


def _starts_elsewhere(verb: Token, token: Token) -> bool:
    """Whether a conjunction opens a clause of the outlet's or of another source."""
    word = token.lower_
    if word not in CONTRAST and word not in ("and", ";"):
        return False
    behind = (t for t in token.doc[token.i + 1 : token.sent.end] if t.pos_ in ("VERB", "AUX"))
    clauses = (t for t in behind if t.dep_ in ("conj", "ROOT", "advcl", "ccomp"))
    follower = next(clauses, None)
    if follower is None:
        return False
    if follower.dep_ == "conj" and follower.head.i == verb.i and follower.tag_ == verb.tag_:
        return True
    after_mark = word == ";" or token.nbor(-1).text in (",", ";", "-", "\u2013", "\u2014")
    subject = next((c for c in follower.lefts if c.dep_ in SUBJECTS and c.i > token.i), None)
    if subject is None or not after_mark:
        return False
    contrast = word in CONTRAST and not has_mark(follower, "that")
    # A clause may name a new source: "..., and residents confirmed that".
    says = lexicon.stance_of(follower.lemma_.lower()) is not None
    return contrast or (says and subject.dep_ == "nsubj" and subject.pos_ != "PRON")


def trimmed(text: str, start: int, end: int) -> int:
    """Return `end` without the space and punctuation before it."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-\u2013\u2014"):
        end -= 1
    return end


def _extent(text: str, start: int, end: int) -> list[Extent]:
    """Return what stands from `start` to `end`, trimmed, where it is more than punctuation."""
    end = trimmed(text, start, end)
    return [(start, end)] if end - start >= SHORTEST else []


# --- statements tagged with their source: "S, X said", "S, said X", "S, X said, S"


def is_tagged(verb: Token, source: Source | None) -> bool:
    """Tell whether the words before ", X said" are what was said, not when or where it was."""
    if verb.dep_ == "parataxis":
        return True
    if has_mark(verb, "as"):
        return not _has_object(verb)  # "as he details his plan" tells when
    if any(c.dep_ == "ccomp" for c in verb.lefts):
        return True
    first = _group_start(verb, source)
    before = text_of(verb.doc)[:first].rstrip()
    if first <= verb.sent.start_char or not before:
        return False
    if before[-1] in MARKS:
        return True
    aside = verb.tag_ == "VBG" and verb.dep_ == "advcl"  # "he would wander about, muttering"
    finite = (t for t in verb.doc[verb.sent.start : verb.i] if t.tag_ in FINITE and t.idx < first)
    told = any(t.dep_ not in ("advcl", "relcl", "acl", "pcomp") for t in finite)
    return before[-1] in ",\u2014" and not aside and told and not _has_object(verb)


def _has_object(verb: Token) -> bool:
    objects = {"xcomp", "acomp", "attr", "oprd"}
    if verb.lemma_.lower() not in ("tell", "inform", "assure", "remind"):
        objects |= {"dobj"}
    return any(c.dep_ in objects for c in verb.rights)


def _group_start(verb: Token, source: Source | None) -> int:
    first = verb.idx
    for child in verb.lefts:
        if child.dep_ in ("aux", "auxpass", "advmod") and child.i >= verb.i - 3:
            first = min(first, child.idx)
        if child.dep_ == "nsubj" and child.i >= verb.i - 4:
            first = min(first, child.left_edge.idx)
    if source is not None and verb.sent.start_char <= source.start < verb.idx:
        first = min(first, source.start)
    return first


def before_tag(verb: Token, source: Source | None, quotations: Quotations) -> list[Extent]:
    """Return the words before the tag, and those that go on after it."""
    text = text_of(verb.doc)
    complement = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if verb.dep_ in ("ROOT", "parataxis") or complement is None:
        start = verb.sent.start_char
    else:
        start = complement.left_edge.idx
    stop = trimmed(text, start, _group_start(verb, source))
    if text[start:stop].endswith(" as"):
        stop = trimmed(text, start, stop - 3)
    around = quotations.around(max(stop - 1, 0))
    if around is not None:
        start = min(start, around.outer_start)
    return _extent(text, start, stop) + _resumption(verb, source, quotations)


def _resumption(verb: Token, source: Source | None, quotations: Quotations) -> list[Extent]:
    """Return the words after ", X said," that go on with the same statement."""
    text = text_of(verb.doc)
    at = max(verb.idx + len(verb), source.end if source is not None else 0)
    for child in verb.rights:
        if child.dep_ in ("prep", "npadvmod", "advmod", "dobj", "dative") and child.i - verb.i < 12:
            at = max(at, end_of(child))
    rest = text[at : verb.sent.end_char]
    stripped = re.sub(r"^[ ,]*(?:(?:but|and) )?", "", rest)
    start = at + len(rest) - len(stripped)
    medial = verb.dep_ == "parataxis" and verb.head.i > verb.i and rest[:1] == ","
    if medial or re.match(r",\s+and\s", rest):
        behind = (t.i for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx >= start)
        end = cut(verb.head, next(behind, verb.i), verb.sent.end_char)
        return _extent(text, start, end)
    nearest = quotations.around(start) if stripped else None
    return [nearest.outer] if nearest is not None and nearest.outer_start >= at else []


def _is_resumed(verb: Token, source: Source | None, quotations: Quotations) -> bool:
    """Tell whether speech ends before a tag and goes on behind it: "“…,” X said, “…”"."""
    before = text_of(verb.doc)[: _group_start(verb, source)].rstrip()
    spoken = before[-1:] in MARKS and quotations.around(len(before) - 1) is not None
    return spoken and bool(_resumption(verb, source, quotations))


_MEASURED = re.compile(r"[a-z]+-\d+(?:\.\d+)?")
"""A measure and its number in one word: "magnitude-5.4"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""It counts nothing: "announced her 2016 bid"."""
FIGURE_REACH = 5
"""Words between "put the toll at" and its number: "at some 31", "at more than half a million"."""


def clause_of(verb: Token, source: Source | None) -> Extent:
    """Return the extent of the clause that reports, its content included."""
    start, end = verb.left_edge.idx, end_of(verb)
    return (start, end) if source is None else (min(start, source.start), max(end, source.end))


def content_of(verb: Token, source: Source | None, quotations: Quotations) -> list[Extent]:
    """Return the words that the verb reports; empty when it reports none."""
    lemma = verb.lemma_.lower()
    quotes = lemma in lexicon.QUOTATIVE_VERBS
    of_figures = lemma in lexicon.FIGURE_VERBS and lexicon.stance_of(lemma) is None
    if (not of_figures or quotes) and (colon := _after_colon(verb, quotations)):
        return colon
    if follows_speech(verb):
        return before_tag(verb, source, quotations)
    if lemma in lexicon.FIGURE_VERBS and (figure := _figure_after(verb)) is not None:
        return [figure]
    if of_figures and not quotes:
        return []
    if lexicon.stance_of(lemma) is not None or (lemma in lexicon.PHRASAL and not of_figures):
        complement = _complement(verb)
        if complement is not None and not _is_resumed(verb, source, quotations):
            return _after(verb, complement, quotations)
        if is_tagged(verb, source):
            return before_tag(verb, source, quotations)
    return _quoted_only(verb, quotations)


def follows_speech(verb: Token) -> bool:
    """Whether a verb tells who spoke, by its place alone: `"I heard it," sighed Ada Finn`."""
    text = text_of(verb.doc)
    closed = _CLOSED_SPEECH.search(text, max(0, verb.idx - 4), verb.idx) is not None
    named = verb.i + 1 < len(verb.doc) and verb.nbor(1).pos_ == "PROPN"
    inverted = named or any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)
    return closed and inverted and verb.tag_ in ("VBD", "VBZ")


_CLOSED_SPEECH = re.compile(r"[,?!][\"\u201d\u2019']+\s\Z")


def subject_beside(verb: Token) -> Token | None:
    """Find the subject by place where the parse has none: just before the verb, or just after."""
    doc = verb.doc
    i = verb.i - 1
    while i > verb.sent.start and doc[i].pos_ in ("AUX", "ADV", "PART"):
        i -= 1
    if i >= verb.sent.start and doc[i].pos_ in ("NOUN", "PROPN", "PRON"):
        return doc[i]
    if not (verb.i and verb.nbor(-1).is_punct and verb.i + 1 < len(doc)):
        return None
    following = verb.nbor(1)  # "..., said Jo Day"
    while verb.i < following.head.i != following.i and following.head.pos_ in ("NOUN", "PROPN"):
        following = following.head
    return following if following.pos_ in ("NOUN", "PROPN", "PRON") else None


def _complement(verb: Token) -> Token | None:
    """Return the head of the clause that follows the verb as what is said."""
    lemma = verb.lemma_.lower()
    for child in verb.rights:
        auxiliaries = (c for c in child.lefts if "aux" in c.dep_)
        finite = any(t.tag_ in FINITE for t in (child, *auxiliaries))
        if child.dep_ == "ccomp" and (finite or lemma not in lexicon.FINDING_VERBS):
            return child
        infinitive = child.dep_ in ("xcomp", "advcl") and any(c.tag_ == "TO" for c in child.lefts)
        if infinitive and lemma in ("claim", "profess"):
            return child
        if child.dep_ in ("advcl", "acl", "relcl", "dep", "conj") and has_mark(child, "that"):
            # Of two "that"-clauses side by side neither is what the verb says.
            return None if child.dep_ == "conj" and has_mark(verb, "that") else child
    return _unparsed_complement(verb) or _said_thing(verb)


WORDS_OF_CLAUSE = 4


def _said_thing(verb: Token) -> Token | None:
    """Return what "said" governs as a thing where a clause follows: the parse misses its verb."""
    if verb.lemma_ != "say" or any(t.is_punct for t in verb.doc[verb.i + 1 : verb.i + 2]):
        return None
    for child in verb.rights:
        rest = verb.doc[child.left_edge.i : verb.sent.end]
        clausal = len(rest) > WORDS_OF_CLAUSE and any(t.pos_ in ("VERB", "AUX") for t in rest)
        if child.dep_ == "dobj" and child.pos_ != "PRON" and clausal:
            return child
    return None


def _unparsed_complement(verb: Token) -> Token | None:
    """Return what follows "said that" where the parse missed that it is a complement."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end - 1)]
    clause = takewhile(lambda t: not t.is_punct, behind)
    return next((t.nbor(1) for t in clause if t.lower_ == "that" and t.dep_ == "mark"), None)


def _after(verb: Token, complement: Token, quotations: Quotations) -> list[Extent]:
    doc, text = verb.doc, text_of(verb.doc)
    between = doc[verb.i + 1 : complement.i]
    that = (t.i + 1 for t in between if t.lower_ == "that" and t.dep_ == "mark")
    left = next(that, max(complement.left_edge.i, verb.i + 1))
    while left < complement.i and doc[left].text == "that":
        left += 1
    start = doc[left].idx
    start -= text[start - 1] in MARKS  # an opening mark belongs to the words
    around = quotations.around(start)
    end = max(last_char(verb), around.outer_end if around is not None else 0)
    return _extent(text, start, cut(verb, left, end))


def _figure_after(verb: Token) -> Extent | None:
    """Return what stands behind "put", "spoke of" or "reported" when it is a figure."""
    if any(c.dep_ == "ccomp" for c in verb.rights) or verb.i + 2 >= verb.sent.end:
        return None
    particle = lexicon.FIGURE_VERBS[verb.lemma_.lower()]
    stop = cut(verb, verb.i + 1, last_char(verb))
    rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx < stop]
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    finite = verb.tag_ != "VBN" or any(c.lemma_ == "have" for c in verb.lefts)
    if not finite or (thing is not None and thing.lemma_ in lexicon.TAKEN):
        return None
    counted = list(thing.subtree) if thing is not None else []
    if particle:
        at = next((t.i for t in rest if t.lower_ == particle), len(verb.doc))
        counted = [t for t in rest if at < t.i <= at + FIGURE_REACH]
    numbers = (t for t in counted if t.like_num or _MEASURED.fullmatch(t.text))
    if all(_YEAR.fullmatch(t.text) for t in numbers):
        return None
    return rest[0].idx, trimmed(text_of(verb.doc), rest[0].idx, stop)


def _after_colon(verb: Token, quotations: Quotations) -> list[Extent]:
    """Return what stands after the colon of "X said:", also in the next paragraph."""
    doc, text = verb.doc, text_of(verb.doc)
    colon = next((t for t in doc[verb.i + 1 : verb.sent.end] if t.text == ":"), None)
    if colon is None or quotations.around(colon.idx) is not None:
        return []
    for token in doc[verb.i + 1 : colon.i]:
        if token.pos_ == "VERB" or (token.dep_ == "nsubj" and token.head.i != verb.i):
            return []
    start = len(text) - len(text[colon.idx + 1 :].lstrip())
    around = quotations.around(start)
    if around is not None:
        return [around.outer]
    end = verb.sent.end_char
    return _extent(text, start, end if start < end else paragraph_end(text, start))


def _quoted_only(verb: Token, quotations: Quotations) -> list[Extent]:
    """Return the quoted words that belong to a verb with no reported clause."""
    if verb.lemma_.lower() in lexicon.FINDING_VERBS:
        return []
    stop = cut(verb, verb.i, last_char(verb))
    start = verb.idx + len(verb)
    found = [q for q in quotations.items if start <= q.outer_start < stop]
    if not found:
        return []
    if verb.lemma_ in ("call", "describe", "label", "brand", "dub"):
        return [(start + 1, found[-1].outer_end)]
    return [q.outer for q in found]

"""Reports in the parse: who says, with which word, and which words are said.

A verb of saying reports in three forms: "X said (that) S", "S, X said" (or "said X"), and "S, X
said, S". The parse gives the skeleton; punctuation corrects it, because small parsers attach the
ends of long sentences badly. Beside them: "according to", nouns of saying, a headline's colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from summarize.languages import word_set
from summarize.observe.sources import Source, agent_of, owner_of, source_from, subject_of
from summarize.text import saying as lexicon
from summarize.text.parsing import text_of
from summarize.text.quotations import Extent, Quotations, is_speech, paragraph_end
from summarize.text.words import PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
            return _complement_extent(verb, complement, quotations)
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


def _complement_extent(verb: Token, complement: Token, quotations: Quotations) -> list[Extent]:
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


# --- verbs of saying in the parse: who says, with which word, and which words are said

NEVER_SAID = word_set("saying", "never_said")
"""Verbs that do not tell whether what "to" joins to them was said: "told to expect delays"."""
IRREALIS = frozenset({"would", "could", "might", "should", "must", "may", "can", "cannot"})


@dataclass(frozen=True)
class Report:
    """Words of an article that somebody else asserts."""

    content: tuple[Extent, ...]  # the words, as extents in order
    clause: Extent  # the extent of the whole reporting clause; what of it is not content attributes
    source: Source | None  # who asserts them; None where nobody is named ("it was reported")
    cue: str  # the word that attributes them, as written
    cue_start: int  # offset of the cue
    relay: Source | None = None  # who passed them on, where the clause says so


def verb_reports(doc: Doc, quotations: Quotations) -> Iterator[Report]:
    """Find what verbs of saying report, in the order of the text.

    A named speaker of whom no words are reported ("Lund denied any link") has no content: the
    next quotation or "he" may be his.
    """
    for token in doc:
        cue = _is_cue(token) and not _within_speech(token, quotations)
        if cue and (report := _report_of(token, quotations)) is not None:
            yield report


def _is_cue(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.dep_ == "amod" and token.tag_ in ("VBG", "VBN"):
        return False  # "first-responding officers"
    lemma = token.lemma_.lower()
    if lemma in lexicon.PHRASAL and lemma not in lexicon.FIGURE_VERBS:
        particle = lexicon.PHRASAL[lemma]
        return any(c.lower_ == particle for c in token.children)
    following = [c for c in token.rights if c.lower_ == "as"]
    if lemma in ("quote", "cite") and any(g.tag_ == "VBG" for c in following for g in c.children):
        return False  # of "quoted X as saying", "saying" is the cue
    known = lexicon.stance_of(lemma) is not None or lemma in lexicon.QUOTATIVE_VERBS
    known = known or lemma in lexicon.FIGURE_VERBS or follows_speech(token)
    return known and _is_said(token)


def _is_said(verb: Token) -> bool:
    """Tell whether the saying took place: not "would say", "declined to say", "did not say"."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if aux & IRREALIS or any(c.dep_ == "neg" for c in verb.children):
        return False
    return not ("to" in aux and verb.head.lemma_.lower() in NEVER_SAID)


def _within_speech(token: Token, quotations: Quotations) -> bool:
    around = quotations.around(token.idx)
    return around is not None and is_speech(text_of(token.doc), around)


def _report_of(verb: Token, quotations: Quotations) -> Report | None:
    quoting = _quoting_verb(verb)
    source, relay, silent = _quoted_by(quoting) if quoting else _who(verb, quotations)
    if source is None and not silent:
        return None
    content = content_of(verb, source, quotations)
    if not content and quoting is not None:
        content = before_tag(quoting, _source(subject_of(quoting)), quotations)
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ in ("ROOT", "conj")
    head = verb.doc[source.head] if source is not None and finite else verb
    named = head.pos_ == "PROPN" and head.ent_type_ == "PERSON"
    if not content and not (named and lexicon.stance_of(verb.lemma_.lower()) is not None):
        return None
    start, end = verb.left_edge.idx, end_of(verb)
    if source is not None:
        start, end = min(start, source.start), max(end, source.end)
    relay = relay or _relay_at(verb)
    return Report(tuple(content), (start, end), source, verb.text, verb.idx, relay)


Who = tuple[Source | None, Source | None, bool]
"""Source, relay, and whether a missing source is meant ("it was reported")."""
NOBODY: Who = (None, None, False)


def _who(verb: Token, quotations: Quotations) -> Who:
    """Return who says what a verb reports."""
    if _is_passive(verb):
        if verb.lemma_.lower() not in lexicon.PASSIVE_REPORT_VERBS:
            return NOBODY
        agent, parts = agent_of(verb), {c.dep_ for c in verb.children}
        told = "auxpass" in parts and not parts.isdisjoint({"ccomp", "xcomp", "advcl"})
        return _source(agent), None, agent is None and told
    carrier = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" else None  # "figures showing"
    subject = carrier or subject_of(verb) or subject_beside(verb)
    if subject is not None and _within_speech(subject, quotations):
        subject = subject_beside(verb)
    if subject is None or (subject.lower_ in VAGUE and verb.lemma_ in lexicon.FINDING_VERBS):
        return NOBODY
    nobody = any(c.lower_ in ("no", "neither") for c in subject.lefts)
    if nobody or subject.lower_ in UNTOLD:
        return NOBODY
    cited, named = _cited_by(verb), source_from(subject)
    return (named, None, False) if cited is None else (source_from(cited), named, False)


def _is_passive(verb: Token) -> bool:
    bare = not any(c.dep_ in ("aux", "auxpass", "nsubj") for c in verb.children)
    reduced = verb.tag_ == "VBN" and bare and verb.dep_ != "conj"
    return reduced or any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _quoting_verb(verb: Token) -> Token | None:
    """Return the "quoted" of "AGENCY quoted X as saying", "X was quoted by AGENCY as saying"."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.doc[verb.i - 1].lower_ != "as":
        return None
    before = reversed(verb.doc[verb.sent.start : verb.i])
    quoting = (t for t in before if t.lemma_.lower() in ("quote", "cite"))
    return next((t for t in quoting if t.pos_ in ("VERB", "ADJ")), None)


def _quoted_by(quoting: Token) -> Who:
    if _is_passive(quoting):
        return _source(subject_of(quoting)), _source(agent_of(quoting)), False
    said = next((c for c in quoting.rights if c.dep_ in ("dobj", "nsubj")), None)
    return _source(said), _source(subject_of(quoting)), False


def _source(head: Token | None) -> Source | None:
    return source_from(head) if head is not None else None


def _cited_by(verb: Token) -> Token | None:
    """Return X in "AGENCY reported, citing X"; the parse may hang it on what is reported."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        behind = token.nbor(-1).text in (",", *MARKS) and verb.is_ancestor(token)
        if token.lower_ in CITING and behind:
            named = (t for t in token.children if t.dep_ == "dobj" and _may_be_cited(t))
            return next(named, None)
    return None


def _may_be_cited(thing: Token) -> bool:
    """Tell whether somebody is cited, or a paper: no "citing a lack of proof", no medium."""
    lemma = thing.lemma_.lower()
    speaks = lexicon.PERSON_NOUNS | lexicon.GENERIC_BODIES | lexicon.CARRIERS | PEOPLE
    named = thing.pos_ == "PROPN" or (thing.tag_ == "NN" and thing.pos_ == "PRON")
    named = named or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in thing.rights)
    return (named or lemma in speaks) and not lexicon.is_medium(thing.text)


UNTOLD = frozenset({"i", "me", "we", "us", "you", "there", "what", "nobody"})
VAGUE = frozenset({"it", "this", "that"})
"""They find nothing out: "it shows that the bridge was weak"."""
RELAYING = frozenset({"to", "with", "in", "on", "by", "via"})
QUOTED_BY = frozenset({"cite", "quote", "carry", "report", "publish"})
"""Words between a saying and the medium that passes it on."""


TELLING = frozenset({"tell", "inform", "remind", "assure", "warn", "notify"})
"""Verbs of saying whose object is who hears it (Levin 1993, 37.1 and 37.2)."""


def _relay_at(verb: Token) -> Source | None:
    """Return the medium that the words were told to, or in which they stand."""
    heard = ("dobj", "dative") if verb.lemma_ in TELLING else ("dative",)  # no "disputed a report"
    heads = [c for c in verb.children if c.dep_ in heard]
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in RELAYING:
            heads += _objects(child)
    quoting = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lemma_ in QUOTED_BY)
    heads += [agent for t in quoting if (agent := agent_of(t)) is not None]
    sources = (source_from(h) for h in heads if h.pos_ in ("PROPN", "NOUN"))
    named = next(
        (s for s in sources if any(map(str.isupper, s.text)) and lexicon.is_medium(s.text)), None
    )
    told = next((c for c in verb.rights if c.dep_ in ("dobj", "dative")), None)
    if named is not None or verb.lemma_ != "tell" or told is None or told.ent_type_ != "ORG":
        return named
    hearer = source_from(told)  # an organisation passes on what it was told: no court or council
    official = {w.lower() for w in hearer.text.split()} & lexicon.OFFICIAL_HEARERS
    return None if official else hearer


def _objects(prep: Token) -> list[Token]:
    heads = [c for c in prep.children if c.dep_ == "pobj"]
    deeper = [
        g
        for h in heads
        if h.lemma_.lower() in ("interview", "comment", "remark", "statement", "message")
        for p in h.children
        if p.dep_ in ("prep", "agent", "acl")
        for g in _objects(p) + [a for q in p.children if q.dep_ == "agent" for a in _objects(q)]
    ]
    return deeper + heads


# --- attribution without a verb of saying: "according to", nouns of saying, headline colons

HEADLINE_SOURCE_WORDS = 4
"""A longer stretch beside a headline's colon is a statement, not a source."""


def according_reports(doc: Doc) -> Iterator[Report]:
    """Find what stands beside "according to X": the statement before it, and the one behind."""
    text = text_of(doc)
    for token in doc[:-2]:
        to, sent = token.nbor(1), token.sent
        if token.lower_ != "according" or to.lower_ != "to":
            continue
        nouns = [t for t in doc[to.i + 1 : sent.end][:8] if t.pos_ in ("NOUN", "PROPN")]
        heads = (t for t in nouns if t.head not in nouns)
        named = next((c for c in to.children if c.dep_ == "pobj"), None) or next(heads, None)
        if named is None:
            continue
        source, first = source_from(named), sent.start_char
        beside = ((first, trimmed(text, first, token.idx)), _after(token, source))
        content = tuple(e for e in beside if e and e[1] - e[0] >= SHORTEST)
        if content:
            clause = (min(token.idx, content[0][0]), max(source.end, content[-1][1]))
            yield Report(content, clause, source, text[token.idx : to.idx + 2], token.idx)


def _after(token: Token, source: Source) -> Extent | None:
    """Return the statement behind "According to X," or behind a parenthetical one."""
    doc, sent = token.doc, token.sent
    following = [t for t in doc[source.head + 1 : sent.end] if t.idx >= source.end]
    opens = all(t.is_punct for t in doc[sent.start : token.i])
    # A subject may begin right behind the source: "According to the owner the ship sank".
    begun = (t for t in following if t.left_edge.i == following[0].i and t.head.i > t.i)
    if not (opens and any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in begun)):
        comma = next((t.i for t in following if t.text == ","), sent.end)
        following = [t for t in following if t.i > comma]
    if not following or not (opens or any(t.dep_ == "ROOT" for t in following)):
        return None
    start = following[0].idx
    return start, trimmed(text_of(doc), start, sent.end_char)


def noun_reports(doc: Doc) -> Iterator[Report]:
    """Find what nouns of saying report: "the union's claim that S", "reports that S"."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in lexicon.SPEECH_NOUNS:
            continue
        clauses = (c for c in token.rights if c.dep_ in ("acl", "relcl", "ccomp", "dep", "appos"))
        clause = next((c for c in clauses if has_mark(c, "that")), None)
        if clause is None:
            continue
        owner = owner_of(token) or next(
            (c for c in token.lefts if c.dep_ == "poss" or c.ent_type_), None
        )
        if owner is None and token.lemma_ not in ("report", "allegation", "claim", "suggestion"):
            continue
        end = end_of(clause)
        start = doc[next(c for c in clause.lefts if c.lower_ == "that").i + 1].idx
        whole = (token.left_edge.idx, end)
        yield Report(((start, end),), whole, _source(owner), token.text, token.idx)


_COLON = re.compile(r"^(.+?)[^\S\n]?:[^\S\n](.+)", re.MULTILINE)


def headline_reports(doc: Doc, headline_end: int) -> Iterator[Report]:
    """Find "SOURCE: S" and "S: SOURCE" in the headline."""
    text = text_of(doc)
    for line in _COLON.finditer(text, 0, headline_end):
        for named, said in ((1, 2), (2, 1)):
            source = _headline_source(doc, *line.span(named), text[headline_end:])
            if source is not None:
                yield Report((line.span(said),), line.span(), source, ":", line.end(1))
                break


def _headline_source(doc: Doc, start: int, end: int, body: str) -> Source | None:
    """Return a headline's part when it names a source."""
    name = text_of(doc)[start:end]
    words = name.split()
    if len(words) > HEADLINE_SOURCE_WORDS or any(c in name for c in ',;\u201c"'):
        return None
    last = words[-1].lower()
    known = lexicon.is_medium(name) or last in lexicon.PUBLIC_SPEAKERS | lexicon.PERSON_NOUNS
    known = known or (name[0].isupper() and _says_in(body, lexicon.strip_titles(name)))
    span = doc.char_span(start, end, alignment_mode="contract")
    return Source(start, end, name, span[-1].i) if known and span else None


def _says_in(body: str, name: str) -> bool:
    """Tell whether the body has this name next to a word of saying."""
    name = re.escape(name)
    cue = r"(?:said|says|told|added|according to|announced|reported|warned|confirmed)"
    beside = rf"\b{name}\b[^.\n]{{0,40}}\b{cue}\b|\b{cue}\b[^.\n]{{0,60}}\b{name}\b"
    return re.search(beside, body, re.IGNORECASE) is not None

"""Reports in the parse: who says, with which word, and which words are said.

Beside verbs of saying: "according to", nouns of saying, the colon of a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.observe import extents
from summarize.observe.extents import CITING, SHORTEST, before_tag
from summarize.observe.sources import (
    Source,
    agent_of,
    carrier_noun,
    medium_named,
    owner_of,
    source_from,
    subject_of,
)
from summarize.text import saying as lexicon
from summarize.text.parsing import text_of
from summarize.text.quotations import Extent, Quotations, is_speech
from summarize.text.words import PEOPLE, set_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# --- verbs of saying in the parse: who says, with which word, and which words are said

NEVER_SAID = set_of("""
    advise allow ask decline expect fail force have need order plan refuse tell try urge want
    warn
""")
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
        cue = _is_cue(token) and not _within_speech(text_of(doc), token, quotations)
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
    known = known or lemma in lexicon.FIGURE_VERBS or extents.follows_speech(token)
    return known and _is_said(token)


def _is_said(verb: Token) -> bool:
    """Tell whether the saying took place: not "would say", "declined to say", "did not say"."""
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if aux & IRREALIS or any(c.dep_ == "neg" for c in verb.children):
        return False
    return not ("to" in aux and verb.head.lemma_.lower() in NEVER_SAID)


def _within_speech(text: str, token: Token, quotations: Quotations) -> bool:
    around = quotations.around(token.idx)
    return around is not None and is_speech(text, around)


def _report_of(verb: Token, quotations: Quotations) -> Report | None:
    quoting = _quoting_verb(verb)
    source, relay, silent = _quoted_by(quoting) if quoting else _who(verb, quotations)
    if source is None and not silent:
        return None
    content = extents.content_of(verb, source, quotations)
    if not content and quoting is not None:
        content = before_tag(quoting, _source(subject_of(quoting)), quotations)
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ in ("ROOT", "conj")
    head = verb.doc[source.head] if source is not None and finite else verb
    named = head.pos_ == "PROPN" and head.ent_type_ == "PERSON"
    if not content and not (named and lexicon.stance_of(verb.lemma_.lower()) is not None):
        return None
    clause = extents.clause_of(verb, source)
    relay = relay or _relay_at(verb)
    return Report(tuple(content), clause, source, verb.text, verb.idx, relay)


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
    subject = carrier_noun(verb) or subject_of(verb) or extents.subject_beside(verb)
    if subject is not None and _within_speech(text_of(verb.doc), subject, quotations):
        subject = extents.subject_beside(verb)
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
        behind = token.nbor(-1).text in (",", *extents.MARKS) and verb.is_ancestor(token)
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
    named = medium_named([h for h in heads if h.pos_ in ("PROPN", "NOUN")])
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
        beside = ((first, extents.trimmed(text, first, token.idx)), _after(token, source))
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
    return start, extents.trimmed(text_of(doc), start, sent.end_char)


def noun_reports(doc: Doc) -> Iterator[Report]:
    """Find what nouns of saying report: "the union's claim that S", "reports that S"."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in lexicon.SPEECH_NOUNS:
            continue
        clauses = (c for c in token.rights if c.dep_ in ("acl", "relcl", "ccomp", "dep", "appos"))
        clause = next((c for c in clauses if extents.has_mark(c, "that")), None)
        if clause is None:
            continue
        owner = owner_of(token) or next((c for c in token.lefts if c.dep_ == "poss"), None)
        if owner is None and token.lemma_ not in ("report", "allegation", "claim", "suggestion"):
            continue
        end = extents.end_of(clause)
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

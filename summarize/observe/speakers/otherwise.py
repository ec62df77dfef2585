"""Attribution without a verb of saying: "according to", nouns of saying, headline colons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.observe.speakers.borders import CONTRAST, SHORTEST
from summarize.observe.speakers.reports import Report
from summarize.observe.speakers.sources import Source, owner_of, source_from
from summarize.text import saying as lexicon
from summarize.text.parsing import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MATTER = re.compile(r"^([A-Z][\w-]+) on [A-Z]")
"""Who speaks about what: "Brandt on Housing: ..."."""
HEADLINE_SOURCE_WORDS = 4
"""A longer stretch beside a headline's colon is a statement, not a source."""


def according_reports(doc: Doc) -> list[Report]:
    """Find what stands beside "according to X"."""
    found = []
    for token in doc[:-2]:
        if token.lower_ == "according" and token.nbor(1).lower_ == "to":
            report = _according(token)
            if report is not None:
                found.append(report)
    return found


def _according(token: Token) -> Report | None:
    named = _named_after(token.nbor(1))
    if named is None:
        return None
    source = source_from(named)
    sent = token.sent
    first = next((t for t in sent if not t.is_space), token)
    before = _before(token, first)
    after = _after(token, source)
    content = [e for e in (before, after) if e is not None and e[1] - e[0] >= SHORTEST]
    if not content:
        return None
    return Report(
        content=tuple(content),
        clause=(min(token.idx, content[0][0]), max(source.end, content[-1][1])),
        source=source,
        cue=text_of(token.doc)[token.idx : token.nbor(1).idx + 2],
        cue_start=token.idx,
    )


def _named_after(to: Token) -> Token | None:
    for child in to.children:
        if child.dep_ == "pobj":
            return child
    following = to.doc[to.i + 1 : to.sent.end]
    heads = [t for t in following[:8] if t.pos_ in ("NOUN", "PROPN")]
    for head in heads:
        if head.head.i not in {h.i for h in heads} or head.head.i == head.i:
            return head
    return heads[0] if heads else None


def _before(token: Token, first: Token) -> tuple[int, int] | None:
    if token.i == first.i:
        return None
    doc = token.doc
    start = first.idx
    for other in doc[first.i + 1 : token.i]:
        border = other.lower_ in CONTRAST or other.text == ";"
        if border and other.nbor(-1).text in (",", ";") and _has_verb(doc, other.i, token.i):
            start = other.idx + len(other) + 1
    text = text_of(doc)
    end = token.idx
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-\u2013\u2014"):
        end -= 1
    return start, end


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in doc[start:end])


def _after(token: Token, source: Source) -> tuple[int, int] | None:
    """Return the statement behind "According to X," or behind a parenthetical one."""
    doc, sent = token.doc, token.sent
    rest = [t for t in doc[source.head + 1 : sent.end] if t.idx >= source.end]
    opens = all(t.is_space or t.is_punct for t in doc[sent.start : token.i])
    comma = next((t for t in rest if t.text == ","), None)
    if opens and rest and _opens_statement(rest[0]):
        following = rest
    elif comma is None:
        return None
    else:
        following = [t for t in rest if t.i > comma.i]
    root_after = any(t.dep_ == "ROOT" for t in following)
    if not following or not (opens or root_after):
        return None
    if following[0].lower_ in ("who", "which", "whose", "but", "and", "while"):
        return None
    end = sent.end_char
    for other in following[1:]:
        turns = other.lower_ in CONTRAST - {"however"} and other.nbor(-1).text == ","
        if turns and _has_subject_after(other):
            end = other.idx
            break
    text = text_of(doc)
    while end > 0 and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return following[0].idx, end


def _opens_statement(first: Token) -> bool:
    """Whether a subject begins right behind the source: "According to the owner the ship sank"."""
    return any(
        t.dep_ in ("nsubj", "nsubjpass", "expl") and t.left_edge.i == first.i and t.head.i > t.i
        for t in first.doc[first.i : first.sent.end]
    )


def _has_subject_after(token: Token) -> bool:
    return any(t.dep_ in ("nsubj", "nsubjpass") for t in token.doc[token.i + 1 : token.sent.end])


def noun_reports(doc: Doc) -> list[Report]:
    """Find what nouns of saying report: "the union's claim that S", "reports that S"."""
    found = []
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in lexicon.SPEECH_NOUNS:
            continue
        clause = _that_clause(token)
        if clause is None:
            continue
        owner = owner_of(token) or _maker_of(token)
        if owner is None and token.lemma_ not in ("report", "allegation", "claim", "suggestion"):
            continue
        last = clause.right_edge
        start = next(c for c in clause.lefts if c.lower_ == "that").i + 1
        found.append(
            Report(
                content=((doc[start].idx, last.idx + len(last)),),
                clause=(token.left_edge.idx, last.idx + len(last)),
                source=source_from(owner) if owner is not None else None,
                cue=token.text,
                cue_start=token.idx,
            )
        )
    return found


def _that_clause(noun: Token) -> Token | None:
    for child in noun.rights:
        clausal = child.dep_ in ("acl", "relcl", "ccomp", "dep", "appos")
        if clausal and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts):
            return child
    return None


def _maker_of(noun: Token) -> Token | None:
    """Return the subject in "she repeated her claim that" (a pronoun owner points to it)."""
    owners = [c for c in noun.lefts if c.dep_ == "poss" or (c.dep_ == "compound" and c.ent_type_)]
    return owners[0] if owners else None


def headline_reports(doc: Doc, headline_end: int) -> list[Report]:
    """Find "SOURCE: S" and "S: SOURCE" in the headline."""
    found = []
    text = text_of(doc)
    for line in re.finditer(r"[^\n]+", text[:headline_end]):
        parts = re.fullmatch(r"(.+?)\s?:\s(.+)", line.group())
        if parts is None:
            continue
        for named, said in ((1, 2), (2, 1)):
            name = parts.group(named)
            if (matter := MATTER.search(name)) and _says_in(text[headline_end:], matter.group(1)):
                name = matter.group(1)
            start = line.start() + parts.start(named)
            head = _headline_head(doc, start, start + len(name), text[headline_end:])
            if head is None:
                continue
            content = (line.start() + parts.start(said), line.start() + parts.end(said))
            source = Source(start, start + len(name), name, head.i)
            found.append(Report((content,), line.span(), source, ":", line.start() + parts.end(1)))
            break
    return found


def _headline_head(doc: Doc, start: int, end: int, body: str) -> Token | None:
    """Return the last word of a headline's part when that part names a source."""
    name = text_of(doc)[start:end]
    words = name.split()
    if len(words) > HEADLINE_SOURCE_WORDS or any(c in name for c in ',;\u201c"'):
        return None
    known = (
        lexicon.is_medium(name)
        or words[-1].lower() in lexicon.PUBLIC_SPEAKERS
        or words[-1].lower() in lexicon.PERSON_NOUNS
        or (name[0].isupper() and _says_in(body, lexicon.strip_titles(name)))
    )
    span = doc.char_span(start, end, alignment_mode="contract")
    return span[-1] if known and span is not None and len(span) else None


def _says_in(body: str, name: str) -> bool:
    """Tell whether the body has this name next to a word of saying."""
    name = re.escape(name)
    cue = r"(?:said|says|told|added|according to|announced|reported|warned|confirmed)"
    return bool(
        re.search(
            rf"\b{name}\b[^.\n]{{0,40}}\b{cue}\b|\b{cue}\b[^.\n]{{0,60}}\b{name}\b",
            body,
            re.IGNORECASE,
        )
    )

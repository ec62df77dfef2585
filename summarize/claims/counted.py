"""What a number counts or measures, in short words: "civilians who left", "people killed", "depth".

Read from the parse: the noun that the number belongs to, and what is said to happen to it. A number
without a noun counts what its sentence or the number before it does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.claims.nouns import (
    CHANGES,
    GENERIC,
    MEASURING,
    MODIFIERS,
    NAMED,
    NOUNS,
    STATES,
    SUMS,
    Counted,
    agent_of,
    change_by,
    is_human,
    is_passive,
    is_unit,
    noun_of,
    object_of,
    patient_of,
    phrase,
    subject_of,
    top_of,
    whole,
)
from summarize.languages import word_set
from summarize.text.numbers import NumberMention
from summarize.text.parsing import text_of
from summarize.text.saying import stance_of, strip_titles
from summarize.text.units import CURRENCY_PREFIXES, LENGTHS, SPEEDS, TIME_UNITS
from summarize.text.words import PASTS, PEOPLE, TOLL_OF, TOLLS, past_participle, past_tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# --- what is said to happen to what is counted: "civilians who left", "people killed"

WEAK_VERBS = word_set("counting", "weak_verbs")
"""Verbs that alone say nothing of what happened to what is counted."""
_HELPING = frozenset({"help", "let", "allow", "enable", "force", "leave", "see", "expect"})
"""Verbs whose object does what another verb says: "helped 300 villagers flee"."""
_COLLECTIVES = word_set("counting", "collectives")
"""Nouns of amount and of gatherings: what they do, those do whom they consist of."""

Act = tuple[str | None, bool]
"""What happens, in the past tense, and whether the counted do it themselves."""
NOTHING: Act = (None, False)


def of_noun(noun: Token) -> Counted:
    """Return a counted noun with its act; deaths and injuries are told of people."""
    taken = noun.lower_ == "lives" and noun.head.lemma_ in ("lose", "claim", "take", "cost")
    toll = "killed" if taken else TOLL_OF.get(noun.lemma_.lower())
    if toll:
        return Counted("people", toll, human=True)
    human = is_human(noun)
    hurt = (TOLL_OF.get(c.lower_) for c in noun.lefts if c.dep_ == "amod")
    if human and (toll := next(filter(None, hurt), None)):  # "27 injured people"
        return Counted(noun.lower_, toll, human=True)
    act, agent = act_of(noun)
    return Counted(phrase(noun), act, agent=agent, human=human)


def act_of(noun: Token) -> Act:
    """Return what happens to a counted thing, and whether it does it itself."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    top = _top(noun)
    told = [(_state_behind(noun), False), *map(_deed_of_clause, clauses)]
    told += [_deed_above(top)] if top is not None else []
    act, agent = next((a for a in told if a[0] is not None), NOTHING)
    return act, agent and act not in TOLLS


def _top(noun: Token) -> Token | None:
    """Return the word by which a noun hangs on its verb: "dozens" of "dozens of villagers".

    None where it is the whole of a part: what 60 of 220 residents do, the 220 do not.
    """
    while noun.dep_ == "conj" and noun.head.pos_ in (*NOUNS, "NUM"):
        noun = noun.head
    above = noun.head.head
    many = above.pos_ == "NUM" or above.lemma_.lower() in _COLLECTIVES
    if noun.head.lower_ != "of" or not many:
        return noun
    return None if above.like_num and any(c.dep_ == "nummod" for c in noun.children) else above


def _deed_of_clause(verb: Token) -> Act:
    """Return what a participle or a relative clause says of its noun: "the men who fled"."""
    if not _tells(verb):
        return NOTHING
    if patient_of(verb) == verb.head and (verb.dep_ == "acl" or is_passive(verb)):
        return _said(verb, agent=False), False
    doing = verb.dep_ == "acl" and verb.tag_ == "VBG"
    return (_said(verb, agent=True), True) if doing or agent_of(verb) == verb.head else NOTHING


def _deed_above(noun: Token) -> Act:
    """Return what the verb says of which the noun is the subject or the object."""
    verb = noun.head
    if not _tells(verb):
        return NOTHING
    if noun.dep_ == "dobj" and verb.lemma_ in _HELPING:
        below = _carried_on(verb, ("xcomp", "ccomp"))
        return (_said(below, agent=True), True) if below is not None else NOTHING
    if noun.dep_ in ("nsubjpass", "dobj"):
        return _said(verb, agent=False), False
    return (_said(verb, agent=True), True) if noun.dep_ == "nsubj" else NOTHING


def _tells(verb: Token) -> bool:
    """Whether a word is a verb, and not negated: who did not vote is not among those who voted."""
    return verb.pos_ in ("VERB", "AUX") and all(c.dep_ != "neg" for c in verb.children)


_STATE_AHEAD = re.compile(
    r"(?:\s+(?:more|others?|is|are|was|were|be|been|have|has|had|still|also|now|remain|remained"
    r"|reported|feared|reportedly|confirmed|presumed))*\s+(?P<state>[a-z]+)\b"
)


def _state_behind(noun: Token) -> str | None:
    """Return the state of what is counted where it stands right behind it: "two others missing"."""
    ahead = _STATE_AHEAD.match(text_of(noun.doc), noun.idx + len(noun))
    state = ahead["state"] if ahead is not None else ""
    return TOLL_OF.get(state, state) if state in STATES else None


def _said(verb: Token, *, agent: bool) -> str | None:
    """Return a verb as the act: "evacuated", "left"; None where it says nothing."""
    lemma = verb.lemma_.lower()
    if toll := TOLL_OF.get(lemma) or TOLL_OF.get(verb.lower_):
        return toll
    bare = _bare_object(verb) if agent and lemma != "have" else ""
    if bare in ("life", "lives"):  # "lost their lives"
        return "killed"
    if lemma in WEAK_VERBS and not (bare or (lemma == "leave" and agent)):
        below = _carried_on(verb, ("xcomp",) if agent else ("xcomp", "advcl", "ccomp"))
        return _said(below, agent=agent) if below is not None else None
    return f"{past(verb, agent=agent)} {bare}".rstrip()


def _bare_object(verb: Token) -> str:
    """Return an object that is one with its verb: "lost power", "lost their homes"."""
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
    return next((c.lower_ for c in objects if all(g.dep_ == "poss" for g in c.children)), "")


def _carried_on(verb: Token, links: tuple[str, ...]) -> Token | None:
    """Return the verb behind a verb that carries its matter."""
    below = (c for c in verb.children if c.dep_ in links and c.pos_ == "VERB" and c.i > verb.i)
    return next(below, None)


def past(verb: Token, *, agent: bool) -> str:
    """Return a verb's past form; its participle where the counted are not those who do it."""
    lemma = verb.lemma_.lower()
    if verb.lower_.endswith("ed"):
        return verb.lower_  # the lemma of "fined" is not always "fine"
    if verb.tag_ == "VBN":
        return PASTS.get(lemma, verb.lower_) if agent else verb.lower_
    return past_tense(lemma) if agent else past_participle(lemma)


# --- what a number counts or measures, by its words and its place

LOOK_BACK = 60
"""Characters in front of a number among which words stand that say what it counts."""

_CONVERTED = re.compile(
    r"(?:\d|million|billion|thousand|euros?|dollars|pounds|met(?:re|er)s|miles|feet)[^.()]{0,24}"
    r"\(\s?\Z|\((?=[^()\d]*\d)[^()]*[;,/]\s?\Z"
)
"""In front of a number that stands in brackets behind another: "two million euros ($2.6m)"."""


def counted(
    doc: Doc, mention: NumberMention, last: Counted | None, before: Counted | None
) -> Counted:
    """Return what a number of a parsed text counts.

    The number before it in its sentence may count or measure the same (`last`), or the last plain
    count in this sentence or the one before it (`before`).
    """
    top = top_of(doc, mention)
    if mention.unit in TIME_UNITS:
        return Counted(None)
    in_front = text_of(doc)[max(0, mention.start - LOOK_BACK) : mention.start]
    if last is not None and _CONVERTED.search(in_front):
        return last
    if mention.kind == "count":
        return _of_count(top, mention, before)
    return _of_measure(doc, top, mention)


# --- counts

_JOINED = re.compile(r"[-\u2010\u2011](?P<word>[a-z]+)")
_TOLL_BEFORE = re.compile(
    r"(?<!injury )(?<!casualty )\btoll\b[^.;:,\d]{0,40}"
    r"\s(?:now|at|to|of|is|reache[sd]|hits|passe[sd])\s+\Z",
    re.IGNORECASE,
)


_PART = re.compile(r"(?:\sof (?:them|whom|these|those))?\s[a-z]+ly(?=[,.;)])")
"""Behind a number of those, of the ones before it, who are worse: "55 wounded, 15 critically"."""


def _of_count(top: Token, mention: NumberMention, before: Counted | None) -> Counted:
    text = text_of(top.doc)
    if _TOLL_BEFORE.search(text[max(0, mention.start - LOOK_BACK) : mention.start]):
        return Counted("people", "killed", human=True)
    joined = _JOINED.match(text, mention.end)
    if joined is not None and joined["word"].removesuffix("s") not in PEOPLE | {"strong"}:
        return Counted(None)  # "a two-way race"
    noun = noun_of(top)
    if noun is None and before is not None and _PART.match(text, mention.end):
        return before._replace(act=None)  # not so many were hurt, but so many of the hurt are worse
    if noun is not None and noun.lemma_.lower() in SUMS:
        return _of_sum(noun, before)
    if noun is None or {noun.lower_, noun.lemma_.lower()} & GENERIC:
        return _elliptical(noun or top, before)
    return of_noun(noun)


def _elliptical(top: Token, before: Counted | None) -> Counted:
    """Return what a number without a noun counts: "killing at least one", "another 200 left"."""
    act, agent = act_of(top)
    if act in TOLLS:
        same = before is not None and before.act in TOLLS
        return Counted(before.noun if before and same else "people", act, human=True)
    named = top.i > 0 and top.nbor(-1).lower_ == "the"
    if named or top.lower_ == "one" or top.pos_ == "ADV":  # "the two met", "robbed twice"
        return Counted(None)
    people = _people_in_front(top)
    like = of_noun(people) if people is not None else before
    if like is None:
        return Counted("people", act, agent=True, human=True) if agent else Counted(None)
    own = top.dep_ in ("nsubj", "nsubjpass", "attr") or top.head.lemma_ == "have"
    return like._replace(act=act, agent=agent) if act is not None or own else like


def _people_in_front(top: Token) -> Token | None:
    """Return the people that the sentence is about, but those who only tell the number."""
    before = (t for t in top.doc[top.sent.start : top.i] if t.tag_ in ("NNS", "NNPS"))
    people = ((t, t.dep_ == "nsubj" and stance_of(t.head.lemma_)) for t in before if is_human(t))
    return next((t for t, relays in people if not relays), None)


def _of_sum(total: Token, before: Counted | None) -> Counted:
    """Return what a total is of: its own words say so, or the count before it."""
    those = object_of(total, "of")
    if those is None:
        return before or Counted(phrase(total))
    own = of_noun(those)
    # That the number of them rose is nothing that befell them.
    return own if own.act in TOLLS else own._replace(act=None, agent=False)


# --- who is how old

_NAME = r"(?:[A-Z](?:[\w'\u2019\-]*|\.(?:[A-Z]\.)*)\s+){0,5}[A-Z][\w'\u2019\-]+"
_NAME_BEFORE = re.compile(
    rf"(?<![\w'\u2019.-])(?P<name>{_NAME})(?:,\s+(?:now\s+|aged\s+)?|\s+\(|(?:,\s+who)?\s+(?:is|turned)\s+)\Z"
)
_NAME_AFTER = re.compile(r"\s+(?P<name>(?:[A-Z][\w'\u2019\-]+\s+){1,5}[A-Z][\w'\u2019\-]+)")
_STEPS = 4
"""Links from an age up to the person; "X, a 40-year-old unarmed man" takes three."""
_BESIDE = ("appos", "amod", "nummod", "npadvmod", "acl")
"""Links from what is said of a noun up to that noun."""


def of_age(doc: Doc, mention: NumberMention) -> str:
    """Return whose age a number is: "age of Jane Doe", "age of the girl"; "age" if not told."""
    text = text_of(doc)
    line = text[max(0, mention.start - 80) : mention.start].rpartition("\n")[2]
    named = _NAME_BEFORE.search(line) or _NAME_AFTER.match(text, mention.end)
    if named is not None:
        return f"age of {strip_titles(named['name'])}"
    top = top_of(doc, mention)
    bearers: list[Token] = []
    for token in [top, *top.ancestors][:_STEPS]:
        bearers.append(token)
        if token.dep_ not in _BESIDE:
            break
    people = (e.text for n in bearers for e in doc.ents if e.label_ == "PERSON" and n in e)
    if (name := next(people, None)) is not None:
        return f"age of {strip_titles(name)}"
    nouns = (n.lower_ for n in bearers if n.pos_ == "NOUN" and is_human(n))
    return f"age of the {noun}" if (noun := next(nouns, None)) else "age"


# --- what an amount of money, a share or a measure is of: "depth", "offer", "eastern part"

_EXTENTS = {"long": "length", "wide": "width", "high": "height", "tall": "height", "deep": "depth"}
_WAY = re.compile(
    r"\s*(?:\([^()]*\)\s*|\)\s*)?(?P<way>(?:(?:north|south|east|west)-?(?:east|west)?(?:ern)?|off"
    r"|from|beneath|below|away|offshore|inland|upstream|downstream|underground)\b"
    r"(?:\s+(?:of|from)\b)?)(?:(?:\s+(?!(?:where|when|which|who|and|to|that|as|said|after|before|on|in|at)\b)[a-z]+){0,4}?"
    r"\s+(?P<place>[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w\u2019'-]+){0,2}))?"
)


def _of_measure(doc: Doc, top: Token, mention: NumberMention) -> Counted:
    if mention.unit in LENGTHS and (way := _of_distance(doc, mention)) is not None:
        return Counted(way)
    if mention.unit == "magnitude":
        return Counted("quake")
    if mention.unit in SPEEDS:
        return Counted("speed")
    noun = _measured(top)
    if noun is not None and noun.lemma_.lower() in SUMS | {"amount", "range"}:
        noun = object_of(noun, "of", "in", "for")
    if noun is None or is_unit(noun) or noun.text in CURRENCY_PREFIXES:
        return Counted(None)  # "the same day cost it $5 million"
    if noun.pos_ not in NOUNS or noun.lemma_.lower() in GENERIC:
        return Counted(None)
    changed = mention.kind == "percent" and noun.lemma_.lower() not in CHANGES
    way = change_by(top) if changed else None
    return Counted(f"{way} in {phrase(noun, mention)}" if way else phrase(noun, mention))


def _of_distance(doc: Doc, mention: NumberMention) -> str | None:
    """Return what a length is by the words behind it: "distance from Oslo", "height"."""
    extent = _EXTENTS.get(re.split(r"[\s\-]", mention.text)[-1].lower())
    found = _WAY.match(text_of(doc), mention.end)
    if extent is not None or found is None:
        return extent
    way = " ".join(found["way"].split())
    if way in ("beneath", "below", "underground"):
        return "depth"
    place = found["place"] or ""
    return f"distance {way} {place}" if place else f"distance {way.removesuffix(' of')}"


def _measured(top: Token) -> Token | None:
    """Return the noun that has a measure: "6 % of sales", "a 5m grant", "the fine was 5m"."""
    found, head = object_of(top, "of"), top.head
    if found is not None:
        return found
    if top.dep_ in MODIFIERS and head.lower_ == "worth" and head.i:
        return head.nbor(-1)
    if top.dep_ in MODIFIERS and head.pos_ in NOUNS:
        return whole(head)
    if top.dep_ == "pobj" and head.lower_ != "with":
        return _having(head.head)
    return _having(head) if head.lemma_ in MEASURING | CHANGES else None


def _having(above: Token) -> Token | None:
    """Return what has a size: a noun, or what a verb says of it; nobody who only does something."""
    if above.pos_ in NOUNS:
        return None if above.ent_type_ in NAMED else above
    subject = subject_of(above)
    acts = subject is not None and (is_human(subject) or subject.ent_type_ in NAMED)
    return None if acts and above.lemma_ not in MEASURING | CHANGES else subject

"""What alignment and the wording table compare: content words, names, verb and subject; mentions.

Read from the parse for the claims of every engine, so that engines differ in what they claim and
not in how their claims are compared.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from summarize.claims.nouns import agent_of, is_passive, patient_of
from summarize.domain import Article, Features, GroundedClaim, Mention, Predicate
from summarize.text.cues import find_negations, is_asserted
from summarize.text.names import find_names
from summarize.text.words import content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# --- the verbs of a claim with those who take part: what is held together in a comparison

COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
NO_DEED = ("aux", "auxpass", "amod")
"""Links of what says nothing of its own: "has", and "missing" of a missing person."""


def _predicate(verb: Token) -> Predicate:
    agent = agent_of(verb) if is_passive(verb) else _subject(verb)
    return Predicate(
        verb=_named(verb),
        agent=_participant(agent),
        patient=_participant(patient_of(verb)),
        complement=next((c.lemma_.lower() for c in verb.children if c.dep_ in COMPLEMENTS), None),
    )


def _subject(verb: Token) -> Token | None:
    """Return the head of a verb's subject; in a passive, the patient's."""
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return patient_of(verb)
    agent = agent_of(verb)
    if agent is None and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return _subject(verb.head)
    return agent


CUT_SHORT = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
"""A verb of one short syllable, which doubles its last letter before -ed."""


def _named(verb: Token) -> str:
    """Return a verb's lemma with its particle: "turn-down".

    The parser's "fin" of "fined" would make "finned" (Quirk, 3.8).
    """
    lemma = verb.lemma_.lower()
    mute = CUT_SHORT.fullmatch(lemma) and verb.lower_ == f"{lemma}ed"
    particles = (c.lower_ for c in verb.children if c.dep_ == "prt")
    return "-".join([f"{lemma}e" if mute else lemma, *particles])


def _participant(head: Token | None) -> str | None:
    if head is None:
        return None
    return "people" if head.pos_ == "NUM" else head.lemma_.lower()


CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
UNCOUNTED = frozenset({"CARDINAL", "QUANTITY", "PERCENT", "MONEY", "ORDINAL", "DATE", "TIME"})
"""Entity labels that are compared as figures and times, not as words."""

NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "LAW"})

REACH = 4
"""Words of content behind a "not" on which it bears."""


def features_of(
    article: Article, doc: Doc, claims: Sequence[GroundedClaim]
) -> tuple[tuple[Features, ...], tuple[Mention, ...]]:
    """Return what is compared of each claim, and whom and what an article names.

    The features come one per claim, the mentions in order of the text. An article that is not in
    English has names and words only, and no mentions.
    """
    if article.language != "en":
        return tuple(_plain(c) for c in claims), ()
    starts = [t.idx for t in doc]
    lemmas = {t.lower_: t.lemma_.lower() for t in doc}
    spans = (doc[bisect_left(starts, c.start) : bisect_left(starts, c.end)] for c in claims)
    tokens = ([t for t in span if not t.is_space] for span in spans)
    features = tuple(_features(c, t, lemmas) for c, t in zip(claims, tokens, strict=True))
    return features, tuple(_mentions(article, doc))


def _plain(claim: GroundedClaim) -> Features:
    names = tuple(n.text for n in find_names(claim.quote) if not n.initial)
    return Features(claim=claim.id, lemmas=tuple(content_words(claim.text)), names=names)


def _features(claim: GroundedClaim, tokens: Sequence[Token], lemmas: dict[str, str]) -> Features:
    return Features(
        claim=claim.id,
        lemmas=(*_lent(claim, tokens, lemmas), *(t.lemma_.lower() for t in tokens if _tells(t))),
        names=_names(claim, tokens),
        negated=tuple(_negated(claim, tokens)),
        predicates=tuple(map(_predicate, _verbs(tokens))),
        unasserted=tuple(
            f.start
            for f in claim.figures
            if not all(is_asserted(t) for t in tokens if f.start <= t.idx < f.end)
        ),
    )


def _tells(token: Token) -> bool:
    counted = token.ent_type_ in UNCOUNTED and token.pos_ not in {"NOUN", "VERB"}
    if token.dep_ == "prep":  # "including", "following"
        return False
    return token.pos_ in CONTENT and not token.is_stop and token.is_alpha and not counted


def _negated(claim: GroundedClaim, tokens: Sequence[Token]) -> Iterator[str]:
    for cue in find_negations(claim.quote):
        behind = (t for t in tokens if t.idx >= claim.start + cue.end)
        clause = takewhile(lambda t: t.text not in {",", ";", ":"}, behind)
        yield from (t.lemma_.lower() for t in islice(filter(_tells, clause), REACH))


def _lent(claim: GroundedClaim, tokens: Sequence[Token], lemmas: dict[str, str]) -> Iterator[str]:
    """Yield the words that a claim's text has over its quote ("the experts restored ...")."""
    quoted = {w for t in tokens for w in (t.lower_, t.lemma_.lower())}
    for word in content_words(claim.text):
        lemma = lemmas.get(word)
        if lemma is not None and word not in quoted and lemma not in quoted:
            yield lemma


def _names(claim: GroundedClaim, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return its names; a capital that opens the claim counts where the parse sees a name."""
    named = {t.idx - claim.start for t in tokens if t.pos_ == "PROPN" or t.ent_type_ in NAMING}
    found = (n for n in find_names(claim.quote) if not n.initial or n.start in named)
    return tuple(dict.fromkeys(n.text for n in found))


def _verbs(tokens: Sequence[Token]) -> list[Token]:
    """Return the verbs that tell something, the highest first: the fewest steps from the top."""
    inside = {t.i for t in tokens}
    verbs = [t for t in tokens if t.pos_ in {"VERB", "AUX"} and t.dep_ not in NO_DEED]
    able = [t for t in verbs if t.dep_ != "prep"]
    steps = {t: sum(1 for _ in takewhile(lambda a: a.i in inside, t.ancestors)) for t in able}
    main = min(steps, key=steps.__getitem__, default=None)
    return [main, *(t for t in verbs if t != main)] if main is not None else []


def _mentions(article: Article, doc: Doc) -> Iterator[Mention]:
    for chunk in doc.noun_chunks if len(doc) else ():
        head = chunk.root
        if head.pos_ in {"NOUN", "PROPN"} and "\n" not in chunk.text:
            yield Mention(
                article=article.id, start=chunk.start_char, end=chunk.end_char, text=chunk.text,
                head=head.lemma_.lower(), label=head.ent_type_ or None,
            )  # fmt: skip

"""The clauses of a sentence of the page: what each may rest on, and who says what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from summarize.domain import Claim, Finding
from summarize.gate.agreement import is_one_name
from summarize.gate.article import SUBJECTS, VERBS
from summarize.text.names import find_names
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from summarize.text.saying import FACTIVE_VERBS, HEDGING_VERBS, NEUTRAL_VERBS, QUOTATIVE_VERBS
from summarize.text.support import Passage, is_content, keys_of
from summarize.text.words import PEOPLE, stem, stems

if TYPE_CHECKING:
    from spacy.tokens import Token

FILLED = SUBJECTS | {"expl"}
"""Dependencies of what stands in the place of a subject."""
_BORDER = re.compile(r"; |,? (?:while|whereas|although|though|(?<!all )but|yet) |,[”\x22]? and |: ")
_RELATIVE = re.compile(r", (?:which|who|whom|whose|where) ")
_EDGES = " ,;:."


def clauses_of(sentence: str, parser: Parser) -> list[str]:
    """Return the clauses of a sentence, each with a subject and a verb of its own."""
    clauses: list[str] = []
    start = 0
    for border in _BORDER.finditer(sentence):
        before, after = sentence[start : border.start()], sentence[border.end() :]
        first = _BORDER.split(after, maxsplit=1)[0]
        stop = border.group().startswith(";")
        if stop or (_is_clause(before, parser) and _is_clause(first, parser)):
            clauses.append(before)
            start = border.end()
    parts = [p for c in (*clauses, sentence[start:]) for p in _relatives(c, parser)]
    return [p.strip(_EDGES) for p in parts if p.strip(_EDGES)]


def _relatives(clause: str, parser: Parser) -> list[str]:
    """Return a clause and what is told beside its nouns: "Corbin, which denies it, has a week"."""
    opened = _RELATIVE.search(clause)
    if opened is None:
        return [clause]
    doc = parser.grammar([clause])[0]
    within = range(opened.start() + 1, opened.end())
    verb = next((t for t in doc if t.dep_ == "relcl" and t.left_edge.idx in within), None)
    end = verb.right_edge.idx + len(verb.right_edge) if verb is not None else len(clause)
    if clause[end : end + 1] != ",":
        return _RELATIVE.split(clause)
    main = clause[: opened.start()] + clause[end + 1 :]
    return [*_relatives(main, parser), clause[opened.end() : end]]


def _is_clause(text: str, parser: Parser) -> bool:
    (doc,) = parser.grammar([text])
    return any(t.dep_ in FILLED and t.head.pos_ in VERBS for t in doc)


# --- what a clause may rest on: the claims that its sentence cites


@dataclass(frozen=True)
class Evidence:
    """What a sentence may rest on: the claims cited, each as the passages that tell it."""

    claims: Sequence[Claim]
    passages: Mapping[str, tuple[Passage, ...]]  # of each claim its text, its quote and its day
    names: Mapping[str, Sequence[str]]  # of each claim all of its speaker, relay and outlet
    findings: Sequence[Finding]  # that the sentence names
    labels: tuple[Passage, ...]  # their statements, questions and labels, let through by a gate
    things: frozenset[str]  # the plain words that tell what the story is about, by their keys

    def all_passages(self) -> Iterator[Passage]:
        """Yield the passages of all claims."""
        return (p for told in self.passages.values() for p in told)

    def knows(self, phrase: str) -> bool:
        """Whether a phrase names a speaker, relay or outlet of a claim."""
        return any(_is_one_of(phrase, names) for names in self.names.values())


# --- the page's own words: what a sentence may say beside the claims that it cites


PLAIN = frozenset(
    (files("summarize.gate") / "reporting_words.txt").read_text("utf-8").split("\n---\n")[1].split()
)
"""Lemmas of the page's own: said of accounts, figures and statements, never of the event."""
SAYING = NEUTRAL_VERBS | FACTIVE_VERBS | HEDGING_VERBS | QUOTATIVE_VERBS
OF_ACCOUNTS = frozenset({"account", "report", "article", "outlet", "source", "paper", "version"})

_RELATIONS = {
    "agreed": "agree",
    "disputed": "disagree differ contradict conflict dispute",
    "figures": "differ vary",
    "update": "update rise grow earlier later",
    "check": "add up sum differ total",
    "single-source": "only alone",
}
"""What a sentence may say of how accounts stand to each other, by the kind of its finding."""
RELATIONS = frozenset(w for words in _RELATIONS.values() for w in words.split())
"""All of them: none is the page's own where no finding of that kind is told."""
_SAME = frozenset({"rounding", "unit", "update"})
"""Types of figures that read differently and do not differ."""


def free_words(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the words, in lower case, that a sentence that names these needs no evidence for."""
    kinds = {f.kind for f in findings if f.kind != "figures" or f.type not in _SAME}
    return PLAIN | {w for kind in kinds for w in _RELATIONS[kind].split()}


def ends(findings: Iterable[Finding]) -> frozenset[float]:
    """Return the values between which figures may be said to go: those that differ."""
    labels = (p.label for f in findings if f.kind in {"figures", "update"} for p in f.positions)
    return frozenset(
        v for told in labels for n in find_numbers(told) for v in (n.value, n.low, n.high) if v
    )


# --- who says what a clause tells, and whether the page may say it in its own voice

QUOTED = frozenset({"quote", "cite"})
"""Verbs of saying whose passive has the speaker for its subject."""


def speaker_in(statement: Passage, evidence: Evidence) -> str:
    """Return the words that a clause gives what it tells to; "" where it tells it itself."""
    for token in statement.tokens:
        if _asserts(token):
            phrase = _phrase(token)
            if evidence.knows(phrase):
                return phrase
        if token.lower_ == "according":
            behind = [t for t in token.subtree if t.i > token.i and t.lower_ != "to"]
            told = {t.lower_ for p in evidence.all_passages() for t in p.tokens}
            if not all(t.lower_ in told for t in behind if is_content(t)):
                return " ".join(t.text for t in behind)
    return ""


def unknown_speakers(statement: Passage, evidence: Evidence) -> Iterator[str]:
    """Yield names that say something in a clause and in nothing that it cites."""
    saying = {stem(v) for v in SAYING}
    roles = (r for p in evidence.all_passages() for r in p.roles)
    speak = {word for verb, role, word in roles if role == "doer" and verb in saying}
    for token in statement.tokens:
        if token.pos_ != "PROPN" or not _asserts(token):
            continue
        verb, behind = token.head, {c.dep_ for c in token.head.children}
        tells = verb.dep_ in {"ccomp", "parataxis"} or behind & {"ccomp", "xcomp"}
        strange = stem(token.lemma_.lower()) not in speak and not evidence.knows(_phrase(token))
        if tells and strange:
            yield _phrase(token)


def sayings(statement: Passage, evidence: Evidence) -> frozenset[str]:
    """Return the words of saying that a clause may use: not those that nobody says it with."""
    idle = set()
    for verb in (t for t in statement.tokens if t.pos_ == "VERB" and t.lemma_.lower() in SAYING):
        subject = next((c for c in verb.lefts if c.dep_ in FILLED), None)
        if subject is None or subject.pos_ == "PRON":
            continue
        if subject.lemma_.lower() in OF_ACCOUNTS | PEOPLE:
            continue
        if subject.dep_ == "nsubjpass" or not evidence.knows(_phrase(subject)):
            idle.add(verb.lemma_.lower())  # "the bomb explained"
    return SAYING - RELATIONS - idle


def _asserts(subject: Token) -> bool:
    """Whether a word is the subject of a verb of saying; "is expected to" tells of its subject."""
    verb = subject.head.lemma_.lower()
    if subject.head.pos_ not in {"VERB", "AUX"}:
        return False  # "made Reed an offer": parsed as a clause
    if subject.dep_ == "nsubjpass":
        return verb in QUOTED
    return subject.dep_ == "nsubj" and verb in SAYING


def _phrase(head: Token) -> str:
    return "".join(t.text_with_ws for t in head.subtree).strip()


def said_by(speaker: str, evidence: Evidence) -> tuple[Claim, ...]:
    """Return the claims of whom a phrase names, those by another of his names among them."""
    named = {c.id for c in evidence.claims if _is_one_of(speaker, evidence.names[c.id])}
    people = {c.speaker for c in evidence.claims if is_his(c, speaker)}
    also = people if len(people) == 1 else set()
    return tuple(c for c in evidence.claims if c.id in named or c.speaker in also)


def is_his(claim: Claim, phrase: str) -> bool:
    """Whether a phrase names who makes a claim."""
    return _is_one_of(phrase, [n for n in (claim.speaker, claim.speaker_text) if n])


def _is_one_of(phrase: str, names: Iterable[str]) -> bool:
    return any(_names_one(phrase, n) for n in names)


def claims_of(speaker: str, statement: Passage, evidence: Evidence) -> tuple[Claim, ...]:
    """Return the claims that somebody makes, and those in which an outlet tells that he does."""
    verbs = [t.head for t in statement.tokens if t.dep_ in FILLED and _phrase(t) == speaker]
    does = frozenset(k for t in verbs for k in keys_of(t))
    made = said_by(speaker, evidence)
    told = []
    for claim in (c for c in evidence.claims if c.speaker is None and c not in made):
        arguments = (a for p in evidence.passages[claim.id] for a in p.arguments)
        doers = (w for v, role, w in arguments if role == "doer" and keys_of(v) & does)
        if any(_names_one(speaker, _phrase(w)) for w in doers):
            told.append(claim)
    return (*made, *told)


def _names_one(phrase: str, name: str) -> bool:
    """Whether a phrase of a sentence names somebody: his name, or words of his description."""
    named, known = find_names(phrase), find_names(name)
    if any(is_one_name(a, b) for a in named for b in known):
        return True
    told = stems(name)
    return bool(told) and told <= stems(phrase)


def voice(
    statement: Passage, speaker: str, bearing: Sequence[Claim], evidence: Evidence, sentence: str
) -> Iterator[str]:
    """Yield who alone says what a clause tells as a fact.

    An outlet's own voice, two origins, or a clause about what accounts give let the page say it
    plainly; else its speaker is to be named in its sentence.
    """
    if speaker or any(c.speaker is None for c in bearing):
        return
    sides = (p for f in evidence.findings if f.kind == "agreed" for p in f.positions)
    agreed = {c for p in sides for c in p.claims}
    behind = [*bearing, *(c for c in evidence.claims if c.id in agreed)]
    about = (t for t in statement.tokens if t.lemma_.lower() in OF_ACCOUNTS)
    # what "the accounts say", or what is so "in every account", is not about them
    of_accounts = any(t.dep_ in {*FILLED, "dobj"} and not _asserts(t) for t in about)
    named = any(_is_one_of(sentence, evidence.names[c.id]) for c in bearing)
    if len({c.origin for c in behind}) == 1 and not of_accounts and not named:
        yield f'it says in the page\'s own voice what "{bearing[0].speaker}" says'

"""Who says what a clause of the page tells, and whether the page may say it in its own voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.domain import Claim
from summarize.gate.clauses import SUBJECTS
from summarize.gate.evidence import OF_ACCOUNTS, RELATIONS, SAYING, Evidence
from summarize.text.names import Name, find_names, is_form_of
from summarize.text.support import Passage, is_content, keys_of
from summarize.text.words import PEOPLE, stem, stems

if TYPE_CHECKING:
    from spacy.tokens import Token

QUOTED = frozenset({"quote", "cite"})
"""Verbs of saying whose passive has the speaker for its subject."""


def speaker_in(statement: Passage, evidence: Evidence) -> str:
    """Return the words that a clause gives what it tells to; "" where it tells it itself."""
    for token in statement.tokens:
        if _asserts(token):
            phrase = _phrase(token)
            if any(_is_one_of(phrase, names) for names in evidence.names.values()):
                return phrase
        if token.lower_ == "according":
            behind = [t for t in token.subtree if t.i > token.i and t.lower_ != "to"]
            told = {t.lower_ for ps in evidence.passages.values() for p in ps for t in p.tokens}
            if not all(t.lower_ in told for t in behind if is_content(t)):
                return " ".join(t.text for t in behind)
    return ""


def unknown_speakers(statement: Passage, evidence: Evidence) -> Iterator[str]:
    """Yield names that say something in a clause and in nothing that it cites."""
    saying = {stem(v) for v in SAYING}
    roles_told = (r for ps in evidence.passages.values() for p in ps for r in p.roles)
    speak = {word for verb, role, word in roles_told if role == "doer" and verb in saying}
    for token in statement.tokens:
        if token.pos_ != "PROPN" or not _asserts(token) or not _tells(token.head):
            continue
        known = any(_is_one_of(_phrase(token), names) for names in evidence.names.values())
        if not known and stem(token.lemma_.lower()) not in speak:
            yield _phrase(token)


def _tells(verb: Token) -> bool:
    """Whether a verb of saying has a clause that it tells, around it or behind it."""
    return verb.dep_ in {"ccomp", "parataxis"} or any(
        c.dep_ in {"ccomp", "xcomp"} for c in verb.children
    )


def sayings(statement: Passage, evidence: Evidence) -> frozenset[str]:
    """Return the words of saying that a clause may use: not those that nobody says it with."""
    verbs = (t for t in statement.tokens if t.pos_ == "VERB" and t.lemma_.lower() in SAYING)
    idle = {t.lemma_.lower() for t in verbs if _says_nothing(t, evidence)}
    return SAYING - RELATIONS - idle


def _says_nothing(verb: Token, evidence: Evidence) -> bool:
    """Whether a verb of saying has a subject that says nothing: "the bomb explained"."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or subject.pos_ == "PRON" or subject.lemma_.lower() in OF_ACCOUNTS | PEOPLE:
        return False
    known = any(_is_one_of(_phrase(subject), names) for names in evidence.names.values())
    return subject.dep_ == "nsubjpass" or not known


def _asserts(subject: Token) -> bool:
    """Whether a word is the subject of a verb of saying; "is expected to" tells of its subject."""
    verb = subject.head.lemma_.lower()
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
    verbs = [t.head for t in statement.tokens if t.dep_ in SUBJECTS and _phrase(t) == speaker]
    does = frozenset(k for t in verbs for k in keys_of(t))
    made = said_by(speaker, evidence)
    told = (c for c in evidence.claims if c.speaker is None and c not in made)
    return (*made, *(c for c in told if _does(speaker, does, evidence.passages[c.id])))


def _does(somebody: str, verbs: frozenset[str], passages: Sequence[Passage]) -> bool:
    return any(
        role == "doer" and keys_of(verb) & verbs and _names_one(somebody, _phrase(word))
        for p in passages
        for verb, role, word in p.arguments
    )


def _names_one(phrase: str, name: str) -> bool:
    """Whether a phrase of a sentence names somebody: his name, or words of his description."""
    named, known = find_names(phrase), find_names(name)
    if any(is_one_name(a, b) for a in named for b in known):
        return True
    told = stems(name)
    return bool(told) and told <= stems(phrase)


def is_one_name(one: Name, other: Name) -> bool:
    """Whether one name is the other with words left out."""
    return is_form_of(one.words, other.words) or is_form_of(other.words, one.words)


def voice(
    statement: Passage, speaker: str, bearing: Sequence[Claim], evidence: Evidence, sentence: str
) -> Iterator[str]:
    """Yield who alone says what a clause tells as a fact.

    An outlet's own voice, two origins, or a clause about what accounts give let the page say it
    plainly; else its speaker is to be named in its sentence.
    """
    if speaker or any(c.speaker is None for c in bearing):
        return
    agreed = {
        c for f in evidence.findings if f.kind == "agreed" for p in f.positions for c in p.claims
    }
    behind = [*bearing, *(c for c in evidence.claims if c.id in agreed)]
    about = (t for t in statement.tokens if t.lemma_.lower() in OF_ACCOUNTS)
    # what "the accounts say", or what is so "in every account", is not about them
    of_accounts = any(t.dep_ in {*SUBJECTS, "dobj"} and not _asserts(t) for t in about)
    named = any(_is_one_of(sentence, evidence.names[c.id]) for c in bearing)
    if len({c.origin for c in behind}) == 1 and not of_accounts and not named:
        yield f'it says in the page\'s own voice what "{bearing[0].speaker}" says'

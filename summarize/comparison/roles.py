"""Whether two statements tell one deed of the same people and things, in the same parts.

The main verb of the one must be a verb of the other, or mean the same; who does it there must do
it here, and to whom it is done likewise, however the sentences are turned: in the passive, told of
what happens to a thing ("the dam broke", "the flood broke the dam"), or by a pronoun or a plain
noun that takes up a name given shortly before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from summarize.comparison.statements import Statement
from summarize.comparison.story import Story
from summarize.domain import Claim, Participant, Predicate
from summarize.text.families import NOUNS
from summarize.text.kinship import kin
from summarize.text.meaning import content_words, rounds_to, stem
from summarize.text.names import is_acronym_of
from summarize.text.opposites import pole_of
from summarize.text.saying import COMPANY_NOUNS, GENERIC_BODIES, PERSON_NOUNS
from summarize.text.tolls import PEOPLE, TOLL_OF
from summarize.text.verb_kinship import same_verbs

PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "who", "which", "that", "this"})
PERSONAL = frozenset({"it", "they", "he", "she", "we", "i"})

KINDS = (
    PERSON_NOUNS
    | GENERIC_BODIES
    | COMPANY_NOUNS
    | PEOPLE
    | frozenset(w for words in NOUNS.values() for w in words.split())
    | frozenset(
        {"pair", "team", "club", "country", "city", "town", "plane", "car", "yacht", "film"}
    )
)
"""Nouns by which a text takes up a name: "the firm", "the storm", "the 58-year-old"."""

TRADES = ("man", "woman", "ist", "ian", "eer")

BEFORE = 300
"""Characters before a claim in which a name stands that a pronoun or "the firm" takes up: about
two sentences."""

SAME_WORDS = 0.7
"""Overlap from which two claims are so alike that a pronoun stands for one in both."""

LIGHT = frozenset(
    {"be", "have", "do", "get", "make", "take", "give", "come", "go", "see", "put", "say", "become"}
)
"""Verbs that carry no deed of their own: they tell one deed only with one complement or object."""

ONE_SIDED = frozenset({"die", "perish", "drown"})
"""Verbs whose subject suffers the deed, as the object of "kill" does."""

COSTING = frozenset({"cost", "claim", "take"})
"""What does so to lives kills."""

DOING = frozenset(
    {"give", "make", "take", "have", "do", "issue", "impose", "launch", "hold", "hand", "deliver",
     "conduct", "stage", "open", "carry-out", "hand-down", "place", "put", "mount"}
)  # fmt: skip
"""Verbs that leave the deed to their object: "gave a sentence", "launched an attack"; the support
verbs of English (Quirk et al., 10.30; Huddleston and Pullum, 4.7)."""

SUFFERING = frozenset({"receive", "get", "face", "suffer", "undergo", "sustain", "earn", "win"})
"""The same, told of whom it is done to: "received a fine"."""


class Deed(NamedTuple):
    """How a claim tells a statement's deed.

    Attributes:
        name: "told", "untold" where no verb of the claim is the statement's, "otherwise" where one
            is and others take part in it, "unread" where nothing was read of one of the two.
        taken_up: Words of names that stand in the claim as a pronoun or a plain noun.
        verb: The statement's verb where it is told, maybe with another.
    """

    name: str
    taken_up: frozenset[str] = frozenset()
    verb: str = ""


UNTOLD, OTHERWISE, UNREAD = Deed("untold"), Deed("otherwise"), Deed("unread")


def same_deed(story: Story, claim: Claim, statement: Statement) -> Deed:
    """Return how a claim tells what a statement's main verb does, and of whom."""
    main = statement.features.predicates[:1] if statement.features else ()
    features = story.features.get(claim.id)
    if not main or features is None:
        return UNREAD
    ours = _readings(main[0])
    theirs = [r for p in features.predicates for r in _readings(p)]
    words = story.signatures[claim.id].terms
    theirs += [t for one in ours for p in features.predicates for t in _by_noun(one, p, words)]
    same = [(one, other) for one in ours for other in theirs if _same_verb(one, other)]
    if not same:
        return UNTOLD
    meeting = _Meeting(story, claim, statement.claim)
    for one, other in same:
        taken_up = meeting.of(one, other)
        if taken_up is not None:
            return Deed("told", taken_up, main[0].verb)
    return OTHERWISE


def tells_its_deed(statement: Statement) -> bool:
    """Whether a statement's main verb says by itself what was done."""
    main = _main(statement)
    return main is None or (main.verb not in LIGHT and bool(content_words(main.verb)))


def _main(statement: Statement) -> Predicate | None:
    features = statement.features
    return _turned(features.predicates[0]) if features and features.predicates else None


def _turned(predicate: Predicate) -> Predicate:
    """Return a predicate of death or harm as what is done to somebody."""
    told = predicate.verb if predicate.verb != "be" else predicate.complement
    agent, patient = predicate.agent, predicate.patient
    if patient is not None and patient.head == "life":
        if predicate.verb == "lose" and agent is not None:
            return predicate.model_copy(update={"verb": "die", "agent": None, "patient": agent})
        if predicate.verb in COSTING:
            people = patient.model_copy(update={"head": "people"})
            return predicate.model_copy(update={"verb": "kill", "patient": people})
    suffers = predicate.verb in ONE_SIDED or (predicate.verb == "be" and told in TOLL_OF)
    if suffers and agent is not None and not predicate.passive:
        update = {"verb": told, "agent": None, "patient": agent, "complement": None}
        return predicate.model_copy(update=update)
    return predicate


@lru_cache(maxsize=8192)
def _readings(predicate: Predicate) -> tuple[Predicate, ...]:
    """Return a predicate as it stands, and as the deed that its object names."""
    return tuple(_read(predicate))


def _read(predicate: Predicate) -> Iterator[Predicate]:
    yield _turned(predicate)
    if predicate.verb == "be" and predicate.agent is None and predicate.complement:
        there = Participant(head=predicate.complement)  # "there is an operation under way"
        yield Predicate(verb="carry-out", patient=there)
    deed = predicate.patient
    if deed is None:
        return
    if predicate.verb in DOING:
        update = {"verb": deed.head, "patient": predicate.recipient}
        yield predicate.model_copy(update=update)
    elif predicate.verb in SUFFERING:
        update = {"verb": deed.head, "agent": None, "patient": predicate.agent}
        yield predicate.model_copy(update=update)


def _by_noun(ours: Predicate, theirs: Predicate, words: Set[str]) -> Iterator[Predicate]:
    """Yield a support verb as the statement's deed where the claim has the noun for it."""
    if theirs.verb in DOING and stem(ours.verb) in words:
        update = {"verb": ours.verb, "patient": theirs.recipient or theirs.patient}
        yield theirs.model_copy(update=update)


def _same_verb(ours: Predicate, theirs: Predicate) -> bool:
    if ours.verb in LIGHT or theirs.verb in LIGHT:
        return ours.verb == theirs.verb and ours.complement == theirs.complement
    return akin(ours.verb, theirs.verb) or theirs.verb in same_verbs(ours.verb)


def akin(one: str, other: str) -> bool:
    """Whether two lemmas are one word, or stand for each other."""
    if one == other or (one in TOLL_OF and TOLL_OF[one] == TOLL_OF.get(other)):
        return True
    ours, theirs = stem(one), stem(other)
    pole = pole_of(one)
    return ours == theirs or theirs in kin(ours) or (pole is not None and pole == pole_of(other))


class _Meeting:
    """Holds those who take part in a statement against those who take part in a claim."""

    def __init__(self, story: Story, claim: Claim, stated: Claim) -> None:
        self._words = story.signatures[claim.id].terms
        self._story = story
        self._claim, self._stated = claim, stated
        self._plain = story.plain_words
        self._before = _nearby(story, claim)
        self._stated_before = _nearby(story, stated)

    def of(self, ours: Predicate, theirs: Predicate) -> frozenset[str] | None:
        """Return the names taken up where all who take part meet, else None."""
        for pairs in _castings(ours, theirs):
            met = [self._meet(one, other, theirs) for one, other in pairs]
            if None not in met:
                return frozenset[str]().union(*(m for m in met if m is not None))
        return None

    def _meet(
        self, one: Participant, other: Participant | None, theirs: Predicate
    ) -> frozenset[str] | None:
        if one.head in PRONOUNS:
            return self._meet_speaker(one, other)
        if other is None:
            return self._stands_elsewhere(one, theirs)
        if not _counts_meet(one, other):
            return None
        one, other = self._named(one), self._named(other)
        if one.names and other.names:
            return frozenset() if _names_meet(one.names, other.names) else None
        if one.names:
            taken_up = other.head in PERSONAL or _takes_up(other)
            known = taken_up and self._told(one, self._before)
            return frozenset(n.lower() for n in one.names) if known else None
        if other.names:
            told = any(n.lower() in self._stated_before for n in other.names)
            known = told and _takes_up(one)
            return frozenset() if known or _heads_meet(one, other) else None
        if other.head in PERSONAL:
            return frozenset({one.head}) if self._told(one, self._before) else None
        return frozenset() if _heads_meet(one, other) else None

    def _meet_speaker(self, one: Participant, other: Participant | None) -> frozenset[str] | None:
        """Hold a pronoun against who takes part: it is the speaker, or stands in the same words."""
        speaker = self._stated.speaker
        if one.head in PERSONAL and speaker and other is not None:
            same = other.head in PERSONAL and self._claim.origin == self._stated.origin
            named = {n.lower() for n in other.names} & {w.lower() for w in speaker.split()}
            return frozenset() if same or named else None
        signatures = self._story.signatures
        alike = self._story.weights.overlap(signatures[self._claim.id], signatures[self._stated.id])
        return frozenset() if alike >= SAME_WORDS else None

    def _stands_elsewhere(self, one: Participant, theirs: Predicate) -> frozenset[str] | None:
        """Whether a doer that the parse does not find stands in the claim all the same."""
        lost = theirs.agent is None and not theirs.passive
        words = one.names or (one.head,)
        return frozenset() if lost and all(stem(w.lower()) in self._words for w in words) else None

    def _named(self, one: Participant) -> Participant:
        """Return who takes part without a name that is a plain word set at the head of a line."""
        names = tuple(n for n in one.names if n.lower() not in self._plain)
        return one.model_copy(update={"names": names}) if names != one.names else one

    def _told(self, one: Participant, before: Sequence[str]) -> bool:
        if one.names:
            return all(n.lower() in before for n in one.names)
        return any(akin(one.head, w) for w in before)


def _takes_up(one: Participant) -> bool:
    """Whether a noun may stand for a name given before."""
    return one.definite and (one.head in KINDS or one.head.endswith(TRADES))


def _castings(
    ours: Predicate, theirs: Predicate
) -> Iterator[list[tuple[Participant, Participant | None]]]:
    """Yield who is to be held against whom; a lone subject may be doer or what is done to."""
    if ours.agent is not None and ours.patient is not None:
        yield [(ours.agent, theirs.agent), (ours.patient, theirs.patient)]
    elif ours.patient is not None:
        yield [(ours.patient, theirs.patient)]
        if theirs.patient is None:
            yield [(ours.patient, theirs.agent)]
    elif ours.agent is not None:
        yield [(ours.agent, theirs.agent)]
        yield [(ours.agent, theirs.patient)]
    else:
        yield []


def _nearby(story: Story, claim: Claim) -> tuple[str, ...]:
    """Return the words that stand shortly before a claim, lower case."""
    text = story.article[claim.article].text[max(0, claim.start - BEFORE) : claim.start]
    return _words(text)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+", text.lower()))


def _counts_meet(one: Participant, other: Participant) -> bool:
    if one.count is None or other.count is None:
        return True
    return rounds_to(other.count, one.count)


def _names_meet(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if {n.lower() for n in ours} & {n.lower() for n in theirs}:
        return True
    return is_acronym_of(ours[0], theirs) or is_acronym_of(theirs[0], ours)


def _heads_meet(one: Participant, other: Participant) -> bool:
    heads = (one.head, *one.others), (other.head, *other.others)
    if any(akin(a, b) for a in heads[0] for b in heads[1]):
        return True
    counted = one.count is not None and one.count == other.count
    return counted and one.head in {"other", "people"} and other.head in PEOPLE

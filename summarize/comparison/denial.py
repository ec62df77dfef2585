"""One says that it happened, another that nothing of the kind did: "the alarm rang", "no alarm"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from summarize.comparison.deeds import Deed, deeds
from summarize.comparison.opposition import Opposition
from summarize.comparison.spoken import against
from summarize.comparison.story import Story
from summarize.domain import Claim, Mention
from summarize.text.hedges import FUTURE, find_hedges
from summarize.text.meaning import content_words, stem
from summarize.text.names import find_names
from summarize.text.negation_scope import denies
from summarize.text.synonyms import synonyms

OPERATING = frozenset(
    """
    sound ring go issue give send hear happen occur activate trigger switch work function operate
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Verbs by which a thing that gives a sign is said to have done so at all."""

PRONOUNS = frozenset({"it", "they", "this", "that", "he", "she", "we", "i", "you", "who", "which"})

STILL_OPEN = re.compile(
    r"\b(?:has|have)(?:n['\u2019]t| not| never| yet)\b|\b(?:not|nor) (?:\w+ )?yet\b|\byet to\b"
    r"|\b(?:is|are)(?:n['\u2019]t| not)\b|\bno(?:t a single| one)? [\w ]{3,30}\b(?:has|have)\b",
    re.IGNORECASE,
)
"""What is not so at the time of speaking may be so the day after: no contradiction, an update."""

_HAVING = (
    r"(?:ha(?:s|d|ve)|receiv\w+|got|g[ie]ve\w*|ma[dk]e\w*|issu\w+|sent|saw|seen|heard|found|held"
    r"|sign\w+|put|turn\w* down|reject\w+|refus\w+|accept\w+|announc\w+|confirm\w+)"
)
THERE = re.compile(r"\bthere (?:was|were|had been|has been)(?: indeed| also)? *$", re.IGNORECASE)
HAD = re.compile(rf"\b{_HAVING}(?: \w+)? *$", re.IGNORECASE)
NEVER_HAD = re.compile(
    rf"(?:\bnever|\bnot|n['\u2019]t|\bden\w+)(?: \w+)? (?:{_HAVING}|receive|get|make|see|hear|hold"
    r"|sign|issue|send|find) *$",
    re.IGNORECASE,
)
"""How a thing is said to have been there, or not: "there was a call", "never received a call"."""

OF_TALK = frozenset(
    """
    comment statement response reply answer detail word sign evidence proof indication doubt
    question reason way time choice problem idea plan matter need chance change one
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Things of which each speaker has his own: no comment from one is none from another."""

FEW = 2
"""Words of content that two deeds share beside their verb, where no name is among them."""


def denied(story: Story) -> list[Opposition]:
    """Return pairs of a claim that something happened and one that it did not, by others."""
    return [*_not_done(story), *_not_heard(story), *_no_such(story)]


# --- deeds -----------------------------------------------------------------------------------


def _not_done(story: Story) -> Iterator[Opposition]:
    done: dict[str, list[Deed]] = defaultdict(list)
    told = deeds(story)
    for deed in told:
        if not deed.denied:
            for verb in {stem(deed.verb), *synonyms(deed.verb)}:
                done[verb].append(deed)
    for deed in told:
        if deed.denied:
            for there in done[stem(deed.verb)]:
                if _is_of(story, there, deed) and _may_clash(story, there.claim, deed.claim):
                    yield _opposed(story, there, deed)


def _opposed(story: Story, there: Deed, deed: Deed) -> Opposition:
    """Return the opposition; its question is of the deed where that is what the claim tells."""
    why = "One says that it was so, one that it was not."
    features = story.features.get(there.claim.id)
    asks = features is not None and features.root == there.verb
    question = "" if asks else against(story, there.claim, deed.claim)
    return Opposition(there.claim, deed.claim, why, question)


def _is_of(story: Story, there: Deed, deed: Deed) -> bool:
    """Whether what is denied holds what is told: nothing in the denial is of anything else."""
    told = there.doer | there.patient | there.rest
    if deed.doer and there.doer and not deed.doer & there.doer:
        return False
    if deed.patient and there.patient and not deed.patient & there.patient:
        return False
    if len(deed.rest - told) > 1 or (deed.rest and not deed.rest & told):
        return False
    shared = (deed.doer | deed.patient | deed.rest) & told
    named = {t for t in shared if _is_name(story, deed.claim, t)}
    return len(shared) >= FEW or bool(named & deed.doer & there.doer) or _is_one_thing(there, deed)


def _is_one_thing(there: Deed, deed: Deed) -> bool:
    """Whether the same doer acts, and nothing more is said in the denial: "no van had driven"."""
    return bool(deed.doer & there.doer) and not deed.patient and not deed.rest


def _is_name(story: Story, claim: Claim, term: str) -> bool:
    features = story.features.get(claim.id)
    names = features.names if features else ()
    return any(stem(w.lower()) == term for n in names for w in n.split())


# --- signs -----------------------------------------------------------------------------------


def _not_heard(story: Story) -> Iterator[Opposition]:
    happened: dict[str, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        features = story.features.get(claim.id)
        subject = features.subject if features else None
        if features and subject and subject not in PRONOUNS and _asserts(claim, features.root):
            happened[subject].append(claim)
    for claim in story.claims:
        for noun in _denied_nouns(story, claim, set(happened)):
            why = f"One says that it happened, one that there was no {noun}."
            for there in happened[noun]:
                if _may_clash(story, there, claim):
                    yield Opposition(there, claim, why)


def _asserts(claim: Claim, root: str | None) -> bool:
    return (
        root in OPERATING
        and not claim.negated
        and not claim.hedges
        and not _NO.search(claim.text)
        and all(c.kind != FUTURE for c in find_hedges(claim.text))  # to come is not happened
    )


_NO = re.compile(r"\b(?:no|not|never|without|none|neither|nor)\b|n['\u2019]t\b", re.IGNORECASE)


def _denied_nouns(story: Story, claim: Claim, nouns: set[str]) -> Iterator[str]:
    """Yield the nouns of which a claim says that there was none, or that they did not act."""
    features = story.features.get(claim.id)
    if features is None or not _NO.search(claim.text):
        return
    for noun in sorted(nouns):
        if _none_of(claim, features.root, noun):
            yield noun
        elif features.root in OPERATING and denies(claim.text, features.root or ""):
            meant = features.subject == noun or (
                features.subject in {"it", "they"} and _just_named(story, claim, noun)
            )
            if meant:
                yield noun


def _none_of(claim: Claim, root: str | None, noun: str) -> bool:
    """Whether a claim says that there was none of a thing, or that none of them acted."""
    none = re.search(
        rf"\b(?:no|without (?:a|any)|not (?:a single|one)) {noun}s?\b", claim.text, re.IGNORECASE
    )
    return none is not None and (root in OPERATING or "there" in claim.text.lower().split())


def _just_named(story: Story, claim: Claim, noun: str) -> bool:
    """Whether the sentence of a claim, or the one before it, names the noun."""
    number = story.sentence_number(claim)
    spans = story.sentences(claim.article)
    start, end = spans[max(0, number - 1)][0], claim.start
    return noun in story.article[claim.article].text[start:end].lower()


# --- things ----------------------------------------------------------------------------------


class _Thing(NamedTuple):
    """A thing of which a claim says that there was one, or none.

    Attributes:
        claim: The claim.
        words: Stems of its noun and what stands before it.
        names: Stems of the names in the claim, its speaker's included.
    """

    claim: Claim
    words: frozenset[str]
    names: frozenset[str]


def _no_such(story: Story) -> Iterator[Opposition]:
    """Yield who was given, made or told a thing, and who says that there was no such thing."""
    told: dict[bool, list[_Thing]] = {True: [], False: []}
    mentions = {r.article: r.mentions for r in story.reads}
    for claim in story.claims:
        if story.repeated(claim) or claim.part != "body":
            continue
        for mention in mentions.get(claim.article, ()):
            if claim.start <= mention.start < claim.end and mention.head not in OF_TALK:
                is_there = _is_there(story, claim, mention)
                if is_there is not None:
                    told[is_there].append(_Thing(claim, _stems(mention.text), _named(claim)))
    for none in told[False]:
        for there in told[True]:
            if _is_that(there, none) and _may_clash(story, there.claim, none.claim):
                yield Opposition(there.claim, none.claim, "One says that there was one, one none.")


def _is_that(there: _Thing, none: _Thing) -> bool:
    """Whether two claims speak of one thing: by two words, or by one and a name in common."""
    if not none.words or none.words != there.words:
        return False
    return len(none.words) >= FEW or bool(none.names & there.names)


def _is_there(story: Story, claim: Claim, mention: Mention) -> bool | None:
    """Whether a claim says that there was one; None where it says neither."""
    text = story.article[claim.article].text
    before, first = text[claim.start : mention.start], mention.text.split()[0].lower()
    if first == "no" or (first in {"a", "an", "any"} and NEVER_HAD.search(before)):
        had = first != "no" or THERE.search(before) or HAD.search(before)
        return False if had else None
    plain = first in {"a", "an", "one"} and not claim.negated and not claim.hedges
    if plain and not any(c.kind == FUTURE for c in find_hedges(claim.text)):
        return True if THERE.search(before) or HAD.search(before) else None
    return None


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w) for w in content_words(text))


def _named(claim: Claim) -> frozenset[str]:
    names = [w for n in find_names(claim.quote) if not n.initial for w in n.words]
    return _stems(" ".join([*names, claim.speaker or ""]))


# --- time ------------------------------------------------------------------------------------


def _may_clash(story: Story, there: Claim, claim: Claim) -> bool:
    """Whether two claims are by different origins and of one time."""
    if there.origin == claim.origin or came_about(story, there, claim):
        return False
    if there.when and claim.when:
        return there.when.from_ <= claim.when.to and claim.when.from_ <= there.when.to
    return not story.is_background(there) and not story.is_background(claim)


def came_about(story: Story, there: Claim, claim: Claim) -> bool:
    """Whether what was not so when one account was printed may have come about since.

    Args:
        story: The accounts.
        there: A claim that it is so.
        claim: One that it is not.
    """
    if not STILL_OPEN.search(claim.text) or there.article == claim.article:
        return False
    one, other = (story.article[c.article].published.date for c in (there, claim))
    return one is None or other is None or other < one

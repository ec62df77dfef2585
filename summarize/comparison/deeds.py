"""Who did what, and whether a claim says that it was so: the deeds that a denial can deny."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarize.comparison.story import Story
from summarize.domain import Action, Claim
from summarize.text.hedges import (
    BELIEVED,
    CONDITION,
    DUTY,
    FUTURE,
    LIKELY,
    PLANNED,
    POSSIBLE,
    find_hedges,
)
from summarize.text.meaning import content_words, stem

LIGHT = frozenset(
    """
    be have do make take give get put come go say tell call ask want try let keep see know think
    use need seem become begin start continue report add find show hold leave bring
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Verbs that many tell of many things: to share one is no sign of one deed."""

UNREAL = frozenset({POSSIBLE, LIKELY, BELIEVED, PLANNED, CONDITION, DUTY, FUTURE})
"""Kinds of reserve under which nothing is said to have happened."""

BORDER = re.compile(
    r"[,;:\u2014]|\b(?:that|who|which|when|while|after|before|because|until|and|but|where|whether"
    r"|if|as|than)\b",
    re.IGNORECASE,
)
"""Where the clause of a verb begins and ends."""

NEGATED = re.compile(
    r"\b(?:not|never|nobody|nothing|none|neither|no one|no|without|hardly)\b|n['\u2019]t\b"
    r"|\bnot (?:one|a single)\b",
    re.IGNORECASE,
)

DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying) (?:that|having|ever|any\w*|\w+ing)"
    r"|no (?:\w+ )?(?:evidence|proof|indication|sign)s? (?:that|of)"
    r"|(?:not|never|n['\u2019]t) (?:find|found|show|shown|establish\w*|conclude\w*|believe|think)"
    r"|(?:not|never|n['\u2019]t) \w+ (?:any )?(?:evidence|proof|indications?|signs?) (?:that|of)"
    r"|(?:rejected|rejects|dismissed|dismisses|disputed|disputes) (?:\w+ ){0,4}that)\b[^,;]*$",
    re.IGNORECASE,
)
"""What governs a clause and denies it."""

NO_OBJECT = re.compile(
    r"^\W*(?:\w+ )?(?:no(?= \w+)(?! on| to| against)|nothing|nobody|none)\b",
    re.IGNORECASE,
)
"""An object that negates its verb: "received no warning"."""

TOLD_OF = re.compile(
    r"\b(?:saying|claiming|arguing|disputing|alleging|suggesting|warning|whether|if|unless|why|how"
    r"|accus\w+|amid|over)\b",
    re.IGNORECASE,
)
"""What stands behind it is spoken of, and not told."""

PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|get|got)(?:n['\u2019]t)?(?: \w+){0,2} *$",
    re.IGNORECASE,
)
"""What stands before a verb that tells of something done, where nobody is named for it."""

INFINITIVE = re.compile(r"\bto *$")
"""What somebody has, wants or refuses to do is not told as done."""

NO_MORE = re.compile(r"\b(?:no longer|any ?more|only)\b", re.IGNORECASE)

REACH = 9
"""Words after a verb in which its objects stand."""

ANY = frozenset(
    {"anybody", "anyone", "anything", "any", "somebody", "someone", "something", "ever"}
)


class Deed(NamedTuple):
    """One verb of a claim with those who take part.

    Attributes:
        claim: The claim.
        verb: The lemma of the verb.
        doer: Stems of the words for who does it, none where it is not said.
        patient: Stems of the words for what it is done to.
        rest: Stems of all other words of its clause behind the verb.
        denied: Whether the claim says that it was not so.
    """

    claim: Claim
    verb: str
    doer: frozenset[str]
    patient: frozenset[str]
    rest: frozenset[str]
    denied: bool


def deeds(story: Story) -> list[Deed]:
    """Return the deeds that claims tell of as done or not done, in the order of the articles."""
    actions = {r.article: r.actions for r in story.reads}
    return [
        deed
        for article in story.articles
        for claim in story.by_article[article.id]
        if not story.repeated(claim)
        for deed in _of(story, claim, actions.get(article.id, ()))
    ]


def _of(story: Story, claim: Claim, actions: tuple[Action, ...]) -> Iterator[Deed]:
    text = story.article[claim.article].text
    for action in actions:
        if not claim.start <= action.start < claim.end or action.lemma in LIGHT:
            continue
        before = text[claim.start : action.start]
        start = max((m.end() for m in BORDER.finditer(before)), default=0)
        here = before[start:]
        behind = _behind(text[action.end : claim.end])
        denying = DENYING.search(text[claim.start : action.end]) is not None
        if INFINITIVE.search(here) or (action.text.endswith("ing") and not denying):
            continue
        if action.agent is None and not (PASSIVE.search(here) or denying):
            continue  # "detained children": a verb that only describes
        if TOLD_OF.search(before) and not denying:
            continue
        if _is_unreal(here) or NO_MORE.search(here + " " + behind):
            continue
        patient = _words(text, action.patient_span)
        rest = frozenset(stem(w) for w in content_words(behind) if w not in ANY) - patient
        denied = bool(denying or NEGATED.search(here) or NO_OBJECT.search(behind))
        if not denied and NEGATED.search(before):
            continue  # "no one who waited was turned away"
        yield Deed(claim, action.lemma, _doer(text, claim, action), patient, rest, denied)


def _behind(text: str) -> str:
    border = BORDER.search(text)
    return " ".join(text[: border.start() if border else len(text)].split()[:REACH])


def _is_unreal(text: str) -> bool:
    return any(c.kind in UNREAL for c in find_hedges(text))


def _doer(text: str, claim: Claim, action: Action) -> frozenset[str]:
    """Return who does it; "we" are those who speak."""
    if action.agent in {"we", "i"} and claim.speaker:
        return frozenset(stem(w) for w in content_words(claim.speaker))
    return _words(text, action.agent_span)


def _words(text: str, span: tuple[int, int] | None) -> frozenset[str]:
    if span is None:
        return frozenset()
    words = content_words(text[span[0] : span[1]])
    return frozenset(stem(w) for w in words if w not in ANY)

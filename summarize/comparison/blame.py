"""One kind of act laid at different doors: "A says X did it, B says Y did it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from summarize.comparison.opposition import Opposition
from summarize.comparison.story import Story
from summarize.domain import Action, Claim
from summarize.text.agents import side_of
from summarize.text.meaning import sign

ACTS: dict[str, re.Pattern[str]] = {
    "keeping people captive": re.compile(
        r"\b(?:hostages?|abduct\w*|kidnap\w*|human shields?|(?:prevent|stop|keep|kept|block|bar)\w*"
        r" (?:\w+ ){0,4}from (?:leaving|fleeing|escaping)"
        r"|(?:not|n['\u2019]t) (?:let|allow)\w* (?:\w+ ){0,4}(?:leave|flee|escape))\b",
        re.IGNORECASE,
    ),
    "breaking the truce": re.compile(
        r"\b(?:violat\w*|breach\w*|breaks?|breaking|broken?) (?:\w+ ){0,3}"
        r"(?:truce|ceasefire|cease-fire|armistice|agreement|deal)\b",
        re.IGNORECASE,
    ),
    "firing first": re.compile(r"\b(?:fired|shot|opened fire|attacked) first\b", re.IGNORECASE),
    "starting it": re.compile(
        r"\b(?:start|began|begin|provok|trigger|caus|set off)\w* (?:\w+ ){0,2}(?:the )?(?:war|fire"
        r"|blaze|fight|fighting|clash\w*|crash|collision|explosion|blast|leak|spill|outage|brawl"
        r"|dispute|crisis|collapse)\b",
        re.IGNORECASE,
    ),
    "carrying out the attack": re.compile(
        r"\b(?:carried out|behind|responsible for|to blame for|blamed for|committed) (?:\w+ ){0,3}"
        r"(?:attack|bombing|strike|airstrike|shelling|shooting|massacre|poisoning|hack|sabotage"
        r"|explosion|crash)\w*\b",
        re.IGNORECASE,
    ),
}
"""Acts that one party is blamed for, by the words that name them."""


PARTY = re.compile(r"(?:[A-Z][\w\u2019'-]+ )*\b([a-z]+)\b")
PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "that", "this", "what"})

PARTIES = frozenset({"state", "armed opposition"})

HELD_BY = re.compile(
    r"(?:hostages?|captives?|prisoners?) (?:of|to|by) (?:the )?[\"\u201c]?(\w+)", re.IGNORECASE
)
"""Whose captives: "hostages of the gang"."""


class Blame(NamedTuple):
    """A claim that someone did it.

    Attributes:
        claim: The claim.
        act: A key of `ACTS`.
        agent: The doer in the article's words.
        head: Lemma of its head noun.
    """

    claim: Claim
    act: str
    agent: str
    head: str


def blamed(story: Story) -> list[Opposition]:
    """Return pairs of claims by different origins that blame different parties for one act."""
    found = []
    told = sorted(blames(story), key=lambda b: (b.agent.casefold(), b.claim.id))
    for one, other in combinations(told, 2):  # the same whatever the order of the articles
        if one.act == other.act and one.claim.origin != other.claim.origin and _differ(one, other):
            why = (
                f"Both speak of {one.act}; one names {_quoted(one.agent)}, "
                f"the other {_quoted(other.agent)}."
            )
            parties = f"{_quoted(one.agent)} or {_quoted(other.agent)}"
            question = f"Who was {one.act}: {parties}"
            found.append(Opposition(one.claim, other.claim, why, question))
    return found


def blames(story: Story) -> list[Blame]:
    """Return the claims that say who did one of the acts, in the order of the articles."""
    actions = {r.article: r.actions for r in story.reads}
    return [
        b
        for article in story.articles
        for claim in story.by_article[article.id]
        if not claim.negated and not story.repeated(claim)
        for b in _read(story, claim, actions.get(article.id, ()))
    ]


def _read(story: Story, claim: Claim, actions: tuple[Action, ...]) -> Iterator[Blame]:
    text = story.article[claim.article].text
    for act, pattern in ACTS.items():
        match = pattern.search(text, claim.start, claim.end)
        if match is None:
            continue
        held = HELD_BY.search(text, match.start(), claim.end)
        if held and side_of(held[1].rstrip("s")) is not None:
            yield Blame(claim, act, held[1], held[1].rstrip("s"))
            continue
        near = [a for a in actions if _can_be_doer(story, a, claim)]
        near.sort(key=lambda a: abs(a.start - match.start()))
        if near and near[0].agent and near[0].agent_span:
            start, end = near[0].agent_span
            yield Blame(claim, act, " ".join(text[start:end].split()), near[0].agent)
        elif len(parties := _parties(claim)) == 1:
            yield Blame(claim, act, *parties[0])


def _parties(claim: Claim) -> list[tuple[str, str]]:
    """Return the parties that a claim names, with their head nouns: the doer may be told apart."""
    words = ((m[0], m[1].lower()) for m in PARTY.finditer(claim.text))
    return [(name, head) for name, head in words if side_of(head) in PARTIES]


def _can_be_doer(story: Story, action: Action, claim: Claim) -> bool:
    """Whether an action of a claim has a party for its agent: a side, or a proper name.

    The first word of a sentence has its capital from there and shows no name.
    """
    if not claim.start <= action.start < claim.end or not action.agent or not action.agent_span:
        return False
    side = side_of(action.agent)
    if side is not None:
        return side in PARTIES
    start, end = action.agent_span
    if start in {story.sentence_of(claim)[0], claim.start}:
        return False
    last = story.article[claim.article].text[start:end].split()[-1]
    return last[:1].isupper() and last.lower() not in story.plain_words | PRONOUNS


def _differ(one: Blame, other: Blame) -> bool:
    """Whether two doers are different parties: of different sides, or with no word in common.

    Two words for one side ("rebels", "terrorists") are one party.
    """
    sides = side_of(one.head), side_of(other.head)
    if None not in sides:
        return sides[0] != sides[1]
    return not sign(one.agent).terms & sign(other.agent).terms and _named(one) and _named(other)


def _named(blame: Blame) -> bool:
    return any(w[:1].isupper() for w in blame.agent.split()) or side_of(blame.head) is not None


def _quoted(words: str) -> str:
    return f"\u201c{words.strip(chr(34) + chr(8220) + chr(8221))}\u201d"

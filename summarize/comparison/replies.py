"""Statements that an article itself answers: "The company denies this", "That is false"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.comparison.opposition import Opposition
from summarize.comparison.positions import dangles
from summarize.comparison.spoken import readable, side_in_words
from summarize.comparison.story import Story
from summarize.domain import Claim
from summarize.text.replying import (
    ACCUSES,
    CALLS,
    DENIES,
    DENIES_ALL,
    DENIES_THAT,
    FALSE,
    IN_DISPUTE,
    NO_PROOF,
    NO_SUCH,
    NOT_AS,
    ONE_OF_THEM,
    OTHER_VIEW,
    TURNED,
)

FURTHER_BACK = 3
"""Sentences before "she takes a different view" in which somebody's view was told."""

NOT = re.compile(r"\bnot\b|n['\u2019]t\b|\bnever\b", re.IGNORECASE)

SHORT = 3
"""Letters of prepositions and articles: "in June" is told by June."""

BACK = 2
"""Sentences before a reply in which what it answers stands."""

ON = 2
"""Sentences behind a reply in which its speaker says more."""


def replied(story: Story) -> list[Opposition]:
    """Return statements and the answers to them that articles themselves set against each other."""
    return [o for article in story.articles for o in _Account(story, article.id).replies()]


class _Account:
    """One article, sentence by sentence."""

    def __init__(self, story: Story, article: str) -> None:
        self.story = story
        self.text = story.article[article].text
        self.spans = story.sentences(article)
        self.claims: dict[int, list[Claim]] = {}
        for claim in story.by_article[article]:
            if claim.part == "body" and not story.repeated(claim):
                self.claims.setdefault(story.sentence_number(claim), []).append(claim)
        self.name = story.account(article)

    def replies(self) -> Iterator[Opposition]:
        """Yield what is answered, with the answer."""
        for number, (start, end) in enumerate(self.spans):
            sentence = self.text[start:end]
            if OTHER_VIEW.search(sentence):
                yield from self._against(self._told_before(number), self._after(number))
            elif any(p.search(sentence) for p in (DENIES, CALLS, FALSE)):
                yield from self._against(self._before(number), self._after(number))
            elif NO_PROOF.search(sentence):
                yield from self._against(self._before(number), self._here(number))
            elif ONE_OF_THEM.search(sentence):
                before = [c for c in self._before(number) if NO_SUCH.search(c.text)]
                yield from self._against(before, self._here(number))
            elif DENIES_ALL.search(sentence):
                yield from self._against(self._accusation(number), self._after(number))
            elif DENIES_THAT.search(sentence):
                denial = [c for c in self._here(number) if DENIES_THAT.search(c.text)]
                yield from self._against(self._denied(number), denial)
            elif told := NOT_AS.search(sentence):
                yield from self._corrected(number, told["what"], told["who"])
            elif IN_DISPUTE.search(sentence):
                yield from self._disputed(number)

    def _disputed(self, number: int) -> Iterator[Opposition]:
        """Yield the two that follow "it is in dispute", if the second turns against the first."""
        first, second = number + 1, number + 2
        if second < len(self.spans) and TURNED.search(self.text[slice(*self.spans[second])]):
            yield from self._against(self._here(first), self._here(second))

    def _against(self, before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[Opposition]:
        """Yield the opposition of two utterances by different origins, if both have words."""
        after = [c for c in after if c.origin not in {b.origin for b in before}]
        saying = [c for c in after if not _only_false(c)]
        one, told = side_in_words(self.story, before, self._terms(saying))
        other, answered = side_in_words(self.story, saying, self._terms(told))
        if not answered and len(after) == 1 and after[0].speaker is None and not dangles(after[0]):
            other, answered = f"{after[0].text}.", tuple(after)
        why = f"{self.name} itself sets one against the other."
        for first in told:
            for second in answered:
                yield Opposition(first, second, why, words=(one, other), kind=None)

    def _accusation(self, number: int) -> list[Claim]:
        """Return the accusation that stands right before a denial of all."""
        before = self._before(number)
        accuses = bool(before) and ACCUSES.search(self.text[slice(*self._sentence(before[-1]))])
        return before if accuses else []

    def _sentence(self, claim: Claim) -> tuple[int, int]:
        return self.story.sentence_of(claim)

    def _denied(self, number: int) -> list[Claim]:
        """Return the utterance of another that a sentence denies: before it in its paragraph."""
        speakers = {c.origin for c in self._here(number) if c.speaker}
        found = self._told_before(number)
        if not found or found[0].origin in speakers or not speakers or NOT.search(found[-1].text):
            return []  # who denies "not" would say that it is so
        return found if self._in_paragraph(found[-1], number) or self._shares(found, number) else []

    def _corrected(self, number: int, what: str, who: str) -> Iterator[Opposition]:
        """Yield what a named party says anywhere, and the sentence that puts something else."""
        here = [c for c in self._here(number) if readable(self.story, c)]
        named = re.compile(rf"\b{re.escape(who.rsplit(maxsplit=1)[-1])}\b", re.IGNORECASE)
        words = [w for w in what.split() if len(w) > SHORT]
        why = f"{self.name} sets one against the other."
        for claim in self.story.claims if here and words else ():
            names = f"{claim.speaker or ''} {claim.speaker_text or ''}"
            said = named.search(names) and claim.origin != here[0].origin
            sentence = self.story.sentence_of(claim)
            text = self.story.article[claim.article].text[slice(*sentence)]
            if said and all(re.search(rf"\b{re.escape(w)}\b", text) for w in words):
                yield Opposition(claim, here[0], why)

    def _in_paragraph(self, claim: Claim, number: int) -> bool:
        return "\n" not in self.text[claim.end : self.spans[number][0]].rstrip()

    def _shares(self, claims: Sequence[Claim], number: int) -> bool:
        """Whether some claims share a word of content, and no number, with those of a sentence."""
        return any(t.isalpha() for t in self._terms(self._here(number)) & self._terms(claims))

    def _terms(self, claims: Sequence[Claim]) -> frozenset[str]:
        return frozenset().union(*(self.story.signatures[c.id].terms for c in claims))

    def _here(self, number: int) -> list[Claim]:
        return self.claims.get(number, [])

    def _before(self, number: int) -> list[Claim]:
        """Return the utterance right before a sentence: all that one origin says on end."""
        near = range(number - 1, max(-1, number - 1 - BACK), -1)
        last = next((n for n in near if self._here(n)), None)
        return self._back_from(last) if last is not None else []

    def _told_before(self, number: int) -> list[Claim]:
        """Return the last utterance before a sentence that somebody is named for."""
        near = range(number - 1, max(-1, number - 1 - FURTHER_BACK), -1)
        last = next((n for n in near if any(c.speaker for c in self._here(n))), None)
        return self._back_from(last) if last is not None else []

    def _back_from(self, number: int) -> list[Claim]:
        origin = self._here(number)[-1].origin
        found = [c for c in self._here(number) if c.origin == origin]
        while found[0].mode == "direct" and _go_on(self._here(number - 1), origin):
            number -= 1
            found = [*self._here(number), *found]
        return found

    def _after(self, number: int) -> list[Claim]:
        """Return what who replies says: in the sentence itself, else in the next ones.

        Where they only deny, that is their side.
        """
        near = range(number, min(len(self.spans), number + 1 + ON))
        first = next((n for n in near if any(_tells(c) for c in self._here(n))), None)
        by_pronoun = BY_PRONOUN.search(self.text[slice(*self.spans[number])]) is not None
        if first is None or (first > number and (by_pronoun or self._opens_paragraph(first))):
            return [c for c in self._here(number) if _only_denies(c)]
        origin = next(c.origin for c in self._here(first) if _tells(c))
        found = [c for c in self._here(first) if c.origin == origin]
        while found[-1].mode == "direct" and _go_on(self._here(first + 1), origin):
            first += 1
            found += self._here(first)
        return found

    def _opens_paragraph(self, number: int) -> bool:
        start = self.spans[number][0]
        return "\n" in self.text[max(0, start - 2) : start]


BY_PRONOUN = re.compile(
    r"\b(?:he|she|they|it) (?:has |have )?(?:den|reject|dismiss)\w+", re.IGNORECASE
)
"""Whoever it is that denies, the next sentence need not be theirs: "but he denies it. Three are
still at large, the inspector says"."""


def _tells(claim: Claim) -> bool:
    """Whether somebody says more than "the firm denies this"."""
    return claim.speaker is not None and not _only_denies(claim)


def _only_denies(claim: Claim) -> bool:
    return any(p.search(claim.text) for p in (DENIES, DENIES_ALL, CALLS))


def _go_on(claims: Sequence[Claim], origin: str) -> bool:
    return bool(claims) and all(c.origin == origin and c.mode == "direct" for c in claims)


def _only_false(claim: Claim) -> bool:
    """Whether a claim says no more than that it is not so: its speaker's next words say how."""
    return FALSE.match(f'"{claim.text}') is not None

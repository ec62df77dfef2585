"""Names: each that the statement has must stand in the evidence, in the same part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarize.text.names import Name, is_acronym_of, is_form_of, same_word
from summarize.text.support.case import Case, listing
from summarize.text.support.passage import SAYING, Passage

Place = tuple[int, int, int]
"""Which passage of the evidence, which name of it, which word of that."""


def names(case: Case) -> Iterator[str]:
    """Yield each name of the statement that the evidence does not have, or has elsewhere."""
    left = _words_of(case.evidence)
    found: list[Place] = []
    for name in case.statement.names:
        words = _without_opening(name, case)
        places = _place(words, left, found) if words else []
        if places is None:
            places = _spelled_out(name, words, left, case)
        if places is not None:
            for place in places:
                del left[place]
            found += places
        elif not _is_speaker(name, words, case):
            said = listing(n.text for n in case.evidence_names) or "no such name"
            yield f'{case.ours} names "{name.text}" where {case.theirs} has {said}'
    if _out_of_order(found) and not _same_parts(case):
        said = listing(n.text for n in case.statement.names)
        yield f"{case.ours} has the names {said} in another order than {case.theirs}"


def _words_of(passages: Iterable[Passage]) -> dict[Place, str]:
    return {
        (i, j, k): word
        for i, passage in enumerate(passages)
        for j, name in enumerate(passage.names)
        for k, word in enumerate(name.words)
    }


def _place(
    words: tuple[str, ...], left: dict[Place, str], found: list[Place]
) -> list[Place] | None:
    """Return where the words stand within one name, behind what was found if that can be."""
    mentions = sorted({p[:2] for p in left})
    last = found[-1][:2] if found else (0, -1)
    behind = [m for m in mentions if m >= last]
    for mention in [*behind, *mentions]:
        places = _within(words, [p for p in sorted(left) if p[:2] == mention], left)
        if places is not None:
            return places
    return None


def _within(
    words: tuple[str, ...], mention: list[Place], left: dict[Place, str]
) -> list[Place] | None:
    places = []
    rest = iter(mention)
    for word in words:
        place = next((p for p in rest if same_word(word, left[p])), None)
        if place is None:
            return None
        places.append(place)
    return places


def _is_speaker(name: Name, words: tuple[str, ...], case: Case) -> bool:
    by = any(is_form_of(words, also.split()) for also in case.also)
    return by and _speaks(name, case.statement)


def _spelled_out(
    name: Name, words: tuple[str, ...], left: dict[Place, str], case: Case
) -> list[Place] | None:
    """Return where the evidence has a shorter or longer form of a name, not yet taken."""
    for i, passage in enumerate(case.evidence):
        for j, theirs in enumerate(passage.names):
            places = [(i, j, k) for k in range(len(theirs.words))]
            if all(p in left for p in places) and _extends(words, name, theirs, case):
                return places
    return None


def _speaks(name: Name, passage: Passage) -> bool:
    """Whether a name stands where a statement says who asserts it: "Beck said", "according to"."""
    tokens = passage.tokens_in(name.start, name.end)
    before = [t.lower_ for t in passage.tokens if t.i < tokens[0].i][-2:]
    return before == ["according", "to"] or any(
        t.dep_ == "nsubj" and t.head.lemma_.lower() in SAYING for t in tokens
    )


def _without_opening(name: Name, case: Case) -> tuple[str, ...]:
    """Return the words of a name less one that only its place in the sentence capitalises."""
    first = case.statement.tokens_in(name.start, name.end)[0]
    if not name.initial or not name.words[0].startswith(first.text):
        return name.words
    if any(not n.initial and first.text in n.words for n in case.evidence_names):
        return name.words
    lower = any(first.lower_ == t.text for p in case.evidence for t in p.tokens)
    return name.words[1:] if lower or first.pos_ != "PROPN" else name.words


def _is_either_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return is_form_of(one, other) or is_form_of(other, one)


def _extends(words: tuple[str, ...], name: Name, theirs: Name, case: Case) -> bool:
    """Whether a name is the one way in which the article spells out a name of the evidence."""
    if words not in case.about:
        return False
    if is_acronym_of(theirs.text, words) or is_acronym_of(name.text, theirs.words):
        return True
    if words == theirs.words or not is_form_of(theirs.words, words):
        return False
    longer = [n for n in case.about if is_form_of(theirs.words, n) and len(n) > len(theirs.words)]
    return all(_is_either_form(words, n) for n in longer)


def _out_of_order(found: list[Place]) -> bool:
    by_passage: dict[int, list[Place]] = {}
    for place in found:
        by_passage.setdefault(place[0], []).append(place)
    return any(places != sorted(places) for places in by_passage.values())


def _same_parts(case: Case) -> bool:
    """Whether a passive turned the sentence round and every name kept its part.

    "Ferrum was bought by Astor" has the names of "Astor bought Ferrum" in another order.
    """
    if _is_passive(case.statement) == any(_is_passive(p) for p in case.evidence):
        return False
    theirs = {r for p in case.evidence for r in p.roles}
    heads = [word.text for _, _, word in case.statement.arguments]
    return case.statement.roles <= theirs and all(
        any(h in n.words for h in heads) for n in case.statement.names
    )


def _is_passive(passage: Passage) -> bool:
    return any(t.dep_ == "nsubjpass" for t in passage.tokens)

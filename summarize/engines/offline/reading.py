"""Reading an article without a model: its sentences, and the clauses of them that stand alone.

A claim is a contiguous piece of the article: a whole sentence, what somebody says without the
words that say who ("police said"), or one of two sentences joined by "and". Nothing is rephrased.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.domain import Article, DraftClaim, DraftLine, Reading, Stance
from summarize.engines.offline.grammar import (
    DENYING,
    DOUBTING,
    REPORTING,
    STATED,
    SUBJECTS,
    has_subject,
    is_balanced,
    is_complete,
    is_figure,
    is_finite,
    is_mark,
    is_negated,
    sentences_of,
    tight,
    words_in,
)
from summarize.text.dates import dateline_end
from summarize.text.names import find_names
from summarize.text.parsing import text_of
from summarize.text.sentences import sentence_spans
from summarize.text.words import set_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_HEADING_WORDS = 4
"""A line with no final stop is a heading; shorter ones state nothing."""

MIN_CLAUSE_WORDS = 4
"""Words of a clause that is told apart from its sentence; fewer say nothing alone."""

MIN_CORE_WORDS = 6
"""Words of a main clause that is told without what trails behind it."""

TAKING_BACK = set_of("if unless but except although though not without")
"""Words behind a comma that may take back what stands before it."""

ADDING = frozenset({"advcl", "acl", "relcl", "prep"})
"""How what only adds to a clause hangs on it: "killing five", "who had fled", "after a week"."""

LONGEST_TAG = 30
"""Words that say who speaks, behind what is said; more tell a matter of their own."""

THIRD = frozenset({"he", "she", "they"})
NAMING = frozenset({"NOUN", "PROPN"})

CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


def drafts_of(article: Article, doc: Doc) -> list[DraftClaim]:
    """Return what an English article claims, in order of its text, which is parsed."""
    stances: dict[tuple[int, int], Stance] = {}
    for sentence in sentences_of(doc, article.text):
        for tokens in statements_of(_without_dateline(sentence, article.text)):
            start, end = tight(article.text, tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
            if start < end:
                stances[start, end] = _stance(tokens)
    return [
        DraftClaim(article=article.id, quote=article.text[start:end], start=start, stance=stance)
        for (start, end), stance in sorted(stances.items())
    ]


def statements_of(sentence: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the pieces of a sentence that state something each, as contiguous tokens."""
    words = [t for t in sentence if not is_mark(t)]
    asks = any(t.text == "?" for t in sentence[-2:])
    heading = not is_complete(sentence) and len(words) < MIN_HEADING_WORDS
    if len(words) < 2 or ((asks or heading) and not any(map(is_figure, words))):
        return
    for clause in _joined(_said(sentence)):
        yield clause
        core = _core(clause)
        if core is not None:
            yield core


def _without_dateline(tokens: Sequence[Token], text: str) -> Sequence[Token]:
    """Leave out "TERVIK (CP) -" and the "19:05" of a running report before a sentence."""
    if CLOCK.fullmatch(tokens[0].text) and len(tokens) > MIN_HEADING_WORDS:
        return tokens[1:]
    first = tokens[0].idx - text.endswith("(", 0, tokens[0].idx)
    begins = first + dateline_end(text[first : tokens[-1].idx + len(tokens[-1].text)])
    return [t for t in tokens if t.idx >= begins] or tokens


def _stance(tokens: Sequence[Token]) -> Stance:
    """Return how a claim's speaker stands to it: its main verb may deny or doubt."""
    for top in _tops(tokens):
        if top.lemma_ in DENYING | DOUBTING and _takes_a_statement(top) and not is_negated(top):
            return "denies" if top.lemma_ in DENYING else "doubts"
    return "says"


def _tops(tokens: Sequence[Token]) -> list[Token]:
    """Return those of some tokens that hang on none of them."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if t.head.i not in inside or t.dep_ == "ROOT"]


def _takes_a_statement(verb: Token) -> bool:
    """Whether a verb of denying has a statement or a deed for its object, and no thing."""
    links = {c.dep_ for c in verb.children}
    stated = any(c.dep_ == "dobj" and c.lemma_ in STATED for c in verb.children)
    return "nsubjpass" not in links and (stated or bool(links & {"ccomp", "xcomp", "pcomp"}))


def _said(sentence: Sequence[Token]) -> Sequence[Token]:
    """Return what a sentence says without the words that say who does, where these stand apart."""
    inside = {t.i for t in sentence}
    for verb in filter(_reports, sentence):
        content = next((c for c in verb.children if c.dep_ == "ccomp" and c.i in inside), None)
        if content is not None and (said := _content(content, verb, sentence)):
            return said
    return sentence


def _reports(verb: Token) -> bool:
    """Whether a verb tells who says something: "said", not "did not say" or "would say"."""
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"}
    above = verb.dep_ in {"ROOT", "parataxis", "ccomp", "conj"}
    return finite and above and verb.lemma_ in REPORTING and not is_negated(verb)


def _content(content: Token, verb: Token, sentence: Sequence[Token]) -> Sequence[Token] | None:
    """Return the tokens of what is said, where all else of the sentence only says who."""
    behind = content.i > verb.i
    beside = [c for c in verb.children if c.dep_ == "ccomp" and (c.i > verb.i) == behind]
    first, last = content.left_edge.i, max(c.right_edge.i for c in beside)
    said = [t for t in sentence if first <= t.i <= last and t != verb]
    if first <= verb.i <= last or not _stands_alone(content, said) or _is_of_self(content, verb):
        return None
    before = words_in(t for t in sentence if t.i < first)
    after = words_in(t for t in sentence if t.i > last)
    frame, other = (before, after) if behind else (after, before)
    within = last == verb.i - 1  # who says it is parsed as part of what is said
    whole = _without_that(said, content)
    alone = not within and not other and frame <= LONGEST_TAG and _is_whole(whole)
    return whole if alone else None


def _is_of_self(content: Token, verb: Token) -> bool:
    """Whether somebody tells of himself: who "he" is stands only in front of the verb of saying."""
    told = [c for c in content.children if c.dep_ in SUBJECTS]
    who = [c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i < content.i]
    return any(c.lower_ in THIRD for c in told) and any(c.pos_ in NAMING for c in who)


def _without_that(said: Sequence[Token], content: Token) -> Sequence[Token]:
    head = next((i for i, t in enumerate(said[:4]) if t.lower_ == "that"), None)
    marks = head is not None and (said[head].dep_ == "mark" or (head == 0 and has_subject(content)))
    return said[head + 1 :] if head is not None and marks else said


def _stands_alone(head: Token, tokens: Sequence[Token]) -> bool:
    """Whether a clause is a sentence of its own: finite, with a subject, and long enough."""
    marked = any(c.dep_ == "mark" and c.lower_ != "that" for c in head.children)
    enough = words_in(tokens) >= MIN_CLAUSE_WORDS
    return is_finite(head) and has_subject(head) and not marked and enough


def _is_whole(tokens: Sequence[Token]) -> bool:
    """Whether some tokens are contiguous and hold both marks of each pair, or none."""
    words = text_of(tokens[0].doc)[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]
    return is_balanced(words.strip('"\u201c\u201d\u2018\u2019 ')) or is_balanced(words)


def _joined(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the sentences that are joined by "and", "but" or a semicolon, each by itself."""
    place = _seam(tokens)
    yield tokens[:place]
    if place is not None:
        yield from _joined(tokens[place + 1 :])


def _seam(tokens: Sequence[Token]) -> int | None:
    """Return where a joining word stands between two clauses that both stand alone."""
    inside, tops = {t.i for t in tokens}, _tops(tokens)
    top = tops[0]
    second = next((c for c in top.children if c.dep_ == "conj" and c.i in inside), None)
    if len(tops) == 2 and {t.dep_ for t in tops} == {"ccomp"}:
        second = tops[1]  # two things said, each hung on the verb of saying
    elif len(tops) != 1:
        return None
    if second is None or not (_stands_alone(top, tokens) and _stands_alone(second, tokens)):
        return None
    first_word = second.left_edge.i
    place = next((i for i, t in enumerate(tokens) if t.i >= first_word), 0)
    joint, opens = place - 1, tokens[place]
    if joint < 1 or tokens[joint].lower_ not in {"and", "but", ";", "while"}:
        return None
    halves = (tokens[:joint], tokens[place:])
    whole = all(words_in(h) >= MIN_CLAUSE_WORDS and _is_whole(h) for h in halves)
    return joint if whole and (opens.tag_ not in {"PRP", "DT"} or len(opens.text) > 2) else None


def _core(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """Return the main clause of a sentence that goes on after a comma, None where none does.

    "The storm hit the coast on Sunday, killing five" holds "The storm hit the coast on Sunday".
    """
    tops = _tops(tokens)
    if len(tops) != 1 or not _stands_alone(tops[0], tokens) or is_negated(tops[0]):
        return None
    commas = (n for n, t in enumerate(tokens) if t.text == "," and t.i > tops[0].i)
    place = next(commas, len(tokens))
    before, tail = tokens[:place], tokens[place + 1 :]
    enough = words_in(before) >= MIN_CORE_WORDS and _trails(tail, before)
    return before if enough and _is_whole(before) else None


def _trails(tail: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether what follows a comma only adds to what stands before it, and takes nothing back."""
    above = {t.i for t in before}
    heads = [t for t in tail if t.head.i in above and not is_mark(t)]
    goes_on = any(c.dep_ in SUBJECTS and c.i in above for t in tail for c in t.children)
    takes_back = TAKING_BACK & {t.lower_ for t in tail}
    return bool(heads) and heads[0].dep_ in ADDING and not goes_on and not takes_back


# --- what is not English: no grammar to trust, so sentences that can be checked are claims

QUOTED = re.compile('["\u201c\u201d\u201e\u00ab\u300c]')
MAX_SENTENCE = 1000
"""Characters; what is longer is no sentence but a text without stops."""


def plain_reading(article: Article) -> Reading:
    """Return the sentences of an article that hold a figure, a quotation or a name.

    Its summary is the first sentence of its body.
    """
    spans = sentence_spans(article.text, article.language)
    found = [
        (start, article.text[start:end]) for start, end in spans if end - start <= MAX_SENTENCE
    ]
    found = [(start, quote) for start, quote in found if any(c.isalnum() for c in quote)]
    drafts = [
        DraftClaim(article=article.id, quote=quote, start=start)
        for start, quote in found
        if any(c.isdigit() for c in quote)
        or QUOTED.search(quote)
        or any(not n.initial for n in find_names(quote))
    ]
    body = [
        DraftLine(sentence=quote, rests_on=((start, start + len(quote)),))
        for start, quote in found
        if start >= article.body_start
    ]
    return Reading(article=article.id, drafts=tuple(drafts), summary=tuple(body[:1]))

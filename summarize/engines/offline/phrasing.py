"""The words of a claim that stands alone, made from the words of its quote.

Names, numbers and negation are never brought in from outside the quote: the gate compares them.
A predicate whose subject stands earlier in the sentence gets that subject back as a plain noun
("the experts"), or stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.engines.offline.clause import Clause, Kind
from summarize.engines.offline.grammar import (
    AUXILIARIES,
    SUBJECTS,
    has_subject,
    is_beside,
    is_figure,
    is_mark,
    is_verb,
    opens_sentence,
)
from summarize.engines.offline.lexicon import IRREGULAR_PAST, NOT_SUBJECTS, QUOTE_PAIRS

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_SUBJECT = 7
"""Words of a subject that is lent to another predicate; longer ones are cut to their noun."""

HARM = frozenset(
    {"kill", "injure", "wound", "hurt", "maim", "affect", "displace", "strand", "trap", "bury"}
)
RELATIVE_WORDS = frozenset({"which", "who", "that"})
LOWER_TAGS = frozenset({"NN", "NNS", "PRP", "DT", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "PRP$"})


_TAG = re.compile(r", (?:it|he|she|they) (?:said|says|added|adds|noted|wrote|explained), ")
"""A speech tag within what is said: the claim's speaker is told beside it."""


def phrase(clause: Clause, tokens: Sequence[Token], quote: str) -> str:
    """Return the text of a claim.

    Args:
        clause: The clause that the claim is.
        tokens: The tokens of its quote.
        quote: The quote itself.
    """
    if clause.kind in {Kind.SHARED, Kind.PARTICIPIAL, Kind.LISTED}:
        return tidy(_with_subject(clause, tokens, quote))
    if clause.kind is Kind.RELATIVE:
        return tidy(_with_antecedent(clause, tokens, quote))
    if clause.kind is Kind.INCLUDING:
        return tidy(_included(clause, tokens, quote))
    return tidy(quote)


def stands_alone(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a relative clause can be said with its noun put in for "which"."""
    quote = "".join(t.text_with_ws for t in tokens)
    return _with_antecedent(clause, tokens, quote) != quote


def tidy(text: str) -> str:
    """Return a text on one line, with a capital first letter and no final comma."""
    words = " ".join(text.split()).strip(" ,;:")
    words = _TAG.sub(" ", _without_strays(words))
    return words[:1].upper() + words[1:]


def _without_strays(text: str) -> str:
    """Leave out quotation marks whose partner is not in the text."""
    if text.count('"') % 2:
        text = text.replace('"', "")
    for closer, opener in QUOTE_PAIRS.items():
        if text.count(opener) != text.count(closer):
            text = text.replace(opener, "").replace(closer, "")
    return text.strip()


def _with_subject(clause: Clause, tokens: Sequence[Token], quote: str) -> str:
    if clause.head.tag_ == "VBG" and clause.head.lemma_ in HARM and clause.head == tokens[0]:
        return _as_passive(clause.head, tokens, quote)
    verb = clause.head
    while clause.kind is Kind.LISTED and not is_verb(verb) and verb.dep_ != "ROOT":
        verb = verb.head
    above = _governor(verb)
    lent = _lend(_subject_of(above)) if above is not None else None
    if above is None or lent is None:
        return quote
    if clause.kind is Kind.LISTED and is_verb(clause.head.head):
        return quote  # hung on the verb by mistake: the gate would not find it either
    if clause.kind is Kind.LISTED:
        return " ".join([lent, *_auxiliaries(verb), verb.text, quote])
    if clause.head.tag_ == "VBG" and not _auxiliaries(clause.head):
        return _with_past(clause, tokens, quote, lent, above)
    if clause.kind is Kind.PARTICIPIAL:
        return quote
    bare = clause.head.tag_ == "VBN" and not _auxiliaries(clause.head)
    return " ".join([lent, *(_auxiliaries(above) if bare else ()), quote])


def _as_passive(verb: Token, tokens: Sequence[Token], quote: str) -> str:
    """Turn "killing five people in the port" into "five people were killed in the port".

    It is not the bus that killed them, but its fall: the harmed are said without a doer.
    """
    harmed = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    participle = IRREGULAR_PAST.get(verb.lemma_) or _past(verb)
    inside = [t for t in tokens if not is_mark(t)]
    if harmed is None or participle is None or harmed.i > inside[-1].i:
        return quote
    one = harmed.lower_ == "one" or harmed.tag_ not in {"NNS", "NNPS", "CD"}
    several = not one or _has_conjunct(harmed)
    last = max((t for t in harmed.subtree if not is_mark(t)), key=lambda t: t.i)
    if not _has_conjunct(harmed) and not any(_is_of(t, harmed) for t in harmed.subtree):
        last = harmed
    after = next((t for t in inside if t.i == last.i + 1), last)
    last = after if after.lower_ in {"more", "others"} else last
    start, cut = tokens[0].idx, last.idx + len(last.text)
    object_ = quote[tokens[1].idx - start : cut - start].strip()
    return f"{object_} {'were' if several else 'was'} {participle}{quote[cut - start :]}"


def _with_past(clause: Clause, tokens: Sequence[Token], quote: str, lent: str, above: Token) -> str:
    """Turn "killing five people" into "the blast killed five people"."""
    past = _past(clause.head) if _speaks_of_past(above) else None
    if past is None or tokens[0].i != clause.head.i:
        return quote
    words = [past, *(_joined_past(t, clause.head) or t.text for t in tokens[1:])]
    rest = quote
    for token, word in zip(reversed(tokens), reversed(words), strict=True):
        at = token.idx - tokens[0].idx
        rest = rest[:at] + word + rest[at + len(token.text) :] if word != token.text else rest
    return f"{lent} {rest}"


def _joined_past(verb: Token, first: Token) -> str | None:
    """Return the past of a participle that "and" joins to the one now told in the past.

    The small parser hangs "injuring" in "causing houses to fall and injuring six" on "fall": a
    participle joined to what is none belongs to the first one.
    """
    joined = verb.dep_ == "conj" and verb.nbor(-1).dep_ == "cc" and not _auxiliaries(verb)
    if verb.tag_ != "VBG" or not joined or (verb.head != first and verb.head.tag_ == "VBG"):
        return None
    return _past(verb)


def _governor(verb: Token) -> Token | None:
    """Return the predicate whose subject this one shares."""
    current = verb
    while not any(c.dep_ in SUBJECTS for c in current.children):
        if current.dep_ not in {"conj", "advcl", "pcomp", "prep"}:
            return None
        current = current.head
    return current


def _subject_of(verb: Token) -> Token | None:
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return verb.head
    return subject


def _lend(subject: Token | None) -> str | None:
    """Return a subject as words that bring no name and no number along; None when it cannot."""
    if subject is None or subject.tag_ not in {"NN", "NNS", "PRP"} or _has_conjunct(subject):
        return None
    if not subject.text[0].isalpha():
        return None  # "22%, which": its number cannot come along
    if subject.tag_ == "PRP":
        return "I" if subject.lower_ == "i" else str(subject.lower_)
    words = [t for t in subject.subtree if t.i <= subject.i or _is_of(t, subject)]
    if len(words) == 1 and subject.tag_ == "NN" and not subject.is_lower:
        return None  # as likely as not a name that the parser does not know
    if any(t.lower_ in NOT_SUBJECTS for t in words) or any(t.dep_ == "poss" for t in words):
        return None
    if len(words) <= MAX_SUBJECT and all(_is_plain(t) for t in words):
        return _lower_first("".join(t.text_with_ws for t in words).strip())
    if any(_is_of(t, subject) for t in words):
        return None
    plain = [
        t.text
        for t in words
        if t.head == subject and t.pos_ in {"NOUN", "ADJ"} and _is_plain(t)
        and all(_is_plain(c) for c in t.subtree)  # a man of 34 years is no old man
    ]  # fmt: skip
    return " ".join(["the", *plain, subject.text])


def _is_of(token: Token, subject: Token) -> bool:
    """Tell whether a token belongs to "of villagers" in "dozens of villagers"."""
    while token.i > subject.i and token.dep_ != "ROOT":
        if token.head == subject:
            return bool(token.lower_ == "of")
        token = token.head
    return False


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _is_plain(token: Token) -> bool:
    tagged = token.tag_ in LOWER_TAGS or token.dep_ == "prep"
    named = token.ent_type_ not in {"", "CARDINAL", "TIME", "DATE"} or is_figure(token)
    return tagged and not named and bool(token.is_lower or opens_sentence(token))


def _has_conjunct(token: Token) -> bool:
    return any(c.dep_ == "conj" for c in token.children)


def _auxiliaries(verb: Token) -> list[str]:
    return [c.text for c in verb.children if c.dep_ in AUXILIARIES and c.tag_ != "MD"]


def _speaks_of_past(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in AUXILIARIES]
    if verb.tag_ == "VBN" and not auxiliaries:  # "a man carried out a raid", mistagged
        return has_subject(verb)
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries)


def _past(verb: Token) -> str | None:
    """Return the simple past of a present participle, by the rules of English spelling."""
    if verb.tag_ != "VBG":
        return None
    lemma: str = verb.lemma_.lower()
    if lemma.endswith("ing") or not lemma.isalpha():
        return None
    if lemma in IRREGULAR_PAST:
        return IRREGULAR_PAST[lemma]
    stem = verb.lower_[: -len("ing")]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return stem + "ed"


def _with_antecedent(clause: Clause, tokens: Sequence[Token], quote: str) -> str:
    first = tokens[0]
    if first.lower_ not in RELATIVE_WORDS or first.dep_ not in {"nsubj", "nsubjpass"}:
        return quote
    noun = clause.head.head
    lent = _lend(noun) if is_beside(noun, first) else None
    if lent is None or not _agrees(clause):
        return quote
    if lent.split()[0].lower() in {"a", "an"}:
        lent = " ".join(["the", *lent.split()[1:]])
    return f"{lent} {quote[len(first.text) :].strip()}"


def _agrees(clause: Clause) -> bool:
    """Tell whether the noun that the parser found can be the subject ("the town have" cannot)."""
    forms = {clause.head.tag_} | {c.tag_ for c in clause.head.children if c.dep_ in AUXILIARIES}
    words = {clause.head.lower_} | {c.lower_ for c in clause.head.children if c.dep_ in AUXILIARIES}
    plural = clause.head.head.tag_ in {"NNS", "NNPS"}
    if plural:
        return "VBZ" not in forms and "was" not in words
    return "VBP" not in forms and "were" not in words


def _included(clause: Clause, tokens: Sequence[Token], quote: str) -> str:
    """Turn "including 45 children, have been hurt" into "45 children have been hurt"."""
    own = [t for t in clause.tokens if not is_mark(t)]
    rest = [t for t in tokens if t.i > own[-1].i and not is_mark(t)]
    if not rest or len(own) < 2:
        return quote
    counted = quote[own[1].idx - tokens[0].idx : own[-1].idx + len(own[-1].text) - tokens[0].idx]
    return f"{counted} {quote[rest[0].idx - tokens[0].idx :]}"

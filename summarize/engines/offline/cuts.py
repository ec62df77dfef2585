"""Where a sentence may be cut: the words that head a clause which states something of its own.

Nothing is cut off that the sentence does not assert: what is denied, supposed, wished for or asked
stays with the word that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from summarize.engines.offline.clause import Kind
from summarize.engines.offline.grammar import (
    counts,
    ends_at_mark,
    first_word,
    has_auxiliary,
    has_modal,
    has_object,
    has_subject,
    is_at_border,
    is_counted,
    is_figure,
    is_finite,
    is_in_brackets,
    is_negated,
    is_quantity,
    is_set_off,
    is_verb,
    opens_sentence,
    word_before,
    words_under,
)
from summarize.engines.offline.lexicon import (
    DASHES,
    FACTIVE_SUBORDINATORS,
    NARROWING_DETERMINERS,
    PREPOSITIONAL,
    RELAYING,
    REPORTING,
    SPEAKING,
)
from summarize.text.asserting import SUBORDINATORS, denied_subject, veil_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_WORDS = 3
"""A clause of fewer words is not cut off ("and fled"), unless it has an object."""

LONG_RELATIVE = 9
"""A relative clause with no comma and no figure is cut off from this many words on: shorter ones
mostly narrow down their noun ("civilians who want to leave")."""

LONG_ADVERBIAL = 6
"""Shorter adverbial clauses only date or place the main one ("after the vote was held")."""

EARLY = 5
"""A measure names its figure among its first words."""

MEASURING = frozenset({"appos", "npadvmod", "advmod", "dobj", "attr", "dep", "nmod"})
"""How the parser hangs up a measure that follows a comma or a dash."""

VEILS = frozenset({"ccomp", "advcl", "csubj", "csubjpass", "pcomp", "xcomp", "acl", "relcl"})
"""What is said within such a clause is not asserted by the sentence, unless it was cut off."""

CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
OPEN_QUESTIONS = frozenset({"how", "why", "what", "whether", "which", "whose"})
DATING = frozenset({"after", "before", "when", "since", "until", "because", "if"})
TELLING = frozenset({"tell", "inform", "assure", "remind", "notify"})
QUESTION_TAGS = frozenset({"WRB", "WP", "WDT", "WP$"})


NEVER_VEILED = frozenset(
    {Kind.RELATIVE, Kind.INCLUDING, Kind.LISTED, Kind.ATTRIBUTION, Kind.MEASURE}
)


def cut_heads(tokens: Sequence[Token]) -> dict[Token, Kind]:
    """Return the tokens of a sentence that head a clause of their own, and how."""
    heads: dict[Token, Kind] = {}
    for token in tokens:
        kind = _kind_of(token)
        if kind is not None:
            heads[token] = kind
    asserted = {t: kind for t, kind in heads.items() if _is_asserted(t, kind)}
    return {t: kind for t, kind in asserted.items() if not _is_veiled(t, kind, asserted)}


def _is_asserted(token: Token, kind: Kind) -> bool:
    """Tell whether a clause is told as a fact ("before they fled", "or it will close" are not)."""
    return kind in NEVER_VEILED or veil_of(token) is None


def _is_veiled(token: Token, kind: Kind, heads: dict[Token, Kind]) -> bool:
    """Tell whether a clause stands within another that is not asserted ("if A and B")."""
    if kind in NEVER_VEILED:
        return False
    loose = kind in {Kind.PARTICIPIAL, Kind.ABSOLUTE}
    veils = frozenset({"ccomp", "advcl"}) if loose else VEILS
    above = token.head
    if kind is Kind.CONTENT and above.dep_ == "pcomp" and above.head.lower_ == "as":
        above = above.head
    while above.dep_ != "ROOT" and above not in heads:
        if above.dep_ in veils:
            return True
        above = above.head
    return False


def _kind_of(token: Token) -> Kind | None:
    if token.lower_ == "according":
        return Kind.ATTRIBUTION
    if token.lower_ == "including" and token.dep_ == "prep":
        return Kind.INCLUDING if counts(token.subtree) else None
    rule = RULES.get(token.dep_)
    kind = rule(token) if rule else None
    return Kind.MEASURE if kind is None and _is_measure(token) else kind


# --- one rule per relation ------------------------------------------------------------------


def _coordinate(token: Token) -> Kind | None:
    """Cut at "and", "but", a semicolon: a second clause, or a second predicate."""
    head = token.head
    first = first_word(token)
    asks = first.lower_ == "not" or first.tag_ in QUESTION_TAGS
    if not is_at_border(token) or asks:
        return None
    if is_verb(token) and is_verb(head):
        if _is_conditional(head):
            return None
        if has_subject(token) and (is_finite(token) or token.tag_ in {"VBN", "VBG"}):
            return Kind.COORDINATE
        return Kind.SHARED if _is_joined(token) and _stands_alone(token) else None
    if token.tag_ in {"VBD", "VBZ"} and has_object(token) and head.pos_ in {"NOUN", "PROPN"}:
        return Kind.SHARED  # its verb was taken for a name
    if is_figure(token) and is_verb(head):
        has_participle = any(c.dep_ == "acl" and c.tag_ == "VBN" for c in token.children)
        return Kind.COORDINATE if has_participle else None
    return Kind.LISTED if _is_counted_list(token) else None


def _is_conditional(verb: Token) -> bool:
    """Tell whether a condition governs a predicate, and so all that is coordinated with it."""
    return any(
        c.dep_ == "advcl" and any(m.lower_ in CONDITIONS for m in c.children if m.dep_ == "mark")
        for c in verb.children
    )


def _is_joined(token: Token) -> bool:
    """Tell whether a second predicate belongs to the first one's subject.

    In "they fled before the army, which was far stronger, entered the town" the parser joins
    "entered" to "fled": no "and" does, and the comma closes what is told of the army.
    """
    verbs = [token.head, token, *token.conjuncts]
    if any(c.dep_ == "cc" for v in verbs for c in v.children):
        return True
    between = token.doc[token.head.i + 1 : token.i]
    barred = any(t.dep_ == "prep" and t.lower_ in SUBORDINATORS for t in between)
    return not (barred and any(t.dep_ == "relcl" for t in between))


def _stands_alone(token: Token) -> bool:
    """Tell whether a second predicate of one subject can be told apart from the first."""
    head = token.head
    if token.tag_ == "VB" and not is_finite(token):
        return False
    under_force = has_modal(head) or is_negated(head)
    if under_force and not has_auxiliary(token) and token.tag_ not in {"VBD", "VBZ"}:
        return False
    one_object = token.i - head.i == 2 and has_object(token) and not has_object(head)
    return _is_long(token) and not one_object


def _is_counted_list(token: Token) -> bool:
    """Find "two schools and two mosques" after a first thing that is not counted."""
    head = token.head
    more = any(is_counted(c) for c in token.conjuncts if c.i > token.i)
    return (
        more
        and is_counted(token)
        and not is_counted(head)
        and (is_verb(head) or head.dep_ == "dobj")
    )


def _complement(token: Token) -> Kind | None:
    """Cut what is said from who says it; and a first clause from a second ("A; B")."""
    head = token.head
    if token.dep_ == "parataxis" and token.lemma_ in REPORTING and is_set_off(token):
        return Kind.ATTRIBUTION
    if not is_verb(head) or not (has_subject(token) or is_finite(token)):
        return None
    if head.lemma_ in REPORTING and _is_said(token):
        return Kind.CONTENT
    two_clauses = token.i < head.i and has_subject(head) and has_subject(token)
    two_clauses = two_clauses and first_word(token).lower_ not in OPEN_QUESTIONS
    return Kind.COORDINATE if two_clauses and ends_at_mark(token) else None


def _is_said(token: Token) -> bool:
    """Tell whether a complement of a verb of saying is stated, and stated by its subject."""
    verb = token.head
    if is_negated(verb) or _is_unreal(verb) or denied_subject(verb) is not None:
        return False
    clipped = token.tag_ in {"VBN", "VBD"} and not has_auxiliary(token)  # of a headline
    small_clause = not (is_finite(token) or clipped)
    if small_clause or first_word(token).lower_ in OPEN_QUESTIONS:
        return False  # "the video shows bottles being thrown", "she told them how it fell"
    if any(c.dep_ == "mark" and c.lower_ in DATING for c in verb.children):
        return False  # "two months after inspectors had warned that"
    # In "…," added the doctor, the parser takes the speaker for an object.
    takes_object = has_subject(verb) and any(c.dep_ == "dobj" for c in verb.children)
    return not (token.i < verb.i and takes_object and verb.lemma_ not in TELLING)


def _is_said_in(token: Token) -> bool:
    """Find "said in a statement that he was sorry", hung on the statement by the parser."""
    noun = token.head
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)
    if not marked or noun.dep_ != "pobj" or not is_finite(token):
        return False
    verb = noun.head.head
    return (
        is_verb(verb) and verb.lemma_ in REPORTING and not is_negated(verb) and not _is_unreal(verb)
    )


def _is_unreal(verb: Token) -> bool:
    """Tell whether nothing is said yet ("may announce"); "I can tell you" does say it."""
    in_first_person = any(c.lower_ in {"i", "we"} for c in verb.children)
    return any(
        c.tag_ == "MD" and c.lower_ != "will" and not (in_first_person and c.lower_ == "can")
        for c in verb.children
    )


def _adnominal(token: Token) -> Kind | None:
    """Cut a relative clause, or a participle after a noun, that adds a fact."""
    set_off = is_set_off(token)
    if _is_said_in(token):
        return Kind.CONTENT
    if token.dep_ == "acl":
        return _participle_of_noun(token, set_off=set_off)
    if not is_finite(token) or not is_verb(token):
        return None
    adds = words_under(token) >= MIN_WORDS if set_off else _tells_more(token)
    return Kind.RELATIVE if adds else None


def _participle_of_noun(token: Token, *, set_off: bool) -> Kind | None:
    if token.tag_ not in {"VBN", "VBG"}:
        return None
    if token.lemma_ in RELAYING | SPEAKING:
        return Kind.ATTRIBUTION if set_off else None
    measured = [c for c in token.rights if c.dep_ in {"dobj", "npadvmod"} and is_counted(c)]
    with_figure = token.tag_ == "VBG" and bool(measured)
    adds = (set_off or with_figure) and words_under(token) > MIN_WORDS
    return Kind.PARTICIPIAL if adds else None


def _tells_more(token: Token) -> bool:
    """Tell whether a relative clause with no comma states a fact of its own."""
    first = first_word(token).lower_
    of_noun = list(token.head.lefts)
    over = token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in token.children)
    definite = over or any(c.dep_ in {"det", "nummod", "poss"} for c in of_noun)
    narrows = any(c.lower_ in NARROWING_DETERMINERS for c in of_noun)
    if narrows or not definite or has_modal(token) or first not in {"which", "that", "who"}:
        return False
    return any(is_quantity(t) for t in token.subtree) or (
        first == "which" and words_under(token) >= LONG_RELATIVE
    )


def _adverbial(token: Token) -> Kind | None:
    """Cut "as the rebels fled the town", "killing five people", "the other waiting outside"."""
    if not is_verb(token):
        return None
    marks = [c.lower_ for c in token.children if c.dep_ == "mark" or c.lower_ == "when"]
    if marks and marks[0] not in FACTIVE_SUBORDINATORS:
        return None
    if has_subject(token):
        return _clause_with_subject(token, marks)
    return _participial(token) if token.tag_ in {"VBG", "VBN"} else None


def _clause_with_subject(token: Token, marks: Sequence[str]) -> Kind | None:
    if not is_finite(token):
        return None
    if not marks:
        return Kind.COORDINATE if is_at_border(token) else None
    measured = first_word(token).lower_ not in marks  # "two months after she had left"
    dates_only = measured or words_under(token) < LONG_ADVERBIAL
    veiled = has_modal(token) or is_negated(token.head)
    return None if dates_only or veiled else Kind.ADVERBIAL


def _participial(token: Token) -> Kind | None:
    first = opens_sentence(first_word(token))
    by_speaker = token.head.lemma_ in REPORTING
    sets_scene = token.lemma_ in SPEAKING and (first or by_speaker)
    if sets_scene or (token.lemma_ in RELAYING and (by_speaker or token.tag_ == "VBN")):
        return Kind.ATTRIBUTION
    if token.lower_ in PREPOSITIONAL or is_negated(token.head) or has_modal(token.head):
        return None
    return Kind.PARTICIPIAL if _is_long(token) and (first or is_set_off(token)) else None


def _after_preposition(token: Token) -> Kind | None:
    """Find "before making off with the car" and "with the army taking the town"."""
    preposition = token.head.lower_
    if preposition == "with":
        return Kind.ABSOLUTE if has_subject(token) and words_under(token) > MIN_WORDS else None
    if preposition in {"before", "after"} and token.tag_ == "VBG":
        return Kind.PARTICIPIAL if _is_long(token) else None
    return None


def _won_by(noun: Token) -> Kind | None:
    """Find "with the battle won by the army" before or after a main clause."""
    preposition = noun.head
    if preposition.lower_ != "with" or not is_verb(preposition.head):
        return None
    apart = opens_sentence(preposition) or word_before(preposition) in DASHES | {","}
    participle = any(c.dep_ == "acl" and c.tag_ in {"VBN", "VBG"} for c in noun.children)
    return Kind.ABSOLUTE if apart and participle and words_under(noun) > MIN_WORDS else None


def _is_measure(token: Token) -> bool:
    """Find "about 86 kilometres north of the port", "a column of 800 lorries", set off."""
    if token.dep_ not in MEASURING or is_verb(token) or words_under(token) < MIN_WORDS:
        return False
    first = first_word(token)
    if word_before(first) not in DASHES | {","} or not ends_at_mark(token):
        return False
    if is_in_brackets(first) or any(is_verb(t) and is_finite(t) for t in token.subtree):
        return False
    return any(t.i - first.i < EARLY and is_quantity(t) for t in token.subtree)


def _is_long(token: Token) -> bool:
    words = words_under(token)
    return words >= MIN_WORDS or (words == MIN_WORDS - 1 and has_object(token))


RULES: dict[str, Callable[[Token], Kind | None]] = {
    "conj": _coordinate,
    "ccomp": _complement,
    "parataxis": _complement,
    "relcl": _adnominal,
    "acl": _adnominal,
    "advcl": _adverbial,
    "pcomp": _after_preposition,
    "pobj": _won_by,
}

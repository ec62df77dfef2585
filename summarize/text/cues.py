"""How a statement is meant: cues that deny or weaken it, and clauses that are not asserted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.languages import lexicon, word_set
from summarize.text.words import past_tense, present_participle

if TYPE_CHECKING:
    from spacy.tokens import Token


class Cue(NamedTuple):
    """Words that deny, weaken, foresee or set a condition."""

    start: int  # offset of its first character in the text that was searched
    end: int  # offset after its last
    text: str  # the words as written
    kind: str  # what they do; two cues of one kind may stand for each other


class CueFinder:
    """Finds cues by one pass over the text; where two begin together the longer wins.

    A pattern begins with a word, or with a look-behind for a letter where it goes on inside one.
    """

    def __init__(self, table: Mapping[str, Mapping[str, Any]]) -> None:
        # Those of most words first: "no longer" before "no".
        pairs = [(p, kind) for kind, listed in table.items() for p in _patterns(listed)]
        pairs.sort(key=lambda pair: -pair[0].count(r"\s+"))
        # A word is held only against the cues of its first letter: all against all took a fifth
        # of a run's time.
        by_letter: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for pattern, kind in pairs:
            for letter in sorted(_first_letters(pattern)):
                by_letter[letter].append((pattern, kind))
        inside = by_letter.pop("")
        at_starts = "|".join(f"(?={i})(?:{_groups(found)})" for i, found in by_letter.items())
        self._kinds = [k for found in (*by_letter.values(), inside) for _, k in found]
        self._regex = re.compile(rf"\b(?:{at_starts})|{_groups(inside)}", re.IGNORECASE)

    def find(self, text: str) -> list[Cue]:
        """Return the cues of a text, in order, none overlapping another."""
        return [
            Cue(m.start(), m.end(), m.group(), self._kinds[(m.lastindex or 1) - 1])
            for m in self._regex.finditer(text)
        ]


def _patterns(listed: Mapping[str, Any]) -> Iterator[str]:
    """Yield the patterns of a kind, as `languages/en/cues.toml` tells them."""
    for phrase in listed.get("words", ()):
        yield r"\b" + re.escape(phrase).replace(r"\ ", r"\s+") + r"\b"
    yield from listed.get("patterns", ())
    for modal in listed.get("modals", "").split():
        yield rf"\b{modal}(?:\b|(?=n['\u2019]t\b))"
    for key, then in (("verbs", ""), ("before_to", r"(?=\s+to\b)")):
        for lemma in listed.get(key, "").split():
            third = re.sub(r"(?<![aeiou])y$", "ie", lemma) + "s"
            forms = {lemma, third, past_tense(lemma), present_participle(lemma)}
            yield rf"\b(?:{'|'.join(sorted(forms))})\b{then}"


_FIRST = re.compile(r"(?:\\b|\(\?<![^)]*\))*(?:(?P<letter>\w)|\(\?:(?P<words>[\w|]+)\))")


def _first_letters(pattern: str) -> set[str]:
    """Return with which letters a cue may begin; the empty one stands for inside a word."""
    found = _FIRST.match(pattern)
    return {word[:1] for word in (found["letter"] or found["words"]).split("|")} if found else {""}


def _groups(found: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"({pattern})" for pattern, _ in found)


NEGATION = "negation"
"""The statement is denied."""
TURN = "turn of phrase"
"""It holds a negator and denies nothing ("not only"), but cannot do without it either."""
_LISTED = lexicon("cues")
find_negations = CueFinder(_LISTED["negations"]).find
"""Finds the negating words; of kind `TURN` where they deny nothing ("no fewer than 30")."""


def negates(text: str) -> bool:
    """Whether a text denies something."""
    return any(c.kind == NEGATION for c in find_negations(text))


# --- words by which a statement is less than a plain fact: may, reportedly, plans to, if

POSSIBLE = "possibility"
LIKELY = "likelihood"
REPORTED = "report"
BELIEVED = "belief"
PLANNED = "plan"
CONDITION = "condition"
DUTY = "duty"
FUTURE = "future"
DEGREE = "degree"
HEDGES = frozenset({POSSIBLE, LIKELY, REPORTED, BELIEVED, PLANNED, CONDITION, DUTY})
"""Kinds that the page shows as hedges; the others only have to be kept."""
_HEDGE_FINDER = CueFinder(_LISTED["hedges"])


def find_hedges(text: str) -> list[Cue]:
    """Return the words that make a text less, or other, than a plain fact, in order."""
    return [c for c in _HEDGE_FINDER.find(text) if not _is_name(c, text)]


_TO_COME = re.compile(r"\b(?:is|are|was|were) to (?!(?:the|an?|his|her|its|their|blame)\b)[a-z]")


def is_hedged(text: str) -> bool:
    """Whether words tell less than that something was so: "reportedly", "will", "is to go"."""
    return _TO_COME.search(text) is not None or any(
        c.kind in HEDGES | {FUTURE} for c in find_hedges(text)
    )


def is_surer(one: str, other: str) -> bool:
    """Whether one text tells flatly what another hedges."""
    return is_hedged(other) and not is_hedged(one)


def _is_name(cue: Cue, text: str) -> bool:
    # "May" and "Will" with a capital inside a sentence are a month or a person.
    before = text[: cue.start].rstrip(" \"'“\u2018(")
    return cue.text in {"May", "Will"} and before[-1:] not in ("", *".!?\n:;")


# --- clauses that a sentence holds and does not assert: before they touched it, unless it rains
#
# Classes of words after Quirk et al., A Comprehensive Grammar of the English Language:
# conditional, comparative and temporal subordinators (15.25-15.52), suasive verbs (16.32), nouns
# with a clause in apposition (17.26); negative implicatives after Nairn, Condoravdi and Karttunen,
# Computing relative polarity (2006). What a "before" clause tells may have been prevented by what
# the main one tells (Beaver and Condoravdi 2003): it is never asserted by itself. So with "when",
# "after" and "once" of what is still to come.

ONLY_OF_THE_PAST = frozenset({"when", "after", "once"})
"""Their clause tells what happened where it is in the past; else what is to come."""
FACTUAL = word_set("cues", "factual")
"""The clause of any other subordinator is not asserted by itself, whatever its tense."""
PREPOSITIONS = frozenset({"before", "without", "from", "against", "than"})
"""What a participle behind them tells did not happen, or nobody says that it did."""
ACCUSING = frozenset({"accuse", "suspect", "charge", "acquit", "clear", "fear", "risk"})
"""What is said "of" or "with" them is what somebody is held to have done."""
SUASIVE_VERBS = word_set("cues", "suasive_verbs")
"""What they govern is asked for, wished for or made up."""
AVERTING = frozenset({"avoid", "avert", "decline", "escape", "fail", "neglect", "refuse", "omit"})
"""What they govern did not happen."""
UNREAL_NOUNS = word_set("cues", "unreal_nouns")
"""A clause that tells what they are about is not asserted."""
MODALS = frozenset({"may", "might", "could", "would", "should", "can", "must"})
"""Auxiliaries of what is possible, wished for or a rule (Quirk 4.49-4.66); "will" foretells."""
UNREAL_ADVERBS = frozenset({"nearly", "almost", "barely", "hardly"})
"""Before a verb: it was not done (Quirk 8.111, approximators and minimizers)."""
NEGATIVE = frozenset({"no", "nobody", "none", "neither", "nothing", "nor", "few"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
ASIDE = frozenset({"relcl", "appos"})
"""What is told on the side of a noun is asserted, wherever the noun stands."""


def veils_over(token: Token) -> Iterator[Token]:
    """Yield the words before a token by which it, or a clause around it, is not asserted."""
    at = token
    while True:
        word = veil_of(at)
        if word is not None and word.i < token.i:
            yield word
        if at.head == at or at.dep_ in ASIDE:
            return
        at = at.head


def is_asserted(token: Token) -> bool:
    """Whether a word stands in what is told as a fact: in no veiled clause, behind no "might"."""
    above = [token, *token.ancestors]
    last = next((i for i, t in enumerate(above) if t.dep_ in ASIDE or _is_joined(t)), len(above))
    clauses = [t for t in above[: last + 1] if t.pos_ in {"VERB", "AUX"}]
    unreal = (c.lower_ in UNREAL_ADVERBS or c.lower_ in MODALS for t in clauses for c in t.lefts)
    return not any(unreal) and not any(map(veil_of, clauses))


def _is_joined(verb: Token) -> bool:
    """Whether a clause with a subject of its own is joined to another one."""
    return verb.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in verb.children)


def veil_of(verb: Token) -> Token | None:
    """Return the word by which a clause is not asserted, given its head; None where it is."""
    return _before_clause(verb) or _alternative(verb) or _governing(verb)


def _before_clause(verb: Token) -> Token | None:
    """Return the subordinator or the preposition that opens a clause and takes its fact away."""
    for mark in verb.lefts:
        if mark.dep_ == "mark" and not _is_factual(mark):
            return mark
        temporal = mark.lower_ in ONLY_OF_THE_PAST and verb.dep_ == "advcl"
        if temporal and mark.dep_ in {"mark", "advmod"} and not _happened(verb):
            return mark
    above = verb.head
    if verb.dep_ != "pcomp":
        return None
    if above.lower_ in PREPOSITIONS or any(c.lower_ == "instead" for c in above.children):
        return above
    accused = above.lower_ in {"of", "with"} and above.head.lemma_ in ACCUSING
    return above.head if accused else None


def _is_factual(mark: Token) -> bool:
    """Whether a subordinator opens a fact: no "so that", "as though" or "as long as" does."""
    before = mark.nbor(-1).lower_ if mark.i else ""
    if mark.lower_ == "so":  # of purpose it has a modal: "so they could sleep" (Quirk 15.48-15.49)
        return before == "," or not any(c.tag_ == "MD" for c in mark.head.children)
    return mark.lower_ in FACTUAL and before not in {"as", "long"}


def _happened(verb: Token) -> bool:
    """Whether a clause tells what has happened, or a headline's present ("after wall falls")."""
    auxiliaries = (c for c in verb.children if c.dep_ in AUXILIARIES)
    past = any(t.tag_ == "VBD" for t in (verb, *auxiliaries))
    to_come = any(c.tag_ == "MD" for c in verb.head.children)
    return past or not (to_come or verb.head.tag_ in {"VBZ", "VBP"})


def _alternative(verb: Token) -> Token | None:
    """Return the "or" before a second clause: one of the two is said, not which."""
    joining = verb.head.children if _is_joined(verb) else ()
    joined = (c for c in joining if c.dep_ == "cc" and verb.head.i < c.i < verb.i)
    return next((c for c in joined if c.lower_ in {"or", "nor"}), None)


def _governing(verb: Token) -> Token | None:
    above = verb.head
    told = any(c.lower_ == "that" and c.dep_ not in SUBJECTS for c in verb.lefts)
    if verb.dep_ in {"acl", "relcl"} and told:
        none = next((c for c in above.lefts if c.lower_ in NEGATIVE), None)
        return above if above.lemma_ in UNREAL_NOUNS else none
    if verb.dep_ == "xcomp" and above.lemma_ in AVERTING:
        return above
    if verb.dep_ != "ccomp":
        return None
    told_to = any(c.dep_ == "nsubjpass" and c.pos_ != "PRON" for c in above.children)
    if above.lemma_ in SUASIVE_VERBS or told_to:  # "the jury was told": it is left open by whom
        return above
    denied = next((c for c in above.children if c.dep_ == "neg" and c.i < verb.i), None)
    if denied is not None and above.i < verb.i:
        return denied
    asked = next((c for c in verb.lefts if c.tag_ in {"WRB", "WP"} and c.i > above.i), None)
    if asked is not None and above.lemma_ != "be":
        return asked  # "is what they heard": nobody asks (Huddleston and Pullum 2002, 12.6)
    subject = next((c for c in above.children if c.dep_ in SUBJECTS), None)
    words = [subject, *subject.lefts] if subject is not None else []  # "neither office said"
    return next((t for t in words if t.lower_ in NEGATIVE), None)

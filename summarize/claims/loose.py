"""Which words of a claim may be left out so that what is left is still said by its article.

Relative clauses, asides, adverbials of time and place, participles and plain adjectives say
something more; without them a plain statement stays true, only less is said ("the ship, which was
new, sank on Tuesday off the cape": the ship sank). That holds where nothing else is denied,
counted as a whole, compared or supposed: under "not", "every", "only" or "if" a part left out
says more instead, and nothing is left out but what stands between commas or brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.hedges import CONDITION, find_hedges
from summarize.text.negation import find_negations

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]

BRACKETS = re.compile(r" ?\([^()]*\)")

CLOSING = frozenset({")", "\u201d", '"'})
HALF_TIMES = frozenset({"late", "early", "shortly", "later", "earlier"})
"""They go with the day that follows them: "late Tuesday"."""

LONG_AGO = re.compile(r"\b(?:1\d\d\d|20\d\d)\b|\bago\b|\b(?:last|previous) (?:year|decade|century)")
"""Times without which an event of the past is taken for the news."""

WHOLESALE = re.compile(
    r"\b(?:every|each|all|any|both|either|most|few|fewer|less|only|alone|just|even|first|last|second"
    r"|third|than|except|until|unlike|too)\b",
    re.IGNORECASE,
)
"""Words that speak of all or of none of a kind, or in comparison."""

DATED = frozenset({"DATE", "TIME"})
AMOUNTS = DATED | {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}
PLACED = frozenset({"GPE", "LOC", "FAC"})
IN_PLACE = frozenset({"in", "at", "on", "off", "near", "outside", "inside", "along", "above"})
IN_TIME = frozenset(
    {"in", "at", "on", "for", "from", "by", "late", "early", "towards", "toward", "around", "about"}
)
ADJUNCTS = frozenset(
    {
        "after", "before", "during", "despite", "amid", "amidst", "following", "since",
        "throughout", "near", "outside", "alongside", "off",
    }
)  # fmt: skip
"""Prepositions that head an adverbial after almost any verb (Quirk et al., 8.39-8.85)."""

CLAUSES = frozenset({"after", "before", "when", "while", "as", "because", "since", "although"})
"""Conjunctions of clauses that a true main clause does without; "if" and "unless" are none."""

ADVERBS = frozenset(
    {"also", "meanwhile", "later", "then", "however", "earlier", "already", "afterwards", "soon"}
)
BARE = frozenset(
    {"be", "become", "remain", "seem", "appear", "live", "lie", "stay", "happen", "come", "go",
     "take", "put", "set", "hold", "base", "centre", "center", "locate", "situate", "date", "last",
     "occur", "stand", "place", "schedule", "bear", "found", "build"}
)  # fmt: skip
"""Verbs that say little without the place or time that follows them."""

JOINING = frozenset({"merge", "combine", "compare", "link", "join", "connect", "separate", "mix"})
"""Verbs that take two things together: one alone makes no sense."""

NOT_SUBSECTIVE = frozenset(
    """
    alleged apparent arguable assumed believed debatable disputed doubtful dubious erroneous
    expected faulty future historic impossible improbable likely mistaken ostensible plausible
    possible potential predicted presumed probable proposed putative questionable seeming
    so-called supposed suspicious theoretical uncertain unlikely unsuccessful would-be
    artificial counterfeit deputy erstwhile fabricated fake false fictional fictitious former
    hypothetical imaginary mock mythical onetime past phony simulated spurious virtual
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Adjectives without which a noun names something else: "a former minister" is no minister
(Nayak, Kowarsky, Angeli and Manning, "A Dictionary of Nonsubsective Adjectives", 2014)."""

NEEDED = frozenset(
    """
    acting assistant vice attempted failed planned suspected unborn dead missing wanted
    many several few other same different certain such various total own main chief next
    previous final due able available high low human
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Likewise, by their kind: titles, what was tried or planned, amounts, order, likeness."""


class _Part(NamedTuple):
    """Words that hang on a token of a statement: whether marks set them off, or they open it."""

    token: Token
    root: Token
    enclosed: bool
    opens: bool


class Loose(NamedTuple):
    """A part of a claim's text: where it stands there, and the words of the article that it is."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def loose_parts(text: str, quote: str, tokens: Sequence[Token], root: Token) -> list[Loose]:
    """Return the parts of a claim's text that may be left out, in order; some lie within others.

    Args:
        text: The claim's text.
        quote: Its quote, as it stands in the article.
        tokens: The tokens of the quote, with the parse of their article.
        root: Its main verb.
    """
    first, shift = _shared_tail(text, quote, tokens)
    plain = _is_plain(text)
    spans = {_loose_at(t, root, tokens, plain=plain) for t in tokens} - {None}
    spans |= {(m.start() - shift, m.end() - shift) for m in BRACKETS.finditer(text)}
    return [
        Loose(start + shift, min(end + shift, len(text)), _between(tokens, start, end))
        for start, end in sorted(s for s in spans if s is not None and first <= s[0] < s[1])
    ]


def _between(tokens: Sequence[Token], start: int, end: int) -> tuple[Token, ...]:
    return tuple(t for t in tokens if start <= t.idx < end)


def _is_plain(text: str) -> bool:
    """Whether a statement is neither denied nor supposed, and not of all or none of a kind."""
    said = re.sub(r"\bat least\b", "", text)
    conditional = any(c.kind == CONDITION for c in find_hedges(text))
    return not (find_negations(text) or WHOLESALE.search(said) or conditional)


def _shared_tail(text: str, quote: str, tokens: Sequence[Token]) -> tuple[int, int]:
    """Return from where in the article text and quote run alike, and how far apart they stand."""
    quote = quote.rstrip(" .,;:")
    length = 0
    for ours, theirs in zip(reversed(text.rstrip(" .,;:")), reversed(quote), strict=False):
        if ours.lower() != theirs.lower():
            break
        length += 1
    start = tokens[0].idx
    shift = len(text.rstrip(" .,;:")) - len(quote) - start
    return start + len(quote) - length, shift


def _loose_at(token: Token, root: Token, tokens: Sequence[Token], *, plain: bool) -> Span | None:
    """Return the span, in the article, that goes with a token where it may go."""
    rule = _RULES.get(token.dep_)
    if rule is None or token == root:
        return None
    words = _words_of(token, tokens)
    if not words or root in words or _is_listed(words, tokens):
        return None
    part = _Part(token, root, _is_set_off(words, tokens), opens=words[0] == tokens[0])
    if token.dep_ not in _ASIDES and LONG_AGO.search(" ".join(t.lower_ for t in words)):
        return None
    if not (rule(part) and (plain or (part.enclosed and token.dep_ in _ASIDES))):
        return None
    return _with_marks(words, tokens)


def _is_listed(words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a semicolon stands in some words or behind them: they are part of a list."""
    return any(t.text == ";" for t in tokens if words[0].i <= t.i <= words[-1].i + 1)


def _words_of(token: Token, tokens: Sequence[Token]) -> list[Token]:
    """Return what goes with a token, without a last mark; nothing where it is not one stretch."""
    words = sorted(token.subtree, key=lambda t: t.i)
    if token.dep_ == "relcl":
        words = _without_tail(token, words)
    while words and words[-1].is_punct and words[-1].text not in CLOSING:
        words.pop()
    if not words or words[0].i < tokens[0].i or words[-1].i > tokens[-1].i:
        return []
    if words[-1].i - words[0].i + 1 != len(words) or not _ends_a_word(words[-1]):
        return []
    if words[0].i > tokens[0].i and words[0].nbor(-1).lower_ in HALF_TIMES:
        words.insert(0, words[0].nbor(-1))
    return words


def _without_tail(verb: Token, words: list[Token]) -> list[Token]:
    """Return a relative clause up to a comma behind which the main clause goes on.

    The parser draws "to a fine" into "the man, who is 58, to a fine".
    """
    for mark, after in pairwise(words):
        if mark.i > verb.i and mark.text == "," and after.pos_ == "ADP":
            return words[: words.index(mark)]
    return words


def _ends_a_word(last: Token) -> bool:
    """Whether no letter or digit is glued to a token: "5" of "5am" is no word."""
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    return bool(last.whitespace_) or after is None or not after.is_alpha


def _is_set_off(part: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether marks part some words from the rest of the statement."""
    before = part[0].nbor(-1) if part[0].i > tokens[0].i else None
    after = part[-1].nbor() if part[-1].i < tokens[-1].i else None
    marks = {",", "\u2013", "\u2014", "-", "("}
    opened = before is None or before.text in marks
    closed = after is None or after.text in marks | {")", ".", ";"}
    return opened and closed


def _with_marks(part: Sequence[Token], tokens: Sequence[Token]) -> Span:
    """Return the span of some words with the commas and the space that go with them."""
    first, last = part[0], part[-1]
    start, end = first.idx, last.idx + len(last)
    before = first.nbor(-1) if first.i > tokens[0].i else None
    after = last.nbor() if last.i < tokens[-1].i else None
    marks = {",", "\u2013", "\u2014", "-"}
    if before is None:  # the statement's first words: what follows moves up
        mark = after if after is not None and after.text in marks else last
        return start, mark.idx + len(mark.text_with_ws)
    if before.text in marks:
        start = before.idx
        if after is not None and after.text in marks:
            end = after.idx + len(after)
    spaced = first.nbor(-1) if start == first.idx else before.nbor(-1)
    return start - len(spaced.whitespace_), end


# --- one rule per relation ------------------------------------------------------------------


def _relative(part: _Part) -> bool:
    """A clause behind a noun: an aside, or more about one thing that is named or new."""
    noun = part.token.head
    if part.enclosed or noun.pos_ == "PROPN":
        return True
    determiners = {c.lower_ for c in noun.children if c.dep_ == "det"}
    counted = any(c.dep_ == "nummod" for c in noun.children)
    return noun.pos_ == "NOUN" and (bool(determiners & {"a", "an"}) or counted)


def _apposition(part: _Part) -> bool:
    around = (*part.token.children, *part.token.head.children)
    return part.enclosed and not any(c.dep_ in {"cc", "conj"} for c in around)


def _adverbial(part: _Part) -> bool:
    """A preposition with its noun: of time, of place, or one that is no verb's own."""
    verb = part.token.head.lemma_
    if not _hangs_on(part) or (verb in BARE and not part.enclosed):
        return False
    preposition = part.token.lower_
    if preposition in ADJUNCTS or (part.enclosed and part.opens):
        return True
    labels = {t.ent_type_ for t in part.token.subtree if t.dep_ == "pobj"}
    if preposition in IN_TIME and labels & DATED:
        return True
    return preposition in IN_PLACE and bool(labels & PLACED)


def _agent(part: _Part) -> bool:
    """Who did it, not by how much: "by 30 percent"."""
    return _hangs_on(part) and not any(c.ent_type_ in AMOUNTS for c in part.token.children)


def _time(part: _Part) -> bool:
    token = part.token
    return _hangs_on(part) and token.ent_type_ in DATED and token.head.lemma_ not in BARE


def _adverb(part: _Part) -> bool:
    word = part.token.lower_
    of_manner = word.endswith("ly") and not find_hedges(word) and not find_negations(word)
    return _time(part) or (_hangs_on(part) and (word in ADVERBS or of_manner))


def _clause(part: _Part) -> bool:
    children = list(part.token.children)
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in CLAUSES for c in children):
        return True
    unmarked = not any(c.dep_ == "mark" for c in children)
    return part.enclosed and part.token.tag_ == "VBG" and unmarked


def _measure(part: _Part) -> bool:
    """A measure before a noun that is known without it: "the 18-metre yacht"."""
    words = list(part.token.subtree)
    before = words[0].nbor(-1).lower_ if words[0].i else ""
    hyphened = part.token.i > 0 and part.token.nbor(-1).text == "-"
    return hyphened and before == "the" and any(t.like_num for t in words)


def _adjective(part: _Part) -> bool:
    if _measure(part):
        return True
    token, word = part.token, part.token.lower_
    if (
        token.ent_type_ == "ORDINAL"
        or token.tag_ != "JJ"
        or word in NOT_SUBSECTIVE | NEEDED
        or list(token.children)
    ):
        return False
    if token.head.pos_ != "NOUN" or word.endswith("ed") or not token.whitespace_:
        return False
    return _keeps_article(token) and _is_new(token.head, part.root)


def _keeps_article(token: Token) -> bool:
    """Whether "a" or "an" before an adjective fits the word behind it, too."""
    before = token.nbor(-1).lower_ if token.i else ""
    vowel = token.nbor().lower_[:1] in set("aeiou")
    return before not in {"a", "an"} or (before == "an") == vowel


def _is_new(noun: Token, root: Token) -> bool:
    """Whether a noun names something told of for the first time, not one of several known."""
    determiners = {c.lower_ for c in noun.children if c.dep_ in {"det", "poss"}}
    if determiners:
        return determiners <= {"a", "an"}
    return root.tag_ in {"VBD", "VBN"} and noun.tag_ == "NNS"


def _hangs_on(part: _Part) -> bool:
    """Whether an adverbial belongs to the main verb, or to one that it leads to."""
    verb = part.token.head
    while verb != part.root and verb.dep_ in {"xcomp", "conj", "aux"}:
        verb = verb.head
    return verb == part.root


_RULES: dict[str, Callable[[_Part], bool]] = {
    "relcl": _relative,
    "acl": _relative,
    "appos": _apposition,
    "prep": _adverbial,
    "agent": _agent,
    "npadvmod": _time,
    "advmod": _adverb,
    "advcl": _clause,
    "amod": _adjective,
    "compound": _measure,
    "nmod": _measure,
    "nummod": _measure,
}
_ASIDES = frozenset({"relcl", "appos", "acl"})

"""What the page says of each finding: its sentence, its heading, its labels and its reason.

All of it is made of the articles' own words, with the phrases of `phrases.toml` around them.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from summarize.domain import Article, Claim, Comparison, Finding, Position, When
from summarize.gate.tellers import Tellers
from summarize.gate.weighing.values import counts_in_words, find, standings
from summarize.text.dates import find_dates
from summarize.text.loaded import find_loaded_unquoted, quote_loaded
from summarize.text.meaning import content_words, stem
from summarize.text.names import find_names
from summarize.text.negation import find_negations
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from summarize.text.saying import FACTIVE_VERBS, HEDGING_VERBS, NEUTRAL_VERBS, QUOTATIVE_VERBS
from summarize.writing.phrases import listed, long_date

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LONGEST = 40
"""Words of a claim that still makes a sentence of the page; longer ones are chosen last."""
NAMED = 2
"""Speakers who are named for a value or in a heading; more are counted."""

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me)\b")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
JOINING = frozenset({"CC", "WDT", "WP", "WP$", "WRB"})
"""Tags of words that tie a clause to the one before it."""
SAYS = NEUTRAL_VERBS | FACTIVE_VERBS | HEDGING_VERBS | QUOTATIVE_VERBS
MARKS = " ,;:.\"“”\u2018\u2019'"
PAIRS = (("“", "”"), ("\u2018", "\u2019"), ('"', '"'))


def state(comparison: Comparison, articles: Sequence[Article], parser: Parser) -> Comparison:
    """Return the comparison with the words of each finding that has none yet.

    Args:
        comparison: What the comparison established.
        articles: The articles.
        parser: Who parses claims, to see which stand as a sentence.
    """
    desk = _Desk(comparison, articles, parser)
    told = tuple(f if f.statement else desk.told(f) for f in comparison.findings)
    return comparison.model_copy(update={"findings": told})


class _Desk:
    """Words one finding after the other."""

    def __init__(self, comparison: Comparison, articles: Sequence[Article], parser: Parser) -> None:
        self.claims: Mapping[str, Claim] = {c.id: c for c in comparison.claims}
        self.origins = {o.id: o for o in comparison.origins}
        self.called = {a.id: a.called for a in articles}
        self.tellers = Tellers(articles)
        self.parser = parser

    def told(self, finding: Finding) -> Finding:
        if finding.kind in ("agreed", "single-source"):
            return self.agreed(finding)
        if finding.kind == "figures":
            return self.figures(finding)
        return self.disputed(finding)

    # --- agreement

    def agreed(self, finding: Finding) -> Finding:
        told = [self.claims[c] for p in finding.positions for c in p.claims]
        own = [c for c in told if c.speaker is None and c.part == "body"]
        plain = self.tellers.count(c.article for c in own) > 1
        able = own if plain else [c for c in told if c.speaker is not None] or told
        best = self.best(able, told)
        statement = _sentence(self.words(best) if plain or not best.speaker else self.said(best))
        positions = tuple(p.model_copy(update={"label": statement}) for p in finding.positions)
        return finding.model_copy(update={"statement": statement, "positions": positions})

    def best(self, able: Sequence[Claim], among: Sequence[Claim]) -> Claim:
        """Return the claim that says best what some say: whole, plain and near the others."""
        docs = self.parser.grammar([_bare(c) for c in able])
        whole = {c.id: stands_alone(d) for c, d in zip(able, docs, strict=True)}
        return max(
            able,
            key=lambda c: (
                -self.details(c, among),
                whole[c.id],
                len(c.text.split()) <= LONGEST,
                not find_loaded_unquoted(c.text),
                c.part == "body",
                round(self.nearness(c, among), 6),
                c.id,
            ),
        )

    def details(self, claim: Claim, among: Sequence[Claim]) -> int:
        """Return how many numbers, times and names of a claim fewer than half of the others tell.

        What all are said to agree on may not hold what one of them alone adds.
        """
        account = self.tellers.account
        others = {account(c.article) for c in among} - {account(claim.article)}
        holders: Counter[str] = Counter()
        for teller in others:
            told = [c for c in among if account(c.article) == teller]
            holders.update({item for c in told for item in _exact_items(c)})
        return sum(2 * holders[item] < len(others) for item in _exact_items(claim))

    def nearness(self, claim: Claim, among: Sequence[Claim]) -> float:
        """Return how much the other accounts share with a claim: mean Dice of the nearest."""
        mine = _terms(claim)
        nearest: dict[str, float] = {}
        for other in among:
            account = self.tellers.account(other.article)
            if account != self.tellers.account(claim.article):
                nearest[account] = max(nearest.get(account, 0.0), _dice(mine, _terms(other)))
        return sum(nearest.values()) / max(1, len(nearest))

    def words(self, claim: Claim) -> str:
        """Return a claim's words as a sentence of the page, or in quotation marks where cut."""
        text = _clean(claim)
        if stands_alone(self.parser.grammar([_bare(claim)])[0]):
            return quote_loaded(text)
        return f"“{_inner(text)}”"

    def said(self, claim: Claim) -> str:
        """Return a claim with who says it; the words are quoted unless they are reported speech."""
        who, text = self.speaker(claim), _clean(claim)
        doc = self.parser.grammar([_bare(claim)])[0]
        whole = stands_alone(doc)
        if whole and _gives_itself(doc, claim):
            return self.words(claim)
        form = _form(claim, text, whole=whole)
        if form != "plain":
            spoken = _paired(claim.quote) if FIRST_PERSON.search(claim.quote) else text
            return _phrase("said", form, who=who, words=_inner(spoken))
        return quote_loaded(_phrase("said", "plain", who=who, words=_lowered(text, doc)))

    def speaker(self, claim: Claim) -> str:
        origin = self.origins.get(claim.origin)
        named = origin.name if origin and origin.kind != "outlet" else claim.speaker
        return named or claim.speaker or self.called[claim.article]

    # --- figures

    def figures(self, finding: Finding) -> Finding:
        common = frozenset(self.shared(finding))
        positions = tuple(
            p.model_copy(update={"label": self.value_words(p, common)}) for p in finding.positions
        )
        question = finding.question or self.counted(finding)
        values = [self.value(p, dated=finding.type == "update") for p in positions]
        about = question.rstrip(" ?.:")
        apart = any(re.search(r"\bor\b|,", v) for v in values)
        told = "; ".join(values) if apart else listed(values, "or")
        statement = _phrase("figures", "statement", about=about, values=told)
        return finding.model_copy(
            update={
                "positions": positions,
                "question": question,
                "statement": _sentence(statement),
                "reason": _reason(finding),
            }
        )

    def value_words(self, position: Position, about: frozenset[str]) -> str:
        """Return a position's value as its claims word it, each wording once.

        Args:
            position: The position.
            about: Stems of the words that its claims share with those of other positions.
        """
        if position.value is None and position.label:
            return position.label
        told = [self.claims[c] for c in position.claims]
        most = Counter(w for c in told if (w := self.figure_words(c, position.value, about)))
        best = sorted(most, key=lambda w: (w.startswith("“"), -most[w], w))
        if best:
            return " / ".join(best[:NAMED])
        shortest = min((_clean(c) for c in told), key=lambda t: (len(t), t))
        return f"“{_inner(shortest)}”"

    def figure_words(self, claim: Claim, value: float | None, about: frozenset[str]) -> str:
        """Return the words by which a claim gives a value; "" where it gives none."""
        found = find(value, standings(claim)) if value is not None else None
        if found is None:
            return ""
        if found.sort == "day" and claim.when is not None:
            return claim.when.text
        if found.text != claim.quote:
            words = " ".join(found.text.split())
            return words.lower() if words[:1].isupper() and words.isalpha() else words
        doc = self.parser.grammar([claim.quote])[0]
        able = [c for c in doc.noun_chunks if counts_in_words(c.text, found.value)]
        chunks = sorted(able, key=lambda c: -sum(stem(t.lower_) in about for t in c))
        return f"“{_whole_words(claim.quote, chunks[0])}”" if chunks else ""

    def value(self, position: Position, *, dated: bool) -> str:
        """Return a value for the sentence: with who gives it where no outlet does itself."""
        told = [self.claims[c] for c in position.claims]
        words = position.label.partition(" / ")[0]
        if position.as_of is not None and dated:
            words = _phrase("figures", "as_of", value=words, day=long_date(position.as_of))
        if any(c.speaker is None for c in told):
            return words
        return _phrase("figures", "told_by", value=words, who=self.who(told))

    def who(self, claims: Iterable[Claim]) -> str:
        names = list(dict.fromkeys(self.speaker(c) for c in claims))
        more = len(names) - NAMED
        return listed([*names[:NAMED], *([f"{more} more"] if more > 0 else [])])

    def counted(self, finding: Finding) -> str:
        """Return a heading made of what the figures count."""
        of: Counter[str] = Counter()
        for position in finding.positions:
            for claim in (self.claims[c] for c in position.claims):
                of.update(f.of for f in claim.figures if f.of and _gives(f.value, position.value))
        if of:
            return min(of, key=lambda w: (-of[w], w))
        about = self.matter(finding)
        if about:
            days = all(w.text in p.label for p in finding.positions for w in self.days(p))
            form = "days" if days and all(map(self.days, finding.positions)) else "figures"
            return _phrase("headings", form, of=about)
        return _phrase("headings", "amounts")

    # --- disputes

    def disputed(self, finding: Finding) -> Finding:
        sides = [self.side(p) for p in finding.positions]
        positions = tuple(
            p.model_copy(update={"label": _sentence(s)})
            for p, s in zip(finding.positions, sides, strict=True)
        )
        return finding.model_copy(
            update={
                "positions": positions,
                "question": finding.question or self.asked(finding),
                "statement": _sentence("; ".join(_open(s) for s in sides)),
                "reason": _phrase("relations", finding.relation or "side_by_side"),
            }
        )

    def side(self, position: Position) -> str:
        """Return the words of one side, with who says them."""
        told = [self.claims[c] for c in position.claims]
        best = self.best(told, told)
        if best.speaker:
            return self.said(best)
        words = _inner(_clean(best))
        return _phrase("said", "quoted", who=self.called[best.article], words=words)

    def asked(self, finding: Finding) -> str:
        """Return a heading made of who stands on the sides and what both speak of."""
        who: list[str] = []
        for position in finding.positions:
            told = [self.claims[c] for c in position.claims]
            spoken = [c for c in told if c.speaker]
            who.append(self.who(spoken[:1]) if spoken else self.called[told[0].article])
        names = listed(list(dict.fromkeys(who)))
        about = self.matter(finding)
        if len(set(who)) < 2:
            return _capital(about) if about else _phrase("headings", "amounts")
        form = "disputed" if about else "side_by_side"
        return _phrase("headings", form, who=names, of=about)

    def days(self, position: Position) -> list[When]:
        """Return the times that a position's claims name."""
        return [w for c in position.claims if (w := self.claims[c].when)]

    def shared(self, finding: Finding) -> set[str]:
        """Return the stems of the words of content that all sides have."""
        sides = [{s for c in p.claims for s in _terms(self.claims[c])} for p in finding.positions]
        return set.intersection(*sides) if sides else set()

    def matter(self, finding: Finding) -> str:
        """Return a noun phrase of the claims whose head the sides have in common."""
        shared = self.shared(finding)
        first = [self.claims[c] for c in finding.positions[0].claims]
        found: Counter[str] = Counter()
        for doc in self.parser.grammar([_bare(c) for c in first]):
            found.update(
                _chunk(chunk, shared) for chunk in doc.noun_chunks
                if stem(chunk.root.lower_) in shared and chunk.root.pos_ != "PRON"
            )  # fmt: skip
        return min(found, key=lambda w: (-found[w], len(w), w), default="")


def _exact_items(claim: Claim) -> frozenset[str]:
    """Return the numbers, times and words of names in a claim's own words."""
    text = _bare(claim)
    amounts = {f"{n.value or n.low or n.high}" for n in find_numbers(text)}
    days = {d.text.casefold() for d in find_dates(text)}
    names = {w.casefold() for n in find_names(text) if not n.initial for w in n.words}
    return frozenset(amounts | days | names)


def stands_alone(doc: Doc) -> bool:
    """Whether parsed words are a sentence of their own: a finite verb with a subject that names.

    Nothing may tie them to the sentence before: no relative or joining word in front, and no
    pronoun as the subject.
    """
    words = [t for t in doc if not (t.is_punct or t.is_space)]
    if not words or words[0].tag_ in JOINING or words[0].dep_ == "mark":
        return False
    roots = [t for t in words if t.dep_ == "ROOT"]
    return len(roots) == 1 and _is_predicate(roots[0]) and _has_subject(roots[0])


def _is_predicate(root: Token) -> bool:
    return root.tag_ in FINITE or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in root.children
    )


def _has_subject(root: Token) -> bool:
    subjects = [c for c in root.children if c.dep_ in SUBJECTS]
    if any(t.text == "," for c in subjects for t in root.doc[c.i + 1 : root.i] if t.i == c.i + 1):
        return root.nbor(-1).text == "," and root.i - subjects[0].i > 2
    return bool(subjects) and all(c.pos_ != "PRON" or c.dep_ == "expl" for c in subjects)


def _gives_itself(doc: Doc, claim: Claim) -> bool:
    """Whether a sentence says itself who says it: no "X said X said"."""
    root = next(t for t in doc if t.dep_ == "ROOT")
    if root.lemma_.lower() not in SAYS:
        return False
    subjects = {
        w for c in root.children if c.dep_ in SUBJECTS
        for w in content_words("".join(t.text_with_ws for t in c.subtree))
    }  # fmt: skip
    named = {w for n in (claim.speaker, claim.speaker_text) if n for w in content_words(n)}
    return bool(subjects & named)


def _form(claim: Claim, text: str, *, whole: bool) -> str:
    """Return how words are given to their speaker, so that no denial reads as an assertion."""
    if claim.cue and find_negations(claim.cue):
        return "denies"  # the article's own word of saying denies what follows
    if claim.stance == "asks" and not text.rstrip(MARKS).endswith("?") and not whole:
        return "asks"
    if claim.stance == "demands" and not whole and not FIRST_PERSON.search(text):
        return "demands"
    if claim.mode == "direct" or FIRST_PERSON.search(text) or not whole:
        return "quoted"
    return "plain"


def _gives(one: float | None, value: float | None) -> bool:
    return one is not None and value is not None and abs(one - value) <= 1e-6 * max(1.0, abs(value))


def _reason(finding: Finding) -> str:
    """Return why the values differ, in a sentence; the days are those it rests on."""
    if finding.type is None:
        return _phrase("reasons", "unexplained")
    terms = [_term(t) for t in finding.because]
    first, last = (terms[0], terms[-1]) if terms else ("", "")
    return _phrase("reasons", finding.type, terms=listed(terms), first=first, last=last)


def _term(term: str) -> str:
    """Return what a type rests on as the page words it: dates in full, stretches from and to."""
    try:
        return " to ".join(long_date(dt.date.fromisoformat(t)) for t in term.split("/"))
    except ValueError:
        return term.replace("_", " ")


def _chunk(chunk: Span, shared: set[str]) -> str:
    """Return the end of a noun phrase as far as all its words are shared."""
    words = list(chunk)
    while words[0] != chunk.root and not all(stem(w.lower_) in shared for w in words):
        words = words[1:]
    return "".join(t.text_with_ws for t in words).strip()


def _whole_words(text: str, chunk: Span) -> str:
    """Return a noun phrase up to the ends of its words, hyphens and all."""
    start, end = chunk.start_char, chunk.end_char
    tail = re.match(r"[\w'\u2019-]*", text[end:])
    return text[start : end + (tail.end() if tail else 0)]


def _terms(claim: Claim) -> frozenset[str]:
    return frozenset(stem(w) for w in content_words(claim.text))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _bare(claim: Claim) -> str:
    """Return a claim's words for the parser: without brackets and outer marks."""
    return claim.text.replace("[", "").replace("]", "").strip(MARKS)


def _clean(claim: Claim) -> str:
    """Return a claim's words on one line, without marks that do not come in pairs."""
    return _paired(claim.text)


def _paired(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;:")
    for opening, closing in PAIRS:
        if opening == closing:
            text = text.replace(opening, "") if text.count(opening) % 2 else text
        elif text.count(opening) != text.count(closing) and opening != "\u2018":
            text = text.replace(opening, "").replace(closing, "")
    return text.removesuffix(".") if not text.endswith("..") else text


def _inner(text: str) -> str:
    """Return words to stand in quotation marks: no double marks within, no stop at the end."""
    text = text.strip(" ,;:")
    if text[:1] in '"“' and text[-1:] in '"”':
        text = text[1:-1]
    text = re.sub(r"[“\"](?=\w|\[)", "\u2018", text)
    return re.sub(r"[”\"]", "\u2019", text).strip(" ,;:.")


def _lowered(text: str, doc: Doc) -> str:
    """Return words to stand inside a sentence: no capital but a name's."""
    first = doc[0]
    plain = first.text.istitle() and first.pos_ != "PROPN" and text.startswith(first.text)
    return text[:1].lower() + text[1:] if plain else text


def _open(text: str) -> str:
    """Return a sentence without its stop, to be joined to another."""
    return text.removesuffix(".")


def _sentence(text: str) -> str:
    """Return words with a capital and one stop at the end."""
    text = _capital(text.strip())
    ends = text.rstrip("”\u2019\"'")[-1:]
    return text if ends in (".", "?", "!") else f"{text}."


def _capital(text: str) -> str:
    if re.match(r"\w+\.\w", text):
        return text  # an outlet goes by its address
    at = 1 if text.startswith("[") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _phrase(section: str, name: str, **words: str) -> str:
    return _phrases()[section][name].format(**words)


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    text = files("summarize.writing").joinpath("phrases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

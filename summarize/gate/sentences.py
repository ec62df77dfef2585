"""The gate for sentences: does each clause follow from the findings that its sentence names?

A sentence is cut into clauses, and each is held against the claims cited. One claim is its anchor:
it must say the same with the same negation, reserve and parts. What the clause adds (a name, a
number, a day) must stand in another claim cited, of the same event; its words of content are those
of what is cited, their inflections and derivations, or plain words of reporting. What somebody
says is held against that speaker's claims alone, and what only one speaker says names him.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from summarize.domain import (
    Article,
    Claim,
    Comparison,
    DraftLine,
    DraftSentence,
    Finding,
    GroundedClaim,
)
from summarize.gate.outlets import told_by
from summarize.text.cues import HEDGES, NEGATION
from summarize.text.dates import resolve
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.names import TITLES, Name, find_names, is_form_of, offices_in
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from summarize.text.saying import FACTIVE_VERBS, HEDGING_VERBS, NEUTRAL_VERBS, QUOTATIVE_VERBS
from summarize.text.stretches import Span, leaves_quotation_open
from summarize.text.support import (
    LIGHT,
    Case,
    Passage,
    assertion,
    first_in_full,
    is_content,
    is_title,
    keys_of,
    listing,
    measured,
    names,
    numbers,
    opposites,
    part_of,
    parted,
    polarity,
    quotations,
    roles,
    times,
    told_apart,
)
from summarize.text.words import (
    PEOPLE,
    TOLL_OF,
    TOLLS,
    past_participle,
    past_tense,
    present_participle,
    stem,
    stems,
    synonyms,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# --- the page's own words: what a sentence may say beside the claims that it cites


_FREE = """
    account outlet source report article version figure give go range say tell state put according
    to from one between percent
"""
FREE = frozenset(_FREE.split())
"""Lemmas that need no evidence: they name the accounts, or say that one says something."""

_THINGS = (
    r"(?:accounts?|outlets?|sources?|reports?|articles?|versions?|figures?|origins?|units"
    r"|amounts? (?:is|are) given|days? (?:is|are) given|names? (?:is|are) spelled)"
)
_OF_THINGS = re.compile(
    rf"\b\w+(?= (?:of (?:the |these )?(?:\w+ )?)?"
    rf"(?:(?:other|different|independent|separate|same) )?{_THINGS}\b)",
    re.IGNORECASE,
)
"""What counts or tells apart accounts: "two of the five outlets", "both accounts"."""

_OF = re.compile(r"\bof (?:the |all )?\Z", re.IGNORECASE)

_TURNS = re.compile(
    rf"\bamounts? (?:is|are) given in (?:several|two|three) units\b|\bdays? (?:is|are) given for\b"
    rf"|\bnames? (?:is|are) spelled\b|\bstands? beside\b|\bgiven with a total of\b|\bgiven as\b"
    rf"|\bfigures? for the number of\b|\bup to(?= \W?\d)"
    rf"|\b(?:other|different|independent|separate|same) {_THINGS}\b",
    re.IGNORECASE,
)
"""Whole turns of phrase in which a finding is stated."""


_RELATIONS = {
    "agreed": "agree confirm",
    "disputed": "disagree differ contradict conflict dispute deny",
    "figures": "differ vary",
    "update": "update rise grow earlier later",
    "check": "add up sum differ total",
    "single-source": "only alone",
}
"""What a sentence may say of how accounts stand to each other, by the kind of its finding."""
RELATIONS = frozenset(w for words in _RELATIONS.values() for w in words.split()) - {
    "confirm",
    "deny",
}
"""All of them: none is the page's own where no finding of that kind is told."""
_SAME = frozenset({"rounding", "unit", "update"})
"""Types of figures that read differently and do not differ."""


def free_words(sentence: str, findings: Sequence[Finding]) -> frozenset[str]:
    """Return the words of a sentence that need no evidence, in lower case.

    Args:
        sentence: A sentence of the page, or a part of one.
        findings: Those that rest on all that the sentence cites.
    """
    phrases = [*_OF_THINGS.finditer(sentence), *_TURNS.finditer(sentence)]
    inside = [w.casefold() for m in phrases for w in re.findall(r"\w+", m.group())]
    words = [w.casefold() for w in re.findall(r"\w+", sentence)]
    kinds = {f.kind for f in findings if f.kind != "figures" or f.type not in _SAME}
    related = {w for kind in kinds for w in _RELATIONS[kind].split()}
    return FREE | related | {w for w in inside if inside.count(w) >= words.count(w)}


def free_counts(sentence: str, cited: set[int], accounts: int) -> frozenset[float]:
    """Return which counts of accounts a sentence may state: those said of nothing else.

    Args:
        sentence: A sentence of the page, or a part of one.
        cited: How many claims, articles and origins it cites.
        accounts: How many accounts there are, for "two of the five outlets" only.
    """
    spans = [m.span() for m in _OF_THINGS.finditer(sentence)]
    elsewhere, of_all = set(), set()
    for number in find_numbers(sentence):
        start = number.core_start
        if not any(s <= start < e for s, e in spans):
            elsewhere.add(number.value)
        elif _OF.search(sentence[:start]):
            of_all.add(number.value)
    found = {n for n in cited if n not in elsewhere}
    return frozenset(float(n) for n in found | ({accounts} & of_all))


LEAVES_OUT = "leaves out"
"""In a reason of the comparer of negation and reserve: the other kind is what is brought in."""
ANCHORS = 8
"""Claims tried as the anchor of a clause, closest first."""
READINGS = 2
"""Joints at which a clause is read as two."""
NEAR_BEST = 0.1
"""How much less than the closest claim another may share with a clause to be its anchor: a lie
finds a claim far off that does not speak against it."""
_BORDER = re.compile(r"; |,? (?:while|whereas|although|though|but|yet) |,[”\x22]? and |: ")
_RELATIVE = re.compile(r", (?:which|who|whom|whose|where) ")
_EDGES = " ,;:."
PLAIN = frozenset(
    (files("summarize.gate") / "reporting_words.txt").read_text("utf-8").split("\n---\n")[1].split()
)
"""Lemmas of the page's own: said of accounts, figures and statements, never of the event."""
SAYING = NEUTRAL_VERBS | FACTIVE_VERBS | HEDGING_VERBS | QUOTATIVE_VERBS
FIGURES = frozenset({"figures", "update"})
VARYING = frozenset({"range", "differ", "vary"})
"""What figures do from one account to another."""
OF_ACCOUNTS = frozenset({"account", "report", "article", "outlet", "source", "paper", "version"})


@dataclass(frozen=True)
class Evidence:
    """What a sentence may rest on: the claims cited, each as the passages that tell it.

    Attributes:
        claims: The claims.
        passages: Of each claim its text, its quote and its day.
        names: All names under which each claim's speaker, relay and outlet are known.
        findings: The findings that the sentence names.
        labels: Their statements, questions and labels, which a gate has let through.
        things: All words of the articles that they are from, by their keys.
        means: Whom "he said" means by the sentences before; "" where they do not tell.
    """

    claims: tuple[Claim, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    names: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...] = ()
    labels: tuple[Passage, ...] = ()
    things: frozenset[str] = frozenset()
    means: str = ""


@dataclass
class Verifier:
    """Holds sentences against what they cite.

    Attributes:
        comparison: Where the claims and findings are.
        articles: For the outlets' names and the days of printing.
        parser: Who parses.
    """

    comparison: Comparison
    articles: Sequence[Article]
    parser: Parser = field(default_factory=Parser)
    _words: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        return {c.id: c for c in self.comparison.claims}

    @cached_property
    def _findings(self) -> Mapping[str, Finding]:
        return {f.id: f for f in self.comparison.findings}

    @cached_property
    def _article(self) -> Mapping[str, Article]:
        return {a.id: a for a in self.articles}

    @cached_property
    def _origins(self) -> Mapping[str, tuple[str, ...]]:
        return {o.id: (o.name, *o.names) for o in self.comparison.origins}

    @cached_property
    def _called(self) -> frozenset[str]:
        return frozenset(a.called for a in self.articles)

    @cached_property
    def _named(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The names of each article's body: in a headline every word may have a capital."""
        bodies = {a.id: find_names(a.text[a.body_start :]) for a in self.articles}
        return {
            i: [w for n in names for w in dict.fromkeys((n.words, *parted(n)))]
            for i, names in bodies.items()
        }

    @cached_property
    def _about(self) -> tuple[tuple[str, ...], ...]:
        """All names in the articles, for short and full forms."""
        return tuple(dict.fromkeys(n for names in self._named.values() for n in names))

    @cached_property
    def _first(self) -> frozenset[tuple[str, ...]]:
        """Of these the full names of who is the first of a surname in an article."""
        return frozenset(n for names in self._named.values() for n in first_in_full(names))

    @cached_property
    def _apart(self) -> Mapping[str, frozenset[str]]:
        """Of each article the surnames that two of its people bear."""
        texts = {a.id: a.text[a.body_start :] for a in self.articles}
        return {i: told_apart(text, self._named[i]) for i, text in texts.items()}

    @cached_property
    def _beside(self) -> Mapping[str, frozenset[str]]:
        """The words of the sentences in which a word of a name stands, in lower case."""
        found: dict[str, set[str]] = {}
        for article in self.articles:
            for sentence in self.parser.parse(article.text).sents:
                words = {w.casefold() for w in re.findall(r"[^\W_]+", sentence.text)}
                for word in re.findall(r"[^\W\d_a-z][\w'-]*", sentence.text):
                    found.setdefault(re.sub(r"['\u2019]s?$", "", word).casefold(), set()).update(
                        words
                    )
        return {w: frozenset(words) for w, words in found.items()}

    def reasons(self, draft: DraftSentence) -> tuple[str, ...]:
        """Return why a sentence does not follow from what it cites; empty when it does."""
        cited = [self._claims[c] for c in draft.cites if c in self._claims]
        if not cited or len(cited) < len(draft.cites):
            return ("it cites no known claim",)
        if find_loaded_unquoted(draft.sentence):
            return ("it takes over a loaded word outside quotation marks",)
        findings = tuple(self._findings[f] for f in draft.rests_on if f in self._findings)
        evidence = self._evidence(cited, findings)
        return tuple(dict.fromkeys(self._each(draft.sentence, evidence)))

    def _each(self, sentence: str, evidence: Evidence) -> Iterator[str]:
        """Yield what does not follow; a clause that opens with its verb has the speaker before."""
        speaker = before = ""
        for part in clauses_of(sentence, self.parser):
            clause = spelled_out(part, before, self.parser)
            before = clause
            statement = self._statement(clause, evidence)
            own = _speaker_in(statement, evidence)
            speaker = own or (speaker if _goes_on(statement) else "")
            reasons = self._clause(statement, speaker, evidence, sentence)
            if reasons and not self._reads(statement.text, speaker, evidence, sentence):
                yield from reasons

    def _reads(
        self, clause: str, speaker: str, evidence: Evidence, sentence: str, depth: int = READINGS
    ) -> bool:
        """Whether a clause that does not hold as one holds as two; who speaks goes on speaking."""
        return any(
            self._hold(parts, speaker, evidence, sentence, depth)
            for parts in readings(clause, self.parser)
        )

    def _hold(
        self, parts: tuple[str, str], speaker: str, evidence: Evidence, sentence: str, depth: int
    ) -> bool:
        if _unspaced(parts[1]).startswith(_unspaced(speaker)):
            speaker = ""  # who speaks in the second part only
        for part in parts:
            statement = self._statement(part, evidence)
            speaker = _speaker_in(statement, evidence) or speaker
            reasons = self._clause(statement, speaker, evidence, sentence)
            if reasons and (
                depth == 1 or not self._reads(part, speaker, evidence, sentence, depth - 1)
            ):
                return False
        return True

    def line_reasons(
        self,
        line: DraftLine,
        article: Article,
        claims: Sequence[GroundedClaim],
        before: Sequence[str] = (),
    ) -> tuple[str, ...]:
        """Return why a sentence of an article's summary does not follow from what it rests on.

        Args:
            line: The sentence with the spans of the article that it rests on.
            article: The article.
            claims: The article's claims: they tell who says what.
            before: The summary's sentences before it: they tell who "he" is.
        """
        cited = [
            self._claims[c.id]
            for c in claims
            if c.id in self._claims and any(a < c.end and c.start < b for a, b in line.rests_on)
        ]
        if not cited:
            return ("it rests on nothing that was read",)
        if find_loaded_unquoted(line.sentence):
            return ("it takes over a loaded word outside quotation marks",)
        evidence = self._evidence(cited, (), [article.text[a:b] for a, b in line.rests_on])
        evidence = replace(evidence, means=_meant(before, claims))
        return tuple(dict.fromkeys(self._each(line.sentence, evidence)))

    def credited(self, says: str, cites: Sequence[str]) -> list[tuple[str, frozenset[str]]]:
        """Return the clauses of a sentence, each with the claims of whom it names for what it says.

        Args:
            says: The sentence.
            cites: The ids of the claims that it cites.
        """
        evidence = self._evidence([self._claims[c] for c in cites if c in self._claims], ())
        found = []
        for clause in clauses_of(says, self.parser):
            speaker = _speaker_in(self._statement(clause, evidence), evidence)
            made = _said_by(speaker, evidence) if speaker else ()
            found.append((clause, frozenset(c.id for c in made)))
        return found

    # --- evidence

    def _evidence(
        self, cited: Sequence[Claim], findings: tuple[Finding, ...], whole: Sequence[str] = ()
    ) -> Evidence:
        told = {c.id: [*self._told(c), *(w for w in whole if c.quote in w)] for c in cited}
        self.parser.grammar([t for texts in told.values() for t in texts])
        passages = {i: tuple(map(self._whole, texts)) for i, texts in told.items()}
        names_of = {c.id: tuple(self._names_of(c)) for c in cited}
        labels = [w for f in findings for w in (f.question, f.statement) if w]
        labels += [p.label for f in findings for p in f.positions if p.label]
        shown = tuple(self._whole(w.replace("[", "").replace("]", "")) for w in labels)
        told_in = [self._article[a] for a in {c.article: None for c in cited} if a in self._article]
        things = frozenset[str]().union(*(self._vocabulary(a) for a in told_in))
        return Evidence(tuple(cited), passages, names_of, findings, shown, things)

    def _vocabulary(self, article: Article) -> frozenset[str]:
        """Return the plain words of an article, by their keys."""
        if article.id not in self._words:
            tokens = (t for t in self.parser.parse(article.text) if t.pos_ != "PROPN")
            self._words[article.id] = frozenset(k for t in tokens for k in keys_of(t))
        return self._words[article.id]

    def _told(self, claim: Claim) -> list[str]:
        """Return all that a claim tells in words: its text, its quote, its day."""
        told = [claim.text.replace("[", "").replace("]", ""), claim.quote]
        if claim.when is not None:
            told.append(f"{claim.when.from_.day} {claim.when.from_:%B}")
        return list(dict.fromkeys(told))

    def _names_of(self, claim: Claim) -> list[str]:
        """Return all names under which a claim's speaker, relay and outlet are known."""
        article = self._article.get(claim.article)
        outlet = article.called if article else None
        own = (claim.speaker, claim.speaker_text, claim.via, outlet)
        return [n for n in (*own, *self._origins.get(claim.origin, ())) if n]

    def _whole(self, text: str, spared: tuple[Span, ...] = ()) -> Passage:
        """Return a text as a passage whose verbs of saying are no reserve of its own."""
        passage = Passage(text, 0, self.parser.grammar([text])[0], spared)
        lemmas = {t.lower_: t.lemma_.lower() for t in passage.tokens}
        passage.__dict__["cues"] = [
            c
            for c in passage.cues
            if c.kind not in HEDGES or lemmas.get(c.text.casefold()) not in SAYING
        ]
        return passage

    def _statement(self, clause: str, evidence: Evidence) -> Passage:
        """Return a clause as a passage in which nobody compares the names of its accounts."""
        cited = {c.article for c in evidence.claims}
        told = told_by(clause, [self._article[a] for a in cited if a in self._article])
        return self._whole(clause, tuple(told))

    def _printed(self, claim: Claim) -> dt.date | None:
        article = self._article.get(claim.article)
        return article.published.date if article else None

    # --- one clause

    def _clause(
        self, statement: Passage, speaker: str, evidence: Evidence, sentence: str
    ) -> tuple[str, ...]:
        """Return why a clause of a sentence does not follow; empty when one claim can anchor it."""
        if not any(is_content(t) for t in statement.tokens):
            return ()
        unknown = next(_unknown_speakers(statement, evidence), "")
        if unknown:
            return (f'it gives to "{unknown}" what no claim that it cites is from',)
        claims = _of(speaker, statement, evidence) if speaker else evidence.claims
        if speaker and not claims:
            return (f'it gives to "{speaker}" what no claim that it cites is from',)
        ours = [keys_of(t) for t in statement.tokens if is_content(t)]
        near = {c.id: _share(ours, evidence.passages[c.id]) for c in claims}
        ranked = sorted(claims, key=lambda c: (-near[c.id], c.id))
        close = [c for c in ranked if near[c.id] >= near[ranked[0].id] - NEAR_BEST]
        refused = tuple(_wrong_weekdays(statement, self._printed(ranked[0])))
        if refused:
            return refused
        found = {
            c.id: tuple(self._against(statement, c, claims, evidence, speaker))
            for c in close[:ANCHORS]
        }
        bearing = [c for c in close if found.get(c.id) == ()]
        if not bearing:
            return next(iter(found.values()))
        if not any(c.speaker is None or _is_one_of(speaker, _own_names(c)) for c in bearing):
            denied = tuple(self._denied(statement, close, evidence))
            if denied:
                return denied
        return tuple(_voice(statement, speaker, bearing, evidence, sentence))

    def _denied(
        self, statement: Passage, close: Sequence[Claim], evidence: Evidence
    ) -> Iterator[str]:
        """Yield the "not" with which an account itself tells what a clause tells without one."""
        if any(c.kind == NEGATION for c in statement.cues):
            return
        for anchor in (c for c in close if c.speaker is None):
            quoted = (p for p in evidence.passages[anchor.id] if p.text == anchor.quote)
            case = self._case(statement, quoted, anchor, frozenset())
            yield from (r for r in polarity(case) if LEAVES_OUT in r)

    def _against(
        self,
        statement: Passage,
        anchor: Claim,
        among: Sequence[Claim],
        evidence: Evidence,
        speaker: str,
    ) -> Iterator[str]:
        """Yield what an anchor and the claims of its event among some do not bear out of a clause.

        Whom a speaker means may be named where the outlet itself tells of it.
        """
        own = evidence.passages[anchor.id]
        beside = [c for c in among if _of_one_event(c, anchor)]
        others = [p for c in beside for p in evidence.passages[c.id]]
        named = tuple(self._whole(n) for c in beside for n in evidence.names[c.id])
        free = PLAIN | _sayings(statement, evidence) | free_words(statement.text, evidence.findings)
        alone = self._case(statement, own, anchor, free)
        together = self._case(statement, (*own, *others, *named, *evidence.labels), anchor, free)
        if _is_told_earlier(statement, _of_article(anchor, (anchor, *beside), evidence)):
            free |= {"after"}
        together = replace(
            together,
            free_words=free,
            free_numbers=self._counts(statement, evidence),
            free_ends=_ends(evidence),
            about=self._about,
            first=self._first,
            apart=frozenset.intersection(
                *(self._apart.get(c.article, frozenset()) for c in evidence.claims)
            ),
        )
        for compare in (assertion, roles, opposites):
            yield from compare(alone)
        yield from self._left_out(statement, own, anchor, free)
        yield from (r for r in polarity(together) if LEAVES_OUT not in r)
        yield from _turned(statement, own, _own_names(anchor) if speaker else ())
        yield from _exchanged(statement, own)
        told_of = (p for p in together.evidence if p.text not in self._called)
        exact = replace(together, evidence=tuple(told_of))  # "Today 24" is no day and no 24
        for compare in (numbers, times):
            yield from compare(exact)
        yield from quotations(together)
        told = (c for c in evidence.claims if c.speaker is None and _of_one_event(c, anchor))
        plain = [p for c in told if c not in beside for p in evidence.passages[c.id]]
        with_told = replace(together, evidence=(*together.evidence, *plain))
        for compare in (measured, names):
            yield from compare(with_told)
        yield from self._offices(statement)
        described = _words_for(speaker, statement) & frozenset(k for p in plain for k in p.keys)
        together = replace(together, free_words=free.union(described))
        yield from _new_words(statement, together, evidence.things)

    def _offices(self, statement: Passage) -> Iterator[str]:
        """Yield whom a clause gives an office that no article gives him."""
        before: list[frozenset[str]] = []
        for name in statement.names:
            offices = before + offices_in(name.text)
            before = offices_in(name.text) if is_title(name, statement.text) else []
            person = name.words[-1].casefold()
            beside = self._beside.get(person, frozenset())
            if person not in TITLES and any(not o & beside for o in offices):
                yield f'the sentence gives "{name.text}" an office that no article does'

    def _left_out(
        self, statement: Passage, own: Sequence[Passage], anchor: Claim, free: frozenset[str]
    ) -> list[str]:
        """Return what a clause leaves out of an anchor, in that of its wordings that it keeps best.

        A claim's quote and its text with references are two wordings of one "not".
        """
        said = [keys_of(t) for t in statement.tokens if is_content(t) and t.pos_ != "PROPN"]
        near = [_share(said, (p,)) for p in own]
        wordings = [p for p, n in zip(own, near, strict=True) if n >= max(near) - NEAR_BEST]
        cases = (self._case(statement, (p,), anchor, free) for p in wordings)
        found = ([r for r in polarity(c) if LEAVES_OUT in r] for c in cases)
        return min(found, key=len, default=[])

    def _counts(self, statement: Passage, evidence: Evidence) -> frozenset[float]:
        """Return the counts of accounts and origins that a clause may tell."""
        claims = evidence.claims
        cited = {1, len({c.article for c in claims}), len({c.origin for c in claims})}
        cited |= {len(p.articles) for f in evidence.findings for p in f.positions}
        return free_counts(statement.text, cited, len(self.articles))

    def _case(
        self, statement: Passage, evidence: Iterable[Passage], anchor: Claim, free: frozenset[str]
    ) -> Case:
        return Case(
            statement=statement,
            evidence=tuple(evidence),
            free_words=free,
            printed=self._printed(anchor),
            ours="the sentence",
            theirs="what it cites",
        )


def _share(words: Sequence[frozenset[str]], passages: Iterable[Passage]) -> float:
    """Return the share of words, each given by its keys, that some passages have."""
    theirs = frozenset(k for p in passages for k in p.keys)
    return sum(bool(keys & theirs) for keys in words) / max(1, len(words))


def _of_article(anchor: Claim, claims: Sequence[Claim], evidence: Evidence) -> list[Passage]:
    same = (c for c in claims if c.article == anchor.article)
    return [p for c in same for p in evidence.passages[c.id]]


def _ends(evidence: Evidence) -> frozenset[float]:
    """Return the values between which figures may be said to range: those that differ."""
    differing = {p.claims for f in evidence.findings if f.kind in FIGURES for p in f.positions}
    claims = {c for own in differing for c in own}
    return frozenset(
        v
        for c in evidence.claims
        if c.id in claims
        for f in c.figures
        for v in (f.value, f.low, f.high)
        if v is not None
    )


def _wrong_weekdays(statement: Passage, printed: dt.date | None) -> Iterator[str]:
    """Yield days whose weekday is not that of their date."""
    for day in statement.dates:
        found = resolve(day, printed) if printed else None
        if found and day.weekday not in (None, found[0].weekday()) and found[0] == found[1]:
            yield f'"{day.text}" is a {found[0]:%A}'


def clauses_of(sentence: str, parser: Parser) -> list[str]:
    """Return the clauses of a sentence, each with a subject and a verb of its own."""
    clauses: list[str] = []
    start = 0
    sentence = _each_saying(sentence)
    for border in _BORDER.finditer(sentence):
        before, after = sentence[start : border.start()], sentence[border.end() :]
        if border.group() == ": " and _ends_in_saying(before, parser):
            continue
        if _is_clause(before, parser) and _is_clause(_first_part(after), parser):
            clauses.append(before)
            start = border.end()
    parts = [p for c in (*clauses, sentence[start:]) for p in _relatives(c, parser)]
    return [p.strip(_EDGES) for p in parts if p.strip(_EDGES)]


_NAME = r"(?:[Tt]he )?[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*)*|[\w-]+(?:\.[\w-]+)+"
_SAYS = re.compile(r"\b(?:says|say|said|reports|report|reported)\b")
_GAPPED = re.compile(rf",(?: and| while| but)? ({_NAME})(?=,? that )")
"""An account that shares the "says" of one before it: "A says it sank, B that it burned"."""


def _each_saying(sentence: str) -> str:
    """Return a sentence in which each account that says something has a verb of its own."""
    verb = _SAYS.search(sentence)
    if verb is None:
        return sentence
    before, after = sentence[: verb.end()], sentence[verb.end() :]
    return before + _GAPPED.sub(rf"; \1 {verb.group()}", after)


_LEFT_OUT = re.compile(
    r"\A((?:he|she|it|they) )?(?:(never|not) )?(?:did|had|was|were)( not|n['\u2019]t)?(?=[.,;]|\Z)",
    re.IGNORECASE,
)
"""A "he never did" that leaves its verb to the clause before it."""


def spelled_out(clause: str, before: str, parser: Parser) -> str:
    """Return a clause with the predicate that it takes from the one before: "but never did"."""
    left = _LEFT_OUT.match(clause)
    if left is None or not before:
        return clause
    (doc,) = parser.grammar([before])
    last = next((t for t in reversed(doc) if t.pos_ == "VERB" and _is_finite(t)), None)
    if last is None:
        return clause
    denied = f"{left[2] or 'not'} " if left[2] or left[3] else ""
    predicate = doc[last.i : last.right_edge.i + 1].text
    return f"{left[1] or ''}{denied}{predicate}{clause[left.end() :]}"


def _relatives(clause: str, parser: Parser) -> list[str]:
    """Return a clause and what is told beside its nouns: "Corbin, which denies it, has a week"."""
    opened = _RELATIVE.search(clause)
    if opened is None:
        return [clause]
    doc = parser.grammar([clause])[0]
    aside = (
        t for t in doc if t.dep_ == "relcl" and opened.start() < t.left_edge.idx < opened.end()
    )
    verb = next(aside, None)
    end = verb.right_edge.idx + len(verb.right_edge) if verb is not None else len(clause)
    if clause[end : end + 1] != ",":
        return _RELATIVE.split(clause)
    main = clause[: opened.start()] + clause[end + 1 :]
    return [*_relatives(main, parser), clause[opened.end() : end]]


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD = frozenset({"ccomp", "dobj", "xcomp"})


def readings(clause: str, parser: Parser) -> Iterator[tuple[str, str]]:
    """Yield a clause as two, once for each joint at which it may tell a second thing.

    "Falk said that Reyes sold the ship and left" may tell that Falk left. Which of two verbs an
    "and" joins to the first is not read off a parse: a clause holds where one reading of it does.
    """
    doc = parser.grammar([clause])[0]
    subject = next((t for t in doc if t.dep_ in _SUBJECTS and _is_finite(t.head)), None)
    if subject is None:
        return
    phrase = doc[subject.left_edge.i : subject.right_edge.i + 1].text
    for link in doc[subject.head.i + 1 : -1]:
        if link.lower_ not in {"and", "but", ","} or leaves_quotation_open(clause[: link.idx]):
            continue
        rest = clause[link.idx + len(link) :].strip(_EDGES)
        before = clause[: link.idx].strip(_EDGES)
        if _opens_clause(link.nbor(), with_words=link.text == ","):
            yield before, rest
        elif link.text != "," and _opens_predicate(link.nbor()):
            yield before, f"{phrase} {rest}"


def _opens_predicate(token: Token) -> bool:
    while token.pos_ == "ADV" and token.i + 1 < len(token.doc):
        token = token.nbor()
    past = token.tag_ == "VBN" and token.dep_ == "conj" and token.head.tag_ == "VBD"
    return past or token.tag_ in _FINITE


def _opens_clause(token: Token, *, with_words: bool) -> bool:
    """Whether a clause with a subject of its own begins there: behind a comma, one that tells."""
    for subject in token.sent[token.i - token.sent.start :]:
        if subject.dep_ in _SUBJECTS and subject.left_edge == token:
            tells = any(c.dep_ in _TOLD for c in subject.head.rights)
            return _is_finite(subject.head) and (tells or not with_words)
    return False


def _is_finite(verb: Token) -> bool:
    return any(t.tag_ in _FINITE for t in (verb, *verb.lefts) if t.pos_ in {"VERB", "AUX"})


def _ends_in_saying(text: str, parser: Parser) -> bool:
    words = [t for t in parser.grammar([text])[0] if not t.is_punct]
    return bool(words) and words[-1].lemma_.lower() in SAYING


def _first_part(rest: str) -> str:
    border = _BORDER.search(rest)
    return rest[: border.start()] if border else rest


def _is_clause(text: str, parser: Parser) -> bool:
    (doc,) = parser.grammar([text])
    return any(
        t.dep_ in {"nsubj", "nsubjpass", "expl"} and t.head.pos_ in {"VERB", "AUX"} for t in doc
    )


QUOTED = frozenset({"quote", "cite"})
"""Verbs of saying whose passive has the speaker for its subject."""
PERSONAL = frozenset({"he", "she", "it", "they"})


def _meant(before: Sequence[str], claims: Sequence[GroundedClaim]) -> str:
    """Return the one speaker whom the last sentence names that names any."""
    speakers = dict.fromkeys(c.speaker for c in claims if c.speaker and find_names(c.speaker))
    for sentence in reversed(before):
        named = [s for s in speakers if _names_one(sentence, s)]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""


def _goes_on(statement: Passage) -> bool:
    """Whether a clause opens with its verb: who speaks stands before it."""
    first = next(iter(statement.tokens), None)
    return first is not None and first.pos_ in {"VERB", "AUX"} and first.lower_ != "according"


def _speaker_in(statement: Passage, evidence: Evidence) -> str:
    """Return the words that a clause gives what it tells to; "" where it tells it itself."""
    for token in statement.tokens:
        if _asserts(token):
            phrase = evidence.means if token.lower_ in PERSONAL else _phrase(token)
            if any(_names_one(phrase, n) for ns in evidence.names.values() for n in ns):
                return phrase
        if token.lower_ == "according":
            behind = [t for t in token.subtree if t.i > token.i and t.lower_ != "to"]
            told = {t.lower_ for ps in evidence.passages.values() for p in ps for t in p.tokens}
            if not all(t.lower_ in told for t in behind if is_content(t)):
                return " ".join(t.text for t in behind)
    return ""


def _unknown_speakers(statement: Passage, evidence: Evidence) -> Iterator[str]:
    """Yield names that say something in a clause and in nothing that it cites."""
    saying = {stem(v) for v in SAYING}
    roles_told = (r for ps in evidence.passages.values() for p in ps for r in p.roles)
    speak = {word for verb, role, word in roles_told if role == "doer" and verb in saying}
    for token in statement.tokens:
        if token.pos_ != "PROPN" or not _asserts(token) or not _tells(token.head):
            continue
        known = any(_is_one_of(_phrase(token), ns) for ns in evidence.names.values())
        if not known and stem(token.lemma_.lower()) not in speak:
            yield _phrase(token)


def _tells(verb: Token) -> bool:
    """Whether a verb of saying has a clause that it tells, around it or behind it."""
    told = verb.dep_ in {"ccomp", "parataxis"} and any(t.dep_ in _SUBJECTS for t in verb.lefts)
    return told or any(c.dep_ in _TOLD - {"dobj"} for c in verb.children)


def _sayings(statement: Passage, evidence: Evidence) -> frozenset[str]:
    """Return the words of saying that a clause may use: not those that nobody says it with."""
    verbs = (t for t in statement.tokens if t.pos_ == "VERB" and t.lemma_.lower() in SAYING)
    idle = {t.lemma_.lower() for t in verbs if _says_nothing(t, evidence)}
    return SAYING - RELATIONS - idle


def _says_nothing(verb: Token, evidence: Evidence) -> bool:
    """Whether a verb of saying has a subject that says nothing: "the bomb explained"."""
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ == "PRON" or subject.lemma_.lower() in OF_ACCOUNTS | PEOPLE:
        return False
    names = evidence.names.values()
    return subject.dep_ == "nsubjpass" or not any(_is_one_of(_phrase(subject), n) for n in names)


def _asserts(subject: Token) -> bool:
    """Whether a word is the subject of a verb of saying; "is expected to" tells of its subject."""
    verb = subject.head.lemma_.lower()
    if subject.dep_ == "nsubjpass":
        return verb in QUOTED
    return subject.dep_ == "nsubj" and verb in SAYING


def _words_for(speaker: str, statement: Passage) -> frozenset[str]:
    """Return the words by which a clause names and describes who speaks, by their keys."""
    subjects = (t for t in statement.tokens if t.dep_ in _SUBJECTS and _phrase(t) == speaker)
    return frozenset(k for s in subjects for t in s.subtree for k in keys_of(t))


def _unspaced(text: str) -> str:
    return text.replace(" ", "")


def _phrase(head: Token) -> str:
    return " ".join(t.text for t in head.subtree)


def _said_by(speaker: str, evidence: Evidence) -> tuple[Claim, ...]:
    """Return the claims of whom a phrase names, those by another of his names among them."""
    named = {c.id for c in evidence.claims if _is_one_of(speaker, evidence.names[c.id])}
    own = (c for c in evidence.claims if c.speaker and _is_one_of(speaker, _own_names(c)))
    people = {c.speaker for c in own}
    also = people if len(people) == 1 else set()
    return tuple(c for c in evidence.claims if c.id in named or c.speaker in also)


def _own_names(claim: Claim) -> list[str]:
    return [n for n in (claim.speaker, claim.speaker_text) if n]


def _is_one_of(phrase: str, names: Iterable[str]) -> bool:
    return any(_names_one(phrase, n) for n in names)


def _of(speaker: str, statement: Passage, evidence: Evidence) -> tuple[Claim, ...]:
    """Return the claims that somebody makes, and those in which an outlet tells that he does."""
    verbs = [t.head for t in statement.tokens if t.dep_ in _SUBJECTS and _phrase(t) == speaker]
    verbs = verbs or [t for t in statement.tokens if t.dep_ == "ROOT"]
    verbs += [t for t in statement.tokens if t.dep_ == "conj" and t.head in verbs]
    does = frozenset(k for t in verbs for k in keys_of(t))
    made = _said_by(speaker, evidence)
    told = (c for c in evidence.claims if c.speaker is None and c not in made)
    return (*made, *(c for c in told if _does(speaker, does, evidence.passages[c.id])))


def _does(somebody: str, verbs: frozenset[str], passages: Sequence[Passage]) -> bool:
    return any(
        role == "doer" and keys_of(verb) & verbs and _names_one(somebody, _phrase(word))
        for p in passages
        for verb, role, word in p.arguments
    )


def _names_one(phrase: str, name: str) -> bool:
    """Whether a phrase of a sentence names somebody: his name, or words of his description."""
    named = [n.words for n in find_names(phrase)]
    known = [n.words for n in find_names(name)]
    if any(is_form_of(a, b) or is_form_of(b, a) for a in named for b in known):
        return True
    said, told = (stems(text) for text in (phrase, name))
    return bool(told) and told <= said


def _voice(
    statement: Passage, speaker: str, bearing: Sequence[Claim], evidence: Evidence, sentence: str
) -> Iterator[str]:
    """Yield who alone says what a clause tells as a fact.

    An outlet's own voice, two origins, or a clause about what accounts give let the page say it
    plainly; else its speaker is to be named in its sentence.
    """
    if speaker or any(c.speaker is None for c in bearing):
        return
    agreed = {
        c for f in evidence.findings if f.kind == "agreed" for p in f.positions for c in p.claims
    }
    behind = [*bearing, *(c for c in evidence.claims if c.id in agreed)] if agreed else bearing
    if len({c.origin for c in behind}) > 1:
        return
    if any(t.lemma_.lower() in OF_ACCOUNTS for t in statement.tokens):
        return
    if any(t.lemma_.lower() in VARYING for t in statement.tokens) and _ends(evidence):
        return
    if any(_names_one(sentence, n) for c in bearing for n in evidence.names[c.id]):
        return
    yield f'it says in the page\'s own voice what "{bearing[0].speaker}" says'


def _of_one_event(claim: Claim, anchor: Claim) -> bool:
    return None in (claim.event, anchor.event) or claim.event == anchor.event


def _turned(
    statement: Passage, anchor: Sequence[Passage], speakers: Sequence[str]
) -> Iterator[str]:
    """Yield names that do in a clause what another name does in its anchor.

    Args:
        statement: The clause.
        anchor: The passages of its anchor.
        speakers: The names of the anchor's speaker, where the clause names who says it.
    """
    theirs: dict[str, list[Token]] = {}
    for verb, role, word in (a for p in anchor for a in p.arguments):
        if role == "doer":
            theirs.setdefault(stem(verb.lemma_.lower()), []).append(word)
    said = {t.lower_ for p in anchor for t in p.tokens}
    days = {t.i for d in statement.dates for t in statement.tokens_in(d.start, d.end)}
    for verb, role, word in statement.arguments:
        doers = theirs.get(stem(verb.lemma_.lower()), [])
        other = next((t.text for t in doers if t.pos_ == "PROPN"), None)
        if role != "doer" or word.pos_ != "PROPN" or word.i in days or other is None:
            continue
        if verb.lemma_.lower() in SAYING and _is_one_of(_phrase(word), speakers):
            continue
        if word.lower_ in said and not any(word.lower_ in _named_with(t) for t in doers):
            yield f'the sentence says of "{word.text}" what its claim says of "{other}"'


def _named_with(doer: Token) -> frozenset[str]:
    """Return the words of what does something, and of the name that stands next to it."""
    run = [doer]
    for token in doer.doc[doer.i + 1 : doer.sent.end]:
        if token.pos_ not in {"NOUN", "PROPN"}:
            break
        run.append(token)
    return frozenset(t.lower_ for t in run)


def _exchanged(statement: Passage, anchor: Sequence[Passage]) -> Iterator[str]:
    """Yield names that stand in a clause where its anchor has another name of the clause."""
    theirs = [(part_of(n, p), n) for p in anchor for n in p.names]
    ours = [(part_of(n, statement), n) for n in statement.names]
    for part, name in ours:
        holders = [n for p, n in theirs if p == part and part is not None]
        elsewhere = [n for p, n in theirs if p != part and _is_one_name(n, name)]
        if not holders or not elsewhere or any(_is_one_name(n, name) for n in holders):
            continue
        if any(_is_one_name(h, other) for h in holders for p, other in ours if p != part):
            yield f'the sentence has "{name.text}" where its claim has "{holders[0].text}"'


def _is_one_name(one: Name, other: Name) -> bool:
    return is_form_of(one.words, other.words) or is_form_of(other.words, one.words)


EARLIER = frozenset({"earlier", "previously"})


def _is_told_earlier(statement: Passage, passages: Sequence[Passage]) -> bool:
    """Whether what stands behind the "after" of a clause is told as what came before.

    An account says so by its tense ("the truce having been restored") or in words ("earlier").
    """
    order = next((t for t in statement.tokens if t.lower_ == "after"), None)
    if order is None:
        return False
    behind = [keys_of(t) for t in statement.tokens if t.i > order.i and is_content(t)]
    return any(
        all(k & p.keys for k in behind)
        and any(t.lower_ in EARLIER or _is_perfect(t, behind) for t in p.tokens)
        for p in passages
    )


def _is_perfect(token: Token, words: Sequence[frozenset[str]]) -> bool:
    helped = any(c.lower_ in {"had", "having"} and c.dep_ == "aux" for c in token.children)
    return token.tag_ == "VBN" and helped and any(keys_of(token) & k for k in words)


def _new_words(statement: Passage, case: Case, things: frozenset[str]) -> Iterator[str]:
    """Yield words of content that are neither cited nor the page's own.

    What is done has to be cited; what things are called may stand anywhere in the articles.
    """
    named = {t.i for n in statement.names for t in statement.tokens_in(n.start, n.end)}
    named |= {t.i for start, end in statement.spared for t in statement.tokens_in(start, end)}
    counted = {t.i for n in statement.numbers for t in statement.tokens_in(n.start, n.end)}
    timed = {t.i for d in statement.dates for t in statement.tokens_in(d.start, d.end)}
    known = case.keys | case.free_words
    new = [
        t.text
        for t in statement.tokens
        if is_content(t)
        and t.i not in named | counted | timed
        and t.lemma_.lower() not in LIGHT
        and not _forms_of(t) & (known | things if t.pos_ in {"NOUN", "ADJ"} else known)
    ]
    if new:
        yield f"{case.ours} says {listing(new)}, which {case.theirs} does not"


def _forms_of(token: Token) -> frozenset[str]:
    """Return the forms under which the evidence may have a word: its own, or a like word's."""
    lemma = token.lemma_.lower()
    forms = keys_of(token) | synonyms(lemma)
    if token.pos_ == "VERB":
        forms |= {present_participle(lemma), past_tense(lemma), past_participle(lemma)}
        forms |= {b for b in (token.lower_[:-1],) if past_tense(b) == token.lower_}
    if token.pos_ == "NOUN" and token.lower_.endswith("ing"):
        forms |= {past_tense(token.lower_[:-3])}
    if token.dep_ == "relcl":
        forms |= {stem(f"{lemma.removesuffix('e')}{ending}") for ending in ("er", "ers")}
    toll = TOLL_OF.get(lemma)
    if toll and past_participle(lemma) == toll:
        forms |= TOLLS[toll] - _OF_ANY_TOLL
    return forms


_OF_ANY_TOLL = frozenset({"casualty", "toll"})
"""Words that a toll counts with others: casualties are killed or injured."""

"""The gate for sentences: does each clause follow from the findings that its sentence names?

A sentence is cut into clauses, and each is held against the claims cited. One claim is its anchor:
it must say the same with the same negation, reserve and parts. What the clause adds (a name, a
number, a day) must stand in another claim cited, of the same event; its words of content are those
of what is cited, their inflections and synonyms, or plain words of reporting. What somebody
says is held against that speaker's claims alone, and what only one speaker says names him.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from summarize.domain import (
    MAIN,
    Article,
    Claim,
    Comparison,
    DraftLine,
    DraftSentence,
    Finding,
    GroundedClaim,
)
from summarize.gate.outlets import told_by
from summarize.observe.people import People, gender_of
from summarize.observe.scene import introduction, scene_of
from summarize.text.cues import HEDGES, NEGATION
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.names import (
    ADDRESS,
    CALENDAR,
    TITLES,
    Name,
    find_names,
    is_form_of,
    same_word,
)
from summarize.text.numbers import find_numbers
from summarize.text.parsing import Parser
from summarize.text.saying import FACTIVE_VERBS, HEDGING_VERBS, NEUTRAL_VERBS, QUOTATIVE_VERBS
from summarize.text.sentences import Span
from summarize.text.support import (
    LIGHT,
    Case,
    Passage,
    assertion,
    is_content,
    is_title,
    keys_of,
    listing,
    measured,
    names,
    numbers,
    opposites,
    part_of,
    polarity,
    quotations,
    roles,
    times,
)
from summarize.text.words import PEOPLE, stem, stems, synonyms, uninflected

if TYPE_CHECKING:
    from spacy.tokens import Token

# --- the page's own words: what a sentence may say beside the claims that it cites


PLAIN = frozenset(
    (files("summarize.gate") / "reporting_words.txt").read_text("utf-8").split("\n---\n")[1].split()
)
"""Lemmas of the page's own: said of accounts, figures and statements, never of the event."""
SAYING = NEUTRAL_VERBS | FACTIVE_VERBS | HEDGING_VERBS | QUOTATIVE_VERBS
OF_ACCOUNTS = frozenset({"account", "report", "article", "outlet", "source", "paper", "version"})

_THINGS = r"(?:accounts?|outlets?|sources?|reports?|articles?|versions?|figures?|origins?)"
_OF_THINGS = re.compile(
    rf"\b\w+(?= (?:of (?:the |these )?(?:\w+ )?)?"
    rf"(?:(?:other|different|independent|separate|same) )?{_THINGS}\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof (?:the |all )?\Z", re.IGNORECASE)

_RELATIONS = {
    "agreed": "agree",
    "disputed": "disagree differ contradict conflict dispute",
    "figures": "differ vary",
    "update": "update rise grow earlier later",
    "check": "add up sum differ total",
    "single-source": "only alone",
}
"""What a sentence may say of how accounts stand to each other, by the kind of its finding."""
RELATIONS = frozenset(w for words in _RELATIONS.values() for w in words.split())
"""All of them: none is the page's own where no finding of that kind is told."""
_DIFFERING = frozenset({"figures", "update"})
"""Kinds of findings whose positions give values for one thing."""
_SAME = frozenset({"rounding", "unit", "update"})
"""Types of figures that read differently and do not differ."""


def free_words(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the words, in lower case, that a sentence needs no evidence for.

    Args:
        findings: Those that rest on all that the sentence cites.
    """
    kinds = {f.kind for f in findings if f.kind != "figures" or f.type not in _SAME}
    return PLAIN | {w for kind in kinds for w in _RELATIONS[kind].split()}


def _ends(findings: Iterable[Finding]) -> frozenset[float]:
    """Return the values between which figures may be said to go: those that differ."""
    labels = (p.label for f in findings if f.kind in _DIFFERING for p in f.positions)
    return frozenset(
        v for told in labels for n in find_numbers(told) for v in (n.value, n.low, n.high) if v
    )


def counted_accounts(sentence: str, cited: set[int], accounts: int) -> Iterator[Span]:
    """Yield the words that count or tell apart accounts: "two of the outlets", "both accounts".

    Args:
        sentence: A sentence of the page, or a part of one.
        cited: How many claims, articles and origins it cites.
        accounts: How many accounts there are, for "of the five outlets" only.
    """
    for match in _OF_THINGS.finditer(sentence):
        counts = {n.value for n in find_numbers(match.group())}
        of_all = {accounts} if _OF.search(sentence[: match.start()]) else set()
        if counts <= cited | of_all:
            yield match.span()


# --- what a sentence may rest on


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
    """

    claims: tuple[Claim, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    names: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...] = ()
    labels: tuple[Passage, ...] = ()
    things: frozenset[str] = frozenset()


_WORD = re.compile(r"[^\W\d_]+")
LEAVES_OUT = "leaves out"
"""In a reason of the comparer of negation and reserve: the other kind is what is brought in."""
ANCHORS = 8
"""Claims tried as the anchor of a clause, closest first."""
NEAR_BEST = 0.1
"""How much less than the closest claim another may share with a clause to be its anchor: a lie
finds a claim far off that does not speak against it."""


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
    def _about(self) -> Mapping[tuple[str, ...], int]:
        """All names in the articles' bodies, counted: in a headline any word may have a capital.

        A single word that opens a sentence is left out, since any may: "Sources say so".
        """
        bodies = (a.text[a.body_start :] for a in self.articles)
        found = (n for body in bodies for n in find_names(body))
        return Counter(n.words for n in found if not n.initial or len(n.words) > 1)

    @cached_property
    def _full(self) -> Mapping[str, list[Name]]:
        """The names of two words and more in each article's body, in order."""
        names = {a.id: (a.body_start, find_names(a.text)) for a in self.articles}
        return {
            i: [n for n in found if n.start >= body and len(n.words) > 1]
            for i, (body, found) in names.items()
        }

    @cached_property
    def _mostly(self) -> Mapping[str, tuple[str, ...]]:
        """Whom most of the articles that name somebody in full name first with a surname."""
        told: dict[str, Counter[tuple[str, ...]]] = {}
        for found in self._full.values():
            for surname, words in {n.words[-1]: n.words for n in reversed(found)}.items():
                told.setdefault(surname, Counter())[words] += 1
        most = {s: max(c, key=lambda w: (c[w], w)) for s, c in told.items()}
        return {s: w for s, w in most.items() if 2 * told[s][w] > told[s].total()}

    @cached_property
    def _sexes(self) -> Mapping[str, str]:
        """By a full name "m" or "f", where articles tell it and agree."""
        told: dict[str, set[str]] = {}
        for article in self.articles:
            for person in People(self.parser.parse(article.text)).persons:
                for form in (f for f in person.forms if " " in f and person.sex):
                    told.setdefault(form, set()).add(person.sex)
        return {form: sexes.pop() for form, sexes in told.items() if len(sexes) == 1}

    def _in_full(self, claim: Claim) -> Iterator[str]:
        """Yield the full names of those whom a claim names by their surnames."""
        for name in find_names(claim.text):
            if len(name.words) == 1 and (person := self._meant_by(name, claim)):
                yield from {" ".join(person), " ".join(self._mostly.get(name.words[0], person))}

    def _meant_by(self, name: Name, claim: Claim) -> tuple[str, ...]:
        """Return the words of the full name of whom a surname means; () where that is not clear.

        News gives the surname alone after the full name (Bell, The Language of News Media, 1991):
        it is who was named in full before, else behind. Of several it is the only one of the
        title's sex; without a title the one who is named in full far more often.
        """
        full = [
            n for n in self._full.get(claim.article, ()) if same_word(n.words[-1], name.words[0])
        ]
        told = [n.words for n in full if n.start < claim.start] or [n.words for n in full]
        bearers = [
            w for w in dict.fromkeys(told) if not any(w != o and is_form_of(w, o) for o in told)
        ]
        sex = gender_of({name.text.split()[0].lower().rstrip(".")})
        if len(bearers) > 1 and sex:
            sexes = {w: self._sexes.get(" ".join(w), "") for w in bearers}
            of_sex = [w for w in bearers if sexes[w] == sex]
            bearers = of_sex or [w for w in bearers if not sexes[w]]
        elif len(bearers) > 1:
            often = {w: sum(n for o, n in self._about.items() if is_form_of(w, o)) for w in bearers}
            bearers = [
                w for w in bearers if all(often[w] >= 2 * n for o, n in often.items() if o != w)
            ]
        return bearers[0] if len(bearers) == 1 else ()

    @cached_property
    def _beside(self) -> Mapping[str, frozenset[str]]:
        """The words of the sentences in which each word with a capital stands, in lower case."""
        found: dict[str, set[str]] = {}
        for article in self.articles:
            for sentence in self.parser.parse(article.text).sents:
                words = _WORD.findall(sentence.text)
                for word in (w for w in words if w[0].isupper()):
                    found.setdefault(word.casefold(), set()).update(map(str.casefold, words))
        return {w: frozenset(words) for w, words in found.items()}

    @cached_property
    def _vocabulary(self) -> Mapping[str, frozenset[str]]:
        """The plain words of each article, by their keys."""
        docs = {a.id: self.parser.parse(a.text) for a in self.articles}
        return {
            i: frozenset(k for t in doc if t.pos_ != "PROPN" for k in keys_of(t))
            for i, doc in docs.items()
        }

    def reasons(self, draft: DraftSentence) -> tuple[str, ...]:
        """Return why a sentence does not follow from what it cites; empty when it does."""
        cited = [self._claims[c] for c in draft.cites if c in self._claims]
        if not cited or len(cited) < len(draft.cites):
            return ("it cites no known claim",)
        findings = tuple(self._findings[f] for f in draft.rests_on if f in self._findings)
        return self._of_each(draft.sentence, self._evidence(cited, findings))

    def line_reasons(
        self,
        line: DraftLine,
        article: Article,
        claims: Sequence[GroundedClaim],
    ) -> tuple[str, ...]:
        """Return why a sentence of an article's summary does not follow from what it rests on.

        Args:
            line: The sentence with the spans of the article that it rests on.
            article: The article.
            claims: The article's claims: they tell who says what.
        """
        cited = [
            self._claims[c.id]
            for c in claims
            if c.id in self._claims and any(a < c.end and c.start < b for a, b in line.rests_on)
        ]
        if not cited:
            return ("it rests on nothing that was read",)
        evidence = self._evidence(cited, (), [article.text[a:b] for a, b in line.rests_on])
        return self._of_each(line.sentence, evidence)

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

    def _of_each(self, sentence: str, evidence: Evidence) -> tuple[str, ...]:
        """Return what does not follow of a sentence, clause by clause."""
        if find_loaded_unquoted(sentence):
            return ("it takes over a loaded word outside quotation marks",)
        clauses = (self._statement(c, evidence) for c in clauses_of(sentence, self.parser))
        found = (r for clause in clauses for r in self._clause(clause, evidence, sentence))
        return tuple(dict.fromkeys(found))

    # --- evidence

    def _evidence(
        self, cited: Sequence[Claim], findings: tuple[Finding, ...], whole: Sequence[str] = ()
    ) -> Evidence:
        told = {c.id: [*_told(c), *(w for w in whole if c.quote in w)] for c in cited}
        self.parser.grammar([t for texts in told.values() for t in texts])
        passages = {i: tuple(map(self._whole, texts)) for i, texts in told.items()}
        names_of = {c.id: tuple(self._names_of(c)) for c in cited}
        labels = [w for f in findings for w in (f.question, f.statement) if w]
        labels += [p.label for f in findings for p in f.positions if p.label]
        shown = tuple(self._whole(w.replace("[", "").replace("]", "")) for w in labels)
        told_in = {c.article for c in cited} & self._vocabulary.keys()
        things = frozenset(k for a in told_in for k in self._vocabulary[a])
        return Evidence(tuple(cited), passages, names_of, findings, shown, things)

    @cached_property
    def _scene(self) -> frozenset[str]:
        return scene_of(self.articles)

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
        counts = {1, len(cited), len({c.origin for c in evidence.claims})}
        counts |= {len(p.articles) for f in evidence.findings for p in f.positions}
        return self._whole(clause, (*told, *counted_accounts(clause, counts, len(self.articles))))

    def _printed(self, claim: Claim) -> dt.date | None:
        article = self._article.get(claim.article)
        return article.published.date if article else None

    # --- one clause

    def _clause(self, statement: Passage, evidence: Evidence, sentence: str) -> tuple[str, ...]:
        """Return why a clause of a sentence does not follow; empty when one claim can anchor it."""
        if not any(is_content(t) for t in statement.tokens):
            return ()
        speaker = _speaker_in(statement, evidence)
        claims = _of(speaker, statement, evidence) if speaker else evidence.claims
        strangers = [*_unknown_speakers(statement, evidence), *([] if claims else [speaker])]
        if strangers:
            return (f'it gives to "{strangers[0]}" what no claim that it cites is from',)
        ours = [keys_of(t) for t in statement.tokens if is_content(t)]
        near = {c.id: _share(ours, evidence.passages[c.id]) for c in claims}
        ranked = sorted(claims, key=lambda c: (-near[c.id], c.id))
        close = [c for c in ranked if near[c.id] >= near[ranked[0].id] - NEAR_BEST]
        against = {
            c.id: tuple(self._against(statement, c, claims, evidence)) for c in close[:ANCHORS]
        }
        bearing = [c for c in close if against.get(c.id) == ()]
        if not bearing:
            return next(iter(against.values()))
        voiced = any(c.speaker is None or _is_his(c, speaker) for c in bearing)
        denied = () if voiced else tuple(_denied(statement, close, evidence))
        return denied or tuple(_voice(statement, speaker, bearing, evidence, sentence))

    def _against(
        self, statement: Passage, anchor: Claim, among: Sequence[Claim], evidence: Evidence
    ) -> Iterator[str]:
        """Yield what an anchor and the claims of its event among some do not bear out of a clause.

        Whom a speaker means may be named where the outlet itself tells of it; a speaker, and whom
        a claim names by his surname, with the words by which an article introduces him.
        """
        own = evidence.passages[anchor.id]
        beside = [c for c in among if _of_one_event(c, anchor)]
        others = [p for c in beside if c.id != anchor.id for p in evidence.passages[c.id]]
        people = [c.speaker for c in beside if c.speaker]
        named_so = {n for c in beside for n in self._in_full(c)}
        people += [n for n in sorted(named_so) if n in statement.text]
        told = (introduction(p, a) for p in dict.fromkeys(people) for a in self.articles)
        others += map(self._whole, filter(None, told))
        named = tuple(self._whole(n) for c in beside for n in evidence.names[c.id])
        alone = Case(
            statement=statement,
            evidence=own,
            about=self._about,
            free_words=_sayings(statement, evidence) | free_words(evidence.findings),
            ends=_ends(evidence.findings),
            printed=self._printed(anchor),
            ours="the sentence",
            theirs="what it cites",
        )
        together = replace(alone, evidence=(*own, *others, *evidence.labels))
        credited = replace(together, evidence=(*together.evidence, *named))
        for compare in (assertion, roles, opposites):
            yield from compare(alone)
        yield from (r for r in polarity(alone) if LEAVES_OUT in r)
        yield from (r for r in polarity(together) if LEAVES_OUT not in r)
        yield from _exchanged(statement, own)
        for compare in (numbers, times, quotations):
            yield from compare(together)
        own_voice = (c for c in evidence.claims if c.speaker is None and _of_one_event(c, anchor))
        plain = [p for c in own_voice if c not in beside for p in evidence.passages[c.id]]
        scene = self._scene if anchor.event == MAIN and not _places(own, statement) else frozenset()
        in_full = map(self._whole, sorted(named_so))
        with_told = replace(credited, evidence=(*credited.evidence, *plain, *in_full), scene=scene)
        for compare in (measured, names):
            yield from compare(with_told)
        yield from _new_words(statement, credited, evidence.things)
        yield from self._offices(statement)

    def _offices(self, statement: Passage) -> Iterator[str]:
        """Yield whom a clause gives an office beside which no article names him."""
        title = ""
        for name in statement.names:
            words = _WORD.findall(f"{title} {name.text}".casefold())
            title = name.text if is_title(name, statement.text) else ""
            person = name.words[-1].casefold()
            beside = self._beside.get(person, frozenset())
            offices = [w for w in words if w in TITLES - ADDRESS and w != person]
            if not all(any(b.startswith(office) for b in beside) for office in offices):
                yield f'the sentence gives "{name.text}" an office that no article does'


OF_PLACE = frozenset({"in", "at", "near", "to", "into", "from", "on", "through", "towards"})


def _places(anchor: Sequence[Passage], statement: Passage) -> list[str]:
    """Return the places that a claim names and its sentence does not: no other stands there."""
    told = {w.casefold() for n in statement.names for w in n.words}
    behind = (t for p in anchor for t in p.tokens if t.dep_ == "pobj" and t.pos_ == "PROPN")
    places = (t for t in behind if t.head.lower_ in OF_PLACE)
    return [t.text for t in places if t.lower_ not in told | CALENDAR]


def _told(claim: Claim) -> list[str]:
    """Return all that a claim tells in words: its text, its quote, its day."""
    told = [claim.text.replace("[", "").replace("]", ""), claim.quote]
    if claim.when is not None:
        told.append(f"{claim.when.from_.day} {claim.when.from_:%B}")
    return list(dict.fromkeys(told))


def _share(words: Sequence[frozenset[str]], passages: Iterable[Passage]) -> float:
    """Return the share of words, each given by its keys, that some passages have."""
    theirs = frozenset(k for p in passages for k in p.keys)
    return sum(bool(keys & theirs) for keys in words) / max(1, len(words))


def _denied(statement: Passage, close: Sequence[Claim], evidence: Evidence) -> Iterator[str]:
    """Yield the "not" with which an account itself tells what a clause tells without one."""
    if any(c.kind == NEGATION for c in statement.cues):
        return
    for claim in (c for c in close if c.speaker is None):
        quoted = tuple(p for p in evidence.passages[claim.id] if p.text == claim.quote)
        case = Case(statement, quoted, ours="the sentence", theirs="what it cites")
        yield from (r for r in polarity(case) if LEAVES_OUT in r)


def _of_one_event(claim: Claim, anchor: Claim) -> bool:
    return None in (claim.event, anchor.event) or claim.event == anchor.event


# --- the clauses of a sentence


_BORDER = re.compile(r"; |,? (?:while|whereas|although|though|(?<!all )but|yet) |,[”\x22]? and |: ")
_RELATIVE = re.compile(r", (?:which|who|whom|whose|where) ")
_EDGES = " ,;:."
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def clauses_of(sentence: str, parser: Parser) -> list[str]:
    """Return the clauses of a sentence, each with a subject and a verb of its own."""
    clauses: list[str] = []
    start = 0
    for border in _BORDER.finditer(sentence):
        before, after = sentence[start : border.start()], sentence[border.end() :]
        first = _BORDER.split(after, maxsplit=1)[0]
        stop = border.group().startswith(";")
        if stop or (_is_clause(before, parser) and _is_clause(first, parser)):
            clauses.append(before)
            start = border.end()
    parts = [p for c in (*clauses, sentence[start:]) for p in _relatives(c, parser)]
    return [p.strip(_EDGES) for p in parts if p.strip(_EDGES)]


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


def _is_clause(text: str, parser: Parser) -> bool:
    (doc,) = parser.grammar([text])
    return any(t.dep_ in _SUBJECTS and t.head.pos_ in {"VERB", "AUX"} for t in doc)


# --- who says what a clause tells


QUOTED = frozenset({"quote", "cite"})
"""Verbs of saying whose passive has the speaker for its subject."""


def _speaker_in(statement: Passage, evidence: Evidence) -> str:
    """Return the words that a clause gives what it tells to; "" where it tells it itself."""
    for token in statement.tokens:
        if _asserts(token):
            phrase = _phrase(token)
            if any(_is_one_of(phrase, names) for names in evidence.names.values()):
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
        known = any(_is_one_of(_phrase(token), names) for names in evidence.names.values())
        if not known and stem(token.lemma_.lower()) not in speak:
            yield _phrase(token)


def _tells(verb: Token) -> bool:
    """Whether a verb of saying has a clause that it tells, around it or behind it."""
    return verb.dep_ in {"ccomp", "parataxis"} or any(
        c.dep_ in {"ccomp", "xcomp"} for c in verb.children
    )


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
    known = any(_is_one_of(_phrase(subject), names) for names in evidence.names.values())
    return subject.dep_ == "nsubjpass" or not known


def _asserts(subject: Token) -> bool:
    """Whether a word is the subject of a verb of saying; "is expected to" tells of its subject."""
    verb = subject.head.lemma_.lower()
    if subject.dep_ == "nsubjpass":
        return verb in QUOTED
    return subject.dep_ == "nsubj" and verb in SAYING


def _phrase(head: Token) -> str:
    return " ".join(t.text for t in head.subtree)


def _said_by(speaker: str, evidence: Evidence) -> tuple[Claim, ...]:
    """Return the claims of whom a phrase names, those by another of his names among them."""
    named = {c.id for c in evidence.claims if _is_one_of(speaker, evidence.names[c.id])}
    people = {c.speaker for c in evidence.claims if _is_his(c, speaker)}
    also = people if len(people) == 1 else set()
    return tuple(c for c in evidence.claims if c.id in named or c.speaker in also)


def _is_his(claim: Claim, phrase: str) -> bool:
    """Whether a phrase names who makes a claim."""
    return _is_one_of(phrase, [n for n in (claim.speaker, claim.speaker_text) if n])


def _is_one_of(phrase: str, names: Iterable[str]) -> bool:
    return any(_names_one(phrase, n) for n in names)


def _of(speaker: str, statement: Passage, evidence: Evidence) -> tuple[Claim, ...]:
    """Return the claims that somebody makes, and those in which an outlet tells that he does."""
    verbs = [t.head for t in statement.tokens if t.dep_ in _SUBJECTS and _phrase(t) == speaker]
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
    named, known = find_names(phrase), find_names(name)
    if any(_is_one_name(a, b) for a in named for b in known):
        return True
    told = stems(name)
    return bool(told) and told <= stems(phrase)


def _is_one_name(one: Name, other: Name) -> bool:
    return is_form_of(one.words, other.words) or is_form_of(other.words, one.words)


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
    behind = [*bearing, *(c for c in evidence.claims if c.id in agreed)]
    about = (t for t in statement.tokens if t.lemma_.lower() in OF_ACCOUNTS)
    # what "the accounts say", or what is so "in every account", is not about them
    of_accounts = any(t.dep_ in {*_SUBJECTS, "dobj"} and not _asserts(t) for t in about)
    named = any(_is_one_of(sentence, evidence.names[c.id]) for c in bearing)
    if len({c.origin for c in behind}) == 1 and not of_accounts and not named:
        yield f'it says in the page\'s own voice what "{bearing[0].speaker}" says'


# --- what a clause turns round or brings in


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


def _new_words(statement: Passage, case: Case, things: frozenset[str]) -> Iterator[str]:
    """Yield words of content that are neither cited nor the page's own.

    What is done has to be cited; what things are called may stand anywhere in the articles.
    """
    compared = [(n.start, n.end) for n in statement.numbers]
    compared += [(d.start, d.end) for d in statement.dates] + [*statement.spared]
    compared += [(n.start, n.end) for n in statement.names]
    apart = {t.i for start, end in compared for t in statement.tokens_in(start, end)}
    known = case.keys | case.free_words
    new = [
        t.text
        for t in statement.tokens
        if is_content(t)
        and t.i not in apart
        and t.lemma_.lower() not in LIGHT
        and not (keys_of(t) | uninflected(t.lower_) | synonyms(t.lemma_.lower()))
        & (known | things if t.pos_ in {"NOUN", "ADJ"} else known)
    ]
    if new:
        yield f"{case.ours} says {listing(new)}, which {case.theirs} does not"

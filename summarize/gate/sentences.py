"""The gate for sentences: does each clause follow from the findings that its sentence names?

A sentence is cut into clauses, and each is held against the claims cited. One claim is its anchor:
it must say the same with the same negation, reserve and parts. What the clause adds (a name, a
number, a day) must stand in another claim cited, of the same event; its words of content are those
of what is cited, their inflections and synonyms, or plain words of reporting. What somebody
says is held against that speaker's claims alone, and what only one speaker says names him.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, takewhile
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
from summarize.gate.agreement import is_one_name
from summarize.gate.clauses import (
    SAYING,
    Evidence,
    claims_of,
    clauses_of,
    ends,
    free_words,
    is_his,
    said_by,
    sayings,
    speaker_in,
    unknown_speakers,
    voice,
)
from summarize.gate.outlets import counted_accounts, outlets_named, told_by
from summarize.gate.surnames import Surnames
from summarize.observe.scene import introduction, matter_of, scene_of
from summarize.text.cues import HEDGES, NEGATION, negates
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.names import ADDRESS, CALENDAR, TITLES, Name, find_names
from summarize.text.parsing import Parser
from summarize.text.sentences import Span, without
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
from summarize.text.words import stems, synonyms, uninflected

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"[^\W\d_]+")
LEAVES_OUT = "leaves out"
"""In a reason of the comparer of negation and reserve: the other kind is what is brought in."""
ANCHORS = 8
"""Claims tried as the anchor of a clause, closest first."""
NEAR_BEST = 0.1
"""How much less than the closest claim another may share with a clause to be its anchor: a lie
finds a claim far off that does not speak against it."""


class Verifier:
    """Holds sentences against the claims and findings of a comparison that they cite."""

    def __init__(self, comparison: Comparison, articles: Sequence[Article], parser: Parser) -> None:
        self.articles, self.parser = articles, parser
        self._claims = {c.id: c for c in comparison.claims}
        self._findings = {f.id: f for f in comparison.findings}
        self._article = {a.id: a for a in articles}
        self._origins = {o.id: (o.name, *o.names) for o in comparison.origins}
        self._known: dict[str, tuple[Passage, ...]] = {}
        self._matter, self._scene = matter_of(articles), scene_of(articles)
        self._surnames = Surnames(articles, parser, self._named)

    @cached_property
    def _same_people(self) -> frozenset[frozenset[tuple[str, ...]]]:
        """The pairs of names, first and last, of one speaker that differ in the first."""
        found = set()
        for names_of in self._origins.values():
            full = [n.words for name in names_of for n in find_names(name) if len(n.words) > 1]
            pairs = combinations(dict.fromkeys(w[-2:] for w in full), 2)
            found |= {frozenset({a, b}) for a, b in pairs if a[1] == b[1]}
        return frozenset(found)

    @cached_property
    def _named(self) -> Mapping[tuple[str, ...], int]:
        """All names in the articles' bodies, counted: in a headline any word may have a capital.

        A single word that opens a sentence is left out, since any may: "Sources say so".
        """
        bodies = (a.text[a.body_start :] for a in self.articles)
        found = (n for body in bodies for n in find_names(body))
        return Counter(n.words for n in found if not n.initial or len(n.words) > 1)

    @cached_property
    def _beside(self) -> Mapping[str, frozenset[str]]:
        """The words of the sentences in which each word with a capital stands, in lower case."""
        found: dict[str, set[str]] = {}
        for article in self.articles:
            for sentence in self.parser.parse(article.text).sents:
                words = _WORD.findall(sentence.text)
                for word in (w for w in words if w[0].isupper()):
                    found.setdefault(word.casefold(), set()).update(map(str.casefold, words))
        for claim in (c for c in self._claims.values() if c.references):  # "the mayor [Brandt]"
            words = _WORD.findall(claim.text)
            for word in (w for r in claim.references for w in _WORD.findall(r.means)):
                found.setdefault(word.casefold(), set()).update(map(str.casefold, words))
        return {w: frozenset(words) for w, words in found.items()}

    def reasons(self, draft: DraftSentence) -> tuple[str, ...]:
        """Return why a sentence does not follow from what it cites; empty when it does."""
        cited = [self._claims[c] for c in draft.cites if c in self._claims]
        if not cited or len(cited) < len(draft.cites):
            return ("it cites no known claim",)
        findings = tuple(self._findings[f] for f in draft.rests_on if f in self._findings)
        return self._of_each(draft.sentence, self._evidence(cited, findings))

    def line_reasons(
        self, line: DraftLine, article: Article, claims: Sequence[GroundedClaim]
    ) -> tuple[str, ...]:
        """Return why a sentence of an article's summary does not follow from what it rests on."""
        known = (c for c in claims if c.id in self._claims)
        rests = (c for c in known if any(a < c.end and c.start < b for a, b in line.rests_on))
        cited = [self._claims[c.id] for c in rests]
        if not cited:
            return ("it rests on nothing that was read",)
        evidence = self._evidence(cited, (), [article.text[a:b] for a, b in line.rests_on])
        return self._of_each(line.sentence, evidence)

    def credited(self, says: str, cites: Sequence[str]) -> list[tuple[str, frozenset[str]]]:
        """Return a sentence's clauses, each with the claims of whom it names for what it says."""
        evidence = self._evidence([self._claims[c] for c in cites if c in self._claims], ())
        clauses = clauses_of(says, self.parser)
        speakers = [speaker_in(self._statement(c, evidence), evidence) for c in clauses]
        made = [said_by(s, evidence) if s else () for s in speakers]
        return [(c, frozenset(m.id for m in own)) for c, own in zip(clauses, made, strict=True)]

    def _of_each(self, sentence: str, evidence: Evidence) -> tuple[str, ...]:
        """Return what does not follow of a sentence, clause by clause."""
        if find_loaded_unquoted(sentence):
            return ("it takes over a loaded word outside quotation marks",)
        clauses = [self._statement(c, evidence) for c in clauses_of(sentence, self.parser)]
        closing = speaker_in(clauses[-1], evidence) if len(clauses) > 1 else ""
        told = [t for t in clauses[-1].tokens if t.lower_ == "according"] if closing else []
        closes = told and [*told[-1].subtree][-1].i >= clauses[-1].tokens[-1].i - 1
        found: list[str] = []
        for clause in clauses:
            reasons = self._clause(clause, evidence, sentence)
            # "..., according to police" closes all that a sentence tells
            if reasons and closes and not speaker_in(clause, evidence):
                reasons = self._clause(clause, evidence, sentence, closing)
            found += reasons
        found += self._miscredited(sentence, evidence)
        return tuple(dict.fromkeys(found))

    def _miscredited(self, sentence: str, evidence: Evidence) -> Iterator[str]:
        """Yield which account a part of a sentence names that does not tell it.

        Held are words of content but for names of who speaks: an account has to have nearly as many
        as all that is cited. In brackets it is named for a word or a number alone.
        """
        sentence = without(sentence, list(self._only_spoken_of(sentence, evidence)))
        told: dict[str, frozenset[str]] = {}
        for claim in evidence.claims:
            called = self._article[claim.article].called
            words = stems(" / ".join(p.text for p in evidence.passages[claim.id]))
            told[called] = told.get(called, frozenset()) | words
        speakers = stems(" / ".join(n for names in evidence.names.values() for n in names))
        for part in _PARTS.split(_ASIDES.sub(" ", sentence)):
            named = outlets_named(part, self.articles)
            wanted = stems(without(part, told_by(part, self.articles))) - speakers
            every = len(wanted.intersection(frozenset().union(*told.values())))
            held = {name: wanted & told.get(name, frozenset()) for name in sorted(named)}
            least = NEARLY if len(named) == 1 else PARTLY
            strange = [name for name, words in held.items() if len(words) < least * every]
            yield from (f"what it cites of {name} does not say so" for name in strange)

    def _only_spoken_of(self, sentence: str, evidence: Evidence) -> Iterator[Span]:
        """Yield the names of accounts that tell nothing: "told the Post", "denies a Post report".

        What is cited names them too.
        """
        passage = self._whole(sentence)
        named = {w for p in evidence.all_passages() for n in p.names for w in n.words}
        for start, end in told_by(sentence, self.articles):
            tokens = passage.tokens_in(start, end)
            top = next((t for t in tokens if t.head not in tokens), None)
            above = top.head if top is not None and top.dep_ in _MODIFIERS else top
            spoken_of = above is not None and (
                above.dep_ in {"dobj", "dative"}
                or (above is not top and not (above.dep_ == "nsubj" and _says(above.head)))
            )
            if spoken_of and sentence[start:end].rsplit(maxsplit=1)[-1] in named:
                yield start, end

    # --- evidence

    def _evidence(
        self, cited: Sequence[Claim], findings: tuple[Finding, ...], whole: Sequence[str] = ()
    ) -> Evidence:
        told = {c.id: [*_told(c), *(w for w in whole if c.quote in w)] for c in cited}
        self.parser.grammar([t for texts in told.values() for t in texts])
        passages = {i: tuple(map(self._whole, texts)) for i, texts in told.items()}
        names_of = {c.id: self._names_of(c) for c in cited}
        labels = [w for f in findings for w in (f.question, f.statement) if w]
        labels += [p.label for f in findings for p in f.positions if p.label]
        shown = tuple(self._whole(w.replace("[", "").replace("]", "")) for w in labels)
        return Evidence(cited, passages, names_of, findings, shown, self._matter)

    def _names_of(self, claim: Claim) -> tuple[str, ...]:
        """Return all names under which a claim's speaker, relay and outlet are known."""
        article = self._article.get(claim.article)
        outlet = article.called if article else None
        own = (claim.speaker, claim.speaker_text, claim.via, outlet)
        return tuple(n for n in (*own, *self._origins.get(claim.origin, ())) if n)

    def _whole(self, text: str, spared: tuple[Span, ...] = ()) -> Passage:
        """Return a text as a passage whose verbs of saying are no reserve of its own."""
        passage = Passage(text, 0, self.parser.grammar([text])[0], spared)
        lemmas = {t.lower_: t.lemma_.lower() for t in passage.tokens}
        said = {word for word, lemma in lemmas.items() if lemma in SAYING}
        cues = [c for c in passage.cues if c.kind not in HEDGES or c.text.casefold() not in said]
        passage.__dict__["cues"] = cues
        return passage

    def _statement(self, clause: str, evidence: Evidence) -> Passage:
        """Return a clause as a passage in which nobody compares the names of its accounts."""
        cited = {c.article for c in evidence.claims}
        told = told_by(clause, [self._article[a] for a in cited if a in self._article])
        counts = {1, len(cited), len({c.origin for c in evidence.claims})}
        counts |= {len(p.articles) for f in evidence.findings for p in f.positions}
        ages = [
            span
            for name, age, span in _ages(clause)
            for known, years, _ in (a for p in evidence.all_passages() for a in _ages(p.text))
            if age == years and is_one_name(known, name)
        ]
        counted = counted_accounts(clause, counts, len(self.articles))
        return self._whole(clause, (*told, *counted, *ages, *self._titled(clause)))

    def _titled(self, clause: str) -> Iterator[Span]:
        """Yield the nouns and adjectives right before a name that stand so before it in an article.

        "Former harbour master Ole Brandt" tells who is meant, whoever speaks.
        """
        passage = self._whole(clause)
        for name in passage.names:
            before = [t for t in passage.tokens if t.idx < name.start]
            # a capital that opens a sentence is often read as a verb's
            nouns = takewhile(
                lambda t: t.pos_ in _NOMINAL or t.idx == 0, reversed(before[-LONGEST_TITLE:])
            )
            starts = [t.idx for t in nouns]
            printed = (
                s for s in reversed(starts) if clause[s : name.end].casefold() in self._printed
            )
            if (start := next(printed, None)) is not None:
                yield start, name.start

    @cached_property
    def _printed(self) -> str:
        """The articles as one text in small letters."""
        return "\n\n".join(a.text.casefold() for a in self.articles)

    # --- one clause

    def _clause(
        self, statement: Passage, evidence: Evidence, sentence: str, told_by: str = ""
    ) -> tuple[str, ...]:
        """Return why a clause of a sentence does not follow; empty when one claim can anchor it.

        Where its own words do not tell whom it is from, the sentence may (`told_by`).
        """
        if not any(is_content(t) for t in statement.tokens):
            return ()
        speaker = speaker_in(statement, evidence) or told_by
        claims = claims_of(speaker, statement, evidence) if speaker else evidence.claims
        strangers = [*unknown_speakers(statement, evidence), *([] if claims else [speaker])]
        if strangers:
            return (f'it gives to "{strangers[0]}" what no claim that it cites is from',)
        ours = [keys_of(t) for t in statement.tokens if is_content(t)]
        near = {c.id: _share(ours, evidence.passages[c.id]) for c in claims}
        ranked = sorted(claims, key=lambda c: (-near[c.id], c.id))
        close = [c for c in ranked if near[c.id] >= near[ranked[0].id] - NEAR_BEST]
        tried = close[:ANCHORS]
        against = [tuple(self._against(statement, c, claims, evidence)) for c in tried]
        bearing = [c for c, reasons in zip(tried, against, strict=True) if not reasons]
        if not bearing:
            return against[0]
        # Another thing told of whom it names does not bear out what he denies.
        said = [keys_of(t) for t in _said_in(statement)]
        told = {c.id: _share(said, evidence.passages[c.id]) for c in tried}
        nearest = max(told[c.id] for c in bearing)
        for claim, reasons in zip(tried, against, strict=True):
            if told[claim.id] > nearest and any(map(_leaves_out_a_not, reasons)):
                return reasons
        voiced = any(c.speaker is None or is_his(c, speaker) for c in bearing)
        denied = () if voiced else tuple(_denied(statement, close, evidence))
        return denied or tuple(voice(statement, speaker, bearing, evidence, sentence))

    def _against(
        self, statement: Passage, anchor: Claim, among: Sequence[Claim], evidence: Evidence
    ) -> Iterator[str]:
        """Yield what an anchor and the claims of its event among some do not bear out of a clause.

        Whom a speaker means may be named where the outlet itself tells of it; a speaker, and whom
        a claim names by his surname, with the words by which an article introduces him.
        """
        own, article = evidence.passages[anchor.id], self._article.get(anchor.article)
        beside = [c for c in among if _of_one_event(c, anchor)]
        others = [p for c in beside if c.id != anchor.id for p in evidence.passages[c.id]]
        people = [c.speaker for c in beside if c.speaker]
        named_so = {n for c in beside for n in self._surnames.in_full(c)}
        people += [n for n in sorted(named_so) if n in statement.text]
        introduced = tuple(p for who in dict.fromkeys(people) for p in self._introduced(who))
        named = tuple(self._whole(n) for c in beside for n in evidence.names[c.id])
        alone = Case(
            statement=statement,
            evidence=own,
            about=tuple(self._named),
            free_words=sayings(statement, evidence) | free_words(evidence.findings),
            ends=ends(evidence.findings),
            printed=article.published.date if article else None,
            same_people=self._same_people,
            ours="the sentence",
            theirs="what it cites",
        )
        together = replace(alone, evidence=(*own, *others, *introduced, *evidence.labels))
        for compare in (assertion, roles, opposites):
            yield from compare(alone)
        yield from (r for r in polarity(alone) if LEAVES_OUT in r)
        yield from (r for r in polarity(together) if LEAVES_OUT not in r)
        yield from _exchanged(statement, own)
        own_voice = (c for c in evidence.claims if c.speaker is None and _of_one_event(c, anchor))
        plain = [p for c in own_voice if c not in beside for p in evidence.passages[c.id]]
        for compare in (numbers, times, quotations):
            yield from compare(together)
        scene = self._scene if anchor.event == MAIN and not _places(own, statement) else frozenset()
        in_full = map(self._whole, sorted(named_so))
        told = (*together.evidence, *named, *plain, *in_full)
        with_told = replace(together, evidence=told, scene=scene)
        for compare in (measured, names):
            yield from compare(with_told)
        # An introduction tells who somebody is; what he does is to be cited.
        things = evidence.things.union(*(p.keys for p in introduced))
        cited = replace(alone, evidence=(*own, *others, *evidence.labels, *named))
        yield from _new_words(statement, cited, things)
        yield from self._offices(statement)

    def _introduced(self, name: str) -> tuple[Passage, ...]:
        """Return the words by which articles introduce somebody."""
        if name not in self._known:
            told = (introduction(name, a) for a in self.articles)
            self._known[name] = tuple(map(self._whole, filter(None, told)))
        return self._known[name]

    def _offices(self, statement: Passage) -> Iterator[str]:
        """Yield whom a clause gives an office beside which no article names him."""
        title = ""
        for name in statement.names:
            words = _WORD.findall(f"{title} {name.text}".casefold())
            title = name.text if is_title(name, statement.text) else ""
            person = name.words[-1].casefold()
            beside = self._beside.get(person, frozenset())
            offices = [w for w in words if w in TITLES - ADDRESS and w != person]
            if not all(any(_is_office(b, office) for b in beside) for office in offices):
                yield f'the sentence gives "{name.text}" an office that no article does'


LONGEST_SHORT = 4
"""Letters of the short form of a title: "Sen", "Insp"."""


def _is_office(word: str, office: str) -> bool:
    """Whether a word is an office, or the short form of one: "sen", "senators", "senator"."""
    short = word in TITLES and len(word) <= LONGEST_SHORT and office.startswith(word)
    return word.startswith(office) or short


_LEFT_OUT = re.compile(rf'{LEAVES_OUT} the "([^"]+)"')


def _leaves_out_a_not(reason: str) -> bool:
    """Whether a reason of the comparer of negation and reserve is a "not" that is left out."""
    found = _LEFT_OUT.search(reason)
    return found is not None and (negates(found[1]) or negates(f"do{found[1]}"))  # "n't"


def _said_in(statement: Passage) -> list[Token]:
    """Return the words of content of what a clause says somebody says, else all; no names."""
    verbs = (t for t in statement.tokens if t.dep_ == "ccomp" and _says(t.head))
    told = [t for v in verbs for t in v.subtree] or statement.tokens
    return [t for t in told if is_content(t) and t.pos_ != "PROPN"]


def _says(verb: Token) -> bool:
    return verb.lemma_.lower() in SAYING


_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST_TITLE = 6
"""Words before a name that tell who bears it."""
_MODIFIERS = frozenset({"compound", "poss", "nmod", "amod"})
"""Dependencies of whose a report is."""
_PARTS = re.compile(r";|,? (?:while|whereas|but)\b")
"""Where one account's part of a sentence ends."""
_ASIDES = re.compile(r"\([^()]*\)|[\u201c\"][^\u201c\u201d\"]*[\u201d\"]")
NEARLY, PARTLY = 0.75, 0.5
"""Share of the words, of those that anything cited has, that one named account has to have, and
each of several: of 101 sentences that name another account 25 passed before, now 2, and none of
212 true ones is lost."""

OF_PLACE = frozenset({"in", "at", "near", "to", "into", "from", "on", "through", "towards"})


def _places(anchor: Sequence[Passage], statement: Passage) -> list[str]:
    """Return the places that a claim names and its sentence does not: no other stands there."""
    told = {w.casefold() for n in statement.names for w in n.words}
    behind = (t for p in anchor for t in p.tokens if t.dep_ == "pobj" and t.pos_ == "PROPN")
    places = (t for t in behind if t.head.lower_ in OF_PLACE)
    return [t.text for t in places if t.lower_ not in told | CALENDAR]


_AGED = re.compile(r"(?:,? (?:Jr|Sr)\.| I{2,3}| IV)?, (?P<age>\d{1,3})(?=[,.;]|$)")


def _ages(text: str) -> Iterator[tuple[Name, str, Span]]:
    """Yield who is of what age by an apposition ("Tom Corbin, 38,"), and where the age stands.

    Any claim may vouch for it: it tells which person is meant.
    """
    for name in find_names(text):
        if found := _AGED.match(text, name.end):
            yield name, found["age"], found.span("age")


def _told(claim: Claim) -> list[str]:
    """Return all that a claim tells in words: its text, its quote, its day."""
    told = [claim.text.replace("[", "").replace("]", ""), claim.quote]
    if claim.when is not None:
        day, last = claim.when.from_, claim.when.to
        if day == last:
            told += [f"{day.day} {day:%B}", f"{day.day} {day:%B} {day.year}"]
        if (day.year, day.month) == (last.year, last.month):  # a line may tell it less exactly
            told.append(f"{day:%B} {day.year}")
        if day.year == last.year:
            told.append(f"in {day.year}")
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


# --- what a clause turns round or brings in


def _exchanged(statement: Passage, anchor: Sequence[Passage]) -> Iterator[str]:
    """Yield names that stand in a clause where its anchor has another name of the clause."""
    theirs = [(part_of(n, p), n) for p in anchor for n in p.names]
    ours = [(part_of(n, statement), n) for n in statement.names]
    for part, name in ours:
        holders = [n for p, n in theirs if p == part and part is not None]
        elsewhere = [n for p, n in theirs if p != part and is_one_name(n, name)]
        if not holders or not elsewhere or any(is_one_name(n, name) for n in holders):
            continue
        if any(is_one_name(h, other) for h in holders for p, other in ours if p != part):
            yield f'the sentence has "{name.text}" where its claim has "{holders[0].text}"'


def _new_words(statement: Passage, case: Case, things: frozenset[str]) -> Iterator[str]:
    """Yield words of content that are neither cited nor the page's own.

    What is done has to be cited; what the story is about may be named. While any noun of the cited
    articles passed, one put in the place of another did in 146 of 255 sentences, now in 61.
    """
    compared = [(n.start, n.end) for n in statement.numbers]
    compared += [(d.start, d.end) for d in statement.dates] + [*statement.spared]
    borne = {w for words in case.about for w in words}
    for name in statement.names:
        opening = statement.tokens_in(name.start, name.end)[0]
        # Its place alone may give a word its capital: "Angry Ole Brandt left".
        plain = name.initial and opening.pos_ != "PROPN" and name.words[0] not in borne
        compared.append((name.start + len(opening) * plain, name.end))
    apart = {t.i for start, end in compared for t in statement.tokens_in(start, end)}
    known = case.keys | case.free_words
    strange = [
        t
        for t in statement.tokens
        if is_content(t)
        and t.i not in apart
        and t.lemma_.lower() not in LIGHT
        and not (keys_of(t) | uninflected(t.lower_) | synonyms(t.lemma_.lower()))
        & (known | things if t.pos_ in {"NOUN", "ADJ"} else known)
    ]
    bare = frozenset(b for k in case.keys for b in uninflected(k)) if strange else ()
    # "fired" is a form of "his firing".
    new = [t.text for t in strange if not uninflected(t.lower_).intersection(bare)]
    if new:
        yield f"{case.ours} says {listing(new)}, which {case.theirs} does not"

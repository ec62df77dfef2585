"""A claim as the page gives it: its words, with who says them where that has to be said."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summarize.domain import WEEK, Article, Claim, Comparison, Finding, Origin, Position
from summarize.gate.outlets import Tellers
from summarize.observe.scene import introduction, scene_of
from summarize.text.cues import find_negations
from summarize.text.dates import counts_days, day_words, find_dates
from summarize.text.loaded import find_loaded_unquoted, quote_loaded
from summarize.text.names import find_names
from summarize.text.parsing import Parser
from summarize.text.saying import PERSON_NOUNS, TITLES
from summarize.text.sentences import sentence_spans
from summarize.text.words import POSSESSIVE, content_words, listed, stem
from summarize.writing.phrases import bare, inner, paired, phrase
from summarize.writing.standing import (
    SUBJECTS,
    gives_itself,
    is_finite,
    is_torn,
    leans,
    opens_with_cue,
    says_nothing,
    stands_alone,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

UNNAMED, UNATTRIBUTED = "unnamed source", "unattributed reports"
"""What a speaker is called of whom the article has no word."""

NAMED = 2
"""Speakers who are named for a value or in a heading; more are counted."""
SMALL_ALWAYS = frozenset({"ADV", "ADP", "DET", "SCONJ", "AUX"})
"""Parts of speech that are written small inside a sentence."""
LEANING = frozenset({"weekday", "day-word"})
"""Kinds of days by which a reader of another day knows nothing."""
FIRST_PERSON = re.compile(r"\b(?:(?<!\.)I(?!\.)|[Ww]e|[Oo]ur|us|[Mm]y|me)\b")
"""The I of "F.B.I." is nobody."""


OPENING = 3
"""Sentences of an article that are understood by who reads nothing else of it: on 27 stories that
nobody tuned on, of agreements in an outlet's own whole sentences 27 of the 33 that stand among the
first three and the headline were right, of the 17 others 7; of what one account tells 18 of 27, and
34 of 75."""

WHOLE = 0.93
"""Share of its sentence from which a claim is the whole of it: a stop may stand behind."""


class Speech:
    """Words claims of one comparison, which are parsed to see which stand as a sentence."""

    def __init__(self, comparison: Comparison, articles: Sequence[Article], parser: Parser) -> None:
        self.claims = {c.id: c for c in comparison.claims}
        self.articles = {a.id: a for a in articles}
        self.tellers = Tellers(articles)
        self.parser = parser
        self._origins = {o.id: o for o in comparison.origins}
        self._scene = scene_of(articles)
        self._opening = {
            a.id: [s for s in sentence_spans(a.text, a.language) if s[0] >= a.body_start][:OPENING]
            for a in articles
        }
        days = (a.published.date for a in articles if a.published.date)
        self._last = max(days, default=dt.date.min)
        words = (w for a in articles for w in re.findall(r"[^\W\d_]+", a.text))
        self._small = frozenset(w for w in words if w.islower())

    def parsed(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Return findings when their claims are parsed, all in one batch."""
        self.parser.grammar(sorted({bare(self.claims[c].text) for f in findings for c in f.claims}))
        return findings

    def told(self, finding: Finding) -> list[Claim]:
        """Return the claims of all sides of a finding, in order."""
        return [self.claims[c] for p in finding.positions for c in p.claims]

    def resting_on(self, side: Position, claims: Iterable[str]) -> Position:
        """Return a side of a finding with other claims, their articles and their origins."""
        told = [self.claims[c] for c in dict.fromkeys(claims)]
        articles, origins = [c.article for c in told], [c.origin for c in told]
        held = {
            "claims": [c.id for c in told],
            "articles": [a for a in (*side.articles, *articles) if a in articles],
            "origins": [o for o in (*side.origins, *origins) if o in origins],
        }
        return side.model_copy(update={n: tuple(dict.fromkeys(ids)) for n, ids in held.items()})

    def _doc(self, claim: Claim) -> Doc:
        return self.parser.grammar([bare(claim.text)])[0]

    def is_overtaken(self, claim: Claim, telling: Iterable[Claim]) -> bool:
        """Whether a claim tells what is so or will be, and others print a week after `telling`."""
        days = (self.articles[c.article].published.date for c in telling)
        early = all(day is not None and (self._last - day).days >= WEEK for day in days)
        return early and self.is_of_its_day(claim)

    def is_of_its_day(self, claim: Claim) -> bool:
        """Whether a claim tells what is so, has come about or will, and no past deed."""
        if self.is_foreign(claim):
            return False
        roots = [t for t in self._doc(claim) if t.dep_ == "ROOT"]
        mains = [t for r in roots for t in (r, *(c for c in r.children if c.dep_ == "conj"))]
        verbs = [t for m in mains for t in (m, *m.children) if t is m or t.dep_.startswith("aux")]
        return any(t.tag_ in {"VBZ", "VBP", "MD"} for t in verbs)

    def is_foreign(self, claim: Claim) -> bool:
        """Whether a claim is in a language whose grammar is not read."""
        return self.articles[claim.article].language != "en"

    def outlet(self, claim: Claim) -> str:
        """Return what the page calls the outlet of a claim."""
        return self.articles[claim.article].called

    def account(self, claim: Claim) -> str:
        """Return whose account a claim is."""
        return self.tellers.account(claim.article)

    def accounts(self, claims: Iterable[Claim]) -> int:
        """Return how many accounts make some claims."""
        return self.tellers.count(c.article for c in claims)

    def speaker(self, claim: Claim) -> str:
        """Return what the page calls who says a claim; its outlet where that says it itself."""
        origin = self._origins.get(claim.origin)
        if claim.speaker is None:
            return self.outlet(claim)
        if origin is None or origin.kind == "outlet" or origin.name == UNNAMED:
            return claim.speaker
        who = introduced(origin)
        if who != origin.name or origin.kind != "person":
            return who
        offices = filter(None, (office_of(who, a) for a in self.articles.values()))
        office = next(offices, "")
        return f"{who} ({office})" if office else who

    def is_named(self, claim: Claim) -> bool:
        """Whether words show who says a claim."""
        return claim.speaker is not None and claim.speaker not in (UNNAMED, UNATTRIBUTED)

    def who(self, claims: Iterable[Claim]) -> str:
        """Return the names of who says some claims, the first few and a count of the rest.

        Who says most stands first, then by name: the order of the articles says nothing. Of whom
        the article has no word is named only where nobody else is.
        """
        every = list(claims)
        counts = Counter(self.speaker(c) for c in every if c.speaker != UNNAMED)
        counts = counts or Counter(map(self.speaker, every))
        names = sorted(counts, key=lambda n: (-counts[n], n))
        more = len(names) - NAMED
        return listed([*names[:NAMED], *([f"{more} more"] if more > 0 else [])])

    def is_whole(self, claim: Claim) -> bool:
        """Whether a claim's words stand as a sentence."""
        return stands_alone(self._doc(claim))

    def stands(self, claim: Claim) -> bool:
        """Whether a reader takes a claim alone: it says something, leans on nothing, is somebody's.

        In other languages the grammar is not read.
        """
        if self.is_foreign(claim):
            return True
        known = claim.speaker != UNNAMED and self._is_introduced(claim)
        whole = claim.mode != "direct" or self._is_all_said(claim)
        dated = self.articles[claim.article].published.date or not counts_days(claim.quote)
        sound = known and whole and dated and not (is_torn(claim) or self._is_bare(claim))
        return bool(sound) and not says_nothing(self._doc(claim)) and not self.leans(claim)

    def _is_bare(self, claim: Claim) -> bool:
        """Whether its subject does not tell who or what is meant, so that a line cannot open so.

        That is a surname alone which its article introduces and few accounts know, and "the bank"
        where its article names two.
        """
        subjects = (t for t in self._doc(claim) if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT")
        return any(self._needs_name(t, self.articles[claim.article].text) for t in subjects)

    def _needs_name(self, subject: Token, text: str) -> bool:
        if subject.tag_ == "NNP":
            alone = not any(c.dep_ in ("compound", "appos") for c in subject.children)
            in_full = rf"\b[A-Z][\w.\u2019'-]+ {re.escape(subject.text)}\b"
            unknown = alone and subject.lower_ not in self._scene
            person = subject.ent_type_ in ("", "PERSON")
            return unknown and person and re.search(in_full, text) is not None
        definite = [c.lower_ for c in subject.children] == ["the"]
        called = (n.words for n in find_names(text) if len(n.words) > 1) if definite else ()
        return len({w[-2] for w in called if w[-1].casefold() == subject.lower_}) > 1

    def _is_introduced(self, claim: Claim) -> bool:
        """Whether a reader knows who says a claim: by his office, or as half the accounts do."""
        origin = self._origins.get(claim.origin)
        if claim.speaker is None or origin is None or origin.kind != "person":
            return True
        surname = origin.name.split()[-1].casefold()
        return surname in self._scene or self.speaker(claim) != origin.name

    def _is_all_said(self, claim: Claim) -> bool:
        """Whether quoted words are a whole sentence of what was said: no half of it.

        None before a "but", and none that goes on with a small letter.
        """
        text = self.articles[claim.article].text
        begins = not claim.quote[0].islower() or text[: claim.start].rstrip()[-1:] in _OPENS
        ends = _SAID.match(text, claim.end) is not None or text[claim.end - 1] in ".!?"
        return begins and ends

    def opens(self, claim: Claim) -> bool:
        """Whether a claim is a whole sentence in the outlet's own voice that opens its article.

        News comes first, and what comes first is told to who has read nothing (`OPENING`). In
        other languages nothing is parsed, and all of their claims are sentences.
        """
        if self.is_foreign(claim):
            return True
        own = claim.speaker is None and claim.mode != "direct"
        return own and any(
            a <= claim.start and claim.end <= b and claim.end - claim.start >= WHOLE * (b - a)
            for a, b in self._opening[claim.article]
        )

    def predicates(self, claim: Claim) -> list[frozenset[str]]:
        """Return for each finite clause of a claim the stems of what it says of its subject."""
        return [found for t in self._doc(claim) if is_finite(t) and (found := _predicate(t))]

    def leans(self, claim: Claim) -> bool:
        """Whether a claim is not understood without what its article tells before it."""
        return leans(self._doc(claim), claim)

    def words(self, claim: Claim) -> str:
        """Return a claim's words as a sentence of the page, or in quotation marks where cut."""
        if self.is_foreign(claim):  # no grammar tells which words say who says it
            return f"“{claim.quote}”"
        text = self._plain(claim)
        return quote_loaded(text) if self.is_whole(claim) else f"“{inner(text)}”"

    def _plain(self, claim: Claim) -> str:
        """Return a claim's words; a first word in capitals that only opens the article is small."""
        text = paired(claim.text)
        first, space, rest = text.partition(" ")
        opens = claim.start <= self.articles[claim.article].body_start + len(first)
        shout = opens and len(first) > 2 and first.isupper() and first.lower() in self._small
        return self.on_its_day(f"{first.capitalize()}{space}{rest}" if shout else text, claim)

    def on_its_day(self, text: str, claim: Claim) -> str:
        """Return words with the date, in brackets, behind a day counted from that of printing."""
        when = claim.when
        stated = self.articles[claim.article].published.basis == "stated"
        if when is None or not stated or when.from_ != when.to:
            return text
        kinds = {m.kind for m in find_dates(when.text)}
        owns = POSSESSIVE.match(text.partition(when.text)[2])  # "Monday's storm"
        if not kinds or not kinds <= LEANING or text.count(when.text) != 1 or owns:
            return text
        return text.replace(when.text, f"{when.text} [{day_words(when.from_)}]")

    def said(self, claim: Claim) -> str:
        """Return a claim with who says it.

        What is spoken is quoted, and a part of a sentence as the outlet's words. What somebody
        says against a charge stays as it is said: only the article's own word for a denial
        makes the page say "denied".
        """
        if claim.speaker is None or self.is_foreign(claim) or self.says_who(claim):
            return self.words(claim)
        who, text = self.speaker(claim), self._plain(claim)
        if opens_with_cue(claim):
            return quote_loaded(phrase("said", "own", who=who, words=text))
        if claim.cue and find_negations(claim.cue):
            return phrase("said", "denies", who=who, words=inner(text))
        if claim.mode == "direct" or FIRST_PERSON.search(claim.quote):
            return phrase("said", "quoted", who=who, words=self.spoken(claim))
        if not self.is_whole(claim):  # words of the outlet, which are not put in somebody's mouth
            return phrase("said", "part", who=who, words=self.spoken(claim))
        return quote_loaded(
            phrase("said", "plain", who=who, words=self._lowered(text, self._doc(claim)))
        )

    def says_who(self, claim: Claim) -> bool:
        """Whether a claim's own words say who says it: no "X said X said"."""
        return claim.mode != "direct" and gives_itself(bare(claim.text), claim)

    def spoken(self, claim: Claim) -> str:
        """Return words to be quoted: as spoken where the speaker speaks of himself."""
        own = FIRST_PERSON.search(claim.quote)
        return inner(paired(claim.quote) if own else self._plain(claim))

    def _lowered(self, text: str, doc: Doc) -> str:
        """Return words to stand inside a sentence: no capital but a name's."""
        first = doc[0]
        small = first.lower_ in self._small or first.pos_ in SMALL_ALWAYS
        titled = first.i + 1 < len(doc) and first.nbor().text[:1].isupper()
        named = titled and first.pos_ in {"PROPN", "NOUN"}
        plain = small and first.text != "I" and text.startswith(first.text) and not named
        return text[:1].lower() + text[1:] if plain else text


def _predicate(verb: Token) -> frozenset[str]:
    """Return the stems of a clause's words of content without its subject and other clauses."""
    held, left = [verb], [c for c in verb.children if c.dep_ not in SUBJECTS]
    while left:
        token = left.pop()
        if not is_finite(token):
            held.append(token)
            left += token.children
    return frozenset(stem(w) for t in held for w in content_words(t.text))


_SAID = re.compile(r"[,.!?\u2026]?[\u201d\u2019\"']|[.!?\u2026]")
"""What ends quoted words where all of their sentence is quoted."""
_OPENS = frozenset("\"\u201c\u201e\u00ab\u2018'[(")

# --- who somebody is: "Coast Guard captain Ole Brandt"


LONGEST = 7
"""Words beside a name that still introduce it."""
ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "sir", "man", "woman", "person", "boy", "girl"})
"""Words for a person that tell no office or role."""
OFFICES = (TITLES | PERSON_NOUNS) - ADDRESS
ARTICLES = frozenset({"a", "an", "the"})


def called(claim: Claim, origin: Origin) -> str:
    """Return who says a claim: no person by name where it has only the body he speaks for."""
    names = {w for w in origin.name.split() if w[:1].isupper()}
    own = claim.speaker or origin.name
    if origin.kind == "person" and claim.mode != "direct" and names.isdisjoint(own.split()):
        return own
    return introduced(origin)


def introduced(origin: Origin) -> str:
    """Return an origin's name; a person's in the form in which an article says who he is."""
    if origin.kind != "person" or " " not in origin.name:
        return origin.name
    forms = (n for n in origin.names if _tells_who(n, origin.name))
    return min(forms, key=lambda n: (not n.endswith(origin.name), len(n)), default=origin.name)


def _tells_who(form: str, name: str) -> bool:
    """Whether a form has an office or a role before the name, or behind it; no article's view."""
    before, found, behind = form.partition(name)
    role = f"{before} {behind}".casefold().split()
    parts = {p for w in role for p in w.strip(".,").split("-")}
    office = parts & OFFICES and role[0] not in ARTICLES
    plain = not (before and behind) and len(role) <= LONGEST and not find_loaded_unquoted(form)
    return bool(found and office and plain)


def office_of(name: str, article: Article) -> str:
    """Return the office that stands behind a name where an article introduces it.

    "Ole Brandt, head of the Liss coast guard, said" gives "head of the Liss coast guard".
    """
    behind = introduction(name, article).partition(f"{name}, ")[2]
    words = re.split(r"[,.;:()\u201c\u201d\"]", behind)[0].split()
    plain = {p for w in words for p in w.casefold().split("-")}
    told = plain & OFFICES and not plain & {"who", "which", "said"}
    fits = 1 < len(words) <= LONGEST_OFFICE and len(" ".join(words)) < len(behind)
    return " ".join(words) if told and fits else ""


LONGEST_OFFICE = 12
"""Words of an office behind a name; in longer ones something is told of him."""

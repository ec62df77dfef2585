"""May it be said that accounts name one thing by different words?

Each word has to stand in the claim that it is given for, the claims have to speak of one matter,
and at least two accounts have to use at least two different words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from summarize.domain import DraftTerm, DraftWording, RejectedFinding, Term, Wording
from summarize.gate.weighing.matters import Matter, Matters, shared_names, shared_words
from summarize.gate.weighing.values import find
from summarize.text.cues import HEDGES, find_hedges
from summarize.text.dates import find_dates, resolve
from summarize.text.loaded import find_loaded_unquoted, is_loaded
from summarize.text.names import find_names, same_word
from summarize.text.numbers import find_numbers
from summarize.text.sentences import without
from summarize.text.words import content_words, is_kin, stem, verbatim

# --- whether an engine's words for what a finding is about are borne out by its claims


def is_borne(words: str, claims: Sequence[Matter], told: frozenset[str] = frozenset()) -> bool:
    """Whether every name, number and day of some words stands in the claims, and the rest is told.

    A heading asks and asserts nothing, so its other words may stand anywhere in the articles of
    the claims (`told`: their stems), as an inflection, a derivation or a synonym. Plain words of
    asking and counting ("how many", "whether", "number") need not stand there. Names are held
    against the names of the claims and their sentences, numbers and days against numbers and days.
    """
    rest, named, known = _exact_apart(words, claims), _named_by(claims), told | _words_by(claims)
    if rest is None or not _has_names(rest, known, named):
        return False
    return all(stem(w) in _plain() or _is_told(w, known, named) for w in content_words(rest))


def asks(words: str, claims: Sequence[Matter], told: frozenset[str]) -> bool:
    """Whether words may stand over some claims as the question that they answer.

    That of a dispute asserts nothing: its names, numbers and days are those of the claims, half of
    its words stand in their sentences, and half at most are a model's own. Of 30 headings of
    disputes by a capable model 29 pass, 23 where every word has to be told (`is_borne`); of those
    of other disputes of the story 71 of 172, instead of 98; of those of other stories none of 666.
    """
    rest, named, near = _exact_apart(words, claims), _named_by(claims), _words_by(claims)
    known = told | near
    if rest is None or not _has_names(rest, known, named):
        return False
    asked = content_words(rest)
    of_matter = [w for w in asked if stem(w) not in _plain()]
    own = sum(_is_told(w, near, named) for w in of_matter)
    strange = sum(not _is_told(w, known, named) for w in of_matter)
    return bool(asked) and 2 * strange <= len(asked) and 2 * own >= len(of_matter)


def _is_told(word: str, words: frozenset[str], names: frozenset[str]) -> bool:
    return is_kin(stem(word), words) or any(same_word(word, n) for n in names)


def _exact_apart(words: str, claims: Sequence[Matter]) -> str | None:
    """Return words without days and numbers; None where these are others, or a word is loaded."""
    if not words.strip() or find_loaded_unquoted(words):
        return None
    rest = _without_days(words, claims)
    numbers = find_numbers(rest or "")
    values = (v for n in numbers for v in (n.value, n.low, n.high) if v is not None)
    if rest is None or not all(any(find(v, m.values) for m in claims) for v in values):
        return None
    return without(rest, [(n.start, n.end) for n in numbers])


def _without_days(words: str, claims: Sequence[Matter]) -> str | None:
    """Return words without their days; None where a day is none that a claim speaks of."""
    days = find_dates(words)
    when = [m.claim.when for m in claims if m.claim.when]
    spans = [*((w.from_, w.to) for w in when), *(d for m in claims for d in m.days)]
    for day in days:
        asked = [s for start, _ in spans if (s := resolve(day, start)) is not None]
        known = any(a[0] <= end and start <= a[1] for a in asked for start, end in spans)
        if not known and not any(day.text.casefold() in m.claim.quote.casefold() for m in claims):
            return None
    return without(words, [(day.start, day.end) for day in days])


def _has_names(words: str, known: frozenset[str], named: frozenset[str]) -> bool:
    parts = (w.casefold() for name in find_names(words) for w in name.words)
    return all(stem(p) in _plain() or _is_told(p, known, named) for p in parts)


def _words_by(claims: Sequence[Matter]) -> frozenset[str]:
    return frozenset(w for m in claims for w in m.plain | m.context)


def _named_by(claims: Sequence[Matter]) -> frozenset[str]:
    speakers = frozenset(w.casefold() for m in claims for w in (m.claim.speaker or "").split())
    return speakers.union(w for m in claims for w in m.name_words | m.around)


@cache
def _plain() -> frozenset[str]:
    """Return the stems of the words that any heading may use."""
    text = files("summarize.gate.weighing").joinpath("plain_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(stem(w) for line in lines for w in line.split())


def weigh_wording(
    proposed: Iterable[DraftWording], matters: Matters
) -> tuple[list[Wording], list[RejectedFinding]]:
    """Return the rows that hold, and the words or rows that do not with the reason."""
    rows, rejected = [], []
    for draft in proposed:
        standing = [t for t in draft.terms if _stands(t, matters)]
        lost = [t for t in draft.terms if t not in standing]
        near = [t for t in standing if _is_near(t, standing, matters)]
        shared = [t for t in near if _is_shared(t, standing, matters)]
        kept = [t for t in near if t not in shared]
        claims = [t.claim for t in kept]
        refused = {
            "its words do not stand in it plainly, outside quotation marks": lost,
            "it has nothing to do with the others": [t for t in standing if t not in near],
            "another account prints these words too": shared,
        }
        if matters.accounts(claims) < 2 or len({_form(t.words) for t in kept}) < 2:
            refused["two accounts do not word it in two ways"] = [*draft.terms]
        elif not is_borne(draft.referent, [*map(matters.of, claims)], matters.told_in(claims)):
            refused["the accounts do not bear out what it is called"] = kept
        else:
            rows.append(_row(draft, kept, matters))
        rejected += [
            RejectedFinding(
                kind="wording",
                question=draft.referent,
                claims=tuple(dict.fromkeys(t.claim for t in terms)),
                reason=reason,
            )
            for reason, terms in refused.items()
            if terms
        ]
    return rows, rejected


def _stands(term: DraftTerm, matters: Matters) -> bool:
    """Whether a term's words stand so in its claim, as the outlet's own, and name something."""
    claim = matters.claims.get(term.claim)
    if claim is None or not content_words(term.words):
        return False
    for start, _ in _found(term.words, claim.quote):
        before = " ".join(claim.quote[:start].split()[-RESERVED_WITHIN:])
        reserved = any(c.kind in HEDGES for c in find_hedges(before)) or ACCUSED.search(before)
        if not reserved and not matters.is_quoted(claim.article, claim.start + start):
            return True
    return False


RESERVED_WITHIN = 3
"""Words before a term among which its reserve stands: "arguably Nixon's most vital defender"; the
account does not call it so."""


ACCUSED = re.compile(r"\baccused\b(?! (?:of|by)\b)", re.IGNORECASE)
"""Before a name for somebody: "Accused Plant Killer" calls him no killer."""


def _found(words: str, text: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, as whole words, whatever their capitals."""
    return [m.span() for m in verbatim(words, re.IGNORECASE).finditer(text)]


def _is_near(term: DraftTerm, terms: Sequence[DraftTerm], matters: Matters) -> bool:
    """Whether a term's claim speaks of what the claim of another account's term speaks of."""
    mine, account = matters.of(term.claim), matters.account(term.claim)
    others = [matters.of(t.claim) for t in terms if matters.account(t.claim) != account]
    return any(
        shared_words(mine, o) or shared_names(mine, o) or len(mine.context & o.context) > 1
        for o in others
    )


def _is_shared(term: DraftTerm, terms: Sequence[DraftTerm], matters: Matters) -> bool:
    """Whether an account that is not shown with some words prints them too: nobody chose them."""
    form = _form(term.words)
    same = {matters.account(t.claim) for t in terms if _form(t.words) == form}
    words = _without_article(term.words)
    return any(_found(words, article.text) for article in matters.of_others(same))


def _row(draft: DraftWording, kept: Sequence[DraftTerm], matters: Matters) -> Wording:
    terms: dict[tuple[str, str], Term] = {}
    for term in kept:
        article, words = matters.printed(term.claim), " ".join(term.words.split())
        spans = tuple(
            s for s in _found(words, article.text) if not matters.is_quoted(article.id, s[0])
        )
        loaded = term.loaded or is_loaded(words)
        told = Term(article=article.id, term=words, count=len(spans), spans=spans, loaded=loaded)
        terms.setdefault((article.id, _form(words)), told)
    told_by = tuple(terms[k] for k in sorted(terms))
    return Wording(referent=draft.referent, kind=draft.kind, terms=told_by)


def _form(words: str) -> str:
    """Return a term without its article and its capitals."""
    return _without_article(words).casefold()


def _without_article(words: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", " ".join(words.split()), flags=re.IGNORECASE)

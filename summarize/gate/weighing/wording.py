"""May it be said that accounts name one thing by different words?

Each word has to stand in the claim that it is given for, the claims have to speak of one matter,
and at least two accounts have to use at least two different words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from summarize.domain import Article, DraftTerm, DraftWording, RejectedFinding, Term, Wording
from summarize.gate.weighing.headings import is_borne
from summarize.gate.weighing.matters import Matters, shared_names, shared_words
from summarize.text.loaded import is_loaded
from summarize.text.words import content_words


def weigh_wording(
    proposed: Iterable[DraftWording], matters: Matters
) -> tuple[list[Wording], list[RejectedFinding]]:
    """Return the rows that hold, and the words or rows that do not with the reason."""
    rows, rejected = [], []
    for draft in proposed:
        standing = [t for t in draft.terms if _stands(t, matters)]
        lost = [t for t in draft.terms if t not in standing]
        kept = [t for t in standing if _is_near(t, standing, matters)]
        if lost:
            rejected.append(_refused(draft, lost, "its words do not stand in it"))
        if len(kept) < len(standing):
            apart = [t for t in standing if t not in kept]
            rejected.append(_refused(draft, apart, "it has nothing to do with the others"))
        accounts = matters.accounts(t.claim for t in kept)
        if accounts < 2 or len({_form(t.words) for t in kept}) < 2:
            rejected.append(_refused(draft, draft.terms, "two accounts do not word it in two ways"))
        else:
            rows.append(_row(draft, kept, matters))
    return rows, rejected


def _refused(draft: DraftWording, terms: Sequence[DraftTerm], reason: str) -> RejectedFinding:
    claims = tuple(dict.fromkeys(t.claim for t in terms))
    return RejectedFinding(kind="wording", question=draft.referent, claims=claims, reason=reason)


def _stands(term: DraftTerm, matters: Matters) -> bool:
    """Whether a term's words stand so in its claim's quote, and name something."""
    claim = matters.claims.get(term.claim)
    named = bool(content_words(term.words))
    return claim is not None and named and bool(_found(term.words, claim.quote))


def _found(words: str, text: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, as whole words, whatever their capitals."""
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    matches = re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return [m.span() for m in matches]


def _is_near(term: DraftTerm, terms: Sequence[DraftTerm], matters: Matters) -> bool:
    """Whether a term's claim speaks of what the claim of another account's term speaks of."""
    mine, account = matters.of(term.claim), matters.account(term.claim)
    others = [matters.of(t.claim) for t in terms if matters.account(t.claim) != account]
    return any(
        shared_words(mine, o) or shared_names(mine, o) or len(mine.context & o.context) > 1
        for o in others
    )


def _row(draft: DraftWording, kept: Sequence[DraftTerm], matters: Matters) -> Wording:
    told = [matters.of(t.claim) for t in kept]
    most = Counter(_form(t.words) for t in kept)
    used = min(most, key=lambda w: (-most[w], w))
    referent = draft.referent if is_borne(draft.referent, told) else used
    terms: dict[tuple[str, str], Term] = {}
    for term in kept:
        article = matters.printed(term.claim)
        terms.setdefault((article.id, _form(term.words)), _term(term.words, article))
    return Wording(referent=referent, kind=draft.kind, terms=tuple(terms[k] for k in sorted(terms)))


def _term(words: str, article: Article) -> Term:
    spans = tuple(_found(words, article.text))
    return Term(
        article=article.id,
        term=" ".join(words.split()),
        count=len(spans),
        spans=spans,
        loaded=is_loaded(words),
    )


def _form(words: str) -> str:
    """Return a term without its article and its capitals."""
    return re.sub(r"^(?:the|an?) ", "", " ".join(words.split()).casefold())
